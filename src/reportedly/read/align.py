"""Paragraphs that a library took out of a page, found again in the page's own words.

In: a paragraph's text and the page's visible words. Out: pieces with their places in the markup; a part that cannot
be found is kept with no place. Characters are the page's own.
"""

from dataclasses import dataclass

from reportedly.read.visible import Visible
from reportedly.text import INVISIBLE, Piece

MISSES = 300  # searches of the whole page that may fail before the rest is kept without places


@dataclass(slots=True)
class Aligner:
    """Finds paragraph after paragraph, mostly in the page's order."""

    visible: Visible
    cursor: int = 0
    misses: int = 0

    def pieces(self, paragraph: str) -> list[Piece]:
        """The pieces of a paragraph."""
        words = INVISIBLE.sub("", paragraph).split()
        return self._words(words) if words else []

    def _words(self, words: list[str]) -> list[Piece]:
        key = "".join(words)
        at = self._find(key)
        if at >= 0:
            self.cursor = at + len(key)
            breaks, offset = [], at
            for word in words[:-1]:
                offset += len(word)
                breaks.append(offset)
            return self.visible.pieces(at, at + len(key), breaks)
        if len(words) < 2 or self.misses >= MISSES:
            return [Piece(" ".join(words), None)]
        middle = len(words) // 2
        first = self._words(words[:middle])
        return [*first, Piece(" ", None), *self._words(words[middle:])]

    def _find(self, key: str) -> int:
        if self.misses >= MISSES:
            return -1
        at = self.visible.letters.find(key, self.cursor)
        if at < 0 and len(key) > 3:
            at = self.visible.letters.find(key)
        if at < 0:
            self.misses += 1
        return at
