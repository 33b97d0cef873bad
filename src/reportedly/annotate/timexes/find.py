"""Where the time expressions of a text are.

In: tokens and the spans of the sentences. Out: ``Candidate`` values, none overlapping, each with the pattern that found
it and its tokens by code. What day or span each one means is worked out in ``resolve``.

Every token is given a one-letter code (``knowledge/time_words.tsv``, and the kinds of numbers below), and the patterns
run over the string of codes, so that each is short and its time linear. ``|`` stands where a sentence begins.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.annotate.figures.numerals import Lexeme
from reportedly.knowledge import table
from reportedly.records import Span

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
    "%": "p%",
}

# Pieces of patterns. y: four-digit year, d: 1-31, n: other number, o: ordinal; letters as in time_words.tsv.
NUMBER = "[ydn]"
LIMIT = "(?:[~8]|13|23|@[45]|6&|7[12]3)"
WEEKDAY = "(?:w|W\\.?)"
MONTH = "m\\.?"
# A quarter is a length of time only where "last" or "next" makes it one; else it may be a fourth part.
SPANS = "[uUJ]"
UNITS = "[uUQJ]"
EDGE = "(?:[EKi]-?)"
COUNT = f"(?:a?fO?|aO?fO?|{NUMBER}|a|aX)"
YEAR_AFTER = "(?:,?O?y|OTu?y|[HlN]u|OH'?u|Olu)"

# Name and pattern. Where two overlap, the longer wins, then the earlier in this list.
PATTERNS: tuple[tuple[str, "re.Pattern[str]"], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("iso", "Z"),
        ("day", f"(?:{WEEKDAY},?)?{MONTH}T?[do],?y"),
        ("day", f"(?:{WEEKDAY},?)?T?[do]O?-?{MONTH},?-?O?y"),
        ("day", f"(?:H?N?{WEEKDAY},?)?{MONTH}T?[do](?![-&]?[ydn]?{UNITS})(?:[lNH]u)?"),
        ("day", f"(?:{WEEKDAY},?)(?:T?[do]O?)m"),
        ("day", f"(?<!-)T?[do]O?{MONTH}"),
        ("slash", "/"),
        ("month", f"T?{EDGE}?{MONTH}{YEAR_AFTER}"),
        ("month", f"(?:TgO|TiO|gO|{EDGE})?(?:H?[lN]|[Hhr])?{MONTH}"),
        ("year", f"(?:{EDGE}|T?gO|TiO)?(?:Tuy|qu?y|Ty;|y;|y)"),
        ("decade", f"T?{EDGE}?s"),
        ("century", f"{EDGE}?(?:T?{EDGE}?o-?|[HlT]|TlT?)J"),
        ("quarter", f"(?:[HlN]u'|T|y|Ty)?q?-?(?:o-?|[lN]q?)Q(?:{YEAR_AFTER}|OqY?y|Oq?u?y)?"),
        ("quarter", "T?(?:u-?[Ge]-?|[lrhH])Q|TQ"),
        ("latest", "T?_(?:Q|;|q?u)"),
        ("latest", "(?:T|a)?u-?[Ge](?:Q|;)"),
        ("deictic", f"(?:T|{EDGE}|[ek]|T?gO|TiO|Tu-?TO)?(?:[lNHhC]|TC|H[lN])-?q?[uQSt]"),
        ("deictic", "T?h?hq?[uS]"),
        ("deictic", "T?gOTq?[uS]|[EK]T[ut]"),
        ("span", f"{LIMIT}?T?(?:[lNH]|H[lN]|ol?|[lN]o)(?:{COUNT}|[fr])[1lNn]?{UNITS}"),
        ("vague-span", "T?(?:rf?|N|l|[lN]f)-?U"),
        ("reference", "\\)(?=U)U"),
        ("ago", f"{LIMIT}?(?:9?{COUNT}|X?a|U)(?:-?|1)(?:{UNITS}|t)(?:&aX)?(?:G|[ek](?!H|h|I|&|l|T)|Il)"),
        ("year-ago", "(?:T|a)?u-?[Ge]"),
        ("weekday", "T?(?:[EeKk]I?)?(?:[lNHh]|HN)?w(?:'?-?(?:D|j))?"),
        ("weekday", "(?:E|K)D?w|Du?w"),
        ("weekday-set", "%D?|v(?:o|1)?w"),
        ("deictic-day", "[EeKk]?R(?:'?D)?"),
        ("day-part", "[EeKk]?[HlNh]D|TND|ThD"),
        ("clock", f"{LIMIT}?(?:c|[cdn]p)z?,?I?(?:w|R|T?{MONTH}[do](?:,?y)?)"),
        ("clock", f"{LIMIT}?(?:cp?|[dn]p)z?(?:,?HD)?"),
        ("clock", f"{LIMIT}?(?:[dyn]z)(?:,?(?:w|R))?"),
        ("clock", "[cd]ITD"),
        ("clock", "(?<=@)[yn]U"),
        ("clock", "j(?:,?(?:w|R))?"),
        ("duration", f"{LIMIT}?9?(?:{COUNT}|aX|XaX?|aX-|Xa-)-?1?{SPANS}(?:&aX)?(?!-?0)"),
        ("duration", f"{LIMIT}?T{NUMBER}U(?:&aX)?"),
        ("duration", f"{LIMIT}?{NUMBER}&{NUMBER}U"),
        ("duration", f"Xa?-?{SPANS}|u-?L"),
        ("duration", f"T?[oq]{NUMBER}{SPANS}"),
        ("some-units", "(?<![ydn1lN'-])U(?:-L)?(?!I?G)"),
        ("set", f"v(?:{NUMBER}|1|f)?-?{SPANS}|v[mSt]|V"),
        ("set-day-part", "vD"),
        ("rate", "(?<=[nydx$%])(?:a)u(?!G|e|k|l|-|B|A)"),
        ("reference", "P|C|TY|TrY|T(?:l)(?=[.,|xI&]|$)"),
        ("named-day", "[lHN]?!u?"),
        ("year-end", "(?:T|~)?u(?:-|')?g"),
        ("season", "T?(?:[EKi]-?)?S(?:Oy|,?y)|(?<=IT)S|(?<=I)S"),
        ("anaphoric", "T(?:[ut]|q?u)(?![-lNo'u])"),
    )
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of tokens that one pattern took. ``codes`` has one letter for each of ``words``."""

    name: str
    codes: str
    words: tuple[Lexeme, ...]
    first: int  # the place of the first word in the coded text

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return self.words[0].start, self.words[-1].end

    def word(self, codes: str) -> Lexeme | None:
        """The first word that has one of ``codes``."""
        return next((word for word, code in zip(self.words, self.codes, strict=True) if code in codes), None)

    def low(self, codes: str) -> str:
        """That word in lower case, empty where there is none."""
        word = self.word(codes)
        return word.low if word else ""


