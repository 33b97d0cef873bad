"""The numbers of a sentence with their bounds, modifiers and units.

In: a ``Line``. Out: ``Amount`` values in order, none overlapping. What is counted, whose, and what happened is found
in ``nouns``, ``subjects`` and ``events``. Dates, names with numbers, scores and labels are no amounts (``labels``).
"""

import re
from dataclasses import replace

from reportedly.annotate.figures import lexicon
from reportedly.annotate.figures.ages import is_age
from reportedly.annotate.figures.amount import Amount, exact
from reportedly.annotate.figures.labels import is_label
from reportedly.annotate.figures.line import Line
from reportedly.annotate.figures.loose import rounded, vague, zero
from reportedly.annotate.figures.modifiers import converted, with_modifiers
from reportedly.annotate.figures.numerals import HALVES
from reportedly.annotate.figures.ranges import range_on, tally, vote, won_and_lost
from reportedly.annotate.figures.shares import part
from reportedly.annotate.figures.units import DASHES, unit_after


def amounts(line: Line) -> list[Amount]:
    """All amounts of a sentence."""
    found: list[Amount] = []
    at = 0
    floor = 0
    while at < len(line.items):
        made = read_at(line, at)
        for amount in made:
            if amount.first < floor:  # the sign before it is the unit of the one before: "3 JPY 22"
                own = replace(amount, first=floor, unit=None, kind="count")
            else:
                own = with_modifiers(line, amount, floor)
            found.append(own)
            at = floor = own.last
        if not made:
            at += 1
    return converted(line, found)


def read_at(line: Line, at: int) -> list[Amount]:
    """The amounts that begin with the lexeme at ``at``: mostly none, or one, two for a vote."""
    item = line.items[at]
    plain = item.value is None and item.kind != "slash" and item.low not in STARTERS
    if plain or line.blocked(at):
        return []
    for reader in (part, vague, rounded, zero):
        made = reader(line, at)
        if made:
            return [made]
    if item.kind == "ord":
        made = ordinal(line, at)
        return [made] if made else []
    if item.kind == "num" and item.value is not None:
        return numbered(line, at, item.value)
    return [mixed for mixed in (mixed_number(line, at),) if mixed]


def mixed_number(line: Line, at: int) -> Amount | None:
    """ "41/2 months": a whole number and a fraction run together, as old wires print it."""
    item = line.items[at]
    found = MIXED.fullmatch(item.low) if item.kind == "slash" else None
    last, unit, kind, _ = unit_after(line, at + 1, False)
    if not found or unit is None:
        return None
    return exact(at, last, float(found[1]) + HALVES[found[2]], kind=kind, unit=unit)


MIXED = re.compile(r"(\d{1,2})(1/2|1/4|3/4|1/3|2/3)")


# Words other than numbers that an amount may begin with.
STARTERS = frozenset(phrase[0] for phrase in lexicon.vague_phrases()) | frozenset(
    "half a an no nobody none dozen".split()
)


def ordinal(line: Line, at: int) -> Amount | None:
    """Fourth meeting, her third; not the first, not a label ("Fifth Avenue"), not a compound ("third-largest")."""
    item, before = line.items[at], line.low(at - 1)
    value = int(item.value or 0)
    following = line.items[at + 1] if at + 1 < len(line.items) else None
    if value < 2 or not following or following.low in DASHES:
        return None
    if line.text[item.start].isupper() and not line.opens(at):
        return None
    word = following.kind == "word" and line.text[following.start].islower()
    word = word and (following.low not in lexicon.STOP or (following.low == "such" and before == "the"))
    if following.low == "of" and before == "the" and line.low(at + 2) in lexicon.OPENERS - {"the", "such", "all"}:
        return Amount(at, at + 1, ordinal=value, kind="ordinal")  # the fifth of his six pupils
    owned = before in ("his", "her", "its", "their", "our", "my") or line.kind(at - 1) == "poss"
    if word and following.low in ("party", "floor", "hand", "place", "person", "world", "class", "half", "degree"):
        return None
    if word and following.low in ("minute", "minutes", "lap", "over"):
        return None
    if (word and before in ORDINAL_BEFORE) or owned or (word and value > 3):
        return Amount(at, at + 1, ordinal=value, kind="ordinal")
    return None


ORDINAL_BEFORE = frozenset("the a his her its their our this for".split())


