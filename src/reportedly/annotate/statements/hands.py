"""The hands a text names between a speaker and the report, and what the words stood in.

In: an attribution with its contents, and what is known of its report. Out: relays ("according to", "told the
agency", "in a letter revealed by"), medium and addressees. The rest of the chain,
agency and publisher, is no matter of the text.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from reportedly.annotate.statements.clauses import Range, is_finite, is_medium, noun_after, small, verbs
from reportedly.annotate.statements.known import (
    BODY_PRONOUNS,
    PERSON_PRONOUNS,
    Known,
    head_word,
    heads,
    speaker_words,
)
from reportedly.annotate.statements.outlets import named_before, outlet_named
from reportedly.annotate.statements.page import Attribution, span_of
from reportedly.annotate.tokens import Token
from reportedly.knowledge import table, values
from reportedly.records import Hand, Span

WHEN = (
    r"\w+ly|late|early|earlier|later|first|last|this|on|and|then|yesterday|today|week|month|year|night|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
)
HANDLED = frozenset(
    "obtained seen reviewed signed released published leaked dated filed posted issued written sent carried "
    "read".split()
)
SPOKEN_ON = frozenset("live radio television tv national late-night morning evening".split())
GIVEN = frozenset("statement release letter message post memo email bulletin".split())
WRITES = frozenset("write shout whisper send post text email complain explain confide joke".split())
ANSWERED = frozenset("questions question request requests inquiries inquiry queries".split())  # "an email in reply to"
BY_ITS_VERB = {"tweet": "post", "email": "email"}  # what the words stood in where the verb alone tells it
MEETINGS = frozenset({"press conference", "briefing"})  # media that one tells something
GIVEN_BY = re.compile(r"\b(?:from|by)\s+")
POSSESSIVES = ("its ", "their ", "his ", "her ", "our ", "my ")
TAIL_OPENS = frozenset("in on at during via speaking according citing quoting as broadcast published".split())
SENTENCE_ENDS = frozenset({".", "!", "?"})
NO_NAME = PERSON_PRONOUNS | BODY_PRONOUNS | frozenset("me us you who which".split())
MEDIUM_PREPOSITIONS = frozenset("in on at during via through to".split())
MEDIUM_REACH = 150  # tokens after the clause's start in which its medium is looked for, contents included
OPENING_WORDS = 8
DEEPEST = 8  # hands between speaker and report; no news text goes deeper
OPENING = frozenset("in on at during speaking via asked writing interviewed talking appearing".split())


@cache
def media() -> dict[str, str]:
    """Word as written, in small letters -> the medium's name."""
    return {row["word"].lower(): row["medium"] for row in table("media")}


