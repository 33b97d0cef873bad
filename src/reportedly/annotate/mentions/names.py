"""Names in one sentence: runs of capitalised words, typed by tables and by the words around them.

In: a text and the tokens of a sentence. Out: ``Name``s, each with its type, the role written before it and the span of
the name itself. Who is the same as whom is decided in ``mentions``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.annotate.tokens import Token
from reportedly.knowledge import table, values
from reportedly.records import Span

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


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written. ``span`` holds title and name ("President Ana Ortega"), ``core`` the name alone."""

    span: Span
    core: Span
    text: str
    type: str
    canonical: str
    role: str | None = None
    gender: str | None = None


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
PLACE_WORDS = words_of("place_words", "word")
SAYING = frozenset("said says told adds added declined refused denied wrote warned replied asked".split())
AGE = re.compile(r",? \(?\d{1,2}[,.) ]")
APPOSED_ROLE = re.compile(r", (?:the |a |an )?(?:[a-z][\w’'-]* ){0,2}(?:" + "|".join(sorted(ROLES_AFTER)) + r")\b")
MEN = frozenset("Mr. Mr Sir Lord King Prince Father Brother spokesman Spokesman Chairman Congressman".split())
WOMEN = frozenset(
    "Mrs. Mrs Ms. Ms Miss Dame Lady Queen Princess spokeswoman Spokeswoman Chairwoman Congresswoman".split()
)


def find_names(text: str, sentence: Sequence[Token]) -> list[Name]:
    """The names of a sentence in order, never overlapping."""
    found: list[Name] = []
    at = 0
    while at < len(sentence):
        end = _run_end(sentence, at)
        if end == at:
            at += 1
            continue
        name = _name(text, sentence, at, end)
        if name:
            found.append(name)
        at = end
    return found


def _starts_name(sentence: Sequence[Token], at: int) -> bool:
    token = sentence[at]
    if not token.is_capital or token.low in CALENDAR or token.low in NEVER_ALONE - {"mr", "mrs", "ms", "dr", "sir"}:
        return False
    opens = at == 0 or (
        not sentence[at - 1].is_word and sentence[at - 1].text not in {",", "'", "’", "-", "–", "&", "("}
    )
    if not opens:
        return True
    following = sentence[at + 1] if at + 1 < len(sentence) else None
    if token.low not in common_words():
        return True
    # "Will Smith": a common word that opens a sentence is a name only as a given name before a capital.
    # "Mayor Lindqvist": a title is one before any capital.
    named = bool(following and following.is_capital and (token.text in given_names() or token.text in TITLES))
    return named or (token.text in TITLES and _links(sentence, at + 1))


def _run_end(sentence: Sequence[Token], at: int) -> int:
    """Where the run of name words that starts at ``at`` ends; ``at`` itself where none starts."""
    if not _starts_name(sentence, at):
        return at
    end = at + 1
    while end < len(sentence):
        token = sentence[end]
        if token.is_word and token.is_capital and token.low not in CALENDAR and token.low != "i":
            end += 1
        elif _links(sentence, end) and end + 1 < len(sentence):
            end += 2 if sentence[end + 1].is_capital else 3
        elif token.low in ROLES and sentence[end - 1].low in demonyms() and _capital(sentence, end + 1):
            end += 1
        else:
            break
    return min(end, len(sentence))


def _capital(sentence: Sequence[Token], at: int) -> bool:
    return at < len(sentence) and sentence[at].is_word and sentence[at].is_capital and sentence[at].low not in CALENDAR


def _links(sentence: Sequence[Token], at: int) -> bool:
    """True where the small word at ``at`` ties the capitals on both sides into one name."""
    if at >= len(sentence):
        return False
    low, before = sentence[at].low, sentence[at - 1]
    if low in PARTICLES or sentence[at].text == "&":
        return _capital(sentence, at + 1)
    if low in {"of", "for"}:
        wide = (
            before.text in BODY_WORDS
            or before.text in TITLES
            or before.text in {"Secretary", "Minister", "Bank", "University"}
        )
        return wide and (
            _capital(sentence, at + 1)
            or (at + 2 < len(sentence) and sentence[at + 1].low == "the" and _capital(sentence, at + 2))
        )
    return False


def _name(text: str, sentence: Sequence[Token], first: int, end: int) -> Name | None:
    span = (sentence[first].start, sentence[end - 1].end)
    whole = text[slice(*span)]
    low = " ".join(whole.lower().split()).removeprefix("the ")
    if body_key(whole) in known_bodies():
        return Name(span, span, whole, "organisation", known_bodies()[body_key(whole)])
    if low in states():
        return _state(text, sentence, first, span)
    if low in demonyms() or all(t.low in demonyms() for t in sentence[first:end]):
        return None
    person = _titled_person(text, sentence, first, end)
    if person:
        return person
    if _is_place(sentence, first, end, low):
        wide = (span[0], sentence[end].end) if end < len(sentence) and sentence[end].low in PLACE_NOUNS else span
        return Name(wide, span, whole, "place", re.sub(r"\s+", " ", whole))
    if any(t.text in BODY_WORDS for t in sentence[first:end]) or _is_acronym(whole):
        return Name(span, span, whole, "organisation", re.sub(r"\s+", " ", whole))
    return _untitled(text, sentence, first, end)


