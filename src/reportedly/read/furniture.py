"""Page furniture: what a page prints round a report that is none of it.

In: a line or paragraph, tidy, and where it stands. Out: why it is furniture, or None. The words are data
(``knowledge/furniture.tsv``): ``whole`` lines, ``start`` of lines of at most ``most`` words, ``tail`` lines that are
furniture only in the foot of a text. A paragraph of prose is never furniture because of its first word: a line that
opens like furniture but runs on as a sentence stays.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from reportedly.knowledge import table
from reportedly.read.outlets import agency_named, outlet_named

LONGEST = 700  # characters of a line that are looked at; furniture is short

SHARE_WORDS = frozenset(
    "share tweet email e-mail mail print facebook twitter x whatsapp linkedin linked reddit pinterest save copy link "
    "comment comments like pin it on via this"
    " article story page more telegram messenger pocket flipboard tumblr google google+ plus sms to a friend post "
    "send bookmark instagram"
    " youtube weibo wechat line viber threads bluesky mastodon vk print-friendly pdf rss subscribe follow text "
    "bigger smaller size font"
    " f in t wa yt ig tg fb g+ @ a+ a- aa submit digg delicious stumbleupon gift listen share: shares tweets "
    "likes by and the opens in new window republish save: fb tw wa"
    " bsky click buffer xing skype hide show all help us whatsapp: facebook: twitter: compartir guardar imprimir "
    "enviar comentar teilen merken drucken kommentieren partager imprimer enregistrer condividi"
    " stampa salva compartilhar dela skriv ut del".split()
)
SURE_SHARE = frozenset(
    "share tweet email e-mail print facebook twitter whatsapp linkedin reddit pinterest telegram messenger "
    "flipboard tumblr copy bookmark digg shares comments comment compartir guardar teilen merken drucken "
    "partager condividi stampa".split()
)

PAGE_MARK = re.compile(
    r"(?:page|seite|página|pagina|pág\.?|p\.|pg\.?)\s*\d{1,4}(?:\s*(?:of|/|von|de|di|out of)\s*\d{1,4})?"
    r"|\d{1,4}\s*(?:of|/|von|de)\s*\d{1,4}|[-–—\[(|]\s*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\s*[-–—\])|]"
    r"|#?\d{1,3}",
    re.I,
)
STAMP = re.compile(
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d),?\s+\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?(?=\s|$)",
    re.I,
)
# What follows the day and clock of a date line, but not those of a browser's print header.
DATED = re.compile(
    r"\s*\(?(?:[A-Z]{2,5}T?\b|[+-]\d{1,2}:?\d{0,2}|Uhr\b|hrs\b|h\b)\)?\s*(?:$|[|·•,;(/–—-])|\s*[|·•,;(/–—-]*\s*"
    r"(?:last\s+)?(?:updated?|modified|published|posted|aktualisiert|stand|mis à jour|actualizado|aggiornato)\b",
    re.I,
)
ADDRESS = re.compile(r"<?(?:https?://|www\.|file:///)\S+>?", re.I)
PROSE_END = re.compile(r"[.!?…。！？؟]['\"”’)\]]*$")
EMAIL = re.compile(r"(?:e-?mail:?\s*)?[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+", re.I)
MOTTO = re.compile(
    r"\b(?:since|est(?:ablished|d)?\.?|founded(?: in)?|seit|desde|depuis|fundado en)\s+1[6-9]\d\d\b|\bsince 20\d\d$",
    re.I,
)
COUNTS = re.compile(
    r"(?:\d[\d,.]*\s?k?\s*\+?\s*)(?:comments?|shares?|views?|likes?|reads?|retweets?|replies|reactions?"
    r"|min(?:ute)?s?\.? read|minutes? to read|photos?|images?|words|votes?|claps?)\b[\s.!]*",
    re.I,
)
CREDIT_LINE = re.compile(
    r"^\(?(?:photos?|pictures?|images?|photograph|file photo|credit|foto|video)s?(?:\s+(?:credit|by|courtesy(?: of)?"
    r"|from|source))?\s*[:/]\s*\S",
    re.I,
)
TAGS_ONLY = re.compile(r"(?:#[^\W\d_]\w{1,60}[\s,]*){2,30}|#[^\W\d_]\w{2,60}")
HANDLE = re.compile(r"^@\w{3,40}\b(?!\s*[:,])|\b(?:t\.me|telegram\.me|wa\.me)/\w")
AUDIENCE = re.compile(
    r"(?:^|[\s·|•(])\d[\d.,]{0,8}\s?[km]?\s+(?:subscribers|followers|members|abonnenten|abonnés|suscriptores|seguidores"
    r"|iscritti)\W*$"
)
INITIALS = re.compile(r"\(?[a-z]{2,4}(?:/[a-z]{2,4}){1,3}\)?")
STARTS_BARE = re.compile(r"^[\s>»›→▶►•*|+\-–—\[(]+")


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table."""

    phrase: str
    most: int
    reason: str


