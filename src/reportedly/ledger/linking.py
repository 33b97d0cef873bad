"""New reports into stories: what is near them is found, their stories are worked out, and only those are compared.

In: readings that wait. Out: rows of the index in ``near``, stories ended and stories added. What is alike, what is one
story and what a story's reports say together is a ``Linker``'s to tell; rows of a story are made in ``keep_story``.

A block is all that hangs together: reports that are alike enough to be of one story, share text, are in one story
now, or were judged to be together. Which stories its reports make follows from the block alone, so that working out the
blocks of the reports that wait gives what working out everything would, whatever the order in which reports came.

Each step is its own transaction, and what waits is on disk: a linking that was stopped goes on where it was.
"""

import hashlib
import heapq
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Protocol

from sqlalchemy import Connection, func, insert, select

from reportedly.ledger import near, schema
from reportedly.ledger.adding import end
from reportedly.ledger.judging import TOGETHER, is_on_entities, judgements, reports_of
from reportedly.ledger.keep_reading import Row, warning_rows
from reportedly.ledger.keep_story import insert_story
from reportedly.ledger.live import live_readings
from reportedly.ledger.load_readings import chunks, load_known, load_readings
from reportedly.ledger.near import Pair
from reportedly.ledger.runs import Run
from reportedly.records import Comparison, Copy, Judgement, Reading, Report, ReportWarning, Sketch, Story

# Readings sketched, compared or grouped in one step: what is in memory at once, and what is done again after a stop.
AT_ONCE = 200
# Reports of a block from which it is not followed further, what is most alike first: news of a year hangs together
# somehow. Past it, stories may depend on the order in which reports came; on the 639 reports of ECB+, of which 366 hang
# together, three orders gave the same stories with 100.
MOST = 120
# Sketches held in memory while reports are compared with those near them; one has some ten thousand characters.
MOST_KNOWN = 4000
# (key, day, most) -> readings
Lookup = Callable[[object, int | None, int], list[int]]
Group = tuple[str, ...]
# A judgement on who is one, and the reports that name these.
Named = tuple[Judgement, frozenset[str]]
# How surely pairs of reports are of one story, by ids, the lesser id first.
Alike = Mapping[tuple[str, str], float]


class Near(Protocol):
    """The reports to compare with one: by their words, by their text; and its runs of words that very many hold."""

    @property
    def alike(self) -> list[int]: ...

    @property
    def printed(self) -> list[int]: ...

    @property
    def standing(self) -> frozenset[int]: ...


class Linker(Protocol):
    """What a ledger does not do itself; ``reportedly.pipeline`` is one."""

    @property
    def TIE(self) -> float:  # noqa: N802 - a constant of the pipeline
        """The likeness from which two reports hang together."""
        ...

    def sketch(self, reading: Reading, /) -> Sketch:
        """What the report is found by."""
        ...

    def near(self, sketch: Sketch, by_key: Lookup, by_run: Lookup, /) -> Near:
        """Which reports may be alike, and which may share text with it."""
        ...

    def likeness(self, one: Sketch, other: Sketch, /) -> float:
        """How surely two reports are of one story; 0 where not surely enough to count."""
        ...

    def copy_of(self, one: Report, other: Report, standing: Collection[int], /) -> Copy | None:
        """The text they share; ``standing`` are the runs of words that very many reports hold."""
        ...

    def group(
        self, known: Mapping[str, Sketch], alike: Alike, shared: Sequence[Copy], judged: Sequence[Judgement], /
    ) -> tuple[Sequence[Group], tuple[ReportWarning, ...]]:
        """Which of the reports of a block are of one story, each in exactly one; and what could not be worked out."""
        ...

    def story(self, reports: Sequence[Report], alike: Alike, shared: Sequence[Copy], /) -> Story:
        """The story of these reports."""
        ...

    def compare_story(self, story: Story, readings: Iterable[Reading], judged: Sequence[Judgement], /) -> Comparison:
        """What one story's reports say together; ``judged`` on the entities they name."""
        ...


