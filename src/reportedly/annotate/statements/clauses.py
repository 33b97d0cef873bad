"""The words of a clause: the verbs that attribute, and how far a noun phrase or an adverbial goes.

In: the tokens of a sentence or several, and which of them are quoted or claimed by somebody. Out: ranges of token
indexes: the noun phrase after "according to", the addressee of "told", the adverbials of "said". There is no parser:
small words, commas and ``cues.tsv`` tell.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.annotate.mentions.names import CALENDAR, ROLES
from reportedly.annotate.tokens import Token
from reportedly.knowledge import table, values

Range = tuple[int, int]


ABOUT = frozenset("least most about around over up more some nearly".split())  # after "at": opens a number, no phrase
FIRST_TIMES = (["for", "the", "first", "time"], ["for", "the", "second", "time"])
OCCASIONS = frozenset("conference meeting condition visit ceremony event rally talks session summit trip".split())
LONGEST_ADDRESSEE = 12
LONGEST_ADVERBIAL = 14
NAMED_BY = frozenset(
    "agency broadcaster newspaper magazine channel network television tv radio news service programme program site "
    "daily station outlet portal tabloid weekly paper journal website president minister chancellor leader "
    "counterpart".split()
)
# Small words inside a name: "Gazzetta dello Sport", "Zambia's ZNBC".
TIES = frozenset("of and 's ’s ’ ' dello della del di de da do la le les du des den der und y e al am".split())
NO_ADDRESSEE = frozenset("that to of for if whether how about with in on against".split())


@dataclass(frozen=True, slots=True)
class Verb:
    """A cue verb of the lexicon: its frames and the polarity it gives."""

    lemma: str
    frames: frozenset[str]
    polarity: str
    form: str


@cache
def small(kind: str) -> frozenset[str]:
    """The small words of one kind."""
    return frozenset(word for row in table("small_words") if row["kind"] == kind for word in values(row["words"]))


@cache
def verbs() -> dict[str, Verb]:
    """Form of a cue verb -> what is known of it. Forms of two words are keyed by both, parted by a space."""
    found: dict[str, Verb] = {}
    for row in table("cues"):
        for at, form in enumerate(values(row["forms"])):
            kind = "base" if at == 0 else "s" if at == 1 else "ing" if form.split()[0].endswith("ing") else "past"
            found.setdefault(form, Verb(row["lemma"], frozenset(values(row["frame"])), row["polarity"], kind))
    return found


PHRASES = {("according", "to"), ("as", "per")}
ACCORDING = Verb("according to", frozenset({"phrase"}), "asserted", "phrase")


def is_according(lows: Sequence[str]) -> bool:
    """True where words open with a phrase that names whose word it is: "according to", "as per"."""
    return tuple(lows[:2]) in PHRASES


def is_finite(token: Token) -> bool:
    """True where a word is likely the finite verb of a clause; 's is a possessive far more often than a verb."""
    low = token.low
    if low in {"'s", "’s"}:
        return False
    past = len(low) > 4 and low.endswith("ed") and not token.is_capital
    return past or low in small("auxiliary") or low in small("past")


def noun_after(words: Sequence[Token], start: int, ceiling: int) -> Range | None:
    """The noun phrase that starts at token ``start``: the subject after "said", the body after "according to"."""
    end = start
    while end < ceiling:
        token = words[end]
        low = token.low
        if token.text == "," and (
            _apposition_follows(words, end, ceiling) or _name_follows(words, start, end, ceiling)
        ):
            end += 1
            continue
        if not token.is_word and token.text not in {"'s", "’s", "&", "-", "’", "'"}:
            break
        if end > start and (
            low in CALENDAR
            or low in {"today", "yesterday", "late", "early", "last", "earlier"}
            or low in small("adverb")
        ):
            break
        if end > start and low in small("preposition") and not _inner_preposition(words, end, ceiling):
            break
        if end > start and (
            low in {"who", "which", "that", "as", "when", "while", "but", "because", "whether", "if", "how", "why"}
            or low in small("auxiliary")
        ):
            break
        if end > start and low in verbs() and verbs()[low].form in {"past", "ing"}:
            break
        end += 1
    while end > start and not words[end - 1].is_word:
        end -= 1
    return (start, end) if end > start else None


def _name_follows(words: Sequence[Token], start: int, comma: int, ceiling: int) -> bool:
    """True where a name follows a role: "said the lawyer, Ana Ortega"."""
    role = words[start].low in {"the", "his", "her", "its", "their"} and words[comma - 1].low in ROLES
    return role and comma + 1 < ceiling and words[comma + 1].is_capital


def _inner_preposition(words: Sequence[Token], at: int, ceiling: int) -> bool:
    """True where a preposition stays inside a noun phrase: "of", "for the ministry", "at Harbour University"."""
    low = words[at].low
    if low in {"of", "for"}:
        return True
    if low in {"at", "with", "from", "to", "in"} and at + 1 < ceiling:
        nxt = words[at + 1]
        if nxt.low in {"the"} and at + 2 < ceiling:
            nxt = words[at + 2]
        return (
            low in {"at", "with", "from"}
            and nxt.is_capital
            and nxt.low not in CALENDAR
            and nxt.low not in {"a"}
            and not is_medium(nxt.low)
        )
    return False


