"""What is kept of a report to find the reports near it, and to tell what two are to each other.

In: readings, sketches. Out: sketches; how alike two are, which text they share, and which reports of a block are one
story. It only puts together what ``profiles``, ``likeness``, ``prints``, ``copies`` and ``grouping`` tell.
"""

from collections.abc import Collection, Container, Mapping, Sequence
from datetime import date

from reportedly.link import copies, grouping
from reportedly.link.grouping import FLOOR
from reportedly.link.likeness import likeness as likeness_of
from reportedly.link.likeness import solidity
from reportedly.link.prints import fingerprints, printed
from reportedly.link.profiles import Profile, days, keys, profile_of
from reportedly.records import TOGETHER, Copy, Judgement, Reading, Report, Sketch

Likenesses = Mapping[tuple[str, str], float]


def sketch_of(reading: Reading) -> Sketch:
    """A report's sketch; nothing but the reading itself is looked at."""
    profile = profile_of(reading)
    return Sketch(
        keys(profile), fingerprints(reading.report), day_of(reading.report), solidity(profile.size), profile.as_plain()
    )


def day_of(report: Report) -> int | None:
    """The day of publication, the first where only its month or year is known, counted from the year 1."""
    earliest, _ = days(report.published)
    return date.fromisoformat(earliest).toordinal() if earliest else None


def likeness(one: Sketch, other: Sketch) -> float:
    """How surely two reports are of one story; 0 where not surely enough to count."""
    value = likeness_of(Profile.from_plain(one.profile), Profile.from_plain(other.profile))
    return value if value >= FLOOR else 0.0


def copy_of(one: Report, other: Report, standing: Collection[int]) -> Copy | None:
    """The text two reports share, where one is a copy; ``standing`` are the fingerprints that very many hold."""
    return copies.compare(printed(one, standing), printed(other, standing))


def group(
    known: Mapping[str, Sketch], alike: Likenesses, shared: Sequence[Copy], judged: Sequence[Judgement]
) -> grouping.Groups:
    """Which of the reports of a block, by id, are of one story."""
    return grouping.group(
        known,
        alike,
        bound=[(copy.first, copy.second) for copy in shared],
        judged=[
            (one, other, judgement.says == TOGETHER) for judgement in judged for one, other in _pairs(judgement, known)
        ],
        solid={report: sketch.solid for report, sketch in known.items()},
    )


def _pairs(judgement: Judgement, known: Container[str]) -> list[tuple[str, str]]:
    """The pairs of reports that a judgement speaks of, of those known: each of one side with each of the other; of
    reports that are together all with the first."""
    one, other = ([report for report in side if report in known] for side in (judgement.first, judgement.second))
    if judgement.says == TOGETHER:
        return [((*one, *other)[0], report) for report in (*one, *other)[1:]]
    return [(report, far) for report in one for far in other]
