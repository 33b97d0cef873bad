"""One thing as several invented reports date it: grouping, relation, values that other reports give, conflicts."""

import time
from dataclasses import replace

import pytest
from made_readings import compared, entity, figure, kinds, only, reading, timex

from reportedly.compare.dates import FROM_OTHERS, compare_dates
from reportedly.records import Comparison, Reading, Series, Story, Timex

QUAKE = (
    "A strong earthquake struck the province of Larn on {}, killing at least nine people and flattening houses.",
    "Rescuers dug through rubble after an earthquake hit Larn {}, officials in Norland said.",
    "At least nine people died when a quake struck Larn on {}.",
    "An earthquake that struck the Norland province of Larn {} flattened hundreds of houses.",
)


def told(name: str, text: str, *dates: tuple[str, str], published: str | None = "2031-05-06") -> Reading:
    """A report with its dates: words and value."""
    one = reading(name, text, published)
    for words, value in dates:
        one = timex(one, words, value)
    return one


def the_only(comparison: Comparison) -> Series:
    (series,) = comparison.dates
    return series


def reports_of(series: Series) -> list[str]:
    return sorted(point.report for point in series.points)


def test_four_reports_date_one_quake_in_their_own_words() -> None:
    found = compared(
        told("alpha", QUAKE[0].format("Tuesday"), ("Tuesday", "2031-05-06")),
        told("beta", QUAKE[1].format("today"), ("today", "2031-05-06")),
        told("gamma", QUAKE[2].format("6 May"), ("6 May", "2031-05-06")),
        told("delta", QUAKE[3].format("yesterday"), ("yesterday", "2031-05-06"), published="2031-05-07"),
    )
    assert reports_of(the_only(found)) == ["alpha", "beta", "delta", "gamma"]
    assert the_only(found).relation == "agree"


def test_an_earlier_quake_is_another_thing() -> None:
    old = " In 2019 a quake near Karsk sparked a flood that drowned 400 people along the Sorvia coast."
    found = compared(
        told("alpha", QUAKE[0].format("Tuesday") + old, ("Tuesday", "2031-05-06"), ("2019", "2019")),
        told("beta", QUAKE[2].format("Tuesday") + old, ("Tuesday", "2031-05-06"), ("2019", "2019")),
    )
    assert {frozenset(point.value for point in series.points) for series in found.dates} == {
        frozenset({"2019"}),
        frozenset({"2031-05-06"}),
    }
    assert kinds(found) == []


def test_a_court_day_next_week_does_not_join() -> None:
    shooting = "A gunman shot two clerks on {} at the offices of Quorvex in Karsk before he fled."
    court = " He is due before a judge at Karsk district court on {} over a parking fine."
    found = compared(
        told("alpha", shooting.format("Monday"), ("Monday", "2031-05-05")),
        told(
            "beta",
            shooting.format("Monday") + court.format("19 May"),
            ("Monday", "2031-05-05"),
            ("19 May", "2031-05-19"),
        ),
    )
    assert {point.text for point in the_only(found).points} == {"Monday"}


def test_the_day_of_a_saying_is_not_the_day_of_the_thing() -> None:
    found = compared(
        told("alpha", "A fire destroyed the mill in Karsk, officials said Saturday.", ("Saturday", "2031-05-10")),
        told(
            "beta",
            "A fire destroyed the mill in Karsk, the mayor told reporters on Saturday.",
            ("Saturday", "2031-05-10"),
        ),
    )
    assert found.dates == ()


def test_what_opens_with_the_day_of_a_saying() -> None:
    found = compared(
        told("alpha", "On Saturday, police said a fire had destroyed the mill in Karsk.", ("Saturday", "2031-05-10")),
        told("beta", "On Saturday, police said a fire had destroyed the mill in Karsk.", ("Saturday", "2031-05-10")),
    )
    assert found.dates == ()


