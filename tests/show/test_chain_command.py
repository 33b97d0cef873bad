"""``chain`` and ``said`` over a made story: hands with their words and own texts, facts, days, unnamed speakers."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from reportedly.show import cli
from reportedly.show.ledger_rows import COLUMNS, EVIDENCE

from .made_story import AGENCY, HERALD, ID, POST, QUOTE, at, make

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("made") / "made.db")


@pytest.fixture
def run(made: Path) -> Run:
    def call(*args: str, width: int = 100) -> Result:
        return CliRunner(env={"REPORTEDLY_LEDGER": str(made), "COLUMNS": str(width)}).invoke(cli.app, list(args))

    return call


def flat(done: Result) -> str:
    return " ".join(done.stdout.split())


@pytest.fixture
def rows(run: Run) -> Callable[..., list[dict[str, Any]]]:
    return lambda *args: [json.loads(line) for line in run(*args, "--json").stdout.splitlines()]


Rows = Callable[..., list[dict[str, Any]]]


def test_a_chain_is_drawn_from_the_speaker_to_the_print_with_the_words(run: Run) -> None:
    shown = run("chain", ID["post"]).stdout
    places = [shown.index(each) for each in ("speaker", "Mara Lund", "in a", "letter", "told by", "printed by")]
    assert places[0] < places[1] < places[4] < places[5]
    assert "letter seen by the Larn Agency" in " ".join(shown.split())
    for width in (60, 80, 140):
        assert all(len(line) <= min(width, 120) for line in run("chain", ID["post"], width=width).stdout.splitlines())


def test_a_held_hand_shows_its_own_text_and_what_was_kept(run: Run, rows: Rows) -> None:
    shown = flat(run("chain", ID["post"]))
    assert "r_agency" in shown
    assert "16 of 16 words of this statement stand in it" in shown
    relay = next(row for row in rows("chain", ID["post"]) if row["kind"] == "relay")
    assert (relay["held"], relay["hand_words"]) == (True, "the Larn Agency")
    (own,) = relay["own_texts"]
    assert (own["report"], own["statement"], own["words_kept"], own["words"]) == ("r_agency", ID["agency"], 16, 16)
    (kept,) = own["kept"]
    assert POST[slice(*kept["here"])] == AGENCY[slice(*kept["there"])] == QUOTE


def test_a_chain_says_what_it_amounts_to(run: Run, rows: Rows) -> None:
    shown = flat(run("chain", ID["post"]))
    for said in (
        "second-hand, through Larn Agency",
        "letter seen by Larn Agency",
        "in 3 reports, all by way of Larn Agency",
    ):
        assert said in shown
    first = rows("chain", ID["post"])[0]
    assert (first["distance"], first["speaker"], first["seen_by"]) == (2, "told", "Larn Agency")
    assert (first["through"], first["lines"]) == (["Larn Agency"], 1)
    assert "first-hand" in flat(run("chain", "st_0000000000b2"))


def test_unnamed_speakers_are_counted_and_typed(run: Run, rows: Rows) -> None:
    shown = flat(run("chain", "st_0000000000a2"))
    assert "2 unnamed (official)" in shown
    assert "no name given: “on condition of anonymity”" in shown
    first = rows("chain", "st_0000000000a2")[0]
    assert (first["unnamed"], first["unnamed_as"], first["withheld"]) == (2, "official", "on condition of anonymity")


def test_the_docs_show_it_as_it_is(run: Run) -> None:
    page = Path(__file__).parents[2] / "docs" / "ledger.md"
    shown = run("chain", ID["post"]).stdout
    text = page.read_text("utf-8")
    assert "".join(f"    {line}".rstrip() + "\n" for line in shown.splitlines()) in text
    named = set(re.findall(r"\w+", " ".join(re.findall(r"`([\w:]+)`", text))))
    assert {*COLUMNS["said"], *COLUMNS["chain"], *EVIDENCE} <= named


def test_what_is_not_known_is_said(run: Run) -> None:
    assert "carried on from those before" in flat(run("chain", "st_0000000000c2"))


def test_a_report_and_words_stand_for_their_statements(run: Run, rows: Rows) -> None:
    shown = flat(run("chain", "r_herald"))
    assert "Mara Lund → Larn Agency* → Berg Herald*" in shown
    assert {row["statement"] for row in rows("chain", "r_herald")} == {ID["herald"], "st_0000000000c2"}
    assert {row["statement"] for row in rows("chain", "stay open all winter")} == set(ID.values())
    assert "Through whose hands" in run("chain", "fee ships").stdout  # one statement alone has these words
    done = run("chain", "zeppelin")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "no statement with “zeppelin” was found in your 3 reports" in done.stderr


@pytest.mark.parametrize("given", ["st_000000000000", "r_000000000000"])
def test_an_id_of_nothing_is_a_mistake(run: Run, given: str) -> None:
    assert run("chain", given).exit_code == 3


@pytest.mark.parametrize("name", ["lund", "Mara Lund", "e_lund"])
def test_said_by_a_name_or_a_part_of_it(rows: Rows, name: str) -> None:
    assert {row["statement"] for row in rows("said", name)} == {*ID.values(), "st_0000000000c2"}


def test_said_tells_which_day_it_goes_by(run: Run, rows: Rows) -> None:
    days = {row["statement"]: (row["day"], row["day_is"]) for row in rows("said", "Lund")}
    assert days[ID["agency"]] == ("2024-05-05", "said")
    assert days[ID["post"]] == ("2024-05-07", "published")
    shown = flat(run("said", "Lund"))
    assert "said 5 May 2024 · in Larn Agency" in shown
    assert "printed 7 May 2024 · in The Ostra Post · through Larn Agency" in shown
    since = {row["statement"] for row in rows("said", "Lund", "--since", "2024-05-06")}
    assert since == {ID["post"], ID["herald"], "st_0000000000c2"}


@pytest.mark.parametrize(
    ("args", "found"),
    [
        (("--unnamed",), {"st_0000000000a2"}),
        (("official", "--unnamed"), {"st_0000000000a2"}),
        (("aides", "--unnamed"), {"st_0000000000a2"}),
        (("witness", "--unnamed"), set()),
        (("--unnamed", "--about", "fee"), {"st_0000000000a2"}),
        (("--unnamed", "--about", "harbour"), set()),
        (("--denied",), {"st_0000000000b2"}),
        (("Ortega", "--denied", "--about", "FEE"), {"st_0000000000b2"}),
        (("Lund", "--denied"), set()),
        (("--relayed-by", "larn"), {ID["post"], ID["herald"]}),
        (("--relayed-by", "Ostra"), set()),
        (("--about", "planned"), {"st_0000000000a2", "st_0000000000b2"}),
        (("--about", "planned OR"), set()),
    ],
)
def test_said_by_what_is_asked(rows: Rows, args: tuple[str, ...], found: set[str]) -> None:
    assert {row["statement"] for row in rows("said", *args)} == found


def test_words_are_exact_and_columns_stable_in_csv(run: Run) -> None:
    table = list(csv.DictReader(io.StringIO(run("said", "--about", "planned", "--csv").stdout)))
    assert tuple(table[0]) == (*COLUMNS["said"], *EVIDENCE)
    texts = {"r_agency": AGENCY, "r_post": POST, "r_herald": HERALD}
    for row in table:
        assert row["words"] == texts[row["report"]][int(row["start"]) : int(row["end"])]
    assert table[0]["source"] == "Two aides familiar with the letter"
    chains = list(csv.DictReader(io.StringIO(run("chain", ID["post"], "--csv").stdout)))
    assert chains[2]["own_texts"] == "r_agency (16 of 16 words kept)"
    assert (chains[2]["hand_start"], chains[2]["hand_end"]) == tuple(map(str, at(POST, "the Larn Agency")))


def test_an_empty_answer_names_what_was_searched_and_near_names(run: Run) -> None:
    done = run("said", "Mara Lundt")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "no statement by “Mara Lundt” was found in your 3 reports" in done.stderr
    assert "speakers with names like that: Mara Lund" in done.stderr
    assert "no denial by “Lund” since 2024 was found" in run("said", "Lund", "--denied", "--since", "2024").stderr
    assert "speakers with names" not in run("said", "Lund", "--denied").stderr
    assert run("said").exit_code == 2
