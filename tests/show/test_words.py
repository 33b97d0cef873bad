"""Words for the screen: safe, short, and dates and numbers as a desk writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.show import words


@given(st.text())
def test_nothing_a_terminal_acts_on_comes_through(text: str) -> None:
    shown = words.clean(text)
    assert "\n" not in shown
    assert not words.UNSAFE.search(shown)
    shown.encode("utf-8")


def test_escape_sequences_and_turned_text_are_made_visible() -> None:
    assert words.clean("a\x1b[2Jb\u202ec\x9b1m\ud800") == "a\ufffd[2Jb\ufffdc\ufffd1m\ufffd"


@given(st.text(), st.integers(min_value=8, max_value=60))
def test_shortened_text_fits(text: str, width: int) -> None:
    assert len(words.shorten(text, width)) <= width


def test_shortening_cuts_between_words() -> None:
    assert words.shorten("The ferry left the harbour at noon", 20) == "The ferry left the…"
    assert words.shorten("x" * 40, 10) == "x" * 9 + "…"


@given(st.text(min_size=1), st.data(), st.integers(min_value=10, max_value=80))
def test_words_in_context_fit_and_are_kept(text: str, data: st.DataObject, width: int) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    before, found, after = words.around(text, start, end, width)
    assert found == words.shorten(text[start:end], width)
    assert len(before + found + after) <= width + 2


def test_words_in_context_stay_in_their_paragraph() -> None:
    text = "Headline\n\nThe toll rose to 14 on Friday.\n\nNext"
    start = text.index("14")
    assert words.around(text, start, start + 2, 60) == ("The toll rose to ", "14", " on Friday.")


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("2025-08-15T08:16", "15 Aug 2025"),
        ("2025-04", "Apr 2025"),
        ("2025", "2025"),
        (None, "no date"),
        ("2025-W36", "week of 1 Sep 2025"),
        ("2025-W36-WE", "weekend of 6 Sep 2025"),
        ("2025-W53", "2025-W53"),
        ("2025-Q3", "third quarter of 2025"),
        ("2025-FA", "autumn 2025"),
        ("0000-W01", "0000-W01"),
    ],
)
def test_days(date: str | None, shown: str) -> None:
    assert words.day(date) == shown


def test_ranges_of_days() -> None:
    assert words.days(["2024-05-06", None, "2024-05-09T10:00"]) == "6–9 May 2024"
    assert words.days(["2024-05-06", "2024-06-01"]) == "6 May 2024 – 1 Jun 2024"
    assert words.days(["2024-05-06"]) == "6 May 2024"
    assert words.days([None]) == "no dates"


@pytest.mark.parametrize(
    ("low", "high", "best", "shown"),
    [
        (22, 22, 22, "22"),
        (22, None, 22, "at least 22"),
        (None, 80, 80, "up to 80"),
        (None, None, 600, "about 600"),
        (10, 15, None, "10 to 15"),
        (2000, None, None, "at least 2,000"),
        (0.5, 0.5, 0.5, "0.5"),
        (None, None, None, ""),
    ],
)
def test_bounds(low: float | None, high: float | None, best: float | None, shown: str) -> None:
    assert words.bounds(low, high, best) == shown


def test_text_that_holds_quotation_marks_gets_no_others() -> None:
    assert words.quoted("rain") == "“rain”"
    assert words.quoted("“rain”, he said") == "“rain”, he said"