def test_two_doings_of_one_sentence_are_told_apart() -> None:
    text = "A man who was dismissed {} from his job at Lantner Pumps walked in on {} and shot three people."
    found = compared(
        told("alpha", text.format("last week", "Monday"), ("last week", "2031-W18"), ("Monday", "2031-05-05")),
        told("beta", text.format("last week", "Monday"), ("last week", "2031-W18"), ("Monday", "2031-05-05")),
    )
    assert {frozenset(point.text for point in series.points) for series in found.dates} == {
        frozenset({"last week"}),
        frozenset({"Monday"}),
    }


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        (("March 1972", "1972-03"), ("30 March 1972", "1972-03-30"), "compatible"),
        (("1972", "1972"), ("30 March 1972", "1972-03-30"), "compatible"),
        (("1972", "1972"), ("1972", "1972"), "agree"),
        (("30 March 1972", "1972-03-30"), ("30 March 1972", "1972-03-30"), "agree"),
    ],
)
def test_a_finer_date_is_compatible(one: tuple[str, str], other: tuple[str, str], relation: str) -> None:
    text = "Ida Berg was present at a meeting of the Norland dam board in {} at the Karsk lodge."
    found = compared(told("alpha", text.format(one[0]), one), told("beta", text.format(other[0]), other))
    assert the_only(found).relation == relation


def test_a_part_of_the_day_agrees_with_its_day() -> None:
    found = compared(
        told("alpha", QUAKE[0].format("Tuesday morning"), ("Tuesday morning", "2031-05-06TMO")),
        told("beta", QUAKE[2].format("Tuesday"), ("Tuesday", "2031-05-06")),
    )
    assert the_only(found).relation == "agree"


# ---- reports whose day of publication is unknown


def test_a_weekday_of_an_undated_report_is_that_of_the_others() -> None:
    found = compared(
        told("alpha", QUAKE[0].format("Tuesday"), ("Tuesday", "2031-05-06")),
        told("beta", QUAKE[2].format("Tuesday"), ("Tuesday", "XXXX-WXX-2"), published=None),
    )
    points = {point.report: point for point in the_only(found).points}
    assert (points["beta"].value, points["beta"].rule) == ("2031-05-06", FROM_OTHERS)
    assert (points["alpha"].value, points["alpha"].rule) == ("2031-05-06", None)


def test_today_in_an_undated_report_too() -> None:
    found = compared(
        told("alpha", QUAKE[0].format("6 May 2031"), ("6 May 2031", "2031-05-06")),
        told("beta", QUAKE[0].format("this morning"), ("this morning", "XXXX-XX-XXTMO"), published=None),
    )
    assert {point.value for point in the_only(found).points} == {"2031-05-06", "2031-05-06TMO"}


def test_without_any_full_date_a_weekday_stays_a_weekday() -> None:
    found = compared(
        told("alpha", QUAKE[0].format("Tuesday"), ("Tuesday", "XXXX-WXX-2"), published=None),
        told("beta", QUAKE[2].format("Tuesday"), ("Tuesday", "XXXX-WXX-2"), published=None),
    )
    assert the_only(found).relation == "agree"
    assert {point.value for point in the_only(found).points} == {"XXXX-WXX-2"}


def test_another_weekday_is_not_overwritten() -> None:
    text = "The corvette Tarsk sank a pirate trawler off Sorvia on {} after a chase of nine hours."
    found = compared(
        told("alpha", text.format("Tuesday"), ("Tuesday", "2031-05-06")),
        told("beta", text.format("Friday"), ("Friday", "XXXX-WXX-5"), published=None),
    )
    assert {point.value for series in found.dates for point in series.points} <= {"2031-05-06", "XXXX-WXX-5"}
    assert all(point.rule is None for series in found.dates for point in series.points)


def test_a_month_of_an_undated_report_gets_no_day() -> None:
    text = "Voters in Karsk approved a bond in {} to buy the old Lantner dairy."
    found = compared(
        told("alpha", text.format("May 2029"), ("May 2029", "2029-05")),
        told("beta", text.format("May"), ("May", "XXXX-05"), published=None),
    )
    assert {point.value for point in the_only(found).points} == {"2029-05"}


# ---- hours


