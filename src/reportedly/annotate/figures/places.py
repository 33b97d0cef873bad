"""Where a figure's sentence says it is: the name after a preposition of place nearest to the figure.

In: a ``Line`` and the figure's lexemes. Out: the name as written, or None.
"""

from bisect import bisect_left
from collections.abc import Collection, Sequence

from reportedly.annotate.figures import lexicon
from reportedly.annotate.figures.line import Line

PREPOSITIONS = frozenset("in at near to across around outside inside off throughout".split())
TITLES = frozenset(
    "mr mrs ms dr sir president sen senator rep gov governor judge gen general prof king queen pope".split()
)
# So many lexemes either side of a figure are looked through.
REACH = 40
KINDS = frozenset(
    "region province city district oblast county state island village town valley peninsula governorate".split()
)


def places_in(line: Line, others: Collection[int]) -> list[tuple[int, str]]:
    """The places of a sentence: where the preposition before each stands, and the name.

    ``others`` are the offsets where names of people and bodies begin, which are no places.
    """
    found = []
    for at, item in enumerate(line.items) if not line.capitals else ():
        if item.low in PREPOSITIONS:
            name = name_at(line, at + 1)
            if name and line.items[at + 1].start not in others and name not in lexicon.demonyms():
                found.append((at, name))
    return found


def place_of(known: Sequence[tuple[int, str]], first: int, last: int) -> str | None:
    """The place named nearest to the figure at the lexemes ``first`` to ``last``: after it, else before it."""
    after = bisect_left(known, (last, ""))
    if after < len(known) and known[after][0] < last + REACH:
        return known[after][1]
    before = bisect_left(known, (first, "")) - 1
    return known[before][1] if before >= 0 and known[before][0] > first - REACH else None


def name_at(line: Line, at: int) -> str | None:
    """The run of capitals at ``at``, past an article and an owner ("Russia's Kursk region")."""
    if line.low(at) in ("the", "northern", "southern", "eastern", "western", "central", "neighbouring", "nearby"):
        at += 1
    first = at
    while (
        line.low(at) not in TITLES
        and line.capital(at)
        and line.kind(at) == "word"
        and not line.is_dated(at)
        and at - first < 5
    ):
        at += 1
        if line.kind(at) == "poss":
            if not line.capital(at + 1):
                return line.text_of(first, at) if at > first else None
            at, first = at + 1, at + 1
        elif line.low(at) == "-" and line.tight(at - 1, at + 2):
            at += 1
    if at == first or line.low(at) == "-":
        return None
    if line.low(at) in KINDS:
        at += 1
    return line.text_of(first, at)
