"""Contents as quotation marks want them: whole quotations, and quotations that run over paragraphs.

In: a text, its quotations, and the claims found in it. Out: the same claims with their contents set right. Which words
a cue claims is decided in ``claims``, whose a quotation is that nobody claims in ``unclaimed``.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from reportedly.annotate.statements.claims import Claim
from reportedly.annotate.statements.quotes import Quote, Quotes
from reportedly.records import Span

MOST_OF = 0.5  # share of a quotation's characters that a content must hold to be the whole of it
EDGE = " \t\n\r\xa0,;:–—-"


def set_right(text: str, quotes: Quotes, claims: Sequence[Claim]) -> list[Claim]:
    """Claims whose contents are whole quotations where they hold most of one, and run on over paragraphs."""
    marked = sorted(chain.from_iterable((claim.cue, *claim.contents) for claim in claims))
    edged = [
        replace(claim, contents=tuple(_edged(text, quotes, marked, part) for part in claim.contents))
        for claim in claims
    ]
    taken = {start for claim in edged for start, _ in claim.contents}
    return [claim for claim in (_run_on(text, quotes, taken, claim) for claim in edged) if claim.contents]


def _edged(text: str, quotes: Quotes, marked: Sequence[Span], part: Span) -> Span:
    """A fragment grown to the quotation it holds most of, without marks at its edges that are none of its words."""
    start, end = part
    for quote in quotes.within(part):
        shared = min(end, quote.end) - max(start, quote.start)
        if quote.closed and shared >= MOST_OF * _on_its_lines(text, quote, part):
            grown = min(start, quote.outer[0]), max(end, quote.outer[1])
            if not meets(marked, (grown[0], start)) and not meets(marked, (end, grown[1])):
                start, end = grown
    while start < end - 1 and text[start] in EDGE:
        start += 1
    while end > start + 1 and text[end - 1] in EDGE and not any(q.start < end <= q.end for q in quotes.within(part)):
        end -= 1
    for quote in quotes.within((start, end)):
        if quote.outer[0] <= start <= quote.start and quote.end - 1 <= end <= quote.outer[1]:
            return quote.start, quote.end
    return start, end


def _on_its_lines(text: str, quote: Quote, part: Span) -> int:
    """How many characters of a quotation stand on the lines of a fragment: a cue is read with its own line alone."""
    opens = text.rfind("\n", quote.start, max(quote.start, part[0])) + 1
    closes = text.find("\n", min(part[1], quote.end), quote.end)
    return (quote.end if closes < 0 else closes) - max(quote.start, opens)


def meets(marked: Sequence[Span], span: Span) -> bool:
    """True where a span shares a character with one of ``marked``, which are sorted."""
    if span[0] >= span[1]:
        return False
    at = bisect_left(marked, (span[1], span[1]))
    return any(end > span[0] for _, end in marked[max(0, at - 2) : at])


def _run_on(text: str, quotes: Quotes, taken: set[int], claim: Claim) -> Claim:
    """A claim with the paragraphs that go on with its words: after a colon, or a quotation that was left open."""
    last = claim.contents[-1] if claim.contents else claim.cue
    more: list[Span] = []
    end = _line_end(text, last[1])
    while end is not None and (more or _leads_on(text, quotes, last, end)):
        quote = quotes.opening(next_line(text, end))
        if quote is None or quote.start in taken:
            break
        more.append((quote.start, quote.end))
        following = _line_end(text, quote.end)
        if quote.closed or following is None:
            break
        end = following
    return replace(claim, contents=(*claim.contents, *more))


def _line_end(text: str, at: int) -> int | None:
    """The end of the line an offset stands in; None on the last line."""
    end = text.find("\n", at)
    return end if end >= 0 else None


def next_line(text: str, at: int) -> int:
    """The first character after an offset that is no white space."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _leads_on(text: str, quotes: Quotes, last: Span, end: int) -> bool:
    """True where a line ends in a colon or inside an open quotation, and ``last`` is the last that it claims."""
    rest = text[last[1] : end].strip()
    if rest.endswith(":") or (not rest and text[last[1] - 1 : last[1]] == ":"):
        return True
    return len(rest) <= 1 and any(not quote.closed for quote in quotes.within((last[0], end)))
