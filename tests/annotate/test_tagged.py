"""Spans of a head from made-up probabilities."""

import numpy as np

from reportedly.annotate.tagged import tagged
from reportedly.nets import NAMES, Seen


def seen(text: str, labels: list[str], *, sure: float = 0.95, lines: list[int] | None = None) -> Seen:
    """What a network that gives each word of ``text`` its label with a probability would have seen."""
    spans, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        spans.append((at, at + len(word)))
        at += len(word)
    chances = np.full((len(labels), len(NAMES)), (1 - sure) / (len(NAMES) - 1), dtype=np.float32)
    for row, label in zip(chances, labels, strict=True):
        row[NAMES.index(label)] = sure
    return Seen(tuple(spans), np.array(lines or [0] * len(labels)), {"names": np.log(chances)}, {})


def test_a_run_is_one_span_and_a_new_beginning_another() -> None:
    found = tagged(seen("Ana Holm Teval spoke", ["B-person", "I-person", "B-place", "O"]), "names")
    assert [(mark.span, mark.kind) for mark in found] == [((0, 8), "person"), ((9, 14), "place")]


def test_an_inside_without_a_beginning_still_opens() -> None:
    found = tagged(seen("in Harl Bay today", ["O", "I-place", "I-place", "O"]), "names")
    assert [mark.span for mark in found] == [(3, 11)]


def test_the_kind_is_that_of_most_of_its_words() -> None:
    found = tagged(seen("Harl Port Board", ["B-place", "I-organisation", "I-organisation"]), "names")
    assert [mark.kind for mark in found] == ["organisation"]


def test_no_span_goes_over_a_paragraph() -> None:
    found = tagged(seen("Ana Holm", ["B-person", "I-person"], lines=[0, 1]), "names")
    assert [mark.span for mark in found] == [(0, 3), (4, 8)]


def test_what_is_not_likely_enough_is_left_out() -> None:
    unsure = seen("Ana spoke", ["O", "O"], sure=0.6)
    assert tagged(unsure, "names") == []
    assert [mark.span for mark in tagged(unsure, "names", sure=0.3)] == [(0, 3), (4, 9)]


def test_a_doubtful_word_beside_a_sure_one_goes_with_it() -> None:
    row = seen("Ana Holm", ["B-person", "I-person"])
    row.tags["names"][1] = np.log([0.7, 0.01, 0.25, 0.01, 0.01, 0.01, 0.01])
    assert [mark.span for mark in tagged(row, "names")] == [(0, 8)]


def test_nothing_is_marked_where_nothing_is() -> None:
    assert tagged(seen("", []), "names") == []
