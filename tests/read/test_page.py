"""HTML pages. All names, places and outlets here are invented."""

import json
import socket
from pathlib import Path
from typing import Any

import pytest

from reportedly.read import parse
from reportedly.records import Report

BODY = "".join(
    f"<p>{words}</p>"
    for words in (
        "The keeper of the Dunmoor lighthouse has found a ledger that nobody knew of, the harbour trust said on "
        "Tuesday.",
        "It lists every ship that passed the light in 1911 &mdash; and the hour at which it did, in a small and "
        "careful hand.",
        "&ldquo;I thought it was a cash book,&rdquo; the keeper, Oda Fenn, said. &ldquo;Then I saw the names of the "
        "ships.&rdquo;",
        "The trust said it would show the ledger in the autumn, when the museum&#39;s new hall in Harwick is to open "
        "its doors.",
        "It has asked families who had a captain among their forebears to write to the museum before the end of the "
        "summer.",
    )
)
NAVIGATION = "<nav><a href='/'>Home</a> <a href='/news'>News</a></nav>"


def page(head: str = "", before: str = "", body: str = BODY) -> bytes:
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>Ledger found in lighthouse | Harwick "
        f"Courier</title>{head}</head>"
        f"<body>{NAVIGATION}<article><h1>Ledger found in lighthouse</h1>{before}{body}</article><footer>About "
        f"us</footer></body></html>"
    ).encode()


def read(data: bytes) -> Report:
    return parse(data, Path("page.html")).report


def ld(**fields: Any) -> str:
    return f"<script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle', **fields})}</script>"


def test_json_ld_is_believed() -> None:
    head = ld(
        headline="Ledger found in lighthouse",
        datePublished="2021-05-04T09:30:00+01:00",
        dateModified="2021-05-06T10:00:00+01:00",
        author=[{"@type": "Person", "name": "Mara Quill"}, {"@type": "Person", "name": "Teo Brand"}],
        publisher={"@type": "Organization", "name": "Harwick Courier"},
    )
    report = read(page(head + "<link rel='canonical' href='https://www.harwickcourier.example/ledger'>"))
    assert report.title == "Ledger found in lighthouse"
    assert report.byline == ("Mara Quill", "Teo Brand")
    assert report.publisher == "Harwick Courier"
    assert report.published == "2021-05-04T09:30:00+01:00"
    assert report.url == "https://www.harwickcourier.example/ledger"
    assert report.language == "en"
    assert dict(report.found_in)["published"] == "JSON-LD datePublished"


def test_json_ld_in_a_graph_and_broken_json() -> None:
    graph = json.dumps(
        {"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": "NewsArticle", "datePublished": "2021-05-04"}]}
    )
    assert read(page(f"<script type='application/ld+json'>{graph}</script>")).published == "2021-05-04"
    broken = (
        '{"@type": "NewsArticle", "datePublished": "2021-05-04T08:00:00Z", "author": {"name": "Mara Quill"}, "x": }'
    )
    report = read(page(f"<script type='application/ld+json'>{broken}</script>"))
    assert (report.published, report.byline) == ("2021-05-04T08:00:00Z", ("Mara Quill",))


def test_agencies_and_desks_are_no_persons() -> None:
    report = read(page("<meta name='author' content='Associated Press'>"))
    assert (report.agency, report.byline) == (("AP",), ())
    report = read(page("<meta name='author' content='Courier Staff'>"))
    assert (report.agency, report.byline) == ((), ())


def test_a_visible_byline_is_read_and_is_no_body() -> None:
    report = read(page(before="<p class='byline'>By Mara Quill, Shipping Correspondent | mara@harwick.example</p>"))
    assert report.byline == ("Mara Quill",)
    assert "Shipping Correspondent" not in report.text


def test_text_is_the_title_and_the_body() -> None:
    parsed = parse(page(), Path("page.html"))
    report = parsed.report
    assert report.text.startswith("Ledger found in lighthouse\n\nThe keeper of the Dunmoor lighthouse")
    assert report.body_start == len("Ledger found in lighthouse") + 2
    assert "1911 — and the hour" in report.text
    assert "About us" not in report.text


def test_places_lead_back_to_the_markup() -> None:
    parsed = parse(page(), Path("page.html"))
    at = parsed.report.text.index("“I thought")
    span = parsed.canonical.to_source((at, at + 10))
    assert span is not None
    assert parsed.source[slice(*span)] == "&ldquo;I thought"
    assert parsed.canonical.to_text(span) == (at, at + 10)


@pytest.mark.parametrize("depth", [300, 5_000, 100_000])
def test_deep_pages_are_kept_whole(depth: int) -> None:
    data = page(body="<div>" * depth + BODY + "</div>" * depth)
    text = read(data).text
    for words in ("nobody knew of", "small and careful hand", "end of the summer"):
        assert words in text


def test_no_socket_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert read(page("<link rel='canonical' href='https://www.harwickcourier.example/ledger'>")).text


def test_declared_encoding() -> None:
    html = (
        "<html><head><meta charset='Shift_JIS'><title>灯台の帳簿</title></head><body><h1>灯台の帳簿</h1>"
        + "<p>灯台で古い帳簿が見つかったと港の組合が発表した。</p>" * 3
        + "</body></html>"
    )
    report = read(html.encode("cp932"))
    assert report.language == "ja"
    assert "古い帳簿" in report.text
