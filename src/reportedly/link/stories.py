"""Reports that stand together as a story: its reports in order, its title, its id, its copies and origins.

In: the reports of one group with the copies among them. Out: a ``Story``. Which reports stand together is worked out in
``grouping``, over many reports at once in ``blocks``; what a story's reports say together does not belong here.
"""

from collections.abc import Mapping, Sequence

from reportedly.link.copies import parted
from reportedly.link.origins import count_origins
from reportedly.records import Copy, Report, Story, content_id

TITLE_LENGTH = 120

Likenesses = Mapping[tuple[str, str], float]


def make_story(reports: Sequence[Report], alike: Likenesses, copies: Sequence[Copy]) -> Story:
    """The story of these reports. ``alike`` and ``copies`` are those among them.

    Its reports stand in order of publication; its id is made from the first of them, so that it stays while the story
    grows; its title is the headline of the report most like the others.
    """
    ordered = sorted(reports, key=lambda report: (when(report), report.id))
    shared = parted(copies, {report.id: report for report in reports})
    return Story(
        id=content_id("s", ordered[0].id),
        title=_headline(_central(reports, alike)),
        reports=tuple(report.id for report in ordered),
        origins=count_origins([report.id for report in ordered], shared),
        copies=shared,
    )


def when(report: Report) -> str:
    """Publication time to sort by; reports of unknown time come last."""
    return report.published or "9999"


def _central(reports: Sequence[Report], alike: Likenesses) -> Report:
    """The report most like the others; of two alike the longer one, then the first by id."""
    to_others = {report.id: 0.0 for report in reports}
    for pair, value in sorted(alike.items()):
        for report in pair:
            to_others[report] += value
    return min(reports, key=lambda report: (-round(to_others[report.id], 6), -len(report.text), report.id))


def _headline(report: Report) -> str:
    lines = (line.strip() for line in report.text.splitlines())
    line = report.title or next((line for line in lines if line and not line.startswith(("http://", "https://"))), "")
    return line if len(line) <= TITLE_LENGTH else line[: TITLE_LENGTH - 1].rstrip() + "…"
