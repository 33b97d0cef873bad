"""The example story as the page shows it: over records in memory, and over a ledger in a file."""

from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

import page_browser
import page_hostile
import pytest
from page_client import BASE, PORT, paths_of
from page_fake import Fake
from playwright.sync_api import Browser
from starlette.testclient import TestClient

from reportedly import pipeline
from reportedly.errors import ReadError
from reportedly.ledger import Ledger
from reportedly.records import Comparison, Reading
from reportedly.show.commands import EXAMPLE
from reportedly.show.page.server import build


@pytest.fixture(scope="session")
def readings() -> list[Reading]:
    """The reports of the example story, read."""
    with as_file(files("reportedly").joinpath(*EXAMPLE)) as folder:
        reports = [path for path in pipeline.find([folder]) if path.suffix != ".json"]
        found = [each for each in pipeline.read(reports) if not isinstance(each, ReadError)]
    assert len(found) > 10
    return found


@pytest.fixture(scope="session")
def comparison(readings: list[Reading]) -> Comparison:
    """The example story, compared."""
    return pipeline.compare(readings)


@pytest.fixture(scope="session")
def kept(comparison: Comparison) -> Fake:
    """The example story as a ledger in memory."""
    return Fake(comparison)


@pytest.fixture(scope="session")
def client(kept: Fake) -> TestClient:
    """The page over the example story."""
    return TestClient(build(kept, name="example.db", port=PORT), base_url=BASE)


@pytest.fixture(scope="session")
def ledger_file(readings: list[Reading], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example story in a ledger file."""
    path = tmp_path_factory.mktemp("page") / "example.db"
    with Ledger.open(path, create=True) as ledger:
        for each in readings:
            ledger.add_one(each)
        ledger.relink(pipeline)
    return path


@pytest.fixture
def over_ledger(ledger_file: Path) -> Iterator[TestClient]:
    """The page over the ledger file."""
    with Ledger.open(ledger_file, read_only=True) as ledger:
        yield TestClient(build(ledger, name=ledger_file.name, port=PORT), base_url=BASE)


@pytest.fixture(scope="session")
def paths(comparison: Comparison) -> dict[str, str]:
    """An address of each kind of page, by its name."""
    return paths_of(comparison)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with page_browser.started() as found:
        yield found


@pytest.fixture(scope="session")
def address(ledger_file: Path) -> Iterator[str]:
    """Where the example ledger's page is served."""
    with Ledger.open(ledger_file, read_only=True) as ledger, page_browser.served(ledger, ledger_file.name) as found:
        yield found


@pytest.fixture(scope="session")
def hostile_address() -> Iterator[str]:
    """Where the page over reports that are nothing but payloads is served."""
    with page_browser.served(Fake(page_hostile.comparison()), "hostile.db") as found:
        yield found
