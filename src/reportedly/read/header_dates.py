"""Date lines of a text's head and foot, with what stands beside the date.

In: a line and what is known so far. Out: its facts taken, or None where any of it is not accounted for.
"""

import re
from collections.abc import Sequence
from string import capwords

from reportedly.read.dateline import is_place
from reportedly.read.dates import PrintedDate, decide, find_dates
from reportedly.read.facts import Context
from reportedly.read.furniture import PROSE_END, page_mark, why_furniture
from reportedly.read.header_words import LABELS, NEWSPAPER, SECTIONS, SEPARATORS
from reportedly.read.names import BY, person, read_credit
from reportedly.read.outlets import agency_like, outlet_named, spells

# Reactions and views that a channel counts beside the time of a message.
SHOWN_COUNTS = re.compile(
    r"[\U0001F000-\U0001FAFF\u2600-\u27BF\uFE0F]+\s*\d[\d.,]{0,8}\s?[KkMm]?\b|\b\d[\d.,]{0,8}\s?[KkMm]?\s+(?:views?|shares?)\b"
    r"|\b\d{1,3}[\s-]min(?:ute)?s?\.?[\s-]read\b",
    re.I,
)
UPDATED = re.compile(
    r"(?:updated|modified|revised|edited|aktualisiert|mis à jour|actualizado|aggiornato|last updated|stand)\W*(?:on"
    r"|at|am|le|el|:)?\W*$",
    re.I,
)


def date_line(text: str, context: Context, where: str, head: bool) -> str | None:
    """A line that is a date with its labels, and perhaps a byline, a place, an agency or an outlet."""
    dates = find_dates(text, context.country)
    if not dates or "(@" in text:
        return None
    rest = text
    for date in reversed(dates):
        rest = f"{rest[: date.span[0]]} | {rest[date.span[1] :]}"
    rest = re.sub(r"\(?\b\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\.?)?\s?(?:[A-Z]{2,4}T?)?\b\)?", " ", rest)
    rest = SHOWN_COUNTS.sub(" ", rest)
    parts = [part.strip(' ,.:;()[]–—-|*"') for part in SEPARATORS.split(rest)]
    parts = [
        p
        for part in parts
        for p in ([part] if _known_part(part, context) else [x.strip(" ,.:;()") for x in part.split(",")])
    ]
    kept = [
        part
        for part in parts
        if part and LABELS.sub("", part).strip(" ,.:;()") and not re.fullmatch(r"[\W\d]*|(?:in|by|from)", part)
    ]
    if len(kept) > 5 or not all(_known_part(part, context) or _loose_part(part, text) for part in kept):
        return None
    offer_dates(text, dates, context, where, 3 if head else 6)
    for part in kept:
        _take_part(part, context, where, head)
    return "a date line"


def _known_part(part: str, context: Context) -> bool:
    bare = LABELS.sub("", part).strip(" :,") or part
    return bool(
        agency_like(bare)
        or outlet_named(bare)
        or spells(bare, context.host)
        or is_place(bare)
        or BY.match(bare)
        or why_furniture(bare)
        or all(word in SECTIONS for word in bare.lower().split())
        or page_mark(bare)
    )


def _loose_part(part: str, text: str) -> bool:
    """A part of a date line that no table knows: a place in capitals, an outlet by its looks, a name."""
    words = part.split()
    if len(words) > 6 or PROSE_END.search(part):
        return False
    if re.fullmatch(r"(?:vol(?:ume)?|issue|no|edition|page|pg|section)\.?\s*[\w.-]{1,8}", part, re.I):
        return True
    capital = all(word[:1].isupper() or word.lower() in {"of", "the", "and", "de", "in", "on"} for word in words)
    return capital and (part.isupper() or bool(NEWSPAPER.search(part)) or bool(person(part)) or len(text) < 60)


def _take_part(part: str, context: Context, where: str, head: bool) -> None:
    bare = LABELS.sub("", part).strip(" :,") or part
    agency, outlet = agency_like(bare), outlet_named(bare)
    if agency:
        context.facts.agencies((agency,), where)
    elif (
        outlet
        or spells(bare, context.host)
        or (NEWSPAPER.search(bare) and not BY.match(bare) and len(bare.split()) > 1 and not person(bare))
        or (head and _masthead_in_capitals(bare))
    ):
        context.names.append(bare)
        name = capwords(bare) if bare.isupper() and " " in bare else bare
        context.facts.offer("publisher", outlet or name, where, 4)
    elif BY.match(bare):
        context.facts.credit(read_credit(bare), where, 3)
    elif is_place(bare) or (bare.isupper() and len(bare) > 3 and not all(w in SECTIONS for w in bare.lower().split())):
        if head and not all(w in SECTIONS for w in bare.lower().split()):
            context.facts.offer_dateline(bare.title() if bare.isupper() else bare, None, where, 6)
    elif person(bare) and " " in bare:
        context.facts.credit(read_credit(bare), where, 5)


def _masthead_in_capitals(name: str) -> bool:
    """ "HARWICK COURIER" beside a date: the last word is what newspapers are called."""
    words = name.split()
    return 1 < len(words) <= 6 and name.isupper() and bool(NEWSPAPER.fullmatch(words[-1]))


def offer_dates(text: str, dates: Sequence[PrintedDate], context: Context, where: str, rank: int) -> None:
    """The first publication among the dates of a line: one labelled as an update only where there is no other."""
    for date in dates:
        late = UPDATED.search(text[: date.span[0]]) or re.search(r"last updated", date.text, re.I)
        weight = rank + (4 if late else 0)
        if date.iso:
            context.facts.offer_date(date.iso, date.text, where, weight)
        else:
            context.waiting.append((date, where, weight))


def settle_dates(context: Context) -> None:
    """Numeric dates that could be read two ways, once the outlet's country is known; else only their text is kept."""
    for date, where, rank in context.waiting:
        iso = decide(date, context.country)
        known = (context.facts.published or "")[:10]
        if iso is None and date.numbers and date.year and known:
            first, second = date.numbers
            both = {f"{date.year:04d}-{first:02d}-{second:02d}", f"{date.year:04d}-{second:02d}-{first:02d}"}
            iso = known if known in both else None
        context.facts.offer_date(iso, date.text, where, rank)
