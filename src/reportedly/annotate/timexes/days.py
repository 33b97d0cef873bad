"""Days, weeks, months, quarters and years as TIMEX3 values, and the days a value covers.

In: dates and values. Out: values and dates. Reading text does not belong here.
"""

import calendar
import re
from datetime import date, timedelta

VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)(?:-(?P<weekend>WE))?|Q(?P<quarter>[1-4])|H(?P<half>[12])"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T.*)?)?))?"
)


def week(day: date) -> str:
    """The ISO week of a day: ``2025-W36``."""
    year, number, _ = day.isocalendar()
    return f"{year:04}-W{number:02}"


def quarter(day: date) -> tuple[int, int]:
    """Year and quarter (1 to 4) of a day."""
    return day.year, (day.month + 2) // 3


def shift_quarter(year: int, number: int, by: int) -> str:
    """The quarter ``by`` quarters on, as a value."""
    place = year * 4 + number - 1 + by
    return f"{place // 4:04}-Q{place % 4 + 1}"


def shift_month(day: date, by: int) -> tuple[int, int]:
    """Year and month ``by`` months on."""
    place = day.year * 12 + day.month - 1 + by
    return place // 12, place % 12 + 1


def shift_day(day: date, by: float) -> date | None:
    """The day ``by`` days on, None beyond the calendar."""
    try:
        return day + timedelta(days=by)
    except (OverflowError, ValueError):
        return None


def made(year: int, month: int, day: int) -> date | None:
    """The day with these numbers, None where there is none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nearest(written: date, month: int, day: int) -> date | None:
    """The day and month in the year that brings it nearest to ``written``."""
    near = [made(written.year + step, month, day) for step in (-1, 0, 1)]
    return min((d for d in near if d), key=lambda d: (abs((d - written).days), d), default=None)


def feast(rule: str, year: int) -> date:
    """A day of the year by its rule: ``MM-DD``, ``TH`` the fourth Thursday of November, ``EA`` Easter Sunday.

    Easter by the method of the anonymous Gregorian computus, for years 1583 to 9999.
    """
    if rule == "TH":
        first = date(year, 11, 1)
        return first + timedelta(days=(4 - first.isoweekday()) % 7 + 21)
    if rule != "EA":
        return date(year, int(rule[:2]), int(rule[3:]))
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    place = moon + weekday - 7 * late + 114
    return date(year, place // 31, place % 31 + 1)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def covered(value: str) -> tuple[str | None, str | None]:
    """The first and last day a DATE or TIME value covers, ISO; None where the value does not tell."""
    try:
        days = cover(value)
    except ValueError:
        return None, None
    return (days[0].isoformat(), days[1].isoformat()) if days else (None, None)


def cover(value: str) -> tuple[date, date] | None:
    """The same as dates; raises ``ValueError`` on numbers that are no date."""
    if re.fullmatch(r"\d{3}", value):
        return date(int(value) * 10, 1, 1), date(int(value) * 10 + 9, 12, 31)
    if re.fullmatch(r"\d{2}", value):
        return date(int(value) * 100, 1, 1), date(int(value) * 100 + 99, 12, 31)
    match = VALUE.fullmatch(value)
    if not match:
        return None
    year = int(match["year"])
    if match["week"]:
        first = date.fromisocalendar(year, int(match["week"]), 6 if match["weekend"] else 1)
        last = date.fromisocalendar(year, int(match["week"]), 7)
    elif match["quarter"]:
        month = int(match["quarter"]) * 3
        first, last = date(year, month - 2, 1), month_end(year, month)
    elif match["half"]:
        month = int(match["half"]) * 6
        first, last = date(year, month - 5, 1), month_end(year, month)
    elif match["day"]:
        first = last = date(year, int(match["month"]), int(match["day"]))
    elif match["month"]:
        first, last = date(year, int(match["month"]), 1), month_end(year, int(match["month"]))
    else:
        first, last = date(year, 1, 1), date(year, 12, 31)
    return first, last
