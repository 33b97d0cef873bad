"""Report -> Annotations: what one report says, each part found by one annotator.

In: a ``Report``. Out: its ``Annotations``. Every annotator takes the report and what the ones before it found, and
returns that with its own part filled in; the order is that of ``ANNOTATORS``. Nothing here knows of other reports.
"""

from collections.abc import Callable

from reportedly.annotate.calendar import add_calendar
from reportedly.annotate.events import add_events
from reportedly.annotate.figures import add_figures
from reportedly.annotate.mentions import add_entities, add_spoken
from reportedly.annotate.sentences import add_sentences
from reportedly.annotate.statements import add_statements
from reportedly.annotate.timexes import add_timexes
from reportedly.records import Annotations, Report

Annotator = Callable[[Report, Annotations], Annotations]

ANNOTATORS: tuple[tuple[str, Annotator], ...] = (
    ("sentences", add_sentences),
    ("timexes", add_timexes),
    ("entities", add_entities),
    ("statements", add_statements),
    ("figures", add_figures),
    ("events", add_events),
    ("spoken", add_spoken),
    ("calendar", add_calendar),
)
