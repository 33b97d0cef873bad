"""Series of figures and their relations, on invented reports."""

import re
from dataclasses import replace
from typing import Any

import pytest
from made_readings import compared, figure, kinds, only, reading

from reportedly.records import Comparison, Figure, Reading


def toll(name: str, day: str, words: str, best: float | None, **told: Any) -> Reading:
    text = f"A dam above Ostrel burst on Monday night and {words} were killed in the village."
    return figure(reading(name, text, day), words, best, event="killed", counted="people", **told)


def relation(*readings: Reading) -> str | None:
    (series,) = compared(*readings).figures
    return series.relation


def test_a_toll_that_grows_over_days_was_revised() -> None:
    found = compared(
        toll("beta", "2031-05-07", "11 people", 11.0, speakers=("the mayor",)),
        toll("alpha", "2031-05-06", "four people", 4.0, speakers=("the mayor",)),
    )
    assert [series.relation for series in found.figures] == ["revised"]
    assert found.figures[0].what == "people killed"
    message = only(found, "revised").message
    assert message == "people killed: 4 (the mayor, in Alpha, 6 May 2031), then 11 (the mayor, in Beta, 7 May 2031)"


def test_two_claimants_of_one_day_are_in_conflict() -> None:
    found = compared(
        toll("alpha", "2031-05-06", "four people", 4.0, speakers=("police",)),
        toll("beta", "2031-05-06", "seven people", 7.0, speakers=("the hospital",)),
    )
    assert kinds(found) == ["conflict"]
    assert "4 (police" in found.findings[0].message


def test_differing_counts_of_one_day_are_in_conflict_where_no_report_says_why() -> None:
    one, two = toll("alpha", "2031-05-06", "four people", 4.0), toll("beta", "2031-05-06", "seven people", 7.0)
    assert relation(one, two) == "conflict"


def test_of_differing_counts_of_unknown_days_none_is_called_newer() -> None:
    one = toll("alpha", "2031-05-06", "four people", 4.0)
    two = figure(
        reading("beta", "A dam above Ostrel burst on Monday night and seven people were killed in the village.", None),
        "seven people",
        7.0,
        event="killed",
        counted="people",
    )
    found = compared(one, two)
    assert [series.relation for series in found.figures] == ["conflict"]
    assert kinds(found) == ["conflict"]


def test_bounds_that_can_both_hold_are_compatible() -> None:
    one = toll("alpha", "2031-05-06", "at least four people", 4.0, high=None)
    two = toll("beta", "2031-05-07", "seven people", 7.0)
    assert relation(one, two) == "compatible"


def test_about_and_the_bare_number_agree() -> None:
    one = toll("alpha", "2031-05-06", "around 40 people", 40.0, low=None, high=None)
    assert relation(one, toll("beta", "2031-05-07", "40 people", 40.0)) == "agree"


def test_the_dead_and_the_injured_are_never_one_series() -> None:
    text = "A dam above Ostrel burst and 40 people were injured in the village."
    hurt = figure(reading("beta", text, "2031-05-07"), "40 people", 40.0, event="injured", counted="people")
    assert compared(toll("alpha", "2031-05-06", "four people", 4.0), hurt).figures == ()


def test_the_toll_of_another_year_is_not_this_one() -> None:
    text = "In 2004 a dam above Karlin burst in the hills and 87 people were killed."
    old = figure(reading("beta", text, "2031-05-07"), "87 people", 87.0, event="killed", counted="people")
    assert compared(toll("alpha", "2031-05-06", "four people", 4.0), old).figures == ()


def test_a_part_of_a_toll_is_not_the_toll() -> None:
    text = "The dam above Ostrel burst and four other people were killed in hospital beds."
    part = figure(reading("beta", text, "2031-05-07"), "four other people", 4.0, event="killed", counted="people")
    assert compared(toll("alpha", "2031-05-06", "nine people", 9.0), part).figures == ()


