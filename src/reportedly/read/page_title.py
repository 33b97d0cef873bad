"""A page's title among its ``<title>``, data and headings, and the outlet that its ``<title>`` names beside it.

In: the parsed page and its data. Out: ``title`` in ``Facts``; names that may be the outlet's, with their ranks. A
``<title>`` is "Headline - Outlet", "Outlet - Headline" or "Headline | Section | Outlet": which part is which is told by
a second witness, a heading or the page's data that has the headline alone.
"""

import html
import re
from collections.abc import Iterator, Sequence
from typing import Any

from lxml.html import HtmlElement

from reportedly.knowledge.register import fold
from reportedly.read.facts import Facts
from reportedly.read.furniture import why_furniture
from reportedly.read.header_words import NEWSPAPER, SECTIONS
from reportedly.read.outlets import outlet_named, spells
from reportedly.read.page_credits import shown_text
from reportedly.read.page_data import found_in, strings

BETWEEN = re.compile(r"\s+[|–—•·»:-]+\s+|\s*[|»]\s*|\s*::\s*|:\s+")
MOST_HEADINGS = 12


def names_in_title(tree: HtmlElement, host: str | None, stated: Sequence[str]) -> list[tuple[str | None, str, int]]:
    """The parts of a page's ``<title>`` that may be its outlet: by their looks, or as what is left beside the headline
    that a heading or the page's data (``stated``) gives."""
    seen: list[tuple[str | None, str, int]] = []
    title = _page_title(tree)
    witnesses = [*_heading_texts(tree), *stated]
    headlines = {fold(text) for text in witnesses if len(text.split()) > 3}
    for part in re.split(r"\s+[|–—•·»-]+\s+|\s*\|\s*", title)[1:][::-1]:
        known = (
            outlet_named(part)
            or (part if spells(part, host) else None)
            or (part if NEWSPAPER.search(part) and len(part.split()) <= 5 else None)
        )
        if known and len(part.split()) <= 6 and fold(part) not in headlines:
            seen.append((part, "title", 5 if spells(part, host) else 7))
    return seen or [(part, "title", 7) for part in beside_headline(title, witnesses)]


def beside_headline(title: str, witnesses: Sequence[str]) -> list[str]:
    """What a ``<title>`` says beside the headline that a witness gives: the part furthest from it, sections left
    out. Empty where no witness stands in the title as one whole part."""
    for witness in sorted({text for text in witnesses if len(text.split()) > 2}, key=len, reverse=True):
        at = title.lower().find(witness.lower())
        if at < 0 or len(witness) >= len(title):
            continue
        before, after = title[:at], title[at + len(witness) :]
        if (before and not re.search(r"(?:\s[|–—•·»:-]+|[|»:])\s*$", before)) or (
            after and not re.match(r"\s*(?:[|–—•·»:-]+\s|[|»])", after)
        ):
            continue
        parts = [part.strip(" |–—•·»:-") for part in [*BETWEEN.split(after)[::-1], *BETWEEN.split(before)]]
        names = [
            part
            for part in parts
            if 1 <= len(part.split()) <= 5
            and re.search(r"[^\W\d_]{2}", part)
            and part[:1].upper() == part[:1]
            and not all(word in SECTIONS for word in part.lower().split())
            and not why_furniture(part)
        ]
        return names[:1]
    return []


def _page_title(tree: HtmlElement) -> str:
    return next((shown_text(e) for e in tree.iter("title") if shown_text(e)), "")


def _heading_texts(tree: HtmlElement) -> list[str]:
    """The first headings of every level, as they are shown."""
    found: list[str] = []
    for element in tree.iter("h1", "h2", "h3"):
        text = shown_text(element)
        if 2 <= len(text) <= 300:
            found.append(text)
        if len(found) >= MOST_HEADINGS:
            break
    return found


