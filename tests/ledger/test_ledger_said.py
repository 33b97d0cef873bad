"""Who said what: by other names, by unnamed speakers and denials, through whose hands, and names that are near."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.ledger import Ledger, Wanted, index
from reportedly.ledger.said import other_names
from reportedly.records import Annotations, Entity, Hand, Reading, Report, Span, Statement

TEXT = (
    "The Larn Harbour Board met on Monday. The LHB said the quay is closed. Pyongyang denied it. "
    "A witness saw smoke, Jón Ólafsson-Berg told North Wire."
)


def at(words: str) -> Span:
    start = TEXT.index(words)
    return start, start + len(words)


def statement(name: str, words: str, speaker: str, entity: str = "", **more: object) -> Statement:
    ids = (entity,) if entity else ()
    return Statement(name, "indirect", (at(words),), speakers=(speaker,), speaker_ids=ids, **more)  # type: ignore[arg-type]  # any field


READING = Reading(
    Report("r_1", TEXT, publisher="The Ostra Post", published="2024-05-06"),
    Annotations(
        entities=(
            Entity("e_board", "Larn Harbour Board", "organisation", (at("The Larn Harbour Board"), at("The LHB"))),
            Entity("e_nk", "North Korea", "state", (at("Pyongyang"),)),
        ),
        statements=(
            statement("st_1", "the quay is closed", "Larn Harbour Board", "e_board"),
            statement("st_2", "it", "North Korea", "e_nk", polarity="denied"),
            statement("st_3", "A witness saw smoke", "Jón Ólafsson-Berg", chain=(Hand("North Wire", "relay"),)),
            statement("st_4", "smoke", "a witness", unnamed=1, chain=(Hand("AFP", "agency"),)),
        ),
    ),
)


@pytest.fixture
def kept(ledger: Ledger) -> Ledger:
    ledger.add_one(READING)
    return ledger


def found(ledger: Ledger, wanted: Wanted | str) -> list[str]:
    return [each.statement.id for each in ledger.said(wanted)]


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ("harbour board", ["st_1"]),
        ("LHB", ["st_1"]),
        ("the lhb", ["st_1"]),
        ("DPRK", ["st_2"]),
        ("Pyongyang", ["st_2"]),
        ("olafsson berg", ["st_3"]),
        ("it", []),
        ("South Korea", []),
        ("", []),
        ("!!", []),
        (Wanted(), []),
        (Wanted(unnamed=True), ["st_4"]),
        (Wanted(denied=True), ["st_2"]),
        (Wanted(about="smoke"), ["st_3", "st_4"]),
        (Wanted(about="Smoke witness"), ["st_3"]),
        (Wanted(about="-"), []),
        (Wanted(relayed_by="north wire"), ["st_3"]),
        (Wanted(relayed_by="Agence France-Presse"), ["st_4"]),
        (Wanted(relayed_by="Ostra"), []),
        (Wanted("witness", unnamed=True, relayed_by="AFP", since="2024", until="2024-05-06"), ["st_4"]),
        (Wanted("witness", until="2024-05-05"), []),
    ],
)
def test_statements_by_what_is_wanted(kept: Ledger, wanted: Wanted | str, ids: list[str]) -> None:
    assert sorted(found(kept, wanted)) == ids


def test_a_state_has_its_names_and_its_capital() -> None:
    assert " north korea " in other_names("DPRK") & other_names("Pyongyang") & other_names("north korea")
    assert other_names("Larn") == set()


def test_texts_of_a_publisher_are_found_by_their_words(kept: Ledger) -> None:
    def printed(publisher: str, *phrases: str) -> list[str]:
        return [each.report.id for each in kept.printed_by(publisher, phrases)]

    assert printed("the Ostra Post", "no such words", "said the quay is") == ["r_1"]
    for others in (("Berg Herald", "the quay is"), ("The Ostra Post", '"', "-"), ("The Ostra Post", "quay the said")):
        assert printed(*others) == []
    assert printed("The Ostra Post") == printed("", "the quay is") == []
    statements = kept.printed_by("The Ostra Post", ["the quay is"])[0].annotations.statements
    assert statements == READING.annotations.statements


def test_near_names_are_told_the_likest_first(kept: Ledger) -> None:
    assert kept.near_names("Olafson")[0] == "Jón Ólafsson-Berg"
    assert kept.near_names("Larn Harbor Bord")[0] == "Larn Harbour Board"
    assert kept.near_names("zzzz") == kept.near_names("") == ()


def test_without_an_index_of_words_names_are_found_and_other_names_in_reports_are_not(
    kept: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "is_possible", lambda _: False)
    assert found(kept, "harbour board") == ["st_1"]
    assert found(kept, "LHB") == []
    assert sorted(found(kept, Wanted(about="smoke"))) == ["st_3", "st_4"]


@given(st.text(max_size=60), st.text(max_size=60))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_characters_can_be_asked_for(kept: Ledger, name: str, about: str) -> None:
    if not name.startswith("e_"):
        kept.said(Wanted(name, about))
        kept.said(Wanted(about=about, relayed_by=name))
        kept.near_names(name)


def test_a_ledger_of_nothing_has_no_names(path: Path) -> None:
    with Ledger.open(path, create=True) as empty:
        assert empty.near_names("Lund") == ()
        assert empty.said(Wanted(unnamed=True)) == ()
