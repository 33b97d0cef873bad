"""What the signs weigh by which figures of different reports are put in one series.

    python training/quantities/train.py GOLD.json REPORTS.jsonl

GOLD.json holds stories with their figure series (``stories``: ``reports``, ``figures``: ``points`` with ``report``,
``start``, ``end``), REPORTS.jsonl the reports as ``--jsonl`` takes them. Prints each sign with its weight, and how
many pairs would be put together rightly and wrongly when each story is judged by weights learnt from the others.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly import pipeline
from reportedly.compare.counting import Quantity, ground, told_in
from reportedly.compare.joining import barred, comparable, signs
from reportedly.compare.quantities import distinguished, one_number
from reportedly.compare.sides import Side
from reportedly.read import read_rows
from reportedly.records import Reading

# A pair of two things counts so much less than one of the same: there are many more.
OTHERS = 0.4
RIDGE, ROUNDS = 4.0, 60
Row = tuple[str, dict[str, float], bool]
Floats = NDArray[np.float64]


def rows(story: dict[str, Any], readings: list[Reading]) -> Iterator[Row]:
    """Each pair of groups that could be one, its signs, and whether the gold has them in one series."""
    known = ground(readings)
    blocks: dict[str, list[Quantity]] = {}
    for reading in readings:
        for one in told_in(reading, known):
            blocks.setdefault(one.dimension, []).append(one)
    for _, block in sorted(blocks.items()):
        sides = [Side(tuple(group)) for group in one_number(distinguished(block))]
        series = [_series(side, story) for side in sides]
        for i, j in combinations(range(len(sides)), 2):
            a, b = sides[i], sides[j]
            if (series[i] or series[j]) and comparable(a, b) and not barred(a, b):
                yield story["story"], signs(a, b), bool(series[i] & series[j])


def _series(side: Side, story: dict[str, Any]) -> set[int]:
    """The gold's series that hold half the mentions of a group or more."""
    held: Counter[int] = Counter()
    for one in side.group:
        for number, series in enumerate(story["figures"]):
            held[number] += any(
                point["report"].removesuffix(".txt") == one.reading.report.id
                and one.figure.start < point["end"]
                and point["start"] < one.figure.end
                for point in series["points"]
            )
    return {number for number, count in held.items() if 2 * count >= len(side.group) and count}


def weights(found: list[Row]) -> dict[str, float]:
    """Logistic regression with a ridge."""
    names = list(found[0][1])
    x: Floats = np.array([[row[1][name] for name in names] for row in found])
    y: Floats = np.array([float(row[2]) for row in found])
    share: Floats = np.where(y > 0, 1.0, OTHERS)
    ridge = RIDGE * np.eye(len(names))
    ridge[0, 0] = 1e-3
    w = np.zeros(len(names))
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-x @ w))
        slope = (x * (share * p * (1 - p))[:, None]).T @ x + ridge
        w -= np.linalg.solve(slope, x.T @ (share * (p - y)) + ridge @ w)
    return dict(zip(names, map(float, w), strict=True))


def judged(found: list[Row], learnt: dict[str, float]) -> Counter[bool]:
    """How many pairs would be joined, rightly (True) and wrongly (False)."""
    return Counter(right for _, told, right in found if sum(learnt[name] * value for name, value in told.items()) > 0)


def main() -> None:
    gold = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    lines = Path(sys.argv[2]).read_text("utf-8").split("\n")
    given = pipeline.read(rows=read_rows(lines, name=sys.argv[2]))
    read = {one.report.id: one for one in given if isinstance(one, Reading)}
    found: list[Row] = []
    for story in gold["stories"]:
        found += rows(story, [read[name.removesuffix(".txt")] for name in story["reports"]])
    for name, weight in weights(found).items():
        print(f"{name}\t{weight:.2f}")
    total: Counter[bool] = Counter()
    for story in sorted({row[0] for row in found}):
        own, others = ([row for row in found if (row[0] == story) == mine] for mine in (True, False))
        total += judged(own, weights(others))
    print(f"# by the others' weights: {total[True]} joined rightly, {total[False]} wrongly", file=sys.stderr)


if __name__ == "__main__":
    main()
