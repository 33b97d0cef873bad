"""From the lines of a saved or printed text to what it says of itself and its body.

In: lines (of plain text, Markdown or a PDF's pages). Out: ``Saved``: facts, title, paragraphs, and what was left out
with the reason. The same logic serves every reader of text.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from reportedly.knowledge.register import outlet_at
from reportedly.read.bylines import names_under_title
from reportedly.read.dateline import read_opening
from reportedly.read.dates import find_dates
from reportedly.read.edges import Gone, trim
from reportedly.read.facts import Context, Facts
from reportedly.read.furniture import caption_like, jump_line, page_mark, why_furniture
from reportedly.read.header import note_page_line, read_foot, read_head
from reportedly.read.header_credits import contributed
from reportedly.read.header_dates import settle_dates
from reportedly.read.header_fields import HEAD, read_fields, scan_addresses
from reportedly.read.header_lines import take_line
from reportedly.read.header_words import fold_letters
from reportedly.read.lines import Line, cut_pieces
from reportedly.read.outlets import (
    agency_like,
    agency_named,
    country_of,
    host_of,
    host_stem,
    outlet_named,
    spells,
)
from reportedly.read.paragraphs import TERMINAL, Paragraph, group, hard_wrapped, hyphenated, rejoin, words_of
from reportedly.read.wrappings import unwrap
from reportedly.text import Piece

# Lines read into a field are not left out; all others are said.
READ_INTO_FIELDS = frozenset(
    {
        "title",
        "a byline",
        "a date line",
        "an address",
        "a masthead",
        "an agency's credit",
        "a field of the report",
        "a rule",
        "a credit",
    }
)
POINTING = re.compile(r"\b(?:points to other articles|a button or a link)\b")
EARLY = 14  # body lines in which a byline or a date may still follow a standfirst


@dataclass(frozen=True, slots=True)
class Left:
    """Something left out of the body, and why."""

    text: str
    reason: str


@dataclass(slots=True)
class Saved:
    """A text taken apart. ``title`` are the pieces of its title, empty where none stands in the text."""

    facts: Facts
    title: list[Piece] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    body_at: int | None = None
    country: str | None = None


def read_saved(
    lines: Sequence[Line],
    *,
    markdown: bool = False,
    fields: Mapping[str, str] | None = None,
    typeset: bool = False,
    facts: Facts | None = None,
    host: str | None = None,
) -> Saved:
    """Take a text apart. ``fields``: of its front matter; ``typeset``: hyphens at line ends may be the line's;
    ``host``: what most of its links point to."""
    facts = facts or Facts()
    unwrapped = unwrap(lines)
    lines = unwrapped.lines
    wrapped = typeset or hard_wrapped(lines)
    typeset = typeset or (wrapped and hyphenated(lines))
    context = Context(facts, wrapped=wrapped)
    read_fields(dict(fields or {}), facts, "front matter")
    read_fields(unwrapped.fields, facts, "note")
    scan_addresses(lines, facts)
    if unwrapped.subject:
        subject = re.sub(r"^(?:\s*(?:fwd?|fw|re|wg|aw)\s*:\s*)+", "", unwrapped.subject, flags=re.I)
        facts.offer("title", subject, "subject of the mail", 9)
    context.host = host_of(facts.url) or host
    context.country = country_of(context.host, facts.publisher)
    pages = page_lines(lines, context.host)
    for index in pages:
        note_page_line(lines[index].text, context)
        context.taken[index] = "a page's own line"
    _names_of_dateline(lines, context)
    body = read_head(lines, context)
    foot = _foot_start(lines, body, context)
    for index in range(foot, len(lines)):
        if index not in context.taken and not take_line(lines, index, context, head=False):
            context.taken[index] = "in the foot of the page, after the report"
    foot = read_foot(lines[:foot], body, context)
    saved = Saved(facts)
    _title_pieces(lines, context, saved)
    _early(lines, body, foot, context)
    names_under_title(lines, context)
    saved.left += [Left(text, why) for text, why in unwrapped.left]
    saved.left += [Left(lines[i].text, why) for i, why in sorted(context.taken.items()) if why not in READ_INTO_FIELDS]
    inside = [index for index in range(body, foot) if index in pages or index not in context.taken]
    spans = {lines[index].span for index in pages}
    paragraphs, _ = group(
        [lines[i] for i in inside],
        wrapped=context.wrapped,
        markdown=markdown,
        marks=lambda line: line.span in spans,
        words=words_of(line.text for line in lines) if typeset else None,
    )
    gone: Gone = []
    saved.paragraphs = rejoin(trim(without_furniture(paragraphs, saved.left), gone), hyphens=typeset)
    saved.left += [Left(text, why) for text, why in gone]
    for text, _ in gone:
        contributed(text, facts, "foot")
    if not saved.paragraphs and not facts.title:
        saved.paragraphs, _ = group(lines, wrapped=context.wrapped, markdown=markdown)
        saved.left = []
    credits_in_body(saved)
    _publisher_by_host(context)
    context.country = saved.country = country_of(context.host, facts.publisher)
    settle_dates(context)
    starts = [piece.source[0] for paragraph in saved.paragraphs[:1] for piece in paragraph.pieces if piece.source]
    saved.body_at = starts[0] if starts else None
    return saved


def _names_of_dateline(lines: Sequence[Line], context: Context) -> None:
    """The agency or outlet in the report's dateline: a line above the title that says the same is its masthead."""
    for line in lines[:HEAD]:
        opening = read_opening(line.text) if len(line.text.split()) >= 8 else None
        if opening:
            context.names += [name for name in (*opening.agencies, opening.outlet) if name and not agency_named(name)]
            return


