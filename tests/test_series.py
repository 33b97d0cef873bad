"""The gold of eval/series: the rule that prints tokens, and what every gold file must hold."""

import importlib
import json
import sys
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[1] / "eval"
RELATIONS = {"agree", "compatible", "revised", "conflict"}


@pytest.fixture(scope="module")
def series() -> Any:
    sys.path.insert(0, str(FOLDER))
    return importlib.import_module("series")


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("A 35 - year - old clerk , Ida Berg , died .", "A 35-year-old clerk, Ida Berg, died."),
        ("They took 20 , 000 crowns ( $ 4 million ) .", "They took 20,000 crowns ($4 million)."),
        ("`` It 's over , '' he said .", '"It\'s over," he said.'),
        ("It began at 3 : 30 p . m . on Friday .", "It began at 3:30 p.m. on Friday."),
        ("He left - and nobody saw him - at night .", "He left - and nobody saw him - at night."),
        ("Larn\n\nA dam burst .", "Larn\nA dam burst."),
    ],
)
def test_tokens_are_printed(series: Any, tokens: str, text: str) -> None:
    made, places = series.printed(tokens)
    assert made == text
    assert all(
        tokens[at] == mark or (mark == '"' and tokens[at] in "`'") for mark, at in zip(made, places, strict=True)
    )


@pytest.mark.parametrize("part", ["tuned", "unseen"])
def test_gold_holds_places_and_no_words_of_reports(series: Any, part: str) -> None:
    stories = json.loads((FOLDER / "series" / f"{part}.json").read_text("utf-8"))["stories"]
    for story in stories:
        points = list(series.points_of(story))
        assert all(point["report"] in story["reports"] and 0 <= point["start"] <= point["end"] for point in points)
        assert not any("text" in point or "note" in point for point in points)
        assert {each["relation"] for kind in ("figures", "dates") for each in story[kind]} <= RELATIONS
    assert len(stories) == {"tuned": 9, "unseen": 6}[part]
