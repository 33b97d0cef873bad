"""How fast dates and figures are found on one core: sentences a second, beside others that find either.

Usage: scripts/bench --dates-figures [--texts FILE.jsonl] [--peer-python PYTHON] [--sentences N] [--rounds N]. Sentences
are taken evenly from the texts; without --texts those of the demo. The stages are measured by themselves: what the
network sees of a sentence is known before the clock starts, and so are the dates where figures are measured alone. "All
stages" is everything the program does with a sentence, the network too. PYTHON has recognizers-text-suite, dateparser
and quantulum3 (bench/dates_figures_peer.py says what each does); who is missing there is left out. Each reader runs in
a process of its own, all take turns on one core and the same sentences. Prints the machine, the command, and a line a
reader with the median pass and the spread of passes, and how much it found.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from read import Reader, demo

from reportedly.annotate.sentences import sentence_spans
from reportedly.read import read_rows

OWN, PEER = (Path(__file__).with_name(f"dates_figures_{side}.py") for side in ("own", "peer"))
PAGE = 3_000  # characters
OURS = ("dates: reportedly", "figures: reportedly", "both: reportedly", "all stages: reportedly")
PEERS = (
    "dates: Recognizers-Text",
    "dates: dateparser",
    "dates: dateparser, told English",
    "figures: Recognizers-Text",
    "figures: quantulum3",
)


@dataclass
class Peered(Reader):
    """One that takes turns, with how many dates or figures it found, and in how many sentences it failed."""

    found: int = 0
    failed: int = 0


def main() -> int:
    """Let the readers take turns; print the figures."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--texts", type=Path, metavar="FILE", help="reports as for `reportedly read --jsonl`")
    options.add_argument("--peer-python", metavar="PYTHON", help="a Python that has the others")
    options.add_argument("--sentences", type=int, default=200, help="how many (default: %(default)s)")
    options.add_argument("--rounds", type=int, default=5, help="passes over the sentences (default: %(default)s)")
    given = options.parse_args()
    print(f"python {platform.python_version()}, {platform.machine()}, one of {os.cpu_count()} cores")
    print(f"command: {' '.join(['scripts/bench', '--dates-figures', *sys.argv[1:]])}")
    with tempfile.TemporaryDirectory() as folder:
        texts = given.texts or demo(Path(folder) / "demo.jsonl")
        rows = list(islice(sentences(texts, given.sentences), given.sentences))
        characters = sum(len(row["text"]) for row in rows)
        print(f"{len(rows)} sentences of {texts.name}, {characters:,} characters, {given.rounds} passes\n")
        path = Path(folder) / "sentences.json"
        path.write_text(json.dumps(rows), "utf-8")
        readers = start(path, given.peer_python)
        for _ in range(given.rounds):
            for reader in readers:
                reader.turn()
    tell(readers, len(rows), characters / PAGE)
    return 0


def sentences(texts: Path, wanted: int) -> list[dict[str, str | None]]:
    """About so many sentences of the reports, evenly from all of them, each with its report's day."""
    reports = read_rows(texts.read_text("utf-8").split("\n"), name=str(texts))
    found = [
        {"text": report.text[start:end], "published": report.published}
        for report in reports
        for start, end in sentence_spans(report)
    ]
    return found[:: max(1, len(found) // wanted)]


def start(path: Path, peer: str | None) -> list[Peered]:
    """The readers' processes, all on the same core, when each has read once."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    commands = {name: [sys.executable, str(OWN), name, str(path)] for name in OURS}
    if peer:
        commands |= {name: [peer, "-W", "ignore", str(PEER), name, str(path)] for name in PEERS}
    one = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "REPORTEDLY_THREADS": "1"}
    started = []
    for name, command in commands.items():
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=one)
        assert process.stdout, "a pipe was asked for"  # noqa: S101 - so the type checker knows
        told = json.loads(process.stdout.readline() or "null")
        if told:
            started.append(Peered(name, process, **told))
        else:
            print(f"{name} stopped before it began, and is left out; what it said stands above")
    return started


def tell(readers: Sequence[Peered], count: int, pages: float) -> None:
    """A line a reader, and how many times as fast this program's own stage is."""
    own = {reader.name: statistics.median(reader.seconds) for reader in readers if reader.name in OURS}
    for reader in readers:
        if reader.name in own:
            note = f"{own[reader.name] / pages * 1000:.1f} ms a page of {PAGE:,} characters"
        else:
            times = statistics.median(reader.seconds) / own[reader.name.partition(":")[0] + ": reportedly"]
            note = f"reportedly is {times:,.0f} times as fast"
        print(f"{reader.name}: {speed(reader.seconds, count)}, {reader.found} found; {note}")
        if reader.failed:
            print(f"  it FAILED on {reader.failed} of the sentences")
    halves = [reader.seconds for reader in readers if reader.name.endswith("Recognizers-Text")]
    if len(halves) == 2:
        whole = [sum(pair) for pair in zip(*halves, strict=True)]
        times = statistics.median(whole) / own["both: reportedly"]
        print(f"both: Recognizers-Text: {speed(whole, count)}; reportedly is {times:,.0f} times as fast")


def speed(seconds: Sequence[float], count: int) -> str:
    """Sentences a second: the median pass, and the slowest and quickest."""
    middle, slowest, quickest = (
        f"{count / each:,.0f}" for each in (statistics.median(seconds), max(seconds), min(seconds))
    )
    return f"{middle} sentences/s (slowest pass {slowest}, quickest {quickest})"


if __name__ == "__main__":
    sys.exit(main())
