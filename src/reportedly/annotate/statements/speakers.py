"""Who a source is: the names, or the count, of the speakers of each statement.

In: a report, its entities and dates, and the attributions found in it. Out: one unfinished ``Statement`` for each,
in the same order, with everything but id, mode and parent. A source that cannot be tied to a name keeps the phrase as
written;
a pronoun that cannot be tied to anybody gives no speaker.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from reportedly.annotate.statements.attributions import Attribution, span_of
from reportedly.annotate.statements.clauses import small
from reportedly.annotate.statements.hands import addressees_of, media, medium_of, relay_after, relays_of, told
from reportedly.annotate.statements.known import BODY_PRONOUNS, PERSON_PRONOUNS, Known, agency_named, heads
from reportedly.knowledge import table, values
from reportedly.records import Annotations, Entity, Hand, Report, Span, Statement

GROUP = re.compile(
    r"\b(?:both|the two) (?:leaders|men|presidents|sides|ministers|women|countries|nations|governments)\b",
    re.IGNORECASE,
)
COUNTS = dict(zip("one two three four five six seven eight nine ten".split(), range(1, 11), strict=True))
COUNTS |= {"a": 1, "an": 1, "another": 1}
WRITTEN = frozenset("letter message email telegram memo note statement op-ed article book post".split())
NEXT_SENTENCE = 60  # code points between a speaker's words and the pronoun that goes on with them
SENT = re.compile(
    r"\b(?:sent|wrote|addressed|published|issued|released|posted)\s+(?:[a-z]+\s+){0,3}?"
    r"(letter|message|statement|telegram|report|memo|note|email|post)\b"
)
ISSUER = re.compile(r"\b(?:from|by)\s+(?:the\s+|an?\s+)?(\S.*)")
WRITER_REACH = 1_500  # code points back in which the sender of a paper is looked for
MANY = frozenset("people men women some many several others".split())
HEAD_ENDS = frozenset("who which that familiar close briefed".split())

Named = tuple[tuple[str, ...], tuple[str, ...], int | None]


@cache
def speaker_words(kind: str) -> frozenset[str]:
    """Nouns of one kind of ``speaker_words.tsv``."""
    return frozenset(word for row in table("speaker_words") if row["kind"] == kind for word in values(row["words"]))


def name_speakers(report: Report, so_far: Annotations, attributions: Sequence[Attribution]) -> list[Statement]:
    """One statement for each attribution, in order."""
    known = Known(report, so_far)
    found: dict[int, Statement] = {}
    made: list[Statement] = []
    for attribution in attributions:
        if attribution.cue is None:
            statement = _carried(attribution, found.get(id(attribution.carried)))
        else:
            statement = _named(known, attribution, attribution.cue, made)
        found[id(attribution)] = statement
        made.append(statement)
    return made


def _carried(attribution: Attribution, lead: Statement | None) -> Statement:
    if lead is None:
        return Statement("", "", attribution.contents)
    return replace(lead, contents=attribution.contents, cue=(), sources=(), medium_span=None, polarity="asserted")


def _named(known: Known, attribution: Attribution, cue: Span, made: Sequence[Statement]) -> Statement:
    source = attribution.source
    names, ids, unnamed = _speakers(known, source, made[-1] if made else None) if source else ((), (), None)
    relays = relays_of(known, attribution)
    medium, medium_span, tail = medium_of(attribution)
    paper = _paper(known, source, made) if source else None
    if paper:
        (names, ids, unnamed), medium, medium_span = paper
    relays += relay_after(known, attribution.words, tail) if tail is not None else []
    outlets, addressees = told(addressees_of(known, attribution, tail))
    relays += [hand for hand in outlets if hand.name not in names]
    if medium is None:
        medium, medium_span = _same_medium(attribution, names, made)
    return Statement(
        "",
        "",
        attribution.contents,
        (cue,),
        (source,) if source else (),
        names,
        ids,
        unnamed,
        tuple(name for name, _ in addressees),
        medium,
        medium_span,
        tuple(_once(relays, names)),
        said=_said(known, attribution),
        polarity=attribution.polarity,
    )


def _same_medium(
    attribution: Attribution, names: tuple[str, ...], made: Sequence[Statement]
) -> tuple[str | None, Span | None]:
    """The medium of the same speaker's words just before where the cue goes on with them; of a writer's last ones."""
    lemma = attribution.verb.lemma
    if not names or lemma not in {"add", "continue", "write"}:
        return None, None
    near = made[-1:] if lemma != "write" else [s for s in made if s.medium in WRITTEN][-1:]
    last = next((s for s in near if s.speakers == names), None)
    return (last.medium, last.medium_span) if last else (None, None)


def _paper(known: Known, source: Span, made: Sequence[Statement]) -> tuple[Named, str, Span] | None:
    """ "The letter said": the words of a document are its issuer's, the document is the medium. None for other sources.

    The issuer is whom the phrase names ("a statement from the ministry"), else the speaker of the last statement that
    came in the same kind of document; where neither is known, the phrase as written.
    """
    phrase = " ".join(known.text[slice(*source)].split())
    lows = [word.lower() for word in re.findall(r"[\w’'.-]+", phrase)]
    head = _head_word(lows)
    if head not in speaker_words("paper") or head not in media():
        return None
    medium = media()[head]
    issuers = [
        e
        for s, e in known.within(source)
        if e.type in {"person", "organisation", "state"} and _issues(known, source, s)
    ]
    if issuers:
        return _of(issuers[:1]), medium, source
    issuer = ISSUER.search(phrase)
    if issuer:
        return ((issuer[1],), (), None), medium, source
    last = next((s for s in reversed(made) if s.medium == medium and s.speakers), None)
    if last and lows[0] in {"the", "his", "her", "its", "their"}:
        return (last.speakers, last.speaker_ids, last.unnamed), medium, source
    writer = _writer(known, source[0], head)
    return (_of([writer]) if writer else ((phrase,), (), None)), medium, source


def _writer(known: Known, start: int, paper: str) -> Entity | None:
    """Who sent or wrote the paper that is quoted: "Ortega sent a letter to … The letter says"."""
    first = max(0, start - WRITER_REACH)
    sent = [m.start() for m in SENT.finditer(known.text, first, start) if m[1].lower() == paper]
    if not sent:
        return None
    before = [(s, e) for s, e in known.within((first, sent[-1])) if e.type in {"person", "organisation", "state"}]
    same = before and not re.search(r"[.!?]\s|\n", known.text[before[-1][0][1] : sent[-1]])
    return before[-1][1] if same else None


def _issues(known: Known, source: Span, mention: Span) -> bool:
    """True for "the ministry's statement", "a letter from the ministry", "a report by the ministry"."""
    before = known.text[source[0] : mention[0]].lower().split()
    after = known.text[mention[1] : source[1]]
    return (
        bool(re.match(r"['’]s?\s", after))
        or (before[-1:] or [""])[0] in {"from", "by"}
        or before[-2:] in (["from", "the"], ["by", "the"])
    )


def _once(relays: Sequence[Hand], speakers: Sequence[str]) -> list[Hand]:
    """Each relay once, and none that is the speaker."""
    kept: dict[str, Hand] = {}
    for hand in relays:
        if hand.name not in speakers:
            kept.setdefault(hand.name, hand)
    return list(kept.values())


def _said(known: Known, attribution: Attribution) -> str | None:
    """The day the attributing clause itself names."""
    if not attribution.words:
        return None
    start, end = span_of(attribution.words, attribution.segment)
    return next(
        (t.value for t in known.timexes if start <= t.start and t.end <= end and re.match(r"\d{4}-\d\d", t.value)), None
    )


def _speakers(known: Known, source: Span, previous: Statement | None) -> Named:
    """Names, entity ids and, for unnamed speakers, how many (0: not told)."""
    phrase = " ".join(known.text[slice(*source)].split())
    low = phrase.lower()
    if low in {"who", "which", "that"}:
        head = known.antecedent(source[0], person=low == "who")
        return _of([head]) if head else ((), (), None)
    if GROUP.fullmatch(low):
        return _group(known, source[0], low)
    if low in PERSON_PRONOUNS and previous and previous.unnamed == 1 and not _named_between(known, previous, source):
        return previous.speakers, previous.speaker_ids, previous.unnamed
    if low in PERSON_PRONOUNS and previous and _goes_on(known, previous, source):
        return previous.speakers, previous.speaker_ids, previous.unnamed
    entities = heads(known, source) or agency_named(known, source)
    if entities:
        return _of(entities)
    if low in PERSON_PRONOUNS:
        return (), (), None
    if low in BODY_PRONOUNS:
        return _body_before(previous, low)
    return _phrase(known, source, phrase)


def _goes_on(known: Known, previous: Statement, source: Span) -> bool:
    """True where the one named person who spoke just before is the likely "he" of the next clause."""
    ends = [end for _, end in (*previous.contents, *previous.sources) if end <= source[0]]
    if len(previous.speaker_ids) != 1 or not ends or source[0] - max(ends) > NEXT_SENTENCE:
        return False
    between = known.within((max(ends), source[0]))
    return known.is_person(previous.speaker_ids[0]) and not any(e.type == "person" for _, e in between)


def _named_between(known: Known, previous: Statement, source: Span) -> bool:
    """True where a person is named between an unnamed speaker's words and a pronoun, or they stand far apart."""
    last = max(end for _, end in (*previous.contents, *previous.sources))
    between = known.within((last, source[0])) if last < source[0] else []
    return source[0] - last > 400 or any(
        e.type == "person" and known.text[slice(*s)].lower() not in PERSON_PRONOUNS for s, e in between
    )


