"""Which reports stand together, from how alike they are in pairs and from what people have judged.

In: ids of reports, likenesses of pairs, pairs that must stand together, judgements. Out: groups, every report in
exactly one. How likenesses come about does not belong here.

Reports are put together from the most alike on, by the mean likeness of all pairs of the two groups (average linkage).
Two things must hold: the mean reaches ``JOIN``, and two groups that each have several long reports are not much less
alike than the reports within each. A minister's second affair shares his name and his ministry with the first, and
still the reports on each are closer to each other. What a person judged to be together is put together whatever its
likeness; later reports join by their likeness to the part that they are like.

No group reaches across blocks: reports that no chain of likenesses of ``TIE`` or more connects. So whoever adds a
report need only group the blocks it touches, and has what grouping everything would give.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

# Mean likeness from which two groups are one story.
JOIN = 0.6
# A likeness below this counts as none.
FLOOR = 0.5
# A likeness from here on ties two reports into one block. Nearly every report of a story has such a one with another;
# far fewer pairs of different stories have it, which keeps blocks small.
TIE = 1.5
# Part of the mean likeness within two groups of long reports that the mean between them must reach.
CONTRAST = 0.55

Pair = tuple[str, str]
# Two reports and whether a person says that they belong together; of two that contradict, the later one counts.
Judgement = tuple[str, str, bool]
Groups = tuple[tuple[str, ...], ...]


def group(
    reports: Iterable[str],
    alike: Mapping[Pair, float],
    *,
    bound: Iterable[Pair] = (),
    judged: Sequence[Judgement] = (),
    solid: Mapping[str, float] | None = None,
) -> Groups:
    """The groups, each sorted, by their first ids; the same whatever the order of everything but ``judged``.

    ``alike`` holds a pair once, in either order; ``bound`` pairs stand together unless a person has judged otherwise.
    ``solid`` tells how far the likenesses of a report can be relied on, 0 to 1; 1 where it says nothing.
    """
    names = sorted(set(reports))
    known = set(names)
    edges = {_pair(*pair): x for pair, x in alike.items() if x >= FLOOR and known.issuperset(pair)}
    bonds = _Bonds(names)
    for first, second, together in reversed([each for each in judged if known.issuperset(each[:2])]):
        if together:
            bonds.unite(first, second)
        else:
            bonds.part(first, second)
    tight = _Bonds(names)
    for first, second in sorted(_pair(*pair) for pair in bound if known.issuperset(pair)):
        bonds.unite(first, second)
        if bonds.home[first] == bonds.home[second]:
            tight.unite(first, second)
    for block in _blocks(names, edges, bonds):
        _Linkage(block, bonds, tight, solid or {}).join()
    return tuple(sorted(tuple(sorted(members)) for members in bonds.members.values()))


def _pair(first: str, second: str) -> Pair:
    return (first, second) if first <= second else (second, first)


class _Bonds:
    """Who must stand together and who must not. What contradicts what is held already is not taken on."""

    def __init__(self, names: Sequence[str]) -> None:
        self.members = {name: [name] for name in names}
        self.home = {name: name for name in names}
        self.against: defaultdict[str, set[str]] = defaultdict(set)

    def unite(self, first: str, second: str) -> None:
        low, high = sorted((self.home[first], self.home[second]))
        if low == high or not self.may(first, second):
            return
        if len(self.members[low]) < len(self.members[high]):
            low, high = high, low  # the smaller moves, so that many bonds stay near linear
        for name in self.members[high]:
            self.home[name] = low
        self.members[low] += self.members.pop(high)
        for other in self.against.pop(high, set()):
            self.against[other].remove(high)
            self.against[other].add(low)
            self.against[low].add(other)

    def may(self, first: str, second: str) -> bool:
        """Whether two may stand together."""
        return self.home[second] not in self.against[self.home[first]]

    def part(self, first: str, second: str) -> None:
        one, other = self.home[first], self.home[second]
        if one != other:
            self.against[one].add(other)
            self.against[other].add(one)


class _Block:
    """Reports that likenesses or bonds connect, with the likenesses among them."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.edges: list[tuple[str, str, float]] = []


