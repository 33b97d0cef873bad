"""Sentences of a report.

In: a report. Out: its annotations with ``sentences``, half-open spans of ``Report.text`` in order, bare of white space
at both ends, none overlapping. The title is a sentence of its own. An empty line always ends one; a single line break
ends one too, unless the block reads as hard-wrapped (lines broken at a width, going on in lower case).

Boundaries inside a line come from ``sentencex``, which is fed pieces of bounded size so that time stays linear.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from sentencex import get_sentence_boundaries

from reportedly.records import Annotations, Report, Span

LINE = re.compile(r"[^\n]+")
BLOCK = re.compile(r"\n[^\S\n]*\n\s*")
CLOSED = re.compile(r"[.!?:;…][\"'”’»)\]]*\Z")
# Lines of hand-wrapped text are seldom longer; a longer line is a paragraph of its own.
WIDEST_WRAP = 120
# A wrapped line fills its width to within a long word; a shorter one was ended on purpose.
SHORTEST_WRAP = 0.6
# No sentence ends after a title, nor between a clock time and its day ("5 p.m. Monday"); the library ends some there.
UNFINISHED = re.compile(
    r"(?:\b(?:Ms|Mr|Mrs|Mx|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Cmdr|Adm|Maj|Rev|Hon|St|Mt|vs)\.|\d\s?[ap]\.m\.)\s+\Z"
)
LONGEST_PIECE = 20_000
# Half of a pair of UTF-16, which JSON lets through and the library cannot take; stood in for by one character.
SURROGATE = re.compile("[\ud800-\udfff]")


def add_sentences(report: Report, so_far: Annotations) -> Annotations:
    """``so_far`` with the report's sentences."""
    return replace(so_far, sentences=tuple(sentence_spans(report)))


def sentence_spans(report: Report) -> list[Span]:
    """The spans of the sentences of ``report.text``, title first."""
    language = (report.language or "en")[:2]
    found: list[Span] = []
    for start, end in lines(report.text, report.body_start, report.title or ""):
        for piece in pieces(report.text, start, end):
            found.extend(split(report.text, piece, language))
    return found


def lines(text: str, body_start: int, title: str = "") -> Iterator[Span]:
    """Runs of text that no sentence crosses: the title, each line between it and the body (a date, a credit), and each
    line or hard-wrapped block of the body."""
    if 0 < body_start <= len(text) and text[:body_start].strip():
        yield from head_lines(text, body_start, title)
    at = body_start if 0 < body_start <= len(text) else 0
    for match in BLOCK.finditer(text, at):
        yield from block_lines(text, at, match.start())
        at = match.end()
    yield from block_lines(text, at, len(text))


def head_lines(text: str, body_start: int, title: str) -> Iterator[Span]:
    """The lines before the body; a title of several lines is one."""
    at = 0
    found = _line_of(text, title, body_start) if title else -1
    if found >= 0:
        yield from line_spans(text, 0, found)
        at = found + len(title)
        yield found, at
    yield from line_spans(text, at, body_start)


def _line_of(text: str, title: str, end: int) -> int:
    """Where the title stands as lines of its own before ``end``; -1 where it does not."""
    found = text.find(title, 0, end)
    while found >= 0 and (
        text[found - 1 : found].strip("\n") or text[found + len(title) : found + len(title) + 1].strip("\n")
    ):
        found = text.find(title, found + 1, end)
    return found


def block_lines(text: str, start: int, end: int) -> Iterator[Span]:
    """The lines of one block; lines that were wrapped at a width are put together."""
    spans = list(line_spans(text, start, end))
    if not spans:
        return
    width = max(b - a for a, b in spans)
    wrapped = width <= WIDEST_WRAP and any(goes_on(text, this, after) for this, after in pairwise(spans))
    begin = spans[0][0]
    for this, after in zip(spans, [*spans[1:], None], strict=True):
        if after and wrapped and this[1] - this[0] >= SHORTEST_WRAP * width:
            continue
        yield begin, this[1]
        begin = after[0] if after else begin


def line_spans(text: str, start: int, end: int) -> Iterator[Span]:
    """The lines between two offsets, empty ones left out."""
    return (match.span() for match in LINE.finditer(text, start, end))


def goes_on(text: str, this: Span, after: Span) -> bool:
    """Whether the line ``after`` visibly carries on the sentence of ``this``."""
    tail = text[max(this[0], this[1] - 8) : this[1]].rstrip()
    head = text[after[0] : after[0] + 40].lstrip()
    return not CLOSED.search(tail) and head[:1].islower()


def pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """``start``–``end`` in pieces of bounded size, cut at white space where there is some."""
    while end - start > LONGEST_PIECE:
        cut = text.rfind(" ", start + LONGEST_PIECE // 2, start + LONGEST_PIECE)
        cut = cut if cut > start else start + LONGEST_PIECE
        yield start, cut
        start = cut
    yield start, end


def split(text: str, piece: Span, language: str) -> Iterator[Span]:
    """The sentences of one piece, bare at both ends."""
    start, end = piece
    if end - start < 2:
        yield from bare(text, start, end)
        return
    begin = start
    for boundary in get_sentence_boundaries(language, SURROGATE.sub("?", text[start:end])):
        stop = start + boundary["end_index"]
        if stop < end and UNFINISHED.search(text, max(start, stop - 12), stop) and not text[stop].islower():
            continue
        yield from bare(text, begin, stop)
        begin = stop
    yield from bare(text, begin, end)


def bare(text: str, start: int, end: int) -> Iterator[Span]:
    """The span without white space at its ends; nothing where only white space is left."""
    part = text[start:end]
    left = len(part) - len(part.lstrip())
    right = len(part.rstrip())
    if left < right:
        yield start + left, start + right