@dataclass(frozen=True, slots=True)
class Block:
    """Reports that hang together, as the ledger held them when it was looked at.

    ``readings`` are their numbers by report id, ``waited`` those of them that waited, ``linking`` the last linking
    then, ``decided`` the numbers of all judgements that held, ``before`` the stories they were in: number of the row
    and what it was made from, by the reports in it. ``judged`` is what was decided on stories, ``named`` on who is one,
    with the reports that name these.
    """

    linking: int
    decided: tuple[int, ...]
    readings: dict[str, int]
    sketches: dict[str, Sketch]
    waited: tuple[int, ...]
    pairs: tuple[Pair, ...]
    judged: tuple[Judgement, ...]
    before: dict[frozenset[str], tuple[int, str]]
    named: tuple[Named, ...] = ()

    @property
    def likenesses(self) -> dict[tuple[str, str], float]:
        """How surely each pair is of one story, by report ids, the lesser id first."""
        ids = {number: report for report, number in self.readings.items()}
        named = ((sorted((ids[pair.first], ids[pair.second])), pair.likeness) for pair in self.pairs if pair.likeness)
        return {(one, other): likeness for (one, other), likeness in sorted(named)}

    @property
    def copies(self) -> list[Copy]:
        """The text that pairs of them share."""
        found = [pair.copy for pair in self.pairs if pair.copy]
        return sorted(found, key=lambda copy: (copy.first, copy.second))


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be written of a block: the rows of stories that stay, the stories that are new or changed, each with
    what it was made from and its readings as each was read alone, and what could not be worked out."""

    block: Block
    staying: frozenset[int]
    new: tuple[tuple[str, Comparison, Sequence[Reading]], ...]
    warnings: tuple[ReportWarning, ...]


def is_linked(connection: Connection, version: str) -> bool:
    """Whether nothing waits, and what is linked was linked by this version."""
    return near.made_by(connection) in (version, None) and not near.how_many_wait(connection)


def begin(connection: Connection, version: str) -> None:
    """Where another version made the index, let everything be linked anew."""
    if near.made_by(connection) != version:
        near.start_anew(connection, version)


def to_sketch(connection: Connection) -> dict[int, Reading]:
    """Some of the readings that wait to be sketched, by number."""
    return load_readings(connection, near.waiting(connection, near.TO_SKETCH, AT_ONCE), linked=False)


def write_sketches(connection: Connection, sketched: Mapping[int, Sketch]) -> None:
    """Keep sketches; those of readings that another program sketched meanwhile, or that were ended, are let go."""
    w = schema.near_waiting.c
    mine = [
        number
        for some in chunks(list(sketched))
        for number in connection.execute(
            select(w.reading).where(w.reading.in_(some), w.step == near.TO_SKETCH)
        ).scalars()
    ]
    near.keep_sketches(connection, ((number, sketched[number]) for number in mine))
    near.go_on(connection, mine, near.TO_COMPARE)


def compared(connection: Connection, linker: Linker) -> dict[int, list[Pair]]:
    """Some of the readings that wait to be compared, each with the pairs it makes with those near it."""
    numbers = near.waiting(connection, near.TO_COMPARE, AT_ONCE)
    known: dict[int, Sketch] = {}
    return {number: _pairs_of(connection, linker, number, known) for number in numbers}


def write_pairs(connection: Connection, found: Mapping[int, Sequence[Pair]]) -> None:
    """Keep pairs whose readings both hold still."""
    held = near.solidities(
        connection, sorted({n for pairs in found.values() for p in pairs for n in (p.first, p.second)})
    )
    near.keep_pairs(
        connection, (pair for pairs in found.values() for pair in pairs if pair.first in held and pair.second in held)
    )
    near.go_on(connection, list(found), near.TO_GROUP)


def next_blocks(connection: Connection, tie: float) -> list[Block]:
    """The blocks of some of the readings that wait to be grouped."""
    judged = judgements(connection)
    now = _last(connection), judged, _named(connection, judged)
    blocks: list[Block] = []
    seen: set[int] = set()
    for number in near.waiting(connection, near.TO_GROUP, AT_ONCE):
        if number in seen:
            continue
        block = _block(connection, number, tie, now)
        if len(seen) >= AT_ONCE or not seen.isdisjoint(block.readings.values()):
            break  # one that was not followed to its end may reach into another, which must be written first
        blocks.append(block)
        seen.update(block.readings.values())
    return blocks


def plan(block: Block, linker: Linker, version: str, load: Callable[[Sequence[int]], dict[int, Reading]]) -> Plan:
    """Group the block's reports, and compare those stories that are not as they were; ``load`` gives readings."""
    staying: set[int] = set()
    new: list[tuple[str, Comparison, Sequence[Reading]]] = []
    groups, warnings = linker.group(block.sketches, block.likenesses, block.copies, block.judged)
    for members, alike, shared in _with_pairs(groups, block):
        numbers = [block.readings[report] for report in members]
        on_names = [judgement for judgement, reports in block.named if not reports.isdisjoint(members)]
        made_from = _made_from(version, numbers, alike, (shared, on_names))
        number, old = block.before.get(frozenset(members), (0, ""))
        if old == made_from:
            staying.add(number)
        else:
            readings = list(load(numbers).values())
            story = linker.story([reading.report for reading in readings], alike, shared)
            new.append((made_from, linker.compare_story(story, readings, on_names), readings))
    return Plan(block, frozenset(staying), tuple(new), warnings)