@dataclass(frozen=True, slots=True)
class Coded:
    """A text as tokens and their codes, sentence beginnings put in as ``|``."""

    text: str
    words: tuple[Lexeme, ...]
    codes: str


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
    for place, word in enumerate(words):
        if start is not None and word.start >= start and (not codes or codes[-1] != "p"):
            kept.append(BREAK)
            codes.append("|")
            while start is not None and word.start >= start:
                start = next(starts, None)
        kept.append(word)
        codes.append(code_of(text, words, place, known))
    return Coded(text, tuple(kept), "".join(codes))


def code_of(text: str, words: Sequence[Lexeme], place: int, known: dict[str, str]) -> str:
    """The one-letter code of a token."""
    word = words[place]
    if word.kind == "word":
        code = known.get(word.low, "x")
        if code in "wW%mbS" and code != "x":
            return named(text, words, place, code)
        return code
    if word.kind == "num":
        return number_code(text, word)
    if word.kind == "ord":
        return "o"
    if word.kind == "poss":
        return "'"
    if word.kind == "mark":
        return MARKS.get(word.low, "x")[0] if word.low != "%" else "%"[:0] or "x"
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


def named(text: str, words: Sequence[Lexeme], place: int, code: str) -> str:
    """Weekdays and months are names: written with a capital, and the short or doubtful ones beside a number."""
    word = words[place]
    capital = text[word.start].isupper()
    if code == "S":
        return "S" if word.low not in ("spring", "fall", "falls", "springs") or season_like(words, place) else "x"
    if not capital:
        return "x" if len(word.low) < 6 or word.low == "august" else code
    before = words[place - 1].low if place else ""
    after = words[place + 1] if place + 1 < len(words) else None
    if code == "b":
        numbered = after is not None and (after.value is not None or after.low == ",")
        return "m" if numbered or before in MAY_AFTER or (place and words[place - 1].value is not None) else "x"
    if code == "m" and word.low in ("mar", "jan", "dec", "sep", "nov", "apr", "jun", "jul", "feb", "oct", "aug"):
        return "m" if after is not None and (after.value is not None or after.low == ".") else "x"
    return code


MAY_AFTER = frozenset(
    """in last next since until till by of early late mid this from through and during every each to between - before
    after around middle ending""".split()
)


def season_like(words: Sequence[Lexeme], place: int) -> bool:
    """Whether "spring" or "fall" stands where a season would."""
    before = [word.low for word in words[max(0, place - 2) : place]]
    return bool(before) and (
        before[-1] in ("last", "next", "this", "every", "each", "early", "late", "mid", "previous", "following")
        or before in (["in", "the"], ["of", "the"], ["by", "the"], ["since", "the"], ["during", "the"])
        or (before[-1] in ("in", "by", "since", "until", "-"))
    )


def candidates(given: Coded) -> list[Candidate]:
    """All that the patterns find, longest first where they overlap, in order of the text."""
    found: list[tuple[int, int, int, str]] = []
    for rank, (name, pattern) in enumerate(PATTERNS):
        for match in pattern.finditer(given.codes):
            first, last = match.span()
            if last > first:
                found.append((first - last, rank, first, name))
    found.sort()
    taken = bytearray(len(given.codes))
    kept: list[Candidate] = []
    for size, _, first, name in found:
        last = first - size
        if any(taken[first:last]):
            continue
        taken[first:last] = b"\x01" * (last - first)
        if given.codes[last - 1] == "." and len(given.words[last - 2].low) > SHORTENED:
            last -= 1  # the full stop of the sentence, not of "Sept."
        kept.append(Candidate(name, given.codes[first:last], given.words[first:last], first))
    return sorted(kept, key=lambda candidate: candidate.first)
