"""How a number moves: "rose to 12 from 9", "down 4 per cent", "cut its rate by 25 points".

In: a ``Line``, its verbs and the places of its figures. Out: ``Change`` for the figures that tell one: the direction,
and which figure is the number before. A level that is only named beside the move ("3 per cent higher at 41") has none.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.annotate.figures import lexicon
from reportedly.annotate.figures.clause import SHARES, Verb
from reportedly.annotate.figures.line import Line
from reportedly.annotate.figures.ranges import introduced

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Change:
    """How a number moves, and the place of the figure it moved from in the list of figures (None where not told)."""

    direction: str
    before: int | None = None


def changes(
    line: Line, near: Sequence[Sequence[Verb]], places: Sequence[Place], kinds: Sequence[str]
) -> dict[int, Change]:
    """For the figures at ``places`` (first and last lexeme), which of them tell a change.

    ``near`` are the verbs near each, ``kinds`` their sorts.
    """
    turns = [
        direction_of(line, verbs, places, index) or (lost_by(verbs, places[index][0]) if kind in PARTED else None)
        for index, (kind, verbs) in enumerate(zip(kinds, near, strict=True))
    ]
    found = {index: Change(turn) for index, turn in enumerate(turns) if turn}
    for index in range(len(places)):
        if introduced(line, places[index][0]) != "from":
            again = index > 0 and restated(line, places[index - 1][1], places[index][0])
            if again and index not in found and index - 1 in found:
                found[index] = Change(found[index - 1].direction)
            continue
        target, turn = target_of(line, places, index, turns)
        if turn and target >= 0:
            found[target] = Change(turn, index)
    sources = {change.before for change in found.values()}
    return {index: change for index, change in found.items() if index not in sources}


def restated(line: Line, last: int, first: int) -> bool:
    """Whether the second figure says the first again: "fell $1.20, or 1.5 per cent", or is what it came to."""
    between = line.lows(last, first)
    return between in (("or",), (",", "or"), ("to",), (",", "to"), (",", "or", "by"))


def target_of(line: Line, places: Sequence[Place], index: int, turns: Sequence[str | None]) -> tuple[int, str | None]:
    """The figure whose number before is the one at ``index``, after "from", and the direction."""
    first, last = places[index]
    start = first - 1 if line.low(first - 1) == "from" else first - 2
    following = index + 1 if index + 1 < len(places) and introduced(line, places[index + 1][0]) == "to" else None
    turned = line.low(start - 1)
    again = index - 2
    if index > 1 and turned not in ("up", "down") and beside_share(line, places[again][1], places[index - 1]):
        return again, line.low(places[index - 1][0] - 1)  # a profit of 214m, up 18 per cent from 181m
    told = next((turn for turn in reversed(turns[max(0, index - LOOKED_BACK) : index]) if turn), None)
    if turned in ("up", "down"):
        if line.low(start - 2) == "and" and index > 1 and line.low(places[index - 1][0] - 1) in ("the", "a", "of"):
            return index - 2, turned  # added 175,000 jobs, short of the 240,000 forecast and down from 315,000
        return index - 1, turned  # "… stood at 23, up from 19"
    if following is not None and places[following][0] - last <= 6:
        near = turns[index] or turns[following]
        return following, went(line, first, places[following][0]) or near or told  # rose from 9 to 14
    return index - 1, turns[index - 1] or told


def went(line: Line, first: int, second: int) -> str | None:
    """The direction of "calls went from 96 to 131", by the numbers themselves."""
    old, new = line.value(first), line.value(second)
    if old is None or new is None or old == new or lexicon.verb_forms().get(line.low(first - 2)) != "go":
        return None
    return "up" if new > old else "down"


def beside_share(line: Line, last: int, share: Place) -> bool:
    """Whether the second figure only says how the one that ends at ``last`` moved: "214m, ‹up 18 per cent›"."""
    return line.lows(last, share[0]) in ((",", "up"), (",", "down")) and line.low(share[1] - 1) in SHARES


def direction_of(line: Line, verbs: Sequence[Verb], places: Sequence[Place], index: int) -> str | None:
    """Up or down where a word of change stands close before the figure, just after it, or governs it."""
    first, last = places[index]
    floor = places[index - 1][1] if index else 0
    after = AFTER.get(line.low(last)) or compared(line, first, last)
    if after and line.low(last - 1) in SHARES and line.low(last) in COMPARING and line.low(last + 1) != "than":
        return after  # spent 11 per cent less
    if after and not (line.low(last) in COMPARING and line.lows(last + 1, last + 3) not in TIMES_BEFORE):
        return after
    return close_before(line, first, floor) or governed(line, verbs, first)


def compared(line: Line, first: int, last: int) -> str | None:
    """The direction told inside the figure's own words: "a 3 per cent rise", "20 per cent more patients"."""
    share = next((at for at in range(first, last - 1) if line.low(at) in SHARES), None)
    word = line.low(share + 1) if share is not None else ""
    if word in COMPARING and line.low(last) == "than" and line.low(last + 1) not in NORMAL:
        return None
    return AFTER.get(word)


