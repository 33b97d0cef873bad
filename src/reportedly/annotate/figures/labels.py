"""A sentence as the figures stage sees it, and the numbers in it that are no quantities.

In: the lexemes of a sentence and the stretches that are dates and times. Out: ``Line`` with its questions, and
``is_label`` for names with numbers, list marks, addresses, routes, phone numbers and versions.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.annotate.figures import lexicon
from reportedly.annotate.figures.numerals import Lexeme
from reportedly.records import Span

MONEY_WORDS = frozenset(("us", "a", "c", "hk", "nz", "s", "r", "au", "ca", "nt"))
COMPANY = frozenset(("group", "gang", "big", "council", "class", "school", "committee"))
DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec""".split()
)
STREETS = frozenset("street st avenue ave road rd boulevard blvd lane drive highway way".split())


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence: the text it stands in, its lexemes, and the spans of its dates, times and sets in order."""

    text: str
    items: Sequence[Lexeme]
    dates: Sequence[Span] = ()
    capitals: bool = False  # a headline, where capitals tell nothing

    def low(self, at: int) -> str:
        """The lexeme in lower case, empty beyond the ends."""
        return self.items[at].low if 0 <= at < len(self.items) else ""

    def lows(self, first: int, last: int) -> tuple[str, ...]:
        """Several, fewer where the sentence ends."""
        return tuple([item.low for item in self.items[first:last]]) if 0 <= first < last else ()

    def kind(self, at: int) -> str:
        """The kind of the lexeme."""
        return self.items[at].kind if 0 <= at < len(self.items) else ""

    def value(self, at: int) -> float | None:
        """The value of a number at ``at``, None where there is none."""
        return self.items[at].value if 0 <= at < len(self.items) and self.items[at].kind == "num" else None

    def text_of(self, first: int, last: int) -> str:
        """The words as written."""
        last = min(last, len(self.items))
        return self.text[self.items[first].start : self.items[last - 1].end] if first < last else ""

    def capital(self, at: int) -> bool:
        """Whether the lexeme is written with a capital."""
        return 0 <= at < len(self.items) and self.text[self.items[at].start].isupper()

    def opens(self, at: int) -> bool:
        """Whether the sentence begins here, quote marks aside."""
        return at <= 2 and all(item.kind == "mark" for item in self.items[:at])

    def tight(self, first: int, last: int) -> bool:
        """Whether the lexemes stand without a space between them."""
        if first < 0 or last > len(self.items):
            return False
        return all(self.items[i].end == self.items[i + 1].start for i in range(first, last - 1))

    def blocked(self, at: int) -> bool:
        """Whether the lexeme is part of a date, a time or a set."""
        start = self.items[at].start
        place = bisect_right(self.dates, (start, len(self.text) + 1)) - 1
        return place >= 0 and self.dates[place][0] <= start < self.dates[place][1]

    def is_dated(self, at: int) -> bool:
        """Whether the lexeme is part of a date or names a month or a weekday."""
        return 0 <= at < len(self.items) and (self.blocked(at) or self.low(at) in DAYS)

    def sign(self, at: int) -> tuple[int, str] | None:
        """Where the currency sign before the number at ``at`` begins, and its currency."""
        known = lexicon.signs()
        before = self.low(at - 1)
        if before == "$" and self.low(at - 2) in MONEY_WORDS and self.tight(at - 2, at):
            return at - 2, known.get(self.low(at - 2) + "$", "USD")
        if before == "$" and self.low(at - 2).rstrip(".").replace(".", "") == "us":
            return at - 2, "USD"
        if before == "us" and self.low(at - 2) == "$":
            return at - 2, "USD"
        if before == "." and self.low(at - 2) == "rs":
            return at - 2, "INR"
        if before in known and (self.kind(at - 1) == "mark" or self.capital(at - 1)):
            return at - 1, known[before]
        return None


def is_label(line: Line, at: int) -> bool:
    """Whether the number at ``at`` is part of a name, a list mark, a version or the like."""
    item, before = line.items[at], line.low(at - 1)
    if glued(line, at) or listed(line, at) or primed(line, at) or before in POWERS or line.low(at + 1) in POWERS:
        return True
    if line.low(at + 1) in ("-", "–") and street(line, at + 2):
        return True
    if before in NUMERO or (before == "." and line.low(at - 2) in ("no", "nos")):
        return not (before == "no" and line.text[item.start].isalpha())
    if before in lexicon.labels() and not (line.opens(at - 1) and line.low(at + 1) in lexicon.count_nouns()):
        plain = line.text_of(at - 1, at).islower() and ((item.value or 0) >= 1000 or plural_soon(line, at + 1))
        return not plain and not unit_like(line, at + 1)
    if item.low == "one" and (before in ONE_BEFORE or line.low(at + 1) in ONE_AFTER):
        return before in ONE_BEFORE or line.low(at + 1) == "of" or not harmed(line, at)
    if line.capital(at) and item.low.isalpha() and not line.opens(at) and not line.capitals:
        return before in COMPANY or (before == "of" and line.capital(at - 2)) or line.capital(at - 1)
    if before == "of" and line.text_of(at - 2, at - 1) in ("Group", "Gang") and at >= 2:
        return True
    return modelled(line, at) or named(line, at) or street(line, at)


POWERS = frozenset("×^")
NUMERO = frozenset(("#", "no", "nos", "№"))
ONE_BEFORE = frozenset("one the this that no any every each another which".split())
ONE_AFTER = frozenset("of another 's ’s , . can could should would may".split())


def primed(line: Line, at: int) -> bool:
    """Part of a height or an angle: 6'3"."""
    before, after = line.low(at - 1), line.low(at + 1)
    if after in PRIMES and line.value(at + 2) is not None and line.tight(at, at + 3):
        return True
    return before in PRIMES and line.tight(at - 1, at + 1) and line.value(at - 2) is not None


