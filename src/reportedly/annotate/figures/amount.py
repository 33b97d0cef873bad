"""A number with its bounds and unit, as the readers of this folder hand it on.

In: nothing. Out: ``Amount``, and the amount that is its own bounds. Bounds are those of the contract: "22" 22, 22, 22;
"at least 22" 22, -, 22; "up to 80" -, 80, 80; "around 600" best only; "10 to 15" 10, 15, -; vague words a low only.
"""

from dataclasses import dataclass

ROUND = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number: lexemes ``first`` to ``last`` (modifiers and unit with it), its bounds and unit."""

    first: int
    last: int
    low: float | None = None
    high: float | None = None
    best: float | None = None
    modifier: str | None = None
    vague: bool = False
    ordinal: int | None = None
    unit: str | None = None
    kind: str = "count"  # count, zero, part, ordinal, age, vote, record, or the unit's kind


def exact(first: int, last: int, value: float, kind: str = "count", unit: str | None = None) -> Amount:
    """An amount that is its own bounds."""
    return Amount(first, last, low=value, high=value, best=value, unit=unit, kind=kind)
