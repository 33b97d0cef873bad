"""Opening a ledger's file: is it there, is it one, of our version; making one, and bringing an older one up to date.

In: a path. Out: a ``Store`` to use, or the ``LedgerError`` that says why not; then the file is as it was. Tables are
made by the migrations.
"""

import os
import stat
from pathlib import Path

from sqlalchemy import Connection

from reportedly.errors import (
    MissingLedger,
    NewerLedger,
    NotALedger,
    ReadOnlyLedger,
)
from reportedly.ledger.connect import Store, mark_of
from reportedly.ledger.faults import FULL, no_room
from reportedly.ledger.schema import APPLICATION_ID

# The migrations in their order; the last is the version this program writes.
VERSIONS = ("0001", "0002", "0003")
# No SQLite database with a table is smaller, in bytes.
SMALLEST = 512
# Stands for the version of tables that are not ours.
OTHER = "other"
MIGRATIONS = Path(__file__).parent / "migrations"
HOW_TO_MAKE = "make one with: reportedly add FOLDER, or name another with --ledger FILE"
HOW_TO_UPDATE = "bring it up to date with: reportedly add, with any report"
OTHER_FILE = "name another file with --ledger; this one was not touched"


def open_store(path: Path, *, create: bool, read_only: bool) -> Store:
    """The ledger at ``path``, of this program's version."""
    there = _is_there(path)
    if not there and not create:
        raise MissingLedger(str(path), "there is no ledger here", HOW_TO_MAKE)
    if not read_only:
        _check_writable(path, there=there)
    if there:
        if not os.access(path, os.R_OK):
            raise ReadOnlyLedger(str(path), "it may not be read", "ask its owner for leave to read and write it")
        _check_mark(path)
    else:
        _check_room(path)
        _touch(path)
    found = _found(path)
    if read_only and found != VERSIONS[-1]:
        reason = "an older version of this program made it" if found else "it is empty"
        raise MissingLedger(str(path), reason, HOW_TO_UPDATE if found else HOW_TO_MAKE)
    store = Store(path, read_only=read_only)
    try:
        if not read_only:
            store.leave_wal()
            if found != VERSIONS[-1]:
                store.write(_upgrade)
    except BaseException:
        store.close()
        raise
    return store


def _found(path: Path) -> str | None:
    """The version of the tables, looked up without leave to write."""
    looking = Store(path, read_only=True)
    try:
        found = looking.read(_version)
    finally:
        looking.close()
    if found == OTHER:
        raise NotALedger(str(path), "it is a database, but no ledger of reportedly", OTHER_FILE)
    if found and found not in VERSIONS:
        raise NewerLedger(
            str(path),
            f"a newer version of this program made it (its tables are of version {found}, known here is "
            f"{VERSIONS[-1]})",
            "install the newest reportedly, or name another file with --ledger; this one was not touched",
        )
    return found


def _is_there(path: Path) -> bool:
    """Whether there is a file with something in it. Raises where it is no file at all, or may not be looked at."""
    try:
        known = path.stat()
    except FileNotFoundError:
        return False
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or "no file can have this name"
        raise MissingLedger(str(path), f"it cannot be opened ({reason.lower()})", "check the name") from None
    if stat.S_ISDIR(known.st_mode):
        raise NotALedger(str(path), "it is a folder", "name a file with --ledger, such as stories.db")
    if not stat.S_ISREG(known.st_mode):
        raise NotALedger(str(path), "it is no plain file", OTHER_FILE)
    if 0 < known.st_size < SMALLEST:  # SQLite takes a file of one byte for an empty one
        raise NotALedger(str(path), "it is no ledger of reportedly", OTHER_FILE)
    return known.st_size > 0


def _check_mark(path: Path) -> None:
    """Raises ``NotALedger`` where the file's header does not say that it is one of ours.

    The header is read without any lock, so that not even a file beside another program's database is made. A ledger
    that is being made just now has its mark once its journal is gone.
    """
    if mark_of(path) == APPLICATION_ID or path.with_name(f"{path.name}-journal").exists():
        return
    if mark_of(path) != APPLICATION_ID:
        raise NotALedger(str(path), "it is no ledger of reportedly", OTHER_FILE)


def _check_writable(path: Path, *, there: bool) -> None:
    """A file that nobody may write to is left alone even where the system would let us (an administrator)."""
    folder = path.absolute().parent
    if not folder.is_dir():
        raise MissingLedger(str(path), "its folder does not exist", "make the folder, or name another file")
    if there and not (path.stat().st_mode & 0o222 and os.access(path, os.W_OK)):
        raise ReadOnlyLedger(
            str(path), "it may not be written to", f"allow it (chmod u+w {path}), or name another file with --ledger"
        )
    if not os.access(folder, os.W_OK):
        raise ReadOnlyLedger(
            str(path), "its folder may not be written to", "allow it, or name a file in another folder with --ledger"
        )


def _check_room(path: Path) -> None:
    if no_room(path.absolute()):
        kind, reason, next_step = FULL
        raise kind(str(path), reason, next_step)


def _touch(path: Path) -> None:
    """An empty file, which SQLite takes for a database without tables; another program may have made it meanwhile."""
    try:
        path.touch()
    except OSError as fault:
        reason = (fault.strerror or "unknown reason").lower()
        raise ReadOnlyLedger(str(path), f"it cannot be made ({reason})", "name another file with --ledger") from None


def _version(connection: Connection) -> str | None:
    """The version of the tables; None where there is no table at all, ``OTHER`` where they are not ours."""
    tables = set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars())
    if not tables:
        return None
    mark = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    if mark != APPLICATION_ID or "alembic_version" not in tables:
        return OTHER
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() or OTHER)


def _upgrade(connection: Connection) -> None:
    """Make the tables, or change an older ledger's. Another program may have done so while we waited for the lock."""
    if _version(connection) == VERSIONS[-1]:
        return
    # Imported here because it is rarely needed and slow to import.
    from alembic import command  # noqa: PLC0415  # slow to load, and needed only where a ledger is made or brought up to date
    from alembic.config import Config  # noqa: PLC0415  # as above

    settings = Config()
    settings.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    settings.attributes["connection"] = connection
    command.upgrade(settings, VERSIONS[-1])
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
