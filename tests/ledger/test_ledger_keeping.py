"""What is kept comes back as it was; nothing is there twice, nothing is overwritten."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from reportedly import pipeline
from reportedly.errors import NoSuchId, OtherReport
from reportedly.ledger import ADDED, AGAIN, ALREADY, Ledger
from reportedly.records import (
    Annotations,
    Comparison,
    Dateline,
    Figure,
    Hand,
    Reading,
    Report,
    ReportWarning,
    Statement,
    Timex,
)

from .conftest import plain

# What a text can hold that a database, a terminal or an encoder may stumble over.
ODD = "a\x00b\x1b[2J \ud800 \udfff “é” e\u0301 \U0001f600 \ufdd0\ufdd1 \u202e ' \" ; -- 名前\r\n\u2028"


def rows(path: Path, table: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608 - a table of ours


def all_rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {name: rows(path, name) for name in names}


def odd_reading() -> Reading:
    """A reading whose every text is odd, with numbers at their edges."""
    span = (0, len(ODD))
    statement = Statement(
        ODD, ODD, (span, (2, 3)), (span,), (span,), (ODD, ODD), (ODD,), 0, (ODD,), ODD, span,
        (Hand(ODD, "relay", span), Hand("", "relay")), (Hand(ODD, "speaker", None, True),), ODD, ODD, ODD,
    )  # fmt: skip
    figure = Figure(
        ODD, *span, ODD, float("inf"), -0.0, 1e300, ODD, True, 2**63 - 1, ODD, ODD, 0.1, ODD, speakers=(ODD,)
    )
    report = Report(
        ODD, ODD, ODD, ODD, ODD, (ODD, ""), (ODD,), Dateline(None, ODD), ODD, ODD, ODD, ODD, "0" * 64, 3,
        ((ODD, ODD),), (ReportWarning(ODD, ODD, 1, None, ODD),),
    )  # fmt: skip
    parts = Annotations((span,), (Timex(ODD, *span, ODD, ODD, rule=ODD),), None, (statement,), (figure,), ())
    return Reading(report, replace(parts, warnings=(ReportWarning("failed", ODD, stage="entities"),)))


def test_a_reading_comes_back_as_it_was(ledger: Ledger, story_readings: tuple[Reading, ...]) -> None:
    list(ledger.add(story_readings))
    for reading in story_readings:
        assert ledger.report(reading.report.id) == reading


def test_odd_texts_and_numbers_come_back_as_they_were(ledger: Ledger) -> None:
    reading = odd_reading()
    assert ledger.add_one(reading).state == ADDED
    assert ledger.report(ODD) == reading


def test_no_dateline_is_not_an_empty_one(ledger: Ledger) -> None:
    one, other = plain("r_a"), plain("r_b")
    other = replace(other, report=replace(other.report, dateline=Dateline(None)))
    list(ledger.add([one, other]))
    assert ledger.report("r_a").report.dateline is None
    assert ledger.report("r_b").report.dateline == Dateline(None)


def test_failed_parts_stay_none_and_empty_ones_empty(ledger: Ledger) -> None:
    parts: dict[str, Any] = {part.name: None for part in fields(Annotations) if part.name != "warnings"}
    failed = Reading(plain("r_a").report, Annotations(**parts))
    list(ledger.add([failed, plain("r_b")]))
    assert ledger.report("r_a") == failed
    assert ledger.report("r_b").annotations == Annotations()


def test_a_story_says_what_the_comparison_says(linked: Ledger, story_readings: tuple[Reading, ...]) -> None:
    whole = pipeline.compare(story_readings)
    assert sorted(line.story.id for line in linked.stories()) == sorted(story.id for story in whole.stories)
    by_id = {reading.report.id: reading for reading in whole.readings}
    for story in whole.stories:
        kept = linked.story(story.id)
        expected = Comparison(
            readings=tuple(by_id[report] for report in story.reports),
            stories=(story,),
            **{
                name: tuple(each for each in getattr(whole, name) if each.story == story.id)
                for name in ("figures", "dates", "places", "events", "findings", "timeline", "entities")
            },
        )
        assert kept == expected
    assert any(
        hand.held and hand.kind != "publisher"
        for reading in whole.readings
        for statement in reading.annotations.statements or ()
        for hand in statement.chain
    ), "the example has a hand that is held through another report"


def test_parts_not_asked_for_are_empty(linked: Ledger) -> None:
    story = linked.stories()[0].story.id
    whole, light = linked.story(story), linked.story(story, parts=("statements",))
    assert light.findings == whole.findings
    for one, other in zip(light.readings, whole.readings, strict=True):
        assert one.annotations.statements == other.annotations.statements
        assert one.annotations.entities == ()


def test_adding_twice_adds_nothing(linked: Ledger, path: Path, story_readings: tuple[Reading, ...]) -> None:
    before = all_rows(path)
    with Ledger.open(path, create=True, command="add") as again:
        assert {added.state for added in again.add(story_readings)} == {ALREADY}
        again.relink(pipeline)
    assert all_rows(path) == before


def test_a_newer_program_reads_again_and_keeps_the_older_reading(path: Path) -> None:
    first = plain("r_a", title="As first read")
    second = replace(first, report=replace(first.report, title="As read later"))
    with Ledger.open(path, create=True, version="0.9.0") as old:
        assert [old.add_one(each).state for each in (first, second)] == [ADDED, ALREADY]
    with Ledger.open(path, version="0.10.0") as new:
        assert new.add_one(second).state == AGAIN
        assert new.report("r_a").report.title == "As read later"
    with Ledger.open(path, version="0.9.0") as old:
        assert old.add_one(first).state == ALREADY, "an older program takes nothing back"
    with closing(sqlite3.connect(path)) as connection:
        kept = connection.execute(
            "SELECT r.title, r.version, a.version, e.version FROM readings r JOIN runs a ON a.number = r.added_in"
            " LEFT JOIN runs e ON e.number = r.ended_in ORDER BY r.number"
        ).fetchall()
    assert kept == [("As first read", "0.9.0", "0.9.0", "0.10.0"), ("As read later", "0.10.0", "0.10.0", None)]
    assert len(rows(path, "reports")) == 1


def test_rows_are_refused_a_change_whoever_asks(linked: Ledger, path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for table, known in all_rows(path).items():
            if not known or table.startswith(("words", "near_", "alembic", "sqlite")):
                continue
            column = connection.execute("SELECT name FROM pragma_table_info(?)", (table,)).fetchone()[0]
            for change in (f'UPDATE {table} SET "{column}" = "{column}"', f"DELETE FROM {table}"):  # noqa: S608 - ours
                with pytest.raises(sqlite3.IntegrityError, match="never changed"):
                    connection.execute(change)
        connection.execute("UPDATE reports SET ended_in = 1")
        for value in ("NULL", "1"):
            with pytest.raises(sqlite3.IntegrityError, match="never changed"):
                connection.execute(f"UPDATE reports SET ended_in = {value}")  # noqa: S608 - a constant


def test_a_forgotten_report_is_in_no_answer_and_stays_in_the_file(linked: Ledger, path: Path) -> None:
    story = linked.stories()[0].story
    gone = linked.report(story.reports[0])
    words = " ".join(gone.report.text.split()[:4])
    linked.forget(gone.report.id)
    linked.relink(pipeline)
    assert gone.report.id not in {hit.report.id for hit in linked.search(f'"{words}"')}
    assert gone.report.id not in [report for line in linked.stories() for report in line.story.reports]
    assert all(each.report.id != gone.report.id for each in linked.said("Tesk"))
    for asked in (linked.report, linked.story_of, linked.forget):
        with pytest.raises(NoSuchId):
            asked(gone.report.id)
    assert linked.story(story.id).readings, "the story goes on under its id"
    assert gone.report.text in [row[2] for row in rows(path, "reports")]
    assert linked.add_one(gone).state == ADDED, "it can be added again"
    assert linked.report(gone.report.id) == gone


def test_an_id_given_for_other_words_is_refused(ledger: Ledger, path: Path) -> None:
    ledger.add_one(plain("one", "First words."))
    before = all_rows(path)
    with pytest.raises(OtherReport):
        ledger.add_one(plain("one", "Other words."))
    assert all_rows(path) == before


@pytest.mark.parametrize("ask", [Ledger.report, Ledger.story, Ledger.story_of, Ledger.statement, Ledger.forget])
def test_an_unknown_id_is_said(linked: Ledger, ask: Callable[[Ledger, str], object]) -> None:
    for unknown in ("r_000000000000", "", "\x00", "\ud800", "' OR 1=1", "x" * 100_000):
        with pytest.raises(NoSuchId):
            ask(linked, unknown)


def test_reach_tells_what_there_is(linked: Ledger, story_readings: tuple[Reading, ...]) -> None:
    days = sorted(each.report.published for each in story_readings if each.report.published)
    reach = linked.reach()
    assert (reach.reports, reach.oldest, reach.newest) == (len(story_readings), days[0], days[-1])
    assert (reach.undated, reach.unlinked) == (len(story_readings) - len(days), 0)
    linked.add_one(plain("r_new"))
    assert linked.reach().unlinked == 1
    assert linked.story_of("r_new") is None


def test_an_empty_ledger_answers(ledger: Ledger) -> None:
    ledger.relink(pipeline)
    assert (ledger.stories(), ledger.findings(), ledger.said("Tesk"), ledger.search("ferry")) == ((), (), (), ())
    assert ledger.reach().reports == 0


def test_runs_are_written_by_what_wrote_only(linked: Ledger, path: Path) -> None:
    with Ledger.open(path, read_only=True) as reader:
        reader.stories()
    with Ledger.open(path, command="add") as idle:
        idle.relink(pipeline)
    assert [row[1] for row in rows(path, "runs")] == ["test"]


def test_many_threads_read_while_another_program_writes(linked: Ledger, path: Path) -> None:
    story = linked.stories()[0].story.id
    expected = linked.story(story)
    with Ledger.open(path, read_only=True) as reader, Ledger.open(path) as writer, ThreadPoolExecutor(8) as threads:
        found = [threads.submit(reader.story, story) for _ in range(40)]
        added = [writer.add_one(plain(f"r_{number}")).state for number in range(10)]
        assert all(each.result() == expected for each in found)
    assert added == [ADDED] * 10