def _beside_mark(lines: Sequence[Line], marks: set[int], host: str | None) -> set[int]:
    """Lines next to a page mark inside the text that are the page's header: the outlet's name, the title's
    beginning."""
    heads = [fold_letters(line.text) for line in lines[:9] if len(line.text.split()) >= 4]
    found: set[int] = set()
    for index in {other for mark in marks for other in (mark - 1, mark + 1) if 8 < other < len(lines)} - marks:
        text = lines[index].text
        if len(text.split()) > 16 or TERMINAL.search(text):
            continue
        parts = re.split(r"\s+[|–—-]+\s+|\s*\|\s*", text)
        named = any(outlet_named(part) or spells(part, host) for part in parts)
        titled = any(
            len(letters) >= 15 and any(head.startswith(letters) for head in heads)
            for letters in map(fold_letters, [text, *parts])
        )
        if named or titled:
            found.add(index)
    return found


def page_lines(lines: Sequence[Line], host: str | None = None) -> set[int]:
    """Indexes of lines that are pages' headers and footers: page marks, and lines that repeat beside them."""
    marks = {
        index
        for index, line in enumerate(lines)
        if (page_mark(line.text) or jump_line(line.text) or folio(line.text)) and not _list_number(lines, index)
    }
    marks |= _beside_mark(lines, marks, host)
    marks |= {index + 1 for index in marks if index + 2 in marks and _slug(lines, index + 1)}
    skeletons = [re.sub(r"\d+", "#", line.text.lower()[:300]) for line in lines]
    counts = Counter(skeletons)
    found = set(marks)
    paged = bool(marks) or any(line.page for line in lines)
    firsts: dict[str, int] = {}
    for index, skeleton in enumerate(skeletons):
        firsts.setdefault(skeleton, index)
    for index in [*range(len(lines)), *reversed(range(len(lines)))]:
        line = lines[index]
        repeated = counts[skeletons[index]] >= 2 and len(line.text) < 200 and not TERMINAL.search(line.text)
        if not repeated or len(fold_letters(line.text)) < 4:
            continue
        near = line.page or any(other in found for other in (index - 2, index - 1, index + 1, index + 2))
        many = (
            paged
            and counts[skeletons[index]] >= 3
            and len(line.text.split()) <= 14
            and line.kind not in {"item", "quote"}
        )
        if (near or many) and firsts[skeletons[index]] != index:
            found.add(index)
    return found


