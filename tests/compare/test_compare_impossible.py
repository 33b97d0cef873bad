"""Dates of one invented report that cannot be."""

import pytest
from made_readings import compared, kinds, only, reading, timex

from reportedly.compare.impossible import impossible_in


@pytest.mark.parametrize(
    "words",
    [
        "The ferry sank on {}.",
        "The old bridge was opened on {}.",
        "Nine people died in the fire on {}.",
        "The two leaders met in Karsk on {}.",
    ],
)
def test_a_past_that_has_not_come(words: str) -> None:
    one = timex(reading("alpha", words.format("12 May 2031"), "2031-05-06"), "12 May 2031", "2031-05-12")
    assert "2031-05-06" in only(compared(one), "calendar").message


@pytest.mark.parametrize(
    "words",
    [
        "The ferry will sail on {}.",
        "The bridge was to open on {}.",
        "The talks were scheduled for {}.",
        "The lease signed by Ida Berg expires on {}.",
        "The judge ordered him held until {}.",
        "The company agreed to close the deal by {}.",
        "The fair opens on {}.",
    ],
)
def test_what_is_to_come_may_be_later(words: str) -> None:
    one = timex(reading("alpha", words.format("12 May 2031"), "2031-05-06"), "12 May 2031", "2031-05-12")
    assert kinds(compared(one)) == []


def test_a_day_later_may_be_another_zone() -> None:
    one = timex(reading("alpha", "The ferry sank on 7 May 2031.", "2031-05-06"), "7 May 2031", "2031-05-07")
    assert kinds(compared(one)) == []


def test_without_a_day_of_publication_nothing_is_too_late() -> None:
    one = timex(reading("alpha", "The ferry sank on 12 May 2031.", None), "12 May 2031", "2031-05-12")
    assert kinds(compared(one)) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The mill burned ten years ago, in 2009.", True),
        ("The mill burned ten years ago, in 2021.", False),
        ("The mill burned nearly ten years ago, in 2022.", False),
        ("The mill burned twenty-two years ago in 2009.", False),
        ("The mill burned 12 years ago, in 2009.", True),
        ("The town today marks the 20th anniversary of the 2009 fire.", True),
        ("The town today marks the 22nd anniversary of the 2009 fire.", False),
        ("The town marked the 20th anniversary of the 2009 fire with a mass two springs back.", False),
        ("She recalled the six-year war from 1990 to 2004.", True),
        ("She recalled the 14-year war from 1990 to 2004.", False),
        ("She recalled the five-year war from 1940 to 1944.", False),
    ],
)
def test_years_that_do_not_add_up(text: str, *, wrong: bool) -> None:
    assert bool(list(impossible_in(reading("alpha", text, "2031-05-06")))) == wrong


def test_the_finding_shows_the_words() -> None:
    found = only(compared(reading("alpha", "The mill burned ten years ago, in 2009, and stands empty.")), "calendar")
    assert found.evidence[0].text == "ten years ago, in 2009"
    assert "22 years before 2031" in found.message
