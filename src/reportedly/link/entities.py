"""One person, body, state or place in several reports of a story.

In: a story, its readings and what a person decided on entities. Out: ``SharedEntity``s; every entity that a report
names is in exactly one, alone if need be. Somebody without a name ("the mayor") stays in the report: where it ties him
to a name he is an entity of that name already. Who of one name is one is told in ``one_name``; over several stories
nothing is joined here, but in ``over_stories``.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.joined import origin_of
from reportedly.knowledge import table, values
from reportedly.link.marks import MIXED, PLAIN, Marks, marks_of
from reportedly.link.names_alike import fold, form_of, initials, is_shared, is_title, official
from reportedly.link.one_name import Bearer, Group, grouped
from reportedly.records import Entity, Evidence, Judgement, Reading, SharedEntity, Span, Story, content_id

# A name as written is no longer than this; mentions of an entity that are looked at, the first ones.
LONGEST_NAME, MENTIONS = 80, 200
SMALL = frozenset("of the and for in de del della di da du la le van von der den el al bin ibn ben".split())
ACRONYM = re.compile(r"(?:[A-Z]\.?){2,8}")
# Of kinds that an entity was taken for equally often the first counts.
KINDS = ("state", "person", "organisation", "place", "other")


@dataclass(frozen=True, slots=True)
class _Told:
    """An entity as one report tells it, and where its name stands, as written."""

    reading: Reading
    entity: Entity
    written: tuple[Span, ...]


def find_shared_entities(
    story: Story, readings: Sequence[Reading], judged: Sequence[Judgement] = ()
) -> tuple[SharedEntity, ...]:
    """Who the reports of ``story`` name, those named in most reports first; the same in whatever order they come."""
    told = {
        entity.id: _Told(reading, entity, _written(reading.report.text, entity))
        for reading in readings
        for entity in reading.annotations.entities or ()
        if entity.named
    }
    origins = origin_of(story.reports, story.copies)
    bearers = _bearers(list(told.values()), origins)
    shared = [_shared(story, group, told) for group in grouped(bearers, judged)]
    return tuple(sorted(shared, key=lambda each: (-len(each.mentions), each.name, each.id)))


def _bearers(told: Sequence[_Told], origins: Mapping[str, str]) -> list[Bearer]:
    forms = {each.entity.id: form_of(each.entity.name, each.entity.type) for each in told}
    places = _places(told)
    two = _as_two(told)
    named = _named(told)
    twins = _twins(told)
    found = []
    for each in told:
        entity, report = each.entity, each.reading.report
        form = forms[entity.id]
        mixed = len(form.words) > 1 and form.key not in two
        kind = "person" if entity.type == "person" else entity.type
        key = form.key if mixed or ":" in form.key else f"{form.key} {kind}"
        found.append(
            Bearer(
                ids=(entity.id,),
                reports=frozenset({report.id}),
                type=entity.type,
                form=form,
                key=key,
                marks=marks_of(report, entity, each.written, places[report.id]) | _generation(each, twins),
                others=frozenset(_short_forms(each, named[report.id])),
                ties=frozenset({f"text of {origins.get(report.id, report.id)}"}),
                open=is_title(form.words) or (entity.type == "organisation" and is_shared(entity.name)),
            )
        )
    return found


def _places(told: Sequence[_Told]) -> dict[str, frozenset[str]]:
    """The names of states and places of each report."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for each in told:
        names = found[each.reading.report.id]
        if each.entity.type in {"state", "place"}:
            names.add(each.entity.name)
    return {report: frozenset(names) for report, names in found.items()}


def _as_two(told: Sequence[_Told]) -> set[str]:
    """Keys that one report has two entities of, a person and a ship say: these are no slip in telling what it is."""
    count = Counter((each.reading.report.id, form_of(each.entity.name, each.entity.type).key) for each in told)
    return {key for (_, key), number in count.items() if number > 1}


def _generations(told: _Told) -> Iterator[tuple[str, str]]:
    """The full forms of a person's name as written, by key, each with its generation."""
    if told.entity.type == "person":
        text = told.reading.report.text
        for name in {told.entity.name, *(text[start:end] for start, end in told.written)}:
            form = form_of(name, "person")
            if len(form.words) > 1:
                yield form.key, form.generation or PLAIN


def _twins(told: Sequence[_Told]) -> set[str]:
    """Names that one report has with and without "Jr.": of father and son, so that none without it is the son's."""
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for each in told:
        for key, generation in _generations(each):
            found[each.reading.report.id, key].add(generation)
    return {key for (_, key), ways in found.items() if PLAIN in ways and len(ways) > 1}


def _generation(told: _Told, twins: Collection[str]) -> Marks:
    """Jr., Sr., …; that there is none tells only where there are twins of the name."""
    ways = {generation for key, generation in _generations(told) if generation != PLAIN or key in twins}
    way = MIXED if PLAIN in ways and len(ways) > 1 else min(ways, default=None)
    return frozenset({("generation", way)} if way else ())