@pytest.mark.parametrize(("holder", "wanted"), [("Norway", 1), ("Chile", 0)])
def test_counts_of_one_holder_are_one_series(holder: str, wanted: int) -> None:
    one = figure(
        reading(
            "alpha", "Talks went on. Trains ran. Some 600 Norwegian soldiers have been killed abroad.", "2031-04-01"
        ),
        "600 Norwegian soldiers",
        600.0,
        event="killed",
        counted="soldiers",
        holder="Norway",
    )
    two = figure(
        reading(
            "beta", "Rain fell. Ships left. Nobody spoke. In the fighting 2,000 troops died, it said.", "2031-05-01"
        ),
        "2,000 troops",
        2000.0,
        event="died",
        counted="troops",
        holder=holder,
    )
    assert len(compared(one, two).figures) == wanted


def test_a_price_told_in_other_words_is_one_series() -> None:
    one = figure(
        reading("alpha", "Quorvex will buy Lantner Pumps for $334 million."), "$334 million", 3.34e8, unit="USD"
    )
    two = figure(
        reading("beta", "The purchase of Lantner Pumps, worth $334m, closes in June."), "$334m", 3.34e8, unit="USD"
    )
    assert relation(one, two) == "agree"


def test_numbers_one_report_tells_apart_are_two_things() -> None:
    text = "The teachers union in Pellingen asked for a raise of {} percent in pay talks this week."
    one = figure(reading("alpha", text.format(9) + " It was offered 4 percent."), "9 percent", 9.0, unit="%")
    one = figure(one, "4 percent", 4.0, unit="%")
    two = figure(reading("beta", text.format(4)), "4 percent", 4.0, unit="%")
    assert all(len({point.best for point in series.points}) == 1 for series in compared(one, two).figures)


def test_units_are_converted() -> None:
    one = figure(reading("alpha", "The Ostrel quake struck six miles under the hills."), "six miles", 6.0, unit="mile")
    two = figure(reading("beta", "The Ostrel quake struck 10 km under the hills."), "10 km", 10.0, unit="km")
    assert relation(one, two) == "agree"


def test_order_changes_nothing() -> None:
    made = [
        toll(name, f"2031-05-0{day}", f"{n} people", float(n))
        for name, day, n in (("a", 6, 4), ("b", 7, 9), ("c", 8, 11))
    ]
    wanted: Comparison = compared(*made)
    assert compared(*reversed(made)) == wanted


def test_thousands_of_figures_take_little_time() -> None:
    made = []
    for name in ("alpha", "beta"):
        lines = [f"{number} people came to the Ostrel dam." for number in range(2000)]
        one = reading(name, "\n".join(lines))
        starts = [match.start() for match in re.finditer(r"^", one.report.text, re.MULTILINE)]
        figures = tuple(
            Figure(f"f{at}", start, start + len(str(at)), str(at), at, at, at, counted="people")
            for at, start in enumerate(starts)
        )
        made.append(replace(one, annotations=replace(one.annotations, figures=figures)))
    compared(*made)


def test_several_and_a_number_are_one_count_where_both_can_hold() -> None:
    text = "Officers searched the blue van in Ostrel and took {} from its boot on Monday."
    one = figure(
        reading("alpha", text.format("several crates"), "2031-05-06"), "several crates", None, low=3, counted="crates"
    )
    two = figure(reading("beta", text.format("four crates"), "2031-05-06"), "four crates", 4.0, counted="crates")
    assert relation(one, two) == "compatible"


def test_a_number_that_is_not_round_needs_no_words_in_common() -> None:
    one = figure(reading("alpha", "Quorvex won a grant of $9.3 million."), "$9.3 million", 9.3e6, unit="USD")
    two = figure(reading("beta", "The ministry paid out $9.3m last spring."), "$9.3m", 9.3e6, unit="USD")
    assert relation(one, two) == "agree"


def test_a_short_sentence_is_about_what_the_one_before_is() -> None:
    one = figure(reading("alpha", "Painter Oda Lind died at her Ostrel home. She was 75."), "75", 75.0, unit="year")
    two = figure(reading("beta", "Oda Lind, 75, a painter, died at home in Ostrel."), "75", 75.0, unit="year")
    assert relation(one, two) == "agree"


def test_a_pronoun_is_no_holder_that_sets_counts_apart() -> None:
    one = toll("alpha", "2031-05-06", "four people", 4.0, holder="its")
    two = toll("beta", "2031-05-07", "nine people", 9.0, holder="Norland")
    assert relation(one, two) == "revised"
