"""The hands a clause names between a speaker and the report, what the words stood in, and whom they were said to.

What the network would see is written into each text, so that these hold whatever its weights.
"""

from dataclasses import dataclass

import pytest
from told import the, told_as_seen

from reportedly.annotate.statements.hands import paper_in

SAID = "{content 1|“The pumps failed,”} {source 1|Ana Ortega} {cue 1|said} "
TOLD = "{source 1|Ana Ortega} {cue 1|told} "
FAILED = "{content 1|that the pumps had failed}."


@dataclass(frozen=True)
class Row:
    """A text whose first statement is Ana Ortega's, and what it came through."""

    text: str
    relays: tuple[str, ...] = ()
    medium: str | None = None
    addressees: tuple[str, ...] = ()


ROWS = [
    # told
    Row(TOLD + "the Larn Times " + FAILED, ("Larn Times",)),
    Row(TOLD + "Reuters on Monday " + FAILED, ("Reuters",)),
    Row(TOLD + "the state news agency Sorinform " + FAILED, ("Sorinform",)),
    Row(TOLD + "Radio Larn " + FAILED, ("Radio Larn",)),
    Row(TOLD + "reporters " + FAILED, addressees=("reporters",)),
    Row(TOLD + "the Harbour Ministry " + FAILED, addressees=("Harbour Ministry",)),
    Row(TOLD + "parliament " + FAILED, addressees=("parliament",)),
    Row(TOLD + "Karl Berg " + FAILED, addressees=("Karl Berg",)),
    Row(TOLD + "Karl Berg in a letter " + FAILED, medium="letter", addressees=("Karl Berg",)),
    Row(
        TOLD + "Karl Berg in a letter published by the Larn Times " + FAILED, ("Larn Times",), "letter", ("Karl Berg",)
    ),
    # spoken on, printed in, carried by
    Row(SAID + "on state television.", ("state television",)),
    Row(SAID + "on Radio Larn on Monday.", ("Radio Larn",)),
    Row(SAID + "in an interview with the Larn Times.", ("Larn Times",), "interview"),
    Row(SAID + "in an interview.", (), "interview"),
    Row(SAID + "in a statement carried by Sorinform.", ("Sorinform",), "statement"),
    Row(SAID + "in a statement carried on Monday by Sorinform.", ("Sorinform",), "statement"),
    Row(SAID + "in a letter seen by Reuters.", ("Reuters",), "letter"),
    Row(SAID + "in a letter to Karl Berg.", (), "letter", ("Karl Berg",)),
    Row(SAID + "in an article in the Larn Times.", ("Larn Times",), "article"),
    Row(SAID + "in an interview aired on state television.", ("state television",), "interview"),
    Row(SAID + "in a post on X.", (), "post"),
    Row(SAID + "in a statement leaked to the Larn Times.", ("Larn Times",), "statement"),
    Row(SAID + "at a news conference.", (), "press conference"),
    Row(SAID + "in an emailed response to questions.", (), "email"),
    Row("{source 1|Ana Ortega} {cue 1|tweeted} " + FAILED, (), "post"),
    Row(SAID + "on Monday in the rain."),
    Row(TOLD + "state-run Radio Larn " + FAILED, ("Radio Larn",)),
    Row(TOLD + "the newspaper Welt am Sonntag " + FAILED, ("Welt am Sonntag",)),
    # what tells who she is
    Row("{source 1|Ana Ortega}, who took part in the interview, {cue 1|said} {content 1|the pumps had failed}."),
    Row(
        "{source 1|Ana Ortega}, speaking in an interview, {cue 1|said} {content 1|the pumps had failed}.",
        (),
        "interview",
    ),
    # another clause
    Row(
        "His interview on Radio Larn was long, and {source 1|Ana Ortega} {cue 1|said} {content 1|the pumps had failed}."
    ),
    # through somebody
    Row(
        "{source 1|Ana Ortega} {cue 1|said} through a spokesman {content 1|that the pumps had failed}.", ("spokesman",)
    ),
    # before the clause
    Row(
        "In a letter to Karl Berg, {source 1|Ana Ortega} {cue 1|said} {content 1|the pumps had failed}.",
        (),
        "letter",
    ),
    Row(
        "Speaking on state television, {source 1|Ana Ortega} {cue 1|said} {content 1|the pumps had failed}.",
        ("state television",),
    ),
    Row(
        "Speaking to the Larn Times, {source 1|Ana Ortega} {cue 1|said} {content 1|the pumps had failed}.",
        ("Larn Times",),
    ),
    # according to
    Row(SAID.strip() + ", according to a letter seen by Reuters.", ("Reuters",), "letter"),
    Row(SAID.strip() + ", according to the police.", ("police",)),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.text[-75:])
def test_hands_medium_and_addressee(monkeypatch: pytest.MonkeyPatch, row: Row) -> None:
    one = told_as_seen(monkeypatch, row.text)[0]
    assert one.speakers == ("Ana Ortega",)
    assert (one.relays, one.medium) == (row.relays, row.medium)
    assert row.addressees in ((), one.addressees)


def test_who_was_told_something_is_a_hand_or_is_spoken_to_and_never_both(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told_as_seen(monkeypatch, TOLD + "the Larn Times " + FAILED)[0].addressees == ()
    assert told_as_seen(monkeypatch, TOLD + "us " + FAILED)[0].addressees == ()


def test_hands_stand_nearest_the_speaker_first(monkeypatch: pytest.MonkeyPatch) -> None:
    inside = TOLD + "Radio Larn " + FAILED.removesuffix(".")
    whole = "{content 1|Ana Ortega told Radio Larn that the pumps had failed}, {source 1|Sorinform} {cue 1|reported}."
    inner = the(told_as_seen(monkeypatch, whole, inside), "that the pumps had failed")
    assert inner.inside
    assert inner.hands == ("Ana Ortega", "Radio Larn", "Sorinform")


def test_the_outermost_hand_stands_last(monkeypatch: pytest.MonkeyPatch) -> None:
    inside = TOLD + "Radio Larn " + FAILED.removesuffix(".")
    whole = (
        "{content 1|Ana Ortega told Radio Larn that the pumps had failed}, "
        "{source 1|Sorinform} {cue 1|reported}, according to the Larn Times."
    )
    inner = the(told_as_seen(monkeypatch, whole, inside), "that the pumps had failed")
    assert inner.hands == ("Ana Ortega", "Radio Larn", "Sorinform", "Larn Times")


def test_a_hand_that_speaks_is_no_relay_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    one = told_as_seen(monkeypatch, "{source 1|Sorinform} {cue 1|said} {content 1|it rained}, according to Sorinform.")
    assert one[0].hands == ("Sorinform",)


@pytest.mark.parametrize(
    ("phrase", "medium"),
    [
        ("a memo", "memo"),
        ("minutes of a meeting seen by the daily", "minutes"),
        ("documents obtained by it", "document"),
        ("the author of the letter", None),
        ("the minister", None),
        ("", None),
    ],
)
def test_papers(phrase: str, medium: str | None) -> None:
    assert paper_in(phrase) == medium


@pytest.mark.parametrize("phrase", ["a leaked memo", "a signed letter", "a written statement", "a published report"])
def test_papers_that_were_leaked_or_signed(phrase: str) -> None:
    assert paper_in(phrase) == phrase.rsplit(maxsplit=1)[-1]
