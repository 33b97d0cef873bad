"""The Copies tab: for each two reports that carry one text, what was kept, what was cut and what was added.

In: a story's copies and its sources. Out: ``CopyView``s: rows to set side by side, and a picture of which part of the
one became which of the other.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportedly.records import Copy, Span, Story
from reportedly.show import words
from reportedly.show.page import addresses, naming
from reportedly.show.terminal import choose

KEPT, CUT, MOVED = "kept", "cut", "moved"
WIDTH, BAR = 600.0, 14.0
HEIGHT = 84.0
MOST_PASSAGES = 400
# A gap of less than one word is punctuation between kept passages.
FEWEST_LETTERS = 2
# Of what both texts have the two ends are enough: what was cut and added is what is looked for.
LONG, HEAD, TAIL = 420, 190, 130


@dataclass(frozen=True, slots=True)
class Side:
    """Words on one side. A long run is told by its two ends: ``text``, then ``left_out`` words, then ``tail``."""

    text: str
    href: str
    left_out: int = 0
    tail: str = ""


@dataclass(frozen=True, slots=True)
class CopyRow:
    """What stands side by side. ``kind``: kept, moved (kept, in another order) or cut (not on both sides)."""

    kind: str
    left: Side | None
    right: Side | None


@dataclass(frozen=True, slots=True)
class CopyView:
    """Two reports with one text: the one it is from on the left where that is known, and how the words were handled."""

    key: str
    left: naming.Source
    right: naming.Source
    how: str
    share: str
    reason: str
    counts: str
    rows: tuple[CopyRow, ...]
    bands: tuple[str, ...]
    left_width: float
    right_width: float
    whole: bool


def views(story: Story, sources: naming.Sources) -> tuple[CopyView, ...]:
    """The copies of a story, the most shared first."""
    known = [copy for copy in story.copies if copy.first in sources and copy.second in sources]
    ordered = sorted(known, key=lambda copy: -copy.share)
    return tuple(_view(f"copy-{number}", copy, story, sources) for number, copy in enumerate(ordered, 1))


def _view(key: str, copy: Copy, story: Story, sources: naming.Sources) -> CopyView:
    first, second, passages = copy.first, copy.second, copy.passages
    older = choose.original(first, _only(story, copy), sources.readings)
    if older and older.report == second:
        first, second, passages = second, first, tuple((there, here) for here, there in passages)
    how = choose.original(second, _only(story, copy), sources.readings)
    texts = sources.readings[first].report.text, sources.readings[second].report.text
    longest = max(len(texts[0]), len(texts[1]), 1)
    used = _sane(passages, texts)
    shown = used[:MOST_PASSAGES]
    rows = tuple(_rows((first, second), texts, shown))
    kept = [_words(texts[0][start:end]) for (start, end), _ in used]
    counts = f"{sum(kept):,} words kept of {_words(texts[0]):,}; {_words(texts[1]):,} in the other"
    return CopyView(
        key,
        sources[first],
        sources[second],
        how.how if how else "same text as",
        f"{copy.share:.0%}",
        words.clean(copy.reason),
        counts,
        rows,
        tuple(_band(passage, longest) for passage in shown),
        round(WIDTH * len(texts[0]) / longest, 1),
        round(WIDTH * len(texts[1]) / longest, 1),
        len(shown) == len(used),
    )


def _only(story: Story, copy: Copy) -> Story:
    """The story with this copy alone, to ask which of the two was first."""
    return Story(story.id, story.title, story.reports, story.origins, (copy,))


def _sane(passages: Iterable[tuple[Span, Span]], texts: tuple[str, str]) -> list[tuple[Span, Span]]:
    """The passages by their place in the first text, without those that lie in no text or run into one before."""
    kept: list[tuple[Span, Span]] = []
    at = 0
    for one, other in sorted(passages):
        inside = at <= one[0] < one[1] <= len(texts[0]) and 0 <= other[0] < other[1] <= len(texts[1])
        if inside:
            kept.append((one, other))
            at = one[1]
    return kept


def _rows(reports: tuple[str, str], texts: tuple[str, str], passages: Sequence[tuple[Span, Span]]) -> Iterator[CopyRow]:
    """Down both texts: before each kept passage what stands on one side only."""
    gaps = _gaps([other for _, other in passages], len(texts[1]))
    left, right = 0, 0
    for one, other in passages:
        yield from _gap(reports, texts, (left, one[0]), gaps[other])
        moved = other[0] < right
        sides = _side(reports[0], texts[0], one, short=True), _side(reports[1], texts[1], other, short=True)
        yield CopyRow(MOVED if moved else KEPT, *sides)
        left, right = one[1], max(right, other[1])
    yield from _gap(reports, texts, (left, len(texts[0])), gaps[len(texts[1]), len(texts[1])])


def _gaps(passages: Sequence[Span], end: int) -> dict[Span, Span]:
    """For each passage of the second text, and for its end, what stands before it and after the passage before."""
    gaps: dict[Span, Span] = {}
    at = 0
    for span in [*sorted(passages), (end, end)]:
        gaps[span] = (at, max(at, span[0]))
        at = max(at, span[1])
    return gaps


def _gap(reports: tuple[str, str], texts: tuple[str, str], one: Span, other: Span) -> Iterator[CopyRow]:
    left, right = _side(reports[0], texts[0], one), _side(reports[1], texts[1], other)
    if left or right:
        yield CopyRow(CUT, left, right)


def _side(report: str, text: str, span: Span, *, short: bool = False) -> Side | None:
    """The words of the span, a long run by its ends where ``short``; None where there is not one word."""
    start, end = span
    said = text[start:end].strip()
    if sum(map(str.isalnum, said[:40])) < FEWEST_LETTERS:
        return None
    start += len(text[start:end]) - len(text[start:end].lstrip())
    href = addresses.report(report, (start, start + len(said)))
    if short and len(said) > LONG:
        head, tail = said[:HEAD].rsplit(None, 1)[0], said[-TAIL:].split(None, 1)[-1]
        return Side(head, href, _words(said) - _words(head) - _words(tail), tail)
    return Side(said, href)


def _band(passage: tuple[Span, Span], longest: int) -> str:
    """The corners of the band that joins a passage's place in the one bar to that in the other."""
    (a, b), (c, d) = ((WIDTH * start / longest, WIDTH * end / longest) for start, end in passage)
    low = HEIGHT - BAR
    return f"M{a:.1f},0H{b:.1f}V{BAR:g}L{d:.1f},{low:g}V{HEIGHT:g}H{c:.1f}V{low:g}L{a:.1f},{BAR:g}Z"


def _words(text: str) -> int:
    return len(text.split())
