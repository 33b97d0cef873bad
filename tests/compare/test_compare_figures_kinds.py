"""Figures of many kinds over invented reports: what is one quantity, and what its numbers are to each other."""

from typing import Any

import pytest
from made_readings import compared, entity, figure, kinds, only, reading

from reportedly.records import Comparison, Copy, Reading, Series

Told = tuple[str, float | None, dict[str, Any]]


def told(name: str, day: str | None, text: str, *figures: Told) -> Reading:
    """A report of ``text`` with its figures: their words, their number, and what else is told of them."""
    made = reading(name, text, day)
    for words, best, more in figures:
        made = figure(made, words, best, **more)
    return made


def toll(name: str, day: str | None, words: str, best: float | None, event: str = "killed", **more: Any) -> Reading:
    text = f"A dam above Ostrel burst on Monday night and {words} were {event} in the hills below it."
    return told(name, day, text, (words, best, {"event": event, "counted": "people", **more}))


def copied(first: str, second: str) -> Copy:
    return Copy(first, second, 1.0, "shared words", (((0, 10), (0, 10)),))


def series(*readings: Reading) -> list[Series]:
    return list(compared(*readings).figures)


def relation(*readings: Reading) -> str | None:
    (one,) = series(*readings)
    return one.relation


def quake(name: str, words: str, best: float, **more: Any) -> Reading:
    text = f"A strong quake of {words} struck near Ostrel before dawn on Monday, the survey said."
    return told(name, "2031-05-06", text, (words, best, {"unit": "magnitude", **more}))


def test_the_missing_may_fall_from_day_to_day() -> None:
    one = toll("alpha", "2031-05-06", "30 people", 30.0, event="missing")
    assert relation(one, toll("beta", "2031-05-08", "12 people", 12.0, event="missing")) == "revised"


def test_a_toll_never_falls_so_a_lower_one_is_in_conflict() -> None:
    one = toll("alpha", "2031-05-06", "30 people", 30.0)
    assert relation(one, toll("beta", "2031-05-08", "12 people", 12.0)) == "conflict"


def test_many_more_than_a_bound_of_the_day_before_is_a_newer_count() -> None:
    one = toll("alpha", "2031-05-06", "at least 20 people", 20.0, high=None, modifier="at least")
    assert relation(one, toll("beta", "2031-05-07", "249 people", 249.0)) == "revised"


def test_dozens_and_hundreds_a_day_later() -> None:
    one = toll("alpha", "2031-05-06", "dozens of people", None, low=24.0, vague=True)
    assert relation(one, toll("beta", "2031-05-07", "249 people", 249.0)) == "revised"


def test_several_may_be_said_of_two() -> None:
    text = "Police in Ostrel found a blue van with {} in its boot on Monday evening."
    one = told(
        "alpha",
        None,
        text.format("several crates"),
        ("several crates", None, {"low": 3.0, "vague": True, "counted": "crates"}),
    )
    two = told("beta", None, text.format("two crates"), ("two crates", 2.0, {"counted": "crates"}))
    assert relation(one, two) == "compatible"


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [("nearly", "more than", "conflict"), ("nearly", "about", "compatible"), ("about", "about", "agree")],
)
def test_words_before_one_number(first: str, second: str, wanted: str) -> None:
    made = []
    for name, modifier in (("alpha", first), ("beta", second)):
        low = 300.0 if modifier == "more than" else None
        words = f"{modifier} 300 sailors"
        text = f"Raiders off Larn still hold {words} for ransom, the sea guard said on Monday."
        more = {"low": low, "high": None, "modifier": modifier, "counted": "sailors", "event": "hold"}
        made.append(told(name, None, text, (words, 300.0, more)))
    assert relation(*made) == wanted


def test_a_number_told_in_full_is_no_other_than_the_rounded_one() -> None:
    text = "Quorvex will pay {} for Lantner Pumps in a deal that closes in June."
    one = told("alpha", None, text.format("$334 million"), ("$334 million", 3.34e8, {"unit": "USD", "event": "pay"}))
    two = told(
        "beta", None, text.format("$333.9 million"), ("$333.9 million", 3.339e8, {"unit": "USD", "event": "pay"})
    )
    assert relation(one, two) == "compatible"


