"""Who wrote to the ledger: one row a run, made when it first writes.

In: what was run, by which version. Out: the run's number. This is the only place that looks at a clock.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection

from reportedly.ledger import schema
from reportedly.ledger.keep_reading import insert_one


@dataclass(slots=True)
class Run:
    """One run of the program. ``number`` is None until something of it is on disk."""

    command: str
    version: str
    number: int | None = None

    def begin(self, connection: Connection) -> int:
        """The run's number, with its row added where that is not done yet. Take it for good with ``done`` only, since
        the transaction may be undone."""
        if self.number is not None:
            return self.number
        started = datetime.now(UTC).isoformat(timespec="seconds")
        row = {"command": self.command, "version": self.version, "started": started}
        return insert_one(connection, schema.runs, row)

    def done(self, number: int | None) -> None:
        """What was written under this number is on disk."""
        self.number = number if number is not None else self.number
