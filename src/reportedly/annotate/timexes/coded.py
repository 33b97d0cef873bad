"""A text as tokens, each with a one-letter code for what it may be in a time expression.

In: tokens and the spans of the sentences. Out: ``Coded``. The codes of words stand in ``knowledge/time_words.tsv``;
numbers are ``y`` (a year in four digits), ``d`` (1 to 31), ``n`` (others) and ``o`` (ordinals). ``|`` stands where a
sentence begins, and words that are no part of any expression are ``x``.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.annotate.figures.numerals import Lexeme
from reportedly.knowledge import table
from reportedly.records import Span

# Days of the longest month.
LONGEST_MONTH = 31
# Month names cut short have at most so many letters ("Sept").
SHORTENED = 4
BREAK = Lexeme(-1, -1, "", "break")
MARKS = {
    ",": ",",
    ".": ".",
    "-": "-",
    "‐": "-",
    "‑": "-",
    "–": "-",
    "$": "$",
    "£": "$",
    "€": "$",
    "(": "(",
    "¥": "$",
}


@dataclass(frozen=True, slots=True)
class Coded:
    """A text as tokens and their codes, sentence beginnings put in as ``|``."""

    text: str
    words: tuple[Lexeme, ...]
    codes: str
    starts: tuple[int, ...] = ()  # where sentences begin, in characters

    def sentence(self, place: int) -> int:
        """Where the sentence begins that holds the character at ``place``."""
        at = bisect_right(self.starts, place) - 1
        return self.starts[at] if at >= 0 else 0

    def year_after(self, place: int) -> int | None:
        """The year some words on in the same clause: that of "the Boxing Day flood and fire in 2004"."""
        match = YEAR_AFTER.match(self.codes, place)
        year = self.words[match.end() - 1].value if match else None
        return int(year) if year else None


@cache
def word_codes() -> dict[str, str]:
    """Word to code."""
    return {row["word"]: row["code"] for row in table("time_words")}


@cache
def word_values() -> dict[str, str]:
    """Word to what it means: a number of a weekday or month, a unit, a reference."""
    return {row["word"]: row["value"] for row in table("time_words")}


def coded(text: str, words: Sequence[Lexeme], sentences: Sequence[Span]) -> Coded:
    """``words`` with their codes, a break before each sentence."""
    starts = iter(sorted(start for start, _ in sentences))
    start = next(starts, None)
    kept: list[Lexeme] = []
    codes: list[str] = []
    known = word_codes()
    feast = 0  # so many words of a feast's name are still to come
    for place, word in enumerate(words):
        if start is not None and word.start >= start and (not codes or codes[-1] != "p"):
            kept.append(BREAK)
            codes.append("|")
            while start is not None and word.start >= start:
                start = next(starts, None)
        kept.append(word)
        found = 0 if feast else feast_at(text, words, place)
        codes.append("`" if feast else "!" if found else code_of(text, words, place, known))
        feast = feast - 1 if feast else max(0, found - 1)
    return Coded(text, tuple(kept), "".join(codes), tuple(sorted(start for start, _ in sentences)))


@cache
def feasts() -> dict[str, str]:
    """Days of the year by name, to their rules (``days.feast``)."""
    return {row["words"]: row["rule"] for row in table("feasts")}


@cache
def feast_openings() -> frozenset[str]:
    """The first words of their names."""
    return frozenset(name.split()[0].removesuffix("'s") for name in feasts())


def feast_at(text: str, words: Sequence[Lexeme], place: int) -> int:
    """How many words the name of a feast at ``place`` has; 0 where none stands. The longest name wins."""
    if words[place].low not in feast_openings() or not text[words[place].start].isupper():
        return 0
    for size in (5, 4, 3, 2, 1):
        if feast_named(words[place : place + size]) in feasts():
            return size
    return 0


def feast_named(words: Sequence[Lexeme]) -> str:
    """The words as one name, written as in the table."""
    return " ".join(word.low for word in words).replace("’", "'").replace(" '", "'").replace(" .", ".")


def code_of(text: str, words: Sequence[Lexeme], place: int, known: dict[str, str]) -> str:
    """The one-letter code of a token."""
    word = words[place]
    if word.kind == "word":
        code = known.get(word.low, "x")
        if code == "V" and text[word.start].isupper() and place and words[place - 1].kind == "word":
            return "x"  # the name of a paper: the Larn Weekly
        if code in "uU" and text[word.start].isupper() and place and words[place - 1].low == "-":
            return "x"  # in a name: the Six-Day War
        if word.low == "last" and place and text[words[place - 1].start : words[place - 1].end] in LASTING:
            return "x"  # a verb: "may last two weeks"
        if code in "wW%mbSF":
            return named(text, words, place, code)
        return code
    if word.kind == "num":
        return number_code(text, word)
    if word.kind == "ord":
        return "o"
    if word.kind == "poss":
        return "'"
    if word.kind == "mark":
        return MARKS.get(word.low, "x")
    return {"clock": "c", "decade": "s", "iso": "Z", "slash": "/"}.get(word.kind, "x")


def number_code(text: str, word: Lexeme) -> str:
    """``y`` for a year, ``d`` for 1 to 31, ``n`` else, ``x`` where the digits are no number."""
    if word.value is None:
        return "x"
    digits = text[word.start : word.end]
    if digits.isdigit() and len(digits) == 4 and 1000 <= word.value <= 2100:
        return "y"
    if not digits[0].isdigit() and 1100 <= word.value <= 2100 and "hundred" not in digits.lower():
        return "y"
    return "d" if 1 <= word.value <= 31 and word.value == int(word.value) else "n"


@cache
def full_month(word: str) -> bool:
    """Whether a word is the name of a month not cut short: what stands after it is the sentence's own full stop."""
    return len(word) > SHORTENED or word in ("may", "june", "july")


