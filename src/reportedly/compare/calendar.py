"""Dates that cannot be: a weekday that does not fit its date, a past that has not come, years that do not add up.

In: a story's readings with their warnings of kind ``calendar``. Out: findings of kind ``calendar`` with the words they
stand on. How a clash of weekday and date is seen belongs to reading and annotating, the others to ``impossible``.
"""

from dataclasses import replace

from reportedly.compare.impossible import impossible_in
from reportedly.compare.telling import evidence, finding, outlet, quoted
from reportedly.records import Comparison, Evidence, Finding, Reading, ReportWarning, Story


def compare_calendars(story: Story, readings: tuple[Reading, ...], so_far: Comparison) -> Comparison:
    """Add a finding for each clash, one for each report and message."""
    found: dict[str, Finding] = {}
    for reading in readings:
        for warning in (*reading.report.warnings, *reading.annotations.warnings):
            stands_on = _evidence(reading, warning) if warning.kind == "calendar" else None
            if stands_on:
                words = " ".join(stands_on.text.split())
                shown = warning.message if words in warning.message else f"“{words}”: {warning.message}"
                message = f"{outlet(reading)}: {shown}"
                found.setdefault(message, finding("calendar", story.id, message, [stands_on]))
        for one in impossible_in(reading):
            stands_on = evidence(reading, one.span)
            message = f"{outlet(reading)}: {quoted(stands_on.text)}: {one.why}"
            found.setdefault(message, finding("calendar", story.id, message, [stands_on]))
    return replace(so_far, findings=so_far.findings + tuple(found.values()))


def _evidence(reading: Reading, warning: ReportWarning) -> Evidence | None:
    """The words of the warning's span; the publication line as printed where the clash stands in no text."""
    start, end = warning.start, warning.end
    if start is not None and end is not None and 0 <= start < end <= len(reading.report.text):
        return evidence(reading, (start, end))
    if reading.report.published_text:
        return Evidence(reading.report.id, reading.report.published_text, field="published_text")
    return None
