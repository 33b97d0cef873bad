"""Counts of people within one report: which takes up one told before, and which is the report's own toll.

In: a report's quantities in order. Out: the same, with ``resumed`` and ``toll`` told. Which quantities of several
reports count one thing is judged in ``quantities``.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.compare.counting import Quantity
from reportedly.compare.sorts import DULL, WHOLE, facet_of, one_people

# A count of what is known already: "the two men", "all three"; so many characters hold the word and its space.
DEFINITE_REACH = 8
DEFINITE = re.compile(r"(?:the|these|those|both|all)\b ?", re.IGNORECASE)
# Nouns under which people of one number are kept, to be taken up again.
MOST_NOUNS = 12


def with_tolls(told: Sequence[Quantity]) -> list[Quantity]:
    """The quantities, those that take up another or are a toll known as such."""
    return _tolls(_resuming(told))


def _resuming(told: Sequence[Quantity]) -> list[Quantity]:
    """Counts of people that take up one told before: "the two workers" are the two of whom it was said.

    Only where the report has told of one such count: of two killed and two hurt, "the two" may be either.
    """
    latest: dict[float, dict[str | None, Quantity]] = {}
    found = []
    for one in told:
        if one.dimension != "count" or not one.is_exact or not facet_of(one.kind):
            found.append(one)
            continue
        before = latest.setdefault(one.number, {})
        taken = _taken_up(one, before)
        now = _as(taken, one) if taken else one
        if now.happening and not now.part and (now.kind in before or len(before) < MOST_NOUNS):
            before[now.kind] = now
        found.append(now)
    return found


def _as(taken: Quantity, one: Quantity) -> Quantity:
    """The count with what was told of the one it takes up."""
    return replace(
        one,
        happening=taken.happening,
        grows=taken.grows,
        spread=taken.spread,
        era=taken.era,
        resumed=taken.figure.start,
    )


def _taken_up(one: Quantity, before: dict[str | None, Quantity]) -> Quantity | None:
    """The count that ``one`` takes up; None where it says something of its own, or where several fit."""
    doing = (one.figure.event or "be").lower()
    if one.happening or doing not in DULL or not _is_definite(one):
        return None
    fitting = [each for each in before.values() if one_people(each.kind, one.kind)]
    own = [each for each in fitting if each.kind == one.kind or WHOLE in (facet_of(each.kind), facet_of(one.kind))]
    return own[-1] if own and len({each.happening for each in fitting}) == 1 else None


def _is_definite(one: Quantity) -> bool:
    """Whether the number stands right behind a word that says it is known."""
    start = one.figure.start
    before = one.reading.report.text[max(one.sentence[0], start - DEFINITE_REACH) : start].split()[-1:]
    return bool(DEFINITE.match(one.figure.text) or (before and DEFINITE.fullmatch(before[0])))


def _tolls(told: Sequence[Quantity]) -> list[Quantity]:
    """The report's own count of all to whom something happened is its toll, wherever told: the greatest of headline,
    lead and totals; where these tell none, the greatest of no other time or narrower place."""
    best: dict[str, tuple[bool, float]] = {}
    for one in told:
        if one.happening and _may_be_toll(one):
            best[one.happening] = max(best.get(one.happening, (False, 0.0)), (one.is_whole, one.number))
    return [
        replace(one, toll=True) if one.happening and _may_be_toll(one) and best[one.happening][1] == one.number else one
        for one in told
    ]


def _may_be_toll(one: Quantity) -> bool:
    """Whether it counts people, here and now and not as a part."""
    aside = one.part or one.former or one.era or one.scope
    return bool(one.dimension == "count" and facet_of(one.kind) and not aside)
