"""Names and descriptions from made-up marks of a network, in invented texts."""

import numpy as np

from reportedly.annotate.mentions.clusters import Cluster
from reportedly.annotate.mentions.naming import Name, find_names
from reportedly.annotate.mentions.nominals import bearer
from reportedly.annotate.mentions.page import page_of
from reportedly.annotate.mentions.phrases import find_phrases
from reportedly.annotate.mentions.referents import resolve
from reportedly.annotate.tagged import Tagged
from reportedly.annotate.tokens import tokens
from reportedly.nets import NAMES, Seen


def mark(text: str, words: str, kind: str) -> Tagged:
    start = text.index(words)
    return Tagged((start, start + len(words)), kind, 0.9)


def names(text: str, **kinds: str) -> list[Name]:
    """The names of one sentence whose words the network gives the kinds; "_" stands for a space."""
    marks = [mark(text, words.replace("_", " "), kind) for words, kind in kinds.items()]
    return find_names(text, tokens(text, (0, len(text))), sorted(marks, key=lambda m: m.span), naming_nothing(text))


def naming_nothing(text: str) -> Seen:
    """A network that sees one word and no name in it."""
    return Seen(((0, len(text)),), np.zeros(1, np.int64), {"names": np.zeros((1, len(NAMES)), np.float32)}, {})


def test_the_network_types_what_no_table_knows() -> None:
    found = names("Brimwell refused to sign.", Brimwell="organisation")
    assert [(name.text, name.type) for name in found] == [("Brimwell", "organisation")]


def test_a_title_stays_with_the_name_and_is_its_role() -> None:
    (found,) = names("Vice-President Ana Holm Reyd spoke.", Ana_Holm_Reyd="person")
    assert (found.text, found.role, found.canonical) == (
        "Vice-President Ana Holm Reyd",
        "Vice-President",
        "Ana Holm Reyd",
    )


def test_a_title_within_the_mark_is_cut_from_the_name() -> None:
    (found,) = names("He thanked Mayor Ana Holm.", Mayor_Ana_Holm="person")
    assert (found.role, found.canonical, found.type) == ("Mayor", "Ana Holm", "person")


def test_a_run_that_holds_two_names_is_parted_by_the_network() -> None:
    found = names("Teval Port Board Ana Holm was there.", Teval_Port_Board="organisation", Ana_Holm="person")
    assert [(name.text, name.type) for name in found] == [("Teval Port Board", "organisation"), ("Ana Holm", "person")]


def test_a_state_is_known_by_its_table_unless_it_is_a_person() -> None:
    assert [name.type for name in names("Jordan refused.", Jordan="place")] == ["state"]
    assert [name.type for name in names("Jordan refused.", Jordan="person")] == ["person"]


def test_a_name_that_the_network_breaks_is_one() -> None:
    found = names("He left New Harl Bay.", New="place", Harl_Bay="place")
    assert [name.text for name in found] == ["New Harl Bay"]


def test_capitals_in_which_the_network_sees_no_name_are_doubted() -> None:
    assert [name.sure for name in names("He saw the TV.")] == [False]


def test_a_name_may_end_inside_a_word() -> None:
    (found,) = names("The Harl-based firm grew.", Harl="place")
    assert (found.text, found.type) == ("Harl", "place")


TEXT = "Mayor Ana Holm of the Harl Port Board spoke. The mayor left. A mayor sat. The board met."


def stood_for(*clusters: Cluster) -> list[list[str]]:
    """For each cluster the words that stand for it, where nothing but descriptions with one bearer are joined."""
    page = page_of(TEXT, [tokens(TEXT, (0, len(TEXT)))])
    marks = [mark(TEXT, words, kind) for words, kind in (("The mayor", "person"), ("A mayor", "person"))]
    phrases = find_phrases(page, naming_nothing(TEXT), [*marks, mark(TEXT, "The board", "organisation")], clusters)
    found = resolve(page, phrases, lambda _, phrase, fitting: bearer(phrase, fitting))
    by_cluster = {id(referent.cluster): referent for referent in found if referent.cluster}
    return [[TEXT[slice(*phrase.span)] for phrase in by_cluster[id(cluster)].phrases] for cluster in clusters]


def test_a_description_stands_for_who_bears_it() -> None:
    mayor = Cluster("Ana Holm", "person", mentions=[(6, 14)], roles=["Mayor"])
    board = Cluster("Harl Port Board", "organisation", mentions=[(22, 37)])
    assert stood_for(mayor, board) == [["Ana Holm", "The mayor"], ["Harl Port Board", "The board"]]


def test_a_description_that_fits_two_stands_for_nobody() -> None:
    first = Cluster("Ana Holm", "person", mentions=[(6, 14)], roles=["Mayor"])
    second = Cluster("Mayor", "person", mentions=[(0, 5)], roles=["mayor of Harl"])
    assert stood_for(first, second) == [["Ana Holm"], ["Mayor"]]


def test_seats_and_capitals_speak_for_states_whatever_the_network_sees() -> None:
    seen = {
        "Downing Street said so.": ("organisation", "Downing Street"),
        "Kyiv said so.": ("state", "Ukraine"),
        "London said so.": ("person", "London"),
    }
    for text, (kind, name) in seen.items():
        (found,) = names(text, **{text.removesuffix(" said so.").replace(" ", "_"): "person"})
        assert (found.type, found.canonical) == (kind, name)


def test_a_ministry_is_named_whole() -> None:
    for text, whole in {
        "Health Ministry counts 21 dead": "Health Ministry",
        "The Ministry counts 21 dead": "Ministry",
    }.items():
        assert whole in [name.text for name in names(text, Ministry="organisation")]
