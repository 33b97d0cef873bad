"""Which stories are new, which are as they were, and which are no more.

In: the readings that hold, how they group into stories, and what each story that is new or has changed says. Out: rows
ended and rows added. Rows of a story are made in ``keep_story``; grouping and comparing is done by a ``Linker``.

A story keeps its id while it grows: of the stories that were, it takes the id of the one it shares most reports with.
"""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Protocol

from sqlalchemy import Connection, func, insert, select

from reportedly.ledger import schema
from reportedly.ledger.adding import end
from reportedly.ledger.keep_reading import Row, warning_rows
from reportedly.ledger.keep_story import insert_story
from reportedly.ledger.live import live_readings
from reportedly.ledger.load_readings import load_readings
from reportedly.ledger.runs import Run
from reportedly.records import Comparison, Reading, ReportWarning, Story, content_id


class Linker(Protocol):
    """What a ledger does not do itself; ``reportedly.pipeline`` is one."""

    def group(self, readings: Iterable[Reading], /) -> tuple[tuple[Story, ...], tuple[ReportWarning, ...]]:
        """The stories, every report in exactly one."""
        ...

    def compare_story(self, story: Story, readings: Iterable[Reading], /) -> Comparison:
        """What one story's reports say together."""
        ...


@dataclass(frozen=True, slots=True)
class Before:
    """A story that holds: the number of its row, what it was made from, and its reports."""

    number: int
    made_from: str
    reports: frozenset[str]


@dataclass(frozen=True, slots=True)
class Seen:
    """What the ledger held when it was looked at: the mark of the readings, the last linking, the readings with their
    numbers by report, and the stories by id."""

    mark: str
    linking: int
    kept: dict[str, tuple[int, Reading]]
    before: dict[str, Before]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be written: the ids of the stories that stay, and those that are new or changed, each with what it was
    made from."""

    staying: frozenset[str]
    new: tuple[tuple[str, Comparison], ...]
    warnings: tuple[ReportWarning, ...]


def mark(connection: Connection) -> str:
    """SHA-256 of the ids of all readings that hold: equal where there is nothing new to link."""
    r = schema.readings.c
    found = connection.execute(live_readings().with_only_columns(r.id).order_by(r.id)).scalars()
    return hashlib.sha256("\n".join(found).encode("utf-8", "surrogatepass")).hexdigest()


def is_linked(connection: Connection, version: str) -> bool:
    """Whether the last linking was of the readings that hold, by this version."""
    n, r = schema.linkings.c, schema.runs.c
    query = select(n.readings, r.version).join_from(schema.linkings, schema.runs, r.number == n.added_in)
    last = connection.execute(query.order_by(n.number.desc()).limit(1)).first()
    return last is not None and tuple(last) == (mark(connection), version)


def seen_now(connection: Connection) -> Seen:
    """All readings that hold, as each was read alone, and all stories."""
    rows = connection.execute(live_readings().order_by(schema.reports.c.id)).all()
    numbers = {row.reading: row.id for row in rows}
    loaded = load_readings(connection, list(numbers), linked=False)
    kept = {numbers[number]: (number, reading) for number, reading in loaded.items()}
    return Seen(mark(connection), _last(connection), kept, _before(connection))


def plan(seen: Seen, linker: Linker, version: str) -> Plan:
    """Group the readings, and compare those stories that are not as they were."""
    grouped, warnings = linker.group([reading for _, reading in seen.kept.values()])
    names = stable_ids(grouped, {identity: story.reports for identity, story in seen.before.items()})
    staying: set[str] = set()
    new: list[tuple[str, Comparison]] = []
    for story in grouped:
        named = replace(story, id=names[story.id])
        made_from = _made_from(named, seen, version)
        old = seen.before.get(named.id)
        if old and old.made_from == made_from:
            staying.add(named.id)
        else:
            members = [seen.kept[report][1] for report in named.reports]
            new.append((made_from, linker.compare_story(named, members)))
    return Plan(frozenset(staying), tuple(new), warnings)


def write(connection: Connection, seen: Seen, planned: Plan, run: Run) -> int | None:
    """Make the ledger say what was planned: the number of the run.

    None, and nothing is written, where somebody linked meanwhile, or a reading that was looked at has been ended. That
    reports were added meanwhile does no harm: who added them will link again.
    """
    if _last(connection) != seen.linking or not _all_hold(connection, [number for number, _ in seen.kept.values()]):
        return None
    number = run.begin(connection)
    for identity, old in seen.before.items():
        if identity not in planned.staying:
            end(connection, schema.stories, old.number, number)
    for made_from, comparison in planned.new:
        insert_story(connection, comparison, seen.kept, {"made_from": made_from, "added_in": number})
    row: Row = {"readings": seen.mark, "warnings": warning_rows(planned.warnings), "added_in": number}
    connection.execute(insert(schema.linkings), row)
    return number


def stable_ids(stories: Iterable[Story], before: Mapping[str, Collection[str]]) -> dict[str, str]:
    """For each story's id the one it is to have: that of the story before it shares most reports with, else its own.

    ``before`` are the reports of the stories that were, by id. The most shared come first; of equals the story with the
    most reports, then by id. No id is given twice.
    """
    listed = sorted(stories, key=lambda story: story.id)
    home = {report: identity for identity, reports in sorted(before.items()) for report in reports}
    pairs = sorted(
        (-shared, -len(story.reports), story.id, identity)
        for story in listed
        for identity, shared in Counter(home[report] for report in story.reports if report in home).items()
    )
    names: dict[str, str] = {}
    taken: set[str] = set()
    for _, _, own, identity in pairs:
        if own not in names and identity not in taken:
            names[own] = identity
            taken.add(identity)
    for story in (each for each in listed if each.id not in names):
        identity = story.id
        while identity in taken:
            identity = content_id("s", identity, *sorted(story.reports))
        names[story.id] = identity
        taken.add(identity)
    return names


def _made_from(story: Story, seen: Seen, version: str) -> str:
    """SHA-256 of all that what a story says follows from: its readings, its copies and title, the program's version."""
    value = [version, asdict(story), [seen.kept[report][0] for report in story.reports]]
    return hashlib.sha256(json.dumps(value).encode("ascii")).hexdigest()


def _last(connection: Connection) -> int:
    return connection.execute(select(func.max(schema.linkings.c.number))).scalar() or 0


def _all_hold(connection: Connection, numbers: Iterable[int]) -> bool:
    live = {row.reading for row in connection.execute(live_readings())}
    return all(number in live for number in numbers)


def _before(connection: Connection) -> dict[str, Before]:
    """The stories that hold, by id."""
    s, m = schema.stories.c, schema.story_reports.c
    members: dict[int, set[str]] = defaultdict(set)
    query = select(m.story, m.report).join_from(schema.story_reports, schema.stories, s.number == m.story)
    for number, report in connection.execute(query.where(s.ended_in.is_(None))):
        members[number].add(report)
    rows = connection.execute(select(s.id, s.number, s.made_from).where(s.ended_in.is_(None)))
    return {row.id: Before(row.number, row.made_from, frozenset(members[row.number])) for row in rows}
