"""A story from its rows.

In: a connection and the number of a story's row. Out: the ``Comparison`` of that story alone. Readings are loaded by
``load_readings``.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from reportedly.ledger import schema
from reportedly.ledger.answers import StoryLine
from reportedly.ledger.load_readings import chunks, load_readings, warnings_of
from reportedly.records import (
    Comparison,
    Copy,
    Evidence,
    Finding,
    Point,
    Series,
    SharedEntity,
    SharedEvent,
    Story,
    TimelineEntry,
)

Words = dict[tuple[int, int], tuple[Evidence, ...]]


def load_story(connection: Connection, number: int, *, parts: Collection[str]) -> Comparison:
    """The story of that row, with its readings in order of publication."""
    m = schema.story_reports.c
    members = connection.execute(select(m.reading).where(m.story == number).order_by(m.place)).scalars().all()
    readings = load_readings(connection, members, parts=parts)
    (story,) = load_heads(connection, [number]).values()
    warnings = connection.execute(
        select(schema.stories.c.warnings).where(schema.stories.c.number == number)
    ).scalar_one()
    return Comparison(
        readings=tuple(readings.values()),
        stories=(story,),
        figures=_series(connection, number, story.id, "figure"),
        dates=_series(connection, number, story.id, "date"),
        places=_series(connection, number, story.id, "place"),
        events=_events(connection, number, story.id),
        entities=load_entities(connection, {number: story.id})[number],
        findings=tuple(load_findings(connection, {number: story.id})[number]),
        timeline=_timeline(connection, number, story.id),
        warnings=warnings_of(warnings),
    )


def load_heads(connection: Connection, numbers: Sequence[int]) -> dict[int, Story]:
    """The stories themselves, with their copies, by the numbers of their rows."""
    s, c, m = schema.stories.c, schema.copies.c, schema.story_reports.c
    copies: dict[int, list[Copy]] = defaultdict(list)
    reports: dict[int, list[str]] = defaultdict(list)
    found: dict[int, Story] = {}
    for some in chunks(numbers):
        rows = connection.execute(select(schema.copies).where(c.story.in_(some)).order_by(c.story, c.place))
        for row in rows:
            passages = tuple((_span(one), _span(other)) for one, other in row.passages)
            copies[row.story].append(Copy(row.first, row.second, row.share, row.reason, passages, row.joins))
        ordered = select(m.story, m.report).where(m.story.in_(some)).order_by(m.story, m.place)
        for number, report in connection.execute(ordered):
            reports[number].append(report)
        heads = select(s.number, s.id, s.title, s.origins).where(s.number.in_(some))
        for number, identity, title, origins in connection.execute(heads):
            found[number] = Story(identity, title, tuple(reports[number]), origins, tuple(copies[number]))
    return {number: found[number] for number in numbers}


def load_lines(connection: Connection, numbers: dict[int, str]) -> tuple[StoryLine, ...]:
    """Stories as a list shows them, the newest first. ``numbers``: ids by the numbers of their rows."""
    m, r, f = schema.story_reports.c, schema.readings.c, schema.findings.c
    facts: dict[int, list[tuple[str | None, str | None]]] = defaultdict(list)
    counted: dict[int, int] = {}
    for some in chunks(list(numbers)):
        told = connection.execute(
            select(m.story, r.publisher, r.published)
            .join_from(schema.story_reports, schema.readings, r.number == m.reading)
            .where(m.story.in_(some))
        )
        for number, publisher, published in told:
            facts[number].append((publisher, published))
        rows = connection.execute(select(f.story, func.count()).where(f.story.in_(some)).group_by(f.story))
        counted |= dict(tuple(row) for row in rows)
    lines = [
        _line(story, facts[number], counted.get(number, 0))
        for number, story in load_heads(connection, list(numbers)).items()
    ]
    lines.sort(key=lambda each: each.story.id)
    return tuple(sorted(lines, key=lambda each: each.last or "", reverse=True))


def load_findings(connection: Connection, numbers: dict[int, str]) -> dict[int, list[Finding]]:
    """The findings of stories, by the numbers of their rows, in the stories' own order."""
    f = schema.findings.c
    found: dict[int, list[Finding]] = {number: [] for number in numbers}
    for some in chunks(list(numbers)):
        words = _evidence(connection, some, "finding")
        for row in connection.execute(select(schema.findings).where(f.story.in_(some)).order_by(f.story, f.place)):
            said = words.get((row.story, row.place), ())
            found[row.story].append(Finding(row.id, row.kind, numbers[row.story], row.message, said))
    return found


