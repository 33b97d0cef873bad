"""Learn what each sign of one story weighs, and write ``likeness.tsv``.

Usage: python training/stories/train.py DATA [--out FILE] [--check] [--keep FOLDER]

    DATA     a folder with stories/ (see README.md)
    --check  also learn from a half of the stories, and without one of the sets, and print how the rest is grouped
    --keep   a folder in which what the program read of each set is kept, and found the next time

Each pair of reports that share a key is an example: of one story, or of two. The weights make the right answer likely
(logistic regression with a small ridge). A sign weighs something in every text and something more in short ones.
"""

import argparse
import json
import pickle
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reportedly import pipeline
from reportedly.link.blocks import around_each, find_copies, pairs_to_compare
from reportedly.link.grouping import FLOOR, group
from reportedly.link.likeness import SILENT, faded, signs, solidity
from reportedly.link.profiles import Profile, profile_of
from reportedly.link.sketches import sketch_of
from reportedly.read.rows import read_rows
from reportedly.records import Reading

OUT = Path(__file__).resolve().parent.parent.parent / "src" / "reportedly" / "link" / "likeness.tsv"
# For each set, what its pairs of one story and of two count. Headlines of one story often share nothing that others do
# not; to part them costs more than to join a long report wrongly, of which there are far fewer.
COUNTS = {"ecbplus_docs": (1.0, 5.0), "basil": (1.0, 5.0), "uci_headlines": (5.0, 2.0)}
RIDGE = 1e-3
ROUNDS = 40
HEADER = (
    "# What each sign that two reports are on one story weighs: in every text, and what more in short ones. Learnt, "
    "not written: see training/stories/README.md.\n"
)

Floats = NDArray[np.float64]
Weights = dict[str, tuple[float, float]]


@dataclass(slots=True)
class Lesson:
    """One set: its profiles and gold stories by report, its copies, and the signs of its pairs."""

    known: dict[str, Profile]
    gold: dict[str, str]
    copies: list[tuple[str, str]]
    pairs: list[tuple[str, str]]
    named: tuple[str, ...]
    signs: Floats
    brief: Floats
    faded: Floats

    def same(self) -> NDArray[np.bool_]:
        """For each pair, whether it is of one story."""
        return np.array([self.gold[a] == self.gold[b] for a, b in self.pairs])

    def inside(self, stories: Collection[str]) -> NDArray[np.bool_]:
        """For each pair, whether both reports are of these stories."""
        return np.array([self.gold[a] in stories and self.gold[b] in stories for a, b in self.pairs])


def main() -> None:
    """Learn, check if asked to, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    lessons = {name: _lesson(*_read(given.folder / "stories" / f"{name}.jsonl", given.keep)) for name in COUNTS}
    every = {name: set(lesson.gold.values()) for name, lesson in lessons.items()}
    weights = learn(lessons, every)
    rows = (f"{sign}\t{both:.3f}\t{short:.3f}\n" for sign, (both, short) in weights.items())
    given.out.write_text(HEADER + "".join(rows), "utf-8")
    for name, lesson in lessons.items():
        print("learnt from all", name, *_score(lesson, weights, every[name]), flush=True)
    if given.check:
        check(lessons, every, weights)


def check(lessons: Mapping[str, Lesson], every: Mapping[str, Collection[str]], weights: Weights) -> None:
    """Print how stories are grouped that were not learnt from."""
    for rest in (0, 1):
        # By twos: the two stories of one topic of ECB+ are hard to part, and stay in one half.
        seen = {
            name: [s for n, s in enumerate(sorted(stories)) if n // 2 % 2 == rest] for name, stories in every.items()
        }
        learnt = learn(lessons, seen)
        for name, lesson in lessons.items():
            unseen = set(every[name]) - set(seen[name])
            print(f"unseen half {rest}", name, *_score(lesson, learnt, unseen), "learnt from all:", end=" ")
            print(*_score(lesson, weights, unseen), flush=True)
    for left in lessons:
        learnt = learn({name: lesson for name, lesson in lessons.items() if name != left}, every)
        print("without its set", left, *_score(lessons[left], learnt, every[left]), flush=True)


def learn(lessons: Mapping[str, Lesson], stories: Mapping[str, Collection[str]]) -> Weights:
    """What each sign weighs, from the pairs inside these stories."""
    rows, right, counts, given = [], [], [], []
    for name, lesson in lessons.items():
        kept = lesson.inside(set(stories[name]))
        same = lesson.same()[kept]
        rows.append(_columns(lesson)[kept])
        right.append(same)
        given.append(lesson.faded[kept])
        counts.append(_counts(lesson, kept, same, *COUNTS[name]))
    weights = _fit(np.concatenate(rows), np.concatenate(right), np.concatenate(counts), np.concatenate(given))
    named = next(iter(lessons.values())).named
    return {sign: (weights[at], weights[at + len(named)]) for at, sign in enumerate(named)}


def _columns(lesson: Lesson) -> Floats:
    return np.hstack([lesson.signs, lesson.signs * lesson.brief[:, None]])


def _counts(lesson: Lesson, kept: NDArray[np.bool_], same: NDArray[np.bool_], one: float, two: float) -> Floats:
    """What each pair counts: stories count alike, however many pairs they have."""
    sizes = Counter(lesson.gold.values())
    pairs = [pair for pair, keep in zip(lesson.pairs, kept, strict=True) if keep]
    counts = np.array(
        [1 / sizes[lesson.gold[a]] if of_one else 1.0 for (a, _), of_one in zip(pairs, same, strict=True)]
    )
    counts[same] *= one / counts[same].sum()
    counts[~same] *= two / counts[~same].sum()
    return counts


def _fit(rows: Floats, right: NDArray[np.bool_], counts: Floats, given: Floats) -> Floats:
    """Logistic regression by Newton's method; columns are brought to one scale for the ridge, which spares none."""
    counts = counts / counts.sum()
    scale = np.sqrt((rows**2 * counts[:, None]).sum(0)) + 1e-9
    columns = rows / scale
    weights = np.zeros(columns.shape[1])
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-(columns @ weights + given)))
        slope = columns.T @ (counts * (likely - right)) + RIDGE * weights
        bend = (columns * (counts * likely * (1 - likely))[:, None]).T @ columns + RIDGE * np.eye(len(weights))
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return weights / scale


