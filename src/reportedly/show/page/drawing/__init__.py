"""A series of figures as a small picture: where each mark, whisker and label goes.

In: marks with a day and a number (``Given``). Out: ``Chart``, plain numbers that a template writes as SVG. Colour, type
and what a mark stands for do not belong here.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from reportedly.show.page.drawing.lettering import labelled, names
from reportedly.show.page.drawing.marks import line, mark
from reportedly.show.page.drawing.pieces import BOTTOM, NARROW, SMALL, WIDE, Chart, Given, Mark, Size
from reportedly.show.page.drawing.scale import Scale, middle, parsed

__all__ = ["NARROW", "SMALL", "WIDE", "Chart", "Given", "Size", "chart"]

# More could not be told apart; the table has them all.
MOST_MARKS = 120
# Numbers beyond this are no counts of anything, and would not fit the axis.
LARGEST = 1e15


def chart(given: Sequence[Given], size: Size = WIDE) -> Chart | None:
    """The picture of the marks; None where none has both a known day and a number."""
    sane = [_sane(each) for each in given]
    placed = [(day, each) for each in sane if (day := parsed(each.day)) and middle(each) is not None]
    if not placed:
        return None
    placed = sorted(placed, key=lambda pair: (pair[0], pair[1].letter))[:MOST_MARKS]
    scale = Scale([each for _, each in placed], [day for day, _ in placed], size)
    crowd, seen = Counter(day for day, _ in placed), Counter[date]()
    marks: list[Mark] = []
    by_claimant: dict[str, list[tuple[date, Mark]]] = {}
    called: dict[str, str] = {}
    for day, each in placed:
        drawn = mark(each, scale.x(day) + scale.shift(seen[day], crowd[day]), scale)
        seen[day] += 1
        marks.append(drawn)
        if each.said_by:
            by_claimant.setdefault(each.claimant, []).append((day, drawn))
            called.setdefault(each.claimant, each.said_by)
    return Chart(
        size.width,
        size.height,
        scale.left,
        size.edge,
        size.height - BOTTOM,
        scale.value_ticks(),
        scale.day_ticks(),
        labelled(marks, [each for _, each in placed], scale),
        tuple(path for each in by_claimant.values() if (path := line(each))),
        names(by_claimant, called, size) if size.named else (),
    )


def _sane(given: Given) -> Given:
    """The mark without numbers that cannot be drawn."""
    low, high, best = (
        number if number is not None and math.isfinite(number) and abs(number) < LARGEST else None
        for number in (given.low, given.high, given.best)
    )
    return replace(given, low=low, high=high, best=best)
