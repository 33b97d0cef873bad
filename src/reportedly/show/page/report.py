"""One report: its text with every statement, figure and date lit and explained, and where its head was found.

In: a reading, and the story it is in. Out: ``ReportView`` for its template, and the style sheet that goes with it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from reportedly.records import Annotations, Comparison, Evidence, Finding, Reading, Report, ReportWarning, Span
from reportedly.show import words
from reportedly.show.page import addresses, lit, naming, notes
from reportedly.show.page.kept import Kept
from reportedly.show.terminal import choose

# A page with more would be slow to scroll; what is left out is said on it.
MOST_ITEMS = 1500
MOST_TEXT = 400_000
MISSING = "not found in this report"


@dataclass(frozen=True, slots=True)
class Field:
    """One line of a report's head: its value and where that was found; ``href`` where it may be followed."""

    label: str
    value: str
    where: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many statements, figures or dates are lit; None where that stage failed."""

    kind: str
    number: int | None
    one: str
    many: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """Everything the page of a report shows. ``left_out`` says what of it is not shown."""

    source: naming.Source
    language: str
    title: lit.Paragraph
    body: tuple[lit.Paragraph, ...]
    notes: tuple[notes.Note, ...]
    tallies: tuple[Tally, ...]
    speakers: tuple[tuple[str, str], ...]
    fields: tuple[Field, ...]
    warnings: tuple[ReportWarning, ...]
    story: tuple[str, str] | None
    copy_of: tuple[str, naming.Source, str] | None
    findings: tuple[tuple[str, Finding], ...]
    style: str
    left_out: tuple[str, ...]


def view(kept: Kept, report_id: str, asked: Span | None = None) -> ReportView:
    """The page of a report; ``asked`` are words to light beside those that findings point to. Raises ``NoSuchId``."""
    reading, story = _with_story(kept, report_id)
    report = reading.report
    items, made, left_out = _items(reading, story, asked)
    split = report.body_start if 0 < report.body_start < len(report.text) else 0
    end = min(len(report.text), MOST_TEXT)
    if end < len(report.text):
        left_out = (*left_out, f"the text after its first {MOST_TEXT:,} characters is not shown")
    sources = naming.Sources(story.readings, story.stories[0].copies if story.stories else ()) if story else None
    titles = lit.light(report.text, items, (0, split)) if split else ()
    return ReportView(
        sources[report.id] if sources and report.id in sources else naming.source(report),
        _language(report),
        tuple(segment for paragraph in titles for segment in paragraph),
        lit.light(report.text, items, (split, end)),
        made,
        _tallies(reading.annotations),
        _speakers(reading),
        _fields(report),
        report.warnings + reading.annotations.warnings,
        (addresses.story(story.stories[0].id), words.clean(story.stories[0].title)) if story else None,
        _copy_of(report.id, story, sources),
        tuple((notes.label(each), each) for each in _findings(report.id, story) if each.kind != "copy"),
        addresses.light(report.id, asked),
        left_out,
    )


def style(kept: Kept, report_id: str, asked: Span | None = None) -> str:
    """The style sheet of a report's page. Raises ``NoSuchId``."""
    reading, story = _with_story(kept, report_id)
    return lit.rules(_items(reading, story, asked)[0])


def _with_story(kept: Kept, report_id: str) -> tuple[Reading, Comparison | None]:
    """The report, and its story without what was read from its other reports."""
    reading = kept.report(report_id)
    story_id = kept.story_of(report_id)
    return reading, kept.story(story_id, parts=()) if story_id else None


def _items(
    reading: Reading, story: Comparison | None, asked: Span | None
) -> tuple[list[lit.Item], tuple[notes.Note, ...], tuple[str, ...]]:
    """What is lit, the note of each, and what is left out."""
    report, parts = reading.report, reading.annotations
    statements = {each.id: each for each in parts.statements or ()}
    both: list[tuple[lit.Item, notes.Note]] = []
    pointed = _pointed(report.id, story)
    if asked:
        pointed.setdefault(asked, [])
    for span, findings in sorted(pointed.items()):
        if 0 <= span[0] < span[1] <= len(report.text):
            words_ = report.text[span[0] : span[1]]
            both.append((lit.Item(addresses.anchor(span), lit.WORDS, (span,)), notes.of_words(words_, findings)))
    for each in parts.statements or ():
        item = lit.Item(_key(each.id), lit.STATEMENT, each.contents, each.cue + each.sources)
        both.append((item, notes.of_statement(report, each, statements)))
    for figure in parts.figures or ():
        item = lit.Item(_key(figure.id), lit.FIGURE, ((figure.start, figure.end),))
        both.append((item, notes.of_figure(figure, statements)))
    for timex in parts.timexes or ():
        item = lit.Item(_key(timex.id), lit.DATE, ((timex.start, timex.end),))
        both.append((item, notes.of_timex(report, timex)))
    rest = len(both) - MOST_ITEMS
    left_out = (f"{rest:,} statements, figures and dates are not lit: too many for one page",) if rest > 0 else ()
    return [item for item, _ in both[:MOST_ITEMS]], tuple(note for _, note in both[:MOST_ITEMS]), left_out


