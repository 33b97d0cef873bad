"""Dates as they are printed, made ISO 8601.

In: a line of text and, where known, the country of its outlet. Out: every date with a day in it, with the clock time
and the zone beside it. Time expressions of running text ("last Friday") belong to ``annotate``.

A numeric date is read day first or month first only where it is certain: a number over 12, points between the numbers
(day first everywhere they are used), a year in front, or the outlet's country. Else its ``iso`` is None: unknown.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from reportedly.knowledge import table, values
from reportedly.records import Span

# The United States (with the Philippines, Palau, Micronesia) print the month first; Canada does both and tells nothing.
MONTH_FIRST = frozenset({"US", "PH", "PW", "FM"})
EITHER_FIRST = frozenset({"CA"})
LONGEST = 400  # characters of a line looked at: a date line is short

WEEKDAY = (
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?|montag|dienstag|mittwoch|donnerstag|freitag"
    r"|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado"
    r"|domingo"
)
CLOCK = (
    r"(?P<h>[01]?\d|2[0-4])(?:(?:[:.h](?P<m>[0-5]\d))(?::(?P<s>[0-5]\d)(?:[.,]\d{1,9})?)?\s?(?P<ap>[ap]\.?\s?m\b\.?)?"
    r"|\s?(?P<ap2>[ap]\.?m\b\.?))"
)
MILITARY = r"(?P<mh>[01]\d|2[0-3])(?P<mm>[0-5]\d)(?=\s?(?:gmt|utc|hrs|hours|[a-z]{2,4}t\b))"
ZONE = r"(?P<zone>z\b|(?:gmt|utc)?\s?[+-−]\d{1,2}(?::?\d{2})?\b|\b[a-z]{2,4}t\b|\b(?:gmt|utc|msk|wib|wita|et|pt)\b)"
TIME = re.compile(rf"(?:{CLOCK}|{MILITARY})(?:\s?(?:hrs|hours|uhr|h)\b)?(?:\s?\(?{ZONE}\)?)?", re.I)


@cache
def months() -> dict[str, int]:
    """Month names of several languages, lower case, with their numbers."""
    return {row["word"]: int(row["month"]) for row in table("month_names")}


@cache
def zones() -> dict[str, tuple[int, tuple[str, ...]]]:
    """Zone abbreviations with minutes from UTC, and the countries they hold for where the letters are ambiguous."""
    return {row["abbreviation"]: (int(row["minutes"]), values(row["countries"])) for row in table("clock_zones")}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    month = "|".join(sorted(map(re.escape, months()), key=len, reverse=True))
    # A page that prints the day twice may run them together: "6 May 20256 May 2025".
    year = rf"(?P<y>(?:19|20)\d\d)(?:(?!\d)|(?=[0-3]?\d\s+(?:{month})\b))"
    ordinal = r"(?:st|nd|rd|th|\.|º|er)?"
    week = rf"(?:\b(?:{WEEKDAY})\s*,?\s*(?:(?:the|den|le|el)\s+)?)?"
    return tuple(
        re.compile(pattern, re.I)
        for pattern in (
            r"(?<![\d./-])(?P<y>(?:19|20)\d\d)[-/.](?P<mo>[01]?\d)[-/.](?P<d>[0-3]?\d)(?![\d-])",
            rf"{week}(?<![^\W\d_])(?P<mn>{month})\b\.?,?\s+(?P<d>[0-3]?\d)(?:st|nd|rd|th)?\s*,?\s+(?:at\s+)?{year}",
            rf"{week}(?<!\d)(?P<d>[0-3]?\d){ordinal}[\s-]*(?:(?:of|de"
            rf"|den)\s+)?(?P<mn>{month})\b\.?,?[\s-]*(?:del?\s+)?{year}",
            rf"{week}\b(?P<mn>{month})\b\.?\s+(?P<d>[0-3]?\d)\s+(?P<t>\d\d:\d\d(?::\d\d)?)\s+(?:[a-z]{{3,4}}\s+)?"
            rf"{year}",
            rf"{week}(?<![\d./:-])(?P<a>[0-3]?\d)(?P<sep>[/.-])(?P<b>[0-3]?\d)(?P=sep)(?P<y>(?:19|20)\d\d"
            rf"|\d\d)(?![\d/-])",
            r"(?<!\d)(?P<y>(?:19|20)\d\d)\s?[年년]\s?(?P<mo>[01]?\d)\s?[月월]\s?(?P<d>[0-3]?\d)\s?[日일]",
        )
    )


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date in a line: where it stands (clock and zone included), as ISO 8601, and as printed.

    ``iso`` is None where a numeric date may be read two ways. ``day`` is the span without the clock.
    """

    span: Span
    iso: str | None
    text: str
    numbers: tuple[int, int] | None = None
    year: int | None = None


