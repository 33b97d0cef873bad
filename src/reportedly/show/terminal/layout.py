"""Headings, columns and colours, used alike by every picture.

In: words. Out: rich texts and tables. A report's words come in through ``plain``, ``quote`` or ``in_context`` only, so
that none of them reaches the terminal raw. Few colours, and none says something that words do not say as well.
"""

import sys
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import IO, cast

from rich.console import Console, OverflowMethod
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.show import words
from reportedly.show.hands import TOGETHER
from reportedly.show.streams import Trimmed

HEADING = "bold"
NAME = "bold"
FAINT = "dim"
NOTABLE = "yellow"
QUOTED = "cyan"
# Beyond this lines are too long to read, however wide the terminal.
WIDEST = 120


def wide_console() -> Console:
    """Where the picture is printed: as wide as the terminal, plain where it is none or NO_COLOR is set.

    Nothing in a report is ever taken for markup, an emoji name or something to highlight.
    """
    file = sys.stdout if sys.stdout.isatty() else cast(IO[str], Trimmed(sys.stdout))
    made = Console(file=file, markup=False, emoji=False, highlight=False)
    made.width = min(made.width, WIDEST)
    return made


def plain(text: str | None, style: str = "", *, width: int = 400) -> Text:
    """A report's words, or words about it, as one line safe for the terminal."""
    return Text(words.shorten(text or "", width), style=style)


def quote(text: str, *, width: int) -> Text:
    """A report's words in quotation marks."""
    return Text(words.quoted(words.shorten(text, width)), style=QUOTED)


def in_context(text: str, start: int, end: int, width: int) -> Text:
    """The words of a span, set off from those round them in the report."""
    before, found, after = words.around(text, start, end, width - 2)
    if words.quoted(before + found + after) != before + found + after:
        before, after = "“" + before, after + "”"
    return Text.assemble((before, FAINT), (found, QUOTED), (after, FAINT))


def line(*parts: Text | str, between: str = " · ") -> Text:
    """Parts on one line; empty ones are left out."""
    made = [part if isinstance(part, Text) else Text(part) for part in parts]
    return Text().join(chain.from_iterable((Text(between, style=FAINT), part) for part in made if part.plain))[
        len(between) :
    ]


def in_turn(hands: Iterable[tuple[str, Text]]) -> Text:
    """Hands, each its kind and name, in one line: "Mara Lund and Jonas Berg → Reuters → Berg Herald".

    Speakers speak together, and agencies stand side by side at the head of a report: neither told the other.
    """
    made, before = Text(), None
    for kind, name in hands:
        if before:
            made.append(" and " if kind == before and kind in TOGETHER else " → ", FAINT)
        made.append_text(name)
        before = kind
    return made


def heading(console: Console, name: str, note: str = "") -> None:
    """An empty line, and the name of what follows."""
    console.print()
    console.print(Text.assemble((name, HEADING), (f"  {note}" if note else "", FAINT)))


def indented(console: Console, content: Text | Table, by: int = 2) -> None:
    """Print ``content`` that many columns in."""
    console.print(Padding(content, (0, 0, 0, by)))


def columns(
    rows: Iterable[Sequence[Text | str]], *, ratios: Sequence[int], names: Sequence[str] = (), least: int = 0
) -> Table:
    """Rows in aligned columns. A ratio of 0 makes a column as wide as its widest cell, others share what is left.

    The first column has at least the width ``least``, by which several tables under one another line up.
    """
    table = Table(
        box=None, show_header=bool(names), padding=(0, 2, 0, 0), pad_edge=False, header_style=FAINT, expand=True
    )
    for number, ratio in enumerate(ratios):
        name = names[number] if names else ""
        overflow: OverflowMethod = "fold" if ratio else "ellipsis"
        table.add_column(name, ratio=ratio or None, no_wrap=not ratio, overflow=overflow, min_width=least or None)
        least = 0
    for row in rows:
        table.add_row(*(cell if isinstance(cell, Text) else Text(cell) for cell in row))
    return table
