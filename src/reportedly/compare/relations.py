"""What several figures of one quantity are to each other: agree, compatible, revised, conflict, or not to be told.

In: the mentions of one quantity in order of publication. Out: the relation's word, or None. The contract's meaning:
agree, one number; compatible, bounds and roundings that can all hold; revised, a later count by the same claimant or
of the same thing as it became known; conflict, two claims for one thing and time that cannot both hold.
"""

import math
from collections.abc import Sequence
from itertools import combinations

from reportedly.compare.counting import Quantity

# "Around 600" may stand for what rounds to it: a tenth either way, as newsrooms round.
ROUGHLY = 0.1
# A number converted from another unit is rounded.
CONVERTED = 0.05
Bounds = tuple[float, float]
Pair = tuple[Quantity, Quantity]


def relation_of(group: Sequence[Quantity]) -> str | None:
    """The relation of a group of two mentions or more."""
    clashing = clashes(group)
    if not clashing:
        return "agree" if _one_number(group) else "compatible"
    if group[0].happening:
        return "revised" if was_revised(group) else "conflict" if rival_pairs(group) else None
    return "revised" if all(_later_by_one(a, b) for a, b in clashing) else "conflict"


def clashes(group: Sequence[Quantity]) -> list[Pair]:
    """The pairs whose numbers cannot both hold."""
    return [(a, b) for a, b in combinations(group, 2) if not meet(bounds(a), bounds(b))]


def was_revised(group: Sequence[Quantity]) -> bool:
    """Whether a count became known over days: some day's differs from an earlier day's, and no toll ever fell."""
    apart = [(a, b) for a, b in clashes(group) if a.as_of and b.as_of and a.as_of < b.as_of]
    return bool(apart) and (not group[0].grows or _never_fell(group))


def rival_pairs(group: Sequence[Quantity]) -> list[Pair]:
    """The pairs of one day that cannot both hold, each told by somebody named, not the same."""
    return [
        (a, b)
        for a, b in clashes(group)
        if a.as_of and a.as_of == b.as_of and a.figure.speakers and b.figure.speakers and not _one_claimant(a, b)
    ]


def _one_claimant(one: Quantity, other: Quantity) -> bool:
    claimants = {_plain(speaker) for speaker in one.figure.speakers}
    return any(_plain(speaker) in claimants for speaker in other.figure.speakers)


def _plain(speaker: str) -> str:
    return speaker.lower().removeprefix("the ")


def bounds(one: Quantity) -> Bounds:
    """The least and the greatest number the words allow."""
    figure, factor = one.figure, one.factor
    if figure.low is None and figure.high is None and figure.best is not None:
        slack = ROUGHLY * abs(figure.best)
        return (figure.best - slack) * factor, (figure.best + slack) * factor
    slack = CONVERTED if factor != 1.0 else 0.0
    low = -math.inf if figure.low is None else figure.low * factor * (1 - slack)
    high = math.inf if figure.high is None else figure.high * factor * (1 + slack)
    return low, high


def meet(one: Bounds, other: Bounds) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _one_number(group: Sequence[Quantity]) -> bool:
    """True where every mention names one number in one way; "about" it and the bare number are one way."""
    bests = [one.best for one in group if one.best is not None]
    if len(bests) < len(group):
        return len({(one.figure.low, one.figure.high, one.figure.best) for one in group}) == 1
    slack = CONVERTED if len({one.factor for one in group}) > 1 else 1e-9
    if max(bests) - min(bests) > slack * max(map(abs, bests)):
        return False
    return len({(one.figure.low is None, one.figure.high is None) for one in group if not _is_about(one)}) <= 1


def _is_about(one: Quantity) -> bool:
    return one.figure.low is None and one.figure.high is None


def _never_fell(group: Sequence[Quantity]) -> bool:
    """Whether no day's greatest number is below that of a day before; one report may lag behind another's."""
    days: dict[str, list[Bounds]] = {}
    for one in group:
        if one.as_of and one.best is not None:
            low, high = bounds(one)
            days.setdefault(one.as_of, []).append((max(low, one.best) if low == high else one.best, high))
    known = 0.0
    for _, told in sorted(days.items()):
        if max(high for _, high in told) < known:
            return False
        known = max(known, *(number for number, _ in told))
    return True


def _later_by_one(earlier: Quantity, later: Quantity) -> bool:
    """Whether one claimant gave both numbers, on two days."""
    return bool(_one_claimant(earlier, later) and earlier.as_of and later.as_of and earlier.as_of != later.as_of)
