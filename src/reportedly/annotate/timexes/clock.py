"""What times of the day mean: type, value and mod, and why.

In: a ``Candidate`` and the ``Moment`` it is read from. Out: ``Meaning``, or None where the words are no time after all.
Zones are kept as written where their offset is sure (``Z``).
"""

from reportedly.annotate.timexes.coded import word_values
from reportedly.annotate.timexes.dates import day, named_day
from reportedly.annotate.timexes.find import Candidate
from reportedly.annotate.timexes.meaning import Meaning, Moment, limit, unit_of
from reportedly.annotate.timexes.spans import from_told
from reportedly.annotate.timexes.weekdays import deictic_day, weekday

# 0410 GMT.
WRITTEN_TOGETHER = 4


def clock(found: Candidate, moment: Moment) -> Meaning | None:
    """A time of day, with its zone and day where they stand beside it."""
    time = clock_value(found)
    if not time:
        return None
    told = day_beside(found, moment)
    if told:
        return Meaning("TIME", f"{told.value[:10]}T{time}", limit(found), told.rule)
    base = moment.named or moment.written
    stamp = base.isoformat() if base else "XXXX-XX-XX"
    return Meaning("TIME", f"{stamp}T{time}", limit(found), "time on the day last named or of publication")


def day_beside(found: Candidate, moment: Moment) -> Meaning | None:
    """The day named beside a time of day: "on Friday", "tomorrow", "on 3 May", "the next day", "on New Year's Day"."""
    codes = found.codes
    if "R" in codes:
        return deictic_day(found, moment)
    if "w" in codes:
        return weekday(found, moment)
    if "!" in codes:
        return named_day(found, moment)
    if codes.endswith(("Nu", "hu")):
        return from_told(moment, 1 if codes.endswith("Nu") else 0, "D", None) if unit_of(found) == "D" else None
    if "m" not in codes:
        return None
    at = codes.index("m")
    while at and codes[at - 1] in "doO":
        at -= 1
    return day(Candidate("day", codes[at:], found.words[at:], found.first + at), moment)


def clock_value(found: Candidate) -> str:
    """``08:16`` or ``08:16:29`` or ``20:37Z``; empty where the numbers are no time."""
    word = found.word("cj") or found.word("dyn")
    if not word:
        return ""
    if word.kind == "clock":
        parts = [int(part) for part in word.low.partition(".")[0].split(":")]
    elif "j" in found.codes:
        parts = [int(part) for part in word_values()[word.low].split(":")]
    elif word.value is None:
        return ""
    elif ("z" in found.codes or "U" in found.codes) and (word.value >= 100 or len(word.low) == WRITTEN_TOGETHER):
        parts = [int(word.value) // 100, int(word.value) % 100]
    else:
        parts = [int(word.value), round(word.value % 1 * 100)]
    half = found.low("p")
    if half and parts[0] <= 12:
        parts[0] = parts[0] % 12 + (12 if word_values()[half] == "p" else 0)
    if "D" in found.codes and found.low("D") in ("afternoon", "evening", "night") and parts[0] < 12:
        parts[0] += 12
    if parts[0] > 24 or any(part > 59 for part in parts[1:]):
        return ""
    zone = word_values()[found.low("z")] if "z" in found.codes else ""
    return ":".join(f"{part:02}" for part in parts) + zone
