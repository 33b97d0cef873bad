"""Offsets lead to the source and back; any text gives an answer, and soon."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import EmptyFile, NotText
from reportedly.read import parse
from reportedly.read.build import Parsed

WORD = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=9)
LINE = st.lists(
    st.one_of(WORD, st.sampled_from(["the", "said", "**By**", "[a](#)", "Page 1 of 2", "May 4, 2021", "-", "#", ">"])),
    max_size=14,
).map(" ".join)
TEXT = st.lists(LINE, min_size=1, max_size=14).map("\n".join)


def check(parsed: Parsed) -> None:
    text, source, canonical = parsed.report.text, parsed.source, parsed.canonical
    assert canonical.text == text
    assert 0 <= parsed.report.body_start <= len(text)
    at = 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        span = canonical.to_source((start, at))
        if span is None:
            continue
        assert 0 <= span[0] < span[1] <= len(source)
        back = canonical.to_text(span)
        assert back is not None
        assert back[0] <= start
        assert at <= back[1]
    for begin, piece in zip(canonical.starts, canonical.pieces, strict=True):
        if piece.source and len(piece.text) == piece.source[1] - piece.source[0] and not piece.text.isspace():
            assert source[slice(*piece.source)] == piece.text == text[begin : begin + len(piece.text)]


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
@given(text=TEXT)
@settings(max_examples=60, deadline=None)
def test_words_map_to_the_source_and_back(name: str, text: str) -> None:
    try:
        check(parse(text.encode(), Path(name)))
    except (EmptyFile, NotText):
        return


@pytest.mark.parametrize(
    "unit",
    [
        '"',
        "1",
        "a",
        "\n",
        "*",
        "[",
        "(",
        "May 3, 2024 ",
        "By Mara Quill\n",
        "word ",
        "id: x\n",
        "> ",
        "e\u0301\u0301",
        "Page 1 of 2\n",
        "[a](b) ",
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_odd_texts_are_read(unit: str, name: str) -> None:
    text = unit * (200_000 // len(unit)) + "x"
    parsed = parse(text.encode(), Path(name))
    assert parsed.report.text


@pytest.mark.parametrize("unit", ["<", "<!--", '<a "', "<div>", "<p>word", "<script>", "&amp;", "<b>x"])
def test_odd_markup_is_read_in_time(unit: str) -> None:
    data = ("<html><body>" + unit * (100_000 // len(unit)) + "<p>The words that are left.</p>").encode()
    try:
        assert parse(data, Path("a.html")).report.text
    except EmptyFile:
        return
