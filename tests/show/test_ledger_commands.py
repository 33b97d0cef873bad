"""The commands on a ledger as a user calls them: answers, lists for programs, empty answers, exit statuses."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from reportedly import pipeline
from reportedly.ledger import Ledger
from reportedly.records import Reading
from reportedly.show import cli
from reportedly.show.hands import lead
from reportedly.show.ledger_rows import COLUMNS, EVIDENCE, FORMULA

PROGRAM = [sys.executable, "-c", "from reportedly.show.cli import main; main()"]
LISTS = ("look", "stories", "story", "chain", "said", "figures", "timeline", "search")
Run = Callable[..., Result]


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    with as_file(files("reportedly").joinpath("examples", "teval-strait")) as folder:
        paths = [path for path in pipeline.find([folder]) if path.suffix not in (".json", ".pdf")]
        return [each for each in pipeline.read(paths) if isinstance(each, Reading)]


@pytest.fixture(scope="module")
def ledger_file(readings: list[Reading], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example story in a ledger."""
    path = tmp_path_factory.mktemp("ledger") / "example.db"
    with Ledger.open(path, create=True, command="add") as ledger:
        list(ledger.add(readings))
        ledger.relink(pipeline)
    return path


@pytest.fixture
def run(ledger_file: Path) -> Run:
    """Call a command on the example ledger, in this process."""

    def call(*args: str, ledger: Path = ledger_file) -> Result:
        return CliRunner(env={"REPORTEDLY_LEDGER": str(ledger), "COLUMNS": "80"}).invoke(cli.app, list(args))

    return call


@pytest.fixture
def asked(run: Run) -> dict[str, tuple[str, ...]]:
    """Each list, with what it needs."""
    story = json.loads(run("stories", "--json").stdout.splitlines()[0])["story"]
    statement = json.loads(run("said", "Tesk", "--json").stdout.splitlines()[0])["statement"]
    given = {"story": story, "figures": story, "timeline": story, "chain": statement, "said": "Tesk", "search": "ferry"}
    return {name: (name, given[name]) if name in given else (name,) for name in LISTS}


@pytest.mark.parametrize("name", LISTS)
def test_every_list_has_a_picture(run: Run, asked: dict[str, tuple[str, ...]], name: str) -> None:
    done = run(*asked[name])
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.strip()
    assert not any(len(line) > 80 for line in done.stdout.splitlines())
    assert all(word not in done.stdout.lower() for word in ("verified", "debunked"))


@pytest.mark.parametrize("name", LISTS)
def test_every_row_ends_with_its_evidence(
    run: Run, asked: dict[str, tuple[str, ...]], name: str, readings: list[Reading]
) -> None:
    texts = {reading.report.id: reading.report for reading in readings}
    table = list(csv.DictReader(io.StringIO(run(*asked[name], "--csv").stdout)))
    assert table
    assert tuple(table[0]) == (*COLUMNS[name], *EVIDENCE)
    for row in table:
        report = texts[row["report"]]
        if row["start"]:
            words = report.text[int(row["start"]) : int(row["end"])]
            assert row["words"].removeprefix("'") == words.removeprefix("'")
        assert row["sha256"] == report.sha256
        assert (row["publisher"], row["url"]) == (report.publisher or "", report.url or "")
        assert int(row["reports"]) >= int(row["origins"]) >= 1
    if name == "story":
        assert json.loads(run(*asked[name], "--json").stdout)["stories"][0]["id"] == asked[name][1]
        return
    lines = [json.loads(line) for line in run(*asked[name], "--json").stdout.splitlines()]
    assert [tuple(line) for line in lines] == [tuple(row) for row in table]
    for line, row in zip(lines, table, strict=True):
        assert (line["report"], line["words"]) == (row["report"], row["words"]) or row["words"].startswith("'")
        assert isinstance(line["chain"], list)


def test_copies_count_once_as_origins(run: Run) -> None:
    lines = [json.loads(line) for line in run("said", "Tesk", "--json").stdout.splitlines()]
    assert any(line["reports"] > line["origins"] for line in lines)