def folio(text: str) -> bool:
    """True for a newspaper's folio line: a page number, the day, the outlet ("A6  THURSDAY, MAY 9, 2024  COURIER")."""
    numbered = re.search(r"^(?:[A-Z]{1,2}\d{1,3}|\d{1,3})\s|\s(?:[A-Z]{1,2}\d{1,3}|\d{1,3})$", text)
    if len(text) > 120 or not numbered:
        return False
    dates = find_dates(text)
    rest = f"{text[: dates[0].span[0]]} {text[dates[0].span[1] :]}" if dates else "-"
    return rest.upper() == rest and bool(re.search(r"[A-Z]{3}", rest)) and len(text.split()) >= 5


def _slug(lines: Sequence[Line], index: int) -> bool:
    """A jump's slug between page marks: one or two words in capitals."""
    return index < len(lines) and lines[index].text.isupper() and len(lines[index].text.split()) <= 3


def _list_number(lines: Sequence[Line], index: int) -> bool:
    """True for a bare number that is no page's: under a hundred of them in a row, a table's column, stay."""
    return lines[index].text.isdigit() and any(
        0 <= other < len(lines) and not lines[index].blank and lines[other].text.isdigit()
        for other in (index - 1, index + 1)
    )


def _mid_paragraph(lines: Sequence[Line], index: int, wrapped: bool) -> bool:
    """True for a line of a hard-wrapped paragraph that goes on from the line above: "… of the group Green" / "More."
    is no label."""
    if not index or lines[index].blank or not wrapped:
        return False
    above = lines[index - 1].text
    return len(above) >= 38 and not TERMINAL.search(above)


def _foot_start(lines: Sequence[Line], body: int, context: Context) -> int:
    """Where a list of other articles or readers' comments begins that only the page's own matter follows."""
    prose_after = [0] * (len(lines) + 1)
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        long = len(line.text) >= 38 if context.wrapped else len(line.text.split()) >= 12 and TERMINAL.search(line.text)
        prose = (
            bool(long)
            and line.links < 0.5
            and line.kind != "item"
            and not why_furniture(line.text, tail=True, linked=line.links)
        )
        prose_after[index] = prose_after[index + 1] + (prose and index not in context.taken)
    for index in range(body, len(lines)):
        text = lines[index].text
        if len(text.split()) > 8 or index in context.taken or _mid_paragraph(lines, index, context.wrapped):
            continue
        reason = why_furniture(text, linked=lines[index].links)
        comments = re.fullmatch(r"\W*(?:\d+\s+)?(?:reader\s+)?comments?\W*(?:\(?\d+\)?)?\W*", text, re.I)
        if comments and index > body + 2 and prose_after[index] < prose_after[body]:
            return index
        if reason and POINTING.search(reason) and not prose_after[index]:
            return index
    return len(lines)


def _title_pieces(lines: Sequence[Line], context: Context, saved: Saved) -> None:
    """The pieces of the title's lines, cut where the outlet was cut off; none where the title stands elsewhere."""
    own = [lines[index] for index in sorted(context.taken) if context.taken[index] == "title"]
    if not own or not saved.facts.title:
        return
    pieces = list(own[0].pieces)
    for line in own[1:]:
        pieces += [Piece(" ", None), *line.pieces]
    whole = "".join(piece.text for piece in pieces)
    at = whole.find(saved.facts.title)
    if at >= 0:
        saved.title = cut_pieces(pieces, at, at + len(saved.facts.title))


