"""Figures over a story's reports: which count one thing, and whether they agree, fit together or differ.

In: a story's readings. Out: ``Series`` over two reports or more, and the findings ``revised`` and ``conflict``. Which
figures count one thing is judged in ``quantities``, what their numbers are to each other in ``relations``, the range
they claim in ``ranges``.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from reportedly.compare.counting import Quantity
from reportedly.compare.quantities import quantities
from reportedly.compare.ranges import range_of
from reportedly.compare.relations import claims, clashes, relation_of, rival_pairs
from reportedly.compare.sorts import facet_of
from reportedly.compare.telling import amount, day, evidence, finding, listed, outlet, point_of
from reportedly.records import Comparison, Finding, Reading, Series, Story

# What people of several nouns are counted as; a noun of so many of the mentions names them all.
PEOPLE, OWN_NOUN = "people", 0.6
# A finding shows at most so many of a series' values, first and last among them.
MOST_SHOWN = 6
# What a dimension measures, where no noun says it; another is called by its unit.
MEASURES = {
    "length": "distance",
    "time": "length of time",
    "month": "length of time",
    "age": "age",
    "speed": "speed",
    "mass": "weight",
    "area": "area",
    "%": "percentage",
    "magnitude": "magnitude",
}


def compare_figures(story: Story, readings: tuple[Reading, ...], so_far: Comparison) -> Comparison:
    """Add the story's figure series and what they show."""
    series: list[Series] = []
    findings: list[Finding] = []
    for group in quantities(readings):
        what = name_of(group)
        points = tuple(point_of(one.reading, one.figure, one.as_of) for one in group)
        different = claims(group)
        rivals = rival_pairs(different)
        relation = "conflict" if rivals and _only_rivals(group, rivals) else relation_of(group)
        told = range_of(story, group, relation)
        series.append(Series(story.id, what, points, relation, told.low, told.best, told.high, told.unit))
        findings += _findings(story, what, different, relation)
    return replace(so_far, figures=so_far.figures + tuple(series), findings=so_far.findings + tuple(findings))


def name_of(group: Sequence[Quantity]) -> str:
    """What a series counts, in the reports' own words: "North Korean soldiers killed", "offer, money in USD"."""
    nouns = Counter(one.noun_words for one in group if one.noun_words)
    noun = max(nouns, key=lambda words: (words.count(" ") in (1, 2), nouns[words], words), default="")
    if group[0].dimension != "count":
        measure = _measure(group[0])
        bearers = Counter(one.figure.holder for one in group if one.figure.holder and one.figure.holder[0].isupper())
        if group[0].dimension == "age" and bearers:
            return f"{min(bearers, key=lambda name: (-bearers[name], name))}, {measure}"
        return f"{noun}, {measure}" if noun and noun.lower() not in measure else measure
    happening = _happening(group)
    if happening:
        noun = (PEOPLE if _is_mixed(group) else noun) or PEOPLE
        return noun if happening in noun.split() else f"{noun} {happening}"
    return noun or f"“{' '.join(group[0].figure.text.split())}”"


def _happening(group: Sequence[Quantity]) -> str | None:
    """What happened to the counted ones, of people as any mention tells it, of things as most do."""
    told = Counter(one.happening for one in group if one.happening)
    happening, mentions = max(told.items(), key=lambda each: (each[1], each[0]), default=(None, 0))
    return happening if all(facet_of(one.kind) for one in group) or 2 * mentions > len(group) else None


def _is_mixed(group: Sequence[Quantity]) -> bool:
    """Whether people are counted under several nouns, none of them most reports' own."""
    kinds = Counter(one.kind for one in group if one.kind)
    return len(kinds) > 1 and all(map(facet_of, kinds)) and max(kinds.values()) < OWN_NOUN * kinds.total()


def _measure(one: Quantity) -> str:
    """What a figure with a unit measures: "money in USD", "distance in kilometres"."""
    unit = one.figure.unit or ""
    return f"money in {unit}" if unit.isupper() else MEASURES.get(one.dimension, unit)


def _only_rivals(group: Sequence[Quantity], rivals: Sequence[tuple[Quantity, Quantity]]) -> bool:
    """Whether the values that differ are those of rival claims alone: then nothing was revised."""
    return {one.best for one in group} <= {one.best for pair in rivals for one in pair}


def _findings(story: Story, what: str, group: Sequence[Quantity], relation: str | None) -> list[Finding]:
    """A revision over days, and claims of one day that cannot both hold; one series may show both."""
    found = []
    rivals = rival_pairs(group)
    if rivals:
        found.append(_finding(story, "conflict", what, _shown(_of_pairs(rivals))))
    if relation == "revised":
        found.append(_finding(story, "revised", what, _shown(sorted(group, key=_by_day_and_number))))
    elif relation == "conflict" and not rivals:
        shown = _shown(_of_pairs(clashes(group)))
        found.append(_finding(story, "conflict", what, shown, "; no report says why they differ"))
    return found


def _of_pairs(pairs: Sequence[tuple[Quantity, Quantity]]) -> list[Quantity]:
    """The figures of some pairs, each once, by day and number."""
    return sorted({id(one): one for both in pairs for one in both}.values(), key=_by_day_and_number)


def _by_day_and_number(one: Quantity) -> tuple[str, float, str, int]:
    return one.as_of or "9999", one.number, one.reading.report.id, one.figure.start


def _finding(story: Story, kind: str, what: str, shown: Sequence[Quantity], end: str = "") -> Finding:
    told = [f"{amount(one.figure)} ({_told_by(one)})" for one in shown]
    message = f"{what}: {', then '.join(told)}" if kind == "revised" else f"{what}: {', against '.join(told)}{end}"
    return finding(kind, story.id, message, [evidence(one.reading, one.sentence) for one in shown])


def _shown(group: Sequence[Quantity]) -> list[Quantity]:
    """One mention of each value, in the order given; one that says whose count it is, where there is one."""
    best: dict[tuple[float, str | None], Quantity] = {}
    one_number = len({one.number for one in group}) == 1
    for one in group:
        value = one.number, one.figure.modifier if one_number else None
        if value not in best or (one.figure.speakers and not best[value].figure.speakers):
            best[value] = one
    kept = list(best.values())
    return kept if len(kept) <= MOST_SHOWN else [*kept[: MOST_SHOWN - 1], kept[-1]]


def _told_by(one: Quantity) -> str:
    speakers = listed(one.figure.speakers)
    where = f"in {outlet(one.reading)}" if speakers else outlet(one.reading)
    return ", ".join(part for part in (speakers, where, day(one.as_of)) if part)
