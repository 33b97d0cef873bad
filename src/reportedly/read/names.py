"""Who a credit names: persons, agencies, outlets, desks.

In: a credit as printed or as metadata gives it ("By Jane Doe, Courier staff writer | AFP"). Out: the persons without
their titles, the agencies by their short names, the outlet. What a body text says of people belongs to ``annotate``.
"""

import re
from dataclasses import dataclass

from reportedly.knowledge.register import fold
from reportedly.read.dateline import known_places
from reportedly.read.dates import find_dates
from reportedly.read.outlets import agency_like, agency_named, outlet_named

LONGEST = 300  # characters of a credit looked at

BY = re.compile(
    r"^\W{0,3}(?:(?:(?:written|posted|reported|published|story|words|text|article|report|compiled|analysis|comment"
    r"|opinion|with (?:additional )?reporting|review|exclusive|edited|submitted|contributed"
    r"|additional reporting)\s+)?(?:by|par|por|von|door|di)\b(?!-)"
    r"|authors?\s*:|writers?\s*:|reporters?\s*:|byline\s*:|words\s*:|texte?\s*:|texto\s*:|testo\s*:"
    r"|autor(?:in)?\s*:|auteur\s*:|written by\b"
    r"|bylines?\s*:"
    r"|from (?=[A-Z][\w'’.-]+ [A-Z][\w'’.-]+(?:,| in )))\s*:?\s*",
    re.I,
)
CONTACT = re.compile(
    r"(?:[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+|(?<!\w)@\w{1,30}|https?://\S{1,200}|\bwww\.\S{1,200}"
    r"|\b(?:twitter|facebook)\.com/\S+)",
    re.I,
)
PARTS = re.compile(
    r"\s*(?:[,;|•·/&\n\t]|\s[-–—]+\s|\band\b|\bund\b|\bet\b|\bwith\b|(?<!\w)y(?!\w)|\bvia\b|:\s)\s*", re.I
)
# "| Photos: Ola Brandt": who took the pictures did not write it.
PICTURES = re.compile(
    r"(?:\s*[|•·,;/]\s*|\s+)(?:and\s+)?(?:photos?|photographs?|photography|pictures?|images?|illustrations?|graphics?|video"
    r"|fotos?|bilder?)\s*(?::|by\b|von\b|par\b|de\b)\s.*$",
    re.I,
)
# "in Paris", "for The Courier": where and for whom, never a person.
SETTING = re.compile(
    r"\s+(?:in|at|for|of|from|to|near|special to)\s+((?:the\s+)?(?:[A-Z0-9][\w.'’-]{0,30}[ ,]{0,2}){1,5})(?=\s|$|\W)"
)
PARTICLES = frozenset(
    "de da di del della der den des du dos das do la le las los van von ter ten zu zum el al bin ibn bint "
    "ben abu y e af av st st. ap mac mc o'".split()
)
DESK = re.compile(
    r"\b(?:staff|desk|team|newsroom|news ?room|editors?|editorial|admin(?:istrator)?|correspondents?|reporters?"
    r"|writers?|agenc(?:y|ies)"
    r"|bureau|service|network|wire|wires|contributors?|columnists?|producers?|journalists?|guest|webmaster|online"
    r"|digital|media|newspaper"
    r"|press|redaktion|redaction|r[ée]daction|redacci[óo]n|redazione|political|senior|chief|deputy|associate"
    r"|assistant|managing|executive|head of|freelance"
    r"|special|exclusive|author|anonymous|unknown|user|guests?|published|posted|updated|last|minutes?|hours?|ago"
    r"|read|share|follow|comments?"
    r"|email|e-mail|print|photographs?|photos?|pictures?|getty|images?|video|view|more|click|here|subscribe|member"
    r"|founder|director|professor"
    r"|university|institute|college|analyst|fellow|phd|m\.?d|ceo|president|minister|bio|biography|profile|archive"
    r"|articles?|stories|news|sports?"
    r"|business|politics|tech(?:nology)?|science|health|entertainment|opinion|world|national|international|local"
    r"|courier|observer|examiner|dispatch|inquirer|enquirer|advertiser|bulletin|telegraph|sentinel|zeitung"
    r"|today|daily|weekly|times|tv|radio"
    r"|com|org|net|www|http|inc|ltd|llc|group|company|corporation|foundation|association|society|committee|council"
    r"|government|department|ministry|office"
    r"|blog(?:ger)?|magazine|journal|post|herald|tribune|gazette|chronicle|guide|podcast|show|channel|official"
    r"|community|partners?|sponsored|content"
    r"|transcript|release|newswires?|prnewswire|globe ?newswire|jan(?:uary)?\.? \d|the|a|an|this|that|by|are|was|has"
    r"|his|her|their|who|on|as|it|we|you|your|our|i|my|me)\b",
    re.I,
)
NEVER_NAME = re.compile(r"[\d@#<>{}\[\]_=+*\"“”!?…\\]|https?:|www\.")
STOP_AT = re.compile(
    r"\s+(?:is|was|covers?|reports?|writes?|has|joined|updated|published|posted|last updated|contributed|reporting"
    r"|staff|senior|political|chief|deputy"
    r"|special|correspondent|editor|reporter|follow|email|e-mail|\d)\b.*$",
    re.I | re.S,
)
WORDS = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")


