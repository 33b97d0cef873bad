"""Entities in the making: what mentions gather before an ``Entity`` is made of them, and how a name finds its own.

In: names in the order they are given. Out: one ``Cluster`` for each entity. Lookups are by key, so that time stays
linear in the number of names.
"""

import re
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from reportedly.annotate.mentions.naming import Name
from reportedly.records import Span

DOUBTFUL = 0.7  # a name whose kind is no likelier may be the short name of a person, whatever its kind
SIDES = frozenset({"north", "south", "east", "west"})  # "the North" is the one state whose name opens so
SUFFIX = re.compile(r",? (?:jr\.?|sr\.?|i{2,3})\Z")  # no part of a family name


@dataclass(slots=True, eq=False)
class Cluster:
    """An entity in the making: its best name so far, the type most of its names have, gender, mentions and roles."""

    name: str
    type: str
    gender: str | None = None
    mentions: list[Span] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    types: Counter[str] = field(default_factory=Counter)


class Clusters:
    """All clusters of a report, findable by name, by alias and by the parts a short name may be."""

    def __init__(self) -> None:
        self.all: list[Cluster] = []
        self._by_name: dict[str, Cluster] = {}
        self._by_ends: dict[tuple[str, str], Cluster] = {}
        self._by_last: defaultdict[str, list[Cluster]] = defaultdict(list)
        self._by_first: defaultdict[str, list[Cluster]] = defaultdict(list)
        self._by_tail: defaultdict[str, list[Cluster]] = defaultdict(list)
        self._by_initials: defaultdict[str, list[Cluster]] = defaultdict(list)
        self._by_side: defaultdict[str, list[Cluster]] = defaultdict(list)

    def add(self, name: Name) -> Cluster:
        """A new cluster for a name that belongs to none."""
        cluster = Cluster(name.canonical, name.type, name.gender)
        self.all.append(cluster)
        self._by_name.setdefault(bare(name.canonical), cluster)
        words = bare(name.canonical).split()
        if name.type == "person" and len(words) > 1:
            self._by_ends.setdefault((words[0], words[-1]), cluster)
            self._by_first[words[0]].append(cluster)
            for at in range(1, len(words)):
                self._by_last[" ".join(words[at:])].append(cluster)
        if name.type == "organisation":
            for at in range(1, len(words) - 1):
                self._by_tail[" ".join(words[at:])].append(cluster)
            if "of" in words:
                self._by_tail[" ".join(words[: words.index("of")])].append(cluster)
        if name.type != "person" and len(words) > 1:
            self._by_initials[initials(name.canonical)].append(cluster)
        if name.type == "state" and words[0] in SIDES:
            self._by_side[words[0]].append(cluster)
        return cluster

    def full(self, name: Name) -> Cluster | None:
        """The person of a full name: same first and last word, whatever stands between ("Ana M. Ortega")."""
        words = bare(name.canonical).split()
        found = self._by_ends.get((words[0], words[-1]))
        if found and min(len(words), len(found.name.split())) > 2 and bare(found.name) != bare(name.canonical):
            return self._by_name.get(bare(name.canonical))
        if found and len(name.canonical) > len(found.name):
            found.name = name.canonical
        return found

    def short(self, name: Name) -> Cluster | None:
        """The one person a short name belongs to: its family name, or a first word where only one has it ("Kim")."""
        if name.type not in {"person", "other"} and (name.type == "state" or name.chance > DOUBTFUL):
            return None
        key = bare(name.canonical)
        last = _of_gender(self._by_last.get(key, []), name.gender)
        if len(last) > 1:
            return _named_before(last, name)
        if last:
            return last[0]
        first = self._by_first.get(key, [])
        return first[0] if len(first) == 1 else None

    def same(self, name: Name) -> Cluster | None:
        """The cluster of the same name or alias; for a body also the one whose last words the name is."""
        key = bare(name.canonical)
        found = self._by_name.get(key) or self._by_name.get(key.rstrip("."))
        if found:
            return found
        if key in SIDES:
            return _only(self._by_side[key])
        short = name.canonical.replace(".", "")
        if short.isupper() and short.isalpha() and len(short) > 1 and name.type != "person":
            return _only(self._by_initials.get(short, []))
        if name.type != "organisation":
            return None
        return _only(self._by_tail.get(key, []))

    def alias(self, cluster: Cluster, short_form: str) -> None:
        """Make a short form that a report gives in brackets another name of a cluster."""
        self._by_name.setdefault(bare(short_form), cluster)


def initials(name: str) -> str:
    """The first letters of a name's capital words ("Coastal Rescue Agency": "CRA")."""
    words = re.findall(r"[^\W\d_]+", name.replace("'s", "").replace("’s", ""))
    return "".join(word[0] for word in words if word[0].isupper())


def _only(clusters: list[Cluster]) -> Cluster | None:
    """The one of a list of one."""
    return clusters[0] if len(clusters) == 1 else None


def mention(cluster: Cluster, name: Name) -> None:
    """Add a name's spans, gender, role and type to its cluster."""
    insort(cluster.mentions, name.span)
    if name.span != name.core:
        insort(cluster.mentions, name.core)
    cluster.gender = cluster.gender or name.gender
    if name.role and name.role not in cluster.roles:
        cluster.roles.append(name.role)
    cluster.types[name.type] += 1
    cluster.type = max(cluster.types, key=lambda kind: (kind == "state", kind != "other", cluster.types[kind]))


def bare(name: str) -> str:
    """A name as it is compared: small letters, single spaces, no article."""
    return SUFFIX.sub("", " ".join(name.lower().replace("’", "'").split()).removeprefix("the "))


def _of_gender(clusters: list[Cluster], gender: str | None) -> list[Cluster]:
    """Those of a gender, where some are known to be; else those not known to be of the other."""
    same = [c for c in clusters if gender and c.gender == gender]
    return same or [c for c in clusters if not (gender and c.gender)]


def _named_before(clusters: list[Cluster], name: Name) -> Cluster | None:
    """Of several bearers of a family name the one named last before; of none before, nobody."""
    best: tuple[Span, Cluster] | None = None
    for cluster in clusters:
        at = bisect_left(cluster.mentions, name.core)
        if at and (best is None or cluster.mentions[at - 1] > best[0]):
            best = cluster.mentions[at - 1], cluster
    return best[1] if best else None
