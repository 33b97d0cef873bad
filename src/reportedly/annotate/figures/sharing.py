"""Nouns and holders that the figures of a sentence lend one another.

In: a ``Line`` and its figures, each as far as its own words tell. Out: the figures; a count without a noun of its own
has that of the nearest figure that can lend one. What nothing lends stays unknown.
"""

from bisect import bisect_left
from dataclasses import replace
from itertools import chain

from reportedly.annotate.figures import lexicon
from reportedly.annotate.figures.beside import settled
from reportedly.annotate.figures.line import Line
from reportedly.records import Figure

# Figures of one sentence so near to one another lend one another their noun.
NEIGHBOURS = 4


def shared(line: Line, figures: list[Figure], lent: Figure | None = None) -> list[Figure]:
    """The figures with what is left out filled in. ``lent``: the last figure of the sentence before that can lend.

    A figure of a part ("including 12 children") lends nothing: what follows it counts the whole again.
    """
    lends = [lender(line, figure) for figure in figures]
    spans = [(place_of(line, figure.start), place_of(line, figure.end)) for figure in figures]
    out: list[Figure] = []
    for index in range(len(figures)):
        figure = settled(line, figures, spans, index, out)
        if figure.counted or figure.unit or figure.ordinal is not None:
            out.append(figure)
            continue
        giver = giver_of(figures, index, lends, lent) if figure.best != 0.0 else None
        if giver:
            holder = figure.holder or giver.holder or whole_of(figures, giver, index)
            out.append(replace(figure, counted=several(giver), holder=holder))
        elif befalls_people(figure):
            out.append(replace(figure, counted=lexicon.PEOPLE))
        else:
            out.append(figure)
    return out


# What people do or have done to them: "thousands turned out", "31 escaped".
GOING = frozenset(
    """escape turn question pluck march gather rally protest attend demonstrate assemble return send board queue marry
    shelter wait""".split()
)


def befalls_people(figure: Figure) -> bool:
    """Whether a bare number of those to whom its event happens is one of people."""
    event = figure.event or ""
    return event in lexicon.people_events() or lexicon.verb_forms().get(event, event) in GOING


def place_of(line: Line, offset: int) -> int:
    """The first lexeme that begins at or after the offset."""
    return bisect_left(line.items, offset, key=lambda item: item.start)


def whole_of(figures: list[Figure], giver: Figure, index: int) -> str | None:
    """What ``giver`` counts where a figure before is part of it: "six of the nine members …; two …"."""
    near = figures[max(0, index - NEIGHBOURS) : index]
    return giver.counted if any(one.holder == giver.counted for one in near if one.start < giver.start) else None


def lender(line: Line, figure: Figure) -> bool:
    """Whether the figure has a noun that another may count too."""
    many = (figure.counted or "").endswith("s") or figure.counted in lexicon.IRREGULAR
    return figure.counted is not None and (counts(figure) or (is_share(figure) and many)) and not is_part(line, figure)


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
    if giver.event == figure.event:
        return not befalls_people(figure) or giver.counted not in lexicon.things()
    if befalls_people(figure):
        return earlier and is_person(giver.counted or "")
    return earlier and figure.event not in MOVING and giver.event not in MOVING


def is_person(noun: str) -> bool:
    """Whether a noun is of people."""
    return noun in lexicon.persons() or (noun not in lexicon.things() and noun.endswith(("men", "ists", "ians", "ees")))


# A number that moves ("rose to 40") is of what its own clause names.
MOVING = frozenset("rise fall climb drop jump slip slide ease gain decline increase decrease".split())


def is_part(line: Line, figure: Figure) -> bool:
    """Whether the figure is of a part of one before it."""
    place = place_of(line, figure.start)
    if line.low(place - 1) in ("including", "among"):
        return True
    return any(line.low(at) == "of" and line.low(at + 1) in ("them", "whom") for at in range(place + 1, place + 5))


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
