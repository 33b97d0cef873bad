"""What quarters, halves, seasons and the spans that companies report on mean.

In: a ``Candidate`` and the ``Moment`` it is read from. Out: ``Meaning``, or None where the words are no time after all.
"""

from datetime import date

from reportedly.annotate.timexes import days
from reportedly.annotate.timexes.coded import word_values
from reportedly.annotate.timexes.find import Candidate
from reportedly.annotate.timexes.meaning import (
    FROM_NAMED,
    FROM_WRITTEN,
    Meaning,
    Moment,
    edge,
    narrated,
    unit_of,
    year_of,
)

# The month a season begins with.
STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
SIX = 6
# How the values of spans reported on go on after their year.
SPANS = {"-Q": "quarter", "-H": "half"}


def quarter(found: Candidate, moment: Moment) -> Meaning | None:
    """A quarter of a year, its year named or the latest such quarter."""
    word = found.word("o")
    if found.low("Q") == "quarters" and not word:
        return None
    named = year_of(found, moment) if ("y" in found.codes or "u" in found.codes) else None
    now = moment.written
    if word:
        number = int(word.value or 0)
        if not 1 <= number <= 4:
            return None
        if named:
            return Meaning("DATE", f"{named:04}-Q{number}", None, "quarter as written")
        if not now:
            return Meaning("DATE", f"XXXX-Q{number}", None, "no year in the text, no day of publication")
        current = days.quarter(now)[1]
        if number > current and moment.direction == "future":
            return Meaning("DATE", f"{now.year:04}-Q{number}", None, "next such quarter")
        return Meaning("DATE", f"{now.year - (number > current):04}-Q{number}", None, "latest such quarter")
    if not now:
        return Meaning("DATE", "XXXX-QX", None, "no day of publication")
    if "u" in found.codes:
        return Meaning("DATE", days.shift_quarter(*days.quarter(now), -5), None, "the quarter a year before")
    step = {"l": -1, "N": 1}.get(next((c for c in found.codes if c in "lN"), ""), 0)
    if step == 0 and "H" not in found.codes:
        return Meaning("DATE", days.shift_quarter(*days.quarter(now), -1), None, "the quarter last reported on")
    return Meaning("DATE", days.shift_quarter(*days.quarter(now), step), None, "quarter counted from publication")


def latest(found: Candidate, moment: Moment) -> Meaning | None:
    """The latest quarter or period, the year-earlier period: those a company reports on."""
    if not moment.written:
        return None
    if found.codes[-1] == "u":
        return Meaning("DATE", f"{moment.written.year:04}", None, "counted from publication")
    step = -5 if "u" in found.codes else -1
    value = days.shift_quarter(*days.quarter(moment.written), step)
    return Meaning("DATE", value, None, "the quarter last reported on" if step == -1 else "the quarter a year before")


def year_ago(found: Candidate, moment: Moment) -> Meaning | None:
    """The year-earlier quarter."""
    if not moment.written:
        return None
    word = found.word("o")
    if word and word.value in (1, 2, 3, 4):
        value = f"{moment.written.year - 1:04}-Q{int(word.value)}"
        return Meaning("DATE", value, None, "the quarter a year before")
    return Meaning("DATE", *year_before(moment))


def year_before(moment: Moment) -> tuple[str, None, str]:
    """A year before the span last reported on, else before the year of publication: value, mod, rule."""
    period = moment.period
    if not period:
        return f"{(moment.written.year if moment.written else 0) - 1:04}", None, FROM_WRITTEN
    kind = SPANS[period[4:6]] if period[4:6] in SPANS else "month" if len(period) > len("2024") else "year"
    return f"{int(period[:4]) - 1:04}{period[4:]}", None, f"a year before the {kind} last reported on"


def year_end(found: Candidate, moment: Moment) -> Meaning | None:
    """Year-end: the last day of the year of publication."""
    if unit_of(found) != "Y" or word_values()[found.low("g")] != "END":
        return None
    if not moment.written:
        return Meaning("DATE", "XXXX", "END", "no day of publication")
    return Meaning("DATE", f"{moment.written.year:04}", "END", "the end of the year of publication")


def season(found: Candidate, moment: Moment) -> Meaning | None:
    """Last summer, the summer of 1996, that winter, the following spring."""
    letters, mod = word_values()[found.low("S")], edge(found)
    year = found.word("y")
    if year and year.value:
        return Meaning("DATE", f"{int(year.value):04}-{letters}", mod, "season and year as written")
    if moment.era and moment.history:
        return Meaning("DATE", f"{moment.era}-{letters}", mod, FROM_NAMED)
    if moment.value and (narrated(found) or (moment.history and not found.word("l"))):
        return season_told_of(found, moment.value)
    if not moment.written:
        return Meaning("DATE", f"XXXX-{letters}", mod, "no year in the text, no day of publication")
    now, starts, number = moment.written, STARTS[letters], moment.written.year
    if found.word("l") and not found.word("H"):
        number -= now.month < starts + 3
    elif found.word("N"):
        number = min(number + (now.month >= starts), 9999)
    elif found.word("l"):
        number -= now.month < starts
    elif not found.word("H") and moment.direction == "future":
        number = min(number + (now.month >= starts + 3), 9999)
    elif not found.word("H"):
        number -= now.month < starts
    return Meaning("DATE", f"{number:04}-{letters}", mod, "season counted from publication")


def season_told_of(found: Candidate, value: str) -> Meaning | None:
    """The season next to the time last named: that winter; after it, where "the following" says so."""
    letters, base = word_values()[found.low("S")], days.begins(value)
    if not base:
        return None
    if days.grain(value) in "YEC":
        number = base.year + bool(found.word("N"))
    elif found.word("N"):
        number = base.year + (base.month >= STARTS[letters])
    elif letters == "WI" and base.month <= 2:
        number = base.year - 1  # in January, "that winter" is the one that began the year before
    else:
        known = days.onward(base.replace(day=1), STARTS[letters])
        number = known.year if known else base.year
    return Meaning("DATE", f"{number:04}-{letters}", edge(found), FROM_NAMED)


def half(found: Candidate, moment: Moment) -> Meaning | None:
    """The first half of 2024, the second half: of the year named, or of the latest such year."""
    word = found.word("o")
    number = int(word.value or 0) if word else 2
    named = year_of(found, moment)
    if number not in (1, 2) or not (named or moment.written):
        return None
    if named:
        return Meaning("DATE", f"{named:04}-H{number}", None, "half of a year as written")
    now = moment.written or date.min
    over = now.year if (number == 1 and now.month > SIX) or moment.direction == "future" else now.year - (number == 2)
    return Meaning("DATE", f"{over:04}-H{number}", None, "latest such half of a year")


def same_period(found: Candidate, moment: Moment) -> Meaning | None:
    """The same period last year, the same quarter of 2024: the span last reported on, in that year."""
    year = year_of(found, moment) if found.word("yl") else None
    if not year and found.word("G") and moment.written:
        year = moment.written.year - 1
    if not year or not moment.period:
        return Meaning("DATE", f"{year:04}", None, FROM_WRITTEN) if year else None
    return Meaning("DATE", f"{year:04}{moment.period[4:]}", None, "the span last reported on, in that year")
