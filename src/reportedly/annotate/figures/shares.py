"""Fractions: half of, a third, two-thirds, one in five, nine trains in ten.

In: a ``Line`` and a place. Out: the ``Amount`` that begins there, or None. A fraction has no unit; its best is the
part.
"""

from reportedly.annotate.figures import lexicon
from reportedly.annotate.figures.amount import ROUND, Amount, exact
from reportedly.annotate.figures.line import Line
from reportedly.annotate.figures.numerals import HALVES
from reportedly.annotate.figures.units import DASHES

PARTS = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "fourth": 0.25, "fifth": 0.2, "sixth": 1 / 6}
PARTS |= {"seventh": 1 / 7, "eighth": 0.125, "ninth": 1 / 9, "tenth": 0.1, "hundredth": 0.01}
PARTS_MANY = {word + "s": round(1 / value) for word, value in PARTS.items()}
PART_AFTER = frozenset("of its the their his her all our that those these as".split())
# What stands before the half of a match or a year.
PART_BEFORE = frozenset("first second better other and a latter last third half- in".split())
# What says before a bare fraction that it is one: "by a third", "nearly half".
MEASURED = frozenset(
    "by nearly almost about around roughly than over under only just up down to most least some".split()
)
TIME_UNITS = frozenset("years year months days weeks hours minutes".split())


def part(line: Line, at: int) -> Amount | None:
    """The fraction that begins with the lexeme at ``at``."""
    item = line.items[at]
    if item.low == "half":
        return half(line, at)
    if item.kind == "slash" and item.low in HALVES and line.low(at + 1) == "of":
        return exact(at, at + 1, HALVES[item.low], kind="part")
    if item.low in ("a", "one", "an"):
        single = single_part(line, at)
        if single:
            return single
    if item.kind != "num" or item.value is None or item.value > 99:
        return None
    step = 2 if line.low(at + 1) in DASHES else 1
    whole = PARTS_MANY.get(line.low(at + step))
    if whole and item.value < whole:
        return exact(at, at + step + 1, item.value / whole, kind="part")
    return one_in(line, at, item.value)


def half(line: Line, at: int) -> Amount | None:
    """Half of it, half the crop, by half, "nearly half were children"."""
    before, after = line.low(at - 1), line.low(at + 1)
    if after == "a" and line.low(at + 2) in ROUND:
        return None  # half a million
    whole = after in PART_AFTER and before not in PART_BEFORE
    alone = before in MEASURED and (line.kind(at + 1) != "word" or after in lexicon.STOP or is_past(after))
    return exact(at, at + 1, 0.5, kind="part") if whole or alone else None


def single_part(line: Line, at: int) -> Amount | None:
    """A third, one-fifth, a quarter."""
    tied = line.low(at) == "one" and line.low(at + 1) in DASHES
    place = at + 2 if tied else at + 1
    word, after = line.low(place), line.low(place + 1)
    if word not in PARTS or word == "half":
        return None
    told = tied or after in ("of", "the", "as") or line.low(at - 1) in MEASURED
    ended = line.kind(place + 1) in ("mark", "") or after in lexicon.STOP | {"last"}
    if told and (after in ("of", "the", "as") or tied or ended or is_past(after)):
        return exact(at, place + 1, PARTS[word], kind="part")
    return exact(at, place + 1, PARTS[word], kind="part") if line.low(at) == "a" and is_past(after) else None


def is_past(word: str) -> bool:
    """Whether a finite verb stands here: a bare fraction is its subject ("a quarter rejected it")."""
    return word in lexicon.past_forms() or word in ("were", "was", "are", "is", "have", "has", "had", "will", "would")


def one_in(line: Line, at: int, value: float) -> Amount | None:
    """One in five, four out of ten, nine trains in 10."""
    place = at + 1
    if line.kind(place) == "word" and line.low(place) not in lexicon.STOP and line.low(place + 1) == "in":
        place += 1  # one voter in six
    gap = 1 if line.low(place) == "in" else 2 if line.lows(place, place + 2) == ("out", "of") else 0
    if gap and line.low(place + gap) == "every":
        gap += 1  # two in every five
    other = line.value(place + gap)
    if not gap or other is None or line.blocked(place + gap) or not value < other:
        return None
    if line.low(place) == "out" and other not in (5, 10, 20, 100):
        return None  # three out of four lines are three of four
    after = line.low(place + gap + 1)
    if other > 100 or value >= 10 or after in TIME_UNITS or line.low(place + gap + 1) in DASHES:
        return None
    if place > at + 1 and (other > 20 or lexicon.units().get((after,))):
        return None
    return exact(at, place + gap + 1, value / other, kind="part")
