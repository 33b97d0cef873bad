"""Readings made by hand for the comparers' tests: spans are found by their words."""

import re
from dataclasses import replace
from typing import Any

from reportedly.compare import COMPARERS
from reportedly.records import (
    Annotations,
    Comparison,
    Copy,
    Entity,
    Figure,
    Finding,
    Reading,
    Report,
    Span,
    Statement,
    Story,
    Timex,
)


def reading(name: str, text: str, published: str | None = "2031-05-06", **report: Any) -> Reading:
    """A report with its sentences, split at full stops and line ends."""
    sentences = tuple(match.span() for match in re.finditer(r"[^\s.][^.\n]*\.?", text))
    made = Report(id=name, text=text, published=published, publisher=report.pop("publisher", name.title()), **report)
    return Reading(made, Annotations(sentences=sentences))


def span(one: Reading, words: str) -> Span:
    start = one.report.text.index(words)
    return start, start + len(words)


def figure(one: Reading, words: str, best: float | None, **told: Any) -> Reading:
    """The reading with a figure more; exact unless low or high is given."""
    start, end = span(one, words)
    bounds = {"low": told.pop("low", best), "high": told.pop("high", best)}
    made = Figure(f"f{start}", start, end, words, best=best, **bounds, **told)
    return _with(one, figures=(*(one.annotations.figures or ()), made))


def statement(one: Reading, words: str, speaker: str, mode: str = "indirect", **told: Any) -> Reading:
    """The reading with a statement more."""
    speakers = (speaker,) if speaker else ()
    made = Statement(f"s{span(one, words)[0]}", mode, (span(one, words),), speakers=speakers, **told)
    return _with(one, statements=(*(one.annotations.statements or ()), made))


def entity(one: Reading, name: str, *mentions: str) -> Reading:
    """The reading with an entity more."""
    made = Entity(f"e{name}", name, "person", tuple(span(one, words) for words in mentions or (name,)))
    return _with(one, entities=(*(one.annotations.entities or ()), made))


def timex(one: Reading, words: str, value: str) -> Reading:
    """The reading with a date more."""
    start, end = span(one, words)
    return _with(one, timexes=(*(one.annotations.timexes or ()), Timex(f"t{start}", start, end, "DATE", value)))


def compared(*readings: Reading, copies: tuple[Copy, ...] = ()) -> Comparison:
    """What every comparer finds over the readings, put in order of publication."""
    ordered = tuple(sorted(readings, key=lambda one: (one.report.published or "~", one.report.id)))
    story = Story("s_1", "A story", tuple(one.report.id for one in ordered), len(ordered), copies)
    so_far = Comparison(readings=ordered, stories=(story,))
    for _, comparer in COMPARERS:
        so_far = comparer(story, ordered, so_far)
    check_evidence(so_far)
    return so_far


def check_evidence(comparison: Comparison) -> None:
    """Every finding stands on words of a report."""
    texts = {one.report.id: one.report.text for one in comparison.readings}
    for each in (
        *(e for f in comparison.findings for e in f.evidence),
        *(e for t in comparison.timeline for e in t.evidence),
    ):
        if each.field is None:
            assert each.start is not None
            assert texts[each.report][each.start : each.end] == each.text
    assert all(finding.evidence for finding in comparison.findings)


def kinds(comparison: Comparison) -> list[str]:
    return [finding.kind for finding in comparison.findings]


def only(comparison: Comparison, kind: str) -> Finding:
    (found,) = [finding for finding in comparison.findings if finding.kind == kind]
    return found


def _with(one: Reading, **parts: Any) -> Reading:
    return replace(one, annotations=replace(one.annotations, **parts))
