"""The head and foot of a saved text: title, byline, agency credit, dateline, publisher, publication time, address.

In: the lines of a text, and what is known already (front matter, a row's own fields). Out: ``Facts``, and which
lines say nothing but such things, so that the body is the rest.
"""

import re
from collections.abc import Sequence
from string import capwords

from reportedly.read.dateline import read_opening
from reportedly.read.dates import find_dates
from reportedly.read.facts import Context
from reportedly.read.furniture import ADDRESS, PROSE_END, STAMP, page_mark
from reportedly.read.header_fields import FOOT, HEAD
from reportedly.read.header_lines import take_line
from reportedly.read.header_title import choose_title, split_title
from reportedly.read.lines import Line, word_count
from reportedly.read.outlets import outlet_named


def read_head(lines: Sequence[Line], context: Context) -> int:
    """Read the head; note in ``context.taken`` the lines that are no body, with their reason. Returns the body's
    first line."""
    titles: list[int] = []
    body = len(lines)
    for index, line in enumerate(lines[:HEAD]):
        if index in context.taken:
            continue
        if line.kind in {"rule", "image"} or page_mark(line.text):
            note_page_line(line.text, context)
            context.taken[index] = (
                "a page's own line"
                if line.kind not in {"rule", "image"}
                else "a rule"
                if line.kind == "rule"
                else "a picture"
            )
            continue
        if take_line(lines, index, context, head=True):
            continue
        if _is_prose(lines, index, context, bool(titles or context.facts.title)):
            body = index
            break
        titles.append(index)
    body = choose_title(lines, titles, body, context)
    return body


def note_page_line(text: str, context: Context) -> None:
    """A browser's print header names the title and the outlet: "12/05/2024, 09:14  Title - Outlet"."""
    _folio(text, context)
    stamp = STAMP.match(text)
    if stamp and text[stamp.end() :].strip():
        title, outlet = split_title(text[stamp.end() :].strip(), context)
        context.facts.offer("title", title, "printed page header", 8)
        if outlet:
            context.facts.offer("publisher", outlet, "printed page header", 6)


def _folio(text: str, context: Context) -> None:
    """A newspaper's folio line gives its day and its name: "THE COURIER   THURSDAY, MAY 9, 2024   A1"."""
    dates = find_dates(text, context.country)
    if not dates or STAMP.match(text) or ADDRESS.match(text):
        return
    rest = f"{text[: dates[0].span[0]]} | {text[dates[0].span[1] :]}"
    rest = re.sub(r"(?:^|\s)(?:page\s*)?[A-Z]{0,2}\d{1,3}(?=\s|$)", " ", rest)
    names = [part.strip(" ,.") for part in re.split(r"[|•·]|\s{2,}", rest) if len(part.strip(" ,.")) > 3]
    if names and len(names[0].split()) <= 6:
        context.facts.offer(
            "publisher",
            outlet_named(names[0]) or (capwords(names[0]) if names[0].isupper() else names[0]),
            "folio line",
            5,
        )
    context.facts.offer_date(dates[0].iso, dates[0].text, "folio line", 6)


def _is_prose(lines: Sequence[Line], index: int, context: Context, titled: bool) -> bool:
    """True where the body begins: a long line, or a sentence that ends as sentences do."""
    line = lines[index]
    if line.kind == "heading":
        return False
    if read_opening(line.text) and len(line.text.split()) >= 8:
        return True
    if line.kind == "item" and titled:
        return True
    text = line.text
    for follower in lines[index + 1 : index + 4] if context.wrapped else ():
        if (
            follower.blank
            or len(text) > 300
            or PROSE_END.search(text)
            or len(lines[index].text) < 45
            or follower.kind != "text"
        ):
            break
        text += " " + follower.text
    words = word_count(text)
    ends = bool(PROSE_END.search(text)) and not text.endswith("?")
    if words >= 32:
        return True
    return ends and words >= (8 if titled else 19)


TAGS = re.compile(r"\W*(?:tags?|topics?|filed under|keywords|temas|themen|related topics|more on|categories)\W*", re.I)


def read_foot(lines: Sequence[Line], body: int, context: Context) -> int:
    """Read the foot upwards; note its lines in ``context.taken``. Returns the index after the body's last line."""
    end = len(lines)
    for index in range(len(lines) - 1, max(body, len(lines) - FOOT), -1):
        line = lines[index]
        if line.kind in {"rule", "image"} or page_mark(line.text):
            context.taken[index] = "a rule" if line.kind == "rule" else "a page's own line"
            end = index
            continue
        if TAGS.fullmatch(lines[index - 1].text) and not PROSE_END.search(line.text) and len(line.text.split()) <= 25:
            context.taken[index] = "tags"
        if index in context.taken or take_line(lines, index, context, head=False):
            end = index
            continue
        break
    return end
