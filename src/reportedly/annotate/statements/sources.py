"""Who a source is: the names of its speakers, or how many there are without a name.

In: a source as written, what is known of its report, and the statements before it. Out: names, ids and count. A source
that cannot be tied to a name keeps the phrase as written; a pronoun that cannot be tied to anybody gives no speaker.
"""

import re
from collections.abc import Sequence

from reportedly.annotate.mentions.names import given_names, noun_genders
from reportedly.annotate.mentions.nominals import WHOLE
from reportedly.annotate.statements.clauses import is_finite, small
from reportedly.annotate.statements.known import (
    BODY_PRONOUNS,
    PERSON_PRONOUNS,
    Known,
    Named,
    agency_named,
    head_word,
    heads,
    named_as,
    speaker_words,
)
from reportedly.annotate.statements.outlets import outlet_named
from reportedly.annotate.tokens import tokens
from reportedly.records import Entity, Span, Statement

GROUP = re.compile(
    r"\b(?:both|the two) (?:leaders|men|presidents|sides|ministers|women|countries|nations|governments)\b",
    re.IGNORECASE,
)
COUNTS = dict(zip("one two three four five six seven eight nine ten".split(), range(1, 11), strict=True))
COUNTS |= {"a": 1, "an": 1, "another": 1}
# "A number of officials", "one in five doctors", "70 percent of voters": how many is not told.
NOT_COUNTED = re.compile(
    r"(?:\S+ ){0,3}(?:number|group|majority|minority|third|quarter|half|handful|dozens?) of\b|"
    r"one in \S+\b|(?:\S+ ){0,3}\S+ per ?cent\b"
)
COUPLE = re.compile(r"an? (?:couple|pair) of\b")
NEXT_SENTENCE = 60  # code points between a speaker's words and the pronoun that goes on with them
MANY = frozenset("people men women some many several others".split())
WORD = re.compile(r"[\w’'.-]+")
LONGEST_QUOTED = 200  # code points of a quotation before "he said"
UNNAMED_REACH = 600  # code points in which nobody is named
SHORT = 2  # words of "the official"
ALIKE = 6  # statements back in which a longer description is looked for
CLAUSE = re.compile(
    r"\s+(?:quoted|cited)\s+by\b|"
    r",\s+(?:who|whom|which|whose|neither of|both of|quoted|cited|speaking|reached|contacted|asking|requesting|"
    r"when asked|identified|named|signed|believed|known|talking|writing)\b"
)
ALIAS = re.compile(
    r"\b(?:identified|named|known|introduced)(?: \w+self)?(?: only)? as ([A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3})"
)
QUOTES = frozenset("“\"‘'«„")
RELATIVE = re.compile(r"\s(?:who|which|that|whose|with|from|at|of)\s")
DESCRIBED = frozenset({"a", "an", "one", "another", "the", "his", "her", "their"})
SMALL_WORDS = frozenset("of and & the for".split())
RELATIVES = frozenset({"who", "which", "that"})
ALIAS_REACH = 60  # code points after a source in which "known as" may go on
WHO_REACH = 80  # code points before "who" in which its noun is looked for


def speakers_of(known: Known, source: Span, made: Sequence[Statement]) -> Named:
    """Names, entity ids and, for unnamed speakers, how many (0: not told); ``made`` are the statements before."""
    alias = ALIAS.search(known.text, source[0], source[1] + ALIAS_REACH)
    if alias and alias.start() <= source[1] + 1:
        return _called(known, alias.span(1))
    source = _without_clause(known.text, source)
    low = " ".join(known.text[slice(*source)].split()).lower()
    if low in RELATIVES:
        return _relative(known, source, low, made)
    if GROUP.fullmatch(low):
        return _group(known, source[0], low)
    entities = heads(known, source)
    if low in PERSON_PRONOUNS:
        persons = [entity for entity in entities if entity.type == "person"]
        if made and _goes_on_unnamed(known, made[-1], source, low):
            return made[-1].speakers, made[-1].speaker_ids, made[-1].unnamed
        before = _same_person(known, source, low, made[-1]) if made and not persons else None
        return before or named_as(persons)
    if entities:
        return named_as(entities)
    if low in BODY_PRONOUNS:
        return _body_before(made[-1] if made else None, low)
    whole = known.cut_from(source)
    return named_as([whole]) if whole else _outlet(known, source) or _phrase(known, source, made)


