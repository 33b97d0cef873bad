"""Which figures of a story count one and the same thing.

In: a story's readings. Out: groups of ``Quantity``, each over two reports or more, in order of publication. Whether the
numbers of a group fit together is judged in ``relations``.

First mentions of one number are put together where units, the thing counted and what happened to it are the same as far
as told, and so are some words round it. Then groups of different numbers, or of one number told in other words, are put
together where they count one thing (``joining``). A figure that cannot be placed stays out: a wrong series costs more
than a missed one.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from reportedly.compare.counting import Quantity, ground, told_in
from reportedly.compare.joining import join, of_others
from reportedly.compare.relations import same_number
from reportedly.compare.sides import Kinds, kinds_told, told_apart
from reportedly.compare.sorts import KIN, WHOLE, facet_of, one_people
from reportedly.compare.tolls import with_tolls
from reportedly.compare.words import shared_part
from reportedly.records import Reading

# Part of the lighter one's words, by weight, that two mentions of one number share at least; the same for a number that
# many things have (one, two, ten), and for a word for many ("several").
SAME_NUMBER, SAME_SMALL_NUMBER, SAME_VAGUE = 0.04, 0.25, 0.4
# How sure it is that a count takes up the one told before it; likeness of words comes to 2 at most.
RESUMED = 2.0
# Mentions of one number in one sentence that are compared.
FEW = 6
# Two units seldom convert to the same number, and a nautical mile is an eighth more than one on land.
CLOSE_NUMBERS = 0.2
# More figures than this in one dimension in one story, those of the latest reports, are not compared; each is held
# against so many others of its number at most.
MOST, MOST_ALIKE = 6000, 60

Group = list[Quantity]
# What of a mention tells it apart from others.
Face = tuple[object, ...]


def quantities(readings: Sequence[Reading]) -> list[Group]:
    """Groups of mentions of one quantity, over two reports or more, each in order of publication."""
    known = ground(readings)
    blocks: dict[str, Group] = {}
    for reading in readings:
        for one in with_tolls(told_in(reading, known)):
            blocks.setdefault(one.dimension, []).append(one)
    groups = [group for _, block in sorted(blocks.items()) for group in _groups(block[:MOST])]
    shared = [group for group in groups if len({one.reading.report.id for one in group}) > 1]
    return sorted(shared, key=lambda group: (-len({one.reading.report.id for one in group}), _when(group[0])))


def _when(one: Quantity) -> tuple[str, str, int]:
    return one.reading.report.published or "9999", one.reading.report.id, one.figure.start


def _groups(block: Group) -> list[Group]:
    """Mentions of one number that count one thing, those of different numbers put together where they do too."""
    return [sorted(group, key=_when) for group in join(one_number(distinguished(block)))]


def distinguished(block: Group) -> Group:
    """The figures of one dimension, their names weighed: one that most of them tell tells none of them apart."""
    told = Counter(name for one in block for name in one.names)
    weights = {name: -math.log(count / len(block)) for name, count in told.items()}
    named = [replace(one, names={name: weights[name] for name in one.names if weights[name] > 0}) for one in block]
    shared = _shared_numbers(named)
    return [replace(one, of_several=True) if one.number in shared else one for one in named]


def one_number(block: Group) -> list[Group]:
    """Mentions of one number that match put together, most alike first, unless two of them contradict each other."""
    ordered = sorted(block, key=lambda one: (one.number, *_when(one)))
    links = sorted(
        (-round(score, 6), i, j) for i, j in _near_pairs(ordered) if (score := _match(ordered[i], ordered[j])) > 0
    )
    home = list(range(len(ordered)))
    held = {i: _Gathered([i], {_face(one): one}, kinds_told([one])) for i, one in enumerate(ordered)}
    apart: dict[int, set[int]] = {i: set() for i in home}
    for _, i, j in links:
        low, high = sorted((home[i], home[j]))
        if low == high or high in apart[low]:
            continue
        if not held[low].may_join(held[high]):
            apart[low].add(high)
            apart[high].add(low)
            continue
        for k in held[high].members:
            home[k] = low
        held[low].join(held.pop(high))
        for far in apart.pop(high):
            apart[far].discard(high)
            apart[far].add(low)
            apart[low].add(far)
    groups = sorted(sorted(each.members) for each in held.values())
    return [[ordered[k] for k in group] for group in groups]


@dataclass(slots=True)
class _Gathered:
    """Mentions put together: their places, one of each way they are told, and the kinds that each sentence counts.

    A text may tell one number ten thousand times; the ways it is told are few, so that holding two groups against each
    other stays cheap.
    """

    members: list[int]
    faces: dict[Face, Quantity]
    kinds: Kinds

    def may_join(self, other: "_Gathered") -> bool:
        """False where any two of them, or the kinds told in one sentence, say that two things are counted."""
        if told_apart(self.kinds, other.kinds):
            return False
        return all(_may(one, each) for one in self.faces.values() for each in other.faces.values())

    def join(self, other: "_Gathered") -> None:
        self.members += other.members
        self.faces |= other.faces
        for at, kinds in other.kinds.items():
            self.kinds.setdefault(at, set()).update(kinds)


def _face(one: Quantity) -> Face:
    """All that ``_may`` asks of a mention."""
    figure, kin = one.figure, facet_of(one.kind) == KIN
    names = tuple(sorted(one.names.items())) if one.of_several or kin else ()
    bearer = (one.owners, (figure.holder or "")[:1].isupper()) if one.dimension == "age" else ()
    return one.kind, one.happening, figure.low, figure.high, one.era, one.years, one.is_distinctive, names, bearer


def _near_pairs(ordered: Group) -> Iterator[tuple[int, int]]:
    """The pairs that may have one number, of mentions ordered by it; each is held against so many behind it."""
    for i, one in enumerate(ordered):
        last = one.number + CLOSE_NUMBERS * abs(one.number)
        for j in range(i + 1, min(i + 1 + MOST_ALIKE, len(ordered))):
            if ordered[j].number > last:
                break
            if same_number(one, ordered[j]):
                yield i, j


def _shared_numbers(block: Group) -> set[float]:
    """The numbers that one sentence gives to two: "the Larks are at eight years, the Terns at eight years"."""
    sentences: dict[tuple[str, int, float], Group] = {}
    for one in block:
        sentences.setdefault((one.reading.report.id, one.sentence[0], one.number), []).append(one)
    return {
        told[0].number
        for told in sentences.values()
        if any(of_others(a.names, b.names) for a, b in combinations(told[:FEW], 2))
    }


def _may(one: Quantity, other: Quantity) -> bool:
    """False where what is told of two figures of one number says that they count different things."""
    if one.dimension == "count" and one.happening != other.happening and not _told_by_one(one, other):
        return False
    if one.of_several and of_others(one.names, other.names):
        return False
    if one.era != other.era and one.years != other.years and one.happening and not one.is_distinctive:
        return False
    if _of_two_bearers(one, other):
        return False
    return one.is_distinctive or one.kind == other.kind or not (one.kind and other.kind) or _one_people(one, other)


def _of_two_bearers(one: Quantity, other: Quantity) -> bool:
    """Whether ages, or children, are told of two persons."""
    if one.dimension == "age":
        named = all((each.figure.holder or "")[:1].isupper() for each in (one, other))
        return named and not one.owners & other.owners
    kin = facet_of(one.kind) == facet_of(other.kind) == KIN
    return kin and one.dimension == "count" and of_others(one.names, other.names)


def _one_people(one: Quantity, other: Quantity) -> bool:
    """Whether two counts of people of different nouns, to whom the same happened as far as told, may be one."""
    return one.dimension == "count" and one.happening == other.happening and one_people(one.kind, other.kind)


def _told_by_one(one: Quantity, other: Quantity) -> bool:
    """Whether only one of two tells a known happening, of one known kind of thing, in the same words for the number."""
    untold = one.happening is None or other.happening is None
    bounds = (one.figure.low, one.figure.high) == (other.figure.low, other.figure.high)
    return untold and bounds and one.kind is not None and one.kind == other.kind


def _match(one: Quantity, other: Quantity) -> float:
    """How sure it is that two figures of one number count one thing, 0 for not at all."""
    if not _may(one, other):
        return 0.0
    if one.reading is other.reading and (one.resumed == other.figure.start or other.resumed == one.figure.start):
        return RESUMED
    context = shared_part(one.words, other.words)
    return 1 + context if context >= _needed(one, other) else 0.0


def _needed(one: Quantity, other: Quantity) -> float:
    if one.is_rare and other.is_rare:
        return 0.0
    if one.is_distinctive:
        return SAME_NUMBER
    if one.happening and _one_people(one, other):
        exact = one.kind == other.kind and facet_of(one.kind) != WHOLE
        return SAME_NUMBER if exact or (one.is_whole and other.is_whole) else SAME_SMALL_NUMBER
    if one.happening and one.kind == other.kind:
        return SAME_NUMBER
    return SAME_VAGUE if one.figure.vague else SAME_SMALL_NUMBER
