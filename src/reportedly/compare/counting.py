"""A report's figures with what is needed to tell whether two of them count one thing.

In: readings. Out: ``Quantity``s: the unit's dimension, the kind of thing counted, what happened to it, the words and
names round the number, and its bearing on the whole (``bearings``). Judging pairs belongs to ``quantities``.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.compare.bearings import era, era_carried, is_former, is_part, is_total, lead_end, replaced
from reportedly.compare.sorts import dimension_of, happened, is_known_kind, kind_of
from reportedly.compare.words import WORD, commonness, rarity, sentence_at, stem
from reportedly.records import Figure, Reading, Span

# Words each side of a figure that tell what it is about.
NEAR = 12
# Words each side that tell what has this number.
CLOSE = 5
# Characters between a figure and the mention beside it; mentions are looked for so far back.
BESIDE, LONGEST_MENTION = 3, 120
# A sentence with fewer spaces leaves to the one before it whom it tells of.
SHORT = 5
# From here on a number that is not round is one thing's.
RARE = 1000
# Numbers up to this many things have.
SMALL = 20
# A place that so many headlines and leads name is the story's; any other is a narrower one.
FRONT = 2
# A place told by its sort alone, near a figure, is narrower than the story's.
NARROW_REACH = 60
NARROW = re.compile(
    r"\bin (?:the|that|this|one|a) (district|village|town|neighbou?rhood|suburb|county|province|hospital)\b"
)
NUMBER = re.compile(r"\d+")
WON_AND_LOST = re.compile(r"\d{1,4}[-‐‑–−]\d{1,4}")
# Where what belongs to one of several numbers of a sentence ends: "59 % with Norland, 44 % with Sorvia".
PARTED = re.compile(r"[,;]")


Mention = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with what is told of it.

    ``happening`` is what happened to the counted ones under one word (None where it is none of those known), ``grows``
    whether such a count only grows, ``spread`` whether it is told place by place and as a total. ``words`` and
    ``close`` are the weighed words round it, ``owners`` the names of the ones whose mention it stands in or beside,
    ``names`` all of its clause, ``scope`` the narrower place it tells of, ``era`` the other times its sentence speaks
    of. ``before`` is the number it took the place of, where the report says so; ``former``, ``part``, ``lead`` and
    ``total`` tell whether it is told as an earlier count, as a part, in headline or lead, as a total; ``as_of`` is the
    day of publication; ``of_several`` whether one sentence gives the number to two names; ``toll`` whether it is the
    report's own count of all to whom that happened; ``resumed`` where the count begins that it takes up again ("the two
    workers").
    """

    reading: Reading
    figure: Figure
    sentence: Span
    happening: str | None
    grows: bool
    spread: bool
    kind: str | None
    dimension: str
    factor: float
    words: dict[str, float]
    close: dict[str, float]
    owners: frozenset[str]
    names: Mapping[str, float]
    scope: frozenset[str]
    era: frozenset[str]
    before: float | None
    former: bool
    part: bool
    lead: bool
    total: bool
    as_of: str | None
    of_several: bool = False
    toll: bool = False
    resumed: int | None = None

    @property
    def is_known_kind(self) -> bool:
        """Whether the counted noun stands in the table of counted nouns."""
        return is_known_kind(self.kind)

    @property
    def years(self) -> frozenset[str]:
        """The other times its sentence tells of, else the report's own year; empty where that is not known."""
        own = (self.as_of or "")[:4]
        return self.era or (frozenset({own}) if own else frozenset())

    @property
    def is_recent(self) -> bool:
        """Whether the other times its sentence speaks of are the report's year or the one before."""
        own = (self.as_of or "")[:4]
        return own.isdigit() and all(year.isdigit() and 0 <= int(own) - int(year) <= 1 for year in self.era)

    @property
    def is_distinctive(self) -> bool:
        """Whether few things have this number: a price, a fraction, 6.1, 230,000; not two, ten or a dozen."""
        best = self.figure.best
        if self.won_and_lost:
            return True
        return best is not None and (best > SMALL or not float(best).is_integer() or (self.figure.unit or "").isupper())

    @property
    def is_whole(self) -> bool:
        """Whether it is told as a whole: in headline or lead, as a total, or as all there is, and not as a part."""
        return (self.lead or self.total or self.toll) and not self.part

    @property
    def is_rare(self) -> bool:
        """Whether hardly two things of one story have this number: 9.3 million, 170,234; not 1 million, 40 or 0.5."""
        best = self.figure.best
        if best is None or best < RARE or self.figure.unit == "%":
            return False
        return len(f"{best:.6g}".replace(".", "").rstrip("0").split("e")[0]) > 1

    @property
    def won_and_lost(self) -> str | None:
        """Games won and lost, "122-147", where the figure is of both; also where a report's words do not say so."""
        if (
            self.figure.unit
            or self.figure.counted not in (None, "wins")
            or not WON_AND_LOST.fullmatch(self.figure.text)
        ):
            return None
        return "-".join(NUMBER.findall(self.figure.text))

    @property
    def is_exact(self) -> bool:
        """Whether one number is told, without a bound or "about"."""
        return self.figure.best is not None and self.figure.low == self.figure.high == self.figure.best

    @property
    def is_about(self) -> bool:
        """Whether one number is told with "about" before it."""
        return self.figure.best is not None and self.figure.low is None and self.figure.high is None

    @property
    def best(self) -> float | None:
        """The number named, in the dimension's base unit."""
        return None if self.figure.best is None else self.figure.best * self.factor

    @property
    def number(self) -> float:
        """The number named, else the middle of a range, else the bound told; in the dimension's base unit."""
        figure = self.figure
        if self.won_and_lost:
            return float(self.won_and_lost.partition("-")[0])
        told = [bound for bound in (figure.low, figure.high) if bound is not None]
        return (figure.best if figure.best is not None else sum(told) / len(told)) * self.factor

    @property
    def noun_words(self) -> str:
        """What is counted as written beside the number ("North Korean soldiers"), else the noun alone."""
        written = " ".join(self.figure.text.split())
        counted = self.figure.counted or ""
        at = written.lower().find(counted.lower()) if counted else -1
        if at < 0:
            return counted
        start = at
        for match in reversed(list(WORD.finditer(written[:at]))):
            if not match.group()[0].isupper() or match.start() == 0:
                break
            start = match.start()
        return written[start : at + len(counted)]


