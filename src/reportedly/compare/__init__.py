"""What the reports of one story say together: figures, dates, places, firsts, denials, quotations, origins, timeline.

In: a story, its readings in order of publication, and what was found so far. Out: a ``Comparison`` with more in it.
Each comparer is a function in a file of its own and stands in ``COMPARERS``; finding which reports make a story is done
in ``link``.
"""

from collections.abc import Callable

from reportedly.compare.calendar import compare_calendars
from reportedly.compare.changes import compare_changes
from reportedly.compare.copying import compare_copies
from reportedly.compare.cuts import compare_cuts
from reportedly.compare.dates import compare_dates
from reportedly.compare.denials import compare_denials
from reportedly.compare.figures import compare_figures
from reportedly.compare.firsts import compare_firsts
from reportedly.compare.order import order_findings
from reportedly.compare.origins import compare_origins
from reportedly.compare.places import compare_places
from reportedly.compare.quotes import compare_quotes
from reportedly.compare.timeline import compare_timelines
from reportedly.compare.versions import compare_versions
from reportedly.compare.within import compare_within
from reportedly.records import Comparison, Reading, Story

Comparer = Callable[[Story, tuple[Reading, ...], Comparison], Comparison]

# (stage, function). The last puts the findings in order.
COMPARERS: tuple[tuple[str, Comparer], ...] = (
    ("figures", compare_figures),
    ("figures within a report", compare_within),
    ("dates", compare_dates),
    ("places", compare_places),
    ("firsts", compare_firsts),
    ("denials", compare_denials),
    ("changes", compare_changes),
    ("versions", compare_versions),
    ("calendar", compare_calendars),
    ("quotes", compare_quotes),
    ("cuts", compare_cuts),
    ("origins", compare_origins),
    ("copies", compare_copies),
    ("timeline", compare_timelines),
    ("order", order_findings),
)
