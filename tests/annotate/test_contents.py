"""Contents and quotation marks: whole quotations, over paragraphs, and what nobody claims."""

import pytest

from reportedly.annotate.sentences import add_sentences
from reportedly.annotate.statements.claims import Claim
from reportedly.annotate.statements.contents import set_right
from reportedly.annotate.statements.page import Attribution, Page
from reportedly.annotate.statements.quotes import Quotes, find_quotes
from reportedly.annotate.statements.unclaimed import take_up
from reportedly.records import Annotations, Report, Span


def place(text: str, words: str) -> Span:
    start = text.index(words)
    return start, start + len(words)


def right(text: str, cue: str, *contents: str) -> list[str]:
    """The contents of one claim, set right."""
    claim = Claim(place(text, cue), None, tuple(place(text, part) for part in contents), 0.9)
    return [text[s:e] for found in set_right(text, Quotes(find_quotes(text)), [claim]) for s, e in found.contents]


ROWS = [
    ("“We waited at the gate,” he said.", "said", ("waited at the gate",), ["We waited at the gate,"]),
    ("“We waited,” he said.", "said", ("“We waited,”",), ["We waited,"]),
    ("He said, — they had waited, and left.", "said", (", — they had waited,",), ["they had waited"]),
    ("He called the crew “calm and quick” and left.", "called", ("the crew “calm and",), ["the crew “calm and quick”"]),
    ("He said that “we” had waited.", "said", ("that “we” had waited",), ["that “we” had waited"]),
    ("He said: “We waited.\n\n“Nobody came.”\n\n“Go!”", "said", ("“We waited.",), ["We waited.", "Nobody came."]),
    ("He wrote:\n\n“We waited.\n\n“Nobody came.”\n\nIt rained.", "wrote", (), ["We waited.", "Nobody came."]),
    ("He wrote:\n\nIt rained.", "wrote", (), []),
    ('He said "we waited” there', "said", ('"we waited” there',), ['"we waited” there']),
]


@pytest.mark.parametrize(("text", "cue", "claimed", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_contents_are_set_right(text: str, cue: str, claimed: tuple[str, ...], expected: list[str]) -> None:
    assert right(text, cue, *claimed) == expected


def test_a_quotation_is_not_grown_over_another_claim() -> None:
    text = "“We waited, Kim said, at the gate, and left”"
    one = Claim(place(text, "Kim said"), None, (place(text, "We waited"),), 0.9)
    two = Claim(place(text, "and left"), None, (place(text, "at the gate"),), 0.9)
    found = set_right(text, Quotes(find_quotes(text)), [one, two])
    assert [claim.contents for claim in found] == [one.contents, two.contents]


def taken_up(text: str, *claimed: tuple[str, str]) -> list[tuple[list[str], int | None]]:
    """The contents of each attribution, and the number of the one whose speaker goes on."""
    report = Report("r", text, language="en")
    page = Page(text, add_sentences(report, Annotations()).sentences or (), Quotes(find_quotes(text)))
    found = take_up(page, [Attribution((place(text, words),), place(text, cue)) for cue, words in claimed])
    return [([text[s:e] for s, e in one.contents], found.index(one.carried) if one.carried else None) for one in found]


def test_a_quotation_in_the_paragraph_goes_on() -> None:
    text = "“We waited there,” she said. It rained. “Nobody came to the gate.”"
    assert taken_up(text, ("said", "We waited there,")) == [(["We waited there,", "Nobody came to the gate."], None)]


def test_the_next_paragraphs_quotation_is_a_new_one_of_the_same_speaker() -> None:
    text = "“We waited there,” she said.\n\n“Nobody came to the gate.”"
    assert taken_up(text, ("said", "We waited there,")) == [
        (["We waited there,"], None),
        (["Nobody came to the gate."], 0),
    ]


def test_a_quotation_far_from_any_speaker_is_nobodys() -> None:
    text = "They had waited, she said.\n\nIt rained.\n\n“Nobody came to the gate.”"
    assert taken_up(text, ("said", "They had waited")) == [
        (["They had waited"], None),
        (["Nobody came to the gate."], None),
    ]


@pytest.mark.parametrize("text", ["The “so-called gate of the old town” fell.", "“The gate”", "“The gate was shut and"])
def test_a_name_a_term_or_a_lone_mark_is_no_statement(text: str) -> None:
    assert taken_up(text) == []
