"""What is known of names before any text is read: states, bodies, given names, titles, words that open sentences.

In: tables of ``knowledge``. Out: sets and maps, each made once. Where names stand is found in ``runs``, what one is in
``naming``.
"""

import re
from functools import cache, lru_cache

from reportedly.knowledge import table, values
from reportedly.knowledge.register import outlets, spelled

# Small words that stand inside names of persons and of bodies.
PARTICLES = frozenset("al bin ibn bint ben de del della di da dos du la le van von der den el ter ten".split())
LINKS = frozenset("of for and the".split())
PLACE_NOUNS = frozenset("region province district county oblast peninsula island state".split())
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)
PLACE_PREPOSITIONS = frozenset(
    "in at near from outside across around toward towards inside off into through via".split()
)
OUTLET_NOUNS = frozenset("agency newspaper daily weekly magazine tabloid broadcaster channel station network".split())
# Peoples of no one state: described by it, not named.
PEOPLES = frozenset(
    "european europeans african africans asian asians western westerner westerners arab arabs muslim muslims jewish "
    "jews christian christians catholic catholics protestant protestants hindu hindus buddhist buddhists latino "
    "latinos hispanic hispanics republican republicans democrat democrats kurdish kurds".split()
)
NEVER_ALONE = frozenset("i i'm i've i'll i'd ok mr mrs ms dr prof sir a the".split())


@cache
def common_words() -> frozenset[str]:
    """Words that open sentences without being names."""
    counted = (word for row in table("common_words") for word in values(row["words"]))
    return frozenset(counted) | words_of("opening_words", "word")


@cache
def states() -> dict[str, tuple[str, str]]:
    """Name as written, in small letters -> (state, kind), kind one of name, capital, seat."""
    found: dict[str, tuple[str, str]] = {}
    for row in table("states"):
        for name in (row["name"], *values(row["aliases"])):
            found[name.lower()] = (row["name"], "name")
        for name in values(row["capitals"]):
            found.setdefault(name.lower(), (row["name"], "capital"))
        for name in values(row["seats"]):
            found.setdefault(name.lower(), (row["name"], "seat"))
    return found


@cache
def known_bodies() -> dict[str, str]:
    """Agencies, state media and outlets: key of a name that means nothing else (``body_key``) -> name. A name of
    several words that several outlets bear ("ABC News") stands for itself."""
    shared = {body_key(name): name for known in outlets() for name in known.shared}
    sure = {body_key(name): known.name for known in outlets() for name in known.sure}
    return {key: name for key, name in shared.items() if " " in key} | sure


def known_body(name: str, kind: str | None, before: str) -> str | None:
    """The register's name of the body that is written so in running text, None where it may be something else.

    A name that means other things too ("Time", "PTI") counts where the network sees a body (``kind``), where it cannot
    be what the network sees ("MENA", a person), or after a noun that says so (``before``: "the magazine Stern"). One
    that has an article counts only with it: "a writer for The Atlantic".
    """
    found = known_bodies().get(body_key(name))
    written = None if found else spelled(name)
    if found or not written:
        return found
    if written.startswith("The "):
        return written if before == "The" or (before == "the" and kind in {"organisation", "person"}) else None
    return written if kind == "organisation" or (kind and name.isupper()) or before in OUTLET_NOUNS else None


def body_key(name: str) -> str:
    """A body's name as tables are asked for it: small letters, no article, no marks ("Agence France-Presse")."""
    return " ".join(re.findall(r"[^\W_]+", name.lower())).removeprefix("the ")


@cache
def given_names() -> dict[str, str | None]:
    """Given name -> "m", "f", or None where both bear it."""
    found: dict[str, str | None] = {}
    for row in table("given_names"):
        for column, gender in (("men", "m"), ("women", "f")):
            for name in values(row[column]):
                found[name] = gender if found.get(name, gender) == gender else None
    return found


@cache
def words_of(name: str, column: str) -> frozenset[str]:
    """One column of a table as a set."""
    return frozenset(row[column] for row in table(name))


@cache
def demonyms() -> dict[str, str]:
    """Adjective of a state in small letters -> state."""
    return {row["word"].lower(): row["state"] for row in table("demonyms")}


@lru_cache(10_000)
def countries(words: tuple[str, ...]) -> frozenset[str]:
    """The states that some words in small letters name, or say to belong to: "the south korean ministry"."""
    found: set[str] = set()
    at = 0
    while at < len(words):
        size = 2 if _country(" ".join(words[at : at + 2])) else 1
        country = _country(" ".join(words[at : at + size]))
        found |= {country} if country else set()
        at += size
    return frozenset(found)


def _country(words: str) -> str | None:
    state, kind = states().get(words, (None, ""))
    return demonyms().get(words) or (state if kind == "name" and words != "us" else None)


@cache
def noun_genders() -> dict[str, str]:
    """Noun -> "m" or "f", for those said of one gender."""
    return {word: row["gender"] for row in table("head_nouns") if row["gender"] for word in values(row["words"])}


TITLES = frozenset(row["title"] for row in table("titles") if row["kind"] == "title")
ROLES = frozenset(row["title"] for row in table("titles") if row["kind"] == "role")
ROLES_AFTER = ROLES | frozenset(row["title"] for row in table("titles") if row["kind"] == "after")
BODY_WORDS = words_of("body_words", "word")
MEN = frozenset("Mr. Mr Sir Lord King Prince Father Brother spokesman Spokesman Chairman Congressman".split())
WOMEN = frozenset(
    "Mrs. Mrs Ms. Ms Miss Dame Lady Queen Princess spokeswoman Spokeswoman Chairwoman Congresswoman".split()
)
