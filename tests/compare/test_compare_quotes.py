"""Quotations cut round a word that turns them, the same words in two mouths, and wordings that are none."""

from typing import Any

import pytest
from made_readings import compared, entity, kinds, only, reading, span, statement

from reportedly.records import Copy, Reading

FULL = "we will not pay for the new lock unless the province signs first"


def quote(name: str, words: str, tail: str = "", speaker: str = "Ida Berg", **told: Any) -> Reading:
    published = told.get("published", "2031-05-06")
    last = speaker.rsplit(maxsplit=1)[-1]
    one = reading(name, f"“{words},” {last} said{tail}.", published)
    one = statement(one, words, speaker, "direct", sources=(span(one, last),))
    return entity(one, speaker, last)


@pytest.mark.parametrize(
    ("full", "short", "lost"),
    [
        (FULL, "we will pay for the new lock unless the province signs first", "not"),
        (FULL, "we won't pay for the new lock", "unless the province signs first"),
        ("I do not believe the harbour was ever unsafe", "believe the harbour was ever unsafe", "do not"),
        ("the engineer may have known of the crack in spring", "have known of the crack in spring", "may"),
        ("the lock will open in June if the money comes in time", "the lock will open in June", "if the money comes"),
    ],
)
def test_a_quotation_without_the_word_that_turns_it(full: str, short: str, lost: str) -> None:
    found = only(compared(quote("alpha", full), quote("beta", short)), "quote-cut")
    assert lost in found.message
    assert [each.report for each in found.evidence] == ["beta", "alpha"]


@pytest.mark.parametrize(
    ("full", "short", "tail"),
    [
        (FULL, "pay for the new lock", ", though she would not"),
        ("the lock will open in June if the money comes in time", "the lock will open in June", " if money comes"),
        ("the lock will open in June and the weir a year on", "the lock will open in June", ""),
        ("We are not afraid. The lock will open in June", "The lock will open in June", ""),
        ("I will not resign. If the council wants it we shall talk", "I will not resign", ""),
    ],
)
def test_a_cut_that_loses_nothing(full: str, short: str, tail: str) -> None:
    assert "quote-cut" not in kinds(compared(quote("alpha", full), quote("beta", short, tail)))


def test_a_condition_quoted_elsewhere_in_the_report_is_not_lost() -> None:
    two = quote("beta", "we will not pay for the new lock", ". “Unless the province signs first,” she added")
    assert "quote-cut" not in kinds(compared(quote("alpha", FULL), two))


def test_two_occasions_are_no_cut() -> None:
    two = quote("beta", "we will not pay for the new lock", published="2031-07-06")
    assert "quote-cut" not in kinds(compared(quote("alpha", FULL), two))


WORDS = "nobody on this quay will forget what the sea took from us that night"


def test_the_same_words_in_two_mouths() -> None:
    found = only(compared(quote("alpha", WORDS), quote("beta", WORDS, speaker="Aldo Prinz")), "two-speakers")
    assert "Ida Berg (Alpha) and Aldo Prinz (Beta)" in found.message
    assert {each.report for each in found.evidence} == {"alpha", "beta"}


@pytest.mark.parametrize(
    ("words", "speaker", "tail"),
    [
        ("the sea takes what it wants", "Aldo Prinz", ""),  # short: a saying many have
        (WORDS, "Ida Bergh", ""),
        (WORDS, "Berta Berg", ""),
        (WORDS, "Aldo Prinz", ", speaking for Berg"),
    ],
)
def test_no_two_speakers(words: str, speaker: str, tail: str) -> None:
    assert "two-speakers" not in kinds(compared(quote("alpha", words), quote("beta", words, tail, speaker)))


def test_a_copy_with_a_slip_is_no_second_mouth() -> None:
    copy = Copy("alpha", "beta", 0.9, "90 %", (((0, 10), (0, 10)),))
    made = compared(quote("alpha", WORDS), quote("beta", WORDS, speaker="Aldo Prinz"), copies=(copy,))
    assert "two-speakers" not in kinds(made)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("we won't hide what happened at the dam that night", "we will not hide what happened at the dam that night"),
        ("the 11th hour rule will protect the harbour seals", "the eleventh hour rule will protect the harbor seals"),
        ("we would be wrong if we did not tell the crew", "we would be wrong … not tell the crew"),
        ("we saw [the ferry] go down in front of the pier", "we saw it go down in front of the pier"),
    ],
)
def test_spelling_and_brackets_are_no_second_wording(one: str, other: str) -> None:
    assert "variant" not in kinds(compared(quote("alpha", one), quote("beta", other)))


def test_three_wordings_of_one_saying_are_told_once() -> None:
    made = [
        quote(name, f"we shall {verb} nothing of what happened at the dam that night")
        for name, verb in (("alpha", "hide"), ("beta", "conceal"), ("gamma", "withhold"))
    ]
    assert "in three wordings" in only(compared(*made), "variant").message
    assert compared(*made[::-1]).findings == compared(*made).findings


def test_wordings_are_compared_where_no_day_is_known() -> None:
    one = quote("alpha", "we shall hide nothing of what happened at the dam that night", published=None)
    two = quote("beta", "we shall conceal nothing of what happened at the dam that night", published=None)
    assert "variant" in kinds(compared(one, two))
    assert compared(two, one).findings == compared(one, two).findings
