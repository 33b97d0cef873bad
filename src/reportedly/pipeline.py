"""The order of the stages, known only here: bytes to readings, readings to what they say together.

In: paths, or reports already extracted. Out: a ``Reading`` or a ``ReadError`` for each, in the order given; from
readings, one ``Comparison``. A stage that fails becomes a warning of kind ``failed`` and its part None (or empty, in a
comparison); the others go on. How a stage works does not belong here, nor does printing.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from reportedly import annotate
from reportedly import compare as comparing
from reportedly import read as reading_files
from reportedly.errors import ReadError
from reportedly.link import blocks, chains, entities, events, grouping, over_stories, sketches, stories
from reportedly.link import near as nearness
from reportedly.link.near import Lookup, Near
from reportedly.records import (
    Annotations,
    Comparison,
    Copy,
    Judgement,
    Reading,
    Report,
    ReportWarning,
    SharedEntity,
    SharedEvent,
    Sketch,
    Story,
)

T = TypeVar("T")
Warnings = tuple[ReportWarning, ...]
# What is found by the words of English; in another language it would be guessed.
ENGLISH_ONLY = frozenset({"entities", "statements", "figures", "events"})
LEAST_TO_TELL_LANGUAGE = 600  # code points
# The likeness from which two reports hang together.
TIE = grouping.TIE
PARTS = frozenset(part.name for part in fields(Annotations)) - {"warnings"}


def find(paths: Iterable[Path]) -> list[Path]:
    """The files to read: folders walked, hidden files left out; a path that does not exist stays, to be named."""
    return reading_files.find_files(paths)


def read(files: Sequence[Path] = (), *, rows: Iterable[Report] = ()) -> Iterator[Reading | ReadError]:
    """Read and annotate ``files`` (as ``find`` gives them), then ``rows``, reports already extracted, in that order."""
    for report in reading_files.read_files(files) if files else ():
        yield report if isinstance(report, ReadError) else read_report(report)
    yield from map(read_report, rows)


def read_report(report: Report) -> Reading:
    """Everything one report says by itself. Its chains hold the report's own publisher only."""
    so_far = Annotations()
    foreign = _is_foreign(report)
    for stage, annotator in annotate.ANNOTATORS:
        if foreign and stage in ENGLISH_ONLY:
            so_far = replace(_without(so_far, stage), warnings=so_far.warnings + _not_english(report, stage))
            continue
        done, warnings = _attempt(stage, partial(annotator, report, so_far))
        if done is None:
            done = _without(so_far, stage)
        so_far = replace(done, warnings=done.warnings + warnings)
    return with_chains(Reading(report, so_far), {report.publisher} if report.publisher else set())


def _is_foreign(report: Report) -> bool:
    """True where the text is surely in another language than English; of a short one the language is not sure."""
    return report.language not in {None, "en"} and len(report.text) >= LEAST_TO_TELL_LANGUAGE


def _not_english(report: Report, stage: str) -> Warnings:
    message = f"{stage} are read in English only; this report is in another language ({report.language})"
    return (ReportWarning("language", message, stage=stage),)


def _without(so_far: Annotations, stage: str) -> Annotations:
    """The annotations with the part that ``stage`` should have made set to None; some stages only add warnings."""
    missing: dict[str, Any] = {stage: None} if stage in PARTS else {}
    return replace(so_far, **missing)


def with_chains(reading: Reading, held: Collection[str]) -> Reading:
    """The reading with the chain of hands of each statement; ``held`` names the outlets whose own text is in hand."""
    if not reading.annotations.statements:
        return reading
    done, warnings = _attempt("chains", partial(chains.add_chains, reading, held))
    if done is not None:
        return done
    parts = reading.annotations
    return replace(reading, annotations=replace(parts, warnings=parts.warnings + warnings))


def compare(readings: Iterable[Reading]) -> Comparison:
    """What the reports say together.

    The answer is the same in whatever order the reports are given; only ``Comparison.readings`` keeps that order. A
    report given twice (the same id) counts once and is named in a warning.
    """
    given, warnings = _once(readings)
    found, failed = _stories_of(given)
    by_id = {reading.report.id: reading for reading in given}
    parts = [Comparison(warnings=warnings + failed)]
    for story in sorted(found, key=lambda story: (-len(story.reports), story.id)):
        parts.append(compare_story(story, [by_id[report] for report in story.reports]))
    whole = _joined(parts)
    chained = {reading.report.id: reading for reading in whole.readings}
    return replace(whole, readings=tuple(chained[reading.report.id] for reading in given))


def sketch(reading: Reading) -> Sketch:
    """What a report is found by, and compared with others by, among many."""
    done, _ = _attempt("sketch", partial(sketches.sketch_of, reading))
    return done or Sketch()


def near(of: Sketch, by_key: Lookup[int], by_run: Lookup[int]) -> Near[int]:
    """Which reports may be alike the one sketched, and which may share text with it."""
    return nearness.near(of, by_key, by_run)


