"""What several reports say together, in the terminal: findings first, then figures, dates, timeline and reports.

In: a ``Comparison``. Out: lines on a console. Long lists are cut to ``SHORT`` lengths unless all is asked for; what is
cut is counted. The order of findings is that of the comparison.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.text import Text

from reportedly.link.origins import count_publishers
from reportedly.records import (
    Comparison,
    Evidence,
    Finding,
    Point,
    Reading,
    Series,
    Story,
    TimelineEntry,
)
from reportedly.show import words
from reportedly.show.terminal import choose, layout

# How wide a publisher's name may be.
PUBLISHER = 24
# Clashes of weekday and date are among the findings; what every page holds beside its report is told as a number.
CALENDAR = frozenset({"calendar"})
ROUTINE = frozenset({"left-out"})
LABELS = {
    "copy": "Copy",
    "revised": "Revised",
    "conflict": "Differs",
    "first": "A “first”",
    "calendar": "Weekday and date differ",
    "single-origin": "Single origin",
    "variant": "Worded differently",
    "denied": "Denied",
    "not-denied": "Not denied",
    "changed": "Said otherwise before",
    "edited": "Edited",
    "quote-cut": "Quotation cut",
    "two-speakers": "One saying, two speakers",
    "headline": "Headline and body differ",
    "parts": "Parts and total differ",
}
RELATIONS = {
    "conflict": "differs",
    "revised": "revised",
    "compatible": "can both hold",
    "agree": "same in all",
    None: "",
}


@dataclass(frozen=True, slots=True)
class Lengths:
    """How much is printed: how many of each list (None: all), and how many lines a text may take."""

    findings: int | None = None
    evidence: int | None = None
    series: int | None = None
    same: int | None = None
    points: int | None = None
    timeline: int | None = None
    alone: int | None = None
    warnings: int | None = None
    lines: int = 12


SHORT = Lengths(findings=7, evidence=2, series=3, same=6, points=6, timeline=9, alone=12, warnings=6, lines=1)


def print_comparison(console: Console, comparison: Comparison, *, full: bool, ids: bool = False) -> None:
    """The picture of a comparison, the largest story first."""
    picture = Picture(console, comparison, Lengths() if full else SHORT, ids=ids)
    picture.summary()
    for story in comparison.stories:
        if len(story.reports) > 1:
            picture.story(story)
    picture.alone()
    picture.warnings()
    picture.say_cut()


def print_next_steps(console: Console) -> None:
    """What to try after the demo."""
    layout.heading(console, "Next", "on reports of your own: HTML, PDF, Markdown or plain text")
    steps = (("reportedly read FILE", "what one report says"), ("reportedly compare FOLDER", "what they say together"))
    rows = [(Text(command, style=layout.NAME), Text(what)) for command, what in steps]
    layout.indented(console, layout.columns(rows, ratios=(0, 1)))


class Picture:
    """One printing of one comparison: where to, how much, and what was left out. ``ids`` prints reports' ids."""

    def __init__(self, console: Console, comparison: Comparison, lengths: Lengths, *, ids: bool = False) -> None:
        self.console, self.comparison, self.lengths, self.ids = console, comparison, lengths, ids
        self.readings = {reading.report.id: reading for reading in comparison.readings}
        years = {reading.report.published[:4] for reading in comparison.readings if reading.report.published}
        self.year = years.pop() if len(years) == 1 else None
        self.left_out = 0

    def summary(self) -> None:
        """How many reports, publishers and stories."""
        reports = [reading.report for reading in self.comparison.readings]
        if not reports:
            self.console.print(Text("There is nothing to compare: no report could be read.", style=layout.FAINT))
            return
        publishers = words.count(count_publishers(reports), "publisher")
        stories = words.count(len(self.comparison.stories), "story", "stories")
        self.console.print(layout.line(words.count(len(reports), "report"), publishers, stories))

    def story(self, story: Story) -> None:
        """A story of several reports."""
        members = [self.readings[report].report for report in story.reports]
        publishers = words.count(count_publishers(members), "publisher")
        origins = "single origin" if story.origins == 1 else f"{story.origins} independent origins"
        when = words.days([report.published for report in members])
        self.console.print()
        self.console.print(layout.plain(story.title, layout.HEADING))
        self.console.print(layout.line(words.count(len(members), "report"), publishers, origins, layout.plain(when)))
        layout.heading(self.console, "What to look at")
        self.findings([finding for finding in self.comparison.findings if finding.story == story.id])
        self.figures([series for series in self.comparison.figures if series.story == story.id])
        self.timeline([entry for entry in self.comparison.timeline if entry.story == story.id])
        self.reports(story)

    def findings(self, findings: Sequence[Finding]) -> None:
        """What a careful reader would want to know, with the words it stands on."""
        if not findings:
            self.note("nothing revised, differing, denied or of a single origin was found in these reports")
        shown = choose.findings(findings, most=self.lengths.findings)
        if findings and not shown:
            self.note("only that reports carry one text: see the list of reports")
            return
        sources = (self._source(evidence) for each in shown for evidence in each.evidence[: self.lengths.evidence])
        width = max(map(len, sources), default=0)
        for finding in shown:
            label = LABELS.get(finding.kind, finding.kind.replace("-", " ").capitalize())
            said = layout.plain(finding.message, width=(self.lengths.lines + 2) * (self.console.width - 8))
            layout.indented(self.console, Text.assemble((label, layout.NOTABLE), (" · ", layout.FAINT), said))
            rows = [self._evidence(evidence) for evidence in finding.evidence[: self.lengths.evidence]]
            layout.indented(self.console, layout.columns(rows, ratios=(0, 1), least=width), 4)
            self.more(finding.evidence, self.lengths.evidence, "passage", by=4)
        self.more(findings, len(shown), "finding")

    def figures(self, figures: Sequence[Series]) -> None:
        """Each figure that several reports give, over time; those that differ or were revised first."""
        shown = choose.series(figures, most=self.lengths.series)
        alike = choose.same(figures, most=self.lengths.same) if self.lengths.same else []
        if not shown and not alike:
            return
        rows = [choose.merged([self._told(point, series.unit) for point in series.points]) for series in shown]
        wide = max((len(row[1]) for each in rows for row in each), default=0)
        about = "by day: the number, who said it, who printed it" if shown else ""
        layout.heading(self.console, "Figures", about)
        for series, told in zip(shown, rows, strict=True):
            relation = Text(RELATIONS[series.relation], style=layout.NOTABLE)
            layout.indented(self.console, layout.line(layout.plain(series.what, layout.NAME), relation))
            cells = [
                (
                    Text(when),
                    Text(value.ljust(wide), style=layout.QUOTED),
                    layout.plain(", ".join(said_by) or "not attributed", "" if said_by else layout.FAINT),
                    layout.plain(", ".join(printed_by)),
                )
                for when, value, said_by, printed_by in told[: self.lengths.points]
            ]
            layout.indented(self.console, layout.columns(cells, ratios=(0, 0, 2, 3), least=6), 4)
            self.more(told, self.lengths.points, "row", by=4)
        self._alike(alike)
        self.more(choose.series(figures, most=None), len(shown) + len(alike), "figure")

    def _alike(self, figures: Sequence[Series]) -> None:
        """Figures that are the same in every report that gives them, a line each."""
        if not figures:
            return
        layout.indented(self.console, Text("the same in each report that gives it", style=layout.FAINT))
        cells = []
        for series in figures:
            value = self._told(series.points[0], series.unit).value
            reports = words.count(len({point.report for point in series.points}), "report")
            cells.append((Text(value, style=layout.QUOTED), layout.plain(series.what, layout.NAME), Text(reports)))
        layout.indented(self.console, layout.columns(cells, ratios=(0, 1, 0), least=6), 4)

    def timeline(self, entries: Sequence[TimelineEntry]) -> None:
        """What happened or was said on which day."""
        if not entries:
            return
        shown = choose.timeline(entries, most=self.lengths.timeline)
        layout.heading(self.console, "Timeline")
        rows = [(Text(self._day(entry.date)), layout.plain(entry.text, width=self._room(15))) for entry in shown]
        layout.indented(self.console, layout.columns(rows, ratios=(0, 1)))
        self.more(entries, len(shown), "entry", "entries")

    def reports(self, story: Story) -> None:
        """The story's reports in order of publication, each copy with what it is a copy of."""
        layout.heading(self.console, "Reports")
        rows = []
        for report in story.reports:
            when, publisher, title = self._report(report)
            original = choose.original(report, story, self.readings)
            if original:
                what = f"{original.how} {self._publisher(original.report).plain}, {original.share:.0%} shared"
                note = layout.plain(what, layout.NOTABLE)
                # A copy's title is mostly its original's: a short picture says what it is instead.
                title = note if self.lengths.lines == 1 else Text.assemble(title, "\n", note)
            rows.append((when, publisher, title, *([layout.plain(report, layout.FAINT)] if self.ids else ())))
        layout.indented(self.console, layout.columns(rows, ratios=(0, 0, 1, 0)[: len(rows[0])]))

    def alone(self) -> None:
        """The reports that are in no story with others, and what there is to say of each."""
        stories = [story for story in self.comparison.stories if len(story.reports) == 1]
        if not stories:
            return
        layout.heading(self.console, "On their own", "no other report on the same events was found in your files")
        rows = [self._report(story.reports[0]) for story in stories[: self.lengths.alone]]
        layout.indented(self.console, layout.columns(rows, ratios=(0, 0, 1)))
        self.more(stories, self.lengths.alone, "report")
        ids = {story.id for story in stories}
        findings = [finding for finding in self.comparison.findings if finding.story in ids]
        if findings:
            layout.heading(self.console, "What to look at in them")
            self.findings(findings)

    def warnings(self) -> None:
        """What could not be worked out, and what a reader must know of single reports."""
        rows = [("", warning) for warning in self.comparison.warnings]
        rows += choose.warnings_of(self.comparison.readings, every=self.lengths.warnings is None)
        if not rows:
            return
        layout.heading(self.console, "Warnings")
        cells = [
            (
                Text(each.kind, style=layout.NOTABLE),
                layout.plain(f"{source}: {each.message}" if source else each.message, width=self.lengths.lines * 200),
            )
            for source, each in rows[: self.lengths.warnings]
        ]
        layout.indented(self.console, layout.columns(cells, ratios=(0, 1)))
        self.more(rows, self.lengths.warnings, "warning")

    def note(self, text: str) -> None:
        """A faint line."""
        layout.indented(self.console, Text(text, style=layout.FAINT))

    def say_cut(self) -> None:
        """Say how to see what was left out."""
        if self.left_out:
            self.console.print()
            said = "Lists are cut; --full prints everything, --json gives it to programs."
            self.console.print(Text(said, style=layout.FAINT))

    def more(self, items: Sequence[object], most: int | None, one: str, many: str = "", *, by: int = 2) -> None:
        """Say how many of a list are not printed."""
        if most is not None and len(items) > most:
            self.left_out += len(items) - most
            rest = f"and {words.count(len(items) - most, one, many)} more"
            layout.indented(self.console, Text(rest, style=layout.FAINT), by)

    def _evidence(self, evidence: Evidence) -> tuple[Text, Text]:
        """Who printed it when, and the words among those round them."""
        reading, source = self.readings[evidence.report], self._source(evidence)
        width = 2 * (self.console.width - 40)
        if evidence.start is None or evidence.end is None:
            return source, layout.quote(evidence.text, width=width)
        return source, layout.in_context(reading.report.text, evidence.start, evidence.end, width)

    def _source(self, evidence: Evidence) -> Text:
        published = self._published(self.readings[evidence.report])
        return Text.assemble(self._publisher(evidence.report), (", ", layout.FAINT), published)

    def _told(self, point: Point, unit: str | None) -> choose.Told:
        """A point in words; one that has a unit in the report's own, which tell it."""
        value = "" if unit else words.bounds(point.low, point.high, point.best)
        value = value or words.shorten(point.text, 24)
        if not unit and point.best is None and point.high is None and point.low is not None:
            value = f"“{words.shorten(point.text, 24)}”, {value}"
        when = self._day(point.as_of or self.readings[point.report].report.published)
        return choose.Told(when, value, point.said_by, self._publisher(point.report).plain)

    def _day(self, date: str | None) -> str:
        """A day, without the year where it is that of all the reports."""
        return words.day(date, year=not date or date[:4] != self.year)

    def _report(self, report: str) -> tuple[Text, Text, Text]:
        reading = self.readings[report]
        title = layout.plain(reading.report.title or "(no title found)", width=self._room(PUBLISHER + 12))
        return self._published(reading), self._publisher(report), title

    def _room(self, used: int) -> int:
        """How long a text may be beside columns that have used so much of each line."""
        return self.lengths.lines * max(20, self.console.width - used)

    def _published(self, reading: Reading) -> Text:
        return layout.plain(self._day(reading.report.published), layout.FAINT)

    def _publisher(self, report: str) -> Text:
        known = self.readings[report].report
        name = known.publisher or (Path(known.path).name if known.path else known.id)
        return layout.plain(name, layout.NAME, width=PUBLISHER)
