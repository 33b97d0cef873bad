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
