"""What is seen of a text: every word once, rows that are probabilities, the same however it is run."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given, settings
from net_texts import NEWS, TEXTS
from numpy.typing import NDArray

from reportedly.nets import HEADS, LINKS, NETS, Seen, choose, see
from reportedly.nets.pieces import windows
from reportedly.nets.seen import CUES_IN, look_at
from reportedly.nets.weights import Arrays, network

ARTICLE = "\n\n".join([NEWS, NEWS.replace("\n", " "), NEWS.replace("\n", " ") * 6])


@pytest.fixture(params=NETS, autouse=True, scope="module")
def net(request: pytest.FixtureRequest) -> Iterator[str]:
    """Each test reads with each network."""
    choose(request.param)
    yield request.param
    choose()


def are_chances(rows: NDArray[np.float32]) -> bool:
    return np.allclose(np.exp(rows).sum(axis=-1), 1, atol=1e-4)


def same(one: Seen, other: Seen) -> bool:
    links = [
        one.links.keys() == other.links.keys(),
        all(one.links[cue][0] == other.links[cue][0] for cue in one.links),
        all(np.array_equal(one.links[cue][1], other.links[cue][1]) for cue in one.links),
    ]
    tags = [np.array_equal(one.tags[head], other.tags[head]) for head in HEADS]
    return one.spans == other.spans and np.array_equal(one.paragraphs, other.paragraphs) and all([*links, *tags])


@given(TEXTS)
@example("")
@example("\u0301\ud800")
@example(ARTICLE)
@example('"' * 1500)
@settings(deadline=None, max_examples=40)
def test_any_text(text: str) -> None:
    seen = see(text)
    assert all(0 <= start < end <= len(text) for start, end in seen.spans)
    assert all(a[1] <= b[0] for a, b in pairwise(seen.spans))
    assert len(seen.paragraphs) == len(seen.spans)
    assert {head: rows.shape for head, rows in seen.tags.items()} == {
        head: (len(seen.spans), len(labels)) for head, labels in HEADS.items()
    }
    assert all(map(are_chances, seen.tags.values()))
    for cue, (first, rows) in seen.links.items():
        assert 0 <= first <= cue < first + len(rows) <= len(seen.spans)
        assert rows.shape[1] == len(LINKS)
        assert set(seen.paragraphs[first : first + len(rows)]) == {seen.paragraphs[cue]}
        assert are_chances(rows)


@given(TEXTS)
@example(ARTICLE)
@settings(deadline=None, max_examples=10)
def test_threads_change_nothing(net: str, text: str) -> None:
    seen = [look_at(windows(text), network(net), threads) for threads in (1, 2)]
    assert same(*seen)


def test_a_paragraph_read_between_others_is_the_same_text(net: str) -> None:
    """Spans and paragraphs count from the text's own beginning, whatever window a word stands in."""
    seen = see(ARTICLE)
    assert seen.spans == tuple(span for window in windows(ARTICLE) for span in window.spans[slice(*window.kept)])
    lines: dict[int, set[int]] = {}
    for (start, _), paragraph in zip(seen.spans, seen.paragraphs.tolist(), strict=True):
        lines.setdefault(paragraph, set()).add(ARTICLE.count("\n", 0, start))
    assert list(lines) == list(range(len(lines)))
    assert all(len(found) == 1 for found in lines.values())


@pytest.mark.parametrize("size", [192, 320])
def test_other_windows_tell_nearly_the_same(net: str, size: int) -> None:
    """Of the words of a long paragraph cut elsewhere, so many have the same label in each head."""
    share = {"main": 0.93, "fast": 0.91}[net]
    usual, other = (look_at(windows(ARTICLE, pieces), network(net)) for pieces in (256, size))
    assert usual.spans == other.spans
    for head in HEADS:
        agree = usual.tags[head].argmax(axis=1) == other.tags[head].argmax(axis=1)
        assert agree.mean() >= share, head


def test_work_grows_with_the_text_and_what_is_alike_is_read_once(net: str) -> None:
    counts = {}
    for times in (1_000, 4_000):
        asked: list[int] = []

        def counting(arrays: Arrays, asked: list[int] = asked) -> dict[str, NDArray[np.float32]]:
            asked.append(arrays["ids"].shape[1])
            return network(net)(arrays)

        look_at(windows('"' * times), counting)
        counts[times] = len(asked)
    assert counts[4_000] <= counts[1_000] + 2 <= 8


def test_links_are_bounded(net: str) -> None:
    """However many words a network takes for cues."""

    def eager(arrays: Arrays) -> dict[str, NDArray[np.float32]]:
        found = network(net)(arrays)
        flat = np.full_like(found["roles"], -20)
        flat[..., 3] = 0
        return found | {"roles": flat}

    seen = look_at(windows("said told " * 1_000), eager)
    assert 0 < len(seen.links) <= len(seen.spans) // CUES_IN + 20
