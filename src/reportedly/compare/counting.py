"""A report's figures with what is needed to tell whether two of them count one thing.

In: a reading. Out: ``Quantity``s: the unit's dimension, the kind of thing counted, what happened to it, the words round
the number, and whether the sentence tells of another time, of a part, or of the whole. Judging pairs belongs to
``quantities``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.compare.words import WORD, rarity, sentence_at, sentences, stem
from reportedly.knowledge import table, values
from reportedly.records import Figure, Reading, Span

# Words each side of a figure that tell what it is about.
NEAR = 12
# A sentence with fewer spaces leaves to the one before it whom it tells of.
SHORT = 5
# Characters each side of a figure of the lead in which a year is its year.
LEAD_REACH = 60
# From here on a number that is not round is one thing's.
RARE = 1000
# Numbers up to this many things have.
SMALL = 20
# Headline and lead: up to the end of the second sentence of this many words or more (no date or address line).
LEAD_SENTENCES, LEAD_WORDS = 2, 8
YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
ELSEWHEN = re.compile(
    r"\b(?:a similar|similar (?:attack|quake|incident)s?|previous(?:ly)?|(?:year|decade)s? ago|last year|history)\b",
    re.IGNORECASE,
)
PART = re.compile(r"\b(?:other|another|including|among|of them|of whom|of those|of the)\b", re.IGNORECASE)
TOTAL = re.compile(
    r"\b(?:toll|so far|in total|confirmed|recorded|(?:rose|risen|climbed) to|count of|known to|put at|still)\b",
    re.IGNORECASE,
)


# Words before a number that make it a toll of the dead, wherever its verb stands.
TOLL = re.compile(r"\b(?:(?:death )?toll|number of (?:the |people )?(?:killed|dead|deaths))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with what is told of it.

    ``happening`` is what happened to the counted ones under one word (None where it is none of those known), ``grows``
    whether such a count only grows; ``era`` the other times its sentence speaks of; ``part``, ``lead`` and ``total``
    whether it is told as a part, in headline or lead, as a total; ``as_of`` the day of publication.
    """

    reading: Reading
    figure: Figure
    sentence: Span
    happening: str | None
    grows: bool
    kind: str | None
    dimension: str
    factor: float
    words: dict[str, float]
    era: frozenset[str]
    part: bool
    lead: bool
    total: bool
    as_of: str | None

    @property
    def is_known_kind(self) -> bool:
        """Whether the counted noun stands in the table of counted nouns."""
        return self.kind in _kinds().values()

    @property
    def is_recent(self) -> bool:
        """Whether the other times its sentence speaks of are the report's year or the one before."""
        own = (self.as_of or "")[:4]
        return own.isdigit() and all(year.isdigit() and 0 <= int(own) - int(year) <= 1 for year in self.era)

    @property
    def is_distinctive(self) -> bool:
        """Whether few things have this number: a price, a fraction, 6.1, 230,000; not two, ten or a dozen."""
        best = self.figure.best
        return best is not None and (best > SMALL or not float(best).is_integer() or (self.figure.unit or "").isupper())

    @property
    def is_rare(self) -> bool:
        """Whether hardly two things of one story have this number: 9.3 million, 170,234; not 1 million, 40 or 0.5."""
        best = self.figure.best
        if best is None or best < RARE or self.figure.unit == "%":
            return False
        return len(f"{best:.6g}".replace(".", "").rstrip("0").split("e")[0]) > 1

    @property
    def is_exact(self) -> bool:
        """Whether one number is told, without a bound or "about"."""
        return self.figure.best is not None and self.figure.low == self.figure.high == self.figure.best

    @property
    def best(self) -> float | None:
        """The number named, in the dimension's base unit."""
        return None if self.figure.best is None else self.figure.best * self.factor

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


