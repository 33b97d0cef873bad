"""Events of invented sentences: type, who, where, when."""

import pytest
from annotated import read

from reportedly.records import Event

ROWS = [
    (
        "Anna Lindqvist met John Smith in Oslo on Tuesday.",
        "meeting",
        ("Anna Lindqvist", "John Smith"),
        "Oslo",
        "2024-05-07",
    ),
    ("Norway and Sweden signed a pact in 2023.", "agreement", ("Norway", "Sweden"), None, "2023"),
    ("Anna Lindqvist visited Norway last year.", "visit", ("Anna Lindqvist",), None, "2023"),
    ("Norway sent divers to Sweden in 2022.", "deployment", ("Norway",), "Sweden", "2022"),
]


def events(text: str) -> list[Event]:
    return list(read(text)[1].events or ())


@pytest.mark.parametrize(("text", "kind", "who", "where", "when"), ROWS, ids=[row[0] for row in ROWS])
def test_row(text: str, kind: str, who: tuple[str, ...], where: str | None, when: str | None) -> None:
    found = next(event for event in events(text) if event.type == kind)
    assert (found.who, found.where, found.when) == (who, where, when)


def test_what_the_sentence_does_not_tell_stays_unknown() -> None:
    found = events("The meeting was their fourth since 2019.")
    assert [(e.who, e.where, e.when) for e in found] == [((), None, None)]


def test_a_noun_that_only_looks_like_a_verb_is_no_event() -> None:
    assert events("They will call the sent items later.") == []


def told(text: str, kind: str, word: str = "") -> Event:
    report = read(text)[0]
    return next(e for e in events(text) if e.type == kind and report.text[e.start : e.end].startswith(word))


def test_their_meeting_is_of_the_two_named_last() -> None:
    text = "Ida Berg praised the port. She told Jon Vik that the work was done. Their meeting lasted two hours."
    assert set(told(text, "meeting").who) == {"Ida Berg", "Jon Vik"}


def test_both_sides_are_those_of_the_sentence() -> None:
    text = "Ida Berg travelled to Oslo to see Jon Vik last year, when both sides signed a treaty."
    found = told(text, "agreement", "signed")
    assert (set(found.who), found.when) == ({"Ida Berg", "Jon Vik"}, "2023")


def test_both_sides_of_three_stay_unknown() -> None:
    text = "Ida Berg, Jon Vik and Ana Moreira spoke in Oslo. The two leaders signed a treaty in 2023."
    assert told(text, "agreement", "signed").who == ()


def test_remarks_made_during_talks_tell_the_day_of_the_talks_and_of_their_meeting() -> None:
    text = (
        "Norwegian Prime Minister Jon Vik on Wednesday said that the port would open. "
        "The remarks, made during talks in Oslo with Ida Berg, were welcomed. Their meeting lasted two hours."
    )
    assert told(text, "meeting", "talks").when == "2024-05-08"
    assert told(text, "meeting", "meeting").when == "2024-05-08"


def test_another_meeting_does_not_take_the_day_of_this_one() -> None:
    text = "Jon Vik met Ida Berg in Oslo on Tuesday. Their previous meeting was a failure."
    assert told(text, "meeting", "meeting").when is None


@pytest.mark.parametrize(
    "text",
    [
        "The captain has not been arrested, police said.",
        "It could have been an earthquake, she said.",
        "The owner was sent a letter.",
        "The fire brigade came.",
    ],
)
def test_what_is_denied_or_doubted_or_only_sounds_so_is_no_event(text: str) -> None:
    assert events(text) == []


def test_a_date_behind_another_verb_is_not_the_events_own() -> None:
    text = "The number of people killed when the ferry sank rose to 14 on Sunday."
    assert {e.when for e in events(text)} == {None}
    assert told("Police said on Monday that the bank had been robbed.", "theft").when is None
    assert told("The ferry sank off Norway on Monday.", "crash").when == "2024-05-06"


def test_one_who_is_only_named_beside_a_verb_takes_no_part() -> None:
    assert told("Jon Vik, an aide to Ida Berg, died in Oslo on Monday.", "death").who == ("Jon Vik",)
    assert told("Ida Berg said that the ferry sank on Monday.", "crash").who == ()
