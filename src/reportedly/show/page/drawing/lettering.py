"""The words in a picture: letters and numbers beside marks, names at the right, none on another.

In: marks, a scale. Out: the marks with their labels, and ``Name``s. What finds no room is left to the table.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from reportedly.show import words
from reportedly.show.page.drawing.pieces import BOTTOM, SMALL, TOP, Given, Label, Mark, Name, Size
from reportedly.show.page.drawing.scale import SPREAD, Scale, tidy

# About how wide a character is.
WORD = 6.5
MOST_NAMES = 8
NAME_HEIGHT = 15.0
LONGEST_NAME = 24


class _Room:
    """Which places of the picture are taken, so that no word stands on another or on a mark."""

    def __init__(self, marks: Sequence[Mark], size: Size) -> None:
        self.edge, self.base = size.edge, size.height - BOTTOM
        self.taken = [(mark.x - 5, mark.y - 5, mark.x + 5, mark.y + 5) for mark in marks]

    def free(self, label: Label) -> bool:
        """Whether there is room for the label; if so it is taken."""
        wide = WORD * len(label.text)
        left = label.x - (wide / 2 if label.anchor == "middle" else 0)
        box = (left, label.y - 10, left + wide, label.y)
        clear = all(
            box[0] >= taken[2] or box[2] <= taken[0] or box[1] >= taken[3] or box[3] <= taken[1] for taken in self.taken
        )
        if clear and box[2] <= self.edge + SPREAD and box[1] >= 0 and box[3] < self.base:
            self.taken.append(box)
            return True
        return False


def labelled(marks: Sequence[Mark], given: Sequence[Given], scale: Scale) -> tuple[Mark, ...]:
    """The marks with as many numbers and letters as there is room for; the table has them all."""
    room = _Room(marks, scale.size)
    labels: list[list[Label]] = [[] for _ in marks]
    for number, (mark, each) in enumerate(zip(marks, given, strict=True)):
        if each.letter:
            places = ((mark.x + 7, mark.y - 4), (mark.x + 7, mark.y + 12))
            labels[number] += _placed("letter", each.letter, "start", places, room)
    if scale.size.height > SMALL.height:
        for number, (mark, each) in enumerate(zip(marks, given, strict=True)):
            told = words.bounds(each.low, each.high, each.best).removeprefix("at least ").removeprefix("up to ")
            top = min(mark.y if mark.top is None else mark.top, mark.y)
            places = ((mark.x, mark.y + 19), (mark.x, top - 8))
            labels[number] += _placed("number", told.removeprefix("about "), "middle", places, room)
    return tuple(replace(mark, labels=tuple(each)) for mark, each in zip(marks, labels, strict=True))


def _placed(kind: str, text: str, anchor: str, places: Iterable[tuple[float, float]], room: _Room) -> list[Label]:
    """The label at the first of the places that is free; [] where none is."""
    for x, y in places:
        label = Label(kind, tidy(x), tidy(y), text, anchor)
        if room.free(label):
            return [label]
    return []


def names(told: Mapping[str, Sequence[tuple[date, Mark]]], names: Mapping[str, str], size: Size) -> tuple[Name, ...]:
    """The claimants' names down the right side, in the order of their last marks, none on another."""
    last = sorted(((each[-1][1], claimant) for claimant, each in told.items()), key=lambda pair: (pair[0].y, pair[1]))
    shown = last[:MOST_NAMES]
    room = size.height - BOTTOM
    heights: list[float] = []
    for mark, _ in shown:
        heights.append(max(mark.y, heights[-1] + NAME_HEIGHT) if heights else max(mark.y, TOP))
    for number in range(len(heights) - 1, -1, -1):
        below = heights[number + 1] - NAME_HEIGHT if number + 1 < len(heights) else room
        heights[number] = min(heights[number], below)
    x = size.edge + 14
    return tuple(
        Name(
            x,
            tidy(height),
            words.shorten(names[claimant], LONGEST_NAME),
            f"{tidy(mark.x + 8):g},{mark.y:g} {size.edge:g},{tidy(height):g} {x - 3:g},{tidy(height):g}",
        )
        for (mark, claimant), height in zip(shown, heights, strict=True)
    )
