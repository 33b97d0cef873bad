"""What is asked of a ledger: a statement, what is worth looking at, how much there is.

In: a connection, ids. Out: answers. Who said what belongs to ``said``, searching texts to ``search``.
"""

from sqlalchemy import Connection, select

from reportedly.ledger import near, schema
from reportedly.ledger.adding import no_such
from reportedly.ledger.answers import Reach
from reportedly.ledger.live import live_readings, live_stories
from reportedly.ledger.load_readings import load_readings
from reportedly.ledger.load_story import load_findings
from reportedly.records import Finding, Reading, Statement


def statement(connection: Connection, statement_id: str) -> tuple[Reading, Statement]:
    """A statement, and its report with all its statements. Raises ``NoSuchId``."""
    s = schema.statements.c
    holds = live_readings().subquery()
    query = select(s.reading).join_from(schema.statements, holds, holds.c.reading == s.reading)
    number = connection.execute(query.where(s.id == statement_id)).scalar()
    if number is None:
        raise no_such(statement_id, "statement")
    reading = load_readings(connection, [number], parts=("statements",))[number]
    found = next(each for each in reading.annotations.statements or () if each.id == statement_id)
    return reading, found


def findings(connection: Connection, *, limit: int | None) -> tuple[Finding, ...]:
    """The findings of all stories, most useful first: each story's most useful, then each one's next; of those in one
    place what more reports tell comes first."""
    ranked: list[tuple[tuple[int, int, str], Finding]] = []
    for listed in load_findings(connection, live_stories(connection)).values():
        for place, finding in enumerate(listed):
            told = len({each.report for each in finding.evidence})
            ranked.append(((place, -told, finding.id), finding))
    return tuple(finding for _, finding in sorted(ranked, key=lambda pair: pair[0])[:limit])


def reach(connection: Connection) -> Reach:
    """How many reports there are, and of which days."""
    r = schema.readings.c
    days = connection.execute(live_readings().with_only_columns(r.published)).all()
    known = sorted(row.published for row in days if row.published)
    return Reach(
        reports=len(days),
        oldest=known[0] if known else None,
        newest=known[-1] if known else None,
        undated=len(days) - len(known),
        unlinked=near.how_many_wait(connection),
    )
