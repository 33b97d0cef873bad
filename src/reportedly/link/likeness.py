"""How surely two reports are on the same events, from the profiles of these two alone.

In: two profiles. Out: their likeness, 0 and above, and what it stands on, in words. Which reports then make one story
does not belong here.

A few plain signs are weighed: the words, names, runs of two words and headline words that both hold, the days, years
and figures that both speak of. What each weighs was learnt by ``training/stories`` and is kept in ``likeness.tsv``
beside this file; two headlines share a name or nothing, two long reports always share something, so each sign weighs
one thing in short texts and another in long ones.
"""

import math
from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib.resources import files

from reportedly.link.profiles import Profile, Vector
from reportedly.link.rarity import rarity

# Log-odds that count as no likeness: two reports this unlikely to be of one story do not speak against it, they are
# silent. Means over a group are taken above this.
SILENT = -2.0
# Reports that share rarity below this, less than one word of every fiftieth report, are not likely anything.
LEAST_SHARED = 4.0
# How fast likeness fades with the days between two reports: a power of time, as the news' attention does. Set, not
# learnt: no set in hand has publication days that were not made by how it was collected.
FADING = 0.5
# A text of fewer weighed words than the first is short, of more than the second long; between them, by the logarithm.
SHORT, LONG = 10, 40
# In the reasons, as many of each sort.
MOST_TOLD = 4


def likeness(one: Profile, other: Profile) -> float:
    """0 where nothing speaks for one story, then the higher the surer; the same for both orders of the two."""
    found = signs(one, other)
    if not found:
        return 0.0
    brief = 1 - min(solidity(one.size), solidity(other.size))
    odds = math.fsum((both + brief * short) * found[sign] for sign, (both, short) in _weights().items())
    return round(max(0.0, odds + faded(one, other) - SILENT), 4)


def signs(one: Profile, other: Profile) -> dict[str, float]:
    """What speaks for one story, by name; empty where too little is shared to ask."""
    shared = one.words.keys() & other.words.keys()
    rarities = [rarity(word) for word in shared]
    mass = math.fsum(rarities)
    if mass < LEAST_SHARED:
        return {}
    words, runs, title = (_cosine(a, b) for a, b in _vectors(one, other))
    told = _told(one, other), _told(other, one)
    return {
        "always": 1.0,
        "size": math.log(1 + min(one.size, other.size)),
        "words": words,
        "words, root": math.sqrt(words),
        "names, root": math.sqrt(_cosine(one.names, other.names)),
        "runs": runs,
        "runs, root": math.sqrt(runs),
        "title": title,
        "title, root": math.sqrt(title),
        "title told by the other": max(told),
        "titles told by each other": min(told),
        "rarity shared": math.log1p(mass),
        "rarest shared": max(rarities),
        "days shared": float(min(2, len(_common(one.days, other.days)))),
        "years shared": float(min(2, len(_common(one.years, other.years)))),
        "years differ": float(bool(one.years and other.years and not _common(one.years, other.years))),
        "figures shared": float(min(3, len(_common(one.figures, other.figures)))),
    }


def solidity(size: int) -> float:
    """0 for a text of few weighed words, as a headline, whose likenesses are rough; 1 for a long one."""
    way = (math.log(max(1, size)) - math.log(SHORT)) / (math.log(LONG) - math.log(SHORT))
    return min(1.0, max(0.0, way))


def faded(one: Profile, other: Profile) -> float:
    """What the time between two reports weighs: 0 on one day or where a day is unknown, else less, never a wall."""
    days = days_apart(one, other)
    return -FADING * math.log1p(days) if days else 0.0


def days_apart(one: Profile, other: Profile) -> int | None:
    """The fewest days that can lie between the two publications; None where one is unknown."""
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return None
    first, second = (date.fromisoformat(each) for each in (one.earliest, other.latest))
    third, fourth = (date.fromisoformat(each) for each in (other.earliest, one.latest))
    return max((first - second).days, (third - fourth).days, 0)


def reasons(one: Profile, other: Profile) -> tuple[str, ...]:
    """What two reports have in common, in words, the most telling first."""
    weigh = {word: one.words[word] * other.words[word] for word in one.words.keys() & other.words.keys()}
    names = weigh.keys() & one.names.keys() & other.names.keys()
    runs = {run: one.runs[run] * other.runs[run] for run in one.runs.keys() & other.runs.keys()}
    found = (
        ("names shared", _first(weigh, names)),
        ("words shared", _first(weigh, weigh.keys() - names)),
        ("words shared side by side", _first(runs, runs)),
        ("days both speak of", _common(one.days, other.days)[:MOST_TOLD]),
        ("figures shared", _common(one.figures, other.figures)[:MOST_TOLD]),
    )
    lines = [f"{what}: {', '.join(told)}" for what, told in found if told]
    days = days_apart(one, other)
    if days is not None:
        lines.append("published on one day" if days == 0 else f"published {days} day{'s' * (days > 1)} apart")
    return tuple(lines)


def _vectors(one: Profile, other: Profile) -> tuple[tuple[Vector, Vector], ...]:
    return (one.words, other.words), (one.runs, other.runs), (one.title, other.title)


def _cosine(one: Vector, other: Vector) -> float:
    # fsum: the sum must not hang on the order in which a set of strings is walked.
    return math.fsum(one[word] * other[word] for word in one.keys() & other.keys())


def _told(one: Profile, other: Profile) -> float:
    """The part of one report's headline, by weight, whose words stand in the other."""
    whole = math.fsum(one.title.values())
    return math.fsum(one.title[word] for word in one.title.keys() & other.words.keys()) / whole if whole else 0.0


def _common(one: Iterable[str], other: Iterable[str]) -> list[str]:
    return sorted(set(one).intersection(other))


def _first(weigh: Vector, among: Iterable[str]) -> list[str]:
    return sorted(among, key=lambda word: (-weigh[word], word))[:MOST_TOLD]


@cache
def _weights() -> dict[str, tuple[float, float]]:
    """For each sign what it weighs in every text, and what more in short ones."""
    lines = files("reportedly.link").joinpath("likeness.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {sign: (float(both), float(short)) for sign, both, short in rows}
