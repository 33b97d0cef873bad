"""Weekdays that do not fit their dates."""

import pytest

from reportedly.annotate.calendar import add_calendar
from reportedly.records import Annotations, Report


def messages(text: str, published: str | None = None, published_text: str | None = None) -> list[str]:
    report = Report("r", text, published=published, published_text=published_text)
    return [warning.message for warning in add_calendar(report, Annotations()).warnings]


def test_both_repairs_are_named() -> None:
    assert messages("The talks opened on Friday, 3 September 2025 in the old town hall.") == [
        "'Friday, 3 September 2025': 3 September 2025 was a Wednesday; "
        "the nearest Fridays are 29 August and 5 September 2025"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "On Wednesday, 3 September 2025 the bridge reopened.",
        "On Wednesday (September 3, 2025) the bridge reopened.",
        "On 3 September 2025 (Wednesday) the bridge reopened.",
        "Am Mittwoch, 3. September 2025 wurde die Brücke wieder geöffnet.",
        "Le mercredi 3 septembre 2025, le pont a rouvert.",
        "El miércoles, 3 de septiembre de 2025, reabrió el puente.",
        "Mercoledì 3 settembre 2025 il ponte ha riaperto.",
        "Na quarta-feira, 3 de setembro de 2025, a ponte reabriu.",
        "Op woensdag 3 september 2025 ging de brug weer open.",
        "Friday 30 February 2025 is no date at all.",
        "Friday 3/9/2025 could be either.",
        "He was caught, they announced Friday. The 3 September 2025 escape was bold.",
    ],
)
def test_what_fits_or_is_no_date_is_left_alone(text: str) -> None:
    assert messages(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sie kamen am Freitag, 3. September 2025 an.", "Freitag, 3. September 2025"),
        ("Ils sont venus vendredi 3 septembre 2025.", "vendredi 3 septembre 2025"),
        ("Vinieron el viernes, 3 de septiembre de 2025.", "viernes, 3 de septiembre de 2025"),
        ("Sono venuti venerdì 3 settembre 2025.", "venerdì 3 settembre 2025"),
        ("Vieram na sexta-feira, 3 de setembro de 2025.", "sexta-feira, 3 de setembro de 2025"),
        ("Zij kwamen vrijdag 3 september 2025.", "vrijdag 3 september 2025"),
        ("Sie kamen am Freitag, den 03.09.2025 an.", "Freitag, den 03.09.2025"),
        ("They came on 3 September 2025 (Friday) by boat.", "3 September 2025 (Friday)"),
        ("They came on Fri 2025-09-03 by boat.", "Fri 2025-09-03"),
    ],
)
def test_other_languages_and_orders(text: str, words: str) -> None:
    found = messages(text)
    assert len(found) == 1
    assert found[0].startswith(f"'{words}': 3 September 2025 was a Wednesday")


def test_a_year_left_out_is_read_from_publication_when_near() -> None:
    text = "The council meets on Tuesday, March 5, at the harbour."
    assert messages(text, "2024-03-01") == []
    assert len(messages(text, "2025-03-01")) == 1
    assert messages(text, "2025-11-01") == []
    assert messages(text) == []
    assert messages("Back in 1991, on Tuesday, March 5, the mill burnt down.", "2025-03-01") == []


def test_published_text_has_no_offsets() -> None:
    report = Report("r", "Nothing here.", published_text="Friday, 3 September 2025, 08:16")
    (warning,) = add_calendar(report, Annotations()).warnings
    assert (warning.kind, warning.start, warning.end) == ("calendar", None, None)


def test_the_same_words_are_told_once() -> None:
    text = "Friday, 3 September 2025\nThe talks opened."
    assert len(messages(text, published_text="Published: Friday, 3 September 2025")) == 1


def test_year_ends_name_both_years() -> None:
    assert messages("It closed on Friday, 1 January 2025.")[0].endswith(
        "the nearest Fridays are 27 December 2024 and 3 January 2025"
    )


@pytest.mark.parametrize("piece", ["Friday ", "3 September ", "\n", "9", "Friday, 3 ", "(", "a"])
def test_hostile_text_ends(piece: str) -> None:
    messages(piece * (300_000 // len(piece)))
