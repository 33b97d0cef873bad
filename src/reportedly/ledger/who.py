"""Who bears a name, over all stories.

In: a connection and a name, or an entity's id. Out: ``Known``s, those named in most stories first. Which entities of
several stories are one is a ``Knower``'s to tell.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from sqlalchemy import Connection, or_, select

from reportedly.ledger import schema
from reportedly.ledger.adding import no_such
from reportedly.ledger.answers import Known
from reportedly.ledger.fold import fold
from reportedly.ledger.judging import ENTITY, is_on_entities, judgements, reports_of
from reportedly.ledger.live import live_readings, stories_with
from reportedly.ledger.load_readings import chunks
from reportedly.ledger.load_story import load_entities
from reportedly.ledger.said import other_names
from reportedly.records import Judgement, SharedEntity

PERSON = "person"


class Knower(Protocol):
    """What a ledger does not do itself; ``reportedly.pipeline`` is one."""

    def one_over_stories(
        self,
        shared: Sequence[SharedEntity],
        beside: Mapping[str, Sequence[SharedEntity]],
        judged: Sequence[Judgement],
        /,
    ) -> Sequence[tuple[tuple[SharedEntity, ...], str]]:
        """Which entities of several stories are one, each in exactly one group, and why."""
        ...


def who(connection: Connection, name: str, knower: Knower) -> tuple[Known, ...]:
    """Who has the name, or a part of it in whole words, or is the state or outlet that has it for another name; of an
    entity's id who that is, and others of the name. Raises ``NoSuchId`` where nothing has the id."""
    wanted = _name_of(connection, name) if name.startswith(ENTITY) else name
    stories = _stories_naming(connection, wanted)
    if not stories:
        return ()
    every = load_entities(connection, stories)
    shared = [each for number in stories for each in every[number] if _is_called(each, wanted)]
    beside = {stories[number]: [each for each in named if each.type == PERSON] for number, named in every.items()}
    judged = [each for each in judgements(connection) if is_on_entities(each)]
    titles = _titles(connection, list(stories))
    found = [
        _known(connection, members, reason, titles)
        for members, reason in knower.one_over_stories(shared, beside, judged)
    ]
    return tuple(sorted(found, key=lambda each: (-len(each.stories), -each.statements, each.name, each.entities[0].id)))


def _name_of(connection: Connection, entity: str) -> str:
    """The name that an entity has in its story."""
    report = reports_of(connection, [entity]).get(entity)
    story = stories_with(connection, [report] if report else []).get(report or "")
    s = schema.stories.c
    number = connection.execute(select(s.number).where(s.id == story, s.ended_in.is_(None))).scalar() if story else None
    named = load_entities(connection, {number: story}, words=False)[number] if number and story else ()
    found = next((each.name for each in named if entity in each.entities), None)
    if found is None:
        raise no_such(entity, "name")
    return found


def _stories_naming(connection: Connection, name: str) -> dict[int, str]:
    """The stories that hold and name somebody so: ids by the numbers of their rows."""
    folded = fold(name)
    if not folded:
        return {}
    s, e = schema.stories.c, schema.shared_entities.c
    fits = [e.folded.contains(folded, autoescape=True)]
    fits += [e.folded.contains(f"|{each}|", autoescape=True) for each in sorted(other_names(name))]
    query = select(s.number, s.id).join_from(schema.shared_entities, schema.stories, s.number == e.story)
    rows = connection.execute(query.where(s.ended_in.is_(None), or_(*fits)).distinct().order_by(s.number))
    return {row.number: row.id for row in rows}


def _is_called(entity: SharedEntity, name: str) -> bool:
    folded, others = fold(name), other_names(name)
    names = [fold(each) for each in (entity.name, *entity.names)]
    return any(folded in each or each in others for each in names)


def _titles(connection: Connection, stories: Sequence[int]) -> dict[str, str]:
    s = schema.stories.c
    rows = (
        row for some in chunks(stories) for row in connection.execute(select(s.id, s.title).where(s.number.in_(some)))
    )
    return {row.id: row.title for row in rows}


def _known(connection: Connection, members: Sequence[SharedEntity], reason: str, titles: Mapping[str, str]) -> Known:
    readings = _readings(connection, {mention.report for each in members for mention in each.mentions})
    days = sorted(day for _, day in readings.values() if day)
    latest: dict[str, str] = {}
    for each in members:
        newest = max((readings[m.report][1] or "" for m in each.mentions if m.report in readings), default="")
        latest[each.story] = max(newest, latest.get(each.story, ""))
    ordered = sorted(sorted(latest), key=lambda story: latest[story], reverse=True)
    ids = {identity for each in members for identity in each.entities}
    names = Counter(each.name for each in members)
    return Known(
        name=max(names, key=lambda name: (names[name], len(name), name)),
        type=members[0].type,
        names=_each_once(name for each in members for name in each.names),
        roles=_each_once(role for each in members for role in each.roles),
        stories=tuple((story, titles[story]) for story in ordered),
        statements=_statements(connection, [number for number, _ in readings.values()], ids),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        entities=tuple(sorted(members, key=lambda each: ordered.index(each.story))),
        reason=reason,
    )


def _each_once(texts: Iterable[str]) -> tuple[str, ...]:
    """Each once, those of most stories first."""
    count = Counter(texts)
    return tuple(sorted(count, key=lambda text: (-count[text], text)))


def _readings(connection: Connection, reports: Iterable[str]) -> dict[str, tuple[int, str | None]]:
    """The reading that holds of each report, and the day of its publication."""
    r, t = schema.readings.c, schema.reports.c
    query = live_readings().add_columns(r.published)
    rows = (row for some in chunks(sorted(reports)) for row in connection.execute(query.where(t.id.in_(some))))
    return {row.id: (row.reading, row.published) for row in rows}


def _statements(connection: Connection, readings: Sequence[int], ids: set[str]) -> int:
    """How many statements are by one of these entities."""
    s = schema.statements.c
    rows = (
        speakers
        for some in chunks(sorted(readings))
        for speakers in connection.execute(select(s.speaker_ids).where(s.reading.in_(some))).scalars()
    )
    return sum(not ids.isdisjoint(speakers) for speakers in rows)
