"""Which reports are on the same events: one story or several.

In: readings and the copies among them. Out: stories, every report in exactly one. How alike two reports are is
measured in ``likeness``; what a story's reports say together does not belong here.

Reports are put together from the most alike on, by the mean likeness of all pairs of the two groups (average
linkage), as long as that mean is what is usual within a story. Copies stand together from the start.
"""

import heapq
from collections.abc import Iterable, Sequence

from reportedly.link.leftovers import take_in
from reportedly.link.likeness import Profile, likenesses, profiles
from reportedly.records import Copy, Reading, Report, Story, content_id

# Mean likeness, over the usual one, from which two groups are one story.
JOIN = 1.0
TITLE_LENGTH = 120


def find_stories(readings: Sequence[Reading], copies: Sequence[Copy]) -> tuple[Story, ...]:
    """The stories, by first publication, then id; the same whatever the order of ``readings``.

    A story's reports stand in order of publication; its title is the headline of the report most like the others.
    """
    reports = sorted((reading.report for reading in readings), key=lambda report: report.id)
    known = profiles(reports)
    alike = likenesses(known)
    place = {report.id: index for index, report in enumerate(reports)}
    bound = sorted((place[c.first], place[c.second]) for c in copies if c.first in place and c.second in place)
    groups = take_in(_Groups(len(reports), alike, bound).joined(), known, alike)
    stories = [_story([reports[i] for i in group], copies, _central(group, alike, known)) for group in groups]
    return tuple(sorted(stories, key=lambda story: (_when(reports[place[story.reports[0]]]), story.id)))


def count_origins(reports: Iterable[str], copies: Iterable[Copy]) -> int:
    """How many independent origins the reports have: copies of one text, or of copies of it, count once."""
    return len(set(origin_of(reports, copies).values()))


def origin_of(reports: Iterable[str], copies: Iterable[Copy]) -> dict[str, str]:
    """For each report the first id of the reports that share its origin."""
    origin = {report: report for report in reports}

    def root(report: str) -> str:
        while origin[report] != report:
            origin[report] = origin[origin[report]]
            report = origin[report]
        return report

    for copy in copies:
        if copy.first in origin and copy.second in origin:
            low, high = sorted((root(copy.first), root(copy.second)))
            origin[high] = low
    return {report: root(report) for report in origin}


class _Groups:
    """Groups of positions while they are put together; a group is known by its lowest position."""

    def __init__(self, count: int, alike: dict[tuple[int, int], float], bound: Sequence[tuple[int, int]]) -> None:
        self.members = {index: [index] for index in range(count)}
        self.sums: dict[int, dict[int, float]] = {index: {} for index in range(count)}
        self.heap: list[tuple[float, int, int, int, int]] = []
        for (first, second), value in alike.items():
            self.sums[first][second] = value
            self.sums[second][first] = value
        home = list(range(count))
        for first, second in bound:
            low, high = sorted((home[first], home[second]))
            if low != high:
                self._merge(low, high)
                for index in self.members[low]:
                    home[index] = low

    def joined(self) -> list[list[int]]:
        """Every group, once none is left that belongs together."""
        for first in self.members:
            for second in self.sums[first]:
                if first < second:
                    self._offer(first, second)
        while self.heap:
            _, first, second, size, other = heapq.heappop(self.heap)
            if self._is_current(first, size) and self._is_current(second, other):
                self._merge(first, second)
                for neighbour in self.sums[first]:
                    self._offer(min(first, neighbour), max(first, neighbour))
        return [sorted(group) for _, group in sorted(self.members.items())]

    def _is_current(self, group: int, size: int) -> bool:
        return group in self.members and len(self.members[group]) == size

    def _offer(self, first: int, second: int) -> None:
        size, other = len(self.members[first]), len(self.members[second])
        mean = self.sums[first][second] / (size * other)
        if mean >= JOIN:
            heapq.heappush(self.heap, (-mean, first, second, size, other))

    def _merge(self, low: int, high: int) -> None:
        """Put group ``high`` into group ``low``; likenesses to a group add up, so that means stay exact."""
        self.members[low] += self.members.pop(high)
        for neighbour, value in self.sums.pop(high).items():
            del self.sums[neighbour][high]
            if neighbour != low:
                total = self.sums[low].get(neighbour, 0.0) + value
                self.sums[low][neighbour] = self.sums[neighbour][low] = total


def _central(group: Sequence[int], alike: dict[tuple[int, int], float], known: Sequence[Profile]) -> int:
    """The place within ``group`` of the report most like the others; the longer one of two alike."""

    def likeness(index: int) -> float:
        return sum(alike.get((min(index, other), max(index, other)), 0.0) for other in group if other != index)

    return max(range(len(group)), key=lambda at: (round(likeness(group[at]), 6), known[group[at]].size, -at))


def _story(reports: Sequence[Report], copies: Sequence[Copy], central: int) -> Story:
    ids = sorted(report.id for report in reports)
    held = set(ids)
    inside = tuple(copy for copy in copies if copy.first in held and copy.second in held)
    ordered = sorted(reports, key=lambda report: (_when(report), report.id))
    return Story(
        id=content_id("s", *ids),
        title=_headline(reports[central]),
        reports=tuple(report.id for report in ordered),
        origins=count_origins(ids, inside),
        copies=inside,
    )


def _headline(report: Report) -> str:
    lines = (line.strip() for line in report.text.splitlines())
    line = report.title or next((line for line in lines if line and not line.startswith(("http://", "https://"))), "")
    return line if len(line) <= TITLE_LENGTH else line[: TITLE_LENGTH - 1].rstrip() + "…"


def _when(report: Report) -> str:
    """Publication time to sort by; reports of unknown time come last."""
    return report.published or "9999"
