"""What still stands round and inside a saved body that is the page's: told by shape and by the words of the report.

In: the paragraphs of a saved text, known furniture gone. Out: the paragraphs of the report; the rest goes to a list
of (text, reason). A page's boxes share few words with its report, end in no full stop, or stand in the middle of one
of its sentences. Where the words of a line must decide alone, ``furniture`` decides.
"""

import re
from collections.abc import Sequence

from reportedly.read.paragraphs import OPENS_LOW, TERMINAL, Paragraph, is_cut

WORD = re.compile(r"[^\W\d_]{4,}")
BODY_WORDS = 20  # words a paragraph has that is surely the report's
CUT_WORDS = 8  # words a paragraph has at least that is taken to break off in mid sentence
BRIDGE, BRIDGE_WORDS = 6, 60  # paragraphs and words a box in the middle of a sentence may have
SHORT = 12  # words of a line that ends in no full stop and may be a label, a tag or a button
FOOT = 14  # paragraphs at the end that are looked at
HEAD = 8
ALIEN = 0.34  # a line less of whose words than this stand in the report is likely the page's
# Sentences of the page about itself, its readers, its writers; only at the foot of a text.
ABOUT_PAGE = re.compile(
    r"\b(?:subscri(?:be|ption)|newsletter|sign (?:in|up)|log in|cookies?|privacy|terms of (?:use|service)"
    r"|all rights reserved|grammar error|read the original|free articles|click here|follow (?:us|him|her|them) on"
    r"|contact us|feedback|award-winning|for more information|(?:edit|report|upload|writ|publish)(?:ed|ing) by"
    r"|is an? (?:\w+ ){0,3}(?:journalist|reporter|correspondent|writer|editor|columnist|contributor)"
    r"|covers? (?:\w+ ){1,6}for|joined (?:\w+ ){1,4}in (?:19|20)\d\d|notes to editors|b-roll|enable javascript"
    r"|supports html5|web browser|join the conversation|be the first to comment)\b",
    re.IGNORECASE,
)

Gone = list[tuple[str, str]]


def trim(paragraphs: Sequence[Paragraph], gone: Gone) -> list[Paragraph]:
    """The report's own paragraphs, in order; what is the page's is added to ``gone`` with its reason."""
    kept = _less_boxes(paragraphs, gone)
    known = {word for p in kept if len(p.text.split()) >= BODY_WORDS for word in _words(p.text)}
    if not known:
        return kept
    return _less_head(_less_foot(kept, known, gone), known, gone)


def _words(text: str) -> set[str]:
    return {match.group().lower() for match in WORD.finditer(text)}


def _less_boxes(paragraphs: Sequence[Paragraph], gone: Gone) -> list[Paragraph]:
    """Without boxes that stand in the middle of a sentence: before them it breaks off, after them it goes on small."""
    kept: list[Paragraph] = []
    at = 0
    while at < len(paragraphs):
        kept.append(paragraphs[at])
        end = _box_end(paragraphs, at)
        gone += [(p.text, "in the middle of a sentence") for p in paragraphs[at + 1 : end]]
        at = max(at + 1, end)
    return kept


def _box_end(paragraphs: Sequence[Paragraph], at: int) -> int:
    """Where the sentence that breaks off at ``at`` goes on; 0 where no box follows it, or what follows may be prose."""
    this = paragraphs[at]
    if this.kind != "text" or TERMINAL.search(this.text) or len(this.text.split()) < CUT_WORDS:
        return 0
    words = 0
    for end in range(at + 1, min(len(paragraphs), at + 2 + BRIDGE)):
        after = paragraphs[end]
        if after.kind == "text" and OPENS_LOW.match(after.text):
            nearer = any(is_cut(between, after) for between in paragraphs[at + 1 : end])
            return end if end > at + 1 and is_cut(this, after) and not nearer else 0
        count = len(after.text.split())
        words += count
        if words > BRIDGE_WORDS or (count > BODY_WORDS and TERMINAL.search(after.text)):
            return 0
    return 0


def _less_foot(paragraphs: list[Paragraph], known: set[str], gone: Gone) -> list[Paragraph]:
    end = len(paragraphs)
    while end > 1 and len(paragraphs) - end < FOOT and _is_pages(paragraphs[end - 1], known, foot=True):
        end -= 1
    gone += [(p.text, "in the foot of the page, after the report") for p in paragraphs[end:]]
    return paragraphs[:end]


def _less_head(paragraphs: list[Paragraph], known: set[str], gone: Gone) -> list[Paragraph]:
    """Without labels, job titles and the like between the title and the first paragraph of the report."""
    first = next((i for i, p in enumerate(paragraphs[:HEAD]) if len(p.text.split()) >= BODY_WORDS), 0)
    away = {i for i in range(first) if _is_pages(paragraphs[i], known, foot=False)}
    gone += [(paragraphs[i].text, "a label above the report") for i in sorted(away)]
    return [p for i, p in enumerate(paragraphs) if i not in away]


def _is_pages(paragraph: Paragraph, known: set[str], *, foot: bool) -> bool:
    """True for a line of the page's own: short and unfinished with few words of the report, or about the page."""
    text = paragraph.text
    count = len(text.split())
    words = _words(text)
    alien = not words or len(words & known) < ALIEN * len(words)
    if foot and count < 60 and ABOUT_PAGE.search(text):
        return True
    if TERMINAL.search(text) or count > SHORT:
        return False
    return foot or alien