def test_an_hour_makes_no_series_with_a_day() -> None:
    text = "A strong earthquake struck the province of Larn on Tuesday. The quake struck inland at 0737 GMT near Karsk."
    found = compared(
        *(told(n, text, ("Tuesday", "2031-05-06"), ("0737 GMT", "2031-05-06T07:37Z")) for n in ("alpha", "beta"))
    )
    assert {frozenset(point.text for point in series.points) for series in found.dates} == {
        frozenset({"Tuesday"}),
        frozenset({"0737 GMT"}),
    }


def test_one_hour_in_two_zones_agrees() -> None:
    text = "The quake struck inland near Karsk in Larn at {}."
    found = compared(
        told("alpha", text.format("0737 GMT"), ("0737 GMT", "2031-05-06T07:37Z")),
        told("beta", text.format("2.37 p.m. local"), ("2.37 p.m. local", "2031-05-06T14:37+07:00")),
    )
    assert the_only(found).relation == "agree"


def test_the_hour_of_greenwich_given_as_local_is_a_conflict() -> None:
    text = "The quake struck inland near Karsk in Larn at {}."
    one = told("alpha", text.format("0737 GMT"), ("0737 GMT", "2031-05-06T07:37Z"))
    two = told("beta", text.format("7.37 a.m. local time"), ("7.37 a.m. local time", "2031-05-06T07:37"))
    found = only(compared(one, two), "conflict")
    assert "0737 GMT" in found.message
    assert "7.37 a.m. local time" in found.message


def test_where_local_time_may_be_that_of_greenwich_it_is_none() -> None:
    text = "The quake struck inland near Karsk in Ghana at {}."
    one = told("alpha", text.format("0737 GMT"), ("0737 GMT", "2031-05-06T07:37Z"))
    two = told("beta", text.format("7.37 a.m. local time"), ("7.37 a.m. local time", "2031-05-06T07:37"))
    assert kinds(compared(entity(one, "Ghana"), entity(two, "Ghana"))) == []


def test_an_hour_told_twice_over_agrees_where_either_does() -> None:
    text = "The fire at the Karsk mill started about {}, firefighters of Larn said."
    found = compared(
        told("alpha", text.format("9.40 p.m."), ("9.40 p.m.", "XXXX-XX-XXT21:40"), published=None),
        told(
            "beta",
            text.format("9.40 p.m. (1.40 a.m. ET)"),
            ("9.40 p.m.", "XXXX-XX-XXT21:40"),
            ("1.40 a.m. ET", "XXXX-XX-XXT01:40"),
            published=None,
        ),
    )
    assert the_only(found).relation == "agree"


# ---- conflicts


def test_one_sale_in_two_years_is_a_conflict() -> None:
    one = told(
        "alpha", "The Berg brothers sold an oil field at Sorvia for $30 million in 1957, she wrote.", ("1957", "1957")
    )
    two = told(
        "beta", "It found the wide Orlat field, which the family sold for $30 million in 1967.", ("1967", "1967")
    )
    one, two = (figure(each, "$30 million", 3e7, unit="USD") for each in (one, two))
    found = compared(one, two)
    assert the_only(found).relation == "conflict"
    assert "1957" in only(found, "conflict").message


