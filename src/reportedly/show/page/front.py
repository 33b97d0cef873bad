"""The front page: the stories, and what to look at first over all of them.

In: a ledger. Out: ``FrontView`` for its template.
"""

from dataclasses import dataclass
from itertools import zip_longest

from reportedly.ledger.answers import Reach, StoryLine
from reportedly.records import Finding
from reportedly.show import words
from reportedly.show.page import addresses, figures, naming, notes
from reportedly.show.page.kept import Kept
from reportedly.show.terminal import choose

MOST_FINDINGS = 12
MOST_STORIES = 100
# A strip of marks longer than this is not counted by eye any more.
MOST_MARKS = 48
# The front page must be quick: a larger story is not drawn on it.
MOST_DRAWN = 200


@dataclass(frozen=True, slots=True)
class Line:
    """A story in the list. ``marks`` are its reports: 1 an independent origin, 0 a copy; empty if too many."""

    href: str
    title: str
    reports: int
    publishers: int
    origins: int
    days: str
    findings: int
    marks: tuple[int, ...]
    first: tuple["Pointer", ...]
    story: str


@dataclass(frozen=True, slots=True)
class Pointer:
    """A finding in one sentence, and the story's page where it stands."""

    kind: str
    label: str
    message: str
    href: str
    story: str


@dataclass(frozen=True, slots=True)
class FrontView:
    """Everything the front page shows. ``page`` of ``pages`` of stories."""

    lead: Line | None
    picture: figures.SeriesView | None
    lines: tuple[Line, ...]
    alone: tuple[Line, ...]
    look: tuple[tuple[str, tuple[Pointer, ...]], ...]
    reach: Reach
    span: str
    stories: int
    page: int
    pages: int


def view(kept: Kept, page: int = 1) -> FrontView:
    """The stories, newest first, a page at a time; the one with most to look at leads the first page."""
    lines = kept.stories()
    reach = kept.reach()
    found = kept.findings(limit=10 * MOST_FINDINGS)
    by_story: dict[str, list[Finding]] = {}
    for finding in found:
        if finding.kind not in choose.TOLD_ELSEWHERE:
            by_story.setdefault(finding.story, []).append(finding)
    titles = {line.story.id: line.story.title for line in lines}
    made = [_line(each, by_story.get(each.story.id, []), titles) for each in lines]
    together = [each for each in made if each.reports > 1]
    alone = [each for each in made if each.reports <= 1]
    lead = max(together, key=lambda each: (each.findings, each.reports), default=None)
    rest = [each for each in together if each is not lead]
    pages = max(1, -(-max(len(rest), len(alone)) // MOST_STORIES))
    page = min(max(1, page), pages)
    cut = slice((page - 1) * MOST_STORIES, page * MOST_STORIES)
    span = words.days([reach.oldest, reach.newest])
    return FrontView(
        lead if page == 1 else None,
        _picture(kept, lead) if lead and page == 1 else None,
        tuple(rest[cut]),
        tuple(alone[cut]),
        _look(by_story, titles),
        reach,
        span,
        len(lines),
        page,
        pages,
    )


def _line(line: StoryLine, found: list[Finding], titles: dict[str, str]) -> Line:
    copies = max(0, line.reports - line.origins)
    marks = (1,) * line.origins + (0,) * copies if line.reports <= MOST_MARKS else ()
    return Line(
        addresses.story(line.story.id),
        words.clean(line.story.title) or "no title found",
        line.reports,
        line.publishers,
        line.origins,
        words.days([line.first, line.last]),
        line.findings,
        marks,
        tuple(_pointer(each, titles) for each in choose.findings(found, most=4)),
        line.story.id,
    )


def _picture(kept: Kept, lead: Line) -> figures.SeriesView | None:
    """The leading story's first series that differs or was revised; None where there is none to draw."""
    if lead.reports > MOST_DRAWN:
        return None
    story = kept.story(lead.story, parts=())
    sources = naming.Sources(story.readings, story.stories[0].copies)
    drawn = figures.views(choose.series(story.figures, most=1), sources)
    return drawn[0] if drawn and drawn[0].telling and drawn[0].charts else None


def _look(by_story: dict[str, list[Finding]], titles: dict[str, str]) -> tuple[tuple[str, tuple[Pointer, ...]], ...]:
    """The first findings of each story in turn, so that no large story fills the list; then put together by story."""
    turns = zip_longest(*(choose.findings(found, most=MOST_FINDINGS) for found in by_story.values()))
    chosen = [_pointer(each, titles) for turn in turns for each in turn if each][:MOST_FINDINGS]
    grouped: dict[str, list[Pointer]] = {}
    for each in chosen:
        grouped.setdefault(each.story, []).append(each)
    return tuple((story, tuple(each)) for story, each in grouped.items())


def _pointer(finding: Finding, titles: dict[str, str]) -> Pointer:
    return Pointer(
        finding.kind,
        notes.label(finding),
        words.shorten(finding.message, 150),
        addresses.story(finding.story, finding.id),
        words.clean(titles.get(finding.story, "")),
    )
