"""Times: where they are and what they mean."""

from datetime import date
from itertools import pairwise

import pytest

from reportedly.annotate.timexes import add_timexes
from reportedly.annotate.timexes.days import covered, feast
from reportedly.records import Annotations, Report, Timex

WRITTEN = "2025-09-05"  # a Friday


def read(text: str, published: str | None = WRITTEN) -> tuple[Timex, ...]:
    found = add_timexes(Report("r", text, published=published), Annotations()).timexes
    assert found is not None
    assert all(0 <= t.start < t.end <= len(text) for t in found)
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert all(t.rule for t in found)
    return found


def only(text: str, published: str | None = WRITTEN) -> tuple[str, str, str]:
    (timex,) = read(text, published)
    return text[timex.start : timex.end], timex.type, timex.value


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        ("The mayor resigned on Tuesday.", "Tuesday", "DATE", "2025-09-02"),
        ("The mayor resigned on Friday.", "Friday", "DATE", "2025-09-05"),
        ("The council will meet on Monday.", "Monday", "DATE", "2025-09-08"),
        ("It opened last Friday.", "last Friday", "DATE", "2025-08-29"),
        ("It burnt on Tuesday morning.", "Tuesday morning", "TIME", "2025-09-02TMO"),
        ("They met yesterday.", "yesterday", "DATE", "2025-09-04"),
        ("They met last night.", "last night", "TIME", "2025-09-04TNI"),
        ("They signed it last year.", "last year", "DATE", "2024"),
        ("They signed it last week.", "last week", "DATE", "2025-W35"),
        ("They will sign it next month.", "next month", "DATE", "2025-10"),
        ("In April, the mill closed.", "April", "DATE", "2025-04"),
        ("The mill had closed in December.", "December", "DATE", "2024-12"),
        ("The mill closed in 2024.", "2024", "DATE", "2024"),
        ("The mill closed on September 3, 2025.", "September 3, 2025", "DATE", "2025-09-03"),
        ("The mill closed on 3 March 2019.", "3 March 2019", "DATE", "2019-03-03"),
        ("The mill closed on Aug. 30.", "Aug. 30", "DATE", "2025-08-30"),
        ("The mill closed on Saturday, August 30.", "Saturday, August 30", "DATE", "2025-08-30"),
        ("It began in the late 1970s.", "the late 1970s", "DATE", "197"),
        ("It began in the 20th century.", "the 20th century", "DATE", "19"),
        ("Sales fell in the second quarter of 2024.", "the second quarter of 2024", "DATE", "2024-Q2"),
        ("It opened in the summer of 1996.", "the summer of 1996", "DATE", "1996-SU"),
        ("It opened two years ago.", "two years ago", "DATE", "2023"),
        ("It opened three days ago.", "three days ago", "DATE", "2025-09-02"),
        ("The talks lasted two and a half hours.", "two and a half hours", "DURATION", "PT2H30M"),
        ("They signed a three-year lease.", "three-year", "DURATION", "P3Y"),
        ("They waited for 40 minutes.", "40 minutes", "DURATION", "PT40M"),
        ("They waited for the past two weeks.", "the past two weeks", "DURATION", "P2W"),
        ("They swim every day.", "every day", "SET", "P1D"),
        ("They swim twice a week.", "twice a week", "SET", "P1W"),
        ("They have recently moved.", "recently", "DATE", "PAST_REF"),
        ("They are now in Larn.", "now", "DATE", "PRESENT_REF"),
        ("They think of the future.", "the future", "DATE", "FUTURE_REF"),
        ("It struck at 0737 GMT.", "0737 GMT", "TIME", "2025-09-05T07:37Z"),
        ("It struck at 7:05 p.m. on Tuesday.", "7:05 p.m. on Tuesday", "TIME", "2025-09-02T19:05"),
        ("Posted 2025-09-03T08:16:29.", "2025-09-03T08:16:29", "TIME", "2025-09-03T08:16:29"),
        ("They ate together at Christmas.", "Christmas", "DATE", "2025-12-25"),
    ],
)
def test_values(text: str, words: str, kind: str, value: str) -> None:
    assert only(text) == (words, kind, value)


def test_days_are_counted_from_the_day_last_named() -> None:
    values = [t.value for t in read("The dam broke on 3 May 2011. The next day the army came. It left two days later.")]
    assert values == ["2011-05-03", "2011-05-04", "2011-05-06"]


