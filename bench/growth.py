"""What one more report costs in a ledger that grows: finding what is near it, its story, comparing, writing.

Usage: scripts/bench --growth [--sizes N…] [--more N]. Prints for each size the time of adding and linking one more
report (median, mean and longest of ``--more`` such reports), and the most memory the program used.

Reports and what was read from them are invented and made beforehand; no network runs, so that only the ledger, linking
and comparing are measured. A ledger of a size is filled a few thousand reports at a time, linked as ever but without
comparing, which each story waits for until a report is added to it; the reports added then, one at a time, are of
stories that are there and of new ones, as they come, and are linked, compared and written as ever.
"""

import argparse
import os
import platform
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

from made_reports import readings

from reportedly import pipeline
from reportedly.ledger import Ledger
from reportedly.records import Comparison, Reading, Story

SIZES = (1_000, 10_000, 100_000)
STATEMENTS_EACH, TO_STORY, TO_DAY = 6, 8, 40
AT_ONCE = 2_000


def main() -> int:
    """Grow one ledger, and measure it at each size."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="reports held (default: %(default)s)")
    options.add_argument("--more", type=int, default=200, help="reports added one by one (default: %(default)s)")
    asked = options.parse_args()
    print(f"python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {os.cpu_count()} cores")
    print(f"command: {' '.join(['scripts/bench', '--growth', *sys.argv[1:]])}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "growth.db"
        held, first = 0, None
        for size in sorted(asked.sizes):
            began = time.perf_counter()
            fill(path, held, size)
            filled = time.perf_counter() - began
            spent = one_more(path, size, asked.more)
            median = statistics.median(spent)
            first = first or median
            print(
                f"{size:>7,} reports: one more takes {median:.1f} ms (mean {statistics.mean(spent):.1f}, longest "
                f"{max(spent):.1f}); {median / first:.2f} times the first; filled in {filled:.0f} s, "
                f"{path.stat().st_size / 1e6:,.0f} MB on disk, {memory():,.0f} MB of memory at most",
                flush=True,
            )
            held = size + asked.more
    return 0


def fill(path: Path, held: int, size: int) -> None:
    """Add and link reports until there are ``size``."""
    made = readings(max(0, size - held), statements=STATEMENTS_EACH, to_story=TO_STORY, to_day=TO_DAY, first=held)
    while some := list(islice(made, AT_ONCE)):
        with Ledger.open(path, create=True, command="bench") as ledger:
            list(ledger.add(some))
            ledger.relink(Filling())


class Filling:
    """The pipeline without comparing."""

    def __getattr__(self, name: str) -> Any:
        return getattr(pipeline, name)

    def compare_story(self, story: Story, readings: Iterable[Reading], judged: object = ()) -> Comparison:  # noqa: ARG002 - a linker's form
        """The story alone."""
        return Comparison(readings=tuple(readings), stories=(story,))


def one_more(path: Path, size: int, count: int) -> list[float]:
    """Milliseconds that each of ``count`` more reports takes, added and linked by itself."""
    spent = []
    with Ledger.open(path, command="bench") as ledger:
        for reading in readings(count, statements=STATEMENTS_EACH, to_story=TO_STORY, to_day=TO_DAY, first=size):
            began = time.perf_counter()
            ledger.add_one(reading)
            ledger.relink(pipeline)
            spent.append(1000 * (time.perf_counter() - began))
    return spent


def memory() -> float:
    """The most memory this process has used, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


if __name__ == "__main__":
    sys.exit(main())
