"""The index that tells which reports are near one another: keys, runs of words, profiles, and pairs that were compared.

In: a connection, readings by number, sketches. Out: rows of the ``near_…`` tables, and what they hold. How a report is
sketched and compared is a ``Linker``'s matter; which stories follow is ``linking``'s.

The index is made from the readings, and made anew where the program changes; so its rows may be changed.
"""

import math
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, delete, func, insert, or_, select, text, update
from sqlalchemy.dialects.sqlite import insert as upsert

from reportedly.ledger import schema
from reportedly.ledger.live import live_readings
from reportedly.ledger.load_readings import chunks, spans_of
from reportedly.records import Copy, Sketch

TO_SKETCH, TO_COMPARE, TO_GROUP = range(3)
# Later than any day that a date can have.
LAST_DAY = 1 << 40
TABLES = (schema.near_profiles, schema.near_keys, schema.near_runs)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two readings that were compared: how surely of one story (0: not surely enough to count), and shared text."""

    first: int
    second: int
    likeness: float
    copy: Copy | None


def wait(connection: Connection, readings: Iterable[int], step: int) -> None:
    """Let readings wait for a step; who waits for an earlier one goes on waiting for it."""
    rows = [{"reading": reading, "step": step} for reading in sorted(set(readings))]
    if rows:
        connection.execute(insert(schema.near_waiting).prefix_with("OR IGNORE"), rows)


def waiting(connection: Connection, step: int, limit: int) -> list[int]:
    """The readings that wait for a step, those added first before the others."""
    w = schema.near_waiting.c
    query = select(w.reading).where(w.step == step).order_by(w.reading).limit(limit)
    return list(connection.execute(query).scalars())


def waiting_among(connection: Connection, readings: Sequence[int]) -> list[int]:
    """Those of these readings that wait to be grouped."""
    w = schema.near_waiting.c
    queries = (select(w.reading).where(w.reading.in_(some), w.step == TO_GROUP) for some in chunks(readings))
    return sorted(number for query in queries for number in connection.execute(query).scalars())


def go_on(connection: Connection, readings: Sequence[int], step: int) -> None:
    """Readings that waited for the step before now wait for this one."""
    w = schema.near_waiting
    for some in chunks(readings):
        connection.execute(update(w).where(w.c.reading.in_(some), w.c.step == step - 1).values(step=step))


def done(connection: Connection, readings: Sequence[int]) -> None:
    """Readings that waited to be grouped have been."""
    w = schema.near_waiting
    for some in chunks(readings):
        connection.execute(delete(w).where(w.c.reading.in_(some), w.c.step == TO_GROUP))


def how_many_wait(connection: Connection) -> int:
    """How many readings wait for some step."""
    return connection.execute(select(func.count()).select_from(schema.near_waiting)).scalar_one()


def made_by(connection: Connection) -> str | None:
    """The version of the program that made the index; None where there is none yet."""
    version: str | None = connection.execute(select(schema.near_version.c.version)).scalar()
    return version


def start_anew(connection: Connection, version: str) -> None:
    """Forget the index; all that holds waits to be sketched by this version."""
    for table in (*TABLES, schema.near_pairs, schema.near_waiting, schema.near_version):
        connection.execute(delete(table))
    connection.execute(insert(schema.near_version), {"version": version})
    r = schema.readings.c
    wait(connection, connection.execute(live_readings().with_only_columns(r.number)).scalars().all(), TO_SKETCH)


def leave_out(connection: Connection, reading: int) -> None:
    """Take a reading that has ended out of the index; those near it wait to be grouped again."""
    near = {number for pair in _pairs(connection, [reading]) for number in (pair.first, pair.second)}
    wait(connection, near - {reading}, TO_GROUP)
    p, w = schema.near_pairs, schema.near_waiting
    connection.execute(delete(p).where(or_(p.c.first == reading, p.c.second == reading)))
    connection.execute(delete(w).where(w.c.reading == reading))
    for table in TABLES:
        connection.execute(delete(table).where(table.c.reading == reading))


def keep_sketches(connection: Connection, sketched: Iterable[tuple[int, Sketch]]) -> None:
    """Add the sketches of readings that wait to be sketched."""
    for reading, sketch in sketched:
        row = {"reading": reading, "day": sketch.day, "solid": sketch.solid, "profile": sketch.profile}
        connection.execute(insert(schema.near_profiles), row)
        for table, name, keys in (
            (schema.near_keys, "key", sketch.keys),
            (schema.near_runs, "run", sketch.runs),
        ):
            rows = [{name: key, "day": sketch.day or 0, "reading": reading} for key in dict.fromkeys(keys)]
            if rows:
                connection.execute(insert(table), rows)


class Lookup:
    """The holders of a key or run of words, nearest in time first."""

    def __init__(self, connection: Connection, table: str, column: str, but: int) -> None:
        """Looks in ``table``; the reading ``but`` is never among those found."""
        start = f"SELECT reading FROM {table} WHERE {column} = :key AND reading != :but"  # noqa: S608 - our own names
        parts = (
            f"{start} AND day = 0 ORDER BY reading DESC LIMIT :most",
            f"{start} AND day BETWEEN 1 AND :day - 1 ORDER BY day DESC, reading DESC LIMIT :most",
            f"{start} AND day >= :day ORDER BY day, reading LIMIT :most",
        )
        self.query = text(" UNION ALL ".join(f"SELECT * FROM ({part})" for part in parts))  # noqa: S608 - the same
        self.connection, self.but = connection, but

    def __call__(self, key: Hashable, day: int | None, most: int) -> list[int]:
        """At most so many from the day on, as many before it, and as many of unknown day; for a report of unknown day
        the newest."""
        wanted = {"key": key, "day": LAST_DAY if day is None else day, "most": most, "but": self.but}
        return list(self.connection.execute(self.query, wanted).scalars())


def by_key(connection: Connection, reading: int) -> Lookup:
    """Finds the holders of a key, without the reading itself."""
    return Lookup(connection, "near_keys", "key", reading)


def by_run(connection: Connection, reading: int) -> Lookup:
    """Finds the holders of a run of words, without the reading itself."""
    return Lookup(connection, "near_runs", "run", reading)


def sketches(connection: Connection, readings: Sequence[int], *, profiles: bool = True) -> dict[int, Sketch]:
    """The sketches of readings, by number, without keys and runs; without ``profiles``, which take long to load, where
    they are not needed."""
    p = schema.near_profiles.c
    wanted = [p.reading, p.day, p.solid, *([p.profile] if profiles else [])]
    found: dict[int, Sketch] = {}
    for some in chunks(readings):
        for row in connection.execute(select(*wanted).where(p.reading.in_(some))):
            found[row.reading] = Sketch(day=row.day, solid=row.solid, profile=row.profile if profiles else None)
    return found


def whole_sketch(connection: Connection, reading: int) -> Sketch:
    """The sketch of one reading, with its keys and runs."""
    k, r = schema.near_keys.c, schema.near_runs.c
    (found,) = sketches(connection, [reading]).values()
    keys = connection.execute(select(k.key).where(k.reading == reading).order_by(k.key)).scalars()
    runs = connection.execute(select(r.run).where(r.reading == reading).order_by(r.run)).scalars()
    return replace(found, keys=tuple(keys), runs=tuple(runs))


def keep_pairs(connection: Connection, pairs: Iterable[Pair]) -> None:
    """Add pairs. Of one that is there what was not yet known is added: one of two may have found the other by its
    words, the other by its text."""
    rows = [
        {"first": pair.first, "second": pair.second, "likeness": pair.likeness, "copy": _copy_row(pair.copy)}
        for pair in pairs
    ]
    if rows:
        added = upsert(schema.near_pairs)
        known, new = schema.near_pairs.c, added.excluded
        more = {"likeness": func.max(known.likeness, new.likeness), "copy": func.coalesce(known.copy, new.copy)}
        connection.execute(added.on_conflict_do_update(index_elements=["first", "second"], set_=more), rows)


def pairs_within(connection: Connection, readings: Collection[int]) -> list[Pair]:
    """The pairs both of whose readings are among these."""
    inside = set(readings)
    found = {(pair.first, pair.second): pair for pair in _pairs(connection, sorted(inside))}
    return [pair for key, pair in sorted(found.items()) if pair.first in inside and pair.second in inside]


def beside(connection: Connection, readings: Sequence[int], tie: float) -> list[tuple[float, int]]:
    """The readings that are one step away from these, with how alike they are: of likeness ``tie`` at least, or with
    text in common, which is as good as the greatest likeness."""
    p = schema.near_pairs.c
    found: dict[int, float] = {}
    for some in chunks(readings):
        for side, far in ((p.first, p.second), (p.second, p.first)):
            query = select(far, p.likeness, p.copy.is_not(None)).where(side.in_(some))
            rows = connection.execute(query.where(or_(p.likeness >= tie, p.copy.is_not(None))))
            for number, likeness, shared in rows:
                found[number] = max(found.get(number, 0.0), math.inf if shared else likeness)
    return sorted((likeness, number) for number, likeness in found.items())


def _pairs(connection: Connection, readings: Sequence[int]) -> list[Pair]:
    p = schema.near_pairs.c
    found: dict[tuple[int, int], Pair] = {}
    for some in chunks(readings):
        for side in (p.first, p.second):
            for row in connection.execute(select(schema.near_pairs).where(side.in_(some))):
                found[row.first, row.second] = Pair(row.first, row.second, row.likeness, _copy(row.copy))
    return [pair for _, pair in sorted(found.items())]


def _copy_row(copy: Copy | None) -> list[Any] | None:
    if copy is None:
        return None
    passages = [[list(one), list(other)] for one, other in copy.passages]
    return [copy.first, copy.second, copy.share, copy.reason, passages]


def _copy(row: Sequence[Any] | None) -> Copy | None:
    if row is None:
        return None
    first, second, share, reason, passages = row
    return Copy(first, second, share, reason, tuple((one, other) for one, other in map(spans_of, passages)))
