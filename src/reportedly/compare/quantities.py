"""Which figures of a story count one and the same thing.

In: a story's readings. Out: groups of ``Quantity``, each over two reports or more, in order of publication. Whether the
numbers of a group fit together is judged in ``relations``.

Two figures count one thing when units, the thing counted and what happened to it are the same as far as told, and
either the number is the same and so are some words round it, or, for different numbers, both are told as the whole
count: in headline or lead, as a total, or of one holder. A number of another time ("in 2004", "a similar") never joins
a different number, nor do two numbers that one report gives side by side. A figure that cannot be placed stays out: a
wrong series costs more than a missed one.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations

from reportedly.compare.counting import Quantity, told_in
from reportedly.compare.relations import bounds, meet
from reportedly.compare.words import commonness, likeness, shared_part
from reportedly.records import Reading

# Part of the lighter one's words, by weight, that two mentions of one number share at least; the same for a number that
# many things have (one, two, ten).
SAME_NUMBER, SAME_SMALL_NUMBER = 0.04, 0.25
# Part of all words of both that different numbers share; the same where one of them is such a small number.
OTHER_NUMBER, OTHER_SMALL_NUMBER = 0.4, 0.6
# Words that different numbers have round them in common, at least.
OTHER_WORDS = 4
# Two units seldom convert to the same number: six miles is about ten kilometres.
CONVERTED = 0.05
# More figures than this in one dimension in one story: the rest are not compared.
MOST = 500
# What is counted of people as such; a count of children or women is a part of it.
WHOLE_PEOPLE = frozenset({"people", None})

Group = list[Quantity]
ByReport = Mapping[str, Sequence[Quantity]]


def quantities(readings: Sequence[Reading]) -> list[Group]:
    """Groups of mentions of one quantity, over two reports or more, each in order of publication."""
    kept = commonness(readings)
    blocks: dict[str, Group] = {}
    for reading in readings:
        for one in told_in(reading, kept):
            blocks.setdefault(one.dimension, []).append(one)
    groups = [group for _, block in sorted(blocks.items()) for group in _groups(block[:MOST])]
    shared = [group for group in groups if len({one.reading.report.id for one in group}) > 1]
    return sorted(shared, key=lambda group: (-len({one.reading.report.id for one in group}), _place(group[0])))


def _place(one: Quantity) -> tuple[str, str, int]:
    return one.reading.report.published or "9999", one.reading.report.id, one.figure.start


def _groups(block: Group) -> list[Group]:
    """Pairs that match are put together, most alike first, unless two of the joined would contradict each other."""
    by_report: dict[str, Group] = {}
    for one in block:
        by_report.setdefault(one.reading.report.id, []).append(one)
    links = []
    for i, j in combinations(range(len(block)), 2):
        score = _match(block[i], block[j], by_report)
        if score > 0:
            links.append((-round(score, 6), i, j))
    home = list(range(len(block)))
    members = {i: [i] for i in home}
    for _, i, j in sorted(links):
        low, high = sorted((home[i], home[j]))
        if low == high or any(not _may(block[a], block[b], by_report) for a in members[low] for b in members[high]):
            continue
        members[low] += members.pop(high)
        for k in members[low]:
            home[k] = low
    return [sorted((block[k] for k in group), key=_place) for _, group in sorted(members.items())]


def _may(one: Quantity, other: Quantity, by_report: ByReport) -> bool:
    """False where what is told of two figures says that they count different things."""
    if one.dimension == "count" and one.happening != other.happening and not _told_by_one(one, other):
        return False
    if same_number(one, other):
        return one.is_distinctive or one.kind == other.kind or not (one.is_known_kind and other.is_known_kind)
    if one.part or other.part or not _agree(one.figure.holder, other.figure.holder):
        return False
    if one.era != other.era and not (_of_one_holder(one, other) and one.is_recent and other.is_recent):
        return False
    if one.is_known_kind or other.is_known_kind:
        return one.kind == other.kind or {one.kind, other.kind} <= WHOLE_PEOPLE
    return bool(one.happening) or not _told_apart(one, other, by_report)


def _told_by_one(one: Quantity, other: Quantity) -> bool:
    """Whether only one of two tells a known happening, of one number of one known kind of thing."""
    untold = one.happening is None or other.happening is None
    return untold and same_number(one, other) and one.kind is not None and one.kind == other.kind


def _agree(one: str | None, other: str | None) -> bool:
    if not one or not other or not (one[0].isupper() and other[0].isupper()):
        return True  # "its", "them" and "sailors" name no holder
    a, b = one.lower(), other.lower()
    return a in b or b in a


def _match(one: Quantity, other: Quantity, by_report: ByReport) -> float:
    """How sure it is that two figures count one thing, 0 for not at all."""
    if not _may(one, other, by_report):
        return 0.0
    context = shared_part(one.words, other.words)
    if same_number(one, other):
        clear = one.is_distinctive or bool(one.happening and one.kind == other.kind)
        needed = 0.0 if one.is_rare and other.is_rare else SAME_NUMBER if clear else SAME_SMALL_NUMBER
        return 1 + context if context >= needed else 0.0
    if _fitting(one, other) and context >= SAME_SMALL_NUMBER and not _told_apart(one, other, by_report):
        return 0.25 + context / 2
    if one.happening and one.dimension == "count":
        return 0.5 + context / 2 if _whole(one, other) else 0.0
    if None in (one.best, other.best) or _told_apart(one, other, by_report):
        return 0.0
    both = sum(1 for word in one.words if word in other.words)
    alike = likeness(one.words, other.words)
    needed = OTHER_NUMBER if one.is_distinctive and other.is_distinctive else OTHER_SMALL_NUMBER
    return alike / 2 if alike >= needed and both >= OTHER_WORDS else 0.0


def _fitting(one: Quantity, other: Quantity) -> bool:
    """Whether a range, a bound or a vague word for one kind of thing holds the other's number ("several", "nine")."""
    if not one.kind or one.kind != other.kind or one.happening or (one.is_exact and other.is_exact):
        return False
    return meet(bounds(one), bounds(other))


def _whole(one: Quantity, other: Quantity) -> bool:
    """Whether both tell the whole count: of one holder, or both in headline, lead or as a total, of people as such."""
    if _of_one_holder(one, other):
        return True
    if one.era or other.era or not ((one.lead or one.total) and (other.lead or other.total)):
        return False
    return one.kind == other.kind or {one.kind, other.kind} <= WHOLE_PEOPLE


def _of_one_holder(one: Quantity, other: Quantity) -> bool:
    """Whether two figures count one kind of thing of one holder, told in both ("North Korean soldiers")."""
    holders = one.figure.holder, other.figure.holder
    named = all(holder and holder[0].isupper() for holder in holders)
    return bool(named and one.kind and one.kind == other.kind)


def _told_apart(one: Quantity, other: Quantity, by_report: ByReport) -> bool:
    """Whether a report gives both numbers: then it tells them apart, and they count two things."""
    if one.reading is other.reading:
        return True
    return any(
        same_number(far, told)
        for near, far in ((one, other), (other, one))
        for told in by_report[near.reading.report.id]
    )


def same_number(one: Quantity, other: Quantity) -> bool:
    """Whether two figures name one number, units converted; for vague ones, the same bounds."""
    a, b = one.best, other.best
    if a is None or b is None:
        return a is b and (one.figure.low, one.figure.high) == (other.figure.low, other.figure.high)
    tolerance = CONVERTED if one.figure.unit != other.figure.unit else 1e-9
    return abs(a - b) <= tolerance * max(abs(a), abs(b))
