"""Readings to keep, and ledgers to keep them in.

`pytest tests/ledger --full` runs the bounded tests at their full count, as CI does.
"""

import os
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from reportedly import pipeline
from reportedly.ledger import Ledger
from reportedly.records import Annotations, Reading, Report


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--full", action="store_true", help="run bounded tests (crashes, two at once) at their full count")


@pytest.fixture(scope="session")
def full(pytestconfig: pytest.Config) -> bool:
    """Whether everything is to be run at its full count."""
    return bool(pytestconfig.getoption("--full", default=False)) or os.environ.get("CI") == "true"


@pytest.fixture(scope="session")
def story_readings() -> tuple[Reading, ...]:
    """The example story as the program reads it."""
    with as_file(files("reportedly").joinpath("examples", "teval-strait")) as folder:
        paths = [path for path in pipeline.find([folder]) if path.suffix not in (".json", ".pdf")]
        return tuple(each for each in pipeline.read(paths) if isinstance(each, Reading))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a ledger may be made."""
    return tmp_path / "stories.db"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    """An empty ledger, open."""
    with Ledger.open(path, create=True, command="test") as opened:
        yield opened


@pytest.fixture
def linked(ledger: Ledger, story_readings: tuple[Reading, ...]) -> Ledger:
    """A ledger with the example story, linked."""
    list(ledger.add(story_readings))
    ledger.relink(pipeline)
    return ledger


def plain(name: str, text: str = "", **facts: str) -> Reading:
    """A reading of a report that says nothing."""
    report = Report(name, text or f"Nothing happened in {name}.", sha256="0" * 64)
    return Reading(replace(report, **facts), Annotations())  # type: ignore[arg-type]  # facts are all texts
