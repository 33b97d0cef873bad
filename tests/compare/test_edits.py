"""What an editor did to a text, word by word, on invented sentences."""

import time

import pytest

from reportedly.compare.edits import edits

WIRE = (
    "A dam above the village of Ostrel gave way on Monday, the water board said. About 600 people fled to Karlin. "
    "Engineers had asked for a second spillway. The road is closed until further notice."
)


def words(text: str, spans: list[tuple[int, int]]) -> list[str]:
    return [text[start:end] for start, end in spans]


def test_a_reprint_is_kept_whole() -> None:
    done = edits(WIRE, WIRE)
    assert done.kept == (((0, len(WIRE) - 1), (0, len(WIRE) - 1)),)
    assert (done.cut, done.added, done.changed) == ((), (), ())


def test_what_is_cut_added_and_changed() -> None:
    other = (
        "A dam above the village of Ostrel gave way on Monday, the water board said. Some 900 people fled to Karlin. "
        "The road is closed until further notice. Nobody in Ostrel slept, and the baker gave away his bread."
    )
    done = edits(WIRE, other)
    assert words(WIRE, list(done.cut)) == ["Engineers had asked for a second spillway"]
    assert words(other, list(done.added)) == ["Nobody in Ostrel slept, and the baker gave away his bread"]
    assert [(WIRE[a:b], other[c:d]) for (a, b), (c, d) in done.changed] == [("About 600", "Some 900")]


def test_sentences_in_another_order_are_kept() -> None:
    parts = WIRE.split(". ")
    done = edits(WIRE, ". ".join([parts[2], parts[0], parts[1], parts[3]]))
    assert not done.changed
    assert sum(end - start for (start, end), _ in done.kept) > 0.95 * len(WIRE) - 6


def test_spelling_of_small_numbers_and_of_thousands_is_no_change() -> None:
    assert edits("They found three boats and a raft there", "They found 3 boats and a raft there").changed == ()


@pytest.mark.parametrize(("one", "other"), [("", ""), ("a", ""), ("", "a"), ("…", "a b c d e"), ("a b c d", "e f g h")])
def test_texts_with_nothing_in_common(one: str, other: str) -> None:
    assert edits(one, other).kept == ()


def test_any_text_is_read_in_linear_time() -> None:
    started = time.monotonic()
    for text in ("a " * 60_000, "a b c d e " * 12_000, "x1 y " * 30_000):
        edits(text, text[7:] + " z " + text[:9000])
    assert time.monotonic() - started < 20
