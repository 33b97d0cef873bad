"""What is kept of a report to find the reports that carry its text: its own words, and a few hashes of them.

In: a report. Out: ``Printed``, its words for comparing; ``fingerprints``, numbers that a store may keep and look up.
Which reports are then copies is judged in ``copies``.

A fingerprint is the hash of three telling words in a row (telling: not among the commonest of the language; as many as
two thirds of the words of a rewriting may be the original's while no five in a row are). All are kept of a report of
usual length; of a long one those with the lowest hashes, so that every report chooses alike and two that share text
share the choice too. They are the same in every process and on every machine, and change only with this module, with
``words`` and with the tables of common words: a store keeps them by program version.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from reportedly.link.rarity import rarity, stem
from reportedly.link.words import Words, own_words
from reportedly.records import Report

RUN = 3
# As many fingerprints at least, where there are so many; of long reports one of so many; never more.
USUAL, ONE_OF, MOST = 256, 8, 4096
BYTES = 6  # 48 bits: in ten million reports one pair of runs in a hundred thousand shares a hash by chance
# A line that very many reports hold is a standing line where it has at most so many telling words and is the smaller
# part of the report; else it is a wire that very many have printed.
LONGEST_STANDING = 40


@dataclass(frozen=True, slots=True)
class Printed:
    """A report's own words, and the telling ones among them, stemmed."""

    report: Report
    words: Words
    telling: tuple[str, ...]


def printed(report: Report, common: Collection[int] = frozenset()) -> Printed:
    """A report as it is compared. ``common`` are the fingerprints that very many reports hold: words that stand in
    them alone, standing lines, are left out."""
    words = own_words(report.text)
    places, telling = _telling(words)
    standing = _standing(telling, common) if common else set()
    if not standing:
        return Printed(report, words, telling)
    left_out = {
        place for number in standing for place in range(places[number], _next(places, number, len(words.folded)))
    }
    kept = [at for at in range(len(words.folded)) if at not in left_out]
    fewer = Words(tuple(words.folded[at] for at in kept), tuple(words.spans[at] for at in kept))
    return Printed(report, fewer, tuple(word for number, word in enumerate(telling) if number not in standing))


def fingerprints(report: Report) -> tuple[int, ...]:
    """Hashes of runs of telling words, sorted: some hundred to three hundred of a usual report, at most ``MOST``."""
    _, telling = _telling(own_words(report.text))
    found = sorted({_hash(run) for run in _runs(telling)})
    return tuple(found[: min(MOST, max(USUAL, len(found) // ONE_OF))])


def _telling(words: Words) -> tuple[list[int], tuple[str, ...]]:
    """The telling words, stemmed, with their places among all."""
    found = [(at, stemmed) for at, word in enumerate(words.folded) if (stemmed := _told(word))]
    return [at for at, _ in found], tuple(stemmed for _, stemmed in found)


@lru_cache(maxsize=65536)
def _told(word: str) -> str:
    """The stem of a telling word; nothing for any other."""
    stemmed = stem(word)
    return stemmed if rarity(stemmed) > 0 else ""


def _runs(telling: Sequence[str]) -> list[str]:
    return [" ".join(telling[at : at + RUN]) for at in range(len(telling) - RUN + 1)]


def _hash(run: str) -> int:
    return int.from_bytes(blake2b(run.encode("utf-8", "surrogatepass"), digest_size=BYTES).digest(), "big")


def _standing(telling: Sequence[str], common: Collection[int]) -> set[int]:
    """The places of the telling words that stand in standing lines."""
    held = [_hash(run) in common for run in _runs(telling)]
    if 2 * sum(held) >= len(held):
        return set()
    inside = [any(held[max(0, at - RUN + 1) : at + 1]) for at in range(len(telling))]
    found: set[int] = set()
    start = 0
    for at in range(len(inside) + 1):
        if at < len(inside) and inside[at]:
            continue
        if at - start <= LONGEST_STANDING:
            found.update(range(start, at))
        start = at + 1
    return found


def _next(places: Sequence[int], number: int, end: int) -> int:
    return places[number + 1] if number + 1 < len(places) else end
