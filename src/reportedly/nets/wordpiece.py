"""Words as BERT splits them, and their pieces.

In: a text. Out: for each word the numbers of its pieces in ``vocab.txt`` and its span. A word is a run without white
space, each punctuation mark and each Chinese character by itself. It is lowered, its accents taken off, and cut from
the left into the longest pieces the vocabulary has. Control characters are as if they were not there. The splitting is
written here so that nothing need be installed for it; the library that is known for it brings one that fetches files.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from reportedly.records import Span

Word = tuple[tuple[int, ...], Span]

# A run of hundreds of characters without white space is no word; cut, so that no step takes text without bound.
RUN = re.compile(r"\S{1,1000}")
REMEMBERED = 40  # code points: longer runs seldom come twice
LONGEST = 100  # letters; a longer word is unknown, as it was to BERT
UNKNOWN = "[UNK]"
CHINESE = re.compile(
    "[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0002a6df\U0002a700-\U0002b81f\U0002b920-\U0002ceaf\U0002f800-\U0002fa1f]"
)
ASCII_MARKS = frozenset("$+<=>^`|~")  # marks to BERT, symbols to Unicode


def words(text: str, span: Span) -> Iterator[Word]:
    """The words of ``text`` within ``span``, in order, with their half-open code-point spans in ``text``."""
    for run in RUN.finditer(text, *span):
        shown, at = run.group(), run.start()
        for ids, (start, end) in (_remembered if len(shown) <= REMEMBERED else _words)(shown):
            yield ids, (at + start, at + end)


def _words(run: str) -> tuple[Word, ...]:
    """The words of a run without white space."""
    found: list[Word] = []
    start, letters = 0, ""
    for at, character in enumerate(run):
        plain, alone = _plain(character)
        if alone and letters:
            found.append((_pieces(letters), (start, at)))
            letters = ""
        if not letters:
            start = at
        letters += plain
        if alone:
            found.append((_pieces(plain), (at, at + 1)))
            letters = ""
    if letters:
        found.append((_pieces(letters), (start, len(run))))
    return tuple(found)


_remembered = lru_cache(1 << 14)(_words)


@lru_cache(1 << 13)
def _plain(character: str) -> tuple[str, bool]:
    """A character lowered and without accents, "" where it counts for nothing; and whether it is a word by itself."""
    if unicodedata.category(character)[0] == "C" or character == "\ufffd":
        return "", False
    bare = unicodedata.normalize("NFD", character)
    plain = "".join(part for part in bare if unicodedata.category(part) != "Mn").lower()
    return plain, bool(plain in ASCII_MARKS or CHINESE.match(character) or _is_mark(plain))


def _is_mark(plain: str) -> bool:
    return len(plain) == 1 and unicodedata.category(plain)[0] == "P"


@lru_cache(1 << 14)
def _pieces(word: str) -> tuple[int, ...]:
    """The numbers of a word's pieces; that of the unknown word where a part of it is no piece."""
    known = _vocabulary()
    unknown = (known[UNKNOWN],)
    if len(word) > LONGEST:
        return unknown
    found: list[int] = []
    start = 0
    while start < len(word):
        before = "##" if start else ""
        ends = range(len(word), start, -1)
        end = next((end for end in ends if before + word[start:end] in known), None)
        if end is None:
            return unknown
        found.append(known[before + word[start:end]])
        start = end
    return tuple(found)


@cache
def _vocabulary() -> dict[str, int]:
    lines = files("reportedly.nets").joinpath("vocab.txt").read_text("utf-8").splitlines()
    return {piece: number for number, piece in enumerate(lines)}
