"""Text with spans that nest and overlap, cut into segments that do not.

In: a text, the items to be lit in it (statements, figures, dates) and the words others point to. Out: paragraphs of
segments, each knowing every item it belongs to, and the style rules that light an item when its address is pointed to.
What an item means belongs to ``report``.

Elements cannot overlap as spans do, so an item is not one element: each segment has the class of every item it is in,
an empty element with the item's id stands before its first segment, and one rule an item says "while that id is
pointed to, light that class". So it works without any script.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.records import Span

STATEMENT, FIGURE, DATE, WORDS = "statement", "figure", "date", "words"
# Of items with the same words the more particular one is explained first.
PRECEDENCE = (DATE, FIGURE, STATEMENT, WORDS)
BREAK = re.compile(r"\n+")


@dataclass(frozen=True, slots=True)
class Item:
    """Something lit: ``spans`` are its words, ``about`` those that tell whose they are (cue and source)."""

    key: str
    kind: str
    spans: tuple[Span, ...]
    about: tuple[Span, ...] = ()

    @property
    def length(self) -> int:
        """How many characters its words have."""
        return sum(end - start for start, end in self.spans)


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text that every item holds whole or not at all.

    ``classes`` name what it is and the items it is in; ``opens`` are the keys of the items that begin here; ``item`` is
    the number of the innermost, ``key`` its key, ``stop`` whether Tab should stop here (its first segment).
    """

    text: str
    classes: str = ""
    opens: tuple[str, ...] = ()
    item: int | None = None
    key: str | None = None
    stop: bool = False


Paragraph = tuple[Segment, ...]


def light(text: str, items: Sequence[Item], within: Span) -> tuple[Paragraph, ...]:
    """The paragraphs of ``text[within]``, in segments. Items are numbered as given; spans outside are left out.

    Linear in the text's length plus, for each segment, how many items hold it.
    """
    cutter = _Cutter(text, items, within)
    return tuple(tuple(cutter.segments(paragraph)) for paragraph in _paragraphs(text, within))


def rules(items: Sequence[Item]) -> str:
    """The style sheet that lights each item's words, and shows its note, while its address is pointed to."""
    numbered = list(enumerate(items))
    told = [(number, item) for number, item in numbered if item.kind != WORDS]
    parts = [
        ([f".reading:has(#{item.key}:target) .k{number}" for number, item in numbered], "background-color:var(--lit)"),
        (
            [f".reading:has(#{item.key}:target) .j{number}" for number, item in told if item.about],
            "background-color:var(--hand)",
        ),
        ([f".reading:has(#{item.key}:target) #n{number}" for number, item in numbered], "display:block"),
        ([".reading:has(.at:target) #legend"], "display:none"),
    ]
    return "".join(f"{','.join(selectors)}{{{style}}}\n" for selectors, style in parts if selectors)


class _Cutter:
    """Goes through the text once, from one boundary to the next, with the items that hold the place."""

    def __init__(self, text: str, items: Sequence[Item], within: Span) -> None:
        self.text, self.items = text, items
        self.events: dict[int, list[tuple[int, bool, int]]] = {}
        self.first: dict[int, list[int]] = {}
        for number, item in enumerate(items):
            spans = [cut for cut in (_clip(span, within) for span in item.spans) if cut]
            for own, group in ((True, spans), (False, [cut for cut in (_clip(s, within) for s in item.about) if cut])):
                for start, end in group:
                    self.events.setdefault(start, []).append((number, own, 1))
                    self.events.setdefault(end, []).append((number, own, -1))
            if spans:
                self.first.setdefault(min(spans)[0], []).append(number)
        self.bounds = sorted(self.events)
        self.at = 0
        self.own: dict[int, int] = {}
        self.about: dict[int, int] = {}
        self.explained: set[int] = set()
        self.waiting: list[int] = []

    def segments(self, paragraph: Span) -> Iterator[Segment]:
        """The segments of a paragraph; paragraphs are to be asked for in their order."""
        place, end = paragraph
        while self.at < len(self.bounds) and self.bounds[self.at] <= place:
            self._pass(self.bounds[self.at])
        while place < end:
            stop = min(end, self.bounds[self.at]) if self.at < len(self.bounds) else end
            yield self._segment(place, stop)
            place = stop
            if self.at < len(self.bounds) and self.bounds[self.at] == place and place < end:
                self._pass(place)

    def _pass(self, place: int) -> None:
        """Take in what begins and let go of what ends at a boundary."""
        self.at += 1
        for number, own, step in self.events[place]:
            held = self.own if own else self.about
            held[number] = held.get(number, 0) + step
            if not held[number]:
                del held[number]
        self.waiting += self.first.get(place, [])

    def _segment(self, start: int, end: int) -> Segment:
        opens, self.waiting = tuple(self.items[number].key for number in self.waiting), []
        text = self.text[start:end]
        if not self.own and not self.about:
            return Segment(text, opens=opens)
        kinds = {self.items[number].kind for number in self.own}
        told = [number for number in self.own if self.items[number].kind != WORDS]
        names = [kind for kind in PRECEDENCE if kind in kinds]
        names += [f"k{number}" for number in sorted(self.own)] + [f"j{number}" for number in sorted(self.about)]
        # White space alone is lit but is nothing to choose: it has no name to be read out.
        if not told or not text.strip():
            return Segment(text, " ".join(names), opens)
        inner = min(told, key=self._rank)
        stop = inner not in self.explained
        self.explained.add(inner)
        return Segment(text, " ".join(names), opens, inner, self.items[inner].key, stop)

    def _rank(self, number: int) -> tuple[int, int, int]:
        item = self.items[number]
        return item.length, PRECEDENCE.index(item.kind), number


def _paragraphs(text: str, within: Span) -> Iterator[Span]:
    start, end = within
    for match in BREAK.finditer(text, start, end):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < end:
        yield start, end


def _clip(span: Span, within: Span) -> Span | None:
    start, end = max(span[0], within[0]), min(span[1], within[1])
    return (start, end) if start < end else None
