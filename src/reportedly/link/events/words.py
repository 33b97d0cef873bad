"""The words that name happenings: the head of a phrase, its lemma, its family and the senses it shares with others.

In: words. Out: lemmas, families ("acquire" for "acquisition"), senses (``event_words.tsv``). Which two mentions are one
happening does not belong here.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from reportedly.knowledge import table, values
from reportedly.records import Span

WORD = re.compile(r"[^\W_]+(?:[.'’-](?=\w)[^\W_]+)*")
# Words that carry no meaning of their own in a phrase of several.
EMPTY = frozenset(
    "a an the this that these those his her its their our my your some any no to be is are was were been being am has "
    "have had having do does did will would shall should can could may might must not n't and or as by for from with "
    "of about at it he she they we there".split()
)
PARTICLES = frozenset(
    "up down out off in into on over away back through under around ahead along apart aside forward together".split()
)
# Verbs that leave what happens to their noun: "make an arrest", "carry out an attack", "hold talks".
LIGHT = frozenset("make take have give do get hold carry put go come be keep bring commit conduct set stage".split())
ENDINGS = (
    "ifications ification isations isation izations ization ations ation itions ition ments ment ances ance ences ence "
    "sions sion tions tion ures ure ings ing als ers ors ees ators ator ated ates ating ate ised ises ise ized izes "
    "ize ifies ified ify ied ies ed es er or al ee s d y e"
).split()
LEAST_STEM = 4
LONGEST_HEAD = 12  # words of a span that are looked at


def head_lemma(text: str, spans: Sequence[Span]) -> str:
    """The lemma of the head of a phrase, which may be in several runs: "arrest" for "has been arrested"."""
    return head(text, spans)[0]


def head(text: str, spans: Sequence[Span]) -> tuple[str, Span]:
    """The lemma of a phrase's head, with its particle where the two are a known word ("step down"), and its span."""
    words = [(m.group().lower(), m.span()) for start, end in spans for m in WORD.finditer(text, start, end)]
    words = words[:LONGEST_HEAD]
    if not words:
        return text[spans[0][0] : spans[-1][1]].lower(), (spans[0][0], spans[-1][1])
    full = [n for n, (word, _) in enumerate(words) if word not in EMPTY and word not in PARTICLES]
    if not full:
        return lemma(words[0][0]), words[0][1]
    at = full[-1]
    of = next((n for n, (word, _) in enumerate(words) if word == "of"), None)
    if of is not None and full[0] < of:
        at = max(n for n in full if n < of)
    first = lemma(words[full[0]][0])
    particle = words[full[0] + 1][0] if full[0] + 1 < len(words) else ""
    if particle in PARTICLES and (len(full) == 1 or first not in LIGHT):
        at = full[0]
    base = lemma(words[at][0])
    after = particle if at == full[0] and particle else _next_word(text, words[at][1][1])
    phrase = f"{base} {after}"
    return (phrase if after in PARTICLES and phrase in families() else base), words[at][1]


def _next_word(text: str, at: int) -> str:
    found = WORD.match(text, at + 1) if text[at : at + 1] == " " else None
    return found.group().lower() if found else ""


@cache
def lemma(word: str) -> str:
    """The base of a form, by rule and by the tables of verbs: "sold" is sell, "buried" bury, "talks" talk."""
    low = word.lower().replace("’", "'").removesuffix("'s")
    if low in _irregular():
        return _irregular()[low]
    known = _known()
    if low in known:
        return low
    for candidate in _bases(low):
        if candidate in known:
            return candidate
    return next(_bases(low), low)


def _bases(low: str) -> Iterator[str]:
    """What a form may be made of, the likeliest first."""
    if len(low) > 4 and low.endswith(("ies", "ied")):
        yield low[:-3] + "y"
        yield low[:-1]
    for ending in ("ing", "ed"):
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            stem = low[: -len(ending)]
            if stem[-1] == stem[-2] and stem[-1] not in "aeiousl":
                yield stem[:-1]
            yield stem
            yield stem + "e"
            if stem[-1] == stem[-2]:
                yield stem[:-1]
    if low.endswith("s") and len(low) > 3 and not low.endswith(("ss", "us", "is")):
        if low.endswith(("ches", "shes", "sses", "xes", "zes")):
            yield low[:-2]
        yield low[:-1]


@cache
def _irregular() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in table("verbs"):
        for form in values(row["forms"]):
            found.setdefault(form, row["base"])
    return found


@cache
def _known() -> frozenset[str]:
    return frozenset(row["base"] for row in table("verbs")) | frozenset(families())


@cache
def families() -> dict[str, str]:
    """A word of ``event_words.tsv`` to the first of its family."""
    found: dict[str, str] = {}
    for row in table("event_words"):
        for family in values(row["words"]):
            members = family.split("/")
            for member in members:
                found.setdefault(member, members[0])
    return found


@cache
def senses_of() -> dict[str, frozenset[str]]:
    """A word to the rows of ``event_words.tsv`` in which it stands."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in table("event_words"):
        for family in values(row["words"]):
            for member in family.split("/"):
                found[member].add(row["sense"])
    return {word: frozenset(rows) for word, rows in found.items()}


def family(base: str) -> str:
    """The family of a lemma: the lemma itself where the table does not have it."""
    return families().get(base) or base


def senses(base: str) -> frozenset[str]:
    """The senses of a lemma, of its family and of the verb in a phrase with a particle."""
    rows = senses_of()
    return rows.get(base, frozenset()) | rows.get(family(base), frozenset())


@cache
def root(base: str) -> str:
    """A lemma without the endings that make nouns of verbs, so that "develop" and "development" meet."""
    for ending in ENDINGS:
        if base.endswith(ending) and len(base) - len(ending) >= LEAST_STEM:
            return base[: -len(ending)]
    return base