def _with_pairs(
    groups: Iterable[Group], block: Block
) -> Iterator[tuple[Group, dict[tuple[str, str], float], list[Copy]]]:
    """Each group in order of ids, with the likenesses and copies within it."""
    ordered = [tuple(sorted(group)) for group in groups]
    home = {report: place for place, group in enumerate(ordered) for report in group}
    alike: list[dict[tuple[str, str], float]] = [{} for _ in ordered]
    shared: list[list[Copy]] = [[] for _ in ordered]
    for (one, other), likeness in block.likenesses.items():
        if home[one] == home[other]:
            alike[home[one]][one, other] = likeness
    for copy in block.copies:
        if home[copy.first] == home[copy.second]:
            shared[home[copy.first]].append(copy)
    yield from zip(ordered, alike, shared, strict=True)


def write(connection: Connection, planned: Sequence[Plan], run: Run) -> int | None:
    """Make the ledger say what was planned: the number of the run.

    None, and nothing is written, where somebody linked or judged meanwhile, or a reading that was looked at has been
    ended.
    """
    decided = tuple(judgement.number for judgement in judgements(connection))
    readings = {report: number for each in planned for report, number in each.block.readings.items()}
    then = (_last(connection), decided)
    if any(then != (each.block.linking, each.block.decided) for each in planned):
        return None
    if not _all_hold(connection, readings.values()):
        return None
    number = run.begin(connection)
    for each in planned:
        for old, _ in each.block.before.values():
            if old not in each.staying:
                end(connection, schema.stories, old, number)
    for each in planned:
        for made_from, comparison, alone in each.new:
            kept = {told.report.id: (readings[told.report.id], told) for told in alone}
            insert_story(connection, comparison, kept, {"made_from": made_from, "added_in": number})
        near.done(connection, each.block.waited)
    row: Row = {
        "readings": _hash(sorted(readings)),
        "warnings": [row for each in planned for row in warning_rows(each.warnings)],
        "added_in": number,
    }
    connection.execute(insert(schema.linkings), row)
    return number


def _pairs_of(connection: Connection, linker: Linker, number: int, known: dict[int, Sketch]) -> list[Pair]:
    """A reading with each of those near it that it is alike, or shares text with. ``known`` are sketches looked at
    before, which are kept for the next."""
    own = near.whole_sketch(connection, number)
    found = linker.near(own, near.by_key(connection, number), near.by_run(connection, number))
    if len(known) > MOST_KNOWN:
        known.clear()
    known |= near.sketches(connection, [other for other in found.alike if other not in known])
    likenesses = {other: linker.likeness(own, known[other]) for other in found.alike if other in known}
    reports: dict[int, Report] = {}
    if found.printed:
        reports = {known.number: known.report for known in load_known(connection, [number, *found.printed]).values()}
    copies = {
        other: linker.copy_of(reports[number], report, found.standing)
        for other, report in reports.items()
        if other != number
    }
    return [
        Pair(min(number, other), max(number, other), likenesses.get(other, 0.0), copies.get(other))
        for other in sorted({*likenesses, *copies})
        if likenesses.get(other) or copies.get(other)
    ]


def _named(connection: Connection, judged: Sequence[Judgement]) -> list[Named]:
    """The judgements on who is one, each with the reports that name these."""
    on_names = [each for each in judged if is_on_entities(each)]
    homes = reports_of(connection, {name for each in on_names for name in (*each.first, *each.second)})
    sides = ((each, (*each.first, *each.second)) for each in on_names)
    return [(each, frozenset(homes[name] for name in names if name in homes)) for each, names in sides]