@cache
def _media() -> frozenset[str]:
    return frozenset(row["word"].lower() for row in table("media"))


def is_medium(low: str) -> bool:
    """True for words such as "letter", "statement", "interview"."""
    return low in _media()


def _apposition_follows(words: Sequence[Token], comma: int, ceiling: int) -> bool:
    """True where the comma opens an apposition that belongs to the noun phrase: ", the head of …", ", a teacher"."""
    nxt = words[comma + 1] if comma + 1 < ceiling else None
    if nxt is None or nxt.low not in {
        "the",
        "a",
        "an",
        "head",
        "director",
        "president",
        "chairman",
        "spokesman",
        "spokeswoman",
        "chief",
        "professor",
        "who",
        "its",
        "his",
        "her",
    }:
        return False
    stop = next((i for i in range(comma + 1, min(ceiling, comma + 16)) if words[i].text in {",", ".", ";"}), ceiling)
    return not any(is_finite(words[i]) for i in range(comma + 1, min(stop, ceiling)))


def issuer(words: Sequence[Token], shut: Sequence[bool], first: int, last: int) -> Range | None:
    """The source after "according to"; where the phrase opens its sentence, all up to the comma that closes it."""
    if not any(t.is_word for t in words[:first]):
        comma = next((i for i in range(last, min(len(words), last + 25)) if words[i].text == "," and not shut[i]), None)
        if comma is not None and not any(is_finite(w) and w.low in small("auxiliary") for w in words[last:comma]):
            return last, comma
    return noun_after(words, last, len(words))


def addressee(words: Sequence[Token], shut: Sequence[bool], start: int) -> Range | None:
    """Whom the source speaks to: the noun phrase after "told", "thanked", "urged"."""
    if start >= len(words) or shut[start] or words[start].low in NO_ADDRESSEE:
        return None
    end = start
    while end < min(len(words), start + LONGEST_ADDRESSEE) and not shut[end]:
        if end > start and _ends_addressee(words, end):
            break
        if not words[end].is_word and words[end].text not in {"'s", "’s"}:
            break
        end += 1
    while end > start and words[end - 1].low == "and":
        end -= 1
    return (start, end) if end > start else None


def _ends_addressee(words: Sequence[Token], at: int) -> bool:
    """True where token ``at`` cannot be in the noun phrase before it: the content, or when and where it was said."""
    low, before = words[at].low, words[at - 1]
    if low == "am" and before.is_capital and at + 1 < len(words) and words[at + 1].is_capital:
        return False  # "Welt am Sonntag"
    if low in CALENDAR or low in small("conjunction") | small("pronoun") - {"one"} | small("auxiliary") - {"'s"}:
        return True
    # "Told police Lee fired": a name after a plain noun opens the content, after "agency" it is the agency's.
    named_by = before.low in NAMED_BY | small("determiner") | TIES or "-" in before.low  # "state-run [Radio Larn]"
    if words[at].is_capital and not before.is_capital and not named_by:
        return True
    if before.low == "her" and low in {"the", "a", "an"}:
        return True
    opened = before.low not in small("determiner") | {"and", "of"}
    return opened and low in small("determiner") | small("preposition") - {"of"} | {"to"} | small("time")


def adverbials(words: Sequence[Token], shut: Sequence[bool], at: int) -> int:
    """Where time, place and medium of the attributing clause end: "said [on Friday in a statement]"."""
    while at < len(words) and not shut[at]:
        low = words[at].low
        if low in CALENDAR or low in {"today", "yesterday", "earlier", "later", "recently", "afterwards"}:
            at += 1
        elif low in {"last", "this", "late", "early"} and at + 1 < len(words) and words[at + 1].low in small("time"):
            at += 2
        elif [t.low for t in words[at : at + 4]] in FIRST_TIMES:
            at += 4
        elif (
            low in small("preposition")
            and low not in {"of", "with", "against"}
            and (end := _adverbial(words, shut, at))
        ):
            at = end
        else:
            break
    return at


def _adverbial(words: Sequence[Token], shut: Sequence[bool], at: int) -> int | None:
    """The end of a phrase of time or medium that starts with the preposition at ``at``; None for any other phrase."""
    end = at + 1
    good = False
    if end < len(words) and words[end].low in ABOUT:
        return None
    while end < len(words) and not shut[end] and end - at < LONGEST_ADVERBIAL:
        token = words[end]
        if not token.is_word and token.text not in {"'s", "’s"}:
            break
        if token.low in {"that", "he", "she", "they", "it", "we"} or token.low in small("auxiliary") - {"'s"}:
            break
        if (
            end > at + 1
            and token.low in {"the", "a", "an", "there", "this", "these"}
            and words[end - 1].low not in small("preposition")
        ):
            break
        good = (
            good
            or token.low in small("time")
            or is_medium(token.low)
            or token.low in OCCASIONS
            or (token.text.isdigit() and len(token.text) == 4)
        )
        end += 1
    return end if good else None
