"""The tables of carriers and media: every row whole, none twice, and what the rules make of them."""

import re
from collections import Counter
from importlib.resources import files

import pytest

from reportedly.annotate.statements.hands import media
from reportedly.knowledge import table, values

COLUMNS = {
    "carriers": ["words", "prepositions", "follows", "between", "reason"],
    "media": ["word", "medium", "reason"],
}


@pytest.mark.parametrize("name", COLUMNS)
def test_every_row_is_whole_and_says_why(name: str) -> None:
    lines = files("reportedly.knowledge").joinpath(f"{name}.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert rows[0] == COLUMNS[name]
    for row in rows[1:]:
        assert len(row) == len(COLUMNS[name]), row
        assert all(cell and cell == cell.strip() and "  " not in cell for cell in row), row


def test_carriers_are_plain_words_of_known_sorts() -> None:
    for row in table("carriers"):
        assert row["follows"] in {"anybody", "body", "outlet"}, row
        assert row["between"] in {"when", "any"}, row
        for cell in (row["words"], row["prepositions"]):
            found = values(cell)
            assert len(found) == len(set(found)), row
            assert "|".join(found) == cell, row
            assert all(re.fullmatch(r"[a-z][a-z ’'-]*", word) for word in found), row


def test_no_pair_of_carrier_and_small_word_is_in_two_rows_of_one_sort() -> None:
    pairs = Counter(
        (word, small, row["follows"], row["between"])
        for row in table("carriers")
        for word in values(row["words"])
        for small in values(row["prepositions"])
    )
    assert [pair for pair, times in pairs.items() if times > 1] == []


def test_no_medium_is_told_twice() -> None:
    words = Counter(row["word"] for row in table("media"))
    assert [word for word, times in words.items() if times > 1] == []
    assert len(media()) >= len({word.lower() for word in words}) - 1  # Telegram, where a telegram is posted


def test_a_medium_of_many_words_is_known_by_its_own_name() -> None:
    """So that what is called "court documents" in one place is so in another."""
    assert {row["medium"] for row in table("media")} - {"post", "book"} <= {row["word"] for row in table("media")}
