"""The Figures tab: each series of a story as a picture over time and as a table.

In: a story's series and its sources. Out: ``SeriesView``s, those whose reports differ first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.records import Point, Series
from reportedly.show import words
from reportedly.show.page import addresses, drawing, naming
from reportedly.show.terminal import choose
from reportedly.show.terminal.story import RELATIONS

NOT_ATTRIBUTED = "not attributed"


@dataclass(frozen=True, slots=True)
class Print:
    """Where a value was printed: the report, and the words that give it."""

    source: naming.Source
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Row:
    """A value on a day: who said it, and all who printed it. ``day`` is for reading."""

    day: str
    value: str
    said_by: str
    attributed: bool
    printed: tuple[Print, ...]
    origins: tuple[naming.Origin, ...]


@dataclass(frozen=True, slots=True)
class SeriesView:
    """A series: what is counted, how the reports relate, a picture for each width (none without dates), a table."""

    key: str
    what: str
    relation: str
    telling: bool
    same: bool
    reports: int
    origins: int
    summary: str
    charts: tuple[drawing.Chart, ...]
    rows: tuple[Row, ...]


def views(series: Sequence[Series], sources: naming.Sources) -> tuple[SeriesView, ...]:
    """The series that several reports give, those that differ or were revised first."""
    ordered = choose.series(series, most=None)
    return tuple(_view(f"series-{number}", each, sources) for number, each in enumerate(ordered, 1))


def _view(key: str, series: Series, sources: naming.Sources) -> SeriesView:
    points = [point for point in series.points if point.report in sources]
    rows = _rows(points, sources)
    telling = series.relation in choose.TELLING
    reports = len({point.report for point in points})
    origins = {origin.letter for row in rows for origin in row.origins}
    values = list(dict.fromkeys(row.value for row in rows))
    summary = f"{words.count(reports, 'report')}: " + ", ".join(values[:8])
    given = _given(points, sources)
    sizes = (drawing.WIDE, drawing.NARROW) if telling else (drawing.SMALL,)
    charts = tuple(chart for size in sizes if (chart := drawing.chart(given, size)))
    return SeriesView(
        key,
        words.shorten(series.what, 80),
        RELATIONS.get(series.relation, ""),
        telling,
        series.relation == "agree",
        reports,
        len(origins),
        summary,
        charts,
        rows,
    )


def _rows(points: Iterable[Point], sources: naming.Sources) -> tuple[Row, ...]:
    """The points by day, value and who said it, in the order of their days; each report once a row.

    A value that a report gives both with and without a name is told once, with the name.
    """
    groups: dict[tuple[str, str, str], list[Point]] = {}
    for point in points:
        groups.setdefault((_day(point, sources), value(point), _plain(point.said_by)), []).append(point)
    named = {(day, told, point.report) for (day, told, said), each in groups.items() if said for point in each}
    rows: list[tuple[str, Row]] = []
    for (day, told, said), group in groups.items():
        kept = group if said else [point for point in group if (day, told, point.report) not in named]
        if kept:
            rows.append((day, _row(day, told, kept, sources)))
    return tuple(row for _, row in sorted(rows, key=lambda pair: pair[0] or "~"))


def _row(day: str, told: str, points: Sequence[Point], sources: naming.Sources) -> Row:
    first: dict[str, Point] = {}
    for point in points:
        first.setdefault(point.report, point)
    printed = tuple(
        Print(
            sources[report],
            words.shorten(point.text, 60),
            addresses.report(report, (point.start, point.end)),
        )
        for report, point in first.items()
    )
    origins = {each.source.origin.letter: each.source.origin for each in printed if each.source.origin}
    said_by = words.clean(points[0].said_by or "")
    return Row(words.day(day or None), told, said_by or NOT_ATTRIBUTED, bool(said_by), printed, tuple(origins.values()))


def _given(points: Sequence[Point], sources: naming.Sources) -> list[drawing.Given]:
    """A mark for each day, value and origin; bounds are those of the first such point."""
    marks: dict[tuple[str, str, str], drawing.Given] = {}
    for point in points:
        source = sources[point.report]
        origin = source.origin or naming.Origin("", naming.SHAPES[0], False, 1)
        key = (_day(point, sources), value(point), origin.letter)
        old = marks.get(key)
        if old and (old.said_by or not point.said_by):
            continue
        said_by = words.clean(point.said_by or "")
        title = f"{words.day(key[0] or None)}: {key[1]}, {said_by or NOT_ATTRIBUTED}, in {source.publisher}"
        marks[key] = drawing.Given(
            key[0],
            point.low,
            point.high,
            point.best,
            said_by,
            origin.shape,
            origin.hollow,
            origin.letter,
            title,
        )
    return list(marks.values())


def value(point: Point) -> str:
    """The number a point gives, with its bounds; a vague word with the bound it gives."""
    told = words.bounds(point.low, point.high, point.best)
    if point.best is None and point.high is None and point.low is not None:
        return f"“{words.shorten(point.text, 32)}”, {told}"
    return told or words.shorten(point.text, 32)


def _plain(name: str | None) -> str:
    return (name or "").casefold().removeprefix("the ")


def _day(point: Point, sources: naming.Sources) -> str:
    return (point.as_of or sources[point.report].iso or "")[:10]