def _blocks(names: Sequence[str], edges: Mapping[Pair, float], bonds: _Bonds) -> list[_Block]:
    connected = _Bonds(names)
    for (first, second), value in edges.items():
        if value >= TIE:
            connected.unite(first, second)
    for name in names:
        connected.unite(name, bonds.home[name])
    blocks: defaultdict[str, _Block] = defaultdict(_Block)
    for name in names:
        blocks[connected.home[name]].names.append(name)
    for (first, second), value in sorted(edges.items()):
        if connected.home[first] == connected.home[second]:
            blocks[connected.home[first]].edges.append((first, second, value))
    return list(blocks.values())


class _Linkage:
    """The groups of one block while they are put together; a group is known by its first id.

    ``tight`` tells which reports are one group from the start; what stands together in the end is told by ``bonds``.
    """

    def __init__(self, block: _Block, bonds: _Bonds, tight: _Bonds, solid: Mapping[str, float]) -> None:
        held = {name: min(tight.members[tight.home[name]]) for name in block.names}
        self.bonds = bonds
        self.members: defaultdict[str, list[str]] = defaultdict(list)
        self.within: defaultdict[str, float] = defaultdict(float)
        self.sums: dict[str, dict[str, float]] = {group: {} for group in held.values()}
        self.solid: defaultdict[str, float] = defaultdict(float)
        for name in block.names:
            self.members[held[name]].append(name)
            self.solid[held[name]] += solid.get(name, 1.0)
        for first, second, value in block.edges:
            self._add(held[first], held[second], value)
        self.heap: list[tuple[float, str, str, int, int]] = []

    def join(self) -> None:
        """Unite what belongs together, until nothing is left that does."""
        for first, others in self.sums.items():
            for second in others:
                if first < second:
                    self._offer(first, second)
        while self.heap:
            _, first, second, size, other = heapq.heappop(self.heap)
            if self._is_current(first, size) and self._is_current(second, other) and self.bonds.may(first, second):
                self._merge(first, second)
                for neighbour in self.sums[first]:
                    self._offer(*_pair(first, neighbour))

    def _add(self, first: str, second: str, value: float) -> None:
        if first == second:
            self.within[first] += value
        else:
            self.sums[first][second] = self.sums[second][first] = self.sums[first].get(second, 0.0) + value

    def _is_current(self, group: str, size: int) -> bool:
        return group in self.members and len(self.members[group]) == size

    def _offer(self, first: str, second: str) -> None:
        """Note that two groups can be put together, if they can."""
        size, other = len(self.members[first]), len(self.members[second])
        mean = self.sums[first][second] / (size * other)
        if mean >= max(JOIN, self._contrast(first, second)) and self.bonds.may(first, second):
            heapq.heappush(self.heap, (-mean, first, second, size, other))

    def _contrast(self, first: str, second: str) -> float:
        """How alike two groups must be, seen how alike the reports within each are; 0 where one is a single report."""
        size, other = len(self.members[first]), len(self.members[second])
        if size == 1 or other == 1:
            return 0.0
        within = min(self._inner(first), self._inner(second))
        return CONTRAST * within * (self.solid[first] + self.solid[second]) / (size + other)

    def _inner(self, group: str) -> float:
        size = len(self.members[group])
        return self.within[group] / (size * (size - 1) / 2)

    def _merge(self, low: str, high: str) -> None:
        """Put group ``high`` into group ``low``; likenesses to a group add up, so that means stay exact."""
        self.bonds.unite(low, high)
        self.within[low] += self.within.pop(high, 0.0) + self.sums[low].pop(high)
        self.members[low] += self.members.pop(high)
        self.solid[low] += self.solid.pop(high)
        others = self.sums.pop(high)
        del others[low]
        for neighbour, value in others.items():
            del self.sums[neighbour][high]
            self._add(low, neighbour, value)
