"""What the names of a sentence are: typed by the network, by tables and by the words around them.

In: a text, the tokens of a sentence and the network's marks in it. Out: ``Name``s, each with its type, the role written
before it and the span of the name itself. Who is the same as whom is decided in ``entities``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.annotate.mentions.names import (
    BODY_WORDS,
    LINKS,
    MEN,
    PARTICLES,
    PEOPLES,
    PLACE_NOUNS,
    PLACE_PREPOSITIONS,
    ROLES,
    TITLES,
    WOMEN,
    demonyms,
    given_names,
    known_body,
    noun_genders,
    states,
)
from reportedly.annotate.mentions.runs import Run, capital_runs, marked_runs
from reportedly.annotate.tagged import Tagged, likely
from reportedly.annotate.tokens import Token
from reportedly.knowledge.register import is_outlet
from reportedly.nets import Seen
from reportedly.records import Span

DOUBTFUL = 0.8
MINISTRIES = frozenset({"Ministry", "Department", "Parliament", "Council", "Commission"})  # after another capital
NO_OPENING_PARTICLES = frozenset({"ten", "ter", "al"})  # "ten" is a number, "ter" and "al" stand in other words too
ROLE_OPENERS = frozenset({"State", "Former", "Deputy", "Acting", "Vice", "Prime", "Foreign"})  # at a sentence's start
PARTY_AND_STATE = re.compile(r"[RDI]-[A-Z][\w.]*(?: [A-Z]\w*)?")  # "(R-Texas)" after a senator's name
# Capitals that people are called by too: "Jack London", "Denzel Washington".
NAMES_OF_PEOPLE = frozenset(
    "london washington wellington kingston santiago victoria paris vienna sofia lima madrid berlin prague rome "
    "male berne bern georgetown astana asmara dakar amman".split()
) | {"san jose", "san josé", "san salvador", "santo domingo"}
OPENS_A_SENTENCE = frozenset("the a an this that its our their his her in at to from by for and but both every".split())
BEHIND = frozenset({"of", "for", "at", "in", "from"})
LEAST_LIKELY = 0.02  # capitals that the network gives less are no name, whatever a table knows

SHIPS = frozenset("MV MS MT SS RV FV HMS USS INS ROKS HMAS HMCS USCGC USNS BRP KRI".split())  # before a ship's name


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written. ``span`` holds title and name ("President Ana Ortega"), ``core`` the name alone.

    Not ``sure`` are capitals in which neither the network nor a table sees a name. ``chance`` is how likely
    the network holds its kind for.
    """

    span: Span
    core: Span
    text: str
    type: str
    canonical: str
    role: str | None = None
    gender: str | None = None
    sure: bool = True
    chance: float = 1.0


def find_names(text: str, sentence: Sequence[Token], marks: Sequence[Tagged], seen: Seen) -> list[Name]:
    """The names of a sentence in order, never overlapping. ``marks`` are the network's in this sentence."""
    found = ((run, _ship(_name(text, sentence, run))) for run in _runs(text, sentence, marks))
    return [
        replace(
            name,
            sure=_is_sure(seen, run, name),
            chance=1.0 if _stands_in(sentence, run, name) else run.chance,
            gender=name.gender or _gender_before(sentence, run),
        )
        for run, name in found
        if name and not PARTY_AND_STATE.fullmatch(name.text)
    ]


def _ship(name: Name | None) -> Name | None:
    """A ship is nobody: "MV Harl Star", "HMS Dart"."""
    return replace(name, type="other") if name and name.text.split()[0] in SHIPS else name


def _stands_in(sentence: Sequence[Token], run: Run, name: Name) -> bool:
    """ "In London": surely a place, even where a person is called so."""
    return name.type == "place" and run.first > 0 and sentence[run.first - 1].low in PLACE_PREPOSITIONS


def _gender_before(sentence: Sequence[Token], run: Run) -> str | None:
    """What the noun before a person's name tells: "his wife Ana Holm", "her brother, Jan Holm"."""
    at = run.first - 1
    if at > 0 and sentence[at].text == ",":
        at -= 1
    return noun_genders().get(sentence[at].low) if at >= 0 else None


