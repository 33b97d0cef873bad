"""Who a source is: names, or how many there are without one."""

import pytest
from told import known_of, place

from reportedly.annotate.statements.known import Known
from reportedly.annotate.statements.sources import speakers_of
from reportedly.records import Statement

PEOPLE = {"person": "Ana Ortega|Ortega, Karl Berg|Berg", "organisation": "Harbour Ministry", "state": "Norland, Larn"}


def who(text: str, source: str, *made: Statement) -> tuple[tuple[str, ...], int | None]:
    """Names, and the number of the unnamed."""
    names, ids, unnamed = speakers_of(known_of(text, **PEOPLE), place(text, source), made)
    assert not ids or len(ids) == len(names)
    return names, unnamed


def after(text: str, content: str, source: str, *speakers: str, unnamed: int | None = None) -> Statement:
    """A statement of those words."""
    ids = tuple(entity.id for name in speakers for entity in known_of(text, **PEOPLE).entities if entity.name == name)
    return Statement("s", "indirect", (place(text, content),), (), (place(text, source),), speakers, ids, unnamed)


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("Ana Ortega", ("Ana Ortega",)),
        ("Ortega", ("Ana Ortega",)),
        ("Ana Ortega, the harbour master,", ("Ana Ortega",)),
        ("the harbour master, Ana Ortega", ("Ana Ortega",)),
        ("Ortega and Berg", ("Ana Ortega", "Karl Berg")),
        ("Norland and Larn", ("Norland", "Larn")),
        ("the Harbour Ministry, quoted by Berg", ("Harbour Ministry",)),
        ("Berg, who had come from Larn", ("Karl Berg",)),
        ("an adviser to Berg", ("an adviser to Berg",)),
        ("Berg’s lawyer", ("Berg’s lawyer",)),
    ],
)
def test_who_a_phrase_names(source: str, names: tuple[str, ...]) -> None:
    assert who(f"It rained. {source} said so.", source)[0] == names


@pytest.mark.parametrize(
    ("source", "unnamed"),
    [
        ("officials", 0),
        ("an official", 1),
        ("two officials", 2),
        ("three people familiar with the talks", 3),
        ("another diplomat", 1),
        ("many residents", 0),
        ("a sailor", 1),
        ("a couple of officials", 2),
        ("a number of officials", 0),
        ("one in five doctors", 0),
        ("an overwhelming 70 percent of residents", 0),
        ("an official of a group", 1),
        ("the ministry", None),
        ("a newspaper", None),
    ],
)
def test_how_many_there_are_without_a_name(source: str, unnamed: int | None) -> None:
    assert who(f"It rained. {source} said so.", source) == ((source,), unnamed)


def test_he_goes_on() -> None:
    text = "Berg said it rained, he added."
    made = after(text, "it rained", "Berg", "Karl Berg")
    assert who(text, "he", made) == (("Karl Berg",), None)


def test_he_who_is_nobody_said_so_far_is_nobody() -> None:
    assert who("It rained. He said so.", "He") == ((), None)


def test_he_inside_a_speakers_words_is_somebody_else() -> None:
    text = "“It rained,” Berg said. “I saw that he denied it.”"
    made = after(text, "I saw that he denied it.", "Berg", "Karl Berg")
    assert who(text, "he", made) == ((), None)


def test_she_is_the_one_without_a_name_who_spoke_last() -> None:
    text = "An aide said it rained. It rained on. She left, she said."
    made = after(text, "it rained", "An aide", "An aide", unnamed=1)
    assert who(text, "she", made) == (("An aide",), 1)


def test_she_is_not_the_one_without_a_name_where_somebody_is_named_between() -> None:
    text = "An aide said it rained. Ortega came. It rained on and she said so."
    made = after(text, "it rained", "An aide", "An aide", unnamed=1)
    assert who(text, "she", made) == ((), None)


def test_it_and_they_are_the_bodies_that_spoke_last() -> None:
    text = "The Harbour Ministry said it rained. It said so. Officials said it rained. They said so."
    ministry = after(text, "it rained", "The Harbour Ministry", "Harbour Ministry")
    assert who(text, "It", ministry) == (("Harbour Ministry",), None)
    officials = after(text, "it rained", "Officials", "Officials", unnamed=0)
    assert who(text, "They", officials) == (("Officials",), 0)
    assert who(text, "They", ministry) == ((), None)
    assert who(text, "They") == ((), None)


def test_who_stands_for_the_name_or_noun_before() -> None:
    assert who("It rained, said Berg, who said so.", "who") == (("Karl Berg",), None)
    assert who("It rained, said a woman who said so.", "who") == (("a woman",), 1)
    assert who("It rained. who said so.", "who") == ((), None)


def test_both_leaders_are_the_two_of_the_report() -> None:
    assert who("Ortega met Berg. Both leaders said so.", "Both leaders")[0] == ("Ana Ortega", "Karl Berg")
    assert who("Norland met Larn. The two countries said so.", "The two countries")[0] == ("Norland", "Larn")
    assert who("Ortega came. Both leaders said so.", "Both leaders")[0] == ("both leaders",)


def test_the_official_is_the_one_described_at_length() -> None:
    text = "A senior official of the port said it rained. The official said so."
    made = after(text, "it rained", "A senior official of the port", "A senior official of the port", unnamed=1)
    assert who(text, "The official", made) == (("A senior official of the port",), 1)


def test_the_ministry_is_the_one_named_before() -> None:
    assert who("The Harbour Ministry closed. The ministry said so.", "The ministry") == (("Harbour Ministry",), None)


@pytest.mark.parametrize("called", ["known as", "identified only as", "named as", "who identified himself as"])
def test_an_alias_is_a_name(called: str) -> None:
    text = f"It rained. A gang leader {called} Tall Tomas said so."
    names, _ = who(text, f"A gang leader {called} Tall Tomas")
    assert names == ("Tall Tomas",)


def test_an_outlet_is_called_by_its_name() -> None:
    text = "It rained. The Sorinform news agency said so."
    assert who(text, "The Sorinform news agency") == (("Sorinform",), None)


def test_a_text_of_names_alone() -> None:
    known: Known = known_of("Berg " * 500, **PEOPLE)
    for at in range(0, 2_500, 500):
        assert speakers_of(known, (at, at + 4), [])[0] == ("Karl Berg",)


def test_a_source_cut_from_a_name_is_its_bearer() -> None:
    text = "Defence Minister Karl Berg would not say, but said so."
    known = known_of(text, person="Karl Berg|Defence Minister Karl Berg")
    assert speakers_of(known, place(text, "Defence"), ())[0] == ("Karl Berg",)


@pytest.mark.parametrize(
    ("speaker", "names"),
    [
        ("A sailor", ("A sailor",)),
        ("The former sailor", ("Karl Berg",)),  # who may be Berg
        ("A woman", ("Karl Berg",)),
    ],
)
def test_he_is_the_one_without_a_name_who_spoke_last_though_he_seems_another(
    speaker: str, names: tuple[str, ...]
) -> None:
    text = f"Karl Berg left. {speaker} said it rained. “It poured,” he said."
    known = known_of(text, person="Karl Berg|he")
    before = after(text, "it rained", speaker, speaker, unnamed=1)
    pronoun = text.rindex(" he ") + 1
    assert speakers_of(known, (pronoun, pronoun + 2), (before,))[0] == names
