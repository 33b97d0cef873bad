"""From what the network sees to claims: a cue, the source it names and the words it attributes to that source.

In: a ``Seen``. Out: ``Claim``s in order of their cues, as spans of the text; no two claim one word. Who a source is,
what quotation marks say and which claim stands in another do not belong here.

The roles head tells the cues. For each cue the links head tells which words it claims; where these are most of what the
roles head takes for one piece of content, they are all of it.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

import numpy as np
from numpy.typing import NDArray

from reportedly.nets import LINKS, ROLES, Seen
from reportedly.records import Span

Range = tuple[int, int]
Scores = NDArray[np.float32]

# Tuned for full F1 on PolNeAR's dev part. The first four are in log odds.
ROLES_WEIGHT = 0.25  # how much the roles head counts beside the links head
SOURCE_BIAS = 1.0  # for a source: most cues have one
FRAGMENT_COST = 1.0  # of each fragment: few contents have two
LEAST_CONTENT = 2.0  # the likeliest word of a cue's content is taken to be at least so likely: a cue claims something
MOST_OF = 0.5  # share of a piece of content that a fragment must hold to be the whole of it
NO_SOURCE = 0.3  # how sure a claim without a source is, beside one with it
LEAST_SCORE = 0.2  # of a claim; the rest is not said

CLOSING = frozenset({"”", '"'})
PHRASE = "according to"
SHARED = [ROLES.index(label) for label in LINKS]  # what a label of the links head is to the roles head
SOURCE, CONTENT = slice(1, 3), slice(3, 5)  # the labels of LINKS, beginning and inside
CUE = slice(ROLES.index("B-cue"), ROLES.index("I-cue") + 1)


@dataclass(frozen=True, slots=True)
class Claim:
    """A cue, its source if the text names one, and the fragments of its content. ``score``, in 0 to 1, tells how sure.

    A claim without contents is one whose paragraph ends in a colon: its words may follow.
    """

    cue: Span
    source: Span | None
    contents: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one cue claims, as half-open ranges of words; ``chances`` has one number for each of ``contents``."""

    cue: Range
    source: Range | None
    contents: tuple[Range, ...]
    chances: tuple[float, ...]
    score: float


def find_claims(text: str, seen: Seen) -> list[Claim]:
    """The claims of a text. Where two claim a word, the surer one has it, unless one reports the other."""
    readings = _reported([reading for reading in _readings(text, seen) if reading.score >= LEAST_SCORE])
    kept: list[list[Range]] = [[] for _ in readings]
    taken = np.zeros(len(seen.spans), dtype=bool)
    for _, at, part in sorted(_wishes(text, seen, readings)):
        if not taken[slice(*part)].any():
            kept[at].append(part)
            taken[slice(*part)] = True
    return [
        _claim(seen, reading, sorted(parts))
        for reading, parts in zip(readings, kept, strict=True)
        if parts or not reading.contents
    ]


def _reported(readings: Sequence[_Reading]) -> list[_Reading]:
    """The readings, but of two for the same words, "Ana told him that …, the agency reported", the one that reports.

    What it reports is the whole of the other, which is found again in its content.
    """
    kept: list[_Reading] = []
    for reading in readings:
        whole = _whole_clause(kept[-1], reading) if kept else None
        if whole:
            kept[-1] = replace(reading, contents=(whole,))
        else:
            kept.append(reading)
    return kept


def _whole_clause(inner: _Reading, outer: _Reading) -> Range | None:
    """The words of ``inner``, source and cue first, where ``outer`` comes after them and claims most of the same."""
    if not inner.source or not outer.source or len(inner.contents) != 1 or len(outer.contents) != 1:
        return None
    (first, last), (start, end) = inner.contents[0], outer.contents[0]
    shared = min(last, end) - max(first, start)
    before = max(inner.source[1], inner.cue[1]) <= first
    after = last <= min(outer.source[0], outer.cue[0])
    alike = shared >= MOST_OF * max(last - first, end - start)
    return (min(inner.source[0], inner.cue[0]), last) if before and after and alike else None


def _wishes(
    text: str, seen: Seen, readings: Sequence[_Reading]
) -> Iterator[tuple[tuple[bool, bool, float], int, Range]]:
    """Each fragment that a reading claims, to be sorted: the surest first, but before all what a clause closes.

    "According to" gives way to any other cue: "…, he said, according to the agency" are his words.
    """
    for at, reading in enumerate(readings):
        start = seen.spans[reading.cue[0]][0]
        phrase = text[start : start + len(PHRASE)].lower() == PHRASE
        for part, chance in zip(reading.contents, reading.chances, strict=True):
            yield (phrase, not _closed_by(text, seen, reading, part), -chance), at, part


def _closed_by(text: str, seen: Seen, reading: _Reading, part: Range) -> bool:
    """True for "…," right before the clause that says who said it."""
    clause = min(reading.cue[0], reading.source[0] if reading.source else reading.cue[0])
    start, end = seen.spans[part[1] - 1]
    return part[1] == clause and text[start:end] in CLOSING and text[start - 1] in ",?!"


def _readings(text: str, seen: Seen) -> Iterator[_Reading]:
    roles = seen.tags["roles"]
    pieces = [span for kind, span in _spans(_best_path(roles), ROLES) if kind == "content"]
    for (first, _), group in groupby(_asked(roles, seen), key=lambda asked: (asked[1], len(asked[2]))):
        some = list(group)
        paths = _best_paths(np.stack([_scores(roles, first, links) for _, _, links in some]))
        for (cue, _, links), path in zip(some, paths, strict=True):
            reading = _read(roles, cue, (first, links), _spans(path, LINKS), pieces)
            start, end = seen.spans[first + len(links) - 1]
            if reading.contents or text[start:end] == ":":
                yield reading