def load_entities(
    connection: Connection, numbers: dict[int, str], *, kind: str | None = None, words: bool = True
) -> dict[int, tuple[SharedEntity, ...]]:
    """The entities of stories, by the numbers of their rows; of one ``kind``, and without the ``words`` of reports,
    where these are not asked for, which is quicker."""
    e = schema.shared_entities.c
    found: dict[int, list[SharedEntity]] = {number: [] for number in numbers}
    for some in chunks(list(numbers)):
        told = _evidence(connection, some, "entity") if words else {}
        query = select(schema.shared_entities).where(e.story.in_(some)).order_by(e.story, e.place)
        for row in connection.execute(query if kind is None else query.where(e.type == kind)):
            mentions = told.get((row.story, row.place), ())
            found[row.story].append(_entity(row, numbers[row.story], mentions))
    return {number: tuple(each) for number, each in found.items()}


def _entity(row: Any, story: str, mentions: tuple[Evidence, ...]) -> SharedEntity:
    marks = tuple((kind, value) for kind, value in row.marks)
    texts = tuple(row.names), tuple(row.roles)
    return SharedEntity(row.id, story, row.name, row.type, *texts, mentions, row.reason, tuple(row.entities), marks)


def _line(story: Story, facts: Sequence[tuple[str | None, str | None]], findings: int) -> StoryLine:
    days = sorted(published for _, published in facts if published)
    return StoryLine(
        story=story,
        reports=len(story.reports),
        publishers=len({publisher for publisher, _ in facts if publisher}),
        origins=story.origins,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        findings=findings,
    )


def _series(connection: Connection, number: int, story: str, about: str) -> tuple[Series, ...]:
    s, p = schema.series.c, schema.points.c
    points: dict[int, list[Point]] = defaultdict(list)
    ordered = select(schema.points).where(p.story == number, p.about == about).order_by(p.series, p.place)
    for row in connection.execute(ordered):
        _, _, series, _, *values = row
        points[series].append(Point(*values))
    told = select(s.place, s.what, s.relation, s.low, s.best, s.high, s.unit)
    rows = connection.execute(told.where(s.story == number, s.about == about).order_by(s.place))
    return tuple(
        Series(story, what, tuple(points[place]), relation, *more) for place, what, relation, *more in map(tuple, rows)
    )


def _events(connection: Connection, number: int, story: str) -> tuple[SharedEvent, ...]:
    e = schema.shared_events.c
    words = _evidence(connection, [number], "event")
    rows = connection.execute(select(schema.shared_events).where(e.story == number).order_by(e.place))
    return tuple(
        SharedEvent(row.id, story, row.type, row.when, tuple(row.who), words.get((number, row.place), ()))
        for row in rows
    )


def _timeline(connection: Connection, number: int, story: str) -> tuple[TimelineEntry, ...]:
    t = schema.timeline.c
    words = _evidence(connection, [number], "timeline")
    rows = connection.execute(select(t.place, t.date, t.text).where(t.story == number).order_by(t.place))
    return tuple(TimelineEntry(story, date, text, words.get((number, place), ())) for place, date, text in rows)


def _evidence(connection: Connection, numbers: Sequence[int], of: str) -> Words:
    """The words that things stand on, by story and place of the thing."""
    e = schema.evidence.c
    query = select(e.story, e.owner, e.report, e.text, e.start, e.end, e.field)
    ordered = query.where(e.story.in_(numbers), e.of == of).order_by(e.story, e.owner, e.place)
    found: dict[tuple[int, int], list[Evidence]] = defaultdict(list)
    for story, owner, *values in connection.execute(ordered):
        found[story, owner].append(Evidence(*values))
    return {key: tuple(each) for key, each in found.items()}


def _span(pair: Iterable[int]) -> tuple[int, int]:
    start, end = pair
    return start, end
