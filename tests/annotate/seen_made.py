"""What a sure network would see in a marked text, for the tests of claims.

A text is written with its spans in brackets: ``{cue 1|said}``, ``{source 1|Tomas}``, ``{content 1|it failed}``; the
number tells which attribution a span is of. Marks do not nest.
"""

import re

import numpy as np
from numpy.typing import NDArray

from reportedly.nets import HEADS, LINKS, ROLES, Seen
from reportedly.nets.pieces import windows
from reportedly.records import Span

MARK = re.compile(r"\{(source|cue|content) ([\d,]+)\|([^}]*)\}")
Marked = tuple[str, str, Span]  # role, attribution, span


def marked(written: str) -> tuple[str, list[Marked]]:
    """The text without its marks, and the spans that were marked."""
    text, at, spans = "", 0, []
    for match in MARK.finditer(written):
        text += written[at : match.start()]
        spans += [(match[1], number, (len(text), len(text) + len(match[3]))) for number in match[2].split(",")]
        text, at = text + match[3], match.end()
    return text + written[at:], spans


def seen_in(text: str, spans: list[Marked], sure: dict[str, float] | None = None) -> Seen:
    """A ``Seen`` whose likeliest labels are the marked ones; ``sure`` gives the chance of them by attribution."""
    parts = list(windows(text))
    words = tuple(span for part in parts for span in part.spans[slice(*part.kept)])
    paragraphs = np.concatenate([part.paragraphs[slice(*part.kept)] for part in parts] or [np.zeros(0, np.int64)])
    tags = {head: _rows(len(words), labels) for head, labels in HEADS.items()}
    links: dict[int, tuple[int, NDArray[np.float32]]] = {}
    for number in dict.fromkeys(number for _, number, _ in spans):
        mine = [(role, span) for role, its, span in spans if its == number]
        chance = (sure or {}).get(number, 0.9)
        rows = _rows(len(words), LINKS)
        for role, span in mine:
            _mark(tags["roles"], words, ROLES, (role, span), chance)
            if role != "cue":
                _mark(rows, words, LINKS, (role, span), chance)
        for word in _in(words, next(span for role, span in mine if role == "cue")):
            here = np.flatnonzero(paragraphs == paragraphs[word])
            links[word] = int(here[0]), rows[here]
    return Seen(words, paragraphs, tags, links)


def _rows(words: int, labels: tuple[str, ...], best: int = 0, chance: float = 0.99) -> NDArray[np.float32]:
    rows = np.full((words, len(labels)), np.log((1 - chance) / (len(labels) - 1)), dtype=np.float32)
    rows[:, best] = np.log(chance)
    return rows


def _in(words: tuple[Span, ...], span: Span) -> list[int]:
    return [at for at, (start, end) in enumerate(words) if start < span[1] and end > span[0]]


def _mark(
    rows: NDArray[np.float32], words: tuple[Span, ...], labels: tuple[str, ...], part: tuple[str, Span], chance: float
) -> None:
    for place, word in enumerate(_in(words, part[1])):
        label = labels.index(f"{'I' if place else 'B'}-{part[0]}")
        rows[word] = _rows(1, labels, label, chance)[0]
