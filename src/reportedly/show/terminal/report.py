"""One report in the terminal: what it is, who said what in it, its figures, dates, events and warnings.

In: a ``Reading``. Out: lines on a console. Nothing is left out but the ends of long passages, marked with an ellipsis.
"""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from reportedly.records import Annotations, Figure, Hand, Reading, Report, Statement, Timex
from reportedly.show import words
from reportedly.show.terminal import layout

FAILED = "could not be worked out (see the warnings)"
TYPES = (("person", "People"), ("organisation", "Bodies"), ("state", "States"), ("place", "Places"), ("other", "Other"))


def print_report(console: Console, reading: Reading) -> None:
    """The whole picture of one report."""
    report, parts = reading.report, reading.annotations
    _head(console, report)
    _statements(console, report, parts.statements)
    _figures(console, parts)
    _dates(console, report, parts.timexes)
    _events(console, reading)
    _names(console, parts)
    _warnings(console, reading)


def _head(console: Console, report: Report) -> None:
    console.print(layout.plain(report.title or "(no title found)", layout.HEADING))
    found = dict(report.found_in)
    dateline = report.dateline
    written = [dateline.place or "", words.day(dateline.date) if dateline.date else ""] if dateline else []
    rows = [
        ("publisher", report.publisher, found.get("publisher")),
        ("agency", ", ".join(report.agency), found.get("agency")),
        ("byline", ", ".join(report.byline), found.get("byline")),
        ("published", _moment(report.published), found.get("published")),
        ("dateline", ", ".join(filter(None, written)), found.get("dateline")),
        ("address", report.url, found.get("url")),
        (
            "file",
            report.path,
            f"{words.count(len(report.text.split()), 'word')}, {report.language or 'language unknown'}",
        ),
    ]
    cells = [
        (
            Text(name, style=layout.FAINT),
            layout.plain(value) if value else Text("not found in this report", style=layout.FAINT),
            layout.plain(where if value else "", layout.FAINT, width=60),
        )
        for name, value, where in rows
    ]
    layout.indented(console, layout.columns(cells, ratios=(0, 1, 0)))


def _moment(date: str | None) -> str:
    """A day with its clock time, where told: "3 Sep 2025, 08:16"."""
    if not date:
        return ""
    clock = date[11:].replace("Z", " UTC") if len(date) > 10 else ""
    return f"{words.day(date)}, {clock}" if clock else words.day(date)


def _statements(console: Console, report: Report, statements: Sequence[Statement] | None) -> None:
    if not _section(console, "Who said what", statements, "no statement laid to anybody"):
        return
    held = False
    for statement in statements or ():
        speaker = ", ".join(statement.speakers) or _source(report, statement)
        to = f"to {', '.join(statement.addressees)}" if statement.addressees else ""
        said = words.day(statement.said) if statement.said else ""
        polarity = statement.polarity if statement.polarity != "asserted" else ""
        details = [statement.mode, polarity, statement.medium or "", to, said]
        about = [layout.plain(part, layout.NOTABLE if part == polarity else layout.FAINT) for part in details if part]
        layout.indented(console, layout.line(layout.plain(speaker, layout.NAME), *about))
        layout.indented(console, _content(report, statement, 2 * console.width - 14), 4)
        # Speaker and publisher alone are told by the lines above and by the head.
        if len(statement.chain) > 2:
            layout.indented(console, chain(statement.chain), 4)
            held = held or any(hand.held for hand in statement.chain)
    if held:
        layout.indented(console, Text("* whose own text is in your files", style=layout.FAINT))


def _source(report: Report, statement: Statement) -> str:
    """Who the words are laid to where no speaker is known: the phrase as written."""
    phrase = ", ".join(report.text[start:end] for start, end in statement.sources)
    if statement.unnamed is not None:
        return f"{phrase or 'somebody'} (unnamed)"
    return f"{phrase} (who that is, is not clear)" if phrase else "speaker not found"


def _content(report: Report, statement: Statement, width: int) -> Text:
    content = " … ".join(words.clean(report.text[start:end]) for start, end in statement.contents)
    if statement.mode == "direct":
        return layout.quote(content, width=width)
    return layout.plain(content, layout.QUOTED, width=width)


def chain(hands: Sequence[Hand]) -> Text:
    """The hands from the first speaker to the publisher; an asterisk marks those whose own text is in hand."""
    names = ((hand.kind, layout.plain(hand.name + ("*" if hand.held else ""), layout.FAINT)) for hand in hands)
    return layout.in_turn(names)