def _is_sure(seen: Seen, run: Run, name: Name) -> bool:
    """Capitals that the network does not mark are a name by themselves only where a word or a table tells it."""
    outlet = name.type == "organisation" and is_outlet(name.canonical)
    body = name.type == "organisation" and name.text.split()[-1] in MINISTRIES
    known = name.type in {"state", "place"} or name.role is not None or outlet or body
    return run.kind is not None or (known and likely(seen, "names", run.span) >= LEAST_LIKELY)


def _runs(text: str, sentence: Sequence[Token], marks: Sequence[Tagged]) -> Iterator[Run]:
    """What the network marks, and capitals where it marks nothing. A title and its name are one run."""
    marked = marked_runs(sentence, marks)
    at = 0
    for run in capital_runs(sentence):
        while at < len(marked) and marked[at].end <= run.first:
            yield marked[at]
            at += 1
        inside = []
        while at < len(marked) and marked[at].first < run.end:
            inside.append(marked[at])
            at += 1
        if inside:
            yield from _parted(text, sentence, run, inside)
        elif not (at and marked[at - 1].end > run.first):
            yield run
    yield from marked[at:]


def _parted(text: str, sentence: Sequence[Token], run: Run, inside: list[Run]) -> list[Run]:
    """A run of capitals as the network parts it, but for titles and bodies that it cuts."""
    titled = _titled_person(text, sentence, run.first, run.end)
    if not titled:
        bodies = sentence[run.end - 1].text in BODY_WORDS and {mark.kind for mark in inside} == {"organisation"}
        return [replace(run, kind="organisation")] if bodies and inside[-1].end <= run.end else inside
    kinds = {mark.kind for mark in inside if mark.span[1] > titled.core[0]}
    addressed = any(_is_address(token) for token in sentence[run.first : run.end])
    return [Run(run.first, run.end, run.span, "person")] if kinds <= {"person"} or addressed else inside


def _is_address(token: Token) -> bool:
    """A title that nothing but a person has before the name, unlike "King" in "King County"."""
    return (token.text in TITLES and token.text.rstrip(".") != token.text) or token.text in {"Mr", "Mrs", "Ms", "Dr"}


def _name(text: str, sentence: Sequence[Token], run: Run) -> Name | None:
    span, first, end = run.span, run.first, run.end
    whole = text[slice(*span)]
    low = " ".join(whole.lower().split()).removeprefix("the ")
    if low in states() and (run.kind != "person" or _is_no_person(low, whole)):
        return _state(text, sentence, first, span)
    people = low in demonyms() or low in PEOPLES or all(token.low in demonyms() for token in sentence[first:end])
    body = known_body(whole, run.kind, _before(sentence, first))
    if body and not (people and run.kind is None):
        return Name(span, span, whole, "organisation", body)
    if people:
        return None
    if run.kind == "person" or (run.kind == "organisation" and _reads_as_person(sentence, run)):
        if _is_title(sentence, run.first) and (titled := _titled_person(text, sentence, run.first, run.end)):
            return titled
        first, end = _without_others(sentence, run)
        first = _past_age(sentence, first, end)
        if titled := _titled_person(text, sentence, first, end):
            return titled
        if _reads_as_company(sentence, first, end):
            return _plain(text, span, "organisation")
        first = _from_given(sentence, first, end)
        start = max(span[0], sentence[first].start)
        first = _with_particles(sentence, first)
        return _person(text, sentence, first, (min(start, sentence[first].start), min(span[1], sentence[end - 1].end)))
    if run.kind is None and (person := _titled_person(text, sentence, first, end)):
        return person
    if _goes_on(sentence, run):
        return replace(_plain(text, span, "place"), span=(span[0], sentence[end].end))
    first = _whole_ministry(sentence, first, end)
    span = min(span[0], sentence[first].start), span[1]
    ministry = end - first > 1 and sentence[end - 1].text in MINISTRIES
    return _plain(text, span, run.kind or ("organisation" if ministry else "other"))


def _is_no_person(low: str, whole: str) -> bool:
    """True for a seat, and for a capital that nobody is called by, whatever the network sees: "Kyiv said"."""
    kind = states()[low][1]
    return kind == "seat" or (kind == "capital" and whole not in given_names() and low not in NAMES_OF_PEOPLE)


