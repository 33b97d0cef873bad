"""The words that lines of a text's head and foot are made of: labels, sections, jobs, what newspapers are called.

In: a line. Out: what its words look like. No facts are taken here.
"""

import re

from reportedly.read.furniture import PROSE_END

LABEL = (
    r"(?:first\s+|originally\s+|last\s+|date\s+)?(?:published|posted|updated|modified|created|filed|uploaded|edited"
    r"|issued|released|added|revised|publish"
    r"|publication|pub\.?)\b(?:\s+(?:date|time|at|on|online|in))*|date(?:line|d)?\b|on\b|at\b"
    r"|veröffentlicht(?:\s+am)?|publié(?:\s+le)?|le\b"
    r"|publicado(?:\s+el)?|stand\b|aktualisiert|mis à jour|actualizado|pubblicato|as of|issue date|time\b|edt|est\b"
    r"|a las\b|alle(?: ore)?\b|um\b|uhr\b|às\b|à\b|kl\.?|last modified|zuletzt|first\b|actualizado|publié|mis à jour"
)


LABELS = re.compile(rf"\b(?:{LABEL})\s*:?", re.I)


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


def fold_letters(name: str) -> str:
    """The letters of a name."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


def section_line(text: str) -> str | None:
    """A section's name or the way to it: "World", "Home > News > Europe"."""
    words = re.findall(r"[\w&']+", text.lower())
    glued = re.findall(r"[A-Z][a-z]+|E-paper", text) if " " not in text.strip() else []
    if len(glued) > 3 and all(word.lower() in SECTIONS | {"e-paper"} for word in glued):
        return "a section's name"
    if not words or len(words) > 8 or PROSE_END.search(text):
        return None
    crumbs = len(re.findall(r"[>›»/|•·]", text)) >= 1 and len(words) <= 8
    if all(word in SECTIONS for word in words) and (len(words) <= 3 or crumbs):
        return "a section's name"
    if crumbs and re.search(r"[>›»]|\s/\s", text) and any(word in SECTIONS or word == "home" for word in words[:2]):
        return "a section's name"
    return None
