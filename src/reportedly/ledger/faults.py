"""What SQLite complains of, as an error that says what to do.

In: errors of the database. Out: ``LedgerError``s. The checks made before a file is opened belong to ``opening``.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from reportedly.errors import (
    BrokenLedger,
    LedgerBusy,
    LedgerError,
    LedgerFull,
    NotALedger,
    ReadOnlyLedger,
)

# Bytes that the tables, the pages changed and their journal take when a ledger is made.
LEAST_ROOM = 400_000
# What is said of each kind: the error, the reason and what to do.
FULL = (
    LedgerFull,
    "there is no room left on the disk",
    "make room and give the same command again; what it said was added is kept",
)
SAYINGS: dict[int, tuple[type[LedgerError], str, str]] = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_NOTADB: (
        NotALedger,
        "it is no ledger of reportedly",
        "name another file with --ledger; this one was not touched",
    ),
    sqlite3.SQLITE_READONLY: (
        ReadOnlyLedger,
        "it may not be written to",
        "allow writing to it and its folder, or copy it to a folder of yours",
    ),
    sqlite3.SQLITE_PERM: (ReadOnlyLedger, "it may not be opened", "ask its owner for leave to read and write it"),
    sqlite3.SQLITE_CANTOPEN: (
        ReadOnlyLedger,
        "it, or a file beside it, cannot be opened",
        "allow writing to its folder, or copy it to a folder of yours",
    ),
    sqlite3.SQLITE_BUSY: (
        LedgerBusy,
        "another program has kept it locked for too long",
        "close the other program, or wait until it is done, and give the same command again",
    ),
    sqlite3.SQLITE_CORRUPT: (
        BrokenLedger,
        "it is damaged",
        "take it from a backup, or add the reports again to a new file named with --ledger",
    ),
    sqlite3.SQLITE_IOERR: (
        LedgerError,
        "the disk could not be read or written",
        "check the disk, and give the same command again; what it said was added is kept",
    ),
}
SAYINGS[sqlite3.SQLITE_LOCKED] = SAYINGS[sqlite3.SQLITE_BUSY]


def code_of(fault: DBAPIError) -> int:
    """SQLite's primary result code; 0 where it gave none."""
    return int(getattr(fault.orig, "sqlite_errorcode", 0)) & 0xFF


def is_busy(fault: DBAPIError) -> bool:
    """Whether trying again may help."""
    return code_of(fault) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def is_read_only(fault: DBAPIError) -> bool:
    """Whether it is for want of leave to write."""
    return code_of(fault) == sqlite3.SQLITE_READONLY


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Within it, what the database complains of is raised as a ``LedgerError``."""
    try:
        yield
    except DBAPIError as fault:
        raise told_of(path, fault) from fault


def told_of(path: Path, fault: DBAPIError) -> LedgerError:
    """The error to raise for a database's."""
    code = code_of(fault)
    if code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN) and no_room(path):
        code = sqlite3.SQLITE_FULL
    if code in SAYINGS:
        kind, reason, next_step = SAYINGS[code]
        return kind(str(path), reason, next_step)
    return LedgerError(str(path), f"the database could not do it ({fault.orig})", "please report this with the command")


def no_room(path: Path) -> bool:
    """Whether the disk has less room than any write to a ledger needs."""
    try:
        return shutil.disk_usage(path.parent).free < LEAST_ROOM
    except OSError:
        return False
