"""The hands a text names between a speaker and the report, and what the words stood in.

In: an attribution with its contents, and what is known of its report. Out: relays ("according to", "told the
agency", "in a letter revealed by"), medium and addressees. The rest of the chain,
agency and publisher, is no matter of the text.
"""

import re
from collections.abc import Sequence
from functools import cache

from reportedly.annotate.mentions.names import body_key, known_bodies
from reportedly.annotate.statements.attributions import Attribution, span_of
from reportedly.annotate.statements.clauses import is_medium, noun_after
from reportedly.annotate.statements.known import BODY_PRONOUNS, PERSON_PRONOUNS, Known, agency_named, heads
from reportedly.annotate.tokens import Token
from reportedly.knowledge import table
from reportedly.records import Entity, Hand, Span

RELAYED_BY = frozenset(
    "revealed carried published released reported quoted cited obtained seen reviewed distributed issued "
    "broadcast posted relayed".split()
)
OUTLET_WORDS = frozenset(
    "media television tv radio newspaper newspapers agency paper broadcaster outlet outlets press news times "
    "post".split()
)
NO_NAME = PERSON_PRONOUNS | BODY_PRONOUNS | frozenset("me us you who which".split())
MEDIUM_PREPOSITIONS = frozenset("in on at during via through to".split())
MEDIUM_REACH = 150  # tokens after the clause's start in which its medium is looked for, contents included
OPENING_WORDS = 8
DEEPEST = 8  # hands between speaker and report; no news text goes deeper
OPENING = frozenset("in on at during speaking via".split())

Addressee = tuple[str, Entity | None]


@cache
def media() -> dict[str, str]:
    """Word as written, in small letters -> the medium's name."""
    return {row["word"].lower(): row["medium"] for row in table("media")}


def relays_of(known: Known, attribution: Attribution) -> list[Hand]:
    """The hands the text names after the speaker: "according to", an outer attribution, "quoted by"."""
    spans = list(attribution.relays)
    outer = attribution.parent
    while outer is not None and len(spans) < DEEPEST:
        spans += [outer.source] if outer.source else []
        outer = outer.parent
    hands = (_hand(known, span) for span in spans)
    return [hand for hand in hands if hand is not None]


def _hand(known: Known, span: Span) -> Hand | None:
    """A relay by its canonical name; None for pronouns nobody can be put to."""
    named = heads(known, span) or agency_named(known, span)
    if named:
        return Hand(named[0].name, "relay", span)
    phrase = " ".join(known.text[slice(*span)].split())
    if phrase.lower() in NO_NAME:
        return None
    return Hand(re.sub(r"^(?:the|a|an) ", "", phrase, flags=re.IGNORECASE), "relay", span)


def medium_of(attribution: Attribution) -> tuple[str | None, Span | None, int | None]:
    """Medium, its span, and the index of the token after it: in the attributing clause, else in a phrase before it."""
    words, contents = attribution.words, attribution.contents
    first = attribution.segment[0]
    places = [*range(first, min(len(words), first + MEDIUM_REACH)), *range(min(first, OPENING_WORDS) - 1, -1, -1)]
    for at in places:
        if any(s <= words[at].start < e for s, e in contents):
            continue
        found = _medium_at(words, at)
        if not found:
            continue
        outside = at < attribution.segment[0]
        if outside and not _opens_stretch(words, at, contents):
            continue
        if not outside and at >= attribution.segment[1] and not _follows(words, attribution.segment[1], at, contents):
            continue
        return found[0], (words[at].start, words[found[1] - 1].end), found[1]
    return None, None, None


def _medium_at(words: Sequence[Token], at: int) -> tuple[str, int] | None:
    """The medium named at token ``at`` after "in a", "on", "at the", and the index after it."""
    pair = f"{words[at].low} {words[at + 1].low}" if at + 1 < len(words) else ""
    size = 2 if pair and is_medium(pair) else 1 if is_medium(words[at].low) else 0
    if not size or not any(words[i].low in MEDIUM_PREPOSITIONS for i in range(max(0, at - 5), at)):
        return None
    name = pair if size == 2 else words[at].low
    return media()[name], at + size


def _opens_stretch(words: Sequence[Token], at: int, contents: Sequence[Span]) -> bool:
    """True where the medium stands in a phrase that opens the sentence: "In a letter marking …, Ortega said"."""
    first = words[0].low
    return first in OPENING and at < OPENING_WORDS and not any(s < words[at].start for s, _ in contents)


def _follows(words: Sequence[Token], start: int, at: int, contents: Sequence[Span]) -> bool:
    """True where only the statement's own contents and a short phrase stand between the clause and the medium."""
    between = [w for w in words[start:at] if not any(s <= w.start < e for s, e in contents)]
    return len(between) <= 6 and not any(w.text in {".", ";", ","} for w in between)


def relay_after(known: Known, words: Sequence[Token], tail: int) -> list[Hand]:
    """ "In a letter [revealed by X]", "a statement [carried by the agency]", "an interview [with state television]"."""
    if tail + 1 >= len(words):
        return []
    start = tail + 2 if words[tail].low in RELAYED_BY and words[tail + 1].low in {"by", "on"} else None
    if words[tail].low == "with" and words[tail - 1].low in {"interview", "interviews"}:
        start = tail + 1
    part = noun_after(words, start, len(words)) if start is not None else None
    hand = _hand(known, span_of(words, part)) if part else None
    return [hand] if hand else []


def addressees_of(known: Known, attribution: Attribution, tail: int | None) -> list[Addressee]:
    """Whom the words were said or written to."""
    words, span = attribution.words, attribution.addressee
    if span is None and tail is not None and tail < len(words) and words[tail].low == "to":
        part = noun_after(words, tail + 1, len(words))
        span = span_of(words, part) if part else None
    if span is None:
        return []
    named = heads(known, span)
    if named:
        return [(e.name, e) for e in named]
    phrase = " ".join(known.text[slice(*span)].split())
    return [] if phrase.lower() in NO_NAME else [(phrase, None)]


def told(addressees: list[Addressee]) -> tuple[list[Hand], list[Addressee]]:
    """ "Told the agency": an outlet or agency that was told is a relay, no addressee."""
    relays = [Hand(name, "relay") for name, entity in addressees if _is_outlet(name, entity)]
    return relays, [(name, entity) for name, entity in addressees if not _is_outlet(name, entity)]


def _is_outlet(name: str, entity: Entity | None) -> bool:
    if body_key(name) in known_bodies():
        return True
    return entity is not None and entity.type == "organisation" and bool(OUTLET_WORDS & set(name.lower().split()))