@cache
def _carriers() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The rows of ``carriers.tsv``: what stands before whoever carries words, and who may follow."""
    found = []
    for row in table("carriers"):
        between = rf"(?:\s+(?:{WHEN}))*" if row["between"] == "when" else r"(?:\s+\w+){0,3}?"
        words, small_words = "|".join(values(row["words"])), "|".join(values(row["prepositions"]))
        pattern = rf"\b(?:{words}){between}\s+(?:{small_words})\s+"
        found.append((re.compile(pattern, re.IGNORECASE), row["follows"]))
    return tuple(found)


@cache
def _platforms() -> frozenset[str]:
    """The first words of media that have a name: "Truth" of "Truth Social"."""
    return frozenset({"X"}) | {row["word"].split()[0] for row in table("media") if row["word"][0].isupper()}


def carriers_of(known: Known, attribution: Attribution) -> list[Hand]:
    """The outlets that the attributing clause itself names: "told the agency", "in a letter carried by the agency",
    "speaking on state television", "in an interview with the daily", in the order they stand."""
    found: list[Hand] = []
    words = attribution.words
    if attribution.addressee:
        name = outlet_named(known, attribution.addressee, told=attribution.verb.lemma == "tell")
        found += [Hand(name, "relay", attribution.addressee)] if name else []
    if not words:
        return found
    first = words[0].start
    clause = _clause_text(known.text, attribution)
    starts = [word.start for word in words]
    for pattern, follows in _carriers():
        for match in pattern.finditer(clause):
            at = bisect_left(starts, first + match.end())
            part = noun_after(words, at, len(words))
            hand = _carrier(known, span_of(words, part), follows) if part else None
            found += [hand] if hand else []
    placed = sorted(found, key=lambda hand: hand.span or (0, 0))
    return list({hand.span: hand for hand in placed}.values())


def _carrier(known: Known, span: Span, follows: str) -> Hand | None:
    """The hand that a span names, if it is one that may follow: an outlet, any body, anybody."""
    name = outlet_named(known, span, told=follows != "outlet")
    if name:
        return Hand(name, "relay", span)
    own = known.text[slice(*span)].lower().startswith(POSSESSIVES)
    return _hand(known, span) if follows == "anybody" and not own else None


def _clause_text(text: str, attribution: Attribution) -> str:
    """The text of the words round a cue, with all that is not of the attributing clause made blank marks."""
    words, (first, last) = attribution.words, attribution.segment
    while first and _is_free(attribution, first - 1) and not _joins_clauses(words, first):
        first -= 1
    while last < len(words) and _is_free(attribution, last):
        last += 1
    parts = [(first, last), *_parted(attribution, first, last)]
    kept = {at for start, end in parts for at in range(start, end)}
    start = words[0].start
    shown = ["\0"] * (words[-1].end - start)
    for at in kept:
        end = words[at + 1].start if at + 1 < len(words) else words[at].end
        shown[words[at].start - start : end - start] = text[words[at].start : end]
    return "".join(shown)


def _joins_clauses(words: Sequence[Token], at: int) -> bool:
    """True right after ", and", ", but" where a finite verb stands before: another clause."""
    joined = at > 1 and words[at - 1].low in {"and", "but"} and words[at - 2].text == ","
    return joined and any(is_finite(word) for word in words[: at - 2])


def _parted(attribution: Attribution, first: int, last: int) -> Iterator[Range]:
    """What its own contents part from the clause: "[In a letter], “…,” he said", "he said that …, [in a letter]"."""
    words, own = attribution.words, attribution.contents
    opening = 0
    while opening < first and _is_free(attribution, opening):
        opening += 1
    if opening and words[0].low in OPENING and _all_in(words[opening:first], own):
        yield 0, opening
    at = last
    while at < len(words) and _all_in(words[at : at + 1], own):
        at += 1
    opens = next((word.low for word in words[at : at + 2] if word.is_word), "")
    if at > last and words[at - 1].text not in SENTENCE_ENDS and opens in TAIL_OPENS:
        end = at
        while end < len(words) and _is_free(attribution, end):
            end += 1
        yield at, end


def _is_free(attribution: Attribution, at: int) -> bool:
    """True for a word of the same sentence that is in no content and in no other attribution's cue."""
    return not attribution.barred[at] and attribution.words[at].text not in SENTENCE_ENDS


def _all_in(words: Sequence[Token], contents: Sequence[Span]) -> bool:
    return all(not w.is_word or any(s <= w.start < e for s, e in contents) for w in words)


def relays_of(known: Known, attribution: Attribution) -> list[Hand]:
    """The hands the text names after the speaker: "according to", an outer attribution, "quoted by"."""
    hands = [*_own_hands(known, attribution), *_hands(known, attribution.relays)]
    outer = attribution.parent
    while outer is not None and len(hands) < DEEPEST:
        hands += _hands(known, [outer.source] if outer.source else [])
        hands += [*_own_hands(known, outer), *_hands(known, outer.relays)]
        outer = outer.parent
    return hands


def _own_hands(known: Known, attribution: Attribution) -> list[Hand]:
    """The hands of the clause itself, in the order they stand: who carried the words, who is said to quote them."""
    quoting = _hands(known, [attribution.quoted_by] if attribution.quoted_by else [])
    return sorted([*carriers_of(known, attribution), *quoting], key=lambda hand: hand.span or (0, 0))


def _hands(known: Known, spans: Sequence[Span]) -> list[Hand]:
    found = (_hand(known, span) for span in spans)
    return [hand for hand in found if hand is not None]


