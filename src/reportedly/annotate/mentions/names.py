"""What is known of names before any text is read: states, bodies, given names, titles, words that open sentences.

In: tables of ``knowledge``. Out: sets and maps, each made once. Where names stand is found in ``runs``, what one is in
``naming``.
"""

import re
from functools import cache

from reportedly.knowledge import table, values

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
    """Agencies, state media and outlets: key of name or alias (``body_key``) -> name."""
    found: dict[str, str] = {}
    for row in (*table("agencies"), *table("outlets")):
        for name in (row["name"], *values(row["aliases"])):
            found.setdefault(body_key(name), row["name"])
    return found


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


TITLES = frozenset(row["title"] for row in table("titles") if row["kind"] == "title")
ROLES = frozenset(row["title"] for row in table("titles") if row["kind"] == "role")
ROLES_AFTER = ROLES | frozenset(row["title"] for row in table("titles") if row["kind"] == "after")
BODY_WORDS = words_of("body_words", "word")
MEN = frozenset("Mr. Mr Sir Lord King Prince Father Brother spokesman Spokesman Chairman Congressman".split())
WOMEN = frozenset(
    "Mrs. Mrs Ms. Ms Miss Dame Lady Queen Princess spokeswoman Spokeswoman Chairwoman Congresswoman".split()
)