def likeness(one: Sketch, other: Sketch) -> float:
    """How surely two reports are of one story; 0 where not surely enough to count."""
    return _attempt("likeness", partial(sketches.likeness, one, other))[0] or 0.0


def copy_of(one: Report, other: Report, standing: Collection[int]) -> Copy | None:
    """The text that two reports share; ``standing`` are fingerprints of lines that very many hold."""
    return _attempt("copies", partial(sketches.copy_of, one, other, standing))[0]


def group(
    known: Mapping[str, Sketch],
    alike: Mapping[tuple[str, str], float],
    shared: Sequence[Copy],
    judged: Sequence[Judgement] = (),
) -> tuple[tuple[tuple[str, ...], ...], Warnings]:
    """Which reports of a block are of one story; each alone, with a warning, where that could not be worked out."""
    found, warnings = _attempt("stories", partial(sketches.group, known, alike, shared, judged))
    return (found if found is not None else tuple((report,) for report in sorted(known))), warnings


def story(reports: Sequence[Report], alike: Mapping[tuple[str, str], float], shared: Sequence[Copy]) -> Story:
    """The story of these reports."""
    return stories.make_story(reports, alike, shared)


def compare_story(story: Story, readings: Iterable[Reading], judged: Sequence[Judgement] = ()) -> Comparison:
    """What the reports of one story, as ``group`` gives it, say together; each comparer is given what the earlier ones
    found. Its readings come in order of publication. ``judged`` is what a person decided on their entities."""
    members = sorted(readings, key=_publication)
    held = sorted({reading.report.publisher for reading in members if reading.report.publisher})
    chained = tuple(with_chains(reading, held) for reading in members)
    shared: tuple[SharedEvent, ...] | None
    shared, warnings = _attempt("shared events", lambda: events.find_shared_events(story, chained), of=story)
    named: tuple[SharedEntity, ...] | None
    named, failed = _attempt("entities", lambda: entities.find_shared_entities(story, chained, judged), of=story)
    so_far = Comparison(
        readings=chained, stories=(story,), events=shared or (), entities=named or (), warnings=warnings + failed
    )
    for stage, comparer in comparing.COMPARERS:
        done, warnings = _attempt(stage, partial(comparer, story, chained, so_far), of=story)
        so_far = replace(done or so_far, warnings=(done or so_far).warnings + warnings)
    return so_far


def one_over_stories(
    shared: Sequence[SharedEntity], beside: Mapping[str, Sequence[SharedEntity]], judged: Sequence[Judgement] = ()
) -> Sequence[tuple[tuple[SharedEntity, ...], str]]:
    """Which entities of several stories are one, each in exactly one group, and why; ``beside`` are the persons whom
    each story names. Each is alone where that could not be worked out."""
    found, _ = _attempt("entities", partial(over_stories.over_stories, shared, beside, judged))
    return found if found is not None else [((each,), "could not be worked out") for each in shared]


def _joined(parts: Sequence[Comparison]) -> Comparison:
    """Several comparisons as one, field by field."""
    names = [part.name for part in fields(Comparison)]
    return Comparison(**{name: tuple(chain.from_iterable(getattr(part, name) for part in parts)) for name in names})


def _attempt(stage: str, work: Callable[[], T], *, of: Story | None = None) -> tuple[T | None, Warnings]:
    """What ``work`` gives, or None and the warning that says why it gave nothing."""
    try:
        return work(), ()
    except Exception as fault:  # any fault of one stage: the contract wants it said, and the other stages run
        where = f" for the story “{of.title}”" if of else ""
        reason = " ".join(f"{type(fault).__name__} {fault}".split())
        message = f"{stage} could not be worked out{where} ({reason}); please report this with the file"
        return None, (ReportWarning("failed", message, stage=stage),)


def _once(readings: Iterable[Reading]) -> tuple[list[Reading], Warnings]:
    """The readings without those whose id came before, and a warning for each left out."""
    kept: dict[str, Reading] = {}
    warnings: list[ReportWarning] = []
    for reading in readings:
        report = reading.report
        first = kept.setdefault(report.id, reading)
        if first is not reading:
            this, that = (each.path or each.id for each in (report, first.report))
            warnings.append(ReportWarning("same-report", f"{this} is the same report as {that}; it counts once"))
    return list(kept.values()), tuple(warnings)


def _publication(reading: Reading) -> tuple[str, str]:
    """The order of publication; reports without a day come last, equal days by id."""
    return reading.report.published or "~", reading.report.id


def _stories_of(readings: Sequence[Reading]) -> tuple[tuple[Story, ...], Warnings]:
    """The stories of readings; each report alone where they could not be worked out."""
    found, warnings = _attempt("stories", partial(blocks.find_stories, sorted(readings, key=_publication)))
    return (found if found is not None else tuple(story([reading.report], {}, ()) for reading in readings)), warnings
