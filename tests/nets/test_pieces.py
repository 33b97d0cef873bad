"""A text becomes windows: every word once, where it stands."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from net_texts import NEWS, TEXTS

from reportedly.nets import wordpiece
from reportedly.nets.pieces import LOOKS, Window, windows
from reportedly.records import Span


def cut(text: str) -> list[str]:
    return [text[slice(*span)] for _, span in wordpiece.words(text, (0, len(text)))]


def kept(parts: list[Window]) -> list[Span]:
    return [span for window in parts for span in window.spans[slice(*window.kept)]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“We won’t,” he said.", ["“", "We", "won", "’", "t", ",", "”", "he", "said", "."]),
        ("$1,000.5 a≠b", ["$", "1", ",", "000", ".", "5", "a", "≠", "b"]),
        ("cafe\u0301 É", ["cafe\u0301", "É"]),
        ("水と油 news", ["水", "と", "油", "news"]),
        ("a\u200db \x00 \u0301 \ud800", ["a\u200db"]),
        ("[PAD] [SEP]", ["[", "PAD", "]", "[", "SEP", "]"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    # と is no Chinese character, and stands between two.
    assert cut(text) == words


def test_pieces_are_the_vocabularys() -> None:
    names = wordpiece._vocabulary()
    ids = [ids for ids, _ in wordpiece.words("Thé unaffable " + "x" * 101, (0, 115))]
    assert ids == [(names["the"],), (names["una"], names["##ffa"], names["##ble"]), (names["[UNK]"],)]


@given(TEXTS)
@example("")
@example(NEWS * 5)
@example('"' * 1500)
@settings(deadline=None, max_examples=150)
def test_every_word_is_kept_once_and_in_order(text: str) -> None:
    for size in (128, 256):
        parts = list(windows(text, size))
        spans = kept(parts)
        assert spans == [span for _, span in wordpiece.words(text, (0, len(text)))]
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(a[1] <= b[0] for a, b in pairwise(spans))
        for window in parts:
            assert len(window.ids) == len(window.looks) <= size
            assert window.ids.min() > 0  # 0 is padding
            assert 0 <= window.looks.min() <= window.looks.max() < LOOKS
            assert len(window.firsts) == len(window.spans) == len(window.paragraphs)


def test_paragraphs_share_windows_and_are_told_apart() -> None:
    (window,) = windows("One said.\n\nTwo.", 64)
    assert window.paragraphs.tolist() == [0, 0, 0, 1, 1]


@pytest.mark.parametrize(
    "scrap", ['"', "“a” ", "said ", "Ilse Marrow said. ", "x.\n\n", "水", "e\u0301", "a" * 30 + "-"]
)
def test_as_many_windows_as_text(scrap: str) -> None:
    count = {times: len(list(windows(scrap * times))) for times in (2_000, 8_000)}
    assert count[8_000] <= 4 * count[2_000] + 4
