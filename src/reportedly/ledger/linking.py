"""New reports into stories: what is near them is found, their stories are worked out, and only those are compared.

In: readings that wait. Out: rows of the index in ``near``, stories ended and stories added. What is alike, what is one
story and what a story's reports say together is a ``Linker``'s to tell; which reports hang together is told by
``blocks``, rows of a story are made in ``keep_story``.

Each step is its own transaction, and what waits is on disk: a linking that was stopped goes on where it was.
"""

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Protocol

from sqlalchemy import Connection, insert, select

from reportedly.ledger import near, schema
from reportedly.ledger.adding import end
from reportedly.ledger.blocks import Block, last_linking, report_ids
from reportedly.ledger.judging import judgements
from reportedly.ledger.keep_reading import Row, warning_rows
from reportedly.ledger.keep_story import insert_story
from reportedly.ledger.load_readings import chunks, load_known, load_readings
from reportedly.ledger.near import Pair
from reportedly.ledger.runs import Run
from reportedly.records import Comparison, Copy, Judgement, Reading, Report, ReportWarning, Sketch, Story

# Readings sketched, compared or grouped in one step: what is in memory at once, and what is done again after a stop.
AT_ONCE = 200
# Sketches held in memory while reports are compared with those near them; one has some ten thousand characters.
MOST_KNOWN = 4000
# (key, day, most) -> readings
Lookup = Callable[[object, int | None, int], list[int]]
Group = tuple[str, ...]
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
    numbers = sorted({number for pairs in found.values() for pair in pairs for number in (pair.first, pair.second)})
    held = near.sketches(connection, numbers, profiles=False)
    near.keep_pairs(
        connection, (pair for pairs in found.values() for pair in pairs if pair.first in held and pair.second in held)
    )
    near.go_on(connection, list(found), near.TO_GROUP)


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
    then = (last_linking(connection), decided)
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


def _all_hold(connection: Connection, numbers: Iterable[int]) -> bool:
    wanted = sorted(numbers)
    return len(report_ids(connection, wanted)) == len(wanted)