def _hand(known: Known, span: Span) -> Hand | None:
    """A relay by its canonical name; None for pronouns nobody can be put to."""
    while span[1] > span[0] + 1 and known.text[span[1] - 1] in " ,\n":
        span = span[0], span[1] - 1
    named = heads(known, span)
    if named:
        return Hand(named[0].name, "relay", span)
    outlet = outlet_named(known, span)
    if outlet:
        return Hand(outlet, "relay", span)
    phrase = " ".join(known.text[slice(*span)].split())
    if phrase.lower() in {"who", "which"}:
        before = known.antecedent(span[0], person=phrase.lower() == "who")
        return Hand(before.name, "relay", span) if before else None
    if phrase.lower() == "it" and (before_it := named_before(known, span[0])):
        return Hand(before_it, "relay", span)
    if phrase.lower() in NO_NAME:
        return None
    if paper_in(phrase):
        by = GIVEN_BY.search(known.text, *span)
        return _hand(known, (by.end(), span[1])) if by else None
    phrase = phrase.split(",", maxsplit=1)[0]  # "the excerpts, published first by"
    return Hand(re.sub(r"^(?:the|a|an) ", "", phrase.strip(" ,"), flags=re.IGNORECASE), "relay", span)


def paper_in(phrase: str) -> str | None:
    """The medium that a phrase is about: "minutes of a meeting seen by the daily", "a leaked memo"; None for others."""
    head = head_word(before_participle([word.strip(",").lower() for word in phrase.split()]))
    return media().get(head) if head in speaker_words("paper") else None


def before_participle(lows: Sequence[str]) -> Sequence[str]:
    """The words up to the first that tells what was done with a paper: "documents [obtained by the daily]"."""
    papers = speaker_words("paper")
    handled = (at for at, low in enumerate(lows) if low.strip(",") in HANDLED and papers & set(lows[:at]))
    return lows[: next(handled, len(lows))]


def medium_of(known: Known, attribution: Attribution) -> tuple[str | None, Span | None, int | None]:
    """Medium, its span, and the index of the token after it: in the attributing clause, else in a phrase before it.

    Where the clause has none it is the paper that the words are "according to", or that of the attribution they stand
    in.
    """
    found = _medium_of(attribution)
    if found[0]:
        return found
    outer = attribution.parent
    papers = [*attribution.relays, *([outer.source, *outer.relays] if outer else [])]
    for span in papers:
        medium = paper_in(known.text[slice(*span)]) if span else None
        if medium:
            return medium, span, None
    return (*_medium_of(outer)[:2], None) if outer else found


def _medium_of(attribution: Attribution) -> tuple[str | None, Span | None, int | None]:
    """The medium that an attributing clause names."""
    words, contents = attribution.words, attribution.contents
    first = attribution.segment[0]
    places = [*range(first, min(len(words), first + MEDIUM_REACH)), *range(min(first, OPENING_WORDS))]
    for at in places:
        if any(s <= words[at].start < e for s, e in contents) or attribution.barred[at]:
            continue
        if _in_apposition(attribution, at):
            continue
        found = _medium_at(words, at, given=_is_given(attribution, at))
        if not found:
            continue
        outside = at < attribution.segment[0]
        if outside and not _opens_stretch(words, at, contents):
            continue
        if not outside and at >= attribution.segment[1] and not _follows(words, attribution.segment[1], at, contents):
            continue
        return found[0], (words[at].start, words[found[1] - 1].end), found[1]
    told = _medium_told(attribution)
    by_its_verb = BY_ITS_VERB.get(attribution.verb.lemma)
    return (by_its_verb, attribution.cue, None) if by_its_verb and not told[0] else told


def _in_apposition(attribution: Attribution, at: int) -> bool:
    """True inside what commas part from a subject to say who it is: "Ana, who took part in [the interview], said"."""
    words, source, cue = attribution.words, attribution.source, attribution.cue
    if source is None or cue is None or not source[0] <= words[at].start < cue[0]:
        return False
    first = at
    while first and words[first - 1].start >= source[0] and words[first - 1].text != ",":
        first -= 1
    return words[first].start > source[0] and words[first - 1].text == "," and words[first].low not in OPENING


