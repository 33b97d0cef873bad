"""The dateline that opens a report: place, day, agency ("PARIS, May 3 (AFP) — ").

In: the first words of a paragraph. Out: what the dateline says and where it ends. The words stay in the body.
"""

import re
from dataclasses import dataclass
from functools import cache

from reportedly.knowledge import table
from reportedly.knowledge.register import fold
from reportedly.read.dates import find_dates, months
from reportedly.read.header_words import NEWSPAPER
from reportedly.read.outlets import agency_like, agency_named, outlet_named

DASH = re.compile(
    r"\s*(?:\.\s?[-–—]+|—|–|--+|―)\s*|\s+-\s*|(?<=\))\s*(?:[-:_]\s*|(?=[A-Z“\"]))|(?<=[A-Z]{3})\s*:\s+"
    r"|(?<=\))\s*[.:]\s+|\s_\s|(?<=/)\.?\s*(?:[-–—]+\s*)?(?=[A-Z])"
)
PLACE = re.compile(r"(?:[^\W\d_][\w.'’]*|St\.)(?:[\s,/-]+(?:[^\W\d_][\w.'’]*|D\.C\.|and|de|la|of|in)){0,6}")
BRACKETED = re.compile(r"\(([^()]{2,60})\)|\[([^\[\]]{2,60})\]|/([^/()\[\]]{2,60})/")
# Words printed like a dateline that are none ("BREAKING: …").
SHOUTS = frozenset(
    "breaking watch update updated exclusive analysis opinion video live alert correction editor's note photos "
    "listen explainer fact factbox"
    " news report just developing read review interview comment editorial urgent flash".split()
)
# What stands in the brackets of "LAVENA, Oct 12 (Aldermarsh) -": one to four words with capitals.
AGENCY_LIKE = re.compile(r"[A-ZÀ-Þ][\w.'’&-]{1,20}(?:\s[A-ZÀ-Þ][\w.'’&-]{1,20}){0,3}")
# A broadcaster's call sign or channel, which is an outlet ("CLEVELAND (WQZX) —").
STATION = re.compile(r"[WKC][A-Z]{2,3}(?:[- ](?:TV|FM|AM))?|.*\b(?:TV|FM|AM|Radio|News)\b.*|.*\d.*|[\w-]+\.\w{2,4}")
LONGEST = 110  # characters a dateline may take


@dataclass(frozen=True, slots=True)
class Opening:
    """A dateline. ``end`` is where the words after it begin; ``day`` an ISO day, or ``--MM-DD`` where no year
    stands."""

    place: str | None
    day: str | None
    agencies: tuple[str, ...]
    outlet: str | None
    end: int


@cache
def known_places() -> frozenset[str]:
    """Folded names of cities, regions, states and capitals."""
    names: list[str] = [row["name"] for row in table("places") if row.get("name")]
    for row in table("states"):
        names += [row["name"], *(row.get("aliases") or "").split("|"), *(row.get("capitals") or "").split("|")]
    return frozenset(fold(name) for name in names if name)


def is_place(text: str) -> bool:
    """True where ``text`` (up to its first comma) is a place the tables know."""
    return fold(text.split(",", maxsplit=1)[0]) in known_places()


def read_opening(text: str) -> Opening | None:
    """The dateline at the head of a paragraph, or None. Wrong is worse than unknown: a place must be in capitals, or be
    known, or stand with an agency or a day."""
    head = text[: LONGEST + 40]
    for match in DASH.finditer(head):
        if match.start() > LONGEST:
            break
        found = _read(head[: match.start()], match.end())
        loud = found is not None and match.group().strip() == ":" and found.place and not found.agencies
        if loud and found is not None and not is_place(found.place or ""):
            continue  # "ON DEADLINE: …" is a kicker
        if found:
            return found
    return None


