"""Quotations: the runs of a text that stand inside quotation marks.

In: a text. Out: ``Quote``s in order, never overlapping. Marks that have no partner never swallow more than their
paragraph. Who says a quotation is decided in ``statements``.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.records import Span

PARAGRAPH = re.compile(r"\n[ \t]*\n")
DOUBLE = re.compile(r"[“”\"„«»‟]|''|``")
STRAY = re.compile(r'[\w.,!?]"(?=\s|$)')  # a straight mark after a word and before a space closes; it never opens
SINGLE_OPEN = re.compile(r"(?:(?<=[\s(\[—–-])|^)[‘'](?=[^\s'’.,;:!?\d])", re.MULTILINE)
SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?])[’'](?=[\s.,;:!?)\]—–-]|$)", re.MULTILINE)
OPENING = re.compile(r"(?:only )?that\b|only\b", re.IGNORECASE)  # no words of what somebody said
WORD = re.compile(r"\w+")
OPENERS, CLOSERS = frozenset("“„«‟") | {"``"}, frozenset("”»")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: ``start`` and ``end`` hold the words without the marks, ``outer`` the marks too.

    ``closed`` is False where the paragraph ends before a closing mark, as quotations that run over paragraphs do.
    """

    start: int
    end: int
    outer: Span
    closed: bool


def find_quotes(text: str) -> tuple[Quote, ...]:
    """All quotations of a text, paragraph by paragraph; single marks count only in one without double marks."""
    found: list[Quote] = []
    at = 0
    for gap in [*PARAGRAPH.finditer(text), None]:
        end = gap.start() if gap else len(text)
        found += _double(text, at, end) or _single(text, at, end)
        at = gap.end() if gap else end
    return tuple(found)


def _double(text: str, start: int, end: int) -> list[Quote]:
    found: list[Quote] = []
    opened: re.Match[str] | None = None
    for mark in DOUBLE.finditer(text, start, end):
        sign = mark.group()
        opens = sign in OPENERS or (sign not in CLOSERS and opened is None)
        if opens and sign == '"' and STRAY.match(text, max(start, mark.start() - 1)):
            continue
        if opens:
            # A second opening mark inside an open quotation: a new paragraph's mark, or a quotation in a quotation.
            opened = opened or mark
        elif opened is not None:
            found += _quote(text, (opened.start(), mark.end()), (opened.end(), mark.start()), closed=True)
            opened = None
    if opened is not None and end - opened.end() > 1:
        found += _quote(text, (opened.start(), end), (opened.end(), end), closed=False)
    return found


def _single(text: str, start: int, end: int) -> list[Quote]:
    found: list[Quote] = []
    at = start
    while True:
        opening = SINGLE_OPEN.search(text, at, end)
        closing = SINGLE_CLOSE.search(text, opening.end(), end) if opening else None
        if not opening or not closing:
            return found
        found += _quote(text, (opening.start(), closing.end()), (opening.end(), closing.start()), closed=True)
        at = closing.end()


def _quote(text: str, outer: Span, inner: Span, *, closed: bool) -> list[Quote]:
    start, end = inner
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return [Quote(start, end, outer, closed)] if end > start else []


class Quotes:
    """The quotations of a text, to be asked which stand in a span."""

    def __init__(self, found: Sequence[Quote]) -> None:
        self.found = found
        self._starts = [quote.outer[0] for quote in found]

    def within(self, span: Span) -> Sequence[Quote]:
        """Those that share a character with a span, marks included."""
        first = max(0, bisect_right(self._starts, span[0]) - 1)
        return [q for q in self.found[first : bisect_left(self._starts, span[1])] if q.outer[1] > span[0]]

    def opening(self, at: int) -> Quote | None:
        """The one whose opening mark stands at an offset."""
        place = bisect_left(self._starts, at)
        return self.found[place] if place < len(self.found) and self._starts[place] == at else None


def quoted_words(text: str, quotes: Quotes, contents: Iterable[Span]) -> tuple[int, int]:
    """How many words of some contents stand in quotation marks, and how many do not, but for "that" at the start."""
    quoted = plain = 0
    for start, end in contents:
        opening = OPENING.match(text, start, end)
        for word in WORD.finditer(text, opening.end() if opening else start, end):
            within = bool(quotes.within((word.start(), word.start() + 1)))
            quoted, plain = quoted + within, plain + (not within)
    return quoted, plain
