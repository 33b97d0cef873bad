"""Bylines, agency credits, copyright lines and mastheads of a text's head and foot.

In: a line and what is known so far. Out: its facts taken, or None where any of it is not accounted for.
"""

import re
from string import capwords

from reportedly.read.dateline import is_place
from reportedly.read.facts import Context, Facts
from reportedly.read.furniture import PROSE_END
from reportedly.read.header_words import NEWSPAPER, SECTIONS, SEPARATORS, fold_letters
from reportedly.read.names import BY, DESK, person, read_credit
from reportedly.read.outlets import agency_like, agency_named, host_of, outlet_named, spells

CREDITED = re.compile(r"[/,;|&]|\b(?:and|with|avec|mit|und|et|con|y|com|e)\b|\s[-–—]\s", re.I)
CREDIT_WORDS = re.compile(
    r"^(?:\W*(?:sources?|with (?:inputs?|files?|reports?|additional reporting)(?: from)?|from|via|courtesy(?: of)?"
    r"|credit|text|report|by|agency|agencies|news agency|wire)\b\s*:?)+\s*",
    re.I,
)


CONTRIBUTED = re.compile(
    r"^[\W_]*(?:(?:the )?(?P<first>[A-Z][\w .'’-]{1,40}?)(?:\s+(?:writers?|reporters?|journalists?|correspondents?"
    r"|staff)\b.{0,80})?\s+contributed to this (?:report|story|article)"
    r"|(?i:(?:with|by|from)?\s*(?:additional |some )?(?:reporting|inputs?|files?|reports?|material|information"
    r"|contributions?)\s+(?:by|from|of))\s+(?:the )?(?P<second>[A-Z][\w .,'’&-]{1,60}?)(?:\s+in\s+[A-Z].*)?)[\W_]*$"
)


COPYRIGHT = re.compile(
    r"(?:©|ⓒ|\(c\)|copyright)\s*(?:©|ⓒ|\(c\))?\s*(?:\d{4}(?:\s?[-–]\s?\d{2,4})?)?,?\s*(?:by\s+)?(?P<name>[^.,"
    r"|©\d]{2,60}?)(?:\s+\d{4})?\s*(?:[.,|©]|all rights|ltd|inc\b|llc|$)",
    re.I,
)


COMPANY = re.compile(
    r"\s+(?:all rights.*|media|group|newspapers?|limited|ltd|inc|llc|plc|company|corp(?:oration)?|pty|gmbh|ag|s\.?a"
    r"|b\.?v|a/?s|ab|oy|spa|s\.?l|d|publishing|publications|cooperative|co-op"
    r"|communications|holdings|verlag|co)\.?$",
    re.I,
)


def by_line(text: str, context: Context, where: str, head: bool) -> str | None:
    match = BY.match(text)
    words = text.split()
    if not match or len(words) > 24 or (not head and len(words) > 12):
        return None
    credit = read_credit(text)
    desk = DESK.search(text[match.end() :])
    if not (credit.persons or credit.agencies or credit.outlets or desk):
        return None
    if PROSE_END.search(text) and len(words) > 9 and not credit.agencies:
        return None
    if re.search(r"\b(?:was|were|had|said|has|have|is|are|will)\b", text) and len(words) > 8:
        return None
    context.facts.credit(credit, where, 3)
    _outlet_in_credit(text, context, where)
    return "a byline"


def _outlet_in_credit(text: str, context: Context, where: str) -> None:
    """ "By Jane Doe, Harwick Courier Staff Writer": the words before the job, where they look like an outlet."""
    for part in re.split(r"[,|;]\s*|\s+[-–—]\s+|\bfor\s+", text)[1:]:
        if spells(part.strip(" .*_()"), context.host) and " " in part.strip():
            context.facts.offer("publisher", part.strip(" .*_()"), where, 4)
            return
    match = re.search(
        r"(?:[,|]\s*|\bfor\s+|\bspecial to\s+|^)((?:The\s+)?(?:[A-Z][\w'’.-]*\s+){0,3}[A-Z][\w'’.-]*?)\s+(?:staff"
        r"|correspondent|reporter|writer)",
        text,
        re.I,
    )
    if not match:
        match = re.search(r"(?:\bfor\s+|\bspecial to\s+)((?:the\s+)?(?:[A-Z][\w'’.-]*\s*){1,4})$", text, re.I)
    name = match[1].strip() if match else ""
    if name and (
        outlet_named(name)
        or (NEWSPAPER.search(name) and len(name.split()) > 1 and not person(name) and not agency_named(name))
    ):
        context.names.append(name)
        context.facts.offer("publisher", outlet_named(name) or name, where, 7)


