"""Single lines of a text's head and foot: dates, bylines, credits, mastheads, sections, copyright.

In: a line and what is known so far. Out: what the line is, its facts taken; None where any of it is not accounted
for, so that a sentence is never eaten. What is page furniture is ``furniture``'s business; which line is the title
``header_title``'s.
"""

import re
from collections.abc import Sequence
from string import capwords

from reportedly.read.dateline import is_place
from reportedly.read.dates import PrintedDate, decide, find_dates
from reportedly.read.facts import Context, Facts
from reportedly.read.furniture import ADDRESS, PROSE_END, caption_like, page_mark, why_furniture
from reportedly.read.header_fields import FIELD, FIELD_OF, SAVED, take_field
from reportedly.read.lines import Line
from reportedly.read.names import BY, DESK, agency_named, host_of, outlet_named, person, read_credit, spells

LABEL = (
    r"(?:first\s+|originally\s+|last\s+|date\s+)?(?:published|posted|updated|modified|created|filed|uploaded|edited"
    r"|issued|released|added|revised|publish"
    r"|publication|pub\.?)\b(?:\s+(?:date|time|at|on|online|in))*|date(?:line|d)?\b|on\b|at\b"
    r"|veröffentlicht(?:\s+am)?|publié(?:\s+le)?|le\b"
    r"|publicado(?:\s+el)?|stand\b|aktualisiert|mis à jour|actualizado|pubblicato|as of|issue date|time\b|edt|est\b"
    r"|a las\b|alle(?: ore)?\b|um\b|uhr\b|às\b|à\b|kl\.?|last modified|zuletzt|first\b|actualizado|publié|mis à jour"
)


LABELS = re.compile(rf"\b(?:{LABEL})\s*:?", re.I)


UPDATED = re.compile(
    r"(?:updated|modified|revised|edited|aktualisiert|mis à jour|actualizado|aggiornato|last updated|stand)\W*(?:on"
    r"|at|am|le|el|:)?\W*$",
    re.I,
)


SEPARATORS = re.compile(r"\s*(?:[|•·●►»]|\s[-–—]+\s|\t|\s{2,}|\s/\s|;\s)\s*")


NEWSPAPER = re.compile(
    r"\b(?:times|post|herald|gazette|courier|news|daily|tribune|chronicle|star|sun|mail|express|journal|observer"
    r"|guardian|mirror|record|press|telegraph"
    r"|standard|independent|examiner|dispatch|despatch|echo|argus|bulletin|bee|globe|register|monitor|review|today"
    r"|radio|tv|television|broadcasting|network|weekly"
    r"|ledger|sentinel|inquirer|enquirer|zeitung|nachrichten|tageblatt|anzeiger|kurier|presse|journal|wire|magazine"
    r"|reporter|advertiser|messenger|mercury"
    r"|citizen|leader|nation|voice|evening|morning|online|newspaper|advocate|intelligencer|union|beacon|banner"
    r"|clarion|call|packet|pilot|item|banner|outlook"
    r"|mail|diario|correo|mundo|heraldo|prensa|gaceta|giornale|corriere|gazzetta|monde|figaro|dépêche|dagblad|krant"
    r"|tidende|posten|argus|watch|digest|standard)\b",
    re.I,
)


SECTIONS = frozenset(
    "startseite lokales politik wirtschaft inicio portada accueil actualités nachrichten homepage news world "
    "politics business economy sport sports opinion comment analysis culture arts entertainment lifestyle health "
    "science technology tech environment"
    " climate national local international europe asia africa americas americas middle east us uk home latest "
    "breaking exclusive live video features feature region"
    " regional city metro crime courts education money markets finance travel weather editorial letters obituaries "
    "society life style world news front page"
    "asia pacific latin america north america politics & policy explainers investigations war ukraine united "
    "states russia china india".split()
)


