"""What programs are given: the contract's keys, valid against the schemas, one line whatever the text."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships no types

from reportedly.records import Comparison, Reading
from reportedly.show import as_json, contract

READ = Draft202012Validator(contract.read_schema())
COMPARE = Draft202012Validator(contract.compare_schema())


def test_a_reading_follows_the_contract(first: Reading) -> None:
    made = json.loads(as_json.line(as_json.reading(first)))
    READ.validate(made)
    assert made["report"]["dateline"] == {"place": "OSTRA", "date": "2024-05-06"}
    assert made["statements"][0]["chain"][-1] == {
        "name": "The Ostra Post",
        "kind": "publisher",
        "span": None,
        "held": True,
    }
    assert made["statements"][0]["unnamed"] is None
    assert made["statements"][1]["unnamed"] == {"count": None}
    figure = made["figures"][0]
    assert (figure["low"], figure["high"], figure["best"], figure["from"], figure["of"]) == (9, None, 9, None, None)
    assert [warning["kind"] for warning in made["warnings"]] == ["left-out", "calendar"]


def test_a_failed_part_is_null_and_an_empty_one_is_empty(first: Reading) -> None:
    parts = replace(first.annotations, figures=None, events=())
    made = as_json.reading(replace(first, annotations=parts))
    READ.validate(made)
    assert made["figures"] is None
    assert made["events"] == []


def test_a_comparison_follows_the_contract(comparison: Comparison) -> None:
    made = json.loads(as_json.line(as_json.comparison(comparison)))
    COMPARE.validate(made)
    assert made["stories"][0]["copies"] == [["r_one", "r_two"]]
    assert made["findings"][1]["evidence"] == [
        {"report": "r_one", "field": "published_text", "text": "Monday, 7 May 2024"}
    ]
    assert made["figures"][0]["relation"] == "revised"
    assert made["figures"][0]["points"][2]["as_of"] is None


def test_the_schemas_refuse_what_the_contract_does_not_allow(first: Reading, comparison: Comparison) -> None:
    changes: list[Callable[[dict[str, object]], object]] = [
        lambda made: made.pop("figures"),
        lambda made: made.update(new=1),
        lambda made: made["report"].update(published="15 August"),  # type: ignore[attr-defined]  # plain JSON
        lambda made: made["statements"][0].update(mode="quoted"),  # type: ignore[index]
        lambda made: made["statements"][0]["contents"].append([1, 2, 3]),  # type: ignore[index]
        lambda made: made["timexes"][0].update(type="DAY"),  # type: ignore[index]
        lambda made: made["entities"][0].update(type="body"),  # type: ignore[index]
    ]
    for change in changes:
        made = json.loads(as_json.line(as_json.reading(first)))
        change(made)
        assert not READ.is_valid(made)
    whole = json.loads(as_json.line(as_json.comparison(comparison)))
    whole["figures"][0]["relation"] = "same"
    assert not COMPARE.is_valid(whole)


@given(st.text(alphabet=st.characters(codec=None)))
def test_any_text_is_one_line_that_can_be_written_and_read_back(text: str) -> None:
    for ascii_only in (False, True):
        line = as_json.line({"text": text}, ascii_only=ascii_only)
        assert len(line.splitlines()) == 1
        assert json.loads(line.encode("utf-8")) == {"text": text}


def test_numbers_json_cannot_write_are_null(first: Reading) -> None:
    figures = first.annotations.figures or ()
    odd = replace(figures[0], low=float("inf"), best=float("nan"), high=2.5)
    made = as_json.reading(replace(first, annotations=replace(first.annotations, figures=(odd,))))
    READ.validate(made)
    assert as_json.line(made)


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("2025", "2025"),
        ("2025-10", "2025-10"),
        ("2025-10-06", "2025-10-06"),
        ("2025-10-06T08:15:00+02:00", "2025-10-06T08:15:00+02:00"),
        ("2025-10-06TEV", "2025-10-06"),
        ("2025-W41", "2025-10"),
        ("2025-W40", "2025"),
        ("2025-SU", "2025"),
        ("2025-W99", "2025"),
        ("202", None),
        ("PRESENT_REF", None),
        ("XXXX-10-06", None),
        (None, None),
    ],
)
def test_dates_are_iso_at_the_precision_known(first: Reading, value: str | None, printed: str | None) -> None:
    made = as_json.reading(replace(first, report=replace(first.report, published=value)))
    READ.validate(made)
    assert json.loads(as_json.line(made))["report"]["published"] == printed