def test_a_chain_shows_its_hands_in_order(run: Run, ledger_file: Path) -> None:
    with Ledger.open(ledger_file, read_only=True) as ledger:
        said = max(ledger.said("Tesk"), key=lambda each: len(each.statement.chain))
    shown = run("chain", said.statement.id).stdout
    hands = enumerate(said.statement.chain, 1)
    places = [shown.index(f"  {place}  {lead(hand).ljust(10)} {hand.name}") for place, hand in hands]
    assert places == sorted(places)
    rows = [json.loads(line) for line in run("chain", said.statement.id, "--json").stdout.splitlines()]
    assert [(row["hand"], row["kind"], row["held"]) for row in rows] == [
        (hand.name, hand.kind, hand.held) for hand in said.statement.chain
    ]


def test_ids_of_reports_and_statements_stand_for_their_story(run: Run, asked: dict[str, tuple[str, ...]]) -> None:
    story, statement = asked["story"][1], asked["chain"][1]
    report = json.loads(run("chain", statement, "--json").stdout.splitlines()[0])["report"]
    for command in ("story", "figures", "timeline"):
        assert run(command, report).stdout == run(command, statement).stdout == run(command, story).stdout


def test_a_timeline_as_of_a_day_stands_on_reports_until_then(run: Run, asked: dict[str, tuple[str, ...]]) -> None:
    whole = run(*asked["timeline"], "--json").stdout.splitlines()
    known = [
        json.loads(line) for line in run(*asked["timeline"], "--as-of", "2025-10-12", "--json").stdout.splitlines()
    ]
    assert 0 < len(known) < len(whole)
    assert all(line["published"] and line["published"][:10] <= "2025-10-12" for line in known)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (
            ("search", "zeppelin"),
            "no report with “zeppelin” was found in your {count} reports; the oldest is of 11 Oct 2025",
        ),
        (("said", "Nobody Atall"), "no statement by “Nobody Atall” was found in your {count} reports"),
        (("said", "Tesk", "--since", "2030"), "no statement by “Tesk” since 2030 was found in your {count} reports"),
        (("timeline", "STORY", "--as-of", "1999"), "nothing dated as of 1999 was found in the"),
    ],
)
def test_an_empty_answer_says_what_was_searched(
    run: Run, asked: dict[str, tuple[str, ...]], readings: list[Reading], args: Sequence[str], said: str
) -> None:
    given = [asked["story"][1] if each == "STORY" else each for each in args]
    for form in ((), ("--json",), ("--csv",)):
        done = run(*given, *form)
        assert done.exit_code == 0
        assert said.format(count=len(readings)) in done.stderr
        assert len(done.stdout.splitlines()) == (1 if form == ("--csv",) else 0)


def test_an_empty_ledger_says_so(run: Run, tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "empty.db", create=True):
        pass
    for command in (("look",), ("stories",), ("said", "Tesk"), ("search", "ferry")):
        done = run(*command, ledger=tmp_path / "empty.db")
        assert done.exit_code == 0
        assert "it holds no report; add some with: reportedly add FOLDER" in done.stderr


@pytest.mark.parametrize(
    ("args", "status"),
    [
        (("story", "s_000000000000"), 3),
        (("figures", "r_000000000000"), 3),
        (("timeline", "st_000000000000"), 3),
        (("chain", "st_000000000000"), 3),
        (("said", "e_000000000000"), 3),
        (("forget", "r_000000000000"), 3),
        (("search", "!!!"), 2),
        (("search", "a OR " * 20_000), 2),
        (("search",), 2),
        (("look", "--json", "--csv"), 2),
        (("said", "Tesk", "--since", "yesterday"), 2),
        (("timeline", "s_0", "--as-of", "2025-13"), 2),
        (("look", "--ledger", "/nonexistent/ledger.db"), 4),
    ],
)
def test_mistakes_have_their_status(run: Run, args: Sequence[str], status: int) -> None:
    done = run(*args)
    assert done.exit_code == status
    assert done.stderr.strip()
    assert not done.stdout
    assert isinstance(done.exception, SystemExit)


