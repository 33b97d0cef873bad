"""The docs say what is there: links lead somewhere, commands exist, words that must not stand on screen do not."""

import re
from pathlib import Path

import pytest

from reportedly.show import cli

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
LINK = re.compile(r"\]\(([^)#:\s]+)\)")
COMMAND = re.compile(r"^ {4}reportedly (\w+)", re.MULTILINE)
SCRIPT = re.compile(r"\b(scripts/\w+)")
FORBIDDEN = re.compile(r"[\"“'][^\"”'\n]*\b(?:verified|debunked|fake news)\b", re.IGNORECASE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    missing = [link for link in LINK.findall(page.read_text("utf-8")) if not (page.parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_and_scripts_exist(page: Path) -> None:
    text = page.read_text("utf-8")
    known = {command.name or command.callback.__name__ for command in cli.app.registered_commands if command.callback}
    assert set(COMMAND.findall(text)) <= known
    assert [script for script in SCRIPT.findall(text) if not (ROOT / script).exists()] == []


def test_words_that_never_stand_on_screen() -> None:
    shown = [*ROOT.glob("src/reportedly/show/**/*.py"), *ROOT.glob("src/reportedly/compare/*.py")]
    assert [path.name for path in shown if FORBIDDEN.search(path.read_text("utf-8"))] == []


def test_every_table_gives_a_reason_for_every_row() -> None:
    for path in ROOT.glob("src/reportedly/knowledge/*.tsv"):
        lines = [line for line in path.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]
        header = lines[0].split("\t")
        assert "reason" in header, path.name
        at = header.index("reason")
        bare = [line for line in lines[1:] if len(line.split("\t")) <= at or not line.split("\t")[at].strip()]
        assert bare == [], path.name
