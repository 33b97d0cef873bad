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
IS_DAY = re.compile(r"\d{4}-\d\d-\d\d")


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


def feast(rule: str, year: int) -> date | None:
    """A day of the year by its rule, None beyond the calendar.

    ``MM-DD``; ``EA+N``, so many days after Easter Sunday; ``N-W-M``, the Nth (9: the last) weekday W of month M;
    ``N-W-M+D``, D days after that.
    """
    if not date.min.year <= year <= date.max.year:
        return None
    if rule.startswith("EA"):
        return shift_day(easter(year), int(rule[2:]))
    if rule.count("-") == 1:
        return date(year, int(rule[:2]), int(rule[3:]))
    rule, _, later = rule.partition("+")
    number, weekday, month = (int(part) for part in rule.split("-"))
    if number == LAST:
        end = month_end(year, month)
        return end - timedelta(days=(end.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (number - 1) + int(later or 0))


def easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian computus, for years 1583 to 9999."""
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


# In the rule of a feast: the last such weekday of its month.
LAST = 9
# Months from one to the next over the turn of a year.
SOON = 4
# Units from the finest to the coarsest.
GRAINS = "DWMQYEC"


def beyond(value: str) -> bool:
    """Whether a value names a year of more than four digits."""
    return len(value) > len("9999") and value[: len("10000")].isdigit()


def day_of(value: str | None) -> date | None:
    """The day an ISO date or time names, None where it names none; of a week ("2005-W23") it is not the first day."""
    if not IS_DAY.match(value or ""):
        return None
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def grain(value: str) -> str:
    """The unit a value with a year is as fine as: D, W, M, Q (also a season), Y, E or C."""
    if len(value) < 4:
        return "E" if len(value) == 3 else "C"
    if len(value) == 4:
        return "Y"
    if value[5] == "W" and value[6:7].isdigit():
        return "W"
    if value[5].isalpha():
        return "Q"
    return "D" if len(value) > 7 else "M"


def begins(value: str) -> date | None:
    """The first day a value with a year covers; a season begins with its first full month."""
    months = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
    if value[5:] in months:
        return date(int(value[:4]), months[value[5:]], 1)
    try:
        span = cover(value)
    except ValueError:
        return None
    return span[0] if span else None


def onward(base: date, month: int, day: int = 1) -> date | None:
    """The day and month in the year of ``base``, or in the next where they come ``SOON`` after it.

    Who tells a tale names a year when it changes, save where one month runs into the next: after November, "in January"
    is the next January; after September, "in March" is the March past.
    """
    after = month - base.month + 12
    return made(base.year + (after <= SOON and month < base.month), month, day)
