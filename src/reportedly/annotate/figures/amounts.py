"""The numbers of a sentence with their bounds, modifiers and units.

In: a ``Line``. Out: ``Amount`` values in order, none overlapping. What is counted, whose, and what happened is found
in ``nouns`` and ``events``. Dates, names with numbers, scores and labels are no amounts (``labels``).

Bounds are those of the contract: "22" 22, 22, 22; "at least 22" 22, -, 22; "up to 80" -, 80, 80; "around 600" best
only; "10 to 15" 10, 15, -; vague words a low only.
"""

from dataclasses import dataclass, replace

from reportedly.annotate.figures import lexicon
from reportedly.annotate.figures.labels import Line, is_label, street
from reportedly.annotate.figures.units import DASHES, unit_after

DOZEN = {"dozen": 12.0, "score": 20.0}
ROUND = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0}
PARTS = {"third": 1 / 3, "quarter": 0.25, "fourth": 0.25, "fifth": 0.2, "sixth": 1 / 6, "eighth": 0.125, "tenth": 0.1}
PARTS_MANY = {"thirds": 3, "quarters": 4, "fifths": 5, "sixths": 6, "sevenths": 7, "eighths": 8, "tenths": 10}
VOTES = frozenset("vote voted votes voting approved passed ruled ruling majority ballot margin".split())


@dataclass(frozen=True, slots=True)
class Amount:
    """A number: lexemes ``first`` to ``last`` (modifiers and unit with it), its bounds and unit."""

    first: int
    last: int
    low: float | None = None
    high: float | None = None
    best: float | None = None
    modifier: str | None = None
    vague: bool = False
    ordinal: int | None = None
    unit: str | None = None
    kind: str = "count"  # count, zero, part, ordinal, age, vote, or the unit's kind


def amounts(line: Line) -> list[Amount]:
    """All amounts of a sentence."""
    found: list[Amount] = []
    at = 0
    floor = 0
    while at < len(line.items):
        made = read_at(line, at)
        for amount in made:
            whole = with_modifiers(line, amount, floor)
            found.append(whole)
            at = floor = whole.last
        if not made:
            at += 1
    return found


def read_at(line: Line, at: int) -> list[Amount]:
    """The amounts that begin with the lexeme at ``at``: mostly none, or one, two for a vote."""
    item = line.items[at]
    if (item.value is None and item.low not in STARTERS) or line.blocked(at):
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
    return []


# Words other than numbers that an amount may begin with.
STARTERS = frozenset(phrase[0] for phrase in lexicon.vague_phrases()) | frozenset("half a an no nobody none".split())


def vague(line: Line, at: int) -> Amount | None:
    """Several, dozens, tens of thousands."""
    table = lexicon.vague_phrases()
    for size in range(4, 0, -1):
        words = line.lows(at, at + size)
        if words not in table:
            continue
        after = line.low(at + size)
        if words[0] in ("scores", "tens") and size == 1 and after not in ("of", "more"):
            return None
        if words == ("few",) or (line.low(at - 1) in ("first", "last", "past") and words[0] != "a"):
            return None
        return unit_on(line, Amount(at, at + size, low=table[words], vague=True))
    return None


def rounded(line: Line, at: int) -> Amount | None:
    """A hundred, a dozen, half a million."""
    words = line.lows(at, at + 3)
    if words[:1] == ("half",) and words[1:2] in (("a",), ("an",)) and words[2:3] and words[2] in ROUND:
        return unit_on(line, exact(at, at + 3, ROUND[words[2]] / 2))
    if words[:2] == ("a", "couple") and words[2:] != ("more",):
        return replace(exact(at, at + 2 + (words[2:] == ("of",)), 2.0), low=None, high=None, modifier="couple")
    if words[:1] in (("a",), ("an",)) and len(words) > 1 and words[1] in ROUND:
        return unit_on(line, exact(at, at + 2, ROUND[words[1]]))
    return None


