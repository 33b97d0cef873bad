"""One person, body, state or place in several stories.

In: shared entities of several stories, whom else these stories name, and what a person decided. Out: groups of them,
each in exactly one, with the reason.

Over stories a common name says little: two persons of a given name and a family name, two towns, two ministries are
held for one only where something says so: a role that few have, an age that goes on, another person whom both stories
name, a person's judgement. A name of three words or more, a state, an outlet, a body of a name of its own is one
wherever nothing tells two apart.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from reportedly.knowledge import table
from reportedly.link.marks import MIXED, PLAIN
from reportedly.link.names_alike import form_of, is_everywhere, is_shared, is_title
from reportedly.link.one_name import Bearer, grouped
from reportedly.records import Judgement, SharedEntity

# A name of so many words, initials left out, is borne by one.
RARE = 3


def over_stories(
    shared: Sequence[SharedEntity], beside: Mapping[str, Sequence[SharedEntity]], judged: Iterable[Judgement] = ()
) -> list[tuple[tuple[SharedEntity, ...], str]]:
    """Who is one. ``beside``: the persons whom each story names, by its id."""
    persons = {story: _companions(named) for story, named in beside.items()}
    by_first = {each.entities[0]: each for each in shared}
    bearers = _with_generations([_bearer(each, persons.get(each.story, frozenset())) for each in shared])
    groups = grouped(bearers, judged)
    return [(tuple(by_first[bearer.ids[0]] for bearer in group.bearers), group.reason) for group in groups]


def _bearer(each: SharedEntity, persons: frozenset[str]) -> Bearer:
    form = form_of(each.name, each.type)
    return Bearer(
        ids=each.entities,
        reports=frozenset(mention.report for mention in each.mentions),
        type=each.type,
        form=form,
        key=form.key if ":" in form.key else f"{form.key} {each.type}",
        marks=frozenset(each.marks),
        ties=frozenset(f"beside {name}" for name in persons if name != form.key),
        open=_says_little(each, form.words, form.key),
    )


def _with_generations(bearers: Sequence[Bearer]) -> list[Bearer]:
    """Where a story tells a father from a son of his name, those named without "Jr." are none of those with it, and
    whom a report calls both ways is neither."""
    ways_told = ((each.key, value) for each in bearers for kind, value in each.marks if kind == "generation")
    twins = {key for key, value in ways_told if value in (PLAIN, MIXED)}
    found = []
    for each in bearers:
        ways = {value for kind, value in each.marks if kind == "generation"}
        if MIXED in ways:
            found.append(replace(each, key=f"{each.key} {each.ids[0]}", open=True, ties=frozenset()))
        elif each.key in twins and not ways:
            found.append(replace(each, marks=each.marks | {("generation", PLAIN)}))
        else:
            found.append(each)
    return found


def _says_little(each: SharedEntity, words: tuple[str, ...], key: str) -> bool:
    """Whether many may bear the name."""
    if ":" in key:
        return False
    if each.type == "person":
        return len([word for word in words if len(word) > 1]) < RARE
    if each.type == "organisation":
        return is_title(words) or is_everywhere(words) or is_shared(each.name)
    return each.name not in _known_places()


def _companions(named: Sequence[SharedEntity]) -> frozenset[str]:
    """Persons of a full name who tell of what a story is; those whom all the news names do not."""
    return frozenset(
        form.key
        for each in named
        if ("kind", "leader") not in each.marks and len((form := form_of(each.name, "person")).words) > 1
    )


@cache
def _known_places() -> frozenset[str]:
    return frozenset(row["name"] for row in table("places"))
