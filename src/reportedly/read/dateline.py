"""The dateline that opens a report: place, day, agency ("PARIS, May 3 (AFP) — ").

In: the first words of a paragraph. Out: what the dateline says and where it ends. The words stay in the body.
"""

import re
from dataclasses import dataclass
from functools import cache

from reportedly.knowledge import table
from reportedly.read.dates import find_dates, months
from reportedly.read.names import agency_named, fold, outlet_named

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
    agencies: list[str] = []
    outlet = None
    for inner in map("".join, BRACKETED.findall(rest)):
        for part in re.split(r"[/,;&]|\band\b", inner):
            named = agency_named(part)
            if named:
                agencies.append(named)
            else:
                outlet = outlet or outlet_named(part)
    credited = bool(agencies or outlet)
    bracket = bool(re.search(r"\([^()]{2,60}\)$", rest))
    rest = BRACKETED.sub(" ", rest).strip(" .,")
    rest, day = _without_day(rest)
    rest = rest.strip(" ,.;|")
    if not rest:
        return Opening(None, day, tuple(agencies), outlet, end) if day or credited else None
    lone = agency_named(rest)
    if lone and not bracket:
        return Opening(None, day, (lone,), outlet, end) if rest.isupper() or day else None
    if not PLACE.fullmatch(rest) or len(rest) > 60 or rest.split()[0].lower() in SHOUTS:
        return None
    letters = [c for c in rest.split(",")[0] if c.isalpha()]
    capitals = sum(c.isupper() for c in letters) >= 0.8 * len(letters) and len(letters) > 2
    titled = all(
        word[:1].isupper() or word.lower() in {"de", "la", "of", "and", "in"}
        for word in re.split(r"[\s,/-]+", rest)
        if word
    )
    if not (capitals or (titled and (credited or day or is_place(rest)))):
        return None
    if capitals and not credited and not day and not is_place(rest) and len(rest.split()) > 4:
        return None
    return Opening(_place_case(rest), day, tuple(agencies), outlet, end)


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