@cache
def _rules() -> tuple[dict[str, str], dict[str, list[Rule]], dict[str, list[Rule]]]:
    whole: dict[str, str] = {}
    start: dict[str, list[Rule]] = {}
    tail: dict[str, list[Rule]] = {}
    for row in table("furniture"):
        if row["match"] == "whole":
            whole[row["phrase"]] = row["reason"]
            continue
        chosen = start if row["match"] == "start" else tail
        chosen.setdefault(row["phrase"].split()[0].rstrip(":"), []).append(
            Rule(row["phrase"], int(row["most"]), row["reason"])
        )
    return whole, start, tail


def _plain(text: str) -> str:
    return " ".join(STARTS_BARE.sub("", text[:LONGEST]).lower().replace("’", "'").split())


@lru_cache(maxsize=2048)
def page_mark(text: str) -> bool:
    """True for a page's footer or header by itself: "Page 2 of 3", "3/4", "https://… 2/3", "12/05/2024, 09:14 …"."""
    if len(text) > 400:
        return False
    bare = text.strip()
    if stamp := STAMP.match(bare):
        return len(bare) < 200 and not DATED.match(bare[stamp.end() :])
    if ADDRESS.match(bare):
        rest = ADDRESS.sub("", bare, count=1).strip(" |-–—")
        return bool(rest) and bool(PAGE_MARK.fullmatch(rest) or STAMP.fullmatch(rest))
    if PAGE_MARK.fullmatch(bare):
        return True
    closing = re.search(r"(?:[|•·–—-]\s*|\s)(?:page\s+\d{1,3}(?:\s+of\s+\d{1,3})?|\d{1,3}\s?/\s?\d{1,3})$", bare, re.I)
    return closing is not None and len(bare.split()) <= 14 and not PROSE_END.search(bare[: closing.start()])


GLUED = re.compile(
    r"(?:Share|Facebook|Twitter|X(?=[A-Z]|$)|WhatsApp|LinkedIn|E-?mail|Print|Telegram|Pinterest|Reddit|Copy ?(?:Link"
    r"|URL)|Messenger|Instagram|YouTube|Save|Tweet|Tumblr|Threads|Bluesky){2,}"
)


def share_bar(text: str) -> bool:
    """True for a row of buttons: "Share | Tweet | Email"."""
    if len(text) > 300:
        return False
    if len(text) > 12 and GLUED.fullmatch(text.strip()):
        return True
    boxed = re.findall(r"\[([\w+@-]{1,12})\]", text)
    if len(boxed) >= 2 and not re.sub(r"\[[\w+@-]{1,12}\]|\s", "", text):
        return sum(word.lower() in SHARE_WORDS for word in boxed) * 2 >= len(boxed)
    words = [
        word
        for word in re.split(r"[\s|•·,/>»()\[\]]+", text.lower())
        if word and not re.fullmatch(r"[\d.,k+–—:-]+", word)
    ]
    if not words or len(words) > 30:
        return False
    return (
        all(word in SHARE_WORDS for word in words)
        and any(word in SURE_SHARE for word in words)
        and not PROSE_END.search(text)
    )


