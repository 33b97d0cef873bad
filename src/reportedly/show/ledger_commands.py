"""What each command on a ledger does, from its arguments to its exit status.

In: arguments as the command line gives them. Out: the answer on standard output, on standard error what could not be
done and what was searched where nothing was found, and the exit status (docs/ledger.md). How an answer looks is in
``terminal.ledger`` and ``ledger_rows``.
"""
# ruff: noqa: PLC0415 - what reads reports, and the page, are imported by the commands that need them: the others are quick

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from rich.text import Text

from reportedly.compare.timeline import timeline_as_of
from reportedly.errors import LedgerError, NoSuchId, OtherReport
from reportedly.ledger import AGAIN, ALREADY, Added, Ledger, Reach, Said, Wanted
from reportedly.ledger.fold import fold
from reportedly.link.chain_facts import facts_of
from reportedly.link.unnamed import kind_of, words_for
from reportedly.records import Comparison, Reading
from reportedly.show import as_json as contract_json
from reportedly.show import ledger_rows, streams, words
from reportedly.show.ledger_rows import COLUMNS, Row, Source, write_json
from reportedly.show.terminal import ledger as pictures
from reportedly.show.terminal.chain import print_chain, print_report
from reportedly.show.terminal.entity import print_who
from reportedly.show.terminal.layout import wide_console
from reportedly.show.terminal.progress import at_work, following
from reportedly.show.terminal.story import Lengths, Picture, print_comparison

DEFAULT = "reportedly.db"
# How many findings, and how many days of a timeline, are printed unless all are asked for.
DOZEN, MOST_DAYS = 12, 40


@dataclass(frozen=True, slots=True)
class Asked:
    """How an answer is wanted: of which ledger, and in which form."""

    ledger: Path | None = None
    as_json: bool = False
    as_csv: bool = False
    full: bool = False

    @property
    def path(self) -> Path:
        """The ledger's file: the one named, else $REPORTEDLY_LEDGER, else reportedly.db in the current folder."""
        return self.ledger or Path(os.environ.get("REPORTEDLY_LEDGER") or DEFAULT)


@contextmanager
def told() -> Iterator[None]:
    """Within it, a fault of the ledger is one line on standard error, and ends the command with its own status."""
    try:
        yield
    except LedgerError as error:
        streams.fault(str(error))
        raise SystemExit(error.status) from None


def add(paths: Sequence[Path], jsonl: Path | None, asked: Asked) -> int:
    """``reportedly add``: keep reports; each is on disk when its line is printed."""
    from reportedly import pipeline
    from reportedly.show.commands import given_input

    given = given_input(paths, jsonl)
    if not given.rows and not any(path.exists() for path in given.files):
        list(given.readings())  # names each; there is nothing to make a ledger for
        return given.status
    counts: dict[str, int] = {}
    with told(), Ledger.open(asked.path, create=True, command="add") as ledger:
        readings: Iterable[Reading] = given.readings()
        if not sys.stdout.isatty():
            readings = following(readings, len(given.files) + len(given.rows), "adding")
        for reading in readings:
            try:
                added = ledger.add_one(reading)
            except OtherReport as error:
                given.fault(str(error))
                continue
            counts[added.state] = counts.get(added.state, 0) + 1
            _acknowledge(added, reading, asked)
        with at_work("comparing"):
            ledger.relink(pipeline)
        if not asked.as_json:
            _sum_up(counts, ledger, asked)
    return given.status


def forget(report: str, asked: Asked) -> int:
    """``reportedly forget``: a report is in no answer any more."""
    from reportedly import pipeline

    with told(), Ledger.open(asked.path, command="forget") as ledger:
        ledger.forget(report)
        with at_work("comparing"):
            ledger.relink(pipeline)
        said = f"{report} is in no answer any more; its rows stay in {asked.path}, ended, as all rows do"
        wide_console().print(Text(words.clean(said)))
    return 0


