"""The noun a stretch of a sentence is about: the subject of a verb, what stands between a verb and its number.

In: a ``Line``, its verbs and a stretch of lexemes. Out: the head of its first noun phrase as written, or None.
"""

from dataclasses import replace

from reportedly.annotate.figures import lexicon
from reportedly.annotate.figures.clause import (
    ADVERBS,
    DETERMINERS,
    LIGHT_WALLS,
    PREPOSITIONS,
    REACH,
    SAYING,
    WALLS,
    Verb,
    is_wall,
    past,
)
from reportedly.annotate.figures.line import Line


def subject_noun(line: Line, verbs: tuple[Verb, ...], verb: Verb) -> str | None:
    """The head of what stands before a verb: "House prices in Westmark rose" → prices."""
    verb = before_to(line, verbs, verb)
    last = verb.first
    if line.low(last - 1) == ",":  # "The tax, due in May, raises …"
        last = next((at for at in range(last - 2, -1, -1) if line.low(at) == ","), last)
    first = clause_start(line, verbs, last)
    for _ in range(2):  # "The number killed when the ferry sank rose": what has a verb of its own stands aside
        aside = first > 1 and line.low(first - 1) in WALLS | LIGHT_WALLS and line.low(first - 2) != ","
        if aside and any(first <= v.place < last for v in verbs):
            last, first = first - 1, clause_start(line, verbs, first - 1)
    if line.low(first) in AWAITING and line.low(first - 1) == ",":
        last, first = first - 1, clause_start(line, verbs, first - 1)
    return head_noun(line, first, last)


def before_to(line: Line, verbs: tuple[Verb, ...], verb: Verb) -> Verb:
    """The verb whose subject is that of an infinitive: "inflation ‹is expected› to ease"."""
    if line.low(verb.first - 1) != "to":
        return verb
    at = verb.first - 2 - (line.low(verb.first - 2) in AWAITING - {"expected"})
    return next(
        (one for one in reversed(verbs) if one.place in (at, verb.first - 2)), replace(verb, first=verb.first - 1)
    )


# "The tax, due to rise": the subject stands before these.
AWAITING = frozenset("due set expected likely unlikely planned scheduled about".split())


def clause_start(line: Line, verbs: tuple[Verb, ...], last: int) -> int:
    """Where the clause that ends at the lexeme begins: what a relative clause is about belongs to it."""
    first = last
    saying = {verb.place for verb in verbs if verb.base in SAYING and not reduced_to(line, verb)}
    while first > 0 and last - first < REACH and first - 1 not in saying:
        if is_wall(line, first - 1) and not passes(line, verbs, first - 1):
            break
        first -= 1
    return first


def reduced_to(line: Line, verb: Verb) -> bool:
    """Whether the verb only tells more of the noun before it: "the number ‹known› to have died"."""
    alone = verb.first == verb.place and line.low(verb.place + 1) == "to" and past(verb.word)
    return alone and line.kind(verb.place - 1) == "word" and line.low(verb.place - 1) in COUNTERS


def passes(line: Line, verbs: tuple[Verb, ...], at: int) -> bool:
    """Whether a subject goes on past the lexeme: "boys ‹and› girls", "the loaf ‹that› cost"."""
    if line.low(at) in ("that", "which", "who"):
        told = any(verb.place < at and verb.base in SAYING for verb in verbs)
        return line.kind(at - 1) == "word" and not line.is_dated(at - 1) and not told
    return line.low(at) in ("and", "or") and not any(verb.place < at for verb in verbs)


def object_noun(line: Line, verb: Verb, first: int) -> str | None:
    """The head of what stands between a verb and the preposition of its number: "cut its ‹rate› by 25 points"."""
    if any(line.kind(at) == "num" or is_wall(line, at) for at in range(verb.place + 1, first)):
        at = first - 2
        plain = line.kind(at) == "word" and line.low(at) not in lexicon.STOP and not line.is_dated(at)
        return line.low(at) if plain and line.low(first - 1) in ("by", "to") and at > verb.place else None
    return head_noun(line, verb.place + 1, first)


# Nouns that stand for the number of what follows "of".
COUNTERS = frozenset(
    "number total proportion share majority amount count tally scores dozens hundreds thousands".split()
)


HARM = frozenset("died killed dead injured wounded missing displaced infected".split())


def head_noun(line: Line, first: int, last: int) -> str | None:
    """The last word of the first noun phrase in a stretch, the noun after "of" where the first only counts it."""
    at = first
    if line.low(first) == "those":
        return None  # those from Larn: the noun is another's
    while at < last and (line.low(at) in DETERMINERS or line.low(at) in PREPOSITIONS or line.low(at) in ADVERBS):
        at += 1
    head = None
    while at < last and in_phrase(line, at):
        word = line.low(at)
        if head is not None and (word in ("that", "which", "who") or ends_noun(line, at)):
            break
        if line.kind(at) == "word" and word not in lexicon.STOP and not line.is_dated(at):
            head = at
        at += 1
    if head is None:
        return None
    if line.low(head) == "number" and any(line.low(n) in HARM for n in range(at, min(at + 4, last))):
        return lexicon.PEOPLE  # the number known to have died
    if line.low(head) in COUNTERS and line.low(at) == "of":
        return head_noun(line, at + 1, last) or line.low(head)
    return line.text_of(head, head + 1) if line.capital(head) and head > 0 else line.low(head)


def ends_noun(line: Line, at: int) -> bool:
    """Whether a participle after a noun ends its phrase: "people killed", "whales wintering off"."""
    word = line.low(at)
    return past(word) or (word.endswith("ing") and line.low(at - 1).endswith("s"))


def in_phrase(line: Line, at: int) -> bool:
    """Whether a noun phrase may go on with the lexeme."""
    tied = line.low(at) == "-" and line.tight(at - 1, at + 2)
    return tied or (line.kind(at) in ("word", "poss", "num", "ord") and line.low(at) not in PREPOSITIONS)
