"""Quotations that one report cuts, or prints, so that a word that turns the meaning is lost.

In: a story's readings. Out: findings of kind ``quote-cut``: the same speaker and occasion, quoted in full by one report
and without a "not", a condition or a "may" by another. Where the shorter report gives the lost word outside the marks,
or elsewhere, nothing is lost. A quotation cut where its meaning stays is none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from reportedly.compare.claims import claims, plain_words
from reportedly.compare.quotations import Quote, named, one_saying, one_speaker, pairs, quotations
from reportedly.compare.telling import evidence, finding, listed, outlet, quoted
from reportedly.knowledge import table, values
from reportedly.records import Comparison, Finding, Reading, Span, Story

# The shorter quotation has so many words; inside, at most so many are lost; a turning word stands so near the cut.
FEWEST, MOST_LOST, NEAR = 5, 3, 3
# A condition opens within so many words behind the cut, and its first words must stand nowhere in the shorter report.
OPENS, TOLD = 2, 4


@dataclass(frozen=True, slots=True)
class Cut:
    """What was lost: the sort of turning word, and the lost words as printed, a span of the longer report."""

    sort: str
    lost: Span


@cache
def _turning() -> dict[str, str]:
    return {word: row["kind"] for row in table("turning_words") for word in values(row["words"])}


@cache
def _context(kind: str) -> re.Pattern[str]:
    words = [word for row in table("turning_words") if row["kind"] == kind for word in values(row["context"])]
    return re.compile("|".join(rf"(?:\b|(?=n['’])){re.escape(word)}\b" for word in words), re.IGNORECASE)


def compare_cuts(story: Story, readings: tuple[Reading, ...], so_far: Comparison) -> Comparison:
    """Add a finding for each saying that a report prints without a word that turns it, one a saying."""
    found: dict[tuple[str, ...], Finding] = {}
    for one, other in pairs(quotations(claims(readings))):
        full, short = (one, other) if len(one[0].words) > len(other[0].words) else (other, one)
        pair = _cut(full, short)
        if pair:
            found.setdefault(full[0].words, _finding(story, *pair))
    return replace(so_far, findings=so_far.findings + tuple(found.values()))


def _cut(full: Sequence[Quote], short: Sequence[Quote]) -> tuple[Quote, Quote, Cut] | None:
    """The first quotations of two wordings of which one is the other cut, with what was lost."""
    if len(short[0].words) < FEWEST or not set(short[0].words) <= set(full[0].words):
        return None
    for longer in full:
        for cut_one in short:
            same = longer.claim.reading is not cut_one.claim.reading and one_speaker(longer, cut_one)
            if same and one_saying(longer, cut_one, 1.0):
                cut = _lost_inside(longer, cut_one) or _lost_at_edge(longer, cut_one)
                if cut and not _is_told(cut, longer, cut_one):
                    return longer, cut_one, cut
    return None


def _lost_inside(longer: Quote, short: Quote) -> Cut | None:
    """A turning word that is left out from the middle of words that else are the same."""
    a, b = longer.words, short.words
    for at in range(len(a) - len(b)):
        head = next((i for i, word in enumerate(b) if a[at + i] != word), len(b))
        for lost in range(1, MOST_LOST + 1):
            if 0 < head < len(b) and a[at + head + lost : at + len(b) + lost] == b[head:]:
                return _turned(longer, at + head, at + head + lost)
    return None


def _lost_at_edge(longer: Quote, short: Quote) -> Cut | None:
    """A turning word just before the cut, or a condition just behind it, in the same sentence."""
    a, b = longer.words, short.words
    at = next((i for i in range(len(a) - len(b) + 1) if a[i : i + len(b)] == b), None)
    if at is None:
        return None
    end = at + len(b)
    first, last = _sentence(longer, at), _sentence(longer, end - 1)
    before = _turned(longer, max(first[0], at - NEAR), at)
    if before and before.sort in ("not", "may"):
        return before
    opens = [word for word in a[end : min(end + OPENS, last[1])] if _turning().get(word) == "if"]
    return Cut("if", _span(longer, end, last[1])) if opens else None


def _sentence(quote: Quote, at: int) -> tuple[int, int]:
    """The first and the last word but one past the end of the sentence or clause word ``at`` stands in."""
    text = quote.claim.reading.report.text
    ends = [
        i + 1
        for i in range(len(quote.words) - 1)
        if re.search(r"[.!?;:…—]", text[quote.starts[i] : quote.starts[i + 1]])
    ]
    return max([0, *(end for end in ends if end <= at)]), min([len(quote.words), *(end for end in ends if end > at)])


def _turned(quote: Quote, start: int, end: int) -> Cut | None:
    sort = next((_turning()[word] for word in quote.words[start:end] if word in _turning()), None)
    return Cut(sort, _span(quote, start, end)) if sort else None


def _span(quote: Quote, start: int, end: int) -> Span:
    text = quote.claim.reading.report.text
    last = quote.starts[end] if end < len(quote.starts) else quote.span[1]
    lost = text[quote.starts[start] : max(last, quote.starts[start] + 1)].rstrip(" ,.;:!?—–-")
    return quote.starts[start], quote.starts[start] + len(lost)


def _is_told(cut: Cut, longer: Quote, short: Quote) -> bool:
    """Whether the shorter report gives the lost sense outside the marks, or the lost words in another place."""
    text = short.claim.reading.report.text
    around = text[short.claim.shown[0] : short.span[0]] + " " + text[short.span[1] : short.claim.shown[1]]
    if _context(cut.sort).search(around):
        return True
    lost = plain_words(longer.claim.reading.report.text[slice(*cut.lost)])[:TOLD]
    return len(lost) >= 2 and f" {' '.join(lost)} " in f" {' '.join(plain_words(text))} "


def _finding(story: Story, longer: Quote, short: Quote, cut: Cut) -> Finding:
    lost = longer.claim.reading.report.text[slice(*cut.lost)]
    message = (
        f"{listed(named(longer, short))} is quoted without {quoted(lost)}: {quoted(short.text)} "
        f"({outlet(short.claim.reading)}), against {quoted(longer.text, lost)} ({outlet(longer.claim.reading)})"
    )
    stands_on = [evidence(each.claim.reading, each.span) for each in (short, longer)]
    return finding("quote-cut", story.id, message, stands_on)