JOB = re.compile(
    r"^(?:(?:the\s+)?[\w.'’&-]+\s){0,6}(?:staff|senior|chief|political|deputy|special|foreign|diplomatic|security"
    r"|crime|business|economics?|science|health|environment|sports?|defence"
    r"|defense|education|legal|home affairs|transport|city|local|investigations?|data|digital|correspondents?"
    r"|reporters?|writers?|editors?|columnist|contributor|journalist|agencies|bureau|desk)"
    r"(?:\s[\w.'’&-]+){0,5}$",
    re.I,
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


def take_line(lines: Sequence[Line], index: int, context: Context, *, head: bool) -> bool:
    """Read one line as header (or foot) matter; True, and noted in ``context.taken``, where all of it was accounted
    for."""
    line = lines[index]
    before = lines[index - 1] if index and index - 1 not in context.taken else None
    reason = _meaning(line, before, context, f"line {index + 1}", head)
    if reason:
        context.taken[index] = reason
    return bool(reason)


def _meaning(line: Line, before: Line | None, context: Context, where: str, head: bool) -> str | None:
    text = line.text
    if ADDRESS.fullmatch(text):
        return "an address"
    if len(text) > 400 or (before is not None and text[:1].islower() and _unfinished(before.text)):
        return None
    if _saving(text):
        return "when it was saved"
    reason = _field_line(text, context, where, head) or _copyright(text, context, where)
    if reason:
        return reason
    reason = why_furniture(text, tail=not head, linked=line.links)
    if reason and not agency_named(text):
        return reason
    if line.kind == "heading" and line.level == 1:
        return None
    return _credit_or_masthead(text, context, where, head)


def _saving(text: str) -> bool:
    """True for "Saved on 3 May 2024" and the like."""
    count = len(text.split())
    return bool(SAVED.match(text)) and count <= 25 and bool(find_dates(text) or ADDRESS.search(text) or count <= 8)


def _credit_or_masthead(text: str, context: Context, where: str, head: bool) -> str | None:
    for reader in (_date_line, _by_line, _credit_line, _outlet_line):
        reason = reader(text, context, where, head)
        if reason:
            return reason
    if reason := _section_line(text):
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
        _copyright(text, context, where)
    elif kind not in {"ignored"} and value:
        if kind in {"published", "updated"}:
            _offer_dates(value, find_dates(value, context.country), context, where, 2 if kind == "published" else 6)
        else:
            take_field(kind, value, context.facts, where, context.country)
    return "a field of the report"


def _copyright(text: str, context: Context, where: str) -> str | None:
    """A copyright line of the foot or head names the outlet, or the agency whose words it are."""
    opens = re.match(r"\W{0,3}(?:©|ⓒ|\(c\)|copyright\b)", text, re.I)
    if len(text) > 300 or not (opens or ("©" in text and len(text.split()) <= 14 and not PROSE_END.search(text))):
        return None
    match = COPYRIGHT.search(text)
    if match:
        name = COMPANY.sub("", COMPANY.sub("", match["name"].strip())).strip(" .,-–")
        agency = agency_named(name) or agency_named(re.split(r"[-/]", name)[0])
        if agency:
            context.facts.agencies((agency,), where)
        elif name and len(name.split()) <= 5 and not DESK.fullmatch(name):
            context.names.append(name)
            context.facts.offer("publisher", outlet_named(name) or name, where, 6 if spells(name, context.host) else 8)
    return "a copyright line"


def _date_line(text: str, context: Context, where: str, head: bool) -> str | None:
    """A line that is a date with its labels, and perhaps a byline, a place, an agency or an outlet."""
    dates = find_dates(text, context.country)
    if not dates or "(@" in text:
        return None
    rest = text
    for date in reversed(dates):
        rest = f"{rest[: date.span[0]]} | {rest[date.span[1] :]}"
    rest = re.sub(r"\(?\b\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\.?)?\s?(?:[A-Z]{2,4}T?)?\b\)?", " ", rest)
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
    _offer_dates(text, dates, context, where, 3 if head else 6)
    for part in kept:
        _take_part(part, context, where, head)
    return "a date line"


def _known_part(part: str, context: Context) -> bool:
    bare = LABELS.sub("", part).strip(" :,") or part
    return bool(
        agency_named(bare)
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
    agency, outlet = agency_named(bare), outlet_named(bare)
    if agency:
        context.facts.agencies((agency,), where)
    elif (
        outlet
        or spells(bare, context.host)
        or (NEWSPAPER.search(bare) and not BY.match(bare) and len(bare.split()) > 1 and not person(bare))
    ):
        context.names.append(bare)
        context.facts.offer("publisher", outlet or bare, where, 4)
    elif BY.match(bare):
        context.facts.credit(read_credit(bare), where, 3)
    elif is_place(bare) or (bare.isupper() and len(bare) > 3 and not all(w in SECTIONS for w in bare.lower().split())):
        if head and not all(w in SECTIONS for w in bare.lower().split()):
            context.facts.offer_dateline(bare.title() if bare.isupper() else bare, None, where, 6)
    elif person(bare) and " " in bare:
        context.facts.credit(read_credit(bare), where, 5)


def _offer_dates(text: str, dates: Sequence[PrintedDate], context: Context, where: str, rank: int) -> None:
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


def _by_line(text: str, context: Context, where: str, head: bool) -> str | None:
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


def contributed(text: str, facts: Facts, where: str) -> bool:
    """ "The Associated Press contributed to this report.", "With reporting by AFP in Paris" """
    match = CONTRIBUTED.match(text) if len(text) < 200 else None
    if not match:
        return False
    named = tuple(
        filter(None, (agency_named(part) for part in re.split(r"[,/&]|\band\b", match["first"] or match["second"])))
    )
    facts.agencies(named, where)
    return bool(named)


def _credit_line(text: str, context: Context, where: str, head: bool) -> str | None:
    """A line that is an agency's credit: "AFP", "(Reuters)", "— AP", "Sources Anadolu Agency", "With inputs from
    PTI"."""
    if not head and contributed(text, context.facts, where):
        return "a credit"
    if len(text.split()) > 12:
        return None
    bare = CREDIT_WORDS.sub("", text.strip(" ()[]—–-*_."))
    parts = [part.strip(" ()[]—–-.*_") for part in re.split(r"[/,;|&]|\band\b|\s[-–—]\s", bare) if part.strip()]
    named = [agency_named(part) for part in parts]
    if (
        parts
        and any(named)
        and all(
            name
            or outlet_named(part)
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


def _outlet_line(text: str, context: Context, where: str, head: bool) -> str | None:
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


def fold_letters(name: str) -> str:
    """The letters of a name."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _section_line(text: str) -> str | None:
    """A section's name or the way to it: "World", "Home > News > Europe"."""
    words = re.findall(r"[\w&']+", text.lower())
    glued = re.findall(r"[A-Z][a-z]+|E-paper", text) if " " not in text.strip() else []
    if len(glued) > 3 and all(word.lower() in SECTIONS | {"e-paper"} for word in glued):
        return "a section's name"
    if not words or len(words) > 8 or PROSE_END.search(text):
        return None
    crumbs = len(re.findall(r"[>›»/|]", text)) >= 1 and len(words) <= 8
    if all(word in SECTIONS for word in words) and (len(words) <= 3 or crumbs):
        return "a section's name"
    if crumbs and re.search(r"[>›»]|\s/\s", text) and any(word in SECTIONS or word == "home" for word in words[:2]):
        return "a section's name"
    return None
