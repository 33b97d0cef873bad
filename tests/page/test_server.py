"""The page's addresses, its headers, and who may ask."""

import re
from pathlib import Path

import pytest
from page_client import BASE, PORT
from page_fake import Fake
from starlette.testclient import TestClient

from reportedly.errors import BrokenLedger, NoFullText
from reportedly.ledger.answers import Hit, StoryLine
from reportedly.records import Comparison
from reportedly.show.page import rendering
from reportedly.show.page.server import build

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
OURS = [*(rendering.HERE / "templates").iterdir(), *(rendering.HERE / "static").iterdir()]


def test_every_page_answers_over_records_and_over_a_ledger(
    client: TestClient, over_ledger: TestClient, paths: dict[str, str]
) -> None:
    for name, path in paths.items():
        for each in (client, over_ledger):
            answer = each.get(path.partition("#")[0])
            assert answer.status_code == (404 if name == "no-such-page" else 200), path
            assert "text/html" in answer.headers["content-type"]


def test_both_show_the_same(client: TestClient, over_ledger: TestClient, paths: dict[str, str]) -> None:
    for path in (paths["story"], paths["report"], paths["statement"]):
        texts = [re.sub(r"<[^>]+>|\s+", " ", each.get(path).text) for each in (client, over_ledger)]
        assert texts[0] == texts[1], path


@pytest.mark.parametrize(
    "path", ["/", "/nowhere", "/search?q=", "/static/page.css", "/static/page.js", "/static/none", "/lit.css?report=x"]
)
def test_headers_stand_on_every_answer(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"
    assert "server" not in headers


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        f"evil.example:{PORT}",
        "127.0.0.1",
        "127.0.0.1:1",
        f"127.0.0.1.evil.example:{PORT}",
        f"localhost:{PORT}@evil.example",
        "",
        f"192.168.0.1:{PORT}",
    ],
)
def test_a_foreign_host_is_refused_in_a_plain_line(client: TestClient, host: str) -> None:
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert answer.headers["content-type"].startswith("text/plain")
    assert "only to its own address" in answer.text
    assert answer.headers["content-security-policy"] == POLICY


@pytest.mark.parametrize("host", [f"127.0.0.1:{PORT}", f"localhost:{PORT}", f"LOCALHOST:{PORT}", f"[::1]:{PORT}"])
def test_its_own_names_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


def test_nothing_can_be_sent_to_it(client: TestClient, paths: dict[str, str]) -> None:
    for path in ("/", paths["story"], paths["report"], "/search"):
        for method in ("POST", "PUT", "DELETE", "PATCH"):
            assert client.request(method, path).status_code == 405
    assert client.head("/").status_code == 200


@pytest.mark.parametrize("path", ["/story/s_none", "/report/r_none", "/statement/st_none", "/story", "/report?id="])
def test_an_unknown_id_is_not_found_in_your_files(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "Not found in your files" in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/?page=-1",
        "/?page=99999999999999999999",
        "/?page=two",
        "/report/{}?w=9-1",
        "/report/{}?w=0-999999999",
        "/report/{}?w=x",
        "/report/{}?w=0-5",
        "/search?q=%00",
        "/search?q=" + "a" * 5000,
        "/search?q=%ff%fe",
        "/static/../server.py",
        "/static/%2e%2e/server.py",
    ],
)
def test_odd_addresses_get_an_answer(client: TestClient, paths: dict[str, str], path: str) -> None:
    answer = client.get(path.format(paths["report"].removeprefix("/report/")))
    assert answer.status_code in (200, 400, 404)
    assert "Traceback" not in answer.text
    assert "def build" not in answer.text


def test_an_empty_answer_says_what_was_searched(client: TestClient, over_ledger: TestClient) -> None:
    for each in (client, over_ledger):
        text = each.get("/search?q=zeppelin").text
        assert "Not found in your files: 20 reports, the oldest of 11 Oct 2025" in text


def test_a_query_without_words_is_told_so(client: TestClient, over_ledger: TestClient) -> None:
    for each in (client, over_ledger):
        answer = each.get("/search", params={"q": "***"})
        assert answer.status_code == 400
        assert 'class="notice"' in answer.text


def test_an_empty_ledger_says_how_to_fill_it() -> None:
    client = TestClient(build(Fake(Comparison()), name="new.db", port=PORT), base_url=BASE)
    assert "reportedly add FOLDER --ledger new.db" in client.get("/").text


class _Broken(Fake):
    """A ledger whose file is damaged, and whose SQLite cannot search."""

    def stories(self) -> tuple[StoryLine, ...]:
        raise BrokenLedger("x.db", "it is damaged", "restore a copy of it")

    def search(self, words: str, *, limit: int = 50) -> tuple[Hit, ...]:  # noqa: ARG002 - it never answers
        raise NoFullText("x.db", "this SQLite cannot search", "use one with FTS5")

    def report(self, report_id: str):  # type: ignore[no-untyped-def]  # it never answers
        raise RuntimeError(report_id)


def test_what_the_ledger_cannot_do_is_told_on_the_page() -> None:
    app = build(_Broken(Comparison()), name="x.db", port=PORT)
    client = TestClient(app, base_url=BASE, raise_server_exceptions=False)
    broken = client.get("/")
    assert broken.status_code == 503
    assert "it is damaged; restore a copy of it." in broken.text
    assert "this SQLite cannot search; use one with FTS5" in client.get("/search?q=ferry").text
    fault = client.get("/report/r_1")
    assert fault.status_code == 500
    assert "RuntimeError" not in fault.text
    assert fault.headers["content-security-policy"] == POLICY


def test_evidence_leads_to_its_lit_words(client: TestClient, comparison: Comparison) -> None:
    for finding in comparison.findings:
        for each in finding.evidence:
            if each.start is None or each.end is None:
                continue
            page = client.get(f"/report/{each.report}").text
            anchor = f"w{each.start}-{each.end}"
            assert f'id="{anchor}"' in page
            assert f"#{anchor}:target" in client.get(f"/lit.css?report={each.report}").text


def test_nothing_is_fetched_from_elsewhere() -> None:
    for file in OURS:
        text = re.sub(r'xmlns="[^"]*"', "", file.read_text("utf-8"))
        assert not re.search(r"https?://|@import|url\(|//[a-z0-9-]+\.", text), file.name
        assert not re.search(r"\son[a-z]+=|style=|<style|eval\(|innerHTML", text), file.name


def test_words_on_screen() -> None:
    for file in OURS:
        if file.suffix == ".html":
            seen = re.sub(r"\{[%{#].*?[%}#]\}|<[^>]*>", " ", file.read_text("utf-8"), flags=re.DOTALL)
            assert not re.search(r"\b(true|false|verified|debunked|fake)\b", seen, re.IGNORECASE), file.name


def test_templates_and_looks_are_in_the_package() -> None:
    names = {file.name for file in OURS}
    assert {"base.html", "story.html", "report.html", "page.css", "page.js"} <= names
    assert all(Path(rendering.__file__).parent in file.parents for file in OURS)
