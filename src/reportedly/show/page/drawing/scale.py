"""From days and numbers to places in the picture, and the round numbers and days written on its axes.

In: the marks given. Out: ``Scale``.
"""

import math
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise

from reportedly.show import words
from reportedly.show.page.drawing.pieces import BOTTOM, TOP, Given, Size, Tick

LEFT = 12.0
# Wide enough for the longest label of the value axis, at this much a character.
CHARACTER = 7.0
MOST_LABELS = 6
# Two days' labels nearer than this would touch.
LABEL_ROOM = 48.0
SPREAD = 22.0
# How far apart marks of one day stand, at most.
APART = 17.0
STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
# Numbers nearer to each other than this part of them are one number.
NARROWEST = 1e-9


class Scale:
    """From values and days to places."""

    def __init__(self, given: Sequence[Given], days: Sequence[date], size: Size) -> None:
        values = [value for each in given for value in reach(each)]
        self.steps = _ticks(min(values), max(values))
        # Numbers that all are one need no room above and below them.
        low, high = min(values[0], self.steps[0], *values), max(self.steps[-1], *values)
        self.size = size
        self.low, self.high = (low, high) if high > low else (low - 1, high + 1)
        self.labels = [words.number(step) for step in self.steps]
        self.left = LEFT + CHARACTER * max(map(len, self.labels))
        self.first, self.last = min(days), max(days)
        self.days = sorted(set(days))
        self.span = (self.last - self.first).days

    def x(self, day: date) -> float:
        """Days at even distance, half a mark's room at both ends."""
        room = self.size.edge - self.left
        edge = min(SPREAD, room / 4)
        if not self.span:
            return self.left + room / 2
        return self.left + edge + (room - 2 * edge) * (day - self.first).days / self.span

    def y(self, value: float) -> float:
        """Large values above."""
        room = self.size.height - TOP - BOTTOM
        return TOP + room * (self.high - value) / (self.high - self.low)

    def shift(self, number: int, crowd: int) -> float:
        """How far aside a mark stands that shares its day with others."""
        gaps = [(later - sooner).days for sooner, later in pairwise(self.days)]
        whole = self.size.edge - self.left
        room = whole * (min(gaps) / self.span if gaps else 1)
        # The marks of the first and of the last day stay within the picture.
        margin = min(SPREAD, whole / 4) + min(self.left, self.size.right) if gaps else whole / 2
        step = min(APART, 0.8 * room / crowd, 2 * margin / crowd)
        return (number - (crowd - 1) / 2) * step

    def value_ticks(self) -> tuple[Tick, ...]:
        """The value axis."""
        return tuple(
            Tick(tidy(self.y(step)), label, "end") for step, label in zip(self.steps, self.labels, strict=True)
        )

    def day_ticks(self) -> tuple[Tick, ...]:
        """The time axis: the days there are marks of where there is room, else the first, the last and some between."""
        days = self.days
        if len(days) > MOST_LABELS:
            days = [self.first + timedelta(self.span * step // (MOST_LABELS - 1)) for step in range(MOST_LABELS)]
        kept: list[date] = []
        for day in days:
            if not kept or self.x(day) - self.x(kept[-1]) >= LABEL_ROOM:
                kept.append(day)
        same_year = self.first.year == self.last.year
        return tuple(Tick(tidy(self.x(day)), _short(day, year=not same_year)) for day in kept)


def parsed(day: str) -> date | None:
    """The day of an ISO date; the first one of a month or year known alone."""
    parts = day[:10].split("-")
    try:
        year, month, number = (int(part) for part in (*parts, "1", "1")[:3])
        return date(year, month, number)
    except ValueError:
        return None


def middle(each: Given) -> float | None:
    """The number a mark stands at: the one named, else the middle of its bounds, else the bound there is."""
    if each.best is not None:
        value = each.best
    else:
        known = [bound for bound in (each.low, each.high) if bound is not None]
        if not known:
            return None
        value = sum(known) / len(known)
    return value


def reach(each: Given) -> Iterable[float]:
    value = middle(each)
    bounds = [bound for bound in (each.low, each.high) if bound is not None and math.isfinite(bound)]
    return [*bounds, value] if value is not None else bounds


def _ticks(low: float, high: float) -> list[float]:
    """Three to five round numbers that span the values; from zero where that costs less than half the height."""
    if high - low <= NARROWEST * max(1.0, abs(high)):
        return [low]
    if 0 < low <= high / 2:
        low = 0.0
    rough = (high - low) / 3
    magnitude = 10 ** math.floor(math.log10(rough))
    step = next(size for size in (each * magnitude for each in STEPS) if size >= rough * 0.8)
    if high >= 4:
        step = max(1.0, step)
    first, last = math.floor(low / step), math.ceil(high / step)
    return [number * step for number in range(first, last + 1)]


def _short(day: date, *, year: bool) -> str:
    return f"{words.MONTHS[day.month - 1]} {day.year}" if year else f"{day.day} {words.MONTHS[day.month - 1]}"


def tidy(number: float) -> float:
    return round(number, 1)
