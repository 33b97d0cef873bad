"""Which reports hang together, so that which stories they make follows from these alone.

In: readings that wait to be grouped. Out: ``Block``s: reports that are alike enough to be of one story, share text, are
in one story now, or were judged to be together, with all that is known of their pairs. Working out the blocks of the
reports that wait gives what working out everything would, whatever the order in which reports came. What is made of a
block belongs to ``linking``.
"""

import heapq
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from reportedly.ledger import near, schema
from reportedly.ledger.judging import is_on_entities, judgements, reports_of
from reportedly.ledger.live import live_readings
from reportedly.ledger.load_readings import chunks
from reportedly.ledger.near import Pair
from reportedly.records import TOGETHER, Copy, Judgement, Sketch

# Reports in the blocks that are worked out in one step.
AT_ONCE = 200
# Reports of a block from which it is not followed further, what is most alike first: news of a year hangs together
# somehow. Past it, stories may depend on the order in which reports came; on the 639 reports of ECB+, of which 366 hang
# together, three orders gave the same stories with 100.
MOST = 120
# A judgement on who is one, and the reports that name these.
Named = tuple[Judgement, frozenset[str]]


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


def next_blocks(connection: Connection, tie: float) -> list[Block]:
    """The blocks of some of the readings that wait to be grouped."""
    judged = judgements(connection)
    now = last_linking(connection), judged, _named(connection, judged)
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


def last_linking(connection: Connection) -> int:
    """The number of the last linking; 0 before the first."""
    return connection.execute(select(func.max(schema.linkings.c.number))).scalar() or 0


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
    sketched = near.sketches(connection, sorted(found), profiles=False)
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
    found = report_ids(connection, [reading])
    before = _stories_with(connection, [reading])
    edge = list(found)
    while edge:
        mates = {report for _, reports in before.values() for report in reports}
        mates.update(_judged_with(together, set(found.values())))
        edge = sorted(_numbers(connection, mates - set(found.values())))
        found |= report_ids(connection, edge)
        before |= _stories_with(connection, edge)
    return found, before


def _judged_with(together: Sequence[Judgement], reports: Collection[str]) -> set[str]:
    """The reports that were judged to be together with one of these."""
    sides = ({*judgement.first, *judgement.second} for judgement in together)
    return {report for side in sides if side.intersection(reports) for report in side}


def report_ids(connection: Connection, numbers: Sequence[int]) -> dict[int, str]:
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
