"""Times: where they are and what they mean."""

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
        ("They hold an annual fair.", "annual", "SET", "P1Y"),
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


def test_limits_of_a_length() -> None:
    (timex,) = read("It took more than three years.")
    assert (timex.value, timex.mod) == ("P3Y", "MORE_THAN")


def test_first_and_last_day() -> None:
    (timex,) = read("It closed in April.")
    assert (timex.earliest, timex.latest) == ("2025-04-01", "2025-04-30")
    assert covered("2024-W01") == ("2024-01-01", "2024-01-07")
    assert covered("2024-13") == (None, None)
    assert feast("EA", 2025).isoformat() == "2025-04-20"


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
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize("piece", ["Friday ", "3 May ", "9", "a", "\n", '"', "last ", "two and a half ", "1 Jan. "])
def test_hostile_text_ends(piece: str) -> None:
    read(piece * (200_000 // len(piece)))
