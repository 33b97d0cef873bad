"""What of a hand's own text a statement keeps."""

from hypothesis import given
from hypothesis import strategies as st
from made_chains import LETTER, WIRE, at, herald, letter, reading, statement, wire

from reportedly.link.held import kept, own_texts, shared, words_of
from reportedly.records import Hand, Statement


def said(made: object) -> Statement:
    return made.annotations.statements[0]  # type: ignore[attr-defined,no-any-return]  # made readings have one


def test_a_hands_own_text_is_found_with_the_words_kept_of_it() -> None:
    one, relay = wire(), Hand("the Larn agency", "relay")
    (found,) = own_texts(relay, said(one), one.report, [one, letter(), herald()])
    assert (found.reading.report.id, found.words, found.of) == ("r_letter", 12, 12)
    (passage,) = found.kept
    words = "The harbour will stay open all winter and every ship may enter"
    assert (WIRE[slice(*passage.here)], LETTER[slice(*passage.there)]) == (words, words)
    assert found.statement == "st_letter"


def test_the_report_itself_and_a_medium_have_no_own_text() -> None:
    one = letter()
    assert own_texts(Hand("Larn Agency", "publisher"), said(one), one.report, [one]) == ()
    assert own_texts(Hand("Larn Agency", "medium"), said(one), one.report, [one, wire(), letter()]) == ()


def test_an_own_text_may_hold_none_of_the_words() -> None:
    other = reading("r_other", "Trams\n\nThe trams of Berg stand still.", "Larn Agency")
    one = wire()
    (found,) = own_texts(Hand("Larn Agency", "relay"), said(one), one.report, [other])
    assert (found.kept, found.words, found.statement) == ((), 0, None)


def test_a_word_changed_parts_a_passage_and_few_words_in_a_row_are_none() -> None:
    text = "He said the gate at Larn is shut for good and the key to it is lost."
    made = Statement("st", "indirect", (at(text, "the gate at Larn is shut for good and the key to it is lost"),))
    one = reading("r", text, "Berg Herald", made)
    other = words_of("The gate at Larn is closed. For good and the key, to it is lost.")
    found = [text[slice(*each.here)] for each in kept(one.report, made, other)]
    assert found == ["the gate at Larn is", "for good and the key to it is lost"]


def test_a_short_statement_is_kept_whole_or_not_at_all() -> None:
    text = "“Hide nothing,” he said."
    made = statement("st", text, "Hide nothing")
    one = reading("r", text, None, made)
    assert len(kept(one.report, made, words_of("They will hide nothing."))) == 1
    assert kept(one.report, made, words_of("They will hide some, and nothing else.")) == ()
    single = statement("st", text, "nothing")
    assert kept(one.report, single, words_of("nothing")) == ()


WORDS = st.lists(st.sampled_from(["gate", "Larn", "is", "shut", "“the", "1,000"]), max_size=40).map(" ".join)


@given(WORDS, WORDS, st.integers(1, 6))
def test_what_is_shared_stands_in_both(one: str, other: str, size: int) -> None:
    last = 0
    for each in shared(words_of(one), words_of(other), size):
        here, there = (words_of(text, [span]).folded for text, span in ((one, each.here), (other, each.there)))
        assert here == there
        assert each.words == len(here) >= size
        assert each.here[0] >= last
        last = each.here[1]


@given(st.text(), st.text())
def test_any_characters_give_a_result(one: str, other: str) -> None:
    shared(words_of(one), words_of(other))
