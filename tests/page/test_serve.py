"""``reportedly open``: where it listens, how soon it answers, and what it says when it cannot."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from reportedly.errors import NotLoopback, PortTaken
from reportedly.show import page

# The bar is two seconds; a machine that others use at the same time gets as many again.
SOON = 2.0 if os.environ.get("CI") != "true" else 4.0
OPEN = [sys.executable, "-c", "from reportedly.show.cli import main; main()", "open", "--no-browser"]


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "::", "example.com", ""])  # noqa: S104 - it must be refused
def test_only_loopback_is_listened_on(host: str) -> None:
    with pytest.raises(NotLoopback, match="this machine only"):
        page.listen(host, 0)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.0.0.2"])
def test_loopback_is(host: str) -> None:
    with page.listen(host, 0) as listening:
        assert listening.getsockname()[0].startswith("127.")


def test_a_port_that_is_taken_is_told() -> None:
    with page.listen("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with pytest.raises(PortTaken, match=f"127.0.0.1:{port}: .*--port"):
            page.listen("127.0.0.1", port)


def test_no_such_port_is_told() -> None:
    with pytest.raises(PortTaken):
        page.listen("127.0.0.1", 70_000)


def test_it_answers_soon_and_ends_quietly(ledger_file: Path) -> None:
    started = time.monotonic()
    with subprocess.Popen(
        [*OPEN, "--port", "0", "--ledger", str(ledger_file)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout is not None
        line = running.stdout.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+/", line)
        assert address, line
        with urllib.request.urlopen(address.group(), timeout=10) as answer:  # noqa: S310 - our own address, on loopback
            assert b"reportedly" in answer.read()
        took = time.monotonic() - started
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=10)
    assert "Traceback" not in out + err
    assert running.returncode == 0
    assert took < SOON, f"ready after {took:.1f} s"


def test_a_taken_port_is_one_line_and_a_status_of_its_own(ledger_file: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = subprocess.run(
            [*OPEN, "--port", str(port), "--ledger", str(ledger_file)],
            check=False,
            capture_output=True,
            text=True,
            timeout=30,
        )
    assert done.returncode == 13
    assert re.fullmatch(rf"127\.0\.0\.1:{port}: this port cannot be used .*--port 0 for any\n", done.stderr)


def test_a_missing_ledger_is_told(tmp_path: Path) -> None:
    done = subprocess.run(
        [*OPEN, "--port", "0", "--ledger", str(tmp_path / "none.db")],
        check=False,
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert done.returncode == 4
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1
