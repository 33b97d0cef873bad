"""The words before and after a number that bound it: at least, up to, nearly, or more.

In: a ``Line`` and an ``Amount``. Out: the amount with them, its bounds set.
"""

from dataclasses import replace

from reportedly.annotate.figures import lexicon
from reportedly.annotate.figures.amount import Amount
from reportedly.annotate.figures.line import Line

# What "up to" ends after these words is a time or an event: "the lead up to".
LEADING = frozenset("lead run build leading building".split())
# Behind these it is a number that was reached: "bringing the total up to 14", "brought us up to 83%".
BROUGHT = frozenset("total toll number count tally".split())
BRINGING = frozenset("bring brings bringing brought".split())
# "Over" a length of time is no bound behind money and what is paid ("22 billion in loans over three years").
SPREAD = frozenset("spread paid payable repaid loan loans instalments installments invested borrowed lent".split())
SPREAD_REACH = 4


def with_modifiers(line: Line, amount: Amount, floor: int) -> Amount:
    """The amount with the words before and after it that bound it. ``floor``: where the figure before ends."""
    bound, name, first, last = "exact", None, amount.first, amount.last
    before = lexicon.modifiers_before()
    for _ in range(3):
        size = next((n for n in (4, 3, 2, 1) if first - n >= floor and line.lows(first - n, first) in before), 0)
        words = line.lows(first - size, first)
        if not size or no_bound(line, amount, words, first, floor):
            break
        if before[words] != "exact" and bound == "exact":
            bound, name = before[words], " ".join(words)
        first -= size
    if bound == "exact":
        bound, name, last = after_number(line, last)
    return bounded(replace(amount, first=first, last=last, modifier=name or amount.modifier), bound)


def converted(line: Line, found: list[Amount]) -> list[Amount]:
    """A number told again in another unit, in brackets, is bounded as the first: "just under 296 hp (224 kW)"."""
    out: list[Amount] = []
    for amount in found:
        before = out[-1] if out else None
        between = line.lows(before.last, amount.first) if before else ()
        again = between in (("(",), ("/",), (",",)) and (between == ("(",) or line.low(out[-1].first - 1) == "(")
        other = before is not None and amount.unit is not None and before.unit not in (None, amount.unit)
        like = LIKE.get((before.low is None, before.high is None), "exact") if before and again and other else "exact"
        out.append(amount if amount.modifier else bounded(amount, like))
    return out


# Which bounds are missing, to the sort of bound that leaves them out.
LIKE = {(False, True): "low", (True, False): "high"}


def no_bound(line: Line, amount: Amount, words: tuple[str, ...], first: int, floor: int) -> bool:
    """Whether the words mean something else here: "jailed 7 years over a fraud", "climbed up to 9", "the run up to"."""
    before = line.low(first - len(words) - 1)
    if words == ("over",):
        paid = floor > 0 and first - 1 - floor <= SPREAD_REACH and line.low(floor) == "in"
        spread = amount.kind == "time" and (before in SPREAD or paid)
        return spread or first - 1 == floor > 0 or (amount.kind == "time" and before in ("(", ","))
    if words != ("up", "to"):
        return False
    brought = BRINGING.intersection(line.lows(max(0, first - 5), first - 2))
    return before in lexicon.change_forms() or before in LEADING or bool(brought) or before in BROUGHT


def after_number(line: Line, last: int) -> tuple[str, str | None, int]:
    """The bound, its words and where they end, after a number: "10 or more"."""
    table = lexicon.modifiers_after()
    for size in (3, 2, 1):
        words = line.lows(last, last + size)
        tight = line.tight(last - 1, last + 1)
        if len(words) == size and words in table and (words != ("plus",) or tight):
            return table[words], " ".join(words), last + size
    return "exact", None, last


def bounded(amount: Amount, bound: str) -> Amount:
    """The amount with its bounds set by a modifier."""
    if amount.ordinal is not None or amount.vague or amount.best is None or (bound == "exact" and amount.modifier):
        return amount
    if bound == "low":
        return replace(amount, high=None)
    if bound == "high":
        return replace(amount, low=None)
    return replace(amount, low=None, high=None) if bound == "about" else amount
