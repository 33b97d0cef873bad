"""Weekdays that do not fit their dates.

In: a report. Out: its annotations with a warning of kind ``calendar`` for each weekday written beside a date that fell
on another day, in the text or in ``published_text`` (then without offsets). The message gives both repairs: the
weekday of the date, and the nearest dates with the weekday.

Names of days and months in English, German, French, Spanish, Italian, Portuguese and Dutch
(``knowledge/calendar_words.tsv``). A date without a year is judged only when it lies near the day of publication and
its sentence names no other year; a date whose order of day and month is open is not judged.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from reportedly.knowledge import table
from reportedly.records import Annotations, Report, ReportWarning

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
# The new calendar was not in use everywhere before.
FIRST_YEAR = 1753
# A date without a year is taken as the one next to publication only this near to it, in days.
NEAR = 60
# A date stands within so many characters of its weekday.
REACH = 45
GAP = r"[ \t\u00a0]{0,2}\n?[ \t\u00a0]{0,2}"
# A weekday in full that ends its sentence dates nothing of the next: "announced Tuesday. The 30 November escape".
ENDED = re.compile(r"\A\w{6,}\.\s+[A-Z]")
YEAR = re.compile(r"(?<![\d.,])(1[5-9]\d\d|20\d\d)(?!\d|,\d)")


@dataclass(frozen=True, slots=True)
class Clash:
    """Words that name a weekday and a date it does not fit."""

    start: int
    end: int
    words: str
    weekday: int  # 1 is Monday
    day: date


@cache
def named(kind: str) -> dict[str, dict[str, int]]:
    """Word to number, for each language: of ``kind`` weekday or month."""
    found: dict[str, dict[str, int]] = {}
    for row in table("calendar_words"):
        if row["kind"] == kind:
            found.setdefault(row["word"], {})[row["language"]] = int(row["number"])
    return found


def any_of(kind: str) -> str:
    """All words of a kind as one pattern, longest first."""
    return "|".join(re.escape(word) for word in sorted(named(kind), key=lambda word: (-len(word), word)))


@cache
def weekday_pattern() -> "re.Pattern[str]":
    """Any weekday, in the three ways of writing capitals; it opens on plain letters, which makes the scan quick."""
    ways = {way for word in named("weekday") for way in (word, word.capitalize(), word.upper())}
    return re.compile("(?:" + "|".join(sorted(map(re.escape, ways), key=lambda way: (-len(way), way))) + r")(?!\w)")


@cache
def patterns() -> tuple["re.Pattern[str]", "re.Pattern[str]"]:
    """A weekday before a date, and after one; each finds the date as month and day or in numbers."""
    weekday = rf"\b(?P<weekday>{any_of('weekday')})\b\.?"
    month = rf"(?P<month>{any_of('month')})\b\.?"
    month2 = rf"(?P<month2>{any_of('month')})\b\.?"
    year = rf"(?:{GAP},?{GAP}(?:(?:de|del|of) )?(?P<year>\d{{4}})(?!\d))?"
    year2 = rf"(?:{GAP},?{GAP}(?P<year2>\d{{4}})(?!\d))?"
    day = r"(?<![\d.,:])(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?(?![\d:])"
    day2 = r"(?P<day2>\d{1,2})(?:st|nd|rd|th)?(?![\d:])"
    digits = r"(?P<iso>\d{4}-\d\d-\d\d)(?!\d)|(?P<dotted>\d{1,2}[./]\d{1,2}[./]\d{4})(?!\d)"
    link = rf"{GAP}[,(]?{GAP}(?:(?:the|on|der|den|dem|le|el|il|dia|día|op) )?"
    dated = rf"(?:{day}{GAP}(?:(?:de|of) )?{month}{year}|{month2}{GAP}{day2}{year2}|{digits})"
    own_date = rf"(?!{GAP},?{GAP}(?:the )?(?:\d|{any_of('month')}))"
    return (
        re.compile(weekday + link + dated, re.IGNORECASE),
        re.compile(rf"{dated}{GAP}[,(]{GAP}(?:(?:a|on) )?{weekday}{own_date}", re.IGNORECASE),
    )


def add_calendar(report: Report, so_far: Annotations) -> Annotations:
    """``so_far`` with a warning for each weekday that does not fit its date."""
    return replace(so_far, warnings=(*so_far.warnings, *warnings(report)))


def warnings(report: Report) -> list[ReportWarning]:
    """The calendar warnings of a report, those of its text first."""
    written = as_day(report.published)
    in_text = list(clashes(report.text, written))
    found = [ReportWarning("calendar", message(clash), clash.start, clash.end) for clash in in_text]
    said = {clash.words for clash in in_text}
    for clash in clashes(report.published_text or "", written):
        if clash.words not in said:
            found.append(ReportWarning("calendar", message(clash)))
    return found


def as_day(value: str | None) -> date | None:
    """The day an ISO date names, None where it names none."""
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def clashes(text: str, written: date | None) -> Iterator[Clash]:
    """Each weekday in ``text`` that does not fit the date beside it, in order."""
    end = 0
    for place in weekday_pattern().finditer(text):
        match = beside(text, place.start(), place.end())
        if not match or match.start() < end:
            continue
        end = match.end()
        if ENDED.search(match.group()):
            continue
        for language, number in sorted(named("weekday").get(match["weekday"].lower(), {}).items()):
            day = day_named(text, match, language, written)
            if day:
                if day.isoweekday() != number:
                    last = match.end() + ("(" in match.group() and text[match.end() : match.end() + 1] == ")")
                    yield Clash(match.start(), last, " ".join(text[match.start() : last].split()), number, day)
                break


def beside(text: str, start: int, end: int) -> re.Match[str] | None:
    """The weekday at ``start`` to ``end`` with the date after it, or else before it."""
    if not any(map(str.isdigit, text[max(0, start - REACH) : end + REACH])):
        return None
    after, before = patterns()
    match = after.match(text, start)
    if match:
        return match
    return next((m for m in before.finditer(text, max(0, start - REACH), end + 25) if m.end() >= end), None)


def day_named(text: str, match: re.Match[str], language: str, written: date | None) -> date | None:
    """The date beside the weekday; None where it is none, or could be several."""
    if match["iso"]:
        return as_day(match["iso"])
    if match["dotted"]:
        first, second, year = (int(part) for part in re.split(r"[./]", match["dotted"]))
        if language == "en" and first <= 12:
            return None
        return made(year, second, first)
    word = (match["month"] or match["month2"]).lower()
    month = named("month")[word].get(language)
    if not month:
        return None
    number = int(match["day"] or match["day2"])
    year_text = match["year"] or match["year2"]
    if year_text:
        return made(int(year_text), month, number)
    return near(text, match, written, (month, number))


def near(text: str, match: re.Match[str], written: date | None, named_day: tuple[int, int]) -> date | None:
    """The date nearest to publication, where its words leave no doubt of the year."""
    if not written:
        return None
    around = text[max(0, match.start() - 150) : match.end() + 100]
    if any(abs(int(year) - written.year) > 1 for year in YEAR.findall(around)):
        return None
    known = [day for step in (-1, 0, 1) if (day := made(written.year + step, *named_day))]
    day = min(known, key=lambda day: abs((day - written).days), default=None)
    return day if day and abs((day - written).days) <= NEAR else None


def made(year: int, month: int, day: int) -> date | None:
    """The date with these numbers, None where there is none or the calendar was another."""
    try:
        return date(year, month, day) if FIRST_YEAR <= year < 9999 else None
    except ValueError:
        return None


def message(clash: Clash) -> str:
    """What does not fit, and both ways to mend it."""
    weekday = DAYS[clash.weekday - 1]
    right = DAYS[clash.day.isoweekday() - 1]
    before = clash.day - timedelta(days=(clash.day.isoweekday() - clash.weekday) % 7)
    after = before + timedelta(days=7)
    first = f"{before.day} {MONTHS[before.month - 1]}" + (f" {before.year}" if before.year != after.year else "")
    return f"'{clash.words}': {spoken(clash.day)} was a {right}; the nearest {weekday}s are {first} and {spoken(after)}"


def spoken(day: date) -> str:
    """``3 September 2025``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
