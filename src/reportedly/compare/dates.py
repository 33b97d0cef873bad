"""When the same thing happened, as each report dates it.

In: a story's readings and its shared events. Out: date series: for one shared event, or for sentences of several
reports that tell of one thing, the time expressions with their values; and the relation between them. Reports that date
one thing on two days that cannot both hold make a finding of kind ``conflict``.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from reportedly.compare.telling import day, evidence, finding, printed, quoted
from reportedly.compare.words import likeness, sentence_at, weighed
from reportedly.records import Comparison, Finding, Point, Reading, Series, Span, Story, Timex

# Sentences of two reports tell of one thing from this likeness on; below it days that differ say nothing.
ALIKE = 0.5
FEWEST_WORDS = 5
# Characters each side of a date that tell what it dates, and words two dates of one day have there in common.
REACH, SAME_DAY_WORDS = 90, 3
MOST = 400
KINDS = frozenset({"DATE", "TIME"})
# Years, halves, quarters, months, days and hours are compared; parts of days, weeks and seasons are not.
DAY = re.compile(r"\d{4}(?:-[HQ][1-4]|-\d\d(?:-\d\d(?:T\d\d(?::\d\d){0,2})?)?)?")
# "that night", "the same day" point back to another date of the report.
# "today" is another day where the paper is printed.
BACKWARD = re.compile(
    r"(?:that|this|the same|those|the next|the following|the previous|today|yesterday|tonight|tomorrow)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Dated:
    reading: Reading
    timex: Timex
    sentence: Span
    words: dict[str, float]
    near: dict[str, float]


def compare_dates(story: Story, readings: tuple[Reading, ...], so_far: Comparison) -> Comparison:
    """Add the story's date series and the conflicts among them."""
    dated = [one for reading in readings for one in _dated(reading)][:MOST]
    series: list[Series] = []
    findings: list[Finding] = []
    for group in _groups(dated):
        clash = _clash(group)
        what = " ".join(group[0].reading.report.text[slice(*group[0].sentence)].split())
        series.append(Series(story.id, what[:80], tuple(_point(one) for one in group), _relation(group, clash)))
        if clash:
            findings.append(_finding(story, clash))
    return replace(so_far, dates=so_far.dates + tuple(series), findings=so_far.findings + tuple(findings))


def _dated(reading: Reading) -> list[_Dated]:
    """The dates of a report, each with the words of its sentence and those near it."""
    text = reading.report.text
    found = []
    for timex in reading.annotations.timexes or ():
        if timex.type in KINDS and DAY.fullmatch(timex.value) and not BACKWARD.match(_words_of(reading, timex)):
            sentence = sentence_at(reading, timex.start)
            around = max(sentence[0], timex.start - REACH), min(sentence[1], timex.end + REACH)
            words, near = (weighed(f"{text[s : timex.start]} {text[timex.end : e]}") for s, e in (sentence, around))
            if len(words) >= FEWEST_WORDS and "://" not in text[slice(*sentence)]:
                found.append(_Dated(reading, timex, sentence, words, near))
    return found


def _words_of(reading: Reading, timex: Timex) -> str:
    """The words of a time expression."""
    return reading.report.text[timex.start : timex.end]


def _groups(dated: Sequence[_Dated]) -> list[list[_Dated]]:
    """Dates of one thing, over two reports or more."""
    alone = Counter((one.reading.report.id, one.sentence) for one in dated)
    links = []
    for i, j in combinations(range(len(dated)), 2):
        alike = _alike(dated[i], dated[j], alone)
        if alike > 0:
            links.append((-round(alike, 6), i, j))
    home = list(range(len(dated)))
    members = {i: [i] for i in home}
    for _, i, j in sorted(links):
        low, high = sorted((home[i], home[j]))
        if low != high:
            members[low] += members.pop(high)
            for k in members[low]:
                home[k] = low
    groups = [[dated[k] for k in sorted(group)] for _, group in sorted(members.items())]
    return [group for group in groups if len({one.reading.report.id for one in group}) > 1]


def _alike(one: _Dated, other: _Dated, alone: Mapping[tuple[str, Span], int]) -> float:
    """How sure it is that two dates are of one thing, 0 for not at all.

    For one day, that the words near share something; for days that differ, that two sentences with no other date in
    them tell of one thing.
    """
    if one.reading is other.reading:
        return 0.0
    if one.timex.value == other.timex.value and len(one.timex.value) >= len("2025-08"):
        both = sum(1 for word in one.near if word in other.near)
        return 1 + likeness(one.near, other.near) if both >= SAME_DAY_WORDS else 0.0
    if any(alone[each.reading.report.id, each.sentence] > 1 for each in (one, other)):
        return 0.0
    alike = likeness(one.words, other.words)
    return alike if alike >= ALIKE else 0.0


def _clash(group: Sequence[_Dated]) -> tuple[_Dated, _Dated] | None:
    """Two reports that date one thing, in sentences much alike, on days that cannot be one; None where there are none.

    Days in the same words ("Monday" in both) differ only by when each report was printed, and are no clash.
    """
    for one, other in combinations(group, 2):
        a, b = one.timex.value[:10], other.timex.value[:10]
        same_words = _words_of(one.reading, one.timex).lower() == _words_of(other.reading, other.timex).lower()
        if not (a.startswith(b) or b.startswith(a) or same_words) and likeness(one.words, other.words) >= ALIKE:
            return one, other
    return None


def _relation(group: Sequence[_Dated], clash: tuple[_Dated, _Dated] | None) -> str | None:
    """None where values differ and no two sentences are near enough to say that they date one thing."""
    if len({one.timex.value for one in group}) == 1:
        return "agree"
    if clash:
        return "conflict"
    values = sorted({one.timex.value[:10] for one in group})
    return "compatible" if all(a.startswith(b) or b.startswith(a) for a, b in combinations(values, 2)) else None


def _point(one: _Dated) -> Point:
    start, end = one.timex.start, one.timex.end
    return Point(
        report=one.reading.report.id,
        start=start,
        end=end,
        text=one.reading.report.text[start:end],
        as_of=(one.reading.report.published or "")[:10] or None,
        value=one.timex.value,
    )


def _finding(story: Story, clash: tuple[_Dated, _Dated]) -> Finding:
    told = [f"{day(one.timex.value)} ({printed(one.reading)})" for one in clash]
    what = quoted(clash[0].reading.report.text[slice(*clash[0].sentence)])
    message = f"Dated differently: {told[0]}, against {told[1]}: {what}"
    return finding("conflict", story.id, message, [evidence(one.reading, one.sentence) for one in clash])
