"""Which of the reports are a hand's own text, and what of that text a statement keeps.

In: hands, statements, readings. Out: readings, and passages shared, each with its span in both texts. Which hands a
chain has belongs to ``chains``; whether two whole reports are copies to ``copies``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportedly.knowledge.register import outlet
from reportedly.link.words import WORD, fold
from reportedly.records import Hand, Reading, Report, Span, Statement

# Words in a row that two texts must share to share a passage; fewer only where the statement has no more.
RUN = 4
# A statement of one word ("heroic") shares it with any text.
FEWEST = 2
# Phrases of a statement that are searched for in a ledger: as many as a query may hold.
MOST_PHRASES = 15


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that stand in a statement and in another text: where in the one, where in the other, how many words."""

    here: Span
    there: Span
    words: int


@dataclass(frozen=True, slots=True)
class OwnText:
    """A report that is a hand's own text, and what the statement keeps of it; ``of`` is how many words that has.

    ``statement`` is the id of the statement in the hand's own text that these words stand in, where one does.
    """

    reading: Reading
    kept: tuple[Passage, ...]
    of: int
    statement: str | None = None

    @property
    def words(self) -> int:
        """How many of the statement's words are kept."""
        return sum(each.words for each in self.kept)


@dataclass(frozen=True, slots=True)
class Run:
    """The words of a text, folded, each with its span."""

    folded: tuple[str, ...]
    spans: tuple[Span, ...]


@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """One form for all names of a body: of an outlet known by several ("Agence France-Presse", "AFP") the first."""
    known = outlet(name)
    return " ".join((known.name if known else name).lower().split()).removeprefix("the ")


def own_texts(hand: Hand, statement: Statement, report: Report, readings: Iterable[Reading]) -> tuple[OwnText, ...]:
    """The readings that are the hand's own text, those that share most words with the statement first.

    A medium has none, and who printed the report has the report itself.
    """
    if hand.kind in ("medium", "publisher"):
        return ()
    name = key(hand.name)
    found = [
        _own(reading, statement, report)
        for reading in readings
        if reading.report.id != report.id and reading.report.publisher and key(reading.report.publisher) == name
    ]
    return tuple(sorted(found, key=lambda each: -each.words))


def kept(report: Report, statement: Statement, other: Run) -> tuple[Passage, ...]:
    """The passages of a statement that stand in another text word for word.

    A passage has ``RUN`` words or more, or all of the statement where it has fewer, and stands in one piece of it.
    """
    pieces = [words_of(report.text, [span]) for span in statement.contents]
    size = min(RUN, sum(len(piece.folded) for piece in pieces))
    return tuple(passage for piece in pieces for passage in shared(piece, other, size))


def phrases(report: Report, statement: Statement) -> tuple[str, ...]:
    """Words in a row of a statement by which texts that may share a passage with it are searched for.

    Each passage of two ``RUN``s less one word, among the first ``MOST_PHRASES`` runs, holds one of them.
    """
    found: list[str] = []
    for start, end in statement.contents:
        words = [match.group() for match in WORD.finditer(report.text, start, end)]
        found += [" ".join(words[at : at + RUN]) for at in range(0, len(words) - RUN + 1, RUN)]
    return tuple(found[:MOST_PHRASES])


def words_of(text: str, spans: Sequence[Span] | None = None) -> Run:
    """The words of a text, or of those spans of it."""
    found = [
        (fold(match.group()), match.span())
        for start, end in ([(0, len(text))] if spans is None else spans)
        for match in WORD.finditer(text, start, end)
    ]
    return Run(tuple(word for word, _ in found), tuple(span for _, span in found))


def shared(one: Run, other: Run, size: int = RUN) -> tuple[Passage, ...]:
    """The passages of ``size`` words or more that ``one`` shares with ``other``, left to right, each as long as can be.

    Each word of ``one`` is in one passage at most. Time is linear in the length of both.
    """
    if size < FEWEST:
        return ()
    places: dict[tuple[str, ...], int] = {}
    for at in range(len(other.folded) - size + 1):
        places.setdefault(other.folded[at : at + size], at)
    found: list[Passage] = []
    at = 0
    while at + size <= len(one.folded):
        there = places.get(one.folded[at : at + size])
        length = 0 if there is None else _length(one.folded, at, other.folded, there)
        if there is not None:
            found.append(_passage(one, at, other, there, length))
        at += max(1, length)
    return tuple(found)


def _length(one: Sequence[str], at: int, other: Sequence[str], there: int) -> int:
    """How many words in a row are the same from these places on."""
    most = min(len(one) - at, len(other) - there)
    return next((n for n in range(most) if one[at + n] != other[there + n]), most)


def _passage(one: Run, at: int, other: Run, there: int, length: int) -> Passage:
    last = length - 1
    here = one.spans[at][0], one.spans[at + last][1]
    return Passage(here, (other.spans[there][0], other.spans[there + last][1]), length)


def _own(reading: Reading, statement: Statement, report: Report) -> OwnText:
    found = kept(report, statement, words_of(reading.report.text))
    size = sum(len(words_of(report.text, [span]).folded) for span in statement.contents)
    return OwnText(reading, found, size, _statement_at(reading, found[0].there[0]) if found else None)


def _statement_at(reading: Reading, place: int) -> str | None:
    """The shortest statement whose content holds the place."""
    around = [
        (end - start, number, each.id)
        for number, each in enumerate(reading.annotations.statements or ())
        for start, end in each.contents
        if start <= place < end
    ]
    return min(around)[2] if around else None
