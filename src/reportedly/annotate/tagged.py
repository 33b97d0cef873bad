"""The spans that one head of the network marks in a text.

In: what the network saw and the name of a head. Out: ``Tagged`` spans in order, none overlapping; or how likely a span
found by other means is one. What a span stands for is told by the annotator that asks.
"""

from bisect import bisect_left
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.nets import Seen
from reportedly.nets.labels import HEADS
from reportedly.records import Span


@dataclass(frozen=True, slots=True)
class Tagged:
    """A span, its kind, and how likely its words are of that kind: the mean of their probabilities."""

    span: Span
    kind: str
    chance: float


def tagged(seen: Seen, head: str, *, least: float = 0.2, sure: float = 0.6) -> list[Tagged]:
    """Runs of words that may be in a span of a head, one of them surely, each of the kind that fits it best.

    A word may be where it is likelier than ``least`` to be inside a span, and surely is where it is likelier than
    ``sure``: so a span whose edges are in doubt is taken whole.
    """
    labels = HEADS[head]
    chances: NDArray[np.float32] = np.exp(seen.tags[head])
    inside = 1 - chances[:, 0] >= least
    if not inside.any():
        return []
    begins = chances[:, [n for n, label in enumerate(labels) if label != "O" and not label.startswith("I-")]].sum(
        axis=1
    )
    opens = inside & (2 * begins >= 1 - chances[:, 0])
    opens[0] = inside[0]
    opens[1:] |= inside[1:] & (~inside[:-1] | (np.diff(seen.paragraphs) != 0))
    closes = opens | ~inside
    kinds = tuple(dict.fromkeys(label.split("-")[-1] for label in labels[1:]))
    of_kind = np.stack([_share(chances, labels, kind) for kind in kinds], axis=1)
    ends = np.append(np.flatnonzero(closes), len(inside))
    found = []
    for first in np.flatnonzero(opens):
        end = int(ends[np.searchsorted(ends, first, side="right")])
        if chances[first:end, 0].min() > 1 - sure:
            continue
        mean = of_kind[first:end].mean(axis=0)
        best = int(mean.argmax())
        found.append(Tagged((seen.spans[first][0], seen.spans[end - 1][1]), kinds[best], float(mean[best])))
    return found


def likely(seen: Seen, head: str, span: Span) -> float:
    """How likely that word of a span is inside one of a head which is likeliest to be; 0 where no word is seen."""
    first = bisect_left(seen.spans, (span[0],))
    if first and seen.spans[first - 1][1] > span[0]:
        first -= 1
    outside = seen.tags[head][first : bisect_left(seen.spans, (span[1],)), 0]
    return float(1 - np.exp(outside.min())) if len(outside) else 0.0


def _share(chances: NDArray[np.float32], labels: tuple[str, ...], kind: str) -> NDArray[np.float32]:
    """How likely each word is in a span of a kind, at its beginning or not."""
    columns = [n for n, label in enumerate(labels) if label.split("-")[-1] == kind]
    share: NDArray[np.float32] = chances[:, columns].sum(axis=1)
    return share
