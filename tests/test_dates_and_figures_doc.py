"""What docs/dates-and-figures.md says of words is what the program makes of them."""

import re
from pathlib import Path

import pytest

from reportedly import pipeline
from reportedly.records import Annotations, Report

PAGE = (Path(__file__).parent.parent / "docs" / "dates-and-figures.md").read_text("utf-8")


def rows(heading: str) -> list[list[str]]:
    """The rows of the table under a heading, its head left out."""
    part = PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    table = [line for line in part.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table]


def read(words: str) -> Annotations:
    return pipeline.read_report(Report("r", words, published="2025-09-05", language="en")).annotations


@pytest.mark.parametrize("row", rows("Figures"), ids=lambda row: row[0])
def test_figures(row: list[str]) -> None:
    words, *bounds, more = row
    figure, *_ = read(words).figures or ()
    assert [None if bound == "–" else float(bound) for bound in bounds] == [figure.low, figure.high, figure.best]
    place = f"{figure.ordinal}th" if figure.ordinal else ""
    assert more == (figure.modifier or figure.unit or place)


@pytest.mark.parametrize("row", rows("Dates"), ids=lambda row: row[0])
def test_dates(row: list[str]) -> None:
    words, expression, value, rule = row
    found = [
        (words[t.start : t.end], re.sub(" $", "", f"{t.value} {t.mod or ''}"), t.rule)
        for t in read(words).timexes or ()
    ]
    assert (expression, value, rule) in found


def test_the_tables_are_not_empty() -> None:
    assert len(rows("Figures")) > 10
    assert len(rows("Dates")) > 10
