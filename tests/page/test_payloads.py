"""Nothing in a report is ever markup: what stands in it is shown as it stands there."""

from html.parser import HTMLParser

import page_hostile as hostile
import pytest
from page_client import BASE, PORT
from page_fake import Fake
from starlette.testclient import TestClient

from reportedly.show import words
from reportedly.show.page.rendering import writable
from reportedly.show.page.server import build

# All the elements and attributes the templates use.
ELEMENTS = frozenset(
    "html head meta title link script body a header p form label input button main footer cite kbd h1 h2 h3 h4 div"
    " section article aside nav ul ol li span i details summary q mark svg path g line text polyline rect table caption"
    " thead tbody tr th td blockquote dl dt dd time figure figcaption code br".split()
)
PLACES = ("href", "src", "action")


class Page(HTMLParser):
    """What a browser would find in a page: its words, and what could do something."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.elements: list[str] = []
        self.places: list[str] = []
        self.handlers: list[str] = []
        self.values: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.handlers += [name for name, _ in attrs if name.startswith("on") or name == "style"]
        self.places += [value or "" for name, value in attrs if name in PLACES]
        self.values += [value or "" for _, value in attrs]

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, _: str) -> None:
        self.elements.append("comment")

    @property
    def text(self) -> str:
        """All words, white space as single spaces."""
        return " ".join("".join(self.words).split())


@pytest.fixture(scope="module")
def attacked() -> TestClient:
    """The page over reports that are nothing but payloads."""
    return TestClient(build(Fake(hostile.comparison()), name="</title><script>", port=PORT), base_url=BASE)


def shown(payload: str) -> str:
    """A payload as one line of the page has it."""
    return words.clean(payload)


def checked(client: TestClient, path: str, status: int = 200) -> Page:
    """The page at ``path``, having nothing in it that our templates do not write."""
    answer = client.get(path)
    assert answer.status_code == status, path
    page = Page(answer.text)
    assert set(page.elements) <= ELEMENTS, set(page.elements) - ELEMENTS
    assert page.handlers == []
    assert page.elements.count("script") == 1
    assert page.elements.count("base") == 0
    for place in page.places:
        assert place.startswith(("/", "#", "https://paper.example/")), place
        assert not place.startswith("//")
    return page


def test_there_are_three_hundred_payloads() -> None:
    assert len(hostile.PAYLOADS) == len(set(hostile.PAYLOADS)) == 300


@pytest.mark.parametrize("path", ["/", "/story/s_hostile", "/story/s_hostile?all=1", "/report/r_1"])
def test_every_payload_is_shown_as_it_stands(attacked: TestClient, path: str) -> None:
    pages = [path]
    if path == "/":
        pages += ["/?page=2", "/?page=3", "/?page=4"]
    text = " ".join(checked(attacked, each).text for each in pages)
    whole = path.startswith("/report")
    for payload in hostile.PAYLOADS:
        expected = " ".join(str(writable(payload)).split()) if whole else shown(payload)
        assert expected in text, payload


def test_each_report_and_statement_shows_its_own(attacked: TestClient) -> None:
    for number, payload in enumerate(hostile.PAYLOADS):
        if number % 10:
            assert shown(payload) in checked(attacked, f"/report/r_{number}").text
        if number % 5 == 0:
            assert shown(payload) in checked(attacked, f"/statement/st_{number}").text


def test_ids_that_are_no_plain_words_lead_to_their_reports(attacked: TestClient) -> None:
    odd = [place for place in checked(attacked, "/story/s_hostile").places if place.startswith("/report?id=")]
    assert len(set(odd)) >= 30
    for place in sorted(set(odd))[:30]:
        assert checked(attacked, place.partition("#")[0]).text


def test_what_is_searched_for_is_shown_as_it_was_given(attacked: TestClient) -> None:
    for payload in hostile.PAYLOADS:
        answer = attacked.get("/search", params={"q": payload})
        assert answer.status_code in (200, 400)
        page = Page(answer.text)
        assert set(page.elements) <= ELEMENTS
        assert page.elements.count("script") == 1
        assert shown(payload) in page.text
        assert shown(payload) in page.values


def test_addresses_of_reports_are_links_only_where_they_are_plain_ones(attacked: TestClient) -> None:
    for number in range(1, 300, 7):
        if number % 10:
            outside = [each for each in checked(attacked, f"/report/r_{number}").places if each.startswith("http")]
            assert all(" " not in each and "<" not in each and '"' not in each for each in outside)


def test_unknown_ids_say_so_and_no_more(attacked: TestClient) -> None:
    for payload in hostile.PAYLOADS[::7]:
        for kind in ("story", "report", "statement"):
            answer = attacked.get(f"/{kind}", params={"id": payload + "?"})
            assert answer.status_code == 404
            assert "not found in your files" in answer.text.lower()
            assert set(Page(answer.text).elements) <= ELEMENTS