def zero(line: Line, at: int) -> Amount | None:
    """No one, none, no casualties."""
    words = line.lows(at, at + 3)
    if words[:2] == ("no", "one") or (words[:1] == ("no",) and line.text_of(at, at + 2).lower() == "no one"):
        return exact(at, at + 2, 0.0, kind="zero")
    if words[:1] in (("nobody",), ("none",)):
        return exact(at, at + 1, 0.0, kind="zero")
    if words[:1] == ("no",):
        for step in (1, 2):
            if len(words) > step and words[step] in NOUGHTS:
                return exact(at, at + 1, 0.0, kind="count")
    return None


NOUGHTS = frozenset(
    "casualties injuries deaths fatalities victims survivors votes arrests damage injury death people".split()
)


def exact(first: int, last: int, value: float, kind: str = "count") -> Amount:
    """An amount that is its own bounds."""
    return Amount(first, last, low=value, high=value, best=value, kind=kind)


def part(line: Line, at: int) -> Amount | None:
    """Half of, a third of, two-thirds, one in five."""
    item, after = line.items[at], line.low(at + 1)
    if item.low == "half" and after in PART_AFTER and line.low(at - 1) not in PART_BEFORE:
        return exact(at, at + 1, 0.5, kind="part")
    if item.low in ("a", "one") and after in PARTS and line.low(at + 2) in ("of", "the", "as"):
        return exact(at, at + 2, PARTS[after], kind="part")
    if item.kind != "num" or item.value is None or item.value > 99:
        return None
    step = 2 if after in DASHES else 1
    if line.low(at + step) in PARTS_MANY and item.value < PARTS_MANY[line.low(at + step)]:
        return exact(at, at + step + 1, item.value / PARTS_MANY[line.low(at + step)], kind="part")
    gap = 1 if after == "in" else 2 if line.lows(at + 1, at + 3) == ("out", "of") else 0
    other = line.value(at + 1 + gap)
    if gap == 2 and other and item.value < other and other not in (5, 10, 20, 100):
        return exact(at, at + 2 + gap, item.value)  # three out of four lines are three
    if gap and other and item.value < other <= 100 and item.value < 10 and line.low(at + 2 + gap) not in TIME_UNITS:
        return exact(at, at + 2 + gap, item.value / other, kind="part")
    return None


PART_AFTER = frozenset("of the its their his her all our that those these as".split())
PART_BEFORE = frozenset("first second better other and a latter last third half-".split())
TIME_UNITS = frozenset("years year months days weeks hours minutes".split())


def ordinal(line: Line, at: int) -> Amount | None:
    """Fourth meeting, her third; not the first, not a label ("Fifth Avenue"), not a compound ("third-largest")."""
    item, before = line.items[at], line.low(at - 1)
    value = int(item.value or 0)
    following = line.items[at + 1] if at + 1 < len(line.items) else None
    if value < 2 or not following or following.low in DASHES:
        return None
    if line.text[item.start].isupper() and not line.opens(at):
        return None
    word = following.kind == "word" and line.text[following.start].islower() and following.low not in lexicon.STOP
    owned = before in ("his", "her", "its", "their", "our", "my") or line.kind(at - 1) == "poss"
    if word and following.low in ("party", "floor", "hand", "place", "person", "world", "class", "half", "degree"):
        return None
    if (word and before in ORDINAL_BEFORE) or owned or (word and value > 3):
        return Amount(at, at + 1, ordinal=value, kind="ordinal")
    return None


ORDINAL_BEFORE = frozenset("the a his her its their our this for".split())


def numbered(line: Line, at: int, value: float) -> list[Amount]:
    """Digits or number words: a range, a vote, an age, a plain number; nothing where it is a label."""
    if is_label(line, at):
        return []
    if line.low(at - 1) in ("minus", "−") or (line.low(at - 1) == "-" and line.low(at - 2) == "minus"):
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


