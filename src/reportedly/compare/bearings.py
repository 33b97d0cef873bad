"""What a figure's sentence tells of its bearing on the whole account: another time, a part, the whole, a change.

In: a reading and spans of it. Out: where headline and lead end, the other times told, the number that was replaced.
What is counted, and whether two figures count one thing, belongs to ``counting`` and ``quantities``.
"""

import re
from collections.abc import Iterable

from reportedly.compare.words import sentence_at, sentences
from reportedly.records import Figure, Reading, Span

# Characters each side of a figure of the lead in which a year is its year.
LEAD_REACH = 60
# Headline and lead: up to the end of the second sentence of this many words or more (no date or address line).
LEAD_SENTENCES, LEAD_WORDS = 2, 8
# Years, and words for other times, that are told of a figure.
YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
IN_YEAR = re.compile(r"\b(?:in|since|during|by|[A-Z][a-z]+|\d{1,2},?) (?P<year>(?:1[5-9]|20)\d\d)\b")
ELSEWHEN = re.compile(
    r"\b(?:a similar|similar (?:attack|quake|incident)s?|previous(?:ly)?|(?:year|decade)s? ago|last year|history)\b",
    re.IGNORECASE,
)
LOOKS_BACK = re.compile(r"\blast year\b|\byears? (?:ago|earlier)\b", re.IGNORECASE)
# Where a sentence turns to another time: "opened in 2031 and has 9 million in loans".
TURN = re.compile(r"\b(?:and|but) (?:is|are|was|were|has|have|had|will|now)\b|;")
# What is said of a number that was changed, before the old one; "to" stands between the old and the new.
CHANGED = re.compile(
    r"\b(?:rose|risen|raised?|upgraded?|bumped|increased?|lifted|hiked|climbed|jumped|grew|grown|went up|gone up"
    r"|revised|lowered|cut|reduced?|fell|fallen|dropped)\b",
    re.IGNORECASE,
)
TO = re.compile(r"\bto\b")
# An earlier count, told before its number.
FORMER_REACH = 80
FORMER = re.compile(
    r"\b(?:(?:initial|earlier|previous|first|early) (?:reports?|counts?|tolls?|estimates?|figures?|statements?)"
    r"|(?:earlier|initially|originally|previously|at first)(?: \w+){0,2} (?:said|put|told|reported|announced|estimated"
    r"|thought|believed)"
    r"|had (?:earlier|initially|originally|previously|first) \w+)\b",
    re.IGNORECASE,
)
# Told as a part before the number or right behind it; as a total round it.
PART_BEFORE = re.compile(r"\b(?:other|another|including|among)\b", re.IGNORECASE)
PART_BEHIND = re.compile(r"^\W*(?:\w+ )?(?:others?|of (?:them|whom|those))\b", re.IGNORECASE)
OF_ALL = re.compile(r"^\W*of (?:the|its|his|her|their)\b", re.IGNORECASE)
MORE = re.compile(r"^\W*more\b(?! than)", re.IGNORECASE)
NUMBER_WORDS = re.compile(r"^\W*[\w,.'-]+")
TOTAL = re.compile(
    r"\b(?:toll|so far|in total|confirmed|recorded|(?:rose|risen|climbed) to|count of|known to|put at|still)\b",
    re.IGNORECASE,
)


def lead_end(reading: Reading) -> int:
    """Where headline and lead end."""
    text = reading.report.text
    whole = [
        (start, end)
        for start, end in sentences(reading)
        if start >= reading.report.body_start and text.count(" ", start, end) >= LEAD_WORDS
    ]
    return whole[min(LEAD_SENTENCES, len(whole)) - 1][1] if whole else len(text)


def era(reading: Reading, sentence: Span, figure: Figure, *, in_lead: bool) -> frozenset[str]:
    """The other times told of a figure: years that are not the report's own, or "before" for words that say so.

    A year behind the figure is its time only where told as a time ("in 2004"); in "a town hit by the 2004 wave", or
    "the wave of 2004", it belongs to another thing. A lead looks back to other years in its last words.
    """
    text = reading.report.text
    start, end = sentence
    if in_lead:
        start, end = max(start, figure.start - LEAD_REACH), min(end, figure.end + LEAD_REACH)
    return _years(reading, (start, end), figure) or (
        frozenset({"before"}) if ELSEWHEN.search(text, start, end) else frozenset()
    )


def _years(reading: Reading, span: Span, figure: Figure) -> frozenset[str]:
    text, (start, end) = reading.report.text, span
    own = (reading.report.published or "")[:4]
    turns = [match.end() for match in TURN.finditer(text, start, figure.start)]
    years = set(YEAR.findall(text, max([start, *turns]), figure.end))
    years |= {match["year"] for match in IN_YEAR.finditer(text, figure.end, end)}
    years |= {
        timex.value[:4]
        for timex in reading.annotations.timexes or ()
        if start <= timex.start < end and timex.type == "DATE" and LOOKS_BACK.search(text, timex.start, timex.end)
    }
    return frozenset(year for year in years if year.isdigit() and year != own)


def era_carried(reading: Reading, sentence: Span, figure: Figure) -> frozenset[str]:
    """The other times of the sentence before, for one that tells no time of its own ("Five people died then.")."""
    start = sentence[0]
    times = [timex for timex in reading.annotations.timexes or () if start <= timex.start < sentence[1]]
    if times or start <= reading.report.body_start:
        return frozenset()
    ahead = sentence_at(reading, max(reading.report.body_start, start - 2))
    return _years(reading, ahead, figure) if ahead[0] < start else frozenset()


def is_part(text: str, sentence: Span, figure: Figure) -> bool:
    """Whether a figure is told as a part: "four others", "three of them", "among them five"."""
    if PART_BEFORE.search(text, max(sentence[0], figure.start - 12), figure.end):
        return True
    number = NUMBER_WORDS.match(figure.text)
    behind = text[figure.start + (number.end() if number else 0) : min(sentence[1], figure.end + 16)]
    if MORE.search(behind) and not figure.vague:
        return True
    return figure.unit != "%" and bool(PART_BEHIND.search(behind) or OF_ALL.search(behind))


def is_total(text: str, sentence: Span, figure: Figure) -> bool:
    """Whether a figure is told as the whole count."""
    return bool(TOTAL.search(text, max(sentence[0], figure.start - 60), figure.end + 40))


def is_former(text: str, sentence: Span, figure: Figure) -> bool:
    """Whether a figure is told as an earlier count: "initial reports said 12", "they had earlier put it at 12"."""
    return bool(FORMER.search(text, max(sentence[0], figure.start - FORMER_REACH), figure.start))


def replaced(text: str, sentence: Span, figure: Figure, told: Iterable[Figure]) -> float | None:
    """The number a figure took the place of: "rose to 14 from 9", "raised its offer, 9 million, to 14 million".

    ``told`` are the report's figures of the same unit before it, the nearest first.
    """
    if figure.before is not None:
        return figure.before
    last = next((one for one in told if one.start >= sentence[0]), None)
    if last is None or last.end > figure.start or figure.start - last.end > LEAD_REACH or last.best is None:
        return None
    changed = CHANGED.search(text, sentence[0], last.start)
    return last.best if changed and TO.search(text, last.end, figure.start) else None
