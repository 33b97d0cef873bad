"""The ledger as the rest of the program sees it.

In: a path, readings, ids, words. Out: records and answers. SQL is in the modules this one calls.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from reportedly import __version__
from reportedly.errors import LedgerBusy
from reportedly.ledger import adding, blocks, index, judging, linking, near, queries
from reportedly.ledger.answers import Added, Hit, Known, Reach, Said, StoryLine
from reportedly.ledger.connect import Store
from reportedly.ledger.keep_reading import PARTS
from reportedly.ledger.live import live_reading, live_stories, live_story, stories_with
from reportedly.ledger.load_readings import load_readings
from reportedly.ledger.load_story import load_lines, load_story
from reportedly.ledger.opening import open_store
from reportedly.ledger.runs import Run
from reportedly.ledger.said import Wanted, near_names, said
from reportedly.ledger.search import printed_by, search
from reportedly.ledger.who import Knower, who
from reportedly.records import Comparison, Finding, Judgement, Reading, Statement

# How often in a row a comparison is done again because somebody else wrote one meanwhile.
TRIES = 10


class Ledger:
    """One ledger file, open; a context manager. May be used from several threads at once.

    Every method raises ``LedgerError`` in one of its kinds; those that take an id raise ``NoSuchId``.
    """

    def __init__(self, store: Store, run: Run) -> None:
        self._store, self._run = store, run

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        create: bool = False,
        read_only: bool = False,
        command: str = "",
        version: str = __version__,
    ) -> "Ledger":
        """Open the ledger at ``path``; with ``create`` make it where there is none. An older one is brought up to date
        unless ``read_only``. ``command`` and ``version`` tell who writes. Raises ``MissingLedger``, ``NotALedger``,
        ``NewerLedger``, ``ReadOnlyLedger`` and more."""
        store = open_store(path, create=create, read_only=read_only)
        try:
            if not read_only and not store.read(index.is_complete):
                store.write(index.complete)
        except BaseException:
            store.close()
            raise
        return cls(store, Run(command, version))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The file."""
        return self._store.path

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def add(self, readings: Iterable[Reading]) -> Iterator[Added]:
        """Keep readings, one by one; each is on disk when its answer is handed out. Call ``relink`` afterwards. Raises
        ``OtherReport`` for an id that stands for other words; use ``add_one`` to go on after it."""
        for reading in readings:
            yield self.add_one(reading)

    def add_one(self, reading: Reading) -> Added:
        """Keep one reading; it is on disk when this returns."""
        state, run = self._store.write(lambda connection: adding.add_reading(connection, reading, self._run))
        self._run.done(run)
        return Added(reading.report.id, state)

    def relink(self, linker: linking.Linker) -> None:
        """Put the reports that wait into stories with ``linker`` (``reportedly.pipeline``), and compare those stories
        that are not as they were; what is no longer so is ended, what is new added.

        The work follows from the reports that wait and what is near them, not from how many there are. Nothing is done
        where nothing waits; where another version linked last, all is linked anew. Others may add meanwhile.
        """
        version = self._run.version
        if self._store.read(lambda connection: linking.is_linked(connection, version)):
            return
        self._store.write(lambda connection: linking.begin(connection, version))
        while readings := self._store.read(linking.to_sketch):
            sketched = {number: linker.sketch(reading) for number, reading in readings.items()}
            self._store.write(partial(linking.write_sketches, sketched=sketched))
        while found := self._store.read(partial(linking.compared, linker=linker)):
            self._store.write(partial(linking.write_pairs, found=found))
        tries, left = 0, 0
        while waiting := self._store.read(partial(blocks.next_blocks, tie=linker.TIE)):
            planned = [linking.plan(block, linker, version, self._load) for block in waiting]
            written = self._store.write(partial(linking.write, planned=planned, run=self._run))
            self._run.done(written)
            left, before = self._store.read(near.how_many_wait), left
            tries = 0 if written is not None or left < before else tries + 1
            if tries == TRIES:
                reason = "others keep changing it while its reports are compared"
                raise LedgerBusy(str(self.path), reason, "wait until they are done, and give the same command again")

    def _load(self, numbers: Sequence[int]) -> dict[int, Reading]:
        """Readings as each was read alone."""
        return self._store.read(lambda connection: load_readings(connection, numbers, linked=False))

    def judge(self, judgement: Judgement) -> Judgement:
        """Keep what a person decided about stories or entities; its number is given here. Call ``relink`` afterwards.
        Raises ``NoSuchId`` where one of its reports or entities is not there."""
        kept, run = self._store.write(lambda connection: judging.add_judgement(connection, judgement, self._run))
        self._run.done(run)
        return kept

    def unjudge(self, number: int) -> None:
        """Take a judgement back; its row stays, ended. Call ``relink`` afterwards. Raises ``NoSuchId``."""
        self._run.done(self._store.write(lambda connection: judging.end_judgement(connection, number, self._run)))

    def judgements(self) -> tuple[Judgement, ...]:
        """What people decided and did not take back, the earliest first."""
        return self._store.read(judging.judgements)

    def stories(self) -> tuple[StoryLine, ...]:
        """All stories, the newest (by last publication) first."""
        return self._store.read(lambda connection: load_lines(connection, live_stories(connection)))

    def story(self, story_id: str, *, parts: Collection[str] = PARTS) -> Comparison:
        """One story: its readings in order of publication, series, dates, events, findings, timeline; copies in
        ``stories[0]``. Parts of annotations that are not in ``parts`` are left empty, which is quicker."""

        def work(connection: Connection) -> Comparison:
            number = live_story(connection, story_id)
            if number is None:
                raise adding.no_such(story_id, "story")
            return load_story(connection, number, parts=parts)

        return self._store.read(work)

    def story_of(self, report_id: str) -> str | None:
        """The id of the story a report is in; None where it has not been linked yet."""

        def work(connection: Connection) -> str | None:
            if live_reading(connection, report_id) is None:
                raise adding.no_such(report_id, "report")
            return stories_with(connection, [report_id]).get(report_id)

        return self._store.read(work)

    def report(self, report_id: str) -> Reading:
        """A report with all that was read from it."""

        def work(connection: Connection) -> Reading:
            live = live_reading(connection, report_id)
            if live is None:
                raise adding.no_such(report_id, "report")
            return load_readings(connection, [live.reading])[live.reading]

        return self._store.read(work)

    def statement(self, statement_id: str) -> tuple[Reading, Statement]:
        """A statement, and the report it stands in with all its statements (no other parts)."""
        return self._store.read(lambda connection: queries.statement(connection, statement_id))

    def said(self, wanted: Wanted | str) -> tuple[Said, ...]:
        """What is said to have been said, in order of time. A text is a name, or a part of one in whole words, or an
        entity's id; a ``Wanted`` tells more of what is asked for."""
        asked = Wanted(wanted) if isinstance(wanted, str) else wanted
        return self._store.read(lambda connection: said(connection, asked))

    def who(self, name: str, knower: Knower) -> tuple[Known, ...]:
        """The persons, bodies, states and places of a name, or a part of one in whole words, or an entity's id, over
        all stories, as far as ``knower`` (``reportedly.pipeline``) can tell who is one; those in most stories first."""
        return self._store.read(lambda connection: who(connection, name, knower))

    def near_names(self, name: str) -> tuple[str, ...]:
        """Speakers whose names are most like one that was not found, the likest first."""
        return self._store.read(lambda connection: near_names(connection, name))

    def findings(self, *, limit: int | None = None) -> tuple[Finding, ...]:
        """The findings of all stories, most useful first."""
        return self._store.read(lambda connection: queries.findings(connection, limit=limit))

    def search(self, words: str, *, limit: int = 50) -> tuple[Hit, ...]:
        """The reports that hold the words, best first. All words must be there; "in quotes" they must stand together,
        OR gives a choice, a minus leaves out, a star stands for any ending. Raises ``BadQuery``, ``NoFullText``."""
        return self._store.read(lambda connection: search(connection, words, limit=limit))

    def printed_by(self, publisher: str, phrases: Sequence[str]) -> tuple[Reading, ...]:
        """The reports of a publisher that hold one of the phrases, with their statements; none without an index."""
        return self._store.read(lambda connection: printed_by(connection, publisher, phrases))

    def forget(self, report_id: str) -> None:
        """End a report: it is in no answer any more. Call ``relink`` afterwards. Its rows stay in the file."""
        run = self._store.write(lambda connection: adding.forget_report(connection, report_id, self._run))
        self._run.done(run)

    def reach(self) -> Reach:
        """How much there is to search, for honest empty answers."""
        return self._store.read(queries.reach)