def _block(
    connection: Connection, first: int, tie: float, now: tuple[int, Sequence[Judgement], Sequence[Named]]
) -> Block:
    """All that hangs together with a reading, what is most alike first; ``now`` are the last linking and the judgements
    that hold, and those on who is one."""
    linking, judged, named = now
    together = [judgement for judgement in judged if judgement.says == TOGETHER]
    found: dict[int, str] = {}
    before: dict[int, tuple[str, frozenset[str]]] = {}
    edge: list[tuple[float, int]] = [(0.0, first)]
    while edge and len(found) < MOST:
        _, nearest = heapq.heappop(edge)
        if nearest in found:
            continue
        mates, stories = _in_one_story(connection, nearest, together)
        found |= mates
        before |= stories
        for likeness, other in near.beside(connection, sorted(mates), tie):
            if other not in found:
                heapq.heappush(edge, (-likeness, other))
    inside = set(found.values())
    sketched = near.solidities(connection, sorted(found))
    return Block(
        linking=linking,
        decided=tuple(judgement.number for judgement in judged),
        readings={report: number for number, report in sorted(found.items())},
        sketches={report: sketched.get(number, Sketch()) for number, report in sorted(found.items())},
        waited=tuple(near.waiting_among(connection, sorted(found))),
        pairs=tuple(near.pairs_within(connection, found)),
        judged=tuple(each for each in judged if inside & {*each.first, *each.second}),
        named=tuple((each, reports) for each, reports in named if not inside.isdisjoint(reports)),
        before={reports: (number, made_from) for number, (made_from, reports) in before.items()},
    )


def _in_one_story(
    connection: Connection, reading: int, together: Sequence[Judgement]
) -> tuple[dict[int, str], dict[int, tuple[str, frozenset[str]]]]:
    """A reading with those that are in its story or were judged to be, by number, and the stories they are in."""
    found = _ids(connection, [reading])
    before = _stories_with(connection, [reading])
    edge = list(found)
    while edge:
        mates = {report for _, reports in before.values() for report in reports}
        mates.update(_judged_with(together, set(found.values())))
        edge = sorted(_numbers(connection, mates - set(found.values())))
        found |= _ids(connection, edge)
        before |= _stories_with(connection, edge)
    return found, before


def _judged_with(together: Sequence[Judgement], reports: Collection[str]) -> set[str]:
    """The reports that were judged to be together with one of these."""
    sides = ({*judgement.first, *judgement.second} for judgement in together)
    return {report for side in sides if side.intersection(reports) for report in side}


def _ids(connection: Connection, numbers: Sequence[int]) -> dict[int, str]:
    """Report ids by the numbers of readings, of those that hold."""
    r = schema.readings.c
    rows = (row for some in chunks(numbers) for row in connection.execute(live_readings().where(r.number.in_(some))))
    return {row.reading: row.id for row in rows}


def _numbers(connection: Connection, reports: Collection[str]) -> set[int]:
    """The readings of reports that hold."""
    t = schema.reports.c
    rows = (
        row for some in chunks(sorted(reports)) for row in connection.execute(live_readings().where(t.id.in_(some)))
    )
    return {row.reading for row in rows}


def _stories_with(connection: Connection, readings: Sequence[int]) -> dict[int, tuple[str, frozenset[str]]]:
    """The stories that hold and stand on one of these readings: by row, what each was made from and its reports."""
    s, m = schema.stories.c, schema.story_reports.c
    heads: dict[int, str] = {}
    for some in chunks(readings):
        query = select(s.number, s.made_from).join_from(schema.story_reports, schema.stories, s.number == m.story)
        heads |= dict(tuple(row) for row in connection.execute(query.where(m.reading.in_(some), s.ended_in.is_(None))))
    members: dict[int, set[str]] = {number: set() for number in heads}
    for some in chunks(sorted(heads)):
        for number, report in connection.execute(select(m.story, m.report).where(m.story.in_(some))):
            members[number].add(report)
    return {number: (heads[number], frozenset(members[number])) for number in sorted(heads)}


def _made_from(
    version: str,
    readings: Sequence[int],
    likenesses: Alike,
    more: tuple[Sequence[Copy], Sequence[Judgement]],
) -> str:
    """SHA-256 of all that what a story says follows from: its readings, how alike they are, their copies, what was
    decided on their entities, the program's version."""
    copies, judged = ([asdict(each) for each in listed] for listed in more)
    value = [version, list(readings), sorted(likenesses.items()), copies, judged]
    return _hash(value)


def _hash(value: object) -> str:
    return hashlib.sha256(json.dumps(value).encode("ascii")).hexdigest()


def _last(connection: Connection) -> int:
    return connection.execute(select(func.max(schema.linkings.c.number))).scalar() or 0


def _all_hold(connection: Connection, numbers: Iterable[int]) -> bool:
    wanted = sorted(numbers)
    return len(_ids(connection, wanted)) == len(wanted)
