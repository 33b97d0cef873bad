"""Which dates of a story's reports date one thing.

In: a story's readings. Out: groups of ``Dated``, each over two reports or more.

How likely two dates are of one thing is weighed by signs with learnt weights: what their values may be to each other,
and how far the words near them, their sentences and the doings told there are alike. Dates that are likely of one
thing make a group; groups are weighed again, each as one date; and two groups of days that cannot be one are put
together only where two sentences surely tell of one thing. An hour is never put with a day, and what one report dates
apart stays apart.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations, islice, pairwise

import numpy as np
from numpy.typing import NDArray

from reportedly.compare.dated import Dated, beside, dated_in, money_in
from reportedly.compare.days import When, fit, one_night
from reportedly.compare.hours import one_hour
from reportedly.compare.words import commonness
from reportedly.records import Reading

# What each sign adds to the log-odds that two dates are of one thing: a logistic regression over the 9,900 pairs of
# seventeen stories of ECB+, "beside" by hand (docs/decisions/0019, training/dates).
WEIGHTS = {
    "bias": -1.79,
    "same": 1.9,
    "coarse": 1.27,
    "within": -0.5,
    "open": -0.87,
    "next": -1.07,
    "apart": -2.99,
    "clock": 2.45,
    "other clock": -0.18,
    "same rare": -1.28,
    "near words": 3.25,
    "sentences": 0.86,
    "doings": 0.66,
    "both first": 0.92,
    "both first and fitting": 0.22,
    "one first": -0.31,
    "beside": 9.0,
}
ALIKE = ("near words", "sentences", "doings")
# From so much of what is alike on, two sentences tell of one thing though their days differ; and where they name one
# sum of money and one doing, words near the dates need be alike only so much.
SURE, SAME_MONEY = 4.75, 0.2


# Dates of a story that are compared with one another; each report has its share of them, its first ones.
MOST, FEWEST_EACH = 600, 2

FITS = ("same", "coarse", "within", "open", "next", "apart", "clock", "other clock")
SAME = ("same", "coarse", "clock")
APART = frozenset({"next", "apart", "other clock"})
FITTING = frozenset({"same", "coarse", "within", "open", "clock"})

Matrix = NDArray[np.float64]
Truths = NDArray[np.bool_]
Signs = Mapping[str, Matrix]
Places = list[int]


def dated_alike(readings: Sequence[Reading]) -> list[list[Dated]]:
    """Groups of dates of one thing, over two reports or more: those of most reports first."""
    kept = commonness(readings)
    share = max(FEWEST_EACH, MOST // max(1, len(readings)))
    dated = [one for reading in readings for one in islice(dated_in(reading, kept), share)][: 2 * MOST]
    found = [[dated[at] for at in sorted(group)] for group in _groups(dated)] if dated else []
    shared = [(len({one.reading.report.id for one in group}), group) for group in found]
    return [group for reports, group in sorted(shared, key=lambda each: -each[0]) if reports > 1]


def _groups(dated: Sequence[Dated]) -> list[Places]:
    """Every date in one group."""
    may, signs = _comparable(dated), _signs(dated)
    small = _joined(np.where(may, _odds(signs), -np.inf))
    odds = _odds(_signs([_as_one([dated[at] for at in group]) for group in small]))
    for one, other in np.argwhere(np.triu(odds > 0, 1)).tolist():
        if not may[np.ix_(small[one], small[other])].all():
            odds[one, other] = odds[other, one] = -np.inf
    whole = [[at for part in group for at in small[part]] for group in _joined(odds)]
    return _dated_otherwise(dated, whole, signs)


def _odds(signs: Signs) -> Matrix:
    """For each two dates the log-odds that they are of one thing."""
    found: Matrix = np.round(WEIGHTS["bias"] + sum(WEIGHTS[name] * sign for name, sign in signs.items()), 6)
    return found


def _comparable(dated: Sequence[Dated]) -> Truths:
    """Where two dates may be of one thing: both tell the hour or neither, and no report gives both apart."""
    clock = np.array([one.when.is_clock for one in dated])
    found: Truths = ~np.logical_xor.outer(clock, clock)
    for row in _by_report(dated).values():
        for one, other in combinations(row, 2):
            if _fit(dated[one].when, dated[other].when) in APART and not beside(dated[one], dated[other]):
                found[one, other] = found[other, one] = False
    return found


def _by_report(dated: Sequence[Dated]) -> dict[str, Places]:
    found: dict[str, Places] = {}
    for at, one in enumerate(dated):
        found.setdefault(one.reading.report.id, []).append(at)
    return found


def _signs(dated: Sequence[Dated]) -> Signs:
    """What is known of each two dates, by the name of its weight."""
    first = np.array([one.place == 0 for one in dated])
    both = np.logical_and.outer(first, first)
    fits, common = _fits(dated)
    signs = {name: (fits == name).astype(float) for name in FITS}
    signs["same rare"] = np.isin(fits, SAME) * (1 - common)
    signs["near words"] = _alike([one.words for one in dated])
    signs["sentences"] = _alike([one.around for one in dated])
    signs["doings"] = _alike([one.doings for one in dated])
    signs["both first"] = both.astype(float)
    signs["both first and fitting"] = (both & np.isin(fits, list(FITTING))).astype(float)
    signs["one first"] = np.logical_xor.outer(first, first).astype(float)
    signs["beside"] = np.zeros(fits.shape)
    for row in _by_report(dated).values():
        for one, other in pairwise(row):
            signs["beside"][one, other] = signs["beside"][other, one] = float(beside(dated[one], dated[other]))
    return signs


def _fits(dated: Sequence[Dated]) -> tuple[NDArray[np.str_], Matrix]:
    """How each two values fit, and in which part of the reports the rarer of the two stands."""
    whens = list(dict.fromkeys(one.when for one in dated))
    number = {one: at for at, one in enumerate(whens)}
    fits = np.array([[_fit(one, other) for other in whens] for one in whens])
    at = np.array([number[one.when] for one in dated])
    reports = {report: row for row, report in enumerate(_by_report(dated))}
    gives = np.zeros((len(whens), len(reports)), bool)
    for one, value in zip(dated, at.tolist(), strict=True):
        gives[value, reports[one.reading.report.id]] = True
    common = ((np.isin(fits, SAME).astype(int) @ gives.astype(int)) > 0).mean(axis=1)[at]
    return fits[np.ix_(at, at)], np.minimum.outer(common, common)


def _fit(one: When, other: When) -> str:
    found = fit(one, other)
    if one.is_clock and other.is_clock:
        return "apart" if found == "apart" else "clock" if one_hour(one, other) else "other clock"
    if found == "next" and one_night(one, other):
        return "open"
    if found == "same" and one.between and other.between and not one.only:
        return "coarse"
    return found


def _alike(weighed: Sequence[Mapping[str, float]]) -> Matrix:
    """The cosine of each two sets of weighed words."""
    places = {word: at for at, word in enumerate(dict.fromkeys(word for words in weighed for word in words))}
    table = np.zeros((len(weighed), max(1, len(places))))
    for row, words in enumerate(weighed):
        for word, weight in words.items():
            table[row, places[word]] = weight
    length = np.linalg.norm(table, axis=1, keepdims=True)
    table /= np.where(length > 0, length, 1.0)
    found: Matrix = np.clip(table @ table.T, 0.0, 1.0)
    return found


def _joined(odds: Matrix) -> list[Places]:
    """Groups of which the likelier half of pairs is likely on the average, the surest put together first."""
    members = {at: [at] for at in range(len(odds))}
    home = list(range(len(odds)))
    rows, columns = np.nonzero(np.triu(odds > 0, 1))
    order = np.lexsort((columns, rows, -odds[rows, columns]))
    for one, other in zip(rows[order].tolist(), columns[order].tolist(), strict=True):
        low, high = sorted((home[one], home[other]))
        if low == high or not _likely(odds[np.ix_(members[low], members[high])]):
            continue
        members[low] += members.pop(high)
        for at in members[low]:
            home[at] = low
    return [group for _, group in sorted(members.items())]


def _likely(odds: Matrix) -> bool:
    """Whether the likelier half of the pairs is likely on the average, and none is ruled out."""
    ranked = np.sort(odds, axis=None)[::-1]
    return bool(np.isfinite(ranked[-1]) and ranked[: (len(ranked) + 1) // 2].mean() > 0)


def _as_one(group: Sequence[Dated]) -> Dated:
    """A group as one date: what its dates have round them, summed, and the value most of them have."""
    if len(group) == 1:
        return group[0]
    values = Counter(one.when.value for one in group)
    best = min(group, key=lambda one: (-values[one.when.value], one.when.value))
    return replace(
        best,
        words=_summed([one.words for one in group]),
        doings=_summed([one.doings for one in group]),
        around=_summed([one.around for one in group]),
        place=0 if 2 * sum(one.place == 0 for one in group) >= len(group) else 1,
    )


def _summed(many: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Weighed words of several, each put to length one and added."""
    total: dict[str, float] = {}
    for words in many:
        length = math.sqrt(sum(weight * weight for weight in words.values())) or 1.0
        for word, weight in words.items():
            total[word] = total.get(word, 0.0) + weight / length
    return total


