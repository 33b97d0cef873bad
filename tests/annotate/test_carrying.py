"""A speaker who goes on: who speaks on, in what, through whose hands; and where somebody else begins.

What the network would see is written into each text, so that these hold whatever its weights.
"""

import pytest
from told import page_of, the, told_as_seen

from reportedly.annotate.statements.page import Attribution
from reportedly.annotate.statements.unclaimed import take_up

TOLD = "{source 1|Ana Ortega} {cue 1|told} the Larn Times {content 1|that the pumps had failed}."
WROTE = "{source 1|Ana Ortega} {cue 1|said} in a letter {content 1|that the pumps had failed}."


@pytest.mark.parametrize(
    "goes_on",
    [
        " {content 2|“It rained,”} {source 2|she} {cue 2|said}.",
        " {source 2|She} {cue 2|added} {content 2|that it rained}.",
        " {source 2|Ana Ortega} {cue 2|added} {content 2|that it rained}.",
        "\n\n{content 2|“It rained,”} {source 2|she} {cue 2|said}.",
    ],
)
def test_she_goes_on_through_the_same_hands(monkeypatch: pytest.MonkeyPatch, goes_on: str) -> None:
    assert told_as_seen(monkeypatch, TOLD + goes_on)[1].hands == ("Ana Ortega", "Larn Times")
    on = told_as_seen(monkeypatch, WROTE + goes_on)[1]
    assert (on.hands, on.medium) == (("Ana Ortega",), "letter")


@pytest.mark.parametrize(
    "next_said",
    [
        " {source 2|Karl Berg} {cue 2|said} {content 2|that it rained}.",  # somebody else
        " It rained on. The gate was shut for a week, and nobody knew why. Nobody came to open it, and nobody left, as "
        "far as anybody could tell. {source 2|Ana Ortega} {cue 2|said} {content 2|that it rained}.",  # far away
        "\n\nIt rained.\n\n{source 2|Ana Ortega} {cue 2|said} {content 2|that it rained}.",  # two paragraphs on
        "\n\n{source 2|Ana Ortega} {cue 2|said} {content 2|that it rained}.",  # a paragraph on, in no quotation
    ],
)
def test_what_is_said_elsewhere_has_no_such_hands(monkeypatch: pytest.MonkeyPatch, next_said: str) -> None:
    assert told_as_seen(monkeypatch, TOLD + next_said)[1].relays == ()
    assert told_as_seen(monkeypatch, WROTE + next_said)[1].medium is None


def test_hands_of_her_own_are_hers(monkeypatch: pytest.MonkeyPatch) -> None:
    found = told_as_seen(monkeypatch, TOLD + " {content 2|“It rained,”} {source 2|she} {cue 2|told} Reuters.")
    assert found[1].hands == ("Ana Ortega", "Reuters")


def test_a_writer_goes_on_with_the_last_thing_written(monkeypatch: pytest.MonkeyPatch) -> None:
    text = WROTE + "\n\nIt rained on.\n\n{content 2|“It rained,”} {source 2|Ana Ortega} {cue 2|wrote}."
    assert told_as_seen(monkeypatch, text)[1].medium == "letter"


def test_a_quotation_in_the_next_paragraph_carries_hands_and_medium(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "{content 1|“The pumps failed,”} {source 1|Ana Ortega} {cue 1|told} the Larn Times in a letter.\n\n"
        "“Nobody had looked after them.”\n\nIt rained.\n\n“Nobody looked after anything.”"
    )
    found = told_as_seen(monkeypatch, text)
    carried = the(found, "Nobody had looked after them.")
    assert (carried.hands, carried.medium, carried.polarity) == (("Ana Ortega", "Larn Times"), "letter", "asserted")
    assert the(found, "Nobody looked after anything.").hands == ()


def test_what_a_denial_is_followed_by_is_no_denial(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "{source 1|Ana Ortega} {cue 1|denied} {content 1|“any talk of failed pumps.”}\n\n“Nobody was hurt in Larn.”"
    found = told_as_seen(monkeypatch, text)
    assert [(one.speakers, one.polarity) for one in found] == [
        (("Ana Ortega",), "denied"),
        (("Ana Ortega",), "asserted"),
    ]


def test_words_that_nobody_saw_said_are_of_who_stands_after_them(monkeypatch: pytest.MonkeyPatch) -> None:
    found = told_as_seen(monkeypatch, "It rained. “The pumps of the harbour failed,” Ana Ortega told the Larn Times.")
    assert the(found, "The pumps of the harbour failed,").hands == ("Ana Ortega", "Larn Times")


def test_an_unsigned_quotation_alone_is_nobodys(monkeypatch: pytest.MonkeyPatch) -> None:
    (one,) = told_as_seen(monkeypatch, "It rained.\n\n“The pumps of the harbour failed.”\n\nIt rained.")
    assert one.hands == ()


@pytest.mark.parametrize(
    ("signature", "name"), [(" — Ana Ortega", "Ana Ortega"), (" – Ana Ortega.", "Ana Ortega"), (" — in", None)]
)
def test_a_signature_is_a_dash_and_a_name(signature: str, name: str | None) -> None:
    text = f"It rained.\n\n“The pumps of the harbour failed.”{signature}\n\nIt rained."
    found: list[Attribution] = take_up(page_of(text), [])
    assert [text[slice(*one.source)] for one in found if one.source] == ([name] if name else [])


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("{source 1|Ana} {cue 1|denied} {content 1|that it had failed}.", "denied"),
        ("{source 1|Ana} {cue 1|could not rule out} {content 1|that it had failed}.", "hedged"),
        ("{source 1|Ana} {cue 1|would not say} {content 1|who had ordered it}.", "hedged"),
        ("{source 1|Ana} {cue 1|declined to confirm} {content 1|that it had failed}.", "hedged"),
        ("{source 1|Nobody} {cue 1|confirmed} {content 1|that it had failed}.", "hedged"),
        ("{source 1|Ana} {cue 1|said} {content 1|it was likely that it had failed}.", "hedged"),
        ("{source 1|Ana} {cue 1|said} {content 1|she could not confirm that it had failed}.", "hedged"),
        ("{source 1|Ana} {cue 1|asked} {content 1|whether it had failed}.", "asked"),
        ("{source 1|Ana} {cue 1|said} {content 1|it had not failed}.", "asserted"),
        ("{source 1|Ana} {cue 1|confirmed} {content 1|that it had failed}.", "asserted"),
    ],
)
def test_denials_doubts_and_questions(monkeypatch: pytest.MonkeyPatch, text: str, polarity: str) -> None:
    assert told_as_seen(monkeypatch, text)[0].polarity == polarity
