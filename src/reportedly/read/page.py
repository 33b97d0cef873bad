"""HTML pages: trafilatura for the body, the page's own data for the rest.

In: bytes. Out: ``Parsed`` whose ``source`` is the decoded markup. Runs in worker processes: the libraries are not
thread-safe.
"""

import re
from collections.abc import Sequence
from pathlib import Path

import htmldate
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from reportedly.read.align import Aligner
from reportedly.read.build import Found, Parsed, build
from reportedly.read.dates import find_dates, within_days
from reportedly.read.decode import decode
from reportedly.read.facts import Context, Facts
from reportedly.read.header_lines import take_line
from reportedly.read.header_words import fold_letters
from reportedly.read.language import language_of
from reportedly.read.lines import Line, text_of, word_count
from reportedly.read.outlets import country_of, host_of
from reportedly.read.page_body import body_of
from reportedly.read.page_facts import page_facts, stated_language
from reportedly.read.page_shown import shown_round_title
from reportedly.read.paragraphs import Paragraph
from reportedly.read.saved import READ_INTO_FIELDS, Left, Saved, credits_in_body, read_saved, without_furniture
from reportedly.read.visible import Visible, read_visible
from reportedly.text import Piece

DEEP = 200  # libxml2 drops what nests deeper than 256; body and html count too
MARGIN = 9  # paragraphs at the head and the foot that may be header matter


def read_page(data: bytes, path: Path) -> Parsed:
    """A report from an HTML page."""
    decoded = decode(data, str(path), html=True)
    source = decoded.text
    tree = _tree(source)
    visible = read_visible(source)
    facts = page_facts(tree, source) if tree is not None else Facts()
    stated = stated_language(tree) if tree is not None else None
    body = body_of(tree) if tree is not None and visible.depth <= DEEP else []
    left: list[Left] = []
    words = sum(word_count(text) for _, text in body)
    if words < 20 and len(visible.letters) > 40:
        saved = _whole(visible, facts)
        paragraphs, left = saved.paragraphs, saved.left
        title = saved.title
    else:
        paragraphs = _aligned(body, visible)
        title = _title_pieces(facts, visible)
        shown_round_title(facts, title, paragraphs, visible)
        paragraphs = _less_header(paragraphs, facts, left)
        kept = sum(len(paragraph.text.split()) for paragraph in paragraphs)
        every = (
            len(re.findall(r"\S+", " ".join(text_of(pieces) for pieces in visible.block_pieces())))
            if len(visible.letters) < 2_000_000
            else kept
        )
        if every > kept:
            left.insert(
                0, Left(f"{every - kept} words of the page", "menus, other articles and the like, outside the report")
            )
    credits_in_body(Saved(facts, paragraphs=paragraphs))
    if not facts.published and tree is not None:
        facts.offer_date(_guess_date(tree, facts), None, "htmldate", 8)
    _printed_date(facts, visible)
    text = " ".join(paragraph.text for paragraph in paragraphs)
    facts.offer("language", language_of(text, stated), "its words", 6)
    return build(Found(facts, source, title, [p.pieces for p in paragraphs], left, decoded.warnings), data, path)


def _tree(source: str) -> HtmlElement | None:
    """The parsed page; None where there is nothing to parse."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        return document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def _aligned(body: Sequence[tuple[str, str]], visible: Visible) -> list[Paragraph]:
    aligner = Aligner(visible)
    found = []
    for kind, text in body:
        pieces = aligner.pieces(text)
        if pieces:
            found.append(Paragraph(text_of(pieces), tuple(pieces), kind))
    return found


def _less_header(paragraphs: list[Paragraph], facts: Facts, left: list[Left]) -> list[Paragraph]:
    """The paragraphs without the title said again, bylines, dates and credits at the head and the foot, and
    furniture."""
    lines = [Line(p.text, p.pieces, (0, 0), 1, "text" if p.kind == "heading" else p.kind) for p in paragraphs]
    host = host_of(facts.url)
    context = Context(facts, host, country_of(host, facts.publisher))
    title = fold_letters(facts.title or "")
    for index, line in enumerate(lines):
        if fold_letters(line.text) == title and title and index < MARGIN:
            context.taken[index] = "title"
        elif index < MARGIN and len(line.text.split()) <= 30:
            take_line(lines, index, context, head=True)
    for index in range(len(lines) - 1, max(len(lines) - MARGIN, -1), -1):
        if index not in context.taken and not (
            len(lines[index].text.split()) <= 60 and take_line(lines, index, context, head=False)
        ):
            break
    left += [Left(lines[i].text, why) for i, why in sorted(context.taken.items()) if why not in READ_INTO_FIELDS]
    kept = [paragraph for index, paragraph in enumerate(paragraphs) if index not in context.taken]
    return without_furniture(kept, left) or paragraphs


def _whole(visible: Visible, facts: Facts) -> Saved:
    """All the page shows, read as saved text is: for pages nested too deep, and those with no body to be told apart."""
    lines: list[Line] = []
    for number, pieces in enumerate(visible.block_pieces()):
        lines.append(Line(text_of(pieces), tuple(pieces), (number, number + 1), 1))
    return read_saved(lines, facts=facts)


def _title_pieces(facts: Facts, visible: Visible) -> list[Piece]:
    """The title as the page shows it, with its place; as its data has it where it shows none."""
    if not facts.title:
        return []
    return Aligner(visible).pieces(facts.title)


def _guess_date(tree: HtmlElement, facts: Facts) -> str | None:
    try:
        found: str | None = htmldate.find_date(tree, original_date=True, extensive_search=False, url=facts.url)
    except (ValueError, TypeError, AttributeError, OverflowError, etree.LxmlError):
        return None  # a fault of the library on odd markup: the date stays unknown
    return found


def _printed_date(facts: Facts, visible: Visible) -> None:
    """The publication date as the page prints it, in one of its short lines."""
    if not facts.published or facts.published_text:
        return
    country = country_of(host_of(facts.url), facts.publisher)
    for number, pieces in enumerate(visible.block_pieces()):
        if number > 600:
            return
        if sum(len(piece.text) for piece in pieces) > 200:
            continue
        for date in find_dates(text_of(pieces), country):
            if date.iso and within_days(date.iso, facts.published, 1):
                facts.published_text = date.text
                zoned = re.search(r"(?:Z|[+-]\d\d:\d\d)$", facts.published)
                if "T" in date.iso and (
                    "T" not in facts.published or (not zoned and date.iso[:10] != facts.published[:10])
                ):
                    facts.published = (
                        date.iso
                    )  # a clock without a zone that names another day is a server's, not the page's
                return
