"""Words, numbers and marks of a text, every number put together into one ``Lexeme``.

In: text. Out: ``Lexeme`` values in order, with code-point offsets. "twenty-three", "2.5 million", "two and a half" and
"nineteen ninety-six" each become one lexeme of kind ``num``. What a number means (a day, a count, a year) is decided
by those who read them: ``timexes`` and ``figures``.

Time is linear: one pass of one pattern, one pass of merging with a bounded look-ahead.
"""

import re
from functools import lru_cache
from typing import NamedTuple

# A number longer than this many characters is no quantity anybody reads.
LONGEST_NUMBER = 20

# No number read in words or with scale words is greater.
CEILING = 1e18

PATTERN = re.compile(
    r"""(?P<url>(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,64}\.\w[\w.]{0,64})
    |(?P<iso>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-]))
    |(?P<clock>\d{1,2}:\d\d(?::\d\d)?(?:\.\d{1,3})?(?![\d:]))
    |(?P<slash>\d{1,2}/\d{1,2}(?:/\d{2,4})?(?![\d/]))
    |(?P<ord>\d{1,4}(?:st|nd|rd|th)(?!\w))
    |(?P<decade>(?:\d{3}0|['’]\d0|\d0)s(?!\w))
    |(?P<num>\d+(?:[.,]\d+)*|(?<![\w.,])\.\d+|[½¼¾⅓⅔])
    |(?P<code>(?:(?<=\$)US|USD|EUR|GBP|CHF|AUD|CAD|HKD|SGD|RMB|RM|Rs|NIS|NT|HK)(?=\d)|[A-Z]{1,3}(?=\d{1,3}(?:,\d{3})+\b))
    |(?P<word>(?:[^\W\d_]\.){2,8}(?!\w)|[^\W\d_]+\d\w*|[^\W\d_]+)
    |(?P<poss>['’]s(?!\w))
    |(?P<mark>\S)""",
    re.VERBOSE,
)
PLAIN_NUMBER = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+")
GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
HALVES = {"1/2": 0.5, "1/4": 0.25, "3/4": 0.75, "1/3": 1 / 3, "2/3": 2 / 3}