@pytest.mark.parametrize(
    ("text", "mod"),
    [("early 2024", "START"), ("mid-2024", "MID"), ("late 2024", "END"), ("the end of 2024", "END")],
)
def test_parts_of_a_span(text: str, mod: str) -> None:
    (timex,) = read(f"It closed in {text}.")
    assert (timex.value, timex.mod) == ("2024", mod)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        # direction by tense and cue
        ("The envoys agreed to meet on Monday.", "Monday", "2025-09-08"),
        ("Talks could start as early as Tuesday.", "Tuesday", "2025-09-09"),
        ("The offer had been due to expire on Wednesday.", "Wednesday", "2025-09-03"),
        ("They gave the guards until Sunday.", "Sunday", "2025-09-07"),
        ("The siege lasted until Thursday.", "Thursday", "2025-09-04"),
        ("The truce ends on Monday.", "Monday", "2025-09-08"),
        ("Berg promised a plan by November.", "November", "2025-11"),
        ("She will take over on Feb. 1.", "Feb. 1", "2026-02-01"),
        ("Lund spoke of Tuesday's ruling.", "Tuesday", "2025-09-02"),
        # parts of years
        ("It opened at the end of May last year.", "the end of May last year", "2024-05"),
        ("Shops were full on Black Friday.", "Black Friday", "2024-11-29"),
        ("It closed in the first half of 2024.", "the first half of 2024", "2024-H1"),
        ("It closed by year-end.", "year-end", "2025"),
        ("The fair falls on Good Friday.", "Good Friday", "2025-04-18"),
        ("It closed on Labor Day.", "Labor Day", "2025-09-01"),
        ("It closed on New Year's Eve.", "New Year's Eve", "2024-12-31"),
        ("It recalled the Boxing Day flood and fire in 2004.", "Boxing Day", "2004-12-26"),
        ("The city fell in 431 BC.", "431 BC", "BC0431"),
        # lengths and rates
        ("It took an hour and three quarters.", "an hour and three quarters", "PT1H45M"),
        ("It took two and a half years.", "two and a half years", "P2.5Y"),
        ("It took two hours and ten minutes.", "two hours and ten minutes", "PT2H10M"),
        ("It took three quarters of an hour.", "three quarters of an hour", "PT45M"),
        ("They run 300 trains a day.", "a day", "P1D"),
        ("A bell is rung every 31 January.", "every 31 January", "XXXX-01-31"),
        # times with their day and zone
        ("It starts at 0410 GMT on 26 June.", "0410 GMT on 26 June", "2025-06-26T04:10Z"),
        ("It starts at noon on Monday.", "noon on Monday", "2025-09-08T12:00"),
    ],
)
def test_more_values(text: str, words: str, value: str) -> None:
    found = [(text[timex.start : timex.end], timex.value) for timex in read(text)]
    assert (words, value) in found


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They met from 3 to 7 March.", ["2025-03-03", "2025-03-07"]),
        ("They met on March 3-5, 2019.", ["2019-03-03", "2019-03-05"]),
        ("They met on 1, 3 and 5 March.", ["2025-03-01", "2025-03-03", "2025-03-05"]),
        ("He ruled in 1939-45.", ["1939", "1945"]),
        ("They met between March and June 2019.", ["2019-03", "2019-06"]),
    ],
)
def test_both_ends_of_a_range(text: str, values: list[str]) -> None:
    assert [timex.value for timex in read(text)] == values


def test_a_history_is_read_from_the_times_it_tells_of() -> None:
    text = (
        "The war began in May 1861, when Orrin raised its toll. On 9 September its riders crossed the ford. The next"
        " day they took Norrby, and on the 20th the bridge fell. That winter nobody moved. In February the ice broke."
        " The following spring a truce was signed, as it had been ten years earlier; it ended on 1 May."
    )
    assert [timex.value for timex in read(text)] == [
        "1861-05", "1861-09-09", "1861-09-10", "1861-09-20", "1861-WI", "1862-02", "1862-SP", "1852", "1862-05-01",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "The yard, opened in 1911 and rebuilt in 1946, will shut on 30 September, its owners said on Tuesday.",
            ["1911", "1946", "2025-09-30", "2025-09-02"],
        ),
        (
            "Prices are at their highest since 2015. The firm cut 300 jobs in May. It will open a mill in June.",
            ["2015", "2025-05", "2026-06"],
        ),
        (
            "Berg Steel, founded in 1911, shut its mill on 4 May. It plans to reopen in October.",
            ["1911", "2025-05-04", "2025-10"],
        ),
        ("The 2015 treaty was signed again on 4 May.", ["2015", "2025-05-04"]),
    ],
)
def test_a_report_that_names_old_years_is_no_history(text: str, values: list[str]) -> None:
    assert [timex.value for timex in read(text)] == values


