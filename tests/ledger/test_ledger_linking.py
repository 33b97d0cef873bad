# ruff: noqa: ARG002 - linkers of the tests have a linker's form
"""Stories over time: only what new reports touch is worked out again, what no longer holds is ended, judgements last,
and others may add meanwhile."""

import itertools
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from reportedly import pipeline
from reportedly.errors import BadJudgement, LedgerBusy, NoSuchId
from reportedly.ledger import Ledger
from reportedly.link.blocks import find_stories
from reportedly.link.near import Held, Near, near
from reportedly.records import (
    Comparison,
    Copy,
    Evidence,
    Finding,
    Judgement,
    Reading,
    Report,
    ReportWarning,
    Sketch,
    Story,
)

from .conftest import plain

Pairs = Mapping[tuple[str, str], float]


@dataclass
class Groups:
    """A linker that puts together what it is told, and remembers which stories it was asked to compare."""

    groups: tuple[tuple[str, ...], ...]
    warnings: tuple[ReportWarning, ...] = ()
    compared: list[str] = field(default_factory=list)
    TIE: float = 1.0

    def sketch(self, reading: Reading) -> Sketch:
        name = reading.report.id
        return Sketch(keys=tuple("".join(group) for group in self.groups if name in group), profile=name)

    def near(self, sketch: Sketch, by_key: object, by_run: object) -> Near[int]:
        return near(sketch, by_key, by_run)  # type: ignore[arg-type]  # as the ledger gives them

    def likeness(self, one: Sketch, other: Sketch) -> float:
        return 1.0

    def copy_of(self, one: object, other: object, standing: object) -> Copy | None:
        return None

    def group(
        self, known: Mapping[str, Sketch], alike: Pairs, shared: Sequence[Copy], judged: Sequence[Judgement]
    ) -> tuple[list[tuple[str, ...]], tuple[ReportWarning, ...]]:
        grouped = [tuple(name for name in group if name in known) for group in self.groups]
        rest = [(name,) for name in known if not any(name in group for group in self.groups)]
        return [group for group in [*grouped, *rest] if group], self.warnings

    def story(self, reports: Sequence[Report], alike: Pairs, shared: Sequence[Copy]) -> Story:
        names = tuple(sorted(report.id for report in reports))
        return Story(f"s_{names[0]}", names[0], names, len(names))

    def compare_story(self, story: Story, readings: Iterable[Reading], judged: Sequence[Judgement] = ()) -> Comparison:
        self.compared.append(story.id)
        members = tuple(readings)
        words = Evidence(story.reports[0], "Nothing", 0, 7)
        found = Finding(f"n_{story.id}", "conflict", story.id, f"{len(members)} reports", (words,))
        return Comparison(readings=members, stories=(story,), findings=(found,), warnings=self.warnings)


def test_only_stories_that_changed_are_compared(ledger: Ledger, path: Path) -> None:
    list(ledger.add(plain(name) for name in "abcd"))
    linker = Groups((tuple("abe"), tuple("cd")))
    ledger.relink(linker)
    assert linker.compared == ["s_a", "s_c"]
    ledger.add_one(plain("e"))
    ledger.relink(linker)
    assert linker.compared == ["s_a", "s_c", "s_a"]
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
    """Another program does something whenever the story of the report "a" is made."""

    def __init__(self, path: Path, add: list[str], forget: list[str]) -> None:
        super().__init__((("a", "b"), ("c",)))
        self.path, self.to_add, self.to_forget = path, add, forget

    def story(self, reports: Sequence[Report], alike: Pairs, shared: Sequence[Copy]) -> Story:
        if reports[0].id == "a":
            with Ledger.open(self.path) as other:
                if self.to_add:
                    other.add_one(plain(self.to_add.pop()))
                if self.to_forget:
                    other.forget(self.to_forget.pop())
        return super().story(reports, alike, shared)


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


class Deciding(Groups):
    """Another program decides something whenever a story is made, ``times`` times."""

    path: Path
    times: int

    def story(self, reports: Sequence[Report], alike: Pairs, shared: Sequence[Copy]) -> Story:
        if self.times:
            self.times -= 1
            with Ledger.open(self.path) as other:
                other.judge(Judgement(0, "together", ("a",), ("b",)))
        return super().story(reports, alike, shared)


