"""What a ledger answers, in the terminal: lists of stories, statements and passages.

In: answers of a ledger. Out: lines on a console. What a story's reports say together is drawn by
``story``, a statement's hands by ``chain``.
"""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from rich.console import Console
from rich.text import Text

from reportedly.ledger import Hit, Said, StoryLine
from reportedly.link.chain_facts import facts_of
from reportedly.records import Comparison, Finding, Report
from reportedly.show import hands, words
from reportedly.show.hands import Chain
from reportedly.show.terminal import layout
from reportedly.show.terminal.chain import print_short, quoted, when
from reportedly.show.terminal.story import Lengths, Picture

T = TypeVar("T")
# How many lines a quotation takes unless all is asked for, and how many rows of a long list are printed.
LINES, MOST = 3, 40


def print_stories(console: Console, lines: Sequence[StoryLine], *, full: bool) -> None:
    """The stories, newest first."""
    shown = _shown(lines, full=full)
    for each in shown:
        alone, single = each.reports == 1, each.origins == 1
        facts = layout.line(
            layout.plain(each.story.id, layout.FAINT),
            words.count(each.reports, "report"),
            "" if alone else words.count(each.publishers, "publisher"),
            "" if alone else "single origin" if single else f"{each.origins:,} independent origins",
            words.days([each.first, each.last]),
            words.count(each.findings, "finding") if each.findings else "",
        )
        console.print(layout.plain(each.story.title, layout.NAME, width=console.width))
        layout.indented(console, facts)
    _say_rest(console, len(lines) - len(shown), "story", "stories")


def print_look(console: Console, findings: Sequence[Finding], stories: Sequence[Comparison], *, left: int) -> None:
    """Findings of several stories, each under its story's title; ``left`` is how many more there are."""
    console.print(Text("What to look at", style=layout.HEADING))
    by_id = {each.stories[0].id: each for each in stories}
    for story in dict.fromkeys(finding.story for finding in findings):
        comparison = by_id[story]
        console.print()
        title = layout.plain(comparison.stories[0].title, layout.NAME, width=console.width - 18)
        console.print(layout.line(title, layout.plain(story, layout.FAINT)))
        lengths = Lengths(evidence=2, lines=1)
        Picture(console, comparison, lengths).findings([each for each in findings if each.story == story])
    if left:
        console.print()
    _say_rest(console, left, "finding")


def print_said(console: Console, said: Sequence[Said], *, full: bool) -> None:
    """Statements in order of time, each with the day it was said or printed and through whom it came."""
    shown = _shown(said, full=full)
    for each in shown:
        statement, report = each.statement, each.report
        facts = facts_of(report, statement)
        speakers = layout.plain(", ".join(statement.speakers) or "speaker not told", layout.NAME, width=60)
        through = f"through {hands.listed(facts.between)}" if facts.between else ""
        polarity = statement.polarity if statement.polarity != "asserted" else ""
        about = (hands.unnamed_as(facts.unnamed, facts.unnamed_as), when(statement, report), f"in {_outlet(report)}")
        told = (*about, through, statement.mode, polarity)
        console.print(layout.line(speakers, *map(layout.plain, told), layout.plain(statement.id, layout.FAINT)))
        layout.indented(console, quoted(console, report.text, statement, lines=None if full else LINES))
    _say_rest(console, len(said) - len(shown), "statement")


def print_chains(console: Console, chains: Iterable[Chain], *, left: int) -> None:
    """Statements, each with its hands in one line; ``left`` is how many more there are."""
    for number, each in enumerate(chains):
        if number:
            console.print()
        print_short(console, each)
    _say_rest(console, left, "statement")


def print_hits(console: Console, hits: Sequence[Hit]) -> None:
    """The passages found, best first."""
    for each in hits:
        report = each.report
        title = layout.plain(report.title or "(no title found)", layout.NAME, width=console.width)
        console.print(title)
        times = f"{words.count(each.times, 'time')} in it" if each.times > 1 else ""
        facts = (_outlet(report), words.day(report.published), times)
        ids = (report.id, each.story or "", each.statement.id if each.statement else "")
        layout.indented(
            console, layout.line(*map(layout.plain, facts), *(layout.plain(each, layout.FAINT) for each in ids))
        )
        layout.indented(console, _passage(console, each), 4)


def _passage(console: Console, hit: Hit) -> Text:
    """The words found, in those round them."""
    text, width = hit.report.text, 2 * (console.width - 6)
    if not hit.spans:
        return Text("")
    start, end = hit.spans[0]
    before, _, _ = words.around(text, start, end, max(40, width - (hit.end - start)))
    made = Text.assemble((before, layout.FAINT))
    at = start
    for first, last in hit.spans:
        between = text[at:first]
        made.append(
            (" " if between[:1].isspace() else "") + words.clean(between) + (" " if between[-1:].isspace() else "")
        )
        made.append(words.clean(text[first:last]), style=layout.QUOTED)
        at = last
    _, _, after = words.around(text, *hit.spans[-1], max(40, width - len(made)))
    made.append(after, style=layout.FAINT)
    return made


def _outlet(report: Report) -> str:
    return report.publisher or (report.path or report.id).replace("\\", "/").rsplit("/", 1)[-1]


def _shown(items: Sequence[T], *, full: bool) -> Sequence[T]:
    """Those of a list that are printed."""
    return items if full else items[:MOST]


def _say_rest(console: Console, left: int, one: str, many: str = "") -> None:
    """Say how many of a list are not printed."""
    if left > 0:
        more = f"and {words.count(left, one, many)} more: --full prints all, --json gives them to programs"
        console.print(Text(more, style=layout.FAINT))
