"""The parts of an attribution inside one stretch of text: cue, source, and the words that are attributed.

In: the tokens of a stretch (a sentence, or several that one quotation spans) and which of them stand inside quotation
marks. Out: ``Attribution``s as half-open ranges of token indexes. There is no parser: small words, commas and the
frames of ``cues.tsv`` say where a subject or a clause ends. Names and speakers are worked out in ``speakers``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from reportedly.annotate.mentions.names import CALENDAR, ROLES
from reportedly.annotate.tokens import Token
from reportedly.knowledge import table, values

Range = tuple[int, int]
QUOTES = frozenset("“”\"„«»'‘’`")
SENTENCE_END = frozenset({".", "!", "?", "…"})
ABOUT = frozenset("least most about around over up more some nearly".split())  # after "at": opens a number, no phrase
# Third persons that are plural nouns as often as verbs.
NOUN_FORMS = frozenset(
    "states reports claims comments remarks questions attacks calls shows posts notes offers orders requests "
    "demands appeals estimates hopes fears plans promises doubts guesses rules tweets answers replies protests "
    "blames labels brands signals suspects".split()
)
SUBJECT_REACH = 40  # tokens looked back for the start of a subject
BARE_PHRASES = {("according", "to"): "according to", ("as", "per"): "according to"}


@dataclass(frozen=True, slots=True)
class Verb:
    """A cue verb of the lexicon: its frames and the polarity it gives."""

    lemma: str
    frames: frozenset[str]
    polarity: str
    form: str


@dataclass(slots=True)
class Attribution:
    """Cue, source, addressee and content, as ranges of token indexes; None or empty where there is none.

    ``segment`` is the attributing clause itself, subject to adverbials ("the ministry said in a statement on Friday").
    """

    verb: Verb
    cue: Range
    source: Range | None
    segment: Range
    addressee: Range | None = None
    contents: list[Range] = field(default_factory=list)
    relays: list[Range] = field(default_factory=list)
    passive: bool = False
    participle: bool = False
    hedged: bool = False
    denied: bool = False
    parent: "Attribution | None" = None


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


# Before a subject and its verb these make them no report of words: "contrary to what Roe said", "had Kay said".
UNSAID = frozenset({"what", "whatever", "had", "if", "unless", "should", "whether"})
OPENERS = small("preposition") | {"and", "but", "or", "so", "as"}  # may stand before a subject, never open it
ACCORDING = Verb("according to", frozenset({"phrase"}), "asserted", "phrase")


def is_finite(token: Token) -> bool:
    """True where a word is likely the finite verb of a clause; 's is a possessive far more often than a verb."""
    low = token.low
    if low in {"'s", "’s"}:
        return False
    past = len(low) > 4 and low.endswith("ed") and not token.is_capital
    return past or low in small("auxiliary") or low in small("past")


def find_cue(words: Sequence[Token], at: int) -> tuple[Verb, Range] | None:
    """The cue that starts at token ``at``, with its range; None where the word is no cue or no verb here."""
    low = words[at].low
    nxt = words[at + 1].low if at + 1 < len(words) else ""
    if BARE_PHRASES.get((low, nxt)):
        return ACCORDING, (at, at + 2)
    pair = verbs().get(f"{low} {nxt}")
    verb, end = (pair, at + 2) if pair else (verbs().get(low), at + 1)
    if verb is None or words[at].is_capital or not _is_verb(words, at, verb):
        return None
    return verb, (at, end)


def _is_verb(words: Sequence[Token], at: int, verb: Verb) -> bool:
    """False for nouns ("the report", "their claims"), adjectives ("the said man") and infinitives."""
    following = words[at + 1].low if at + 1 < len(words) else ""
    if (
        verb.form == "past"
        and following in {"killed", "dead", "missing", "injured", "wounded", "to"}
        and verb.lemma in {"report", "believe", "estimate", "think", "say"}
    ):
        return False
    if at == 0:
        return verb.form in {"past", "ing"}
    before = words[at - 1]
    low = before.low
    if verb.form in {"past", "ing"}:
        return low not in small("determiner") or low in small("pronoun") - {"one"}
    if low in small("determiner") | small("preposition") - {"to"} and low not in {
        "that",
        "these",
        "some",
        "many",
        "others",
        "both",
    }:
        return False
    if verb.form == "s":
        if words[at].low in NOUN_FORMS and not (before.is_capital or low in small("pronoun")):
            return following in {"that", ":"} or following in QUOTES
        return (before.is_word or before.text in {",", ")", "—", "–"} or before.text in QUOTES) and before.text not in {
            "'s",
            "’s",
        }
    # A base form needs a plural subject or a modal: "officials say", "they report", "will not say".
    plural = low.endswith("s") and not low.endswith("ss") and before.text not in {"'s", "’s"}
    return (
        plural
        or low in {"they", "we", "i", "you", "who", "police", "people", "others", "many", "some", "not", "also"}
        or low in small("modal") - {"to"}
    )


