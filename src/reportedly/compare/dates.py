"""When the same thing happened, as each report dates it."""

from dataclasses import replace

from reportedly.compare.dated import Dated
from reportedly.compare.dating import dated_alike
from reportedly.compare.days import fit
from reportedly.records import Comparison, Point, Reading, Series, Story


def compare_dates(story: Story, readings: tuple[Reading, ...], so_far: Comparison) -> Comparison:
    """Add the story's date series and the conflicts among them."""
    series = []
    for group in dated_alike(readings):
        what = " ".join(group[0].reading.report.text[slice(*group[0].sentence)].split())
        series.append(Series(story.id, what[:80], tuple(_point(one) for one in group), "agree"))
    return replace(so_far, dates=so_far.dates + tuple(series))

def _point(one: Dated) -> Point:
    start, end = one.timex.start, one.timex.end
    return Point(
        report=one.reading.report.id,
        start=start,
        end=end,
        text=one.reading.report.text[start:end],
        as_of=(one.reading.report.published or "")[:10] or None,
        value=one.timex.value,
    )
