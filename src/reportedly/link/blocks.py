"""Many reports at once: which are near which, which hang together, which stories they make.

In: readings. Out: stories, every report in exactly one; the same as a ledger comes to that is given them one by one.
How one report finds those near it is told in ``near``, what two are to each other in ``sketches``, what a story is in
``stories``.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from reportedly.joined import first_of_each
from reportedly.link import sketches
from reportedly.link.copies import parted
from reportedly.link.grouping import TIE
from reportedly.link.near import Held, Near, near
from reportedly.link.prints import fingerprints
from reportedly.link.sketches import day_of
from reportedly.link.stories import make_story, when
from reportedly.records import Copy, Reading, Report, Sketch, Story

Pair = tuple[str, str]


def find_stories(readings: Sequence[Reading]) -> tuple[Story, ...]:
    """The stories of some readings whose ids all differ, by first publication, then id; whatever their order."""
    by_id = {reading.report.id: reading for reading in sorted(readings, key=lambda reading: reading.report.id)}
    known = {report: sketches.sketch_of(reading) for report, reading in by_id.items()}
    around = around_each(known)
    alike = _alike(known, around)
    copies = _copies({report: reading.report for report, reading in by_id.items()}, around)
    joined = [pair for pair, value in alike.items() if value >= TIE]
    found: list[Story] = []
    for block in blocks(by_id, [*joined, *copies]):
        inside = {report: known[report] for report in block}
        within = {pair: value for pair, value in alike.items() if pair[0] in inside and pair[1] in inside}
        shared = [copy for pair, copy in copies.items() if pair[0] in inside]
        for members in sketches.group(inside, within, shared, ()):
            found.append(_story(members, by_id, within, shared))
    return tuple(sorted(found, key=lambda story: (when(by_id[story.reports[0]].report), story.id)))


def find_copies(reports: Sequence[Report]) -> tuple[Copy, ...]:
    """The pairs of reports that share text, in order of ids; the same whatever the order of ``reports``."""
    by_id = {report.id: report for report in sorted(reports, key=lambda report: report.id)}
    known = {name: Sketch(runs=fingerprints(report), day=day_of(report)) for name, report in by_id.items()}
    return parted(list(_copies(by_id, around_each(known)).values()), by_id)


def blocks(reports: Iterable[str], pairs: Iterable[Pair]) -> list[list[str]]:
    """What hangs together by pairs, each block and all blocks in order of ids."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for report, first in sorted(first_of_each(reports, pairs).items()):
        found[first].append(report)
    return [found[first] for first in sorted(found)]


def around_each(known: Mapping[str, Sketch]) -> dict[str, Near[str]]:
    """For each report those that are worth comparing with it."""
    keys, runs = Held[str](), Held[str]()
    for report, sketch in known.items():
        for held, told in ((keys, sketch.keys), (runs, sketch.runs)):
            for each in dict.fromkeys(told):
                held.add(each, sketch.day, report)
    return {report: near(sketch, keys.others(report), runs.others(report)) for report, sketch in known.items()}


def pairs_to_compare(around: Mapping[str, Near[str]]) -> list[Pair]:
    """The pairs of which either finds the other by its words, each once."""
    return sorted({_pair(report, other) for report, found in around.items() for other in found.alike})


def _alike(known: Mapping[str, Sketch], around: Mapping[str, Near[str]]) -> dict[Pair, float]:
    """How alike the pairs are that count, the lesser id first."""
    pairs = pairs_to_compare(around)
    valued = ((pair, sketches.likeness(known[pair[0]], known[pair[1]])) for pair in pairs)
    return {pair: value for pair, value in valued if value}


def _copies(by_id: Mapping[str, Report], around: Mapping[str, Near[str]]) -> dict[Pair, Copy]:
    """The text that pairs share, the lesser id first."""
    found: dict[Pair, Copy] = {}
    for one, other in sorted({_pair(report, other) for report, found in around.items() for other in found.printed}):
        standing = around[one].standing & around[other].standing
        copy = sketches.copy_of(by_id[one], by_id[other], standing)
        if copy:
            found[one, other] = copy
    return found


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one <= other else (other, one)


def _story(
    members: Sequence[str], by_id: Mapping[str, Reading], alike: Mapping[Pair, float], copies: Iterable[Copy]
) -> Story:
    inside = set(members)
    return make_story(
        [by_id[report].report for report in members],
        {pair: value for pair, value in alike.items() if pair[0] in inside and pair[1] in inside},
        [copy for copy in copies if copy.first in inside and copy.second in inside],
    )