def measured(line: Line, at: int, value: float) -> Amount:
    """The number at ``at`` with the unit after it and the sign before it."""
    plus = line.low(at + 1) in DASHES and line.low(at + 2) == "plus" and line.tight(at, at + 3)
    sign = line.sign(at)
    last, unit, kind, times = unit_after(line, at + (3 if plus else 1), bool(sign))
    if line.low(at + 1) == "dozen":
        last, times = max(last, at + 2), 12.0
    first = sign[0] if sign else at
    if sign and kind != "percent":
        unit, kind = sign[1], "money"
    elif unit == "GBP" and value * times < LEAST_POUNDS:
        unit, kind = "pound", "measure"
    before = first - 1 - (line.low(first - 1) in DASHES)
    if line.low(before) == "magnitude" and not unit:
        unit, kind, first = "magnitude", "measure", before
    made = replace(exact(first, last, value * times, kind=kind), unit=unit)
    return replace(made, high=None, modifier="plus") if plus else made


# Fewer pounds than this, without a sign, are more often a weight.
LEAST_POUNDS = 1000


def one_is_count(line: Line, at: int, unit: str | None) -> bool:
    """Whether "one" counts something: a noun known to be counted or a casualty follows."""
    if unit:
        return line.low(at + 1) not in ("day",)
    after = line.low(at + 1)
    harmed = lexicon.event_forms().get(after, ("", ""))[0] in lexicon.people_events()
    aux = after in ("was", "is") and lexicon.event_forms().get(line.low(at + 2), ("", ""))[0] in lexicon.people_events()
    bare = at - 2 if line.lows(at - 2, at) in lexicon.modifiers_before() else at
    bare = bare - 1 if line.lows(bare - 1, bare) in lexicon.modifiers_before() else bare
    if line.low(at - 1) in ("just", "only") and after not in lexicon.STOP and line.kind(at + 1) == "word":
        return True
    before = lexicon.event_forms().get(line.low(bare - 1), ("", ""))[0] in lexicon.people_events()
    singular = lexicon.single_nouns()
    return (
        after in singular
        or (line.low(at + 2) in singular - {"time", "day"} and after not in lexicon.STOP)
        or (harmed or aux or before)
    )


def is_age(line: Line, at: int, value: float) -> bool:
    """Whether a bare number between commas after a name is somebody's age, or follows "aged"."""
    if value != int(value) or not 1 <= value <= 115:
        return False
    if line.low(at - 1) in ("aged", "age") and line.low(at - 2) != "the":
        return True
    if line.low(at - 1) == "of" and line.low(at - 2) == "age":
        return True
    name = at >= 2 and line.low(at - 1) in (",", "(") and line.kind(at - 2) == "word"
    capital = name and line.text[line.items[at - 2].start].isupper()
    return bool(capital and line.low(at + 1) in (",", ".", ")", ";", "", "―", "—", "–") and not line.is_dated(at - 2))


def vote(line: Line, at: int, value: float) -> list[Amount] | None:
    """The two sides of a vote ("94-1"); an empty list for a score; None where it is neither."""
    if line.lows(at + 1, at + 4) == ("-", "to", "-") and line.value(at + 4) is not None:
        return [exact(at, at + 1, value, kind="vote"), exact(at + 4, at + 5, line.value(at + 4) or 0.0, kind="vote")]
    other = line.value(at + 2)
    if line.low(at + 1) not in DASHES or other is None or not line.tight(at, at + 3):
        return None
    if line.low(at + 3) in DASHES or line.low(at - 1) in DASHES:
        return []
    if any(item.low in VOTES for item in line.items[max(0, at - 12) : at + 14]):
        return [exact(at, at + 1, value, kind="vote"), exact(at + 2, at + 3, other, kind="vote")]
    return None if value < other else []


