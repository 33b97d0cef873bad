"""Reports in few words: who printed it, when, and which independent origin it belongs to.

In: readings and a story's copies. Out: ``Source``, what every list of the page shows of a report.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import ascii_uppercase

from reportedly.joined import origin_of
from reportedly.records import Copy, Evidence, Reading, Report, Span, Statement
from reportedly.show import words
from reportedly.show.page import addresses

# Marks differ by outline, then by filling; the letter always tells which origin it is.
SHAPES = ("disc", "square", "triangle", "diamond", "wedge", "cross")
NOT_FOUND = "no title found"


@dataclass(frozen=True, slots=True)
class Origin:
    """An independent origin: the reports that carry one text. ``letter`` names it, ``shape`` and ``hollow`` draw it."""

    letter: str
    shape: str
    hollow: bool
    reports: int


@dataclass(frozen=True, slots=True)
class Source:
    """A report in few words. ``day`` is for reading, ``iso`` for machines; ``origin`` is None outside a story."""

    report: str
    publisher: str
    title: str
    day: str
    iso: str | None
    href: str
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a report, with what stands before and after them, and where they are lit."""

    source: Source
    before: str
    words: str
    after: str
    href: str


class Sources:
    """The reports of a story, each in few words, with its origin's letter."""

    def __init__(self, readings: Sequence[Reading], copies: Iterable[Copy] = ()) -> None:
        self.readings: Mapping[str, Reading] = {reading.report.id: reading for reading in readings}
        self.origins = _origins([reading.report.id for reading in readings], copies) if len(readings) > 1 else {}
        self._made = {each.report.id: source(each.report, self.origins.get(each.report.id)) for each in readings}

    def __contains__(self, report_id: object) -> bool:
        return report_id in self._made

    def __getitem__(self, report_id: str) -> Source:
        return self._made[report_id]

    def passage(self, given: Evidence, width: int = 220) -> Passage | None:
        """The words a finding stands on, among those round them; None where the report is not at hand."""
        if given.report not in self._made:
            return None
        found, href = self._made[given.report], addresses.evidence(given)
        if given.start is None or given.end is None:
            return Passage(found, "", words.shorten(given.text, width), "", href)
        text = self.readings[given.report].report.text
        before, middle, after = words.around(text, given.start, given.end, width)
        return Passage(found, before, middle, after, href)


def source(report: Report, origin: Origin | None = None) -> Source:
    """A report in few words."""
    return Source(
        report.id,
        publisher(report),
        words.clean(report.title or "") or NOT_FOUND,
        words.day(report.published),
        report.published,
        addresses.report(report.id),
        origin,
    )


def publisher(report: Report) -> str:
    """Who printed the report; where that is not known its file's name, else its id."""
    return words.clean(report.publisher or (Path(report.path).name if report.path else "")) or words.clean(report.id)


def speaker(report: Report, statement: Statement) -> str:
    """Who the words are laid to: the names, else the phrase as written."""
    if statement.speakers:
        return words.clean(", ".join(statement.speakers))
    phrase = words.clean(", ".join(report.text[start:end] for start, end in statement.sources))
    return phrase or "speaker not found"


def said(report: Report, spans: Iterable[Span], width: int = 4000) -> str:
    """The words at the spans, on one line, an ellipsis between them."""
    return words.shorten(" … ".join(report.text[start:end] for start, end in spans), width)


def _origins(reports: Sequence[str], copies: Iterable[Copy]) -> dict[str, Origin]:
    """The origin of each report: reports joined by copies are one. Letters go by the order of the reports."""
    origin = origin_of(reports, copies)
    roots = [origin[report] for report in reports]
    numbers = {each: number for number, each in enumerate(dict.fromkeys(roots))}
    sizes = Counter(roots)
    made = {each: _origin(number, sizes[each]) for each, number in numbers.items()}
    return {report: made[each] for report, each in zip(reports, roots, strict=True)}


def _origin(number: int, reports: int) -> Origin:
    shape, round_ = SHAPES[number % len(SHAPES)], number // len(SHAPES)
    return Origin(_letter(number), shape, bool(round_ % 2), reports)


def _letter(number: int) -> str:
    """A … Z, AA, AB, …"""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, len(ascii_uppercase))
        letters = ascii_uppercase[rest] + letters
    return letters