@dataclass(frozen=True, slots=True)
class Credit:
    """What a credit names."""

    persons: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()


def read_credit(text: str, *, explicit: bool = True) -> Credit:
    """Persons, agencies and outlets of a credit. ``explicit``: the text is known to be a credit ("By …", an author
    field).

    A name of one word counts as a person only where it is explicit.
    """
    text = " ".join(CONTACT.sub(" | ", text[:LONGEST]).split())
    for found in reversed(find_dates(text)):
        text = f"{text[: found.span[0]]} | {text[found.span[1] :]}"
    text = PICTURES.sub("", BY.sub("", text))
    persons: list[str] = []
    agencies: list[str] = []
    outlets: list[str] = []
    inside = re.findall(r"\(([^()]{1,60})\)", text)
    bare = re.sub(r"\([^()]{0,80}\)", " | ", text)
    whole = agency_like(bare) or outlet_named(bare)
    places = [] if whole else [match[1] for match in SETTING.finditer(bare)]
    pieces = [bare] if whole else [part for part in PARTS.split(SETTING.sub(" | ", bare)) if part.strip()]
    for place in places:
        outlets.extend(filter(None, [outlet_named(place)]))
    for part in [*pieces, *inside]:
        _sort_part(part.strip(" .:-–—*_|"), persons, agencies, outlets)
    if not explicit or len(pieces) != 1:
        persons = [name for name in persons if " " in name]
    return Credit(tuple(dict.fromkeys(persons)), tuple(dict.fromkeys(agencies)), tuple(dict.fromkeys(outlets)))


def _sort_part(part: str, persons: list[str], agencies: list[str], outlets: list[str]) -> None:
    if not part:
        return
    part = BY.sub("", part)
    agency = agency_like(part) or _agency_inside(part)
    if agency:
        agencies.append(agency)
        return
    outlet = outlet_named(part)
    if outlet:
        outlets.append(outlet)
        return
    name = person(part) or _before_tail(part, agencies, outlets)
    if name:
        persons.append(name)


def _before_tail(part: str, agencies: list[str], outlets: list[str]) -> str | None:
    """The person of "JANE DOE Associated Press", with no comma between; the agency or outlet behind is noted."""
    words = part.split()
    for size in range(1, min(5, len(words) - 1)):
        head, tail = " ".join(words[:-size]), " ".join(words[-size:])
        agency, outlet = agency_like(tail), outlet_named(tail)
        if (agency or outlet) and len(words) - size >= 2 and (name := person(head)):
            agencies.extend(filter(None, [agency]))
            outlets.extend(filter(None, [None if agency else outlet]))
            return name
    return None


def _agency_inside(part: str) -> str | None:
    """The agency of "Associated Press Writer", "Reuters Staff", "Xinhua writers Li Wei"."""
    words = part.split()
    for size in range(min(3, len(words) - 1), 0, -1):
        found = agency_named(" ".join(words[:size]))
        if found and DESK.search(" ".join(words[size:])):
            return found
    return None


def person(text: str) -> str | None:
    """``text`` as a person's name, or None: two to five words, each with a capital, none of a desk or a job."""
    text = re.sub(r"^(?:dr|mr|mrs|ms|prof|sir|dame|rev|fr)\.?\s+(?=\S+\s)", "", text.strip(), flags=re.I)
    whole, text = text, STOP_AT.sub("", text).strip(" ,.;:-–—|")
    if " " in whole and " " not in text:
        return None  # "Courier staff": what is left of a job is no name
    if re.fullmatch(r"[가-힣]{2,4}|[一-鿿]{2,4}", text):
        return text
    if not 3 <= len(text) <= 60 or NEVER_NAME.search(text):
        return None
    words = text.split()
    if not 1 <= len(words) <= 5 or (DESK.search(text) and not _only_initials(text)):
        return None
    if not all(_name_word(word) for word in words) or all(word.lower() in PARTICLES for word in words):
        return None
    if fold(text) in known_places():
        return None
    if len(words) == 1 and (len(text) < 4 or not text[0].isupper() or text.isupper()):
        return None
    return _cased(text)


def _only_initials(text: str) -> bool:
    """True where the only word of the desk list is an initial ("Jane A. Doe", "I. M. Person")."""
    return not DESK.search(re.sub(r"\b[A-Z]\.?(?=\s|$)", "", text))


def _name_word(word: str) -> bool:
    bare = word.strip("'’\"“”.")
    if word.lower() in PARTICLES:
        return True
    return (
        bool(bare)
        and bool(WORDS.fullmatch(word))
        and (bare[0].isupper() or bare[0].lower() == bare[0].upper() or bare[:2] in {"d'", "d’", "al", "o'"})
    )


def _cased(name: str) -> str:
    """A name in capitals written as names are ("JANE MCDOE" gives "Jane McDoe"); others as they stand."""
    if not (name.isupper() and len(name) > 4):
        return name
    words: list[str] = []
    for word in name.split():
        if word.lower() in PARTICLES and len(words) > 0:
            words.append(word.lower())
        elif re.fullmatch(r"(?:[A-Z]\.)+|[A-Z]", word):
            words.append(word)
        else:
            low = re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize(), word)
            words.append(re.sub(r"^(Mc|O['’])(\w)", lambda m: m[1] + m[2].upper(), low))
    return " ".join(words)
