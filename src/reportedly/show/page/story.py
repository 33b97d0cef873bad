"""One story: its findings on top, four tabs, and its reports.

In: a ledger and a story's id. Out: ``StoryView`` for its template. Each tab is a module of its own.
"""

from dataclasses import dataclass

from reportedly.records import Comparison, Finding, ReportWarning, Story
from reportedly.show import words
from reportedly.show.page import addresses, copies, figures, naming, notes, said, timeline
from reportedly.show.page.kept import Kept
from reportedly.show.terminal import choose

# On one story's page; copies have a tab of their own.
MOST_FINDINGS = 12
MOST_EVIDENCE = 12
MESSAGE = 700


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding in words, with the passages it stands on; ``more`` is how many of them are not shown."""

    key: str
    kind: str
    label: str
    message: str
    passages: tuple[naming.Passage, ...]
    more: int
    href: str


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report in a story's list: ``note`` says what it is a copy of; ``url`` is where it was printed."""

    source: naming.Source
    note: str
    of: naming.Source | None
    url: str | None
    agency: str


@dataclass(frozen=True, slots=True)
class StoryView:
    """Everything the page of a story shows."""

    id: str
    href: str
    title: str
    reports: int
    publishers: int
    origins: int
    days: str
    findings: tuple[FindingView, ...]
    more_findings: tuple[FindingView, ...]
    said: said.SaidView
    figures: tuple[figures.SeriesView, ...]
    copies: tuple[copies.CopyView, ...]
    timeline: tuple[timeline.Day, ...]
    lines: tuple[ReportLine, ...]
    warnings: tuple[ReportWarning, ...]


def view(kept: Kept, story_id: str, *, every: bool = False) -> StoryView:
    """The page of a story; ``every``: lists are not cut. Raises ``NoSuchId``."""
    comparison = kept.story(story_id, parts=("statements",))
    story = comparison.stories[0]
    sources = naming.Sources(comparison.readings, story.copies)
    shown = [finding_view(each, sources) for each in comparison.findings if each.kind not in choose.TOLD_ELSEWHERE]
    cut = len(shown) if every else MOST_FINDINGS
    reports = [reading.report for reading in comparison.readings]
    return StoryView(
        words.clean(story.id),
        addresses.story(story.id),
        words.clean(story.title) or naming.NOT_FOUND,
        len(reports),
        len({report.publisher for report in reports if report.publisher}),
        story.origins,
        words.days([report.published for report in reports]),
        tuple(shown[:cut]),
        tuple(shown[cut:]),
        said.view(sources, every=every),
        figures.views(comparison.figures, sources),
        copies.views(story, sources),
        timeline.days(comparison.timeline, sources),
        _lines(comparison, story, sources),
        comparison.warnings,
    )


def finding_view(finding: Finding, sources: naming.Sources, *, evidence: int = MOST_EVIDENCE) -> FindingView:
    """A finding with its first passages."""
    passages = [made for each in finding.evidence if (made := sources.passage(each))]
    return FindingView(
        words.clean(finding.id),
        finding.kind,
        notes.label(finding),
        words.shorten(finding.message, MESSAGE),
        tuple(passages[:evidence]),
        max(0, len(finding.evidence) - evidence),
        addresses.story(finding.story, finding.id),
    )


def _lines(comparison: Comparison, story: Story, sources: naming.Sources) -> tuple[ReportLine, ...]:
    lines = []
    for reading in comparison.readings:
        report = reading.report
        original = choose.original(report.id, story, sources.readings)
        note = f"{original.how} {sources[original.report].publisher}, {original.share:.0%} shared" if original else ""
        of = sources[original.report] if original else None
        agency = words.clean(", ".join(report.agency))
        lines.append(ReportLine(sources[report.id], note, of, addresses.outside(report.url), agency))
    return tuple(lines)