def test_cells_that_a_spreadsheet_would_run_are_disarmed(run: Run, tmp_path: Path) -> None:
    formula = '=HYPERLINK("http://made.example","look")'
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps({"id": "=r", "text": f"{formula}\n\nNothing.", "publisher": "+P", "title": formula}))
    ledger = tmp_path / "ledger.db"
    assert run("add", "--jsonl", str(rows), ledger=ledger).exit_code == 0
    (cells,) = csv.DictReader(io.StringIO(run("stories", "--csv", ledger=ledger).stdout))
    assert (cells["words"], cells["report"], cells["publisher"]) == (f"'{formula}", "'=r", "'+P")
    assert json.loads(run("stories", "--json", ledger=ledger).stdout)["words"] == formula


@pytest.mark.parametrize(
    "cell", ["=1", "+1", "-1", "@a", "\t=1", "\r1", "\n1", "  =1", "\u00a0=1", "＝1", "＋1", "－1", "＠a"]
)
def test_all_that_a_spreadsheet_may_run_is_disarmed(cell: str) -> None:
    assert FORMULA.match(cell)
    assert not FORMULA.match("a" + cell)


def test_adding_says_what_became_of_each(run: Run, tmp_path: Path) -> None:
    rows, ledger = tmp_path / "rows.jsonl", tmp_path / "ledger.db"
    text = "Bakery moves\n\nThe bakery will move on Friday, its owner Jana Brix said on Tuesday."
    rows.write_text(json.dumps({"id": "one", "text": text}) + "\n" + json.dumps({"id": "two", "text": "Trams\n\nNo."}))
    first = run("add", "--jsonl", str(rows), ledger=ledger)
    assert [line.split()[:2] for line in first.stdout.splitlines()[:2]] == [["added", "one"], ["added", "two"]]
    assert "2 reports added" in first.stdout
    again = run("add", "--jsonl", str(rows), "--json", ledger=ledger)
    assert [json.loads(line)["state"] for line in again.stdout.splitlines()] == ["already there"] * 2
    rows.write_text(json.dumps({"id": "one", "text": "Other words."}))
    other = run("add", "--jsonl", str(rows), ledger=ledger)
    assert other.exit_code == 1
    assert "another report in the ledger has this id" in other.stderr
    assert run("forget", "one", ledger=ledger).exit_code == 0
    assert "one" not in run("stories", "--json", ledger=ledger).stdout


def test_nothing_to_read_makes_no_ledger(run: Run, tmp_path: Path) -> None:
    done = run("add", str(tmp_path / "missing.txt"), ledger=tmp_path / "ledger.db")
    assert done.exit_code == 1
    assert "missing.txt" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_ledger_named_comes_before_the_environments_and_the_default(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("Trams stand still\n\nNo tram ran on Monday, the company said.\n")
    env = {key: value for key, value in os.environ.items() if key != "REPORTEDLY_LEDGER"}

    def add(*args: str, **more: str) -> None:
        command = [*PROGRAM, "add", "report.txt", *args]
        subprocess.run(command, cwd=tmp_path, env=env | more, check=True, capture_output=True, timeout=120)

    add()
    add(REPORTEDLY_LEDGER="env.db")
    add("--ledger", "named.db", REPORTEDLY_LEDGER="env.db")
    assert sorted(path.name for path in tmp_path.glob("*.db")) == ["env.db", "named.db", "reportedly.db"]


@pytest.mark.parametrize("env", [{"LC_ALL": "C", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "ascii"}])
def test_any_encoding_of_the_terminal_will_do(tmp_path: Path, env: dict[str, str]) -> None:
    rows = tmp_path / "odd.jsonl"
    text = "Łódź \x1b[2J\n\n“Żółw — 名前 …”, said Ünal Ğ. \ud800"
    rows.write_text(json.dumps({"id": "a", "text": text, "title": "Łódź \x1b[2J"}))
    ledger = str(tmp_path / "ledger.db")
    for args in (["add", "--jsonl", str(rows)], ["stories"], ["search", "Łódź"], ["search", "\udcff"], ["look"]):
        command = [*PROGRAM, *args, "--ledger", ledger]
        done = subprocess.run(command, env={**os.environ, **env}, check=False, capture_output=True, timeout=120)
        assert b"Traceback" not in done.stderr
        assert b"\x1b" not in done.stdout
        assert done.returncode in (0, 2)