def _state(text: str, sentence: Sequence[Token], first: int, span: Span) -> Name:
    """A state, or its capital: a capital after a preposition of place is a place, else it stands for the state."""
    whole = text[slice(*span)]
    state, kind = states()[" ".join(whole.lower().split())]
    before = sentence[first - 1].low if first else ""
    if kind == "seat":
        return Name(span, span, whole, "organisation", whole)
    if kind == "capital" and before in PLACE_PREPOSITIONS:
        return Name(span, span, whole, "place", whole)
    return Name(span, span, whole, "state", state)


def _titled_person(text: str, sentence: Sequence[Token], first: int, end: int) -> Name | None:
    """A person whose name follows a title in the run, or a role in small letters before it."""
    last_title = max((i for i in range(first, end - 1) if _is_title(sentence, i)), default=None)
    if last_title is None:
        if first > 1 and sentence[first - 1].text == "," and _is_role(sentence, first - 2) and end - first in {2, 3}:
            return _person(text, sentence, first, end)
        if not (first and _is_role(sentence, first - 1) and end - first <= 4):
            return None
        core_first, role_first = first, _role_start(sentence, first - 1)
        role_end = first
    else:
        core_first = _past_of(sentence, last_title + 1, end)
        role_first, role_end = first, core_first
        if first and _is_role(sentence, first - 1) and role_first == first:
            role_first = _role_start(sentence, first - 1)
    core = (sentence[core_first].start, sentence[end - 1].end)
    words = sentence[core_first:end]
    if any(t.text in BODY_WORDS or t.low in LINKS for t in words) or len(words) > 5:
        return None
    role_tokens = sentence[role_first:role_end]
    role = text[role_tokens[0].start : role_tokens[-1].end] if role_tokens else None
    marks = {t.text for t in role_tokens}
    gender = "m" if marks & MEN else "f" if marks & WOMEN else given_names().get(words[0].text)
    plain = role is not None and role.rstrip(".") in {"Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Lord", "Lady", "Dame"}
    start = sentence[role_first].start
    name = text[slice(*core)]
    return Name(
        (start, core[1]),
        core,
        text[start : core[1]],
        "person",
        re.sub(r"\s+", " ", name),
        None if plain else role,
        gender,
    )


def _past_of(sentence: Sequence[Token], at: int, end: int) -> int:
    """Past the "of …" of a title that a name follows: "President of South Korea Lee Jae Myung"."""
    if sentence[at].low != "of" or end - at < 4:
        return at
    for size in range(min(4, end - at - 3), 1, -1):
        if " ".join(t.low for t in sentence[at + 1 : at + 1 + size]) in states():
            return at + 1 + size
    given = next((i for i in range(at + 2, end - 1) if sentence[i].text in given_names()), None)
    return given if given is not None else end - 2


def _is_title(sentence: Sequence[Token], at: int) -> bool:
    return sentence[at].text in TITLES or sentence[at].low in ROLES


def _is_role(sentence: Sequence[Token], at: int) -> bool:
    return sentence[at].low in ROLES and not sentence[at].is_capital


def _role_start(sentence: Sequence[Token], at: int) -> int:
    """Where the role that ends at ``at`` begins: "North Korean leader", "police spokesman"."""
    start = at
    while start and (sentence[start - 1].is_capital or _is_role(sentence, start - 1)) and sentence[start - 1].is_word:
        start -= 1
    return start


def _is_place(sentence: Sequence[Token], first: int, end: int, low: str) -> bool:
    if low in words_small("places"):
        return True
    if sentence[end - 1].text in PLACE_WORDS and end - first > 1:
        return True
    following = sentence[end].low if end < len(sentence) else ""
    if following in PLACE_NOUNS:
        return True
    before = sentence[first - 1].low if first else ""
    named = sentence[first].text in given_names() and end - first > 1
    bodies = any(t.text in BODY_WORDS for t in sentence[first:end])
    return before in {"in", "near", "outside"} and not named and not bodies and not _is_acronym(sentence[first].text)


@cache
def words_small(name: str) -> frozenset[str]:
    """The ``name`` column of a table in small letters."""
    return frozenset(row["name"].lower() for row in table(name))


def _is_acronym(word: str) -> bool:
    return bool(re.fullmatch(r"(?:[A-Z]\.?){2,6}", word))


def _untitled(text: str, sentence: Sequence[Token], first: int, end: int) -> Name:
    """A run without title: a person where a given name opens it, an age or a role follows it, or it says something."""
    span = (sentence[first].start, sentence[end - 1].end)
    words = sentence[first:end]
    if 2 <= len(words) <= 5 and not any(t.low in LINKS for t in words):
        aged = AGE.match(text, span[1])
        given = words[0].text in given_names()
        says = {sentence[i].low for i in (first - 1, end) if 0 <= i < len(sentence)} & SAYING
        if given or (len(words) <= 4 and (aged or says or APPOSED_ROLE.match(text, span[1]))):
            return _person(text, sentence, first, end)
    canonical = re.sub(r"\s+", " ", text[slice(*span)])
    return Name(span, span, canonical, "other", canonical)


def _person(text: str, sentence: Sequence[Token], first: int, end: int) -> Name:
    """The run as a person's name."""
    span = (sentence[first].start, sentence[end - 1].end)
    canonical = re.sub(r"\s+", " ", text[slice(*span)])
    return Name(span, span, canonical, "person", canonical, None, given_names().get(sentence[first].text))
