"""Groups of one number put together where different numbers count one thing.

In: groups of mentions of one number each, of one dimension. Out: the same mentions in fewer groups. Which mentions of
one number count one thing is judged in ``quantities``, what the numbers of a group are to each other in ``relations``.

What is known to tell two things apart bars two groups: what happened, the sort of thing, the year, the bearer of an
age, a report that gives both numbers. What is left is weighed by signs with learnt weights (``training/figures``), and
a pair is joined only where it is more alike, by a margin, than either is to any other number of the other's reports:
reports that tell of one quantity tell of it in one place of their account.
"""

import math
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import combinations

from reportedly.compare.counting import Quantity
from reportedly.compare.relations import meet, same_number
from reportedly.compare.sides import Side, told_apart
from reportedly.compare.sorts import WHOLE, facet_of, one_people
from reportedly.compare.words import likeness, shared_part
from reportedly.knowledge import table

# The weighed signs of a pair that is joined, at least, and how much more alike it is than either is to a third.
ENOUGH, MARGIN = -0.5, 1.0
# The surest sign that nothing else could be meant is a rival left behind; without any, more signs are needed.
ENOUGH_ALONE = 0.0
# Part of the lighter one's names, by how few figures tell them, that amounts of one thing share at least.
OTHER_NAMES = 1 / 3
# A number so many times another is seldom told of one thing, but for a toll that grows.
TOO_FAR = 2.0
# Points and passes, of which every player, half and day has its own; charges, of which every crime has.
APART, PLAYED = frozenset({"plays", "charges"}), frozenset({"point", "yard"})
# Where neither verb nor happening is the same, different numbers share so much of their words at least.
WORDS_SHARED = 0.15
# So much is enough by itself, and so much where two distinctive numbers are no further apart than this.
MANY_WORDS_SHARED, FEW_WORDS_SHARED, NEARLY = 0.3, 0.05, 1.06
# More groups than this in one dimension: those of fewest reports are not joined to others.
MOST_GROUPS = 240
# Times that groups are gone through; each puts together what the one before made sure of.
ROUNDS = 4
# Numbers further apart than this (a natural logarithm) are no further apart.
FARTHEST = 3.0
# Of these a report tells many of one unit; another number is of the same only where its verb or noun is the same.
MEASURED = frozenset({"length", "time", "month", "speed", "mass", "area"})

Group = list[Quantity]
Pair = tuple[int, int]


def join(groups: Sequence[Group]) -> list[Group]:
    """The groups put together that count one thing: those of one number first, then those of different numbers."""
    return _joined(_joined(groups, one_number=True), one_number=False)


def _joined(groups: Sequence[Group], *, one_number: bool) -> list[Group]:
    ordered = sorted(groups, key=lambda group: (-len({one.reading.report.id for one in group}), _place(group[0])))
    sides = [Side(tuple(group)) for group in ordered[:MOST_GROUPS]]
    alike = {
        (i, j): score
        for i, j in combinations(range(len(sides)), 2)
        if same(sides[i], sides[j]) == one_number and (score := _alike(sides[i], sides[j])) is not None
    }
    home = _homes(sides, alike)
    members: dict[int, list[int]] = {}
    for i, low in enumerate(home):
        members.setdefault(low, []).append(i)
    joined = [[one for k in sorted(group) for one in ordered[k]] for _, group in sorted(members.items())]
    return joined + ordered[MOST_GROUPS:]


def _place(one: Quantity) -> tuple[str, str, int]:
    return one.reading.report.published or "9999", one.reading.report.id, one.figure.start


def _homes(sides: Sequence[Side], alike: Mapping[Pair, float]) -> list[int]:
    """For each group the lowest of those it is put together with, the surest first.

    What is already put together is no rival, so a number told in two ways finds its group in the next round.
    """
    home = list(range(len(sides)))
    members = {i: [i] for i in home}
    sure = sorted((-round(score, 6), i, j) for (i, j), score in alike.items() if score >= ENOUGH)
    for _ in range(ROUNDS):
        rival = Rivals(sides, alike, home)
        changed = False
        for score, i, j in sure:
            low, high = sorted((home[i], home[j]))
            if low == high or not _stands_out(-score, max(rival(i, j), rival(j, i)), sides[i], sides[j]):
                continue
            if any(barred(sides[a], sides[b]) for a in members[low] for b in members[high]):
                continue
            members[low] += members.pop(high)
            changed = True
            for k in members[low]:
                home[k] = low
        if not changed:
            break
    return home


