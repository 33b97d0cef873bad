"""How fast a ledger is: rows a second into it, and how long searching and asking take once it is large.

Usage: scripts/bench [--statements N]. Prints the machine, the command and one figure a line. Reports are invented; they
are made beforehand, so that only the ledger is measured. Every report is committed by itself, as `reportedly add` does.
"""

import argparse
import os
import platform
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

from made_reports import readings

from reportedly.ledger import Ledger

STATEMENTS_EACH = 20
TIMES = 15
QUERIES = ("said", '"houses in"', "boats OR schools", "mar* -boats", "ostra")
NAMES = ("Ada", "Bruno", "Nobody")


def main() -> int:
    """Make a ledger, measure it, print the figures."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--statements", type=int, default=100_000, help="how many (default: %(default)s)")
    count = options.parse_args().statements // STATEMENTS_EACH
    print(f"python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {os.cpu_count()} cores")
    print(f"command: {' '.join(['scripts/bench', *sys.argv[1:]])}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        fill(path, count)
        with Ledger.open(path, read_only=True) as ledger:
            for words in QUERIES:
                measure(f"search {words}", partial(count_hits, ledger, words))
            for name in NAMES:
                measure(f"said {name}", partial(count_said, ledger, name), times=3)
            measure("reach", lambda: ledger.reach().reports)
            last = ledger.search("said", limit=1)[0].report.id
            measure("one report", lambda: len(ledger.report(last).annotations.statements or ()))
    return 0


def count_hits(ledger: Ledger, words: str) -> int:
    """Search, and how many reports were found."""
    return len(ledger.search(words))


def count_said(ledger: Ledger, name: str) -> int:
    """How many statements somebody made."""
    return len(ledger.said(name))


def fill(path: Path, count: int) -> None:
    """Add reports, each on disk before the next."""
    made = readings(count, statements=STATEMENTS_EACH)
    seconds = 0.0
    with Ledger.open(path, create=True, command="bench") as ledger:
        for reading in made:
            began = time.perf_counter()
            ledger.add_one(reading)
            seconds += time.perf_counter() - began
    rows = rows_of(path)
    print(
        f"{count:,} reports, {count * STATEMENTS_EACH:,} statements, {rows:,} rows, {path.stat().st_size / 1e6:,.0f} MB"
    )
    print(f"adding: {rows / seconds:,.0f} rows/s, {count / seconds:,.0f} reports/s (one commit each)")


def rows_of(path: Path) -> int:
    """How many rows are in all tables but the index."""
    with closing(sqlite3.connect(path)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        counted = (name for name in names if not name.startswith(("words", "sqlite", "alembic")))
        return sum(connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in counted)


def measure(what: str, work: Callable[[], int], *, times: int = TIMES) -> None:
    """Print the median time of some work, the longest, and how much it found."""
    spent = []
    for _ in range(times):
        began = time.perf_counter()
        found = work()
        spent.append(1000 * (time.perf_counter() - began))
    print(f"{what}: median {statistics.median(spent):.1f} ms, longest {max(spent):.1f} ms, {found:,} found")


if __name__ == "__main__":
    sys.exit(main())
