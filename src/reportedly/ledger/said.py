"""Who said what: statements by whose they are, what is in them, when, and through whose hands.

In: a connection, and what is wanted. Out: ``Said``s in order of time; names near to one not found. Searching texts
belongs to ``search``; what a statement's chain amounts to is no business of a ledger.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from sqlalchemy import Connection, select

from reportedly.errors import BadQuery, NoFullText
from reportedly.knowledge import register, table, values
from reportedly.ledger import index, schema
from reportedly.ledger.adding import no_such
from reportedly.ledger.answers import Said
from reportedly.ledger.fold import fold
from reportedly.ledger.live import live_readings, stories_with
from reportedly.ledger.load_readings import Key, chunks, load_known, load_statements
from reportedly.ledger.query import parse
from reportedly.records import Report, Statement

DENIED = "denied"
# The hands that carry what somebody else said.
CARRIERS = ("relay", "agency")
# How alike a word of a name must be to one asked for, 0 to 1, to be told as near; how many names are told.
NEAR, MOST_NEAR = 0.75, 5
# SQLite's word for no limit.
ALL = -1


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which statements: whose (a name, or an entity's id; None: anybody's), with which words in them, between which
    days; ``unnamed``, ``denied``: only those; ``relayed_by``: carried by that hand."""

    name: str | None = None
    about: str | None = None
    since: str | None = None
    until: str | None = None
    unnamed: bool = False
    denied: bool = False
    relayed_by: str | None = None

    def takes(self, statement: Statement, report: Report) -> bool:
        """Whether a statement is one of them, whoever said it. A day less precise than the bound counts where it may
        lie within."""
        when = statement.said or report.published
        if (self.since or self.until) and not when:
            return False
        if self.since and when and when[: len(self.since)] < self.since[: len(when)]:
            return False
        if self.until and when and when[: len(self.until)] > self.until:
            return False
        if (self.unnamed and statement.unnamed is None) or (self.denied and statement.polarity != DENIED):
            return False
        return not self.about or _holds(statement, report, self.about)


def said(connection: Connection, wanted: Wanted) -> tuple[Said, ...]:
    """The statements, in order of time, then report and place; none where nothing is asked for."""
    limits: list[set[Key]] = []
    if wanted.name is not None:
        limits.append(_by(connection, wanted.name))
    if wanted.relayed_by is not None:
        limits.append(_through(connection, wanted.relayed_by))
    if not limits and (wanted.unnamed or wanted.denied or wanted.about):
        limits.append(_any(connection, wanted))
    keys = sorted(set.intersection(*limits)) if limits else []
    return tuple(each for each in _loaded(connection, keys) if wanted.takes(each.statement, each.report))


def near_names(connection: Connection, name: str) -> tuple[str, ...]:
    """Speakers in the ledger whose names hold words most like those of ``name``, the likest first."""
    asked = fold(name).split()
    named: dict[str, set[str]] = defaultdict(set)
    n = schema.speakers.c
    holds = live_readings().subquery()
    query = select(n.name, n.folded).distinct().join_from(schema.speakers, holds, holds.c.reading == n.reading)
    for each, folded in connection.execute(query.order_by(n.name)):
        for word in folded.split():
            named[word].add(each)
    found: dict[str, int] = defaultdict(int)
    for word in asked:
        for place, like in enumerate(get_close_matches(word, list(named), n=MOST_NEAR, cutoff=NEAR)):
            for each in named[like]:
                found[each] += MOST_NEAR - place
    return tuple(sorted(found, key=lambda each: (-found[each], len(each), each))[:MOST_NEAR])


def _holds(statement: Statement, report: Report, about: str) -> bool:
    words = fold(" ".join(report.text[start:end] for start, end in statement.contents))
    wanted = fold(about).split()
    return bool(wanted) and all(f" {word} " in words for word in wanted)


def _by(connection: Connection, name: str) -> set[Key]:
    """The statements of a speaker: whose name has these words, or who is called so elsewhere in the report, or whose
    other name this is ("DPRK": North Korea)."""
    name = _name_of(connection, name) if name.startswith("e_") else name
    folded = fold(name)
    if not folded:
        return set()
    n = schema.speakers.c
    holds = live_readings().subquery()
    query = select(n.reading, n.statement).join_from(schema.speakers, holds, holds.c.reading == n.reading)
    part = n.folded.contains(folded, autoescape=True)
    rows = connection.execute(query.where(part | n.folded.in_(sorted(other_names(name)))))
    return {(row.reading, row.statement) for row in rows} | _called(connection, name, folded)


def other_names(name: str) -> set[str]:
    """Other names, folded, of the state or outlet that has this one; none where it is no name of these."""
    known = register.outlet(name)
    outlets = {fold(each) for each in known.sure} if known else set()
    return outlets | _states().get(fold(name), set())


