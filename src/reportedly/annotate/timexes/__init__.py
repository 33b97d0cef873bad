"""Times of a report: TIMEX3 type, value and mod, each with its first and last day and the rule that gave it.

In: a report and its sentences. Out: its annotations with ``timexes``, in order, none overlapping. ``find`` tells where
they are, ``dates`` and ``spans`` what they mean. Values that hang on a day the report does not give keep an X for it.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from reportedly.annotate.figures.numerals import lexemes
from reportedly.annotate.sentences import sentence_spans
from reportedly.annotate.tagged import likely
from reportedly.annotate.timexes import dates, days, spans
from reportedly.annotate.timexes.find import Candidate, Coded, candidates, coded
from reportedly.annotate.timexes.meaning import Meaning, Moment
from reportedly.annotate.timexes.tense import direction
from reportedly.nets import see
from reportedly.records import Annotations, Report, Timex, content_id

HANDLERS: dict[str, Callable[[Candidate, Moment], Meaning | None]] = {
    "iso": dates.iso,
    "day": dates.day,
    "slash": dates.slash,
    "month": dates.month,
    "year": dates.year,
    "decade": dates.decade,
    "century": dates.century,
    "quarter": dates.quarter,
    "latest": dates.latest,
    "named-day": dates.named_day,
    "year-end": spans.year_end,
    "weekday": dates.weekday,
    "weekday-set": dates.weekday_set,
    "deictic-day": dates.deictic_day,
    "day-part": dates.day_part,
    "clock": dates.clock,
    "deictic": spans.deictic,
    "span": spans.span,
    "vague-span": spans.vague_span,
    "ago": spans.ago,
    "year-ago": spans.year_ago,
    "duration": spans.duration,
    "some-units": spans.some_units,
    "set": spans.set_of,
    "set-day-part": spans.set_day_part,
    "rate": spans.set_of,
    "reference": spans.reference,
    "season": spans.season,
    "anaphoric": spans.anaphoric,
}


# Expressions that are read from the day of writing.
FROM_WRITTEN = frozenset(("weekday", "deictic-day", "day-part", "deictic", "year-ago"))
FEWEST_YEARS = 3
# Words that are not always of time ("the second", "now that", "spring"); what the network gives less is none.
DOUBTED = frozenset("duration some-units vague-span span reference deictic season anaphoric".split())
LEAST_LIKELY = 0.2
# A year written out holds for dates without one so many characters on.
YEAR_REACH = 1500


def add_timexes(report: Report, so_far: Annotations) -> Annotations:
    """``so_far`` with the report's time expressions."""
    sentences = so_far.sentences if so_far.sentences else sentence_spans(report)
    given = coded(report.text, lexemes(report.text), sentences)
    return replace(so_far, timexes=tuple(read(report, given)))


def day_of(value: str | None) -> date | None:
    """The day an ISO date names, None where it names none."""
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def written_on(report: Report) -> date | None:
    """The day the report was written: its publication, else its dateline."""
    return day_of(report.published) or day_of(report.dateline.date if report.dateline else None)


def read(report: Report, given: Coded) -> list[Timex]:
    """Every time expression with what it means; the day last named is carried from one to the next."""
    written = written_on(report)
    named: date | None = None
    quarter: str | None = None
    year: tuple[int, int] | None = None  # the last year written out, and where
    found: list[Timex] = []
    wanted = _believed(report, candidates(given))
    reach = YEAR_REACH if is_history(wanted) else 0
    for candidate in wanted:
        first, last = candidate.first, candidate.first + len(candidate.words)
        moment = Moment(
            written=written,
            named=named,
            quarter=quarter,
            year=year[0] if year and candidate.span[0] - year[1] < reach else None,
            direction=direction(given, first, last),
            before=given.words[first - 1].low if first else "",
            after=given.words[last].low if last < len(given.words) else "",
        )
        meaning = HANDLERS[candidate.name](candidate, moment)
        if not meaning:
            continue
        timex = made(report, candidate, meaning)
        found.append(timex)
        if meaning.type in ("DATE", "TIME"):
            named = day_of(meaning.value) or named
            if candidate.word("y") and meaning.value[:4].isdigit():
                year = (int(meaning.value[:4]), candidate.span[1])
            quarter = meaning.value if meaning.value[4:6] == "-Q" else quarter
    return found


def _believed(report: Report, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, less those of doubtful words that the network, which reads English, takes for none."""
    if report.language not in {None, "en"}:
        return list(found)
    seen = see(report.text)
    return [one for one in found if one.name not in DOUBTED or likely(seen, "timexes", one.span) >= LEAST_LIKELY]


def is_history(found: Sequence[Candidate]) -> bool:
    """Whether a text tells of times past by their years, and hardly ever by the day it was written on."""
    years = sum("y" in candidate.codes for candidate in found)
    told = sum(candidate.name in FROM_WRITTEN for candidate in found)
    return years >= FEWEST_YEARS and told * 3 <= years


def made(report: Report, candidate: Candidate, meaning: Meaning) -> Timex:
    """The record, with the days its value covers."""
    start, end = candidate.span
    dated = meaning.type in ("DATE", "TIME") and not meaning.value.endswith("_REF")
    earliest, latest = days.covered(meaning.value) if dated else (None, None)
    return Timex(
        id=content_id("timex", report.id, start, end),
        start=start,
        end=end,
        type=meaning.type,
        value=meaning.value,
        mod=meaning.mod,
        earliest=earliest,
        latest=latest,
        rule=meaning.rule,
    )