def test_two_magnitudes_of_one_quake_differ() -> None:
    assert relation(quake("alpha", "magnitude 6.1", 6.1), quake("beta", "magnitude 6.4", 6.4)) == "conflict"


def test_a_quake_of_another_year_is_another_quake() -> None:
    text = "In 2019 a quake of magnitude 8.1 struck near Ostrel before dawn, the survey said."
    old = told("beta", "2031-05-06", text, ("magnitude 8.1", 8.1, {"unit": "magnitude"}))
    assert series(quake("alpha", "magnitude 7.6", 7.6), old) == []


def test_the_sentence_after_one_of_another_year_tells_of_that_year() -> None:
    text = (
        "A dam above Ostrel burst on Monday night. Rescuers dug. Nobody slept. Roads were cut off at once. "
        "In 2019 the dam above Karlin burst in the same hills of the north. Four people were killed."
    )
    old = told("beta", "2031-05-06", text, ("Four people", 4.0, {"event": "killed", "counted": "people"}))
    assert series(toll("alpha", "2031-05-06", "seven people", 7.0), old) == []


def test_the_year_of_another_wave_says_nothing_of_a_count() -> None:
    text = "A dam above Ostrel burst, and {} were injured in a valley ruined by the flood of 2019."
    one = told(
        "alpha", "2031-05-06", text.format("40 people"), ("40 people", 40.0, {"event": "injured", "counted": "people"})
    )
    two = toll("beta", "2031-05-07", "90 people", 90.0, event="injured")
    assert relation(one, two) == "revised"


def test_a_count_of_one_district_is_not_the_whole() -> None:
    text = "A dam above Ostrel burst on Monday night. {} people were killed in the district, the mayor said."
    part = told("beta", "2031-05-07", text.format(9), ("9 people", 9.0, {"event": "killed", "counted": "people"}))
    assert series(toll("alpha", "2031-05-06", "four people", 4.0), part) == []


def test_a_report_that_gives_both_numbers_tells_two_things() -> None:
    text = "Crews in Ostrel freed {} and {} from the flooded mine on Monday, the mayor of the town said."
    one = told(
        "alpha",
        None,
        text.format("six carts", "nine carts"),
        ("six carts", 6.0, {"counted": "carts", "event": "freed"}),
        ("nine carts", 9.0, {"counted": "carts", "event": "freed"}),
    )
    two = told(
        "beta", None, text.format("nine carts", "a pump"), ("nine carts", 9.0, {"counted": "carts", "event": "freed"})
    )
    assert all(len({point.best for point in each.points}) == 1 for each in series(one, two))


def test_two_claimants_who_dispute_a_toll_in_one_report_are_in_one_series() -> None:
    text = "The coast guard of Larn counts 19 people killed, the ministry said 21 people were killed in the wreck."
    both = told(
        "beta",
        "2031-05-07",
        text,
        ("19 people", 19.0, {"event": "killed", "counted": "people", "speakers": ("the coast guard",)}),
        ("21 people", 21.0, {"event": "killed", "counted": "people", "speakers": ("the ministry",)}),
    )
    text = "The coast guard of Larn counts 19 people killed in the wreck."
    one = told(
        "alpha",
        "2031-05-07",
        text,
        ("19 people", 19.0, {"event": "killed", "counted": "people", "speakers": ("the coast guard",)}),
    )
    found = compared(one, both)
    assert [each.relation for each in found.figures] == ["conflict"]
    assert "no report" not in only(found, "conflict").message


def offer(name: str, day: str | None, words: str, best: float, **more: Any) -> Reading:
    text = f"The Larn Harriers offered Ida Berg {words} on a new contract, her agent said."
    made = told(name, day, text, (words, best, {"unit": "USD", "counted": "contract", "event": "offered", **more}))
    return entity(made, "Larn Harriers", "Larn Harriers")


def test_a_changed_offer_is_revised_whatever_the_days() -> None:
    text = "The Larn Harriers raised their offer to Ida Berg from $40 million to $52 million, her agent said."
    newer = told(
        "beta",
        None,
        text,
        ("$52 million", 5.2e7, {"unit": "USD", "counted": "offer", "event": "offered", "before": 4e7}),
    )
    assert relation(offer("alpha", None, "$40 million", 4e7), newer) == "revised"