@cache
def _states() -> dict[str, set[str]]:
    """For each name of a state, its capital and its seat of government: all its names, folded."""
    found: dict[str, set[str]] = {}
    for row in table("states"):
        names = {fold(each) for each in (row["name"], *values(row["aliases"]))}
        for each in (*names, *map(fold, values(row["capitals"]))):
            found[each] = names
    return found


def _called(connection: Connection, name: str, folded: str) -> set[Key]:
    """The statements of speakers whom the report itself calls so elsewhere ("Seoul", of South Korea)."""
    if set(folded.split()) <= _pronouns():
        return set()
    readings = _reading_words(connection, f'"{name}"')
    e, s = schema.entities.c, schema.statements.c
    found: set[Key] = set()
    for some in chunks(sorted(readings or ())):
        texts = {number: known.report.text for number, known in load_known(connection, some).items()}
        ids = {
            (row.reading, row.id)
            for row in connection.execute(select(e.reading, e.id, e.mentions).where(e.reading.in_(some)))
            if any(_is_called(texts.get(row.reading, "")[start:end], folded) for start, end in row.mentions)
        }
        rows = connection.execute(select(s.reading, s.place, s.speaker_ids).where(s.reading.in_(some)))
        found |= {
            (row.reading, row.place) for row in rows if any((row.reading, each) in ids for each in row.speaker_ids)
        }
    return found


def _is_called(mention: str, folded: str) -> bool:
    """Whether a mention is a name, and this one."""
    return mention[:1].isupper() and fold(mention) == folded


@cache
def _pronouns() -> frozenset[str]:
    rows = (row for row in table("small_words") if row["kind"] == "pronoun")
    return frozenset(word for row in rows for word in values(row["words"]))


def _through(connection: Connection, name: str) -> set[Key]:
    """The statements that a relay or agency of that name carried."""
    folded, others = fold(name), other_names(name)
    if not folded:
        return set()
    h = schema.hands.c
    holds = live_readings().subquery()
    query = select(h.reading, h.statement, h.name).join_from(schema.hands, holds, holds.c.reading == h.reading)
    rows = connection.execute(query.where(h.of == "chain", h.kind.in_(CARRIERS)))
    fits = cache(lambda each: folded in fold(each) or fold(each) in others)
    return {(row.reading, row.statement) for row in rows if fits(row.name)}


def _any(connection: Connection, wanted: Wanted) -> set[Key]:
    """The statements of anybody that can be wanted, by what their rows tell."""
    s = schema.statements.c
    holds = live_readings().subquery()
    query = select(s.reading, s.place).join_from(schema.statements, holds, holds.c.reading == s.reading)
    if wanted.unnamed:
        query = query.where(s.unnamed.is_not(None))
    if wanted.denied:
        query = query.where(s.polarity == DENIED)
    # Each word in quotation marks: nothing in them is then taken for a query's own grammar.
    some = _reading_words(connection, " ".join(f'"{word}"' for word in fold(wanted.about or "").split()))
    return {(row.reading, row.place) for row in connection.execute(query) if some is None or row.reading in some}


def _reading_words(connection: Connection, words: str) -> Collection[int] | None:
    """The readings whose text holds the words; None where that cannot be told (no index of words, no word)."""
    try:
        wanted = set(index.holding(connection, parse(words), limit=ALL))
    except (BadQuery, NoFullText):
        return None
    return {row.reading for row in connection.execute(live_readings()) if row.report in wanted}


def _name_of(connection: Connection, entity_id: str) -> str:
    """The name of an entity, which each report has its own of. Raises ``NoSuchId``."""
    e = schema.entities.c
    holds = live_readings().subquery()
    query = select(e.name).join_from(schema.entities, holds, holds.c.reading == e.reading)
    name: str | None = connection.execute(query.where(e.id == entity_id)).scalar()
    if name is None:
        raise no_such(entity_id, "name")
    return name


def _loaded(connection: Connection, keys: Sequence[Key]) -> list[Said]:
    statements = load_statements(connection, keys)
    known = load_known(connection, sorted({reading for reading, _ in keys}))
    stories = stories_with(connection, [each.report.id for each in known.values()])
    found = [
        (known[reading].report, statement) for (reading, _), statement in sorted(statements.items()) if reading in known
    ]
    return [Said(report, statement, stories.get(report.id)) for report, statement in _in_time(found)]


def _in_time(found: Iterable[tuple[Report, Statement]]) -> list[tuple[Report, Statement]]:
    return sorted(found, key=lambda pair: (pair[1].said or pair[0].published or "~", pair[0].id, pair[1].contents))
