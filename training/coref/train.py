"""Learn what each sign of whom a phrase stands for weighs, and write ``antecedents.tsv``.

Usage: python training/coref/train.py DATA [--out src/reportedly/annotate/mentions/antecedents.tsv]

    DATA   a folder with gum/, ecbplus/ and polnear/ (see README.md)

Each phrase is a choice between those before it that fit and somebody new. The weights make the right choices likely
(softmax; where several are right, their sum). After each choice the text goes on as gold has it; where gold is silent,
as the weights so far have it. Two rounds: GUM alone, then all sets.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import data
import numpy as np
from data import HERE, Lesson
from numpy.typing import NDArray

from reportedly.annotate.mentions.fitting import all_signs, new_signs
from reportedly.annotate.mentions.page import Page
from reportedly.annotate.mentions.phrases import Phrase
from reportedly.annotate.mentions.referents import Referent, resolve

OUT = HERE.parent.parent / "src" / "reportedly" / "annotate" / "mentions" / "antecedents.tsv"
PRONOUNS = HERE.parent.parent / "eval" / "pronouns" / "train.jsonl"
SEEDS, EPOCHS, BATCH, STEP, DECAY = 3, 12, 64, 0.05, 0.03
LEAST_SEEN = 4  # a sign seen less often is not learnt
LEAST_WEIGHT = 0.05  # a smaller weight is not kept
TIMES = {"ecb": 2, "polnear": 6}  # so often are the few examples of news counted
LENIENCE = 0.8  # as in the program

Weights = dict[str, float]
Example = tuple[list[list[str]], list[int]]  # the signs of each choice, somebody new last; the right ones
HEADER = "# What each sign weighs of whom a phrase stands for. Learnt, not written: see training/coref/README.md.\n"


def main() -> None:
    """Learn in two rounds and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    base = examples(data.gum(given.folder / "gum" / "train"), {})
    first = learn(base)
    polnear = examples(data.polnear(PRONOUNS, given.folder / "polnear" / "train.jsonl"), first)
    ecb_folder = given.folder / "ecbplus"
    ecb = examples(data.ecb(ecb_folder / "train_corpus.txt", ecb_folder / "train_entity_mentions.json"), first)
    weights = learn(base + ecb * TIMES["ecb"] + polnear * TIMES["polnear"])
    kept = sorted((sign, weight) for sign, weight in weights.items() if abs(weight) >= LEAST_WEIGHT)
    given.out.write_text(HEADER + "".join(f"{sign}\t{weight:.2f}\n" for sign, weight in kept), "utf-8")
    print(f"{len(base)} choices of GUM, {len(ecb)} of ECB+, {len(polnear)} of PolNeAR; {len(kept)} weights")


def examples(lessons: Iterable[Lesson], weights: Weights) -> list[Example]:
    """Every choice of some texts of which the right answer is known."""
    found: list[Example] = []
    for lesson in lessons:

        def choose(page: Page, phrase: Phrase, fitting: Sequence[Referent], lesson: Lesson = lesson) -> Referent | None:
            right = lesson.right(phrase, fitting)
            signs = [list(each) for each in all_signs(page, phrase, fitting)]
            signs.append(list(new_signs(page, phrase, fitting)))
            if right is None:
                return _likeliest(signs, fitting, weights)
            found.append((signs, right or [len(fitting)]))
            return fitting[right[0]] if right else None

        resolve(lesson.page, lesson.phrases, choose)
    return found


def _likeliest(signs: Sequence[Sequence[str]], fitting: Sequence[Referent], weights: Weights) -> Referent | None:
    scores = [sum(weights.get(sign, 0.0) for sign in each) for each in signs]
    best = max(range(len(fitting)), key=scores.__getitem__, default=None)
    return fitting[best] if best is not None and scores[best] > scores[-1] - LENIENCE else None


def learn(some: Sequence[Example]) -> Weights:
    """The mean weights of several runs."""
    counts = Counter(sign for signs, _ in some for each in signs for sign in each)
    place = {sign: n for n, sign in enumerate(sign for sign, count in counts.items() if count >= LEAST_SEEN)}
    rows = [([np.array([place[s] for s in each if s in place], int) for each in signs], right) for signs, right in some]
    mean = sum(_one_run(rows, len(place), seed) for seed in range(SEEDS)) / SEEDS
    return {sign: float(mean[n]) for sign, n in place.items()}


def _one_run(rows: Sequence[tuple[list[NDArray[np.int_]], list[int]]], size: int, seed: int) -> NDArray[np.float64]:
    """Weights by Adam, the mean over the second half of the epochs."""
    weights, mean, square, total = (np.zeros(size) for _ in range(4))
    order, chance, steps, summed = list(range(len(rows))), random.Random(seed), 0, 0
    for epoch in range(EPOCHS):
        chance.shuffle(order)
        for at in range(0, len(order), BATCH):
            slope = DECAY * weights
            for number in order[at : at + BATCH]:
                _add_slope(slope, weights, *rows[number])
            steps += 1
            mean += 0.1 * (slope - mean)
            square += 0.01 * (slope * slope - square)
            scale = np.sqrt(square / (1 - 0.99**steps)) + 1e-3
            weights -= STEP * (1 - epoch / EPOCHS) * mean / (1 - 0.9**steps) / scale
            if epoch >= EPOCHS // 2:
                total += weights
                summed += 1
    return total / summed


def _add_slope(
    slope: NDArray[np.float64], weights: NDArray[np.float64], signs: Sequence[NDArray[np.int_]], right: Sequence[int]
) -> None:
    """Add the slope of one choice's loss."""
    scores = np.array([weights[each].sum() for each in signs])
    likely = np.exp(scores - scores.max())
    likely /= likely.sum()
    wanted = np.zeros_like(likely)
    wanted[right] = likely[right]
    wanted /= wanted.sum() + 1e-12
    for each, change in zip(signs, likely - wanted, strict=True):
        slope[each] += change


if __name__ == "__main__":
    main()
