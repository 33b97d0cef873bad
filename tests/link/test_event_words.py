"""The head of a phrase, its lemma, its family, its senses."""

import pytest

from reportedly.link.events.words import family, head_lemma, lemma, root, senses


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("attacked", "attack"),
        ("sold", "sell"),
        ("buried", "bury"),
        ("crashes", "crash"),
        ("stopped", "stop"),
        ("Talks", "talks"),
    ],
)
def test_lemma(form: str, base: str) -> None:
    assert lemma(form) == base


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("has been arrested", "arrest"),
        ("stepped down", "step down"),
        ("made an arrest", "arrest"),
        ("the sinking of the ferry", "sink"),
        ("a deadly fire", "fire"),
        ("—", "—"),
    ],
)
def test_head(phrase: str, head: str) -> None:
    assert head_lemma(phrase, [(0, len(phrase))]) == head


def test_a_particle_outside_the_span_still_tells() -> None:
    assert head_lemma("Berg stepped down on Monday", [(5, 12)]) == "step down"


def test_a_phrase_in_two_runs_has_one_head() -> None:
    assert head_lemma("took the boat over", [(0, 4), (14, 18)]) in {"take over", "take"}


def test_nouns_and_their_verbs_are_one_family() -> None:
    assert family(lemma("acquisition")) == family(lemma("acquired"))
    assert family(lemma("resignation")) == family(lemma("resigned"))
    assert root("development") == root("develop")


def test_near_words_share_a_sense_and_others_none() -> None:
    assert senses("blaze") & senses("fire")
    assert not senses("wedding") & senses("quake")