def modelled(line: Line, at: int) -> bool:
    """A jet by its number ("737 Max"), or a number tied to a word that is neither unit nor counted ("four-door")."""
    jet = line.capital(at + 1) or line.low(at + 1) in ("jet", "jets", "plane", "planes")
    if JETS.fullmatch(line.low(at)) and jet:
        return True
    if line.low(at + 1) == "-" and line.kind(at + 2) == "word" and line.tight(at, at + 3):
        return not unit_like(line, at + 2) and line.low(at + 2) not in lexicon.single_nouns() | HYPHENED
    return False


def harmed(line: Line, at: int) -> bool:
    """Whether the word before is a thing done to people ("killed one.")."""
    return lexicon.event_forms().get(line.low(at - 1), ("", ""))[0] in lexicon.people_events()


def glued(line: Line, at: int) -> bool:
    """F-16, COVID-19, 555-0123-4567, 1.2.3, 140x60: part of a longer sign."""
    item = line.items[at]
    if at and line.low(at - 1) in ("-", "/", "_", "–") and line.tight(at - 2, at + 1) and at >= 2:
        prior = line.items[at - 2]
        if prior.kind == "word" and prior.low not in (
            "mid",
            "post",
            "pre",
            "under",
            "over",
            "sub",
            "plus",
            "magnitude",
        ):
            return True
        if prior.kind == "num":
            return True  # a score, a telephone number: ranges and votes were read before
    if line.kind(at + 1) == "word" and line.tight(at, at + 2) and item.low[0].isdigit():
        return line.low(at + 1) not in GLUED and (line.low(at + 1),) not in lexicon.units()
    return line.low(at - 1) in ("_", "@", "=", "/", "&") and line.tight(at - 1, at + 1)


GLUED = frozenset("m b k bn mn mm tn am pm p c ps".split())
# What a number is tied to by a hyphen and still counts.
HYPHENED = frozenset("magnitude plus old million billion strong dozen hundred thousand to".split())
PRIMES = frozenset("'’′")
JETS = re.compile("7[0-8]7")


def listed(line: Line, at: int) -> bool:
    """A list mark at the beginning: "1.", "2)", "(3)"."""
    if at == 0 and line.low(1) in (".", ")", ":") and line.items[at].low.isdigit():
        return True
    bracketed = line.low(at - 1) == "(" and line.low(at + 1) == ")" and at <= 1
    return bracketed or (line.low(at - 1) in ("[",) and line.low(at + 1) == "]")


def named(line: Line, at: int) -> bool:
    """A number after a name, with nothing counted after it: "Boeing 737", "Apollo 11"."""
    item = line.items[at]
    if not line.capital(at - 1) or line.capitals or line.is_dated(at - 1) or not item.low[0].isdigit():
        return False
    if line.sign(at) or line.kind(at - 1) != "word" or line.opens(at - 1):
        return False
    after = line.low(at + 1)
    return (
        not unit_like(line, at + 1)
        and after not in lexicon.count_nouns()
        and not plural_soon(line, at + 1)
        and (lexicon.event_forms().get(after, ("", ""))[0] not in lexicon.people_events())
    )


def plural_soon(line: Line, at: int) -> bool:
    """Whether a plural in lower case follows within three words."""
    for step in range(3):
        word = line.low(at + step)
        if line.kind(at + step) != "word" or word in lexicon.STOP:
            return False
        if word in lexicon.count_nouns() or (word.endswith("s") and len(word) > 3 and not line.capital(at + step)):
            return True
    return False


def unit_like(line: Line, at: int) -> bool:
    """Whether a unit stands here."""
    return line.lows(at, at + 1) in lexicon.units() or line.lows(at, at + 2) in lexicon.units()


def street(line: Line, at: int) -> bool:
    """12 Mill Street: a house number."""
    if not line.capital(at + 1) or line.capitals:
        return False
    return any(line.low(at + step) in STREETS and line.capital(at + step) for step in (2, 3))
