"""Clauses that say plainly whose word it is: "…, police said.", "Ana Ortega was quoted by the agency as saying …".

In: a page, a part of it and the claims the network finds there. Out: the same, and a claim for each such clause that
the network passed over; what it found in the words that are said so is found again inside.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from reportedly.annotate.statements.claims import Claim
from reportedly.annotate.statements.clauses import is_finite, small
from reportedly.annotate.statements.page import REACH, Page
from reportedly.annotate.tokens import tokens
from reportedly.records import Span

CLOSING = re.compile(
    r",[”\"]? (?P<source>[^,.;:“”\"\n]{3,100}?) "
    r"(?P<cue>(?:has |have |had )?(?:also )?(?:said|told|reported|announced|added))"
    r"(?P<rest>(?: [^,.;:“”\"\n ]+){0,8})\.[”\"]?\s*\Z"
)
# "Ana Ortega was quoted by the agency as saying that …", "…, Ana Ortega was quoted as saying by the agency"
QUOTED = re.compile(
    r"(?P<source>(?:the |The |an? |An? )?\w[\w’'.-]*(?: [\w’'.-]+){0,6}?) "
    r"(?P<cue>(?:was|were|is|are) (?:\w+ly )?quoted)"
    r"(?: (?:on|late|early|last) \w+)?(?: by [^,.;:“”\"\n]{2,60}?)? as (?:saying|telling)"
    r"(?: by [^,.;:“”\"\n]{2,60}?(?=[,.]| on ))?(?: on \w+)?[,:]?(?: that)? ?"
)
LEAST_QUOTED = 12  # code points said
LEAST = 5  # words before the clause
LONGEST = 12  # words of its subject
OPENS = frozenset("but and which who that as while when although though because if".split())
AFTER_TOLD = re.compile(r" (?:the )?[A-Z]")


def with_closing(page: Page, within: Span, claims: list[Claim]) -> list[Claim]:
    """The claims in order of their cues, with those of closing clauses that no claim has touched."""
    touched = sorted(span for claim in claims for span in (claim.cue, claim.source or claim.cue))
    found = [claim for span in _sentences(page, within) if (claim := _closing(page.text, touched, span))]
    if not found:
        return claims
    taken = sorted(claim.contents[0] for claim in found)
    kept = [claim for claim in claims if not _inside(taken, claim.cue[0])]
    return sorted([*kept, *found], key=lambda claim: claim.cue)


def _sentences(page: Page, within: Span) -> Iterator[Span]:
    first = max(0, bisect_left(page.sentences, (within[0], 0)) - 1)
    for start, end in page.sentences[first:]:
        if start >= within[1]:
            return
        if start >= within[0] and end <= within[1] and end - start <= REACH:
            yield start, end


def _closing(text: str, touched: Sequence[Span], sentence: Span) -> Claim | None:
    """The claim of the clause that closes a sentence, unless another claim has a word of it."""
    found = CLOSING.search(text, *sentence)
    if found is None or len(text[sentence[0] : found.start()].split()) < LEAST:
        return None
    if found["cue"].endswith("told") and not AFTER_TOLD.match(found["rest"]):
        return None
    at = bisect_left(touched, (found.start(), 0))
    if at < len(touched) and touched[at][0] < sentence[1]:
        return None
    subject = tokens(text, found.span("source"))
    opens = subject[0].low in OPENS | small("preposition") or any(is_finite(word) for word in subject)
    if opens or len(subject) > LONGEST:
        return None
    content = sentence[0], found.start()
    quoted = text[sentence[0]] in '“"' and text[sentence[0] + 1 : found.start()].count(text[sentence[0]]) == 0
    return Claim(found.span("cue"), found.span("source"), ((content[0] + quoted, content[1]),), 1.0)


def _inside(spans: Sequence[Span], at: int) -> bool:
    place = bisect_left(spans, (at + 1, 0)) - 1
    return place >= 0 and spans[place][0] <= at < spans[place][1]


def with_quoted(page: Page, within: Span, claims: list[Claim]) -> list[Claim]:
    """The claims, and one for each "X was quoted by Y as saying" that no claim has touched."""
    touched = sorted(span for claim in claims for span in (claim.cue, claim.source or claim.cue))
    found = []
    for start, end in _sentences(page, within):
        quoted = QUOTED.search(page.text, start, end)
        if quoted is None or _meets(touched, quoted.span()):
            continue
        after = quoted.end(), start + len(page.text[start:end].rstrip(" \n."))
        before = start, len(page.text[start : quoted.start()].rstrip(' ,”"')) + start
        content = after if after[1] - after[0] > LEAST_QUOTED else before
        if content[1] - content[0] > LEAST_QUOTED:
            content = _unmarked(page, content)
            found.append(Claim(quoted.span("cue"), quoted.span("source"), (content,), 1.0))
    kept = [
        claim for claim in claims if not any(_inside([part], claim.cue[0]) for one in found for part in one.contents)
    ]
    return sorted([*kept, *found], key=lambda claim: claim.cue) if found else claims


def _unmarked(page: Page, span: Span) -> Span:
    """A content without the marks of the one quotation that it is."""
    quote = page.quotes.opening(span[0])
    return (quote.start, quote.end) if quote and quote.outer[1] >= span[1] - 1 else span


def _meets(spans: Sequence[Span], span: Span) -> bool:
    at = bisect_left(spans, (span[1], 0))
    return any(end > span[0] for _, end in spans[max(0, at - 2) : at])