def group_start(words: Sequence[Token], at: int) -> int:
    """Where the verb group that ends in the cue at ``at`` starts: auxiliaries, adverbs, negation."""
    start = at
    while start:
        low = words[start - 1].low
        time = words[start - 1].low in CALENDAR or (
            low in small("time") and low not in {"may", "week", "day", "night", "year", "month"}
        )
        if (
            low in small("auxiliary")
            or low in small("adverb")
            or low in small("not")
            or low.endswith("ly")
            or (time and low != "this")
        ) or (low in {"on", "last", "this"} and start < at and words[start].low in CALENDAR):
            start -= 1
        else:
            break
    while start < at and words[start].low in {"both", "all", "one"}:
        start += 1
    return start


def subject_before(words: Sequence[Token], end: int, floor: int) -> Range | None:
    """The noun phrase that ends just before token ``end`` and does not start before ``floor``."""
    if end > floor and words[end - 1].text in {",", "—", "–"}:
        return _apposed(words, end - 1, floor)
    if end > floor and words[end - 1].text == ")":
        opening = next((i for i in range(end - 1, max(floor, end - 8) - 1, -1) if words[i].text == "("), None)
        return subject_before(words, opening, floor) if opening is not None else None
    start = end
    while start > floor and end - start < SUBJECT_REACH and not _bounds(words, start - 1, end, floor):
        start -= 1
    while start < end and (words[start].low in OPENERS or words[start].low in small("adverb") - {"both", "all", "one"}):
        start += 1
    return (start, end) if start < end and any(t.is_word for t in words[start:end]) else None


def _bounds(words: Sequence[Token], at: int, end: int, floor: int) -> bool:
    """True where token ``at`` cannot be inside the subject that ends at ``end``."""
    token = words[at]
    low = token.low
    if not token.is_word and token.text not in {"'s", "’s", "&", "-", "’", "'", "."}:
        return True
    if token.text == ".":
        return True
    if low in {"who", "which"}:
        return at + 1 != end
    if low in UNSAID:
        return True
    if low in small("conjunction") - {"and", "or"}:
        return not (low == "that" and at + 1 == end)
    if low in {"and", "or"}:
        return not _joins_nouns(words, at, floor)
    if low in small("auxiliary") and token.text not in {"'s", "’s"}:
        return True
    if (
        is_finite(token)
        and low.endswith("ed")
        and at > floor
        and words[at - 1].low not in small("determiner")
        and at + 1 < end
    ):
        return True
    return low in verbs() and verbs()[low].form in {"past", "ing"} and at + 1 < end and not token.is_capital


def _joins_nouns(words: Sequence[Token], at: int, floor: int) -> bool:
    """True where "and" stands between two parts of one subject: nothing finite between it and the clause's start."""
    for back in range(at - 1, max(floor, at - 14) - 1, -1):
        token = words[back]
        if is_finite(token) and token.text not in {"'s", "’s"}:
            return False
        if token.low in {"said", "says"}:
            return False
        if not token.is_word and token.text not in {"'s", "’s", "&"}:
            return token.text != "," or back == floor
        if token.low in small("conjunction") - {"and", "or"}:
            return True
    return True


def _apposed(words: Sequence[Token], comma: int, floor: int) -> Range | None:
    """ "Ortega, the speaker of parliament, said": from the name to the end of the apposition."""
    for back in range(comma - 1, max(floor, comma - 30) - 1, -1):
        if words[back].text == words[comma].text:
            head = subject_before(words, back, floor)
            inner = words[back + 1 : comma]
            relative = bool(inner) and inner[0].low in {"who", "which", "whose"}
            verbless = not any(is_finite(word) for word in inner[1:])
            plain = bool(inner) and (relative or (verbless and inner[0].low not in small("pronoun")))
            if head and plain and not any(words[i].text == "," for i in range(*head)):
                return head[0], comma
            return None
    return None


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
            low in {"who", "which", "that", "as", "when", "while", "but", "because"} or low in small("auxiliary")
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
