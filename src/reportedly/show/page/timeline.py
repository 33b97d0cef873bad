"""The Timeline tab: what happened or was said on which day, and which reports tell it.

In: a story's timeline and its sources. Out: ``Day``s in order.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.records import Evidence, TimelineEntry
from reportedly.show import words
from reportedly.show.page import addresses, naming


@dataclass(frozen=True, slots=True)
class Telling:
    """A report that tells the entry, and where its words are lit."""

    source: naming.Source
    href: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A dated event or statement."""

    text: str
    told: tuple[Telling, ...]
    origins: int


@dataclass(frozen=True, slots=True)
class Day:
    """A day, month or year, and what is told of it."""

    iso: str
    label: str
    entries: tuple[Entry, ...]


def days(timeline: Sequence[TimelineEntry], sources: naming.Sources) -> tuple[Day, ...]:
    """The entries by day, in the order they have."""
    grouped: dict[str, list[Entry]] = {}
    for entry in timeline:
        told = {each.report: _telling(each, sources) for each in reversed(entry.evidence) if each.report in sources}
        ordered = tuple(reversed(told.values()))
        origins = {each.source.origin.letter for each in ordered if each.source.origin}
        grouped.setdefault(entry.date[:10], []).append(Entry(words.shorten(entry.text, 600), ordered, len(origins)))
    return tuple(Day(iso, words.day(iso), tuple(entries)) for iso, entries in grouped.items())


def _telling(evidence: Evidence, sources: naming.Sources) -> Telling:
    return Telling(sources[evidence.report], addresses.evidence(evidence))
