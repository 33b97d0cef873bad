"""Where one thing happened, as several invented reports place it."""

from dataclasses import replace

import pytest
from made_readings import compared, kinds, only, reading, span, timex

from reportedly.records import Comparison, Entity, Reading, Series

DATE = ("Tuesday", "2031-05-06")


def told(name: str, text: str, *places: str, states: tuple[str, ...] = ()) -> Reading:
    """A report dated Tuesday, with its places and states, each once."""
    one = timex(reading(name, text), *DATE)
    entities = [
        Entity(f"e{words}", words, "state" if words in states else "place", (span(one, words),))
        for words in (*places, *states)
    ]
    return replace(one, annotations=replace(one.annotations, entities=tuple(entities)))


def the_only(comparison: Comparison) -> Series:
    (series,) = comparison.places
    return series


def test_reports_that_name_one_town_agree() -> None:
    found = compared(
        told("alpha", "A fire destroyed the old mill in Karsk on Tuesday after the roof fell.", "Karsk"),
        told("beta", "Fire destroyed the old mill in Karsk on Tuesday, and the roof fell in.", "Karsk"),
    )
    assert the_only(found).relation == "agree"
    assert {point.value for point in the_only(found).points} == {"Karsk"}


def test_a_town_and_its_state_are_compatible_where_a_report_says_so() -> None:
    found = compared(
        told("alpha", "A fire destroyed the old mill in Karsk, Norway, on Tuesday.", "Karsk", states=("Norway",)),
        told("beta", "A fire destroyed the old mill in Norway on Tuesday.", states=("Norway",)),
        told("gamma", "A fire destroyed the old mill in Karsk on Tuesday.", "Karsk"),
    )
    assert the_only(found).relation == "compatible"
    assert len(the_only(found).points) == 3
    assert kinds(found) == []


def test_near_a_town_is_compatible_with_it() -> None:
    found = compared(
        told("alpha", "A fire destroyed the old mill near Karsk on Tuesday.", "Karsk"),
        told("beta", "A fire destroyed the old mill in Karsk on Tuesday.", "Karsk"),
    )
    assert the_only(found).relation == "compatible"
    assert {point.value for point in the_only(found).points} == {"near Karsk", "Karsk"}


def test_two_states_are_a_conflict() -> None:
    found = compared(
        told("alpha", "A fire destroyed the old Lantner mill in Norway on Tuesday.", states=("Norway",)),
        told("beta", "A fire destroyed the old Lantner mill in Finland on Tuesday.", states=("Finland",)),
    )
    assert the_only(found).relation == "conflict"
    assert "Norway" in only(found, "conflict").message
    assert "Finland" in only(found, "conflict").message


def test_names_of_which_nothing_is_known_are_not_set_against_each_other() -> None:
    found = compared(
        told("alpha", "A fire destroyed the old mill in Karsk on Tuesday.", "Karsk"),
        told("beta", "A fire destroyed the old mill in Larn on Tuesday.", "Larn"),
    )
    assert found.places == ()


@pytest.mark.parametrize(
    "text",
    [
        "A fire destroyed the old mill on Tuesday after a drive to Karsk.",
        "A fire destroyed the old mill on Tuesday, and the mayor of Karsk wept.",
        "A fire destroyed the old mill on Tuesday while its owner slept in Karsk.",
        "The mill was hit by Karsk gales and burned on Tuesday.",
    ],
)
def test_a_place_of_something_else_is_none(text: str) -> None:
    assert compared(told("alpha", text, "Karsk"), told("beta", text, "Karsk")).places == ()


def test_the_order_of_the_reports_changes_nothing() -> None:
    reports = [
        told(f"r{n}", f"A fire destroyed the old mill {at} Karsk on Tuesday.", "Karsk")
        for n, at in enumerate(("in", "near", "in", "outside"))
    ]
    assert compared(*reports).places == compared(*reversed(reports)).places
