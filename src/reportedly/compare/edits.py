"""What an editor did to a text: the passages kept, cut, added and changed, as spans of both texts.

In: two texts of which one carries the other's. Out: ``Edits``. Whether they are copies was found in ``link``; which
changes matter to a reader is judged in ``copying``.

Runs of ``RUN`` words that stand in both are put together to blocks, in whatever order they stand; what lies between two
blocks that follow each other in both texts is looked at word by word where it is short. So the work is linear.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from reportedly.compare.words import WORD
from reportedly.records import Span

RUN = 4
# Of a repeated run only its first places are looked at.
MOST_PLACES = 4
# Gaps up to so many words are compared word by word, and are a rewording from this likeness on.
LONGEST_GAP, REWORDED = 60, 0.4
NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
DIGITS = {word: str(value) for value, word in enumerate(NUMBERS)}
# Stretches of words: first of the one text, end; first of the other, end.
Stretch = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Edits:
    """Pairs of spans kept and changed; spans cut stand in the first text alone, spans added in the second.

    In a pair that is changed one side may be empty: words left out of, or put into, what is kept round them.
    """

    kept: tuple[tuple[Span, Span], ...]
    cut: tuple[Span, ...]
    added: tuple[Span, ...]
    changed: tuple[tuple[Span, Span], ...]


def edits(one: str, other: str) -> Edits:
    """What became of the first text in the second. Time is linear in their length."""
    left, right = _Words(one), _Words(other)
    kept: list[Stretch] = []
    changed: list[Stretch] = []
    blocks = _blocks(left.folded, right.folded)
    for gap in _gaps(blocks, len(left.folded), len(right.folded)):
        for same, stretch in _reworded(left.folded, right.folded, gap):
            (kept if same else changed).append(stretch)
    kept = sorted([*blocks, *kept])
    done = [*kept, *changed]
    return Edits(
        kept=tuple((left.span(a, b), right.span(c, d)) for a, b, c, d in kept),
        cut=tuple(left.span(a, b) for a, b in _left_over([(a, b) for a, b, _, _ in done], len(left.folded))),
        added=tuple(right.span(c, d) for c, d in _left_over([(c, d) for _, _, c, d in done], len(right.folded))),
        changed=tuple((left.span(a, b), right.span(c, d)) for a, b, c, d in sorted(changed)),
    )


def folded(word: str) -> str:
    """A word as two editions are compared: small letters, no possessive, small numbers in figures, no commas."""
    low = word.lower().replace("’", "'").removesuffix("'s").replace(",", "").removesuffix(".")
    return DIGITS.get(low, low)


class _Words:
    """The words of a text, folded, with the way back to its spans."""

    def __init__(self, text: str) -> None:
        found = list(WORD.finditer(text))
        self.folded = [folded(match.group()) for match in found]
        self._spans = [match.span() for match in found]

    def span(self, first: int, end: int) -> Span:
        """The span of some words; an empty one, before the next word, where there are none."""
        if first < end:
            return self._spans[first][0], self._spans[end - 1][1]
        at = self._spans[first][0] if first < len(self._spans) else (self._spans[-1][1] if self._spans else 0)
        return at, at


def _blocks(one: Sequence[str], other: Sequence[str]) -> list[Stretch]:
    """The runs that stand in both, each as long as can be, left to right; no word is in two."""
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(other) - RUN + 1):
        known = places[tuple(other[at : at + RUN])]
        if len(known) < MOST_PLACES:
            known.append(at)
    used = [False] * len(other)
    found: list[Stretch] = []
    at, after = 0, 0
    while at + RUN <= len(one):
        free = [place for place in places.get(tuple(one[at : at + RUN]), ()) if not any(used[place : place + RUN])]
        if not free:
            at += 1
            continue
        there = next((place for place in free if place >= after), free[0])
        size = RUN
        while at + size < len(one) and there + size < len(other) and one[at + size] == other[there + size]:
            if used[there + size]:
                break
            size += 1
        used[there : there + size] = [True] * size
        found.append((at, at + size, there, there + size))
        at, after = at + size, there + size
    return found


def _gaps(blocks: Sequence[Stretch], end: int, last: int) -> Iterator[Stretch]:
    """What lies between blocks that follow each other in both texts."""
    edges = [(0, 0, 0, 0), *blocks, (end, end, last, last)]
    following = {one[3]: other[2] for one, other in _pairs(sorted(edges, key=lambda block: (block[2], block[3])))}
    for one, other in _pairs(edges):
        if following.get(one[3]) == other[2]:
            yield one[1], other[0], one[3], other[2]


def _pairs(edges: Sequence[Stretch]) -> Iterator[tuple[Stretch, Stretch]]:
    return pairwise(edges)


def _reworded(one: Sequence[str], other: Sequence[str], gap: Stretch) -> Iterator[tuple[bool, Stretch]]:
    """The words of a gap that are kept (True) and those changed, where it is a rewording; nothing where it is not.

    Words left out or put in between kept ones are changed; a whole gap that stands on one side alone is cut or added.
    """
    a, b, c, d = gap
    if a == b and c == d:
        return
    if a == b or c == d:
        if max(b - a, d - c) <= RUN:
            yield False, gap
        return
    if b - a > LONGEST_GAP or d - c > LONGEST_GAP:
        return
    matcher = SequenceMatcher(None, one[a:b], other[c:d], autojunk=False)
    if max(b - a, d - c) > RUN and matcher.ratio() < REWORDED:
        return
    for kind, i, j, k, m in matcher.get_opcodes():
        yield kind == "equal", (a + i, a + j, c + k, c + m)


def _left_over(spans: Sequence[Span], end: int) -> Iterator[Span]:
    """The stretches between the spans."""
    at = 0
    for first, last in sorted(spans):
        if first > at:
            yield at, first
        at = max(at, last)
    if at < end:
        yield at, end