def deciding(path: Path, times: int) -> Deciding:
    made = Deciding((("a",), ("b",)))
    made.path, made.times = path, times
    return made


def test_a_ledger_that_never_rests_is_said(ledger: Ledger, path: Path) -> None:
    list(ledger.add(map(plain, "ab")))
    with pytest.raises(LedgerBusy):
        ledger.relink(deciding(path, 100))


def test_what_is_decided_meanwhile_is_honoured(ledger: Ledger, path: Path) -> None:
    list(ledger.add(map(plain, "ab")))
    asked: list[tuple[Judgement, ...]] = []

    class Noting(Deciding):
        def group(
            self, known: Mapping[str, Sketch], alike: Pairs, shared: Sequence[Copy], judged: Sequence[Judgement]
        ) -> tuple[list[tuple[str, ...]], tuple[ReportWarning, ...]]:
            asked.append(tuple(judged))
            return super().group(known, alike, shared, judged)

    linker = Noting((("a",), ("b",)))
    linker.path, linker.times = path, 1
    ledger.relink(linker)
    assert len(asked[-1]) == 1, "what was worked out without it is worked out again"
    assert ledger.reach().unlinked == 0


def test_a_merge_holds_when_its_first_report_is_forgotten(ledger: Ledger, harbours: list[Reading]) -> None:
    list(ledger.add(harbours[:4]))
    ledger.relink(pipeline)
    mill, ferry = ("r_mill_first", "r_mill_second"), ("r_ferry_first", "r_ferry_second")
    ledger.judge(Judgement(0, "together", mill, ferry))
    ledger.forget(mill[0])
    ledger.relink(pipeline)
    assert list(map(sorted, stories_of(ledger))) == [["r_ferry_first", "r_ferry_second", "r_mill_second"]]


@pytest.mark.parametrize("sides", [("maybe", ("a",), ("b",)), ("together", (), ("a",)), ("apart", ("a",), ())])
def test_a_judgement_that_says_nothing_is_refused(
    ledger: Ledger, sides: tuple[str, tuple[str, ...], tuple[str, ...]]
) -> None:
    list(ledger.add(map(plain, "ab")))
    with pytest.raises(BadJudgement):
        ledger.judge(Judgement(0, *sides))


def test_undated_reports_look_at_the_newest() -> None:
    held: Held[int] = Held()
    for number in range(60):
        held.add("word", None, number)
    assert held.nearest("word", None, 3) == [57, 58, 59]


def test_a_linking_that_was_stopped_goes_on(ledger: Ledger) -> None:
    class Stops(Groups):
        def compare_story(
            self, story: Story, readings: Iterable[Reading], judged: Sequence[Judgement] = ()
        ) -> Comparison:
            raise KeyboardInterrupt

    list(ledger.add(map(plain, "abc")))
    with pytest.raises(KeyboardInterrupt):
        ledger.relink(Stops((tuple("ab"),)))
    assert ledger.reach().unlinked == 3
    ledger.relink(Groups((tuple("ab"),)))
    assert {line.story.reports for line in ledger.stories()} == {("a", "b"), ("c",)}


def test_an_id_that_a_story_had_still_opens_it(ledger: Ledger) -> None:
    linker = Groups((tuple("abc"),))
    list(ledger.add([plain("b"), plain("c")]))
    ledger.relink(linker)
    assert ledger.story("s_b").stories[0].reports == ("b", "c")
    ledger.add_one(plain("a"))
    ledger.relink(linker)
    assert ledger.story("s_b").stories == ledger.story("s_a").stories
    with pytest.raises(NoSuchId):
        ledger.story("s_c")


@pytest.fixture
def harbours() -> list[Reading]:
    """Three pairs of reports, each pair of one thing, and a report by itself."""
    told = {
        "mill": "The mill of Ostra burned down in the night to Monday, and its owner Ida Berg was hurt. Firemen from "
        "Ostra and from Kessen fought the fire at the mill until the morning; sixteen sacks of rye were lost.",
        "ferry": "The ferry Karla ran aground off Teval with ninety passengers on board. Captain Levin Dahl called for "
        "help at dusk, and boats from Teval took the ninety passengers of the Karla ashore.",
        "vote": "Norland's parliament voted 81 to 40 for the fishing quota that minister Edda Falk had asked for. The "
        "quota of 4,200 tonnes of cod divides the fishing towns, Falk conceded after the vote in parliament.",
        "fair": "A fair of clocks opened in Larn.",
    }
    ways = {"first": "", "second": " More was not known on Tuesday."}
    found = [
        plain(f"r_{thing}_{way}", f"{words}{more}", published=f"2031-05-0{1 + number}", publisher=f"The {way} Post")
        for number, (thing, words) in enumerate(told.items())
        for way, more in ways.items()
        if (thing, way) != ("fair", "second")
    ]
    return [pipeline.read_report(reading.report) for reading in found]