def _dated_otherwise(dated: Sequence[Dated], groups: list[Places], signs: Signs) -> list[Places]:
    """The groups, two of them as one where sentences of both surely tell of one thing, on days that cannot be one."""
    alike = np.round(sum(WEIGHTS[name] * signs[name] for name in ALIKE), 6)
    home = {at: number for number, group in enumerate(groups) for at in group}
    merged = dict(enumerate(groups))
    rows, columns = np.nonzero(np.triu((alike >= SURE) | (signs["near words"] >= SAME_MONEY), 1))
    order = np.lexsort((columns, rows, -alike[rows, columns]))
    by_report = _by_report(dated)
    for one, other in zip(rows[order].tolist(), columns[order].tolist(), strict=True):
        low, high = sorted((home[one], home[other]))
        if low == high or not _may_differ(dated[one], dated[other]) or not surely_one(dated[one], dated[other]):
            continue
        if any(_told_apart(dated, by_report, merged[a], merged[b]) for a, b in ((low, high), (high, low))):
            continue
        merged[low] = merged[low] + merged.pop(high)
        for at in merged[low]:
            home[at] = low
    return [group for _, group in sorted(merged.items())]


def surely_one(one: Dated, other: Dated) -> bool:
    """Whether two sentences surely tell of one thing, whatever their dates."""
    signs = {
        "near words": _alike([one.words, other.words])[0, 1],
        "sentences": _alike([one.around, other.around])[0, 1],
        "doings": _alike([one.doings, other.doings])[0, 1],
    }
    if sum(WEIGHTS[name] * sign for name, sign in signs.items()) >= SURE:
        return True
    return bool(money_in(one) & money_in(other)) and one.main == other.main and signs["near words"] >= SAME_MONEY


def _may_differ(one: Dated, other: Dated) -> bool:
    """Whether two dates of different reports give days that cannot be one."""
    if one.reading is other.reading or one.when.is_clock or other.when.is_clock:
        return False
    return fit(one.when, other.when) in APART


def _told_apart(dated: Sequence[Dated], by_report: Mapping[str, Places], group: Places, other: Places) -> bool:
    """Whether a report of ``group`` also dates such a doing on a day of ``other``: then it tells two things apart."""
    reports = {dated[at].reading.report.id for at in group}
    return any(
        dated[there].reading.report.id in reports
        or any(
            fit(dated[at].when, dated[there].when) == "same" and dated[at].main & dated[there].main
            for report in reports
            for at in by_report[report]
        )
        for there in other
    )
