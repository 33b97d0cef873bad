"""A real browser for the tests: where it is, how it is started, and how long it may be missing.

Debian's Chromium, by Playwright. Where it is missing the tests are skipped, loudly; under CI that is a failure.
``scripts/browser`` installs it.
"""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, sync_playwright

from reportedly.show import page
from reportedly.show.page.kept import Kept
from reportedly.show.page.server import build

PATHS = ("chromium", "chromium-browser", "google-chrome")
# No background traffic, and no sandbox: the tests often run as root in a container, on our own pages alone.
FLAGS = [
    "--no-sandbox",
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PICTURES = Path(__file__).parents[2] / "build" / "pictures"
WIDTHS = {1440: 900, 375: 780}
SCHEMES = ("light", "dark")


@contextmanager
def started() -> Iterator[Browser]:
    """The browser; a skip where there is none, a failure under CI."""
    found = next((path for name in PATHS if (path := shutil.which(name))), None)
    if not found:
        if os.environ.get("CI") == "true":
            pytest.fail("no Chromium: run scripts/browser as root")
        pytest.skip("NO BROWSER: the page was not looked at; scripts/browser installs Debian's Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def served(kept: Kept, name: str) -> Iterator[str]:
    """The page over a ledger, served on a free port by a thread of this process; its address, without a slash."""
    listening = page.listen("127.0.0.1", 0)
    port = listening.getsockname()[1]
    app = build(kept, name=name, port=port)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)
    listening.close()
