"""What each command does, from its arguments to its exit status.

In: arguments as the command line gives them. Out: the answer on standard output, a line on standard error for all that
could not be read, and the exit status: 0, or 1 where something was not read. How an answer looks is in ``terminal`` and
``as_json``.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.resources import as_file, files
from pathlib import Path

from reportedly import pipeline
from reportedly.errors import InputError, MissingFile, ReadError
from reportedly.read import read_rows
from reportedly.records import Comparison, Reading, Report
from reportedly.show import as_json as contract_json
from reportedly.show import streams
from reportedly.show.terminal.layout import wide_console
from reportedly.show.terminal.progress import at_work, following
from reportedly.show.terminal.report import print_report
from reportedly.show.terminal.story import print_comparison, print_next_steps

EXAMPLE = ("examples", "teval-strait")


@dataclass
class Input:
    """What a command was given, and how many of it could not be read so far."""

    files: list[Path]
    rows: list[Report]
    faults: int = 0

    @property
    def status(self) -> int:
        """The exit status."""
        return 1 if self.faults else 0

    def readings(self) -> Iterator[Reading]:
        """What could be read, in order; the rest is named on standard error."""
        for answer in pipeline.read(self.files, rows=self.rows):
            if isinstance(answer, ReadError):
                self.fault(str(answer))
            else:
                yield answer

    def fault(self, message: str) -> None:
        """Say what could not be read."""
        self.faults += 1
        streams.fault(message)


def read(paths: Sequence[Path], jsonl: Path | None, *, as_json: bool) -> int:
    """``reportedly read``: each report by itself, printed as soon as it is read."""
    given = given_input(paths, jsonl)
    readings: Iterable[Reading] = given.readings()
    if not sys.stdout.isatty():
        readings = following(readings, len(given.files) + len(given.rows), "reading")
    if as_json:
        for reading in readings:
            _print_json(contract_json.reading(reading))
        return given.status
    console = wide_console()
    for number, reading in enumerate(readings):
        if number:
            console.print()
        print_report(console, reading)
    return given.status


def compare(paths: Sequence[Path], jsonl: Path | None, *, as_json: bool, full: bool) -> int:
    """``reportedly compare``: what the reports say together."""
    given = given_input(paths, jsonl)
    comparison = _compared(given)
    _print_comparison(comparison, as_json=as_json, full=full)
    return given.status


def demo(*, as_json: bool, full: bool) -> int:
    """``reportedly demo``: the bundled story, compared."""
    with as_file(files("reportedly").joinpath(*EXAMPLE)) as folder:
        given = Input(pipeline.find([folder]), [])
        comparison = _compared(given)
        named = tuple(_named_from(folder, reading) for reading in comparison.readings)
    _print_comparison(replace(comparison, readings=named), as_json=as_json, full=full)
    if not as_json:
        print_next_steps(wide_console())
    return given.status


def given_input(paths: Sequence[Path], jsonl: Path | None) -> Input:
    """The files and rows to read; what is no such thing is said at once."""
    given = Input(pipeline.find(paths), [])
    for path in paths:
        if path.is_dir() and not pipeline.find([path]):
            given.fault(f"{path}: no report in this folder; put HTML, PDF, Markdown or text files in it")
    if jsonl:
        try:
            given.rows = _rows(jsonl)
        except (InputError, ReadError) as error:
            given.fault(str(error))
    return given


def _rows(jsonl: Path) -> list[Report]:
    """The reports of a ``--jsonl`` file; ``-`` is standard input. Raises ``InputError`` and ``MissingFile``."""
    try:
        data = sys.stdin.buffer.read() if str(jsonl) == "-" else jsonl.read_bytes()
        # Lines end at line feeds only: other characters that end lines elsewhere may stand in a JSON text.
        return read_rows(data.decode("utf-8-sig").split("\n"), name=str(jsonl))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InputError(f"{jsonl}, line {line}", "it is not UTF-8", "save the file as UTF-8") from None
    except OSError as error:
        raise MissingFile(str(jsonl), error.strerror or "it cannot be opened", "check the name") from None


def _compared(given: Input) -> Comparison:
    """All readings, compared, with progress on standard error."""
    readings = list(following(given.readings(), len(given.files) + len(given.rows), "reading"))
    with at_work("comparing"):
        return pipeline.compare(readings)


def _print_comparison(comparison: Comparison, *, as_json: bool, full: bool) -> None:
    if as_json:
        _print_json(contract_json.comparison(comparison))
        return
    print_comparison(wide_console(), comparison, full=full)


def _print_json(value: contract_json.Json) -> None:
    sys.stdout.write(contract_json.line(value, ascii_only=not streams.speaks_utf8(sys.stdout)) + "\n")


def _named_from(folder: Path, reading: Reading) -> Reading:
    """The reading with its path told from ``folder`` on, so that it is the same wherever the package is installed."""
    path = reading.report.path
    if not path or not Path(path).is_relative_to(folder):
        return reading
    return replace(reading, report=replace(reading.report, path=Path(path).relative_to(folder).as_posix()))
