"""What a picture of a series is made of: what is given, and what is drawn, in the units of its view box.

In: nothing. Out: the types and the sizes. Where each goes is worked out in ``scale``, ``marks``, ``lettering``.
"""

from dataclasses import dataclass

# The margins above and below the marks; that on the left depends on the numbers there.
TOP, BOTTOM = 16.0, 28.0
# With less room than this beside the marks no names are written there.
NAME_ROOM = 100.0


@dataclass(frozen=True, slots=True)
class Size:
    """How large a picture is; ``right`` is the room beside the marks, for names where it is wide."""

    width: float
    height: float
    right: float

    @property
    def edge(self) -> float:
        """Where the marks' room ends."""
        return self.width - self.right

    @property
    def named(self) -> bool:
        """Whether there is room for names."""
        return self.right > NAME_ROOM


WIDE = Size(680.0, 240.0, 178.0)
NARROW = Size(350.0, 208.0, 20.0)
SMALL = Size(350.0, 78.0, 20.0)


@dataclass(frozen=True, slots=True)
class Given:
    """A mark to draw: its day (ISO), the number named, the bounds, who said it, and which origin it is of."""

    day: str
    low: float | None
    high: float | None
    best: float | None
    said_by: str
    shape: str
    hollow: bool
    letter: str
    title: str

    @property
    def claimant(self) -> str:
        """Who said it, however capital letters and articles go."""
        return self.said_by.casefold().removeprefix("the ")


@dataclass(frozen=True, slots=True)
class Label:
    """A word beside a mark: its origin's letter or its number. ``kind``: letter or number."""

    kind: str
    x: float
    y: float
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark drawn: its place, its whisker's ends (None: none) and which of them are open."""

    x: float
    y: float
    top: float | None
    bottom: float | None
    open_top: bool
    open_bottom: bool
    about: bool
    shape: str
    hollow: bool
    title: str
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class Tick:
    """A label on an axis and where it stands."""

    at: float
    label: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Name:
    """Who said a number, at the right, with a thin line to their last mark."""

    x: float
    y: float
    text: str
    leader: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture: size, axes, marks, lines that join one claimant's numbers over time, and the claimants' names."""

    width: float
    height: float
    left: float
    right: float
    bottom: float
    values: tuple[Tick, ...]
    days: tuple[Tick, ...]
    marks: tuple[Mark, ...]
    lines: tuple[str, ...]
    names: tuple[Name, ...]
