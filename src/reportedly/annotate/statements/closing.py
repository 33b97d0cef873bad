"""Clauses that close a sentence and say plainly whose word it is: "…, police said."

In: a page, a part of it and the claims the network finds there. Out: the same, and a claim for each such clause that
the network passed over; what it found in the words that are said so is found again inside.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.annotate.statements.claims import Claim
from reportedly.annotate.statements.clauses import is_finite, small
from reportedly.annotate.statements.page import REACH, Page
from reportedly.annotate.tokens import tokens
from reportedly.records import Span

CLOSING = re.compile(
    r",[”\"]? (?P<source>[^,.;:“”\"\n]{3,100}?) "
    r"(?P<cue>(?:has |have |had )?(?:also )?(?:said|told|reported|announced|added))"
    r"(?P<rest>(?: [^,.;:“”\"\n ]+){0,8})(?:\.[”\"]?)?\s*\Z"
)
# "…, Dmitry Lund [said on Friday], the agency reported": what parts words that are cut short from who reported them.
SAID_BEFORE = re.compile(
    r" (?:has |have |had )?(?:also )?(?:said|added|announced)(?: [^,.;:“”\"\n ]+){0,5}"
    r"(?P<comma>,) (?P<source>(?:[^,.;:“”\"\n ]+ ){0,8})"
)
LEAST = 5  # words before the clause
LEAST_INSIDE = 2  # the same inside what somebody reported, where few words are as sure
LONGEST = 12  # words of its subject
OPENS = frozenset("but and which who that as while when although though because if".split())
COMPARES = frozenset({"than", "as", "what", "that", "which"})  # "…, two more [than the coast guard had announced]"
AFTER_TOLD = re.compile(r" (?:the )?[A-Z]")


def closing_clause(page: Page, part: Span) -> Claim | None:
    """The claim of the clause that closes what somebody reported: "[…, the mayor said], the agency reported"."""
    start = max(part[0], page.clause(part[1] - 1, part[1] - 1)[0])
    return _closing(page.text, (), (start, part[1]), LEAST_INSIDE) if part[1] - start <= REACH else None


def with_said(text: str, claim: Claim) -> Claim:
    """A claim whose content goes up to who reported it: "[…, Dmitry Lund said], the agency reported"."""
    if not claim.contents or not claim.contents[-1][1] <= claim.cue[0] <= claim.contents[-1][1] + REACH:
        return claim
    (start, end), source = claim.contents[-1], claim.source
    if source is not None and not end <= source[0] < claim.cue[0]:
        return claim
    said = SAID_BEFORE.fullmatch(text, end, claim.cue[0])
    if said is None or not said["source"]:
        return claim
    named = said.start("source"), said.end("source") - 1
    return replace(claim, source=named, contents=(*claim.contents[:-1], (start, said.start("comma"))))


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


def _closing(text: str, touched: Sequence[Span], sentence: Span, least: int = LEAST) -> Claim | None:
    """The claim of the clause that closes a sentence, unless another claim has a word of it."""
    found = CLOSING.search(text, *sentence)
    if found is None or len(text[sentence[0] : found.start()].split()) < least:
        return None
    if found["cue"].endswith("told") and not AFTER_TOLD.match(found["rest"]):
        return None
    at = bisect_left(touched, (found.start(), 0))
    if at < len(touched) and touched[at][0] < sentence[1]:
        return None
    subject = tokens(text, found.span("source"))
    own = subject[: next((at for at, word in enumerate(subject) if at and word.low == "who"), len(subject))]
    opens = subject[0].low in OPENS | small("preposition") or any(is_finite(word) for word in own)
    opens = opens or subject[-1].low in OPENS or any(word.low in COMPARES for word in subject)
    if opens or len(subject) > LONGEST:
        return None
    content = sentence[0], found.start()
    quoted = text[sentence[0]] in '“"' and text[sentence[0] + 1 : found.start()].count(text[sentence[0]]) == 0
    return Claim(found.span("cue"), found.span("source"), ((content[0] + quoted, content[1]),), 1.0)


def _inside(spans: Sequence[Span], at: int) -> bool:
    place = bisect_left(spans, (at + 1, 0)) - 1
    return place >= 0 and spans[place][0] <= at < spans[place][1]