def look(asked: Asked) -> int:
    """``reportedly look``: what is worth looking at, in all stories."""
    with _reading(asked) as (ledger, source):
        every = ledger.findings()
        if _exported(asked, "look", ledger_rows.rows_of_findings(source, every)) or not every:
            return _unless_empty(ledger, len(every), "nothing revised, differing, denied or of a single origin")
        shown = every if asked.full else every[:DOZEN]
        stories = [source.comparison(story) for story in dict.fromkeys(finding.story for finding in shown)]
        pictures.print_look(wide_console(), shown, stories, left=len(every) - len(shown))
    return 0


def stories(asked: Asked) -> int:
    """``reportedly stories``: all stories, the newest first."""
    with _reading(asked) as (ledger, source):
        lines = ledger.stories()
        if _exported(asked, "stories", ledger_rows.rows_of_stories(source, lines)) or not lines:
            return _unless_empty(ledger, len(lines), "no story")
        pictures.print_stories(wide_console(), lines, full=asked.full)
    return 0


def story(given: str, asked: Asked) -> int:
    """``reportedly story``: one story, as ``compare`` shows it."""
    with _reading(asked) as (ledger, source):
        comparison = ledger.story(story_id(ledger, given))
        if asked.as_json:
            write_json(contract_json.comparison(comparison))
        elif not _exported(asked, "story", ledger_rows.rows_of_reports(source, comparison.stories[0])):
            print_comparison(wide_console(), comparison, full=asked.full, ids=True)
    return 0


def chain(given: str, asked: Asked) -> int:
    """``reportedly chain``: the hands a statement passed through; of a report, those of each of its statements; of
    words, those of each statement that holds them."""
    with _reading(asked) as (ledger, source):
        found = _chains(ledger, given)
        if not _exported(asked, "chain", ledger_rows.rows_of_chains(source, found)):
            _draw_chains(source, found, given, asked)
        return _unless_empty(ledger, len(found), f"no statement with {words.quoted(words.shorten(given, 60))}")


def _chains(ledger: Ledger, given: str) -> Sequence[Said]:
    """The statements meant: one by its id, those of a report, or those that hold the words."""
    if given.startswith("st_"):
        reading, statement = ledger.statement(given)
        return [Said(reading.report, statement, ledger.story_of(reading.report.id))]
    try:
        home = ledger.story_of(given)
    except NoSuchId:
        if given.startswith(("r_", "s_", "e_")):
            raise
        return ledger.said(Wanted(about=given))
    reading = ledger.report(given)
    return [Said(reading.report, each, home) for each in reading.annotations.statements or ()]


def _draw_chains(source: Source, found: Sequence[Said], given: str, asked: Asked) -> None:
    """One chain in full; of several each in one line."""
    console = wide_console()
    if len(found) == 1:
        home = found[0].story
        title = (home, source.story(home).title) if home else None
        print_chain(console, source.chain(found[0]), title)
        return
    shown = found if asked.full else found[: pictures.MOST]
    if found and found[0].report.id == given:
        print_report(console, found[0].report)
    pictures.print_chains(console, map(source.chain, shown), left=len(found) - len(shown))


def _said(ledger: Ledger, wanted: Wanted) -> tuple[Said, ...]:
    """The statements wanted. Of unnamed speakers a name may be a kind: "official", "witness"."""
    kind = kind_of(wanted.name) if wanted.unnamed and wanted.name else None
    if kind is None or fold(wanted.name or "") not in map(fold, words_for(kind)):
        return ledger.said(wanted)
    every = ledger.said(replace(wanted, name=None))
    return tuple(each for each in every if facts_of(each.report, each.statement).unnamed_as == kind)


