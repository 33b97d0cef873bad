"""What a page's markup says of itself in the elements it shows: schema.org microdata and hAtom/hNews microformats.

In: the parsed page. Out: nodes in the shape of JSON-LD (``page_data``), so that one set of rules weighs them all. Where
a page marks several articles, only the one that holds its body or its heading is the report; where that cannot be
told, none is.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from lxml.html import HtmlElement

from reportedly.read.page_data import ARTICLE, FROM

MOST_SCOPES = 60  # marked articles of a page that are looked at
MOST_PROPERTIES = 400  # elements with a property in one of them
LONGEST = 400  # characters of a property; an articleBody is not kept
DEEPEST = 4  # scopes within scopes
KEPT = frozenset(
    "headline alternativeheadline name author creator publisher datepublished datecreated datemodified url "
    "mainentityofpage sourceorganization provider copyrightholder legalname alternatename".split()
)
NAMES = {
    "datepublished": "datePublished",
    "datecreated": "dateCreated",
    "datemodified": "dateModified",
    "mainentityofpage": "mainEntityOfPage",
    "sourceorganization": "sourceOrganization",
    "copyrightholder": "copyrightHolder",
}
ENTRY = re.compile(r"(?:^|\s)(?:hentry|h-entry|hnews)(?:\s|$)")


def marked_articles(tree: HtmlElement) -> list[dict[str, Any]]:
    """The article a page marks with microdata, and the one it marks with a microformat."""
    scopes = [
        element
        for element in tree.xpath("//*[@itemscope][@itemtype]")[:MOST_SCOPES]
        if ARTICLE.search(element.get("itemtype") or "")
    ]
    entries = [e for e in tree.xpath("//*[@class]") if ENTRY.search(e.get("class") or "")][:MOST_SCOPES]
    found = []
    scope = _own(scopes, ".//*[contains(@itemprop, 'articleBody')]")
    if scope is not None:
        found.append(_item(scope))
    entry = _own(entries, ".//*[contains(@class, 'entry-content') or contains(@class, 'e-content')]")
    if entry is not None:
        found.append(_entry(entry))
    return found


def _own(marked: Sequence[HtmlElement], body: str) -> HtmlElement | None:
    """Of the marked articles the page's own: the only one, the only one with a body, or the only one with the first
    level heading."""
    for wanted in (None, body, ".//h1"):
        chosen = [element for element in marked if wanted is None or element.xpath(wanted)]
        if len(chosen) == 1:
            return chosen[0]
    return None


def shown(element: HtmlElement) -> str:
    """The words an element shows, those of different parts kept apart."""
    parts = [part for part in element.itertext() if isinstance(part, str)]
    return " ".join(" ".join(parts).split())


def _properties(scope: HtmlElement) -> Iterator[HtmlElement]:
    """The elements with a property of ``scope``: what stands in a scope within is that one's."""
    waiting = list(reversed(scope))
    count = 0
    while waiting and count < MOST_PROPERTIES:
        element = waiting.pop()
        if not isinstance(element.tag, str):
            continue
        if element.get("itemprop"):
            count += 1
            yield element
        if element.get("itemscope") is None:
            waiting.extend(reversed(element))


def _item(scope: HtmlElement, depth: int = 0) -> dict[str, Any]:
    """A scope as a node: its type and properties, each a list of texts and nodes."""
    kind = (scope.get("itemtype") or "").rstrip("/").rsplit("/", 1)[-1]
    node: dict[str, Any] = {"@type": kind, FROM: "microdata"}
    for element in _properties(scope):
        value = _value(element, depth)
        for key in (element.get("itemprop") or "").lower().split():
            if key in KEPT and value:
                node.setdefault(NAMES.get(key, key), []).append(value)
    return node


def _value(element: HtmlElement, depth: int) -> str | dict[str, Any] | None:
    if element.get("itemscope") is not None:
        inner = _item(element, depth + 1) if depth < DEEPEST else {}
        if inner.get("name") or inner.get("url"):
            return inner
        return shown(element)[:LONGEST]
    text = shown(element)
    stated = element.get("content") or element.get("datetime")
    if element.tag in {"link", "a"} and "url" in (element.get("itemprop") or "").lower():
        stated = stated or element.get("href")
    value = " ".join((stated or text or element.get("title") or element.get("alt") or "").split())
    return value if len(value) <= LONGEST else None


def _entry(entry: HtmlElement) -> dict[str, Any]:
    """A microformat's entry as a node."""
    node: dict[str, Any] = {"@type": "Article", FROM: "microformat"}
    title = _first(entry, "entry-title", "p-name")
    if title is not None:
        node["headline"] = [shown(title)[:LONGEST]]
    names = _authors(entry)
    if names:
        node["author"] = names
    when = _first(entry, "published", "dt-published", "pubdate")
    if when is not None and (moment := when.get("datetime") or when.get("title") or shown(when)):
        node["datePublished"] = [moment[:LONGEST]]
    source = _first(entry, "source-org", "p-publisher")
    if source is not None:
        name = _first(source, "fn", "org", "p-name")
        node["sourceOrganization"] = [shown(source if name is None else name)[:LONGEST]]
    marks = entry.xpath(".//a[contains(concat(' ', @rel, ' '), ' bookmark ')]/@href | .//a[@class]")
    addresses = {
        href
        for mark in marks
        if (href := mark if isinstance(mark, str) else mark.get("href") if _has(mark, "u-url") else None)
    }
    if len(addresses) == 1:
        node["url"] = [addresses.pop()]
    return node


def _authors(entry: HtmlElement) -> list[str]:
    """The names of the authors: ``fn`` inside ``author``, else the ``author`` itself."""
    found: list[str] = []
    for author in (e for e in entry.xpath(".//*[@class]") if _has(e, "author", "p-author", "byline")):
        inner = [e for e in author.xpath(".//*[@class]") if _has(e, "fn", "p-name")]
        vcard = _has(author, "vcard", "p-author", "h-card")
        for element in inner or ([author] if vcard else []):
            text = shown(element)
            if 2 <= len(text) <= 120 and text not in found:
                found.append(text)
        if len(found) >= 8:
            break
    return found


def _has(element: HtmlElement, *names: str) -> bool:
    return not set(names).isdisjoint((element.get("class") or "").lower().split())


def _first(scope: HtmlElement, *names: str) -> HtmlElement | None:
    return next((e for e in scope.xpath(".//*[@class]") if _has(e, *names)), None)