def named(text: str, words: Sequence[Lexeme], place: int, code: str) -> str:
    """Weekdays and months are names: written with a capital, and the short or doubtful ones beside a number."""
    word = words[place]
    capital = text[word.start].isupper()
    if code == "F":
        return "F" if text[word.start : word.end].isupper() else "x"
    if code == "S":
        return "S" if word.low not in ("spring", "fall", "falls", "springs") or season_like(words, place) else "x"
    if not capital:
        return "x" if len(word.low) < 6 or word.low == "august" else code
    before = words[place - 1].low if place else ""
    after = words[place + 1] if place + 1 < len(words) else None
    if code == "m" and in_a_name(text, words, place):
        return "x"
    if code == "b":
        numbered = after is not None and (after.value is not None or after.low == ",")
        return "m" if numbered or before in MAY_AFTER or (place and words[place - 1].value is not None) else "x"
    if code == "m" and word.low in ("mar", "jan", "dec", "sep", "nov", "apr", "jun", "jul", "feb", "oct", "aug"):
        numbered = place > 0 and 1 <= (words[place - 1].value or 0) <= LONGEST_MONTH
        return "m" if numbered or (after is not None and (after.value is not None or after.low == ".")) else "x"
    return code


# Other words, then a year after "in" or "of", or beside the feast itself.
YEAR_AFTER = re.compile("(?:[x&]{0,6}[IO]|,?)y")
OPENS = frozenset((".", "?", "!", ":", ";", "”", "“", '"'))
LASTING = frozenset("will would may might can could should must to not".split())


def in_a_name(text: str, words: Sequence[Lexeme], place: int) -> bool:
    """Whether a month stands as a name among names: Viktor March, the March Inn."""
    before = words[place - 1] if place else None
    after = words[place + 1] if place + 1 < len(words) else None
    if after and after.value is not None:
        return False
    if before and before.low == "&":
        return True
    if is_name(text, before) and place > 1 and words[place - 2].low not in OPENS:
        return True
    plain = before is not None and before.kind == "word" and word_codes().get(before.low, "x") in "Tx"
    return plain and is_name(text, after)


def is_name(text: str, word: Lexeme | None) -> bool:
    """Whether a word has a capital and no part in telling times."""
    if word is None or word.kind != "word" or len(word.low) < 2:
        return False
    return text[word.start].isupper() and word_codes().get(word.low, "x") == "x"


MAY_AFTER = frozenset(
    """in last next since until till by of early late mid this from through and during every each to between - before
    after around middle ending following previous that""".split()
)


def season_like(words: Sequence[Lexeme], place: int) -> bool:
    """Whether "spring" or "fall" stands where a season would."""
    before = [word.low for word in words[max(0, place - 2) : place]]
    return bool(before) and (
        before[-1] in ("last", "next", "this", "that", "every", "each", "early", "late", "mid", "previous", "following")
        or before in (["in", "the"], ["of", "the"], ["by", "the"], ["since", "the"], ["during", "the"])
        or (before[-1] in ("in", "by", "since", "until", "-"))
    )
