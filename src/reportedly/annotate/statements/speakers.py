"""From attributions to statements: who spoke, in what, through whom, to whom.

In: a report, its entities and dates, and the attributions found in it. Out: one unfinished ``Statement`` for each, in
the same order, with everything but id, mode and parent. Who a source is stands in ``sources``, which hands a clause
names in ``hands``, whose a document is in ``papers``; here they come together, and a speaker who goes on is followed.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.annotate.statements.hands import addressees_of, medium_of, relays_of
from reportedly.annotate.statements.known import (
    BODY_PRONOUNS,
    PERSON_PRONOUNS,
    Known,
    Named,
    head_word,
    speaker_words,
)
from reportedly.annotate.statements.page import Attribution, span_of
from reportedly.annotate.statements.papers import issuer_of
from reportedly.annotate.statements.sources import person_told_of, speakers_of
from reportedly.records import Annotations, Hand, Report, Span, Statement

BREAK = re.compile(r"\n\s*")
TOLD_OF = 200  # code points between what a speaker told of somebody and what that one is quoted with
TO_ME = re.compile(r"\s+(?:to\s+|at\s+)?(?:me|us)\b")
QUOTES = frozenset("“\"‘'«„")
# "It is alleged that he was paid": nobody is told to say so.
EXPLETIVE = re.compile(r"it (?:is|was|has been|had been|’s|'s)(?: \w+ly)? \w+(?:ed|id|wn|ught)\Z", re.IGNORECASE)
GAP = 120  # code points between what a speaker said and what he goes on with
LAST_WRITTEN = 40  # statements back in which the last thing written is looked for
NEAR = 3  # statements back in which a speaker who goes on is looked for
WRITTEN = frozenset("letter message email telegram memo note statement op-ed article book post".split())


def name_speakers(report: Report, so_far: Annotations, attributions: Sequence[Attribution]) -> list[Statement]:
    """One statement for each attribution, in order."""
    known = Known(report, so_far)
    found: dict[int, Statement] = {}
    made: list[Statement] = []
    for attribution in attributions:
        if attribution.cue is None:
            statement = _carried(attribution, found.get(id(attribution.carried)))
        else:
            outer = found.get(id(attribution.parent)) if attribution.parent else None
            statement = _inside(known, outer, _through(outer, _named(known, attribution, attribution.cue, made)), made)
        found[id(attribution)] = statement
        made.append(statement)
    return made


def _through(outer: Statement | None, inner: Statement) -> Statement:
    """A statement inside another, with the hands and the medium that the outer one has by going on with them."""
    if outer is None:
        return inner
    more = (hand for hand in outer.relays if hand.name not in outer.speakers)
    relays = tuple(_once([*inner.relays, *more], inner.speakers))
    kept = inner.medium or outer.medium
    return replace(inner, relays=relays, medium=kept, medium_span=inner.medium_span or outer.medium_span)


def _inside(known: Known, outer: Statement | None, inner: Statement, made: Sequence[Statement]) -> Statement:
    """A statement inside quoted words: "I" is who speaks them, and "he" is not.

    "He" may be whom the same speaker told of just before: "Ana said [a guard] had stopped her. “He told me, ‘…’”".
    """
    if outer is None or not inner.sources or not _is_quoted(known, outer, inner.sources[0]):
        return inner
    word = known.text[slice(*inner.sources[0])].lower()
    if inner.cue and TO_ME.match(known.text, inner.cue[0][1]):
        inner = replace(inner, addressees=outer.speakers)
    if word in {"i", "we"}:
        relays = tuple(hand for hand in inner.relays if hand.name not in outer.speakers)
        return replace(
            inner, speakers=outer.speakers, speaker_ids=outer.speaker_ids, unnamed=outer.unnamed, relays=relays
        )
    if word in PERSON_PRONOUNS and inner.speakers == outer.speakers and outer.speakers:
        teller = Hand(outer.speakers[0], "relay", outer.sources[0] if outer.sources else None)
        inner = replace(inner, speakers=(), speaker_ids=(), unnamed=None, relays=(teller, *outer.relays))
    if word in PERSON_PRONOUNS and not inner.speakers:
        names, ids, unnamed = _told_of(known, outer, made, word)
        return replace(inner, speakers=names, speaker_ids=ids, unnamed=unnamed)
    return inner


def _told_of(known: Known, outer: Statement, made: Sequence[Statement], word: str) -> Named:
    """Whom the speaker of a quotation told of in the statement just before, where "he" or "she" may be that person."""
    start = outer.contents[0][0]
    for last in reversed(made[-NEAR - 1 :]):
        end = last.contents[-1][1] if last.contents else start
        if last is outer or end > start or last.speakers != outer.speakers:
            continue
        return person_told_of(known, last.contents[0], word, made) if start - end <= TOLD_OF else ((), (), None)
    return (), (), None


def _is_quoted(known: Known, outer: Statement, span: Span) -> bool:
    return any(s <= span[0] < e and known.text[s - 1 : s] in QUOTES for s, e in outer.contents)


def _carried(attribution: Attribution, lead: Statement | None) -> Statement:
    if lead is None:
        return Statement("", "", attribution.contents)
    return replace(lead, contents=attribution.contents, cue=(), sources=(), medium_span=None, polarity="asserted")


def _named(known: Known, attribution: Attribution, cue: Span, made: Sequence[Statement]) -> Statement:
    source = _without_commas(known.text, attribution.source) if attribution.source else None
    told = source and not EXPLETIVE.match(known.text, source[0], max(source[1], cue[1]))
    names, ids, unnamed = speakers_of(known, source, made) if source and told else ((), (), None)
    relays = relays_of(known, attribution)
    medium, medium_span, tail = medium_of(known, attribution)
    addressees = addressees_of(known, attribution, tail)
    if set(addressees) & set(names) and source and known.text[slice(*source)].lower() in PERSON_PRONOUNS:
        names, ids, unnamed = (), (), None  # "in a letter to Kim he said": whoever he is, he is not Kim
    paper = issuer_of(known, source, made, lambda span: speakers_of(known, span, [])) if source else None
    if paper:
        (names, ids, unnamed), medium, medium_span = paper
        as_written = bool(names) and source is not None and known.text[slice(*source)].startswith(names[0])
        if not ids and as_written and len(relays) == 1 and attribution.relays:
            # "The daily reported, citing documents": whose they are is not told, so the daily says it.
            names, relays = (relays[0].name,), []
    elif source and _is_data(known, source) and len(relays) == 1 and attribution.relays and not ids:
        names, ids, unnamed = speakers_of(known, attribution.relays[0], made)  # "citing radar data"
        relays = []
    before = _goes_on_through(known, attribution, names, made) if medium is None else None
    if before and (not relays or attribution.verb.lemma == "write"):
        medium, medium_span, relays = before.medium, before.medium_span, relays or list(before.relays)
    if attribution.is_quoted and not relays:
        relays = next((list(s.relays[-1:]) for s in reversed(made[-NEAR:]) if s.relays), [])
    return Statement(
        "",
        "",
        attribution.contents,
        (cue,),
        (attribution.source,) if attribution.source else (),
        names,
        ids,
        unnamed,
        tuple(name for name in addressees if name not in names),
        medium,
        medium_span,
        tuple(_once(relays, names)),
        said=_said(known, attribution),
        polarity=attribution.polarity,
    )


def _is_data(known: Known, source: Span) -> bool:
    """True for a paper or data without a name of whoever made them."""
    head = head_word([word.strip(",").lower() for word in known.text[slice(*source)].split()])
    return head in speaker_words("paper") and not known.within(source)


def _without_commas(text: str, source: Span) -> Span:
    """A source without the comma that closes its apposition: "the police chief, Ana Ortega,"."""
    start, end = source
    while end > start + 1 and text[end - 1] in ", \n":
        end -= 1
    return start, end


def _goes_on_through(
    known: Known, attribution: Attribution, names: tuple[str, ...], made: Sequence[Statement]
) -> Statement | None:
    """The statement before whose medium and relays these words have too: the same speaker goes on.

    "She told the agency that …. “…,” she said", "The ministry, in a letter, denied … and said …"; a writer goes on with
    the last thing written.
    """
    if not names or attribution.source is None or not attribution.contents:
        return None
    if attribution.verb.lemma == "write":
        written = next((s for s in reversed(made[-LAST_WRITTEN:]) if s.medium in WRITTEN), None)
        return written if written and written.speakers == names else None
    last = next((s for s in reversed(made[-NEAR:]) if s.speakers == names), None)
    if last is None or not (last.medium or last.relays):
        return None
    word = known.text[slice(*attribution.source)].lower()
    said_on = word in PERSON_PRONOUNS | BODY_PRONOUNS or attribution.verb.lemma in {"add", "continue"}
    if not said_on and attribution.source not in last.sources:
        return None
    end = max(end for _, end in (*last.contents, *last.sources))
    start = max(end, min(attribution.contents[0][0], attribution.source[0]))
    breaks = len(BREAK.findall(known.text, end, start))
    first = attribution.contents[0][0]
    quoted = first > 0 and known.text[first - 1] in QUOTES
    return last if start - end <= GAP and breaks <= quoted else None


def _once(relays: Sequence[Hand], speakers: Sequence[str]) -> list[Hand]:
    """Each relay once, and none that is the speaker."""
    kept: dict[str, Hand] = {}
    spoken = {_bare(name) for name in speakers}
    for hand in relays:
        if _bare(hand.name) not in spoken:
            kept.setdefault(_bare(hand.name), hand)
    return list(kept.values())


def _bare(name: str) -> str:
    """A name as hands are compared: no article, small letters."""
    return re.sub(r"^(?:the|an?) ", "", name.strip(" ,").lower())


def _said(known: Known, attribution: Attribution) -> str | None:
    """The day the attributing clause itself names."""
    if not attribution.words:
        return None
    start, end = span_of(attribution.words, attribution.segment)
    return next(
        (t.value for t in known.timexes if start <= t.start and t.end <= end and re.match(r"\d{4}-\d\d", t.value)), None
    )
