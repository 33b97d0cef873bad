"""Searching the texts of the reports.

In: words. Out: ``Hit``s. The index is ``index``'s, the query ``query``'s.
"""

from bisect import bisect_left
from collections.abc import Sequence

from sqlalchemy import Connection

from reportedly.errors import BadQuery, NoFullText
from reportedly.ledger import index, schema
from reportedly.ledger.answers import Hit
from reportedly.ledger.fold import fold
from reportedly.ledger.live import live_readings, stories_with
from reportedly.ledger.load_readings import load_readings
from reportedly.ledger.query import parse
from reportedly.ledger.said import ALL, other_names
from reportedly.records import Reading, Span, Statement

# How long a passage may be, in characters: about two lines.
PASSAGE = 200


def search(connection: Connection, words: str, *, limit: int) -> tuple[Hit, ...]:
    """The reports that hold the words, best first. Raises ``BadQuery`` and ``NoFullText``."""
    found = index.find(connection, parse(words), limit=limit)
    t = schema.reports.c
    rows = connection.execute(live_readings().where(t.number.in_([each.report for each in found])))
    readings = {row.report: row.reading for row in rows}
    shown = [each for each in found if each.report in readings]
    loaded = load_readings(connection, list(readings.values()), parts=("statements",))
    in_story = stories_with(connection, [reading.report.id for reading in loaded.values()])
    hits = []
    for each in shown:
        reading = loaded[readings[each.report]]
        spans = best_passage(each.spans)
        statement = _statement_at(reading.annotations.statements or (), spans[0]) if spans else None
        start, end = (spans[0][0], spans[-1][1]) if spans else (0, 0)
        story = in_story.get(reading.report.id)
        hits.append(Hit(reading.report, start, end, spans, len(each.spans), statement, story))
    return tuple(hits)


def printed_by(connection: Connection, publisher: str, phrases: Sequence[str]) -> tuple[Reading, ...]:
    """The reports of a publisher, by any of its names, that hold one of the phrases; none without an index of words."""
    names = {fold(publisher), *other_names(publisher)} - {""}
    if not phrases or not names:
        return ()
    try:
        found = set(index.holding(connection, parse(" OR ".join(f'"{each}"' for each in phrases)), limit=ALL))
    except (BadQuery, NoFullText):
        return ()
    rows = connection.execute(live_readings().add_columns(schema.readings.c.publisher))
    numbers = [row.reading for row in rows if row.report in found and fold(row.publisher or "") in names]
    loaded = load_readings(connection, numbers, parts=("statements",))
    return tuple(sorted(loaded.values(), key=lambda each: each.report.id))


def best_passage(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Of the spans, in order, those that stand closest together: the most that fit into a passage, the first such."""
    ends = [end for _, end in spans]
    best: tuple[int, int] = (0, 0)
    for first, (start, _) in enumerate(spans):
        last = bisect_left(ends, start + PASSAGE + 1)
        if last - first > best[1] - best[0]:
            best = (first, last)
    return tuple(spans[best[0] : max(best[1], best[0] + 1)])


def _statement_at(statements: Sequence[Statement], span: Span) -> Statement | None:
    """The shortest statement whose content holds the span."""
    start, end = span
    around = [
        (after - before, number)
        for number, statement in enumerate(statements)
        for before, after in statement.contents
        if before <= start and end <= after
    ]
    return statements[min(around)[1]] if around else None
