"""What a network makes of a text, word by word.

In: a text. Out: ``Seen``. What statements, names and dates follow from it does not belong here.

Windows are run one at a time, never padded: the int8 network scales its numbers by all that is run together, so a
window's answer would else depend on its neighbours. Threads take whole windows. So neither changes an answer.
"""

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from reportedly.nets.labels import HEADS, ROLES
from reportedly.nets.pieces import Window, windows
from reportedly.nets.setting import chosen
from reportedly.nets.weights import Network, described, network
from reportedly.records import Span

Scores = NDArray[np.float32]
Links = dict[int, tuple[int, Scores]]

# Texts remembered: the annotators of one report ask for the same text, and for parts of it. Of the long ones only the
# last is, since what is seen of a text takes a hundred times its memory.
USUAL, TEXTS = 20_000, 32  # code points; texts
AT_ONCE = 64  # windows shared out among the threads at a time, so that a text of any length needs little memory
LEAST_CUE = float(np.log(0.05))  # a word less likely than this to be of a cue gets no links
CUES_IN = 4  # one word in so many, the likeliest, may get links: more of a text are never cues, and memory is bounded
CUE_LABELS = [number for number, label in enumerate(ROLES) if label.endswith("-cue")]


@dataclass(frozen=True, slots=True)
class Seen:
    """The words of a text, in order, and what each may be.

    ``spans`` are their half-open code-point spans, ``paragraphs`` the number of each one's paragraph (its line).
    ``tags`` has for each head of ``HEADS`` a row a word: the log probability of each of its labels. ``links`` has an
    entry for each word that may be part of a cue: ``(first, rows)``, where row i is what word ``first + i`` of the same
    paragraph is to that cue, as log probabilities of ``LINKS``. In a paragraph longer than a window they reach as far
    as the window does.
    """

    spans: tuple[Span, ...]
    paragraphs: NDArray[np.int64]
    tags: Mapping[str, Scores]
    links: Mapping[int, tuple[int, Scores]]


@dataclass(frozen=True, slots=True)
class _Answer:
    """What the network said of one window, its words counted from 0."""

    tags: dict[str, Scores]
    links: Links


def see(text: str) -> Seen:
    """What the chosen network makes of a text; the last few texts are remembered. Time is linear in its length.

    Raises ``MissingNet``, ``BrokenNet`` and ``NoSuchNet``.
    """
    setting = chosen()
    remembered = _usual if len(text) <= USUAL else _long
    return remembered(text, setting.net, setting.threads)


def _seen(text: str, net: str, threads: int) -> Seen:
    return look_at(windows(text, _window_of(net)), network(net), threads)


@cache
def _window_of(net: str) -> int:
    return described(net).window


_usual, _long = lru_cache(TEXTS)(_seen), lru_cache(1)(_seen)


def look_at(parts: Iterable[Window], net: Network, threads: int = 1) -> Seen:
    """What a network makes of the windows of one text, put together."""
    spans: list[Span] = []
    paragraphs = [np.zeros(0, np.int64)]
    tags = {head: [np.zeros((0, len(labels)), np.float32)] for head, labels in HEADS.items()}
    links: Links = {}
    for window, answer in _answered(iter(parts), net, threads):
        first, end = window.kept
        shift = len(spans) - first
        spans.extend(window.spans[first:end])
        paragraphs.append(window.paragraphs[first:end])
        for head, rows in tags.items():
            rows.append(answer.tags[head][first:end])
        links.update({cue + shift: (at + shift, row) for cue, (at, row) in answer.links.items() if first <= cue < end})
    joined = {head: np.concatenate(rows) for head, rows in tags.items()}
    return Seen(tuple(spans), np.concatenate(paragraphs), joined, links)


def _answered(parts: Iterator[Window], net: Network, threads: int) -> Iterator[tuple[Window, _Answer]]:
    """Each window with its answer; windows that are alike are run once."""
    known: dict[bytes, _Answer] = {}
    with ThreadPoolExecutor(threads) as pool:
        while some := list(islice(parts, AT_ONCE)):
            keys = [_key(window) for window in some]
            new = {key: window for key, window in zip(keys, some, strict=True) if key not in known}
            run = map if threads == 1 else pool.map
            known.update(zip(new, run(lambda window: _answer(window, net), new.values()), strict=True))
            yield from ((window, known[key]) for key, window in zip(keys, some, strict=True))


def _key(window: Window) -> bytes:
    """The same for windows of which a network cannot but say the same."""
    lines = window.paragraphs - window.paragraphs[0]
    return b"".join(part.tobytes() for part in (window.ids, window.looks, window.firsts, lines))


def _answer(window: Window, net: Network) -> _Answer:
    found = net({"ids": window.ids[None], "looks": window.looks[None], "firsts": window.firsts[None]})
    tags = {head: found[head][0] for head in HEADS}
    return _Answer(tags, _links(window, tags["roles"], found["links"][0]))


def _links(window: Window, roles: Scores, links: Scores) -> Links:
    """The rows of the words that may be of a cue, each cut to the words of its own paragraph and copied out."""
    likely = np.logaddexp.reduce(roles[:, CUE_LABELS], axis=1)
    most = len(likely) // CUES_IN + 1
    cues = np.sort(np.argsort(-likely, kind="stable")[:most])
    kept: Links = {}
    for cue in cues[likely[cues] >= LEAST_CUE].tolist():
        line = window.paragraphs[cue]
        first, end = np.searchsorted(window.paragraphs, [line, line + 1]).tolist()
        kept[cue] = first, links[cue, first:end].copy()
    return kept
