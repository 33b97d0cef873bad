"""The order of the stages: each runs, a failing one is said and stops no other, and the order given does not matter."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from reportedly import annotate, compare, pipeline, read
from reportedly.errors import MissingFile, ReadError
from reportedly.link import blocks, chains, events
from reportedly.records import (
    Annotations,
    Comparison,
    Event,
    Finding,
    Hand,
    Reading,
    Report,
    SharedEvent,
    Statement,
    Story,
)


def report(name: str, *, published: str | None = None, publisher: str | None = "The Ostra Post") -> Report:
    return Report(name, f"Text of {name}.", path=f"{name}.txt", publisher=publisher, published=published)


def add_statements(report: Report, so_far: Annotations) -> Annotations:
    return replace(so_far, statements=(Statement("s", "direct", ((0, 4),)),))


def add_events(report: Report, so_far: Annotations) -> Annotations:
    assert so_far.figures is None, "later stages run and see what failed"
    return replace(so_far, events=(Event("v", "visit", 0, 4),))


def gives(value: object) -> Callable[..., object]:
    """A stage that gives the same whatever it is given."""
    return lambda *_: value


def broken(*_: object) -> Annotations:
    raise ZeroDivisionError("by\nzero")


def add_chains(reading: Reading, held: Collection[str]) -> Reading:
    made = [
        replace(each, chain=(Hand(",".join(sorted(held)), "publisher"),))
        for each in reading.annotations.statements or ()
    ]
    return replace(reading, annotations=replace(reading.annotations, statements=tuple(made)))


def one_story(readings: Sequence[Reading]) -> tuple[Story, ...]:
    return (Story("st", "All", tuple(reading.report.id for reading in readings), 1),)


def say_order(story: Story, readings: tuple[Reading, ...], so_far: Comparison) -> Comparison:
    said = Finding("d", "order", story.id, " ".join(reading.report.id for reading in readings), ())
    return replace(so_far, findings=(*so_far.findings, said))


@pytest.fixture(autouse=True)
def stages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stages of our own, so that only the order is tested."""
    annotators = (("statements", add_statements), ("figures", broken), ("events", add_events), ("calendar", broken))
    monkeypatch.setattr(annotate, "ANNOTATORS", annotators)
    monkeypatch.setattr(chains, "add_chains", add_chains)
    monkeypatch.setattr(blocks, "find_stories", one_story)
    monkeypatch.setattr(events, "find_shared_events", gives(()))
    monkeypatch.setattr(compare, "COMPARERS", (("broken", broken), ("order", say_order)))


def test_a_failing_annotator_gives_a_warning_and_none_and_the_others_run() -> None:
    parts = pipeline.read_report(report("a")).annotations
    assert parts.figures is None
    assert parts.events == (Event("v", "visit", 0, 4),)
    assert [(each.kind, each.stage) for each in parts.warnings] == [("failed", "figures"), ("failed", "calendar")]
    assert "ZeroDivisionError by zero" in parts.warnings[0].message
    assert parts.statements
    assert parts.statements[0].chain[0].name == "The Ostra Post"


def test_a_failing_chain_leaves_the_statements(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chains, "add_chains", broken)
    parts = pipeline.read_report(report("a")).annotations
    assert parts.statements
    assert parts.warnings[-1].stage == "chains"


def test_readings_and_faults_come_in_the_order_given(monkeypatch: pytest.MonkeyPatch) -> None:
    fault = MissingFile("b.txt", "there is no such file", "check the name")
    monkeypatch.setattr(read, "read_files", gives(iter([report("a"), fault, report("c")])))
    answers = list(pipeline.read([Path("a"), Path("b"), Path("c")], rows=[report("d")]))
    assert [each.where if isinstance(each, ReadError) else each.report.id for each in answers] == [
        "a",
        "b.txt",
        "c",
        "d",
    ]


def test_a_comparison_keeps_the_order_given_and_works_in_order_of_publication() -> None:
    readings = [
        pipeline.read_report(each)
        for each in (
            report("c"),
            report("b", published="2024-05-07", publisher="Valley Echo"),
            report("a", published="2024-05-06"),
        )
    ]
    whole = pipeline.compare(readings)
    assert [reading.report.id for reading in whole.readings] == ["c", "b", "a"]
    assert [finding.message for finding in whole.findings] == ["a b c"]
    assert [each.stage for each in whole.warnings] == ["broken"]
    statements = whole.readings[0].annotations.statements or ()
    assert statements[0].chain[0].name == "The Ostra Post,Valley Echo", "all publishers of the story are held"
    other = pipeline.compare(readings[::-1])
    assert replace(other, readings=()) == replace(whole, readings=())


def test_a_report_given_twice_counts_once_and_is_named() -> None:
    first = pipeline.read_report(report("a"))
    again = replace(first, report=replace(first.report, path="again.txt"))
    whole = pipeline.compare([first, again])
    assert len(whole.readings) == 1
    assert whole.warnings[0].kind == "same-report"
    assert "again.txt is the same report as a.txt" in whole.warnings[0].message


def test_where_stories_fail_every_report_is_a_story_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "find_stories", broken)
    monkeypatch.setattr(events, "find_shared_events", broken)
    whole = pipeline.compare([pipeline.read_report(report(name)) for name in "ab"])
    assert sorted(story.reports for story in whole.stories) == [("a",), ("b",)]
    assert {"stories", "shared events"} <= {each.stage for each in whole.warnings}


def test_comparers_are_given_the_shared_events(monkeypatch: pytest.MonkeyPatch) -> None:
    shared = SharedEvent("v", "st", "visit", None, (), ())
    monkeypatch.setattr(events, "find_shared_events", gives((shared,)))
    assert pipeline.compare([pipeline.read_report(report("a"))]).events == (shared,)


def test_nothing_compared_is_an_empty_comparison(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "find_stories", gives(()))
    assert pipeline.compare([]) == Comparison()


def test_what_is_read_in_english_only_is_unknown_in_another_language() -> None:
    text = "Der Bürgermeister sagte am Montag, die Brücke bleibe zu, bis die Prüfer fertig sind. " * 10
    found = pipeline.read_report(Report("r_de", text, language="de", published="2024-05-10")).annotations
    skipped = {warning.stage for warning in found.warnings if warning.kind == "language"}
    assert skipped == {stage for stage, _ in annotate.ANNOTATORS} & pipeline.ENGLISH_ONLY
    assert skipped
    assert {getattr(found, str(stage)) for stage in skipped} == {None}
