"""What several figures of one quantity are to each other: agree, compatible, revised, or conflict.

In: the mentions of one quantity in order of publication. Out: the relation's word. The contract's meaning: agree, one
number; compatible, bounds and roundings that can all hold; revised, a later count by the same claimant or of the same
thing as it became known; conflict, claims for one thing that cannot all hold, where no report shows that time explains
it.
"""

import math
from collections.abc import Sequence
from datetime import date
from itertools import combinations

from reportedly.compare.counting import Quantity

# "Around 600" may stand for what rounds to it: half its last step, and never more than a tenth either way.
ROUGHLY = 0.1
# A number converted from another unit is rounded.
CONVERTED = 0.05
# A number told in full may be another's rounding where they are no further apart than this.
ROUNDED = 0.025
# Minutes and hours are told more loosely: ten minutes for nine.
ROUNDED_TIME, CLOCK = 0.1, frozenset({"second", "minute", "hour"})
# "Several" may be said of two, "dozens" of twenty.
VAGUELY = 0.4
# How far above its bound a reader hears "at least 20", and "dozens".
OPEN_REACH, VAGUE_REACH = 2.0, 5.0
# Different claims of one quantity that are held against one another.
MOST_CLAIMS = 150
# "Nearly 300" stays below its number.
BELOW = frozenset({"nearly", "almost", "close to", "just under", "just below", "just shy of", "approaching"})
# "More than 300" does not hold 300 itself.
ABOVE = ("more than", "over", "above", "well over", "exceed")
DAYS_OF_YEAR = 365.25
# Whether low and high are missing, where one number is named and where "about" stands before it.
EXACT, ABOUT = (False, False), (True, True)
Bounds = tuple[float, float]
Pair = tuple[Quantity, Quantity]


def relation_of(group: Sequence[Quantity]) -> str:
    """The relation of a group of two mentions or more."""
    told = claims(group)
    if was_revised(told):
        return "revised"
    if clashes(told):
        return "conflict"
    return "agree" if _one_number(told) else "compatible"


def claims(group: Sequence[Quantity]) -> list[Quantity]:
    """The first mention of each number told in one way on one day by one claimant: the others add nothing."""
    first: dict[tuple[object, ...], Quantity] = {}
    for one in group:
        figure = one.figure
        told = figure.low, figure.high, figure.best, figure.unit, figure.modifier, figure.vague
        bearing = one.as_of, tuple(map(_plain, figure.speakers)), one.era, one.before, one.former
        first.setdefault((*told, *bearing), one)
    return list(first.values())[:MOST_CLAIMS]


def clashes(group: Sequence[Quantity]) -> list[Pair]:
    """The pairs whose numbers cannot both hold."""
    return [(a, b) for a, b in combinations(group, 2) if not fit(a, b)]


