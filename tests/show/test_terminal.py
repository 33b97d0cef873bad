"""The picture in the terminal: what stands in it, at any width, and that no report can reach the terminal raw."""

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from rich.console import Console
from rich.text import Text

from reportedly.records import Annotations, Comparison, Reading
from reportedly.show.terminal import layout
from reportedly.show.terminal.report import print_report
from reportedly.show.terminal.story import print_comparison, print_next_steps

Show = Callable[[Console], None]


def shown(show: Show, *, width: int = 80, colour: bool = False) -> str:
    """What a picture looks like on a console of that width."""
    file = io.StringIO()
    show(Console(file=file, width=width, force_terminal=colour, markup=False, emoji=False, highlight=False))
    return file.getvalue()


@pytest.mark.parametrize("width", [60, 80, 140])
def test_a_report_tells_who_said_what_and_how_it_came(first: Reading, width: int) -> None:
    text = shown(lambda console: print_report(console, first), width=width)
    assert all(len(line) <= width for line in text.splitlines())
    flat = " ".join(text.split())
    assert "meta og:site_name" in flat
    assert "Ilse Maro · direct · letter · to reporters · 6 May 2024" in flat
    assert "Ilse Maro → letter → North Wire → The Ostra Post*" in flat
    assert "whose own text is in your files" in flat
    assert "7 May 2024 is a Tuesday" in flat


def test_what_failed_is_told_from_what_was_not_found(first: Reading) -> None:
    bare = replace(first, annotations=Annotations(statements=None, figures=()))
    text = shown(lambda console: print_report(console, bare))
    assert "could not be worked out" in text
    assert "no figure was found in this report" in text


@pytest.mark.parametrize("width", [60, 80, 140])
def test_a_comparison_shows_findings_with_their_evidence_first(comparison: Comparison, width: int) -> None:
    text = shown(lambda console: print_comparison(console, comparison, full=True), width=width)
    assert all(len(line) <= width for line in text.splitlines())
    flat = " ".join(text.split())
    for part in (
        "3 reports · 2 publishers · 2 independent origins · 6–7 May 2024",
        "Revised · people died: 9, then 14",
        "The Ostra Post, 6 May",
        "“Monday, 7 May 2024”",
        "Some new kind · something else",
        "same text as The Ostra Post, 81% shared",
        "dates could not be worked out",
    ):
        assert part in flat
    assert text.index("What to look at") < text.index("Figures") < text.index("Timeline") < text.index("Reports")


def test_long_lists_are_cut_and_say_so(comparison: Comparison) -> None:
    many = replace(comparison, findings=comparison.findings * 9)
    short = shown(lambda console: print_comparison(console, many, full=False))
    assert "and 20 findings more" in short
    assert "--full prints everything" in short
    assert "findings more" not in shown(lambda console: print_comparison(console, many, full=True))


def test_reports_on_their_own_say_what_was_searched(comparison: Comparison) -> None:
    story = replace(comparison.stories[0], reports=("r_one",), copies=())
    text = shown(lambda console: print_comparison(console, replace(comparison, stories=(story,)), full=False))
    assert "On their own" in text
    assert "was found in your files" in text


def test_nothing_to_compare_is_said() -> None:
    assert "no report could be read" in shown(lambda console: print_comparison(console, Comparison(), full=False))


@pytest.mark.parametrize(
    "text",
    [
        "\x1b]0;owned\x07\x1b[2J\x9b31m",
        "[red]not red[/red] [link=file:///etc]x[/link] [/]",
        ":smile: \u202eabc",
        "a\nb\r\tc\x00",
    ],
)
def test_no_report_reaches_the_terminal_raw(hostile: Callable[[str], Reading], text: str) -> None:
    reading = hostile(text)
    plain = shown(lambda console: print_report(console, reading))
    assert not any(ord(character) < 32 and character != "\n" for character in plain)
    assert "\x9b" not in plain
    assert "\u202e" not in plain
    if text.startswith("["):
        assert "[red]not red[/red]" in plain
    assert "\x1b]" not in shown(lambda console: print_report(console, reading), colour=True)


def test_the_words_on_screen_never_judge(first: Reading, comparison: Comparison) -> None:
    pictures = (
        shown(lambda console: print_report(console, first)),
        shown(lambda console: print_comparison(console, comparison, full=True)),
        shown(print_next_steps),
    )
    for word in ("true", "false", "verified", "debunked"):
        assert not any(word in picture.lower() for picture in pictures)


def test_speakers_and_agencies_stand_side_by_side() -> None:
    hands = ("speaker", "Mara Lund"), ("speaker", "Jonas Berg"), ("agency", "AFP"), ("agency", "AP"), ("publisher", "P")
    drawn = layout.in_turn((kind, Text(name)) for kind, name in hands)
    assert drawn.plain == "Mara Lund and Jonas Berg → AFP and AP → P"
