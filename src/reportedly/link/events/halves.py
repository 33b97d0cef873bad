"""Whether a story's reports fall into two lots, as where two quakes or two matches were taken for one story.

In: the reports of a story. Out: for each the side it is on, and how plainly the two are apart. Nothing is parted by
this alone: it is one sign among those by which mentions are held against one another.

Reports are rows of weighed words. Where two happenings are told, what the rows differ in most is which one they tell:
the sides are those of the first principal axis, found by power iteration in time linear in the words.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.link.rarity import rarity, stem
from reportedly.link.words import WORD, fold
from reportedly.records import Report

LEAST_REPORTS = 4  # of fewer it cannot be told
LONGEST = 3_000  # words of a report that are weighed
TURNS = 60  # of power iteration
# From these on two lots are a little apart, apart, plainly apart, two stories; how is told in ``_apart``.
STRENGTHS = (2.5, 3.5, 5.0, 8.0)

Row = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Halves:
    """The side of each report by its place, and how plainly the sides are apart (0 to 4)."""

    sides: tuple[bool, ...]
    strength: int


def halves(reports: Sequence[Report]) -> Halves:
    """The two sides of a story; the same whatever the order of its reports but for which side is which."""
    if len(reports) < LEAST_REPORTS:
        return Halves((False,) * len(reports), 0)
    order = sorted(range(len(reports)), key=lambda place: reports[place].id)
    matrix = _Matrix([reports[place] for place in order])
    axis, first = matrix.axis(None)
    _, second = matrix.axis(axis)
    inside = axis > 0
    sides = [False] * len(reports)
    for place, side in zip(order, inside.tolist(), strict=True):
        sides[place] = side
    apart = matrix.apart(inside) * first / second if second > 0 else 0.0
    return Halves(tuple(sides), sum(apart >= least for least in STRENGTHS))


class _Matrix:
    """The reports as unit rows of weighed words, kept as the entries that are not nought."""

    def __init__(self, reports: Sequence[Report]) -> None:
        counted = [_count(report) for report in reports]
        holders = Counter(word for words in counted for word in words)
        place = {word: number for number, word in enumerate(sorted(holders))}
        rows, columns, entries = [], [], []
        for number, words in enumerate(counted):
            weights = {w: _weight(w, count, holders[w] / len(reports)) for w, count in sorted(words.items())}
            length = math.sqrt(sum(x * x for x in weights.values())) or 1.0
            for word, weight in weights.items():
                rows.append(number)
                columns.append(place[word])
                entries.append(weight / length)
        self.rows, self.columns = np.array(rows, np.int64), np.array(columns, np.int64)
        self.entries, self.count, self.width = np.array(entries), len(reports), max(1, len(place))
        self.mean = self._down(np.ones(self.count)) / self.count

    def _down(self, values: Row) -> Row:
        return np.bincount(self.columns, self.entries * values[self.rows], self.width).astype(np.float64)

    def _up(self, values: Row) -> Row:
        return np.bincount(self.rows, self.entries * values[self.columns], self.count).astype(np.float64)

    def axis(self, without: Row | None) -> tuple[Row, float]:
        """The first principal axis over the reports (the first at right angles to ``without``), and its size."""
        axis = np.cos(np.arange(1, self.count + 1) * 1.7)
        size = 0.0
        for _ in range(TURNS):
            if without is not None:
                axis = axis - without * (axis @ without)
            words = self._down(axis) - self.mean * axis.sum()
            axis = self._up(words) - self.mean @ words
            size = float(np.linalg.norm(axis))
            if size == 0.0:
                return np.zeros(self.count), 0.0
            axis = axis / size
        return axis, size

    def apart(self, inside: NDArray[np.bool_]) -> float:
        """How much more alike reports of one side are than reports of different sides."""
        counts = [int(inside.sum()), int((~inside).sum())]
        if min(counts) < 2:
            return 0.0
        sums = [self._down(side.astype(float)) for side in (inside, ~inside)]
        pairs = sum(n * (n - 1) for n in counts)
        within = sum(float(s @ s) - n for s, n in zip(sums, counts, strict=True)) / pairs
        across = float(sums[0] @ sums[1]) / (counts[0] * counts[1])
        return within / (across + 1e-9)


def _count(report: Report) -> Counter[str]:
    words: Counter[str] = Counter()
    for number, match in enumerate(WORD.finditer(report.text)):
        if number == LONGEST:
            break
        words[stem(fold(match.group()))] += 1
    return words


def _weight(word: str, count: int, held: float) -> float:
    return 0.0 if held >= 1 else rarity(word) * math.sqrt(-math.log(held)) * (1 + math.log(count))
