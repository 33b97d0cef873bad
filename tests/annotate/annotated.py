"""A reading of an invented text, for the tests of this folder."""

from reportedly.annotate import ANNOTATORS
from reportedly.records import Annotations, Report, Span


def read(text: str, *, title: str | None = None, published: str | None = "2024-05-10") -> tuple[Report, Annotations]:
    """Every annotator over one text published on Friday 10 May 2024."""
    start = len(title) + 2 if title else 0
    whole = f"{title}\n\n{text}" if title else text
    report = Report(id="r_test", text=whole, title=title, published=published, body_start=start, language="en")
    found = Annotations()
    for _, annotator in ANNOTATORS:
        found = annotator(report, found)
    return report, found


def words(report: Report, spans: tuple[Span, ...]) -> list[str]:
    """The words of some spans."""
    return [report.text[start:end] for start, end in spans]
