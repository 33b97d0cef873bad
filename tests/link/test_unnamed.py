"""What an unnamed speaker is, from the phrase."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.knowledge import table, values
from reportedly.link.unnamed import kind_of


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("two senior officials", "official"),
        ("a Norlandic diplomat who was not authorised to speak", "diplomat"),
        ("three people familiar with the matter", "source familiar"),
        ("two officials familiar with the plan", "official"),
        ("a source", "source"),
        ("A Berg village resident", "resident"),
        ("a man", "person"),
        ("a woman who is a nurse", "medic"),
        ("a spokesman for the port", "spokesperson"),
        ("critics", "campaigner"),
        ("the port", None),
        ("", None),
    ],
)
def test_the_phrase_tells_the_kind(phrase: str, kind: str | None) -> None:
    assert kind_of(phrase) == kind


def test_no_word_tells_two_kinds() -> None:
    words = [word for row in table("unnamed_kinds") for word in values(row["words"])]
    assert sorted(set(words)) == sorted(words)
    assert all(word == word.lower() for word in words)


@given(st.text(max_size=300))
def test_any_characters_give_a_result(phrase: str) -> None:
    kind_of(phrase)
