"""Measure the date head by three folds over the frozen encoder: ``python folds.py DATA AVERAGE OUT``.

In: TimeBank and AQUAINT under DATA and the weights that ``train.py`` keeps. The encoder never learns from dates (the
head reads its states and changes none), so a head trained anew on two thirds of the documents knows nothing of the
third. Out: for each document ``OUT/ID.npy``, the log probabilities of the date labels for each word, told by the head
that did not see it; and the F1 of the spans, exact and overlapping, printed.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from batches import NOT, Example, examples
from data import Document, times
from model import Dates, Reader
from torch import Tensor
from torch.nn import functional
from train import load

from reportedly.nets.pieces import WINDOW

FOLDS, EPOCHS, RATE, BATCH = 3, 12, 2e-3, 16
States = list[tuple[Example, Tensor]]
Span = tuple[int, int]


def main() -> None:
    """Train a head a fold, keep what it tells of the documents left out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("average", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(5)
    network = load(given.average)
    found = [document for folder in ("timebank", "aquaint") for document in times(given.data / "time" / folder)]
    read = {document.id: states(network, document) for document in found}
    right = np.zeros(4, dtype=int)
    for fold in range(FOLDS):
        taught = [state for at, document in enumerate(found) if at % FOLDS != fold for state in read[document.id]]
        head = trained(taught, len(network.encoder.layers) + 1, network.dates.narrow.out_features)
        for document in found[fold::FOLDS]:
            told = answers(head, read[document.id])
            np.save(given.out / f"{document.id}.npy", told)
            right += counted(document, told)
    _print(right)


def states(network: Reader, document: Document) -> States:
    """For each window of a document the encoder's states of its words, (states, words, width)."""
    found = []
    for example in examples(document, WINDOW):
        window = example.window
        with torch.no_grad():
            ids, looks, firsts = (torch.from_numpy(row)[None] for row in (window.ids, window.looks, window.firsts))
            every = network.encoder(ids, looks)
            found.append((example, torch.stack([state[0, firsts[0]] for state in every]).half()))
    return found


def trained(taught: States, deep: int, width: int) -> Dates:
    """A head that has learnt the windows given."""
    head = Dates(deep, width)
    optimiser = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=0.01)
    steps = EPOCHS * -(-len(taught) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: 1 - step / (steps + 1))
    for _ in range(EPOCHS):
        order = torch.randperm(len(taught)).tolist()
        for at in range(0, len(order), BATCH):
            group = [taught[number] for number in order[at : at + BATCH]]
            labels, read = _side_by_side(group)
            told = head(functional.dropout(read, 0.1))
            loss = functional.cross_entropy(told.flatten(0, 1), labels.flatten(), ignore_index=NOT)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
    return head.eval()


def _side_by_side(group: States) -> tuple[Tensor, Tensor]:
    longest = max(read.shape[1] for _, read in group)
    labels = torch.full((len(group), longest), NOT)
    whole = torch.zeros(group[0][1].shape[0], len(group), longest, group[0][1].shape[2])
    for at, (example, read) in enumerate(group):
        labels[at, : read.shape[1]] = torch.from_numpy(example.labels["timexes"])
        whole[:, at, : read.shape[1]] = read.float()
    return labels, whole


def answers(head: Dates, read: States) -> np.ndarray:
    """The log probabilities of the labels of each word of a document, (words, labels)."""
    rows = []
    for example, state in read:
        first, last = example.window.kept
        with torch.no_grad():
            rows.append(torch.log_softmax(head(state.float()[:, None])[0], -1)[first:last].numpy())
    return np.concatenate(rows) if rows else np.zeros((0, 3), dtype=np.float32)


def counted(document: Document, told: np.ndarray) -> np.ndarray:
    """Spans found and in the gold, and of those the found that are exact, and that overlap a gold span."""
    words = [
        span for example in examples(document, WINDOW) for span in example.window.spans[slice(*example.window.kept)]
    ]
    found = spans(told, words)
    gold = [(start, end) for start, end, _ in document.spans["timexes"]]
    exact = len({_trimmed(document.text, span) for span in gold} & set(found))
    near = sum(any(start < last and first < end for first, last in gold) for start, end in found)
    return np.array([len(found), len(gold), exact, near])


def _trimmed(text: str, span: Span) -> Span:
    inner = text[slice(*span)]
    return span[0] + len(inner) - len(inner.lstrip()), span[1] - len(inner) + len(inner.rstrip())


def spans(told: np.ndarray, words: Sequence[Span]) -> list[Span]:
    """The spans of the likeliest labels."""
    found: list[Span] = []
    before = 0
    for label, (start, end) in zip(told.argmax(-1), words, strict=True):
        if label == 1 or (label == 2 and before == 0):
            found.append((start, end))
        elif label == 2:
            found[-1] = (found[-1][0], end)
        before = label
    return found


def _print(right: np.ndarray) -> None:
    found, gold, exact, near = right.tolist()
    for name, number in (("strict", exact), ("relaxed", near)):
        precision, recall = number / max(1, found), number / max(1, gold)
        both = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"{name}  P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}")


if __name__ == "__main__":
    main()
