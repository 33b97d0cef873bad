"""The gold chains of eval/chains are well formed: each span in its text, each chain from a speaker to the publisher.

These are marks on invented reports, made by hand; what the program makes of them is scored elsewhere.
"""

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[1] / "eval" / "chains"
SETS = sorted(path.parent.name for path in FOLDER.glob("*/gold.json"))
HAND = {"name", "kind", "span", "aliases"}
STATEMENT = {
    "id",
    "cat",
    "doc",
    "contents",
    "start",
    "end",
    "text",
    "mode",
    "polarity",
    "unnamed",
    "addressees",
    "chain",
}
CATEGORIES = {"one", "relay", "medium", "nested"}
MODES = {"direct", "mixed", "indirect"}
POLARITIES = {"asserted", "denied", "hedged", "asked"}
KINDS = {"speaker", "medium", "relay", "agency", "publisher"}
Row = dict[str, Any]


def documents(name: str) -> dict[str, Row]:
    lines = (FOLDER / name / "documents.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    found = {row["id"]: row for row in rows}
    assert len(found) == len(rows)
    return found


def statements(name: str) -> Iterator[tuple[Row, Row]]:
    """Each statement with its document."""
    known = documents(name)
    for row in json.loads((FOLDER / name / "gold.json").read_text("utf-8"))["statements"]:
        yield row, known[row["doc"]]


def test_there_are_sets() -> None:
    assert len(SETS) >= 4


@pytest.mark.parametrize("name", SETS)
def test_documents_have_text_and_publisher_and_some_statement(name: str) -> None:
    for row in documents(name).values():
        assert set(row) <= {"id", "text", "title", "published", "publisher", "agency", "byline", "url"}, row["id"]
        assert row["text"].strip(), row["id"]
        assert row["publisher"], row["id"]
    assert set(documents(name)) == {row["doc"] for row, _ in statements(name)}


@pytest.mark.parametrize("name", SETS)
def test_statements_say_what_they_are(name: str) -> None:
    ids = [row["id"] for row, _ in statements(name)]
    assert len(ids) == len(set(ids))
    for row, _ in statements(name):
        assert set(row) - {"modes"} == STATEMENT, row["id"]
        assert row["cat"] in CATEGORIES, row["id"]
        assert {row["mode"], *row.get("modes", [])} <= MODES, row["id"]
        assert row["polarity"] in POLARITIES, row["id"]
        assert isinstance(row["unnamed"], bool), row["id"]
        assert all(names and all(names) for names in row["addressees"]), row["id"]  # one, and what else it is called


@pytest.mark.parametrize("name", SETS)
def test_contents_are_the_words_at_their_spans(name: str) -> None:
    for row, document in statements(name):
        text, contents = document["text"], row["contents"]
        assert [row["start"], row["end"]] == [contents[0][0], contents[-1][1]], row["id"]
        assert all(0 <= start < end <= len(text) for start, end in contents), row["id"]
        assert all(before[1] <= after[0] for before, after in pairwise(contents)), row["id"]
        parts = [text[start:end] for start, end in contents]
        assert all(part == part.strip() for part in parts), row["id"]
        assert row["text"] == " … ".join(parts), row["id"]


@pytest.mark.parametrize("name", SETS)
def test_chains_go_from_a_speaker_to_the_publisher(name: str) -> None:
    for row, document in statements(name):
        kinds = [hand["kind"] for hand in row["chain"]]
        assert kinds[0] == "speaker", row["id"]
        assert kinds.count("publisher") == 1, row["id"]
        last = row["chain"][-1]
        assert last["kind"] == "publisher", row["id"]
        assert document["publisher"] in (last["name"], *last["aliases"]), row["id"]
        agencies = [at for at, kind in enumerate(kinds) if kind == "agency"]
        assert not agencies or agencies[-1] == len(kinds) - 2, row["id"]


@pytest.mark.parametrize("name", SETS)
def test_hands_are_whole_and_stand_in_the_text(name: str) -> None:
    for row, document in statements(name):
        for hand in row["chain"]:
            assert set(hand) - {"kinds", "optional"} == HAND, row["id"]
            assert hand["name"], row["id"]
            assert {hand["kind"], *hand.get("kinds", [])} <= KINDS, row["id"]
            assert isinstance(hand.get("optional", False), bool), row["id"]
            assert all(isinstance(alias, str) and alias for alias in hand["aliases"]), row["id"]
            if hand["span"]:
                start, end = hand["span"]
                assert 0 <= start < end <= len(document["text"]), row["id"]
                assert document["text"][start:end].strip(), row["id"]


@pytest.mark.parametrize("name", SETS)
def test_a_pronoun_is_never_a_name(name: str) -> None:
    pronouns = {"he", "she", "it", "they", "we", "i", "his", "her", "who", "which"}
    named = {hand["name"] for row, _ in statements(name) for hand in row["chain"]}
    assert named & (pronouns | {word.title() for word in pronouns}) == set()
