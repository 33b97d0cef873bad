"""The dates a report gives, each with what it dates.

In: a reading. Out: ``Dated``s in order of place: the time expression, what its value may mean, and the words round it,
those nearest it weighing most. Whether two of them date one thing is judged in ``dating``.
"""

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.compare.days import When, when
from reportedly.compare.words import LONGEST, WORD, rarity, sentence_at, stem, weighed
from reportedly.knowledge import table, values
from reportedly.records import Reading, Span, Timex

KINDS = frozenset({"DATE", "TIME"})
# A sentence with fewer other words than this is a line of date and hour, not a telling.
FEWEST_WORDS = 3
# The doing nearest a date, if it is so near, is the one dated.
DATES_IT = 0.05
# A word so many words off the date weighs 1/e of one beside it; a comma or a word that opens a clause counts as so many
# words between. Words further off than so many characters are not looked at.
NEAR, CLAUSE = 5.0, 4
REACH = 300
# Weight of a word that tells a doing: the date is the doing's.
DOING = 1.5
OPENS_CLAUSE = frozenset(
    "who which that when while after before as and but because since until although though where whose if".split()
)
# Verbs and nouns of saying, and what may stand between them and the day on which it was said.
SAID_ON = re.compile(
    r"\b(?:said|says?|told|tells|saying|telling|added|according to \w+|statement|tweeted|wrote)"
    r"(?: reporters| journalists| late| early| in a statement)?(?: on| in)?(?: late| early)?\s+$",
    re.IGNORECASE,
)
THEN_SAID = re.compile(r",?(?: \w+){0,3}? (?:said|says|told|tweeted|wrote)\b")
OPENS_WITH = frozenset({"", "on", "late on", "early on", "late", "early"})
REACH_OF_SAYING = 50
# "that night", "the same day" point back to another date of the report.
BACKWARD = re.compile(
    r"(?:that|this day\b|the same|those|the next|the following|the previous|the day)\b", re.IGNORECASE
)
GAP = re.compile(r"[,;:()“”\"—–]|--")
# A sentence that opens so may leave to the one before it what it tells of.
ABOUT_IT = re.compile(r"(?:It|That|This|They|He|She)\s")
# What stands between two words for one time, and between the ends of a range of hours.
TWICE = re.compile(r"\s*[(,/]\s*(?:or\s+|about\s+)?", re.IGNORECASE)
RANGE = re.compile(r"\s*(?:and|to|or|until|-|–)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression and what it dates.

    ``words`` are those of its sentence by their weight near it, ``doings`` the doings told among them by their
    nearness, ``main`` the nearest of these; ``around`` are the words of the whole sentence by their rarity. ``place``
    counts the sentences with dates before its own.
    """

    reading: Reading
    timex: Timex
    when: When
    sentence: Span
    words: dict[str, float]
    doings: dict[str, float]
    main: frozenset[str]
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


def dated_in(reading: Reading, kept: Mapping[str, float]) -> Iterator[Dated]:
    """The dates of a report's own telling, in order. ``kept`` is what words keep of their weight in the story."""
    text = reading.report.text
    place, last = -1, (-1, -1)
    timexes = sorted(reading.annotations.timexes or (), key=lambda timex: (timex.start, timex.end))
    starts = [timex.start for timex in timexes]
    for timex in timexes:
        value = when(timex.value) if timex.type in KINDS else None
        sentence = sentence_at(reading, timex.start)
        if value is None or BACKWARD.match(text, timex.start) or text.find("://", *sentence) >= 0:
            continue
        near = timexes[bisect_left(starts, timex.start - REACH) : bisect_left(starts, timex.end + REACH)]
        others = [other for other in near if other is not timex]
        told_in = sentence
        words, told = _near(text, told_in, timex, others, kept)
        if len(words) < FEWEST_WORDS:
            told_in = _with_one_before(reading, sentence)
            words, told = _near(text, told_in, timex, others, kept)
        if len(words) < FEWEST_WORDS or _of_saying(text, sentence, timex):
            continue
        before, after = (max(told_in[0], timex.start - LONGEST), timex.start), (timex.end, told_in[1])
        around = weighed(f"{text[slice(*before)]} {text[after[0] : min(after[1], after[0] + LONGEST)]}")
        place, last = place + (last != sentence), sentence
        nearest = max(told.values(), default=0.0)
        main = frozenset(doing for doing, far in told.items() if far == nearest >= DATES_IT)
        yield Dated(reading, timex, value, sentence, words, told, main, around, place)


def _with_one_before(reading: Reading, sentence: Span) -> Span:
    """A sentence with the one before it where it says too little itself: "It took place at 7.37 a.m."."""
    text = reading.report.text
    if not ABOUT_IT.match(text, sentence[0]) or sentence[0] <= reading.report.body_start:
        return sentence
    return sentence_at(reading, max(reading.report.body_start, sentence[0] - 2))[0], sentence[1]


def _of_saying(text: str, sentence: Span, timex: Timex) -> bool:
    """Whether the date is that of a saying: "said on Tuesday", "told reporters Friday", "On Friday, police said"."""
    before = text[max(sentence[0], timex.start - REACH_OF_SAYING) : timex.start]
    if SAID_ON.search(before):
        return True
    opens = not before.strip() or (
        before.strip().lower() in OPENS_WITH and timex.start - sentence[0] <= REACH_OF_SAYING
    )
    return opens and bool(THEN_SAID.match(text, timex.end, min(sentence[1], timex.end + REACH_OF_SAYING)))


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


def beside(one: Dated, other: Dated) -> bool:
    """Whether a report says one time twice over, or from when to when: "0737 GMT (3:37 a.m. EDT)", "9.40 and 10.10"."""
    if one.sentence != other.sentence or one.reading is not other.reading:
        return False
    first, last = sorted((one.timex, other.timex), key=lambda timex: timex.start)
    between = one.reading.report.text[first.end : last.start]
    return bool(TWICE.fullmatch(between) or (one.when.is_clock and other.when.is_clock and RANGE.fullmatch(between)))


def money_in(one: Dated) -> frozenset[tuple[float, str]]:
    """The sums of money that the sentence of a date names."""
    start, end = one.sentence
    return frozenset(
        (figure.best, figure.unit)
        for figure in one.reading.annotations.figures or ()
        if start <= figure.start < end and figure.best is not None and figure.unit and figure.unit.isupper()
    )
