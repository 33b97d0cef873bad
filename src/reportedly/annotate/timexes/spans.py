"""What spans of time mean: durations, sets, and days counted in units from another day.

In: a ``Candidate`` and the ``Moment`` it is read from. Out: ``Meaning``, or None where the words are no time after all.
"""

from datetime import date

from reportedly.annotate.timexes import days
from reportedly.annotate.timexes.find import Candidate, word_values
from reportedly.annotate.timexes.meaning import Meaning, Moment, edge, limit

# Units in days, for counting back from a day; months and years are counted on the calendar.
IN_DAYS = {"S": 1 / 86400, "TM": 1 / 1440, "H": 1 / 24, "D": 1.0, "W": 7.0, "F": 14.0}
IN_MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
FROM_WRITTEN = "counted from publication"
FROM_NAMED = "counted from the day last named"


def unit_of(found: Candidate) -> str:
    """The letter of the unit named: S TM H D W F M Q Y E C, or WE for a weekend."""
    return word_values()[found.low("uUQtJ")]


def count_of(found: Candidate) -> float | None:
    """How many units: a number, one for "a", a half more for "and a half"; None where the words are vague."""
    codes = found.codes
    if "f" in codes:
        return 2.0 if found.low("f") == "couple" else None
    numbers = [word.value for word, code in zip(found.words, codes, strict=True) if code in "ydn"]
    more = 0.5 if "&aX" in codes else 0.0
    if numbers and numbers[-1] is not None:
        return numbers[-1] + more
    if "X" in codes and not more:
        return 0.5
    if "o" in codes or set(codes) & set("oauQtJ"):
        return 1.0 + more
    return None


def period(count: float | None, unit: str) -> str:
    """A TIMEX3 duration: ``P3Y``, ``PT2H30M``; ``PXY`` where the count is not known."""
    if unit == "WE":
        return "P1WE"
    if count is None:
        return {"E": "PXE", "C": "PXC", "TM": "PTXM", "H": "PTXH", "S": "PTXS", "F": "PXW"}.get(unit, f"PX{unit}")
    if unit in ("F", "E", "C"):
        count, unit = count * {"F": 2, "E": 10, "C": 100}[unit], "W" if unit == "F" else "Y"
    whole, part = int(count), count - int(count)
    below = {"Y": ("M", 12), "H": ("M", 60), "TM": ("S", 60), "W": ("", 0), "D": ("H", 24)}.get(unit, ("", 0))
    letter, clock = unit[-1], "T" if unit in ("S", "TM", "H") else ""
    if not part or not below[0]:
        return f"P{clock}{plain(count)}{letter}"
    rest = plain(round(part * below[1]))
    head = f"{whole}{letter}" if whole else ""
    if unit == "D":
        return f"P{head}T{rest}H"
    return f"P{clock}{head}{rest}{below[0]}"


def plain(count: float) -> str:
    """A number without a useless ".0"."""
    return str(int(count)) if count == int(count) else f"{count:g}"


def duration(found: Candidate, _moment: Moment) -> Meaning | None:
    """A length of time."""
    if found.low("uUQ") in ("second", "quarter") and found.codes in ("au", "aQ", "Xu", "XQ"):
        return None
    return Meaning("DURATION", period(count_of(found), unit_of(found)), limit(found), "length of time as written")


def some_units(found: Candidate, moment: Moment) -> Meaning | None:
    """Years, weeks: a length of time without a number."""
    unit = unit_of(found)
    if moment.before in ("the", "these", "those", "other", "his", "her", "their", "of") or unit in ("S", "TM", "H"):
        return None
    return Meaning("DURATION", period(None, unit), None, "length of time, no number given")


def span(found: Candidate, _moment: Moment) -> Meaning | None:
    """The last two weeks, the next three years, the first nine months: a length of time."""
    unit = unit_of(found)
    return Meaning("DURATION", period(count_of(found), unit), limit(found), "length of time as written")


def vague_span(found: Candidate, _moment: Moment) -> Meaning | None:
    """Recent years, the coming months."""
    if found.word("N"):
        return Meaning("DATE", "FUTURE_REF", None, "vague future")
    return Meaning("DATE", "PAST_REF", None, "vague past")


def back(base: date, count: float, unit: str, whole: bool = True) -> str | None:
    """The value ``count`` units on from ``base`` (back where negative), as fine as the unit; ``whole`` decades too."""
    if unit in IN_DAYS:
        known = days.shift_day(base, count * IN_DAYS[unit])
        if not known:
            return None
        return days.week(known) if unit in ("W", "F") else known.isoformat()
    if unit == "WE":
        known = days.shift_day(base, count * 7)
        return f"{days.week(known)}-WE" if known else None
    months = round(count * IN_MONTHS[unit])
    if abs(months) > 12 * 9000:
        return None
    year, month = days.shift_month(base, months)
    if not 1 <= year <= 9999:
        return None
    if unit == "Q":
        return f"{year:04}-Q{(month + 2) // 3}"
    if unit == "M":
        return f"{year:04}-{month:02}"
    if unit == "C":
        return f"{year // 100:02}"
    return f"{year // 10:03}" if unit == "E" and whole else f"{year:04}"


