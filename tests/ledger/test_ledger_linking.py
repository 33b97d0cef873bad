"""Stories over time: their ids stay, what no longer holds is ended, and others may add meanwhile."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from reportedly.errors import LedgerBusy
from reportedly.ledger import Ledger
from reportedly.ledger.linking import stable_ids
from reportedly.records import Comparison, Evidence, Finding, Reading, ReportWarning, Story

from .conftest import plain


def story(name: str, *reports: str) -> Story:
    return Story(name, name, reports, len(reports))


@dataclass
class Groups:
    """A linker that puts together what it is told, and remembers which stories it was asked to compare."""

    groups: tuple[tuple[str, ...], ...]
    warnings: tuple[ReportWarning, ...] = ()
    compared: list[str] = field(default_factory=list)

    def group(self, readings: Iterable[Reading]) -> tuple[tuple[Story, ...], tuple[ReportWarning, ...]]:
        there = {reading.report.id for reading in readings}
        grouped = [tuple(name for name in group if name in there) for group in self.groups]
        return tuple(story(f"s_{group[0]}", *group) for group in grouped if group), self.warnings

    def compare_story(self, story: Story, readings: Iterable[Reading]) -> Comparison:
        self.compared.append(story.id)
        members = tuple(readings)
        words = Evidence(story.reports[0], "Nothing", 0, 7)
        found = Finding(f"n_{story.id}", "conflict", story.id, f"{len(members)} reports", (words,))
        return Comparison(readings=members, stories=(story,), findings=(found,), warnings=self.warnings)


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ({}, [("s_1", "ab")], {"s_1": "s_1"}),
        ({"s_0": "ab"}, [("s_1", "abc")], {"s_1": "s_0"}),
        ({"s_0": "abc"}, [("s_1", "ab"), ("s_2", "c")], {"s_1": "s_0", "s_2": "s_2"}),
        ({"s_0": "ab", "s_9": "cde"}, [("s_1", "abcde")], {"s_1": "s_9"}),
        ({"s_0": "ab", "s_9": "cd"}, [("s_1", "abcd")], {"s_1": "s_0"}),
        ({"s_0": "abcd"}, [("s_1", "ab"), ("s_2", "cde")], {"s_2": "s_0", "s_1": "s_1"}),
        ({"s_0": "ab"}, [("s_1", "cd")], {"s_1": "s_1"}),
    ],
)
def test_a_story_keeps_its_id(before: dict[str, str], now: list[tuple[str, str]], expected: dict[str, str]) -> None:
    assert stable_ids([story(name, *reports) for name, reports in now], before) == expected


def test_no_id_is_given_twice() -> None:
    names = stable_ids([story("s_0", "a"), story("s_1", "b", "c")], {"s_0": "abc"})
    assert names["s_1"] == "s_0"
    assert names["s_0"] not in ("s_0", "s_1")
    assert names == stable_ids([story("s_1", "b", "c"), story("s_0", "a")], {"s_0": "abc"})


def test_only_stories_that_changed_are_compared(ledger: Ledger, path: Path) -> None:
    list(ledger.add(plain(name) for name in "abcd"))
    linker = Groups(("ab", "cd"))  # type: ignore[arg-type]  # a text is as good as a tuple of its letters
    ledger.relink(linker)
    assert linker.compared == ["s_a", "s_c"]
    ledger.add_one(plain("e"))
    grown = Groups(("abe", "cd"))  # type: ignore[arg-type]
    ledger.relink(grown)
    assert grown.compared == ["s_a"]
    assert ledger.story("s_a").findings[0].message == "3 reports"
    with closing(sqlite3.connect(path)) as connection:
        kept = connection.execute("SELECT id, ended_in IS NULL FROM stories ORDER BY number").fetchall()
        said = connection.execute("SELECT message FROM findings f JOIN stories s ON s.number = f.story").fetchall()
    assert kept == [("s_a", 0), ("s_c", 1), ("s_a", 1)]
    assert ("2 reports",) in said, "what was said of the story before stays"


def test_another_version_compares_again(path: Path) -> None:
    for version, compared in (("1.0", 1), ("1.0", 0), ("1.1", 1)):
        linker = Groups((("a",),))
        with Ledger.open(path, create=True, version=version) as ledger:
            ledger.add_one(plain("a"))
            ledger.relink(linker)
        assert len(linker.compared) == compared, version


def test_what_could_not_be_worked_out_is_kept(ledger: Ledger) -> None:
    warning = ReportWarning("failed", "dates could not be worked out", stage="dates")
    ledger.add_one(plain("a"))
    ledger.relink(Groups((("a",),), (warning,)))
    assert ledger.story("s_a").warnings == (warning,)


class Meanwhile(Groups):
    """Another program does something whenever the readings are grouped."""

    def __init__(self, path: Path, add: list[str], forget: list[str]) -> None:
        super().__init__((("a", "b"), ("c",)))
        self.path, self.to_add, self.to_forget = path, add, forget

    def group(self, readings: Iterable[Reading]) -> tuple[tuple[Story, ...], tuple[ReportWarning, ...]]:
        with Ledger.open(self.path) as other:
            if self.to_add:
                other.add_one(plain(self.to_add.pop()))
            if self.to_forget:
                other.forget(self.to_forget.pop())
        return super().group(readings)


def test_what_is_added_meanwhile_waits_for_its_own_linking(ledger: Ledger, path: Path) -> None:
    list(ledger.add([plain("a"), plain("b")]))
    ledger.relink(Meanwhile(path, ["c"], []))
    assert [line.story.reports for line in ledger.stories()] == [("a", "b")]
    assert ledger.reach().unlinked == 1
    ledger.relink(Groups((("a", "b"), ("c",))))
    assert ledger.reach().unlinked == 0


def test_what_is_forgotten_meanwhile_is_in_no_story(ledger: Ledger, path: Path) -> None:
    list(ledger.add([plain("a"), plain("b")]))
    ledger.relink(Meanwhile(path, [], ["b"]))
    assert [line.story.reports for line in ledger.stories()] == [("a",)]


def test_a_ledger_that_never_rests_is_said(ledger: Ledger, path: Path) -> None:
    names = [f"x{number}" for number in range(40)]
    list(ledger.add(map(plain, ["a", *names])))
    with pytest.raises(LedgerBusy):
        ledger.relink(Meanwhile(path, [], names))
