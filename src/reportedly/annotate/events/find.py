"""Events of the plain kinds: a trigger word, who took part, where and when.

In: a report with sentences, entities, dates and statements. Out: ``Annotations.events``, one for each trigger. Who,
where and when come from the trigger's own sentence; "their meeting" and "the talks" take what is missing from an event
of the kind told before, where all told before agree. What the text does not tell stays unknown.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reportedly.annotate.events.parties import TOGETHER, parties
from reportedly.annotate.events.scenes import Scene, scenes
from reportedly.annotate.events.times import when, where
from reportedly.annotate.events.triggers import Trigger, trigger_at
from reportedly.annotate.tagged import likely
from reportedly.nets import see
from reportedly.records import Annotations, Event, Report, content_id

LEAST_LIKELY = 0.1  # a word to which the network gives less is no event here ("call centre", "fire brigade")
SAME = frozenset({"the", "their", "this", "that"})
# "Their first meeting", "the earlier talks": another one than that told of before.
OTHER = frozenset(
    "other another first second third fourth next last previous earlier past new future former similar upcoming".split()
)


@dataclass(slots=True)
class _Before:
    """What was told before of the events of one kind: every day, every place, every party."""

    when: set[str] = field(default_factory=set)
    who: set[tuple[str, ...]] = field(default_factory=set)


def add_events(report: Report, so_far: Annotations) -> Annotations:
    """Fill in ``events`` in order of their triggers."""
    found: list[Event] = []
    body = len(report.title) if report.title and report.text.startswith(report.title) else 0
    seen = see(report.text)
    told = scenes(report, so_far)
    before: defaultdict[str, _Before] = defaultdict(_Before)
    for number, scene in enumerate(told):
        for at, word in enumerate(scene.words):
            trigger = trigger_at(scene.words, at) if word.start >= body else None
            if trigger and likely(seen, "events", (word.start, word.end)) >= LEAST_LIKELY:
                event = _event(report, told, number, trigger)
                found.append(_filled(event, scene, at, before[event.type]))
    return replace(so_far, events=tuple(found))


def _event(report: Report, told: Sequence[Scene], number: int, trigger: Trigger) -> Event:
    scene, at = told[number], trigger.at
    start, end = scene.words[at].start, scene.words[at + trigger.length - 1].end
    who = parties(told, number, trigger)
    return Event(content_id("ev", report.id, start), trigger.kind, start, end, who, where(scene, at), when(scene, at))


def _filled(event: Event, scene: Scene, at: int, before: _Before) -> Event:
    """The event with what is missing taken from those of its kind told before, where it refers back to one and they all
    agree; what it tells is remembered."""
    done = event
    lows = (scene.low(at - 1), scene.low(at - 2))
    again = event.type in TOGETHER | {"visit"} and (lows[0] in SAME or (lows[1] in SAME and lows[0] not in OTHER))
    if again and not event.when and len(before.when) == 1 and (not event.who or before.who <= {event.who}):
        done = replace(done, when=next(iter(before.when)))
    if event.when:
        before.when.add(event.when)
    if event.who:
        before.who.add(event.who)
    return done
