"""A reading as rows.

In: a ``Reading``. Out: rows for ``schema``'s tables, and their insertion. Whether it is to be kept at all is decided in
``adding``; the way back is ``load_readings``.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Table, insert

from reportedly.ledger import schema
from reportedly.ledger.fold import fold
from reportedly.records import (
    Annotations,
    Entity,
    Event,
    Figure,
    Hand,
    Reading,
    ReportWarning,
    Span,
    Statement,
    Timex,
    content_id,
)

Row = dict[str, Any]
# The largest whole number a database keeps; a larger ordinal or count is no ordinal or count anybody means.
LARGEST = 2**63 - 1
PARTS = ("sentences", "timexes", "entities", "statements", "figures", "events")


def insert_reading(connection: Connection, reading: Reading, report: int, version: str, run: int) -> int:
    """Add the rows of a reading of the report of that number; the number of its own row."""
    facts = _facts(reading) | {
        "id": content_id("rd", reading.report.id, version),
        "report": report,
        "version": version,
        "added_in": run,
    }
    number = insert_one(connection, schema.readings, facts)
    for table, rows in _parts(reading.annotations):
        insert_rows(connection, table, ({"reading": number} | row for row in rows))
    return number


def insert_one(connection: Connection, table: Table, row: Row) -> int:
    """Add a row to a table that numbers its rows; its number."""
    key = connection.execute(insert(table), row).inserted_primary_key
    return int(key[0]) if key else 0


def insert_rows(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Add rows; nothing where there are none."""
    listed = list(rows)
    if listed:
        connection.execute(insert(table), listed)


def warning_rows(warnings: Iterable[ReportWarning]) -> list[list[object]]:
    """Warnings as a column keeps them."""
    return [[each.kind, each.message, each.start, each.end, each.stage] for each in warnings]


def _facts(reading: Reading) -> Row:
    report, parts = reading.report, reading.annotations
    dateline = report.dateline
    return {
        "path": report.path,
        "sha256": report.sha256,
        "title": report.title,
        "publisher": report.publisher,
        "agency": list(report.agency),
        "byline": list(report.byline),
        "dateline": [dateline.place, dateline.date] if dateline else None,
        "published": report.published,
        "published_text": report.published_text,
        "url": report.url,
        "language": report.language,
        "body_start": report.body_start,
        "found_in": [list(pair) for pair in report.found_in],
        "warnings": warning_rows(report.warnings),
        "parts_warnings": warning_rows(parts.warnings),
        "sentences": _spans(parts.sentences),
        "failed": [name for name in PARTS if getattr(parts, name) is None],
    }


def _parts(parts: Annotations) -> Iterator[tuple[Table, Iterator[Row]]]:
    said = list(enumerate(parts.statements or ()))
    yield schema.statements, (_statement(place, each) for place, each in said)
    yield schema.speakers, (row for place, each in said for row in _speakers(place, each))
    yield schema.hands, (row for place, each in said for row in _hands(place, each))
    yield schema.timexes, (_timex(place, each) for place, each in enumerate(parts.timexes or ()))
    yield schema.figures, (_figure(place, each) for place, each in enumerate(parts.figures or ()))
    yield schema.entities, (_entity(place, each) for place, each in enumerate(parts.entities or ()))
    yield schema.events, (_event(place, each) for place, each in enumerate(parts.events or ()))


def _statement(place: int, statement: Statement) -> Row:
    return {
        "place": place,
        "id": statement.id,
        "mode": statement.mode,
        "polarity": statement.polarity,
        "contents": _spans(statement.contents),
        "cue": _spans(statement.cue),
        "sources": _spans(statement.sources),
        "speaker_ids": list(statement.speaker_ids),
        "unnamed": _whole(statement.unnamed),
        "addressees": list(statement.addressees),
        "medium": statement.medium,
        "medium_start": statement.medium_span[0] if statement.medium_span else None,
        "medium_end": statement.medium_span[1] if statement.medium_span else None,
        "said": statement.said,
        "parent": statement.parent,
    }


def _speakers(place: int, statement: Statement) -> Iterator[Row]:
    for number, name in enumerate(statement.speakers):
        yield {"statement": place, "place": number, "name": name, "folded": fold(name)}


def _hands(place: int, statement: Statement) -> Iterator[Row]:
    for of, hands in (("relays", statement.relays), ("chain", statement.chain)):
        for number, hand in enumerate(hands):
            yield {"statement": place, "of": of, "place": number} | _hand(hand)


def _hand(hand: Hand) -> Row:
    start, end = hand.span or (None, None)
    return {"name": hand.name, "kind": hand.kind, "start": start, "end": end, "held": hand.held}


def _timex(place: int, timex: Timex) -> Row:
    return {
        "place": place,
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


def _figure(place: int, figure: Figure) -> Row:
    return {
        "place": place,
        "id": figure.id,
        "start": figure.start,
        "end": figure.end,
        "text": figure.text,
        "low": figure.low,
        "high": figure.high,
        "best": figure.best,
        "modifier": figure.modifier,
        "vague": figure.vague,
        "ordinal": _whole(figure.ordinal),
        "unit": figure.unit,
        "change": figure.change,
        "before": figure.before,
        "counted": figure.counted,
        "holder": figure.holder,
        "event": figure.event,
        "happened_at": figure.place,
        "when": figure.when,
        "statement": figure.statement,
        "speakers": list(figure.speakers),
    }


def _entity(place: int, entity: Entity) -> Row:
    return {
        "place": place,
        "id": entity.id,
        "name": entity.name,
        "type": entity.type,
        "mentions": _spans(entity.mentions),
        "roles": list(entity.roles),
    }


def _event(place: int, event: Event) -> Row:
    return {
        "place": place,
        "id": event.id,
        "type": event.type,
        "start": event.start,
        "end": event.end,
        "who": list(event.who),
        "where": event.where,
        "when": event.when,
    }


def _spans(spans: tuple[Span, ...] | None) -> list[list[int]] | None:
    return None if spans is None else [list(span) for span in spans]


def _whole(value: int | None) -> int | None:
    return None if value is None or abs(value) > LARGEST else value
