"""Of what sort a figure is: the kind of thing it counts, what happened to it, the dimension it is measured in.

In: figures. Out: kinds, happenings and dimensions, each under one word, from the tables of knowledge. Whether two
figures count one thing is judged in ``quantities`` and ``joining``.
"""

import re
from functools import cache

from reportedly.compare.words import stem
from reportedly.knowledge import table, values
from reportedly.records import Figure, Span

# Kinds of what does not live: nobody killed a house.
THINGS = frozenset({"buildings", "vehicles", "ships", "weapons", "shells", "years", "magnitude"})
NATIONALS = frozenset({"national", "nationals", "citizen", "citizens"})
# The facets of people counted as such, and as somebody's children.
WHOLE, KIN = "whole", "kin"
# Somebody's children whom no noun names.
OFFSPRING = "offspring"
# An age: "38-year-old", "aged 38", "two years old"; a bare number of years is one as well ("Ida Berg, 38").
AGE = re.compile(r"\bold\b|\baged?\b|^\D*\d{1,3}$", re.IGNORECASE)
# Words before a number that make it a toll of the dead, wherever its verb stands.
TOLL = re.compile(r"\b(?:(?:death )?toll|number of (?:the |people )?(?:killed|dead|deaths))\b", re.IGNORECASE)
# What makes a number one of the dead where its verb does not: "two were found dead", "the deaths of two women"; so many
# characters away. Those behind "by" did it.
DEATH_REACH = 60
DEATH_OF = re.compile(
    r"\b(?:deaths?|killings?|murders?|slayings?) of\W+(?:the |these |those |all |at least )?\Z", re.IGNORECASE
)
DIED = re.compile(
    r"\A[^,;.]{0,25}?\b(?:was|were|been)(?: \w+ly)? (?:(?:pronounced|declared|found|left|shot|gunned(?: down)?) dead"
    r"|(?:shot|stabbed|beaten|burn(?:ed|t)|crushed|trampled|hacked|choked|frozen|starved) to death)\b",
    re.IGNORECASE,
)
AGENT = re.compile(r"\bby(?: the| at least| about| some)?\s+\Z", re.IGNORECASE)
AGENT_REACH = 16
# Verbs that tell nothing of what has the number.
DULL = frozenset({"be", "have", "make", "say", "do", "get", "give", "include", "take", "come", "go"})
# A crowd, whose verb says nothing: "30,000 people took to the streets".
CROWD = re.compile(
    r"[^,;.]{0,40}?\b(?:took|take|taken|taking|pour(?:ed|ing)?|flood(?:ed|ing)?) (?:on|in)?to the streets\b"
)
# What happened to the counted ones, whether a count of it only grows, and whether it is told place by place.
Happening = tuple[str | None, bool, bool]


def happened(text: str, sentence: Span, figure: Figure) -> Happening:
    """What happened to the counted ones, whether a count of it only grows, and whether it is told place by place."""
    happening = _happening(figure.event or figure.counted)
    if (
        happening[0] is None
        and not figure.unit
        and TOLL.search(text, max(sentence[0], figure.start - 110), figure.start)
    ):
        return "killed", True, True
    kind = kind_of(figure)
    if happening[0] in _of_people() and not _may_befall(text, kind, figure):
        return None, False, False
    if figure.unit or not facet_of(kind):
        return happening
    if happening[0] in (None, "shot") and _told_dead(text, sentence, figure):
        return "killed", True, True
    if happening[0] is None and CROWD.match(text, figure.end, sentence[1]):
        return "gathered", False, True
    return happening


def _may_befall(text: str, kind: str | None, figure: Figure) -> bool:
    """Whether what happens to people may have happened to those counted: not to things, nor to those who did it."""
    thing = kind in THINGS or kind in _things()
    return not thing and not AGENT.search(text[max(0, figure.start - AGENT_REACH) : figure.start])


