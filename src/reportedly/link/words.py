"""The words of a text with their spans, and which of them are somebody else's than the writer's.

Not the writer's are quotations, captions, postings shown whole, and the standing lines of a site or an agency: reports
that share these alone share no text. In: text. Out: words and spans. What the words are worth, or which reports share
them, does not belong here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.knowledge import table
from reportedly.records import Span

WORD = re.compile(r"[^\W_]+(?:[.,'’](?=\w)[^\W_]+)*")
# Runs longer than this are no words (base64, one letter a million times); they are cut so that one word stays one word.
LONGEST_WORD = 64
# A quotation longer than this is a mark left open: news quotations close, or open anew, at each paragraph.
LONGEST_QUOTE = 1500
# Nor does one run over more lines: marks round so much stand round a text reprinted, not round what somebody said.
MOST_LINES = 5
OPENERS = {"“": "”", "„": "“”", "«": "»", "``": "''"}
OPENS, CLOSES = "opens", "closes"
MARK = re.compile(r"``|''|[“”„«»\"\n]")
PICTURE = r"(?:photo|image|picture|file photo|file picture|file|photograph|caption|video|watch|credit|graphic)s?"
CAPTION = re.compile(rf"\W{{0,3}}{PICTURE}\b\s{{0,2}}[:|(/–—-]", re.IGNORECASE)
# Who took the picture stands at the end: "(Karsk Pictures/Ida Berg)", "Photograph: Ida Berg/Karsk Pictures".
PICTURE_CREDIT = re.compile(
    rf"[.!?”\"]\s+(?:\([^()]{{2,60}}/[^()]{{2,60}}\)|\([^()]{{0,40}}\b{PICTURE}\b[^()]{{0,60}}\)|{PICTURE}\s?(?::|by)\s[^.]{{2,80}})\.?\s*$",
    re.IGNORECASE,
)
# A posting shown whole: by whom it is, whom it answers, or where its picture lies.
POSTING = re.compile(
    r"\W{0,3}(?:RT\s+)?@\w{2,30}\b\s?:|.*\(@\w{2,30}\)\W{0,3}(?:[A-Z][a-z]+\.?\s\d{1,2},\s\d{4}\W*)?$|.*\bpic\.\w+\.\w+/\w",
)
POSTED_BY = re.compile(r"\s*[—–-]\s?[^()]{1,60}\(@\w{2,30}\)\W{1,3}[A-Z][a-z]+\.?\s\d{1,2},\s\d{4}\s*$")
# Captions, postings and standing lines are short paragraphs; a longer one is text.
LONGEST_APART = 500


@dataclass(frozen=True, slots=True)
class Words:
    """Folded words in order, the span of each, in the order of the text."""

    folded: tuple[str, ...]
    spans: tuple[Span, ...]


def fold(word: str) -> str:
    """A word as it is compared: lower case, no possessive, thousands written without commas."""
    low = word.lower().replace("’", "'").removesuffix("'s")
    return low.replace(",", "")[:LONGEST_WORD]


def quoted(text: str) -> list[Span]:
    """The spans inside quotation marks, left to right, none overlapping.

    A mark not closed within ``LONGEST_QUOTE`` opens nothing. One not closed where another opens in a later line ended
    with its own line: each paragraph of a quotation opens with a mark. Time is linear in the length.
    """
    spans: list[Span] = []
    opened: tuple[str, int] | None = None
    line_end: int | None = None
    lines = 0
    for match in MARK.finditer(text):
        mark, at = match.group(), match.start()
        if opened and (at - opened[1] > LONGEST_QUOTE or lines > MOST_LINES):
            opened = None
        if mark == "\n":
            opened = _at_line_end(text, at, opened, spans)
            line_end, lines = (at if line_end is None else line_end), lines + 1
        elif opened and mark in _closers(opened[0]) and (mark != '"' or _side(text, mark, at) != OPENS):
            spans.append((opened[1], match.end()))
            opened = None
        elif _side(text, mark, at) != CLOSES and (not opened or line_end is not None):
            if opened and line_end is not None:
                spans.append((opened[1], line_end))
            opened, line_end, lines = (mark, at), None, 0
    return spans


def _side(text: str, mark: str, at: int) -> str:
    """Whether a mark can only open a quotation, or only close one; "" where it may do either."""
    if mark != '"':
        return OPENS if mark in OPENERS else CLOSES
    before, after = text[at - 1 : at].strip(), text[at + 1 : at + 2].strip()
    if before and before not in "([-–—":
        return CLOSES if not after or not after.isalnum() else ""
    return OPENS if not before and after.isalnum() else ""


def _closers(mark: str) -> tuple[str, ...]:
    return ('"',) if mark == '"' else ("''",) if mark == "``" else tuple(OPENERS[mark])


def _at_line_end(text: str, at: int, opened: tuple[str, int] | None, spans: list[Span]) -> tuple[str, int] | None:
    """At an empty line an open quotation ends: each paragraph of one opens with a mark of its own."""
    if opened and text.startswith("\n", at + 1):
        spans.append((opened[1], at))
        return None
    return opened


def captions(text: str) -> list[Span]:
    """The spans of the lines that are captions or picture credits, postings shown whole, or standing lines.

    A line that says only who posted goes with the one before, the posting.
    """
    found: list[Span] = []
    at, before = 0, (0, 0)
    for line in text.splitlines(keepends=True):
        span = (at, at + len(line))
        if len(line) <= LONGEST_APART and _stands_apart(line):
            if POSTED_BY.match(line) and 0 < before[1] - before[0] <= LONGEST_APART and before not in found[-1:]:
                found.append(before)
            found.append(span)
        before = span if line.strip() else before
        at += len(line)
    return found


def _stands_apart(line: str) -> bool:
    if CAPTION.match(line) or PICTURE_CREDIT.search(line) or POSTING.match(line):
        return True
    low = " ".join(line.lower().replace("’", "'").split())
    return any(phrase in low for phrase in _standing())


@cache
def _standing() -> tuple[str, ...]:
    return tuple(row["phrase"] for row in table("standing_lines"))


def own_words(text: str) -> Words:
    """The words of ``text`` that are the writer's: outside quotation marks, captions, postings and standing lines."""
    return _outside(text, sorted(quoted(text) + captions(text)))


def text_words(text: str) -> Words:
    """The words of ``text`` with its quotations, outside captions, postings and standing lines."""
    return _outside(text, captions(text))


def _outside(text: str, skip: Sequence[Span]) -> Words:
    found: list[tuple[str, Span]] = []
    at = 0
    for match in WORD.finditer(text):
        while at < len(skip) and skip[at][1] <= match.start():
            at += 1
        if at < len(skip) and skip[at][0] <= match.start():
            continue
        found.append((fold(match.group()), match.span()))
    return Words(tuple(w for w, _ in found), tuple(s for _, s in found))
