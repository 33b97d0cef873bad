"""Where the time expressions of a text are.

In: tokens and the spans of the sentences. Out: ``Candidate`` values, none overlapping, each with the pattern that found
it and its tokens by code. What each one means is worked out in ``dates``,
``weekdays``, ``clock``, ``periods`` and ``spans``.

The patterns run over the codes of the tokens (``coded``), so that each is short and its time linear.
"""

import re
from dataclasses import dataclass, replace

from reportedly.annotate.figures.numerals import Lexeme
from reportedly.annotate.timexes.coded import Coded, feast_named, full_month
from reportedly.records import Span

# Pieces of patterns. y: four-digit year, d: 1-31, n: other number, o: ordinal; letters as in time_words.tsv.
NUMBER = "[ydn]"
LIMIT = "(?:[~8]|13|23|@[45]|6&|7[12]3|9I)"
WEEKDAY = "(?:w|W\\.?)"
MONTH = "m\\.?"
# A quarter is a length of time only where "last" or "next" makes it one; else it may be a fourth part.
SPANS = "[uUJ]"
UNITS = "[uUQJ]"
EDGE = "(?:[EKi]-?)"
DAY = "T?[do]"
COUNT = f"(?:a?fO?|aO?fO?|1?{NUMBER}|a|1|aX)"
YEAR_AFTER = "(?:,?O?y|OTu?y|[HlN]u|OH'?u|Olu)"

