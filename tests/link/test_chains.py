"""The chain of hands, from speaker to publisher."""

from reportedly.link.chains import add_chains
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
