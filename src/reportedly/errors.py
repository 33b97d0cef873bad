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
├── InputError                a list of reports (``--jsonl``) is malformed
├── NetError                  a network could not be used
│   ├── NoSuchNet             none is called so, or no such number of threads
│   ├── MissingNet            its file is not there
│   └── BrokenNet             its file is not the one that was trained
├── PageError                 the page could not be served
│   ├── NotLoopback           the address is not one of this machine alone
│   └── PortTaken             another program has the port
└── LedgerError               a ledger could not be used; each kind has an exit status of its own
    ├── NoSuchId              the ledger has nothing of this id
    ├── MissingLedger         there is no such file
    ├── NotALedger            the file is something else
    ├── NewerLedger           a newer program made it
    ├── ReadOnlyLedger        it, or its folder, may not be written to
    ├── LedgerFull            the disk is full
    ├── LedgerBusy            another program has been writing to it for too long
    ├── BrokenLedger          it is damaged
    ├── NoFullText            this SQLite cannot search texts
    ├── BadQuery              the words cannot be searched for
    ├── OtherReport           a given id already stands for another report
    └── BadJudgement          what was decided on stories cannot be so
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


class NetError(ReportedlyError):
    """A network could not be used."""


class NoSuchNet(NetError):
    """No network is called so, or no such number of threads can be had."""


class MissingNet(NetError):
    """The file of a network, or the list of them, is not there or cannot be read."""


class BrokenNet(NetError):
    """The file of a network is not the one that was trained, or the list of them does not describe it."""


class PageError(ReportedlyError):
    """The page could not be served. ``status`` is the exit status of ``reportedly open`` then."""

    status = 13


class NotLoopback(PageError):
    """The address is not one that this machine alone can reach."""


class PortTaken(PageError):
    """Another program has the port, or it may not be used."""


class LedgerError(ReportedlyError):
    """A ledger could not be used. ``status`` is the exit status of a command that ends with it (docs/ledger.md)."""

    status = 12


class NoSuchId(LedgerError):
    """The ledger has nothing of this id."""

    status = 3


class MissingLedger(LedgerError):
    """There is no such file."""

    status = 4


class NotALedger(LedgerError):
    """The file is no ledger: another program's, or no database at all."""

    status = 5


class NewerLedger(LedgerError):
    """The ledger was made by a newer version of this program."""

    status = 6


class ReadOnlyLedger(LedgerError):
    """The file, or the folder it lies in, may not be written to."""

    status = 7


class LedgerFull(LedgerError):
    """There is no room left on the disk; what was acknowledged before is kept."""

    status = 8


class LedgerBusy(LedgerError):
    """Another program has kept the ledger locked for longer than we wait."""

    status = 9


class BrokenLedger(LedgerError):
    """The file is damaged."""

    status = 10


class NoFullText(LedgerError):
    """The SQLite at hand was built without FTS5."""

    status = 11


class BadQuery(LedgerError):
    """The words cannot be searched for: none is a word, or there are too many."""

    status = 2


class BadJudgement(LedgerError):
    """What was decided on stories cannot be so: one story with itself, or a report that is not in it."""

    status = 14


class OtherReport(LedgerError):
    """A given id (``--jsonl``) already stands for a report with other words; nothing was added."""

    status = 1
