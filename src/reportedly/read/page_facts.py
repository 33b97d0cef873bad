"""What a page says of itself, weighed: title, publisher, address; byline and time are weighed beside it.

In: the parsed page. Out: ``Facts``. Ranks: 1 the page's own data, 2 its ``<meta>``, 3 what it shows, above 5 weak
witnesses.
"""

import re
from collections.abc import Sequence
from typing import Any

from lxml.html import HtmlElement

from reportedly.knowledge.register import fold, known_by, outlet_at
from reportedly.read.facts import Facts
from reportedly.read.outlets import agency_named, country_of, host_of, host_stem, outlet_named, spells
from reportedly.read.page_credits import credits_of, shown_text
from reportedly.read.page_data import articles, found_in, json_ld, metas, strings
from reportedly.read.page_dates import published_of
from reportedly.read.page_marks import marked_articles
from reportedly.read.page_title import names_in_title, title_of

LOGO = (
    "//*[contains(@class,'logo') or contains(@id,'logo') or contains(@class,'masthead') or contains(@id,'masthead') "
    "or contains(@class,'site-title') or contains(@class,'site-name') or contains(@class,'blog-title') "
    "or contains(@class,'brand') or contains(@id,'brand')] | //img[contains(@src,'logo')]"
)
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
    own = [*articles(nodes), *marked_articles(tree)]
    meta = metas(tree)
    _address(tree, meta, own, facts, source)
    host = host_of(facts.url) or host_of(_first(meta, "og:url"))
    _publisher(tree, meta, own, nodes, facts, host)
    title_of(tree, meta, own, facts, host)
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
        candidates += [(text, f"{found_in(node)} url") for text in strings(node.get("url"))]
        page = node.get("mainEntityOfPage")
        candidates += [
            (text, f"{found_in(node)} mainEntityOfPage")
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
    known = outlet_at(host)
    for value, where, rank in [
        *_stated_names(meta, own, nodes),
        *names_in_title(tree, host, _witnesses(meta, own)),
        *_logos(tree, host),
    ]:
        name = _site_name(value)
        ours = bool(name and known and known in known_by(name))
        borrowed = name and agency_named(name) and not ours and not spells(name, host)
        if not name or (borrowed and (host or where != "meta og:site_name")):
            continue
        if known:
            facts.offer("publisher", name if ours else None, where, 1)
            continue
        better = (
            min(rank, 2)
            if spells(name, host) and "." not in name and where != "logo"
            else rank + 5 * (len(name.split()) > 6)
        )
        facts.offer("publisher", name, where, better + bool(re.fullmatch(r"[\w.-]+\.[a-z]{2,4}", name)))
    if known:
        facts.offer("publisher", known.name, "address", 2)
    if host:
        facts.offer("publisher", host, "address", 9)


def _logos(tree: HtmlElement, host: str | None) -> list[tuple[str | None, str, int]]:
    """The words of a page's logo, where the host or the ``<title>`` has them too."""
    stem = host_stem(host)
    title = fold(next((shown_text(e) for e in tree.iter("title")), ""))
    seen: list[tuple[str | None, str, int]] = []
    for element in tree.xpath(LOGO)[:20]:
        inner = [element, *element.iter("img")]
        words = [shown_text(element), *(e.get(key) or "" for e in inner for key in ("alt", "title", "aria-label"))]
        for text in words:
            name = re.sub(r"\W*\b(?:logo|home ?page|home)\b\W*", " ", text, flags=re.I).strip(" .|-–—")
            letters = fold(name).replace(" ", "")
            if not name or len(name.split()) > 6 or len(letters) < 4:
                continue
            spelled = spells(name, host) or (len(stem) >= 5 and letters.startswith(stem))
            if spelled or (fold(name) in title and len(name.split()) > 1 and fold(name) != title):
                seen.append((name, "logo", 6 if spelled else 7))
    return seen


def _witnesses(meta: dict[str, list[str]], own: Sequence[dict[str, Any]]) -> list[str]:
    """What a page's data calls its report, as second witnesses of what its ``<title>`` says."""
    found = [text for node in own for text in strings(node.get("headline"))[:1]]
    return found + [meta[name][0] for name in ("og:title", "twitter:title", "dc.title") if meta.get(name)]


def _stated_names(
    meta: dict[str, list[str]], own: Sequence[dict[str, Any]], nodes: Sequence[dict[str, Any]]
) -> list[tuple[str | None, str, int]]:
    """What a page's data calls its outlet, each with where and its rank."""
    seen: list[tuple[str | None, str, int]] = [(_first(meta, "og:site_name"), "meta og:site_name", 3)]
    for node in own:
        seen += [(name, f"{found_in(node)} publisher", 4) for name in strings(node.get("publisher"))[:1]]
    seen += [(_first(meta, name), f"meta {name}", 5) for name in SITE_META[1:]]
    for node in nodes:
        if any(kind in {"NewsMediaOrganization", "WebSite", "Organization"} for kind in strings(node.get("@type"))):
            seen += [(name, "JSON-LD site", 6) for name in strings(node.get("name"))[:1]]
    return seen
