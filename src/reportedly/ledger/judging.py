"""What a person decided: which reports are of one story, which entities are one person, body or place, and which not.

In: ids of reports, or of entities, and a judgement. Out: rows of ``judgements``, added and ended, and reports that wait
to be grouped again: those named, or those that name the entities. A judgement outlives every grouping; of two that
contradict each other the later holds. An entity's id is made from report, type and name, so it stays.
"""

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, select

from reportedly.errors import BadJudgement, NoSuchId
from reportedly.ledger import near, schema
from reportedly.ledger.adding import end, no_such
from reportedly.ledger.keep_reading import insert_one
from reportedly.ledger.live import live_reading, live_readings
from reportedly.ledger.load_readings import chunks
from reportedly.ledger.runs import Run
from reportedly.records import APART, TOGETHER, Judgement

# How the ids of entities begin.
ENTITY = "e_"


def judgements(connection: Connection) -> tuple[Judgement, ...]:
    """Those that hold, the earliest first."""
    j = schema.judgements.c
    query = select(j.number, j.says, j.first, j.second, j.note, j.judge).where(j.ended_in.is_(None)).order_by(j.number)
    return tuple(
        Judgement(row.number, row.says, tuple(row.first), tuple(row.second), row.note, row.judge)
        for row in connection.execute(query)
    )


def add_judgement(connection: Connection, given: Judgement, run: Run) -> tuple[Judgement, int]:
    """Keep a judgement, whatever its number: as it was kept, and the number of the run. Raises ``NoSuchId`` where one
    of its reports or entities is not there."""
    if given.says not in (TOGETHER, APART) or not given.first or not given.second:
        sides = f"{len(given.first)} and {len(given.second)}"
        raise BadJudgement(given.says, f"it must say together or apart of two sides, not of {sides}", "name both sides")
    _wait(connection, [*given.first, *given.second])
    number = run.begin(connection)
    row = {"says": given.says, "first": list(given.first), "second": list(given.second)}
    row |= {"note": given.note, "judge": given.judge, "added_in": number}  # type: ignore[dict-item]  # a row holds anything
    kept = insert_one(connection, schema.judgements, row)
    return Judgement(kept, given.says, given.first, given.second, given.note, given.judge), number


def end_judgement(connection: Connection, number: int, run: Run) -> int:
    """Take a judgement back: the number of the run. Raises ``NoSuchId``."""
    held = next((each for each in judgements(connection) if each.number == number), None)
    if held is None:
        raise NoSuchId(str(number), "no judgement that holds has this number", "see: reportedly judgements")
    _wait(connection, [*held.first, *held.second], missing=True)
    ended_in = run.begin(connection)
    end(connection, schema.judgements, number, ended_in)
    return ended_in


def is_on_entities(judgement: Judgement) -> bool:
    """Whether it is on who is one, and not on stories."""
    return all(each.startswith(ENTITY) for each in (*judgement.first, *judgement.second))


def reports_of(connection: Connection, entities: Collection[str]) -> dict[str, str]:
    """The reports that name these entities, by the entity's id; those that are no more are left out."""
    e = schema.entities.c
    holds = live_readings().subquery()
    query = select(e.id, holds.c.id.label("report")).join_from(schema.entities, holds, holds.c.reading == e.reading)
    rows = (row for some in chunks(sorted(entities)) for row in connection.execute(query.where(e.id.in_(some))))
    return {row.id: row.report for row in rows}


def _wait(connection: Connection, named: Sequence[str], *, missing: bool = False) -> None:
    """Let the reports be grouped again; with ``missing`` those that are no more are passed over."""
    homes = reports_of(connection, [each for each in named if each.startswith(ENTITY)])
    readings = []
    for each in dict.fromkeys(named):
        live = live_reading(connection, homes.get(each, each))
        if live is not None:
            readings.append(live.reading)
        elif not missing:
            raise no_such(each, "name" if each.startswith(ENTITY) else "report")
    near.wait(connection, readings, near.TO_GROUP)