def numbered(line: Line, at: int, value: float) -> list[Amount]:
    """Digits or number words: a range, a vote, an age, a plain number; nothing where it is a label."""
    record = won_and_lost(line, at, value)
    if record:
        return [record]
    if is_label(line, at) and not tally(line, at):
        return []
    if negative(line, at):
        value = -value
    votes = None if line.sign(at) else vote(line, at, value)
    if votes is not None:
        return votes
    whole = measured(line, at, value)
    ranged = range_on(line, whole)
    if ranged:
        return [ranged]
    if line.items[at].low == "one" and value == 1 and not one_is_count(line, at, whole.unit):
        return []
    if not whole.unit and is_age(line, at, value):
        return [replace(whole, unit="year", kind="age")]
    return [whole]


def negative(line: Line, at: int) -> bool:
    """Whether a minus stands before the number: "minus 17", "-0.4", "$-5m"; not "plus or minus 3"."""
    before = line.low(at - 1)
    if before == "minus" or (before == "-" and line.low(at - 2) == "minus"):
        at = at - 1 if before == "minus" else at - 2
        return line.low(at - 1) not in ("or", "/", "and")
    if before not in ("-", "−") or not line.tight(at - 1, at + 1) or at < 2:
        return False
    return line.low(at - 2) in lexicon.signs() or not line.tight(at - 2, at)


def powered(line: Line, at: int, value: float) -> tuple[float, int]:
    """The number at ``at`` with a power of ten after it ("3 × 10^8"), and where it ends."""
    if line.low(at + 1) not in ("×", "x") or line.value(at + 2) != 10.0:
        return value, at + 1
    place = at + 3 + (line.low(at + 3) == "^")
    minus = line.low(place) in ("-", "−")
    power = line.value(place + minus)
    if power is None or power > 30 or not line.tight(at + 2, place + minus + 1):
        return value, at + 1
    return value * 10.0 ** (-power if minus else power), place + minus + 1


def measured(line: Line, at: int, value: float) -> Amount:
    """The number at ``at`` with the unit after it and the sign before it."""
    value, end = powered(line, at, value)
    plus = line.low(end) in DASHES and line.low(end + 1) == "plus" and line.tight(at, end + 2)
    sign = line.sign(at)
    last, unit, kind, times = unit_after(line, end + (2 if plus else 0), bool(sign))
    if line.low(end) == "dozen":
        last, times = max(last, end + 1), 12.0
    first = sign[0] if sign else at
    if sign and kind != "percent":
        unit, kind = sign[1], "money"
    elif unit == "GBP" and abs(value * times) < LEAST_POUNDS:
        unit, kind = "pound", "measure"
    before = first - 1 - (line.low(first - 1) in DASHES)
    if line.low(before) == "magnitude" and not unit:
        unit, kind, first = "magnitude", "measure", before
    made = exact(first, last, value * times, kind=kind, unit=unit)
    return replace(made, high=None, modifier="plus") if plus else made


# Fewer pounds than this, without a sign, are more often a weight.
LEAST_POUNDS = 1000


def one_is_count(line: Line, at: int, unit: str | None) -> bool:
    """Whether "one" counts something: a noun known to be counted or a casualty follows, or others were counted."""
    if unit:
        return line.low(at + 1) not in ("day",)
    after, singular = line.low(at + 1), lexicon.single_nouns()
    if line.low(at - 1) in ("just", "only") and after not in lexicon.STOP and line.kind(at + 1) == "word":
        return True
    if after in singular or (line.low(at + 2) in singular - {"time", "day"} and after not in lexicon.STOP):
        return True
    return befell(line, at) or another(line, at)


def befell(line: Line, at: int) -> bool:
    """Whether something befell the one: "killing one", "one dead", "one was hurt", "the toll was one"."""
    bare = at - 2 if line.lows(at - 2, at) in lexicon.modifiers_before() else at
    bare = bare - 1 if line.lows(bare - 1, bare) in lexicon.modifiers_before() else bare
    helped = at + 2 if line.low(at + 1) in ("was", "is") else at + 1
    if line.low(bare - 1) in ("was", "is", "to", "at") and "toll" in line.lows(max(0, bare - 5), bare):
        return True
    events = (lexicon.event_forms().get(line.low(place), ("", ""))[0] for place in (bare - 1, helped))
    return any(event in lexicon.people_events() for event in events)


def another(line: Line, at: int) -> bool:
    """Whether one of those counted before is meant: "eight were hurt, one seriously"."""
    after = line.low(at + 1)
    opens = line.low(at - 1) in (",", "and", ";") and (
        after.endswith("ly") or after in ("a", "an", "with", "from", "to")
    )
    return opens and any(
        (line.value(place) or 0) > 1 and not line.blocked(place) for place in range(max(0, at - 20), at)
    )
