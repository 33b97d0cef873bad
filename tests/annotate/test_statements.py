"""Statements of invented sentences: content, mode, speaker, medium, relays, addressee, polarity.

What the network would see is written into each text (``seen_made``), so that these hold whatever its weights.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from annotated import read, words
from seen_made import marked, seen_in

from reportedly.annotate.statements import attributions
from reportedly.nets import Seen
from reportedly.records import Annotations, Report, Statement

Reader = Callable[..., tuple[Report, Annotations]]


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> Reader:
    """Reads a marked text; more marked texts say what is seen in its parts when they are read by themselves."""

    def read_marked(*written: str) -> tuple[Report, Annotations]:
        known = dict(map(marked, written))

        def see(text: str) -> Seen:
            return seen_in(text, known.get(text, []))

        monkeypatch.setattr(attributions, "see", see)
        return read(next(iter(known)))

    return read_marked


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
    Row(
        "{content 1|“The pumps failed at dawn,”} {source 1|Maria Tellez} {cue 1|said}.",
        ("The pumps failed at dawn,",),
        "direct",
        ("Maria Tellez",),
    ),
    Row(
        "{content 1|“The pumps failed,”} {cue 1|said} {source 1|Maria Tellez, the plant’s manager}.",
        ("The pumps failed,",),
        "direct",
        ("Maria Tellez",),
    ),
    Row(
        "{content 1|“We waited,”} {source 1|Tomas Reiter} {cue 1|said}. {content 1|“Nobody came to the gate.”}",
        ("We waited,", "Nobody came to the gate."),
        "direct",
        ("Tomas Reiter",),
    ),
    Row(
        "{source 1|Maria Tellez} {cue 1|said} {content 1|the pumps had failed}.",
        ("the pumps had failed",),
        "indirect",
        ("Maria Tellez",),
    ),
    Row(
        "{source 1|Maria Tellez} {cue 1|said} on Tuesday {content 1|that the pumps had failed}.",
        ("that the pumps had failed",),
        "indirect",
        ("Maria Tellez",),
    ),
    Row(
        "{content 1|The pumps failed at dawn}, {source 1|Maria Tellez} {cue 1|said}.",
        ("The pumps failed at dawn",),
        "indirect",
        ("Maria Tellez",),
    ),
    Row(
        "{source 1|Officials} {cue 1|say} {content 1|at least 24 people were hurt}.",
        ("at least 24 people were hurt",),
        "indirect",
        ("Officials",),
        unnamed=0,
    ),
    Row(
        "{source 1|Two people familiar with the talks} {cue 1|said} {content 1|the deal was dead}.",
        ("the deal was dead",),
        "indirect",
        ("Two people familiar with the talks",),
        unnamed=2,
    ),
    Row(
        "{source 1|Norway} {cue 1|confirmed} for the first time {content 1|that it had sent divers}.",
        ("that it had sent divers",),
        "indirect",
        ("Norway",),
    ),
    Row(
        "{content 1|The bridge was closed}, {source 1|Oslo} {cue 1|has said}.",
        ("The bridge was closed",),
        "indirect",
        ("Norway",),
    ),
    Row(
        "{source 1|The mayor, Tomas Reiter}, {cue 1|praised} {content 1|the crew as “calm and quick”} "
        "in a letter to Maria Tellez.",
        ("the crew as “calm and quick”",),
        "mixed",
        ("Tomas Reiter",),
        medium="letter",
        addressees=("Maria Tellez",),
    ),
    Row(
        "{content 1|“The harbour stays open,”} {source 1|he} {cue 1|said}, according to the Tass news agency.",
        ("The harbour stays open,",),
        "direct",
        (),
        relays=("TASS",),
    ),
    Row(
        "{cue 1|According to} {source 1|the Harbour Ministry}, {content 1|nobody was on board}.",
        ("nobody was on board",),
        "indirect",
        ("Harbour Ministry",),
        source="the Harbour Ministry",
    ),
    Row(
        "{source 1|Tomas Reiter} {cue 1|told} Reuters {content 1|the gate was shut}.",
        ("the gate was shut",),
        "indirect",
        ("Tomas Reiter",),
        relays=("Reuters",),
    ),
    Row(
        "{source 1|Xinhua} {cue 1|quoted} {content 1|an official as saying the road was open}.",
        ("the road was open",),
        "indirect",
        ("an official",),
        relays=("Xinhua",),
        unnamed=1,
    ),
    Row(
        "{content 1|The strike has ended}, {source 1|AFP} {cue 1|reported}, citing union officials.",
        ("The strike has ended",),
        "indirect",
        ("union officials",),
        relays=("AFP",),
        unnamed=0,
    ),
    Row(
        "{source 1|Maria Tellez} {cue 1|denied} {content 1|that the pumps had failed}.",
        ("that the pumps had failed",),
        "indirect",
        ("Maria Tellez",),
        polarity="denied",
    ),
    Row(
        "{source 1|Maria Tellez} {cue 1|asked} {content 1|whether the pumps had failed}.",
        ("whether the pumps had failed",),
        "indirect",
        ("Maria Tellez",),
        polarity="asked",
    ),
    Row(
        "{source 1|Police} {cue 1|believe} {content 1|the pumps were tampered with}.",
        ("the pumps were tampered with",),
        "indirect",
        ("Police",),
        polarity="hedged",
    ),
    Row(
        "It {cue 1|was announced} {content 1|that the pumps had failed}.",
        ("that the pumps had failed",),
        "indirect",
        (),
    ),
    Row(
        "Tomas Reiter wrote a letter to the council. "
        "{content 1|“The gate was shut,”} {source 1|the letter} {cue 1|said}.",
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
def test_row(reading: Reader, row: Row) -> None:
    report, found = reading(row.text)
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


def test_a_statement_told_by_a_body_is_tied_to_the_bodys_own(reading: Reader) -> None:
    inside = "{source 1|Tomas Reiter} {cue 1|thanked} Maria Tellez for {content 1|“brave work”}"
    whole = (
        "{content 1|Tomas Reiter thanked Maria Tellez for “brave work”}, {source 1|the Harbour Ministry} {cue 1|said}."
    )
    report, found = reading(whole, inside)
    inner = statement_of(report, found.statements or (), ("brave work",))
    outer = next(s for s in found.statements or () if s.id == inner.parent)
    assert outer.speakers == ("Harbour Ministry",)
    assert [hand.name for hand in inner.relays] == ["Harbour Ministry"]
    assert inner.addressees == ("Maria Tellez",)


def test_a_quotation_in_the_next_paragraph_is_a_new_statement_of_the_same_speaker(reading: Reader) -> None:
    report, found = reading(
        "{content 1|“The gate was shut,”} {source 1|Tomas Reiter} {cue 1|said}."
        "\n\n“We could not get through to the ward.”"
    )
    carried = statement_of(report, found.statements or (), ("We could not get through to the ward.",))
    assert carried.speakers == ("Tomas Reiter",)
    assert carried.sources == carried.cue == ()


def test_a_quotation_that_runs_over_paragraphs_stays_one_statement(reading: Reader) -> None:
    report, found = reading(
        "{content 1|“The gate was shut,”} {source 1|Tomas Reiter} {cue 1|said}. "
        "{content 1|“We waited there.}\n\n“Nobody came to open it.”"
    )
    assert statement_of(
        report, found.statements or (), ("The gate was shut,", "We waited there.", "Nobody came to open it.")
    )


def test_a_pronoun_after_an_unnamed_speaker_is_nobody_elses(reading: Reader) -> None:
    report, found = reading(
        "Tomas Reiter left. {source 1|A guard} {cue 1|said} {content 1|the gate was shut}. "
        "{content 2|“It was dark,”} {source 2|he} {cue 2|added}."
    )
    assert statement_of(report, found.statements or (), ("It was dark,",)).speakers == ("A guard",)


def test_the_day_the_clause_names_is_the_day_it_was_said(reading: Reader) -> None:
    report, found = reading("{source 1|Maria Tellez} {cue 1|said} on Tuesday {content 1|that the pumps had failed}.")
    assert statement_of(report, found.statements or (), ("that the pumps had failed",)).said == "2024-05-07"


def test_somebodys_counterpart_is_not_that_somebody(reading: Reader) -> None:
    report, found = reading(
        "{source 1|Maria Tellez} {cue 1|told} her rival in a letter {content 1|that the pumps had failed}."
    )
    statement = statement_of(report, found.statements or (), ("that the pumps had failed",))
    assert statement.speakers == ("Maria Tellez",)
    assert statement.addressees == ("her rival",)


def test_the_first_words_of_a_content_may_be_whom_it_is_said_to(reading: Reader) -> None:
    report, found = reading(
        "{source 1|Tomas Reiter} {cue 1|thanked} {content 1|Maria Tellez for “brave work” in a letter}."
    )
    statement = statement_of(report, found.statements or (), ("Maria Tellez for “brave work”",))
    assert statement.addressees == ("Maria Tellez",)
    assert statement.medium == "letter"


def test_a_signed_quotation_is_its_signers(reading: Reader) -> None:
    report, found = reading("It rained.\n\n“The gate was shut all night.” — Maria Tellez\n\nIt rained.")
    statement = statement_of(report, found.statements or (), ("The gate was shut all night.",))
    assert statement.speakers == ("Maria Tellez",)
    assert words(report, statement.cue) == ["—"]
