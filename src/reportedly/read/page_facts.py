"""What a page says of itself, weighed: title, publisher, address; byline and time are weighed beside it.

In: the parsed page. Out: ``Facts``. Ranks: 1 the page's own data, 2 its ``<meta>``, 3 what it shows, above 5 weak
witnesses.
"""

import html
import re
from collections.abc import Iterator, Sequence
from typing import Any

from lxml.html import HtmlElement

from reportedly.read.facts import Facts
from reportedly.read.header_lines import NEWSPAPER
from reportedly.read.names import agency_named, country_of, fold, host_of, outlet_named, outlet_row, spells
from reportedly.read.page_credits import credits_of, shown_text
from reportedly.read.page_data import articles, json_ld, metas, strings
from reportedly.read.page_dates import published_of

SITE_META = (
    "og:site_name",
    "application-name",
    "apple-mobile-web-app-title",
    "publisher",
    "dc.publisher",
    "dcterms.publisher",
    "cre",
    "source_name",
    "sitename",
    "article:publisher_name",
)


def page_facts(tree: HtmlElement, source: str) -> Facts:
    """Facts of a page from its markup alone."""
    facts = Facts()
    nodes = json_ld(tree)
    own = articles(nodes)
    meta = metas(tree)
    _address(tree, meta, own, facts, source)
    host = host_of(facts.url) or host_of(_first(meta, "og:url"))
    _publisher(tree, meta, own, nodes, facts, host)
    _title(tree, meta, own, facts, host)
    credits_of(tree, meta, own, facts)
    published_of(tree, meta, own, facts, country_of(host, facts.publisher))
    return facts


def stated_language(tree: HtmlElement) -> str | None:
    """The language a page says it is in."""
    return tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or None


def _first(meta: dict[str, list[str]], *names: str) -> str | None:
    return next((meta[name][0] for name in names if meta.get(name)), None)


def _address(
    tree: HtmlElement, meta: dict[str, list[str]], own: Sequence[dict[str, Any]], facts: Facts, source: str
) -> None:
    candidates: list[tuple[str | None, str]] = [
        (link.get("href"), "link canonical")
        for link in tree.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    ]
    candidates.append((_first(meta, "og:url"), "meta og:url"))
    for node in own:
        candidates += [(text, "JSON-LD url") for text in strings(node.get("url"))]
        page = node.get("mainEntityOfPage")
        candidates += [
            (text, "JSON-LD mainEntityOfPage")
            for text in ([page.get("@id"), page.get("url")] if isinstance(page, dict) else strings(page))
            if isinstance(text, str)
        ]
    candidates += [(_first(meta, "twitter:url", "al:web:url", "parsely-link", "vr:canonical", "dc.identifier"), "meta")]
    saved = re.search(r"saved from url=\(\d+\)(\S+)|^\s*url:\s*(https?://\S+)", source[:4000], re.M)
    candidates += [((saved[1] or saved[2]) if saved else None, "saved-from remark")]
    whole = [(_absolute(value), where) for value, where in candidates]
    deep = [
        (value, where) for value, where in whole if value and len(re.sub(r"^\w+://[^/]*", "", value).strip("/")) > 0
    ]
    for value, where in deep or [(value, where) for value, where in whole if value]:
        facts.offer("url", value, where, 1)


def _absolute(value: str | None) -> str | None:
    value = (value or "").strip()
    if value.startswith("//"):
        value = "https:" + value
    return value if re.match(r"https?://[^\s/]+\.[^\s/]+", value) and not re.search(r"\s", value) else None


def _site_name(value: str | None) -> str | None:
    """A site's name without its motto: "Outlet - News, sport" gives "Outlet"."""
    name = re.sub(r"^(?:www\.)|^@", "", (value or "").strip())
    if outlet_named(name):
        return name
    first = re.split(r"\s+[|–—•·-]\s+|\s*\|\s*|:\s", name)[0].strip(" ®™.,")
    return (
        first
        if 2 <= len(first) <= 60
        and not first.startswith("http")
        and first.lower() not in {"home", "news", "null", "undefined", "site", "default", "homepage"}
        else None
    )