@cache
def _things() -> frozenset[str]:
    """The kinds of nouns for things."""
    return frozenset(stem(row["word"]) for row in table("count_nouns") if row["sort"] == "thing") - _facets().keys()


def _told_dead(text: str, sentence: Span, figure: Figure) -> bool:
    """Whether words beside the number say that those counted are dead."""
    before = text[max(sentence[0], figure.start - DEATH_REACH) : figure.start]
    return bool(DEATH_OF.search(before) or DIED.search(text[figure.end : min(sentence[1], figure.end + DEATH_REACH)]))


@cache
def _happenings() -> dict[str, Happening]:
    return {
        word: (row["happening"], row["grows"] == "yes", row["spread"] == "yes")
        for row in table("happenings")
        for word in values(row["words"])
    }


def _happening(event: str | None) -> Happening:
    """What happened to the counted ones, under one word, with what is known of counts of it."""
    words = (event or "").lower().split()
    return next((_happenings()[word] for word in words if word in _happenings()), (None, False, False))


@cache
def _of_people() -> frozenset[str]:
    """What happens to people and not to things."""
    return frozenset(row["happening"] for row in table("happenings") if row["of"] == "people")


@cache
def _kinds() -> dict[str, str]:
    return {word: row["kind"] for row in reversed(table("counted_words")) for word in values(row["words"])}


def is_known_kind(kind: str | None) -> bool:
    """Whether a kind stands in the table of counted nouns."""
    return kind in _kinds().values()


def one_people(one: str | None, other: str | None) -> bool:
    """Whether two kinds may be one count of people: whoever is a worker may be a woman too, never a policeman."""
    if one == other:
        return True
    facets = {facet_of(one), facet_of(other)}
    return None not in facets and (WHOLE in facets or len(facets) > 1)


def facet_of(kind: str | None) -> str | None:
    """By what people are counted: all of them ("whole"; so where no noun tells it), by sex or age ("sort"), by what
    they do, by nation; None for what is not of people."""
    if kind is None:
        return WHOLE
    if kind.startswith("of "):
        return "nation"
    return _facets().get(kind)


@cache
def _facets() -> dict[str, str]:
    """The facet of each kind of people; people of any other noun are counted by what they do."""
    nouns = {_kinds().get(row["word"], stem(row["word"])) for row in table("count_nouns") if row["sort"] == "person"}
    known = {row["kind"]: row["facet"] for row in table("counted_words")} | {OFFSPRING: KIN}
    return {kind: known.get(kind, "doing") for kind in (*sorted(nouns), *known) if known.get(kind, "doing")}


@cache
def _peoples() -> dict[str, str]:
    """Words for the people of a state ("norlander", "norlanders") and the state."""
    return {row["word"].lower(): row["state"] for row in table("demonyms")}


def kind_of(figure: Figure) -> str | None:
    """What sort of thing is counted, by the last word of the counted noun; the noun itself where no row has it.

    People told by their state alone ("12 Somalis", "12 Somali nationals") are of a kind of their own.
    """
    if not figure.counted:
        return None
    last = figure.counted.lower().split()[-1]
    if last == "children" and "child" not in figure.text.lower():
        return OFFSPRING  # "a mother of two"
    peoples = [_peoples()[word] for word in figure.text.lower().split() if word in _peoples()]
    if peoples and (last in _peoples() or last in NATIONALS):
        return f"of {peoples[0]}"
    return _kinds().get(last, stem(last))


@cache
def _measures() -> dict[str, tuple[str, float]]:
    return {unit: (row["dimension"], float(row["factor"])) for row in table("measures") for unit in values(row["unit"])}


def dimension_of(figure: Figure) -> tuple[str, float]:
    """The dimension a figure is measured in and the factor to its base; "count" for counts."""
    unit = figure.unit
    if not unit:
        return "count", 1.0
    if unit == "year" and AGE.search(figure.text):
        return "age", 1.0
    return (unit, 1.0) if unit.isupper() else _measures().get(unit.lower(), (unit, 1.0))