@dataclass(frozen=True, slots=True)
class Ground:
    """What is told of a whole story: what words keep of their weight in it, and the words of headlines and leads."""

    kept: Mapping[str, float]
    front: frozenset[str]


def ground(readings: Sequence[Reading]) -> Ground:
    """The ground that a story's figures stand on."""
    holders: dict[str, set[str]] = {}
    for reading in readings:
        report = reading.report
        for match in WORD.finditer(report.text, 0, lead_end(reading)):
            holders.setdefault(stem(match.group()), set()).add(report.id)
    needed = min(FRONT, len(readings))
    return Ground(commonness(readings), frozenset(word for word, held in holders.items() if len(held) >= needed))


def told_in(reading: Reading, known: Ground) -> list[Quantity]:
    """The quantities of a report, in order."""
    figures = [
        figure
        for figure in reading.annotations.figures or ()
        if (figure.best, figure.low, figure.high) != (None, None, None)
    ]
    dimensions: dict[str, list[Figure]] = {}
    for figure in figures:
        dimensions.setdefault(dimension_of(figure)[0], []).append(figure)
    named, front = _mentions(reading), lead_end(reading)
    return [_quantity(reading, figure, known, (named, front, dimensions)) for figure in figures]


def _quantity(
    reading: Reading,
    figure: Figure,
    known: Ground,
    own: tuple[Sequence[Mention], int, Mapping[str, Sequence[Figure]]],
) -> Quantity:
    named, front, dimensions = own
    text = reading.report.text
    sentence = sentence_at(reading, figure.start)
    dimension, factor = dimension_of(figure)
    alike = dimensions[dimension]
    happening, grows, spread = happened(text, sentence, figure)
    told = _told_in(reading, sentence)
    in_lead = figure.start < front
    other_time = era(reading, sentence, figure, in_lead=in_lead)
    if happening and not in_lead:
        other_time = other_time or era_carried(reading, sentence, figure)
    before = replaced(text, sentence, figure, (one for one in reversed(alike) if one.start < figure.start))
    return Quantity(
        reading=reading,
        figure=figure,
        sentence=sentence,
        happening=happening,
        grows=grows,
        spread=spread,
        kind=kind_of(figure),
        dimension=dimension,
        factor=factor,
        words=_near(text, told, figure, known.kept),
        close=_close(text, told, figure),
        owners=_owners(named, figure),
        names=dict.fromkeys(
            sorted(_names(named, _clause(text, sentence, figure, alike)) - _stems(figure.speakers)), 1.0
        ),
        scope=_scope(text, sentence, figure, known),
        era=other_time,
        before=None if before is None else before * factor,
        former=is_former(text, sentence, figure),
        part=is_part(text, sentence, figure),
        lead=in_lead,
        total=is_total(text, sentence, figure),
        as_of=(reading.report.published or "")[:10] or None,
    )


