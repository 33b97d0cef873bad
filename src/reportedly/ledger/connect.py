"""Connections to a ledger's file: safe against a crash and against several programs at once.

In: a path. Out: a ``Store``, which runs a piece of work in one transaction. What the work is belongs to its callers.

SQLite before 3.51.3 can lose commits in WAL mode when several connections write, so a ledger uses the rollback journal
(https://sqlite.org/lockingv3.html) with synchronous FULL: what is committed is on disk. A writer takes the lock when it
begins (BEGIN IMMEDIATE), so that no two can block each other half-way; who must wait waits, and tries again.
"""

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from reportedly.ledger.faults import is_busy, is_read_only, told

T = TypeVar("T")
# Seconds SQLite waits for a lock before it gives up, and seconds after which we do.
WAIT, PATIENCE = 20.0, 120.0
CONNECTIONS = 16


class Store:
    """A file, open. Safe to use from several threads."""

    def __init__(self, path: Path, *, read_only: bool) -> None:
        self.path, self.read_only = path, read_only
        self.engine = _engine(path, read_only=read_only)

    def read(self, work: Callable[[Connection], T]) -> T:
        """What ``work`` answers; all it reads is of one moment."""
        return self._tried(work, write=False)

    def write(self, work: Callable[[Connection], T]) -> T:
        """What ``work`` answers; what it wrote is on disk, all or nothing. It may be run again where another wrote."""
        return self._tried(work, write=True)

    def leave_wal(self) -> None:
        """Go back to the rollback journal where another program switched the file to WAL."""
        with told(self.path), self.engine.connect() as connection:
            driver = connection.connection.driver_connection
            if driver and driver.execute("PRAGMA journal_mode").fetchone() == ("wal",):
                driver.execute("PRAGMA journal_mode = DELETE")

    def _recover(self) -> bool:
        """Undo what a program left half-written when it was killed, which a reader may not. True: now try again."""
        # Without leave to write, the reader's own error tells what is wrong.
        with (
            suppress(sqlite3.Error),
            closing(sqlite3.connect(_address(self.path, "rw"), uri=True, timeout=WAIT)) as connection,
        ):
            connection.execute("SELECT count(*) FROM sqlite_master")
        return True

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()

    def _tried(self, work: Callable[[Connection], T], *, write: bool) -> T:
        until, recovered = time.monotonic() + PATIENCE, False
        with told(self.path):
            while True:
                try:
                    with self.engine.connect() as connection, connection.execution_options(write=write).begin():
                        return work(connection)
                except DBAPIError as fault:
                    if self.read_only and is_read_only(fault) and not recovered:
                        recovered = self._recover()
                    elif not is_busy(fault) or time.monotonic() > until:
                        raise


def mark_of(path: Path) -> int | None:
    """The application id in the file's header, read without a lock or a trace; None where it is no database."""
    try:
        with closing(sqlite3.connect(f"{_address(path, 'ro')}&immutable=1", uri=True)) as connection:
            return int(connection.execute("PRAGMA application_id").fetchone()[0])
    except sqlite3.Error:
        return None


def _engine(path: Path, *, read_only: bool) -> Engine:
    address = _address(path, "ro" if read_only else "rw")

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, timeout=WAIT, isolation_level=None, check_same_thread=False)

    engine = create_engine(
        "sqlite+pysqlite://", creator=connect, poolclass=QueuePool, pool_size=CONNECTIONS, max_overflow=-1
    )
    event.listen(engine, "connect", _prepare_read_only if read_only else _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _address(path: Path, mode: str) -> str:
    return f"file:{quote(os.fsencode(path.absolute()))}?mode={mode}"


def _prepare(connection: sqlite3.Connection, _: Any) -> None:
    """Settings of a connection. SQLite's own transactions are used, not those of Python's module."""
    connection.isolation_level = None
    for setting in ("synchronous = FULL", "foreign_keys = ON", "secure_delete = ON"):
        connection.execute(f"PRAGMA {setting}")


def _prepare_read_only(connection: sqlite3.Connection, _: Any) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA query_only = ON")


def _begin(connection: Connection) -> None:
    write = connection.get_execution_options().get("write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
