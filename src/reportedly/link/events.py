"""One happening told by several reports of a story.

In: a story and its readings. Out: ``SharedEvent``s, each told by at least two reports. Events of one report alone stay
in its annotations; what the reports say differently about an event does not belong here.

Two mentions are one happening when they are of one type, their times can be one (one the other cut short, or unknown),
their places can be one, and the same parties take part. A state and the person who speaks for it are one party here
("signed by both countries", "the two leaders signed"), as the person's role in the report tells.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from reportedly.knowledge import table, values
from reportedly.records import Event, Evidence, Reading, SharedEvent, Story, content_id

# Happenings that take two sides; with fewer sides known in common, two of them are not taken for one.
TWO_SIDED = frozenset({"meeting", "call", "agreement", "talks", "war", "ceasefire"})
# More events than this of one type in one story are not compared each with each; the first ones are.
MOST = 400


@dataclass(frozen=True, slots=True)
class _Told:
    """An event as one report tells it. ``parties`` holds, for each who, the names it may also go by."""

    reading: Reading
    event: Event
    parties: tuple[frozenset[str], ...]


def find_shared_events(story: Story, readings: Sequence[Reading]) -> tuple[SharedEvent, ...]:
    """The happenings told by two reports or more of ``story``, by time, then type."""
    told = sorted(
        (
            _Told(reading, event, _parties(reading, event))
            for reading in readings
            for event in reading.annotations.events or ()
        ),
        key=_best_known,
    )
    groups: list[list[_Told]] = []
    per_type: dict[str, list[list[_Told]]] = {}
    for one in told:
        of_type = per_type.setdefault(one.event.type, [])
        home = next((group for group in of_type if all(_same(one, other) for other in group)), None)
        if home is not None:
            home.append(one)
        elif len(of_type) < MOST:
            of_type.append([one])
            groups.append(of_type[-1])
    shared = [_shared(story, group) for group in groups if len({one.reading.report.id for one in group}) > 1]
    return tuple(sorted(shared, key=lambda event: (event.when or "9999", event.type, event.id)))


def _best_known(told: _Told) -> tuple[int, int, str, str, int]:
    """The mention that says most comes first, so that a vague one joins it and never bridges two."""
    event = told.event
    known = len(event.when or "") + (4 if event.where else 0)
    return -len(event.who), -known, told.reading.report.published or "9999", told.reading.report.id, event.start


def _same(one: _Told, other: _Told) -> bool:
    a, b = one.event, other.event
    if not _fits(a.when, b.when) or not _places_fit(a.where, b.where):
        return False
    together = sum(any(party & opposite for opposite in other.parties) for party in one.parties)
    least = min(len(one.parties), len(other.parties))
    if together < max(1, min(least, 2) if a.type in TWO_SIDED else least):
        return False
    return together >= 2 or bool(a.when and b.when)


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
    best = group[0].event
    when = max((one.event.when for one in group if one.event.when), key=len, default=None)
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