def _medium_told(attribution: Attribution) -> tuple[str | None, Span | None, int | None]:
    """ "Told a news conference that …": whom it was told is where it was said."""
    span = attribution.addressee
    words = [word for word in attribution.words if span and span[0] <= word.start < span[1]]
    for at in range(len(words)):
        pair = " ".join(word.low for word in words[at : at + 2])
        found = media().get(pair) or (media().get(words[at].low) if at == len(words) - 1 else None)
        if found in MEETINGS:
            return found, span, None
    return None, None, None


def _is_given(attribution: Attribution, at: int) -> bool:
    """True in the cue of "issued a statement saying": what is given out is the medium."""
    inside = attribution.cue is not None and attribution.cue[0] < attribution.words[at].start < attribution.cue[1]
    return inside and attribution.words[at].low in GIVEN


def _medium_at(words: Sequence[Token], at: int, *, given: bool) -> tuple[str, int] | None:
    """The medium named at token ``at`` after "in a", "on", "at the", and the index after it."""
    pair = f"{words[at].low} {words[at + 1].low}" if at + 1 < len(words) else ""
    if words[at].is_capital and words[at].text not in _platforms():
        return None  # "the Geological Survey", "the Post"
    if words[at].text == "X" and at and words[at - 1].low == "on":
        return "post", at + 1
    if words[at].low == "minutes" and words[at - 1].low != "the":
        return None
    if words[at].low == "broadcast" and words[at - 1].low not in small("determiner") | SPOKEN_ON:
        return None  # "remarks broadcast on", a verb
    size = 2 if pair and is_medium(pair) else 1 if is_medium(words[at].low) else 0
    if not size or (not given and not any(_opens_medium(words, i) for i in range(max(0, at - 5), at))):
        return None
    name = pair if size == 2 else words[at].low
    return media()[name], at + size


def _opens_medium(words: Sequence[Token], at: int) -> bool:
    """True for "in" of "in a letter", not for "to" of "to confirm reports"."""
    low, after = words[at].low, verbs().get(words[at + 1].low)
    return low in MEDIUM_PREPOSITIONS and not (low == "to" and after is not None and after.form == "base")


def _opens_stretch(words: Sequence[Token], at: int, contents: Sequence[Span]) -> bool:
    """True where the medium stands in a phrase that opens the sentence: "In a letter marking …, Ortega said"."""
    first = words[0].low
    return first in OPENING and at < OPENING_WORDS and not any(s < words[at].start for s, _ in contents)


def _follows(words: Sequence[Token], start: int, at: int, contents: Sequence[Span]) -> bool:
    """True where only the statement's own contents and a short phrase stand between the clause and the medium."""
    between = [w for w in words[start:at] if not any(s <= w.start < e for s, e in contents)]
    return len(between) <= 6 and not any(w.text in {".", ";", ","} for w in between)


def _written_to(attribution: Attribution) -> Span | None:
    """ "Wrote on Monday to [her deputy, Ana Ortega]": whom the words right after the clause name."""
    words, at = attribution.words, attribution.segment[1]
    if at + 1 >= len(words) or words[at].low != "to" or attribution.barred[at]:
        return None
    part = noun_after(words, at + 1, len(words))
    return span_of(words, part) if part else None


def addressees_of(known: Known, attribution: Attribution, tail: int | None) -> list[str]:
    """Whom the words were said or written to."""
    words, span = attribution.words, attribution.addressee
    if span is None and tail is not None and tail < len(words) and words[tail].low == "to":
        part = noun_after(words, tail + 1, len(words))
        span = span_of(words, part) if part else None
    if span is None and attribution.verb.lemma in WRITES:
        span = _written_to(attribution)
    if span is None:
        return []
    if outlet_named(known, span, told=attribution.verb.lemma == "tell"):
        return []  # an outlet that is told something relays it
    named = heads(known, span)
    if named:
        return [e.name for e in named]
    plain = known.text[slice(*span)].split()
    kept = next((at for at, word in enumerate(plain) if at and word.lower() in HANDLED), len(plain))
    phrase = " ".join(plain[:kept])  # "a letter to Berg [seen by the daily]"
    if ANSWERED & set(phrase.lower().split()):
        return []
    return [] if phrase.lower() in NO_NAME or is_medium(phrase.lower().split()[-1]) else [phrase]