SMALL = {
    word: float(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10.0 * (place + 2)
    for place, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())
}
SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
}
SHORT_SCALES = {"k": 1e3, "mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12}
ORDINALS = {
    word: value + 1
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split()
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "hundredth": 100, "thousandth": 1000}


MONTHS = frozenset(
    """january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec""".split()
)


class Lexeme(NamedTuple):
    """A word, number or mark. ``low`` is its (first) word in lower case, ``value`` a number's value (else None).

    ``kind``: url, iso, clock, slash, ord, decade, num, word, poss, mark.
    """

    start: int
    end: int
    low: str
    kind: str
    value: float | None = None


def number(text: str) -> float | None:
    """The value of digits as written ("10,000", "2.5", "½"); None where they are no plain number."""
    if text in GLYPHS:
        return GLYPHS[text]
    if len(text) > LONGEST_NUMBER or not text.isascii() or not PLAIN_NUMBER.fullmatch(text):
        return None
    return float(text.replace(",", ""))


@lru_cache(maxsize=1)
def lexemes(text: str) -> tuple[Lexeme, ...]:
    """The lexemes of ``text``, numbers merged. The last text asked for is remembered, as two stages read it."""
    return tuple(merged(raw_lexemes(text)))


def raw_lexemes(text: str) -> list[Lexeme]:
    """The lexemes as they stand, digits valued, nothing merged."""
    found: list[Lexeme] = []
    for match in PATTERN.finditer(text):
        kind = match.lastgroup or "mark"
        kind = "word" if kind == "code" else kind
        low = match.group().lower()
        value = None
        if kind == "num":
            value = number(low)
        elif kind == "ord":
            value = float(low[:-2]) if low.isascii() else None
        found.append(Lexeme(match.start(), match.end(), low, kind, value))
    return found


def merged(raw: list[Lexeme]) -> list[Lexeme]:
    """Every run of number words, digits with scales, and ordinals put together."""
    out: list[Lexeme] = []
    at, size = 0, len(raw)
    while at < size:
        item = raw[at]
        if item.kind == "num" and item.value is not None:
            made, at = digits_on(raw, at)
        elif item.kind == "word" and (item.low in SMALL or item.low in TENS):
            made, at = words_on(raw, at)
        elif item.kind == "word" and item.low in ORDINALS:
            made, at = Lexeme(item.start, item.end, item.low, "ord", float(ORDINALS[item.low])), at + 1
        else:
            made, at = item, at + 1
        out.append(made)
    return out


def low_at(raw: list[Lexeme], at: int) -> str:
    """The lower-case text at ``at``, empty beyond the end."""
    return raw[at].low if at < len(raw) else ""


def joined(raw: list[Lexeme], at: int) -> bool:
    """Whether the lexeme at ``at`` follows the one before it without a space."""
    return at < len(raw) and raw[at].start == raw[at - 1].end


def half_on(raw: list[Lexeme], at: int, value: float) -> tuple[float, int]:
    """``value`` with "and a half" or "1/2" or "½" that follows at ``at``, and where to go on."""
    words = [low_at(raw, at + step) for step in range(6)]
    if words[:3] == ["and", "a", "half"]:
        return value + 0.5, at + 3
    if words == ["-", "and", "-", "a", "-", "half"]:
        return value + 0.5, at + 6
    if words[0] in HALVES:
        return value + HALVES[words[0]], at + 1
    if words[0] == "-" and words[1] in HALVES:
        return value + HALVES[words[1]], at + 2
    if words[0] in GLYPHS:
        return value + GLYPHS[words[0]], at + 1
    return value, at


def thousands_on(raw: list[Lexeme], at: int) -> tuple[float, int]:
    """Digits with the groups of three after them that single spaces part ("11 000"), and where to go on."""
    value, step = raw[at].value or 0.0, at + 1
    if not (raw[at].low.isdigit() and 0 < value < 1000 and raw[at].low[0] != "0") or named_before(raw, at):
        return value, step
    while step < len(raw) and raw[step].kind == "num" and len(raw[step].low) == 3 and raw[step].low.isdigit():
        if raw[step].start - raw[step - 1].end != 1 or low_at(raw, step + 1) in ("-", "/"):
            break
        value, step = value * 1000 + (raw[step].value or 0.0), step + 1
    if step < len(raw) and raw[step].kind == "num" and raw[step].start - raw[step - 1].end == 1:
        return raw[at].value or 0.0, at + 1  # a telephone number
    return value, step


def named_before(raw: list[Lexeme], at: int) -> bool:
    """Whether a word or number that may own the first digits stands before: "May 12 300 people", "555 010 432"."""
    return at > 0 and (
        raw[at - 1].kind == "num" or raw[at - 1].low in MONTHS or (raw[at - 1].kind == "mark" and at > 1)
    )


def digits_on(raw: list[Lexeme], at: int) -> tuple[Lexeme, int]:
    """Digits with the scales and halves after them, and where to go on."""
    first = raw[at]
    value, step = thousands_on(raw, at)
    if value == int(value) and value < 1000:
        value, step = half_on(raw, step, value)
    while step < len(raw):
        word, gap = raw[step].low, 0
        if word == "-" and joined(raw, step) and low_at(raw, step + 1) in SCALES:
            gap, word = 1, raw[step + 1].low
        if word in SCALES and raw[step].start - raw[step - 1].end <= 1 and value * SCALES[word] <= CEILING:
            value, step = value * SCALES[word], step + gap + 1
        elif word in SHORT_SCALES and joined(raw, step) and value * SHORT_SCALES[word] <= CEILING:
            value, step = value * SHORT_SCALES[word], step + 1
        else:
            break
    return Lexeme(first.start, raw[step - 1].end, first.low, "num", value), step


class Run:
    """A number in words as it is read.

    ``total`` is what the scales done make, ``current`` what stands below them, ``last`` the sort of the last word.
    """

    def __init__(self) -> None:
        self.total, self.current, self.last, self.ceiling = 0.0, 0.0, "", 1e15

    def take(self, word: str) -> bool:
        """Add ``word`` where it can go on; say whether it could."""
        open_place = self.last in ("", "hundred", "scale")
        if word in SMALL and (open_place or (self.last == "tens" and 0 < SMALL[word] < 10)):
            self.current, self.last = self.current + SMALL[word], "small"
        elif word in TENS and open_place:
            self.current, self.last = self.current + TENS[word], "tens"
        elif word in TENS and self.last == "small" and 13 <= self.current <= 19 and not self.total:
            self.current, self.last = self.current * 100 + TENS[word], "tens"  # nineteen ninety-…
        elif word == "hundred" and self.last in ("small", "tens") and self.current < 100:
            self.current, self.last = self.current * 100, "hundred"
        elif word in SCALES and word != "hundred" and self.last and SCALES[word] < self.ceiling:
            self.total += (self.current or 1) * SCALES[word]
            self.current, self.last, self.ceiling = 0.0, "scale", SCALES[word]
        else:
            return False
        return True


def words_on(raw: list[Lexeme], at: int) -> tuple[Lexeme, int]:
    """A number in words and where to go on; an ordinal where its last word is one ("twenty-first")."""
    first, run, step = raw[at], Run(), at
    while step < len(raw):
        word = raw[step].low
        jump = step > at and (
            (word == "-" and joined(raw, step)) or (word == "and" and run.last in ("hundred", "scale"))
        )
        word = low_at(raw, step + jump)
        if run.last == "tens" and jump and ORDINALS.get(word, 10) < 10:
            value = run.total + run.current + ORDINALS[word]
            return Lexeme(first.start, raw[step + jump].end, first.low, "ord", value), step + jump + 1
        if not run.take(word):
            break
        step += jump + 1
    value, step = half_on(raw, step, run.total + run.current)
    while low_at(raw, step) in SCALES and value != int(value) and value * SCALES[raw[step].low] <= CEILING:
        value, step = value * SCALES[raw[step].low], step + 1
    return Lexeme(first.start, raw[step - 1].end, first.low, "num", value), step
