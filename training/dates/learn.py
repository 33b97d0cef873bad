"""Learn what the signs weigh by which dates of several reports are told to be of one thing.

In: a gold file of stories with date series, its reports beside it. Out: the weights, printed as ``dating.WEIGHTS``.
"""

import json
import sys
from pathlib import Path

import numpy as np

from reportedly import pipeline
from reportedly.compare import dating
from reportedly.compare.dated import Dated, dated_in
from reportedly.compare.words import commonness
from reportedly.records import Report

BY_HAND = {"beside": dating.WEIGHTS["beside"]}
STRENGTH, STEPS = 1.0, 40


def main(gold: Path) -> None:
    """Print the weights learnt from a gold file."""
    stories = json.loads(gold.read_text("utf-8"))["stories"]
    names: list[str] = []
    signs, alike, weight = [], [], []
    for story in stories:
        dated, series = _dated(gold.parent / "reports" / story["story"], story)
        names, rows, answers = _pairs(dated, series)
        signs += rows
        alike += answers
        weight += [1 / len(rows)] * len(rows)
    scale = len(signs) / len(stories)
    found = _fitted(np.array(signs), np.array(alike, float), np.array(weight) * scale)
    print({name: round(float(value), 2) for name, value in zip(["bias", *names], found, strict=True)} | BY_HAND)


def _dated(folder: Path, story: dict) -> tuple[list[Dated], list[int | None]]:
    """The dates of a story, and the number of the series each stands in."""
    texts = [(name, (folder / name).read_text("utf-8")) for name in story["reports"]]
    readings = [pipeline.read_report(Report(id=name, text=text)) for name, text in texts]
    kept = commonness(readings)
    dated = [one for reading in readings for one in dated_in(reading, kept)]
    return dated, [_series(one, story["dates"]) for one in dated]


def _series(one: Dated, listed: list[dict]) -> int | None:
    for number, series in enumerate(listed):
        for point in series["points"]:
            same = point["report"] == one.reading.report.id
            if same and point["start"] < one.timex.end and point["end"] > one.timex.start:
                return number
    return None


def _pairs(dated: list[Dated], series: list[int | None]) -> tuple[list[str], list[list[float]], list[bool]]:
    """The signs of each two dates that may be of one thing, one of them in a series, and whether they are."""
    known, may = dating._signs(dated), dating._comparable(dated)
    names = [name for name in known if name not in BY_HAND]
    rows, answers = [], []
    for one in range(len(dated)):
        for other in range(one + 1, len(dated)):
            listed = series[one] is not None or series[other] is not None
            if may[one, other] and listed and not known["beside"][one, other]:
                rows.append([1.0, *(float(known[name][one, other]) for name in names)])
                answers.append(series[one] == series[other])
    return names, rows, answers


def _fitted(signs: np.ndarray, alike: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Logistic regression by Newton's steps; the first weight is not drawn towards nothing."""
    found = np.zeros(signs.shape[1])
    drawn = STRENGTH * np.r_[0, np.ones(len(found) - 1)]
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-signs @ found))
        slope = signs.T @ (weight * (chance - alike)) + drawn * found
        bend = (signs * (weight * chance * (1 - chance))[:, None]).T @ signs + STRENGTH * np.eye(len(found))
        found -= np.linalg.solve(bend, slope)
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]))
