"""What is asked of a ledger: who said what, what is worth looking at, how much there is.

In: a connection, ids, names. Out: answers. Searching texts belongs to ``search``.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from reportedly.ledger import schema
from reportedly.ledger.adding import no_such
from reportedly.ledger.answers import Reach, Said
from reportedly.ledger.fold import fold
from reportedly.ledger.live import linked_readings, live_readings, live_stories, stories_with
from reportedly.ledger.load_readings import Key, load_known, load_readings, load_statements
from reportedly.ledger.load_story import load_findings
from reportedly.records import Finding, Reading, Report, Statement

# Most useful first, as the comparers rank them within a story; a kind not named here comes last.
KINDS = ("conflict", "revised", "first", "denied", "calendar", "variant", "single-origin")
COPY = "copy"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which statements: whose, with which words in them, between which days."""

    name: str
    about: str | None = None
    since: str | None = None
    until: str | None = None

    def takes(self, statement: Statement, report: Report) -> bool:
        """Whether it is one of them. A day less precise than the bound counts where it may lie within."""
        when = statement.said or report.published
        if (self.since or self.until) and not when:
            return False
        if self.since and when and when[: len(self.since)] < self.since[: len(when)]:
            return False
        if self.until and when and when[: len(self.until)] > self.until:
            return False
        if not self.about:
            return True
        words = fold(" ".join(report.text[start:end] for start, end in statement.contents))
        return all(f" {word} " in words for word in fold(self.about).split())


def said(connection: Connection, wanted: Wanted) -> tuple[Said, ...]:
    """The statements, in order of time, then report and place."""
    name = _name_of(connection, wanted.name) if wanted.name.startswith("e_") else wanted.name
    folded = fold(name)
    if not folded:
        return ()
    n = schema.speakers.c
    holds = live_readings().subquery()
    query = select(n.reading, n.statement).join_from(schema.speakers, holds, holds.c.reading == n.reading)
    rows = connection.execute(query.where(n.folded.contains(folded, autoescape=True)))
    keys = sorted({(row.reading, row.statement) for row in rows})
    return tuple(each for each in _said(connection, keys) if wanted.takes(each.statement, each.report))


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
    """The findings of all stories, most useful first: the first of each kind in each story before the second ones; the
    kinds in their order, that a report is a copy last of all."""
    ranked: list[tuple[tuple[bool, int, int, int, str], Finding]] = []
    for listed in load_findings(connection, live_stories(connection)).values():
        before: Counter[str] = Counter()
        for finding in listed:
            kind = KINDS.index(finding.kind) if finding.kind in KINDS else len(KINDS)
            told = len({each.report for each in finding.evidence})
            ranked.append(((finding.kind == COPY, before[finding.kind], kind, -told, finding.id), finding))
            before[finding.kind] += 1
    return tuple(finding for _, finding in sorted(ranked, key=lambda pair: pair[0])[:limit])


def reach(connection: Connection) -> Reach:
    """How many reports there are, and of which days."""
    r = schema.readings.c
    days = connection.execute(live_readings().with_only_columns(r.number, r.published)).all()
    known = sorted(row.published for row in days if row.published)
    linked = linked_readings(connection)
    return Reach(
        reports=len(days),
        oldest=known[0] if known else None,
        newest=known[-1] if known else None,
        undated=len(days) - len(known),
        unlinked=sum(row.number not in linked for row in days),
    )


def _name_of(connection: Connection, entity_id: str) -> str:
    """The name of an entity, which each report has its own of. Raises ``NoSuchId``."""
    e = schema.entities.c
    holds = live_readings().subquery()
    query = select(e.name).join_from(schema.entities, holds, holds.c.reading == e.reading)
    name: str | None = connection.execute(query.where(e.id == entity_id)).scalar()
    if name is None:
        raise no_such(entity_id, "name")
    return name


def _said(connection: Connection, keys: Sequence[Key]) -> list[Said]:
    statements = load_statements(connection, keys)
    known = load_known(connection, sorted({reading for reading, _ in keys}))
    stories = stories_with(connection, [each.report.id for each in known.values()])
    found = [
        (known[reading].report, statement) for (reading, _), statement in sorted(statements.items()) if reading in known
    ]
    found.sort(key=lambda pair: (pair[1].said or pair[0].published or "~", pair[0].id, pair[1].contents))
    return [Said(report, statement, stories.get(report.id)) for report, statement in found]
