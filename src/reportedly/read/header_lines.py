"""Single lines of a text's head and foot: what each one is.

In: a line and what is known so far. Out: what the line is, its facts taken; None where any of it is not accounted
for, so that a sentence is never eaten. What is page furniture is ``furniture``'s business; which line is the title
``header_title``'s.
"""

import re
from collections.abc import Sequence

from reportedly.read.dates import find_dates
from reportedly.read.facts import Context
from reportedly.read.furniture import ADDRESS, PROSE_END, caption_like, why_furniture
from reportedly.read.header_credits import by_line, copyright_line, credit_line, outlet_line
from reportedly.read.header_dates import date_line, offer_dates
from reportedly.read.header_fields import FIELD, FIELD_OF, SAVED, take_field
from reportedly.read.header_words import JOB, section_line
from reportedly.read.lines import Line
from reportedly.read.names import read_credit
from reportedly.read.outlets import agency_named

REPORTING = re.compile(r"[\W_]{0,3}(?:reporting|writing) by\s+([^;()]{3,200})", re.I)
SIGNED_OFF = re.compile(r"[.!?”\"’'] ?(?:[–—-]{1,2}|/) ?(?:[Ww]ith )?([A-Z][\w. ]{1,30}?)\.?\s*\Z")
BARE_ADDRESS = re.compile(r"(?:[\w-]{1,60}\.){1,4}[a-z]{2,12}/[^\s()]{3,400}")


def take_line(lines: Sequence[Line], index: int, context: Context, *, head: bool) -> bool:
    """Read one line as header (or foot) matter; True, and noted in ``context.taken``, where all of it was accounted
    for."""
    line = lines[index]
    if index and SAVED.match(lines[index - 1].text) and _only_a_date(line.text):
        context.taken[index] = "when it was saved"
        return True
    context.at_top = head and not context.facts.title and all(other in context.taken for other in range(index))
    before = lines[index - 1] if index and index - 1 not in context.taken else None
    reason = _meaning(line, before, context, f"line {index + 1}", head)
    if reason:
        context.taken[index] = reason
    return bool(reason)


def _meaning(line: Line, before: Line | None, context: Context, where: str, head: bool) -> str | None:
    text = line.text
    if ADDRESS.fullmatch(text) or BARE_ADDRESS.fullmatch(text):
        return "an address"
    if len(text) > 400 or (before is not None and text[:1].islower() and _unfinished(before.text)):
        return None
    if not head and _reporting(text, context, where):
        return "a credit"
    if not head:
        _signed_off(text, context, where)
    if _saving(text):
        return "when it was saved"
    reason = _field_line(text, context, where, head) or copyright_line(text, context, where)
    if reason:
        return reason
    reason = why_furniture(text, tail=not head, linked=line.links)
    if reason and not agency_named(text):
        return reason
    if line.kind == "heading" and line.level == 1:
        return None
    return _credit_or_masthead(text, context, where, head)


def _only_a_date(text: str) -> bool:
    dates = find_dates(text) if len(text) < 60 else []
    return bool(dates) and not re.search(r"\w", text[: dates[0].span[0]] + text[dates[0].span[1] :])


def _reporting(text: str, context: Context, where: str) -> bool:
    """ "(Reporting by Mara Quill in Harwick; Editing by Teo Brand)": who wrote it, where no byline says so."""
    match = REPORTING.match(text) if len(text) < 400 else None
    if match:
        context.facts.credit(read_credit(match[1]), where, 8)
    return bool(match)


def _signed_off(text: str, context: Context, where: str) -> None:
    """ "The road is open again. – AAP": the agency that signs the last words of a report; they stay the report's."""
    match = SIGNED_OFF.search(text[-60:])
    agency = agency_named(match[1].strip()) if match else None
    if agency:
        context.facts.agencies((agency,), where)


def _saving(text: str) -> bool:
    """True for "Saved on 3 May 2024" and the like."""
    count = len(text.split())
    return bool(SAVED.match(text)) and count <= 25 and bool(find_dates(text) or ADDRESS.search(text) or count <= 8)


def _credit_or_masthead(text: str, context: Context, where: str, head: bool) -> str | None:
    for reader in (date_line, by_line, credit_line, outlet_line):
        reason = reader(text, context, where, head)
        if reason:
            return reason
    if reason := section_line(text):
        return reason
    if caption_like(text) and len(text.split()) < 60 and head:
        return "a caption"
    if head and context.facts.byline and JOB.match(text) and len(text.split()) <= 8 and not PROSE_END.search(text):
        return "a credit"
    return None


def _unfinished(text: str) -> bool:
    """True for prose that stops in mid sentence: what follows in lower case goes on with it."""
    return len(text.split()) >= 8 and not PROSE_END.search(text)


def _field_line(text: str, context: Context, where: str, head: bool) -> str | None:
    match = FIELD.match(text)
    if not match:
        return None
    key = match[1].strip().lower().replace(" ", "_").replace("-", "_")
    kind = FIELD_OF.get(key)
    value = match[2].strip()
    if not kind or (kind == "title" and key not in {"title", "headline", "subject", "titel", "titre"}):
        return None
    if kind in {"published", "updated"} and not find_dates(value):
        return "a date's label" if not value else None
    if kind == "dateline" and len(value.split()) > 6:
        return None
    if len(value.split()) > 40 or (
        PROSE_END.search(value) and len(value.split()) > 14 and kind not in {"title", "ignored"}
    ):
        return None
    if kind == "ignored" and key in {"from", "to"} and not head:
        return None
    if kind == "ignored" and key == "copyright":
        copyright_line(text, context, where)
    elif kind not in {"ignored"} and value:
        if kind in {"published", "updated"}:
            offer_dates(value, find_dates(value, context.country), context, where, 2 if kind == "published" else 6)
        else:
            take_field(kind, value, context.facts, where, context.country)
    return "a field of the report"
