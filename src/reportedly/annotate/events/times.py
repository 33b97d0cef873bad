"""When and where an event was, as far as its own sentence tells.

In: a scene and the place of a trigger. Out: a date's value and a place's name, or None. A date behind another verb, or
beside a word of saying, is that one's and not the event's.
"""

import re
from itertools import pairwise

from reportedly.annotate.events.parties import JOINTS
from reportedly.annotate.events.scenes import Scene
from reportedly.annotate.events.triggers import triggers
from reportedly.annotate.statements.clauses import small
from reportedly.records import Timex

# A year, a month, a day, or a time of day by the clock; no week, no season, and of "on Monday morning" the day.
ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d\S*)?)?)?(?![-\d])")
DAY = 10
PLACES = frozenset({"place", "state"})
WHERE = frozenset({"in", "at", "near", "to", "outside", "off"})
COMMA_WORDS = 4  # a comma between a date and a trigger counts as so many words
# "Since 2019" tells when something began to be counted, not when the event was.
SPAN_PREPOSITIONS = frozenset({"since", "until", "till", "from", "before", "after", "by"})
BARRIERS = JOINTS | frozenset({"who", "which", "whom", "whose", ";", "said", "says", "told", "—", "–", "-", "(", ")"})
# "The deal was announced on Monday" tells the day of the announcement, "was held on Monday" that of the event.
CARRIERS = frozenset("is are was were has have had will".split())
HELD = frozenset("held place happened occurred began due scheduled ended".split())
OPENING = 3  # a date within so many first words of a sentence may be parted from its verb by a comma
YEAR_AFTER = frozenset({"in", "of", "during", "early", "late", "mid", "since", "around", ","})
ON = frozenset({"on", "late", "early", "in", "at", "last", "this", "the", "earlier"})
WORDS_SAID = frozenset({"remarks", "comments", "statement", "words", "speech", "announcement", "remark", "comment"})
OCCASION = frozenset({"during", "at", "in"})
OCCASION_WITHIN = 4  # words between "during" and the trigger


def when(scene: Scene, at: int) -> str | None:
    """The value of the date of the trigger's own clause that is nearest to it."""
    dates = [d for d in scene.dates if ISO.match(d.value) and scene.before(d.start) not in SPAN_PREPOSITIONS]
    own = [date for date in dates if _belongs(scene, date, at)]
    if own:
        nearest = min(own, key=lambda date: (_distance(scene, date, at), date.start)).value
        return nearest if ISO.fullmatch(nearest) else nearest[:DAY]
    return None if dates else _occasion(scene, at)


def _distance(scene: Scene, date: Timex, at: int) -> int:
    """Words between a date and a trigger, commas counted as several."""
    first, last = sorted((at, scene.index(date.start)))
    commas = sum(word.text in {",", ";"} for word in scene.words[first:last])
    return last - first + COMMA_WORDS * commas


def _belongs(scene: Scene, date: Timex, at: int) -> bool:
    """Whether nothing between a date and a trigger takes the date for itself."""
    start, end = scene.index(date.start), scene.index(date.end)
    if _is_apart(scene, date, at) or _of_saying(scene, start, end, at):
        return False
    between = range(end, at) if start < at else range(at + 1, start)
    if start < at and scene.low(end) in {"when", ","} and "when" in (scene.low(end), scene.low(end + 1)):
        between = range(end + 2, at)  # "last year, when both sides signed …"
    if any(_takes(scene, i, after=start > at) for i in between):
        return False
    lows = [scene.low(i) for i in between]
    if start > at:
        return not (CARRIERS & set(lows) and not HELD & set(lows))
    return (start <= OPENING or "," not in lows) and not any(
        low == "and" and following in CARRIERS for low, following in pairwise(lows)
    )


def _is_apart(scene: Scene, date: Timex, at: int) -> bool:
    """Whether a date stands in another line, or is said of another word than the trigger."""
    start = scene.index(date.start)
    first, last = sorted((scene.words[at].start, date.start))
    if "\n" in scene.text[first:last]:  # a headline and the line of its day
        return True
    if len(date.value) == len("2031") and scene.low(start - 1) not in YEAR_AFTER and scene.low(start).isdigit():
        return True
    return scene.low(start - 1) == "of" and start - 2 != at  # "hit by the flood of 2004" tells when the flood was


def _takes(scene: Scene, at: int, *, after: bool) -> bool:
    """Whether a word between a trigger and a date (``after`` it or before) takes the date for itself."""
    low = scene.low(at)
    if low in BARRIERS or at in scene.cues:
        return True
    joined = after and scene.low(at - 1) == "and"  # "killed two and injured four on Monday"
    return (_is_verb(low) and not joined) or (after and _is_other_verb(scene, at))


def _is_other_verb(scene: Scene, at: int) -> bool:
    """Whether a word opens a clause of its own: "a region devastated by", "rose to 14"; but not "and injured by"."""
    if scene.low(at - 1) == "and" or scene.low(at) in HELD:
        return False
    participle = scene.low(at).endswith("ed") and scene.low(at + 1) in small("preposition")
    return participle or scene.low(at) in small("past")


def _of_saying(scene: Scene, start: int, end: int, at: int) -> bool:
    """Whether a date stands beside a word of saying: "said late on Monday", "on Monday announced"."""
    before = start - 1
    while before > 0 and scene.low(before) in ON:
        before -= 1
    return any(place in scene.cues and place != at for place in (before, end))


def _is_verb(word: str) -> bool:
    return any(row.part == "verb" for row in triggers().get(word, ()))


def _occasion(scene: Scene, at: int) -> str | None:
    """The day of the words that were said at an event: "the remarks, made during talks in Larn, …"."""
    if not any(scene.low(i) in OCCASION for i in range(max(0, at - OCCASION_WITHIN), at)):
        return None
    return scene.said if any(scene.low(i) in WORDS_SAID for i in range(at)) else None


def where(scene: Scene, at: int) -> str | None:
    """The nearest place or state behind a preposition of place, after the trigger rather than before it, with no other
    clause between."""
    found: list[tuple[bool, int, str]] = []
    for span, entity in scene.mentions:
        index = scene.index(span[0])
        article = index > 1 and scene.low(index - 1) == "the"
        preposition = scene.low(index - 1 - article)
        between = range(at + 1, index) if index > at else range(index, at)
        apart = any(scene.low(i) in BARRIERS or _is_verb(scene.low(i)) for i in between)
        if entity.type in PLACES and preposition in WHERE and not apart:
            found.append((index < at, abs(index - at), entity.name))
    return min(found)[2] if found else None
