"""What holds now: the readings and stories that no run has ended.

In: a connection. Out: numbers by id. What is in the rows belongs to ``load_readings`` and ``load_story``.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select

from reportedly.ledger import schema
from reportedly.ledger.load_readings import chunks


@dataclass(frozen=True, slots=True)
class Live:
    """A report that is in the ledger now: numbers of its row and its reading's, and which version read it."""

    report: int
    reading: int
    version: str


def live_readings() -> Select[Any]:
    """A query for (report id, report number, reading number, version) of all that hold."""
    t, r = schema.reports.c, schema.readings.c
    return (
        select(t.id, t.number.label("report"), r.number.label("reading"), r.version)
        .join_from(schema.reports, schema.readings, r.report == t.number)
        .where(t.ended_in.is_(None), r.ended_in.is_(None))
    )


def live_reading(connection: Connection, report_id: str) -> Live | None:
    """The report of that id; None where there is none."""
    row = connection.execute(live_readings().where(schema.reports.c.id == report_id)).first()
    return Live(row.report, row.reading, row.version) if row else None


def live_story(connection: Connection, story_id: str) -> int | None:
    """The number of the story of that id, or of the one that now has most of the reports of the last story that had it;
    None where no story ever had it, or none of its reports holds."""
    s = schema.stories.c
    found: int | None = connection.execute(select(s.number).where(s.id == story_id, s.ended_in.is_(None))).scalar()
    return _grown_from(connection, story_id) if found is None else found


def _grown_from(connection: Connection, story_id: str) -> int | None:
    """The story that now holds most of the reports of the last one that had an id; the lesser id of two such."""
    s, m = schema.stories.c, schema.story_reports.c
    last = connection.execute(select(func.max(s.number)).where(s.id == story_id)).scalar()
    reports = connection.execute(select(m.report).where(m.story == last)).scalars().all() if last else []
    homes = Counter(stories_with(connection, reports).values())
    home = min(homes, key=lambda each: (-homes[each], each), default=None)
    return connection.execute(select(s.number).where(s.id == home, s.ended_in.is_(None))).scalar() if home else None


def live_stories(connection: Connection) -> dict[int, str]:
    """All stories: ids by the numbers of their rows."""
    s = schema.stories.c
    rows = connection.execute(select(s.number, s.id).where(s.ended_in.is_(None)).order_by(s.number))
    return dict(tuple(row) for row in rows)


def stories_with(connection: Connection, report_ids: Sequence[str]) -> dict[str, str]:
    """For each report that has been linked, the id of the story it is in."""
    s, m = schema.stories.c, schema.story_reports.c
    query = select(m.report, s.id).join_from(schema.story_reports, schema.stories, s.number == m.story)
    found: dict[str, str] = {}
    for some in chunks(sorted(set(report_ids))):
        rows = connection.execute(query.where(s.ended_in.is_(None), m.report.in_(some)))
        found |= dict(tuple(row) for row in rows)
    return found
