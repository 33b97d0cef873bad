"""When the same thing happened, as each report dates it.

In: a story's readings. Out: date series, one for each thing that two reports or more date; what their values are to
each other; and findings of kind ``conflict`` where two reports date one thing so that both cannot hold. Which dates are
of one thing is judged in ``dating``, what values may be to each other in ``days``, hours in ``hours``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from reportedly.compare.dated import Dated
from reportedly.compare.dating import dated_alike, surely_one
from reportedly.compare.days import When, as_said, exclude, fit, placed_on
from reportedly.compare.hours import hours_apart, relation_of_hours
from reportedly.compare.telling import day, evidence, finding, printed, quoted
from reportedly.records import Comparison, Finding, Point, Reading, Series, Story

LONGEST_WHAT = 80
YEAR = len("2031")
# The rule of a value that a report's own words do not give.
FROM_OTHERS = "as other reports of the story date the same"
Pair = tuple[Dated, Dated]


def compare_dates(story: Story, readings: tuple[Reading, ...], so_far: Comparison) -> Comparison:
    """Add the story's date series and the conflicts among them."""
    series: list[Series] = []
    findings: list[Finding] = []
    for group in dated_alike(readings):
        clashing = next(_clashes(group), None)
        series.append(Series(story.id, _what(group), tuple(_points(group)), _relation(group, bool(clashing))))
        if clashing:
            findings.append(_finding(story, clashing))
    return replace(so_far, dates=so_far.dates + tuple(series), findings=so_far.findings + tuple(findings))


def _what(group: Sequence[Dated]) -> str:
    """The first words of the shortest sentence that dates the thing."""
    lines = [" ".join(one.reading.report.text[slice(*one.sentence)].split()) for one in group]
    return min(lines, key=lambda line: (len(line), line))[:LONGEST_WHAT]


def _clashes(group: Sequence[Dated]) -> Iterator[Pair]:
    """Pairs of reports that surely date one thing, on days or at hours that cannot both hold by their own words."""
    for one, other in combinations(group, 2):
        if one.reading is other.reading:
            continue
        if hours_apart(one, other) or (_days_apart(one, other) and surely_one(one, other)):
            yield one, other


def _days_apart(one: Dated, other: Dated) -> bool:
    """Whether the words of two days exclude each other."""
    a, b = as_said(one.when, one.text), as_said(other.when, other.text)
    return a is not None and b is not None and exclude(a, b) and not _of_this_year(one, other)


def _of_this_year(one: Dated, other: Dated) -> bool:
    """Whether two bare years lie side by side about the time of writing.

    Then they may be the two years of one season, or a list may be called by the year it was made in.
    """
    values = one.when.value, other.when.value
    if any(len(value) != YEAR for value in values):
        return False
    written = [int(each.reading.report.published[:YEAR]) for each in (one, other) if each.reading.report.published]
    earlier, later = sorted(int(value) for value in values)
    return later - earlier == 1 and (not written or later >= min(written))


def _relation(group: Sequence[Dated], clash: bool) -> str | None:
    """The contract's word; None where days differ and it is not sure that one thing is dated."""
    if clash:
        return "conflict"
    if group[0].when.is_clock:
        return relation_of_hours(group)
    fits = {fit(one.when, other.when) for one, other in combinations(group, 2)}
    if "apart" in fits:
        return None
    return "agree" if fits <= {"same", "open"} else "compatible"


def _points(group: Sequence[Dated]) -> Iterator[Point]:
    """The group's dates as points; one whose report has no day of publication has the value that others give."""
    known = _known(group)
    for one in group:
        value = placed_on(one.when, known) if known else None
        yield Point(
            report=one.reading.report.id,
            start=one.timex.start,
            end=one.timex.end,
            text=one.text,
            as_of=(one.reading.report.published or "")[:10] or None,
            value=value or one.timex.value,
            rule=FROM_OTHERS if value else None,
        )


def _known(group: Sequence[Dated]) -> When | None:
    """The most exact of the values with a year, if all of them can hold together."""
    placed = [(one.when.between, one.when) for one in group if one.when.between]
    if any(fit(one, other) in ("next", "apart") for (_, one), (_, other) in combinations(placed, 2)):
        return None
    return min(placed, key=lambda each: (each[0][1] - each[0][0], each[1].value))[1] if placed else None


def _finding(story: Story, clash: Pair) -> Finding:
    told = [f"{_shown(one)} ({printed(one.reading)})" for one in clash]
    what = quoted(clash[0].reading.report.text[slice(*clash[0].sentence)], clash[0].text)
    message = f"Dated differently: {told[0]}, against {told[1]}: {what}"
    return finding("conflict", story.id, message, [evidence(one.reading, one.sentence) for one in clash])


def _shown(one: Dated) -> str:
    """The date in words; its own words where it is an hour or has no year."""
    own = " ".join(one.text.split())
    return own if one.when.is_clock else day(one.timex.value) or own
