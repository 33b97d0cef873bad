"""What of a comparison is printed where not all of it is, and in which order.

In: parts of a comparison. Out: those to print. How they look belongs to ``story``.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.knowledge.credits import came_first, credited
from reportedly.records import Finding, Reading, ReportWarning, Series, Story, TimelineEntry
from reportedly.show import words

# The list of reports tells what is a copy of what.
TOLD_ELSEWHERE = frozenset({"copy"})
# Clashes of weekday and date are among the findings.
CALENDAR = "calendar"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# What every page holds beside its report: told as a number.
ROUTINE = "left-out"
TELLING = frozenset({"conflict", "revised", "compatible"})
RELATIONS = ("conflict", "revised", "compatible", "agree", None)


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as one report gives it, in words."""

    day: str
    value: str
    said_by: str | None
    printed_by: str


def findings(found: Sequence[Finding], *, most: int | None) -> list[Finding]:
    """The findings in their order; in a short picture first one of each kind, then the second ones, and so on."""
    if most is None:
        return list(found)
    kinds: Counter[str] = Counter()
    ranked: list[tuple[int, int, Finding]] = []
    for place, finding in enumerate(found):
        if finding.kind not in TOLD_ELSEWHERE:
            kinds[finding.kind] += 1
            ranked.append((kinds[finding.kind], place, finding))
    chosen = sorted(ranked, key=lambda each: each[:2])[:most]
    return [finding for _, _, finding in sorted(chosen, key=lambda each: each[1])]


def series(figures: Sequence[Series], *, most: int | None) -> list[Series]:
    """The figures that several reports give: those that differ first, then the ones most reports give.

    A short picture has those that are the same everywhere in a line each (``same``).
    """
    together = [(len({point.report for point in each.points}), each) for each in figures]
    shared = [pair for pair in together if pair[0] > 1]
    ordered = [each for _, each in sorted(shared, key=lambda pair: (RELATIONS.index(pair[1].relation), -pair[0]))]
    if most is None:
        return ordered
    telling = [each for each in ordered if each.relation in TELLING]
    return telling[:most]


def same(figures: Sequence[Series], *, most: int) -> list[Series]:
    """The figures that are the same in every report that gives them, those of most reports first: for a short picture,
    one line each. Where no noun says what is counted, the number alone tells a reader nothing."""
    alike = (each for each in series(figures, most=None) if each.relation == "agree")
    return [each for each in alike if not each.what.startswith("“")][:most]


def merged(points: Sequence[Told]) -> list[tuple[str, str, list[str], list[str]]]:
    """The points of a series by day, value and who said it: (day, value, the speaker if any, all who printed it).

    A report that names nobody stands in a row of its own: a speaker is never lent to it.
    """
    rows: dict[tuple[str, str, str], tuple[list[str], dict[str, str]]] = {}
    for point in points:
        key = point.day, point.value, (point.said_by or "").casefold()
        _, printed_by = rows.setdefault(key, ([point.said_by] if point.said_by else [], {}))
        printed_by.setdefault(point.printed_by, point.printed_by)
    return [(day, value, said_by, list(printed)) for (day, value, _), (said_by, printed) in rows.items()]


def timeline(entries: Sequence[TimelineEntry], *, most: int | None) -> list[TimelineEntry]:
    """The entries in their order; in a short picture, of each of the last days the one most reports tell of."""
    if most is None:
        return list(entries)
    days: dict[str, TimelineEntry] = {}
    for entry in (each for each in entries if DAY.fullmatch(each.date[:10])):
        best = days.setdefault(entry.date[:10], entry)
        if _told_by(entry) > _told_by(best):
            days[entry.date[:10]] = entry
    return list(days.values())[-most:]


def _told_by(entry: TimelineEntry) -> int:
    return len({evidence.report for evidence in entry.evidence})


@dataclass(frozen=True, slots=True)
class Original:
    """The report whose text another carries. ``how``: "copy of", or "same text as" where which was first is unknown."""

    report: str
    share: float
    how: str


def original(report: str, story: Story, readings: Mapping[str, Reading]) -> Original | None:
    """Of the reports that may have been before this one, one that it credits, else the one that shares most with it."""
    place = {each: number for number, each in enumerate(story.reports)}
    found: list[Original] = []
    for copy in story.copies:
        if report not in (copy.first, copy.second):
            continue
        other = copy.second if copy.first == report else copy.first
        before = came_first(readings[other].report, readings[report].report)
        if before or (before is None and place[other] < place[report]):
            found.append(Original(other, copy.share, "copy of" if before else "same text as"))

    def rank(each: Original) -> tuple[bool, float, str, int]:
        credit = credited(readings[report].report, readings[each.report].report.publisher or "")
        return credit, each.share, each.how, -place[each.report]

    return max(found, key=rank, default=None)


def warnings_of(readings: Sequence[Reading], *, every: bool) -> list[tuple[str, ReportWarning]]:
    """The reports' own warnings, each with the report's file; in a short picture what was left out is one number."""
    rows: list[tuple[str, ReportWarning]] = []
    left_out = 0
    for reading in readings:
        for each in reading.report.warnings + reading.annotations.warnings:
            if each.kind == ROUTINE and not every:
                left_out += 1
            elif each.kind != CALENDAR:
                rows.append((reading.report.path or reading.report.id, each))
    if left_out:
        what = f"{words.count(left_out, 'passage')} outside the reports: see `reportedly read`"
        rows.append(("", ReportWarning(ROUTINE, what)))
    return rows
