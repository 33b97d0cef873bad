"""A chain in plain words: the part of each hand, what is known of it, and what the chain amounts to."""

from collections.abc import Sequence

import pytest

from reportedly.link.chain_facts import Facts
from reportedly.records import Hand, Reading, Report
from reportedly.show.hands import chain, country, known_of, labels, lead, listed, unnamed_as

from .made_story import readings

TEXT = "An aide spoke on condition of anonymity."


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("Mara Lund", "speaker", "speaker"),
        ("letter", "medium", "in a"),
        ("interview", "medium", "in an"),
        ("court documents", "medium", "in"),
        ("remarks", "medium", "in"),
        ("press conference", "medium", "at a"),
        ("Telegram", "medium", "on"),
        ("telegram", "medium", "in a"),
        ("Larn Agency", "relay", "told by"),
        ("AFP", "agency", "agency"),
        ("The Ostra Post", "publisher", "printed by"),
        ("Larn", "some-new-kind", "some-new-kind"),
    ],
)
def test_the_part_of_each_hand(name: str, kind: str, said: str) -> None:
    assert lead(Hand(name, kind)) == said


def test_an_unnamed_speaker_is_called_so() -> None:
    assert lead(Hand("an aide", "speaker"), unnamed=True) == "unnamed"


def test_what_the_register_knows_stands_beside_a_name() -> None:
    assert "North Korea" in known_of(Hand("KCNA", "relay"))
    assert "state" in known_of(Hand("KCNA", "relay"))
    assert "agency" in known_of(Hand("Reuters", "agency"))
    assert known_of(Hand("the Larn Agency", "relay")) == ""
    assert known_of(Hand("KCNA", "medium")) == ""
    assert (country("KP"), country("??"), country("")) == ("North Korea", "??", "")


def facts(**more: object) -> Facts:
    none: dict[str, object] = dict.fromkeys(("unnamed", "unnamed_as", "withheld", "medium", "seen_by"))
    known = {"speaker": "told", "between": (), "state": (), "printed": True}
    return Facts(**none | known | more)  # type: ignore[arg-type]  # each test gives what it is about


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (facts(), ("first-hand: no hand named between speaker and print",)),
        (facts(between=("A",)), ("second-hand, through A",)),
        (facts(between=("A", "B")), ("third-hand, through A and B",)),
        (facts(between=("A", "B", "C")), ("3 hands between, through A, B and C",)),
        (facts(speaker="publisher"), ("the report's own words, no source told",)),
        (facts(speaker="not told", between=("A",)), ("speaker not told, through A",)),
        (facts(medium="letter"), ("first-hand: no hand named between speaker and print", "in a letter")),
        (facts(between=("A",), medium="letter", seen_by="A"), ("second-hand, through A", "letter seen by A")),
        (facts(between=("A",), state=("A",)), ("second-hand, through A", "state media: A")),
        (facts(printed=False, between=("A",)), ("second-hand, through A", "who printed it is not told")),
        (
            facts(speaker="unnamed", unnamed=1, unnamed_as="official", withheld=(14, 39), between=("A",)),
            ("second-hand, through A", "1 unnamed (official)", "no name given: “on condition of anonymity”"),
        ),
    ],
)
def test_facts_in_plain_words(made: Facts, said: tuple[str, ...]) -> None:
    assert labels(Report("r", TEXT), made) == said


def test_how_many_unnamed_and_of_what_kind() -> None:
    assert unnamed_as(None, None) == ""
    assert unnamed_as(0, "witness") == "unnamed, number not told (witness)"
    assert unnamed_as(2, None) == "2 unnamed"
    assert unnamed_as(2, "source familiar") == "2 unnamed (said to be familiar with the matter)"


class Shelf:
    """A ledger of these reports."""

    def __init__(self, *kept: Reading) -> None:
        self.kept = kept

    def printed_by(self, publisher: str, phrases: Sequence[str]) -> tuple[Reading, ...]:
        printed = [each for each in self.kept if each.report.publisher == publisher]
        return tuple(each for each in printed if any(phrase in each.report.text for phrase in phrases))


def test_an_own_text_outside_the_story_is_held_where_it_holds_the_words() -> None:
    post = readings()[1]
    said, denied = post.annotations.statements or ()
    relay = next(each for each in chain(post, said, None, Shelf(readings()[0])).hands if each.hand.kind == "relay")
    assert (relay.is_held, relay.hand.held, relay.is_missed) == (True, False, False)
    assert [text.reading.report.id for text in relay.telling] == ["r_agency"]
    missed = next(each for each in chain(post, said, None, Shelf()).hands if each.hand.kind == "relay")
    assert (missed.is_held, missed.is_missed, missed.texts) == (False, True, ())
    assert not any(each.texts for each in chain(post, denied, None, Shelf(*readings())).hands)


def test_names_are_listed_and_safe_for_the_screen() -> None:
    assert (listed([]), listed(["A"]), listed(["A", "B\x1b"])) == ("", "A", "A and B\ufffd")
