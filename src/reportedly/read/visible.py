"""The words of a page's markup, in order, each knowing where it stands in the markup.

In: the decoded markup. Out: ``Visible``: runs of text outside tags, scripts and styles, with character references
read, and the blocks they stand in. Linear in the markup's length whatever is in it; what is the report and what is
not is decided elsewhere.
"""

import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reportedly.records import Span
from reportedly.text import Piece

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd label mark nobr q rp rt ruby s samp small "
    "span strike strong sub sup time tt u"
    " var wbr img amp-img link meta".split()
)
VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dd dt option tr td th thead "
    "tbody tfoot colgroup".split()
)
SKIPPED = ("script", "style", "noscript", "template", "svg", "iframe", "textarea", "select", "head")
TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:-]{0,40})")
WORD = re.compile(r"&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,30});?|[^\s&\u00ad\u200b\u2060\ufeff]+|&")


@dataclass(slots=True)
class Visible:
    """Words without the spaces between them: ``letters`` is all of them joined, run ``i`` of it begins at ``at[i]``
    and stands at ``spans[i]`` in the markup. ``blocks`` are the offsets in ``letters`` where a block begins;
    ``depth`` is how deep elements nest."""

    letters: str = ""
    at: list[int] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    blocks: list[int] = field(default_factory=list)
    depth: int = 0

    def pieces(self, start: int, end: int, breaks: Sequence[int] | None = None) -> list[Piece]:
        """The pieces of ``letters[start:end]``; ``breaks`` are offsets before which a space stands (None: where the
        markup has one)."""
        wanted = set(breaks or ())
        out: list[Piece] = []
        index = bisect_right(self.at, start) - 1
        position = start
        while position < end:
            begin, (first, last) = self.at[index], self.spans[index]
            following = self.at[index + 1] if index + 1 < len(self.at) else len(self.letters)
            stops = (
                sorted(b for b in wanted if position < b < min(following, end))
                if breaks is not None and following - begin > 1
                else []
            )
            for stop in [*stops, min(following, end)]:
                if out and (
                    position in wanted
                    if breaks is not None
                    else out[-1].source is not None and out[-1].source[1] < first
                ):
                    out.append(self._space(out[-1], first + position - begin))
                exact = last - first == following - begin
                span = (first + position - begin, first + stop - begin) if exact else (first, last)
                out.append(Piece(self.letters[position:stop], span))
                position = stop
            index += 1
        return out

    def _space(self, before: Piece, start: int) -> Piece:
        known = before.source is not None and before.source[1] < start <= before.source[1] + 400
        return Piece(" ", (before.source[1], start) if known and before.source else None)

    def block_pieces(self) -> Iterator[list[Piece]]:
        """The pieces of every block, in order."""
        for first, last in zip(self.blocks, [*self.blocks[1:], len(self.letters)], strict=True):
            if first < last:
                yield self.pieces(first, last)


def read_visible(source: str) -> Visible:
    """The visible words of markup."""
    seen = Visible()
    letters: list[str] = []
    state = {"size": 0, "depth": 0}
    _block(seen, 0)
    position, lowered = 0, _Lower(source)
    while position < len(source):
        opening = source.find("<", position)
        stop = opening if opening >= 0 else len(source)
        _words(source, position, stop, seen, letters, state)
        if opening < 0:
            break
        position = _tag(source, opening, seen, letters, state, lowered)
    seen.letters = "".join(letters)
    return seen


class _Lower:
    """Finds end tags without looking at the same text twice: an end tag not found once is not there later either."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.absent: set[str] = set()

    def find(self, name: str, start: int) -> int:
        """Where ``</name`` begins at or after ``start``; -1 where there is none."""
        if name in self.absent:
            return -1
        match = re.compile(rf"</{name}\b", re.I).search(self.source, start)
        if not match:
            self.absent.add(name)
            return -1
        return match.start()


def _block(seen: Visible, size: int) -> None:
    if not seen.blocks or seen.blocks[-1] != size:
        seen.blocks.append(size)


def _words(source: str, start: int, stop: int, seen: Visible, letters: list[str], state: dict[str, int]) -> None:
    for match in WORD.finditer(source, start, stop):
        text = match.group()
        if text[0] == "&" and len(text) > 1:
            text = (
                "".join(html.unescape(text).split()).replace("\u00ad", "").replace("\u200b", "").replace("\ufeff", "")
            )
            if not text:
                continue
        seen.at.append(state["size"])
        seen.spans.append(match.span())
        letters.append(text)
        state["size"] += len(text)


def _tag(source: str, opening: int, seen: Visible, letters: list[str], state: dict[str, int], lowered: _Lower) -> int:
    """Read what begins with ``<`` at ``opening``; returns where it ends."""
    if source.startswith("<!--", opening):
        if "-->" in lowered.absent:
            return len(source)
        end = source.find("-->", opening + 4)
        if end < 0:
            lowered.absent.add("-->")
            return opening + 4
        return end + 3
    match = TAG.match(source, opening)
    if not match and source[opening + 1 : opening + 2] not in {"!", "?"}:
        _words(source, opening, opening + 1, seen, letters, state)
        return opening + 1
    end = _tag_end(source, opening)
    if not match:
        return end
    name = match[1].lower()
    closes = source[opening + 1] == "/"
    if name not in INLINE:
        _block(seen, state["size"])
    if name in SKIPPED and not closes and not source.startswith("/>", end - 2):
        close = lowered.find(name, end)
        return _tag_end(source, close) if close >= 0 else end
    if name not in VOID and name not in INLINE:
        state["depth"] += -1 if closes else 1
        seen.depth = max(seen.depth, state["depth"])
    return end


def _tag_end(source: str, opening: int) -> int:
    """Where the tag at ``opening`` ends; quotes may hold a ``>``, but not for ever."""
    end = source.find(">", opening)
    for _ in range(4):
        if end < 0:
            return len(source)
        tag = source[opening : min(end, opening + 5000)]
        if tag.count('"') % 2 == 0:
            return end + 1
        later = source.find(">", end + 1)
        if later < 0 or later - opening > 5000:
            return end + 1
        end = later
    return end + 1
