"""What a ledger answers with, beside the records of ``reportedly.records``.

In: nothing. Out: the types. How they are found belongs to ``queries`` and ``search``, how they look to ``show``.
"""

from dataclasses import dataclass

from reportedly.records import Report, SharedEntity, Span, Statement, Story

ADDED = "added"
ALREADY = "already there"
AGAIN = "read again"


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a report given to a ledger; it is on disk when this is handed out.

    ``state`` is "added", "already there" (nothing was written) or "read again" (a newer program read it; the older
    reading is kept, ended).
    """

    report_id: str
    state: str


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story in a list. ``first`` and ``last`` are the first and last known days of publication."""

    story: Story
    reports: int
    publishers: int
    origins: int
    first: str | None
    last: str | None
    findings: int


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with the report it stands in, and that report's story (None until linked)."""

    report: Report
    statement: Statement
    story: str | None


@dataclass(frozen=True, slots=True)
class Known:
    """A person, body, state or place over all stories, as far as it can be told.

    ``names`` are the forms of the name as written, ``stories`` ids and titles, the newest first; ``statements`` how
    many are said to be by it; ``first`` and ``last`` the first and last known days of the reports that name it;
    ``entities`` what it is in each story; ``reason`` why these are held for one, or apart from others of the name.
    """

    name: str
    type: str
    names: tuple[str, ...]
    roles: tuple[str, ...]
    stories: tuple[tuple[str, str], ...]
    statements: int
    first: str | None
    last: str | None
    entities: tuple[SharedEntity, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that holds the words searched for.

    ``start`` and ``end`` mark the passage that holds most of them, ``spans`` the words found in that passage (all are
    offsets into the report's text), ``times`` how often they stand in the whole report. ``statement`` is the one the
    first of ``spans`` stands in, if any.
    """

    report: Report
    start: int
    end: int
    spans: tuple[Span, ...]
    times: int
    statement: Statement | None
    story: str | None


@dataclass(frozen=True, slots=True)
class Reach:
    """What an answer was looked for in: how many reports, from which day to which (None: none is dated).

    ``unlinked`` counts the reports not yet put into stories (an ``add`` that was stopped); ``undated`` those without a
    known day.
    """

    reports: int
    oldest: str | None
    newest: str | None
    undated: int = 0
    unlinked: int = 0
