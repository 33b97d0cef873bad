"""Which reports are on the same events: one story or several.

In: readings and the copies among them. Out: stories, every report in exactly one. What a report is about is worked out
in ``profiles``, how alike two are in ``likeness``, which then stand together in ``grouping``; what a story's reports
say together does not belong here.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from reportedly.link.grouping import FLOOR, group
from reportedly.link.likeness import likeness, solidity
from reportedly.link.origins import count_origins
from reportedly.link.profiles import Profile, keys, profile_of
from reportedly.records import Copy, Reading, Report, Story, content_id

# With as many reports on each side in order of time a report is compared for each of its keys: a wall that only words
# of very great stories meet, and that keeps the work near linear.
REACH = 200
TITLE_LENGTH = 120

Likenesses = Mapping[tuple[str, str], float]


def find_stories(readings: Sequence[Reading], copies: Sequence[Copy]) -> tuple[Story, ...]:
    """The stories, by first publication, then id; the same whatever the order of ``readings``.

    A story's reports stand in order of publication; its title is the headline of the report most like the others.
    """
    reports = {reading.report.id: reading.report for reading in readings}
    known = {reading.report.id: profile_of(reading) for reading in readings}
    alike = likenesses(known)
    groups = group(
        known,
        alike,
        bound=[(copy.first, copy.second) for copy in copies],
        solid={name: solidity(profile.size) for name, profile in known.items()},
    )
    stories = [_story([reports[name] for name in each], copies, _central(each, alike, known)) for each in groups]
    return tuple(sorted(stories, key=lambda story: (_when(reports[story.reports[0]]), story.id)))


def likenesses(known: Mapping[str, Profile]) -> dict[tuple[str, str], float]:
    """The pairs of reports that are likely enough to count, each in order of ids."""
    found = {}
    for first, second in candidates(known):
        value = likeness(known[first], known[second])
        if value >= FLOOR:
            found[first, second] = value
    return found


def candidates(known: Mapping[str, Profile]) -> Iterator[tuple[str, str]]:
    """The pairs, each once and in order of ids, that share a key and stand near enough in order of time (``REACH``)."""
    order = sorted(known, key=lambda name: (known[name].earliest or "", name))
    under = {name: keys(known[name]) for name in order}
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for name in order:
        for key in under[name]:
            holders[key].append(name)
    passed: Counter[str] = Counter()
    for name in order:
        near: set[str] = set()
        for key in under[name]:
            passed[key] += 1
            near.update(holders[key][passed[key] : passed[key] + REACH])
        for other in sorted(near):
            yield min(name, other), max(name, other)


def _central(group: Sequence[str], alike: Likenesses, known: Mapping[str, Profile]) -> str:
    """The report most like the others; of two alike the longer one, then the first by id."""

    def to_others(name: str) -> float:
        return sum(alike.get((min(name, other), max(name, other)), 0.0) for other in group)

    return min(group, key=lambda name: (-round(to_others(name), 6), -known[name].size, name))


def _story(reports: Sequence[Report], copies: Sequence[Copy], central: str) -> Story:
    ids = sorted(report.id for report in reports)
    held = set(ids)
    inside = tuple(copy for copy in copies if copy.first in held and copy.second in held)
    ordered = sorted(reports, key=lambda report: (_when(report), report.id))
    return Story(
        id=content_id("s", *ids),
        title=_headline(next(report for report in reports if report.id == central)),
        reports=tuple(report.id for report in ordered),
        origins=count_origins(ids, inside),
        copies=inside,
    )


def _headline(report: Report) -> str:
    lines = (line.strip() for line in report.text.splitlines())
    line = report.title or next((line for line in lines if line and not line.startswith(("http://", "https://"))), "")
    return line if len(line) <= TITLE_LENGTH else line[: TITLE_LENGTH - 1].rstrip() + "…"


def _when(report: Report) -> str:
    """Publication time to sort by; reports of unknown time come last."""
    return report.published or "9999"
