"""What a report tells of a bearer of a name, by which two are told apart or known again: age, role, land, generation.

In: a report, an entity of it. Out: marks, pairs of a kind and a value; why two sets of marks cannot be of one, and by
what marks one is known again. Whose marks are compared belongs to ``one_name``.

Kinds: born (a year, by age and day of the report), age (where no day is known), generation, gender, seat
("mayor|larn"), kind (of ``role_kinds``), role (one that few have), land (a state, of a body or place), region (a place
that is no state), namesake (the report says that there is another of the name).
"""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from itertools import product

from reportedly.knowledge import table, values
from reportedly.link.names_alike import fold, form_of
from reportedly.records import Entity, Report, Span

Mark = tuple[str, str]
Marks = frozenset[Mark]
Sides = dict[str, set[str]]  # the values by kind
# Mentions of an entity that are looked at for marks, the first ones; characters before and after a mention.
MENTIONS, REACH = 40, 60
# Ages tell a year of birth but for one; reports count birthdays, and days of publication, one way or another.
YEARS = 2
OLDEST = 115
LONGEST_CUT = 5  # letters of a place's name cut short: "calif"
# Of a name that a report has with and without "Jr.": who is named without it, and who is named both ways there.
PLAIN, MIXED = "without", "mixed"
AGE_AFTER = re.compile(
    r"(?:,\s(?:aged?\s|now\s)?|\s\((?:aged?\s)?|\s(?:is|was),?\s(?:aged\s)?)(\d{1,3})(?=[,.;)]|\s(?:and|who|from|years?\sold)\b)"
)
AGE_BEFORE = re.compile(r"\b(\d{1,3})-year-old(?:\s[\w’'-]+){0,4}\s$")
NAMESAKE = re.compile(
    r"[\s,(—–-]*(?:who\s)?(?:is|was|has|and)?\s?(?:in\s)?"
    r"(?:no\s(?:way\s)?relat(?:ion|ive)|not\srelated|unrelated\sto)\b"
    r"|[^.\n]{0,30}\bnot to be confused with\b",
    re.IGNORECASE,
)
LAND_BEFORE = re.compile(r"([A-Z][\w.-]+(?:\s[A-Z][\w.-]+)?)(['’]s?)? $")
LAND_AFTER = re.compile(r",\s(?:in\s)?([A-Z][\w.-]+(?:\s[A-Z][\w.-]+)?)(?=[,.;)])(?!,\s(?:and\s)?[A-Z])")
LISTED = re.compile(r"(?:[A-Z]\w*,|\band)\s$")
TOWN_OF = re.compile(r"\b([A-Z]\w+)\s(?:city|town|village|port|province|region|district)\sof\s$")
ROLE = re.compile(r"(?P<what>.+?)\s(?:of|for|at|in)\s(?P<where>.+)")
NO_MORE = frozenset("former ex late then onetime previous acting deputy vice assistant".split())
GENDERS = {
    **dict.fromkeys("he him his himself mr mr. sir lord".split(), "m"),
    **dict.fromkeys("she her hers herself mrs mrs. ms ms. miss dame lady".split(), "f"),
}


def marks_of(report: Report, entity: Entity, written: Sequence[Span], places: Collection[str] = ()) -> Marks:
    """The marks of an entity. ``written`` are the spans of its name, its titles left out; ``places`` the names of the
    report's places."""
    if entity.type == "person":
        return frozenset({*_of_person(report, entity, written), *_gender(report, entity)})
    if entity.type == "organisation":
        return frozenset(_owners(report.text, written, places))
    return frozenset(_lands(report.text, written, places)) if entity.type == "place" else frozenset()


def excluded(one: Iterable[Mark], other: Iterable[Mark]) -> str | None:
    """Why two bearers of a name cannot be one, None where they can."""
    a, b = _by_kind(one), _by_kind(other)
    if not a or not b:
        return None
    return next((why for why in (_by_age(a, b), _by_seat(a, b), _by_role(a, b), _by_word(a, b)) if why), None)


def _by_age(a: Sides, b: Sides) -> str | None:
    for kind, told in (("born", "born about {} and about {}, by their ages"), ("age", "of the ages {} and {}")):
        for left, right in product(sorted(a.get(kind, ())), sorted(b.get(kind, ()))):
            if abs(int(left) - int(right)) > YEARS:
                return told.format(*sorted((left, right)))
    return None


def _by_seat(a: Sides, b: Sides) -> str | None:
    for left, right in product(sorted(a.get("seat", ())), sorted(b.get("seat", ()))):
        (what, here), (other, there) = left.split("|"), right.split("|")
        if what == other and set(here.split()).isdisjoint(there.split()):
            first, second = sorted((here, there))
            return f"{what} of {first} and of {second}"
    return None


def _by_role(a: Sides, b: Sides) -> str | None:
    for left, right in product(sorted(a.get("kind", ())), sorted(b.get("kind", ()))):
        if right in _excludes()[left] or left in _excludes()[right]:
            return f"roles that exclude one another ({', '.join(sorted((left, right)))})"
    return None


def _by_word(a: Sides, b: Sides) -> str | None:
    if _apart(a, b, "generation"):
        return f"two generations of one name ({', '.join(sorted((min(a['generation']), min(b['generation']))))})"
    for kind in ("land", "region"):
        if _apart(a, b, kind) and not any(_is_cut(*pair) for pair in product(a[kind], b[kind])):
            first, second = sorted((min(a[kind]), min(b[kind])))
            return f"of {first} and of {second}"
    return None


