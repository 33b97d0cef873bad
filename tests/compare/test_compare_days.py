"""What two values may be to each other."""

import pytest

from reportedly.compare.days import as_said, exclude, fit, one_night, placed_on, when
from reportedly.compare.hours import minutes, one_hour


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("2031-05-06", "2031-05-06TNI", "same"),
        ("2031-05-06", "2031-05", "within"),
        ("2031-05-06", "2031-W19", "within"),
        ("2031-H2", "2031", "within"),
        ("2031-Q1", "2031-02-03", "within"),
        ("2031-SU", "2031-07", "within"),
        ("2031-05-06", "2031-05-07", "next"),
        ("2031-05-06", "2031-05-09", "apart"),
        ("2030", "2031", "apart"),
        ("XXXX-WXX-2", "2031-05-06", "same"),
        ("XXXX-WXX-3", "2031-05-06", "next"),
        ("XXXX-WXX-5", "2031-05-06", "apart"),
        ("XXXX-WXX-7", "XXXX-WXX-1", "next"),
        ("XXXX-12-31", "2030-12-31", "same"),
        ("XXXX-12", "2030-12-31", "within"),
        ("XXXX-12", "2030", "within"),
        ("XXXX-12", "2030-11", "apart"),
        ("XXXX-12-31", "XXXX-12-30", "next"),
        ("XXXX-12-31", "XXXX-WXX-2", "open"),
        ("XXXX-XX-XX", "2031-05-06", "open"),
        ("XXXX-WXX", "2031-05-06", "open"),
    ],
)
def test_how_two_values_fit(one: str, other: str, wanted: str) -> None:
    a, b = when(one), when(other)
    assert a
    assert b
    assert fit(a, b) == fit(b, a) == wanted


@pytest.mark.parametrize(
    "value", ["P2W", "PT3H", "2031-02-30", "193", "PRESENT_REF", "BC0044", "", "2031-WI", "2031-W60"]
)
def test_values_that_are_no_days(value: str) -> None:
    assert when(value) is None


def test_a_night_over_midnight() -> None:
    friday, early, noon = when("2031-05-09TNI"), when("2031-05-10TMO"), when("2031-05-10")
    assert friday
    assert early
    assert noon
    assert one_night(friday, noon)
    assert one_night(early, friday)
    assert not one_night(noon, when("2031-05-11") or noon)


@pytest.mark.parametrize(
    ("value", "text", "wanted"),
    [
        ("2031-05-09", "Friday", "XXXX-WXX-5"),
        ("2031-05-09TNI", "Friday night", "XXXX-WXX-5TNI"),
        ("2031-05-09", "9 May", "2031-05-09"),
        ("2031-01", "January", "XXXX-01"),
        ("2030-04", "April last year", "2030-04"),
        ("2031-05-09", "yesterday", None),
        ("2031-W18", "last week", None),
        ("2030-12", "early December", None),
        ("2031-05-09", "three days later", None),
        ("2027", "2027", "2027"),
    ],
)
def test_what_the_words_themselves_say(value: str, text: str, wanted: str | None) -> None:
    known = when(value)
    assert known
    found = as_said(known, text)
    assert (found.value if found else None) == wanted


def test_dates_of_two_precisions_do_not_exclude_each_other() -> None:
    month, year, day = when("2029-05"), when("2030"), when("2031-05-09")
    assert month
    assert year
    assert day
    assert not exclude(month, year)
    assert exclude(day, when("2031-05-12") or day)


@pytest.mark.parametrize(
    ("loose", "known", "wanted"),
    [
        ("XXXX-WXX-5", "2031-05-09", "2031-05-09"),
        ("XXXX-WXX-5TNI", "2031-05-09", "2031-05-09TNI"),
        ("XXXX-XX-XX", "2031-05-09", "2031-05-09"),
        ("XXXX-WXX-4", "2031-05-09", None),
        ("XXXX-WXX-5", "2031-05", None),
        ("XXXX-05", "2031-05-09", "2031-05"),
        ("XXXX", "2031-05-09", "2031"),
        ("XXXX-WXX", "2031-05-09", "2031-W19"),
        ("XXXX-05-09", "2031-05-09", "2031-05-09"),
        ("2030-05-09", "2031-05-09", None),
    ],
)
def test_a_loose_date_is_placed_as_exactly_as_its_words(loose: str, known: str, wanted: str | None) -> None:
    a, b = when(loose), when(known)
    assert a
    assert b
    assert placed_on(a, b) == wanted


def test_hours_in_zones() -> None:
    green, east, bare = when("2031-05-06T07:37Z"), when("2031-05-06T14:37+07:00"), when("2031-05-06T14:37")
    assert green
    assert east
    assert bare
    assert minutes(green) == minutes(east) == 7 * 60 + 37
    assert one_hour(green, east)
    assert not one_hour(green, bare)
    assert one_hour(east, bare)
