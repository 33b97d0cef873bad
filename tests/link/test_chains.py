"""The chain of hands, from speaker to publisher."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.link.chains import add_chains
from reportedly.link.held import key
from reportedly.records import Annotations, Hand, Reading, Report, Statement

RELAYED = Statement(
    "st_1",
    "direct",
    ((0, 5),),
    speakers=("Anna Lindqvist",),
    sources=((6, 9),),
    medium="letter",
    medium_span=(10, 16),
    relays=(Hand("Harbour Agency", "relay", (20, 34)),),
)


def chain(statement: Statement, report: Report, *held: str) -> list[tuple[str, str, bool]]:
    reading = add_chains(Reading(report, Annotations(statements=(statement,))), held)
    assert reading.annotations.statements is not None
    return [(hand.name, hand.kind, hand.held) for hand in reading.annotations.statements[0].chain]


def test_speaker_medium_relay_agency_publisher() -> None:
    report = Report("r_1", "text", publisher="The Lome Herald", agency=("AFP",))
    assert chain(RELAYED, report) == [
        ("Anna Lindqvist", "speaker", False),
        ("letter", "medium", False),
        ("Harbour Agency", "relay", False),
        ("AFP", "agency", False),
        ("The Lome Herald", "publisher", True),
    ]


def test_a_hand_whose_own_report_is_there_is_held() -> None:
    report = Report("r_1", "text", publisher="The Lome Herald")
    assert ("Harbour Agency", "relay", True) in chain(RELAYED, report, "The Lome Herald", "Harbour Agency")


def test_one_body_has_one_place() -> None:
    report = Report("r_1", "text", publisher="Harbour Agency", agency=("Harbour Agency",))
    assert [name for name, _, _ in chain(RELAYED, report)] == ["Anna Lindqvist", "letter", "Harbour Agency"]


def test_what_is_not_known_is_left_out() -> None:
    assert chain(Statement("st_1", "direct", ((0, 5),)), Report("r_1", "text")) == []


def test_a_failed_stage_stays_failed() -> None:
    reading = Reading(Report("r_1", "text"), Annotations(statements=None))
    assert add_chains(reading, []) == reading


def told(*names: str) -> Statement:
    """A statement of Anna Lindqvist's that came through these."""
    return replace(RELAYED, medium=None, medium_span=None, relays=tuple(Hand(name, "relay") for name in names))


def names(statement: Statement, report: Report) -> list[str]:
    return [name for name, _, _ in chain(statement, report)]


@pytest.mark.parametrize(
    ("relay", "publisher"),
    [
        ("Courier", "The Nairobi Courier"),
        ("the Courier", "Nairobi Courier"),
        ("The Lome Herald", "Lome Herald"),
        ("BBC", "BBC Sport"),
        ("Agence France-Presse", "AFP"),
    ],
)
def test_the_publisher_in_short_is_the_publisher(relay: str, publisher: str) -> None:
    assert names(told(relay), Report("r_1", "text", publisher=publisher)) == ["Anna Lindqvist", publisher]


@pytest.mark.parametrize(
    ("relay", "publisher"),
    [
        ("Courier", "The Nairobi Herald"),
        ("Nairobi Herald", "Herald of Lome"),
        ("Sport", "BBC Sportsday"),
        ("Lome Evening Herald", "The Lome Herald"),
    ],
)
def test_another_outlet_is_a_hand_of_its_own(relay: str, publisher: str) -> None:
    assert names(told(relay), Report("r_1", "text", publisher=publisher)) == ["Anna Lindqvist", relay, publisher]


def test_the_reports_own_agency_is_one_hand() -> None:
    report = Report("r_1", "text", publisher="The Lome Herald", agency=("AFP",))
    assert names(told("Agence France-Presse", "Sorinform"), report) == [
        "Anna Lindqvist",
        "Sorinform",
        "AFP",
        "The Lome Herald",
    ]


def test_an_agencys_own_report_is_printed_by_the_agency() -> None:
    assert chain(told("AFP"), Report("r_1", "text", publisher="Agence France-Presse", agency=("AFP",))) == [
        ("Anna Lindqvist", "speaker", False),
        ("Agence France-Presse", "publisher", True),
    ]


def test_a_publisher_that_speaks_is_the_speaker_alone() -> None:
    spoke = Statement("st_1", "indirect", ((0, 5),), speakers=("Lome Herald",))
    assert chain(spoke, Report("r_1", "text", publisher="The Lome Herald")) == [("Lome Herald", "speaker", False)]


def test_speakers_together_come_first_each_once() -> None:
    both = replace(told("Sorinform"), speakers=("Anna Lindqvist", "Karl Berg"))
    assert names(both, Report("r_1", "text")) == ["Anna Lindqvist", "Karl Berg", "Sorinform"]


HANDS = st.sampled_from(["AFP", "Agence France-Presse", "the Courier", "Courier", "Harl Courier", "Berg", "Sorinform"])


@given(
    st.lists(HANDS, max_size=2, unique_by=key),
    st.lists(HANDS, max_size=4, unique_by=key),
    st.none() | HANDS,
    st.lists(HANDS, max_size=2, unique_by=key),
)
def test_no_body_has_two_places(
    speakers: list[str], relays: list[str], publisher: str | None, agency: list[str]
) -> None:
    report = Report("r_1", "text", publisher=publisher, agency=tuple(agency))
    statement = replace(told(*relays), speakers=tuple(speakers))
    found = names(statement, report)
    assert len({key(name) for name in found}) == len(found)
    assert found[: len(speakers)] == speakers
    assert {key(name) for name in found} <= {key(name) for name in (*speakers, *relays, *agency, publisher or "Berg")}