def _read(prefix: str, end: int) -> Opening | None:
    rest = prefix.strip()
    agencies, outlet, unknown = _credited(rest)
    credited = bool(agencies or outlet)
    last = bool(re.search(r"[)\]/]$", rest))
    bracket = bool(re.search(r"\([^()]{2,60}\)$", rest))
    rest, day = _without_day(BRACKETED.sub(" ", rest).strip(" .,"))
    rest = rest.strip(" ,.;|")
    if not rest:
        return Opening(None, day, tuple(agencies), outlet, end) if day or credited else None
    lone = agency_named(rest)
    if lone and not bracket:
        return Opening(None, day, (lone,), outlet, end) if rest.isupper() or day else None
    capitals = _in_capitals(rest)
    if not _stands_as_place(rest, capitals, known=credited or bool(day) or is_place(rest)):
        return None
    if unknown and last and (day or capitals) and AGENCY_LIKE.fullmatch(unknown) and not is_place(unknown):
        if STATION.fullmatch(unknown) or NEWSPAPER.search(unknown):
            outlet = unknown
        else:
            agencies.append(unknown)
    return Opening(_place_case(rest), day, tuple(agencies), outlet, end)


def _credited(text: str) -> tuple[list[str], str | None, str]:
    """The agencies and the outlet in a dateline's brackets; where there is neither, what stands in the first."""
    agencies: list[str] = []
    outlet = None
    inside = ["".join(found).strip() for found in BRACKETED.findall(text)]
    for inner in inside:
        for part in re.split(r"[/,;&]|\band\b", inner):
            named = agency_like(part)
            if named:
                agencies.append(named)
            else:
                outlet = outlet or outlet_named(part)
    return agencies, outlet, inside[0] if inside and not agencies and not outlet else ""


def _in_capitals(text: str) -> bool:
    letters = [c for c in text.split(",", maxsplit=1)[0] if c.isalpha()]
    return sum(c.isupper() for c in letters) >= 0.8 * len(letters) and len(letters) > 2


def _stands_as_place(text: str, capitals: bool, *, known: bool) -> bool:
    """True where ``text`` may be a dateline's place; ``known``: an agency or a day stands by it, or the tables have
    it."""
    if not PLACE.fullmatch(text) or len(text) > 60 or text.split(maxsplit=1)[0].lower() in SHOUTS:
        return False
    small = {"de", "la", "of", "and", "in"}
    titled = all(word[:1].isupper() or word.lower() in small for word in re.split(r"[\s,/-]+", text) if word)
    return (capitals and (known or len(text.split()) <= 4)) or (titled and known)


def _without_day(text: str) -> tuple[str, str | None]:
    dates = find_dates(text)
    if dates:
        first = dates[0]
        return text[: first.span[0]] + " " + text[first.span[1] :], (first.iso or "")[:10] or None
    names = "|".join(re.escape(name) for name in months() if len(name) > 2)
    for pattern in (
        rf"\b(?P<m>{names})\b\.?\s+(?P<d>[0-3]?\d)(?:st|nd|rd|th)?\b",
        rf"\b(?P<d>[0-3]?\d)(?:st|nd|rd|th)?\s+(?P<m>{names})\b\.?",
    ):
        match = re.search(pattern, text, re.I)
        if match and 1 <= int(match["d"]) <= 31:
            day = f"--{months()[match['m'].lower()]:02d}-{int(match['d']):02d}"
            return text[: match.start()] + " " + text[match.end() :], day
    match = re.search(r",\s*(?:mon|tues|wednes|thurs|fri|satur|sun)day$", text, re.I)
    return (text[: match.start()], None) if match else (text, None)


def _place_case(place: str) -> str:
    """A place in capitals as it is written in running text."""
    if not place.split(",", maxsplit=1)[0].isupper():
        return place
    words = re.sub(
        r"[^\W\d_]{3,}", lambda m: m[0].capitalize() if m[0].isupper() and m[0] not in {"UAE", "USA"} else m[0], place
    )
    return re.sub(r"\b(?:De|La|Of|And|Da|Del|Do)\b", lambda m: m[0].lower(), words)
