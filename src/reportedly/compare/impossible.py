"""Dates of one report that cannot be, by its own words and the day it was printed.

In: a reading. Out: spans with what is wrong: a thing told as past on a day after publication; "ten years ago, in 1998"
where the years do not fit; an anniversary that is another one; "the six-year war from 1990 to 2004". Each needs the
years written out: what is only inferred is not judged. Weekdays that do not fit their dates are seen when annotating.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reportedly.compare.days import when
from reportedly.compare.words import sentence_at
from reportedly.records import Reading, Span, Timex

# A day later may be another zone's.
SLACK = 1
# Years counted roughly ("nearly ten years ago") may be one off; so may those of which the day of the year is not told.
ROUGH = 1
NUMBER = r"(?P<number>\d{1,3}|[a-z]+(?:-[a-z]+)?)"
YEAR = r"(?:1[5-9]|20)\d\d"
AGO = re.compile(rf"\b{NUMBER} years ago,? (?:back )?in (?P<year>{YEAR})\b", re.IGNORECASE)
ANNIVERSARY = re.compile(
    rf"\b(?P<number>\d{{1,3}})(?:st|nd|rd|th)[ -]anniversary of (?:the |its |his |her |their )?(?P<year>{YEAR})\b"
    r"(?!\s*(?:-|–|to|and)\s*\d)"
)
NOW = re.compile(r"\b(?:today|this (?:week|month|year|weekend)|marks|is marking|are marking)\b", re.IGNORECASE)
SPAN = re.compile(
    rf"\b{NUMBER}-year(?:-long)? [a-z]+(?: [a-z]+)?,? from (?P<first>{YEAR}) (?:to|until) (?P<last>{YEAR})\b",
    re.IGNORECASE,
)
# A finite verb of the past just before a day, and words that make a day one to come.
PAST = re.compile(
    r"\b(?:was|were|began|took place|struck|broke out|met|left|fell|sank|won|lost|went|came|[a-z]+ed)"
    r"(?: [\w’'-]+){0,6}? (?:on |in |early on |late on )?$"
)
TO_COME = re.compile(
    r"\b(?:will|would|shall|could|may|might|to|until|till|by|due|scheduled|planned|set|expected|expires?|from|effective"
    r"|ending|before|after|for|through|since|if)\b"
)
REACH = 80
UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
TENS = range(20, 100, 10)
NUMBERS = {word: number for number, word in enumerate(UNITS)} | dict(
    zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), TENS, strict=True)
)


@dataclass(frozen=True, slots=True)
class Impossible:
    """Words that cannot be, and why."""

    span: Span
    why: str


def impossible_in(reading: Reading) -> Iterator[Impossible]:
    """What cannot be in a report, in order of place; nothing where its day of publication is unknown, but for spans."""
    printed = _day(reading.report.published)
    if printed:
        yield from (found for timex in reading.annotations.timexes or () for found in _not_yet(reading, timex, printed))
        yield from _years_ago(reading, printed)
    for match in SPAN.finditer(reading.report.text):
        number, length = _number(match["number"]), int(match["last"]) - int(match["first"])
        if number is not None and abs(length - number) > ROUGH:
            yield Impossible(match.span(), f"from {match['first']} to {match['last']} are {length} years")


def _not_yet(reading: Reading, timex: Timex, printed: date) -> Iterator[Impossible]:
    """A day written with its year, told as past, after the day of publication."""
    known = when(timex.value)
    text = reading.report.text
    words = text[timex.start : timex.end]
    if not known or not known.only or not re.search(YEAR, words) or timex.type != "DATE":
        return
    if (known.only - printed).days <= SLACK:
        return
    start, end = sentence_at(reading, timex.start)
    before = text[max(start, timex.start - REACH) : timex.start]
    if PAST.search(before) and not TO_COME.search(
        text[max(start, timex.start - 2 * REACH) : min(end, timex.end + REACH)]
    ):
        yield Impossible((timex.start, timex.end), f"told as past, but the report is of {printed.isoformat()}")


def _years_ago(reading: Reading, printed: date) -> Iterator[Impossible]:
    """Years counted back to a year that they do not reach, and anniversaries that are others."""
    text = reading.report.text
    for match in AGO.finditer(text):
        number = _number(match["number"])
        if number is not None and number and abs(printed.year - int(match["year"]) - number) > ROUGH:
            years = printed.year - int(match["year"])
            yield Impossible(match.span(), f"{match['year']} was {years} years before {printed.year}")
    for match in ANNIVERSARY.finditer(text):
        years = printed.year - int(match["year"])
        if NOW.search(text, *sentence_at(reading, match.start())) and abs(years - int(match["number"])) > ROUGH:
            yield Impossible(match.span(), f"{match['year']} was {years} years before {printed.year}")


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _number(words: str) -> int | None:
    """A number in digits or words, "twenty-five"; None for other words."""
    if words.isdigit():
        return int(words)
    parts = [NUMBERS.get(part) for part in words.lower().replace("-", " ").split()]
    if parts and parts[-1] is not None:
        tens = parts[0] if len(parts) > 1 and parts[0] in TENS and parts[-1] < min(TENS) else 0
        return (tens or 0) + parts[-1]
    return None
