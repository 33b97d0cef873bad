"""Statements of invented sentences: content, mode, speaker, medium, relays, addressee, polarity."""

from dataclasses import dataclass

import pytest
from annotated import read, words

from reportedly.records import Report, Statement


@dataclass(frozen=True)
class Row:
    """A text, and what its first statement with these contents must be."""

    text: str
    contents: tuple[str, ...]
    mode: str
    speakers: tuple[str, ...]
    source: str | None = None
    medium: str | None = None
    relays: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    polarity: str = "asserted"
    unnamed: int | None = None


ROWS = [
    Row("“The pumps failed at dawn,” Maria Tellez said.", ("The pumps failed at dawn,",), "direct", ("Maria Tellez",)),
    Row(
        "“The pumps failed,” said Maria Tellez, the plant’s manager.",
        ("The pumps failed,",),
        "direct",
        ("Maria Tellez",),
    ),
    Row(
        "“We waited,” Tomas Reiter said. “Nobody came to the gate.”",
        ("We waited,", "Nobody came to the gate."),
        "direct",
        ("Tomas Reiter",),
    ),
    Row("Maria Tellez said the pumps had failed.", ("the pumps had failed",), "indirect", ("Maria Tellez",)),
    Row(
        "Maria Tellez said on Tuesday that the pumps had failed.",
        ("the pumps had failed",),
        "indirect",
        ("Maria Tellez",),
    ),
    Row("The pumps failed at dawn, Maria Tellez said.", ("The pumps failed at dawn",), "indirect", ("Maria Tellez",)),
    Row(
        "Officials say at least 24 people were hurt.",
        ("at least 24 people were hurt",),
        "indirect",
        ("Officials",),
        unnamed=0,
    ),
    Row(
        "Two people familiar with the talks said the deal was dead.",
        ("the deal was dead",),
        "indirect",
        ("Two people familiar with the talks",),
        unnamed=2,
    ),
    Row(
        "Norway confirmed for the first time that it had sent divers.", ("it had sent divers",), "indirect", ("Norway",)
    ),
    Row("The bridge was closed, Oslo has said.", ("The bridge was closed",), "indirect", ("Norway",)),
    Row(
        "The mayor, Tomas Reiter, praised the crew as “calm and quick” in a letter to Maria Tellez.",
        ("the crew as “calm and quick”",),
        "mixed",
        ("Tomas Reiter",),
        medium="letter",
        addressees=("Maria Tellez",),
    ),
    Row(
        "“The harbour stays open,” he said, according to the Tass news agency.",
        ("The harbour stays open,",),
        "direct",
        (),
        relays=("TASS",),
    ),
    Row(
        "According to the Harbour Ministry, nobody was on board.",
        ("nobody was on board",),
        "indirect",
        ("Harbour Ministry",),
        source="the Harbour Ministry",
    ),
    Row(
        "Tomas Reiter told Reuters the gate was shut.",
        ("the gate was shut",),
        "indirect",
        ("Tomas Reiter",),
        relays=("Reuters",),
    ),
    Row(
        "Xinhua quoted an official as saying the road was open.",
        ("the road was open",),
        "indirect",
        ("an official",),
        relays=("Xinhua",),
        unnamed=1,
    ),
    Row(
        "The strike has ended, AFP reported, citing union officials.",
        ("The strike has ended",),
        "indirect",
        ("union officials",),
        relays=("AFP",),
        unnamed=0,
    ),
    Row(
        "Maria Tellez denied that the pumps had failed.",
        ("the pumps had failed",),
        "indirect",
        ("Maria Tellez",),
        polarity="denied",
    ),
    Row(
        "Maria Tellez asked whether the pumps had failed.",
        ("whether the pumps had failed",),
        "indirect",
        ("Maria Tellez",),
        polarity="asked",
    ),
    Row(
        "Police believe the pumps were tampered with.",
        ("the pumps were tampered with",),
        "indirect",
        ("Police",),
        polarity="hedged",
    ),
    Row("It was announced that the pumps had failed.", ("the pumps had failed",), "indirect", ()),
    Row(
        "Tomas Reiter wrote a letter to the council. “The gate was shut,” the letter said.",
        ("The gate was shut,",),
        "direct",
        ("Tomas Reiter",),
        medium="letter",
    ),
]


def statement_of(report: Report, found: tuple[Statement, ...], contents: tuple[str, ...]) -> Statement:
    """The statement with just these contents."""
    alike = [s for s in found if tuple(words(report, s.contents)) == contents]
    assert alike, [words(report, s.contents) for s in found]
    return alike[0]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.text[:50])
def test_row(row: Row) -> None:
    report, found = read(row.text)
    statement = statement_of(report, found.statements or (), row.contents)
    assert statement.mode == row.mode
    assert statement.speakers == row.speakers
    assert statement.medium == row.medium
    assert tuple(hand.name for hand in statement.relays) == row.relays
    assert statement.addressees == row.addressees
    assert statement.polarity == row.polarity
    assert statement.unnamed == row.unnamed
    if row.source:
        assert words(report, statement.sources) == [row.source]


def test_a_statement_told_by_a_body_is_tied_to_the_bodys_own() -> None:
    report, found = read("Tomas Reiter thanked Maria Tellez for “brave work”, the Harbour Ministry said.")
    inner = statement_of(report, found.statements or (), ("brave work",))
    outer = next(s for s in found.statements or () if s.id == inner.parent)
    assert outer.speakers == ("Harbour Ministry",)
    assert [hand.name for hand in inner.relays] == ["Harbour Ministry"]
    assert inner.addressees == ("Maria Tellez",)


def test_a_quotation_in_the_next_paragraph_is_a_new_statement_of_the_same_speaker() -> None:
    report, found = read("“The gate was shut,” Tomas Reiter said.\n\n“We could not get through to the ward.”")
    carried = statement_of(report, found.statements or (), ("We could not get through to the ward.",))
    assert carried.speakers == ("Tomas Reiter",)
    assert carried.sources == carried.cue == ()


def test_a_quotation_that_runs_over_paragraphs_stays_one_statement() -> None:
    report, found = read("“The gate was shut,” Tomas Reiter said. “We waited there.\n\n“Nobody came to open it.”")
    assert statement_of(
        report, found.statements or (), ("The gate was shut,", "We waited there.", "Nobody came to open it.")
    )


def test_a_pronoun_after_an_unnamed_speaker_is_nobody_elses() -> None:
    report, found = read("Tomas Reiter left. A guard said the gate was shut. “It was dark,” he added.")
    assert statement_of(report, found.statements or (), ("It was dark,",)).speakers == ("A guard",)


def test_a_verb_that_is_a_noun_attributes_nothing() -> None:
    _, found = read("The report was late. Their claims were many, and the states agreed a plan.")
    assert found.statements == ()


def test_the_day_the_clause_names_is_the_day_it_was_said() -> None:
    report, found = read("Maria Tellez said on Tuesday that the pumps had failed.")
    assert statement_of(report, found.statements or (), ("the pumps had failed",)).said == "2024-05-07"


def test_somebodys_counterpart_is_not_that_somebody() -> None:
    report, found = read("Maria Tellez told her rival in a letter that the pumps had failed.")
    statement = statement_of(report, found.statements or (), ("the pumps had failed",))
    assert statement.speakers == ("Maria Tellez",)
    assert statement.addressees == ("her rival",)
