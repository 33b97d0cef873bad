"""Asking who bears a name, and deciding who is one, from the command line."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from reportedly import pipeline
from reportedly.ledger import Ledger
from reportedly.records import Annotations, Entity, Reading, Report, content_id
from reportedly.show import cli

Run = Callable[..., Result]
TEXTS = {
    "r_mill": "John Tell, 34, was hurt when the mill of Ostra burned down.",
    "r_ferry": "Ninety passengers of the ferry Karla thanked John Tell.",
}
DAYS = {"r_mill": "2031-05-01", "r_ferry": "2019-11-20"}


def entity(report: str) -> str:
    return content_id("e", report, "person", "John Tell")


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Call a command on a ledger with two stories that name a John Tell."""
    path = tmp_path / "stories.db"
    with Ledger.open(path, create=True, command="add") as ledger:
        for name, text in TEXTS.items():
            at = text.index("John Tell")
            tell = Entity(entity(name), "John Tell", "person", ((at, at + 9),), ("baker",))
            report = Report(name, text, published=DAYS[name], publisher="The Ostra Post", sha256="0" * 64)
            ledger.add_one(Reading(report, Annotations(entities=(tell,))))
        ledger.relink(pipeline)

    def call(*args: str) -> Result:
        return CliRunner(env={"REPORTEDLY_LEDGER": str(path), "COLUMNS": "80"}).invoke(cli.app, list(args))

    return call


def bearers(run: Run) -> int:
    return len({json.loads(line)["who"] for line in run("who", "Tell", "--json").stdout.splitlines()})


def test_it_shows_each_bearer_with_the_reason(run: Run) -> None:
    shown = run("who", "John Tell")
    assert shown.exit_code == 0, shown.stderr
    assert "2 bearers of this name" in shown.stdout
    assert shown.stdout.count("several bear") == 2
    assert "called baker" in shown.stdout
    assert entity("r_mill") in shown.stdout


def test_rows_stand_on_words(run: Run) -> None:
    rows = [json.loads(line) for line in run("who", "Tell", "--json").stdout.splitlines()]
    assert {row["report"] for row in rows} == set(TEXTS)
    for row in rows:
        assert TEXTS[row["report"]][row["start"] : row["end"]] == row["words"] == "John Tell"
        assert row["entity"] == entity(row["report"])
        assert row["publisher"] == "The Ostra Post"
    table = list(csv.DictReader(io.StringIO(run("who", "Tell", "--csv").stdout)))
    assert [row["words"] for row in table] == ["John Tell", "John Tell"]


def test_an_empty_answer_says_what_was_searched(run: Run) -> None:
    done = run("who", "Nobody Here")
    assert done.exit_code == 0
    assert "nobody and nothing of the name" in done.stderr
    assert "2 reports" in done.stderr


def test_deciding_and_taking_it_back(run: Run) -> None:
    assert bearers(run) == 2
    done = run("same", entity("r_mill"), entity("r_ferry"), "--note", "one baker", "--by", "Ada")
    assert done.exit_code == 0, done.stderr
    assert "undo 1" in done.stdout
    assert "2 stories" in done.stdout
    assert bearers(run) == 1
    assert "1 name and 1 name, by Ada: one baker" in run("judgements").stdout
    assert run("different", entity("r_mill"), entity("r_ferry")).exit_code == 0
    assert bearers(run) == 2, "of two that contradict each other the later holds"
    assert run("undo", "2").exit_code == 0
    assert bearers(run) == 1
    assert run("undo", "1").exit_code == 0
    assert bearers(run) == 2


@pytest.mark.parametrize(
    ("command", "status"),
    [
        (("same", "r_mill", "r_ferry"), 14),
        (("same", entity("r_mill")), 14),
        (("different", entity("r_mill"), entity("r_mill")), 14),
        (("different", entity("r_mill"), "e_000000000000"), 3),
        (("who", "e_000000000000"), 3),
    ],
)
def test_what_cannot_be_is_said(run: Run, command: tuple[str, ...], status: int) -> None:
    done = run(*command)
    assert done.exit_code == status
    assert done.stderr
    assert bearers(run) == 2
