"""What a network is given: a text cut into windows of word pieces.

In: a text. Out: ``Window``s, each the numbers of its pieces, what each piece looked like before it was lowered, and
where its words stand in the text. Training and reading share this file, so that a network never meets at work what
it did not meet at school. What the numbers mean to a network does not belong here.

A word is what BERT's own splitting gives (``wordpiece``). The vocabulary is uncased; what case, spacing, quotation
marks and paragraphs say reaches a network as ``look`` and as the separator between paragraphs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from reportedly.nets import wordpiece
from reportedly.records import Span

WINDOW = 256  # pieces a window holds at most, marks included
OVERLAP = 64  # pieces that two windows of one overlong paragraph share
SENTENCES = 40  # words after which a paragraph too long for a window may be cut at the end of a sentence
LOOKS = 24  # 6 shapes × glued to the word before or not × inside quotation marks or not
PARAGRAPH = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
CLS, SEP = 101, 102  # the places of [CLS] and [SEP] in the vocabulary


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces read together.

    ``ids`` and ``looks`` have one number a piece. ``firsts`` gives the first piece of each word, ``spans`` its
    half-open code-point offsets, ``paragraphs`` the number of its paragraph (of one too long for a window: of its run
    of sentences). ``kept`` is the half-open range of the
    words that this window answers for; the others are only there to be seen.
    """

    ids: NDArray[np.int64]
    looks: NDArray[np.int64]
    firsts: NDArray[np.int64]
    spans: tuple[Span, ...]
    paragraphs: NDArray[np.int64]
    kept: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a paragraph: its pieces' numbers, its look and its span."""

    ids: tuple[int, ...]
    look: int
    span: Span


def windows(text: str, size: int = WINDOW) -> Iterator[Window]:
    """The windows of a text in order: whole paragraphs while they fit in ``size`` pieces, a longer one in parts."""
    packed: list[tuple[int, list[_Word]]] = []
    room = size - 1
    for number, words in enumerate(_paragraphs(text)):
        need = sum(len(word.ids) for word in words) + 1
        if need > room and packed:
            yield _window(packed, None)
            packed, room = [], size - 1
        if need > room:
            yield from _parts(number, words, size - 2)
            continue
        packed.append((number, words))
        room -= need
    if packed:
        yield _window(packed, None)


def _paragraphs(text: str) -> Iterator[list[_Word]]:
    """The words of each paragraph; one that no window holds, as where a text lost its breaks, in runs of sentences."""
    for paragraph in PARAGRAPH.finditer(text):
        words = _words(text, paragraph.span())
        if sum(len(word.ids) for word in words) < WINDOW - 1:
            yield from [words] if words else []
            continue
        start = 0
        for at in range(1, len(words)):
            if at - start >= SENTENCES and _ends_sentence(text, words, at):
                yield words[start:at]
                start = at
        yield words[start:]


def _ends_sentence(text: str, words: list[_Word], at: int) -> bool:
    """True where a sentence surely ends before word ``at``: a full stop after no abbreviation, and a capital next."""
    shown = [text[slice(*word.span)] for word in words[max(0, at - 3) : at + 1]]
    following = shown.pop()
    if shown[-1] in {"”", '"'}:
        shown.pop()
    stopped = len(shown) > 1 and shown[-1] in {".", "!", "?"} and len(shown[-2]) > 3
    spaced = text[words[at].span[0] - 1].isspace()
    opens = following in {"“", '"'} or (following[0].isupper() and not words[at].look % 2)
    return stopped and spaced and opens


def _parts(number: int, words: list[_Word], room: int) -> Iterator[Window]:
    """An overlong paragraph as windows that overlap; each word is kept by the window in whose middle it stands."""
    start = kept = 0
    while kept < len(words):
        end = _fill(words, start, room)
        after = _back(words, end, OVERLAP)
        last = end >= len(words)
        until = len(words) if last else max(kept + 1, (after + end) // 2)
        yield _window([(number, words[start:end])], (kept - start, until - start))
        start, kept = max(after, start + 1), until
        start = min(start, kept)


def _fill(words: list[_Word], start: int, room: int) -> int:
    """The end of the longest run of words from ``start`` whose pieces fit in ``room``; at least one word."""
    end = start
    while end < len(words) and (end == start or len(words[end].ids) <= room):
        room -= len(words[end].ids)
        end += 1
    return end


def _back(words: list[_Word], end: int, pieces: int) -> int:
    """The word at which about ``pieces`` pieces before ``end`` begin."""
    while end and pieces > 0:
        end -= 1
        pieces -= len(words[end].ids)
    return end


def _window(packed: list[tuple[int, list[_Word]]], kept: tuple[int, int] | None) -> Window:
    ids, looks = [CLS], [0]
    firsts: list[int] = []
    spans: list[Span] = []
    paragraphs: list[int] = []
    for number, words in packed:
        for word in words:
            firsts.append(len(ids))
            spans.append(word.span)
            paragraphs.append(number)
            ids.extend(word.ids)
            looks.extend([word.look] * len(word.ids))
        ids.append(SEP)
        looks.append(0)
    as_array = [np.asarray(row, dtype=np.int64) for row in (ids, looks, firsts, paragraphs)]
    return Window(as_array[0], as_array[1], as_array[2], tuple(spans), as_array[3], kept or (0, len(spans)))


def _words(text: str, paragraph: Span) -> list[_Word]:
    """The words of a paragraph, each with its look."""
    found: list[_Word] = []
    inside = False
    for ids, span in wordpiece.words(text, paragraph):
        shown = text[span[0] : span[1]]
        closes = shown == "”" or (shown == '"' and inside)
        opens = shown in {"“", "„", "«"} or (shown == '"' and not inside)
        glued = span[0] > paragraph[0] and not text[span[0] - 1].isspace()
        found.append(_Word(ids, _shape(shown) * 4 + glued * 2 + (inside or opens), span))
        inside = (inside or opens) and not closes
    return found


@lru_cache(1 << 14)
def _shape(word: str) -> int:
    """0 no letter or digit, 1 small letters, 2 capital first, 3 capitals only, 4 another mix, 5 with a digit."""
    if any(character.isdigit() for character in word):
        return 5
    if word.islower():
        return 1
    if not any(character.isalpha() for character in word):
        return 0
    if word.isupper():
        return 3 if len(word) > 1 else 2
    return 2 if word[0].isupper() and (word[1:].islower() or not word[1:].isalpha()) else 4