def _asked(roles: Scores, seen: Seen) -> Iterator[tuple[Range, int, Scores]]:
    """Each cue with the first word that its links tell of, and the mean of its words' links."""
    for cue in _cues(roles):
        rows = [seen.links[word] for word in range(*cue) if word in seen.links]
        if rows:
            first, row = rows[0]
            same = [other for at, other in rows if at == first and len(other) == len(row)]
            yield cue, first, np.mean(same, axis=0)


def _cues(roles: Scores) -> list[Range]:
    """The spans that are likelier cues than not."""
    other = np.logaddexp.reduce(np.delete(roles, CUE, axis=1), axis=1)
    path = _best_path(np.concatenate([other[:, None], roles[:, CUE]], axis=1))
    return [span for _, span in _spans(path, ("O", "B-cue", "I-cue"))]


def _scores(roles: Scores, first: int, links: Scores) -> Scores:
    """How well each label of ``LINKS`` suits each of the words from ``first`` on."""
    # A word that is not this cue's may be anything to the roles head.
    scores: Scores = links + ROLES_WEIGHT * roles[first : first + len(links), SHARED] * (np.arange(len(LINKS)) > 0)
    scores[:, SOURCE] += SOURCE_BIAS
    scores[:, CONTENT.start] -= FRAGMENT_COST
    likeliest = (scores[:, CONTENT].max(axis=1) - scores[:, 0]).max()
    scores[:, CONTENT] += max(0.0, LEAST_CONTENT - likeliest)
    return scores


def _read(
    roles: Scores, cue: Range, row: tuple[int, Scores], path: Sequence[tuple[str, Range]], pieces: Sequence[Range]
) -> _Reading:
    """What a cue claims: ``row`` tells what each word from one on is to it, ``path`` which of them it claims."""
    first, links = row
    found = [(kind, (start + first, end + first)) for kind, (start, end) in path]
    is_source, is_content = (np.exp(links[:, labels]).sum(axis=1) for labels in (SOURCE, CONTENT))

    def chance(of: NDArray[np.float32], part: Range) -> float:
        return float(of[part[0] - first : part[1] - first].mean())

    sources = {part: chance(is_source, part) for kind, part in found if kind == "source"}
    source = max(sources, key=lambda part: sources[part] * (part[1] - part[0]), default=None)
    fragments = [part for kind, part in found if kind == "content"]
    chances = tuple(chance(is_content, part) for part in fragments)
    is_cue = float(np.exp(roles[slice(*cue), CUE]).sum(axis=1).mean())
    score = is_cue * min(chances, default=1.0) * (sources[source] if source else NO_SOURCE)
    return _Reading(cue, source, _whole(fragments, pieces, [cue, source or cue]), chances, score)


def _whole(fragments: Sequence[Range], pieces: Sequence[Range], others: Sequence[Range]) -> tuple[Range, ...]:
    """Fragments grown to the pieces of content that they hold most of, unless they would meet, or cue or source."""
    grown = []
    for start, end in fragments:
        near = pieces[max(0, bisect_left(pieces, (start, start)) - 1) : bisect_left(pieces, (end, end))]
        held = [p for p in near if min(end, p[1]) - max(start, p[0]) >= MOST_OF * (p[1] - p[0])]
        first, last = min(start, *(p[0] for p in held), start), max(end, *(p[1] for p in held), end)
        meets = any(first < one[1] and one[0] < last for one in others)
        grown.append((start, end) if meets else (first, last))
    return tuple(grown if all(one[1] <= other[0] for one, other in pairwise(grown)) else fragments)


def _best_path(scores: Scores) -> NDArray[np.int64]:
    """The best label of each word, as ``_best_paths``, of one row of words."""
    path: NDArray[np.int64] = _best_paths(scores[None])[0]
    return path


def _best_paths(scores: Scores) -> NDArray[np.int64]:
    """The best labels such that I- only goes on with its own kind; labels are O, B-, I-, B-, I-, …

    ``scores`` are (rows, words, labels), the answer is (rows, words).
    """
    rows, words, labels = scores.shape
    if not words:
        return np.zeros((rows, 0), dtype=np.int64)
    allowed = np.zeros((labels, labels), dtype=np.float32)  # from, to
    for inside in range(2, labels, 2):
        allowed[:, inside] = -np.inf
        allowed[[inside - 1, inside], inside] = 0.0
    best = scores[:, 0] + allowed[0]
    came = np.zeros((words, rows, labels), dtype=np.int8)
    for word in range(1, words):
        through = best[:, :, None] + allowed
        came[word] = through.argmax(axis=1)
        best = through.max(axis=1) + scores[:, word]
    paths = np.zeros((rows, words), dtype=np.int64)
    paths[:, -1] = best.argmax(axis=1)
    each = np.arange(rows)
    for word in range(words - 1, 0, -1):
        paths[:, word - 1] = came[word, each, paths[:, word]]
    return paths


def _spans(path: NDArray[np.int64], labels: Sequence[str]) -> list[tuple[str, Range]]:
    """The kind and range of each span of a path."""
    found: list[tuple[str, Range]] = []
    for at in np.flatnonzero(path).tolist():
        edge, _, kind = labels[path[at]].partition("-")
        if edge == "B":
            found.append((kind, (at, at + 1)))
        else:
            found[-1] = (kind, (found[-1][1][0], at + 1))
    return found


def _claim(seen: Seen, reading: _Reading, contents: Sequence[Range]) -> Claim:
    def span(words: Range) -> Span:
        return seen.spans[words[0]][0], seen.spans[words[1] - 1][1]

    source = span(reading.source) if reading.source else None
    return Claim(span(reading.cue), source, tuple(map(span, contents)), reading.score)
