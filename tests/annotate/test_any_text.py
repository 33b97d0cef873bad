"""Any text gives valid spans: nothing crashes, nothing points outside."""

from collections.abc import Iterator

import pytest
from annotated import read
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.records import Annotations, Span

SCRAPS = st.lists(
    st.sampled_from(
        (
            "“ ” \" ' ‘ ’ « » he she said says told Putin Kim Oslo Norway in a letter statement , . : ; ? ! \n \n\n "
            "that and who according to quoted as saying 12 killed more than thousands of soldiers on Friday May "
            "2024 last year € % — … 😀 denied citing Reuters ( ) [ ] 1,000 1.5m first the"
        ).split(" ")
    ),
    max_size=60,
).map(" ".join)


def spans(found: Annotations) -> Iterator[Span]:
    """Every span of an annotation."""
    yield from found.sentences or ()
    for statement in found.statements or ():
        yield from (*statement.contents, *statement.cue, *statement.sources)
        yield from (hand.span for hand in statement.relays if hand.span)
        if statement.medium_span:
            yield statement.medium_span
    for entity in found.entities or ():
        yield from entity.mentions
    for kind in (found.timexes, found.figures, found.events):
        yield from ((item.start, item.end) for item in kind or ())


def check(text: str) -> None:
    report, found = read(text)
    for start, end in spans(found):
        assert 0 <= start < end <= len(report.text)
    ids = [statement.id for statement in found.statements or ()]
    assert len(ids) == len(set(ids))
    assert {statement.parent for statement in found.statements or ()} <= {None, *ids}


@settings(max_examples=150, deadline=None)
@given(SCRAPS)
def test_scraps_of_news(text: str) -> None:
    check(text)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_characters(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "scrap",
    ['"', "“a ”", "“", "he said ", "Anna Smith and ", "1", "a", "\n", "x.\n\n", "(", "according to ", "a\u0301"],
)
def test_long_runs_of_one_thing(scrap: str) -> None:
    check(scrap * (20_000 // len(scrap)))
