"""Reports left alone that speak, in other words, of a larger story's own names.

In: groups of reports by position, their profiles and likenesses. Out: the groups, with such reports in the larger
group. A column, a vigil or an inquest shares few words with the first news; it does share the ship's name, the
village's and the captain's, which no other story in hand has.
"""

from collections import Counter
from collections.abc import Sequence

from reportedly.link.likeness import NAME, Profile

# A group this large has names of its own; one this small can be taken in.
LARGE, LEFT = 4, 2
# A story's own names stand in this part of its reports at least, and outside it in no more than this part as many.
HELD_INSIDE, HELD_OUTSIDE = 0.4, 0.2
# A report is taken in when it holds as many of them, and the mean likeness to the group is not below this.
FEWEST_NAMES, LEAST_LIKENESS = 3, 0.4

Groups = list[list[int]]


def take_in(groups: Groups, known: Sequence[Profile], alike: dict[tuple[int, int], float]) -> Groups:
    """The groups, lowest position first, small ones taken into the larger group whose names they hold."""
    large = [group for group in groups if len(group) >= LARGE]
    holders = Counter(name for profile in known for name in _names(profile))
    own = [_own_names(group, known, holders) for group in large]
    taken: dict[int, list[list[int]]] = {}
    kept: Groups = []
    for group in groups:
        home = _home(group, large, own, known, alike) if len(group) <= LEFT else None
        if home is None:
            kept.append(group)
        else:
            taken.setdefault(large[home][0], []).append(group)
    return sorted(sorted(group + [i for more in taken.get(group[0], []) for i in more]) for group in kept)


def _names(profile: Profile) -> list[str]:
    return [word for word in profile.weights if word.startswith(NAME)]


def _own_names(group: Sequence[int], known: Sequence[Profile], holders: Counter[str]) -> frozenset[str]:
    inside = Counter(name for i in group for name in _names(known[i]))
    return frozenset(
        name
        for name, count in inside.items()
        if count >= HELD_INSIDE * len(group) and holders[name] - count - LEFT <= HELD_OUTSIDE * count
    )


def _home(
    group: Sequence[int],
    large: Groups,
    own: Sequence[frozenset[str]],
    known: Sequence[Profile],
    alike: dict[tuple[int, int], float],
) -> int | None:
    """The place of the larger group that takes ``group`` in; None where no group, or more than one, could."""
    fitting = [
        place
        for place, names in enumerate(own)
        if all(len(names.intersection(_names(known[i]))) >= FEWEST_NAMES for i in group)
        and _mean(group, large[place], alike) >= LEAST_LIKENESS
    ]
    return fitting[0] if len(fitting) == 1 else None


def _mean(group: Sequence[int], other: Sequence[int], alike: dict[tuple[int, int], float]) -> float:
    total = sum(alike.get((min(i, j), max(i, j)), 0.0) for i in group for j in other)
    return total / (len(group) * len(other))
