"""The canonical text and its map: every span finds its words in the source, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.text import Canonical, Piece, assemble, identity, tidy

PARTS = st.lists(st.text(alphabet="ab \t\n\u00a0\u00ad\u200bé", min_size=1, max_size=12), min_size=1, max_size=6)


def joined(parts: list[str]) -> tuple[str, Canonical]:
    """A source made of parts, and a canonical text of its tidied parts with an empty line between."""
    source, at = "".join(parts), 0
    pieces: list[Piece] = []
    for part in parts:
        run = tidy(source, (at, at + len(part)))
        if run and pieces:
            pieces.append(Piece("\n\n", None))
        pieces += run
        at += len(part)
    return source, assemble(pieces)


@given(PARTS)
def test_every_word_stands_in_the_source_where_the_map_says(parts: list[str]) -> None:
    source, canonical = joined(parts)
    for at, character in enumerate(canonical.text):
        found = canonical.to_source((at, at + 1))
        if found is None:
            assert character == "\n"
        elif character != " ":
            assert source[slice(*found)] == character


@given(PARTS)
def test_there_and_back_holds_the_span(parts: list[str]) -> None:
    _, canonical = joined(parts)
    for start in range(len(canonical.text)):
        source = canonical.to_source((start, len(canonical.text)))
        if source is not None:
            back = canonical.to_text(source)
            assert back is not None
            assert back[0] >= start
            assert back[1] <= len(canonical.text)


def test_white_space_becomes_one_space_and_invisible_marks_go() -> None:
    source = "  one \t two\u00adthree\u200b  "
    assert assemble(tidy(source, (0, len(source)))).text == "one twothree"


def test_a_span_outside_the_text_is_refused() -> None:
    canonical = identity("words")
    for span in ((0, 0), (-1, 2), (2, 9)):
        with pytest.raises(ValueError, match="no span of this text"):
            canonical.to_source(span)
    assert canonical.to_source((1, 3)) == (1, 3)
    assert canonical.to_text((4, 9)) == (4, 5)
    assert canonical.to_text((7, 9)) is None
