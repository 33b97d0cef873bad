"""What two dates may be to each other: one day, one within the other, next to it, apart, or not to be told.

In: TIMEX3 values, also of reports whose day of publication is unknown ("XXXX-WXX-5" is some Friday). Out: ``When``s and
how two of them fit. Which dates are of one thing is judged elsewhere.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

VALUE = re.compile(
    r"(?P<year>\d{4}|XXXX)"
    r"(?:-(?P<part>H[12]|Q[1-4]|SP|SU|FA|WI|W(?:\d\d|XX)(?:-WE)?)|-(?P<month>\d\d|XX))?"
    r"(?:-(?P<day>\d\d?|XX))?"
    r"(?:T(?P<time>[A-Z]{2}|\d\d(?::\d\d){0,2})(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
)
UNKNOWN = frozenset({None, "XX", "XXXX"})
# The months a season may stand for; where the year turns, the season is not placed.
SEASONS = {"SP": (3, 6), "SU": (6, 9), "FA": (9, 12)}
# Parts of a day that a night over midnight shares with the day before or after it.
LATE, EARLY = frozenset({"NI", "EV"}), frozenset({"NI", "MO"})
LATE_HOUR, EARLY_HOUR = 18, 9


@dataclass(frozen=True, slots=True)
class When:
    """A date as far as it is known.

    ``first`` and ``last`` are the days it lies between, as ordinals; both None where the year is unknown. Then
    ``weekday`` (1 to 7) or ``month`` and ``day`` may be known. ``time`` is the hour ("21:40") or the part of the day
    ("NI"), ``zone`` the hour's zone.
    """

    value: str
    first: int | None = None
    last: int | None = None
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
    def is_day(self) -> bool:
        """Whether it is one day with its year."""
        return self.first is not None and self.first == self.last

    @property
    def is_placed(self) -> bool:
        """Whether its year is known."""
        return self.first is not None


def when(value: str) -> When | None:
    """The value understood; None for lengths of time, sets, decades and what has no meaning here."""
    found = VALUE.fullmatch(value)
    if not found:
        return None
    time, zone = found["time"] or "", found["zone"] or ""
    year, part, month, day = found["year"], found["part"], found["month"], found["day"]
    try:
        if year == "XXXX":
            weekday = int(day) if part and part.startswith("W") and day not in UNKNOWN else None
            known = None if part or month in UNKNOWN else int(month)
            return When(value, None, None, weekday, known, _number(day) if known else None, time, zone)
        between = _between(int(year), part, month, day)
    except ValueError:  # no such day
        return None
    return When(value, between[0], between[1], None, None, None, time, zone) if between else None


def _number(text: str | None) -> int | None:
    return None if text is None or text in UNKNOWN else int(text)


def _between(year: int, part: str | None, month: str | None, day: str | None) -> tuple[int, int] | None:
    """The first and the last day a value with a year stands for."""
    if part and part.startswith("W"):
        week, only = part[1:3], _number(day)
        if week in UNKNOWN:
            return None
        low, high = (only, only) if only else (6, 7) if part.endswith("WE") else (1, 7)
        return tuple(date.fromisocalendar(year, int(week), at).toordinal() for at in (low, high))  # type: ignore[return-value]
    if part in SEASONS or (part and part[0] in "HQ"):
        months = 6 if part[0] == "H" else 3
        start, end = SEASONS.get(part) or ((int(part[1]) - 1) * months + 1, int(part[1]) * months)
        return date(year, start, 1).toordinal(), date(year, end, monthrange(year, end)[1]).toordinal()
    if part:
        return None
    if month in UNKNOWN:
        return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    if day in UNKNOWN:
        return date(year, int(month), 1).toordinal(), date(year, int(month), monthrange(year, int(month))[1]).toordinal()
    one = date(year, int(month), int(day)).toordinal()
    return one, one


def fit(one: When, other: When) -> str:
    """``same``, ``within``, ``next`` (days side by side), ``apart``; ``open`` where it cannot be told."""
    if one.is_placed and other.is_placed:
        return _placed(one, other)
    if one.is_placed or other.is_placed:
        placed, loose = (one, other) if one.is_placed else (other, one)
        return _half_placed(placed, loose)
    if one.weekday and other.weekday:
        gap = abs(one.weekday - other.weekday)
        return "same" if not gap else "next" if gap in (1, 6) else "apart"
    if one.month and other.month:
        if one.month != other.month:
            return "apart"
        if one.day is None or other.day is None:
            return "same" if one.day is other.day else "within"
        return "same" if one.day == other.day else "next" if abs(one.day - other.day) == 1 else "apart"
    return "open"


def _placed(one: When, other: When) -> str:
    a, b, c, d = one.first, one.last, other.first, other.last
    assert a is not None and b is not None and c is not None and d is not None
    if (a, b) == (c, d):
        return "same"
    if a <= d and c <= b:
        return "within"
    return "next" if one.is_day and other.is_day and abs(a - c) == 1 else "apart"


def _half_placed(placed: When, loose: When) -> str:
    if placed.first is None or placed.last is None:
        return "open"
    first, last = date.fromordinal(placed.first), date.fromordinal(placed.last)
    if loose.weekday:
        gap = abs(first.isoweekday() - loose.weekday)
        return "open" if not placed.is_day else "same" if not gap else "next" if gap in (1, 6) else "apart"
    if not loose.month:
        return "open"
    if not (first.month <= loose.month <= last.month):
        return "apart"
    if first.month != last.month:
        return "within"
    if loose.day is None or not placed.is_day:
        return "same" if loose.day is None and not placed.is_day else "within"
    return "same" if first.day == loose.day else "next" if abs(first.day - loose.day) == 1 else "apart"


def one_night(one: When, other: When) -> bool:
    """Whether two days side by side may be one night: late on the first, early on the second."""
    for before, after in ((one, other), (other, one)):
        follows = (
            after.first == before.first + 1
            if before.first is not None and after.first is not None
            else bool(before.weekday and after.weekday and (after.weekday - before.weekday) % 7 == 1)
        )
        if follows and (_is(before, LATE, LATE_HOUR, late=True) or _is(after, EARLY, EARLY_HOUR, late=False)):
            return True
    return False


def _is(one: When, parts: frozenset[str], hour: int, *, late: bool) -> bool:
    if one.is_clock:
        return int(one.time[:2]) >= hour if late else int(one.time[:2]) < hour
    return one.time in parts
