"""The words of a text with their spans, and which of them stand inside quotation marks or in a caption line.

In: text. Out: words and spans. What the words are worth, or which reports share them, does not belong here.
"""

import re
from dataclasses import dataclass

from reportedly.records import Span

WORD = re.compile(r"[^\W_]+(?:[.,'’](?=\w)[^\W_]+)*")
# Runs longer than this are no words (base64, one letter a million times); they are cut so that one word stays one word.
LONGEST_WORD = 64
# A quotation longer than this is a mark left open: news quotations close, or open anew, at each paragraph.
LONGEST_QUOTE = 1500
OPENERS = {"“": "”", "„": "“”", "«": "»", "``": "''"}
MARK = re.compile(r"``|''|[“”„«»\"\n]")
CAPTION = re.compile(
    r"(?:\W{0,3})(?:photo|image|picture|file photo|file|caption|video|watch|credit|graphic)s?\b\s{0,2}[:|(/–—-]",
    re.IGNORECASE,
)
# A caption is one short paragraph; a longer line that opens so is text.
LONGEST_CAPTION = 300


@dataclass(frozen=True, slots=True)
class Words:
    """Folded words in order, the span of each, all outside quotation marks and captions."""

    folded: tuple[str, ...]
    spans: tuple[Span, ...]


def fold(word: str) -> str:
    """A word as it is compared: lower case, no possessive, thousands written without commas."""
    low = word.lower().replace("’", "'").removesuffix("'s")
    return low.replace(",", "")[:LONGEST_WORD]


def quoted(text: str) -> list[Span]:
    """The spans inside quotation marks, left to right, none overlapping.

    A mark not closed within ``LONGEST_QUOTE`` opens nothing. Time is linear in the length.
    """
    spans: list[Span] = []
    opened: tuple[str, int] | None = None
    for match in MARK.finditer(text):
        mark, at = match.group(), match.start()
        if opened and at - opened[1] > LONGEST_QUOTE:
            opened = None
        if mark == "\n":
            opened = _at_line_end(text, at, opened, spans)
        elif opened and mark in _closers(opened[0]):
            spans.append((opened[1], match.end()))
            opened = None
        elif not opened and (mark in OPENERS or mark == '"'):
            opened = mark, at
    return spans


def _closers(mark: str) -> tuple[str, ...]:
    return ('"',) if mark == '"' else ("''",) if mark == "``" else tuple(OPENERS[mark])


def _at_line_end(text: str, at: int, opened: tuple[str, int] | None, spans: list[Span]) -> tuple[str, int] | None:
    """At an empty line an open quotation ends: each paragraph of one opens with a mark of its own."""
    if opened and text.startswith("\n", at + 1):
        spans.append((opened[1], at))
        return None
    return opened


def captions(text: str) -> list[Span]:
    """The spans of the lines that open as captions or picture credits do."""
    found, at = [], 0
    for line in text.splitlines(keepends=True):
        if len(line) <= LONGEST_CAPTION and CAPTION.match(line):
            found.append((at, at + len(line)))
        at += len(line)
    return found


def own_words(text: str) -> Words:
    """The words of ``text`` that are the writer's: outside quotation marks and caption lines."""
    skip = sorted(quoted(text) + captions(text))
    found: list[tuple[str, Span]] = []
    at = 0
    for match in WORD.finditer(text):
        while at < len(skip) and skip[at][1] <= match.start():
            at += 1
        if at < len(skip) and skip[at][0] <= match.start():
            continue
        found.append((fold(match.group()), match.span()))
    return Words(tuple(w for w, _ in found), tuple(s for _, s in found))