def title_of(
    tree: HtmlElement, meta: dict[str, list[str]], own: Sequence[dict[str, Any]], facts: Facts, host: str | None
) -> None:
    page = _page_title(tree)
    if why_furniture(page) or fold(page) == fold(facts.publisher or ""):
        page = ""  # "Print view" is what the page is for, not what the report is called
    stated: list[tuple[str, str]] = [
        (text, f"{found_in(node)} headline") for node in own for text in strings(node.get("headline"))[:1]
    ]
    stated += [
        (text, f"meta {name}")
        for name in (
            "og:title",
            "twitter:title",
            "dc.title",
            "parsely-title",
            "sailthru.title",
            "headline",
            "title",
            "hdl",
            "fb_title",
        )
        for text in meta.get(name, [])[:1]
    ]
    stated = [(_less_outlet(_unescape(text), host, facts.publisher), where) for text, where in stated]
    stated = [(text, where) for text, where in stated if text and fold(text) != fold(facts.publisher or "")]
    shown = [(shown_text(element), element) for element in _headings(tree)]
    wanted = [text for text, _ in stated] + ([_less_outlet(page, host, facts.publisher)] if page else [])
    best = max(
        (
            (max((_alike(text, other) for other in wanted), default=0.0), -index, text)
            for index, (text, _) in enumerate(shown)
        ),
        default=None,
    )
    if best and (best[0] >= 0.5 or (not wanted and len(best[2].split()) > 2)):
        facts.offer("title", _less_outlet(best[2], host, facts.publisher), "h1", 1)
    else:
        _lower_heading(tree, wanted, facts, host)
    for text, where in stated:
        facts.offer("title", text, where, 2)
    facts.offer("title", _less_outlet(page, host, facts.publisher) if page else None, "title", 5)


def _lower_heading(tree: HtmlElement, wanted: Sequence[str], facts: Facts, host: str | None) -> None:
    """The title from a heading of a lower level, or from bold words set large: where the page calls it the same, or,
    where it calls it nothing, from the only such heading."""
    lower = [shown_text(element) for element in tree.xpath("//h2 | //h3 | //h4 | //font[@size] | //b | //strong")[:200]]
    lower = [text for text in lower if 2 < len(text.split()) <= 40]
    same = [text for text in lower if any(_alike(text, other) >= 0.8 for other in wanted)]
    if same:
        facts.offer("title", _less_outlet(same[0], host, facts.publisher), "heading", 1)
    elif not wanted:
        headings = [text for e in tree.iter("h2") if len((text := shown_text(e)).split()) > 3]
        if len(headings) == 1:
            facts.offer("title", headings[0], "heading", 4)


def _headings(tree: HtmlElement) -> Iterator[HtmlElement]:
    for index, element in enumerate(tree.iter("h1")):
        if index >= 12:
            return
        if 2 <= len(shown_text(element)) <= 300:
            yield element
    for element in tree.xpath(
        "//*[@itemprop='headline'] | //h2[contains(@class,'headline') or contains(@class,'title')]"
    )[:8]:
        if element.tag != "meta" and 2 <= len(shown_text(element)) <= 300:
            yield element


def _unescape(text: str) -> str:
    return " ".join(html.unescape(html.unescape(re.sub(r"</?(?:i|em|b|strong|br|span)\b[^<>]*>", "", text))).split())


def _alike(first: str, second: str) -> float:
    """How much of the two texts' words they share (Jaccard)."""
    a, b = set(fold(first).split()), set(fold(second).split())
    return len(a & b) / len(a | b) if a and b else 0.0


def _less_outlet(text: str, host: str | None, publisher: str | None) -> str:
    """A title without the outlet, section and motto that a page puts round it."""
    text = " ".join(text.split())
    for _ in range(3):
        match = re.match(r"(.*\S)\s*(?:\s[|–—•·»:/-]+\s|\s?\|\s?|\s?»\s?|\s?::\s?)\s*(\S.*?)$", text)
        if not match or len(match[1]) < 8:
            break
        last = match[2]
        ours = (
            outlet_named(last)
            or spells(last, host)
            or (publisher and _alike(last, publisher) >= 0.5)
            or (host and fold(last).replace(" ", "") == fold(host).replace(" ", ""))
        )
        bar = "|" in text[len(match[1]) : len(match[1]) + 4] or "»" in text[len(match[1]) : len(match[1]) + 4]
        if not (
            ours
            or (bar and len(last.split()) <= 5)
            or (NEWSPAPER.search(last) and len(last.split()) <= 4 and last[0].isupper())
            or re.fullmatch(r"[\w.-]+\.(?:com|org|net|co\.uk|[a-z]{2})", last)
        ):
            break
        text = match[1]
    match = re.match(r"(\S.*?)\s*(?:\s[|–—•·»-]+\s|\s?\|\s?|:\s)\s*(\S.{7,})$", text)
    if (
        match
        and len(match[1].split()) <= 4
        and (outlet_named(match[1]) or _same_outlet(match[1], host, publisher))
        and (not match[0].startswith(match[1] + ":") or _same_outlet(match[1], host, publisher))
    ):
        text = match[2]
    return text


def _same_outlet(name: str, host: str | None, publisher: str | None) -> bool:
    return spells(name, host) or (publisher is not None and fold(name) == fold(publisher))
