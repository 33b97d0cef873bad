"""The tables, each column with what it means; docs/ledger.md tells the same and is held to it by a test.

In: nothing. Out: SQLAlchemy tables. The migrations make them; a change here needs a migration of its own.

Rows are added and may be ended, never changed. A row with ``added_in`` has been so since that run, and until the run in
``ended_in``, if any. A row without these belongs to another row (its reading, its story) and ends with it. The tables
``near_…`` are no record but an index: they are made from the readings, and made anew when the program changes.
``place`` is where a thing stands in its list, from 0. ``start`` and ``end`` are half-open code-point offsets into the
report's text.
"""

from typing import Any

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, MetaData, Table, text
from sqlalchemy.types import TypeEngine

from reportedly.ledger.columns import Data, Words

Kind = type[TypeEngine[Any]] | TypeEngine[Any]
metadata = MetaData()
# Marks the file as a ledger of ours ("rept"); SQLite keeps it in the file's header.
APPLICATION_ID = 0x72657074


def _column(name: str, kind: Kind, comment: str) -> Column[Any]:
    """A column that always has a value."""
    return Column(name, kind, nullable=False, comment=comment)


def _maybe(name: str, kind: Kind, comment: str) -> Column[Any]:
    """A column that is null where nothing is known."""
    return Column(name, kind, nullable=True, comment=comment)


def _number(comment: str) -> Column[Any]:
    return Column("number", Integer, primary_key=True, comment=comment)


def _part_of(table: str, name: str, comment: str) -> Column[Any]:
    """A part of the key that names a row of another table."""
    return Column(name, ForeignKey(f"{table}.number"), primary_key=True, comment=comment)


def _key(name: str, comment: str) -> Column[Any]:
    return Column(name, Integer, primary_key=True, autoincrement=False, comment=comment)


def _life() -> tuple[Column[Any], Column[Any]]:
    """Since which run a row is so, and until which."""
    return (
        Column("added_in", ForeignKey("runs.number"), nullable=False, comment="The run that added the row."),
        Column("ended_in", ForeignKey("runs.number"), comment="The run that ended it; null while it holds."),
    )


def _span() -> tuple[Column[Any], Column[Any]]:
    return _column("start", Integer, "Where the words begin."), _column("end", Integer, "Where they end.")


def _held_part(name: str, comment: str, *columns: Column[Any]) -> Table:
    """A table of parts: its rows lie together by the row they belong to, so that a page finds them in one place."""
    return Table(name, metadata, *columns, sqlite_with_rowid=False, comment=comment)


runs = Table(
    "runs",
    metadata,
    _number("Counts the runs that wrote something."),
    _column("command", Words, "What was run: add, forget."),
    _column("version", Words, "The program's version."),
    _column("started", Words, "When, by this machine's clock, in UTC."),
    comment="Each run that wrote to the ledger. Nothing but this knows a clock.",
)

reports = Table(
    "reports",
    metadata,
    _number("The row."),
    _column("id", Words, "r_ and 12 digits made from text, publisher and URL, or the id given."),
    _column("text", Words, "The whole text, exactly as offsets count in it."),
    *_life(),
    Index("reports_live", "id", unique=True, sqlite_where=text("ended_in IS NULL")),
    comment="The words of each report.",
)

readings = Table(
    "readings",
    metadata,
    _number("The row."),
    _column("id", Words, "rd_ and 12 digits made from the report and the version."),
    Column("report", ForeignKey("reports.number"), nullable=False, comment="The report read."),
    _column("version", Words, "The version of the program that read it."),
    _maybe("path", Words, "The file it was read from."),
    _column("sha256", Words, "SHA-256 of that file's bytes, or of the text given."),
    _maybe("title", Words, "The headline."),
    _maybe("publisher", Words, "Who printed it."),
    _column("agency", Data, "Whose wire it carries: a list of names."),
    _column("byline", Data, "Who wrote it: a list of names."),
    _maybe("dateline", Data, "The place and day the text names at its head: [place, date]."),
    _maybe("published", Words, "When it was published, ISO 8601 at the precision known."),
    _maybe("published_text", Words, "The words that say so."),
    _maybe("url", Words, "Its address."),
    _maybe("language", Words, "The language, as a code."),
    _column("body_start", Integer, "Where the body begins in the text."),
    _column("found_in", Data, "For each fact where it was found: a list of [fact, place]."),
    _column("warnings", Data, "Of reading the file: a list of [kind, message, start, end, stage]."),
    _column("parts_warnings", Data, "Of reading the text, in the same form."),
    _maybe("sentences", Data, "Spans of the sentences: a list of [start, end]; null where that failed."),
    _column("failed", Data, "The parts that could not be worked out: a list of their names."),
    *_life(),
    Index("readings_live", "report", unique=True, sqlite_where=text("ended_in IS NULL")),
    comment="What one version of the program read from a report: its facts, and the parts in the next seven tables.",
)

