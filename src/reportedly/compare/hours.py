"""What the hours are to each other at which reports say that one thing happened.

In: ``Dated``s that tell an hour. Out: their relation, and whether two cannot both hold. An hour told twice over in one
report ("0737 GMT (3:37 a.m. EDT)") agrees with another report's where either does.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import combinations

from reportedly.compare.dated import Dated
from reportedly.compare.days import When
from reportedly.knowledge import table

LOCAL = re.compile(r"\blocal\b", re.IGNORECASE)
# Hours so many minutes apart may be of one happening, told roughly or as it went on.
NEAR = 60
DAY = 24 * 60


def relation_of_hours(group: Sequence[Dated]) -> str | None:
    """agree, compatible, or None where hours of one thing lie further apart and no report shows why."""
    reports: dict[str, list[Dated]] = {}
    for one in group:
        reports.setdefault(one.reading.report.id, []).append(one)
    gaps = [_gap(one, other) for one, other in combinations(reports.values(), 2)]
    if any(gap is None or gap > NEAR for gap in gaps):
        return None
    return "compatible" if any(gaps) else "agree"


def _gap(one: Sequence[Dated], other: Sequence[Dated]) -> int | None:
    """The fewest minutes between an hour of one report and one of another's; None where zones may differ."""
    found = [_minutes_between(a, b) for a in one for b in other]
    return min((gap for gap in found if gap is not None), default=None)


def _minutes_between(one: Dated, other: Dated) -> int | None:
    if one_hour(one.when, other.when):
        return 0
    a, b = minutes(one.when), minutes(other.when)
    if a is None or b is None or bool(one.when.zone) != bool(other.when.zone):
        return None
    return min((a - b) % DAY, (b - a) % DAY)


def hours_apart(one: Dated, other: Dated) -> bool:
    """Whether one report gives as local the very hour that another gives in Greenwich time, where they differ."""
    if not (one.when.is_clock and other.when.is_clock) or one.when.time[:5] != other.when.time[:5]:
        return False
    for local, zoned in ((one, other), (other, one)):
        if LOCAL.search(local.text) and not local.when.zone and zoned.when.zone == "Z":
            return not any(_names_greenwich(each) for each in (one, other))
    return False


def _names_greenwich(one: Dated) -> bool:
    """Whether the report names a state whose clocks may show Greenwich time."""
    return any(entity.name in _greenwich() for entity in one.reading.annotations.entities or () if entity.named)


@cache
def _greenwich() -> frozenset[str]:
    return frozenset(row["state"] for row in table("greenwich"))


def one_hour(one: When, other: When) -> bool:
    """Whether two hours may be one: told by the same digits, or the same once both are put into one zone."""
    if one.time[:5] == other.time[:5]:
        return True
    a, b = minutes(one), minutes(other)
    return bool(one.zone and other.zone) and a is not None and b is not None and (a - b) % DAY == 0


def minutes(one: When) -> int | None:
    """Minutes after midnight: of Greenwich where the zone is told, else as the report's clock shows."""
    if len(one.time) < len("00:00"):
        return None
    shift = 0
    if one.zone and one.zone != "Z":
        shift = (int(one.zone[1:3]) * 60 + int(one.zone[-2:])) * (-1 if one.zone[0] == "-" else 1)
    return int(one.time[:2]) * 60 + int(one.time[3:5]) - shift
