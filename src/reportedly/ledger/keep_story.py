"""A story, with all its reports say together, as rows.

In: the comparison of one story alone. Out: rows for ``schema``'s tables, and their insertion. Which stories are new is
decided in ``linking``; the way back is ``load_story``.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Table

from reportedly.ledger import schema
from reportedly.ledger.fold import fold
from reportedly.ledger.keep_reading import Row, insert_one, insert_rows, warning_rows
from reportedly.records import Comparison, Evidence, Point, Reading, Series, SharedEntity

Rows = dict[Table, list[Row]]


def insert_story(
    connection: Connection, comparison: Comparison, kept: Mapping[str, tuple[int, Reading]], more: Row
) -> None:
    """Add the rows of the comparison's one story. ``kept`` are the readings compared as they are in the ledger, with
    their numbers, by report; ``more`` are the columns that the comparison does not tell."""
    (story,) = comparison.stories
    row = {"id": story.id, "title": story.title, "origins": story.origins} | more
    row["warnings"] = warning_rows(comparison.warnings)
    number = insert_one(connection, schema.stories, row)
    for table, rows in _rows(comparison, kept).items():
        insert_rows(connection, table, ({"story": number} | each for each in rows))


def _rows(comparison: Comparison, kept: Mapping[str, tuple[int, Reading]]) -> Rows:
    (story,) = comparison.stories
    rows: Rows = {
        schema.story_reports: [
            {"place": place, "report": report, "reading": kept[report][0]} for place, report in enumerate(story.reports)
        ],
        schema.held_hands: [row for reading in comparison.readings for row in _held(reading, *kept[reading.report.id])],
        schema.copies: [
            {
                "place": place,
                "first": copy.first,
                "second": copy.second,
                "share": copy.share,
                "reason": copy.reason,
                "passages": [[list(one), list(other)] for one, other in copy.passages],
                "joins": copy.joins,
            }
            for place, copy in enumerate(story.copies)
        ],
        schema.shared_events: [
            {"place": place, "id": event.id, "type": event.type, "when": event.when, "who": list(event.who)}
            for place, event in enumerate(comparison.events)
        ],
        schema.shared_entities: [
            {"place": place} | _shared_entity(each) for place, each in enumerate(comparison.entities)
        ],
        schema.findings: [
            {"place": place, "id": finding.id, "kind": finding.kind, "message": finding.message}
            for place, finding in enumerate(comparison.findings)
        ],
        schema.timeline: [
            {"place": place, "date": entry.date, "text": entry.text} for place, entry in enumerate(comparison.timeline)
        ],
    }
    every = (("figure", comparison.figures), ("date", comparison.dates), ("place", comparison.places))
    rows[schema.series] = [
        {"about": about, "place": place, "what": each.what, "relation": each.relation}
        | {"low": each.low, "best": each.best, "high": each.high, "unit": each.unit}
        for about, listed in every
        for place, each in enumerate(listed)
    ]
    rows[schema.points] = [row for about, listed in every for row in _points(about, listed)]
    rows[schema.evidence] = [
        row
        for of, owners in (
            ("event", [event.mentions for event in comparison.events]),
            ("entity", [entity.mentions for entity in comparison.entities]),
            ("finding", [finding.evidence for finding in comparison.findings]),
            ("timeline", [entry.evidence for entry in comparison.timeline]),
        )
        for owner, evidence in enumerate(owners)
        for row in _evidence(of, owner, evidence)
    ]
    return rows


def _shared_entity(entity: SharedEntity) -> Row:
    return {
        "id": entity.id,
        "name": entity.name,
        "folded": f"|{'|'.join(dict.fromkeys(map(fold, (entity.name, *entity.names))))}|",
        "type": entity.type,
        "names": list(entity.names),
        "roles": list(entity.roles),
        "entities": list(entity.entities),
        "marks": [list(mark) for mark in entity.marks],
        "reason": entity.reason,
    }


def _held(linked: Reading, number: int, alone: Reading) -> Iterator[Row]:
    """The hands that are held through the story only: those that are held on a report's own word need no row."""
    both = zip(linked.annotations.statements or (), alone.annotations.statements or (), strict=False)
    for statement, (said, before) in enumerate(both):
        for place, (hand, known) in enumerate(zip(said.chain, before.chain, strict=False)):
            if hand.held and not known.held and (hand.name, hand.kind) == (known.name, known.kind):
                yield {"reading": number, "statement": statement, "place": place}


def _points(about: str, listed: Iterable[Series]) -> Iterator[Row]:
    for number, series in enumerate(listed):
        for place, point in enumerate(series.points):
            yield {"about": about, "series": number, "place": place} | _point(point)


def _point(point: Point) -> dict[str, Any]:
    return {
        "report": point.report,
        "start": point.start,
        "end": point.end,
        "text": point.text,
        "low": point.low,
        "high": point.high,
        "best": point.best,
        "said_by": point.said_by,
        "as_of": point.as_of,
        "rule": point.rule,
        "value": point.value,
    }


def _evidence(of: str, owner: int, evidence: Iterable[Evidence]) -> Iterator[Row]:
    for place, each in enumerate(evidence):
        yield {
            "of": of,
            "owner": owner,
            "place": place,
            "report": each.report,
            "start": each.start,
            "end": each.end,
            "text": each.text,
            "field": each.field,
        }
