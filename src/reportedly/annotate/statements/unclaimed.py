"""Quotations that nobody claims: whose words they go on with, or nobody's.

In: a text, its sentences and quotations, and the attributions found in it. Out: the same attributions, and more of
them, without a cue. Who a speaker is does not belong here.
"""

import re
from collections.abc import Sequence

from reportedly.annotate.statements.attributions import said_after
from reportedly.annotate.statements.contents import meets, next_line
from reportedly.annotate.statements.page import Attribution, Page
from reportedly.annotate.statements.quotes import Quote
from reportedly.annotate.tokens import tokens
from reportedly.records import Span

LEAST_WORDS = 4  # a shorter quotation without an attribution is a name or a term, not a statement
LONGEST_CLAUSE = 100  # code points of a clause between two quotations of one sentence
SIGNED = re.compile(r"\s{0,3}(?P<dash>[―—–-])\s?(?P<name>[^\W\d_a-z][^\n,;:“”\"]{0,60}?)[.,]?[^\S\n]*(?:\n|\Z)")
FAR = 2_000  # code points after which a quotation goes on with nothing
BREAK = re.compile(r"\n\s*")


def take_up(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """All attributions in order, with each quotation that nobody claims and that is long enough for a statement.

    One that a clause follows which says whose it is ("“…,” Ana told the agency") is that speaker's. One that a clause
    parts from a quotation goes on with that; one that stands alone, with what is said before it in its paragraph or
    with a quotation that the paragraph before left open. Else one that stands alone is a statement without cue: of the
    speaker of the quotation just before, if there is one.
    """
    made = sorted(found, key=_first)
    claimed = sorted(span for attribution in made for span in attribution.contents)
    alone = _Alone(page)
    loose: list[Attribution] = []
    at = 0
    before: Attribution | None = None
    for quote in page.quotes.found:
        if len(page.text[quote.start : quote.end].split()) < LEAST_WORDS or meets(claimed, quote.outer):
            continue
        while at < len(made) and made[at].contents[0][0] < quote.start:
            before, at = _later(before, made[at]), at + 1
        said = said_after(page, claimed, quote) if quote.closed else None
        if said is not None:
            before = said
            loose.append(said)
        elif before is not None and _goes_on(page, before, quote, alone=alone(quote)):
            before.contents = (*before.contents, (quote.start, quote.end))
        elif alone(quote) and (quote.closed or page.quotes.opening(next_line(page.text, quote.outer[1]))):
            # A mark without its partner opens no quotation, unless the next paragraph opens with one.
            before = _loose(page, before, quote)
            loose.append(before)
    return sorted([*made, *loose], key=_first)


def _first(attribution: Attribution) -> Span:
    return attribution.contents[0]


def _goes_on(page: Page, before: Attribution, quote: Quote, *, alone: bool) -> bool:
    """True where a quotation is more of the words of the attribution before it."""
    breaks = _breaks(page, before, quote)
    if alone:
        return breaks == 0 or (breaks == 1 and _left_open(page, before))
    between = page.text[_last(before) : quote.outer[0]]
    return (
        breaks == 0
        and before.cue is not None
        and _last(before) <= before.cue[0] < quote.start
        and len(between) <= LONGEST_CLAUSE
        and between.rstrip().endswith((",", ":"))
        and _ends_quoted(page, before)
    )


def _loose(page: Page, before: Attribution | None, quote: Quote) -> Attribution:
    """A statement of its own, carried on from the quotation just before."""
    near = before is not None and _breaks(page, before, quote) <= 1 and _ends_quoted(page, before)
    found = Attribution(((quote.start, quote.end),), carried=before if near else None)
    _sign(page, found, quote)
    return found


def _sign(page: Page, attribution: Attribution, quote: Quote) -> None:
    """ "“…” — Tomas Reiter" at the end of a line: the dash is the cue, the name the source."""
    signed = SIGNED.match(page.text, quote.outer[1], quote.outer[1] + LONGEST_CLAUSE)
    if signed:
        attribution.cue, attribution.source = signed.span("dash"), signed.span("name")
        attribution.words = tokens(page.text, signed.span())
        attribution.segment = (0, len(attribution.words))
        attribution.barred = [False] * len(attribution.words)


class _Alone:
    """Tells of a quotation whether the sentences it stands in hold no word outside quotation marks."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._known: dict[Span, bool] = {}

    def __call__(self, quote: Quote) -> bool:
        clause = self._page.clause(quote.start, quote.end - 1)
        if clause not in self._known:
            self._known[clause] = _all_quoted(self._page, clause)
        return self._known[clause]


def _all_quoted(page: Page, clause: Span) -> bool:
    """True where no word of a span stands outside quotation marks."""
    at = clause[0]
    for quote in page.quotes.within(clause):
        if any(character.isalnum() for character in page.text[at : quote.outer[0]]):
            return False
        at = quote.outer[1]
    return not any(character.isalnum() for character in page.text[at : clause[1]])


def _later(one: Attribution | None, other: Attribution) -> Attribution:
    return one if one is not None and one.contents[-1] > other.contents[-1] else other


def _breaks(page: Page, before: Attribution, quote: Quote) -> int:
    """How many paragraphs end between an attribution and a quotation."""
    end = max(_last(before), before.cue[1] if before.cue else 0)
    return len(BREAK.findall(page.text, end, max(end, min(quote.start, end + FAR)))) if quote.start < end + FAR else 2


def _last(attribution: Attribution) -> int:
    return attribution.contents[-1][1]


def _ends_quoted(page: Page, attribution: Attribution) -> bool:
    """True where the last words of an attribution are quoted ones."""
    end = _last(attribution)
    return any(quote.start < end for quote in page.quotes.within((end - 1, end)))


def _left_open(page: Page, attribution: Attribution) -> bool:
    end = _last(attribution)
    return any(not quote.closed for quote in page.quotes.within((end - 1, end)))