def credit_line(text: str, context: Context, where: str, head: bool) -> str | None:
    """A line that is an agency's credit: "AFP", "(Reuters)", "— AP", "Sources Anadolu Agency", "With inputs from
    PTI"."""
    if not head and contributed(text, context.facts, where):
        return "a credit"
    if len(text.split()) > 12:
        return None
    bare = CREDIT_WORDS.sub("", text.strip(" ()[]—–-*_."))
    parts = [part.strip(" ()[]—–-.*_") for part in CREDITED.split(bare) if part.strip()]
    named = [agency_like(part) for part in parts]
    if context.at_top and len(parts) == 1 and not agency_named(parts[0]):
        return None  # the first line of all is the masthead of the agency whose own text this is
    if (
        parts
        and any(named)
        and all(
            name
            or outlet_named(part)
            or spells(part, context.host)
            or part in context.names
            or is_place(part)
            or part.lower()
            in {"agencies", "news agencies", "staff", "and", "news agency", "wires", "our correspondent"}
            for name, part in zip(named, parts, strict=True)
        )
    ):
        context.facts.agencies(tuple(name for name in named if name), where)
        for part in parts:
            if is_place(part) and head and not agency_named(part):
                context.facts.offer_dateline(part.title() if part.isupper() else part, None, where, 6)
            elif outlet_named(part) and not agency_named(part):
                context.facts.offer("publisher", outlet_named(part), where, 6)
        return "an agency's credit"
    if re.fullmatch(
        r"\W*(?:agencies|news agencies|wire (?:services|reports)|from (?:our )?(?:staff and )?(?:wire|news) "
        r"(?:services|reports)|staff (?:report|reporter|writer)s?|our correspondent|web desk|news desk)\W*",
        text,
        re.I,
    ):
        return "a credit"
    return None


def contributed(text: str, facts: Facts, where: str) -> bool:
    """ "The Associated Press contributed to this report.", "With reporting by AFP in Paris" """
    match = CONTRIBUTED.match(text) if len(text) < 200 else None
    if not match:
        return False
    named = tuple(
        filter(None, (agency_like(part) for part in re.split(r"[,/&]|\band\b", match["first"] or match["second"])))
    )
    facts.agencies(named, where)
    return bool(named)


def copyright_line(text: str, context: Context, where: str) -> str | None:
    """A copyright line of the foot or head names the outlet, or the agency whose words it are."""
    opens = re.match(r"\W{0,3}(?:©|ⓒ|\(c\)|copyright\b)", text, re.I)
    if len(text) > 300 or not (opens or ("©" in text and len(text.split()) <= 14 and not PROSE_END.search(text))):
        return None
    match = COPYRIGHT.search(text)
    if match:
        name = COMPANY.sub("", COMPANY.sub("", match["name"].strip())).strip(" .,-–")
        agency = agency_named(name) or agency_named(re.split(r"[-/]", name)[0])
        if not agency and not spells(name, context.host):
            agency = agency_like(name)
        if agency:
            context.facts.agencies((agency,), where)
        elif name and len(name.split()) <= 5 and not DESK.fullmatch(name):
            context.names.append(name)
            context.facts.offer("publisher", outlet_named(name) or name, where, 6 if spells(name, context.host) else 8)
    return "a copyright line"


def outlet_line(text: str, context: Context, where: str, head: bool) -> str | None:
    """A masthead: a known outlet, the words its host spells, a bare host, perhaps with a place behind."""
    bare = text.strip(" *_#|-–—·•:")
    if not bare or len(bare.split()) > 10 or bare.lower() in SECTIONS:
        return None
    match = re.fullmatch(r"((?:[\w-]{2,40}\.){1,3}[a-z]{2,10})(?:[\s,:|–—-]+([A-Z][\w .'’-]{1,40}))?,?", bare)
    if match and not PROSE_END.search(match[1][:-1]):
        host = host_of(match[1])
        place = (match[2] or "").strip(" ,")
        context.facts.offer("publisher", outlet_named(match[1]) or host, where, 4)
        if place:
            context.facts.offer_dateline(place, None, where, 5)
        return "a masthead"
    parts = [part for part in SEPARATORS.split(bare) if part]
    name = parts[0] if parts else bare
    name = (
        re.sub(r",?\s*(?:online|print|digital|web)?\s*(?:edition|news)$", "", name, flags=re.I)
        if outlet_named(re.sub(r",?\s*(?:online\s)?edition$", "", name, flags=re.I))
        else name
    )
    agency = agency_named(name)
    if context.at_top and not agency and agency_like(name):
        context.names.append(name)
        context.facts.offer("publisher", agency_like(name), where, 4)
        return "a masthead"
    known = outlet_named(name) or (spells(name, context.host) and len(fold_letters(name)) > 3)
    short = all(len(part.split()) <= 5 and not PROSE_END.search(part) for part in parts[1:])
    if known and short and not agency:
        context.names.append(name)
        context.facts.offer(
            "publisher",
            outlet_named(name) or (capwords(name) if name.isupper() and " " in name else name),
            where,
            3 if head else 5,
        )
        return "a masthead"
    place = re.fullmatch(r"(.{3,40}?)[,|]?\s+([A-Z][\w .'’-]{2,30}),?", bare)
    if head and place and outlet_named(place[1]) and is_place(place[2]):
        context.facts.offer("publisher", outlet_named(place[1]), where, 3)
        context.facts.offer_dateline(place[2].strip(" ,"), None, where, 5)
        return "a masthead"
    return None