def _named(told: Sequence[_Told]) -> dict[str, frozenset[str]]:
    """The names of each report."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for each in told:
        found[each.reading.report.id].add(each.entity.name)
    return {report: frozenset(names) for report, names in found.items()}


def _short_forms(told: _Told, beside: Collection[str]) -> Iterator[str]:
    """Keys of the capitals by which a report calls a body of a longer name: for it ("USGS", in brackets say), or among
    the other names of the report, where they are its first letters."""
    if told.entity.type not in {"organisation", "other"} or " " not in told.entity.name:
        return
    text = told.reading.report.text
    first = initials(told.entity.name)
    shorts = {text[start:end] for start, end in told.written} | {n for n in beside if "".join(fold(n)) == first}
    for short in shorts:
        if ACRONYM.fullmatch(short) and official(short) is None:
            yield from (f"{form_of(short, kind).key} {kind}" for kind in ("organisation", "other"))


def _written(text: str, entity: Entity) -> tuple[Span, ...]:
    """Where the entity's name stands, in whichever form, without the titles before it."""
    form = form_of(entity.name, entity.type)
    found = [
        (start, end)
        for start, end in entity.mentions[:MENTIONS]
        if _is_name(text[start:end]) and _is_of(text[start:end], form.key, form.words, entity.type)
    ]
    first = {end: start for start, end in sorted(found)}  # of two with one end the later start: the name alone
    return tuple((start, end) for start, end in found if first[end] == start)


def _is_name(words: str) -> bool:
    """Whether words are written as a name is: capitals, but for the small words in it."""
    runs = words.split()
    if not runs or len(words) > LONGEST_NAME or "\n" in words or words.lower() in _pronouns():
        return False
    return not runs[0].islower() and all(not run[0].islower() or run in SMALL for run in runs)


def _is_of(words: str, key: str, of: tuple[str, ...], kind: str) -> bool:
    """Whether a name is a form of the entity's: shares a word with it, stands for it in the tables, is its capitals."""
    form = form_of(words, kind)
    return form.key == key or not set(form.words).isdisjoint(of) or bool(ACRONYM.fullmatch(words))


@cache
def _pronouns() -> frozenset[str]:
    rows = (row for row in table("small_words") if row["kind"] == "pronoun")
    return frozenset(word for row in rows for word in values(row["words"]))


def _shared(story: Story, group: Group, told: Mapping[str, _Told]) -> SharedEntity:
    members = sorted((told[identity] for each in group.bearers for identity in each.ids), key=_in_order)
    kind = _most((each.entity.type for each in members), KINDS)
    first: dict[str, tuple[int, str, Evidence]] = {}
    for each in members:
        start, place = _mention(each)
        known = first.setdefault(place.report, (start, each.entity.id, place))
        first[place.report] = min(known, (start, each.entity.id, place), key=lambda named: named[:2])
    opening = [identity for _, identity, _ in first.values()]
    return SharedEntity(
        id=content_id("en", story.id, members[0].entity.id),
        story=story.id,
        name=_best_name(members, kind),
        type=kind,
        names=_names(members),
        roles=_listed(role for each in members for role in each.entity.roles),
        mentions=tuple(place for _, _, place in first.values()),
        reason=group.reason,
        entities=tuple(dict.fromkeys((*opening, *(each.entity.id for each in members)))),
        marks=tuple(sorted({mark for each in group.bearers for mark in each.marks})),
    )


def _in_order(told: _Told) -> tuple[str, str, tuple[Span, ...], str]:
    report = told.reading.report
    return report.published or "9999", report.id, told.entity.mentions, told.entity.id


def _mention(told: _Told) -> tuple[int, Evidence]:
    """Where the report names it first."""
    start, end = min(told.written or told.entity.mentions)
    report = told.reading.report
    return start, Evidence(report.id, report.text[start:end], start, end)


def _best_name(members: Sequence[_Told], kind: str) -> str:
    """The name that most reports have, of a person or a body the one with most words."""
    count = Counter(each.entity.name for each in members)
    full = kind in {"person", "organisation"}
    return max(
        count, key=lambda n: (len(form_of(n, kind).words) if full else 0, count[n], [-ord(letter) for letter in n])
    )


def _names(members: Sequence[_Told]) -> tuple[str, ...]:
    """The forms of the name as written, those of most reports first."""
    return _listed(
        form
        for each in members
        for form in sorted({each.reading.report.text[start:end] for start, end in each.written})
    )


def _listed(texts: Iterable[str]) -> tuple[str, ...]:
    """Each once, large letters or small, the most frequent first."""
    count: Counter[str] = Counter()
    first: dict[str, str] = {}
    for text in texts:
        count[text.casefold()] += 1
        first[text.casefold()] = min(first.get(text.casefold(), text), text)
    return tuple(first[low] for low in sorted(count, key=lambda low: (-count[low], low)))


def _most(found: Iterable[str], order: Sequence[str]) -> str:
    count = Counter(found)
    return min(count, key=lambda each: (-count[each], order.index(each) if each in order else len(order)))
