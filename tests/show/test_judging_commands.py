"""Deciding that stories are one or not, listing what was decided, and taking it back."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from reportedly import pipeline
from reportedly.ledger import Ledger
from reportedly.records import Report
from reportedly.show import cli

Run = Callable[..., Result]
TEXTS = {
    "r_mill": "The mill of Ostra burned down, and its owner Ida Berg was hurt.",
    "r_mill_again": "The mill of Ostra burned down. Its owner Ida Berg was hurt, firemen said.",
    "r_ferry": "The ferry Karla ran aground off Teval with ninety passengers.",
}


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Call a command on a ledger with two stories."""
    path = tmp_path / "stories.db"
    with Ledger.open(path, create=True, command="add") as ledger:
        for name, text in TEXTS.items():
            ledger.add_one(pipeline.read_report(Report(name, text, published="2031-05-01", sha256="0" * 64)))
        ledger.relink(pipeline)

    def call(*args: str) -> Result:
        return CliRunner(env={"REPORTEDLY_LEDGER": str(path), "COLUMNS": "80"}).invoke(cli.app, list(args))

    return call


def homes(run: Run) -> dict[str, str]:
    """The story of each report."""
    lines = [json.loads(line) for line in run("stories", "--json").stdout.splitlines()]
    return {line["report"]: line["story"] for line in lines}


def sizes(run: Run) -> list[int]:
    """How many reports the stories have."""
    found = [json.loads(line) for line in run("stories", "--json").stdout.splitlines()]
    return sorted({line["story"]: line["reports"] for line in found}.values())


def test_merging_and_taking_it_back(run: Run) -> None:
    assert sizes(run) == [1, 2]
    done = run("merge", "r_mill", "r_ferry", "--note", "one fire", "--by", "Ada")
    assert done.exit_code == 0, done.stderr
    assert "undo 1" in done.stdout
    assert sizes(run) == [3]
    (kept,) = map(json.loads, run("judgements", "--json").stdout.splitlines())
    assert kept["says"] == "together"
    assert sorted(kept["first"] + kept["second"]) == sorted(TEXTS)
    assert (kept["note"], kept["judge"]) == ("one fire", "Ada")
    assert "one fire" in run("judgements").stdout
    assert run("undo", "1").exit_code == 0
    assert sizes(run) == [1, 2]
    assert run("undo", "1").exit_code == 3
    assert "no judgement holds" in run("judgements").stderr


def test_splitting(run: Run) -> None:
    assert run("split", "r_mill", "r_mill_again").exit_code == 0
    assert sizes(run) == [1, 1, 1]
    assert run("merge", "r_mill", "r_mill_again").exit_code == 0
    assert sizes(run) == [1, 2], "of two judgements that contradict each other the later holds"


@pytest.mark.parametrize(
    ("command", "status"),
    [
        (("merge", "r_mill", "r_mill_again"), 14),
        (("merge", "r_mill"), 14),
        (("merge", "r_mill", "s_unknown"), 3),
        (("split", "r_mill", "r_ferry"), 14),
        (("split", "r_mill", "r_mill", "r_mill_again"), 14),
        (("undo", "7"), 3),
        (("undo", "x"), 2),
    ],
)
def test_what_cannot_be_is_said(run: Run, command: tuple[str, ...], status: int) -> None:
    done = run(*command)
    assert done.exit_code == status
    assert done.stderr
    assert sizes(run) == [1, 2]