NORMAL = frozenset("usual normal last before in a previously expected".split())
# Sorts of numbers that are lost or gained by moving: the index lost 40 points, a town loses 12 men.
PARTED = frozenset("percent points measure part".split())


def lost_by(verbs: Sequence[Verb], first: int) -> str | None:
    """The direction of "lost" and "gained" right before a figure."""
    turn = {"lose": "down", "shed": "down", "gain": "up", "add": "up"}
    return next((turn.get(verb.base) for verb in verbs if 0 < first - verb.place <= 2), None)


def close_before(line: Line, first: int, floor: int) -> str | None:
    """The direction of a word of change before the figure, with nothing but small words between."""
    forms = lexicon.change_forms()
    for place in range(first - 1, max(floor - 1, first - 6, -1), -1):
        word = line.low(place)
        if word == "at":
            return None
        if word in forms:
            bound = word == "up" and line.low(place + 1) == "to" and place + 2 == first
            other = word in ("up", "down") and lexicon.verb_forms().get(line.low(place - 1)) in PHRASAL
            return None if bound or other else forms[word]
        if line.kind(place) == "mark" or (line.kind(place) == "word" and word not in BETWEEN):
            return None
    return None


def governed(line: Line, verbs: Sequence[Verb], first: int) -> str | None:
    """The direction of a verb earlier in the clause that takes the figure by "to" or "by"."""
    if line.low(first - 1) not in ("to", "by", "from") and line.low(first - 2) not in ("to", "by", "from"):
        return None
    verb = next((verb for verb in reversed(verbs) if verb.place < first), None)
    if verb is None or first - verb.place > FAR:
        return None
    if any(line.low(at) in (";", ":", "that", "which", "who") for at in range(verb.place, first)):
        return None
    if verb.base == "put" and line.low(verb.place + 1) in ("up", "down"):
        return line.low(verb.place + 1)
    return lexicon.change_forms().get(verb.word) or lexicon.turn_forms().get(verb.word)


COMPARING = frozenset(("more", "less", "fewer"))
# "Two points more than last year" moved; "two points more than the men" did not.
TIMES_BEFORE = frozenset(("than", word) for word in "last before previously in a the earlier".split()) - {
    ("than", "the")
}
# So many figures back the move is looked for.
LOOKED_BACK = 6
# So many lexemes may stand between a verb and the number it moves to.
FAR = 18
# Verbs with which "up" and "down" tell no move of a number: "make up 15 per cent".
PHRASAL = frozenset("make take give pick hold open back sign line show turn use set shoot".split())
# What may stand between a word of change and the number it speaks of.
BETWEEN = frozenset(
    """by to a an another some nearly about around from over more than least further record just almost as much high
    low up down sharply again only slightly steadily approximately roughly estimated total between modestly flat
    mere""".split()
)
AFTER = dict.fromkeys("increase rise jump hike gain surge growth higher more".split(), "up") | dict.fromkeys(
    "drop decline fall decrease reduction lower cut less fewer".split(), "down"
)
