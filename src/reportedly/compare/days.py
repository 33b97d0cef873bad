"""What two dates may be to each other: one day, one within the other, next to it, apart, or not to be told.

In: TIMEX3 values, also of reports whose day of publication is unknown ("XXXX-WXX-5" is some Friday), and the words they
stand for. Out: ``When``s, how two of them fit, and whether their words exclude each other. Which dates are of one thing
is judged elsewhere.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import cache

VALUE = re.compile(
    r"(?P<year>\d{4}|XXXX)"
    r"(?:-(?P<part>H[12]|Q[1-4]|SP|SU|FA|WI|W(?:\d\d|XX)(?:-WE)?)|-(?P<month>\d\d|XX))?"
    r"(?:-(?P<day>\d\d?|XX))?"
    r"(?:T(?P<time>[A-Z]{2}|\d\d(?::\d\d){0,2})(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
)
UNKNOWN = frozenset({None, "XX", "XXXX"})
# The months a season may stand for; winter is not placed, for the year turns in it.
SEASONS = {"SP": (3, 6), "SU": (6, 9), "FA": (9, 12)}
# Parts of a day that a night over midnight shares with the day before or after it.
LATE, EARLY = frozenset({"NI", "EV"}), frozenset({"NI", "MO"})
LATE_HOUR, EARLY_HOUR = 18, 9
LONGEST_MONTH = 31
LETTERS, DIGIT, YEAR = re.compile(r"[A-Za-z]+"), re.compile(r"\d"), re.compile(r"\b\d{4}\b")
WEEKDAYS = frozenset(name.lower() for name in calendar.day_name)
MONTHS = frozenset(name.lower() for name in (*calendar.month_name[1:], *calendar.month_abbr[1:])) | {"sept"}
# Words of dates that are counted from another day, or are loose.
COUNTED = frozenset("ago later earlier before after next past since that this same following previous".split())
LOOSE = frozenset(
    "early late mid middle end beginning start about around circa spring summer autumn fall winter".split()
)


@dataclass(frozen=True, slots=True)
class When:
    """A date as far as it is known.

    ``between`` are the first and the last day it may be, as ordinals; None where the year is unknown. Then ``weekday``
    (1 to 7) or ``month`` and ``day`` may be known. ``time`` is the hour ("21:40") or the part of the day ("NI"),
    ``zone`` the hour's zone.
    """

    value: str
    between: tuple[int, int] | None = None
    weekday: int | None = None
    month: int | None = None
    day: int | None = None
    time: str = ""
    zone: str = ""

    @property
    def is_clock(self) -> bool:
        """Whether an hour is told."""
        return self.time[:1].isdigit()

    @property
    def only(self) -> date | None:
        """The one day it is, with its year."""
        return date.fromordinal(self.between[0]) if self.between and self.between[0] == self.between[1] else None


@cache
def when(value: str) -> When | None:
    """The value understood; None for lengths of time, sets, decades and what has no meaning here."""
    found = VALUE.fullmatch(value)
    if not found:
        return None
    time, zone, part = found["time"] or "", found["zone"] or "", found["part"] or ""
    month, day = _number(found["month"]), _number(found["day"])
    if found["year"] == "XXXX":
        weekday = day if part.startswith("W") else None
        return When(value, None, weekday, None if part else month, day if month and not part else None, time, zone)
    try:
        between = _between(int(found["year"]), part, month, day)
    except ValueError:  # no such day
        return None
    return When(value, between, time=time, zone=zone) if between else None


def _number(text: str | None) -> int | None:
    return None if text is None or text in UNKNOWN else int(text)


def _between(year: int, part: str, month: int | None, day: int | None) -> tuple[int, int] | None:
    """The first and the last day a value with a year stands for."""
    if part.startswith("W") and part != "WI":
        if part[1:3] in UNKNOWN:
            return None
        low, high = (day, day) if day else (6, 7) if part.endswith("WE") else (1, 7)
        first, last = (date.fromisocalendar(year, int(part[1:3]), each) for each in (low, high))
        return first.toordinal(), last.toordinal()
    if part:
        length = 6 if part[0] == "H" else 3
        if part not in SEASONS and part[0] not in "HQ":
            return None
        start, end = SEASONS.get(part) or ((int(part[1]) - 1) * length + 1, int(part[1]) * length)
    else:
        start, end = (month, month) if month else (1, 12)
    if month and day:
        return date(year, month, day).toordinal(), date(year, month, day).toordinal()
    return date(year, start, 1).toordinal(), date(year, end, calendar.monthrange(year, end)[1]).toordinal()


def fit(one: When, other: When) -> str:
    """``same``, ``within``, ``next`` (days side by side), ``apart``; ``open`` where it cannot be told."""
    if one.between and other.between:
        (a, b), (c, d) = one.between, other.between
        if (a, b) == (c, d):
            return "same"
        if a <= d and c <= b:
            return "within"
        return "next" if one.only and other.only and abs(a - c) == 1 else "apart"
    if one.between or other.between:
        placed, loose = (one, other) if one.between else (other, one)
        return _half_placed(placed, loose)
    if one.weekday and other.weekday:
        return _of_week(one.weekday, other.weekday)
    if one.month and other.month:
        return _of_year((one.month, one.day), (other.month, other.day))
    return "open"


def _half_placed(placed: When, loose: When) -> str:
    """A date with its year against a weekday, or a month or day of any year."""
    if placed.only and loose.weekday:
        return _of_week(placed.only.isoweekday(), loose.weekday)
    if not loose.month or not placed.between:
        return "open"
    if placed.only:
        return _of_year((placed.only.month, placed.only.day), (loose.month, loose.day))
    first, last = (date.fromordinal(each).month for each in placed.between)
    if not first <= loose.month <= last:
        return "apart"
    return "same" if first == last and loose.day is None else "within"


def _of_week(one: int, other: int) -> str:
    gap = abs(one - other)
    return "same" if not gap else "next" if gap in (1, 6) else "apart"


def _of_year(one: tuple[int, int | None], other: tuple[int, int | None]) -> str:
    if one[0] != other[0]:
        return "apart"
    if one[1] is None or other[1] is None:
        return "same" if one[1] is other[1] else "within"
    gap = abs(one[1] - other[1])
    return "same" if not gap else "next" if gap == 1 else "apart"


def one_night(one: When, other: When) -> bool:
    """Whether two days side by side may be one night: late on the first, or early on the second."""
    return any(
        _follows(before, after) and (_is_late(before) or _is_early(after))
        for before, after in ((one, other), (other, one))
    )


def _follows(before: When, after: When) -> bool:
    if before.only and after.only:
        return after.only.toordinal() - before.only.toordinal() == 1
    return bool(before.weekday and after.weekday and (after.weekday - before.weekday) % 7 == 1)


def _is_late(one: When) -> bool:
    return int(one.time[:2]) >= LATE_HOUR if one.is_clock else one.time in LATE


def _is_early(one: When) -> bool:
    return int(one.time[:2]) < EARLY_HOUR if one.is_clock else one.time in EARLY


def as_said(value: When, text: str) -> When | None:
    """A date as far as its own words surely say it: a weekday alone is that weekday of any week, a month of any year.

    None where the words count from another day ("yesterday", "last week", "three days later"), for on what day they
    were written, and in what zone, may be another question than when the thing happened; or where they are loose
    ("early December").
    """
    words = {word.lower() for word in LETTERS.findall(text)}
    if words & COUNTED or words & LOOSE:
        return None
    if words & MONTHS and not DIGIT.search(text):
        return when(f"XXXX-{value.value[5:7]}") if value.value[5:7].isdigit() and "last" not in words else value
    if words & MONTHS or YEAR.search(text) or (words & WEEKDAYS and value.weekday):
        return value
    if len(words & WEEKDAYS) == 1 and value.only:
        time = f"T{value.time}" if value.time else ""
        return when(f"XXXX-WXX-{value.only.isoweekday()}{time}")
    return None


def exclude(one: When, other: When) -> bool:
    """Whether two dates told to the same precision cannot both hold.

    Weekdays side by side may be one day in two zones, and days side by side one night.
    """
    of_week = bool(one.weekday or other.weekday)
    if _grain(one) != _grain(other) and not of_week:
        return False
    found = fit(one, other)
    return found == "apart" or (found == "next" and not of_week and not one_night(one, other))


def _grain(one: When) -> str:
    """Whether a day, a month, or a longer time is told."""
    if one.between is None:
        return "day" if one.day or one.weekday else "month" if one.month else "longer"
    days = one.between[1] - one.between[0]
    return "day" if not days else "month" if days < LONGEST_MONTH else "longer"


def placed_on(loose: When, known: When) -> str | None:
    """The value of a date without its year that is of the same thing as one with it, as exact as its own words are.

    None where the two do not fit, or where the known one is not as exact.
    """
    if loose.between or not known.between or fit(loose, known) in ("apart", "next"):
        return None
    told, _, time = loose.value.partition("T")
    if told == "XXXX-XX-XX" or loose.weekday or loose.day:
        return f"{known.only.isoformat()}{'T' if time else ''}{time}" if known.only else None
    form = {"XXXX": "%Y", "XXXX-WXX": "%G-W%V"}.get(told) or ("%Y-%m" if loose.month or told == "XXXX-XX" else None)
    names = {date.fromordinal(each).strftime(form) for each in known.between} if form else set()
    return names.pop() if len(names) == 1 else None
