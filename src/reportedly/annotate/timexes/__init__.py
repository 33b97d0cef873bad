"""Times of a report: TIMEX3 type, value and mod, each with its first and last day and the rule that gave it.

In: a report and its sentences. Out: its annotations with ``timexes``, in order, none overlapping. ``find`` tells where
they are, ``dates`` and ``spans`` what they mean. Values that hang on a day the report does not give keep an X for it.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from reportedly.annotate.figures.numerals import lexemes
from reportedly.annotate.sentences import sentence_spans
from reportedly.annotate.tagged import likely
from reportedly.annotate.timexes import clock, dates, days, periods, spans, weekdays
from reportedly.annotate.timexes.coded import Coded, coded
from reportedly.annotate.timexes.find import Candidate, candidates
from reportedly.annotate.timexes.meaning import Meaning, Moment
from reportedly.annotate.timexes.quoted import holding, quotations
from reportedly.annotate.timexes.told import Told, opening_year
from reportedly.nets import see
from reportedly.records import Annotations, Report, Span, Timex, content_id

HANDLERS: dict[str, Callable[[Candidate, Moment], Meaning | None]] = {
    "iso": dates.iso,
    "era": dates.era,
    "year-range": dates.year_range,
    "day-alone": dates.day_alone,
    "night-of": dates.night_of,
    "part": weekdays.part,
    "half": periods.half,
    "aged": spans.aged,
    "beside": spans.beside,
    "same-period": periods.same_period,
    "day": dates.day,
    "slash": dates.slash,
    "slash-days": dates.slash_days,
    "month": dates.month,
    "year": dates.year,
    "decade": dates.decade,
    "century": dates.century,
    "quarter": periods.quarter,
    "latest": periods.latest,
    "named-day": dates.named_day,
    "year-end": periods.year_end,
    "weekday": weekdays.weekday,
    "weekday-set": weekdays.weekday_set,
    "deictic-day": weekdays.deictic_day,
    "day-part": weekdays.day_part,
    "clock": clock.clock,
    "named-hour": clock.clock,
    "deictic": spans.deictic,
    "span": spans.span,
    "vague-span": spans.vague_span,
    "ago": spans.ago,
    "year-ago": periods.year_ago,
    "duration": spans.duration,
    "some-units": spans.some_units,
    "set": spans.set_of,
    "set-day-part": spans.set_day_part,
    "reference": spans.reference,
    "season": periods.season,
    "bare-season": periods.season,
    "anaphoric": spans.anaphoric,
}


# Words that are not always of time ("the second", "now that", "spring"), and how likely the network must find them.
DOUBTED = dict.fromkeys("some-units vague-span span reference deictic bare-season named-hour slash".split(), 0.2)
DOUBTED |= dict.fromkeys("duration decade day-alone".split(), 0.05) | dict.fromkeys("anaphoric part half".split(), 0.5)
DOUBTED |= {"set": 0.35, "month": 0.3, "weekday": 0.1, "aged": 0.85}
# What a report says will be; a history does not.
AHEAD = frozenset("will plans".split())
YEAR = len("2031")
# A day so many days before publication or fewer is lately, and needs no year.
LATELY = 60
WEEKDAY = re.compile(r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b", re.IGNORECASE)
# The rule of a day whose year the report gives elsewhere.
YEAR_GIVEN = "year the report gives the same day elsewhere"
# Between quoted words and the day they were said: who said them to whom, and nothing else.
FAR = 60
ON = re.compile(r"[^,.;:()\n]*")
SAID = re.compile(r"\b(?:said|says|told|wrote|wired|added|posted|testified|recalled|asked|replied|declared)\b")
# What names the day on which something was said.
SAID_ON = frozenset("day weekday deictic-day day-alone".split())


def add_timexes(report: Report, so_far: Annotations) -> Annotations:
    """``so_far`` with the report's time expressions."""
    sentences = so_far.sentences if so_far.sentences else sentence_spans(report)
    given = coded(report.text, lexemes(report.text), sentences)
    return replace(so_far, timexes=tuple(read(report, given)))


