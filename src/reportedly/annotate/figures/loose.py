"""Numbers told in words that are no numerals: dozens, a hundred, half a million, nobody, no survivors.

In: a ``Line`` and a place. Out: the ``Amount`` that begins there, or None.
"""

from dataclasses import replace

from reportedly.annotate.figures import lexicon
from reportedly.annotate.figures.amount import ROUND, Amount, exact
from reportedly.annotate.figures.line import Line
from reportedly.annotate.figures.units import unit_after

# "Scores" and "tens" are numbers where they count something or befall somebody.
DOUBLE = frozenset(("scores", "tens"))
# Nouns of which there are none without a number being meant: "no time", "no point".
NO_NUMBER = frozenset(
    """time times point points place match matches word words question questions case deal contract agreement report
    call record order claim view line offer talks talk plan charge unit""".split()
)


def vague(line: Line, at: int) -> Amount | None:
    """Several, dozens, tens of thousands."""
    table = lexicon.vague_phrases()
    for size in range(4, 0, -1):
        words = line.lows(at, at + size)
        if words not in table:
            continue
        if size == 1 and words[0] in DOUBLE and not counting(line, at):
            return None
        if words == ("few",) or (line.low(at - 1) in ("first", "last", "past") and words[0] != "a"):
            return None
        return unit_on(line, Amount(at, at + size, low=table[words], vague=True))
    return None


def counting(line: Line, at: int) -> bool:
    """Whether "scores" is a number here: of something, or something befell them."""
    harm = (lexicon.event_forms().get(line.low(place), ("", ""))[0] for place in (at - 1, at + 1))
    after = line.low(at + 1)
    return after in ("of", "more", "were", "are", "have") or any(event in lexicon.people_events() for event in harm)


def rounded(line: Line, at: int) -> Amount | None:
    """A hundred, a dozen, half a million, an hour and a half."""
    words = line.lows(at, at + 4)
    if words[:1] == ("dozen",):
        return exact(at, at + 1, 12.0) if line.low(at - 1) in ("mere", "full", "good") else None
    if words[:1] == ("half",):
        return halved(line, at)
    if words[:2] == ("a", "couple"):
        return couple(line, at)
    if len(words) < 2 or words[0] not in ("a", "an"):
        return None
    if words[1] in ROUND:
        return unit_on(line, exact(at, at + 2, ROUND[words[1]]))
    return and_a_half(line, at)


def halved(line: Line, at: int) -> Amount | None:
    """Half a million, half a dozen, half an hour."""
    start = at + 1 if line.low(at + 1) in ("a", "an", "-") else None
    word = line.low(start + 1) if start else ""
    if start and word in ROUND:
        return unit_on(line, exact(at, start + 2, ROUND[word] / 2))
    unit = lexicon.units().get((word,)) if start and line.low(at + 1) != "-" else None
    if start and unit and unit[1] in ("time", "measure", "percent"):
        return replace(exact(at, start + 2, 0.5, kind=unit[1]), unit=unit[0])
    return None


def couple(line: Line, at: int) -> Amount | None:
    """A couple of; a couple of dozen."""
    if line.low(at + 2) == "more":
        return None
    last = at + 2 + (line.low(at + 2) == "of")
    times = ROUND.get(line.low(last))
    made = exact(at, last + 1, 2 * times) if times else exact(at, last, 2.0)
    return replace(made, low=None, high=None, modifier="couple")


def and_a_half(line: Line, at: int) -> Amount | None:
    """An hour and a half, a mile and a half."""
    unit = lexicon.units().get(line.lows(at + 1, at + 2))
    if not unit or unit[1] not in ("time", "measure") or line.lows(at + 2, at + 5) != ("and", "a", "half"):
        return None
    return replace(exact(at, at + 5, 1.5, kind=unit[1]), unit=unit[0])


def zero(line: Line, at: int) -> Amount | None:
    """No one, none, no casualties."""
    words = line.lows(at, at + 3)
    if words[:2] == ("no", "one") or (words[:1] == ("no",) and line.text_of(at, at + 2).lower() == "no one"):
        return exact(at, at + 2, 0.0, kind="zero")
    if words[:1] in (("nobody",), ("none",)):
        return exact(at, at + 1, 0.0, kind="zero")
    if words[:1] != ("no",) or line.low(at - 1) in ("a", "yes", "there's"):
        return None
    counted = any(nought(word) for word in words[1:2]) or (
        len(words) > 2 and words[1] not in lexicon.STOP | NO_NUMBER and line.kind(at + 1) == "word" and nought(words[2])
    )
    return exact(at, at + 1, 0.0) if counted else None


def nought(word: str) -> bool:
    """Whether a noun after "no" is counted by it."""
    known = word in lexicon.count_nouns() or word in lexicon.single_nouns() or word in ("damage", "injury", "death")
    return known and word not in NO_NUMBER


def unit_on(line: Line, amount: Amount) -> Amount:
    """A vague or round number with its unit: "hundreds of miles", "a million dollars"."""
    at = amount.last + 1 if line.low(amount.last) == "of" else amount.last
    last, unit, kind, _ = unit_after(line, at, False)
    return replace(amount, last=last, unit=unit, kind=kind) if unit else amount
