"""How many independent origins some reports have, how many publishers, and why those of one origin are one.

In: reports and the copies among them. Out: groups of reports that carry one text, each with its reason. Which reports
share text was found in ``copies``; on whose word one statement rests is told in ``compare``.

Three counts are told of a story, for none says what the others do: reports, publishers, independent origins.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.joined import origin_of
from reportedly.knowledge.credits import came_first
from reportedly.knowledge.register import fold, outlet
from reportedly.records import Copy, Report


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """The reports that have one origin, by id, and why they are one; no reason is needed for one that stands alone."""

    reports: tuple[str, ...]
    reason: str | None = None


def count_origins(reports: Iterable[str], copies: Iterable[Copy]) -> int:
    """How many independent origins the reports have: copies of one text, or of copies of it, count once."""
    return len(set(origin_of(reports, copies).values()))


def count_publishers(reports: Iterable[Report]) -> int:
    """How many publishers, of those that are known; two names of one outlet are one."""
    return len({_publisher(report.publisher) for report in reports if report.publisher})


def origin_groups(reports: Sequence[Report], copies: Sequence[Copy]) -> tuple[OriginGroup, ...]:
    """The reports in groups of one origin, in the order in which their first reports are given."""
    by_id = {report.id: report for report in reports}
    origin = origin_of(by_id, copies)
    members: defaultdict[str, list[Report]] = defaultdict(list)
    for report in reports:
        members[origin[report.id]].append(report)
    return tuple(OriginGroup(tuple(each.id for each in group), _reason(group, copies)) for group in members.values())


def _publisher(name: str) -> str:
    known = outlet(name)
    return fold(known.name if known else name)


def _reason(group: Sequence[Report], copies: Sequence[Copy]) -> str | None:
    """Why some reports are one origin: whose text they carry where that is known, how much, whom they credit."""
    if len(group) < 2:
        return None
    ids = {report.id for report in group}
    shares = [round(100 * copy.share) for copy in copies if copy.joins and {copy.first, copy.second} <= ids]
    least, most = min(shares, default=0), max(shares, default=0)
    part = f"{least} %" if least == most else f"{least} to {most} %"
    first = _first(group)
    whose = f"the text of {first.publisher}" if first and first.publisher else "one text"
    credits_ = [name for name in dict.fromkeys(n for each in group for n in each.agency) if _credit(group, name)]
    told = f"; {' and '.join(credits_)} credited" if credits_ else ""
    return f"carry {whose}: {part} of the shorter one's own words shared{told}"


def _first(group: Sequence[Report]) -> Report | None:
    """The report that surely came before all others of the group; None where that is not known."""
    best = group[0]
    for report in group[1:]:
        if came_first(report, best):
            best = report
    return best if all(report is best or came_first(best, report) for report in group) else None


def _credit(group: Sequence[Report], name: str) -> bool:
    """Whether more than one report of the group names the agency."""
    return sum(name in report.agency for report in group) > 1
