"""Which dates of a story's reports date one thing.

In: a story's readings. Out: groups of ``Dated``, each over two reports or more.

How likely two dates are of one thing is weighed from what their values may be to each other and how far the words round
them, their sentences and the doings told there are alike, with learnt weights; groups are made of those that are likely
on the whole. Then a group whose days differ joins another where both surely tell of one thing. An hour is never put
with a day.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from reportedly.compare.dated import Dated, dated_in
from reportedly.compare.days import When, fit, one_night
from reportedly.compare.words import commonness
from reportedly.records import Reading

# Log-odds that two dates are of one thing, learnt over the pairs of eight stories of ECB+ (docs/decisions/0019).
BIAS = -3.42
BY_FIT = {"same": 1.6, "coarse": 0.5, "within": -0.4, "open": -0.6, "next": -0.5, "apart": -2.3}
NEAR_WORDS, SENTENCE_WORDS, DOINGS = 3.0, 2.3, 1.2
BOTH_FIRST, BOTH_FIRST_AND_FITTING, ONE_FIRST = 0.3, 1.4, -0.5
FITTING = frozenset({"same", "coarse", "within", "open"})
# Dates of a story that are compared with one another; each report has its share of them, its first ones.
MOST, FEWEST_EACH = 600, 2

Matrix = NDArray[np.float64]
Group = list[Dated]


def dated_alike(readings: Sequence[Reading]) -> list[Group]:
    """Groups of dates of one thing, over two reports or more, in the order of their first dates."""
    kept = commonness(readings)
    share = max(FEWEST_EACH, MOST // max(1, len(readings)))
    dated = [one for reading in readings for one in dated_in(reading, kept)[:share]][: 2 * MOST]
    if not dated:
        return []
    groups = _joined(_chances(dated))
    found = [[dated[at] for at in group] for group in groups]
    return [group for group in found if len({one.reading.report.id for one in group}) > 1]


def _chances(dated: Sequence[Dated]) -> Matrix:
    """For each two dates the log-odds that they are of one thing; minus infinity for an hour and a day."""
    first = np.array([one.place == 0 for one in dated])
    both, either = np.logical_and.outer(first, first), np.logical_xor.outer(first, first)
    known = {one.when.value: one.when for one in dated}
    number = {value: at for at, value in enumerate(known)}
    whens = list(known.values())
    fits = np.array([[_fit(one, other) for other in whens] for one in whens])
    at = np.array([number[one.when.value] for one in dated])
    fits = fits[np.ix_(at, at)]
    odds = np.full(fits.shape, BIAS)
    for name, weight in BY_FIT.items():
        odds += weight * (fits == name)
    odds += NEAR_WORDS * _alike([one.words for one in dated])
    odds += SENTENCE_WORDS * _alike([one.around for one in dated])
    odds += DOINGS * _alike([one.doings for one in dated])
    odds += BOTH_FIRST * both + BOTH_FIRST_AND_FITTING * (both & np.isin(fits, list(FITTING))) + ONE_FIRST * either
    clock = np.array([one.when.is_clock for one in dated])
    odds[np.logical_xor.outer(clock, clock)] = -np.inf
    return np.round(odds, 6)


def _fit(one: When, other: When) -> str:
    found = fit(one, other)
    if found == "next" and one_night(one, other):
        return "open"
    if found == "same" and one.is_placed and other.is_placed and not one.is_day:
        return "coarse"
    return found


def _alike(weighed: Sequence[Mapping[str, float]]) -> Matrix:
    """The cosine of each two sets of weighed words."""
    places: dict[str, int] = {}
    for words in weighed:
        for word in words:
            places.setdefault(word, len(places))
    table = np.zeros((len(weighed), max(1, len(places))))
    for row, words in enumerate(weighed):
        for word, weight in words.items():
            table[row, places[word]] = weight
    length = np.linalg.norm(table, axis=1, keepdims=True)
    table /= np.where(length > 0, length, 1.0)
    return np.clip(table @ table.T, 0.0, 1.0)


def _joined(odds: Matrix) -> list[list[int]]:
    """Groups of dates whose log-odds are above zero on the average, the surest put together first."""
    many = len(odds)
    members = {at: [at] for at in range(many)}
    home = list(range(many))
    total = np.maximum(odds, -1e6)
    rows, columns = np.nonzero(np.triu(odds > 0, 1))
    order = np.lexsort((columns, rows, -odds[rows, columns]))
    for one, other in zip(rows[order].tolist(), columns[order].tolist(), strict=True):
        low, high = sorted((home[one], home[other]))
        if low == high or total[low, high] <= 0:
            continue
        members[low] += members.pop(high)
        for at in members[low]:
            home[at] = low
        total[low] += total[high]
        total[:, low] += total[:, high]
    return [sorted(group) for _, group in sorted(members.items())]
