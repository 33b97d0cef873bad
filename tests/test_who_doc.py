"""What docs/who-and-on-whose-word.md says of words is what the program makes of them, what it gets wrong included."""

import re
import shlex
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner

from reportedly import pipeline
from reportedly.knowledge.register import named, outlet, outlets
from reportedly.link.chain_facts import facts_of
from reportedly.records import Annotations, Reading, Report, Statement
from reportedly.show import cli, hands

PAGE = (Path(__file__).parent.parent / "docs" / "who-and-on-whose-word.md").read_text("utf-8")
TABLE = re.compile(r"^\| (?P<head>.+) \|\n\|[-|]+\|\n(?P<rows>(?:\|.+\|\n)+)", re.MULTILINE)
NONE, JOIN, STEP = "–", " · ", " → "
ID = re.compile(r"\b(st|s)_[0-9a-f]{12}\b")
ASKED = re.compile(r"^ {4}(reportedly .+)\n\n((?: {6}.*\n|\n)+)", re.MULTILINE)


def rows(head: str) -> list[list[str]]:
    """The rows of every table of the page with these columns."""
    tables = [table["rows"] for table in TABLE.finditer(PAGE) if table["head"] == head]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for table in tables for line in table.splitlines()]


def held_by(head: str) -> pytest.MarkDecorator:
    found = rows(head)
    assert found, f"no table of the page has the columns {head}"
    return pytest.mark.parametrize("row", found, ids=lambda row: row[0])


@cache
def read(words: str, publisher: str = NONE, agency: str = NONE) -> Reading:
    text = words.replace(" ¶ ", "\n\n")
    printed = None if publisher == NONE else publisher
    wires = () if agency == NONE else (agency,)
    return pipeline.read_report(
        Report("r", text, published="2025-09-05", language="en", publisher=printed, agency=wires)
    )


def found_in(words: str) -> Annotations:
    return read(words).annotations


def chain(statement: Statement) -> str:
    """The hands as ``reportedly chain`` calls them."""
    unnamed = statement.unnamed is not None
    return STEP.join(f"{hands.lead(hand, unnamed=unnamed)} {hand.name}" for hand in statement.chain) or NONE


def chains(reading: Reading) -> list[str]:
    return [chain(each) for each in reading.annotations.statements or ()]


def last(words: str) -> Statement:
    return (found_in(words).statements or ())[-1]


def names(values: tuple[str, ...]) -> str:
    return JOIN.join(values) or NONE


def mentions(words: str, name: str) -> str:
    (entity,) = [each for each in found_in(words).entities or () if each.name == name]
    return JOIN.join(words[start:end] for start, end in entity.mentions)


def type_of(words: str, name: str) -> str:
    (entity,) = [each for each in found_in(words).entities or () if each.name == name]
    return entity.type


@held_by("words | entity | type | mentions")
def test_entities(row: list[str]) -> None:
    words, name, kind, stand_for_it = row
    assert (type_of(words, name), mentions(words, name)) == (kind, stand_for_it)


@held_by("words | who | roles")
def test_roles(row: list[str]) -> None:
    words, name, roles = row
    assert {each.name: names(each.roles) for each in found_in(words).entities or ()}[name] == roles


@held_by("words | speakers | unnamed")
def test_speakers(row: list[str]) -> None:
    words, speakers, unnamed = row
    statement = last(words)
    facts = facts_of(read(words).report, statement)
    assert names(statement.speakers) == speakers
    assert (hands.unnamed_as(facts.unnamed, facts.unnamed_as) or NONE) == unnamed


@held_by("words | to | chain")
def test_addressees(row: list[str]) -> None:
    words, to, told = row
    assert (names(last(words).addressees), chain(last(words))) == (to, told)


@held_by("words | chain")
def test_chains(row: list[str]) -> None:
    words, told = row
    assert told in chains(read(words))


@held_by("words | agency | publisher | chain")
def test_printed(row: list[str]) -> None:
    words, agency, publisher, told = row
    assert chains(read(words, publisher, agency)) == [told]


@held_by("words | said | chain")
def test_words_in_a_row(row: list[str]) -> None:
    words, said, told = row
    text = read(words).report.text
    statements = found_in(words).statements or ()
    assert [chain(s) for s in statements if JOIN.join(text[a:b] for a, b in s.contents) == said] == [told]


@held_by("words | polarity")
def test_polarity(row: list[str]) -> None:
    words, polarity = row
    assert last(words).polarity == polarity


@held_by("name | anywhere | where an outlet must stand")
def test_the_register(row: list[str]) -> None:
    name, anywhere, there = row
    known = outlet(name)
    assert ((known.name if known else NONE), named(name) or NONE) == (anywhere, there)


def test_how_many_outlets_the_register_has() -> None:
    (least,) = re.findall(r"more than (\d+) news agencies", PAGE)
    assert len(outlets()) > int(least)


@held_by("words | publisher | it says")
def test_facts(row: list[str]) -> None:
    words, publisher, says = row
    reading = read(words, publisher)
    told = [hands.labels(reading.report, facts_of(reading.report, s)) for s in reading.annotations.statements or ()]
    assert says in told[-1]


OF: dict[str, Callable[[str], str]] = {
    "chain": lambda words: (chains(read(words)) or [NONE])[-1],
    "to": lambda words: names(last(words).addressees),
    "entities": lambda words: names(tuple(each.name for each in found_in(words).entities or ())),
}


def made_of(words: str, what: str) -> str:
    what, _, name = what.partition(" of ")
    return {"mentions": mentions, "type": type_of}[what](words, name) if name else OF[what](words)


@held_by("words | of | read as | should be")
def test_what_is_still_got_wrong(row: list[str]) -> None:
    words, what, now, right = row
    made = made_of(words, what)
    assert made != right, "this has come right: take its row out of the page"
    assert made == now


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("who")
    (given,) = re.findall(r"```jsonl\n(.+?)```", PAGE, re.DOTALL)
    (folder / "berg.jsonl").write_text(given, "utf-8")
    added = ["add", "--jsonl", str(folder / "berg.jsonl"), "--ledger", str(folder / "berg.db")]
    assert CliRunner().invoke(cli.app, added).exit_code == 0
    return folder / "berg.db"


@pytest.mark.parametrize(
    ("command", "shown"), ASKED.findall(PAGE), ids=lambda value: value.splitlines()[0][:40].strip()
)
def test_what_the_commands_print(command: str, shown: str, ledger: Path) -> None:
    args = [str(ledger) if arg == "berg.db" else arg for arg in shlex.split(command)[1:]]
    printed = CliRunner(env={"COLUMNS": "100"}).invoke(cli.app, args).stdout
    lines = [line.removeprefix("      ") for line in shown.rstrip().splitlines()]
    assert [line.rstrip() for line in ID.sub(r"\1_…", printed).rstrip().splitlines()] == lines


def test_the_commands_are_there() -> None:
    assert len(ASKED.findall(PAGE)) == 5
