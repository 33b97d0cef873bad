"""A statement's hands in the terminal, drawn from the first speaker to who printed it.

In: a ``hands.Chain``. Out: lines on a console. What a hand is, and what a chain amounts to, is worked out in ``hands``.
"""

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportedly.link.held import OwnText
from reportedly.records import Report, Statement
from reportedly.show import words
from reportedly.show.hands import Chain, Drawn
from reportedly.show.terminal import layout

# Passages kept of a hand's own text, and own texts of one hand, that are shown.
MOST_PASSAGES, MOST_TEXTS = 3, 3
# Widths of the columns: a hand's number, its part in plain words.
NUMBER, LEAD = 4, 11


def print_chain(console: Console, drawn: Chain, story: tuple[str, str] | None) -> None:
    """A statement, and the hands it passed through. ``story`` is its story's id and title."""
    report, statement = drawn.report, drawn.statement
    console.print(quoted(console, report.text, statement, lines=None))
    polarity = statement.polarity if statement.polarity != "asserted" else ""
    facts = (statement.mode, polarity, when(statement, report))
    console.print(layout.line(layout.plain(statement.id, layout.FAINT), *facts))
    if story:
        title = layout.plain(story[1], width=console.width - 30)
        console.print(layout.line(Text("in the story"), title, layout.plain(story[0], layout.FAINT), between=" "))
    for label in drawn.labels:
        layout.indented(console, Text(f"· {label}", style=layout.NOTABLE))
    layout.heading(console, "Through whose hands")
    if not drawn.hands:
        layout.indented(console, Text("nothing is known of whom it came through", style=layout.FAINT))
        return
    if all(each.hand.kind != "speaker" for each in drawn.hands) and drawn.facts.speaker == "not told":
        layout.indented(console, Text("   speaker not told", style=layout.FAINT))
    layout.indented(console, _grid(console, drawn))


def print_report(console: Console, report: Report) -> None:
    """The report whose statements follow."""
    console.print(layout.plain(report.title or "(no title found)", layout.HEADING, width=console.width))
    console.print(layout.line(layout.plain(report.id, layout.FAINT), *_printed(report)))
    console.print()


def print_short(console: Console, drawn: Chain) -> None:
    """A statement with its hands in one line, and its facts."""
    statement = drawn.statement
    polarity = statement.polarity if statement.polarity != "asserted" else ""
    console.print(layout.line(in_line(drawn), polarity, layout.plain(statement.id, layout.FAINT)))
    layout.indented(console, quoted(console, drawn.report.text, statement, lines=2))
    layout.indented(console, Text(" · ".join(drawn.telling), style=layout.FAINT))


def in_line(drawn: Chain) -> Text:
    """The hands in one line, held ones with an asterisk: "Mara Lund → letter → Larn Agency* → Berg Herald*"."""
    names = [
        (each.hand.kind, layout.plain(each.hand.name + ("*" if each.is_held else ""), layout.NAME))
        for each in drawn.hands
    ]
    return layout.in_turn(names) if names else Text("no hand is known", style=layout.FAINT)


def quoted(console: Console, text: str, statement: Statement, *, lines: int | None) -> Text:
    """What was said, its parts with an ellipsis between, in quotation marks where it is quoted."""
    parts = [text[start:end] for start, end in statement.contents]
    room = sum(map(len, parts)) + 40 if lines is None else lines * (console.width - 4)
    told = " … ".join(parts)
    # Quotation marks are for words that stand in them; what is reported indirectly is not quoted.
    if statement.mode == "direct":
        return layout.quote(told, width=room)
    return layout.plain(told, layout.QUOTED, width=room)


def when(statement: Statement, report: Report) -> str:
    """The day it was said, else the day it was printed, and which of the two it is."""
    if statement.said:
        return f"said {words.day(statement.said)}"
    return f"printed {words.day(report.published)}" if report.published else "no date"


def _grid(console: Console, drawn: Chain) -> Table:
    """Number, part and name of each hand, under it what the report says of it and what is in hand of its own."""
    grid = Table.grid(padding=0)
    for width in (NUMBER - 1, LEAD):
        grid.add_column(width=width)
    grid.add_column(width=max(20, console.width - NUMBER - LEAD - 3))
    for place, each in enumerate(drawn.hands, 1):
        name = layout.line(layout.plain(each.hand.name, layout.NAME), layout.plain(each.known, layout.FAINT))
        grid.add_row(Text(str(place)), Text(each.lead, style=layout.FAINT), name)
        for line in _under(console, drawn.report, each):
            grid.add_row("", "", line)
    return grid


def _under(console: Console, report: Report, each: Drawn) -> Iterator[Text]:
    width = max(40, console.width - NUMBER - LEAD - 6)
    hand = each.hand
    if each.span:
        yield layout.in_context(report.text, *each.span, width)
    elif each.found_in:
        yield layout.plain(f"known from: {each.found_in}", layout.FAINT)
    elif hand.kind == "speaker":
        yield Text("not named with these words: carried on from those before", style=layout.FAINT)
    if hand.kind == "publisher":
        yield layout.line(Text("held", style=layout.QUOTED), Text("this report"), layout.plain(report.id, layout.FAINT))
    if each.is_missed:
        yield Text("not held: its own text was not found in your files", style=layout.FAINT)
    shown = each.telling[:MOST_TEXTS]
    for text in shown:
        yield from _own_text(text, width)
    if len(each.texts) > len(shown):
        more = words.count(len(each.texts) - len(shown), "report")
        yield Text(f"{more} more of its own", style=layout.FAINT)


def _own_text(text: OwnText, width: int) -> Iterator[Text]:
    """A hand's own text, and what was kept of it."""
    report = text.reading.report
    title = layout.plain(report.title or "(no title found)", width=max(20, width - 36))
    day = words.day(report.published)
    yield layout.line(Text("held", style=layout.QUOTED), title, Text(day), layout.plain(report.id, layout.FAINT))
    if not text.kept:
        yield Text("  these words do not stand in it", style=layout.FAINT)
        return
    for passage in text.kept[:MOST_PASSAGES]:
        kept = words.shorten(report.text[slice(*passage.there)], width - 4)
        yield Text.assemble(("  kept: ", layout.FAINT), (words.quoted(kept), layout.QUOTED))
    more = f"{text.words} of {words.count(text.of, 'word')} of this statement stand in it"
    rest = len(text.kept) - MOST_PASSAGES
    yield Text(f"  {more}" + (f", in {rest} passages more" if rest > 0 else ""), style=layout.FAINT)


def _printed(report: Report) -> tuple[Text, Text]:
    return layout.plain(report.publisher or "publisher not told"), Text(words.day(report.published))
