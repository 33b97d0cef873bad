"""The range of what independent origins claim of one quantity, and the number that stands, where it can be told.

In: a story and one of its quantities. Out: a ``Range`` in the unit that most mentions have. Whether the numbers agree
is judged in ``relations``.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.compare.counting import Quantity
from reportedly.joined import origin_of
from reportedly.records import Story

# Of numbers that conflict one stands where so many origins give it and no other has more than one.
SUPPORT = 3


@dataclass(frozen=True, slots=True)
class Range:
    """``low`` and ``high`` are the least and the greatest number named by any independent origin. ``best`` is the
    latest where the reports tell which that is, else the most supported; None where neither can be told."""

    low: float | None
    best: float | None
    high: float | None
    unit: str | None


def range_of(story: Story, group: Sequence[Quantity], relation: str | None) -> Range:
    """The range of a quantity of the story. An earlier count that a report takes back is no claim."""
    claims = [one for one in group if not one.former] or list(group)
    factor, unit = _measure(group)
    origins = origin_of(story.reports, story.copies)
    support: dict[float, set[str]] = {}
    for one in claims:
        for number in _named(one):
            support.setdefault(number, set()).add(origins.get(one.reading.report.id, one.reading.report.id))
    finest = {one.number for one in claims if one.is_exact and one.factor == factor}
    best = _best(claims, relation, finest, {number: len(told) for number, told in support.items()})
    told = sorted(support)
    low, high = (told[0], told[-1]) if told else (None, None)
    return Range(_in(low, factor), _in(best, factor), _in(high, factor), unit)


def _measure(group: Sequence[Quantity]) -> tuple[float, str | None]:
    """The factor and the unit that most mentions have."""
    told = Counter((one.factor, one.figure.unit or "") for one in group)
    (factor, unit), _ = min(told.items(), key=lambda item: (-item[1], item[0]))
    return factor, unit or None


def _in(number: float | None, factor: float) -> float | None:
    return None if number is None else float(f"{number / factor:.12g}")


def _named(one: Quantity) -> Iterable[float]:
    figure = one.figure
    told = (figure.best,) if figure.best is not None else (figure.low, figure.high)
    return [number * one.factor for number in told if number is not None]


def _best(
    claims: Sequence[Quantity], relation: str | None, exact: set[float], support: dict[float, int]
) -> float | None:
    if relation == "revised":
        return _latest(claims)
    if relation == "conflict":
        most, *others = sorted(support.values(), reverse=True)
        return _most_supported(support) if most >= SUPPORT and max(others, default=0) <= 1 else None
    return next(iter(exact)) if len(exact) == 1 else _most_supported(support)


def _latest(claims: Sequence[Quantity]) -> float | None:
    """The one number of the last day told, or the one that took another's place; None where there are several."""
    newer = {one.number for one in claims if one.before is not None}
    days = [one.as_of for one in claims if one.as_of and len(one.as_of) == len("2031-05-06")]
    last = {one.number for one in claims if one.as_of == max(days)} if days else set()
    if len(last) > 1:
        last = {one.number for one in claims if one.as_of == max(days) and one.is_exact}
    told = last if len(last) == 1 else newer
    return next(iter(told)) if len(told) == 1 else None


def _most_supported(support: dict[float, int]) -> float | None:
    """The number that most origins give; None where two are given by as many."""
    most = max(support.values(), default=0)
    told = [number for number, count in support.items() if count == most]
    return told[0] if len(told) == 1 else None
