"""Readings from their rows.

In: a connection and the numbers of readings. Out: the ``Reading``s, equal to those that were kept, but that a hand of a
chain is marked as held where its own text is among the other reports of the story. Which readings are wanted is decided
elsewhere.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, select, tuple_

from reportedly.ledger import schema
from reportedly.ledger.keep_reading import PARTS
from reportedly.records import (
    Annotations,
    Dateline,
    Entity,
    Event,
    Figure,
    Hand,
    Reading,
    Report,
    ReportWarning,
    Span,
    Statement,
    Timex,
)

# How many rows one query names: databases limit the values in a query.
AT_ONCE = 400
# A reading's number and a statement's place in it.
Key = tuple[int, int]
Held = frozenset[tuple[int, int, int]]
# A part of annotations by reading.
Parts = dict[int, tuple[Any, ...]]
# Makes a condition from a table's columns for the reading and the statement.
Where = Callable[[ColumnElement[Any], ColumnElement[Any]], ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class Known:
    """A report with the facts of one reading, and what that reading's own row says of its parts."""

    number: int
    report: Report
    sentences: tuple[Span, ...] | None
    warnings: tuple[ReportWarning, ...]
    failed: frozenset[str]


def load_readings(
    connection: Connection, numbers: Sequence[int], *, parts: Collection[str] = PARTS, linked: bool = True
) -> dict[int, Reading]:
    """The readings by their numbers; parts that are not asked for are empty. Without ``linked`` a hand is held as
    far as its report alone tells."""
    known = load_known(connection, numbers)
    loaded: dict[str, Parts] = {
        name: _load(connection, table, make, list(known)) for name, (table, make) in MAKERS.items() if name in parts
    }
    if "statements" in parts:
        loaded["statements"] = _all_statements(connection, list(known), linked=linked)
    return {number: Reading(each.report, _annotations(each, parts, loaded)) for number, each in known.items()}


def load_known(connection: Connection, numbers: Sequence[int]) -> dict[int, Known]:
    """The reports with the facts that these readings found, in the order of ``numbers``."""
    found: dict[int, Known] = {}
    r, t = schema.readings.c, schema.reports.c
    facts = (r.number, t.id, t.text, r.path, r.title, r.publisher, r.agency, r.byline, r.dateline, r.published)
    more = (r.published_text, r.url, r.language, r.sha256, r.body_start, r.found_in, r.warnings)
    query = select(*facts, *more, r.sentences, r.parts_warnings, r.failed).join_from(
        schema.readings, schema.reports, t.number == r.report
    )
    for some in chunks(numbers):
        for row in connection.execute(query.where(r.number.in_(some))):
            found[row.number] = _known(row)
    return {number: found[number] for number in numbers if number in found}


def load_statements(connection: Connection, keys: Sequence[Key]) -> dict[Key, Statement]:
    """Single statements by reading and place."""
    found: dict[Key, Statement] = {}
    for some in chunks(keys):
        found |= _statements(connection, _at(some), linked=True)
    return found