def find_dates(text: str, country: str | None = None) -> list[PrintedDate]:
    """Dates with day, month and year in the first 400 characters of ``text``, in order, none overlapping."""
    head = text[:LONGEST]
    found: list[PrintedDate] = []
    taken: list[Span] = []
    for pattern in _patterns():
        for match in pattern.finditer(head):
            if any(match.start() < e and s < match.end() for s, e in taken):
                continue
            made = _printed(head, match, country)
            if made:
                taken.append(match.span())
                found.append(made)
    return sorted(found, key=lambda item: item.span)


def iso_instant(text: str) -> str | None:
    """An ISO 8601 or RFC 2822-like value of a page's metadata, as ISO 8601 with its zone; None where it is no date."""
    text = text.strip()
    match = re.match(
        r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ]\s?(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|[+-]\d\d:?\d\d|[+-]\d\d)?)?",
        text,
        re.I,
    )
    if not match:
        found = find_dates(text)
        return found[0].iso if found else None
    day = _day(int(match[1]), int(match[2]), int(match[3]))
    if not day or not match[4] or int(match[4]) > 23:
        return day
    return f"{day}T{match[4]}:{match[5]}:{match[6] or '00'}{_zone_text(match[7])}"


def decide(found: PrintedDate, country: str | None) -> str | None:
    """The ISO form of a numeric date that was ambiguous, once the country is known; None where it stays so."""
    if found.iso or not found.numbers or not found.year:
        return found.iso
    order = _order(country)
    if not order:
        return None
    first, second = found.numbers
    day = _day(found.year, first, second) if order == "month" else _day(found.year, second, first)
    return day


def _printed(text: str, match: re.Match[str], country: str | None) -> PrintedDate | None:
    groups = match.groupdict()
    year = int(groups["y"])
    if year < 100:
        year += 2000 if year < 70 else 1900
    numbers = None
    if groups.get("mn"):
        day = _day(year, months()[groups["mn"].lower()], int(groups["d"]))
    elif groups.get("a"):
        first, second = int(groups["a"]), int(groups["b"])
        numbers = (first, second)
        day, certain = _numeric(year, first, second, groups["sep"], country)
        if certain and not day:
            return None
    else:
        day = _day(year, int(groups["mo"]), int(groups["d"]))
    if not day and not numbers:
        return None
    start, end, clock = _clock_beside(text, match, country)
    iso = f"{day}T{clock}" if day and clock else day
    return PrintedDate((start, end), iso, text[start:end], numbers, year)


def _numeric(year: int, first: int, second: int, sep: str, country: str | None) -> tuple[str | None, bool]:
    """The day and whether it is settled that there is (or is not) one."""
    if first == second or second > 12:
        return _day(year, first, second), True
    if first > 12 or sep == ".":
        return _day(year, second, first), True
    order = _order(country)
    if order == "month":
        return _day(year, first, second), True
    return (_day(year, second, first), True) if order == "day" else (None, False)


def _order(country: str | None) -> str | None:
    if not country or country in EITHER_FIRST:
        return None
    return "month" if country in MONTH_FIRST else "day"


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