statements = _held_part(
    "statements",
    "Who said what: source, cue and content.",
    _part_of("readings", "reading", "The reading."),
    _key("place", "Its place."),
    _column("id", Words, "st_ and 12 digits made from report and words."),
    _column("mode", Words, "direct, mixed or indirect."),
    _column("polarity", Words, "asserted, denied, hedged or asked."),
    _column("contents", Data, "Spans of what was said: a list of [start, end]."),
    _column("cue", Data, "Spans of the words that attribute."),
    _column("sources", Data, "Spans of the words that name who said it."),
    _column("speaker_ids", Data, "Ids of the speakers among the report's entities."),
    _maybe("unnamed", Integer, "How many unnamed speakers (0: not told); null where named or not known."),
    _column("addressees", Data, "To whom it was said: a list of names."),
    _maybe("medium", Words, "By what: letter, interview, …"),
    _maybe("medium_start", Integer, "Where the words begin that name the medium."),
    _maybe("medium_end", Integer, "Where they end."),
    _maybe("said", Words, "When it was said."),
    _maybe("parent", Words, "The id of the statement it stands in."),
)
Index("statements_id", statements.c.id)

speakers = _held_part(
    "speakers",
    "The names of those who made a statement.",
    _part_of("readings", "reading", "The reading."),
    _key("statement", "The statement's place."),
    _key("place", "Its place."),
    _column("name", Words, "The name."),
    _column("folded", Words, "The same in small letters without accents, a blank before and after each word."),
)

hands = _held_part(
    "hands",
    "The hands a statement passed through, in order.",
    _part_of("readings", "reading", "The reading."),
    _key("statement", "The statement's place."),
    Column("of", Words, primary_key=True, comment="relays: those the text names; chain: all, speaker to publisher."),
    _key("place", "Its place."),
    _column("name", Words, "Who or what."),
    _column("kind", Words, "speaker, medium, relay, agency or publisher."),
    _maybe("start", Integer, "Where the words begin that name it; null where none do."),
    _maybe("end", Integer, "Where they end."),
    _column("held", Boolean, "Its own text is in hand, as far as the report alone tells; see held_hands."),
)

timexes = _held_part(
    "timexes",
    "Dates, times, durations and sets.",
    _part_of("readings", "reading", "The reading."),
    _key("place", "Its place."),
    _column("id", Words, "Made from report and span."),
    *_span(),
    _column("type", Words, "DATE, TIME, DURATION or SET."),
    _column("value", Words, "The TIMEX3 value."),
    _maybe("mod", Words, "The TIMEX3 modifier."),
    _maybe("earliest", Words, "The first day it can be."),
    _maybe("latest", Words, "The last day it can be."),
    _column("rule", Words, "Why it has this value."),
)

figures = _held_part(
    "figures",
    "Numbers, with what is counted and who says so.",
    _part_of("readings", "reading", "The reading."),
    _key("place", "Its place."),
    _column("id", Words, "Made from report and span."),
    *_span(),
    _column("text", Words, "The words."),
    _maybe("low", Float, "The least it can be."),
    _maybe("high", Float, "The most it can be."),
    _maybe("best", Float, "The number named."),
    _maybe("modifier", Words, "The words that bound it: at least, nearly, …"),
    _column("vague", Boolean, "Words without a number: several, dozens, …"),
    _maybe("ordinal", Integer, "4 for fourth."),
    _maybe("unit", Words, "%, a currency's code or a noun; null for counts."),
    _maybe("change", Words, "up or down."),
    _maybe("before", Float, "The number before the change."),
    _maybe("counted", Words, "The noun counted."),
    _maybe("holder", Words, "Whose."),
    _maybe("event", Words, "What happened to them."),
    _maybe("happened_at", Words, "Where."),
    _maybe("when", Words, "When."),
    _maybe("statement", Words, "The id of the statement it stands in."),
    _column("speakers", Data, "Who says so: a list of names."),
)

entities = _held_part(
    "entities",
    "Persons, organisations, states, places and others a report names.",
    _part_of("readings", "reading", "The reading."),
    _key("place", "Its place."),
    _column("id", Words, "e_ and 12 digits made from report, type and name."),
    _column("name", Words, "The name."),
    _column("type", Words, "person, organisation, state, place or other."),
    _column("mentions", Data, "Spans of the words that stand for it: a list of [start, end]."),
    _column("roles", Data, "What the report calls it: a list of texts."),
)
Index("entities_id", entities.c.id)

