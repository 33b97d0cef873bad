"""One group of a pair: what most of its mentions, or any of them, tell.

In: the mentions of one number put together so far. Out: a ``Side``, each of its answers worked out once. What speaks
for and against a pair is judged in ``joining``.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from reportedly.compare.counting import Quantity
from reportedly.compare.relations import Bounds, loose_bounds
from reportedly.compare.sorts import DULL, facet_of
from reportedly.compare.words import stem
from reportedly.records import Span

# Mentions of a group that are compared, of different reports as far as it has them.
SAMPLE = 4


# What is counted in each sentence of each report.
Kinds = dict[tuple[str, Span], set[str]]


def kinds_told(group: Iterable[Quantity]) -> Kinds:
    """What some counts count in each sentence of each report, where a noun tells it."""
    found: Kinds = {}
    for one in group:
        if one.kind and one.dimension == "count":
            found.setdefault((one.reading.report.id, one.sentence), set()).add(one.kind)
    return found


def told_apart(one: Kinds, other: Kinds) -> bool:
    """Whether one sentence counts two sorts of people: "two women and two policemen"."""
    few, many = sorted((one, other), key=len)
    return any(len(kinds | many.get(at, kinds)) > 1 for at, kinds in few.items())


@dataclass(frozen=True)
class Side:
    """One group of a pair, with what most of its mentions, or any of them, tell."""

    group: Sequence[Quantity]

    @cached_property
    def reports(self) -> frozenset[str]:
        return frozenset(one.reading.report.id for one in self.group)

    @cached_property
    def current(self) -> frozenset[str]:
        """The reports that do not tell it as an earlier count."""
        return frozenset(one.reading.report.id for one in self.group if not one.former)

    @cached_property
    def kinds_told(self) -> Kinds:
        return kinds_told(self.group)

    @cached_property
    def sample(self) -> list[Quantity]:
        first: dict[str, Quantity] = {}
        for one in self.group:
            first.setdefault(one.reading.report.id, one)
        rest = [one for one in self.group if first[one.reading.report.id] is not one]
        return [*first.values(), *rest][:SAMPLE]

    @property
    def dimension(self) -> str:
        return self.group[0].dimension

    @cached_property
    def numbers(self) -> frozenset[float]:
        return frozenset(one.number for one in self.group)

    @cached_property
    def before(self) -> frozenset[float]:
        """The numbers that its number took the place of."""
        return frozenset(one.before for one in self.group if one.before is not None)

    @cached_property
    def happening(self) -> str | None:
        return _most(one.happening for one in self.group)

    @cached_property
    def kind(self) -> str | None:
        return _most(one.kind for one in self.group)

    @cached_property
    def counts_known(self) -> bool:
        """Whether what it counts is known: people, or a noun of the table; so where no noun is told."""
        return any(one.is_known_kind or facet_of(one.kind) for one in self.group)

    @cached_property
    def era(self) -> frozenset[str]:
        """The other time that most of its mentions tell of."""
        return _most_told(one.era for one in self.group)

    @cached_property
    def years(self) -> frozenset[str]:
        """The year that most of its mentions tell of, the report's own where they name none; empty where unknown."""
        return _most_told(one.years for one in self.group)

    @cached_property
    def is_recent(self) -> bool:
        return all(one.is_recent for one in self.group)

    @cached_property
    def nouns(self) -> frozenset[str]:
        return frozenset(stem(one.figure.counted.lower().split()[-1]) for one in self.group if one.figure.counted)

    @cached_property
    def events(self) -> frozenset[str]:
        return frozenset(stem(one.figure.event) for one in self.group if one.figure.event) - DULL

    @cached_property
    def owners(self) -> frozenset[str]:
        return frozenset().union(*(one.owners for one in self.group))

    @cached_property
    def holders(self) -> frozenset[str]:
        """Whose the counted are, where a name says so; "its" and "sailors" name nobody."""
        told = (one.figure.holder or "" for one in self.group)
        return frozenset(holder.lower() for holder in told if holder[:1].isupper())

    @cached_property
    def names(self) -> dict[str, float]:
        return {name: weight for one in self.group for name, weight in one.names.items()}

    @cached_property
    def scope(self) -> frozenset[str]:
        """The narrower place that most of its mentions tell of."""
        return _most_told(one.scope for one in self.group)

    @cached_property
    def is_whole(self) -> bool:
        return any(one.is_whole for one in self.group)

    @cached_property
    def is_part(self) -> bool:
        return 2 * sum(one.part for one in self.group) > len(self.group)

    @cached_property
    def number(self) -> float:
        return self.group[0].number

    def in_same_words(self, other: "Side") -> bool:
        """Whether both tell the number alike, "at least 50"; "around 50" and the bare number are one way."""
        told = [{(one.figure.low, one.figure.high) for one in side.group} for side in (self, other)]
        bare = [any(one.is_exact or one.is_about for one in side.group) for side in (self, other)]
        return bool(told[0] & told[1]) or all(bare)

    @cached_property
    def bounds(self) -> Bounds:
        return loose_bounds(self.group[0])


def _most(told: Iterable[str | None]) -> str | None:
    """What most of those tell that tell anything."""
    counts = Counter(one for one in told if one)
    return min(counts, key=lambda one: (-counts[one], one), default=None)


def _most_told(told: Iterable[frozenset[str]]) -> frozenset[str]:
    """What most tell, be it nothing."""
    counts = Counter(tuple(sorted(one)) for one in told)
    return frozenset(min(counts.items(), key=lambda item: (-item[1], item[0]))[0])