def chunks(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """The values, as many at once as a query may name."""
    for start in range(0, len(values), AT_ONCE):
        yield values[start : start + AT_ONCE]


def warnings_of(rows: Iterable[Sequence[Any]]) -> tuple[ReportWarning, ...]:
    """Warnings from a column."""
    return tuple(ReportWarning(*row) for row in rows)


def spans_of(rows: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    """Spans from a column."""
    return tuple([(start, end) for start, end in rows])


def _annotations(known: Known, parts: Collection[str], loaded: dict[str, Parts]) -> Annotations:
    made: dict[str, Any] = {name: found.get(known.number, ()) for name, found in loaded.items()}
    if "sentences" in parts:
        made["sentences"] = known.sentences
    return Annotations(**made | dict.fromkeys(known.failed, None), warnings=known.warnings)


def _known(row: Any) -> Known:
    report = Report(
        id=row.id,
        text=row.text,
        path=row.path,
        title=row.title,
        publisher=row.publisher,
        agency=tuple(row.agency),
        byline=tuple(row.byline),
        dateline=Dateline(*row.dateline) if row.dateline else None,
        published=row.published,
        published_text=row.published_text,
        url=row.url,
        language=row.language,
        sha256=row.sha256,
        body_start=row.body_start,
        found_in=tuple((fact, place) for fact, place in row.found_in),
        warnings=warnings_of(row.warnings),
    )
    sentences = None if row.sentences is None else spans_of(row.sentences)
    return Known(row.number, report, sentences, warnings_of(row.parts_warnings), frozenset(row.failed))


def _at(keys: Sequence[Key]) -> Where:
    """The condition that a row belongs to one of these statements."""
    return lambda reading, statement: tuple_(reading, statement).in_(keys)


def _of(numbers: Sequence[int]) -> Where:
    """The condition that a row belongs to one of these readings."""
    return lambda reading, _: reading.in_(numbers)


def _all_statements(connection: Connection, numbers: Sequence[int], *, linked: bool) -> Parts:
    found: dict[int, list[Statement]] = defaultdict(list)
    for some in chunks(numbers):
        for (number, _), statement in _statements(connection, _of(some), linked=linked).items():
            found[number].append(statement)
    return {number: tuple(each) for number, each in found.items()}


def _statements(connection: Connection, where: Where, *, linked: bool) -> dict[Key, Statement]:
    """The statements of some readings, in order."""
    s = schema.statements.c
    names = _speakers(connection, where)
    hands = _hands(connection, where, _held(connection, where) if linked else frozenset())
    rows = connection.execute(select(schema.statements).where(where(s.reading, s.place)).order_by(s.reading, s.place))
    made: dict[Key, Statement] = {}
    for row in rows:
        key = (row.reading, row.place)
        relays, chain = (tuple(hands.get((*key, of), ())) for of in ("relays", "chain"))
        made[key] = _statement(row, tuple(names.get(key, ())), relays, chain)
    return made


def _speakers(connection: Connection, where: Where) -> dict[Key, list[str]]:
    n = schema.speakers.c
    query = select(n.reading, n.statement, n.name).where(where(n.reading, n.statement))
    names: dict[Key, list[str]] = defaultdict(list)
    for reading, statement, name in connection.execute(query.order_by(n.reading, n.statement, n.place)):
        names[reading, statement].append(name)
    return names


def _hands(connection: Connection, where: Where, held: Held) -> dict[tuple[int, int, str], list[Hand]]:
    """The hands of each statement, by (reading, statement, relays or chain)."""
    h = schema.hands.c
    query = select(h.reading, h.statement, h.of, h.place, h.name, h.kind, h.start, h.end, h.held)
    ordered = query.where(where(h.reading, h.statement)).order_by(h.reading, h.statement, h.of, h.place)
    hands: dict[tuple[int, int, str], list[Hand]] = defaultdict(list)
    for reading, statement, of, place, name, kind, start, end, alone in connection.execute(ordered):
        span = None if start is None else (start, end)
        here = alone or (of == "chain" and (reading, statement, place) in held)
        hands[reading, statement, of].append(Hand(name, kind, span, here))
    return hands


def _held(connection: Connection, where: Where) -> Held:
    """The hands whose own text is in hand through the story: (reading, statement, place)."""
    h, s = schema.held_hands.c, schema.stories.c
    query = (
        select(h.reading, h.statement, h.place)
        .join_from(schema.held_hands, schema.stories, s.number == h.story)
        .where(s.ended_in.is_(None), where(h.reading, h.statement))
    )
    return frozenset((reading, statement, place) for reading, statement, place in connection.execute(query))


def _statement(row: Any, names: tuple[str, ...], relays: tuple[Hand, ...], chain: tuple[Hand, ...]) -> Statement:
    return Statement(
        id=row.id,
        mode=row.mode,
        contents=spans_of(row.contents),
        cue=spans_of(row.cue),
        sources=spans_of(row.sources),
        speakers=names,
        speaker_ids=tuple(row.speaker_ids),
        unnamed=row.unnamed,
        addressees=tuple(row.addressees),
        medium=row.medium,
        medium_span=None if row.medium_start is None else (row.medium_start, row.medium_end),
        relays=relays,
        chain=chain,
        said=row.said,
        polarity=row.polarity,
        parent=row.parent,
    )


def _timex(row: Any) -> Timex:
    _, _, *values = row
    return Timex(*values)


def _figure(row: Any) -> Figure:
    _, _, *values = row
    values[-1] = tuple(values[-1])
    return Figure(*values)


def _entity(row: Any) -> Entity:
    return Entity(row.id, row.name, row.type, spans_of(row.mentions), tuple(row.roles))


def _event(row: Any) -> Event:
    return Event(row.id, row.type, row.start, row.end, tuple(row.who), row.where, row.when)


def _load(connection: Connection, table: Table, make: Callable[[Any], object], numbers: Sequence[int]) -> Parts:
    """A part whose rows need no other table."""
    found: dict[int, list[Any]] = defaultdict(list)
    for some in chunks(numbers):
        query = select(table).where(table.c.reading.in_(some)).order_by(table.c.reading, table.c.place)
        for row in connection.execute(query):
            found[row.reading].append(make(row))
    return {number: tuple(each) for number, each in found.items()}


# How a row becomes a record, for each part. Columns stand in the order of the record's fields.
MAKERS: dict[str, tuple[Table, Callable[[Any], object]]] = {
    "timexes": (schema.timexes, _timex),
    "entities": (schema.entities, _entity),
    "figures": (schema.figures, _figure),
    "events": (schema.events, _event),
}
