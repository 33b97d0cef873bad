"""Dates and figures of hostile text: any characters give a result that holds, in time linear in their number."""

import re
import time
from cProfile import Profile

import pytest
from fuzz_hostile import target
from hostile_texts import MARKS, NUMBERS, PAGE, PUBLISHED, TEXTS, check, drawn, read, repeated, report_of, words
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.annotate.timexes.find import PATTERNS

SCRAPS = st.lists(
    st.sampled_from((*words(), *(NUMBERS + MARKS) * 10)) | st.text(st.characters(), max_size=3), max_size=60
)
# So many times the time the bench asks for (scripts/bench --hostile), so that a busy machine fails no test.
PATIENCE = 10
SECONDS_A_PAGE = 0.05


@settings(max_examples=200, deadline=None)
@given(SCRAPS, st.sampled_from(("", " ", " ")), st.sampled_from(PUBLISHED))
def test_words_the_rules_go_by_in_any_order(scraps: list[str], between: str, published: str | None) -> None:
    check(between.join(scraps), published)


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(), max_size=300))
def test_any_characters(text: str) -> None:
    check(text)


@pytest.mark.parametrize("name", TEXTS)
def test_long_runs(name: str) -> None:
    check(TEXTS[name](PAGE // 4))


@pytest.mark.parametrize("name", TEXTS)
def test_four_times_the_text_is_four_times_the_work(name: str) -> None:
    text, part = TEXTS[name](PAGE), PAGE // 4
    parts = sum(calls(text[start : start + part]) for start in range(0, PAGE, part))
    assert calls(text) <= 1.3 * parts + 4_000


def calls(text: str) -> int:
    """How many calls of functions reading a text takes, once tables are loaded."""
    read(report_of("Two people read 12 tables on 1 May."))
    read(report_of(text[:200]))
    with Profile() as profile:
        read(report_of(text))
    return sum(each.callcount for each in profile.getstats())


@pytest.mark.parametrize("text", [repeated("1 ", 200_000), repeated("May 1 ", 200_000), drawn(1, words(), 200_000)])
def test_a_line_of_two_hundred_thousand_characters(text: str) -> None:
    began = time.process_time()
    read(report_of(text))
    assert time.process_time() - began < PATIENCE * SECONDS_A_PAGE * len(text) / PAGE


def test_the_fuzz_target_takes_any_bytes() -> None:
    for data in (b"", b"\0", b"\xff", bytes(range(256)) * 4):
        target(data)


@pytest.mark.parametrize(("name", "pattern"), [(name, pattern.pattern) for name, pattern in PATTERNS])
def test_no_pattern_of_times_repeats_without_bound(name: str, pattern: str) -> None:
    """It would be tried again from every place of a long run, which calls do not count."""
    bare = re.sub(r"\\.|\[[^]]*\]", "", pattern)
    assert not re.search(r"[*+]|\{\d*,\}", bare), name
