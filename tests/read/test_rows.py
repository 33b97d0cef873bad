"""Rows of ``--jsonl``. All names, places and outlets here are invented."""

import json

import pytest

from reportedly.errors import InputError
from reportedly.read import read_rows

TEXT = (
    "https://www.thehindu.com/a/b\nBridge at Dunmoor reopens\nUpdated: July 2, 2013 15:01 IST\n"
    "The bridge at Dunmoor reopened  on Tuesday after ten years of repairs, the county said.\n"
)


def row(**fields: object) -> str:
    return json.dumps({"id": "a", "text": TEXT, **fields})


def test_text_is_exact_and_the_rest_is_read_from_it() -> None:
    (report,) = read_rows([row()], name="in.jsonl")
    assert (report.id, report.text) == ("a", TEXT)
    assert report.title == "Bridge at Dunmoor reopens"
    assert report.publisher == "The Hindu"
    assert report.published == "2013-07-02T15:01+05:30"
    assert report.url == "https://www.thehindu.com/a/b"
    assert report.text[report.body_start :].startswith("The bridge at Dunmoor")


def test_what_is_given_stands() -> None:
    given = row(
        title="Given",
        publisher="Courier",
        published="2020-01-02",
        agency=["Agence France-Presse"],
        byline="Mara Quill",
        url="https://x.example/y",
    )
    (report,) = read_rows([given], name="in.jsonl")
    assert (report.title, report.publisher, report.published) == ("Given", "Courier", "2020-01-02")
    assert (report.agency, report.byline, report.url) == (("AFP",), ("Mara Quill",), "https://x.example/y")


def test_date_before_the_headline_and_no_header_at_all() -> None:
    text = "3 July 2013 Last updated at 13:38 GMT\nBridge at Dunmoor reopens\n"
    text += "The bridge reopened on Tuesday after ten years of repairs, the county said.\n"
    (report,) = read_rows([row(text=text)], name="in.jsonl")
    assert (report.title, report.published) == ("Bridge at Dunmoor reopens", "2013-07-03T13:38Z")
    (bare,) = read_rows(
        [row(text="The bridge reopened on Tuesday after ten years of repairs, the county of Harwick said in a note.")],
        name="x",
    )
    assert (bare.title, bare.published, bare.body_start) == (None, None, 0)


def test_an_empty_text_is_a_report() -> None:
    (report,) = read_rows([row(text="")], name="x")
    assert (report.text, report.body_start) == ("", 0)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([row(), "", row()], "line 1 and on line 3"),
        ([row(), "[1]"], "line 2: it is no JSON object"),
        (["{"], "line 1: it is no JSON"),
        (['{"id": "a"}'], "line 1: it has no 'text'"),
        (['{"text": "a"}'], "line 1: it has no 'id'"),
        (['{"id": "a", "text": 3}'], "line 1: its 'text' is no text"),
        ([row(title=3)], "its 'title' is no text"),
        ([row(byline=[3])], "its 'byline' is no list"),
    ],
)
def test_malformed_lists_name_their_lines(lines: list[str], message: str) -> None:
    with pytest.raises(InputError, match=r"in\.jsonl") as caught:
        read_rows(lines, name="in.jsonl")
    assert message in str(caught.value)
