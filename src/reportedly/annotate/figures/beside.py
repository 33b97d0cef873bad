"""What stands right beside a figure and tells more of it: the number it is held against, its age, its noun's own event.

In: a ``Line``, its figures as their own words tell them, and where each begins and ends. Out: a figure with noun, unit,
event or holder filled in. What figures further off lend is told in ``sharing``.
"""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.annotate.figures import lexicon, nouns
from reportedly.annotate.figures.line import Line
from reportedly.annotate.figures.ranges import introduced
from reportedly.records import Figure

Place = tuple[int, int]
# So many figures back a share looks for what it is of.
NEIGHBOURS = 4


def settled(
    line: Line, figures: Sequence[Figure], spans: Sequence[Place], index: int, done: Sequence[Figure]
) -> Figure:
    """The figure at ``index`` with what stands beside it. ``done``: those before it, filled in."""
    span = spans[index]
    figure = with_next(line, figures, spans, index)
    figure = again(line, (done[-1], spans[index - 1]) if done else None, figure, span)
    figure = moved(line, told_by_noun(figure), span)
    return of_same(line, done, aged(line, figure, span[0]), span[1])


def with_next(line: Line, figures: Sequence[Figure], spans: Sequence[Place], index: int) -> Figure:
    """The figure with the event of the one it is joined to: "‹three guards› and a dozen drivers were questioned"."""
    figure = figures[index]
    if figure.event or index + 1 == len(figures) or figure.ordinal is not None:
        return figure
    joined = line.lows(spans[index][1], spans[index + 1][0]) in (("and",), ("or",), (",", "and"))
    return replace(figure, event=figures[index + 1].event) if joined and figure.counted else figure


def again(line: Line, given: tuple[Figure, Place] | None, figure: Figure, span: Place) -> Figure:
    """The figure with the noun, unit and event of the one it is held against: "3.9 per cent ‹from› 3.8"."""
    first, last = span
    if given is None or line.low(first - 1) not in TAILS:
        return figure
    before, (begin, start) = given
    if first <= start or figure.ordinal is not None or not (before.counted or before.unit):
        return figure
    near = range(max(start, first - HELD_AGAINST), first)
    words = [line.low(at) for at in near if line.low(at) not in BESIDE and not line.is_dated(at)]
    held = words in TURNS and first - start <= HELD_AGAINST
    if not (held or words[-2:] in COMPARED) or (line.kind(last - 1) == "word" and not figure.unit):
        return figure
    against = words[-1] not in ("up", "down", "(")
    unit = before.unit if held and against and introduced(line, begin) in LEVEL and fits(figure) else None
    if not before.counted and not unit:
        return figure
    event = before.event if against and figure.event in (None, "be", "compare") else figure.event
    return replace(figure, counted=before.counted, unit=figure.unit or unit, event=event)


# So many lexemes may stand between two numbers held against one another.
HELD_AGAINST = 9
TURNS = [["from"], ["against"], ["versus"], ["compared", "with"], ["compared", "to"], ["up"], ["down"], ["("], ["or"]]
TURNS += [["up", "from"], ["down", "from"]]
COMPARED = [["compared", "with"], ["compared", "to"], ["up", "from"], ["down", "from"]]
TAILS = frozenset("from against versus with to up down ( or a an the".split())
BESIDE = frozenset(
    ", a an the year years month week quarter earlier ago before previous last same period in by".split()
)


# What stands before a number that is reached, not one by which another moved.
LEVEL = frozenset("to at was is were are of with".split())


def fits(figure: Figure) -> bool:
    """Whether a bare number may have the unit of another."""
    return figure.best is not None and not figure.unit


def moved(line: Line, figure: Figure, span: Place) -> Figure:
    """The figure with the move right beside it as its event: ", ‹up› 8 per cent", "an 8 per cent ‹rise›"."""
    if figure.unit != "%" or not figure.change:
        return figure
    first, last = span
    alone = line.low(first - 1) in ("up", "down") and line.low(first - 2) not in lexicon.past_forms()
    beside = line.low(last) in nouns.MOVES or alone
    return replace(figure, event="rise" if figure.change == "up" else "fall") if beside else figure


def told_by_noun(figure: Figure) -> Figure:
    """The figure with the event its own noun or move tells where its verb tells none: "of the dead, 97 were …"."""
    told = nouns_event(figure)
    if told:
        return replace(figure, event=told)
    if figure.event not in (None, "be"):
        return figure
    harm = next((noun for noun in (figure.holder, figure.counted) if noun in nouns.HARMED), "")
    if figure.holder and figure.holder.startswith("those "):
        harm = figure.holder.removeprefix("those ")
    if harm in lexicon.event_forms():
        return replace(figure, event=lexicon.event_forms()[harm][0])
    move = {"up": "rise", "down": "fall"}.get(figure.change or "")
    return replace(figure, event=move) if move and (figure.unit or not figure.event) else figure


REPORTED = frozenset("report reported confirm say record recorded registered count log know".split())
LOSSES = {"deaths": "died", "fatalities": "killed", "arrests": "arrested", "injuries": "injured"}


def nouns_event(figure: Figure) -> str | None:
    """What the counted noun tells where the verb only reports: "confirmed 13 ‹deaths›"."""
    return LOSSES.get(figure.counted or "") if figure.event in REPORTED else None


def aged(line: Line, figure: Figure, first: int) -> Figure:
    """The figure with whose age it is: "Ilan Petrow, ‹61›, said"."""
    if figure.unit != "year" or figure.holder or not figure.text.isdigit():
        return figure
    named = line.low(first - 1) == "," and line.capital(first - 2) and not line.is_dated(first - 2)
    return replace(figure, holder=nouns.name_ending(line, first - 2)) if named and not line.capitals else figure


def of_same(line: Line, before: Sequence[Figure], figure: Figure, last: int) -> Figure:
    """A share with what the share before it is of: "57 per cent of voters back it, ‹31 per cent› oppose it"."""
    if figure.unit != "%" or figure.counted or figure.change:
        return figure
    word = line.low(last)
    verbal = word in lexicon.AUX or (word in lexicon.verb_forms() and not word.endswith("ing"))
    near = before[-NEIGHBOURS:] if verbal else []
    giver = next((one for one in reversed(near) if one.unit == "%" and one.counted and not one.change), None)
    return replace(figure, counted=giver.counted, holder=figure.holder or giver.holder) if giver else figure
