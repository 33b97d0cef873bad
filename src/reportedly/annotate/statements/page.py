"""A page as statements are read from it: its sentences and quotations, and the attributions found so far.

In: a text, its sentences and quotations. Out: the sentences round a place, and the type ``Attribution`` that the other
modules here fill in one after another.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportedly.annotate.statements.clauses import ACCORDING, Range, Verb
from reportedly.annotate.statements.quotes import Quotes
from reportedly.annotate.tokens import Token
from reportedly.records import Span

REACH = 1_000  # code points of a sentence looked at on each side of a cue, so that time stays linear


@dataclass(slots=True)
class Attribution:
    """Who is said to have said what: spans of the text, and the tokens of the clause that says so.

    ``segment`` is the attributing clause itself, as a range of ``words``: subject to adverbials. A quotation that
    nobody claims has no cue; ``carried`` is then the attribution whose speaker goes on. ``barred`` tells of each word
    whether it is quoted, of some content, or another attribution's cue: no word of the clause itself. ``is_quoted`` is
    True for "was quoted as saying", ``quoted_by`` tells by whom where that is named.
    """

    contents: tuple[Span, ...]
    cue: Span | None = None
    source: Span | None = None
    verb: Verb = ACCORDING
    words: Sequence[Token] = ()
    segment: Range = (0, 0)
    addressee: Span | None = None
    relays: list[Span] = field(default_factory=list)
    polarity: str = "asserted"
    parent: "Attribution | None" = None
    barred: Sequence[bool] = ()
    carried: "Attribution | None" = None
    is_quoted: bool = False
    quoted_by: Span | None = None

    @property
    def cue_start(self) -> int:
        """Where the cue begins; 0 without one."""
        return self.cue[0] if self.cue else 0


class Page:
    """A text with its sentences and quotations, which clauses are read from."""

    def __init__(self, text: str, sentences: Sequence[Span], quotes: Quotes) -> None:
        self.text, self.sentences, self.quotes = text, sentences, quotes
        self._starts = [start for start, _ in sentences]

    def clause(self, first: int, last: int) -> Span:
        """The sentence, or the sentences, from one offset to another, cut to what is near."""
        opens = max(0, bisect_right(self._starts, first) - 1)
        closes = max(opens, bisect_right(self._starts, last) - 1)
        if not self.sentences:
            return first, last
        start, end = min(first, self.sentences[opens][0]), max(last, self.sentences[closes][1])
        return max(start, first - REACH), min(end, last + REACH)

    def parts(self, gap: Span) -> bool:
        """True where a sentence begins in a gap between words of one clause, outside quotation marks."""
        after = bisect_right(self._starts, gap[1]) - 1
        if after < 0 or not gap[0] < self._starts[after] <= gap[1]:
            return False
        return not self.quotes.within((gap[0], self._starts[after] + 1))


def span_of(words: Sequence[Token], part: Range) -> Span:
    """The span of a range of tokens."""
    return words[part[0]].start, words[part[1] - 1].end