def _key(item_id: str) -> str:
    """The id as an element's; one that no style rule could name is written in hexadecimal."""
    return item_id if addresses.PLAIN.fullmatch(item_id) and item_id[0].isalpha() else "x" + item_id.encode().hex()


def _pointed(report_id: str, story: Comparison | None) -> dict[Span, list[Finding]]:
    """The words of the report that anything of its story points to, with the findings that stand on them."""
    pointed: dict[Span, list[Finding]] = {}
    if not story:
        return pointed
    for finding in story.findings:
        for span in _spans(report_id, finding.evidence):
            pointed.setdefault(span, []).append(finding)
    for entry in story.timeline:
        for span in _spans(report_id, entry.evidence):
            pointed.setdefault(span, [])
    for span in chain(_points(report_id, story), _passages(report_id, story)):
        pointed.setdefault(span, [])
    return pointed


def _points(report_id: str, story: Comparison) -> Iterator[Span]:
    for series in story.figures + story.dates:
        for point in series.points:
            if point.report == report_id:
                yield point.start, point.end


def _passages(report_id: str, story: Comparison) -> Iterator[Span]:
    for copy in story.stories[0].copies:
        for first, second in copy.passages:
            if copy.first == report_id:
                yield first
            elif copy.second == report_id:
                yield second


def _spans(report_id: str, evidence: Iterable[Evidence]) -> list[Span]:
    return [
        (each.start, each.end)
        for each in evidence
        if each.report == report_id and each.start is not None and each.end is not None
    ]


def _findings(report_id: str, story: Comparison | None) -> list[Finding]:
    found = story.findings if story else ()
    return [finding for finding in found if any(each.report == report_id for each in finding.evidence)]


def _copy_of(
    report_id: str, story: Comparison | None, sources: naming.Sources | None
) -> tuple[str, naming.Source, str] | None:
    """What the report is a copy of: how, whose, and how much of it is shared."""
    if not story or not sources:
        return None
    found = choose.original(report_id, story.stories[0], sources.readings)
    return (found.how, sources[found.report], f"{found.share:.0%} shared") if found else None


def _tallies(parts: Annotations) -> tuple[Tally, ...]:
    return (
        Tally(lit.STATEMENT, _number(parts.statements), "statement", "statements"),
        Tally(lit.FIGURE, _number(parts.figures), "figure", "figures"),
        Tally(lit.DATE, _number(parts.timexes), "date", "dates"),
    )


def _number(found: Sequence[object] | None) -> int | None:
    return None if found is None else len(found)


def _speakers(reading: Reading) -> tuple[tuple[str, str], ...]:
    """Who speaks in the report, each with the address of the first words laid to them."""
    found: dict[str, str] = {}
    for statement in reading.annotations.statements or ():
        if statement.speakers:
            found.setdefault(naming.speaker(reading.report, statement), f"#{_key(statement.id)}")
    return tuple(found.items())


def _fields(report: Report) -> tuple[Field, ...]:
    """The report's head, each line with where its value was found."""
    found = dict(report.found_in)
    line = report.dateline
    dated = [line.place or "", words.day(line.date) if line.date else ""] if line else []
    published = words.day(report.published) if report.published else ""
    clock = (report.published or "")[11:].replace("Z", " UTC")
    rows = (
        ("Publisher", report.publisher, "publisher"),
        ("Agency", ", ".join(report.agency), "agency"),
        ("By", ", ".join(report.byline), "byline"),
        ("Published", ", ".join(filter(None, (published, clock))), "published"),
        ("As printed", report.published_text, "published_text"),
        ("Dateline", ", ".join(filter(None, dated)), "dateline"),
        ("Address", report.url, "url"),
        ("Language", report.language, "language"),
    )
    fields = [
        Field(
            label,
            words.clean(value or "") or MISSING,
            words.clean(found.get(name, "")) if value else "",
            addresses.outside(report.url) if name == "url" else None,
        )
        for label, value, name in rows
        if value or name != "published_text"
    ]
    fields += [
        Field("File", words.clean(report.path or "") or "given as a row", ""),
        Field("Length", words.count(len(report.text.split()), "word"), ""),
        Field("Id", words.clean(report.id), ""),
        Field("SHA-256", words.clean(report.sha256) or "not known", ""),
    ]
    return tuple(fields)


def _language(report: Report) -> str:
    """The report's language as an HTML attribute takes it; "" says that it is not known."""
    code = report.language or ""
    return code if 2 <= len(code) <= 8 and code.isascii() and code.isalpha() else ""
