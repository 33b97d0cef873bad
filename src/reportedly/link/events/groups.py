"""Which mentions tell of one happening: each two are weighed, then put together from the surest on.

In: the readings of one story, and mentions in them. Out: groups of mentions, each mention in one. The same answer comes
whatever the order given. What speaks for two mentions being one is told in ``signs``; what each sign weighs was learnt
by ``training/events`` and is kept in ``weights.tsv`` beside this file.

Groups are joined by the mean likelihood over all pairs of the two (average linkage), so that one likeness by chance
chains nothing. Work grows with the square of the mentions, so of a story at most ``MOST`` are held against one another.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib.resources import files
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from reportedly.link.events.halves import halves
from reportedly.link.events.mentions import Mention, Told, tell
from reportedly.link.events.signs import Setting, setting, signs
from reportedly.link.likeness import likeness
from reportedly.link.profiles import profile_of
from reportedly.records import Reading

# The mean likelihood from which two groups are one happening; chosen with the weights (training/events).
JOIN = 0.35
# Mentions of a story that are held against one another, those of the earliest reports first; the others stay alone.
MOST = 450
# For two mentions: a likelihood to take instead of the weighed one, or None.
Judge = Callable[[Mention, Mention], float | None]


def link(
    readings: Sequence[Reading], mentions: Iterable[Mention], *, judge: Judge | None = None, least: float = JOIN
) -> list[list[Mention]]:
    """The mentions grouped, groups and mentions in order of publication. ``readings`` are those of one story."""
    told, known = told_in(readings, mentions)
    held = told[:MOST]
    likely = np.zeros((len(held), len(held)))
    for i, one in enumerate(held):
        for j in range(i + 1, len(held)):
            ruled = judge(one.mention, held[j].mention) if judge else None
            likely[i, j] = likely[j, i] = likelihood(one, held[j], known) if ruled is None else ruled
    groups = [[told[place].mention for place in group] for group in joined(likely, least)]
    return groups + [[one.mention] for one in told[MOST:]]


def told_in(readings: Sequence[Reading], mentions: Iterable[Mention]) -> tuple[list[Told], Setting]:
    """The mentions, in order of publication and place, with what their sentences tell; what is known of the story."""
    ordered = sorted(readings, key=lambda reading: (reading.report.published or "~", reading.report.id))
    of_report: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        of_report[mention.report].append(mention)
    told: list[Told] = []
    for place, reading in enumerate(ordered):
        its = sorted(of_report.get(reading.report.id, ()), key=lambda mention: mention.spans)
        told += tell(reading, place, its)
    return told, setting(told, _alike(ordered, told[:MOST]), halves([reading.report for reading in ordered]))


def _alike(ordered: Sequence[Reading], told: Sequence[Told]) -> dict[tuple[int, int], float]:
    """How alike each two of the reports are that the mentions stand in, by their places."""
    profiles = {place: profile_of(ordered[place]) for place in sorted({one.place for one in told})}
    return {(i, j): likeness(profiles[i], profiles[j]) for i, j in combinations(profiles, 2)}


def likelihood(one: Told, other: Told, known: Setting) -> float:
    """How likely two mentions are one happening, by the weights of all that holds of them."""
    weights = _weights()
    total = sum(weights.get(sign, 0.0) for sign in signs(one, other, known))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def _weights() -> dict[str, float]:
    lines = files("reportedly.link.events").joinpath("weights.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {sign: float(weight) for sign, weight in rows}


def joined(likely: NDArray[np.float64], least: float) -> list[list[int]]:
    """Groups of places, put together from the likeliest pair on while the mean of two groups is ``least`` or more."""
    count = len(likely)
    mean = likely.copy()
    np.fill_diagonal(mean, -1.0)
    members = {place: [place] for place in range(count)}
    while len(members) > 1:
        first, second = divmod(int(np.argmax(mean)), count)
        if mean[first, second] < least:
            break
        first, second = min(first, second), max(first, second)
        one, other = len(members[first]), len(members[second])
        mean[first] = (mean[first] * one + mean[second] * other) / (one + other)
        mean[:, first] = mean[first]
        mean[first, first] = -1.0
        mean[second] = mean[:, second] = -1.0
        members[first] += members.pop(second)
    return [sorted(group) for _, group in sorted(members.items())]
