"""Files, their faults, worker processes and their limits."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reportedly.errors import (
    BrokenPdf,
    EmptyFile,
    EncryptedPdf,
    MissingFile,
    NotAFile,
    NotText,
    ReadError,
    ReaderStopped,
    TooLarge,
)
from reportedly.read import Limits, find_files, read_file, read_files
from reportedly.read.workers import Worker
from reportedly.records import Report

TEXT = (
    "Bridge at Dunmoor reopens\n\n"
    "The bridge at Dunmoor reopened on Tuesday after ten years of repairs, the county said.\n"
)
HTML = f"<html><body><h1>Bridge</h1><p>{TEXT}</p></body></html>"
ENCRYPTED = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\n"
    b"4 0 obj<</Filter/Standard/V 1/R 2/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">/P -4>>endobj\n"
    b"trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]/Size 5>>\n%%EOF"
)


def one(path: Path, limits: Limits | None = None) -> Report | ReadError:
    return next(iter(read_files([path], limits=limits or Limits())))


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("empty.txt", b"", EmptyFile),
        ("blank.txt", b" \n\n ", EmptyFile),
        ("page.html", b"<html><body></body></html>", EmptyFile),
        ("bytes.txt", bytes(range(256)) * 8, NotText),
        ("picture.html", b"\x89PNG\r\n\x1a\n" + b"x" * 99, NotText),
        ("paper.pdf", b"no paper at all", BrokenPdf),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj<</Type", BrokenPdf),
        ("locked.pdf", ENCRYPTED, EncryptedPdf),
    ],
)
def test_bad_files_name_the_fault(tmp_path: Path, name: str, data: bytes, fault: type[ReadError]) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    found = one(path)
    assert type(found) is fault
    assert str(found).startswith(f"{path}: ")
    assert "; " in str(found)
    assert "\n" not in str(found)


def test_missing_large_and_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(50_000_000)
    assert isinstance(one(tmp_path / "gone.txt"), MissingFile)
    assert isinstance(one(tmp_path / "pipe.txt"), NotAFile)
    assert isinstance(one(tmp_path), NotAFile)
    assert isinstance(one(large), TooLarge)
    with pytest.raises(TooLarge):
        read_file(large)


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.pdf").write_bytes(b"nothing")
    (tmp_path / "c.html").write_text(HTML)
    (tmp_path / ".hidden.txt").write_text(TEXT)
    paths = find_files([tmp_path])
    assert [path.name for path in paths] == ["a.txt", "b.pdf", "c.html"]
    kinds = [type(found) for found in read_files(paths)]
    assert kinds == [Report, BrokenPdf, Report]


def test_a_worker_gives_what_this_process_gives(tmp_path: Path) -> None:
    path = tmp_path / "c.html"
    path.write_text(HTML)
    assert one(path) == read_file(path)


def test_a_worker_that_takes_too_long_is_ended_and_replaced(tmp_path: Path) -> None:
    slow = tmp_path / "slow.html"
    slow.write_text("<html><body>" + "<p>word" * 200_000)
    quick = tmp_path / "quick.html"
    quick.write_text(HTML)
    worker = Worker(Limits(seconds=1.5))
    try:
        with pytest.raises(ReaderStopped, match=r"longer than 1\.5 s"):
            worker.read(slow)
        worker.limits = Limits()
        assert worker.read(quick).text
    finally:
        worker.stop()


def test_a_worker_that_dies_is_said(tmp_path: Path) -> None:
    path = tmp_path / "c.html"
    path.write_text(HTML)
    worker = Worker(Limits())
    try:
        worker.read(path)
        assert worker.process is not None
        worker.process.kill()
        worker.process.wait()
        assert worker.read(path).text
    finally:
        worker.stop()


def test_too_little_memory_is_said(tmp_path: Path) -> None:
    path = tmp_path / "c.html"
    path.write_text("<html><body>" + "<p>word" * 300_000)
    found = one(path, Limits(memory=64 * 1024**2))
    assert isinstance(found, ReaderStopped)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert read_file(path).title == "Bridge at Dunmoor reopens"


def test_windows_text_and_broken_bytes_are_said(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(
        "Café “Dunmoor” closes\n\nThe café closed on Friday – for good, its owner said.\n".encode("cp1252")
    )
    report = read_file(path)
    assert report.title == "Café “Dunmoor” closes"
    assert [warning.kind for warning in report.warnings] == ["encoding"]
    path.write_bytes(TEXT.encode() * 3 + "“é”".encode() * 40 + b" \xff end.\n")
    assert any("could not be decoded" in warning.message for warning in read_file(path).warnings)


def test_importing_loads_no_parser() -> None:
    heavy = ("trafilatura", "lxml", "pypdfium2", "numpy")
    code = f"import sys, reportedly.read; print([m for m in {heavy} if m in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_two_small_texts_start_no_worker(tmp_path: Path) -> None:
    paths = [tmp_path / "a.txt", tmp_path / "b.md"]
    for path in paths:
        path.write_text(TEXT)
    read_file(paths[0])  # the language model is loaded once
    start = time.monotonic()
    assert all(isinstance(found, Report) for found in read_files(paths))
    assert time.monotonic() - start < 0.5
