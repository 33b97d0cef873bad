"""The shape of what ``read --json`` and ``compare --json`` print, as models; ``schema`` gives them as JSON Schema.

In: nothing. Out: two JSON Schemas (draft 2020-12), strict at our own level: every key is named, required and typed. The
models are made for the schema and the tests only; printing goes through ``as_json``, which needs none of this.

A span is a pair of code-point offsets into ``report.text``, half-open. ``null`` means could not tell, ``[]`` looked and
found none; a part that is null because its stage failed has a warning of kind ``failed`` beside it.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

DRAFT = "https://json-schema.org/draft/2020-12/schema"
# Dates are ISO 8601 at the precision known: 2024, 2025-04, 2025-08-15, with a clock time and zone where told.
CLOCK = r"T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?"
ISO = rf"^\d{{4}}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])({CLOCK})?)?)?$"

Text = Annotated[str, Field(min_length=1)]
Id = Annotated[str, Field(min_length=1, description="An id made from content, or the id given.")]
Date = Annotated[str, Field(pattern=ISO, description="ISO 8601 at the precision known.")]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
TimexValue = Annotated[str, Field(pattern=r"^[0-9A-Z+:.,_/-]+$", description="A TIMEX3 value.")]
Kind = Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*$")]
Offset = Annotated[int, Field(ge=0)]
Span = Annotated[tuple[Offset, Offset], Field(description="Half-open code-point offsets in report.text.")]
Relation = Literal["agree", "compatible", "revised", "conflict"]


class Model(BaseModel):
    """Every key stands, no other does."""

    model_config = ConfigDict(extra="forbid")


class Head(Model):
    id: Id
    path: Text | None
    title: Text | None
    publisher: Text | None
    published: Date | None


class Dateline(Model):
    place: Text | None
    date: Date | None


class Report(Head):
    agency: list[Text]
    byline: list[Text]
    dateline: Dateline | None
    published_text: Text | None
    url: Text | None
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")] | None
    text: str
    sha256: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")]
    body_start: Annotated[Offset, Field(description="Where the body begins in text.")]
    found_in: Annotated[dict[str, str], Field(description="Where the value of each known field came from.")]


class Hand(Model):
    name: Text
    kind: Literal["speaker", "medium", "relay", "agency", "publisher"]
    span: Span | None
    held: Annotated[bool, Field(description="This hand's own text is among the reports.")]


class Unnamed(Model):
    count: Annotated[int, Field(ge=1)] | None


class Statement(Model):
    id: Id
    mode: Literal["direct", "mixed", "indirect"]
    contents: Annotated[list[Span], Field(min_length=1)]
    cue: list[Span]
    sources: list[Span]
    speakers: list[Text]
    speaker_ids: list[Id]
    unnamed: Unnamed | None
    addressees: list[Text]
    medium: Text | None
    chain: list[Hand]
    said: Date | None
    polarity: Literal["asserted", "denied", "hedged", "asked"]
    parent: Id | None


class Timex(Model):
    id: Id
    start: Offset
    end: Offset
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: TimexValue
    mod: Annotated[str, Field(pattern=r"^[A-Z_]+$")] | None
    earliest: Day | None
    latest: Day | None
    rule: str


class Figure(Model):
    id: Id
    start: Offset
    end: Offset
    text: Text
    low: float | None
    high: float | None
    best: float | None
    modifier: Text | None
    vague: bool
    ordinal: int | None
    unit: Text | None
    change: Literal["up", "down"] | None
    before: Annotated[float | None, Field(alias="from", description="The number before the change.")]
    counted: Text | None
    of: Text | None
    event: Text | None
    place: Text | None
    when: Date | None
    statement: Id | None
    speakers: list[Text]


class Entity(Model):
    id: Id
    name: Text
    type: Literal["person", "organisation", "state", "place", "other"]
    mentions: list[Span]
    roles: list[Text]


class Event(Model):
    id: Id
    type: Kind
    start: Offset
    end: Offset
    who: list[Text]
    where: Text | None
    when: Date | None


class Warned(Model):
    kind: Kind
    stage: Text | None
    start: Offset | None
    end: Offset | None
    message: Text


class Read(Model):
    """One report, as `reportedly read --json` prints it: one object a line."""

    report: Report
    statements: list[Statement] | None
    timexes: list[Timex] | None
    figures: list[Figure] | None
    entities: list[Entity] | None
    events: list[Event] | None
    warnings: list[Warned]


class Place(Model):
    report: Id
    start: Offset
    end: Offset
    text: Text


class InField(Model):
    """Words that stand in no text: a date line, a byline."""

    report: Id
    field: Kind | Literal["published_text"]
    text: Text


Evidence = Place | InField


class Copy(Model):
    """What two reports share outside quotation marks: `share` is the part of the shorter one."""

    reports: tuple[Id, Id]
    share: Annotated[float, Field(ge=0, le=1)]
    reason: str
    passages: list[tuple[Span, Span]]


class OriginGroup(Model):
    """The reports of one origin; `reason` says why they are one, null where one stands alone."""

    reports: Annotated[list[Id], Field(min_length=1)]
    reason: Text | None


class Story(Model):
    """`publishers` counts those that are known, `origins` independent origins: copies of one text count once."""

    id: Id
    title: Text
    reports: Annotated[list[Id], Field(min_length=1)]
    publishers: Annotated[int, Field(ge=0)]
    origins: Annotated[int, Field(ge=1)]
    origin_groups: Annotated[list[OriginGroup], Field(min_length=1)]
    copies: list[tuple[Id, Id]]
    shared: list[Copy]


class FigurePoint(Place):
    low: float | None
    high: float | None
    best: float | None
    said_by: Text | None
    as_of: Date | None


class FigureSeries(Model):
    story: Id
    what: Text
    points: Annotated[list[FigurePoint], Field(min_length=1)]
    relation: Relation | None
    low: Annotated[float | None, Field(description="The least number that any independent origin names.")]
    best: Annotated[
        float | None, Field(description="The latest or most supported number; null where it cannot be told.")
    ]
    high: Annotated[float | None, Field(description="The greatest number that any independent origin names.")]
    unit: Annotated[Text | None, Field(description="The unit of low, best and high.")]


class DatePoint(Place):
    value: TimexValue | None
    rule: Annotated[Text | None, Field(description="How a value was found that its words do not give.")]


class DateSeries(Model):
    story: Id
    what: Text
    points: Annotated[list[DatePoint], Field(min_length=1)]
    relation: Relation | None


class PlacePoint(Place):
    value: Text | None


class PlaceSeries(Model):
    story: Id
    what: Text
    points: Annotated[list[PlacePoint], Field(min_length=1)]
    relation: Relation | None


class SharedEvent(Model):
    id: Id
    story: Id
    type: Kind
    when: Date | None
    who: list[Text]
    mentions: list[Evidence]


class SharedEntity(Model):
    id: Id
    story: Id
    name: Text
    type: Literal["person", "organisation", "state", "place", "other"]
    names: Annotated[list[Text], Field(description="The forms of its name, as written.")]
    roles: list[Text]
    entities: Annotated[list[Id], Field(min_length=1, description="Its ids in the reports.")]
    reason: Annotated[Text, Field(description="Why these are held for one, or apart from others of the name.")]
    mentions: Annotated[list[Place], Field(min_length=1, description="Where each report names it first.")]


class Finding(Model):
    id: Id
    kind: Kind
    story: Id
    message: Text
    evidence: Annotated[list[Evidence], Field(min_length=1)]


class TimelineEntry(Model):
    story: Id
    date: Date
    text: Text
    evidence: list[Evidence]


class Compare(Model):
    """What several reports say together, as `reportedly compare --json` prints it: one object."""

    reports: list[Head]
    stories: list[Story]
    figures: list[FigureSeries]
    dates: list[DateSeries]
    places: list[PlaceSeries]
    events: list[SharedEvent]
    findings: Annotated[list[Finding], Field(description="Most useful first.")]
    timeline: list[TimelineEntry]
    entities: Annotated[list[SharedEntity], Field(description="Who the reports name, those of most reports first.")]
    warnings: list[Warned]


def read_schema() -> dict[str, Any]:
    """The JSON Schema of one line of ``read --json``."""
    return {"$schema": DRAFT, **Read.model_json_schema(by_alias=True)}


def compare_schema() -> dict[str, Any]:
    """The JSON Schema of ``compare --json``."""
    return {"$schema": DRAFT, **Compare.model_json_schema(by_alias=True)}
