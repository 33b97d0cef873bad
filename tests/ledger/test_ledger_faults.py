"""Files that are no ledger, newer, damaged, not to be written, on a full disk: one clear line, nothing changed."""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from reportedly import errors, pipeline
from reportedly.errors import (
    BrokenLedger,
    LedgerBusy,
    LedgerError,
    LedgerFull,
    MissingLedger,
    NewerLedger,
    NotALedger,
    ReadOnlyLedger,
)
from reportedly.ledger import Ledger, connect
from reportedly.records import Reading

from .conftest import plain
from .crashing import add, held

TEXT = "Bakery moves to Harbour Street\n\nThe bakery will move on Friday, its owner Jana Brix said on Tuesday.\n"


def made(path: Path) -> Path:
    """A ledger with one report."""
    with Ledger.open(path, create=True) as ledger:
        ledger.add_one(plain("r_a"))
        ledger.relink(pipeline)
    return path


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file below, with its bytes."""
    return {str(each.relative_to(folder)): each.read_bytes() for each in sorted(folder.rglob("*")) if each.is_file()}


@contextmanager
def nothing_changes(folder: Path) -> Iterator[None]:
    before = snapshot(folder)
    yield
    assert snapshot(folder) == before


def refused(path: Path, kind: type[LedgerError], folder: Path) -> None:
    """Reading and writing both refuse, in one line that names the file and says what to do, and change nothing."""
    with nothing_changes(folder):
        for create, read_only in ((True, False), (False, False), (False, True)):
            with pytest.raises(kind) as told, Ledger.open(path, create=create, read_only=read_only) as ledger:
                ledger.stories()
            line = str(told.value)
            assert str(path) in line
            assert "; " in line
            assert "\n" not in line


@pytest.mark.parametrize(
    "data", [b"x", b"Some notes.\n", b"%PDF-1.4\n" + b"x" * 5000, b"SQLite format 3\x00", b"\x00" * 4096, b"\n" * 100]
)
def test_a_file_that_is_no_database(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "notes.db"
    path.write_bytes(data)
    refused(path, LedgerError, tmp_path)


@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_another_programs_database(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA journal_mode = {mode}")
        connection.execute("CREATE TABLE reports (id)")
        connection.execute("INSERT INTO reports VALUES ('mine')")
        connection.commit()
    refused(path, NotALedger, tmp_path)


def test_another_programs_alembic_database(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num)")
        connection.execute("INSERT INTO alembic_version VALUES ('0001')")
        connection.commit()
    refused(path, NotALedger, tmp_path)


def test_a_ledger_of_a_newer_version(path: Path, tmp_path: Path) -> None:
    made(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
        connection.commit()
    refused(path, NewerLedger, tmp_path)


def test_a_folder_and_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    refused(tmp_path / "folder", NotALedger, tmp_path)
    refused(tmp_path / "pipe", NotALedger, tmp_path)


@pytest.mark.parametrize("name", ["missing/stories.db", "x" * 300, "a\x00b", "file.txt/stories.db"])
def test_places_where_no_file_can_be(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.txt").write_text("x")
    with nothing_changes(tmp_path), pytest.raises(MissingLedger):
        Ledger.open(tmp_path / name, create=True)


def test_no_ledger_is_made_by_reading(path: Path, tmp_path: Path) -> None:
    with nothing_changes(tmp_path):
        for read_only in (True, False):
            with pytest.raises(MissingLedger, match="reportedly add"):
                Ledger.open(path, read_only=read_only)


def test_an_empty_file_is_no_ledger_yet(path: Path, tmp_path: Path) -> None:
    path.touch()
    with nothing_changes(tmp_path), pytest.raises(MissingLedger):
        Ledger.open(path, read_only=True)
    assert Ledger.open(made(path), read_only=True).report("r_a")


@pytest.mark.parametrize("name", ["it's 100% mine? #1.db", "名前 é.db", "a:b;c&d=e.db", "\udcff.db"])
def test_any_name_of_a_file_will_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    made(path)
    with Ledger.open(path, read_only=True) as ledger:
        assert ledger.reach().reports == 1
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_a_read_only_file_is_read_and_not_written(path: Path, tmp_path: Path) -> None:
    made(path).chmod(0o444)
    with nothing_changes(tmp_path):
        with pytest.raises(ReadOnlyLedger, match="chmod"):
            Ledger.open(path, create=True)
        with Ledger.open(path, read_only=True) as ledger:
            assert ledger.reach().reports == 1


def test_a_folder_that_may_not_be_written_to(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(path)
    # An administrator may write to any folder, so that the tests may not make one.
    monkeypatch.setattr(os, "access", lambda place, wanted: wanted == os.R_OK or Path(place) != tmp_path)
    with nothing_changes(tmp_path), pytest.raises(ReadOnlyLedger, match="folder"):
        Ledger.open(path)
    with Ledger.open(path, read_only=True) as ledger:
        assert ledger.reach().reports == 1


def ask_for_all(path: Path, readings: Sequence[Reading]) -> None:
    """Open a ledger and ask for every report."""
    with Ledger.open(path, read_only=True) as ledger:
        for reading in readings:
            ledger.report(reading.report.id)


def add_until_full(ledger: Ledger, kept: list[str]) -> None:
    """Add long reports; each is noted when it was acknowledged."""
    for number in range(1000):
        text = f"{number} " + "words of a long report " * 2000
        kept.append(ledger.add_one(plain(f"r_{number}", text)).report_id)


def test_a_damaged_ledger_is_said(path: Path, story_readings: tuple[Reading, ...]) -> None:
    with Ledger.open(path, create=True) as ledger:
        list(ledger.add(story_readings))
    data = bytearray(path.read_bytes())
    for start in range(4096, len(data), 4096):
        data[start : start + 200] = b"\xff" * 200
    path.write_bytes(data)
    with pytest.raises(BrokenLedger):
        ask_for_all(path, story_readings)


def test_a_ledger_switched_to_wal_is_switched_back(path: Path) -> None:
    made(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    with Ledger.open(path) as ledger:
        ledger.add_one(plain("r_b"))
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert held(path) == ["r_a", "r_b"]


def test_a_lock_that_is_never_let_go_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(path)
    monkeypatch.setattr(connect, "WAIT", 0.05)
    monkeypatch.setattr(connect, "PATIENCE", 0.2)
    with closing(sqlite3.connect(path, isolation_level=None)) as other, Ledger.open(path) as ledger:
        other.execute("BEGIN EXCLUSIVE")
        for ask in (lambda: ledger.add_one(plain("r_b")), ledger.reach):
            with pytest.raises(LedgerBusy, match="close the other program"):
                ask()
        other.execute("ROLLBACK")
        ledger.add_one(plain("r_b"))


def test_every_kind_has_a_status_of_its_own() -> None:
    kinds = [each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, LedgerError)]
    own = [kind.status for kind in kinds if kind.status > 2]
    assert len(own) == len(set(own)) == len(kinds) - 2, "but what a command was given wrong (2) or could not read (1)"


@pytest.mark.parametrize(
    ("kind", "status"), [("newer", 6), ("notes", 5), ("read-only", 7), ("missing folder", 4), ("folder", 5)]
)
def test_the_command_says_it_in_one_line(tmp_path: Path, kind: str, status: int) -> None:
    (report := tmp_path / "report.txt").write_text(TEXT)
    path = tmp_path / "ledger.db"
    if kind == "notes":
        path.write_text("my notes")
    elif kind == "folder":
        path.mkdir()
    elif kind == "missing folder":
        path = tmp_path / "missing" / "ledger.db"
    else:
        made(path)
    if kind == "read-only":
        path.chmod(0o444)
    if kind == "newer":
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("UPDATE alembic_version SET version_num = '0999'")
            connection.commit()
    with nothing_changes(tmp_path):
        ended = add(path, [report])
    assert (ended.status, ended.acknowledged) == (status, ())
    assert ended.errors.count("\n") == 1
    assert str(path) in ended.errors


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    if os.geteuid() != 0 or not shutil.which("mount") or sys.platform != "linux":
        pytest.skip("a small disk can be made by root on Linux only")
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk], check=False, capture_output=True
    ).returncode:
        pytest.skip("this system lets nobody mount a small disk")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_full_disk_loses_nothing(small_disk: Path, story_readings: tuple[Reading, ...]) -> None:
    path = small_disk / "stories.db"
    kept: list[str] = []
    with Ledger.open(path, create=True) as ledger:
        (small_disk / "filler").write_bytes(b"x" * (shutil.disk_usage(small_disk).free - 500_000))
        with pytest.raises(LedgerFull, match="make room"):
            add_until_full(ledger, kept)
        assert kept
        assert ledger.reach().reports == len(kept), "it can still be asked"
    assert sorted(held(path)) == sorted(kept)
    (small_disk / "filler").unlink()
    with Ledger.open(path) as ledger:
        ledger.add_one(story_readings[0])
        ledger.relink(pipeline)
        assert ledger.reach().reports == len(kept) + 1


def test_a_full_disk_gets_no_new_ledger(small_disk: Path, tmp_path: Path) -> None:
    (report := tmp_path / "report.txt").write_text(TEXT)
    (small_disk / "filler").write_bytes(b"x" * (shutil.disk_usage(small_disk).free - 20_000))
    with nothing_changes(small_disk):
        ended = add(small_disk / "stories.db", [report])
    assert ended.status == LedgerFull.status
    assert ended.errors.count("\n") == 1


def test_files_are_private_where_the_umask_says_so(path: Path) -> None:
    before = os.umask(0o077)
    try:
        made(path)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
