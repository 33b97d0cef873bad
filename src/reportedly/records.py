"""The data types every stage takes and gives: frozen, plain, without behaviour beyond what they say of themselves.

In: nothing. Out: the types. Reading, judging and printing do not belong here.

A span is a half-open pair ``(start, end)`` of Unicode code-point offsets into ``Report.text``. Dates are ISO 8601
strings at the precision known (``2024``, ``2025-04``, ``2025-08-15``, ``2025-08-15T08:16``). An empty tuple means
looked and found none; ``None`` means could not tell. Ids are made from content (``content_id``), so the same input
always has the same ids.
"""

import hashlib
from dataclasses import dataclass, field
from typing import Any

Span = tuple[int, int]


def content_id(prefix: str, *parts: object) -> str:
    """A short id made from content: ``prefix``, an underscore and 12 hexadecimal digits of SHA-256 over ``parts``."""
    joined = "\x1f".join(str(part) for part in parts)
    return f"{prefix}_{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


@dataclass(frozen=True, slots=True)
class ReportWarning:
    """Something a reader must know about a report. ``kind``: calendar, left-out, failed, encoding, truncated, …"""

    kind: str
    message: str
    start: int | None = None
    end: int | None = None
    stage: str | None = None


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place and day a report says it was written ("BEIJING, Sept. 3 —"); either may be unknown."""

    place: str | None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One published text, as read.

    ``text`` is the title (if any), an empty line, and the body; for ``--jsonl`` input exactly the text given.
    ``body_start`` is where the body begins in it. ``found_in`` tells for each known field where its value came from
    ("meta og:title", "line 3", "given", …).
    """

    id: str
    text: str
    path: str | None = None
    title: str | None = None
    publisher: str | None = None
    agency: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    dateline: Dateline | None = None
    published: str | None = None
    published_text: str | None = None
    url: str | None = None
    language: str | None = None
    sha256: str = ""
    body_start: int = 0
    found_in: tuple[tuple[str, str], ...] = ()
    warnings: tuple[ReportWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class Hand:
    """One hand a statement passed through. ``kind``: speaker, medium, relay, agency, publisher.

    ``span`` marks the words that name the hand, None where it stands in no text; ``held`` is true where the hand's own
    text is among the reports.
    """

    name: str
    kind: str
    span: Span | None = None
    held: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """Words or a claim somebody is said to have said: source + cue + content (as in PARC 3).

    ``contents``, ``cue`` and ``sources`` are spans; the outer quote marks are not in ``contents``. ``mode`` is direct,
    mixed or indirect; ``polarity`` asserted, denied, hedged or asked. ``unnamed`` is how many unnamed speakers there
    are (0: unnamed, number not told), None where the speaker is named or not known. ``relays`` are the hands the text
    names between speaker and report; ``chain`` is whole, speaker to publisher, once linked.
    """

    id: str
    mode: str
    contents: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    sources: tuple[Span, ...] = ()
    speakers: tuple[str, ...] = ()
    speaker_ids: tuple[str, ...] = ()
    unnamed: int | None = None
    addressees: tuple[str, ...] = ()
    medium: str | None = None
    medium_span: Span | None = None
    relays: tuple[Hand, ...] = ()
    chain: tuple[Hand, ...] = ()
    said: str | None = None
    polarity: str = "asserted"
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Timex:
    """A date, time, duration or set with its TIMEX3 value. ``earliest`` and ``latest`` are days, ``rule`` says why."""

    id: str
    start: int
    end: int
    type: str
    value: str
    mod: str | None = None
    earliest: str | None = None
    latest: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its bounds, what is counted, whose, what happened to them, and who says so.

    ``best`` is the number named, ``low`` and ``high`` the bounds the words give (contract: "Figures"). ``unit`` is "%",
    an ISO currency code or a singular noun, None for counts. ``before`` is the number before a change ("rose to 14
    from 9": best 14, before 9, change up); the contract prints it as ``from``. ``holder`` is whose the counted things
    are; the contract prints it as ``of``.
    """

    id: str
    start: int
    end: int
    text: str
    low: float | None = None
    high: float | None = None
    best: float | None = None
    modifier: str | None = None
    vague: bool = False
    ordinal: int | None = None
    unit: str | None = None
    change: str | None = None
    before: float | None = None
    counted: str | None = None
    holder: str | None = None
    event: str | None = None
    place: str | None = None
    when: str | None = None
    statement: str | None = None
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, state, place or other thing, with every mention of it in one report.

    One without a name ("a nurse", "I") has the words that first describe it for one, and an id that opens with ``u``.
    """

    id: str
    name: str
    type: str
    mentions: tuple[Span, ...]
    roles: tuple[str, ...] = ()

    @property
    def named(self) -> bool:
        """Whether the report names it."""
        return not self.id.startswith("u_")


@dataclass(frozen=True, slots=True)
class Event:
    """A thing that happened: ``type`` (meeting, visit, call, …), its trigger word's span, who, where and when."""

    id: str
    type: str
    start: int
    end: int
    who: tuple[str, ...] = ()
    where: str | None = None
    when: str | None = None


@dataclass(frozen=True, slots=True)
class Annotations:
    """What was read from one report. A stage that failed gives None and a warning of kind ``failed``."""

    sentences: tuple[Span, ...] | None = ()
    timexes: tuple[Timex, ...] | None = ()
    entities: tuple[Entity, ...] | None = ()
    statements: tuple[Statement, ...] | None = ()
    figures: tuple[Figure, ...] | None = ()
    events: tuple[Event, ...] | None = ()
    warnings: tuple[ReportWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A report with what was read from it."""

    report: Report
    annotations: Annotations


@dataclass(frozen=True, slots=True)
class Sketch:
    """What a report is found by among many others, and compared with them by.

    ``keys`` are the words, names and numbers that tell what it is about, ``runs`` numbers made from runs of its own
    words, ``day`` the day it was published, counted from the year 1 (None where unknown), ``solid`` how far its
    likenesses can be relied on (0 for a bare headline, 1 for a long report), ``profile`` plain data that tells what it
    is about in short.
    """

    keys: tuple[str, ...] = ()
    runs: tuple[int, ...] = ()
    day: int | None = None
    solid: float = 1.0
    profile: Any = None


# What a judgement says of its two sides.
TOGETHER, APART = "together", "apart"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided: the reports of both sides are of one story (``together``), or none of one side is of a
    story with one of the other (``apart``); of entities, by their ids, that both sides are one person, body or place,
    or that none of one side is one of the other. ``number`` tells which of two came later."""

    number: int
    says: str
    first: tuple[str, ...]
    second: tuple[str, ...]
    note: str | None = None
    judge: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a report that something is said on. ``field`` names the field where the words stand in no text."""

    report: str
    text: str
    start: int | None = None
    end: int | None = None
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """Two reports that share text outside quotation marks. ``share`` is the part of the shorter one that is shared.

    ``passages`` are pairs of spans, one in ``first`` and one in ``second``. ``joins`` tells whether the two have one
    origin; a page that carries several texts has that of the one it carries most of.
    """

    first: str
    second: str
    share: float
    reason: str
    passages: tuple[tuple[Span, Span], ...] = ()
    joins: bool = True


@dataclass(frozen=True, slots=True)
class Story:
    """The reports on the same events. ``origins`` counts independent origins: copies of one text count once."""

    id: str
    title: str
    reports: tuple[str, ...]
    origins: int
    copies: tuple[Copy, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """One figure, date or place as one report gives it. ``rule`` says how a value was found that its own words do
    not give."""

    report: str
    start: int
    end: int
    text: str
    low: float | None = None
    high: float | None = None
    best: float | None = None
    said_by: str | None = None
    as_of: str | None = None
    value: str | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """Every mention, over a story's reports, of one quantity, date or place. ``relation``: agree, compatible, revised,
    conflict, or None where it cannot be told.

    Of a quantity, ``low`` and ``high`` are the least and the greatest number that any independent origin names,
    ``best`` the latest or most supported, None where that cannot be told; all three in ``unit``.
    """

    story: str
    what: str
    points: tuple[Point, ...]
    relation: str | None
    low: float | None = None
    best: float | None = None
    high: float | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class SharedEvent:
    """Mentions of one thing that happened, over a story's reports."""

    id: str
    story: str
    type: str
    when: str | None
    who: tuple[str, ...]
    mentions: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class SharedEntity:
    """One person, body, state or place, over a story's reports.

    ``names`` are the forms of its name as written; ``mentions`` where each report names it first; ``reason`` why these
    are held for one, or kept apart from others of the name. ``entities`` are the ids that it has in its reports,
    first that of each of ``mentions``; ``marks`` what tells it from others of the name: pairs of a kind and a value.
    """

    id: str
    story: str
    name: str
    type: str
    names: tuple[str, ...]
    roles: tuple[str, ...]
    mentions: tuple[Evidence, ...]
    reason: str
    entities: tuple[str, ...] = ()
    marks: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something the reports say together that a careful reader would want to know, with the words it stands on.

    ``weight`` (0 to 1) is what part of its kind's use to a reader it has; the order of findings is made from it, and
    it is kept nowhere else.
    """

    id: str
    kind: str
    story: str
    message: str
    evidence: tuple[Evidence, ...]
    weight: float = field(default=1.0, compare=False)


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A dated event or statement of a story."""

    story: str
    date: str
    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What several reports say together."""

    readings: tuple[Reading, ...] = ()
    stories: tuple[Story, ...] = ()
    figures: tuple[Series, ...] = ()
    dates: tuple[Series, ...] = ()
    places: tuple[Series, ...] = ()
    events: tuple[SharedEvent, ...] = ()
    findings: tuple[Finding, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    entities: tuple[SharedEntity, ...] = ()
    warnings: tuple[ReportWarning, ...] = field(default=())
