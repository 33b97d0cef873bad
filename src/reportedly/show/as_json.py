"""Records as the contract's JSON: ``reading`` for ``read --json``, ``comparison`` for ``compare --json``.

In: records. Out: plain dicts with the contract's keys in its order, and ``line``, which writes one as one line of text.
The shape these must have is in ``contract``; what they are shown as on screen is in ``terminal``.
"""

import json
import math
import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from reportedly.link.origins import count_publishers, origin_groups
from reportedly.records import (
    Comparison,
    Copy,
    Dateline,
    Entity,
    Event,
    Evidence,
    Figure,
    Finding,
    Hand,
    Point,
    Reading,
    Report,
    ReportWarning,
    Series,
    SharedEntity,
    SharedEvent,
    Span,
    Statement,
    Story,
    Timex,
)

Json = dict[str, object]
T = TypeVar("T")
# Characters JSON allows as they are but which some programs take for the end of a line, a terminal for a command, or an
# encoder for a fault.
ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")
CLOCK = r"(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
WEEK = r"(?:-W(?P<week>\d{2}))?"
TIMEX = re.compile(rf"(?P<iso>(?P<day>(?P<year>\d{{4}})(?:-\d{{2}}(?:-\d{{2}})?)?){CLOCK}){WEEK}")


def line(value: Json, *, ascii_only: bool = False) -> str:
    """The value as JSON on one line, whatever characters are in it."""
    text = json.dumps(value, ensure_ascii=ascii_only, allow_nan=False)
    return ESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def reading(value: Reading) -> Json:
    """One line of ``read --json``."""
    parts = value.annotations
    return {
        "report": _report(value.report),
        "statements": _each(parts.statements, _statement),
        "timexes": _each(parts.timexes, _timex),
        "figures": _each(parts.figures, _figure),
        "entities": _each(parts.entities, _entity),
        "events": _each(parts.events, _event),
        "warnings": [_warning(each) for each in value.report.warnings + parts.warnings],
    }


def comparison(value: Comparison) -> Json:
    """What ``compare --json`` prints."""
    return {
        "reports": [_head(each.report) for each in value.readings],
        "stories": [_story(each, value.readings) for each in value.stories],
        "figures": [_figures(each) for each in value.figures],
        "dates": [_dates(each) for each in value.dates],
        "places": [_places(each) for each in value.places],
        "events": [_shared_event(each) for each in value.events],
        "findings": [_finding(each) for each in value.findings],
        "timeline": [
            {"story": each.story, "date": iso_date(each.date), "text": each.text, "evidence": _evidence(each.evidence)}
            for each in value.timeline
        ],
        "entities": [_shared_entity(each) for each in value.entities],
        "warnings": [_warning(each) for each in value.warnings],
    }


def _each(values: tuple[T, ...] | None, make: Callable[[T], Json]) -> list[Json] | None:
    """None stays None: the stage failed, which is not the same as having found nothing."""
    return None if values is None else [make(value) for value in values]


def _head(report: Report) -> Json:
    return {
        "id": report.id,
        "path": report.path,
        "title": report.title,
        "publisher": report.publisher,
        "published": iso_date(report.published),
    }


def _report(report: Report) -> Json:
    return {
        **_head(report),
        "agency": list(report.agency),
        "byline": list(report.byline),
        "dateline": _dateline(report.dateline),
        "published_text": report.published_text,
        "url": report.url,
        "language": report.language,
        "text": report.text,
        "sha256": report.sha256,
        "body_start": report.body_start,
        "found_in": dict(report.found_in),
    }


def _dateline(dateline: Dateline | None) -> Json | None:
    return {"place": dateline.place, "date": iso_date(dateline.date)} if dateline else None


def _statement(statement: Statement) -> Json:
    return {
        "id": statement.id,
        "mode": statement.mode,
        "contents": _spans(statement.contents),
        "cue": _spans(statement.cue),
        "sources": _spans(statement.sources),
        "speakers": list(statement.speakers),
        "speaker_ids": list(statement.speaker_ids),
        "unnamed": None if statement.unnamed is None else {"count": statement.unnamed or None},
        "addressees": list(statement.addressees),
        "medium": statement.medium,
        "chain": [_hand(hand) for hand in statement.chain],
        "said": iso_date(statement.said),
        "polarity": statement.polarity,
        "parent": statement.parent,
    }


def _hand(hand: Hand) -> Json:
    return {"name": hand.name, "kind": hand.kind, "span": list(hand.span) if hand.span else None, "held": hand.held}


def _timex(timex: Timex) -> Json:
    return {
        "id": timex.id,
        "start": timex.start,
        "end": timex.end,
        "type": timex.type,
        "value": timex.value,
        "mod": timex.mod,
        "earliest": timex.earliest,
        "latest": timex.latest,
        "rule": timex.rule,
    }