def test_two_prices_that_no_report_explains_are_in_conflict() -> None:
    assert relation(offer("alpha", None, "$40 million", 4e7), offer("beta", None, "$52 million", 5.2e7)) == "conflict"


def test_a_count_taken_back_is_older_whatever_the_days() -> None:
    text = "A dam above Ostrel burst and seven people were killed. Initial reports had said four people were killed."
    two = told(
        "beta",
        None,
        text,
        ("seven people", 7.0, {"event": "killed", "counted": "people"}),
        ("four people", 4.0, {"event": "killed", "counted": "people"}),
    )
    (found,) = series(toll("alpha", None, "four people", 4.0), two)
    assert len({point.best for point in found.points}) == 2


def test_ages_are_those_of_their_bearers() -> None:
    text = "Police arrested {} of Ostrel and charged the suspect with theft on Monday."
    made = []
    for name, day, words, years, bearer in (
        ("alpha", "2031-05-06", "Ida Berg, 38,", 38.0, "Ida Berg"),
        ("beta", "2032-04-30", "Ida Berg, 39,", 39.0, "Ida Berg"),
        ("gamma", "2032-04-30", "Oda Lind, 44,", 44.0, "Oda Lind"),
    ):
        one = told(name, day, text.format(words), (f"{years:.0f}", years, {"unit": "year", "holder": bearer}))
        made.append(one)
    (found,) = series(*made)
    assert found.relation == "revised"
    assert {point.best for point in found.points} == {38.0, 39.0}
    assert found.what == "Ida Berg, age"


def test_points_of_a_game_are_never_rival_counts() -> None:
    text = "Ida Berg scored {} for the Larn Harriers in a win over Sorvia on Monday night."
    one = told("alpha", None, text.format("22 points"), ("22 points", 22.0, {"unit": "point", "event": "scored"}))
    two = told("beta", None, text.format("25 points"), ("25 points", 25.0, {"unit": "point", "event": "scored"}))
    assert series(one, two) == []


def test_small_numbers_of_unlike_things_are_apart() -> None:
    text = "The treaty of Larn was signed after {} in the old harbour hall, the two sides said."
    one = told("alpha", None, text.format("two inspections"), ("two inspections", 2.0, {"counted": "inspections"}))
    two = told("beta", None, text.format("two presidents met"), ("two presidents", 2.0, {"counted": "presidents"}))
    assert series(one, two) == []


def test_miles_at_sea_are_nautical() -> None:
    text = "The warship Tern was {} away from the freighter when the call for help came in."
    one = told("alpha", None, text.format("13 nautical miles"), ("13 nautical miles", 13.0, {"unit": "nautical mile"}))
    two = told("beta", None, text.format("13 miles"), ("13 miles", 13.0, {"unit": "mile"}))
    assert relation(one, two) == "compatible"


def test_a_length_turned_into_feet_and_rounded_is_no_other() -> None:
    text = "The raiders sailed a wooden boat of {} off the coast of Larn on Monday, the navy said."
    one = told("alpha", None, text.format("10 metres"), ("10 metres", 10.0, {"unit": "metre", "event": "sailed"}))
    more = {"low": 24.0, "high": 30.0, "unit": "foot", "event": "sailed"}
    assert (
        relation(one, told("beta", None, text.format("24 to 30 feet"), ("24 to 30 feet", None, more))) == "compatible"
    )


def test_the_range_counts_copies_once_and_says_the_latest() -> None:
    made = [
        toll("alpha", "2031-05-06", "four people", 4.0),
        toll("beta", "2031-05-07", "nine people", 9.0),
        toll("gamma", "2031-05-07", "nine people", 9.0),
    ]
    (found,) = compared(*made, copies=(copied("beta", "gamma"),)).figures
    assert (found.low, found.best, found.high, found.unit) == (4.0, 9.0, 9.0, None)


