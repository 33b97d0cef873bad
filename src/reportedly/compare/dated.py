"""The dates a report gives, each with what it dates.

In: a reading. Out: ``Dated``s in order of place: the time expression, what its value may mean, and the words round it,
those nearest it weighing most. Whether two of them date one thing is judged in ``dating``.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.compare.days import When, when
from reportedly.compare.words import WORD, rarity, sentence_at, stem, weighed
from reportedly.knowledge import table, values
from reportedly.records import Reading, Span, Timex

KINDS = frozenset({"DATE", "TIME"})
# A sentence with fewer other words than this is a line of date and hour, not a telling.
FEWEST_WORDS = 3
# A word so many words off the date weighs 1/e of one beside it; a comma or a word that opens a clause counts as so many
# words between.
NEAR, CLAUSE = 4.0, 4
REACH = 300
# Weight of a word that tells a doing: the date is the doing's.
DOING = 1.5
OPENS_CLAUSE = frozenset(
    "who which that when while after before as and but because since until although though where whose if".split()
)
SAYING = frozenset("said says say told tells telling saying added reported reports according".split())
# "that night", "the same day" point back to another date of the report.
BACKWARD = re.compile(
    r"(?:that|the same|those|the next|the following|the previous|the day|later that|earlier that)\b", re.IGNORECASE
)
GAP = re.compile(r"[,;:()“”\"—–]|--")
AGE = re.compile(r"-(?:year|month|week|day)s?-", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression and what it dates.

    ``words`` are those of its sentence by their weight near it, ``doings`` the doings told among them, ``around`` the
    words of the whole sentence by their rarity; ``place`` is its place among the report's dates.
    """

    reading: Reading
    timex: Timex
    when: When
    sentence: Span
    words: dict[str, float]
    doings: dict[str, float]
    around: dict[str, float]
    place: int

    @property
    def text(self) -> str:
        """The words of the time expression."""
        return self.reading.report.text[self.timex.start : self.timex.end]


@cache
def doings() -> dict[str, str]:
    """Word, small and unstemmed -> the doing it tells."""
    return {word: row["doing"] for row in table("doings") for word in values(row["words"]) if " " not in word}


def dated_in(reading: Reading, kept: Mapping[str, float]) -> list[Dated]:
    """The dates of a report's own telling. ``kept`` is what words keep of their weight in the story."""
    text = reading.report.text
    found: list[Dated] = []
    timexes = sorted(reading.annotations.timexes or (), key=lambda timex: (timex.start, timex.end))
    for timex in timexes:
        value = when(timex.value) if timex.type in KINDS else None
        if value is None or BACKWARD.match(text, timex.start):
            continue
        sentence = sentence_at(reading, timex.start)
        if "://" in text[slice(*sentence)]:
            continue
        others = [other for other in timexes if other is not timex and sentence[0] <= other.start < sentence[1]]
        words, told = _near(text, sentence, timex, others, kept)
        if len(words) < FEWEST_WORDS or _of_saying(text, sentence, timex):
            continue
        around = weighed(f"{text[sentence[0] : timex.start]} {text[timex.end : sentence[1]]}")
        found.append(Dated(reading, timex, value, sentence, words, told, around, len(found)))
    return found


def _of_saying(text: str, sentence: Span, timex: Timex) -> bool:
    """Whether the date is that of a saying: "said on Tuesday", "told reporters Friday"."""
    before = [m.group().lower() for m in WORD.finditer(text, max(sentence[0], timex.start - 40), timex.start)][-3:]
    if GAP.search(text, max(sentence[0], timex.start - 12), timex.start):
        return False
    while before and before[-1] in ("on", "late", "early", "reporters", "in", "at"):
        before.pop()
    return bool(before) and before[-1] in SAYING


def _near(
    text: str, sentence: Span, timex: Timex, others: list[Timex], kept: Mapping[str, float]
) -> tuple[dict[str, float], dict[str, float]]:
    """The words round a date by their weight, and the doings among them."""
    words: dict[str, float] = {}
    told: dict[str, float] = {}
    for tokens in (_walk(text, sentence, timex, left=True), _walk(text, sentence, timex, left=False)):
        for word, start, distance in tokens:
            if any(other.start <= start < other.end for other in others):
                continue
            low = word.lower()
            doing = doings().get(low)
            key = doing or stem(word)
            near = math.exp(-distance / NEAR)
            weight = rarity(stem(word)) * kept.get(stem(word), 1.0) if len(word) > 1 else 0.0
            if doing:
                told[doing] = max(told.get(doing, 0.0), near)
            if weight > 0 or doing:
                words[key] = max(words.get(key, 0.0), max(weight, DOING) * near)
    return words, told


def _walk(text: str, sentence: Span, timex: Timex, *, left: bool) -> list[tuple[str, int, float]]:
    """The words on one side of a date, nearest first, with how far off they are."""
    if left:
        begin, end = max(sentence[0], timex.start - REACH), timex.start
        matches = list(WORD.finditer(text, begin, end))[::-1]
    else:
        begin, end = timex.end, min(sentence[1], timex.end + REACH)
        matches = list(WORD.finditer(text, begin, end))
    found = []
    distance = 0.0
    edge = timex.start if left else timex.end
    for match in matches:
        between = text[match.end() : edge] if left else text[edge : match.start()]
        distance += 1 + (CLAUSE if GAP.search(between) else 0)
        word = match.group()
        if not left and word.lower() in OPENS_CLAUSE:
            distance += CLAUSE
        found.append((word, match.start(), distance))
        if left and word.lower() in OPENS_CLAUSE:
            distance += CLAUSE
        edge = match.start() if left else match.end()
    return found