def test_a_day_after_the_quotation_is_not_always_that_of_saying() -> None:
    found = [timex.value for timex in read('"Today is hard," said Berg, born on 9 July 1950.')]
    assert found == ["2025-09-05", "1950-07-09"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on 4 February last year.", "2024-02-04"),
        ("They met on Feb. 4 of last year.", "2024-02-04"),
        ("They met on 14 Aug in Larn.", "2025-08-14"),
        ("The talks end on Monday.", "2025-09-08"),
        ("It was built in the late 1800s.", "18"),
    ],
)
def test_smaller_words_count(text: str, value: str) -> None:
    assert [timex.value for timex in read(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        'On 3 July he told the court: "I saw them yesterday."',
        '"I saw them yesterday," he told the court on 3 July.',
    ],
)
def test_quoted_words_are_read_from_the_day_they_were_said(text: str) -> None:
    assert "2025-07-02" in [timex.value for timex in read(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In the third quarter net was 5 million crowns, against 4 million a year earlier.", "2024-Q3"),
        ("In the third quarter it made 5 million, 4 million a year earlier and 3 million a year earlier.", "2024-Q3"),
        ("Prices rose 3 percent in August from a year earlier.", "2024-08"),
    ],
)
def test_a_year_earlier_is_the_same_span(text: str, value: str) -> None:
    found = [timex.value for timex in read(text, "2025-11-05") if "earlier" in text[timex.start : timex.end]]
    assert found
    assert set(found) == {value}


def test_a_weekday_beside_a_date_tells_the_year_of_a_history() -> None:
    found = [
        timex.value
        for timex in read("In 1927 the strike failed. By late 1927 it was over. On Saturday 4 February it began again.")
    ]
    assert found == ["1927", "1927", "1928-02-04"]


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
@pytest.mark.parametrize(
    "text", ["Since thanksgiving.", "At Thanksgiving, at Easter, over February, next winter, next quarter."]
)
def test_nothing_lies_beyond_the_calendar(text: str, day: str) -> None:
    for timex in read(text, day):
        assert len(timex.value.partition("-")[0]) <= 4


def test_no_digit_of_a_length_is_lost() -> None:
    assert only("It ran for 1,234,567.5 years.") == ("1,234,567.5 years", "DURATION", "P1234567.5Y")


def test_limits_of_a_length() -> None:
    (timex,) = read("It took more than three years.")
    assert (timex.value, timex.mod) == ("P3Y", "MORE_THAN")


def test_first_and_last_day() -> None:
    (timex,) = read("It closed in April.")
    assert (timex.earliest, timex.latest) == ("2025-04-01", "2025-04-30")
    assert covered("2024-W01") == ("2024-01-01", "2024-01-07")
    assert covered("2024-13") == (None, None)
    assert feast("EA+0", 2025) == date(2025, 4, 20)
    assert feast("EA+0", 10_000) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("She left on Friday.", "XXXX-WXX-5"), ("She left in April.", "XXXX-04"), ("She left on 3 May.", "XXXX-05-03")],
)
def test_nothing_is_guessed_without_a_day_of_publication(text: str, value: str) -> None:
    (timex,) = read(text, None)
    assert (timex.value, timex.earliest, timex.latest) == (value, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "See https://example.org/2024/05/03/news for more.",
        "About 2000 people came.",
        "She may come.",
        "They march in step.",
        "He took second place.",
        "Three-quarters of them left.",
        "The sun rose.",
        "Viktor March was there.",
        "An adult needs about 2000 - 2500 calories.",
        "The stars spin 78,000 times.",
        "They fought the Six-Day War.",
        "The score rose from 1061 to 1128.",
        "They stayed at the March Inn.",
        "People in their 30s came.",
        "The over-80s came.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize("piece", ["Friday ", "3 May ", "9", "a", "\n", '"', "last ", "two and a half ", "1 Jan. "])
def test_hostile_text_ends(piece: str) -> None:
    read(piece * (200_000 // len(piece)))


def test_a_day_takes_the_year_in_which_the_report_puts_it_elsewhere() -> None:
    text = "He was shot on 24 June. A jury heard of the 24 June, 2021 murder. He ran on 20 June."
    assert [timex.value for timex in read(text, "2023-03-20")] == ["2021-06-24", "2021-06-24", "2022-06-20"]


def test_a_day_of_the_last_weeks_keeps_its_year() -> None:
    text = "On 6 May mourners met. They spoke of the flood of 6 May, 2019."
    assert read(text, "2031-05-10")[0].value != "2019-05-06"


def test_a_day_put_in_two_years_is_in_neither_by_that() -> None:
    text = "He was shot on 24 June. He was married on 24 June, 2019 and on 24 June, 2021."
    assert "elsewhere" not in (read(text, "2023-03-20")[0].rule or "")


def test_an_hour_is_not_of_the_first_day_of_the_week_named_last() -> None:
    text = "He was married two weeks ago. The shot fell about 3:10 p.m. in the yard."
    assert [timex.value for timex in read(text, "2005-06-25")] == ["2005-W23", "2005-06-25T15:10"]