def _figures(console: Console, parts: Annotations) -> None:
    if not _section(console, "Figures", parts.figures, "no figure"):
        return
    rows = [
        (
            layout.plain(figure.text, layout.QUOTED, width=28),
            _bounds(figure),
            layout.plain(_counted(figure)),
            layout.plain(", ".join(figure.speakers), layout.NAME)
            if figure.speakers
            else Text("the report", layout.FAINT),
        )
        for figure in parts.figures or ()
    ]
    names = ("as written", "meaning", "of what", "said by")
    layout.indented(console, layout.columns(rows, ratios=(0, 0, 3, 2), names=names))


def _bounds(figure: Figure) -> Text:
    meant = (
        f"number {figure.ordinal}" if figure.ordinal is not None else words.bounds(figure.low, figure.high, figure.best)
    )
    change = f"{figure.change} " if figure.change else ""
    before = f" from {words.number(figure.before)}" if figure.before is not None else ""
    return layout.plain(f"{change}{meant}{before}", width=34)


# Verbs that tell of no happening.
BARE = frozenset(("be", "have"))


def _counted(figure: Figure) -> str:
    """What is counted, whose, what happened to them, where and when."""
    named = figure.holder and figure.holder[0].isupper()  # not "its", "of them"
    holder = f"of {figure.holder}" if named else ""
    event = figure.event if figure.counted and figure.event not in BARE else None
    place = f"in {figure.place}" if figure.place else ""
    when = f"({words.day(figure.when)})" if figure.when else ""
    return " ".join(filter(None, (figure.unit, figure.counted, holder, event, place, when)))


def _dates(console: Console, report: Report, timexes: Sequence[Timex] | None) -> None:
    if not _section(console, "Dates and times", timexes, "no date or time"):
        return
    written: dict[tuple[str, str | None], tuple[dict[str, None], dict[str, None]]] = {}
    for timex in timexes or ():
        phrases, rules = written.setdefault((timex.value, timex.mod), ({}, {}))
        phrases[words.clean(report.text[timex.start : timex.end])] = None
        rules[words.clean(timex.rule)] = None
    rows = [
        (
            layout.plain(f"{value} {(mod or '').lower().replace('_', ' ')}"),
            layout.plain("; ".join(phrases), layout.QUOTED),
            layout.plain("; ".join(rules), layout.FAINT),
        )
        for (value, mod), (phrases, rules) in written.items()
    ]
    layout.indented(console, layout.columns(rows, ratios=(0, 1, 1)))


def _events(console: Console, reading: Reading) -> None:
    events = reading.annotations.events
    if not _section(console, "Events", events, "no event of the kinds looked for"):
        return
    rows = [
        (
            Text(event.type),
            layout.plain(words.day(event.when) if event.when else "", width=20),
            layout.plain(", ".join(event.who), layout.NAME),
            layout.plain(event.where or ""),
            layout.plain(reading.report.text[event.start : event.end], layout.QUOTED, width=24),
        )
        for event in events or ()
    ]
    layout.indented(console, layout.columns(rows, ratios=(0, 0, 3, 2, 0)))


def _names(console: Console, parts: Annotations) -> None:
    if not _section(console, "Names", parts.entities, "no name"):
        return
    rows = []
    for kind, label in TYPES:
        names = [f"{each.name} ({len(each.mentions)})" for each in parts.entities or () if each.type == kind]
        if names:
            rows.append((Text(label, style=layout.FAINT), layout.plain(", ".join(names), width=4000)))
    layout.indented(console, layout.columns(rows, ratios=(0, 1)))


def _warnings(console: Console, reading: Reading) -> None:
    warnings = reading.report.warnings + reading.annotations.warnings
    if not warnings:
        return
    layout.heading(console, "Warnings")
    rows = [(Text(each.kind, style=layout.NOTABLE), layout.plain(each.message, width=1000)) for each in warnings]
    layout.indented(console, layout.columns(rows, ratios=(0, 1)))


def _section(console: Console, name: str, found: Sequence[object] | None, none: str) -> bool:
    """The heading of a part. False where there is nothing under it, which is then said: failed, or looked and none."""
    layout.heading(console, name, str(len(found)) if found else "")
    if not found:
        said = FAILED if found is None else f"{none} was found in this report"
        layout.indented(console, Text(said, style=layout.FAINT))
    return bool(found)