@lru_cache(maxsize=2048)  # the same line is asked about in several places, and pages repeat lines
def why_furniture(text: str, *, tail: bool = False, linked: float = 0.0) -> str | None:
    """Why a line is furniture, or None. ``tail``: it stands in the foot; ``linked``: the part of it that is links."""
    if not text.strip() or len(text) > LONGEST:
        return None
    whole, start, end = _rules()
    plain = _plain(text)
    bare = plain.strip(" .:;!|>»…-–—*[](){}<")
    if bare in whole or plain in whole:
        return whole.get(bare) or whole[plain]
    if bare and share_bar(text):
        return "a row of buttons"
    if EMAIL.fullmatch(text.strip()):
        return "an address to write to"
    parts = [part for part in re.split(r"\s*[·|•]\s*", text) if part.strip()]
    if 2 <= len(parts) <= 8 and len(text) < 200 and all(why_furniture(part, tail=tail) for part in parts):
        return "a row of buttons"
    return (
        _by_shape(text, bare)
        or _opening(plain, text, start, linked)
        or _wording(plain)
        or ("a picture's credit" if CREDIT_LINE.match(text) and len(text.split()) <= 30 else None)
        or (_opening(plain, text, end, 1.0) if tail else None)
    )


def _by_shape(text: str, bare: str) -> str | None:
    """Furniture by how it looks: a rule, a count, a motto."""
    if not bare or not re.search(r"\w", text):
        return "a rule"
    if len(bare.split()) <= 8 and MOTTO.search(bare) and not PROSE_END.search(text):
        return "a newspaper's motto"
    if TAGS_ONLY.fullmatch(text.strip()) or (HANDLE.search(text) and len(text.split()) <= 8):
        return "tags or the name of an account"
    if AUDIENCE.search(bare) and len(bare.split()) <= 10:
        return "a count the page shows"
    if INITIALS.fullmatch(text.strip()):
        return "initials of those who wrote and edited it"
    counted = COUNTS.fullmatch(bare) or COUNTS.fullmatch(re.sub(r"^[\W_]+", "", bare))
    return "a count the page shows" if counted else None


ASKS = re.compile(
    r"^(?:follow|listen|watch|read|see|join|visit|download|subscribe|sign up|like|find|check out|click|tune in"
    r"|browse|discover|stream|get|contact|reach|email|write to)\b.{0,300}"
    r"(?:https?://|www\.|\b(?:instagram|facebook|twitter|youtube|tiktok|whatsapp|telegram|newsletters?|podcasts?|our "
    r"app|the app|app store|google play|google news|full coverage|rss|@\w+)\b)"
)
SAYS_OF_ITSELF = re.compile(
    r"\b(?:do|does) not (?:necessarily )?(?:reflect|represent) (?:the|those|our|that)\b|\bviews expressed (?:in|here"
    r"|are)\b|\bcommitted to publishing a diversity\b"
    r"|\b(?:article|episode|podcast|newsletter|post|story|content) is (?:sponsored|brought to you|presented"
    r"|supported) by\b|\bwe may (?:earn|receive) (?:a |an |affiliate )?commission"
    r"|\b(?:may|might) (?:earn|get|receive) a (?:share|commission|portion)\b|\baffiliate links?\b|\bthis (?:material"
    r"|content) may not be (?:published|reproduced)\b"
    r"|\bnot edited by\b.{0,40}\bstaff\b|\b(?:published|generated|sourced) from (?:a|an) (?:syndicated|agency|wire"
    r"|auto-generated) feed\b|\bfor personal use only\b|\bdo not redistribute\b"
    r"|\bcan be (?:reached|contacted) at\b|\bmay be reached at\b|\breach (?:him|her|them|me) at\b|\bin your "
    r"(?:in-?box|mail|e-?mail)\b.{0,60}(?:week|day|morning|subscribe|\d ?am|privacy)|\bsee our privacy (?:notice"
    r"|policy)\b"
    r"|\ball rights reserved\b|\bprotected by recaptcha\b|\bby signing up\b.{0,60}\bagree\b|\bis a registered "
    r"trademark\b"
)


