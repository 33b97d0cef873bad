"""Lines of a saved text: what every reader of text hands to the header and furniture logic.

In: the decoded text of a file. Out: ``Line`` after ``Line``, tidy, each knowing where it stands in the source. Markdown
marks are read in ``markdown``; what a line means is decided in ``header``, ``furniture`` and ``paragraphs``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.records import Span
from reportedly.text import Piece, tidy

DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f\uac00-\ud7af]")
ITEM = re.compile(r"(?:[-*+•‣▪●◦–·]|\(?\d{1,2}[.)]|[a-z]\))\s+\S")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank. ``pieces`` make ``text``; ``blank`` counts the blank lines before it.

    ``kind``: text, heading, item, quote, rule, image. ``level`` is a heading's. ``strong`` is true where all of it is
    bold or italic, ``links`` is the part of its characters that are links. ``page`` is true for the first line after
    a form feed; ``indent`` counts the white space before it; ``breaks`` is true where a hard line break follows.
    """

    text: str
    pieces: tuple[Piece, ...]
    span: Span
    blank: int = 0
    kind: str = "text"
    level: int = 0
    strong: bool = False
    links: float = 0.0
    page: bool = False
    indent: int = 0
    breaks: bool = False
    raw: str = ""


def source_lines(source: str) -> Iterator[tuple[Span, bool]]:
    """The span of every line of the source, its line break left out, and whether a form feed opened it."""
    at = 0
    for match in re.finditer(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", source):
        yield (at, match.start()), at > 0 and source[at - 1] == "\x0c"
        at = match.end()
    yield (at, len(source)), at > 0 and source[at - 1] == "\x0c"


def plain_lines(source: str) -> list[Line]:
    """The lines of plain text."""
    found: list[Line] = []
    blank, page = 0, False
    for (start, end), fed in source_lines(source):
        page = page or fed
        pieces = tuple(tidy(source, (start, end)))
        text = "".join(piece.text for piece in pieces)
        if not text:
            blank += 1
            continue
        raw = source[start:end]
        kind = "item" if ITEM.match(text) and not text.startswith(("– ", "- ")) else "text"
        indent = len(raw) - len(raw.lstrip())
        if re.fullmatch(r"[-=_*~#—–.•·\s]{3,}", text):
            kind = "rule"
        found.append(Line(text, pieces, (start, end), blank, kind, page=page, indent=indent, raw=raw[:400]))
        blank, page = 0, False
    return found


def text_of(pieces: Sequence[Piece]) -> str:
    """The text that pieces make."""
    return "".join(piece.text for piece in pieces)


def cut_pieces(pieces: Sequence[Piece], start: int, end: int) -> list[Piece]:
    """The pieces of the characters ``start`` to ``end`` of their joined text."""
    out: list[Piece] = []
    at = 0
    for piece in pieces:
        first, last = max(start - at, 0), min(end - at, len(piece.text))
        if first < last:
            exact = piece.source is not None and piece.source[1] - piece.source[0] == len(piece.text)
            span = (piece.source[0] + first, piece.source[0] + last) if piece.source and exact else piece.source
            out.append(Piece(piece.text[first:last], span))
        at += len(piece.text)
    return out


def word_count(text: str) -> int:
    """How many words a text has; in scripts without spaces two characters count as one."""
    spaced = len(text.split())
    dense = len(DENSE.findall(text)) if spaced * 12 < len(text) else 0
    return max(spaced, dense // 2)
