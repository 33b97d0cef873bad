"""A story day by day: what happened and what was said, each entry in a report's own words.

In: a story's readings and its shared events. Out: ``TimelineEntry``s in order of date, each dated at the precision the
reports give. Several reports that tell of one thing make one entry with several evidences, in the words of the sentence
that can best stand alone. ``timeline_as_of`` gives what of it was known on a day.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.compare.claims import claims
from reportedly.compare.dated import doings
from reportedly.compare.telling import bare, evidence
from reportedly.compare.words import LONGEST, WORD, likeness, sentence_at, sentences, weighed
from reportedly.records import Comparison, Evidence, Reading, Span, Statement, Story, TimelineEntry

# Two sentences of one day are one entry from this likeness on.
ALIKE = 0.45
# Where most of the doings are told in both, this is enough: reports tell one crash in their own words.
ALIKE_DOING = 0.15
# A doing that tells nothing of what a sentence is on.
ANNOUNCED = frozenset({"announce"})
MOST_EVIDENCE = 8
MOST_A_DAY = 60
# A sentence that can stand alone is neither a fragment nor a paragraph.
SHORT, LONG = 40, 260
# What such a sentence does not open with: it would lean on the one before.
LEANING = re.compile(
    r"(?:he|she|it|they|this|that|these|those|his|her|its|their|but|and|so|then|there|who|which|also|however)\b",
    re.IGNORECASE,
)
WHOLE = re.compile(r"[“\"‘']?[A-Z0-9].*[.!?][”\"’']?$", re.DOTALL)
DATE = "DATE"
DAY = 10
IS_DAY = re.compile(r"\d{4}-\d\d-\d\d")
OPENING = 12  # code points before a date that opens its sentence: "By early April, …"


@dataclass(slots=True)
class _Entry:
    date: str
    words: dict[str, float]
    doings: frozenset[str]
    evidence: list[Evidence]
    keys: set[str]


def compare_timelines(story: Story, readings: tuple[Reading, ...], so_far: Comparison) -> Comparison:
    """Add the story's timeline."""
    one_event = {(mention.report, mention.start): event.id for event in so_far.events for mention in event.mentions}
    day_of = {event.id: event.when[:10] for event in so_far.events if event.when}
    days: dict[str, list[_Entry]] = {}
    for reading in readings:
        for when, span, key in _dated(reading, one_event):
            day = day_of.get(key, when)
            _enter(days.setdefault(day, []), day, reading, span, key)
    entries = tuple(
        TimelineEntry(story.id, entry.date, best_told(entry.evidence).text, tuple(entry.evidence))
        for when in sorted(days)
        for entry in days[when]
    )
    return replace(so_far, timeline=so_far.timeline + entries)


def timeline_as_of(
    timeline: Iterable[TimelineEntry], readings: Iterable[Reading], day: str
) -> tuple[TimelineEntry, ...]:
    """What of a timeline was known on ``day`` (ISO): the entries that a report published by then tells, in its words.

    A report of unknown day is left out: it cannot be told that it was there.
    """
    known = {r.report.id for r in readings if r.report.published and r.report.published[: len(day)] <= day}
    kept = []
    for entry in timeline:
        held = tuple(each for each in entry.evidence if each.report in known)
        if held:
            kept.append(replace(entry, text=best_told(held).text, evidence=held))
    return tuple(kept)


def best_told(told: Sequence[Evidence]) -> Evidence:
    """The sentence that can best stand alone; of equal ones the first."""
    return min(told, key=_leans)


def _leans(one: Evidence) -> int:
    """How much a sentence lacks: 0 where it is whole, leans on no other and is no paragraph."""
    text = one.text
    return (
        4 * (not WHOLE.match(text))
        + 2 * bool(LEANING.match(text.lstrip("“\"'‘")))
        + (len(text) < SHORT)
        + (len(text) > LONG)
        + 2 * ("\n" in text)
    )


def _dated(reading: Reading, one_event: dict[tuple[str, int | None], str]) -> Iterator[tuple[str, Span, str]]:
    """Each dated sentence of a report, in order of place: (date, sentence, what makes two mentions one)."""
    found: dict[tuple[str, Span], str] = {}
    for event in reading.annotations.events or ():
        if event.when:
            key = one_event.get((reading.report.id, event.start), "")
            span = sentence_at(reading, event.start)
            found[(event.when, span)] = key or found.get((event.when, span), "")
    opening = _opening(reading)
    if opening and opening not in found:
        found[opening] = ""
    for claim in claims([reading]):
        sentence = sentence_at(reading, claim.shown[0])
        said = claim.statement.said or _day_beside(reading, claim.statement)
        if said:
            found.setdefault((said[:10], sentence), "")
    for (when, span), key in sorted(found.items(), key=lambda item: (item[0][1], item[0][0])):
        yield when[:10], span, key


def _opening(reading: Reading) -> tuple[str, Span] | None:
    """The first whole sentence of a report with the one day it gives: what a report opens with is what happened."""
    first = next((s for s in sentences(reading) if s[0] >= reading.report.body_start and s[1] - s[0] >= SHORT), None)
    if first is None or not _is_prose(reading.report.text[first[0] : first[1]]):
        return None
    dates = [t for t in reading.annotations.timexes or () if first[0] <= t.start and t.end <= first[1]]
    days = {t.value[:DAY] for t in dates if t.type in {DATE, "TIME"} and IS_DAY.match(t.value)}
    return (days.pop(), first) if len(days) == 1 else None


def _is_prose(sentence: str) -> bool:
    """Whether half of the words are small: a line of credits, names and days is none."""
    words = [word for word in sentence.split() if word[0].isalpha()]
    return 2 * sum(word[0].islower() for word in words) >= len(words) > 0


def _day_beside(reading: Reading, statement: Statement) -> str | None:
    """The one date of a sentence, where it opens it outside what was said: "In April, Larn confirmed that …"."""
    if not statement.cue:
        return None
    start, end = sentence_at(reading, statement.cue[0][0])
    dates = [
        timex
        for timex in reading.annotations.timexes or ()
        if start <= timex.start and timex.end <= end and timex.type == DATE and timex.value[:4].isdigit()
    ]
    outside = [t for t in dates if not any(s <= t.start and t.end <= e for s, e in statement.contents)]
    opens = outside and outside[0].start - start <= OPENING
    return outside[0].value if len(dates) == 1 and opens else None


def _enter(entries: list[_Entry], when: str, reading: Reading, span: Span, key: str) -> None:
    start, end = bare(reading.report.text, span)
    words = weighed(reading.report.text[start:end])
    told = _doings(reading.report.text[start:end])
    stands_on = evidence(reading, span)
    for entry in entries:
        needed = ALIKE_DOING if 2 * len(told & entry.doings) > len(told | entry.doings) else ALIKE
        if (key and key in entry.keys) or likeness(words, entry.words) >= needed:
            if len(entry.evidence) < MOST_EVIDENCE and stands_on not in entry.evidence:
                entry.evidence.append(stands_on)
            entry.keys.update({key} - {""})
            return
    if len(entries) < MOST_A_DAY:
        entries.append(_Entry(when, words, told, [stands_on], {key} - {""}))


def _doings(text: str) -> frozenset[str]:
    """The doings that a sentence tells, announcing left out."""
    found = (doings().get(match.group().lower()) for match in WORD.finditer(text[:LONGEST]))
    return frozenset(doing for doing in found if doing and doing not in ANNOUNCED)