def _wanted(wanted: Wanted) -> str:
    """What was asked for, in words: "statement by “Lund” about “gate” since 2024"."""
    kinds = [kind for kind, asked in (("denied", wanted.denied), ("unnamed", wanted.unnamed)) if asked]
    what = "denial" if kinds == ["denied"] else "statement"
    by = f" by {words.quoted(wanted.name)}" if wanted.name else ""
    by += " by an unnamed speaker" if wanted.unnamed else ""
    by += f" carried by {words.quoted(wanted.relayed_by)}" if wanted.relayed_by else ""
    about = f" about {words.quoted(wanted.about)}" if wanted.about else ""
    since = f" since {words.day(wanted.since)}" if wanted.since else ""
    until = f" until {words.day(wanted.until)}" if wanted.until else ""
    return f"{what}{by}{about}{since}{until}"


def said(wanted: Wanted, asked: Asked) -> int:
    """``reportedly said``: what somebody is said to have said, in order of time."""
    with _reading(asked) as (ledger, source):
        found = _said(ledger, wanted)
        if not _exported(asked, "said", ledger_rows.rows_of_said(source, found)) and found:
            pictures.print_said(wide_console(), found, full=asked.full)
        _unless_empty(ledger, len(found), f"no {_wanted(wanted)}", undated=bool(wanted.since or wanted.until))
        if wanted.name and not found and not ledger.said(wanted.name):
            _tell_near(ledger, wanted.name)
    return 0


def who(name: str, asked: Asked) -> int:
    """``reportedly who``: the persons, bodies, states and places of a name, over all stories."""
    from reportedly import pipeline

    with _reading(asked) as (ledger, source):
        found = ledger.who(name, pipeline)
        if not _exported(asked, "who", ledger_rows.rows_of_who(source, found)) and found:
            print_who(wide_console(), found, full=asked.full)
        _unless_empty(ledger, len(found), f"nobody and nothing of the name {words.quoted(words.shorten(name, 60))}")
        if not found:
            _tell_near(ledger, name)
    return 0


def _tell_near(ledger: Ledger, name: str) -> None:
    """Say which speakers have names like one that nobody has."""
    near = ledger.near_names(name)
    if near:
        streams.fault(f"speakers with names like that: {'; '.join(map(words.clean, near))}")


def figures(given: str, asked: Asked) -> int:
    """``reportedly figures``: the figures of a story, those that differ or were revised first."""
    with _reading(asked) as (ledger, source):
        comparison = source.comparison(story_id(ledger, given))
        count = len(comparison.figures)
        if _exported(asked, "figures", ledger_rows.rows_of_figures(source, comparison)) or not count:
            return _unless_found(comparison, count, "no figure")
        picture = Picture(wide_console(), comparison, Lengths() if asked.full else Lengths(series=12, points=12))
        picture.figures(comparison.figures)
        picture.say_cut()
    return 0


def timeline(given: str, as_of: str | None, asked: Asked) -> int:
    """``reportedly timeline``: what happened when; with ``as_of`` as the reports published until that day tell it."""
    with _reading(asked) as (ledger, source):
        comparison = source.comparison(story_id(ledger, given))
        if as_of:
            known = timeline_as_of(comparison.timeline, comparison.readings, as_of)
            comparison = replace(comparison, timeline=known)
        (home,), entries = comparison.stories, comparison.timeline
        if _exported(asked, "timeline", ledger_rows.rows_of_timeline(source, home, entries)) or not entries:
            when = f" as of {words.day(as_of)}" if as_of else ""
            return _unless_found(comparison, len(entries), f"nothing dated{when}")
        picture = Picture(wide_console(), comparison, Lengths() if asked.full else Lengths(timeline=MOST_DAYS, lines=1))
        picture.timeline(entries)
        picture.say_cut()
    return 0


def search(given: str, asked: Asked) -> int:
    """``reportedly search``: the reports that hold the words, best first."""
    with _reading(asked) as (ledger, source):
        hits = ledger.search(given)
        if _exported(asked, "search", ledger_rows.rows_of_hits(source, hits)) or not hits:
            return _unless_empty(ledger, len(hits), f"no report with {words.quoted(words.shorten(given, 60))}")
        pictures.print_hits(wide_console(), hits)
    return 0


