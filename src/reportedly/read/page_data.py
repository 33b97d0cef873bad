"""What a page's markup says of itself, as data: JSON-LD and ``<meta>``.

In: the parsed page. Out: nodes of JSON-LD (also out of ``@graph``, lists, and broken JSON) and the values of
``<meta>`` by name. Which value is believed is decided in ``page_facts``.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

LONGEST = 600_000  # characters of one JSON-LD script that are read
MOST = 400  # nodes of it
FROM = "reportedly:from"  # the key that tells where a node was found, where not in JSON-LD
BY_ID = "reportedly:by-id"  # the key of a node that another one named by its ``@id``
ARTICLE = re.compile(r"article|blogposting|report\b|reportage|liveblog|newsstory|posting", re.I)


def json_ld(tree: HtmlElement) -> list[dict[str, Any]]:
    """All nodes of a page's JSON-LD, outer ones first."""
    nodes: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        data = _loads((script.text_content() or "")[:LONGEST])
        nodes.extend(_nodes(data))
        if len(nodes) > MOST:
            break
    return _resolved(nodes)


def _resolved(nodes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The nodes with what they name by ``@id`` alone (``"author": {"@id": "#jane"}``) put in its place."""
    known = {
        name: node for node in nodes if isinstance(name := node.get("@id"), str) and (node.get("name") or len(node) > 2)
    }

    def whole(value: Any) -> Any:
        if isinstance(value, list):
            return [whole(item) for item in value[:50]]
        if isinstance(value, dict) and set(value) <= {"@id", "@type"}:
            found = known.get(str(value.get("@id")))
            return {**found, BY_ID: True} if found else value
        return value

    pointing = ("author", "creator", "publisher", "sourceOrganization", "provider", "copyrightHolder")
    return [{key: whole(value) if key in pointing else value for key, value in node.items()} for node in nodes]


def _loads(text: str) -> Any:
    text = (
        re.sub(
            r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|\]\]>"
            r"|/\*\s*\]\]>\s*\*/)\s*;?\s*$",
            "",
            text,
        )
        .strip()
        .rstrip(";")
    )
    for attempt in (text, re.sub(r",\s*([}\]])", r"\1", text), re.sub(r"[\x00-\x1f]+", " ", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return _salvage(text)


def _salvage(text: str) -> Any:
    """The few fields that matter out of JSON that does not parse."""
    found: dict[str, Any] = {}
    for key in ("headline", "datePublished", "dateCreated", "url"):
        match = re.search(rf'"{key}"\s*:\s*"((?:[^"\\]|\\.){{1,500}})"', text)
        if match:
            found[key] = re.sub(r"\\(.)", r"\1", match[1])
    kind = re.search(r'"@type"\s*:\s*\[?\s*"([^"]{1,60})"', text)
    for key in ("author", "publisher"):
        match = re.search(rf'"{key}"\s*:\s*[\[{{][^\[\]{{}}]{{0,400}}?"name"\s*:\s*"((?:[^"\\]|\\.){{1,200}})"', text)
        if match:
            found[key] = {"name": match[1]}
    return {"@type": kind[1] if kind else "NewsArticle", **found} if found else []


def _nodes(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(data, list):
        for item in data[:MOST]:
            yield from _nodes(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart"):
            if isinstance(data.get(key), list | dict):
                yield from _nodes(data[key], depth + 1)


def articles(nodes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The nodes that are articles, those with a headline first."""
    found = [node for node in nodes if any(ARTICLE.search(kind) for kind in strings(node.get("@type")))]
    return sorted(found, key=lambda node: not node.get("headline"))


def strings(value: Any) -> list[str]:
    """The texts in a value that may be a text, a list, or an object with a name."""
    if isinstance(value, str):
        return [value] if value.strip() else []
    if isinstance(value, list):
        return [text for item in value[:50] for text in strings(item)]
    if isinstance(value, dict):
        return strings(value.get("name")) or strings(
            value.get("@id") if not value.get("name") and "name" in value else None
        )
    return []


def found_in(node: dict[str, Any]) -> str:
    """Where a node was found, in words."""
    return str(node.get(FROM, "JSON-LD"))


def metas(tree: HtmlElement) -> dict[str, list[str]]:
    """The contents of ``<meta>`` by lower-case name, property or itemprop."""
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = " ".join((element.get("content") or element.get("value") or "").split())
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            for key in (element.get(attribute) or "").lower().split():
                if content and len(content) < 2000:
                    found.setdefault(key, []).append(content)
    return found
