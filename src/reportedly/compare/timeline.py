"""A story day by day: what happened and what was said, each entry in a report's own words.

In: a story's readings and its shared events. Out: ``TimelineEntry``s in order of date, each dated at the precision the
report gives. Several reports that tell of one thing make one entry with several evidences.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportedly.compare.claims import claims
from reportedly.compare.telling import bare, evidence
from reportedly.compare.words import likeness, sentence_at, weighed
from reportedly.records import Comparison, Evidence, Reading, Span, Story, TimelineEntry

# Two sentences of one day are one entry from this likeness on.
ALIKE = 0.45
MOST_EVIDENCE = 8
MOST_A_DAY = 60


@dataclass(slots=True)
class _Entry:
    date: str
    text: str
    words: dict[str, float]
    evidence: list[Evidence]
    keys: set[str]


def compare_timelines(story: Story, readings: tuple[Reading, ...], so_far: Comparison) -> Comparison:
    """Add the story's timeline."""
    one_event = {(mention.report, mention.start): event.id for event in so_far.events for mention in event.mentions}
    days: dict[str, list[_Entry]] = {}
    for reading in readings:
        for when, span, key in _dated(reading, one_event):
            _enter(days.setdefault(when, []), when, reading, span, key)
    entries = tuple(
        TimelineEntry(story.id, entry.date, entry.text, tuple(entry.evidence))
        for when in sorted(days)
        for entry in days[when]
    )
    return replace(so_far, timeline=so_far.timeline + entries)


def _dated(reading: Reading, one_event: dict[tuple[str, int | None], str]) -> Iterator[tuple[str, Span, str]]:
    """Each dated sentence of a report, in order of place: (date, sentence, what makes two mentions one)."""
    found: dict[tuple[str, Span], str] = {}
    for event in reading.annotations.events or ():
        if event.when:
            key = one_event.get((reading.report.id, event.start), "")
            span = sentence_at(reading, event.start)
            found[(event.when, span)] = key or found.get((event.when, span), "")
    for claim in claims([reading]):
        if claim.statement.said:
            found.setdefault((claim.statement.said[:10], sentence_at(reading, claim.shown[0])), "")
    for (when, span), key in sorted(found.items(), key=lambda item: (item[0][1], item[0][0])):
        yield when[:10], span, key


def _enter(entries: list[_Entry], when: str, reading: Reading, span: Span, key: str) -> None:
    start, end = bare(reading.report.text, span)
    text = reading.report.text[start:end]
    words = weighed(text)
    stands_on = evidence(reading, span)
    for entry in entries:
        if (key and key in entry.keys) or likeness(words, entry.words) >= ALIKE:
            if len(entry.evidence) < MOST_EVIDENCE and stands_on not in entry.evidence:
                entry.evidence.append(stands_on)
            entry.keys.update({key} - {""})
            return
    if len(entries) < MOST_A_DAY:
        entries.append(_Entry(when, text, words, [stands_on], {key} - {""}))
