"""What weekdays, days told from the day of writing, and parts of days mean.

In: a ``Candidate`` and the ``Moment`` it is read from. Out: ``Meaning``, or None where the words are no time after all.
"""

from datetime import date

from reportedly.annotate.timexes import days
from reportedly.annotate.timexes.coded import word_values
from reportedly.annotate.timexes.find import Candidate
from reportedly.annotate.timexes.meaning import FROM_NAMED, FROM_WRITTEN, Meaning, Moment, edge, narrated, part_value


def weekday(found: Candidate, moment: Moment) -> Meaning | None:
    """A day of the week: the latest up to publication, or the next where the sentence speaks of the future."""
    number, mod = int(word_values()[found.low("wW")]), edge(found)
    part = found.word("Dj")
    time = part_value(part.low) if part else ""
    kind = "TIME" if time else "DATE"
    told = moment.named and (moment.history or narrated(found)) and weekday_told_of(found, moment.named, number)
    known: date | None
    if told and not _ahead_of_writing(told, moment):
        known, rule = told, FROM_NAMED
    elif not moment.written:
        return Meaning(kind, f"XXXX-WXX-{number}{time}", mod, "no day of publication")
    else:
        known, rule = weekday_from(found, moment, moment.written, number)
    return Meaning(kind, f"{known.isoformat()}{time}", mod, rule) if known else None


def _ahead_of_writing(told: date, moment: Moment) -> bool:
    """Whether a day counted from the one last named has not come yet where nothing speaks of the future."""
    return moment.written is not None and told > moment.written and moment.direction != "future"


def weekday_from(found: Candidate, moment: Moment, now: date, number: int) -> tuple[date | None, str]:
    """The weekday ``number`` counted from the day of writing, and the rule."""
    back = (now.isoweekday() - number) % 7
    ahead = (number - now.isoweekday()) % 7
    if found.word("l"):
        return days.shift_day(now, -(back or 7)), "last such weekday before publication"
    if found.word("N"):
        return days.shift_day(now, ahead or 7), "next such weekday after publication"
    if found.word("H") or moment.direction == "future":
        return days.shift_day(now, ahead), "weekday to come: the sentence speaks of the future"
    return days.shift_day(now, -back), "weekday on or before publication"


def weekday_told_of(found: Candidate, named: date, number: int) -> date | None:
    """The weekday next to the day last named: before it, after it, or on it or after it."""
    if found.word("l"):
        return days.shift_day(named, -((named.isoweekday() - number) % 7 or 7))
    ahead = (number - named.isoweekday()) % 7
    return days.shift_day(named, ahead or 7 if found.word("N") else ahead)


def weekday_set(found: Candidate, _moment: Moment) -> Meaning | None:
    """Every such weekday."""
    number = int(word_values()[found.low("w%")])
    part = found.word("D")
    return Meaning("SET", f"XXXX-WXX-{number}{part_value(part.low) if part else ''}", None, "every such weekday")


def deictic_day(found: Candidate, moment: Moment) -> Meaning | None:
    """Yesterday, today, tomorrow, tonight, overnight, the day before yesterday."""
    step, own = word_values()[found.low("R")].partition("T")[::2]
    part = found.word("D")
    time = f"T{own}" if own else part_value(part.low) if part else ""
    kind = "TIME" if time else "DATE"
    if not moment.written:
        return Meaning(kind, f"XXXX-XX-XX{time}", edge(found), "no day of publication")
    known = days.shift_day(moment.written, int(step) * (2 if found.word("BA") else 1))
    return Meaning(kind, f"{known.isoformat()}{time}", edge(found), FROM_WRITTEN) if known else None


def day_part(found: Candidate, moment: Moment) -> Meaning | None:
    """This morning, last night, the next evening."""
    part = part_value(found.low("D"))
    told = narrated(found) and moment.named
    base = moment.named if told else moment.written
    if not base:
        return Meaning("TIME", f"XXXX-XX-XX{part}", edge(found), "no day of publication")
    step = -1 if found.word("l") else 1 if found.word("N") else 0
    known = days.shift_day(base, step)
    rule = FROM_NAMED if told else FROM_WRITTEN
    return Meaning("TIME", f"{known.isoformat()}{part}", edge(found), rule) if known else None


def part(found: Candidate, moment: Moment) -> Meaning | None:
    """In the morning, by late afternoon: of the day last named."""
    value = part_value(found.low("D"))
    base = moment.named or moment.written
    stamp = base.isoformat() if base else "XXXX-XX-XX"
    return Meaning("TIME", f"{stamp}{value}", edge(found), FROM_NAMED if moment.named else FROM_WRITTEN)