def open_page(asked: Asked, *, host: str, port: int, browser: bool) -> int:
    """``reportedly open``: the page over the ledger, until Ctrl-C."""
    from reportedly.show.page import serve

    with told():
        return serve(asked.path, host=host, port=port, browser=browser)


@contextmanager
def _reading(asked: Asked) -> Iterator[tuple[Ledger, Source]]:
    """A ledger to read from; reports not linked yet are told."""
    with told(), Ledger.open(asked.path, read_only=True) as ledger:
        unlinked = ledger.reach().unlinked
        if unlinked:
            what = words.count(unlinked, "report is", "reports are")
            streams.fault(f"{asked.path}: {what} in no story yet; give the last `reportedly add` again")
        yield ledger, Source(ledger)


def _exported(asked: Asked, what: str, rows: Iterable[Row]) -> bool:
    """Whether rows were wanted; then they are printed."""
    if asked.as_json or asked.as_csv:
        ledger_rows.write(rows, COLUMNS[what], as_csv=asked.as_csv)
    return asked.as_json or asked.as_csv


def _unless_empty(ledger: Ledger, found: int, what: str, *, undated: bool = False) -> int:
    """Where nothing was found, say what was searched. The exit status."""
    if not found:
        streams.fault(f"{what} was found in {searched(ledger.reach(), undated=undated)}")
    return 0


def _unless_found(comparison: Comparison, found: int, what: str) -> int:
    """The same for one story."""
    if not found:
        days = [reading.report.published for reading in comparison.readings]
        count = words.count(len(days), "report")
        streams.fault(f"{what} was found in the {count} of this story ({words.days(days)})")
    return 0


def searched(reach: Reach, *, undated: bool = False) -> str:
    """What an empty answer was looked for in: "your 412 reports; the oldest is of 11 Feb 2019"."""
    if not reach.reports:
        return "this ledger: it holds no report; add some with: reportedly add FOLDER"
    count = words.count(reach.reports, "report")
    dates = (
        f"; the oldest is of {words.day(reach.oldest)}, the newest of {words.day(reach.newest)}" if reach.oldest else ""
    )
    without = (
        f"; {words.count(reach.undated, 'report')} without a known day could not count"
        if undated and reach.undated
        else ""
    )
    return f"your {count}{dates}{without}"


def story_id(ledger: Ledger, given: str) -> str:
    """The story meant by an id: its own, or that of a report or statement in it."""
    if given.startswith("st_"):
        reading, _ = ledger.statement(given)
        given = reading.report.id
    if given.startswith("s_"):
        return given
    try:
        home = ledger.story_of(given)
    except NoSuchId:
        return given  # the story's own error tells what is wrong
    if home is None:
        raise NoSuchId(given, "this report is in no story yet", "give the last `reportedly add` again")
    return home


def _acknowledge(added: Added, reading: Reading, asked: Asked) -> None:
    """Say what became of a report, at once: it is on disk."""
    report = reading.report
    if asked.as_json:
        write_json({"report": added.report_id, "state": added.state, "path": report.path, "title": report.title})
    else:
        title = words.shorten(report.title or report.path or "", 60)
        publisher = words.shorten(report.publisher or "", 24)
        parts = (added.state.ljust(13), words.clean(added.report_id), publisher, title)
        sys.stdout.write("  ".join(part for part in parts if part).rstrip() + "\n")
    sys.stdout.flush()


def _sum_up(counts: dict[str, int], ledger: Ledger, asked: Asked) -> None:
    """How many were added, and what the ledger holds now."""
    told_of = [words.count(sum(counts.values()) - counts.get(ALREADY, 0) - counts.get(AGAIN, 0), "report") + " added"]
    told_of += [f"{counts[state]:,} {state}" for state in (AGAIN, ALREADY) if counts.get(state)]
    reach, count = ledger.reach(), len(ledger.stories())
    holds = f"{asked.path} holds {words.count(reach.reports, 'report')} in {words.count(count, 'story', 'stories')}"
    sys.stdout.write(words.clean(f"{', '.join(told_of)}; {holds}. See: reportedly look") + "\n")