def person_told_of(known: Known, content: Span, pronoun: str, made: Sequence[Statement]) -> Named:
    """The person a content opens with, where a pronoun may stand for that one: "[a shepherd] had told her"."""
    words = tokens(known.text, (content[0], min(content[1], content[0] + WHO_REACH)))
    first = 1 if words and words[0].low == "that" else 0
    end = first
    while end < len(words) and not is_finite(words[end]) and words[end].low not in small("have") | small("preposition"):
        end += 1
    if not first < end < len(words) or words[end - 1].low in small("pronoun"):
        return (), (), None
    span = words[first].start, words[end - 1].end
    persons = [entity for entity in heads(known, span) if entity.type == "person"]
    described = words[first].low in DESCRIBED and words[end - 1].low not in speaker_words("body")
    given = persons[0].name.split()[0] if persons else ""
    gender = noun_genders().get(words[end - 1].low) or given_names().get(given)
    if not (persons or described) or gender not in {None, "m" if pronoun in {"he", "his", "him"} else "f"}:
        return (), (), None
    return speakers_of(known, span, made)


def _called(known: Known, span: Span) -> Named:
    """The bearer of a name as written, "a gang leader known as Ti Roch"; the name alone where it is no entity's."""
    bearers = [e for s, e in known.within(span) if s == span]
    return named_as(bearers) if bearers else ((known.text[slice(*span)],), (), None)


def _relative(known: Known, source: Span, low: str, made: Sequence[Statement]) -> Named:
    """Whom "who" or "which" stands for: an entity, else the noun phrase before it, as written."""
    head = known.antecedent(source[0], person=low == "who")
    if head:
        return named_as([head])
    before = _described_before(known, source[0])
    return speakers_of(known, before, made) if before else ((), (), None)


def _same_person(known: Known, source: Span, low: str, previous: Statement) -> Named | None:
    """ "He" who goes on speaking, or the one unnamed person who spoke last."""
    quoted = [(start, end) for start, end in previous.contents if known.text[start - 1 : start] in QUOTES]
    if low not in PERSON_PRONOUNS or any(start <= source[0] < end for start, end in quoted):
        return None  # inside a speaker's own words "he" is somebody else
    unnamed = previous.unnamed == 1 and not _named_between(known, previous, source)
    if unnamed or _goes_on(known, previous, source):
        return previous.speakers, previous.speaker_ids, previous.unnamed
    return None


def _outlet(known: Known, source: Span) -> Named | None:
    """The outlet that a source names by more than a name: "the Kommersant daily", "state news agency N"."""
    relative = RELATIVE.search(known.text, *source)
    source = (source[0], relative.start()) if relative else source
    phrase = " ".join(known.text[slice(*source)].split())
    name = outlet_named(known, source)
    if name and name != phrase and any(letter.isupper() for letter in name):
        bearers = [entity for entity in known.entities if entity.name == name][:1]
        return named_as(bearers) if bearers else ((name,), (), None)
    agency = agency_named(known, source)
    return named_as(agency) if agency else None


def _without_clause(text: str, source: Span) -> Span:
    """A source without the clause that a comma parts from it: "one of the officials[, quoted by the agency]"."""
    clause = CLAUSE.search(text, *source)
    return (source[0], clause.start()) if clause and clause.start() > source[0] else source


def _described_before(known: Known, end: int) -> Span | None:
    """The noun phrase that "who" stands for where nobody is named: "by [a woman] who", "[seamen on board], who"."""
    words = [word for word in tokens(known.text, (max(0, end - WHO_REACH), end)) if word.text != ","]
    first, found = len(words), None
    while first and words[first - 1].text not in {".", ";", ":", "“", "”", '"'} and not is_finite(words[first - 1]):
        first -= 1
        if words[first].low in small("preposition") | small("conjunction"):
            if found and not {word.low for word in words[first + 1 :]} & speaker_words("unnamed"):
                found = None
            if found:
                break
        elif words[first].low in small("determiner") or words[first].low in speaker_words("unnamed"):
            found = first
    if words and words[-1].is_capital and words[-1].low.endswith("s") and not known.within((words[-1].start, end)):
        return words[-1].start, words[-1].end  # "Democrats, who"
    head = {word.low for word in words[found:]} if found is not None else set()
    return (words[found].start, words[-1].end) if found is not None and head & speaker_words("unnamed") else None


def _goes_on(known: Known, previous: Statement, source: Span) -> bool:
    """True where the one named person who spoke just before is the likely "he" of the next clause."""
    ends = [end for _, end in (*previous.contents, *previous.sources) if end <= source[0]]
    if len(previous.speaker_ids) != 1 or not ends or source[0] - max(ends) > NEXT_SENTENCE:
        return False
    between = known.within((max(ends), source[0]))
    return known.is_person(previous.speaker_ids[0]) and not any(e.type == "person" for _, e in between)