def written_on(report: Report) -> date | None:
    """The day the report was written: its publication, else its dateline."""
    return days.day_of(report.published) or days.day_of(report.dateline.date if report.dateline else None)


def read(report: Report, given: Coded) -> list[Timex]:
    """Every time expression with what it means, each read from what those before it told.

    What is quoted is read from the day it was said, and moves nothing that is told outside the quotation.
    """
    written, quotes = written_on(report), quotations(report.text)
    wanted = _believed(report, candidates(given))
    outside = [one for one in wanted if not holding(quotes, one.span[0])]
    ahead = any(word.low in AHEAD and not holding(quotes, word.start) for word in given.words)
    told = Told(written, opening_year(outside, written, given=given, ahead=ahead))
    years = _years_given(given, told, wanted)
    found: list[Timex] = []
    for candidate in wanted:
        quote = holding(quotes, candidate.span[0])
        moment = told.moment(given, candidate)
        if quote:
            moment = replace(moment, written=_said_on(given, told, quote, outside), history=False)
        meaning = HANDLERS[candidate.name](candidate, moment)
        if not meaning or days.beyond(meaning.value):
            continue  # no time, or a year beyond the calendar
        meaning = _with_year_given(meaning, years, report.text[slice(*candidate.span)], written)
        if not quote:
            told.note(candidate, meaning, moment)
        elif moment.written != written:
            meaning = replace(meaning, rule=meaning.rule.replace("publication", "the day it was said"))
        found.append(made(report, candidate, meaning))
    return found


def _years_given(given: Coded, told: Told, wanted: Sequence[Candidate]) -> dict[str, set[str]]:
    """For each day of the year ("-06-20") the years in which the report itself puts it."""
    years: dict[str, set[str]] = {}
    for candidate in wanted:
        meaning = (
            HANDLERS[candidate.name](candidate, told.moment(given, candidate)) if candidate.name == "day" else None
        )
        if meaning and meaning.rule == dates.WRITTEN:
            years.setdefault(meaning.value[YEAR:], set()).add(meaning.value[:YEAR])
    return years


def _with_year_given(meaning: Meaning, years: Mapping[str, set[str]], words: str, written: date | None) -> Meaning:
    """A day of which the year was told by the tense alone, in the one year in which the report itself puts that day.

    Not where the day is of the last weeks or its weekday is told: "they met on 6 May to remember the flood of 6 May
    2019".
    """
    given = years.get(meaning.value[YEAR:], set())
    day = days.day_of(meaning.value)
    if meaning.rule != dates.PAST or len(given) != 1 or meaning.value[:YEAR] in given or WEEKDAY.search(words):
        return meaning
    if not day or not written or (written - day).days < LATELY:
        return meaning
    return replace(meaning, value=f"{min(given)}{meaning.value[YEAR:]}", rule=YEAR_GIVEN)


def _said_on(given: Coded, told: Told, quote: Span, outside: Sequence[Candidate]) -> date | None:
    """The day quoted words were said: named in their sentence before them, or after; else that of the text."""
    before = told.said_before(quote, given.sentence(quote[0]))
    if before:
        return before
    at = bisect_left(outside, quote[1], key=lambda one: one.span[0])
    for one in outside[at : at + 1]:
        between = given.text[
            quote[1] : min(one.span[0], quote[1] + FAR)
        ]  # no longer: many quotations may share one day
        if one.name in SAID_ON and one.span[0] < quote[1] + FAR and ON.fullmatch(between) and SAID.search(between):
            meaning = HANDLERS[one.name](one, told.moment(given, one))
            day = days.day_of(meaning.value) if meaning else None
            if day and (not told.written or day <= told.written):
                return day
    return (told.day if told.history else None) or told.written


def _believed(report: Report, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, less those of doubtful words that the network, which reads English, takes for none."""
    if report.language not in {None, "en"}:
        return list(found)
    seen = see(report.text)
    return [one for one in found if likely(seen, "timexes", one.span) >= DOUBTED.get(one.name, 0)]


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