events = _held_part(
    "events",
    "Things that happened, as one report tells them.",
    _part_of("readings", "reading", "The reading."),
    _key("place", "Its place."),
    _column("id", Words, "Made from report and place of the word."),
    _column("type", Words, "meeting, visit, call, …"),
    *_span(),
    _column("who", Data, "Who took part: a list of names."),
    _maybe("where", Words, "Where."),
    _maybe("when", Words, "When."),
)

stories = Table(
    "stories",
    metadata,
    _number("The row: a story as it stood from one run to another."),
    _column("id", Words, "s_ and 12 digits made from its first report; an id that it had before still opens it."),
    _column("title", Words, "The headline of the report most like the others."),
    _column("origins", Integer, "How many independent origins its reports have."),
    _column("made_from", Words, "SHA-256 of its readings, copies, title and the version: equal where nothing changed."),
    _column("warnings", Data, "What could not be worked out: a list of [kind, message, start, end, stage]."),
    *_life(),
    Index("stories_live", "id", unique=True, sqlite_where=text("ended_in IS NULL")),
    Index("stories_of_id", "id"),
    comment="The reports on the same events, with what they say together in the next ten tables.",
)

story_reports = _held_part(
    "story_reports",
    "The reports of a story, in order of publication.",
    _part_of("stories", "story", "The story's row."),
    _key("place", "Its place."),
    _column("report", Words, "The report's id."),
    Column("reading", ForeignKey("readings.number"), nullable=False, comment="The reading that was compared."),
)
Index("story_reports_report", story_reports.c.report)
Index("story_reports_reading", story_reports.c.reading)

held_hands = _held_part(
    "held_hands",
    "Hands of a chain whose own text is among the story's reports.",
    _part_of("stories", "story", "The story's row."),
    _part_of("readings", "reading", "The reading."),
    _key("statement", "The statement's place."),
    _key("place", "The hand's place in the chain."),
)
Index("held_hands_reading", held_hands.c.reading)

copies = _held_part(
    "copies",
    "Pairs of reports that share text.",
    _part_of("stories", "story", "The story's row."),
    _key("place", "Its place."),
    _column("first", Words, "A report's id."),
    _column("second", Words, "Another's."),
    _column("share", Float, "The part of the shorter one that is shared, 0 to 1."),
    _column("reason", Words, "Why it is taken for a copy."),
    _column("passages", Data, "What they share: a list of [[start, end] in first, [start, end] in second]."),
    Column("joins", Boolean, nullable=False, server_default=text("1"), comment="Whether the two have one origin."),
)

series = _held_part(
    "series",
    "One quantity, date or place over a story's reports.",
    _part_of("stories", "story", "The story's row."),
    Column("about", Words, primary_key=True, comment="figure, date or place."),
    _key("place", "Its place."),
    _column("what", Words, "What it is a figure, date or place of."),
    _maybe("relation", Words, "agree, compatible, revised or conflict; null where it cannot be told."),
    _maybe("low", Float, "Of a quantity: the least that an independent origin names."),
    _maybe("best", Float, "The latest or most supported; null where that cannot be told."),
    _maybe("high", Float, "The greatest."),
    _maybe("unit", Words, "What these three are in; null for counts."),
)

points = _held_part(
    "points",
    "One quantity, date or place as one report gives it.",
    _part_of("stories", "story", "The story's row."),
    Column("about", Words, primary_key=True, comment="figure, date or place."),
    _key("series", "The series' place."),
    _key("place", "Its place."),
    _column("report", Words, "The report's id."),
    *_span(),
    _column("text", Words, "The words."),
    _maybe("low", Float, "The least it can be."),
    _maybe("high", Float, "The most it can be."),
    _maybe("best", Float, "The number named."),
    _maybe("said_by", Words, "Who says so."),
    _maybe("as_of", Words, "The day it holds for."),
    _maybe("value", Words, "The TIMEX3 value of a date, the name of a place."),
    _maybe("rule", Words, "How a value was found that the words do not give."),
)

shared_events = _held_part(
    "shared_events",
    "Things that happened, told by several reports; the words are in evidence.",
    _part_of("stories", "story", "The story's row."),
    _key("place", "Its place."),
    _column("id", Words, "ev_ and 12 digits made from story, type and words."),
    _column("type", Words, "meeting, visit, call, …"),
    _maybe("when", Words, "When."),
    _column("who", Data, "Who took part: a list of names."),
)

shared_entities = _held_part(
    "shared_entities",
    "Persons, bodies, states and places over a story's reports; where each report names them is in evidence.",
    _part_of("stories", "story", "The story's row."),
    _key("place", "Its place, those of most reports first."),
    _column("id", Words, "en_ and 12 digits made from story and first entity."),
    _column("name", Words, "The name."),
    _column("folded", Words, "All its names in small letters without accents, each between two bars, to be found by."),
    _column("type", Words, "person, organisation, state, place or other."),
    _column("names", Data, "The forms of the name as written: a list of texts."),
    _column("roles", Data, "What reports call it: a list of texts."),
    _column("entities", Data, "Its ids in the reports: a list of entities' ids."),
    _column("marks", Data, "What tells it from others of the name: a list of [kind, value]."),
    _column("reason", Words, "Why these are held for one, or apart from others of the name."),
)

