"""Descriptions that stand for somebody named before: "the mayor", "the ministry".

In: a text, the network's descriptions in it and the clusters with their names and roles. Out: mentions added to the
clusters. A description that fits nobody named before it, or two, stays out; so does one that may bring in somebody new
("a mayor").
"""

import re
from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Sequence

from reportedly.annotate.mentions.clusters import Cluster
from reportedly.annotate.tagged import Tagged

# "The press", "the government" are mostly said of others than the one body that has the word in its name.
LOOSE = frozenset({"government", "press", "public", "state"})
DEFINITE = frozenset({"the", "this", "that"})
BEHIND = re.compile(r"\s+(?:of|for|at|to|in|from|and|with)\s+")


def find_nominals(text: str, marks: Iterable[Tagged], clusters: Sequence[Cluster], title_end: int) -> None:
    """Give each description to the one person or body that bears it, in order of the text."""
    bearers = _bearers(clusters)
    for mark in marks:
        words = text[slice(*mark.span)].lower().split()
        if mark.span[0] < title_end or words[0] not in DEFINITE:
            continue
        fitting = [c for c in bearers.get((mark.kind, " ".join(words[1:])), ()) if c.mentions[0] < mark.span]
        if len(fitting) == 1:
            insort(fitting[0].mentions, mark.span)


def _bearers(clusters: Sequence[Cluster]) -> dict[tuple[str, str], list[Cluster]]:
    """Kind and description in small letters -> who bears it: a person by a role's last words, a body by its name's."""
    found: defaultdict[tuple[str, str], list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        for description in dict.fromkeys(_descriptions(cluster)):
            found[cluster.type, description].append(cluster)
    return found


def _descriptions(cluster: Cluster) -> Iterable[str]:
    if cluster.type == "person":
        for role in cluster.roles:
            words = BEHIND.split(role.lower())[0].split()
            yield from (" ".join(words[at:]) for at in range(len(words)))
    elif cluster.type == "organisation":
        words = BEHIND.split(cluster.name.lower())[0].split()
        yield from (" ".join(words[at:]) for at in range(len(words)) if words[at] not in LOOSE)
