"""The source of an attribution where it does not simply stand before its verb, and what follows the verb.

In: the tokens of a stretch and a cue. Out: ranges of token indexes: the subject after "said", the issuer after
"according to", speaker and teller of "quoted … as saying", the addressee of "told", the adverbials of the clause.
"""

from collections.abc import Sequence

from reportedly.annotate.mentions.names import CALENDAR
from reportedly.annotate.statements.clauses import (
    ABOUT,
    QUOTES,
    SENTENCE_END,
    Attribution,
    Range,
    Verb,
    is_finite,
    is_medium,
    noun_after,
    small,
    subject_before,
)
from reportedly.annotate.tokens import Token

SAYING = Verb("say", frozenset({"clause"}), "asserted", "past")
FIRST_TIMES = (["for", "the", "first", "time"], ["for", "the", "second", "time"])
OCCASIONS = frozenset("conference meeting condition visit ceremony event rally talks session summit trip".split())
SPEAKING_TO = frozenset("tell remind inform notify assure brief thank urge warn accuse ask".split())
LONGEST_ADDRESSEE = 12
NAMED_BY = frozenset(
    "agency broadcaster newspaper magazine channel network television tv radio news service programme program site "
    "daily website president minister chancellor leader counterpart".split()
)
NO_ADDRESSEE = frozenset("that to of for if whether how about with in on against".split())


def quoted_as_saying(words: Sequence[Token], verb: Verb, at: tuple[int, int, int], floor: int) -> Attribution | None:
    """ "The agency quoted Ortega as saying …", "Ortega was quoted by the agency as saying …": speaker and relay."""
    start, first, last = at
    if verb.lemma not in {"quote", "cite"}:
        return None
    saying = next(
        (
            i
            for i in range(last, min(len(words) - 1, last + 20))
            if words[i].low == "as" and words[i + 1].low in {"saying", "telling", "stating"}
        ),
        None,
    )
    subject = subject_before(words, start, floor)
    if saying is None:
        return None
    passive = any(t.low in small("be") for t in words[start:first])
    if passive:
        teller = noun_after(words, last + 1, saying) if words[last].low == "by" else None
        source = subject
    else:
        teller, source = subject, (last, saying) if saying > last else None
    if source is None:
        return None
    found = Attribution(SAYING, (saying, saying + 2), source, (subject[0] if subject else start, saying + 2))
    found.relays = [teller] if teller else []
    return found


def issuer(words: Sequence[Token], inside: Sequence[int | None], first: int, last: int) -> Range | None:
    """The source after "according to"; where the phrase opens its sentence, all up to the comma that closes it."""
    if not any(t.is_word for t in words[:first]):
        comma = next(
            (i for i in range(last, min(len(words), last + 25)) if words[i].text == "," and inside[i] is None), None
        )
        if comma is not None and not any(is_finite(w) and w.low in small("auxiliary") for w in words[last:comma]):
            return last, comma
    return noun_after(words, last, len(words))


def can_invert(words: Sequence[Token], inside: Sequence[int | None], start: int, verb: Verb) -> bool:
    """True where a subject may follow its verb: "…," said Ortega; "…, reports the paper"."""
    if "clause" not in verb.frames or verb.form in {"base", "ing"}:
        return False
    if start == 0:
        return False
    before = words[start - 1]
    return before.text in {",", "—", "–"} or before.text in QUOTES or inside[start - 1] is not None


def inverted_subject(words: Sequence[Token], inside: Sequence[int | None], cue: Range, verb: Verb) -> Range | None:
    """The subject after its verb, where a comma stands before the verb and the clause ends after the name."""
    start, last = cue
    if (
        not start
        or words[start - 1].text != ","
        or verb.lemma in SPEAKING_TO
        or not can_invert(words, inside, start, verb)
    ):
        return None
    found = noun_after(words, last, len(words))
    if not found or not (words[found[0]].is_capital or words[found[0]].low in {"the", "a", "an"}):
        return None
    after = words[found[1]] if found[1] < len(words) else None
    closes = (
        after is None
        or after.text in SENTENCE_END | {","}
        or after.low in CALENDAR
        or after.low in {"in", "on", "who", "at"}
    )
    return found if closes else None


def addressee(words: Sequence[Token], inside: Sequence[int | None], attribution: Attribution) -> Range | None:
    """Whom the source speaks to: the noun phrase after "told", "thanked", "urged"."""
    start = attribution.segment[1]
    if start >= len(words) or inside[start] is not None or words[start].low in NO_ADDRESSEE:
        return None
    end = start
    while end < min(len(words), start + LONGEST_ADDRESSEE) and inside[end] is None:
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
    if low in CALENDAR or low in small("conjunction") | small("pronoun") - {"one"} | small("auxiliary") - {"'s"}:
        return True
    # "Told police Lee fired": a name after a plain noun opens the content, after "agency" it is the agency's.
    if (
        words[at].is_capital
        and not before.is_capital
        and before.low not in NAMED_BY | small("determiner") | {"of", "and"}
    ):
        return True
    opened = before.low not in small("determiner") | {"and", "of"}
    return opened and low in small("determiner") | small("preposition") - {"of"} | {"to"} | small("time")


def adverbials(words: Sequence[Token], inside: Sequence[int | None], attribution: Attribution) -> int:
    """Where time, place and medium of the attributing clause end: "said [on Friday in a statement]"."""
    at = max(attribution.segment[1], attribution.addressee[1] if attribution.addressee else 0)
    while at < len(words) and inside[at] is None:
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
            and (end := _adverbial(words, inside, at))
        ):
            at = end
        else:
            break
    return at


def _adverbial(words: Sequence[Token], inside: Sequence[int | None], at: int) -> int | None:
    """The end of a phrase of time or medium that starts with the preposition at ``at``; None for any other phrase."""
    end = at + 1
    good = False
    if end < len(words) and words[end].low in ABOUT:
        return None
    while end < len(words) and inside[end] is None and end - at < 14:
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
