"""What is known where a time expression stands, and what it comes to mean.

In: a ``Candidate``. Out: the words of it that say which edge or limit of a span is meant. Values are worked out in
``dates`` and ``spans``.
"""

from dataclasses import dataclass
from datetime import date

from reportedly.annotate.timexes.coded import word_values
from reportedly.annotate.timexes.find import Candidate

FROM_WRITTEN = "counted from publication"
FROM_NAMED = "counted from the day last named"
EDGES = {"E": "START", "e": "START", "K": "END", "k": "END", "i": "MID", "g": ""}
LIMITS = {
    "13": "MORE_THAN",
    "9I": "MORE_THAN",
    "23": "LESS_THAN",
    "@4": "EQUAL_OR_MORE",
    "@5": "EQUAL_OR_LESS",
    "6&": "EQUAL_OR_LESS",
}


@dataclass(frozen=True, slots=True)
class Moment:
    """What is known where an expression stands.

    ``written`` is the day of publication (of quoted words: the day they were said), ``named`` the last day the text
    named in full, ``value`` the last value it gave that has a year, ``period`` the span last reported on (a quarter, a
    half, a month or a year, as a value), ``direction`` past, future or None. ``history``: the text tells of times past
    and is read from ``value``, or from ``era``, the last year before the era (``BC0431``). ``counted``: a number of
    things stands just before; ``year_after``: the year some words on. ``before`` and ``after`` are the words beside it,
    in lower case.
    """

    written: date | None
    named: date | None
    direction: str | None
    value: str | None = None
    period: str | None = None
    history: bool = False
    era: str = ""
    counted: bool = False
    year_after: int | None = None
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


def year_of(found: Candidate, moment: Moment) -> int | None:
    """The year named, with digits or as last, this or next."""
    word = found.word("y")
    if word and word.value:
        return int(word.value)
    if moment.written and found.word("u") and found.word("lHN"):
        return moment.written.year + {"l": -1, "H": 0, "N": 1}[next(c for c in found.codes if c in "lHN")]
    return None


def unit_of(found: Candidate) -> str:
    """The letter of the unit named: S TM H D W F M Q Y E C, or WE for a weekend."""
    return word_values()[found.low("uUQtJ")]


def narrated(found: Candidate) -> bool:
    """Whether the words count from the time last named: that year, the previous day, the following month."""
    return bool(
        found.word("h")
        or found.low("l") in ("previous", "preceding", "prior")
        or found.low("N") in ("following", "subsequent", "ensuing")
        or (found.word("T") and found.word("N") and found.word("uDS") and found.low("N") == "next")
    )
