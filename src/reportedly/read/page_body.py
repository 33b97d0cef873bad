"""The paragraphs of a page's body, as trafilatura finds them.

In: the parsed page. Out: the body's paragraphs, each with its kind (text, heading, quote, item). Where they stand in
the markup is ``align``'s business; which of them are header matter or furniture ``page``'s.

Old pages are laid out with tables: there one cell holds the report, and the cells round it (menus, mastheads, boxes)
are none of it.
"""

import re
from collections.abc import Iterator

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

KINDS = {"head": "heading", "quote": "quote", "item": "item", "p": "text", "code": "text"}
HOLDERS = frozenset({"list", "table", "row", "cell", "div", "quote"})
SENTENCE = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
PROSE = 12  # words of a paragraph that is prose
MOST_DEPTH = 200  # holders within holders; a body nested deeper is read as one

Block = tuple[str, str]


def body_of(tree: HtmlElement) -> list[Block]:
    """The paragraphs trafilatura takes for the body, each with its kind."""
    try:
        document = trafilatura.bare_extraction(
            etree.tostring(tree, encoding="utf-8", method="html"), include_comments=False
        )
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, etree.LxmlError, RecursionError):
        return []  # a fault of the library on odd markup: the page's visible words are read instead
    if document is None or isinstance(document, dict) or document.body is None:
        return []
    layout = any(_layout(table) for table in document.body.iter("table"))
    found: list[Block] = []
    for element in document.body:
        if layout and element.tag == "table":
            found.extend(_layout_blocks(element))
        else:
            found.extend(_blocks(element))
    return found


def _layout(table: etree._Element) -> bool:
    """True for a table that lays out a page: one of its cells holds two paragraphs of prose or more."""
    return any(sum(map(_prose, _blocks(cell))) >= 2 for cell in table.iter("cell"))


def _prose(block: Block) -> bool:
    return len(block[1].split()) >= PROSE and bool(SENTENCE.search(block[1]))


def _layout_blocks(table: etree._Element) -> Iterator[Block]:
    """The blocks of a layout table's cells that hold prose; nothing of the others."""
    for cell in table.iter("cell"):
        blocks = _blocks(cell)
        if sum(len(text.split()) for kind, text in blocks if _prose((kind, text))) >= 2 * PROSE:
            yield from blocks


def _blocks(element: etree._Element, depth: int = 0) -> list[Block]:
    kind = KINDS.get(str(element.tag), "text")
    if element.tag in HOLDERS and len(element) and depth < MOST_DEPTH:
        out = [(kind, text)] if (text := _clean(element.text)) else []
        for child in element:
            out.extend(_blocks(child, depth + 1))
            if tail := _clean(child.tail):
                out.append((kind, tail))
        return [("quote", text) for _, text in out] if element.tag == "quote" else out
    parts: list[str] = [""]
    for part in element.iter():
        if part.tag == "lb":
            parts.append("")
        if part.text and part.tag != "graphic":
            parts[-1] += part.text
        if part.tail and part is not element:
            parts[-1] += part.tail
    return [(kind, text) for text in (_clean(part) for part in parts) if text]


def _clean(text: str | None) -> str:
    return " ".join((text or "").split())
