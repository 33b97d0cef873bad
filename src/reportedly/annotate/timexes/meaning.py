"""What is known where a time expression stands, and what it comes to mean.

In: a ``Candidate``. Out: the words of it that say which edge or limit of a span is meant. Values are worked out in
``dates`` and ``spans``.
"""

from dataclasses import dataclass
from datetime import date

from reportedly.annotate.timexes.find import Candidate, word_values

EDGES = {"E": "START", "e": "START", "K": "END", "k": "END", "i": "MID", "g": ""}
LIMITS = {"13": "MORE_THAN", "23": "LESS_THAN", "@4": "EQUAL_OR_MORE", "@5": "EQUAL_OR_LESS", "6&": "EQUAL_OR_LESS"}


@dataclass(frozen=True, slots=True)
class Moment:
    """What is known where an expression stands.

    ``written`` is the day of publication, ``named`` the last day the text named, ``direction`` past, future or None.
    ``year`` is the last year written out, where that was not long before; ``quarter`` is the value of the last quarter
    named. ``before`` and ``after`` are the words beside it, in lower case.
    """

    written: date | None
    named: date | None
    direction: str | None
    quarter: str | None = None
    year: int | None = None
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Meaning:
    """TIMEX3 type, value and mod, and the rule that gave them."""

    type: str
    value: str
    mod: str | None = None
    rule: str = ""


def edge(found: Candidate) -> str | None:
    """START, MID or END where the words name a part of the span."""
    for word, code in zip(found.words, found.codes, strict=True):
        if code == "g":
            return word_values()[word.low]
        if code in EDGES:
            return EDGES[code]
    return None


def part_value(word: str) -> str:
    """``TMO`` for morning, ``T12:00`` for noon; the empty text for other words."""
    value = word_values().get(word, "")
    return f"T{value}" if value else ""


def limit(found: Candidate) -> str | None:
    """MORE_THAN, APPROX and the like where the words bound a span."""
    codes = found.codes
    if codes[:1] == "~":
        return word_values()[found.words[0].low]
    if codes[:2] in LIMITS:
        return LIMITS[codes[:2]]
    if codes[:3] in ("713", "723"):
        return "EQUAL_OR_LESS" if codes[1] == "1" else "EQUAL_OR_MORE"
    return "LESS_THAN" if codes[:1] == "8" else None
