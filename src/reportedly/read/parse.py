"""Which reader a file needs, and the call of it.

In: bytes and a path. Out: ``Parsed``. This is what worker processes run.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from reportedly.read.build import Parsed

MARKUP = (b"<!doctype html", b"<html", b"<head", b"<body", b"<meta ", b"<article", b"<title", b"<!doctype\nhtml")


@dataclass(frozen=True, slots=True)
class Reader:
    """A kind of file: the names it goes by, how its bytes are known, and the function that reads it
    (``module:function``).

    ``foreign`` readers use libraries written in C on other people's bytes: they run in worker processes only.
    """

    name: str
    suffixes: tuple[str, ...]
    fits: Callable[[bytes, Path], bool]
    entry: str
    foreign: bool = False

    def read(self, data: bytes, path: Path) -> Parsed:
        """Read a file of this kind."""
        module, function = self.entry.split(":")
        parsed: Parsed = getattr(import_module(module), function)(data, path)
        return parsed


def _is_pdf(head: bytes, path: Path) -> bool:
    return b"%PDF-" in head[:1024] or path.suffix.lower() == ".pdf"


def _is_html(head: bytes, path: Path) -> bool:
    if path.suffix.lower() in {".html", ".htm", ".xhtml", ".shtml"}:
        return True
    low = head[:2048].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    return (low.startswith((*MARKUP, b"<?xml")) and b"<" in low and (low.startswith(MARKUP) or b"<html" in low)) or (
        low.startswith(b"<!--") and b"<html" in low
    )


def _is_markdown(_: bytes, path: Path) -> bool:
    return path.suffix.lower() in {".md", ".markdown"}


def _is_plain(_: bytes, __: Path) -> bool:
    return True


READERS = (
    Reader("pdf", (".pdf",), _is_pdf, "reportedly.read.pdf:read_pdf", foreign=True),
    Reader("html", (".html", ".htm", ".xhtml", ".shtml"), _is_html, "reportedly.read.page:read_page", foreign=True),
    Reader("markdown", (".md", ".markdown"), _is_markdown, "reportedly.read.plain:read_markdown"),
    Reader("plain", (".txt", ".text"), _is_plain, "reportedly.read.plain:read_plain"),
)


def reader_for(head: bytes, path: Path) -> Reader:
    """The reader for a file, by its first bytes and its name; the last one takes any text."""
    return next(reader for reader in READERS if reader.fits(head, path))


def parse(data: bytes, path: Path) -> Parsed:
    """Read a file's bytes as a report. Pure: opens nothing. Raises ``ReadError``."""
    return reader_for(data[:4096], path).read(data, path)
