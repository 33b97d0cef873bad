"""Three invented reports with everything a picture can show, made by hand so that the tests need no other stage."""

from collections.abc import Callable

import pytest

from reportedly.records import (
    Annotations,
    Comparison,
    Copy,
    Dateline,
    Entity,
    Event,
    Evidence,
    Figure,
    Finding,
    Hand,
    Point,
    Reading,
    Report,
    ReportWarning,
    Series,
    SharedEvent,
    Span,
    Statement,
    Story,
    TimelineEntry,
    Timex,
)

TEXTS = {
    "r_one": "Landslide buries road at Kessen Pass\n\nAt least nine people died, the rescue service said on Monday. "
    "“We have never seen this much rain,” said its head, Ilse Maro.\n\nThe road was closed.",
    "r_two": "Landslide at Kessen Pass\n\nAt least nine people died, the rescue service said. A tunnel stayed open.",
    "r_three": "Kessen toll rises\n\nThe number of dead rose to 14 from nine, Mayor Tomas Vell told Radio Ostra.",
}


def span(report: str, phrase: str) -> Span:
    """Where a phrase stands in an invented report."""
    start = TEXTS[report].index(phrase)
    return start, start + len(phrase)


def evidence(report: str, phrase: str) -> Evidence:
    return Evidence(report, phrase, *span(report, phrase))


@pytest.fixture
def first() -> Reading:
    """A report with every kind of annotation."""
    statement = Statement(
        "s_1",
        "direct",
        (span("r_one", "We have never seen this much rain"),),
        cue=(span("r_one", "said its head"),),
        sources=(span("r_one", "its head, Ilse Maro"),),
        speakers=("Ilse Maro",),
        speaker_ids=("e_1",),
        addressees=("reporters",),
        medium="letter",
        chain=(
            Hand("Ilse Maro", "speaker", span("r_one", "Ilse Maro")),
            Hand("letter", "medium"),
            Hand("North Wire", "agency"),
            Hand("The Ostra Post", "publisher", held=True),
        ),
        said="2024-05-06",
    )
    unnamed = Statement("s_2", "indirect", (span("r_one", "At least nine people died"),), unnamed=0, polarity="hedged")
    figure = Figure(
        "f_1",
        *span("r_one", "At least nine"),
        text="At least nine",
        low=9.0,
        best=9.0,
        modifier="at least",
        counted="people",
        event="died",
        when="2024-05-06",
        statement="s_2",
        speakers=("rescue service",),
    )
    report = Report(
        "r_one",
        TEXTS["r_one"],
        path="clips/one.html",
        title="Landslide buries road at Kessen Pass",
        publisher="The Ostra Post",
        agency=("North Wire",),
        byline=("Pia Lund",),
        dateline=Dateline("OSTRA", "2024-05-06"),
        published="2024-05-06T08:15+02:00",
        published_text="Monday, 7 May 2024",
        url="https://post.example/kessen",
        language="en",
        sha256="0" * 64,
        body_start=38,
        found_in=(("title", "meta og:title"), ("publisher", "meta og:site_name"), ("published", "line 3")),
        warnings=(ReportWarning("left-out", "a list of related articles was left out"),),
    )
    parts = Annotations(
        sentences=(span("r_one", "The road was closed."),),
        timexes=(Timex("t_1", *span("r_one", "Monday"), type="DATE", value="2024-05-06", rule="weekday"),),
        entities=(Entity("e_1", "Ilse Maro", "person", (span("r_one", "Ilse Maro"),), ("head",)),),
        statements=(statement, unnamed),
        figures=(figure,),
        events=(Event("v_1", "death", *span("r_one", "died"), who=("nine people",), where="Kessen Pass"),),
        warnings=(ReportWarning("calendar", "7 May 2024 is a Tuesday, the report says Monday", stage="calendar"),),
    )
    return Reading(report, parts)


@pytest.fixture
def comparison(first: Reading) -> Comparison:
    """One story of three reports, one of them a copy, with a finding of a kind nobody has heard of."""
    second = Report(
        "r_two", TEXTS["r_two"], title="Landslide at Kessen Pass", publisher="Valley Echo", published="2024-05-06"
    )
    third = Report(
        "r_three", TEXTS["r_three"], title="Kessen toll rises", publisher=None, path="c.txt", published="2024-05-07"
    )
    copy = Copy(
        "r_one", "r_two", 0.81, "a passage of 9 words", ((span("r_one", "At least"), span("r_two", "At least")),)
    )
    points = (
        Point(
            "r_one", *span("r_one", "At least nine"), "At least nine", 9.0, None, 9.0, "rescue service", "2024-05-06"
        ),
        Point(
            "r_two", *span("r_two", "At least nine"), "At least nine", 9.0, None, 9.0, "rescue service", "2024-05-06"
        ),
        Point("r_three", *span("r_three", "14"), "14", 14.0, 14.0, 14.0, "Tomas Vell"),
    )
    date = Point("r_one", *span("r_one", "Monday"), "Monday", value="2024-05-06")
    published = Evidence("r_one", "Monday, 7 May 2024", field="published_text")
    findings = (
        Finding("d_1", "revised", "st_1", "people died: 9, then 14", (points_of("r_one"), evidence("r_three", "14"))),
        Finding("d_2", "calendar", "st_1", "7 May 2024 is a Tuesday", (published,)),
        Finding("d_3", "some-new-kind", "st_1", "something else", (evidence("r_two", "A tunnel stayed open"),)),
    )
    return Comparison(
        readings=(first, Reading(second, Annotations()), Reading(third, Annotations())),
        stories=(Story("st_1", "Landslide at Kessen Pass", ("r_one", "r_two", "r_three"), 2, (copy,)),),
        figures=(Series("st_1", "people died", points, "revised"),),
        dates=(Series("st_1", "landslide", (date,), None),),
        events=(SharedEvent("v_9", "st_1", "death", "2024-05-06", ("nine people",), (evidence("r_one", "died"),)),),
        findings=findings,
        timeline=(TimelineEntry("st_1", "2024-05-06", "nine people died", (evidence("r_one", "died"),)),),
        warnings=(ReportWarning("failed", "dates could not be worked out", stage="dates"),),
    )


def points_of(report: str) -> Evidence:
    return evidence(report, "At least nine people died")


@pytest.fixture
def hostile() -> Callable[[str], Reading]:
    """A reading whose every word is the given one."""

    def make(text: str) -> Reading:
        whole = (0, len(text))
        statement = Statement(
            "s", "direct", (whole,), sources=(whole,), speakers=(text,), chain=(Hand(text, "speaker", whole),) * 2
        )
        figure = Figure("f", *whole, text=text, low=1.0, counted=text, holder=text, event=text, speakers=(text,))
        report = Report("r", text, path=text, title=text, publisher=text, agency=(text,), byline=(text,), url=text)
        parts = Annotations(
            timexes=(Timex("t", *whole, type="DATE", value="2024"),),
            entities=(Entity("e", text, "person", (whole,)),),
            statements=(statement,),
            figures=(figure,),
            events=(Event("v", "visit", *whole, who=(text,), where=text),),
            warnings=(ReportWarning("left-out", text),),
        )
        return Reading(report, parts)

    return make
