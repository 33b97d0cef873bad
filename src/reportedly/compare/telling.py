"""How findings are worded and what they stand on: evidence, who told it and when, numbers and dates in words.

In: readings, spans, values. Out: ``Evidence`` and the pieces of plain newsroom sentences. What is found is decided by
the comparers.
"""

from collections.abc import Iterable, Sequence

from reportedly.records import Evidence, Figure, Finding, Point, Reading, Span, content_id

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
LONGEST_WORDS = 160
# Units that are one word for one and for many, and those that change otherwise than by an s.
UNCHANGED = frozenset({"magnitude", "hertz", "kg", "km", "celsius", "fahrenheit"})
PLURALS = {"foot": "feet", "inch": "inches", "square foot": "square feet", "century": "centuries"}


def evidence(reading: Reading, span: Span) -> Evidence:
    """The words of ``span``, cut bare of white space at both ends."""
    start, end = bare(reading.report.text, span)
    return Evidence(reading.report.id, reading.report.text[start:end], start, end)


def bare(text: str, span: Span) -> Span:
    """``span`` without white space at its ends; the span as it is where nothing else is in it."""
    start, end = span
    words = text[start:end]
    left, right = len(words) - len(words.lstrip()), len(words) - len(words.rstrip())
    return (start + left, end - right) if left + right < end - start else span


def finding(kind: str, story: str, message: str, stands_on: Sequence[Evidence], *, weight: float = 1.0) -> Finding:
    """A finding with its id made from what it says. ``weight`` is what part of its kind's use to a reader it has."""
    return Finding(content_id("n", kind, story, message), kind, story, message, tuple(stands_on), weight)


def outlet(reading: Reading) -> str:
    """Who printed the report: publisher, else agency, else the name of the file."""
    report = reading.report
    if report.publisher:
        return report.publisher
    if report.agency:
        return report.agency[0]
    return (report.path or report.id).replace("\\", "/").rsplit("/", 1)[-1]


def printed(reading: Reading) -> str:
    """Outlet and day: "The Moscow Times, 15 August 2025"."""
    when = day(reading.report.published)
    return f"{outlet(reading)}, {when}" if when else outlet(reading)


def day(value: str | None) -> str:
    """An ISO date in words at the precision given: "15 August 2025", "April 2025", "2024"; "" where unknown."""
    parts = (value or "")[:10].split("-")
    try:
        year = str(int(parts[0]))
        if len(parts) == 1:
            return year
        month = MONTHS[int(parts[1]) - 1]
        return f"{month} {year}" if len(parts) == 2 else f"{int(parts[2])} {month} {year}"
    except (ValueError, IndexError):
        return ""


def amount(figure: Figure) -> str:
    """A figure's number as a sentence gives it: "around 600", "at least 22", "10 to 15", "thousands"."""
    if figure.best is None and figure.low is not None and figure.high is not None:
        return f"{number(figure.low)} to {number(figure.high)}{_unit(figure)}"
    if figure.best is None:
        return " ".join(figure.text.split())
    words = f"{number(figure.best)}{_unit(figure)}"
    modifier = (figure.modifier or "").strip()
    modifier = "an estimated" if modifier == "estimated" else modifier
    return f"{modifier} {words}" if modifier else words


def _unit(figure: Figure) -> str:
    if not figure.unit:
        return ""
    return "%" if figure.unit == "%" else f" {unit_words(figure.unit, figure.best)}"


def unit_words(unit: str, value: float | None) -> str:
    """A unit as it is said of a number: "1 mile per hour", "4.5 months", "9 USD"."""
    if unit.isupper() or unit in UNCHANGED or value in {1.0, -1.0}:
        return unit
    head, per, rest = unit.partition(" per ")
    return f"{PLURALS.get(head) or head + 's'}{per}{rest}"


def number(value: float) -> str:
    """2000.0 is "2,000", 0.5 is "0.5"."""
    return f"{int(value):,}" if float(value).is_integer() and abs(value) < 1e15 else f"{value:,g}"


def listed(words: Iterable[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    kept = list(words)
    return kept[0] if len(kept) == 1 else f"{', '.join(kept[:-1])} and {kept[-1]}" if kept else ""


def quoted(text: str, around: str = "") -> str:
    """Words of a report in quotation marks, on one line, cut at words where long so that ``around`` stays in."""
    line = " ".join(text.split()).strip('"“”„ ,.')
    if len(line) <= LONGEST_WORDS:
        return f"“{line}”"
    start = max(0, line.find(around) - LONGEST_WORDS // 3) if around else 0
    cut = line[start : start + LONGEST_WORDS]
    if start:
        cut = "…" + cut.partition(" ")[2]
    if start + LONGEST_WORDS < len(line):
        cut = cut.rsplit(" ", 1)[0] + "…"
    return f"“{cut}”"


def point_of(reading: Reading, figure: Figure, as_of: str | None) -> Point:
    """A figure as a point of a series."""
    return Point(
        report=reading.report.id,
        start=figure.start,
        end=figure.end,
        text=reading.report.text[figure.start : figure.end],
        low=figure.low,
        high=figure.high,
        best=figure.best,
        said_by=listed(figure.speakers) or None,
        as_of=as_of,
    )