def told_in(reading: Reading, kept: Mapping[str, float]) -> list[Quantity]:
    """The quantities of a report, in order. ``kept`` is what words keep of their weight in the story."""
    text = reading.report.text
    lead_end = _lead_end(reading)
    found = []
    for figure in reading.annotations.figures or ():
        if figure.best is None and figure.low is None and figure.high is None:
            continue
        sentence = sentence_at(reading, figure.start)
        happening, grows = _happening(figure.event or figure.counted)
        if (
            happening is None
            and not figure.unit
            and TOLL.search(text, max(sentence[0], figure.start - 110), figure.start)
        ):
            happening, grows = "killed", True
        dimension, factor = _dimension(figure)
        found.append(
            Quantity(
                reading=reading,
                figure=figure,
                sentence=sentence,
                happening=happening,
                grows=grows,
                kind=_kind(figure.counted),
                dimension=dimension,
                factor=factor,
                words=_near(text, _told_in(reading, sentence), figure, kept),
                era=_era(reading, sentence if figure.start >= lead_end else _within(sentence, figure)),
                part=bool(PART.search(text, max(sentence[0], figure.start - 12), figure.end + 10)),
                lead=figure.start < lead_end,
                total=bool(TOTAL.search(text, max(sentence[0], figure.start - 60), figure.end + 40)),
                as_of=(reading.report.published or "")[:10] or None,
            )
        )
    return found


def _lead_end(reading: Reading) -> int:
    """Where headline and lead end."""
    text = reading.report.text
    whole = [
        (start, end)
        for start, end in sentences(reading)
        if start >= reading.report.body_start and text.count(" ", start, end) >= LEAD_WORDS
    ]
    return whole[min(LEAD_SENTENCES, len(whole)) - 1][1] if whole else len(text)


def _told_in(reading: Reading, sentence: Span) -> Span:
    """The sentence, with the one before it where it is too short to say of whom it tells ("He was 75.")."""
    text, start = reading.report.text, sentence[0]
    if text.count(" ", *sentence) >= SHORT or start <= reading.report.body_start:
        return sentence
    return sentence_at(reading, max(reading.report.body_start, start - 2))[0], sentence[1]


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


def _within(sentence: Span, figure: Figure) -> Span:
    """The part of a lead sentence near the figure: a lead looks back to other years in its last words."""
    return max(sentence[0], figure.start - LEAD_REACH), min(sentence[1], figure.end + LEAD_REACH)


def _era(reading: Reading, sentence: Span) -> frozenset[str]:
    """The other times a sentence speaks of: years that are not the report's own, or "before" for words that say so."""
    text = reading.report.text[sentence[0] : sentence[1]]
    own = (reading.report.published or "")[:4]
    years = {year for year in YEAR.findall(text) if year != own}
    return frozenset(years) or (frozenset({"before"}) if ELSEWHEN.search(text) else frozenset())


@cache
def _happenings() -> dict[str, tuple[str, bool]]:
    return {
        word: (row["happening"], row["grows"] == "yes") for row in table("happenings") for word in values(row["words"])
    }


def _happening(event: str | None) -> tuple[str | None, bool]:
    """What happened to the counted ones, under one word, and whether a count of it only grows."""
    for word in (event or "").lower().split():
        if word in _happenings():
            return _happenings()[word]
    return None, False


@cache
def _kinds() -> dict[str, str]:
    return {word: row["kind"] for row in reversed(table("counted_words")) for word in values(row["words"])}


def _kind(counted: str | None) -> str | None:
    """What sort of thing is counted, by the last word of the counted noun; the noun itself where no row has it."""
    if not counted:
        return None
    last = counted.lower().split()[-1]
    return _kinds().get(last, stem(last))


@cache
def _measures() -> dict[str, tuple[str, float]]:
    return {unit: (row["dimension"], float(row["factor"])) for row in table("measures") for unit in values(row["unit"])}


def _dimension(figure: Figure) -> tuple[str, float]:
    """The dimension a figure is measured in and the factor to its base; "count" for counts."""
    unit = figure.unit
    if not unit:
        return "count", 1.0
    return (unit, 1.0) if unit.isupper() else _measures().get(unit.lower(), (unit, 1.0))
