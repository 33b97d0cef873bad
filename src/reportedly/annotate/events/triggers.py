"""The words that tell that a thing happened, and where they do not.

In: a sentence's words. Out: the kind of event a word tells of here, and how many words tell it. Who, where and when are
found in the files beside this one.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.annotate.statements.clauses import small
from reportedly.annotate.tokens import Token
from reportedly.knowledge import table, values

# What is denied, or is only said not to have been, is no event: "has not been detained", "without an arrest".
DENIED = frozenset("not n't never no without nobody none neither nor cannot avoided avoid denied denies".split())
DENIED_WITHIN = 3
# So is what only may have been: "it could be an earthquake", "an attack is unlikely".
DOUBTED = frozenset("may might could would unlikely possible possibly potential whether if hypothetical feared".split())
DOUBTED_WITHIN = 6
JOINED_BY = frozenset({"-", "‑", "_", "/"})  # a part of a longer word or of an address
ARTICLES = frozenset({"a", "an", "the"})
CLAUSE = frozenset({",", ";", ":", "but", "and"})
NO_NOUN_AFTER = frozenset({"to", "will", "would", "they", "we", "he", "she", "who"})


@dataclass(frozen=True, slots=True)
class _Row:
    kind: str
    part: str
    unless: frozenset[str]


@cache
def triggers() -> dict[str, tuple[_Row, ...]]:
    """Form -> the rows of ``events.tsv`` that have it; forms of two words are keyed by both, parted by a space."""
    found: defaultdict[str, list[_Row]] = defaultdict(list)
    for row in table("events"):
        for form in values(row["forms"]):
            found[form].append(_Row(row["type"], row["part"], frozenset(values(row["unless"]))))
    return {form: tuple(rows) for form, rows in found.items()}


@dataclass(frozen=True, slots=True)
class Trigger:
    """Where a scene tells of an event: its first word, how many words, the kind of event and the part of speech."""

    at: int
    length: int
    kind: str
    part: str


def trigger_at(words: Sequence[Token], at: int) -> Trigger | None:
    """The trigger that begins at word ``at``; None where the word tells of no event here."""
    for length in (2, 1) if at + 1 < len(words) else (1,):
        form = " ".join(word.low for word in words[at : at + length])
        for row in triggers().get(form, ()):
            if _fits(words, at, length, row) and not _denied(words, at):
                return Trigger(at, length, row.kind, row.part)
    return None


def _fits(words: Sequence[Token], at: int, length: int, row: _Row) -> bool:
    word = words[at]
    if word.is_capital and at and words[at - 1].is_word and words[at - 1].is_capital:
        return False
    before = words[at - 1].low if at else ""
    after = words[at + length].low if at + length < len(words) else ""
    further = words[at + length + 1].low if at + length + 1 < len(words) else ""
    beside = further if after in ARTICLES else after
    if {before, beside, f"{after} {further}"} & row.unless:
        return False
    if {before, after} & JOINED_BY:
        return False
    if row.part == "verb":
        return before not in small("determiner") - {"that", "some", "all", "both", "two"}
    return before not in NO_NOUN_AFTER


def _denied(words: Sequence[Token], at: int) -> bool:
    """Whether the words right before (or "is unlikely" after) take back what a trigger tells."""
    for back, word in enumerate(reversed(words[max(0, at - DOUBTED_WITHIN) : at])):
        if word.low in CLAUSE:
            break
        if word.low in DOUBTED:
            return True
        if back < DENIED_WITHIN and (word.low in DENIED or word.low.endswith(("n't", "n’t"))):
            return True
    return any(word.low == "unlikely" for word in words[at + 1 : at + 1 + DENIED_WITHIN])