def _publisher(
    tree: HtmlElement,
    meta: dict[str, list[str]],
    own: Sequence[dict[str, Any]],
    nodes: Sequence[dict[str, Any]],
    facts: Facts,
    host: str | None,
) -> None:
    row = outlet_row(host)
    for value, where, rank in [*_stated_names(meta, own, nodes), *_names_in_title(tree, host)]:
        name = _site_name(value)
        ours = bool(name and row and outlet_named(name) == row["name"])
        if not name or (agency_named(name) and not ours and not spells(name, host)):
            continue
        if row:
            facts.offer("publisher", name if ours else None, where, 1)
            continue
        better = min(rank, 3) if spells(name, host) and "." not in name else rank
        facts.offer("publisher", name, where, better + bool(re.fullmatch(r"[\w.-]+\.[a-z]{2,4}", name)))
    if row:
        facts.offer("publisher", row["name"], "address", 2)
    if host:
        facts.offer("publisher", host, "address", 9)


def _stated_names(
    meta: dict[str, list[str]], own: Sequence[dict[str, Any]], nodes: Sequence[dict[str, Any]]
) -> list[tuple[str | None, str, int]]:
    """What a page's data calls its outlet, each with where and its rank."""
    seen: list[tuple[str | None, str, int]] = [(_first(meta, "og:site_name"), "meta og:site_name", 3)]
    for node in own:
        seen += [(name, "JSON-LD publisher", 4) for name in strings(node.get("publisher"))[:1]]
    seen += [(_first(meta, name), f"meta {name}", 5) for name in SITE_META[1:]]
    for node in nodes:
        if any(kind in {"NewsMediaOrganization", "WebSite", "Organization"} for kind in strings(node.get("@type"))):
            seen += [(name, "JSON-LD site", 6) for name in strings(node.get("name"))[:1]]
    return seen


def _names_in_title(tree: HtmlElement, host: str | None) -> list[tuple[str | None, str, int]]:
    """The parts of a page's ``<title>`` that look like its outlet."""
    seen: list[tuple[str | None, str, int]] = []
    title = next((shown_text(e) for e in tree.iter("title")), "")
    for part in re.split(r"\s+[|–—•·»-]+\s+|\s*\|\s*", title)[1:][::-1]:
        known = (
            outlet_named(part)
            or (part if spells(part, host) else None)
            or (part if NEWSPAPER.search(part) and len(part.split()) <= 5 else None)
        )
        if known and len(part.split()) <= 6:
            seen.append((part, "title", 5 if spells(part, host) else 7))
    heading = next((shown_text(e) for e in tree.iter("h1") if len(shown_text(e).split()) > 3), "")
    if heading and len(seen) == 0 and title != heading and heading in title:
        rest = title.replace(heading, " ").strip(" |–—•·»:-")
        if 1 <= len(rest.split()) <= 5:
            seen.append((rest, "title", 7))
    return seen


def _title(
    tree: HtmlElement, meta: dict[str, list[str]], own: Sequence[dict[str, Any]], facts: Facts, host: str | None
) -> None:
    page = next((shown_text(e) for e in tree.iter("title")), "")
    stated: list[tuple[str, str]] = [
        (text, "JSON-LD headline") for node in own for text in strings(node.get("headline"))[:1]
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
    for text, where in stated:
        facts.offer("title", text, where, 2)
    facts.offer("title", _less_outlet(page, host, facts.publisher) if page else None, "title", 5)


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
        and (outlet_named(match[1]) or spells(match[1], host))
        and (not match[0].startswith(match[1] + ":") or spells(match[1], host))
    ):
        text = match[2]
    return text
