"""Figures over a story's reports: which count one thing, and whether they agree, fit together or differ.

In: a story's readings. Out: ``Series`` over two reports or more, and the findings ``revised`` and ``conflict``. Which
figures count one thing is judged in ``quantities``, what their numbers are to each other in ``relations``.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from reportedly.compare.counting import Quantity
from reportedly.compare.quantities import quantities
from reportedly.compare.relations import relation_of, rival_pairs
from reportedly.compare.telling import amount, day, evidence, finding, listed, outlet, point_of
from reportedly.records import Comparison, Finding, Reading, Series, Story

# A finding shows at most so many of a series' values, first and last among them.
MOST_SHOWN = 6


def compare_figures(story: Story, readings: tuple[Reading, ...], so_far: Comparison) -> Comparison:
    """Add the story's figure series and what they show."""
    series: list[Series] = []
    findings: list[Finding] = []
    for group in quantities(readings):
        what = name_of(group)
        points = tuple(point_of(one.reading, one.figure, one.as_of) for one in group)
        rivals = rival_pairs(group)
        relation = "conflict" if rivals and _only_rivals(group, rivals) else relation_of(group)
        series.append(Series(story.id, what, points, relation))
        findings += _findings(story, what, group, relation)
    return replace(so_far, figures=so_far.figures + tuple(series), findings=so_far.findings + tuple(findings))


def name_of(group: Sequence[Quantity]) -> str:
    """What a series counts, in the reports' own words: "North Korean soldiers killed"."""
    nouns = Counter(one.noun_words for one in group if one.noun_words)
    noun = max(nouns, key=lambda words: (words.count(" ") in (1, 2), nouns[words], words), default="")
    happening = next((one.happening for one in group if one.happening), None)
    if happening:
        noun = noun or "people"
        return noun if happening in noun.split() else f"{noun} {happening}"
    return noun or _measured(group[0])


def _measured(one: Quantity) -> str:
    """What a figure without a counted noun is called: its unit, else its own words."""
    unit = one.figure.unit
    if unit is None:
        return f"“{' '.join(one.figure.text.split())}”"
    return "percentage" if unit == "%" else f"money in {unit}" if unit.isupper() else unit


def _only_rivals(group: Sequence[Quantity], rivals: Sequence[tuple[Quantity, Quantity]]) -> bool:
    """Whether the values that differ are those of rival claims alone: then nothing was revised."""
    return {one.best for one in group} <= {one.best for pair in rivals for one in pair}


def _findings(story: Story, what: str, group: Sequence[Quantity], relation: str | None) -> list[Finding]:
    """A revision over days, and claims of one day that cannot both hold; one series may show both."""
    found = []
    rivals = rival_pairs(group)
    if rivals:
        pair = sorted({id(one): one for both in rivals for one in both}.values(), key=_by_day_and_number)
        found.append(_finding(story, "conflict", what, _shown(pair)))
    if relation == "revised":
        found.append(_finding(story, "revised", what, _shown(sorted(group, key=_by_day_and_number))))
    elif relation == "conflict" and not rivals:
        found.append(_finding(story, "conflict", what, _shown(group)))
    return found


def _by_day_and_number(one: Quantity) -> tuple[str, float, str]:
    figure = one.figure
    number = figure.best if figure.best is not None else figure.low if figure.low is not None else figure.high
    return one.as_of or "9999", number or 0.0, one.reading.report.id


def _finding(story: Story, kind: str, what: str, shown: Sequence[Quantity]) -> Finding:
    told = [f"{amount(one.figure)} ({_told_by(one)})" for one in shown]
    message = f"{what}: {', then '.join(told)}" if kind == "revised" else f"{what}: {', against '.join(told)}"
    return finding(kind, story.id, message, [evidence(one.reading, one.sentence) for one in shown])


def _shown(group: Sequence[Quantity]) -> list[Quantity]:
    """One mention of each value, in the order given; one that says whose count it is, where there is one."""
    best: dict[float | None, Quantity] = {}
    for one in group:
        value = one.figure.best if one.figure.best is not None else one.figure.low
        if value not in best or (one.figure.speakers and not best[value].figure.speakers):
            best[value] = one
    kept = list(best.values())
    return kept if len(kept) <= MOST_SHOWN else [*kept[: MOST_SHOWN - 1], kept[-1]]


def _told_by(one: Quantity) -> str:
    speakers = listed(one.figure.speakers)
    where = f"in {outlet(one.reading)}" if speakers else outlet(one.reading)
    return ", ".join(part for part in (speakers, where, day(one.as_of)) if part)