def _figure(figure: Figure) -> Json:
    return {
        "id": figure.id,
        "start": figure.start,
        "end": figure.end,
        "text": figure.text,
        "low": number(figure.low),
        "high": number(figure.high),
        "best": number(figure.best),
        "modifier": figure.modifier,
        "vague": figure.vague,
        "ordinal": figure.ordinal,
        "unit": figure.unit,
        "change": figure.change,
        "from": number(figure.before),
        "counted": figure.counted,
        "of": figure.holder,
        "event": figure.event,
        "place": figure.place,
        "when": iso_date(figure.when),
        "statement": figure.statement,
        "speakers": list(figure.speakers),
    }


def _entity(entity: Entity) -> Json:
    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type,
        "mentions": _spans(entity.mentions),
        "roles": list(entity.roles),
    }


def _event(event: Event) -> Json:
    return {
        "id": event.id,
        "type": event.type,
        "start": event.start,
        "end": event.end,
        "who": list(event.who),
        "where": event.where,
        "when": iso_date(event.when),
    }


def _warning(warning: ReportWarning) -> Json:
    return {
        "kind": warning.kind,
        "stage": warning.stage,
        "start": warning.start,
        "end": warning.end,
        "message": warning.message,
    }


def _story(story: Story, readings: Iterable[Reading]) -> Json:
    by_id = {reading.report.id: reading.report for reading in readings}
    reports = [by_id[report] for report in story.reports if report in by_id]
    return {
        "id": story.id,
        "title": story.title,
        "reports": list(story.reports),
        "publishers": count_publishers(reports),
        "origins": story.origins,
        "origin_groups": [
            {"reports": list(group.reports), "reason": group.reason} for group in origin_groups(reports, story.copies)
        ],
        "copies": [[copy.first, copy.second] for copy in story.copies],
        "shared": [_copy(copy) for copy in story.copies],
    }


def _copy(copy: Copy) -> Json:
    """How much two reports share, and where: spans of the first and of the second."""
    return {
        "reports": [copy.first, copy.second],
        "share": number(copy.share),
        "reason": copy.reason,
        "passages": [[list(first), list(second)] for first, second in copy.passages],
    }


def _figures(series: Series) -> Json:
    points = [
        {
            **_place(point),
            "low": number(point.low),
            "high": number(point.high),
            "best": number(point.best),
            "said_by": point.said_by,
            "as_of": iso_date(point.as_of),
        }
        for point in series.points
    ]
    told = {"low": series.low, "best": series.best, "high": series.high, "unit": series.unit}
    return {"story": series.story, "what": series.what, "points": points, "relation": series.relation, **told}


def _dates(series: Series) -> Json:
    points = [{**_place(point), "value": point.value, "rule": point.rule} for point in series.points]
    return {"story": series.story, "what": series.what, "points": points, "relation": series.relation}


def _places(series: Series) -> Json:
    points = [{**_place(point), "value": point.value} for point in series.points]
    return {"story": series.story, "what": series.what, "points": points, "relation": series.relation}


def _place(point: Point) -> Json:
    return {"report": point.report, "start": point.start, "end": point.end, "text": point.text}


def _shared_event(event: SharedEvent) -> Json:
    return {
        "id": event.id,
        "story": event.story,
        "type": event.type,
        "when": iso_date(event.when),
        "who": list(event.who),
        "mentions": _evidence(event.mentions),
    }


def _shared_entity(entity: SharedEntity) -> Json:
    return {
        "id": entity.id,
        "story": entity.story,
        "name": entity.name,
        "type": entity.type,
        "names": list(entity.names),
        "roles": list(entity.roles),
        "entities": list(entity.entities),
        "reason": entity.reason,
        "mentions": _evidence(entity.mentions),
    }


def _finding(finding: Finding) -> Json:
    return {
        "id": finding.id,
        "kind": finding.kind,
        "story": finding.story,
        "message": finding.message,
        "evidence": _evidence(finding.evidence),
    }


def _evidence(evidence: Iterable[Evidence]) -> list[Json]:
    """Words in a report's text by their span, words that stand in no text by the field that holds them."""
    return [
        {"report": each.report, "field": each.field, "text": each.text}
        if each.start is None or each.end is None
        else {"report": each.report, "start": each.start, "end": each.end, "text": each.text}
        for each in evidence
    ]


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [list(span) for span in spans]


def iso_date(value: str | None) -> str | None:
    """A stage's date as the contract's: ISO 8601 at the precision known.

    Stages keep TIMEX3 values, which know parts of days (2025-10-06TEV is that evening: the day), weeks (2025-W41: the
    month where it lies in one, else the year) and seasons (2025-SU: the year). What has no year is None.
    """
    found = TIMEX.match(value) if value else None
    if not value or not found:
        return None
    if found["iso"] == value:
        return value
    return _month_of_week(found["year"], found["week"]) if found["week"] else found["day"]


def _month_of_week(year: str, week: str) -> str:
    try:
        monday, sunday = (date.fromisocalendar(int(year), int(week), day) for day in (1, 7))
    except ValueError:  # no such week
        return year
    return f"{monday:%Y-%m}" if (monday.year, monday.month) == (sunday.year, sunday.month) else year


def number(value: float | None) -> float | int | None:
    """Whole numbers without a point; what JSON cannot write (infinity) is None."""
    if value is None or not math.isfinite(value):
        return None
    return int(value) if float(value).is_integer() else value
