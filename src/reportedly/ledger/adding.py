"""Adding a report, and ending one.

In: a reading. Out: rows where something is new, and what became of it. Rows of readings are made in ``keep_reading``;
the index of words is ``index``'s.
"""

from sqlalchemy import Connection, Table, select, update

from reportedly.errors import NoSuchId, OtherReport
from reportedly.ledger import index, near, schema
from reportedly.ledger.answers import ADDED, AGAIN, ALREADY
from reportedly.ledger.keep_reading import insert_one, insert_reading
from reportedly.ledger.live import Live, live_reading
from reportedly.ledger.runs import Run
from reportedly.records import Reading


def add_reading(connection: Connection, reading: Reading, run: Run) -> tuple[str, int | None]:
    """Keep a reading: (what became of it, the number of the run where something was written).

    A report is there once. What a newer program read takes the place of what an older one did, which is ended; what the
    same or an older program reads of a report that is there adds nothing. Raises ``OtherReport``.
    """
    known = live_reading(connection, reading.report.id)
    if known is None:
        number = run.begin(connection)
        row = {"id": reading.report.id, "text": reading.report.text, "added_in": number}
        report = insert_one(connection, schema.reports, row)
        near.wait(connection, [insert_reading(connection, reading, report, run.version, number)], near.TO_SKETCH)
        index.add(connection, report, reading.report.text)
        return ADDED, number
    _check_same(connection, reading, known)
    if _parts_of(run.version) <= _parts_of(known.version):
        return ALREADY, None
    number = run.begin(connection)
    _end_reading(connection, known.reading, number)
    near.wait(connection, [insert_reading(connection, reading, known.report, run.version, number)], near.TO_SKETCH)
    return AGAIN, number


def forget_report(connection: Connection, report_id: str, run: Run) -> int:
    """End a report and its reading; the number of the run. Raises ``NoSuchId``."""
    known = live_reading(connection, report_id)
    if known is None:
        raise no_such(report_id, "report")
    number = run.begin(connection)
    end(connection, schema.reports, known.report, number)
    _end_reading(connection, known.reading, number)
    index.remove(connection, known.report)
    return number


def _end_reading(connection: Connection, reading: int, run: int) -> None:
    """End a reading; what was in a story with it waits to be grouped again, and the story ends."""
    end(connection, schema.readings, reading, run)
    near.leave_out(connection, reading)
    s, m = schema.stories.c, schema.story_reports.c
    of_story = select(s.number).join_from(schema.story_reports, schema.stories, s.number == m.story)
    for story in connection.execute(of_story.where(m.reading == reading, s.ended_in.is_(None))).scalars().all():
        others = connection.execute(select(m.reading).where(m.story == story, m.reading != reading)).scalars()
        near.wait(connection, others, near.TO_GROUP)
        end(connection, schema.stories, story, run)


def end(connection: Connection, table: Table, number: int, run: int) -> None:
    """End a row. Rows that belong to it end with it."""
    connection.execute(update(table).where(table.c.number == number).values(ended_in=run))


def no_such(subject: str, kind: str) -> NoSuchId:
    """The error for an id that nothing in the ledger has."""
    return NoSuchId(subject, f"no {kind} in this ledger has this id", "see: reportedly stories, or: reportedly search")


def _check_same(connection: Connection, reading: Reading, known: Live) -> None:
    """An id made from content cannot stand for other words; one given with ``--jsonl`` can."""
    t = schema.reports.c
    kept = connection.execute(select(t.text).where(t.number == known.report)).scalar_one()
    if kept != reading.report.text:
        raise OtherReport(
            reading.report.id, "another report in the ledger has this id", "give this one an id of its own; not added"
        )


def _parts_of(version: str) -> tuple[tuple[int, str], ...]:
    """A version to compare by: "0.10.1" is after "0.9"; a part that is no number comes before all numbers."""
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in version.split("."))
