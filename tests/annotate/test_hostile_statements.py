"""Who speaks, of hostile text: any words in any order give statements that hold, in time linear in their number."""

import time
from cProfile import Profile

import pytest
from hostile_statements import CUES, REPEATED, SEERS, TEXTS, check, nested, so_far, spoken
from hostile_texts import PAGE, repeated
from hypothesis import given, settings
from hypothesis import strategies as st
from test_any_text import check as check_whole

from reportedly.annotate.statements.quotes import Quotes, find_quotes, quoted_words

WORDS = sorted({word for scrap in REPEATED for word in scrap.split()} | {"\n", "\n\n", "“", "”", ".", ",", "Reuters"})
SCRAPS = st.lists(st.sampled_from((*WORDS, *REPEATED)) | st.text(st.characters(), max_size=3), max_size=40)
LONG = 100_000
PATIENCE = 30  # seconds for LONG code points; a busy machine needs a second or two
HARD = ("citing ", "said, citing Ana, which in turn quoted ", "Ana was quoted by Berg as saying ", "he said that ")


@settings(max_examples=100, deadline=None)
@given(SCRAPS, st.sampled_from((" ", "")), st.sampled_from(sorted(SEERS)))
def test_words_the_rules_go_by_in_any_order(scraps: list[str], between: str, seer: str) -> None:
    check(between.join(scraps), seer)


@pytest.mark.parametrize(
    "text",
    [
        "said, cited as telling  the Ana’s ",  # nobody stands before "as telling"
        "Ana told Berg. told the agency “a letter signed by He said. "
        "Ana and A tellingin a statement carried by that be",
    ],
)
def test_whoever_is_told_of_may_be_nobody(text: str) -> None:
    check(text, "clauses")


@pytest.mark.parametrize("name", TEXTS)
def test_long_runs(name: str) -> None:
    for seer in SEERS:
        check(TEXTS[name](PAGE // 5), seer)


@pytest.mark.parametrize("seer", SEERS)
@pytest.mark.parametrize("scrap", HARD)
def test_three_times_the_text_is_three_times_the_work(scrap: str, seer: str) -> None:
    """Each cue has its own reach (``REACH``), so that work grows faster until a text is longer than that."""
    assert calls(repeated(scrap, 3 * PAGE), seer) <= 4 * calls(repeated(scrap, PAGE), seer) + 4_000


def calls(text: str, seer: str) -> int:
    """How many calls of functions reading a text takes."""
    found = so_far(text)
    with Profile() as profile:
        spoken(text, seer, found)
    return sum(each.callcount for each in profile.getstats())


@pytest.mark.parametrize(
    "text",
    [
        repeated("as saying ", LONG),
        repeated("citing ", LONG),
        "Ana Ortega said that " + repeated("the gate and the pump and the lock and ", LONG) + "the pier had failed.",
        repeated("“", LONG),
        repeated("“Ana said ", LONG),
        repeated("‘Ana said ", LONG),
        nested("“", "”", 4_000),
        nested("‘", "’", 4_000),
    ],
    ids=["as saying", "citing", "one sentence", "marks", "open", "open single", "nested", "nested single"],
)
def test_a_long_line_read_whole(text: str) -> None:
    began = time.process_time()
    check_whole(text)
    assert time.process_time() - began < PATIENCE


def test_a_long_quotation() -> None:
    assert _seconds_to_count(80_000) < 8 * _seconds_to_count(20_000) + 0.05


def _seconds_to_count(size: int) -> float:
    text = f"“{repeated('the gate was shut ', size)}”"
    quotes = Quotes(find_quotes(text))
    began = time.process_time()
    quoted_words(text, quotes, [(1, len(text) - 1)])
    return time.process_time() - began


def test_the_cues_seen_are_many() -> None:
    assert sum(bool(CUES.search(scrap)) for scrap in REPEATED) > 30
    assert all(sum(bool(spoken(make(PAGE // 5), seer)) for make in TEXTS.values()) > 20 for seer in SEERS)
