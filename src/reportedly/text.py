"""Canonical text and the map back to the source: the one place offsets are born.

In: the text a file decodes to. Out: ``Canonical``, the text this program works on, whose every character knows where in
the source it came from. What counts as body, title or furniture is decided elsewhere (``read``).

A ``Canonical`` is made from pieces: runs copied from the source, and runs written by us (the empty line between
paragraphs). Offsets are Unicode code points, half-open.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.records import Span

# Soft hyphens and zero-width marks are no characters.
INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of canonical text and the half-open run of source text it stands for, None where we wrote it."""

    text: str
    source: Span | None


@dataclass(frozen=True, slots=True)
class Canonical:
    """Text with its offset map. ``pieces`` in order make ``text``; ``starts[i]`` is where piece i begins in it."""

    text: str
    pieces: tuple[Piece, ...]
    starts: tuple[int, ...]

    def to_source(self, span: Span) -> Span | None:
        """The smallest source span that holds the words of ``span``; None where all of them were written by us.

        Raises ``ValueError`` where ``span`` does not lie in the text.
        """
        start, end = span
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no span of this text: {span}")
        found = []
        for index in range(bisect_right(self.starts, start) - 1, len(self.pieces)):
            if self.starts[index] >= end:
                break
            found.append(self._part(index, start, end))
        known = [part for part in found if part]
        return (known[0][0], known[-1][1]) if known else None

    def to_text(self, source: Span) -> Span | None:
        """The smallest span of the text that holds what of ``source`` was kept; None where none of it was."""
        start, end = source
        kept: list[Span] = []
        for begin, piece in zip(self.starts, self.pieces, strict=True):
            if not piece.source or piece.source[1] <= start or piece.source[0] >= end:
                continue
            if len(piece.text) == piece.source[1] - piece.source[0]:
                shift = begin - piece.source[0]
                kept.append((max(start, piece.source[0]) + shift, min(end, piece.source[1]) + shift))
            else:
                kept.append((begin, begin + len(piece.text)))
        return (min(s for s, _ in kept), max(e for _, e in kept)) if kept else None

    def _part(self, index: int, start: int, end: int) -> Span | None:
        piece, begin = self.pieces[index], self.starts[index]
        if not piece.source:
            return None
        if len(piece.text) != piece.source[1] - piece.source[0]:
            return piece.source
        first = max(start, begin) - begin
        last = min(end, begin + len(piece.text)) - begin
        return piece.source[0] + first, piece.source[0] + last


def assemble(pieces: Iterable[Piece]) -> Canonical:
    """Put pieces together; empty ones are left out."""
    kept = tuple(piece for piece in pieces if piece.text)
    starts, at = [], 0
    for piece in kept:
        starts.append(at)
        at += len(piece.text)
    return Canonical("".join(piece.text for piece in kept), kept, tuple(starts))


def identity(text: str) -> Canonical:
    """Text that is its own source, as ``--jsonl`` gives it."""
    return assemble([Piece(text, (0, len(text)))])


def tidy(source: str, span: Span) -> list[Piece]:
    """The run ``span`` of the source as one line: white space runs become a space, invisible marks go, ends are bare.

    Line breaks inside are joined with a space. Time is linear in the length of the run.
    """
    start, end = span
    pieces: list[Piece] = []
    at = start
    pending: Span | None = None
    for match in re.finditer(r"[\s\u00ad\u200b\u2060\ufeff]+", source[start:end]):
        gap = (start + match.start(), start + match.end())
        if gap[0] > at:
            if pending:
                pieces.append(Piece(" ", pending))
                pending = None
            pieces.append(Piece(source[at : gap[0]], (at, gap[0])))
        if pieces and not INVISIBLE.fullmatch(match.group()) and any(c.isspace() for c in match.group()):
            pending = (pending[0], gap[1]) if pending else gap
        at = gap[1]
    if at < end:
        if pending:
            pieces.append(Piece(" ", pending))
        pieces.append(Piece(source[at:end], (at, end)))
    return pieces
