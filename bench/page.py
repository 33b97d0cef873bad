"""How long the page takes at the server over a ledger of a thousand reports, beside Datasette serving the same file.

In: how many reports (``--reports``), or a ledger that is there (``--ledger``). Out: a line for each page: median and
slowest of ``--times`` requests in milliseconds, and how large the answer is; last, how soon each server was ready.
Datasette is installed into a virtual environment of its own (build/datasette) the first time; where that cannot be done
it is said. Both servers answer from this machine, one after the other.
"""

import argparse
import os
import re
import socket
import statistics
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from made_reports import readings

from reportedly import pipeline
from reportedly.ledger import Ledger

BUILD = Path(__file__).parents[1] / "build"
BAR = 100.0
PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Taken:
    """What the requests of one page took, in milliseconds, and the length of its answer."""

    page: str
    median: float
    slowest: float
    size: int


def ledger_of(reports: int) -> Path:
    """A ledger of so many made-up reports; made once."""
    path = BUILD / f"bench-{reports}.db"
    if not path.exists():
        BUILD.mkdir(exist_ok=True)
        half = path.with_suffix(".half")
        half.unlink(missing_ok=True)
        started = time.monotonic()
        with Ledger.open(half, create=True, command="bench") as ledger:
            for reading in readings(reports):
                ledger.add_one(reading)
            ledger.relink(pipeline)
        half.rename(path)
        print(f"made {path} in {time.monotonic() - started:.0f} s")
    return path


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@contextmanager
def running(command: list[str], port: int) -> Iterator[float]:
    """The server, until the block ends; gives how many seconds it took until the first answer."""
    started = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            while True:
                try:
                    fetch(f"http://127.0.0.1:{port}/")
                    break
                except OSError:
                    if time.monotonic() - started > PATIENCE or server.poll() is not None:
                        raise
                    time.sleep(0.02)
            yield time.monotonic() - started
        finally:
            server.terminate()


def fetch(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - our own servers, on loopback
        return bytes(answer.read())


def measured(port: int, pages: dict[str, str], times: int) -> Iterator[Taken]:
    """Each page ``times`` times, after one that does not count."""
    for name, path in pages.items():
        address = f"http://127.0.0.1:{port}{path}"
        size = len(fetch(address))
        took = []
        for _ in range(times):
            started = time.perf_counter()
            fetch(address)
            took.append(1000 * (time.perf_counter() - started))
        yield Taken(name, statistics.median(took), max(took), size)


def our_pages(path: Path) -> dict[str, str]:
    """The page's addresses: the front page, the largest story, its first report, a statement of it, a search."""
    with Ledger.open(path, read_only=True) as ledger:
        largest = max(ledger.stories(), key=lambda line: line.reports).story
        report = ledger.report(largest.reports[0])
        statement = (report.annotations.statements or ())[0]
    start, end = statement.contents[0]
    word = max(re.findall(r"\w+", report.report.text[start:end]), key=len)
    return {
        "stories": "/",
        "story": f"/story/{largest.id}",
        "report": f"/report/{report.report.id}",
        "statement": f"/statement/{statement.id}",
        "search": f"/search?q={word}",
    }


def datasette_pages(path: Path, word: str) -> dict[str, str]:
    """Datasette's: the tables (docs/ledger.md) nearest to our pages, a hundred rows at once, and the same search."""
    base = f"/{path.stem}"
    query = f"select rowid from words where words match '{word}' limit 50"
    return {
        "stories": f"{base}/stories",
        "findings": f"{base}/findings",
        "reports": f"{base}/readings",
        "one report": f"{base}/reports/1",
        "statements": f"{base}/statements",
        "search (SQL)": f"{base}?sql={urllib.parse.quote(query)}",
    }


def datasette() -> Path | None:
    """Datasette's command, installed where it is not there; None where that could not be done."""
    home = BUILD / "datasette"
    command = home / "bin" / "datasette"
    if not command.exists():
        try:
            subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
            subprocess.run([str(home / "bin" / "pip"), "install", "--quiet", "datasette"], check=True)
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"Datasette is missing, and could not be installed ({error}): measured alone")
            return None
    return command


def told(title: str, ready: float, taken: list[Taken]) -> None:
    print(f"\n{title}: ready after {ready:.2f} s")
    for each in taken:
        print(f"  {each.page:20} {each.median:7.1f} ms   slowest {each.slowest:7.1f} ms   {each.size / 1000:7.1f} kB")


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--reports", type=int, default=1000)
    asked.add_argument("--ledger", type=Path)
    asked.add_argument("--times", type=int, default=20)
    given = asked.parse_args()
    path = given.ledger or ledger_of(given.reports)
    pages = our_pages(path)
    port = free_port()
    command = "from reportedly.show.cli import main; main()"
    ours = [sys.executable, "-c", command, "open", "--no-browser", "--port", str(port), "--ledger", str(path)]
    with running(ours, port) as ready:
        taken = list(measured(port, pages, given.times))
    told(f"reportedly, over {path.name}", ready, taken)
    program = datasette()
    if program:
        port = free_port()
        theirs = [str(program), "serve", str(path), "--port", str(port)]
        with running(theirs, port) as ready_there:
            there = list(measured(port, datasette_pages(path, pages["search"].rpartition("=")[2]), given.times))
        told("Datasette, the same file", ready_there, there)
    slow = [each.page for each in taken if each.median > BAR]
    if slow or ready > 2:
        print(f"\nover the bar of {BAR:.0f} ms a page and 2 s to start: {', '.join(slow) or 'the start'}")
    return int(os.environ.get("CI") == "true" and bool(slow))


if __name__ == "__main__":
    sys.exit(main())