# Name and pattern. Where two overlap, the longer wins, then the earlier in this list.
PATTERNS: tuple[tuple[str, "re.Pattern[str]"], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("iso", "Z"),
        ("era", f"{EDGE}?(?:F[ydn]|[ydn]F)"),
        ("night-of", f"TDOT?[do](?:[-&]T?[do])?O?{MONTH}(?:,?y|[lNH]u)?|TDOTo|TDO{MONTH}[do](?:[-&][do])?(?:,?y)?"),
        ("day-range", f"{DAY}(?:,{DAY}){{0,6}},?[-&]{DAY}O?{MONTH}(?:,?O?y|O?[lNH]u)?"),
        ("day-range", f"{MONTH}{DAY}(?:,{DAY}){{0,6}},?[-&]{DAY}(?![-&:.]?[ydn$]|p|{UNITS})(?:,?y|O?[lNH]u)?"),
        ("month-range", f"{MONTH}[-&]{MONTH},?y"),
        ("year-range", "y-[dn](?![-.,]?[dny])"),
        ("day", f"(?:{WEEKDAY},?)?{MONTH}T?[do],?y"),
        ("day", f"(?:{WEEKDAY},?)?T?[do]O?-?{MONTH},?-?O?y"),
        ("day", f"(?:H?N?{WEEKDAY},?)?{MONTH}T?[do](?![-&]?[ydn]?{UNITS})(?:O?[lNH]u)?"),
        ("day", f"(?:{WEEKDAY},?)(?:T?[do]O?)m"),
        ("day", f"(?<![^dom]-)T?[do]O?{MONTH}(?:O?[lNH]u)?"),
        ("day-alone", "(?<=[I&])To(?![uUQJXmwO])"),
        ("slash-days", f"/O?{MONTH}(?:,?y)?"),
        ("slash", "/"),
        ("month", f"(?:TgO|TiO|gO|T?{EDGE}|H)?{MONTH}{YEAR_AFTER}"),
        ("month", f"[EKi]I{MONTH}(?:{YEAR_AFTER})?"),
        ("month", f"(?:TgO|TiO|gO|{EDGE})?(?:H?[lN]|T[lN]|[Hhr])?{MONTH}"),
        ("year", f"(?:{EDGE}|T?gO|TiO)?(?:Tuy|qu?y|Ty;|y;|y)"),
        ("decade", f"T?{EDGE}?s"),
        ("century", f"{EDGE}?(?:T?{EDGE}?o-?|[HlT]|TlT?)JF?"),
        ("half", "T?[ol]X(?:O(?:y|T?q?u|[HlN]u)|,?y)?"),
        ("quarter", f"(?:[HlN]u'|T|y|Ty)?q?-?(?:o-?|[lN]q?)Q(?:{YEAR_AFTER}|OqY?y|Oq?u?y)?"),
        ("quarter", "T?(?:u-?[Ge]-?|[lrhH])Q|TQ"),
        ("latest", "T?_(?:Q|;|q?u)"),
        ("same-period", "Th(?:;|Q)(?:lu|OTlu|Olu|,?O?y|auG)"),
        ("beside", "T[ut][BA](?=[.,|&I]|$)"),
        ("year-ago", "(?:T|a)?u-?[Ge]q?o-?Q"),
        ("latest", "(?:T|a)?u-?[Ge](?:Q|;)"),
        ("deictic", f"(?:T|{EDGE}|[ek]|T?gO|TiO|Tu-?TO)?(?:[lNHhC]|TC|H[lN])-?q?[uQt]"),
        ("deictic", "T?h?hq?u"),
        ("deictic", "T?gOTq?[uS]|[EK]T[ut]"),
        ("span", f"{LIMIT}?T?(?:[lNH]|H[lN]|ol?|[lN]o)(?:{COUNT}|[fr])[1lNn]?{UNITS}"),
        ("vague-span", "T?(?:rf?|N|l|[lN]f)-?(?:U|Q(?!O))"),
        ("reference", "\\)(?=U)U"),
        ("ago", f"{LIMIT}?(?:{COUNT}|X?a|U)(?:-?|1)(?:{UNITS}|t)(?:&aX)?(?:G|[ek]|Il|B(?=[.,|]|$))"),
        ("ago", "U(?:G|[ek](?!H|h|I|l))"),
        ("year-ago", "(?:T|a)?u-?[Ge]"),
        ("weekday", "T?(?:[EeKk]I?)?(?:[lNHh]|HN)?w(?:'?-?(?:D|j))?"),
        ("weekday", "(?:E|K)D?w|Du?w"),
        ("weekday-set", "%D?|v(?:o|1)?w"),
        ("deictic-day", "TuBR|TuAR"),
        ("deictic-day", "[EeKk]?R(?:'?D)?"),
        ("day-part", "[EeKk]?[HlNh]D|TND|ThD"),
        ("part", "(?<=[I@])T?(?:[EKi]-?)?D"),
        (
            "clock",
            f"{LIMIT}?(?:(?:c|[cdn]p)(?:z#?)?|[dyn]z#?|j),?I?(?:w|R|!`{{0,4}}|T?{MONTH}[do](?:,?y)?|[do]O?{MONTH}(?:,?y)?|T[Nh]u)",
        ),
        ("clock", f"{LIMIT}?(?:cp?|[dn]p)(?:z#?)?(?:,?HD)?"),
        ("clock", f"{LIMIT}?[dyn]z"),
        ("clock", "[cd]ITD"),
        ("clock", "(?<=@)[yn]U"),
        ("clock", f"{LIMIT}?[yn]Uz"),
        ("named-hour", "j"),
        ("duration", f"{LIMIT}?(?:{COUNT}|aX|XaX?|aX-|Xa-)-?1?{SPANS}(?:&aX|&[adn]Q)?(?!-?0)"),
        ("duration", f"{LIMIT}?(?:{NUMBER}&aQU|[adn]QOau)"),
        ("aged", f"{NUMBER}-u(?=-0)"),
        ("duration", f"{LIMIT}?(?:{NUMBER}|a)[uU]&?{NUMBER}[uU]"),
        ("duration", f"{LIMIT}?T{NUMBER}U(?:&aX)?"),
        ("duration", f"{LIMIT}?{NUMBER}&{NUMBER}U"),
        ("duration", f"Xa?-?{SPANS}|u-?L"),
        ("duration", f"T?[oq]{NUMBER}{SPANS}"),
        ("some-units", "(?<![ydn1lN'-])U(?:-L)?(?!I?G)"),
        ("set", f"(?:\\^|d\\^|{NUMBER}[UD])[av]u|\\^V"),
        ("set", f"v[do]{MONTH}|v!`{{0,4}}"),
        ("set", f"v(?:{NUMBER}|1|f)?-?{UNITS}|v[mSt]|V"),
        ("set-day-part", "vD"),
        ("reference", "P|C|T[rM]?Y|T(?:l)(?=[.,|xI&h]|$)"),
        ("named-day", "[lHN]?!`{0,4}u?"),
        ("year-end", "(?:T|~)?u(?:-|')?g"),
        ("season", "T?(?:[EKi]-?)?S(?:Oy|,?y)(?:-[dn])?"),
        ("bare-season", "(?<=[I&])T?(?:[EKi]-?)?S"),
        ("season", f"(?:T|{EDGE})?(?:H?[lN]|[Hh])-?S"),
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
    part: Span | None = None  # what is shown of it, where its words tell of more than one time

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return self.part or (self.words[0].start, self.words[-1].end)

    def word(self, codes: str) -> Lexeme | None:
        """The first word that has one of ``codes``."""
        return next((word for word, code in zip(self.words, self.codes, strict=True) if code in codes), None)

    @property
    def feast(self) -> str:
        """The name of the feast it tells of, as in the table."""
        return feast_named([word for word, code in zip(self.words, self.codes, strict=True) if code in "!`"])

    def low(self, codes: str) -> str:
        """That word in lower case, empty where there is none."""
        word = self.word(codes)
        return word.low if word else ""


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
        if given.codes[last - 1] == "." and full_month(given.words[last - 2].low):
            last -= 1  # the full stop of the sentence, not of "Sept."
        kept.extend(parted(Candidate(name, given.codes[first:last], given.words[first:last], first)))
    return sorted(kept, key=lambda candidate: candidate.first)


RANGES = {"day-range": "day", "month-range": "month"}


def parted(found: Candidate) -> list[Candidate]:
    """A range as its two ends, each with the words both share: "3" of May 2019 and "7 May 2019"; others as they are."""
    if found.name == "year-range":
        last = replace(found, part=(found.words[2].start, found.words[2].end))
        return [Candidate("year", "y", found.words[:1], found.first), last]
    if found.name not in RANGES:
        return [found]
    kind = "do" if found.name == "day-range" else "m"
    shared = [place for place, code in enumerate(found.codes) if code in "mylNHu"]
    own = [place for place, code in enumerate(found.codes) if code in kind]
    return [_end_of(found, kind, place, shared) for place in own]


def _end_of(found: Candidate, kind: str, place: int, shared: list[int]) -> Candidate:
    """The day or month at ``place`` of a range, with the month and year that stand beside another."""
    begin, end = place, place + 1
    while begin and found.codes[begin - 1] in "Tm." and found.codes[begin - 1] not in kind:
        begin -= 1
    while end < len(found.codes) and not set(found.codes[place + 1 : end + 1]) & set("-&do"):
        end += 1
    while found.codes[end - 1] == ",":
        end -= 1
    lent = [p for p in shared if not begin <= p < end and found.codes[p] not in found.codes[begin:end]]
    places = sorted((*range(begin, end), *lent))
    part = (found.words[begin].start, found.words[end - 1].end)
    codes = "".join(found.codes[p] for p in places)
    return Candidate(RANGES[found.name], codes, tuple(found.words[p] for p in places), found.first + begin, part)
