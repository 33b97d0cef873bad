"""What a stretch of a report is about: its sentence, the words that weigh in it, and the names that stand in it.

In: readings and spans. Out: sentences, weighed words, canonical names. Which stretches say the same thing is judged by
the comparers.
"""

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, lru_cache

from reportedly.knowledge import table, values
from reportedly.records import Reading, Span

WORD = re.compile(r"[^\W_]+(?:[.'’](?=\w)[^\W_]+)*")
LINE = re.compile(r"[^\n]+")
# The share of other news a word stands in when the table of common words lacks it, and the share from which a word
# says nothing of what a sentence is about.
UNSEEN = 0.001
STOP = 0.12
# A sentence longer than this is a list or a text without full stops; only so much of it is weighed.
LONGEST = 1500
# What digits say: little where any text could have them.
SHORT_NUMBER, LONG_NUMBER = 1.5, 5.0
LONGEST_REPORT = 100_000
# Stems kept at hand: about the different words of a story.
DIFFERENT_WORDS = 50_000
# From so many reports on, a word that all of a story's reports have loses this part of what it says.
FEW, STORY_WORD = 4, 0.8


@cache
def _shares() -> dict[str, float]:
    shares: dict[str, float] = {}
    for row in (*table("common_words"), *table("frequent_names")):
        for word in values(row["words"]):
            stemmed = stem(word)
            shares[stemmed] = max(shares.get(stemmed, 0.0), float(row["share"]))
    return shares


@cache
def themes() -> dict[str, str]:
    """Words that name one thing in news ("troops", "soldiers"), stemmed, and the word they all stand under."""
    return {stem(word): row["theme"] for row in table("themes") for word in values(row["words"])}


@lru_cache(maxsize=DIFFERENT_WORDS)
def stem(word: str) -> str:
    """A word folded and without the commonest endings ("deployed", "deploying", "deploys" meet)."""
    low = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    for ending, shortest in (("ies", 5), ("ing", 6), ("ed", 5), ("es", 5), ("s", 4)):
        if low.endswith(ending) and len(low) >= shortest and not low.endswith(("ss", "us", "is")):
            bare = low[: -len(ending)]
            return (bare + "y") if ending == "ies" else bare.removesuffix("e")
    return low.removesuffix("e") if len(low) > 4 else low


def rarity(stemmed: str) -> float:
    """How much a stemmed word says: 0 for the words of every report, about 7 for a rare one."""
    if stemmed.isdigit():
        return LONG_NUMBER if len(stemmed) > 2 else SHORT_NUMBER
    share = _shares().get(stemmed, UNSEEN)
    return -math.log(share) if share < STOP else 0.0


def commonness(readings: Sequence[Reading]) -> dict[str, float]:
    """For each stemmed word the part of its rarity it keeps within a story: little where every report has it.

    In a handful of reports that a word returns says nothing yet, so below ``FEW`` reports it is empty.
    """
    if len(readings) < FEW:
        return {}
    holders: Counter[str] = Counter()
    for reading in readings:
        holders.update({stem(match.group()) for match in WORD.finditer(reading.report.text[:LONGEST_REPORT])})
    return {word: 1 - STORY_WORD * (count - 1) / (len(readings) - 1) for word, count in holders.items() if count > 1}


def weighed(text: str, kept: Mapping[str, float] | None = None) -> dict[str, float]:
    """The words of ``text`` that say something, stemmed, each with its rarity, in order of appearance.

    ``kept`` tells what part of its rarity a word keeps (``commonness``).
    """
    found: dict[str, float] = {}
    for match in WORD.finditer(text[:LONGEST]):
        stemmed = stem(match.group())
        weight = rarity(stemmed)
        if weight > 0:
            found[stemmed] = weight * (kept or {}).get(stemmed, 1.0)
    return found


def shared_part(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The part, by weight, of the lighter one's words that stand in the other; 0 where either is empty."""
    least = min(sum(one.values()), sum(other.values()))
    return sum(weight for word, weight in one.items() if word in other) / least if least else 0.0


def likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The part, by weight, of all words of both that both have."""
    both = sum(weight for word, weight in one.items() if word in other)
    either = sum(one.values()) + sum(weight for word, weight in other.items() if word not in one)
    return both / either if either else 0.0


def sentences(reading: Reading) -> tuple[Span, ...]:
    """The report's sentences; its lines where sentences could not be found."""
    known = reading.annotations.sentences
    return known or tuple(match.span() for match in LINE.finditer(reading.report.text))


def sentence_at(reading: Reading, at: int) -> Span:
    """The sentence that holds offset ``at``; the line where none does."""
    known = sentences(reading)
    place = bisect_right(known, at, key=lambda span: span[0]) - 1
    if place >= 0 and known[place][0] <= at < known[place][1]:
        return known[place]
    text = reading.report.text
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return start, end if end > start else len(text)


def names_within(reading: Reading, span: Span) -> frozenset[str]:
    """The canonical names of the entities mentioned within ``span``, of those that have a name."""
    start, end = span
    return frozenset(
        entity.name
        for entity in reading.annotations.entities or ()
        if entity.named and any(start <= first and last <= end for first, last in entity.mentions)
    )


def covering(spans: Collection[Span]) -> Span:
    """The smallest span over all of ``spans`` (at least one)."""
    return min(start for start, _ in spans), max(end for _, end in spans)


def text_of(reading: Reading, spans: Iterable[Span]) -> str:
    """The words of several spans, joined by a space."""
    return " ".join(reading.report.text[start:end] for start, end in spans)
