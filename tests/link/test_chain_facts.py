"""What a chain amounts to: distance, anonymity, state media, and what several reports' chains share."""

import pytest
from made_chains import at, herald, letter, reading, statement, wire

from reportedly.link.chain_facts import Facts, carried, facts_of, is_state_media
from reportedly.records import Copy, Hand, Report, Statement

TEXT = "Berg will pay, two officials said. Mara Lund agreed."
SPEAKER, HERALD = Hand("Mara Lund", "speaker"), Hand("Berg Herald", "publisher", held=True)


def facts(*chain: Hand, unnamed: int | None = None, source: str = "", text: str = TEXT) -> Facts:
    return facts_of(Report("r", text), statement("st", text, "Berg will pay", *chain, unnamed=unnamed, source=source))


@pytest.mark.parametrize(
    ("chain", "distance", "between"),
    [
        ((SPEAKER, HERALD), 1, ()),
        ((SPEAKER, Hand("interview", "medium"), HERALD), 1, ()),
        ((SPEAKER, Hand("North Wire", "agency"), HERALD), 2, ("North Wire",)),
        ((SPEAKER, Hand("North Wire", "agency")), 1, ()),
        ((SPEAKER, Hand("Larn Agency", "relay")), 2, ("Larn Agency",)),
        ((SPEAKER, Hand("A", "relay"), Hand("B", "agency"), HERALD), 3, ("A", "B")),
        ((Hand("A", "relay"), HERALD), None, ("A",)),
        ((HERALD,), None, ()),
        ((), None, ()),
    ],
)
def test_how_far_a_statement_has_come(chain: tuple[Hand, ...], distance: int | None, between: tuple[str, ...]) -> None:
    found = facts(*chain)
    assert (found.distance, found.between) == (distance, between)


def test_a_speaker_is_told_unnamed_or_not_told() -> None:
    assert facts(SPEAKER, HERALD).speaker == "told"
    assert facts(HERALD).speaker == "publisher"
    assert facts(Hand("A", "relay"), HERALD).speaker == "not told"
    assert facts().speaker == "not told"
    found = facts(Hand("two officials", "speaker"), HERALD, unnamed=2, source="two officials")
    assert (found.speaker, found.unnamed, found.unnamed_as) == ("unnamed", 2, "official")


def test_why_no_name_is_given_is_marked() -> None:
    text = "Berg will pay, an aide said on condition of anonymity because talks go on.\n\nLund spoke anonymously."
    found = facts(Hand("an aide", "speaker"), unnamed=1, source="an aide", text=text)
    assert found.withheld == at(text, "on condition of anonymity")
    assert facts(SPEAKER, text=text).withheld is None


def test_a_document_is_seen_by_the_hand_the_words_say() -> None:
    text = "Berg will pay, Lund says in a letter seen by the Larn Agency."
    chain = SPEAKER, Hand("letter", "medium", at(text, "letter")), Hand("Larn Agency", "relay", at(text, "Larn Agency"))
    assert facts(*chain, text=text).seen_by == "Larn Agency"
    assert facts(*chain, text=text.replace("seen by", "sent to")).seen_by is None


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("KCNA", True),
        ("Norlandic state media", True),
        ("state-run television", True),
        ("the official news agency", True),
        ("Reuters", False),
        ("the state prosecutor", False),
        ("Mara Lund", False),
    ],
)
def test_state_media_by_the_register_or_by_the_phrase(name: str, *, state: bool) -> None:
    assert is_state_media(name) == state


def test_reports_that_all_have_it_by_one_hand_are_one_line() -> None:
    one, others = wire(), [letter(), wire(), herald()]
    assert one.annotations.statements is not None
    found = carried(one, one.annotations.statements[0], others, ())
    assert [each.report.id for each, _ in found.told] == ["r_wire", "r_letter", "r_herald"]
    assert (found.through, found.lines) == (("Larn Agency",), 1)


def test_reports_without_a_hand_in_common_are_lines_of_their_own_unless_one_is_a_copy() -> None:
    words = "Berg will pay"
    made = [
        reading(f"r_{name}", TEXT, name, statement(f"st_{name}", TEXT, words, SPEAKER, Hand(name, "publisher")))
        for name in ("A", "B", "C")
    ]
    first = made[0].annotations.statements or ()
    assert (carried(made[0], first[0], made, ()).through, carried(made[0], first[0], made, ()).lines) == ((), 3)
    assert carried(made[0], first[0], made, (Copy("r_B", "r_C", 0.9, ""),)).lines == 2


def test_other_words_are_not_the_same_statement() -> None:
    one = wire()
    other = reading("r_o", TEXT, "B", statement("st_o", TEXT, "Mara Lund agreed"))
    found = carried(one, (one.annotations.statements or ())[0], [other], ())
    assert (len(found.told), found.through, found.lines) == (1, (), 1)


def test_a_statement_without_words_or_chain_gives_facts() -> None:
    assert facts_of(Report("r", ""), Statement("st", "direct", ((0, 0),))).distance is None