def _goes_on_unnamed(known: Known, previous: Statement, source: Span, low: str) -> bool:
    """True where one unnamed person spoke last, nobody is named since, and "he" or "she" may be that one."""
    if previous.unnamed != 1 or not previous.sources or len(previous.speakers) != 1:
        return False
    start = previous.sources[0][0]
    last = max(end for _, end in (*previous.contents, *previous.sources))
    if not last <= source[0] <= last + NEXT_SENTENCE + LONGEST_QUOTED or source[0] - start > UNNAMED_REACH:
        return False
    words = WORD.findall(previous.speakers[0].lower())
    if words[:1] and words[0] not in COUNTS:
        return False  # "the former senator" may be somebody named before
    gender = next((noun_genders()[word] for word in words if word in noun_genders()), None)
    fits = gender in {None, {"he": "m", "she": "f"}.get(low)} and low in {"he", "she"}
    return fits and not any(entity.type == "person" for _, entity in known.within((start, source[0])))


def _named_between(known: Known, previous: Statement, source: Span) -> bool:
    """True where a person is named between an unnamed speaker's words and a pronoun, or they stand far apart."""
    last = max(end for _, end in (*previous.contents, *previous.sources))
    between = known.within((last, source[0])) if last < source[0] else []
    return source[0] - last > 400 or any(
        e.type == "person" and known.text[slice(*s)].lower() not in PERSON_PRONOUNS for s, e in between
    )


def _group(known: Known, start: int, low: str) -> Named:
    """ "Both leaders": the two persons (or states) of the report so far, if there are just two."""
    before = known.before(start, "state" if re.search("countr|nation|side|government", low) else "person")
    return named_as(before) if len(before) == 2 else ((low,), (), None)


def _body_before(previous: Statement | None, low: str) -> Named:
    """ "It", "they": the speaker of the statement before, where that is a body or several."""
    if (
        previous
        and previous.speakers
        and (previous.unnamed is None or low == "they")
        and (low == "it" or len(previous.speakers) > 1 or previous.unnamed not in {None, 1})
    ):
        return previous.speakers, previous.speaker_ids, previous.unnamed
    return (), (), None


def _phrase(known: Known, source: Span, made: Sequence[Statement]) -> Named:
    """A source that holds no name at its head: a role or body named before, else the phrase as written."""
    phrase = " ".join(known.text[slice(*source)].split())
    words = WORD.findall(phrase)
    lows = [w.lower() for w in words]
    head = head_word(lows)
    if head is None:
        return (phrase,), (), None
    if lows[0] == "the" or lows[0] in {"his", "its"}:
        bearer = _bearer(known, source[0], lows, head)
        if bearer:
            return named_as([bearer])
        same = _described_alike(made, head) if len(WORD.findall(phrase.split(",", maxsplit=1)[0])) <= SHORT else None
        if same:
            return same
    indefinite = lows[0] in COUNTS and head not in speaker_words("body") | speaker_words("paper")
    plain = [word for word in words if word.lower() not in SMALL_WORDS]
    named = len(plain) > 1 and all(word[0].isupper() for word in plain) and lows[0] not in small("determiner")
    if (head in speaker_words("unnamed") and not named) or indefinite:
        return (phrase,), (), _count(lows, head)
    return (phrase,), (), None


def _described_alike(made: Sequence[Statement], head: str) -> Named | None:
    """ "The embassy", "the official": whom a statement just before describes at more length by the same noun."""
    for last in reversed(made[-ALIKE:]):
        words = [word.lower() for word in WORD.findall(last.speakers[0])] if len(last.speakers) == 1 else []
        if not last.speaker_ids and len(words) > SHORT and head_word(words) == head:
            return last.speakers, last.speaker_ids, last.unnamed
    return None


def _bearer(known: Known, start: int, lows: Sequence[str], head: str) -> Entity | None:
    """ "The ministry", "the harbour master of Lome": the one entity before whose name or role ends in that word."""
    if lows.index(head) > 2:
        return None
    said_of = set(lows[1 : lows.index(head)])
    told = ((entity, _words_about(entity)) for entity in known.bearers(start, head))
    found = [entity for entity, words in told if said_of <= words and WHOLE & words <= said_of]
    bodies = [e for e in found if e.type == "organisation"]
    found = bodies or found
    return found[0] if len(found) == 1 else None


def _words_about(entity: Entity) -> set[str]:
    """The small words of an entity's name and roles: "the press service" is not the Weather Service."""
    return {word for text in (entity.name, *entity.roles) for word in text.lower().split()}


def _count(lows: Sequence[str], head: str) -> int:
    """How many unnamed speakers a phrase counts; 0 where it does not say."""
    if NOT_COUNTED.match(" ".join(lows)):
        return 0
    if COUPLE.match(" ".join(lows)):
        return 2
    if lows[0] in COUNTS:
        return COUNTS[lows[0]]
    return 0 if head.endswith(("s", "men", "women")) or head in MANY or lows[0] in MANY else 1
