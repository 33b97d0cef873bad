"""A report's sentences as scenes: their words, who and what is mentioned in them, their dates, their cues.

In: a report and what was read from it so far. Out: ``Scene``s in order. What happens in them is found in ``find``.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.annotate.tokens import Token, tokens, windows
from reportedly.records import Annotations, Entity, Report, Span, Timex

DATED = frozenset({"DATE", "TIME"})


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence with what was found in it.

    ``text`` is the whole report, ``starts`` are the offsets at which the sentence's words begin, ``cues`` the indices
    of words that attribute, ``said`` the last day on which, up to and with this sentence, something was said.
    """

    text: str
    words: Sequence[Token]
    starts: Sequence[int]
    mentions: Sequence[tuple[Span, Entity]]
    dates: Sequence[Timex]
    cues: frozenset[int]
    said: str | None

    def index(self, offset: int) -> int:
        """The index of the first word that begins at or after an offset."""
        return bisect_left(self.starts, offset)

    def low(self, at: int) -> str:
        """Word ``at`` in small letters; "" outside the sentence."""
        return self.words[at].low if 0 <= at < len(self.words) else ""

    def before(self, offset: int) -> str:
        """The word before an offset, in small letters; "" at the sentence's start."""
        return self.low(self.index(offset) - 1)


def scenes(report: Report, so_far: Annotations) -> list[Scene]:
    """The report's sentences, in order."""
    places = [(span, entity) for entity in so_far.entities or () for span in entity.mentions]
    places.sort(key=lambda place: (place[0], place[1].id))
    starts = [span[0] for span, _ in places]
    timexes = sorted(so_far.timexes or (), key=lambda timex: timex.start)
    days = [timex.start for timex in timexes]
    cues = sorted(cue for statement in so_far.statements or () for cue in statement.cue)
    spoken = sorted((one.cue[0][0], one.said) for one in so_far.statements or () if one.cue and one.said)
    found = []
    for start, end in windows(report.text, so_far.sentences or ()):
        words = tokens(report.text, (start, end))
        at = [word.start for word in words]
        here = places[bisect_left(starts, start) : bisect_left(starts, end)]
        dates = [t for t in timexes[bisect_left(days, start) : bisect_left(days, end)] if t.type in DATED]
        inside = cues[bisect_left(cues, (start, start)) : bisect_left(cues, (end, end))]
        cued = frozenset(bisect_left(at, cue[0]) for cue in inside)
        last = bisect_left(spoken, (end, ""))
        found.append(Scene(report.text, words, at, here, dates, cued, spoken[last - 1][1][:10] if last else None))
    return found
