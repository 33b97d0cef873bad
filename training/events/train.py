"""Learn what each sign of two mentions being one happening weighs, and write ``weights.tsv``.

Usage: python training/events/train.py DATA [--readings FILE] [--check] [--out src/reportedly/link/events/weights.tsv]

    DATA        a folder with train_corpus.txt and train_event_mentions.json (see README.md)
    --readings  a file in which what the program read is kept between runs
    --check     print what five folds over the topics reach, and write nothing

Every two mentions of a story are one example: the story once as ECB+'s topic, which holds two happenings, once as each
of the two. The weights make the right answers likely (logistic regression with a square penalty, all pairs at once).
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent / "eval"))

import events as ecb  # noqa: E402 - found by the path set above

from reportedly.link.events import Mention  # noqa: E402 - found by the path set above
from reportedly.link.events.groups import JOIN, joined, told_in  # noqa: E402 - found by the path set above
from reportedly.link.events.signs import signs  # noqa: E402 - found by the path set above
from reportedly.records import Reading  # noqa: E402 - found by the path set above

OUT = HERE.parent.parent / "src" / "reportedly" / "link" / "events" / "weights.tsv"
HEADER = (
    "# What each sign weighs of two mentions being one happening. Learnt, not written: see training/events/README.md.\n"
)
LEAST_SEEN = 5  # a sign seen less often is not learnt
LEAST_WEIGHT = 0.03  # a smaller weight is not kept
PENALTY = 25.0
TURNS, STEP = 120, 0.15
SPARED = 5  # of the many pairs of unlike words that are not one, every fifth is taken, and counted so many times
FOLDS = 5

Row = NDArray[np.float64]


@dataclass(slots=True)
class Lesson:
    """The pairs of one story: their mentions, their signs and whether they are one."""

    topic: str
    mentions: list[Mention]
    pairs: list[tuple[int, int]]
    signs: list[list[str]]
    right: Row


def main() -> None:
    """Learn and write, or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--readings", type=Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    documents = ecb.read_ecb(given.folder, "train")
    readings = ecb.read_by_program(documents, given.readings)
    lessons = [lesson for by in ("topics", "subtopics") for lesson in _lessons(documents, readings, by)]
    if given.check:
        check(lessons, _lessons(documents, readings, "found"), documents)
        return
    weights = learn(lessons)
    kept = sorted((sign, weight) for sign, weight in weights.items() if abs(weight) >= LEAST_WEIGHT)
    given.out.write_text(HEADER + "".join(f"{sign}\t{weight:.2f}\n" for sign, weight in kept), "utf-8")
    print(f"{sum(len(lesson.pairs) for lesson in lessons)} pairs of {len(lessons)} stories; {len(kept)} weights")


def _lessons(documents: Sequence[ecb.Document], readings: Sequence[Reading], by: str) -> list[Lesson]:
    gold = {mention: chain for document in documents for mention, chain in document.mentions}
    topic = {document.id: document.name.split("_")[0] for document in documents}
    return [_lesson(members, gold, topic) for members in ecb.group(documents, readings, by)]


def _lesson(members: Sequence[Reading], gold: dict[Mention, str], topic: dict[str, str]) -> Lesson:
    ids = {reading.report.id for reading in members}
    told, known = told_in(members, [mention for mention in gold if mention.report in ids])
    pairs = [(i, j) for i in range(len(told)) for j in range(i + 1, len(told))]
    found = [list(map(sys.intern, signs(told[i], told[j], known))) for i, j in pairs]
    right = np.array([gold[told[i].mention] == gold[told[j].mention] for i, j in pairs], float)
    most = Counter(topic[report] for report in sorted(ids)).most_common(1)[0][0]
    return Lesson(most, [one.mention for one in told], pairs, found, right)


def learn(lessons: Sequence[Lesson]) -> dict[str, float]:
    """The weights, by Adam over all pairs at once."""
    counts = Counter(sign for lesson in lessons for found in lesson.signs for sign in found)
    place = {sign: n for n, sign in enumerate(sorted(sign for sign, count in counts.items() if count >= LEAST_SEEN))}
    rows: list[int] = []
    columns: list[int] = []
    right: list[float] = []
    times: list[float] = []
    for lesson in lessons:
        for number, (found, answer) in enumerate(zip(lesson.signs, lesson.right, strict=True)):
            loose = found[0] == "none" and not answer
            if loose and number % SPARED:
                continue
            kept = [place[sign] for sign in found if sign in place]
            rows += [len(right)] * len(kept)
            columns += kept
            right.append(answer)
            times.append(float(SPARED) if loose else 1.0)
    found_weights = _descend(np.array(rows), np.array(columns), np.array(right), np.array(times))
    return {sign: float(found_weights[n]) for sign, n in place.items() if n < len(found_weights)}


def _descend(rows: NDArray[np.int_], columns: NDArray[np.int_], right: Row, times: Row) -> Row:
    size = int(columns.max()) + 1
    weights, mean, square = np.zeros(size), np.zeros(size), np.zeros(size)
    for turn in range(1, TURNS + 1):
        likely = 1 / (1 + np.exp(-np.bincount(rows, weights[columns], len(right))))
        slope = np.bincount(columns, (times * (likely - right))[rows], size) + PENALTY * weights
        mean += 0.1 * (slope - mean)
        square += 0.01 * (slope * slope - square)
        scale = np.sqrt(square / (1 - 0.99**turn)) + 1e-6
        weights -= STEP * (1 - 0.9 * turn / TURNS) * mean / (1 - 0.9**turn) / scale
    return weights


def check(lessons: Sequence[Lesson], stories: Sequence[Lesson], documents: Sequence[ecb.Document]) -> None:
    """Print what the program's own stories of topics not learnt from reach, fold by fold put together."""
    topics = sorted({lesson.topic for lesson in lessons}, key=int)
    answer: ecb.Answer = {}
    for fold in range(FOLDS):
        left_out = set(topics[fold::FOLDS])
        weights = learn([lesson for lesson in lessons if lesson.topic not in left_out])
        for number, story in enumerate(stories):
            if story.topic in left_out:
                answer.update((mention, (number, group)) for mention, group in _answer(story, weights).items())
    gold = {mention: chain for document in documents for mention, chain in document.mentions}
    for single in (True, False):
        print("with" if single else "without", "singletons:", json.dumps(ecb.scores(gold, answer, single=single)))


def _answer(story: Lesson, weights: dict[str, float]) -> dict[Mention, int]:
    likely = np.zeros((len(story.mentions), len(story.mentions)))
    for (i, j), found in zip(story.pairs, story.signs, strict=True):
        likely[i, j] = likely[j, i] = 1 / (1 + np.exp(-sum(weights.get(sign, 0.0) for sign in found)))
    groups = joined(likely, JOIN)
    return {story.mentions[place]: number for number, group in enumerate(groups) for place in group}


if __name__ == "__main__":
    main()
