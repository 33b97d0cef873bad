"""Nouns and holders that the figures of a sentence lend one another.

In: a ``Line`` and its figures, each as far as its own words tell. Out: the figures; a count without a noun of its own
has that of the nearest figure that can lend one. What nothing lends stays unknown.
"""

from bisect import bisect_left
from dataclasses import replace
from itertools import chain

from reportedly.annotate.figures import lexicon
from reportedly.annotate.figures.line import Line
from reportedly.records import Figure

# Figures of one sentence so near to one another lend one another their noun.
NEIGHBOURS = 4


def shared(line: Line, figures: list[Figure], lent: Figure | None = None) -> list[Figure]:
    """The figures with what is left out filled in. ``lent``: the last figure of the sentence before that can lend.

    A figure of a part ("including 12 children") lends nothing: what follows it counts the whole again.
    """
    lends = [lender(line, figure) for figure in figures]
    out: list[Figure] = []
    for index, figure in enumerate(figures):
        if figure.counted or figure.unit or figure.ordinal is not None:
            out.append(figure)
            continue
        giver = giver_of(figures, index, lends, lent) if figure.best != 0.0 else None
        if giver:
            holder = figure.holder or giver.holder or whole_of(figures, giver, index)
            out.append(replace(figure, counted=several(giver), holder=holder))
        elif figure.event in lexicon.people_events():
            out.append(replace(figure, counted=lexicon.PEOPLE))
        else:
            out.append(figure)
    return out


def whole_of(figures: list[Figure], giver: Figure, index: int) -> str | None:
    """What ``giver`` counts where a figure before is part of it: "six of the nine members …; two …"."""
    near = figures[max(0, index - NEIGHBOURS) : index]
    return giver.counted if any(one.holder == giver.counted for one in near if one.start < giver.start) else None


def lender(line: Line, figure: Figure) -> bool:
    """Whether the figure has a noun that another may count too."""
    return figure.counted is not None and counts(figure) and not is_part(line, figure)


def giver_of(figures: list[Figure], index: int, lends: list[bool], lent: Figure | None) -> Figure | None:
    """The figure that lends its noun to the one at ``index``: before it, else after it, else of the sentence before."""
    figure = figures[index]
    before = range(index - 1, max(-1, index - 1 - NEIGHBOURS), -1)
    after = range(index + 1, min(len(figures), index + 1 + NEIGHBOURS))
    for place in chain(before, after):
        if lends[place] and may_lend(figures[place], figure, earlier=place < index):
            return figures[place]
    if lent is None or index or (figure.event and not carried(figure)):
        return None
    return lent if may_lend(lent, figure, earlier=True) else None


def carried(figure: Figure) -> bool:
    """Whether the words of a figure point back: "the first 200", "another 43"."""
    return figure.holder in ("them", "these") or figure.text.lower().startswith(BACK)


BACK = ("the ", "another ", "a further ", "an additional ")


def may_lend(giver: Figure, figure: Figure, *, earlier: bool) -> bool:
    """Whether what ``giver`` counts can be what ``figure`` counts: only people are hurt; one event counts one thing."""
    if figure.event in lexicon.people_events():
        return giver.counted not in lexicon.things()
    if giver.event == figure.event:
        return True
    return earlier and figure.event not in MOVING and giver.event not in MOVING


# A number that moves ("rose to 40") is of what its own clause names.
MOVING = frozenset("rise fall climb drop jump slip slide ease gain decline increase decrease".split())


def is_part(line: Line, figure: Figure) -> bool:
    """Whether the figure is of a part of one before it."""
    place = bisect_left(line.items, figure.start, key=lambda item: item.start)
    return line.low(place - 1) in ("including", "among")


def several(giver: Figure) -> str | None:
    """The noun of ``giver`` as it counts more than one."""
    noun = giver.counted
    if giver.best != 1 or not noun:
        return noun
    known = {"person": "people", "man": "men", "woman": "women", "child": "children"}.get(noun)
    return known or (noun if noun in lexicon.count_nouns() else noun + "s")


def counts(figure: Figure) -> bool:
    """Whether the figure is a count: no unit, no place in an order."""
    return not figure.unit and figure.ordinal is None and figure.best != 0.0 and not is_share(figure)


def is_share(figure: Figure) -> bool:
    """Whether the figure is a fraction of something."""
    return figure.best is not None and 0 < figure.best < 1
