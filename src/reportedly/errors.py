"""The exceptions this package raises, each named for the fault, each saying what to do.

ReportedlyError
├── ReadError                 a file could not be read as a report
│   ├── MissingFile           there is no such file
│   ├── NotAFile              a FIFO, socket or device
│   ├── EmptyFile             no bytes, or no text in them
│   ├── NotText               bytes that are no text of a kind we read
│   ├── EncryptedPdf          a PDF that needs a password
│   ├── BrokenPdf             a PDF that cannot be opened
│   ├── TooLarge              more bytes than the limit
│   └── ReaderStopped         the worker ran out of time or memory, or died
└── InputError                a list of reports (``--jsonl``) is malformed
"""


class ReportedlyError(Exception):
    """A fault with its reason and the next step. ``str(error)`` is one line: ``WHERE: REASON; NEXT STEP``."""

    def __init__(self, where: str, reason: str, next_step: str) -> None:
        super().__init__(where, reason, next_step)
        self.where, self.reason, self.next_step = where, reason, next_step

    def __str__(self) -> str:
        return " ".join(f"{self.where}: {self.reason}; {self.next_step}".split())


class ReadError(ReportedlyError):
    """A file could not be read as a report."""


class MissingFile(ReadError):
    """There is no such file."""


class NotAFile(ReadError):
    """The path is a FIFO, a socket or a device, which could block or never end."""


class EmptyFile(ReadError):
    """No bytes, or no text in them."""


class NotText(ReadError):
    """The bytes are not text of a kind this program reads."""


class EncryptedPdf(ReadError):
    """A PDF that needs a password."""


class BrokenPdf(ReadError):
    """A PDF that cannot be opened, cut short perhaps."""


class TooLarge(ReadError):
    """More bytes than the limit allows."""


class ReaderStopped(ReadError):
    """The worker that parsed the file ran out of time or memory, or died."""


class InputError(ReportedlyError):
    """A list of reports is malformed; names the lines."""