def _is_cut(one: str, other: str) -> bool:
    """Whether one place's name may be the other cut short: "va" and "virginia", "nh" and "new hampshire"."""
    short, full = sorted((one, other), key=len)
    letters = iter(full[1:])
    return len(short) <= LONGEST_CUT and short[:1] == full[:1] and all(letter in letters for letter in short[1:])


def known_again(marks: Iterable[Mark]) -> set[str]:
    """By what one is known again: two bearers of a name that share one of these are one."""
    found = set()
    for kind, value in marks:
        if kind == "born":  # two years apart at most: they share the year between, or that of one
            found |= {f"born {int(value)}", f"born {int(value) + 1}"}
        elif value not in {PLAIN, MIXED} and kind in {"generation", "role", "land", "region", "seat"}:
            found.add(f"{kind} {value}")
    return found


def other_gender(one: Iterable[Mark], other: Iterable[Mark]) -> bool:
    """Whether pronouns or titles say that one is a man and the other a woman."""
    return _apart(_by_kind(one), _by_kind(other), "gender")


def _by_kind(marks: Iterable[Mark]) -> Sides:
    found: Sides = {}
    for kind, value in marks:
        found.setdefault(kind, set()).add(value)
    return found


def _apart(a: Sides, b: Sides, kind: str) -> bool:
    """Whether both have marks of a kind, and none in common."""
    return bool(a.get(kind) and b.get(kind)) and not a[kind] & b[kind]


def _of_person(report: Report, entity: Entity, written: Sequence[Span]) -> Iterable[Mark]:
    text, year = report.text, _year(report)
    for start, end in written[:MENTIONS]:
        before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
        for found in (AGE_AFTER.match(after), AGE_BEFORE.search(before)):
            age = int(found[1]) if found else 0
            if 0 < age <= OLDEST:
                yield ("age", str(age)) if year is None else ("born", str(year - age))
        if NAMESAKE.match(after):
            yield "namesake", ""
    for role in entity.roles:
        yield from _of_role(role)


def _of_role(role: str) -> Iterable[Mark]:
    """What a role tells. One that is no more, or next to it, holds nothing exclusively."""
    parts = ROLE.fullmatch(" ".join(role.split()))
    what, where = (fold(parts["what"]), fold(parts["where"])) if parts else (fold(role), ())
    if len(what) + len(where) > 2:
        yield "role", " ".join((*what, *where))
    kinds = _kinds()
    head = next((" ".join(what[-size:]) for size in (2, 1) if " ".join(what[-size:]) in kinds), None)
    if head is None:
        return
    whole = set(what).isdisjoint(NO_MORE)
    if kinds[head] in {"seat", "leader"} and whole and (not where or _state(" ".join(where))):
        yield "role", head
    if kinds[head] == "seat" and whole:
        where = where or _land_words(what[: -len(head.split())])
        if where:
            yield "seat", f"{head}|{' '.join(where)}"
    if whole:
        yield "kind", kinds[head]


def _land_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """The state that adjectives before a role name; those that name none tell no place."""
    return next((fold(_adjectives()[word]) for word in words if word in _adjectives()), ())


def _gender(report: Report, entity: Entity) -> Iterable[Mark]:
    """By titles and pronouns, where two or more agree and none differs."""
    told = [GENDERS.get(report.text[start:end].split(" ")[0].lower()) for start, end in entity.mentions[:MENTIONS]]
    sure = [gender for gender in told if gender]
    if len(sure) > 1 and len(set(sure)) == 1:
        yield "gender", sure[0]


def _owners(text: str, written: Sequence[Span], places: Collection[str]) -> Iterable[Mark]:
    """Whose a body is: "Norland’s Interior Ministry", "the French Foreign Ministry"."""
    for start, _ in written[:MENTIONS]:
        found = LAND_BEFORE.search(text[max(0, start - REACH) : start])
        if found:
            state = _state(found[1])
            if state and (found[2] or " ".join(fold(found[1])) in _adjectives()):
                yield "land", state
            elif found[2] and found[1] in places:
                yield "region", " ".join(fold(found[1]))


def _lands(text: str, written: Sequence[Span], places: Collection[str]) -> Iterable[Mark]:
    """Where a place lies: "Harl, Norland," "the Spanish town of Harl". In a list of places none lies in the next."""
    for start, end in written[:MENTIONS]:
        before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
        found = None if LISTED.search(before) else LAND_AFTER.match(after)
        for each in (found, TOWN_OF.search(before)):
            state = _state(each[1]) if each else None
            if state:
                yield "land", state
            elif each and each is found and each[1] in places:
                yield "region", " ".join(fold(each[1]))


def _state(name: str) -> str | None:
    """The state, or part of one, that a name or an adjective names, folded."""
    words = fold(name)
    for tried in (words, words[-1:]):
        known = form_of(" ".join(tried), "state").key
        if known.startswith("state:"):
            return " ".join(fold(known.removeprefix("state:")))
        if " ".join(tried) in _adjectives():
            return " ".join(fold(_adjectives()[" ".join(tried)]))
    return None


def _year(report: Report) -> int | None:
    return int(report.published[:4]) if report.published and report.published[:4].isdigit() else None


@cache
def _adjectives() -> dict[str, str]:
    return {" ".join(fold(row["word"])): row["state"] for row in table("demonyms")}


@cache
def _kinds() -> dict[str, str]:
    """Word of a role, folded -> its kind."""
    return {" ".join(fold(word)): row["kind"] for row in table("role_kinds") for word in values(row["words"])}


@cache
def _excludes() -> dict[str, frozenset[str]]:
    return {row["kind"]: frozenset(values(row["excludes"])) for row in table("role_kinds")}
