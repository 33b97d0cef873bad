"""Events of the plain kinds: a trigger word, who took part, where and when.

In: a report with sentences, entities and dates. Out: ``Annotations.events``, one for each trigger. Who, where and when
come from the trigger's own sentence only; what the sentence does not tell stays unknown.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from reportedly.annotate.statements.clauses import small
from reportedly.annotate.tagged import likely
from reportedly.annotate.tokens import Token, tokens, windows
from reportedly.knowledge import table, values
from reportedly.nets import see
from reportedly.records import Annotations, Entity, Event, Report, Span, Timex, content_id

ACTORS = frozenset({"person", "organisation", "state"})
PLACES = frozenset({"place", "state"})
WHERE = frozenset({"in", "at", "near", "to", "outside", "off"})
WHEN = frozenset({"DATE", "TIME"})
TOGETHER = frozenset({"meeting", "call", "agreement"})  # what two do with each other
COMMA_WORDS = 4  # a comma between a date and a trigger counts as so many words
SPOKEN = frozenset("said says say told added adding saying announced reported confirmed".split())
NEARBY = 4  # words between a trigger and the one it was done with
LEAST_LIKELY = 0.1  # a word to which the network gives less is no event here ("call centre", "fire brigade")
# "Since 2019" tells when something began to be counted, not when the event was.
SPAN_PREPOSITIONS = frozenset({"since", "until", "till", "from", "before", "after"})


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence with what was found in it. ``starts`` are the offsets at which its words begin."""

    words: Sequence[Token]
    starts: Sequence[int]
    mentions: Sequence[tuple[Span, Entity]]
    dates: Sequence[Timex]

    def index(self, offset: int) -> int:
        """The index of the first word that begins at or after an offset."""
        return bisect_left(self.starts, offset)

    def before(self, offset: int) -> str:
        """The word before an offset, in small letters; "" at the sentence's start."""
        at = self.index(offset)
        return self.words[at - 1].low if at else ""


@cache
def triggers() -> dict[str, tuple[str, str]]:
    """Form -> (event type, part of speech), from ``events.tsv``."""
    return {form: (row["type"], row["part"]) for row in table("events") for form in values(row["forms"])}


def add_events(report: Report, so_far: Annotations) -> Annotations:
    """Fill in ``events`` in order of their triggers."""
    found: list[Event] = []
    body = len(report.title) if report.title and report.text.startswith(report.title) else 0
    seen = see(report.text)
    for scene in _scenes(report, so_far):
        for at, word in enumerate(scene.words):
            kind = _kind(scene.words, at) if word.start >= body else None
            if kind and likely(seen, "events", (word.start, word.end)) >= LEAST_LIKELY:
                found.append(_event(report, scene, at, kind))
    return replace(so_far, events=tuple(found))


def _scenes(report: Report, so_far: Annotations) -> list[Scene]:
    places = [(span, entity) for entity in so_far.entities or () for span in entity.mentions]
    places.sort(key=lambda place: (place[0], place[1].id))
    starts = [span[0] for span, _ in places]
    timexes = sorted(so_far.timexes or (), key=lambda timex: timex.start)
    days = [timex.start for timex in timexes]
    scenes = []
    for start, end in windows(report.text, so_far.sentences or ()):
        words = tokens(report.text, (start, end))
        here = places[bisect_left(starts, start) : bisect_left(starts, end)]
        dates = [t for t in timexes[bisect_left(days, start) : bisect_left(days, end)] if t.type in WHEN]
        scenes.append(Scene(words, [word.start for word in words], here, dates))
    return scenes


def _kind(words: Sequence[Token], at: int) -> str | None:
    """The event type of the trigger at token ``at``; None where the word is no trigger here."""
    word = words[at]
    entry = triggers().get(word.low)
    if not entry or (word.is_capital and at and words[at - 1].is_word and words[at - 1].is_capital):
        return None
    kind, part = entry
    before = words[at - 1].low if at else ""
    if part == "verb" and before in small("determiner") - {"that", "some", "all", "both"}:
        return None
    if part == "noun" and before in {"to", "will", "would", "they", "we", "he", "she"}:
        return None
    return kind


def _event(report: Report, scene: Scene, at: int, kind: str) -> Event:
    word = scene.words[at]
    who, where, when = _who(scene, at, kind), _where(scene, at), _when(scene, at)
    return Event(content_id("ev", report.id, word.start), kind, word.start, word.end, who, where, when)


def _when(scene: Scene, at: int) -> str | None:
    """The value of the date nearest the trigger, commas between counted as words."""

    def distance(date: Timex) -> int:
        first, last = sorted((at, scene.index(date.start)))
        commas = sum(word.text in {",", ";"} for word in scene.words[first:last])
        return last - first + COMMA_WORDS * commas

    dates = [d for d in scene.dates if d.value[:2].isdigit() and scene.before(d.start) not in SPAN_PREPOSITIONS]
    return min(dates, key=lambda date: (distance(date), date.start)).value if dates else None


def _who(scene: Scene, at: int, kind: str) -> tuple[str, ...]:
    """The nearest actor before the trigger with those joined to it, and for what two do together the nearest after."""
    # Who speaks does not do what is spoken of: "Gren said a man had been arrested".
    spoken = max((i for i in range(at) if scene.words[i].low in SPOKEN), default=-1)
    actors = [
        (s, e)
        for s, e in scene.mentions
        if e.type in ACTORS and scene.index(s[0]) > spoken and scene.before(s[0]) not in {"in", "at", "near", "from"}
    ]
    split = bisect_right([span[0] for span, _ in actors], scene.words[at].start)
    before, after = actors[:split], actors[split:]
    names = _joined(scene, before)
    following = scene.words[at + 1].low if at + 1 < len(scene.words) else ""
    with_other = kind in TOGETHER and after and scene.index(after[0][0][0]) - at - 1 <= NEARBY
    if with_other or (not names and after and following in {"by", "between", "of"}):
        names.append(after[0][1].name)
    return tuple(dict.fromkeys(names))


def _joined(scene: Scene, actors: Sequence[tuple[Span, Entity]]) -> list[str]:
    """The last actor, and those that "and" ties to it."""
    names: list[str] = []
    upper: Span | None = None
    for span, entity in reversed(actors):
        if upper is not None:
            if span[1] > upper[0]:
                continue
            between = [word.low for word in scene.words[scene.index(span[1]) : scene.index(upper[0])]]
            if between not in (["and"], ["and", "the"]):
                break
        names.insert(0, entity.name)
        upper = span
    return names


def _where(scene: Scene, at: int) -> str | None:
    """The nearest place or state behind a preposition of place, after the trigger rather than before it."""
    found: list[tuple[bool, int, str]] = []
    for span, entity in scene.mentions:
        index = scene.index(span[0])
        article = index > 1 and scene.words[index - 1].low == "the"
        preposition = scene.words[index - 1 - article].low if index else ""
        if entity.type in PLACES and preposition in WHERE:
            found.append((index < at, abs(index - at), entity.name))
    return min(found)[2] if found else None