def _early(lines: Sequence[Line], body: int, foot: int, context: Context) -> None:
    """A byline, date or row of buttons that follows a standfirst or the first paragraph is no body either."""
    prose = 0
    for index in range(body, min(foot, body + EARLY)):
        if index in context.taken:
            continue
        text = lines[index].text
        if len(text.split()) > 14 or lines[index].kind == "heading":
            prose += TERMINAL.search(text) is not None
            if prose > 4:
                return
            continue
        if not _mid_paragraph(lines, index, context.wrapped):
            take_line(lines, index, context, head=True)


def without_furniture(paragraphs: Sequence[Paragraph], left: list[Left]) -> list[Paragraph]:
    """The paragraphs that are body; what is not goes to ``left``. A list under "Related articles:" goes with it."""
    kept: list[Paragraph] = []
    listing = footer = False
    for number, paragraph in enumerate(paragraphs):
        reason = why_furniture(paragraph.text, linked=paragraph.linked)
        if paragraph.kind == "image" or (paragraph.kind == "rule" and not reason):
            reason = "a picture" if paragraph.kind == "image" else "a rule"
        prose = len(paragraph.text.split()) >= 10 and TERMINAL.search(paragraph.text)
        if (
            not reason
            and listing
            and not prose
            and (paragraph.kind == "item" or paragraph.linked > 0.6 or len(paragraph.text.split()) <= 18)
        ):
            reason = "under a line that points to other articles"
        elif not reason and paragraph.linked > 0.95 and len(paragraph.text) < 200 and not prose:
            reason = "a line that is a link"
        elif (
            not reason
            and number + 1 < len(paragraphs)
            and not prose
            and len(paragraph.text.split()) < 60
            and caption_like(paragraph.text)
        ):
            reason = "a caption"
        if reason:
            if reason != "a rule":
                left.append(Left(paragraph.text, reason))
            bare = len(paragraph.text.split()) <= 5 or paragraph.text.rstrip().endswith(":")
            listing = (reason.startswith("a line that points") and bare) or (listing and reason.startswith("under"))
            footer = footer or paragraph.footer
            continue
        listing = False
        kept.append(replace(paragraph, footer=paragraph.footer or footer))
        footer = False
    return kept


CLOSING = re.compile(r"(?:[—–-]+\s*|\(|\[|/|[.!?][\"”’]?\s)\s*([A-Z][\w .'/,&-]{1,40}?)\s*[)\]/]?\.?$")


def credits_in_body(saved: Saved) -> None:
    """The dateline that opens the body and the agency that closes it; their words stay in the text."""
    facts = saved.facts
    for number, paragraph in enumerate(saved.paragraphs[:6]):
        opening = read_opening(paragraph.text)
        if not opening:
            continue
        facts.agencies(opening.agencies, f"dateline of paragraph {number + 1}")
        if opening.outlet:
            facts.offer("publisher", opening.outlet, "dateline", 8)
        day = opening.day
        if day and day.startswith("--"):
            day = f"{facts.published[:4]}{day[1:]}" if facts.published else None
        elif day:
            facts.offer_date(day, None, "dateline", 6)
        facts.offer_dateline(opening.place, day, f"paragraph {number + 1}", 3)
        break
    for paragraph in saved.paragraphs[-3:]:
        contributed(paragraph.text, facts, "last paragraphs")
    for paragraph in saved.paragraphs[-2:]:
        match = CLOSING.search(paragraph.text[-60:])
        if match:
            facts.agencies(
                tuple(filter(None, (agency_like(part) for part in re.split(r"[/,&]|\band\b", match[1])))),
                "last paragraph",
            )


def _publisher_by_host(context: Context) -> None:
    """The outlet of the text's own address: by the table, else a name seen that its host spells, else the host."""
    facts = context.facts
    known = outlet_at(context.host)
    if known:
        facts.offer("publisher", known.name, "address", 4)
    elif context.host and not facts.publisher:
        # An agency on its own address is its own publisher.
        stem = fold_letters(host_stem(context.host))
        own = next((name for name in facts.agency if fold_letters(name).startswith(stem)), None)
        facts.offer("publisher", own or context.host, "address", 9)
