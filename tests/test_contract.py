"""Real output against the printed schemas: the bundled story, odd texts, and what the contract says of spans."""

import json
import string
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships no types
from jsonschema.exceptions import best_match  # type: ignore[import-untyped]

from reportedly import pipeline
from reportedly.errors import ReadError
from reportedly.read import read_rows
from reportedly.records import Reading
from reportedly.show import as_json, contract
from reportedly.show.commands import EXAMPLE

READ = Draft202012Validator(contract.read_schema())
COMPARE = Draft202012Validator(contract.compare_schema())
PAIRS = ("contents", "cue", "sources", "mentions")
# Words that make the stages look twice, so that odd texts are read as news and not passed over.
WORDS = [
    "said",
    "told",
    "according to",
    "denied",
    "Monday",
    "3 May 2024",
    "at least",
    "22 people",
    "10 to 15",
    "$3.5 million",
]
MARKS = ["“", "”", '"', "’s", ", ", ". ", "%", " ", " ", "\n\n", "\r\n", "\u2028", "é", "\U0001f600"]
NAMES = ["AFP", "Mr. Brix", "Jana Brix", "he", "the mayor", "OSTRA (AP) — ", "officials"]
NEWSY = st.sampled_from(WORDS + MARKS * 2 + NAMES)
TEXTS = st.lists(
    st.one_of(NEWSY, st.text(max_size=12), st.text(string.ascii_letters + " .,", max_size=20)), max_size=40
)


@cache
def example() -> tuple[Reading, ...]:
    """The bundled story, read."""
    answers = list(pipeline.read(pipeline.find([Path(str(files("reportedly").joinpath(*EXAMPLE)))])))
    assert not [each for each in answers if isinstance(each, ReadError)]
    return tuple(each for each in answers if isinstance(each, Reading))


def printed(value: dict[str, object]) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(as_json.line(value))
    return made


def spans(value: object) -> Iterator[list[int]]:
    """Every span in one line of ``read --json``."""
    if isinstance(value, list):
        for each in value:
            yield from spans(each)
    elif isinstance(value, dict):
        for key in PAIRS:
            yield from value.get(key) or ()
        if value.get("span"):
            yield value["span"]
        if value.get("start") is not None:
            yield [value["start"], value["end"]]
        for each in value.values():
            yield from spans(each)


def assert_valid(schema: Draft202012Validator, made: dict[str, Any]) -> None:
    """Say the first place that does not fit, not the whole answer."""
    fault = best_match(schema.iter_errors(made))
    assert fault is None, f"{fault.json_path}: {fault.message[:200]}"


def assert_follows_contract(made: dict[str, Any]) -> None:
    assert_valid(READ, made)
    length = len(made["report"]["text"])
    for start, end in spans(made):
        assert 0 <= start < end <= length
    assert not [each for each in made["warnings"] if each["kind"] == "failed"]
    # Null where the text is in another language than English.
    statements, figures = made["statements"] or [], made["figures"] or []
    ids = [statement["id"] for statement in statements]
    assert len(ids) == len(set(ids))
    assert {statement["parent"] for statement in statements} <= {*ids, None}
    assert {figure["statement"] for figure in figures} <= {*ids, None}
    known = {entity["id"] for entity in made["entities"] or []}
    assert {speaker for statement in statements for speaker in statement["speaker_ids"]} <= known


def test_each_report_of_the_example_follows_the_contract() -> None:
    for reading in example():
        assert_follows_contract(printed(as_json.reading(reading)))


def test_the_figures_text_is_what_stands_at_its_span() -> None:
    for reading in example():
        for figure in reading.annotations.figures or ():
            assert figure.text == reading.report.text[figure.start : figure.end]


def test_the_comparison_of_the_example_follows_the_contract() -> None:
    made = printed(as_json.comparison(pipeline.compare(example())))
    assert_valid(COMPARE, made)
    assert not [each for each in made["warnings"] if each["kind"] == "failed"]
    texts = {reading.report.id: reading.report.text for reading in example()}
    assert [each["id"] for each in made["reports"]] == list(texts)
    stories = [report for story in made["stories"] for report in story["reports"]]
    assert sorted(stories) == sorted(texts), "every report is in exactly one story"
    known = {story["id"] for story in made["stories"]}
    for key, inner in (("figures", "points"), ("dates", "points"), ("events", "mentions"), ("findings", "evidence")):
        for each in made[key]:
            assert each["story"] in known
            for words in each[inner]:
                if "start" in words:
                    assert words["text"] == texts[words["report"]][words["start"] : words["end"]]


def test_a_comparison_does_not_depend_on_the_order_given() -> None:
    one, other = (as_json.comparison(pipeline.compare(given)) for given in (example(), example()[::-1]))
    assert printed({**one, "reports": []}) == printed({**other, "reports": []})


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_any_text_gives_spans_that_lie_in_it(parts: list[str]) -> None:
    text = "".join(parts)
    row = json.dumps({"id": "r", "text": text or "x", "published": "2024-05-06"})
    (report,) = read_rows([row], name="rows")
    made = printed(as_json.reading(pipeline.read_report(report)))
    assert made["report"]["text"] == (text or "x")
    assert_follows_contract(made)


@pytest.mark.parametrize("text", ["“" * 4000, "1" * 4000, "a" * 9000, "\n" * 9000, "said " * 2000, '"He said "' * 700])
def test_texts_without_sense_follow_the_contract(text: str) -> None:
    (report,) = read_rows([json.dumps({"id": "r", "text": text})], name="rows")
    assert_follows_contract(printed(as_json.reading(pipeline.read_report(report))))
