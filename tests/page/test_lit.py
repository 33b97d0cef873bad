"""Spans that nest and overlap, cut into segments."""

from hypothesis import given
from hypothesis import strategies as st

from reportedly.show.page import lit
from reportedly.show.page.lit import DATE, FIGURE, STATEMENT, WORDS, Item

TEXT = "One two three\n\nfour five six\nseven eight"


def spans() -> st.SearchStrategy[tuple[int, int]]:
    return st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@st.composite
def items(draw: st.DrawFn) -> list[Item]:
    kinds = draw(st.lists(st.sampled_from([STATEMENT, FIGURE, DATE, WORDS]), max_size=8))
    return [
        Item(
            f"i{n}",
            kind,
            tuple(draw(st.lists(spans(), min_size=1, max_size=3))),
            tuple(draw(st.lists(spans(), max_size=2))),
        )
        for n, kind in enumerate(kinds)
    ]


@given(text=st.text(alphabet="ab \n", max_size=60), given_items=items())
def test_segments_are_the_text_and_know_every_item(text: str, given_items: list[Item]) -> None:
    paragraphs = lit.light(text, given_items, (0, len(text)))
    assert "".join(part.text for each in paragraphs for part in each) == text.replace("\n", "")
    places = [place for place, character in enumerate(text) if character != "\n"]
    at = 0
    for each in paragraphs:
        for part in each:
            here = places[at : at + len(part.text)]
            at += len(part.text)
            assert part.text
            names = set(part.classes.split())
            for number, item in enumerate(given_items):
                inside = [any(s <= place < e for s, e in item.spans) for place in here]
                assert all(inside) or not any(inside)
                assert (f"k{number}" in names) == any(inside)
                assert (f"j{number}" in names) == any(any(s <= p < e for s, e in item.about) for p in here)


@given(text=st.text(alphabet="ab \n", max_size=60), given_items=items())
def test_each_item_opens_once_where_it_has_words(text: str, given_items: list[Item]) -> None:
    opened = [key for each in lit.light(text, given_items, (0, len(text))) for part in each for key in part.opens]
    assert len(opened) == len(set(opened))
    for item in given_items:
        first = min((span for span in item.spans if span[0] < len(text)), default=None)
        if first and text[first[0] : first[1]].strip("\n"):
            assert item.key in opened


def test_the_innermost_is_explained_and_tab_stops_once_at_each() -> None:
    found = [
        Item("outer", STATEMENT, ((0, 13),)),
        Item("inner", FIGURE, ((4, 7),)),
    ]
    (first, *_) = lit.light(TEXT, found, (0, len(TEXT)))
    assert [(part.text, part.key, part.stop) for part in first] == [
        ("One ", "outer", True),
        ("two", "inner", True),
        (" three", "outer", False),
    ]


def test_overlapping_spans_are_split() -> None:
    found = [Item("one", STATEMENT, ((0, 7),)), Item("other", STATEMENT, ((4, 13),))]
    (first, *_) = lit.light(TEXT, found, (0, len(TEXT)))
    assert [(part.text, part.classes) for part in first] == [
        ("One ", "statement k0"),
        ("two", "statement k0 k1"),
        (" three", "statement k1"),
    ]


def test_a_span_over_paragraphs_is_lit_in_each() -> None:
    paragraphs = lit.light(TEXT, [Item("one", STATEMENT, ((4, 24),))], (0, len(TEXT)))
    assert [[part.text for part in each if "k0" in part.classes] for each in paragraphs] == [
        ["two three"],
        ["four five"],
        [],
    ]


def test_rules_name_each_item() -> None:
    rules = lit.rules([Item("st_1", STATEMENT, ((0, 3),), ((4, 7),)), Item("w0-3", WORDS, ((0, 3),))])
    assert ".reading:has(#st_1:target) .k0" in rules
    assert ".reading:has(#st_1:target) .j0" in rules
    assert ".reading:has(#w0-3:target) .k1" in rules
    assert rules.count("{") == rules.count("}")


def test_many_items_in_much_text_take_little_time() -> None:
    text = "word " * 60_000
    found = [Item(f"i{n}", FIGURE, ((5 * n, 5 * n + 4),)) for n in range(1500)]
    found += [Item(f"o{n}", STATEMENT, ((n, len(text) - n),)) for n in range(100)]
    paragraphs = lit.light(text, found, (0, len(text)))
    assert sum(len(part.text) for each in paragraphs for part in each) == len(text)