def _scope(text: str, sentence: Span, figure: Figure, known: Ground) -> frozenset[str]:
    """The place a figure tells of where it is narrower than the story's: one no lead names, or "in the district"."""
    narrow = NARROW.search(
        text, max(sentence[0], figure.start - NARROW_REACH), min(sentence[1], figure.end + NARROW_REACH)
    )
    named = _stems((figure.place,)) - known.front if figure.place else frozenset[str]()
    return named or (frozenset({stem(narrow[1])}) - known.front if narrow else frozenset())


def _told_in(reading: Reading, sentence: Span) -> Span:
    """The sentence, with the one before it where it is too short to say of whom it tells ("He was 75.")."""
    text, start = reading.report.text, sentence[0]
    if text.count(" ", *sentence) >= SHORT or start <= reading.report.body_start:
        return sentence
    return sentence_at(reading, max(reading.report.body_start, start - 2))[0], sentence[1]


def _clause(text: str, sentence: Span, figure: Figure, alike: Sequence[Figure]) -> Span:
    """The part of the sentence that belongs to the figure and to no other of its dimension."""
    start, end = sentence
    ahead = [one.end for one in alike if start <= one.start < figure.start]
    behind = [one.start for one in alike if figure.end <= one.start < end]
    if ahead:
        parted = PARTED.search(text, ahead[-1], figure.start)
        start = parted.end() if parted else ahead[-1]
    if behind:
        parted = PARTED.search(text, figure.end, behind[0])
        end = parted.start() if parted else behind[0]
    return start, end


def _near(text: str, sentence: Span, figure: Figure, kept: Mapping[str, float]) -> dict[str, float]:
    """The weighed words of the sentence within ``NEAR`` words of the figure, numbers left out."""
    reach = NEAR * 12
    start, end = max(sentence[0], figure.start - reach), min(sentence[1], figure.end + reach)
    before = [match.group() for match in WORD.finditer(text, start, figure.start)][-NEAR:]
    inside = [match.group() for match in WORD.finditer(text, figure.start, figure.end)]
    after = [match.group() for match in WORD.finditer(text, figure.end, end)][:NEAR]
    found: dict[str, float] = {}
    for word in (*before, *inside, *after):
        stemmed = stem(word)
        weight = 0.0 if word[0].isdigit() else rarity(stemmed)
        if weight > 0:
            found[stemmed] = weight * kept.get(stemmed, 1.0)
    return found


def _close(text: str, sentence: Span, figure: Figure) -> dict[str, float]:
    """The weighed words within ``CLOSE`` words of the figure: what it is that has this number."""
    reach = CLOSE * 18
    start, end = max(sentence[0], figure.start - reach), min(sentence[1], figure.end + reach)
    before = [match.group() for match in WORD.finditer(text, start, figure.start)][-CLOSE:]
    inside = [match.group() for match in WORD.finditer(text, figure.start, figure.end)]
    after = [match.group() for match in WORD.finditer(text, figure.end, end)][:CLOSE]
    found = {stem(word): rarity(stem(word)) for word in (*before, *inside, *after) if not word[0].isdigit()}
    return {word: weight for word, weight in found.items() if weight > 0}


def _mentions(reading: Reading) -> list[Mention]:
    """Every mention of what has a name, in order, with the name."""
    return sorted(
        (*span, entity.name)
        for entity in reading.annotations.entities or ()
        if entity.named
        for span in entity.mentions
    )


def _owners(named: Sequence[Mention], figure: Figure) -> frozenset[str]:
    """The stemmed words of the names a figure stands in or before ("38-year-old Ida Berg"), of an age also behind."""
    behind = BESIDE if dimension_of(figure)[0] == "age" else 0
    first = bisect_left(named, (figure.start - LONGEST_MENTION, 0, ""))
    last = bisect_left(named, (figure.end + BESIDE + 1, 0, ""))
    names = [
        name
        for start, end, name in named[first:last]
        if (end > figure.start - behind and start <= figure.start) or start >= figure.end
    ]
    if figure.holder and figure.holder[0].isupper():
        names.append(figure.holder)
    return _stems(names)


def _names(named: Sequence[Mention], clause: Span) -> frozenset[str]:
    """The stemmed words of the names told in a clause."""
    first, last = (bisect_left(named, (at, 0, "")) for at in clause)
    return _stems([name for _, _, name in named[first:last]])


def _stems(names: Sequence[str]) -> frozenset[str]:
    found = (stem(match.group()) for name in names for match in WORD.finditer(name))
    return frozenset(word for word in found if rarity(word) > 0)
