"""Addresses, pictures of figures, copies side by side: the parts of pages that work something out."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_fake import Fake

from reportedly.records import Annotations, Comparison, Copy, Reading, Report, Story
from reportedly.show.page import addresses, copies, drawing, figures, naming, said, statement
from reportedly.show.page.drawing import Given

NUMBERS = st.none() | st.floats() | st.integers(-(10**6), 10**6).map(float)
DAYS = st.sampled_from(["2025-10-11", "2025-10-12", "2025-11", "2024", "", "soon", "9999-12-31", "0001-01-01"])


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://paper.example/a?b=1#c", True),
        ("HTTP://paper.example", True),
        ("javascript:alert(1)", False),
        (" https://paper.example", False),
        ("https://paper.example/a b", False),
        ("https://user@paper.example/", False),
        ("https:///nothing", False),
        ("//paper.example/", False),
        ("data:text/html,x", False),
        ("https://[::1", False),
        ("https://paper.example/\x00", False),
        ("https://paper.example/" + "a" * 3000, False),
        ("", False),
        (None, False),
    ],
)
def test_only_plain_web_addresses_become_links(url: str | None, linked: bool) -> None:
    assert addresses.outside(url) == (url if linked else None)


@given(st.text(max_size=40))
def test_any_id_has_an_address_a_browser_leaves_alone(name: str) -> None:
    made = addresses.report(name, (1, 2))
    assert made.startswith(("/report/", "/report?id="))
    assert made.isascii()
    assert not set(made) & set("<>\"' \n\\")
    assert made.endswith("#w1-2")


def mark(day: str = "2025-10-11", **told: float | None) -> Given:
    return Given(day, told.get("low"), told.get("high"), told.get("best"), "the mayor", "disc", False, "A", "")


@given(
    st.lists(st.tuples(DAYS, NUMBERS, NUMBERS, NUMBERS, st.sampled_from(["", "the mayor", "The Mayor", "x" * 90]))),
    st.sampled_from([drawing.WIDE, drawing.NARROW, drawing.SMALL]),
)
def test_any_series_gives_a_picture_within_its_frame(
    told: list[tuple[str, float | None, float | None, float | None, str]], size: drawing.Size
) -> None:
    made = drawing.chart(
        [Given(d, low, high, best, by, "disc", False, "A", "t") for d, low, high, best, by in told], size
    )
    if made is None:
        return
    assert made.marks
    for each in made.marks:
        assert math.isfinite(each.x)
        assert math.isfinite(each.y)
        assert 0 <= each.x <= made.width
        assert 0 <= each.y <= made.height
    for name in made.names:
        assert 0 <= name.y <= made.height
    assert len(made.values) <= 8


def test_bounds_are_whiskers() -> None:
    made = drawing.chart(
        [mark(best=22.0, low=22.0), mark(best=80.0, high=80.0), mark(low=10.0, high=15.0), mark(best=5.0)]
    )
    assert made is not None
    least, most, between, about = made.marks
    assert (least.open_top, least.open_bottom) == (True, False)
    assert (most.open_top, most.open_bottom) == (False, True)
    assert between.top is not None
    assert between.bottom is not None
    assert between.top < between.bottom
    assert not between.open_top
    assert about.about


def test_an_exact_number_has_no_whisker() -> None:
    made = drawing.chart([mark(low=3.0, high=3.0, best=3.0)])
    assert made is not None
    assert made.marks[0].top is None


def test_undated_or_unnumbered_marks_are_left_to_the_table() -> None:
    assert drawing.chart([mark(day="", best=3.0), mark()]) is None


def test_no_words_stand_on_others_in_a_picture() -> None:
    made = drawing.chart([mark(day=f"2025-10-{day:02}", best=float(day * 3)) for day in range(1, 29)])
    assert made is not None
    boxes = [
        (label.x - (len(label.text) * 3.25 if label.anchor == "middle" else 0), label.y - 10, len(label.text) * 6.5, 10)
        for each in made.marks
        for label in each.labels
    ]
    for number, (x, y, w, h) in enumerate(boxes):
        for x2, y2, w2, h2 in boxes[number + 1 :]:
            assert x >= x2 + w2 or x2 >= x + w or y >= y2 + h2 or y2 >= y + h


def reading(name: str, text: str, published: str) -> Reading:
    return Reading(Report(id=name, text=text, title=name, publisher=name, published=published), Annotations())


ONE = "Bridge closed\n\nThe bridge at Ostra was closed on Monday. A crack was found. Nobody was hurt, the mayor said."
TWO = (
    "Crack shuts bridge\n\nThe bridge at Ostra was closed on Monday. Nobody was hurt, the mayor said. It opens in May."
)


def test_what_was_kept_cut_and_added_stands_side_by_side() -> None:
    spans = []
    for words in ("The bridge at Ostra was closed on Monday.", "Nobody was hurt, the mayor said."):
        starts = ONE.index(words), TWO.index(words)
        spans.append(((starts[0], starts[0] + len(words)), (starts[1], starts[1] + len(words))))
    copy = Copy("one", "two", 0.8, "80 %", tuple(spans))
    story = Story("s_1", "Bridge", ("one", "two"), 1, (copy,))
    readings = (reading("one", ONE, "2025-05-05"), reading("two", TWO, "2025-05-06"))
    (made,) = copies.views(story, naming.Sources(readings, (copy,)))
    assert (made.left.publisher, made.how, made.right.publisher) == ("one", "copy of", "two")
    told = [(row.kind, row.left and row.left.text, row.right and row.right.text) for row in made.rows]
    assert told == [
        ("cut", "Bridge closed", "Crack shuts bridge"),
        ("kept", "The bridge at Ostra was closed on Monday.", "The bridge at Ostra was closed on Monday."),
        ("cut", "A crack was found.", None),
        ("kept", "Nobody was hurt, the mayor said.", "Nobody was hurt, the mayor said."),
        ("cut", None, "It opens in May."),
    ]


@given(st.lists(st.tuples(*[st.integers(-5, 130)] * 4), max_size=8))
def test_any_passages_give_rows_of_words_that_stand_in_the_texts(found: list[tuple[int, int, int, int]]) -> None:
    copy = Copy("one", "two", 0.5, "", tuple(((a, b), (c, d)) for a, b, c, d in found))
    story = Story("s_1", "Bridge", ("one", "two"), 1, (copy,))
    readings = (reading("one", ONE, "2025-05-05"), reading("two", TWO, "2025-05-06"))
    for made in copies.views(story, naming.Sources(readings, (copy,))):
        for row in made.rows:
            assert row.left is None or row.left.text in ONE
            assert row.right is None or row.right.text in TWO


def test_origins_are_those_of_the_copies(comparison: Comparison) -> None:
    for story in comparison.stories:
        held = {each.report.id: each for each in comparison.readings}
        sources = naming.Sources([held[each] for each in story.reports], story.copies)
        if len(story.reports) > 1:
            assert len({sources[each].origin for each in story.reports}) == story.origins


def test_a_statement_many_reports_print_is_told_once(comparison: Comparison) -> None:
    story = comparison.stories[0]
    held = {each.report.id: each for each in comparison.readings}
    view = said.view(naming.Sources([held[each] for each in story.reports], story.copies))
    printed = [told for speaker in view.speakers for told in speaker.told if len(told.printed) > 1]
    assert printed
    assert all(told.origins <= len(told.printed) for told in printed)
    assert view.left_out == 0


def test_figures_that_differ_come_first(comparison: Comparison) -> None:
    story = comparison.stories[0]
    held = {each.report.id: each for each in comparison.readings}
    sources = naming.Sources([held[each] for each in story.reports], story.copies)
    views = figures.views([each for each in comparison.figures if each.story == story.id], sources)
    assert views[0].telling
    assert len(views[0].charts) == 2
    assert [each.telling for each in views] == sorted((each.telling for each in views), reverse=True)


def test_a_chain_shows_held_hands_with_what_was_kept_and_its_facts(comparison: Comparison) -> None:
    kept = Fake(comparison)
    held = [
        (reading, each)
        for reading in comparison.readings
        for each in reading.annotations.statements or ()
        if any(hand.held and hand.kind == "relay" for hand in each.chain)
    ]
    assert held
    views = [(reading, statement.view(kept, each.id)) for reading, each in held]
    for reading, view in views:
        assert view.labels[0].startswith(("second-hand", "third-hand", "3 hands"))
        assert [hand.name for hand in view.hands]
        for hand in view.hands:
            assert hand.words in " ".join(reading.report.text.split())
            assert hand.missed == (not hand.held and hand.lead in ("told by", "agency", "printed by"))
            for own in hand.texts:
                text = " ".join(kept.report(own.source.report).report.text.split())
                assert all(words.strip("“”…") in text for words, _ in own.kept)
                assert all(href.startswith(own.source.href) for _, href in own.kept)
    assert any(own.kept for _, view in views for hand in view.hands for own in hand.texts)