def _score(lesson: Lesson, weights: Weights, stories: Collection[str]) -> tuple[str, ...]:
    """BCubed precision, recall and F1 of the reports of these stories, grouped by themselves."""
    table = np.concatenate([[both for both, _ in weights.values()], [short for _, short in weights.values()]])
    values = _columns(lesson) @ table + lesson.faded - SILENT
    names = {name for name, story in lesson.gold.items() if story in stories}
    alike = {
        pair: value
        for pair, value in zip(lesson.pairs, values.tolist(), strict=True)
        if value >= FLOOR and names.issuperset(pair)
    }
    solid = {name: solidity(lesson.known[name].size) for name in names}
    return bcubed({name: lesson.gold[name] for name in names}, group(names, alike, bound=lesson.copies, solid=solid))


def bcubed(gold: Mapping[str, str], groups: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Precision, recall and F1 after Bagga and Baldwin, as printed."""
    sizes = Counter(gold.values())
    precision = recall = 0.0
    for members in groups:
        for story, count in Counter(gold[name] for name in members).items():
            precision += count * count / len(members) / len(gold)
            recall += count * count / sizes[story] / len(gold)
    return tuple(f"{x:.3f}" for x in (precision, recall, 2 * precision * recall / (precision + recall)))


def _read(path: Path, keep: Path | None) -> tuple[list[Reading], dict[str, str]]:
    """The readings of a set and the gold story of each report."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    gold = {str(row["id"]): row["story"] for row in rows}
    kept = keep / f"{path.stem}.pkl" if keep else None
    if kept and kept.exists():
        return pickle.loads(kept.read_bytes()), gold  # noqa: S301 - what this very script kept
    given = (_row(row) for row in rows)
    readings = [pipeline.read_report(report) for report in read_rows(given, name=path.stem)]
    if kept:
        kept.write_bytes(pickle.dumps(readings))
    return readings, gold


def _row(row: Mapping[str, str]) -> str:
    text = row.get("text") or row["title"]
    made = {"id": str(row["id"]), "text": text, "title": row.get("title"), "published": row.get("date")}
    return json.dumps({key: value for key, value in made.items() if value})


def _lesson(readings: Sequence[Reading], gold: dict[str, str]) -> Lesson:
    known = {reading.report.id: profile_of(reading) for reading in readings}
    around = around_each({reading.report.id: sketch_of(reading) for reading in readings})
    pairs, rows, brief, fading = [], [], [], []
    named: tuple[str, ...] = ()
    for first, second in pairs_to_compare(around):
        one, other = known[first], known[second]
        found = signs(one, other)
        if found:
            pairs.append((first, second))
            rows.append(list(found.values()))
            named = tuple(found)
            brief.append(1 - min(solidity(one.size), solidity(other.size)))
            fading.append(faded(one, other))
    copies = [(copy.first, copy.second) for copy in find_copies([reading.report for reading in readings])]
    return Lesson(known, gold, copies, pairs, named, np.array(rows), np.array(brief), np.array(fading))


if __name__ == "__main__":
    main()