def _wording(plain: str) -> str | None:
    """Furniture by what it says: calls to follow or subscribe, a page's words about itself."""
    count = len(plain.split())
    if count > 60 or re.search(r"\b(?:said|says|told)\b", plain):
        return None
    if count <= 35 and ASKS.match(plain):
        return "a line that asks to follow, subscribe or register"
    return "a page's own line about the text" if SAYS_OF_ITSELF.search(plain) else None


JUMP = re.compile(
    r"^[\W_]*(?:(?:please )?(?:see|turn to|continued (?:on|from|in)|continues (?:on|in)|cont(?:inue)?d\.? (?:on"
    r"|from)|from|jump to|suite page|siehe|fortsetzung)\b.{0,40}?\b(?:page|p\.|pg\.?|seite)\s*[A-Z]{0,2}\d{1,3}"
    r"(?:,?\s*col(?:umn|\.)?\s*\d{1,2})?|"
    r"(?:see|from)\s+[A-Z][A-Z ]{2,30},?\s*(?:page\s*)?[A-Z]{0,2}\d{1,3}|\(?continued(?: on| from)?.{0,30}\)?)[\W_]*$",
    re.I,
)


def jump_line(text: str) -> bool:
    """True for a newspaper's "See BRIDGE, Page A6" and "Continued from Page A1"."""
    return len(text) < 80 and bool(JUMP.match(text))


def _opening(plain: str, text: str, rules: dict[str, list[Rule]], linked: float) -> str | None:
    count = len(plain.split())
    first = plain.split(maxsplit=1)[0].rstrip(":") if plain else ""
    for rule in (*rules.get(first, ()), *(rules.get(first[:1], ()) if first[:1] in "©«»←→(" else ())):
        pointing = plain[len(rule.phrase) :].lstrip().startswith(":")
        if not plain.startswith(rule.phrase) or count > rule.most + (10 if pointing else 0):
            continue
        after = plain[len(rule.phrase) : len(rule.phrase) + 1]
        if after and after.isalnum() and rule.phrase[-1].isalnum():
            continue
        if _reads_on(plain, rule, text) and linked < 0.5:
            continue
        return str(rule.reason)
    return None


def _reads_on(plain: str, rule: Rule, text: str) -> bool:
    """True where what follows the opening words is a sentence of its own ("Related costs rose to 4 million, he
    said.")."""
    if ":" in plain[: len(rule.phrase) + 2]:
        return False
    ends = bool(PROSE_END.search(text.strip()))
    if rule.most >= 40:
        return ends and bool(re.search(r"\b(?:said|says|told|according to)\b", plain))
    return ends and len(plain.split()) > len(rule.phrase.split()) + 2


def caption_like(text: str) -> bool:
    """True for a picture's caption by its closing credit: "… in May. Photo: X/Reuters", "… (AP Photo/…)"."""
    if len(text) > 500:
        return False
    if re.search(
        r"(?:\(|\[|\b)(?:AP|AFP|REUTERS|Reuters|EPA|Getty|PA|File|Courtesy)[\s,/-]*(?:Photos?|Images?|via|file|File"
        r"|/)[^.]{0,80}\)?\]?\.?$",
        text,
    ):
        return True
    if re.search(
        r"(?:photos?|pictures?|images?|photograph|credit|foto|file photo|courtesy)\s*(?:credit|by"
        r"|courtesy)?\s*[:/]\s*[^.:]{2,80}\)?\]?\.?$",
        text,
        re.I,
    ):
        return True
    closing = re.search(r"(?:[.!?)]|[—–|-])\s+([^.!?—–|]{2,40})$", text)
    if closing and len(closing[1].split()) <= 5 and len(text.split()) <= 25:
        last = re.split(r"\s*[/]\s*|\s+via\s+", closing[1].strip())
        return any(
            agency_named(part)
            or outlet_named(part)
            or part.strip().lower() in {"getty images", "getty", "epa", "handout", "file", "social media"}
            for part in last
        )
    return False
