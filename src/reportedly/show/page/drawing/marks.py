"""Marks with their whiskers, and the lines that join what one claimant says over time.

In: what is given, a scale. Out: ``Mark``s and the corners of lines.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from reportedly.show.page.drawing.pieces import BOTTOM, Given, Mark
from reportedly.show.page.drawing.scale import Scale, middle, tidy

# How far a whisker goes where the words give no other end ("at least 22").
OPEN = 20.0


def mark(each: Given, x: float, scale: Scale) -> Mark:
    value = middle(each)
    y = scale.y(0.0 if value is None else value)
    exact = each.low is not None and each.low == each.high
    top = bottom = None
    if not exact and (each.low is not None or each.high is not None):
        top = scale.y(each.high) if each.high is not None else max(3.0, y - OPEN)
        bottom = scale.y(each.low) if each.low is not None else min(scale.size.height - BOTTOM, y + OPEN)
    about = each.low is None and each.high is None
    if about:
        top, bottom = y - OPEN / 2, y + OPEN / 2
    return Mark(
        tidy(x),
        tidy(y),
        None if top is None else tidy(top),
        None if bottom is None else tidy(bottom),
        not about and not exact and each.high is None,
        not about and not exact and each.low is None,
        about,
        each.shape,
        each.hollow,
        each.title,
    )


def line(told: Sequence[tuple[date, Mark]]) -> str:
    """The line through one claimant's numbers, where they differ; a day with several has no place in it."""
    often = Counter(day for day, _ in told)
    path = [mark for day, mark in told if often[day] == 1]
    if len({mark.y for mark in path}) < 2:
        return ""
    return " ".join(f"{mark.x:g},{mark.y:g}" for mark in path)