def _stands_out(score: float, rival: float, one: Side, other: Side) -> bool:
    """Whether a pair is so much more alike than its rivals; two tolls of the whole need no such margin."""
    if rival == -math.inf:
        return score >= ENOUGH_ALONE
    return score - rival >= (0.0 if _is_toll(one, other) else MARGIN)


def _is_toll(one: Side, other: Side) -> bool:
    return bool(one.happening and _of_people(one, other) and one.is_whole and other.is_whole)


class Rivals:
    """How like a group the likest other number is that stands in a report with the pair's other group."""

    def __init__(self, sides: Sequence[Side], alike: Mapping[Pair, float], home: Sequence[int]) -> None:
        self.sides, self.home = sides, tuple(home)
        self.best: dict[tuple[int, str], list[tuple[float, int]]] = {}
        for (i, j), score in alike.items():
            for near, far in ((i, j), (j, i)):
                for report in sides[near].reports:
                    self.best.setdefault((far, report), []).append((score, near))
        for found in self.best.values():
            found.sort(reverse=True)

    def __call__(self, one: int, other: int) -> float:
        """The likest to ``one`` among those told apart from ``other`` in a report that has both."""
        found = (self._likest(self.best.get((one, report), []), one, other) for report in self.sides[other].reports)
        return max(found, default=-math.inf)

    def _likest(self, found: Sequence[tuple[float, int]], one: int, other: int) -> float:
        for score, near in found:
            together = self.home[near] in (self.home[one], self.home[other])
            if not together and not meet(self.sides[near].bounds, self.sides[other].bounds):
                return score
        return -math.inf


def _alike(one: Side, other: Side) -> float | None:
    """The weighed signs that two groups count one thing; None where something tells them apart."""
    if not comparable(one, other) or barred(one, other) or not grounded(one, other):
        return None
    weights = _weights()
    return sum(weights[name] * value for name, value in signs(one, other).items())


def comparable(one: Side, other: Side) -> bool:
    """Whether two groups, over two reports, are of one sort of thing as far as told."""
    if len(one.reports | other.reports) < 2:
        return False
    return one.dimension != "count" or bool(one.kind and one.kind == other.kind) or _of_people(one, other)


def grounded(one: Side, other: Side) -> bool:
    """Whether two groups of different numbers have the verb, the noun or so many words in common as a claim needs."""
    if same(one, other) or one.before & other.numbers or other.before & one.numbers:
        return True
    event = bool(one.events & other.events) or bool(one.happening and one.happening == other.happening)
    shared = words_shared(one, other) >= WORDS_SHARED
    if one.dimension == "age" and one.owners & other.owners:
        return True
    if one.dimension in MEASURED:
        told = words_shared(one, other) >= MANY_WORDS_SHARED
        return told or (shared and (event or bool(one.nouns & other.nouns)))
    if event or (nearly_one(one, other) and words_shared(one, other) >= FEW_WORDS_SHARED):
        return True
    if one.dimension == "%" and not one.names.keys() & other.names.keys() and not one.nouns & other.nouns:
        return False
    if one.dimension == "count" and not one.happening and _all_people(one, other):
        return False
    return shared


def nearly_one(one: Side, other: Side) -> bool:
    """Whether two prices or large numbers are so near that another thing would seldom have the one or the other."""
    return one.group[0].is_distinctive and other.group[0].is_distinctive and _times(one, other) <= NEARLY


def words_shared(one: Side, other: Side) -> float:
    """How alike the words round the two numbers are, where they are most alike."""
    pairs = [(a, b) for a in one.sample for b in other.sample if a.reading is not b.reading]
    return max((likeness(a.words, b.words) for a, b in pairs), default=0.0)


def _of_people(one: Side, other: Side) -> bool:
    """Whether both count people as such, of whom the same happened as far as told."""
    if one.dimension != "count" or not one_people(one.kind, other.kind):
        return False
    happened = bool(one.happening and one.happening == other.happening)
    if not _all_people(one, other):
        untold = one.happening is None and other.happening is None
        alike = bool(one.events & other.events) or words_shared(one, other) >= WORDS_SHARED
        return same(one, other) and (happened or (untold and alike))
    return happened or bool(same(one, other) and (one.happening or other.happening))


def _all_people(one: Side, other: Side) -> bool:
    """Whether both count people as such; a count of children or women is a part of these."""
    return facet_of(one.kind) == facet_of(other.kind) == WHOLE


def same(one: Side, other: Side) -> bool:
    """Whether two groups have one number."""
    return same_number(one.group[0], other.group[0])


