"""A mention of a happening with all that its report tells of it: its words, who and what stand near, where and when.

In: a reading and spans. Out: ``Told``s. Which two are one happening is judged in ``signs``.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.knowledge import table, values
from reportedly.link.events.words import EMPTY, PARTICLES, WORD, family, head, lemma, senses
from reportedly.records import Entity, Figure, Reading, Span, Timex

LINE = re.compile(r"[^\n]+")
NEAR = 8  # words on either side in which who and what are looked for
LONGEST = 80  # words of a sentence that are looked at on either side of a mention
ANOTHER = frozenset(
    "another second third again similar previous previously earlier former last other past latest new next future "
    "first ago before since".split()
)
UNREAL = frozenset(
    "not n't no never without if would could might may possible possibly whether will plan plans".split()
)
NAMED = frozenset({"person", "organisation", "state", "place"})


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a report that tell of a happening; several spans where other words stand between."""

    report: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A mention with what its sentence tells. Words are lemmas; entities stand there by the words of their names.

    ``left`` and ``right`` are the words near it, ``about`` all of its sentence, ``names`` the words of names in it.
    """

    mention: Mention
    place: int
    base: str
    family: str
    senses: frozenset[str]
    own: frozenset[str]
    left: frozenset[str]
    right: frozenset[str]
    about: frozenset[str]
    names: frozenset[str]
    places: frozenset[str]
    days: frozenset[str]
    numbers: frozenset[str]
    another: frozenset[str]
    unreal: bool
    sentence: int
    verbal: bool


@dataclass(frozen=True, slots=True)
class _Scene:
    """A report's sentences with what stands in them, in order."""

    text: str
    sentences: Sequence[Span]
    named: Sequence[tuple[Span, Entity]]
    timexes: Sequence[Timex]
    figures: Sequence[Figure]


def tell(reading: Reading, place: int, mentions: Iterable[Mention]) -> list[Told]:
    """Each mention of a report with what its sentence tells; ``place`` is the report's number."""
    parts = reading.annotations
    text = reading.report.text
    found = sorted(
        ((span, entity) for entity in parts.entities or () for span in entity.mentions),
        key=lambda pair: (pair[0], pair[1].id),
    )
    scene = _Scene(
        text,
        sorted(parts.sentences or [match.span() for match in LINE.finditer(text)]),
        found,
        sorted(parts.timexes or (), key=lambda timex: timex.start),
        sorted(parts.figures or (), key=lambda figure: figure.start),
    )
    return [_told(scene, place, mention) for mention in mentions]


def _told(scene: _Scene, place: int, mention: Mention) -> Told:
    base, at = head(scene.text, mention.spans)
    number = max(0, bisect_right(scene.sentences, at[0], key=lambda span: span[0]) - 1)
    start, end = scene.sentences[number] if scene.sentences else at
    start, end = min(start, at[0]), max(end, at[1])
    words = [(m.group(), m.span()) for m in WORD.finditer(scene.text, start, end)]
    here = bisect_left(words, at[0], key=lambda word: word[1][0])
    words = words[max(0, here - LONGEST) : here + LONGEST]
    here = min(here, LONGEST)
    entities = _between(scene.named, start, end)
    inside = list(mention.spans)
    left = [w for w in words[:here] if not _in(w[1], inside)]
    right = [w for w in words[here + 1 :] if not _in(w[1], inside)]
    around = [word.lower() for word, _ in left[-4:] + right[:3]]
    dates = [t for t in scene.timexes[slice(*_range(scene.timexes, start, end))] if t.value[:2].isdigit()]
    figures = scene.figures[slice(*_range(scene.figures, start, end))]
    named = [(span, entity) for span, entity in entities if entity.type in NAMED]
    return Told(
        mention,
        place,
        base,
        family(base),
        senses(base),
        frozenset(lemma(w) for w, s in words if _in(s, inside) and s != at and _full(w)),
        _near(left[-NEAR:], named),
        _near(right[:NEAR], named),
        _near(words[:here] + words[here + 1 :], named),
        frozenset(name for _, entity in named for name in _name(entity)),
        frozenset(n for _, entity in named if entity.type in {"place", "state"} for n in _name(entity)),
        frozenset(t.value[:10] for t in dates),
        frozenset(f"{f.best:g}" for f in figures if f.best is not None),
        frozenset(around) & ANOTHER,
        bool(frozenset(around[:4]) & UNREAL),
        number,
        _verbal(scene.text[slice(*at)]),
    )


def _verbal(form: str) -> bool:
    return form.lower().endswith(("ed", "ing")) or (lemma(form) != form.lower() and not form.endswith("s"))


def _full(word: str) -> bool:
    low = word.lower()
    return low not in EMPTY and low not in PARTICLES and len(low) > 1


def _in(span: Span, spans: Sequence[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def _range(found: Sequence[Timex] | Sequence[Figure], start: int, end: int) -> tuple[int, int]:
    return bisect_left(found, start, key=lambda one: one.start), bisect_left(found, end, key=lambda one: one.start)


def _between(named: Sequence[tuple[Span, Entity]], start: int, end: int) -> Sequence[tuple[Span, Entity]]:
    first = bisect_left(named, start, key=lambda pair: pair[0][0])
    return named[first : bisect_left(named, end, key=lambda pair: pair[0][0])]


def _near(words: Sequence[tuple[str, Span]], named: Sequence[tuple[Span, Entity]]) -> frozenset[str]:
    """The lemmas of some words; those that name somebody by the words of the name the report gives them."""
    found: set[str] = set()
    for word, span in words:
        entity = next((entity for where, entity in named if where[0] <= span[0] and span[1] <= where[1]), None)
        if entity is not None and entity.named:
            found.update(_name(entity))
        elif _full(word):
            found.add(lemma(word))
    return frozenset(found)


@cache
def _states() -> dict[str, str]:
    """Adjectives and aliases of states to the first word of their names."""
    found = {row["word"].lower(): row["state"].lower() for row in table("demonyms")}
    for row in table("states"):
        for name in (row["name"], *values(row["aliases"])):
            found[name.lower()] = row["name"].lower()
    return found


def _name(entity: Entity) -> frozenset[str]:
    """The words by which an entity is known in any report: of a person the last, of a state its name."""
    low = entity.name.lower().replace("’", "'").removesuffix("'s")
    if not entity.named:
        return frozenset()
    if low in _states():
        return frozenset({_states()[low]})
    words = [word for word in (m.group() for m in WORD.finditer(low)) if word not in EMPTY]
    return frozenset(words[-1:] if entity.type == "person" else words)