def test_sales_that_one_report_tells_apart_are_two() -> None:
    text = "The Berg brothers sold an oil field at Sorvia for $30 million in 1957, she wrote."
    both = text + " The town sold a mill for $30 million in 1967."
    one = figure(told("alpha", both, ("1957", "1957"), ("1967", "1967")), "$30 million", 3e7, unit="USD")
    two = told(
        "beta", "It found the wide Orlat field, which the family sold for $30 million in 1967.", ("1967", "1967")
    )
    assert "conflict" not in kinds(compared(one, figure(two, "$30 million", 3e7, unit="USD")))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Friday night", "2031-05-09TNI"), ("early Saturday", "2031-05-10")),  # one night
        (("Monday", "2031-05-05"), ("Tuesday", "2031-05-06")),  # one day in two zones
        (("today", "2031-05-06"), ("Monday", "2031-05-05")),  # the day of writing
        (("three weeks ago", "2031-W16"), ("two weeks ago", "2031-W17")),  # counted roughly
        (("early December", "2030-12"), ("late November", "2030-11")),  # loose
        (("2030", "2030"), ("2031", "2031")),  # a season, or a list's own year
        (("May 2029", "2029-05"), ("2030", "2030")),  # not told to one precision
    ],
)
def test_what_may_be_one_day_is_no_conflict(one: tuple[str, str], other: tuple[str, str]) -> None:
    text = "The corvette Tarsk sank a pirate trawler off the Sorvia coast {} after a chase of nine hours."
    found = compared(told("alpha", text.format(one[0]), one), told("beta", text.format(other[0]), other))
    assert kinds(found) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("on Monday", "2031-05-05"), ("on Thursday", "2031-05-08")),
        (("on 18 April", "2031-04-18"), ("on 19 April", "2031-04-19")),
        (("in April 2029", "2029-04"), ("in May 2029", "2029-05")),
        (("in 2021", "2021"), ("in 2022", "2022")),
        (("in December", "XXXX-12"), ("in September", "XXXX-09")),
        (("on Thursday", "2031-05-08"), ("on 5 May", "2031-05-05")),
    ],
)
def test_days_that_cannot_both_hold_are_a_conflict(one: tuple[str, str], other: tuple[str, str]) -> None:
    text = "The corvette Tarsk sank a pirate trawler off the Sorvia coast {} after a chase of nine hours."
    dated = [(words.split(" ", 1)[1], value) for words, value in (one, other)]
    found = compared(told("alpha", text.format(one[0]), dated[0]), told("beta", text.format(other[0]), dated[1]))
    assert kinds(found) == ["conflict"]
    assert the_only(found).relation == "conflict"


def test_two_sinkings_are_no_conflict() -> None:
    one = told("alpha", "The corvette Tarsk sank a pirate trawler off Sorvia on 18 April.", ("18 April", "2031-04-18"))
    two = told("beta", "A ferry sank in the harbour of Karsk on 2 March with 40 people.", ("2 March", "2031-03-02"))
    assert compared(one, two).dates == ()


# ---- order and size


def test_the_order_of_the_reports_changes_nothing() -> None:
    words = ("Tuesday", "today", "6 May", "this morning", "Tuesday night", "Tuesday")
    values = ("2031-05-06", "2031-05-06", "2031-05-06", "XXXX-XX-XXTMO", "2031-05-06TNI", "XXXX-WXX-2")
    reports = [
        told(
            f"r{number}",
            QUAKE[number % 4].format(word) + " In 2019 a quake near Karsk killed 400 people.",
            (word, value),
            ("2019", "2019"),
            published=None if "X" in value else "2031-05-06",
        )
        for number, (word, value) in enumerate(zip(words, values, strict=True))
    ]
    first = compared(*reports)
    for turn in range(1, len(reports)):
        shuffled = reports[turn:][::-1] + reports[:turn]
        again = compared(*shuffled)
        assert (again.dates, again.findings) == (first.dates, first.findings)


def test_three_hundred_reports_are_compared_in_a_moment() -> None:
    reports = [
        told(
            f"r{number:03}",
            QUAKE[number % 4].format("Tuesday") + f" In {1900 + number % 90} a flood drowned {number} people at Karsk.",
            ("Tuesday", "2031-05-06"),
            (f"{1900 + number % 90}", f"{1900 + number % 90}"),
        )
        for number in range(300)
    ]
    story = Story("s", "s", tuple(one.report.id for one in reports), 1)
    start = time.perf_counter()
    found = compare_dates(story, tuple(reports), Comparison())
    assert time.perf_counter() - start < 6
    assert len(found.dates[0].points) == 300


def test_a_line_of_a_thousand_dates_is_read_in_a_moment() -> None:
    line = " ".join(f"quake {number}" for number in range(1000, 3000))
    one = reading("alpha", line)
    found = [
        Timex(f"t{n}", line.index(f" {n}") + 1, line.index(f" {n}") + 5, "DATE", f"{n}") for n in range(1000, 3000)
    ]
    one = replace(one, annotations=replace(one.annotations, timexes=tuple(found)))
    start = time.perf_counter()
    compared(one, told("beta", QUAKE[0].format("Tuesday"), ("Tuesday", "2031-05-06")))
    assert time.perf_counter() - start < 6