def barred(one: Side, other: Side) -> bool:
    """Whether what is told of two groups says that they count two things."""
    if one.happening != other.happening and None not in (one.happening, other.happening):
        return True
    owner = one.owners & other.owners and one.is_recent and other.is_recent
    if one.era != other.era and one.years != other.years and not owner:
        return True
    return _one_number_barred(one, other) if same(one, other) else _other_number_barred(one, other)


def _one_number_barred(one: Side, other: Side) -> bool:
    if one.happening != other.happening and not one.in_same_words(other):
        return True
    if one.dimension == "age" and one.owners and other.owners and not one.owners & other.owners:
        return True
    if told_apart(one.kinds_told, other.kinds_told):
        return True
    several = one.group[0].of_several or is_played(one) or is_played(other)
    return several and of_others(one.names, other.names)


def is_played(side: Side) -> bool:
    """Whether it counts points and passes, or charges."""
    return side.kind in APART or side.group[0].figure.unit in PLAYED


def _other_number_barred(one: Side, other: Side) -> bool:
    if one.before & other.numbers or other.before & one.numbers:
        return False
    if one.is_part or other.is_part or _of_other_sort(one, other):
        return True
    if not (one.dimension == "count" and one.happening) and of_others(one.names, other.names):
        return True
    apart = not meet(one.bounds, other.bounds)
    toll = one.dimension == "count" and one.group[0].spread and one.counts_known
    if apart and not toll and _times(one, other) >= TOO_FAR:
        return True
    if apart and any(_tells_apart(one, other, report) for report in one.current & other.current):
        return True
    whole = one.is_whole and other.is_whole and one.scope == other.scope
    return bool(toll and not whole and not one.owners & other.owners)


def _of_other_sort(one: Side, other: Side) -> bool:
    """Whether ages are of two persons, counts of two holders or fates or of a game, or one is a fraction."""
    if one.dimension == "age":
        return not one.owners & other.owners
    if is_played(one) or is_played(other):
        return True
    if one.dimension != "count":
        return False
    if one.holders and other.holders and not any(a in b or b in a for a in one.holders for b in other.holders):
        return True
    fraction = bool(one.number and other.number) and (one.number < 1) != (other.number < 1)
    return fraction or (one.happening != other.happening and _all_people(one, other))


def _times(one: Side, other: Side) -> float:
    """How many times the greater number is the lesser."""
    least, most = sorted((abs(one.number), abs(other.number)))
    return most / least if least else math.inf


def of_others(one: Mapping[str, float], other: Mapping[str, float]) -> bool:
    """Whether two figures are told of different names."""
    return bool(one and other) and shared_part(one, other) < OTHER_NAMES


def _tells_apart(one: Side, other: Side, report: str) -> bool:
    """Whether a report that gives both numbers gives them for two things: not where two claimants dispute one toll."""
    told = [[each.figure.speakers for each in side.group if each.reading.report.id == report] for side in (one, other)]
    disputed = one.group[0].spread and all(
        a and b and not set(a) & set(b) for a, b in ((a, b) for a in told[0] for b in told[1])
    )
    return not disputed


def signs(one: Side, other: Side) -> dict[str, float]:
    """What speaks for and against that two groups count one thing, each from 0 to 1 or a measure of its own."""
    pairs = [(a, b) for a in one.sample for b in other.sample if a.reading is not b.reading]
    nouns, events = one.nouns & other.nouns, one.events & other.events
    number = abs(one.number), abs(other.number)
    alike = same(one, other)
    return {
        "bias": 1.0,
        "one number": float(alike),
        "changed": float(bool(one.before & other.numbers or other.before & one.numbers)),
        "noun": float(bool(nouns) or bool(one.kind and one.kind == other.kind)),
        "no noun": float(bool(one.nouns) != bool(other.nouns)),
        "other noun": float(bool(one.nouns and other.nouns and not nouns and one.kind != other.kind)),
        "event": float(bool(events)),
        "other event": float(bool(one.events and other.events and not events)),
        "toll": float(_is_toll(one, other)),
        "close words": max((likeness(a.close, b.close) for a, b in pairs), default=0.0),
        "words": words_shared(one, other),
        "owner": float(bool(one.owners & other.owners)),
        "other owner": float(bool(one.owners and other.owners and not one.owners & other.owners)),
        "whole": float(one.is_whole and other.is_whole),
        "apart": min(FARTHEST, abs(math.log(number[0] / number[1]))) if all(number) else FARTHEST,
        "fits": float(meet(one.bounds, other.bounds) and not alike),
        "small": float(alike and not one.group[0].is_distinctive),
    }


@cache
def _weights() -> dict[str, float]:
    return {row["sign"]: float(row["weight"]) for row in table("quantity_signs")}
