"""The two streams: what is printed where, and how it survives any terminal, pipe and encoding.

In: texts. Out: bytes on standard output and standard error. What is said, and rich's console, do not belong here.

Standard output carries the answer; standard error faults and progress. Where a stream's encoding lacks a character, a
plain one stands for it (``…`` is ``...``, ``→`` is ``->``), else a question mark; nothing ends in a traceback for it.
"""

import codecs
import io
import os
import re
import sys
from typing import TextIO

from reportedly.show.words import clean

BLANKS = re.compile(r" +$", re.MULTILINE)
PLAIN = {
    "…": "...",
    "→": "->",
    "–": "-",
    "—": "-",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "·": "-",
    "•": "*",
    "─": "-",
    "\u00a0": " ",
}


def prepare() -> None:
    """Make both streams print any text. To be called once, before anything is printed."""
    codecs.register_error("reportedly.plain", _plain)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="reportedly.plain")


def close_quietly() -> None:
    """Nobody reads standard output any more (``| head``): let what is left to write go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class Trimmed(io.TextIOBase):
    """A stream without the blanks that fill up columns at the ends of lines. Takes whole lines, as rich writes them."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    @property
    def encoding(self) -> str:  # type: ignore[override]  # typeshed has a plain attribute
        return self.stream.encoding

    def write(self, text: str) -> int:
        self.stream.write(BLANKS.sub("", text))
        return len(text)

    def flush(self) -> None:
        self.stream.flush()

    def fileno(self) -> int:
        return self.stream.fileno()


def speaks_utf8(stream: TextIO) -> bool:
    """Whether every character can be written to the stream."""
    return (stream.encoding or "ascii").lower().replace("-", "").replace("_", "").startswith("utf")


def fault(message: str) -> None:
    """One line on standard error."""
    sys.stderr.write(clean(message) + "\n")
    sys.stderr.flush()


def _plain(fault: UnicodeError) -> tuple[str, int]:
    """The error handler: plain characters for those the encoding lacks."""
    if not isinstance(fault, UnicodeEncodeError):
        raise fault
    lost = fault.object[fault.start : fault.end]
    return "".join(PLAIN.get(character, "?") for character in lost), fault.end