def range_on(line: Line, first: Amount) -> Amount | None:
    """ "10 to 15", "between 10 and 15", "$3-5 million"; None where no second number follows."""
    at = first.last
    join = line.low(at)
    between = line.low(first.first - 1) == "between"
    if not (join in DASHES or join in ("to", "or") or (join == "and" and between)):
        return None
    second = at + 2 if join in DASHES and line.low(at + 1) == "to" else at + 1
    sign = line.sign(second + 1) if line.value(second) is None else None
    second = second + 1 if sign and line.value(second + 1) is not None else second
    other = line.value(second)
    if other is None or line.blocked(second) or first.low is None:
        return None
    if line.low(first.first - 1) == "from" and join == "to" and moves_before(line, first.first - 1):
        return None
    last, unit, kind, times = unit_after(line, second + 1, first.kind == "money" or bool(sign))
    low, high = first.low, other * times
    if first.unit and (unit or ("USD" if sign else None)) not in (first.unit, "USD") and first.kind != "money":
        return None
    if low < high and high >= 1e3 and low < 1e3:
        low = scaled_like(line, second, low) if times == 1 else low * times
    if street(line, second):
        return None
    if line.low(first.first - 1) in ("aged", "ages") and not unit:
        unit, kind = "year", "time"
    if join == "or" and not (high - low in (1, 2, 5, 10, 100) or low * 2 >= high):
        return None
    if not low < high:
        return None
    begin = first.first - 1 if between else first.first
    return Amount(begin, last, low=low, high=high, unit=first.unit or unit, kind=first.kind if first.unit else kind)


def moves_before(line: Line, at: int) -> bool:
    """Whether a word of change stands in the five words before ``at``."""
    return any(line.low(place) in lexicon.change_forms() for place in range(max(0, at - 5), at))


def scaled_like(line: Line, second: int, low: float) -> float:
    """ "3 to 5 million" means 3 million: the first number takes the scale word of the second."""
    words = line.text_of(second, second + 1).lower()
    for word, scale in ROUND.items():
        if word in words and word != "dozen":
            return low * scale
    return low


def unit_on(line: Line, amount: Amount) -> Amount:
    """A vague or round number with its unit: "hundreds of miles", "a million dollars"."""
    at = amount.last + 1 if line.low(amount.last) == "of" else amount.last
    last, unit, kind, _ = unit_after(line, at, False)
    return replace(amount, last=last, unit=unit, kind=kind) if unit else amount


def with_modifiers(line: Line, amount: Amount, floor: int) -> Amount:
    """The amount with the words before and after it that bound it."""
    bound, name, first, last = "exact", None, amount.first, amount.last
    before, after = lexicon.modifiers_before(), lexicon.modifiers_after()
    for _ in range(3):
        size = next((n for n in (4, 3, 2, 1) if first - n >= floor and line.lows(first - n, first) in before), 0)
        if not size:
            break
        words = line.lows(first - size, first)
        if (
            words == ("over",)
            and amount.kind == "time"
            and (first - 1 == floor > 0 or line.low(first - 2) in ("(", ","))
        ):
            break  # $60 million over eight years
        if words == ("up", "to") and line.low(first - size - 1) in lexicon.change_forms():
            break
        if before[words] != "exact" and bound == "exact":
            bound, name = before[words], " ".join(words)
        first -= size
    for size in (2, 1):
        words = line.lows(last, last + size)
        if (
            bound == "exact"
            and len(words) == size
            and words in after
            and (words != ("plus",) or line.tight(last - 1, last + 1))
        ):
            bound, name, last = after[words], " ".join(words), last + size
            break
    return bounded(replace(amount, first=first, last=last, modifier=name or amount.modifier), bound)


def bounded(amount: Amount, bound: str) -> Amount:
    """The amount with its bounds set by a modifier."""
    if amount.ordinal is not None or amount.vague or amount.best is None or (bound == "exact" and amount.modifier):
        return amount
    if bound == "low":
        return replace(amount, high=None)
    if bound == "high":
        return replace(amount, low=None)
    return replace(amount, low=None, high=None) if bound == "about" else amount