AFTER = re.compile(
    r"[\s,|•·–—-]*(?:(?:last )?(?:updated|published|posted)?\s*(?:at|um|às|à|om|klo|kl\.?|@|a las|alle ore|alle"
    r"|ore)?\s*:?\s*)?",
    re.I,
)


def _clock_beside(text: str, match: re.Match[str], country: str | None) -> tuple[int, int, str | None]:
    """Start and end of the date with the clock that stands beside it, and the clock as ``HH:MM[:SS][zone]``."""
    start, end = match.span()
    if match.groupdict().get("t"):
        return start, end, match["t"]
    tight = re.match(r"T", text[end:])
    at = end + 1 if tight else AFTER.match(text, end).end()  # type: ignore[union-attr]  # the pattern may be empty
    last = None
    for before in TIME.finditer(text, max(0, start - 40), start):
        if re.fullmatch(
            r"[\s,|•·–—-]*(?:on\s+)?(?:\([^()]{1,20}\)[\s,]*)?(?:on\s+)?", text[before.end() : start], re.I
        ):
            last = last or before
    if last and (clock := _clock(last, country)):
        return last.start(), end, clock
    after = TIME.match(text, at)
    if after and (clock := _clock(after, country)):
        return start, after.end(), clock
    return start, end, None


def _clock(match: re.Match[str], country: str | None) -> str | None:
    groups = match.groupdict()
    if groups["mh"]:
        hour, minute, second = int(groups["mh"]), int(groups["mm"]), None
    else:
        hour, minute, second = int(groups["h"]), int(groups["m"] or 0), groups["s"]
        half = (groups["ap"] or groups["ap2"] or "").lower()
        if half:
            if hour > 12:
                half = ""
            hour = hour % 12 + 12 if half.startswith("p") else hour % 12 if half else hour
    if hour > 23:
        return None
    return f"{hour:02d}:{minute:02d}" + (f":{second}" if second else "") + _zone_text(groups["zone"], country)


def _zone_text(zone: str | None, country: str | None = None) -> str:
    """A zone as ``+HH:MM`` or ``Z``; empty where it is not known."""
    if not zone:
        return ""
    plain = zone.strip().lower().replace("−", "-")
    digits = re.search(r"([+-])(\d{1,2}):?(\d{2})?$", plain)
    if digits:
        return f"{digits[1]}{int(digits[2]):02d}:{digits[3] or '00'}"
    known = zones().get(plain)
    if not known or (known[1] and country not in known[1]):
        return ""
    if known[0] == 0:
        return "Z"
    sign, minutes = ("-" if known[0] < 0 else "+"), abs(known[0])
    return f"{sign}{minutes // 60:02d}:{minutes % 60:02d}"


def url_date(url: str | None) -> str | None:
    """The day a URL's path names (``/2025/08/15/``, ``2007-04-09``, ``/2014/jun/19/``); None where there is none."""
    if not url:
        return None
    match = re.search(r"(?<!\d)((?:19[89]|20[0-4])\d)[/-]([01]?\d)[/-]([0-3]?\d)(?!\d)", url)
    if match:
        return _day(int(match[1]), int(match[2]), int(match[3]))
    match = re.search(r"/((?:19[89]|20[0-4])\d)/([a-z]{3})/([0-3]?\d)/", url)
    if match and match[2] in months():
        return _day(int(match[1]), months()[match[2]], int(match[3]))
    match = re.search(r"(?<!\d)((?:19[89]|20[0-3])\d)([01]\d)([0-3]\d)(?!\d)", url)
    return _day(int(match[1]), int(match[2]), int(match[3])) if match else None


def within_days(first: str, second: str, days: int) -> bool:
    """True where the days of two ISO dates lie at most ``days`` apart."""
    return abs(date.fromisoformat(first[:10]) - date.fromisoformat(second[:10])) <= timedelta(days=days)