def stories_of(ledger: Ledger) -> list[tuple[str, ...]]:
    return sorted(line.story.reports for line in ledger.stories())


def test_adding_one_by_one_in_any_order_gives_what_comparing_all_gives(tmp_path: Path, harbours: list[Reading]) -> None:
    whole = pipeline.compare(harbours)
    assert sorted(len(story.reports) for story in whole.stories) == [1, 2, 2, 2]
    for number, order in enumerate(itertools.islice(itertools.permutations(range(7)), 0, 5040, 1013)):
        with Ledger.open(tmp_path / f"{number}.db", create=True) as ledger:
            for step in (order[:3], order[3:4], order[4:]):
                list(ledger.add(harbours[place] for place in step))
                ledger.relink(pipeline)
            kept = [ledger.story(line.story.id) for line in ledger.stories()]
            for part in ("stories", "figures", "dates", "events", "findings", "timeline"):
                found = sorted((each for one in kept for each in getattr(one, part)), key=repr)
                assert found == sorted(getattr(whole, part), key=repr), part


def test_the_order_of_readings_changes_no_story(harbours: list[Reading]) -> None:
    expected = find_stories(harbours)
    for order in itertools.islice(itertools.permutations(harbours), 0, 5040, 997):
        assert find_stories(order) == expected


def test_a_split_outlives_later_reports_and_can_be_taken_back(ledger: Ledger, harbours: list[Reading]) -> None:
    list(ledger.add(harbours))
    ledger.relink(pipeline)
    before = stories_of(ledger)
    assert ("r_ferry_first", "r_ferry_second") in before
    kept = ledger.judge(Judgement(0, "apart", ("r_ferry_first",), ("r_ferry_second",), note="two ferries"))
    ledger.relink(pipeline)
    assert ("r_ferry_first",) in stories_of(ledger)
    ledger.add_one(plain("r_ferry_third", harbours[2].report.text, published="2031-05-03", publisher="Radio Ostra"))
    ledger.relink(pipeline)
    homes = stories_of(ledger)
    assert not any({"r_ferry_first", "r_ferry_second"} <= set(reports) for reports in homes)
    assert ledger.judgements() == (kept,)
    ledger.unjudge(kept.number)
    ledger.forget("r_ferry_third")
    ledger.relink(pipeline)
    assert stories_of(ledger) == before
    with pytest.raises(NoSuchId):
        ledger.unjudge(kept.number)


def test_a_merge_outlives_later_reports(ledger: Ledger, harbours: list[Reading]) -> None:
    list(ledger.add(harbours[:4]))
    ledger.relink(pipeline)
    ledger.judge(Judgement(0, "together", ("r_mill_first",), ("r_ferry_first",)))
    ledger.relink(pipeline)
    assert len(stories_of(ledger)) == 1
    list(ledger.add(harbours[4:]))
    ledger.relink(pipeline)
    assert sorted(map(len, stories_of(ledger))) == [1, 2, 4]


def test_a_judgement_of_a_report_that_is_not_there_is_refused(ledger: Ledger) -> None:
    ledger.add_one(plain("a"))
    with pytest.raises(NoSuchId):
        ledger.judge(Judgement(0, "together", ("a",), ("b",)))
    assert ledger.judgements() == ()


def test_of_many_holders_those_nearest_in_time_are_found() -> None:
    held: Held[str] = Held()
    for day in range(1, 100):
        held.add("word", day, f"r_{day:03d}")
    held.add("word", None, "r_undated")
    assert held.nearest("word", 50, 2) == ["r_undated", "r_048", "r_049", "r_050", "r_051"]
    assert held.nearest("word", None, 2) == ["r_undated", "r_098", "r_099"]
    assert held.nearest("other", 50, 2) == []
