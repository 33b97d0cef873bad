"""Which reports are worth comparing with one: those that share telling keys, or fingerprints, nearest in time first.

In: a report's sketch, and two lookups over all others. Out: the names of those to compare. Where the others are held
(in memory here, in tables by a ledger) and what comparing them finds does not belong here.

Work for one report does not grow with how many there are: of a key that many hold, those nearest in time are looked at.
So where no key has more holders than that, every order of adding finds the same pairs; past it, a pair is found when
either report finds the other.
"""

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

from reportedly.records import Sketch

Name = TypeVar("Name", int, str)
# Holders of a key looked at on either side of a report's day, and of unknown day: a wall that only words of very great
# stories meet. The same for a fingerprint, which few share.
HOLDERS, PRINT_HOLDERS = 150, 42
# A fingerprint with more holders than this is a standing line's, or a much printed wire's.
MANY = 40
# Reports compared with one by their words: those that share most keys; and by their text, of which they must share so
# many fingerprints.
MOST_ALIKE, MOST_COPIES, FEWEST_PRINTS = 400, 60, 4
# (key, day of the asker or None, most on either side) -> names
Lookup = Callable[[Hashable, int | None, int], list[Name]]


@dataclass(frozen=True, slots=True)
class Near(Generic[Name]):
    """Reports that may be alike one, those that may share text with it, and its fingerprints that very many hold."""

    alike: list[Name]
    printed: list[Name]
    standing: frozenset[int]


def near(sketch: Sketch, by_key: Lookup[Name], by_run: Lookup[Name]) -> Near[Name]:
    """The reports to compare with the one sketched, in order of name."""
    keyed: Counter[Name] = Counter()
    for key in sketch.keys:
        keyed.update(by_key(key, sketch.day, HOLDERS))
    shared: Counter[Name] = Counter()
    standing: set[int] = set()
    for run in sketch.runs:
        holders = by_run(run, sketch.day, PRINT_HOLDERS)
        shared.update(holders)
        if len(holders) > MANY:
            standing.add(run)
    enough = Counter({name: count for name, count in shared.items() if count >= FEWEST_PRINTS})
    return Near(_most(keyed, MOST_ALIKE), _most(enough, MOST_COPIES), frozenset(standing))


def _most(counted: Counter[Name], most: int) -> list[Name]:
    return sorted(sorted(counted, key=lambda name: (-counted[name], name))[:most])


class Held(Generic[Name]):
    """The holders of keys, in memory."""

    def __init__(self) -> None:
        self._holders: defaultdict[Hashable, list[tuple[int, Name]]] = defaultdict(list)

    def add(self, key: Hashable, day: int | None, name: Name) -> None:
        """``name``, of that day, holds ``key``."""
        insort(self._holders[key], (day or 0, name))

    def nearest(self, key: Hashable, day: int | None, most: int) -> list[Name]:
        """At most so many holders from the day on, as many before it, and as many of unknown day; for a report of
        unknown day the newest."""
        held = self._holders.get(key, [])
        dated = bisect_left(held, (1,))
        at = len(held) if day is None else max(dated, bisect_left(held, (day,)))
        spans = (slice(max(0, dated - most), dated), slice(max(dated, at - most), at), slice(at, at + most))
        return [name for span in spans for _, name in held[span]]

    def others(self, but: Name) -> "Lookup[Name]":
        """The same without one holder."""
        return lambda key, day, most: [name for name in self.nearest(key, day, most) if name != but]
