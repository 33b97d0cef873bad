"""Statements with what is needed to tell whether two of them say the same thing, or were said on one occasion.

In: readings. Out: ``Claim``s in order of publication and place, and judgements on pairs. What is made of a pair
(a denial, a variant, a single origin) belongs to the comparers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.compare.words import WORD, commonness, covering, names_within, sentence_at, text_of, weighed
from reportedly.records import Reading, Span, Statement

# Two reports this many days apart may still tell of one occasion whose day neither gives.
NEAR_DAYS = 3
# Statements of one story that are compared with one another; those of the earliest reports come first.
MOST = 1500


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement: its words, the weighed ones among them, the names in it, and the sentences it stands in."""

    reading: Reading
    statement: Statement
    text: str
    words: dict[str, float]
    names: frozenset[str]
    shown: Span

    @property
    def speakers(self) -> frozenset[str]:
        """Who is said to have said it."""
        return frozenset(self.statement.speakers)


def claims(readings: Sequence[Reading]) -> list[Claim]:
    """Every statement of the readings."""
    kept = commonness(readings)
    return [_claim(reading, one, kept) for reading in readings for one in reading.annotations.statements or ()][:MOST]


def _claim(reading: Reading, statement: Statement, kept: Mapping[str, float]) -> Claim:
    text = text_of(reading, statement.contents)
    whole = covering(statement.contents)
    first, last = sentence_at(reading, whole[0]), sentence_at(reading, whole[1] - 1)
    spans = [*statement.contents, *statement.cue, *statement.sources]
    inside = covering([span for span in spans if first[0] <= span[0] and span[1] <= last[1]] or [whole])
    shown = (min(first[0], inside[0]), max(last[1], inside[1]))
    return Claim(reading, statement, text, weighed(text, kept), names_within(reading, whole), shown)


def one_occasion(one: Claim, other: Claim) -> bool:
    """Whether two statements can have been made at one time in one way: same day and medium as far as told.

    Days that differ, or media that differ ("letter", "interview"), are two occasions; where a day is unknown, reports
    more than ``NEAR_DAYS`` apart are taken for two.
    """
    a, b = one.statement, other.statement
    if a.said and b.said and not (a.said.startswith(b.said[:10]) or b.said.startswith(a.said[:10])):
        return False
    if a.medium and b.medium and a.medium != b.medium:
        return False
    if a.said and b.said and len(a.said) >= 10 and len(b.said) >= 10:
        return True
    gap = days_apart(one.reading.report.published, other.reading.report.published)
    return gap is not None and gap <= NEAR_DAYS


def same_speaker(one: Claim, other: Claim) -> bool:
    """Whether two statements have a speaker in common, whatever marks, articles and initials are written."""
    return bool({_plain_name(name) for name in one.speakers} & {_plain_name(name) for name in other.speakers})


def _plain_name(name: str) -> str:
    words = name.lower().replace("’", "'").removeprefix("the ").split()
    return " ".join(word for word in words if len(word.strip(".")) > 1) or " ".join(words)


def day_said(one: Claim) -> str | None:
    """The day a statement was made, else the day its report came out; None where neither is known to the day."""
    known = (one.statement.said, one.reading.report.published)
    return next((when[:10] for when in known if when and len(when) >= 10), None)


def days_apart(one: str | None, other: str | None) -> int | None:
    """Whole days between two publication times; None where a day is unknown."""
    try:
        return abs((date.fromisoformat((one or "")[:10]) - date.fromisoformat((other or "")[:10])).days)
    except ValueError:
        return None


def plain_words(text: str) -> list[str]:
    """Words in small letters, unstemmed, in order."""
    return [match.group().lower() for match in WORD.finditer(text)]
