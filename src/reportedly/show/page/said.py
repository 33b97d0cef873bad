"""The Said tab: who said what, over all of a story's reports.

In: a story's sources. Out: ``Speaker``s with their statements, each once however many reports print it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.records import Hand, Report, Statement
from reportedly.show import words
from reportedly.show.page import addresses, naming
from reportedly.show.page.notes import MODES, TAGS

MOST_STATEMENTS = 400
LONGEST = 1200
PLAIN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Printed:
    """A report that carries the words, and where they are lit in it."""

    source: naming.Source
    href: str


@dataclass(frozen=True, slots=True)
class Told:
    """Words laid to a speaker. ``quoted``: all inside quotation marks; ``tag``: denied, hedged or asked."""

    key: str
    text: str
    quoted: bool
    mode: str
    tag: str
    day: str
    iso: str
    to: str
    href: str
    hands: tuple[Hand, ...]
    printed: tuple[Printed, ...]
    origins: int


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who says something in the story; ``unnamed`` where the reports do not name them."""

    name: str
    unnamed: bool
    told: tuple[Told, ...]
    reports: int


@dataclass(frozen=True, slots=True)
class SaidView:
    """All who speak, those most reports carry first; ``left_out`` is how many statements are not shown."""

    speakers: tuple[Speaker, ...]
    statements: int
    left_out: int
    failed: int


def view(sources: naming.Sources, *, every: bool = False) -> SaidView:
    """Who said what; all of it where ``every``, else the first ``MOST_STATEMENTS``."""
    groups: dict[str, dict[str, list[tuple[Report, Statement]]]] = {}
    for report, statement in _statements(sources):
        said = "".join(PLAIN.findall(naming.said(report, statement.contents).casefold()))
        own = groups.setdefault(_plain(naming.speaker(report, statement)), {})
        own.setdefault(said, []).append((report, statement))
    ranked = sorted(groups.values(), key=lambda own: (-_reports(own), -len(own)))
    total = sum(map(len, groups.values()))
    speakers: list[Speaker] = []
    room = total if every else MOST_STATEMENTS
    for own in ranked:
        if room <= 0:
            break
        speakers.append(_speaker(list(own.values())[:room], sources))
        room -= len(own)
    shown = sum(len(speaker.told) for speaker in speakers)
    failed = sum(reading.annotations.statements is None for reading in sources.readings.values())
    return SaidView(tuple(speakers), total, total - shown, failed)


def _statements(sources: naming.Sources) -> Iterator[tuple[Report, Statement]]:
    for reading in sources.readings.values():
        for statement in reading.annotations.statements or ():
            yield reading.report, statement


def _reports(own: dict[str, list[tuple[Report, Statement]]]) -> int:
    return len({report.id for group in own.values() for report, _ in group})


def _speaker(groups: list[list[tuple[Report, Statement]]], sources: naming.Sources) -> Speaker:
    told = sorted((_told(group, sources) for group in groups), key=lambda each: each.iso or "~")
    report, statement = groups[0][0]
    printed = {each.source.report for one in told for each in one.printed}
    return Speaker(naming.speaker(report, statement), statement.unnamed is not None, tuple(told), len(printed))


def _told(group: list[tuple[Report, Statement]], sources: naming.Sources) -> Told:
    """One statement as several reports print it; the longest chain is shown, for it tells most."""
    first: dict[str, Statement] = {}
    for report, statement in group:
        first.setdefault(report.id, statement)
    printed = tuple(Printed(sources[report], addresses.item(report, each.id)) for report, each in first.items())
    origins = {each.source.origin.letter for each in printed if each.source.origin}
    report, statement = max(group, key=lambda pair: len(pair[1].chain))
    iso = statement.said or sources[report.id].iso or ""
    return Told(
        statement.id,
        naming.said(report, statement.contents, LONGEST),
        statement.mode == "direct",
        MODES.get(statement.mode, words.clean(statement.mode)),
        TAGS.get(statement.polarity, ""),
        words.day(iso or None),
        iso[:10],
        words.clean(", ".join(statement.addressees)),
        addresses.statement(statement.id),
        statement.chain,
        printed,
        max(1, len(origins)),
    )


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ")