def ago(found: Candidate, moment: Moment) -> Meaning | None:
    """Two weeks ago, three days earlier, a month later."""
    count, unit = count_of(found), unit_of(found)
    last = found.codes[-1]
    forward = last in "kA"
    base = moment.written if last in "Gl" else moment.named
    rule = FROM_WRITTEN if last in "Gl" else FROM_NAMED
    if count == 1 and unit == "Y" and not forward:
        if moment.quarter and moment.quarter[:4].isdigit() and moment.quarter[6:].isdigit():
            before = days.shift_quarter(int(moment.quarter[:4]), int(moment.quarter[6:]), -4)
            return Meaning("DATE", before, limit(found), "a year before the quarter last named")
        base = base or moment.written
    if count is None:
        return Meaning("DATE", "FUTURE_REF" if forward else "PAST_REF", limit(found), "no number given")
    if not base:
        return Meaning("DURATION", period(count, unit), limit(found), "the day it is counted from is not known")
    value = back(base, count if forward else -count, unit, False)
    return Meaning("DATE", value, limit(found), rule) if value else None


def year_ago(_found: Candidate, moment: Moment) -> Meaning | None:
    """The year-earlier quarter."""
    if not moment.written:
        return None
    quarter = moment.quarter
    if quarter and quarter[:4].isdigit() and quarter[6:].isdigit():
        value = days.shift_quarter(int(quarter[:4]), int(quarter[6:]), -4)
        return Meaning("DATE", value, None, "a year before the quarter last named")
    return Meaning("DATE", f"{moment.written.year - 1:04}", None, FROM_WRITTEN)


def deictic(found: Candidate, moment: Moment) -> Meaning | None:
    """Last week, this year, next month, the next day, late last year, this summer, the weekend."""
    codes, mod = found.codes, edge(found)
    step = next(({"l": -1, "H": 0, "C": 0, "N": 1, "h": 0}[c] for c in codes if c in "lHCNh"), 0)
    narrative = bool(
        found.word("h")
        or found.low("l") in ("previous", "preceding")
        or found.low("N") == "following"
        or (found.word("T") and found.word("N") and found.low("u") == "day")
    )
    base = (moment.named or moment.written) if narrative else moment.written
    rule = FROM_NAMED if narrative else FROM_WRITTEN
    if found.word("S"):
        return season(found, moment)
    unit = unit_of(found)
    if found.low("l") in ("past", "last") and found.word("T") and not found.word("ghEK"):
        return Meaning("DURATION", period(1, unit), None, "length of time up to publication")
    if unit in ("S", "TM", "H"):
        return None
    if not base:
        return Meaning("DATE", unknown(unit), mod, "no day of publication")
    value = back(base, step, unit)
    return Meaning("DATE", value, mod, rule) if value else None


def unknown(unit: str) -> str:
    """A value of the unit's grain with nothing known."""
    return {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "E": "XXX"}.get(
        unit, "XXXX"
    )


def season(found: Candidate, moment: Moment) -> Meaning | None:
    """Last summer, the summer of 1996."""
    letters = word_values()[found.low("S")]
    year = found.word("y")
    if year and year.value:
        return Meaning("DATE", f"{int(year.value):04}-{letters}", edge(found), "season and year as written")
    if not moment.written:
        return Meaning("DATE", f"XXXX-{letters}", edge(found), "no year in the text, no day of publication")
    now = moment.written
    starts = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[letters]
    number = now.year
    if found.word("l"):
        number -= now.month < starts + 3
    elif found.word("N"):
        number += now.month >= starts
    elif not found.word("H") and moment.direction == "future":
        number += now.month >= starts + 3
    elif not found.word("H"):
        number -= now.month < starts
    return Meaning("DATE", f"{number:04}-{letters}", edge(found), "season counted from publication")


def set_of(found: Candidate, _moment: Moment) -> Meaning | None:
    """Every day, daily, each July."""
    if found.word("V"):
        return Meaning("SET", word_values()[found.low("V")], None, "every such span")
    if found.word("m"):
        return Meaning("SET", f"XXXX-{int(word_values()[found.low('m')]):02}", None, "every such month")
    if found.word("S"):
        return Meaning("SET", f"XXXX-{word_values()[found.low('S')]}", None, "every such season")
    count = 2.0 if found.low("o1") == "other" else count_of(found)
    return Meaning("SET", period(count, unit_of(found)), None, "every such span")


def set_day_part(found: Candidate, _moment: Moment) -> Meaning | None:
    """Every night."""
    return Meaning("SET", f"XXXX-XX-XXT{word_values()[found.low('D')]}", None, "every such part of a day")


def reference(found: Candidate, _moment: Moment) -> Meaning | None:
    """Now, currently, recently, soon, the future."""
    if found.word(")") and unit_of(found) != "D":
        return None
    if found.word("PY"):
        return Meaning("DATE", word_values()[found.low("PY")], None, "vague time")
    if found.word("l") and found.low("l") != "past":
        return None
    return Meaning("DATE", "PRESENT_REF" if found.word("C)") else "PAST_REF", None, "vague time")


def year_end(found: Candidate, moment: Moment) -> Meaning | None:
    """Year-end: the last day of the year of publication."""
    if unit_of(found) != "Y" or word_values()[found.low("g")] != "END":
        return None
    if not moment.written:
        return Meaning("DATE", "XXXX-12-31", None, "no day of publication")
    return Meaning("DATE", f"{moment.written.year:04}-12-31", None, "the last day of the year of publication")


def anaphoric(found: Candidate, moment: Moment) -> Meaning | None:
    """The day, the week, the year: the span that holds the day last named."""
    unit = unit_of(found)
    base = moment.named or moment.written
    if not base or unit not in ("Y", "WE"):
        return None
    if unit == "Y" and moment.before == "for":
        return Meaning("DURATION", "P1Y", None, "length of time as written")
    value = back(base, 0, unit)
    return Meaning("DATE", value, None, FROM_NAMED) if value else None
