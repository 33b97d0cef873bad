"""How fast reading is on one core: 750-word articles a second, everything after the file is parsed, and peak memory.

Usage: scripts/bench --read [--texts FILE.jsonl] [--peer PYTHON MODEL] [--rounds N]. Each network reads in a process of
its own; so does a spaCy pipeline where --peer names a Python that has spaCy and the pipeline's folder (training/peer
makes one). They take turns on one core and the same texts, so what slows the machine slows all. Without --texts the
reports of the demo are read. Prints the machine, the command and a line a reader.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from read_turns import serve

from reportedly.errors import ReadError

WORDS = 750
PEER = Path(__file__).with_name("read_peer.py")


@dataclass
class Reader:
    """One of those that take turns: its process, and what its rounds took."""

    name: str
    process: subprocess.Popen[str]
    seconds: list[float] = field(default_factory=list)
    megabytes: float = 0.0

    def turn(self) -> None:
        """Let it read all texts once."""
        assert self.process.stdin, "a pipe was asked for"  # noqa: S101 - so the type checker knows
        assert self.process.stdout, "a pipe was asked for"  # noqa: S101 - so the type checker knows
        print("go", file=self.process.stdin, flush=True)
        took = json.loads(self.process.stdout.readline() or "null")
        if took is None:
            raise SystemExit(f"{self.name} stopped; what it said stands above")
        self.seconds.append(took["seconds"])
        self.megabytes = took["megabytes"]


def main() -> int:
    """Let the readers take turns; print the figures."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--texts", type=Path, metavar="FILE", help="reports as for `reportedly read --jsonl`")
    options.add_argument("--peer", nargs=2, metavar=("PYTHON", "MODEL"), help="a spaCy pipeline to stand beside")
    options.add_argument("--rounds", type=int, default=5, help="rounds that count (default: %(default)s)")
    options.add_argument("--as", dest="net", help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.net:
        serve(ours(given.net, given.texts))
        return 0
    print(f"python {platform.python_version()}, {platform.machine()}, one of {os.cpu_count()} cores")
    print(f"command: {' '.join(['scripts/bench', '--read', *sys.argv[1:]])}")
    with tempfile.TemporaryDirectory() as folder:
        texts = given.texts or demo(Path(folder) / "demo.jsonl")
        words = sum(len(json.loads(line)["text"].split()) for line in texts.read_text("utf-8").splitlines())
        readers = start(texts, given.peer)
        for _ in range(given.rounds + 1):
            for reader in readers:
                reader.turn()
        tell(readers, words)
    return 0


def demo(path: Path) -> Path:
    """The reports of the demo as rows."""
    from reportedly import pipeline  # noqa: PLC0415 - whoever leads the turns need not hold it

    answers = pipeline.read(pipeline.find([Path(str(files("reportedly"))) / "examples" / "teval-strait"]))
    reports = [answer.report for answer in answers if not isinstance(answer, ReadError)]
    rows = [{"id": report.id, "text": report.text} for report in reports]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def start(texts: Path, peer: Sequence[str] | None) -> list[Reader]:
    """The readers' processes, all on the same core."""
    core = min(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {core})
    commands = {net: [sys.executable, __file__, "--as", net, "--texts", str(texts)] for net in ("main", "fast")}
    if peer:
        commands["spaCy"] = [peer[0], str(PEER), peer[1], str(texts)]
    one = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "REPORTEDLY_THREADS": "1"}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "env": os.environ | one}
    return [Reader(name, subprocess.Popen(command, **pipes)) for name, command in commands.items()]


def ours(net: str, texts: Path) -> Callable[[], None]:
    """One round of this program: each report read whole, one by one."""
    from reportedly import pipeline  # noqa: PLC0415 - each reader holds what it needs alone
    from reportedly.nets import choose  # noqa: PLC0415 - likewise
    from reportedly.read import read_rows  # noqa: PLC0415 - likewise

    choose(net)
    reports = read_rows(texts.read_text("utf-8").split("\n"), name=str(texts))

    def read() -> None:
        for report in reports:
            for warning in pipeline.read_report(report).annotations.warnings:
                if warning.kind == "failed":  # a stage left undone would be time won by doing less
                    raise SystemExit(warning.message)

    return read


def tell(readers: Sequence[Reader], words: int) -> None:
    """A line a reader; the first round, which loads what is loaded late, does not count."""
    rate = {reader.name: [words / WORDS / seconds for seconds in reader.seconds[1:]] for reader in readers}
    beside = statistics.median(rate["spaCy"]) if "spaCy" in rate else None
    for reader in readers:
        rates = rate[reader.name]
        middle = statistics.median(rates)
        share = f", {middle / beside:.2f} of spaCy's speed" if beside else ""
        print(
            f"{reader.name}: {middle:.2f} articles/s (slowest round {min(rates):.2f}, quickest {max(rates):.2f})"
            f"{share}, {reader.megabytes:.0f} MB at most"
        )


if __name__ == "__main__":
    sys.exit(main())
