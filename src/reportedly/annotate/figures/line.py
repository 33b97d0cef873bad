"""A sentence as the figures stage sees it: its lexemes, what stands where, and which of them are dates.

In: the lexemes of a sentence and the stretches that are dates and times. Out: ``Line`` with its questions. What the
words mean for a number is told in the other modules.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportedly.annotate.figures import lexicon
from reportedly.annotate.figures.numerals import Lexeme
from reportedly.records import Span

MONEY_WORDS = frozenset(("us", "a", "c", "hk", "nz", "s", "r", "au", "ca", "nt"))
DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec""".split()
)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence: the text it stands in, its lexemes, and the spans of its dates, times and sets in order."""

    text: str
    items: Sequence[Lexeme]
    dates: Sequence[Span] = ()
    capitals: bool = False  # a headline, where capitals tell nothing
    words: dict[int, str] = field(init=False, repr=False, compare=False)  # lexemes in lower case by place

    def __post_init__(self) -> None:
        """Lay out the words by place, which is quicker to ask than a list whose ends must be minded."""
        object.__setattr__(self, "words", {place: item.low for place, item in enumerate(self.items)})

    def low(self, at: int) -> str:
        """The lexeme in lower case, empty beyond the ends."""
        return self.words.get(at, "")

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
        if self.low(at - 1) in ("-", "−") and self.low(at - 2) in known and self.tight(at - 2, at + 1):
            at -= 1  # $-5m
        before = self.low(at - 1)
        apart = self.low(at - 2) in ("hk", "nz") and self.capital(at - 2)
        if before == "$" and self.low(at - 2) in MONEY_WORDS and (apart or self.tight(at - 2, at)):
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