def _of(entities: Sequence[Entity]) -> Named:
    kept = list(dict.fromkeys(entities))
    return tuple(e.name for e in kept), tuple(e.id for e in kept), None


def _group(known: Known, start: int, low: str) -> Named:
    """ "Both leaders": the two persons (or states) of the report so far, if there are just two."""
    before = known.before(start, "state" if re.search("countr|nation|side|government", low) else "person")
    return _of(before) if len(before) == 2 else ((low,), (), None)


def _body_before(previous: Statement | None, low: str) -> Named:
    """ "It", "they": the speaker of the statement before, where that is a body or several."""
    if (
        previous
        and previous.speakers
        and (previous.unnamed is None or low == "they")
        and (low == "it" or len(previous.speakers) > 1 or previous.unnamed == 0)
    ):
        return previous.speakers, previous.speaker_ids, previous.unnamed
    return (), (), None


def _phrase(known: Known, source: Span, phrase: str) -> Named:
    """A source that holds no name at its head: a role or body named before, else the phrase as written."""
    words = re.findall(r"[\w’'.-]+", phrase)
    lows = [w.lower() for w in words]
    head = _head_word(lows)
    if head is None:
        return (phrase,), (), None
    if lows[0] == "the" or lows[0] in {"his", "its"}:
        bearer = _bearer(known, source[0], lows, head)
        if bearer:
            return _of([bearer])
    indefinite = lows[0] in COUNTS and head not in speaker_words("body") | speaker_words("paper")
    if head in speaker_words("unnamed") or indefinite:
        return (phrase,), (), _count(lows, head)
    return (phrase,), (), None


def _head_word(lows: Sequence[str]) -> str | None:
    """The last word before a preposition or a relative: the noun a phrase is about."""
    head = None
    for low in lows:
        if low in small("preposition") or low in HEAD_ENDS:
            break
        head = low
    return head


def _bearer(known: Known, start: int, lows: Sequence[str], head: str) -> Entity | None:
    """ "The ministry", "the harbour master of Lome": the one entity before whose name or role ends in that word."""
    if lows.index(head) > 2:
        return None
    said_of = set(lows[1 : lows.index(head)])
    found = [e for e in known.bearers(start, head) if said_of <= _words_about(e)]
    bodies = [e for e in found if e.type == "organisation"]
    found = bodies or found
    return found[0] if len(found) == 1 else None


def _words_about(entity: Entity) -> set[str]:
    """The small words of an entity's name and roles: "the press service" is not the Weather Service."""
    return {word for text in (entity.name, *entity.roles) for word in text.lower().split()}


def _count(lows: Sequence[str], head: str) -> int:
    if lows[0] in COUNTS:
        return COUNTS[lows[0]]
    return 0 if head.endswith("s") or head in MANY else 1
