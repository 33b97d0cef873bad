"""Outlets and agencies: what a name or a host stands for.

In: a name as printed, a host. Out: the outlet or agency it names, the country it prints for. The register says what is
known; an agency that it does not know is told by the form of its name. Who a whole credit names is ``names``'s
business.
"""

import re

from reportedly.knowledge.register import fold, known_by, named, outlet, outlet_at

EDGES = " ()[]—–-.:;,*_©"


def agency_named(name: str) -> str | None:
    """The short name of the agency that ``name`` names, brackets and "the" aside; None where it names none."""
    bare = name.strip(EDGES)
    return named(bare) if any(known.kind == "agency" for known in known_by(bare)) else None


# What agencies that are in no register are called: "Harwick News Agency", "Coastal Wire Service", "Agencia Ribera".
FORM = re.compile(
    r"(?:[Tt]he\s+)?(?:(?P<head>[^\W\d_][\w.'’&-]{1,30}(?:\s(?:of|[^\W\d_][\w.'’&-]{1,30})){0,4}?)\s+"
    r"(?:News\s?Agency|Press\s?Agency|Telegraph\s?Agency|Information\s?Agency|Wire\s?Service|News\s?Service"
    r"|Press\s?Service|News\s?wires?|Newswires?|Wire|Press\s?Association|Presse-?\s?[Aa]gentur|Nachrichtenagentur"
    r"|Press\s?Trust|Telegram\s?Bureau|Telegrambyrå)"
    r"|(?:News\s?Agency|Press\s?Association|Press\s?Trust|News\s?Service)\s+of\s+(?:the\s+)?"
    r"(?P<of>[^\W\d_][\w.' -]{2,40})"
    r"|(?:Agence|Agencia|Agência|Agenzia|Agentur)\s+(?P<tail>[^\W\d_][\w.'’-]{1,30}(?:\s[^\W\d_][\w.'’-]{1,30}){0,3}))"
    r"(?:\s+\([A-Z]{2,6}\))?"
)
# Words that name no agency by themselves: "State News Agency" is any.
ANYBODY = frozenset(
    "state national official local foreign international our own press news wire local domestic independent private "
    "government semi-official state-run staff by from main leading one another an a with and via special business "
    "sports world united combined other various live this that of the".split()
)


def agency_like(name: str) -> str | None:
    """The agency that ``name`` names: one of the register, else one by the form of its name, as it stands."""
    known = agency_named(name)
    if known:
        return known
    bare = " ".join(name.strip(" ()[]—–-.:;,*_|").split())
    match = FORM.fullmatch(bare) if len(bare) <= 80 and not outlet_named(bare) else None
    if not match:
        return None
    words = (match["head"] or match["of"] or match["tail"]).split()
    if all(word.lower() in ANYBODY for word in words) or not all(
        word[:1].isupper() or word in {"of", "and", "the", "de", "del", "da", "di"} for word in words
    ):
        return None
    return bare.removeprefix("the ").removeprefix("The ")


# Words that are an outlet's name only with its article ("The News"): alone they are sections.
GENERAL = frozenset(
    "news nation week local age press hill journal day wire print cut world sport business science people today nature "
    "information analysis opinion outlook record life reason".split()
)


def outlet_named(name: str) -> str | None:
    """The outlet that ``name`` names, as people write it; None where the register does not know it."""
    bare = name.strip(EDGES)
    if bare.lower() in GENERAL:
        return None
    return named(bare)


def host_of(url: str | None) -> str | None:
    """The host of an address, without ``www.`` and port, lower case."""
    if not url:
        return None
    match = re.match(
        r"(?:[a-z][a-z0-9+.-]{0,20}:)?//(?:[^/@\s]{1,200}@)?([^/:?#\s]{1,253})"
        r"|((?:[\w-]{1,63}\.)+[a-z]{2,24})(?:[/:?#]|$)",
        url.strip(),
        re.I,
    )
    host = (match[1] or match[2]).lower() if match else None
    return re.sub(r"^(?:www\d?|m|mobile|amp|edition|us|uk)\.(?=[^.]+\.)", "", host) if host else None


def host_stem(host: str | None) -> str:
    """The part of a host that may spell an outlet's name: ``news.harwickcourier.co.uk`` gives ``harwickcourier``."""
    if not host:
        return ""
    labels = [part for part in host.split(".") if part]
    while len(labels) > 1 and (
        len(labels[-1]) <= 3
        or labels[-1] in {"news", "info", "online", "press", "example", "test", "media", "today", "invalid", "world"}
    ):
        labels.pop()
        if len(labels) == 1:
            break
    return re.sub(r"[^a-z0-9]", "", labels[-1]) if labels else ""


def spells(name: str, host: str | None) -> bool:
    """True where the letters of ``name`` are those of the host (with or without "the", with or without the ending)."""
    bare = re.sub(r"^\W*(?:[ldLD]|dell|nell)['’](?=\w)", "", name)  # "L'Écho des Cimes" is at echodescimes.fr
    letters = re.sub(r"^(?:la|el|le|les|los|las|der|die|das|il|lo|o|a) ", "", fold(bare)).replace(" ", "")
    if len(letters) < 3 or not host:
        return False
    whole = re.sub(r"[^a-z0-9]", "", host)
    stem = host_stem(host)
    return (
        fold(name).replace(" ", "") == stem
        or letters
        in {
            stem,
            stem.removeprefix("the"),
            whole,
            whole.removeprefix("the"),
            stem.removesuffix("news"),
            stem.removesuffix("online"),
        }
        or (letters.removesuffix("news") == stem or letters.removesuffix("online") == stem)
    )


COUNTRY_ENDINGS = {
    "uk": "GB",
    "au": "AU",
    "nz": "NZ",
    "ca": "CA",
    "ie": "IE",
    "in": "IN",
    "pk": "PK",
    "za": "ZA",
    "ke": "KE",
    "ng": "NG",
    "de": "DE",
    "fr": "FR",
    "es": "ES",
    "it": "IT",
    "nl": "NL",
    "be": "BE",
    "ch": "CH",
    "at": "AT",
    "pl": "PL",
    "se": "SE",
    "no": "NO",
    "dk": "DK",
    "fi": "FI",
    "ru": "RU",
    "ua": "UA",
    "tr": "TR",
    "jp": "JP",
    "kr": "KR",
    "cn": "CN",
    "hk": "HK",
    "tw": "TW",
    "sg": "SG",
    "my": "MY",
    "id": "ID",
    "ph": "PH",
    "th": "TH",
    "vn": "VN",
    "br": "BR",
    "ar": "AR",
    "mx": "MX",
    "cl": "CL",
    "pe": "PE",
    "il": "IL",
    "eg": "EG",
    "gr": "GR",
    "pt": "PT",
    "cz": "CZ",
    "hu": "HU",
    "ro": "RO",
    "lk": "LK",
    "bd": "BD",
    "us": "US",
    "gov": "US",
    "mil": "US",
}


def country_of(host: str | None, publisher: str | None = None) -> str | None:
    """The country of an outlet by its host or its name, ISO 3166; None where not known."""
    known = outlet_at(host) or (outlet(publisher, is_one=True) if publisher else None)
    if known and known.country:
        return known.country
    return COUNTRY_ENDINGS.get(host.rsplit(".", 1)[-1]) if host else None
