"""The index of words: SQLite's FTS5 over the texts of the reports that hold.

In: texts, and queries as FTS5 understands them. Out: where the words are. The index can be made anew from the reports,
so it is no record of its own. How a user's words become a query is in ``query``.

A text is indexed with a blank for each ``UNSEARCHABLE`` character; positions are those of the text.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, text

from reportedly.errors import NoFullText
from reportedly.ledger.query import UNSEARCHABLE
from reportedly.records import Span

MAKE = 'CREATE VIRTUAL TABLE words USING fts5(text, tokenize = "unicode61 remove_diacritics 2")'
MISSING = "FROM reports WHERE ended_in IS NULL AND number NOT IN (SELECT id FROM words_docsize)"
FIND = "SELECT rowid, bm25(words) FROM words WHERE words MATCH :query ORDER BY rank LIMIT :limit"
MARK = "SELECT highlight(words, 0, :open, :close) FROM words WHERE words MATCH :query AND rowid = :report"
# Marks put round each word found.
OPEN, CLOSE = "\ufdd0", "\ufdd1"


@dataclass(frozen=True, slots=True)
class Found:
    """A report (its row's number) that holds the words, and every place where they are."""

    report: int
    spans: tuple[Span, ...]


def is_possible(connection: Connection) -> bool:
    """Whether this SQLite has FTS5."""
    return connection.exec_driver_sql("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'").first() is not None


def is_made(connection: Connection) -> bool:
    """Whether the ledger has the index."""
    return connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'words'").first() is not None


def is_complete(connection: Connection) -> bool:
    """Whether ``complete`` would have nothing to do."""
    if not is_possible(connection):
        return True
    return is_made(connection) and connection.exec_driver_sql(f"SELECT 1 {MISSING} LIMIT 1").first() is None


def complete(connection: Connection) -> None:
    """Make the index where it is missing, and take in the reports that a SQLite without FTS5 added."""
    if not is_possible(connection):
        return
    if not is_made(connection):
        connection.exec_driver_sql(MAKE)
    for number, words in connection.exec_driver_sql(f"SELECT number, text {MISSING}").all():
        add(connection, number, words.decode("utf-8", "replace") if isinstance(words, bytes) else words)


def add(connection: Connection, report: int, words: str) -> None:
    """Take in a report's text, where there is an index; ``complete`` makes up for it where there is none yet."""
    if is_possible(connection) and is_made(connection):
        row = {"report": report, "text": UNSEARCHABLE.sub(" ", words)}
        connection.execute(text("INSERT INTO words(rowid, text) VALUES (:report, :text)"), row)


def remove(connection: Connection, report: int) -> None:
    """Leave a report's text out."""
    if is_possible(connection) and is_made(connection):
        connection.execute(text("DELETE FROM words WHERE rowid = :report"), {"report": report})


def find(connection: Connection, query: str, *, limit: int) -> list[Found]:
    """The reports that match, best first, with the places of their words. Raises ``NoFullText``."""
    return [Found(report, _places(connection, query, report)) for report in holding(connection, query, limit=limit)]


def holding(connection: Connection, query: str, *, limit: int) -> list[int]:
    """The reports that match, best first, by the numbers of their rows. Raises ``NoFullText``."""
    if not is_possible(connection):
        raise NoFullText(
            "search", "this Python's SQLite was built without full-text search (FTS5)", "use a Python that has it"
        )
    if not is_made(connection):
        raise NoFullText(
            "search", "this ledger has no index of words yet", "make it with: reportedly add, with any report"
        )
    return list(connection.execute(text(FIND), {"query": query, "limit": limit}).scalars())


def _places(connection: Connection, query: str, report: int) -> tuple[Span, ...]:
    """Where the words are: FTS5 tells by marks round them, which no text holds once it is in the index."""
    marks = {"open": OPEN, "close": CLOSE, "query": query, "report": report}
    marked: str = connection.execute(text(MARK), marks).scalar_one()
    before, *parts = marked.split(OPEN)
    spans: list[Span] = []
    at = len(before)
    for part in parts:
        inside, _, after = part.partition(CLOSE)
        spans.append((at, at + len(inside)))
        at += len(inside) + len(after)
    return tuple(spans)
