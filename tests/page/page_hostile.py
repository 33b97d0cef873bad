"""Reports that try to be markup: three hundred payloads, made by combination, in every place a report has words."""

from collections.abc import Callable
from itertools import product

from reportedly.records import (
    Annotations,
    Comparison,
    Copy,
    Dateline,
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
    Statement,
    Story,
    TimelineEntry,
    Timex,
)

SHAPES = (
    "<script>{}</script>",
    "</script><script>{}</script>",
    "</title><script>{}</script>",
    "</textarea><script>{}</script>",
    "<img src=x onerror={}>",
    '"><img src=x onerror={}>',
    "' onmouseover='{}",
    '" autofocus onfocus="{}',
    "<svg onload={}>",
    '"><svg/onload={}>',
    "<body onload={}>",
    "<iframe srcdoc='<script>{}</script>'></iframe>",
    "<a href=javascript:{}>here</a>",
    "javascript:{}",
    "data:text/html,<script>{}</script>",
    "<math><mtext><script>{}</script>",
    "<style>body{{display:none}}</style><b>{}</b>",
    "<link rel=stylesheet href=//x.example/{}>",
    "<base href=//x.example/><i>{}</i>",
    "<meta http-equiv=refresh content='0;url=javascript:{}'>",
    "<!--{}",
    "]]>{}<![CDATA[",
    "{{{{ {} }}}}{{% for x in y %}}",
    "&lt;script&gt;{}&#60;/script&#62;",
    "<details open ontoggle={}>",
)
DEEDS = ("window.hit=1", "alert(`1`)", "fetch(`/`)", "document.title=1")


def _hidden(text: str) -> str:
    """With tabs for blanks, and characters that HTML cannot hold or that turn the reading direction."""
    return text.replace(" ", "\t") + "\x00\u202e"


GUISES: tuple[Callable[[str], str], ...] = (str, str.upper, _hidden)

PAYLOADS: tuple[str, ...] = tuple(
    guise(shape.format(f"{deed}/*{number}*/"))
    for number, (shape, deed, guise) in enumerate(product(SHAPES, DEEDS, GUISES))
)


def comparison() -> Comparison:
    """One story whose every word is a payload: a report for each of them."""
    readings = tuple(_reading(number, payload) for number, payload in enumerate(PAYLOADS))
    ids = tuple(each.report.id for each in readings)
    pairs = list(zip(readings[::2], readings[1::2], strict=True))
    copies = tuple(_copy(one, other) for one, other in pairs)
    story = Story("s_hostile", PAYLOADS[0], ids, len(ids) - len(copies), copies)
    others = tuple(Story(f"s_{number}", payload, (), 0) for number, payload in enumerate(PAYLOADS))
    return Comparison(
        readings=readings,
        stories=(story, *others),
        figures=tuple(_series(one, other) for one, other in zip(readings, readings[1:] + readings[:1], strict=True)),
        events=tuple(SharedEvent(f"ev_{n}", story.id, p, p, (p,), ()) for n, p in enumerate(PAYLOADS)),
        findings=tuple(_finding(number, each) for number, each in enumerate(readings)),
        timeline=tuple(
            TimelineEntry(story.id, f"20{n % 90 + 10}-01-01", p, (_evidence(r),))
            for n, (p, r) in enumerate(zip(PAYLOADS, readings, strict=True))
        ),
        warnings=tuple(ReportWarning(payload, payload) for payload in PAYLOADS),
    )


def _reading(number: int, payload: str) -> Reading:
    """A report of a payload and little else. Every tenth has the payload for its id."""
    text = f"{payload}\n\nBefore {payload} after. " + (" ".join(PAYLOADS) if number == 1 else "")
    name = payload if number % 10 == 0 else f"r_{number}"
    start = text.index(payload, len(payload))
    span = (start, start + len(payload))
    report = Report(
        id=name,
        text=text,
        path=payload,
        title=payload,
        publisher=payload,
        agency=(payload,),
        byline=(payload,),
        dateline=Dateline(payload, payload),
        published=f"2025-10-{number % 28 + 1:02}",
        published_text=payload,
        url=payload if number % 2 else f"https://paper.example/{payload}",
        language=payload,
        sha256=payload,
        body_start=len(payload) + 2,
        found_in=(("publisher", payload), ("url", payload)),
        warnings=(ReportWarning(payload, payload),),
    )
    hands = tuple(Hand(payload, kind, span, held=True) for kind in ("speaker", "medium", "relay", "publisher"))
    statement = Statement(
        f"st_{number}",
        payload,
        (span,),
        cue=((start - 7, start - 1),),
        sources=(span,),
        speakers=(payload,),
        addressees=(payload,),
        medium=payload,
        chain=hands,
        said=payload,
        polarity="denied",
    )
    figure = Figure(
        f"figure_{number}",
        *span,
        text=payload,
        low=1.0,
        counted=payload,
        unit=payload,
        holder=payload,
        event=payload,
        place=payload,
        when=payload,
        modifier=payload,
        statement=statement.id,
        speakers=(payload,),
    )
    timex = Timex(f"timex_{number}", *span, type=payload, value=payload, mod=payload, rule=payload)
    return Reading(report, Annotations(statements=(statement,), figures=(figure,), timexes=(timex,)))


def _copy(one: Reading, other: Reading) -> Copy:
    spans = ((0, len(one.report.title or "")), (0, len(other.report.title or "")))
    return Copy(one.report.id, other.report.id, 0.5, one.report.title or "", (spans,))


def _series(one: Reading, other: Reading) -> Series:
    points = tuple(
        Point(
            each.report.id, 0, len(each.report.title or ""), each.report.title or "", low=2.0, said_by=one.report.title
        )
        for each in (one, other)
    )
    return Series("s_hostile", one.report.title or "", points, "conflict")


def _finding(number: int, reading: Reading) -> Finding:
    return Finding(f"f_{number}", "variant", "s_hostile", reading.report.title or "", (_evidence(reading),))


def _evidence(reading: Reading) -> Evidence:
    payload = reading.report.title or ""
    return Evidence(reading.report.id, payload, 0, len(payload))
