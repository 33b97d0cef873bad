"""Invented reports read whole, by the network: who speaks and through whose hands."""

import pytest
from told import Told, the, told


def hands(text: str, content: str) -> tuple[str, ...]:
    return the(told(text), content).hands


def chains(text: str, *, publisher: str, agency: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    return [one.chain for one in told(text, publisher=publisher, agency=agency)]


@pytest.mark.parametrize(
    "text",
    [
        "The Harl Courier reported on Monday that the pumps had failed, citing two harbour officials.",
        "The Harl Courier, citing two harbour officials, said that the pumps had failed.",
        "Citing two harbour officials, the Harl Courier reported that the pumps had failed.",
    ],
)
def test_citing_before_between_and_after(text: str) -> None:
    one = the(told(text), "that the pumps had failed")
    assert (one.hands, one.unnamed) == (("two harbour officials", "Harl Courier"), 2)


def test_quoted_as_saying() -> None:
    text = "Sorinform quoted Ana Ortega as saying that the pumps had failed."
    assert hands(text, "the pumps had failed") == ("Ana Ortega", "Sorinform")
    text = "“Nobody will stop the ships,” Berg was quoted as saying by Sorinform on Monday."
    assert hands(text, "Nobody will stop the ships,") == ("Berg", "Sorinform")
    text = "Karl Berg, quoted by state television, said the strait would open this winter."
    assert hands(text, "the strait would open this winter") == ("Karl Berg", "state television")
    text = "Kremlin spokesman Karl Berg quoted the president as saying that the strait would stay open."
    assert hands(text, "the strait would stay open") == ("the president", "Karl Berg")


def test_according_to_inner_and_outer() -> None:
    inner = ("Ana Ortega", "Sorinform")
    found = told("The pumps had failed, Ana Ortega said, according to the Sorinform news agency.")
    assert the(found, "The pumps had failed").hands == inner
    found = told("According to Sorinform, Ana Ortega said that the pumps had failed.")
    assert the(found, "that the pumps had failed").hands == inner
    assert the(found, "Ana Ortega said that the pumps had failed").hands == ("Sorinform",)
    assert hands("The pumps had failed, according to Ana Ortega, the harbour master.", "The pumps had failed") == (
        "Ana Ortega",
    )


def test_papers() -> None:
    found = told(
        "The pumps of the harbour have failed twice, according to a memo written by engineer Ana Ortega and seen by "
        "the Larn Times.\n\n“We were lucky,” the memo said."
    )
    first = the(found, "The pumps of the harbour have failed twice")
    assert (first.hands, first.medium) == (("Ana Ortega", "Larn Times"), "memo")
    again = the(found, "We were lucky,")
    assert (again.speakers, again.medium) == (("Ana Ortega",), "memo")
    (one,) = told("In a letter to Karl Berg, seen by Reuters, Ana Ortega said the strait would stay open.")
    assert (one.hands, one.medium, one.addressees) == (("Ana Ortega", "Reuters"), "letter", ("Karl Berg",))
    (one,) = told("A statement from the Harbour Ministry said the strait would stay open.")
    assert (one.hands, one.medium) == (("Harbour Ministry",), "statement")


def test_told_an_outlet_and_told_a_ministry() -> None:
    (one,) = told("Ana Ortega told the Harl Courier that the pumps had failed.")
    assert (one.hands, one.addressees) == (("Ana Ortega", "Harl Courier"), ())
    for whom, addressee in (("the Harbour Ministry", "Harbour Ministry"), ("reporters", "reporters")):
        (one,) = told(f"Ana Ortega told {whom} that the pumps had failed.")
        assert (one.hands, one.addressees) == (("Ana Ortega",), (addressee,))
    text = "The strait will open this winter, a source at the transport ministry told Interfax on Monday."
    assert hands(text, "The strait will open this winter") == ("a source at the transport ministry", "Interfax")


def test_interviews_and_state_television() -> None:
    (one,) = told("“The pumps have failed,” Ana Ortega said in an interview with the Harl Courier.")
    assert (one.hands, one.medium) == (("Ana Ortega", "Harl Courier"), "interview")
    (one,) = told("“The pumps have failed,” Ana Ortega said on state television.")
    assert one.hands == ("Ana Ortega", "state television")


def test_a_pronoun_goes_on_through_the_interview_and_a_quotation_is_carried() -> None:
    text = (
        "“We will open the strait this winter,” President Karl Berg told the Larn Times newspaper in an interview "
        "published on Monday.\n\n“Nobody will stop us, and nobody will stop the ships,” he said."
        "\n\n“The pumps are forty years old and nobody looked after them.”"
    )
    found = told(text)
    assert [(one.hands, one.medium) for one in found] == [(("Karl Berg", "Larn Times"), "interview")] * 3


def test_a_quotation_in_a_quotation() -> None:
    text = "“My engineer came in and said, ‘The pumps are dead,’ and I ran to the gate,” Ana Ortega said on Monday."
    inner = the(told(text), "The pumps are dead")
    assert inner.inside
    assert inner.hands == ("My engineer", "Ana Ortega")


def test_somebody_quoted_by_a_spokeswoman() -> None:
    text = "Foreign ministry spokeswoman Ana Ortega said President Berg had told her the strait would open this winter."
    inner = the(told(text), "the strait would open this winter")
    assert inner.hands == ("Berg", "Ana Ortega")


def test_who_is_in_the_room_told_the_paper() -> None:
    text = "Berg told aides he would resign, the Larn Times reported on Monday, citing two people who were in the room."
    assert hands(text, "he would resign") == ("Berg", "two people", "Larn Times")


def polarities(found: list[Told]) -> list[str]:
    return [one.polarity for one in found]


def test_denials_and_hedges() -> None:
    text = "Tomas Lind denied that the pumps had failed. He would not say who had ordered new ones."
    assert polarities(told(text)) == ["denied", "hedged"]
    text = (
        "The Harbour Ministry could not rule out that the pumps had failed. Ana Ortega thought it likely that they had."
    )
    assert polarities(told(text)) == ["hedged", "hedged"]
    assert polarities(told("The ministry neither confirmed nor denied that the strait would open.")) == ["hedged"]


def test_who_asked_not_to_be_named() -> None:
    text = "An official, who asked not to be named, told the Harl Courier that the pumps had failed twice."
    (one,) = told(text)
    assert (one.hands, one.unnamed) == (("An official", "Harl Courier"), 1)
    (one,) = told("Speaking on condition of anonymity, two engineers said the pumps had failed twice.")
    assert (one.hands, one.unnamed) == (("two engineers",), 2)


def test_it_is_alleged_has_no_speaker() -> None:
    found = told("Mina Dar said the claim was a lie. It is alleged that he was paid by Norland.")
    assert [one.speakers for one in found if "paid" in one.contents[0]] == [()]


def test_the_minister_is_not_the_prime_minister() -> None:
    found = told(
        "Prime Minister Erik Dahl said he would stay. Finance minister Olaf Lund said he stood by Dahl. "
        "The minister said no more would be told."
    )
    assert the(found, "no more would be told").speakers == ("Olaf Lund",)


def test_data_that_nobody_is_told_to_have_made_leave_the_teller() -> None:
    (found,) = told("Norland said, citing radar data, that the drones came from the Larn coast.")
    assert found.hands == ("Norland",)


def test_who_said_it_and_who_reported_that() -> None:
    found = told("There are no plans for talks, Kremlin spokesman Dmitry Peskov said, TASS reported.")
    assert the(found, "There are no plans for talks").hands == ("Dmitry Peskov", "TASS")


def test_joint_speakers() -> None:
    (one,) = told("Ana Ortega and Tomas Lind said in a joint statement that the pumps had failed.")
    assert (one.speakers, one.relays, one.medium) == (("Ana Ortega", "Tomas Lind"), (), "statement")
    (one,) = told("In a joint statement, Norland and Larn said they would open the strait.")
    assert (one.speakers, one.relays, one.medium) == (("Norland", "Larn"), (), "statement")


def test_the_publisher_and_the_agency_have_one_place() -> None:
    text = "Ana Ortega told the Courier that the pumps had failed."
    assert chains(text, publisher="The Harl Courier") == [("Ana Ortega", "The Harl Courier")]
    text = "Ana Ortega told AFP that the pumps had failed."
    assert chains(text, publisher="Harl Courier") == [("Ana Ortega", "AFP", "Harl Courier")]
    assert chains(text, publisher="Harl Courier", agency=("AFP",)) == [("Ana Ortega", "AFP", "Harl Courier")]
    assert chains(text, publisher="AFP", agency=("AFP",)) == [("Ana Ortega", "AFP")]
