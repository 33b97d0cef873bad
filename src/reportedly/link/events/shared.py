"""The events that reports of a story share: one happening told by two reports or more.

In: a story and its readings. Out: ``SharedEvent``s. Events of one report alone stay in its annotations; what the
reports say differently about an event does not belong here.

Two mentions are never one where they are of two kinds, or their times, places or parties cannot be one. A time cut
short can be the longer one, an unknown one any, but what is long past is no event told without a day. They surely are
where they have two parties in common, or one and the day. In between, what else their sentences tell is weighed
(``groups``), and more is asked for than where all are given to be events: a wrong merge costs more than a missed one. A
state and the person who speaks for it are one party here ("signed by both countries", "the two leaders signed"), as the
person's role in the report tells.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

from reportedly.knowledge import table, values
from reportedly.link.events.groups import link
from reportedly.link.events.mentions import Mention
from reportedly.records import Event, Evidence, Reading, SharedEvent, Story, content_id

# Happenings that take two sides; with fewer sides known in common, two of them are not taken for one.
TWO_SIDED = frozenset({"meeting", "call", "agreement", "talks", "war", "ceasefire", "wedding"})
# The mean likelihood from which two groups are one: more than the linker's own, for precision.
SURELY_JOIN = 0.6
SURE, NEVER = 1.0, 0.0
# Of these a story seldom has two of one day, so two mentions without party or day may be weighed. Of others (a death,
# an arrest) it has many, and nothing is known of two that share neither.
ONE_OFF = frozenset(
    "quake storm flood fire crash explosion purchase landslide disaster collapse agreement ceasefire".split()
)
# What was longer before its report than so many days is what a report recalls, not what it tells.
RECENT_DAYS = 31


@dataclass(frozen=True, slots=True)
class _Told:
    """An event as one report tells it. ``parties`` holds, for each who, the names it may also go by."""

    reading: Reading
    event: Event
    parties: tuple[frozenset[str], ...]


def find_shared_events(story: Story, readings: Sequence[Reading]) -> tuple[SharedEvent, ...]:
    """The happenings told by two reports or more of ``story``, by time, then type."""
    told: dict[Mention, _Told] = {}
    for reading in readings:
        for event in reading.annotations.events or ():
            mention = Mention(reading.report.id, ((event.start, event.end),))
            told[mention] = _Told(reading, event, _parties(reading, event))

    def judge(one: Mention, other: Mention) -> float | None:
        return _judged(told[one], told[other])

    groups = link(readings, told, judge=judge, least=SURELY_JOIN)
    whole = [[told[mention] for mention in part] for group in groups for part in _without_clash(group, told)]
    shared = [_shared(story, group) for group in whole if len({one.reading.report.id for one in group}) > 1]
    return tuple(sorted(shared, key=lambda event: (event.when or "9999", event.type, event.id)))


def _without_clash(group: Sequence[Mention], told: dict[Mention, _Told]) -> Iterable[list[Mention]]:
    """A group parted so that in no part two mentions cannot be one, those that tell most first."""
    parts: list[list[Mention]] = []
    for mention in sorted(group, key=lambda mention: _best_known(told[mention])):
        fitting = (p for p in parts if all(_judged(told[mention], told[other]) != NEVER for other in p))
        home = next(fitting, None)
        if home is None:
            parts.append([mention])
        else:
            home.append(mention)
    return parts


def _best_known(told: _Told) -> tuple[int, int, str, str, int]:
    """The mention that says most comes first, so that a vague one joins it and never bridges two."""
    event = told.event
    known = len(event.when or "") + (4 if event.where else 0)
    return -len(event.who), -known, told.reading.report.published or "9999", told.reading.report.id, event.start


def _judged(one: _Told, other: _Told) -> float | None:
    """Whether two events surely are, or cannot be, one; None where it has to be weighed."""
    a, b = one.event, other.event
    if a.type != b.type or not _fits(a.when, b.when) or not _places_fit(a.where, b.where):
        return NEVER
    together = sum(any(party & opposite for opposite in other.parties) for party in one.parties)
    least = min(len(one.parties), len(other.parties))
    if together < (min(least, 2) if a.type in TWO_SIDED else min(least, 1)):
        return NEVER
    dated = bool(a.when and b.when)
    if not dated and (_is_background(one) or _is_background(other)):
        return NEVER
    if together and (together >= 2 or dated):
        return SURE
    return None if together or dated or a.type in ONE_OFF else NEVER


def _is_background(told: _Told) -> bool:
    """Whether an event was long before its report: what is told without a day in another report is not that one."""
    when, printed = told.event.when, told.reading.report.published
    if not when or not printed:
        return bool(when) and len(when or "") == len("2031")
    try:
        last = date.fromisoformat((when + "-12-31")[:10] if len(when) == len("2031") else (when + "-28")[:10])
        return (date.fromisoformat(printed[:10]) - last).days > RECENT_DAYS
    except ValueError:
        return False


def _fits(one: str | None, other: str | None) -> bool:
    return not one or not other or one.startswith(other) or other.startswith(one)


def _places_fit(one: str | None, other: str | None) -> bool:
    if not one or not other:
        return True
    a, b = one.lower(), other.lower()
    return a in b or b in a or bool(_states().get(a) and _states().get(a) == _states().get(b))


def _parties(reading: Reading, event: Event) -> tuple[frozenset[str], ...]:
    """For each of ``event.who`` its name and the states its roles name."""
    roles = {entity.name: entity.roles for entity in reading.annotations.entities or ()}
    return tuple(
        frozenset({name.lower()} | {state for role in roles.get(name, ()) for state in _states_in(role)})
        | frozenset({_states()[name.lower()]} if name.lower() in _states() else set())
        for name in event.who
    )


def _states_in(role: str) -> set[str]:
    """The states a role names, as in "Russian President", "president of Brazil"."""
    words = role.lower().split()
    pairs = [*words, *(" ".join(pair) for pair in pairwise(words))]
    longest = {pair for pair in pairs if " " in pair and pair in _states()}
    inside = {word for pair in longest for word in pair.split()}
    return {_states()[pair] for pair in pairs if pair in _states() and (pair in longest or pair not in inside)}


@cache
def _states() -> dict[str, str]:
    """A state's name, alias, capital or adjective in small letters, and the state in small letters."""
    found = {row["word"].lower(): row["state"].lower() for row in table("demonyms")}
    for row in table("states"):
        for name in (row["name"], *values(row["aliases"]), *values(row["capitals"])):
            found[name.lower()] = row["name"].lower()
    return found


def _shared(story: Story, group: Sequence[_Told]) -> SharedEvent:
    mentions = sorted(group, key=_in_order)
    best = min(group, key=_best_known).event
    when = max((one.event.when for one in group if one.event.when), key=lambda when: (len(when), when), default=None)
    return SharedEvent(
        id=content_id("ev", story.id, best.type, *((one.reading.report.id, one.event.start) for one in mentions)),
        story=story.id,
        type=best.type,
        when=when,
        who=best.who,
        mentions=tuple(_mention(one) for one in mentions),
    )


def _in_order(one: _Told) -> tuple[str, str, int]:
    return one.reading.report.published or "9999", one.reading.report.id, one.event.start


def _mention(one: _Told) -> Evidence:
    text, start, end = one.reading.report.text, one.event.start, one.event.end
    return Evidence(one.reading.report.id, text[start:end], start, end)