def test_of_numbers_in_conflict_none_is_called_best_unless_many_give_it() -> None:
    made = [toll("alpha", None, "four people", 4.0), toll("beta", None, "seven people", 7.0)]
    assert series(*made)[0].best is None
    made += [toll(name, None, "seven people", 7.0) for name in ("gamma", "delta")]
    assert series(*made)[0].best == 7.0
    copies = tuple(copied("beta", other) for other in ("gamma", "delta"))
    assert compared(*made, copies=copies).figures[0].best is None


def test_the_range_is_told_in_the_unit_of_most() -> None:
    text = "The Ostrel quake struck {} under the hills of the north on Monday, the survey said."
    one = told("alpha", None, text.format("six miles"), ("six miles", 6.0, {"unit": "mile"}))
    made = [one, *(told(name, None, text.format("10 km"), ("10 km", 10.0, {"unit": "kilometre"})) for name in "bc")]
    (found,) = series(*made)
    assert (found.best, found.unit) == (10.0, "kilometre")


def test_a_year_alone_is_not_before_a_day_of_it() -> None:
    one = toll("alpha", "2031", "four people", 4.0, speakers=("the mayor",))
    assert relation(one, toll("beta", "2031-05-07", "nine people", 9.0, speakers=("the mayor",))) == "conflict"


def test_the_order_of_reports_changes_nothing() -> None:
    made = [toll(f"r{n}", f"2031-05-0{n % 5 + 1}", f"{n + 3} people", n + 3.0) for n in range(9)]
    made += [offer(f"o{n}", None, f"${n + 40} million", (n + 40) * 1e6) for n in range(4)]
    wanted: Comparison = compared(*made)
    for step in (1, 2, 5, 7):
        mixed = [made[step * place % len(made)] for place in range(len(made))]
        assert compared(*mixed) == wanted
        assert compared(*reversed(mixed)) == wanted


def test_a_headline_that_its_body_does_not_hold() -> None:
    text = "Twelve killed in Ostrel dam burst\n\nA dam above Ostrel burst on Monday and nine people were killed in it."
    made = reading("alpha", text, body_start=35)
    made = figure(made, "Twelve", 12.0, event="killed", counted="people")
    made = figure(made, "nine people", 9.0, event="killed", counted="people")
    found = compared(made)
    assert only(found, "headline").message == ("Alpha, 6 May 2031: the headline has 12 people killed, the body 9")


@pytest.mark.parametrize("words", ["at least 12 people", "a dozen people"])
def test_a_headline_that_fits_its_body_is_no_finding(words: str) -> None:
    text = f"Twelve killed in Ostrel dam burst\n\nA dam above Ostrel burst on Monday and {words} were killed in it."
    made = reading("alpha", text, body_start=35)
    made = figure(made, "Twelve", 12.0, event="killed", counted="people")
    bound = {"high": None} if words.startswith("at least") else {}
    assert kinds(compared(figure(made, words, 12.0, event="killed", counted="people", **bound))) == []


@pytest.mark.parametrize(
    ("parts", "wanted"),
    [
        (("5 children", 5.0, "children", "8 women", 8.0, "women"), ["parts"]),
        (("4 children", 4.0, "children", "8 women", 8.0, "women"), []),
        (("3 children", 3.0, "children", "2 women", 2.0, "women"), []),
        (("14 children", 14.0, "children", "2 women", 2.0, "women"), ["parts"]),
        (("7 Norwegians", 7.0, "Norwegians", "8 women", 8.0, "women"), []),
    ],
)
def test_parts_against_their_total(parts: tuple[str, float, str, str, float, str], wanted: list[str]) -> None:
    text = f"A dam above Ostrel burst and 12 people were killed, among them {parts[0]} and {parts[3]}."
    made = figure(reading("alpha", text), "12 people", 12.0, event="killed", counted="people")
    made = figure(made, parts[0], parts[1], event="killed", counted=parts[2])
    made = figure(made, parts[3], parts[4], event="killed", counted=parts[5])
    assert kinds(compared(made)) == wanted


def test_people_beside_those_counted_are_no_parts_of_them() -> None:
    text = "No one was hurt, although some people, including two children, were in the hall at Ostrel."
    made = figure(reading("alpha", text), "No one", 0.0, event="hurt", counted="people")
    assert kinds(compared(figure(made, "two children", 2.0, counted="children"))) == []