findings = _held_part(
    "findings",
    "What a careful reader would want to know; the words it stands on are in evidence.",
    _part_of("stories", "story", "The story's row."),
    _key("place", "Its place, most useful first."),
    _column("id", Words, "n_ and 12 digits made from kind, story and message."),
    _column("kind", Words, "revised, conflict, first, calendar, single-origin, variant, denied, copy, …"),
    _column("message", Words, "What was found, in a sentence."),
)

timeline = _held_part(
    "timeline",
    "Dated events and statements of a story; the words are in evidence.",
    _part_of("stories", "story", "The story's row."),
    _key("place", "Its place."),
    _column("date", Words, "When."),
    _column("text", Words, "What."),
)

evidence = _held_part(
    "evidence",
    "The words of reports that something is said on.",
    _part_of("stories", "story", "The story's row."),
    Column("of", Words, primary_key=True, comment="finding, event, entity or timeline."),
    _key("owner", "The place of what stands on these words."),
    _key("place", "Its place."),
    _column("report", Words, "The report's id."),
    _maybe("start", Integer, "Where the words begin; null where they stand in no text."),
    _maybe("end", Integer, "Where they end."),
    _column("text", Words, "The words."),
    _maybe("field", Words, "The field that holds words that stand in no text."),
)

linkings = Table(
    "linkings",
    metadata,
    _number("The row."),
    _column("readings", Words, "SHA-256 of the ids of the readings grouped; of all, where an older program wrote it."),
    _column("warnings", Data, "What could not be worked out: a list of [kind, message, start, end, stage]."),
    Column("added_in", ForeignKey("runs.number"), nullable=False, comment="The run that compared them."),
    comment="Each time the reports were compared.",
)

judgements = Table(
    "judgements",
    metadata,
    _number("The row; of two that contradict each other the later holds."),
    _column(
        "says", Words, "together: the reports are of one story; apart: those of one side are of none with the other's."
    ),
    _column("first", Data, "One side: a list of report ids; of entities' ids where it says who is one, or is not."),
    _column("second", Data, "The other side."),
    _maybe("note", Words, "Why, in a person's own words."),
    _maybe("judge", Words, "Whose judgement it is."),
    *_life(),
    comment="What a person decided about stories and entities; outlives every reading and every grouping.",
)

near_waiting = Table(
    "near_waiting",
    metadata,
    Column("reading", Integer, primary_key=True, autoincrement=False, comment="A reading that holds."),
    _column("step", Integer, "What is next: 0 to be sketched, 1 to be compared with what is near, 2 to be grouped."),
    Index("near_waiting_step", "step", "reading"),
    comment="Readings that are in no story yet, or whose story is to be worked out again.",
)

near_version = Table(
    "near_version",
    metadata,
    Column("version", Words, primary_key=True, comment="The program's version; with another all is made anew."),
    comment="Which program made the tables of this index: one row.",
)

near_profiles = Table(
    "near_profiles",
    metadata,
    Column("reading", Integer, primary_key=True, autoincrement=False, comment="The reading."),
    _maybe("day", Integer, "The day it was published, counted from the year 1; null where unknown."),
    _column("solid", Float, "How far its likenesses can be relied on: 0 for a bare headline, 1 for a long report."),
    _column("profile", Data, "What it is about, as ``link`` weighs it."),
    comment="What each report is about, in short.",
)

near_keys = _held_part(
    "near_keys",
    "By which words, names and numbers a report is found among all.",
    Column("key", Words, primary_key=True, comment="A telling word, name or number."),
    _key("day", "As in near_profiles; 0 where unknown."),
    _key("reading", "A reading that has it."),
)
Index("near_keys_reading", near_keys.c.reading)

near_runs = _held_part(
    "near_runs",
    "By which runs of words a copy is found among all.",
    _key("run", "A number made from a run of words."),
    _key("day", "As in near_keys."),
    _key("reading", "A reading that has it."),
)
Index("near_runs_reading", near_runs.c.reading)

near_pairs = _held_part(
    "near_pairs",
    "Pairs of reports that may be of one story, or share text.",
    _key("first", "The reading added first."),
    _key("second", "The other."),
    _column("likeness", Float, "How surely they are of one story; 0 where they only share text."),
    _maybe("copy", Data, "The text they share: [first report, second, share, reason, passages]; null where none."),
)
Index("near_pairs_second", near_pairs.c.second)