def _whole_ministry(sentence: Sequence[Token], first: int, end: int) -> int:
    """Where a ministry's name begins that is cut after its first word: "[Health] Ministry", not "The Ministry"."""
    before = sentence[first - 1] if first else None
    if end - first > 1 or sentence[first].text not in MINISTRIES or before is None or not before.is_capital:
        return first
    other = before.low in OPENS_A_SENTENCE or before.low in states() or before.low in demonyms()
    return first if other else first - 1


def _before(sentence: Sequence[Token], first: int) -> str:
    """The word before a name or the article that opens it, in capitals only inside a sentence: "for The Atlantic"."""
    at = first if sentence[first].low == "the" else first - 1
    return "" if at < 0 else sentence[at].text if at else sentence[at].low


def _reads_as_person(sentence: Sequence[Token], run: Run) -> bool:
    """A given name and a name or two after it, which the network doubts to be a body."""
    words = sentence[run.first : run.end]
    capitals = all(token.is_capital and token.text not in BODY_WORDS for token in words)
    return run.chance <= DOUBTFUL and capitals and len(words) in {2, 3} and words[0].text in given_names()


def _past_age(sentence: Sequence[Token], first: int, end: int) -> int:
    """Past "43-year-old" before a name."""
    return first + 1 if end - first > 1 and sentence[first].text[:1].isdigit() else first


def _reads_as_company(sentence: Sequence[Token], first: int, end: int) -> bool:
    """ "Norland Steel": a body's word behind a name that is nobody's given name."""
    known = sentence[first].text in given_names() or _is_title(sentence, first)
    return end - first > 1 and not known and sentence[end - 1].text in BODY_WORDS


def _with_particles(sentence: Sequence[Token], first: int) -> int:
    """Where a name begins whose first small words were left out: "de la Cruz"."""
    while first and sentence[first - 1].low in PARTICLES - NO_OPENING_PARTICLES and not sentence[first - 1].is_capital:
        first -= 1
    return first


def _without_others(sentence: Sequence[Token], run: Run) -> tuple[int, int]:
    """A person's mark without what it has taken in of others: "Ana Holm of Harl", "Harl resident Ana Holm"."""
    first = run.first
    for at in range(run.first + 1, run.end - 1):
        token = sentence[at]
        if token.is_capital or not token.is_word or token.low in PARTICLES or _is_role(sentence, at):
            continue
        if token.low in BEHIND or sentence[at - 1].text in given_names() or sentence[first].text in given_names():
            return first, at
        first = at + 1
    return first, run.end


def _from_given(sentence: Sequence[Token], first: int, end: int) -> int:
    """Where a given name stands after two words or an acronym: "Harl County Warden Ana Holm", "GM Ana Holm"."""
    given = (at for at in range(first, end - 1) if sentence[at].text in given_names())
    at = next(given, first)
    return at if at - first > 1 or _is_acronym(sentence[first].text) else first


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isalpha() and word.isupper()


def _goes_on(sentence: Sequence[Token], run: Run) -> bool:
    """ "Harl district": a place's name with the noun that says what it is."""
    return run.kind in {None, "place"} and run.end < len(sentence) and sentence[run.end].low in PLACE_NOUNS


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
            return _person(text, sentence, first, (sentence[first].start, sentence[end - 1].end))
        if not (first and _is_role(sentence, first - 1) and end - first <= 4):
            return None
        core_first, role_first = first, _role_start(sentence, first - 1)
        role_end = first
    else:
        core_first = _past_of(sentence, last_title + 1, end)
        role_first, role_end = first, core_first
        if first == 1 and sentence[0].text in ROLE_OPENERS:
            role_first = 0
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


def _plain(text: str, span: Span, kind: str) -> Name:
    """A name as it is written, of a kind."""
    canonical = re.sub(r"\s+", " ", text[slice(*span)])
    return Name(span, span, canonical, kind, canonical)


def _person(text: str, sentence: Sequence[Token], first: int, span: Span) -> Name:
    """The run as a person's name."""
    canonical = re.sub(r"\s+", " ", text[slice(*span)])
    return Name(span, span, canonical, "person", canonical, None, given_names().get(sentence[first].text))
