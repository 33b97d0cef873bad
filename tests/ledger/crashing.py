"""Running `reportedly add` as a user does, stopping it at a moment of our choice, and looking at what is left.

In: files, a ledger, a moment. Out: what was acknowledged, and what is in the file.
"""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

PROGRAM = [sys.executable, "-c", "from reportedly.show.cli import main; main()"]
TIMEOUT = 300


@dataclass(frozen=True)
class Ended:
    """A run that ended: its status, the ids it acknowledged, in order, and what it said on standard error."""

    status: int
    acknowledged: tuple[str, ...]
    errors: str


def start(ledger: Path, paths: Sequence[Path]) -> "subprocess.Popen[str]":
    """`reportedly add`, running."""
    command = [*PROGRAM, "add", *map(str, paths), "--ledger", str(ledger), "--json"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ)


def finish(process: "subprocess.Popen[str]") -> Ended:
    """Wait for its end. A line cut off by a kill acknowledges nothing."""
    out, errors = process.communicate(timeout=TIMEOUT)
    lines = out.split("\n")[:-1]
    return Ended(process.returncode, tuple(json.loads(line)["report"] for line in lines), errors)


def add(ledger: Path, paths: Sequence[Path]) -> Ended:
    """`reportedly add`, to its end."""
    return finish(start(ledger, paths))


def killed(ledger: Path, paths: Sequence[Path], after: float) -> Ended:
    """`reportedly add`, killed so many seconds after its start."""
    process = start(ledger, paths)
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    return finish(process)


def held(ledger: Path) -> list[str]:
    """The ids of all reports that hold, each as often as it is there; [] where there is no table yet."""
    if not ledger.exists():
        return []
    with closing(sqlite3.connect(ledger)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'reports'").fetchone():
            return []
        return [row[0] for row in connection.execute("SELECT id FROM reports WHERE ended_in IS NULL ORDER BY id")]


# ruff: noqa: S608 - all that is put together are constants
HOLDS = "JOIN stories o ON o.number = x.story AND o.ended_in IS NULL"
ASKED = {
    "readings": "SELECT t.id, x.version, x.title, x.published FROM readings x JOIN reports t ON t.number = x.report",
    "statements": "SELECT id, place, contents FROM statements",
    "hands": "SELECT s.id, x.name, x.kind, x.place FROM hands x JOIN statements s USING (reading) "
    "WHERE s.place = x.statement",
    "held": f"SELECT s.id, x.place FROM held_hands x {HOLDS} JOIN statements s USING (reading) "
    "WHERE s.place = x.statement",
    "stories": "SELECT id, title, origins FROM stories WHERE ended_in IS NULL",
    "findings": f"SELECT x.id, x.place, x.message FROM findings x {HOLDS}",
    "evidence": f'SELECT o.id, x.of, x.owner, x.place, x.report, x.start, x."end", x.text FROM evidence x {HOLDS}',
    "words": "SELECT text FROM words",
}


def contents(ledger: Path) -> dict[str, list[tuple[object, ...]]]:
    """What holds, without the numbers that tell in which order things were written."""
    with closing(sqlite3.connect(ledger)) as connection:
        return {name: sorted(connection.execute(query).fetchall(), key=repr) for name, query in ASKED.items()}
