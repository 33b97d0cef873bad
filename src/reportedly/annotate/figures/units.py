"""The unit after a number: a currency, per cent, a length of time, a measure.

In: a ``Line`` and the place after the number. Out: where the unit ends, its name and kind, and what it multiplies by.
"""

from reportedly.annotate.figures import lexicon
from reportedly.annotate.figures.line import Line

DASHES = frozenset("-–—‐‑")
# What may stand between a number and its unit.
BETWEEN = frozenset("extra additional more further full whole straight consecutive successive long".split())
# What follows a length.
DIMENSIONS = frozenset("long high tall deep wide thick across above below away apart from off".split())
# Short units that may stand apart from their number; other short ones ("5 m", "3 c") are too doubtful.
SHORT = frozenset("km kg cm mm ml hp ft lb gb tb kw mw oz gw ps hz db ha".split())


def unit_after(line: Line, at: int, money: bool) -> tuple[int, str | None, str, float]:
    """Where the unit at ``at`` ends, its name and kind, and what to multiply by ("$5m" is five million)."""
    scaled = scale_after(line, at, money)
    if scaled:
        return scaled
    start = at + 1 if line.low(at) in DASHES and line.tight(at - 1, at + 2) else at
    if line.low(at) in BETWEEN:
        start = at + 1  # 15 extra minutes
    elif line.low(at) == "of" and line.low(at + 1) in ("a", "an", "one"):
        start = at + 2  # 0.3 of a percentage point
    tied = hyphened_unit(line, start)
    if tied:
        return tied
    for size in (3, 2, 1):
        words = line.lows(start, start + size)
        known = lexicon.units().get(words) if len(words) == size else None
        if known and start > at + 1 and known[1] not in ("percent", "points"):
            continue
        if known and not doubtful(line, start, words):
            return aged(line, start + size), known[0], known[1], 1.0
    if line.low(start) == "magnitude":
        return start + 1, "magnitude", "measure", 1.0
    return at, None, "count", 1.0


def hyphened_unit(line: Line, start: int) -> tuple[int, str, str, float] | None:
    """A unit of two words tied together: "170,000-square-foot"."""
    if line.low(start + 1) not in DASHES or not line.tight(start - 1, start + 3):
        return None
    known = lexicon.units().get((line.low(start), line.low(start + 2)))
    return (start + 3, known[0], known[1], 1.0) if known else None


def scale_after(line: Line, at: int, money: bool) -> tuple[int, str | None, str, float] | None:
    """ "m", "mm" or "b" joined to the number, where it is a million or a billion and no metre."""
    word = line.low(at)
    apart = line.capital(at) and (money or line.low(at + 1) in lexicon.count_nouns())  # 8 B people
    if word not in ("m", "mm", "b") or not (line.tight(at - 1, at + 1) or apart):
        return None
    if word == "b":
        return (at + 1, None, "money" if money else "count", 1e9) if money or line.capital(at) else None
    if money:
        return at + 1, None, "money", 1e6
    if not millions(line, at):
        return None
    known = lexicon.units().get(line.lows(at + 1, at + 2))
    return (at + 2, known[0], known[1], 1e6) if known else (at + 1, None, "count", 1e6)


def millions(line: Line, at: int) -> bool:
    """Whether "m" after a number is a million: a capital, or a unit or a noun often counted after it."""
    if line.capital(at):
        return True
    counted = line.low(at + 1) in lexicon.count_nouns() or line.lows(at + 1, at + 2) in lexicon.units()
    return line.kind(at + 1) == "word" and counted


def doubtful(line: Line, start: int, words: tuple[str, ...]) -> bool:
    """Whether the words are hardly a unit here: "3 c", "the second", "2 won"."""
    if words in (("second",), ("won",)):
        return line.low(start - 1) not in DASHES
    if words == ("m",) and line.low(start + 1) in DIMENSIONS:
        return False
    if words == ("points",) and line.low(start - 2) in ("the", "these", "those", "all"):
        return True  # nine of the 13 points of a plan
    short = len(words) == 1 and len(words[0]) <= 2 and words[0].isalpha() and words[0] not in SHORT
    return short and not line.tight(start - 1, start + 1)


def aged(line: Line, last: int) -> int:
    """Past "-old" or "old" after a unit of time."""
    if line.low(last) in DASHES and line.low(last + 1) in ("old", "olds"):
        return last + 2
    return last + 1 if line.low(last) in ("old", "olds") else last
