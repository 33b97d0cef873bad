"""The page in a real browser: with keys, with a pointer, without script, narrow and wide, and under attack."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import page_hostile
import pytest
from page_browser import PICTURES, SCHEMES, WIDTHS
from playwright.sync_api import Browser, BrowserContext, Page, expect

from reportedly.records import Comparison

CHECKS = (Path(__file__).parent / "page_checks.js").read_text("utf-8")
NAMES = (
    "stories",
    "story",
    "figures",
    "copies",
    "timeline",
    "report",
    "explained",
    "statement",
    "search",
    "nothing-found",
    "no-such-page",
)
# A page that answers 404 says so on the console; all else there is a fault.
EXPECTED = "404 (Not Found)"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page whose console must stay empty."""
    made = context.new_page()
    said: list[str] = []
    made.on("console", lambda message: said.append(message.text))
    made.on("pageerror", lambda error: said.append(str(error)))
    yield made
    assert [each for each in said if EXPECTED not in each] == []


def lit(page: Page) -> str:
    """The words that are lit because they are pointed to."""
    return str(
        page.evaluate(
            """() => {
                const probe = document.body.appendChild(document.createElement("i"));
                probe.style.setProperty("color", "red");
                probe.style.backgroundColor = "var(--lit)";
                const colour = getComputedStyle(probe).backgroundColor;
                probe.remove();
                return [...document.querySelectorAll(".top [class*=k], .text [class*=k]")]
                    .filter((each) => getComputedStyle(each).backgroundColor === colour)
                    .map((each) => each.textContent).join("");
            }"""
        )
    )


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", NAMES)
def test_each_page_at_each_width_in_each_scheme(
    browser: Browser, address: str, paths: dict[str, str], name: str, width: int, scheme: str
) -> None:
    """No part lies outside the window, what readers need is there, and a picture is kept for a person to look at."""
    context = browser.new_context(
        viewport={"width": width, "height": WIDTHS[width]},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(urljoin(address, paths[name]))
    page.wait_for_load_state("load")
    PICTURES.mkdir(parents=True, exist_ok=True)
    height = min(int(page.evaluate("document.documentElement.scrollHeight")), 4000)
    whole = name != "explained"
    page.screenshot(
        path=PICTURES / f"{name}-{width}-{scheme}.png",
        full_page=whole,
        clip={"x": 0, "y": 0, "width": width, "height": height} if whole else None,
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(CHECKS) == []
    context.close()


@pytest.mark.parametrize("name", ["stories", "story", "report", "statement", "search"])
def test_focus_is_seen_wherever_tab_goes(page: Page, address: str, paths: dict[str, str], name: str) -> None:
    page.goto(urljoin(address, paths[name]))
    seen = set()
    for _ in range(30):
        page.keyboard.press("Tab")
        state = page.evaluate(
            """() => {
                const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
                return [at.outerHTML.slice(0, 80), style.outlineStyle, parseFloat(style.outlineWidth),
                        box.bottom > 0 && box.top < innerHeight && box.right > 0];
            }"""
        )
        if state[0].startswith("<body"):
            break
        seen.add(state[0])
        assert state[1] != "none", state
        assert state[2] >= 2, state
        assert state[3], state
    assert len(seen) > 5


def test_the_skip_link_comes_first(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the main part"
    assert page.evaluate("document.activeElement.getBoundingClientRect().width") > 50
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"


def test_keys_lead_through_the_page(page: Page, address: str, paths: dict[str, str]) -> None:
    page.goto(address)
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.outerHTML")
    assert "data-item" in first
    page.keyboard.press("j")
    second = page.evaluate("document.activeElement.outerHTML")
    assert second != first
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.outerHTML") == first
    page.keyboard.press("Enter")
    page.wait_for_url("**/story/**")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("harbor jk")
    assert page.input_value("#q") == "harbor jk"
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=harbor+jk")


def test_keys_explain_a_report_word_by_word(page: Page, address: str, paths: dict[str, str]) -> None:
    page.goto(urljoin(address, paths["report"]))
    assert page.locator(".keys").is_visible()
    notes = []
    for _ in range(4):
        page.keyboard.press("j")
        assert "lit" in (page.evaluate("document.activeElement.className"))
        notes.append(page.locator(".note:visible").inner_text())
    assert len(set(notes)) == 4
    page.keyboard.press("Escape")
    assert page.locator(".note:visible").count() == 0
    assert page.locator("#legend").is_visible()


def test_choosing_words_explains_and_lights_them(page: Page, address: str, paths: dict[str, str]) -> None:
    page.goto(urljoin(address, paths["report"]))
    page.evaluate("window.scrollTo(0, 200)")
    for kind in ("statement", "figure", "date"):
        chosen = page.locator(f".body a.{kind}").first
        chosen.scroll_into_view_if_needed()
        before = page.evaluate("scrollY")
        chosen.click()
        expect(page.locator(".note:visible")).to_have_count(1)
        assert chosen.inner_text() in lit(page)
        assert page.evaluate("scrollY") == before


def test_on_a_phone_the_note_does_not_lie_on_the_words(browser: Browser, address: str, paths: dict[str, str]) -> None:
    context = browser.new_context(viewport={"width": 375, "height": 780}, has_touch=True, reduced_motion="reduce")
    page = context.new_page()
    page.goto(urljoin(address, paths["report"]))
    for chosen in page.locator(".body a.lit[data-item]").all()[:6]:
        chosen.tap()
        expect(page.locator(".note:visible")).to_have_count(1)
        words, note = chosen.bounding_box(), page.locator(".notes").bounding_box()
        assert words
        assert note
        assert words["y"] + words["height"] <= note["y"]
        assert note["y"] + note["height"] <= 780
        page.locator(".note:visible .close a").tap()
        expect(page.locator(".note:visible")).to_have_count(0)
    context.close()


def test_evidence_opens_on_its_words(page: Page, address: str, paths: dict[str, str], comparison: Comparison) -> None:
    page.goto(urljoin(address, paths["story"]))
    passage = page.locator(".finding details[open] .passage").first
    said = passage.locator("mark").inner_text()
    passage.locator("a").click()
    page.wait_for_url("**/report/**#w*")
    assert said.rstrip("…")[:40] in lit(page).replace("\n", " ")
    assert page.evaluate(
        """() => {
            const box = document.querySelector(":target").getBoundingClientRect();
            return box.top >= 0 && box.top < innerHeight;
        }"""
    )
    expect(page.locator(".note:visible")).to_have_count(1)


def test_words_that_nothing_points_to_can_be_pointed_to(page: Page, address: str, paths: dict[str, str]) -> None:
    page.goto(urljoin(address, paths["report"]) + "#w3-11")
    page.wait_for_url("**w=3-11#w3-11")
    assert len(lit(page)) == 8


def test_search_leads_to_the_lit_words(page: Page, address: str) -> None:
    page.goto(f"{address}/search?q=ferry")
    page.locator(".hits a").first.click()
    page.wait_for_url("**/report/**")
    assert lit(page).lower().startswith("ferr")


def test_a_statement_opens_its_chain_and_its_hands(page: Page, address: str, paths: dict[str, str]) -> None:
    page.goto(urljoin(address, paths["explained"]))
    page.locator(".note:visible .further a").click()
    page.wait_for_url("**/statement/**")
    assert page.locator(".chain .hand").count() >= 3
    assert page.locator(".hand.held").count() >= 1
    page.locator(".hand .words a").first.click()
    page.wait_for_url("**/report/**")
    assert lit(page)


def test_tabs_show_one_part_each(page: Page, address: str, paths: dict[str, str]) -> None:
    page.goto(urljoin(address, paths["story"]))
    assert page.locator(".tab:visible").count() == 1
    assert page.locator("#said").is_visible()
    for name in ("figures", "copies", "timeline", "said"):
        page.locator(f"#tab-{name}").click()
        assert page.locator(".tab:visible").count() == 1
        assert page.locator(f"#{name}").is_visible()
        assert page.locator(".tabs [aria-current]").get_attribute("href") == f"#{name}"
    page.goto(urljoin(address, paths["story"]) + "#series-1")
    assert page.locator("#figures").is_visible()


def test_without_script_everything_is_there(browser: Browser, address: str, paths: dict[str, str]) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(address)
    assert not page.locator(".keys").is_visible()
    page.locator(".lead h2 a").click()
    for name in ("figures", "copies", "timeline", "said"):
        page.locator(f"#tab-{name}").click()
        assert page.locator(f"#{name}").is_visible()
        assert page.locator(".tab:visible").count() == 1
    page.locator(".passage a").first.click()
    expect(page.locator(".note:visible")).to_have_count(1)
    page.locator(".body a.lit").first.click()
    expect(page.locator(".note:visible")).to_have_count(1)
    page.goto(urljoin(address, paths["report"]))
    page.locator(".body a.figure").first.click()
    expect(page.locator(".note:visible")).to_have_count(1)
    assert lit(page)
    page.locator("#q").fill("ferry")
    page.locator(".find button").click()
    assert page.locator(".hits li").count() > 3
    context.close()


def test_on_paper_every_part_stands_unfolded(page: Page, address: str, paths: dict[str, str]) -> None:
    page.goto(urljoin(address, paths["story"]))
    page.emulate_media(media="print")
    for name in ("said", "figures", "copies", "timeline"):
        assert page.locator(f"#{name}").is_visible()
    for chrome in (".find", ".tabs", ".keys", ".skip"):
        assert not page.locator(chrome).is_visible()
    written = page.evaluate("getComputedStyle(document.querySelector('.reports .title a'), '::after').content")
    assert "/report/" in written
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.pdf(path=PICTURES / "story.pdf", format="A4")
    page.goto(urljoin(address, paths["report"]))
    page.pdf(path=PICTURES / "report.pdf", format="A4")


def test_lines_have_about_sixty_six_characters(page: Page, address: str, paths: dict[str, str]) -> None:
    page.goto(urljoin(address, paths["report"]))
    longest = page.evaluate(
        """() => [...document.querySelectorAll(".body p")].map((paragraph) => {
            const range = document.createRange(), lines = new Map();
            const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
            while (texts.nextNode()) {
                for (let at = 0; at < texts.currentNode.length; at++) {
                    range.setStart(texts.currentNode, at); range.setEnd(texts.currentNode, at + 1);
                    const top = Math.round(range.getBoundingClientRect().top / 10);
                    lines.set(top, (lines.get(top) ?? 0) + 1);
                }
            }
            return Math.max(...lines.values());
        })"""
    )
    assert 56 <= sum(longest) / len(longest) <= 76


def test_reduced_motion_is_respected(page: Page, address: str) -> None:
    page.goto(address)
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


@pytest.mark.parametrize(
    "path",
    ["/", "/story/s_hostile", "/story/s_hostile#copies", "/report/r_1", "/statement/st_3", "/search?q=%3Cscript"],
)
def test_nothing_in_a_report_runs(context: BrowserContext, hostile_address: str, path: str) -> None:
    page = context.new_page()
    asked: list[str] = []
    trouble: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: trouble.append(dialog.message))
    page.on("console", lambda message: trouble.append(message.text))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    title = None
    page.goto(hostile_address + path)
    page.wait_for_load_state("load")
    title = page.title()
    page.mouse.move(300, 300)
    for _ in range(6):
        page.keyboard.press("j")
    assert page.evaluate("window.hit === undefined && window.HIT === undefined")
    assert title.endswith("reportedly")
    assert all(url.startswith(hostile_address + "/") for url in asked), asked
    assert trouble == []
    assert page.evaluate("document.querySelectorAll('iframe, img, base, object, embed, style').length") == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440
    page.set_viewport_size({"width": 375, "height": 780})
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    assert len(page_hostile.PAYLOADS) == 300


def test_what_would_run_is_stopped_by_the_policy(context: BrowserContext, address: str) -> None:
    """Were there ever a hole in the escaping, the browser would still run nothing."""
    page = context.new_page()
    page.goto(address)
    page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.hit = 1";
            document.body.append(script);
        }"""
    )
    assert page.evaluate("window.hit === undefined")
