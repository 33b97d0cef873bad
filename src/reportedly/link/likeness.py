"""How alike two reports are: shared rare words, shared names, shared headline words, and the time between them.

In: reports. Out: for each pair that shares anything, how much more (1 and above) or less alike they are than reports
of one story usually are. Which reports then make one story does not belong here.

A word weighs by how rare it is: in the reports at hand, and, where these are few, by tables of common words counted
over other news (``common_words.tsv``, ``frequent_names.tsv``). Two headlines share a name or nothing, two long reports
always share something; so likeness is measured against what reports of that length share within one story.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from reportedly.knowledge import table, values
from reportedly.link.words import WORD, fold
from reportedly.records import Report

# Parts of the likeness: all words, names alone, headline alone. The three sum to 1; set on three sets of different
# kinds at once (long reports, mixed reports, bare headlines: 639, 300 and 6,366 texts), one setting for all.
WORDS, NAMES, HEADLINE = 0.5, 0.3, 0.2
# The likeness usual within a story, for texts of few and of many weighed words; between them, by the logarithm.
SHORT, SHORT_USUAL = 8, 0.05
LONG, LONG_USUAL = 60, 0.23
# As many unseen reports as the table of common words stands for when it is mixed with the reports at hand.
PRIOR_REPORTS = 1000
UNSEEN = 0.001
# A word in more reports than this part of other news weighs nothing.
STOP = 0.2
TITLE_WEIGHT = 2.0
# Days after which two reports are half as likely to be of one story; a weight, never a wall.
HALF_DAYS = 180
# A word in more reports than this brings no two reports together by itself.
MOST_HOLDERS = 600
# Words of one report that are weighed: the first so many; a report's story is told by then.
LONGEST = 20_000

# How the keys of a profile's names begin.
NAME = "name "

Weights = dict[str, float]


@dataclass(frozen=True, slots=True)
class Profile:
    """What a report is about: unit vectors over its words, names and headline words, put together; how many words."""

    weights: Weights
    size: int
    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class _Counted:
    words: Counter[str]
    names: frozenset[str]
    title: frozenset[str]


def profiles(reports: Sequence[Report]) -> list[Profile]:
    """A profile a report; the weights depend on all reports given, not on their order."""
    counted = [_count(report) for report in reports]
    holders: Counter[str] = Counter()
    for one in counted:
        holders.update(one.words.keys())
    rarity = {word: _rarity(word, count, len(reports)) for word, count in holders.items()}
    return [_profile(one, rarity, report) for one, report in zip(counted, reports, strict=True)]


def likenesses(given: Sequence[Profile]) -> dict[tuple[int, int], float]:
    """For pairs of positions (first < second) that share a word: their likeness over the usual one."""
    postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for index, profile in enumerate(given):
        for word, weight in profile.weights.items():
            postings[word].append((index, weight))
    rows: list[defaultdict[int, float]] = [defaultdict(float) for _ in given]
    for held_by in postings.values():
        if len(held_by) > MOST_HOLDERS:
            continue
        for at, (first, weight) in enumerate(held_by):
            row = rows[first]
            for second, other in held_by[at + 1 :]:
                row[second] += weight * other
    return {(i, j): raw * _scale(given[i], given[j]) for i, row in enumerate(rows) for j, raw in row.items()}


def stem(word: str) -> str:
    """A word without its plural ending, so that headlines in either number meet."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def common_share(stemmed: str) -> float:
    """The part of other news that holds this stemmed word; a small fixed share where the table lacks it."""
    return _shares().get(stemmed, UNSEEN)


@cache
def _shares() -> dict[str, float]:
    shares: dict[str, float] = {}
    for row in (*table("common_words"), *table("frequent_names")):
        for word in values(row["words"]):
            stemmed = stem(word)
            shares[stemmed] = max(shares.get(stemmed, 0.0), float(row["share"]))
    return shares


def _rarity(word: str, holders: int, reports: int) -> float:
    share = common_share(word)
    if share >= STOP:
        return 0.0
    return -math.log((holders + PRIOR_REPORTS * share) / (reports + PRIOR_REPORTS))


def _count(report: Report) -> _Counted:
    title = report.title or ""
    body = report.text[report.body_start :]
    if body.strip() == title.strip():
        body = ""
    words: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    heading = [match.group() for match in WORD.finditer(title[:LONGEST])]
    for number, match in enumerate(WORD.finditer(body)):
        if number == LONGEST:
            break
        stemmed = stem(fold(match.group()))
        words[stemmed] += 1
        capital[stemmed] += 1 if match.group()[0].isupper() else -1
    if not words:
        capital.update(stem(fold(word)) for word in heading if word[0].isupper())
    in_title = [stem(fold(word)) for word in heading]
    for word in in_title:
        words[word] += int(TITLE_WEIGHT)
    return _Counted(words, frozenset(w for w, n in capital.items() if n > 0), frozenset(in_title))


def _profile(one: _Counted, rarity: Weights, report: Report) -> Profile:
    words = {w: (1 + math.log(n)) * rarity[w] for w, n in one.words.items() if rarity[w] > 0}
    parts = (
        (WORDS, words, ""),
        (NAMES, {w: x for w, x in words.items() if w in one.names}, NAME),
        (HEADLINE, {w: rarity[w] for w in words if w in one.title}, "title "),
    )
    weights: Weights = {}
    for part, vector, prefix in parts:
        length = math.sqrt(sum(x * x for x in vector.values()))
        weights.update((prefix + w, math.sqrt(part) * x / length) for w, x in vector.items())
    earliest, latest = _days(report.published)
    return Profile(weights, len(words), earliest, latest)


def _scale(one: Profile, other: Profile) -> float:
    size = max(1, min(one.size, other.size))
    way = (math.log(size) - math.log(SHORT)) / (math.log(LONG) - math.log(SHORT))
    usual = SHORT_USUAL + (LONG_USUAL - SHORT_USUAL) * min(1.0, max(0.0, way))
    return _closeness(one, other) / usual


def _closeness(one: Profile, other: Profile) -> float:
    """1 for the same day or days unknown, a half at ``HALF_DAYS`` apart, never 0."""
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return 1.0
    gap = max((one.earliest - other.latest).days, (other.earliest - one.latest).days, 0)
    return 1 / (1 + gap / HALF_DAYS)


def _days(published: str | None) -> tuple[date | None, date | None]:
    """The first and the last day a publication time can mean; None where it is unknown or malformed."""
    text = published or ""
    for earliest, latest in (
        (text[:10], text[:10]),
        (text[:7] + "-01", text[:7] + "-28"),
        (text[:4] + "-01-01", text[:4] + "-12-31"),
    ):
        try:
            return date.fromisoformat(earliest), date.fromisoformat(latest)
        except ValueError:
            continue
    return None, None
