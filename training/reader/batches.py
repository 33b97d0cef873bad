"""Documents to batches: windows of pieces with the labels of each head, padded to one shape.

In: ``Document``s. Out: ``Batch``es of tensors. A label of -100 counts for nothing: padding, and the heads that a
document's set does not mark.
"""

import random
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from data import Document, Marked
from torch import Tensor

from reportedly.nets.labels import HEADS, LINKS
from reportedly.nets.pieces import Window, windows

NOT = -100


@dataclass(frozen=True, slots=True)
class Example:
    """A window with the labels of its words for each head marked, and for some cue words of the words' links."""

    window: Window
    labels: dict[str, np.ndarray]
    links: list[tuple[int, np.ndarray]] | None  # None where the set marks no attributions


@dataclass(frozen=True, slots=True)
class Batch:
    """Examples side by side. ``links`` has a row for each cue word named by ``example`` and ``cue``."""

    ids: Tensor
    looks: Tensor
    firsts: Tensor
    paragraphs: Tensor  # -1 where there is no word
    labels: dict[str, Tensor]
    example: Tensor
    cue: Tensor
    links: Tensor
    linked: Tensor  # which examples come from a set that marks attributions

    def to(self, device: str) -> "Batch":
        """The same on another device."""
        moved = {name: getattr(self, name) for name in self.__slots__}
        return Batch(
            **{
                name: value.to(device) if isinstance(value, Tensor) else {k: v.to(device) for k, v in value.items()}
                for name, value in moved.items()
            }
        )


def examples(document: Document, size: int) -> Iterator[Example]:
    """The windows of a document with what its set marks in them."""
    for window in windows(document.text, size):
        labels = {head: _labels(window, spans, HEADS[head]) for head, spans in document.spans.items()}
        yield Example(window, labels, _links(window, document) if "roles" in document.spans else None)


def _labels(window: Window, spans: Sequence[Marked], names: tuple[str, ...]) -> np.ndarray:
    """The label of each word; where spans clash the later in the list wins."""
    labels = np.zeros(len(window.spans), dtype=np.int64)
    for start, end, kind in spans:
        _mark(labels, window, (start, end), (names, kind))
    return labels


def _mark(labels: np.ndarray, window: Window, span: tuple[int, int], as_what: tuple[tuple[str, ...], str]) -> None:
    first, last = _covered(window, span)
    names, kind = as_what
    if first < last:
        inside = names.index(f"I-{kind}") if f"I-{kind}" in names else names.index(kind)
        labels[first:last] = inside
        # A span that began in the window before goes on here.
        begun = window.spans[first][0] > span[0] and first == 0
        labels[first] = inside if begun or f"B-{kind}" not in names else names.index(f"B-{kind}")


def _covered(window: Window, span: tuple[int, int]) -> tuple[int, int]:
    """The half-open range of the words that share a code point with ``span``."""
    first = bisect_right(window.spans, span[0], key=lambda word: word[1])
    last = bisect_left(window.spans, span[1], key=lambda word: word[0])
    return first, last


def _links(window: Window, document: Document) -> list[tuple[int, np.ndarray]]:
    rows = []
    for one in document.attributions:
        cues = [word for span in one.cue for word in range(*_covered(window, span))]
        if not cues:
            continue
        row = np.zeros(len(window.spans), dtype=np.int64)
        for kind in ("content", "source"):
            for span in getattr(one, kind):
                _mark(row, window, span, (LINKS, kind))
        row[window.paragraphs != window.paragraphs[cues[0]]] = NOT
        rows.extend((cue, row) for cue in cues)
    return rows


def epoch(documents: Iterable[Document], sizes: Sequence[int], batch: int, dice: random.Random) -> list[list[Example]]:
    """The examples of all documents, each cut anew, in batches of windows of like length, shuffled."""
    found = [example for document in documents for example in examples(document, dice.choice(list(sizes)))]
    dice.shuffle(found)
    shelf = batch * 20
    batches = []
    for start in range(0, len(found), shelf):
        part = sorted(found[start : start + shelf], key=lambda example: len(example.window.ids))
        batches += [part[at : at + batch] for at in range(0, len(part), batch)]
    dice.shuffle(batches)
    return batches


def collate(group: Sequence[Example]) -> Batch:
    """One batch of some examples."""
    windows_ = [example.window for example in group]
    links = [(at, cue, row) for at, example in enumerate(group) for cue, row in example.links or ()]
    words = max(len(window.spans) for window in windows_)
    return Batch(
        ids=_padded([window.ids for window in windows_], 0),
        looks=_padded([window.looks for window in windows_], 0),
        firsts=_padded([window.firsts for window in windows_], 0),
        paragraphs=_padded([window.paragraphs for window in windows_], -1),
        labels={
            head: _padded([example.labels.get(head, np.full(len(example.window.spans), NOT)) for example in group], NOT)
            for head in HEADS
        },
        example=torch.tensor([at for at, _, _ in links], dtype=torch.long),
        cue=torch.tensor([cue for _, cue, _ in links], dtype=torch.long),
        links=_padded([row for _, _, row in links], NOT, words),
        linked=torch.tensor([example.links is not None for example in group]),
    )


def _padded(rows: Sequence[np.ndarray], with_: int, least: int = 0) -> Tensor:
    length = max([least, *(len(row) for row in rows)])
    whole = np.full((len(rows), length), with_, dtype=np.int64)
    for at, row in enumerate(rows):
        whole[at, : len(row)] = row
    return torch.from_numpy(whole)