def fit(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers can both hold: their bounds meet, or one is the other's rounding."""
    if any(is_below(a) and is_above(b) and a.number <= b.number for a, b in ((one, other), (other, one))):
        return False
    if one.figure.unit != other.figure.unit:
        return same_number(one, other) or meet(_as_rounded(one), _as_rounded(other))
    return meet(bounds(one), bounds(other)) or _is_rounding(one, other) or _is_rounding(other, one)


def _as_rounded(one: Quantity) -> Bounds:
    """The bounds of a number that somebody turned into another unit and rounded: ten metres for thirty feet."""
    (low, high), number = bounds(one), one.number / one.factor
    slack = min(ROUGHLY * abs(number), step(number) / 2) * one.factor
    return min(low, one.number - slack), max(high, one.number + slack)


def was_revised(group: Sequence[Quantity]) -> bool:
    """Whether the reports show that one number took the place of another: by saying so, or over days."""
    if group[0].dimension == "age":
        return _grew_older(group)
    numbers = {one.number for one in group}
    if any(one.before in numbers and one.before != one.number for one in group):
        return True
    if any(one.former for one in group) and clashes(group):
        return all(a.former != b.former for a, b in clashes(group))
    if any(one.era and not one.is_recent for one in group):
        return False  # what happened in another year is not counted anew from day to day
    apart = [(a, b) for a, b in _later(group) if not _both_heard(a, b)]
    if not apart:
        return False
    if group[0].happening and group[0].dimension == "count":
        return not group[0].grows or _never_fell(group)
    return all(_one_claimant(a, b) for a, b in apart) and len(apart) == len(clashes(group))


def _later(group: Sequence[Quantity]) -> list[Pair]:
    """The pairs of an earlier and a later day."""
    return [(a, b) for a, b in combinations(group, 2) if is_earlier(a.as_of, b.as_of)]


def is_earlier(one: str | None, other: str | None) -> bool:
    """Whether one day is before another, as far as both are told: 2031 is not before 6 May 2031."""
    told = min(len(one or ""), len(other or ""))
    return bool(one and other) and (one or "")[:told] < (other or "")[:told]


def _both_heard(one: Quantity, other: Quantity) -> bool:
    """Whether two counts can both hold as a reader hears them: "at least 20" one day is not "249" the next."""
    if not one.grows:
        return fit(one, other)
    return fit(one, other) and meet(loose_bounds(one), loose_bounds(other))


def rival_pairs(group: Sequence[Quantity]) -> list[Pair]:
    """The pairs of one day that cannot both hold, each told by somebody named, not the same."""
    return [
        (a, b)
        for a, b in clashes(group)
        if _day(a) and a.as_of == b.as_of and a.figure.speakers and b.figure.speakers and not _one_claimant(a, b)
    ]


def _day(one: Quantity) -> str | None:
    """The day of publication where it is told to the day."""
    return one.as_of if one.as_of and len(one.as_of) == len("2031-05-06") else None


def _one_claimant(one: Quantity, other: Quantity) -> bool:
    claimants = {_plain(speaker) for speaker in one.figure.speakers}
    return any(_plain(speaker) in claimants for speaker in other.figure.speakers)


def _plain(speaker: str) -> str:
    return speaker.lower().removeprefix("the ")


def bounds(one: Quantity) -> Bounds:
    """The least and the greatest number the words allow."""
    figure, factor = one.figure, one.factor
    if figure.low is None and figure.high is None and figure.best is not None:
        slack = min(ROUGHLY * abs(figure.best), step(figure.best) / 2)
        above = 0.0 if is_below(one) else slack
        converted = CONVERTED * abs(figure.best) if factor != 1.0 else 0.0
        return (figure.best - slack - converted) * factor, (figure.best + above + converted) * factor
    slack = CONVERTED if factor != 1.0 else 0.0
    slack = max(slack, VAGUELY) if figure.vague else slack
    low = -math.inf if figure.low is None else figure.low * factor * (1 - slack)
    high = math.inf if figure.high is None else figure.high * factor * (1 + slack)
    return low, high


def step(number: float) -> float:
    """The step a number was rounded to, by its last digit: 100 for 600, 1 for 23, 50 for 250, 0.5 for 4.5."""
    digits = f"{abs(number):.12g}"
    if "e" in digits or not number:
        return abs(number)
    whole, _, fraction = digits.partition(".")
    places = 10.0 ** -len(fraction) if fraction else 10.0 ** (len(whole) - len(whole.rstrip("0")))
    last = (fraction or whole.rstrip("0"))[-1:]
    return 5 * places if last == "5" else places


def is_below(one: Quantity) -> bool:
    """Whether the number stays below the one named: "nearly 300"."""
    return (one.figure.modifier or "").lower() in BELOW


def is_above(one: Quantity) -> bool:
    """Whether the number is above the one named: "more than 300", but not "at least 300"."""
    modifier = (one.figure.modifier or "").lower()
    return one.figure.low is not None and one.figure.high is None and modifier.startswith(ABOVE)


def loose_bounds(one: Quantity) -> Bounds:
    """The bounds a reader hears: nobody writes "at least 20" or "dozens" for a thousand."""
    low, high = bounds(one)
    if math.isinf(high):
        high = one.number * (VAGUE_REACH if one.figure.vague else OPEN_REACH)
    return low, high


def same_number(one: Quantity, other: Quantity) -> bool:
    """Whether two figures name one number, units converted; for vague ones, the same bounds.

    A report that writes "13 miles" at sea means those another calls nautical.
    """
    a, b = one.best, other.best
    if one.won_and_lost or other.won_and_lost:
        return one.won_and_lost == other.won_and_lost
    if a is None or b is None:
        return a is b and (one.figure.low, one.figure.high) == (other.figure.low, other.figure.high)
    if a is not None and one.figure.best == other.figure.best and _unit_word(one) == _unit_word(other):
        return True
    tolerance = CONVERTED if one.figure.unit != other.figure.unit else 1e-9
    return abs(a - b) <= tolerance * max(abs(a), abs(b))


def _unit_word(one: Quantity) -> str:
    """The last word of the unit: "mile" for a nautical one too."""
    return (one.figure.unit or "").rpartition(" ")[2]


def meet(one: Bounds, other: Bounds) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _is_rounding(fine: Quantity, coarse: Quantity) -> bool:
    """Whether ``coarse`` is ``fine`` rounded: 334 for 333.9, 10,000 for 9,982; never 24 for 25."""
    a, b = fine.best, coarse.best
    if a is None or b is None or not (fine.is_exact and coarse.is_exact) or fine.factor != coarse.factor:
        return False
    a, b = a / fine.factor, b / coarse.factor
    nearly = ROUNDED_TIME if fine.figure.unit in CLOCK else ROUNDED
    return step(a) < step(b) and abs(a - b) <= min(step(b) / 2, nearly * abs(b))


def _one_number(group: Sequence[Quantity]) -> bool:
    """True where every mention names one number in one way; "about" it and the bare number are one way."""
    if all(one.won_and_lost and one.won_and_lost == group[0].won_and_lost for one in group):
        return True
    bests = [one.best for one in group if one.best is not None]
    if len(bests) < len(group):
        return len({(one.figure.low, one.figure.high, one.figure.best) for one in group}) == 1
    slack = CONVERTED if len({one.factor for one in group}) > 1 else 1e-9
    if max(bests) - min(bests) > slack * max(map(abs, bests)) or len({is_below(one) for one in group}) > 1:
        return False
    ways = {(one.figure.low is None, one.figure.high is None) for one in group}
    return len(ways) == 1 or ways == {EXACT, ABOUT}


def _never_fell(group: Sequence[Quantity]) -> bool:
    """Whether no day's greatest number is below that of a day before; one report may lag behind another's."""
    days: dict[str, list[Bounds]] = {}
    for one in group:
        if day := _day(one):
            low, high = bounds(one)
            days.setdefault(day, []).append((low if low == high else one.number, high))
    known = -math.inf
    for _, told in sorted(days.items()):
        if max(high for _, high in told) < known:
            return False
        known = max(known, *(number for number, _ in told))
    return True


def _grew_older(group: Sequence[Quantity]) -> bool:
    """Whether ages differ by the years between the reports, to a birthday; those of unknown day are one of these."""
    dated = [one for one in group if _day(one)]
    if not clashes(dated) or not {one.number for one in group} <= {one.number for one in dated}:
        return False
    try:
        ages = [(date.fromisoformat(_day(one) or ""), one.number) for one in dated]
    except ValueError:
        return False
    return all(
        abs((b - a) - (later - earlier).days / DAYS_OF_YEAR) <= 1 and b >= a
        for (earlier, a), (later, b) in combinations(sorted(ages), 2)
    )
