"""What the page asks of a ledger: the part of ``reportedly.ledger.Ledger`` it reads.

In: nothing. Out: the protocol, so that the views can be tested over anything that answers alike. All methods only
read, and may be called from several threads at once.
"""

from collections.abc import Collection, Sequence
from typing import Protocol

from reportedly.ledger.answers import Hit, Reach, StoryLine
from reportedly.records import Comparison, Finding, Reading, Statement


class Kept(Protocol):
    """A ledger, as far as the page reads it."""

    def stories(self) -> tuple[StoryLine, ...]:
        """All stories, newest first."""
        ...

    def story(self, story_id: str, *, parts: Collection[str] = ...) -> Comparison:
        """That story alone, with its readings; of their annotations only ``parts``. Raises ``NoSuchId``."""
        ...

    def report(self, report_id: str) -> Reading:
        """A report with what was read from it. Raises ``NoSuchId``."""
        ...

    def statement(self, statement_id: str) -> tuple[Reading, Statement]:
        """A statement with the reading it stands in. Raises ``NoSuchId``."""
        ...

    def story_of(self, report_id: str) -> str | None:
        """The story a report is in; None before it was linked."""
        ...

    def findings(self, *, limit: int | None = None) -> tuple[Finding, ...]:
        """Findings over all stories, most useful first."""
        ...

    def search(self, words: str, *, limit: int = 50) -> tuple[Hit, ...]:
        """Reports that hold the words. Raises ``BadQuery`` and ``NoFullText``."""
        ...

    def printed_by(self, publisher: str, phrases: Sequence[str]) -> tuple[Reading, ...]:
        """The reports of a publisher that hold one of the phrases."""
        ...

    def reach(self) -> Reach:
        """What there is to look in, for honest empty answers."""
        ...
