"""What is printed where not all is: every kind of finding, the figures that differ, which report came first."""

from dataclasses import replace

import pytest

from reportedly.records import (
    Annotations,
    Comparison,
    Copy,
    Evidence,
    Finding,
    Reading,
    Report,
    Story,
    TimelineEntry,
)
from reportedly.show.terminal import choose


def reading(name: str, published: str | None, *, publisher: str = "", agency: tuple[str, ...] = ()) -> Reading:
    return Reading(Report(name, "", published=published, publisher=publisher or name, agency=agency), Annotations())


def test_each_kind_of_finding_is_seen_in_a_short_picture() -> None:
    found = [Finding(f"d{number}", kind, "st", "", ()) for number, kind in enumerate(["a", "a", "a", "b", "copy", "c"])]
    chosen = choose.findings(found, most=4)
    assert [finding.kind for finding in chosen] == ["a", "a", "b", "c"]
    assert choose.findings(found, most=None) == found


def test_figures_that_differ_come_first(comparison: Comparison) -> None:
    (shared,) = comparison.figures
    alone = replace(shared, points=shared.points[:1], relation="conflict")
    others = [replace(shared, relation=relation) for relation in (None, "agree", "conflict")]
    relations = [series.relation for series in choose.series([alone, *others, shared], most=None)]
    assert relations == ["conflict", "revised", "agree", None]
    assert [series.relation for series in choose.series([*others, shared], most=3)] == ["conflict", "revised"]
    assert not choose.series(others[:2], most=3)
    assert [series.relation for series in choose.same([alone, *others, shared], most=3)] == ["agree"]
    assert not choose.same([replace(others[1], what="“9”")], most=3)


def test_points_of_one_day_value_and_speaker_are_one_row() -> None:
    told = [
        choose.Told("1 May", "9", None, "Post"),
        choose.Told("1 May", "9", "the mayor", "Post"),
        choose.Told("1 May", "9", "The mayor", "Echo"),
        choose.Told("2 May", "14", None, "Post"),
    ]
    assert choose.merged(told) == [
        ("1 May", "9", [], ["Post"]),  # nobody's words: never the mayor's
        ("1 May", "9", ["the mayor"], ["Post", "Echo"]),
        ("2 May", "14", [], ["Post"]),
    ]


def test_a_short_timeline_has_one_entry_a_day_the_last_days_first() -> None:
    def entry(date: str, text: str, *reports: str) -> TimelineEntry:
        return TimelineEntry("st", date, text, tuple(Evidence(report, "", 0, 1) for report in reports))

    entries = [entry("1990", "old", "a"), entry("2024-05-01", "one", "a"), entry("2024-05-01", "two", "a", "b")]
    entries.append(entry("2024-05-02", "three", "a"))
    assert [each.text for each in choose.timeline(entries, most=2)] == ["two", "three"]
    assert choose.timeline(entries, most=None) == entries


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        (reading("one", "2024-05-02"), reading("other", "2024-05-01"), "copy of"),
        (reading("one", "2024-05-01"), reading("other", "2024-05-02"), None),
        (reading("one", "2024-05-01"), reading("other", "2024-05-01T09:00"), "same text as"),
        (reading("one", None, agency=("Wire",)), reading("other", "2024-05-09", publisher="Wire"), "copy of"),
        (reading("one", "2024-05-09", publisher="Wire"), reading("other", None, agency=("Wire",)), None),
    ],
)
def test_which_report_is_the_copy(one: Reading, other: Reading, how: str | None) -> None:
    story = Story("st", "", ("other", "one"), 1, (Copy("one", "other", 0.5, ""),))
    found = choose.original("one", story, {"one": one, "other": other})
    assert (found.how if found else None) == how
