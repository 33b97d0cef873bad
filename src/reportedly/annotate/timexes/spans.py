"""What spans of time mean: durations, sets, and days counted in units from another day.

In: a ``Candidate`` and the ``Moment`` it is read from. Out: ``Meaning``, or None where the words are no time after all.
"""

from collections.abc import Sequence
from datetime import date

from reportedly.annotate.timexes import days
from reportedly.annotate.timexes.coded import LONGEST_MONTH, feasts, word_values
from reportedly.annotate.timexes.find import Candidate
from reportedly.annotate.timexes.meaning import (
    FROM_NAMED,
    FROM_WRITTEN,
    Meaning,
    Moment,
    edge,
    limit,
    narrated,
    unit_of,
)
from reportedly.annotate.timexes.periods import season, year_before

# Units in days, for counting back from a day; months and years are counted on the calendar.
IN_DAYS = {"S": 1 / 86400, "TM": 1 / 1440, "H": 1 / 24, "D": 1.0, "W": 7.0, "F": 14.0}
SATURDAY = 6
YEARS_IN = {"E": 10, "C": 100}
COMPOUND = 2  # units in "two hours and ten minutes"
# "Two days later" counts from the time last named, as finely as that was told.
COUNTED_FROM_TOLD = frozenset("D W M Y".split())
# The length of a rule that names a month and a day.
MONTH_DAY = 5
IN_MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}


def count_of(found: Candidate) -> float | None:
    """How many units: a number, one for "a", a half more for "and a half"; None where the words are vague."""
    codes = found.codes
    if "f" in codes:
        return 2.0 if found.low("f") == "couple" else None
    end = codes.find("&") if codes.endswith("Q") and "&" in codes else len(codes)
    numbers = [word.value for word, code in zip(found.words[:end], codes[:end], strict=True) if code in "ydn"]
    more = 0.5 if "&aX" in codes else quarters(found) if codes.endswith("Q") and "&" in codes else 0.0
    if numbers and numbers[-1] is not None:
        return numbers[-1] + more
    if "X" in codes and not more:
        return 0.5
    if set(codes) & set("oauQtJ"):
        return 1.0 + more
    return None


def quarters(found: Candidate) -> float:
    """The part in "an hour and three quarters"."""
    return (found.words[-2].value or 1) / 4


def period(count: float | None, unit: str) -> str:
    """A TIMEX3 duration: ``P3Y``, ``PT2H30M``; ``PXY`` where the count is not known."""
    if unit == "WE":
        return "P1WE"
    if count is None:
        return {"E": "PXE", "C": "PXC", "TM": "PTXM", "H": "PTXH", "S": "PTXS", "F": "PXW"}.get(unit, f"PX{unit}")
    if unit in ("F", "E", "C"):
        count, unit = count * {"F": 2, "E": 10, "C": 100}[unit], "W" if unit == "F" else "Y"
    letter, clock = unit[-1], "T" if unit in ("S", "TM", "H") else ""
    whole, part = int(count), count - int(count)
    below = {"H": ("M", 60), "TM": ("S", 60)}.get(unit)
    if not part or not below:
        return f"P{clock}{plain(count)}{letter}"  # calendar units keep a decimal point: P2.5Y
    head = f"{whole}{letter}" if whole else ""
    return f"P{clock}{head}{plain(round(part * below[1]))}{below[0]}"


def plain(count: float) -> str:
    """A number in digits, without a useless ".0"."""
    return f"{count:.6f}".rstrip("0").rstrip(".")


def duration(found: Candidate, moment: Moment) -> Meaning | None:
    """A length of time; "a day" after so many things is a rate."""
    if found.codes.endswith(("QOau", "QU")):
        return part_of(found)
    units = [place for place, code in enumerate(found.codes) if code in "uU"]
    if len(units) == COMPOUND and "&" in found.codes and not found.codes.endswith("aX"):
        return two_units(found, units)
    if found.codes == "au" and moment.counted:
        return Meaning("SET", period(1, unit_of(found)), None, "so many in every such span")
    if found.low("uUQ") in ("second", "quarter") and found.codes in ("au", "aQ", "Xu", "XQ"):
        return None
    return Meaning("DURATION", period(count_of(found), unit_of(found)), limit(found), "length of time as written")


def part_of(found: Candidate) -> Meaning:
    """A quarter of an hour, three quarters of an hour, two and a quarter hours."""
    numbers = [word.value or 0 for word, code in zip(found.words, found.codes, strict=True) if code in "ydn"]
    whole = numbers[0] if found.codes.endswith("QU") else 0.0
    parts = numbers[0] if numbers and not whole else 1.0
    value = period(whole + parts / 4, word_values()[found.words[-1].low])
    return Meaning("DURATION", value, limit(found), "length of time as written")


def two_units(found: Candidate, units: Sequence[int]) -> Meaning | None:
    """Two hours and ten minutes."""
    parts = []
    for first, last in ((0, units[0]), (units[0] + 1, units[1])):
        one = Candidate("duration", found.codes[first : last + 1], found.words[first : last + 1], found.first + first)
        parts.append(period(count_of(one), unit_of(one)))
    clocked = [part for part in parts if part.startswith("PT")]
    whole = "".join(part[1:] for part in parts) if len(clocked) == 0 else ""
    if len(clocked) == COMPOUND:
        whole = "T" + "".join(part[2:] for part in parts)
    elif clocked == parts[1:]:
        whole = parts[0][1:] + parts[1][1:]
    return Meaning("DURATION", f"P{whole}", limit(found), "length of time as written") if whole else None


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
    forward, from_written = last in "kA", last in "Gl"
    if count and count % 1 and unit in YEARS_IN:
        count, unit = count * YEARS_IN[unit], "Y"  # half a century ago
    if count is None:
        return Meaning("DATE", "FUTURE_REF" if forward else "PAST_REF", limit(found), "no number given")
    if count == 1 and unit == "Y" and not forward and moment.period:
        value, _, rule = year_before(moment)
        return Meaning("DATE", value, limit(found), rule)
    compared = count == 1 and unit == "Y" and not forward and not moment.history
    if not from_written and not compared and moment.value and unit in COUNTED_FROM_TOLD:
        return from_told(moment, count if forward else -count, unit, limit(found))
    base = moment.written if from_written or compared else moment.named
    if not base:
        return Meaning("DURATION", period(count, unit), limit(found), "the day it is counted from is not known")
    told = back(base, count if forward else -count, unit, False)
    return Meaning("DATE", told, limit(found), FROM_WRITTEN if from_written else FROM_NAMED) if told else None


def deictic(found: Candidate, moment: Moment) -> Meaning | None:
    """Last week, this year, next month, the next day, late last year, this summer, the weekend."""
    codes, mod = found.codes, edge(found)
    step = next(({"l": -1, "H": 0, "C": 0, "N": 1, "h": 0}[c] for c in codes if c in "lHCNh"), 0)
    if found.word("S"):
        return season(found, moment)
    unit = unit_of(found)
    if found.low("l") in ("past", "last") and found.word("T") and not found.word("ghEK"):
        return Meaning("DURATION", period(1, unit), None, "length of time up to publication")
    if unit in ("S", "TM", "H"):
        return None
    if narrated(found) or moment.history:
        return from_told(moment, step, unit, mod)
    if not moment.written:
        return Meaning("DATE", unknown(unit), mod, "no day of publication")
    value = back(moment.written, step, unit)
    return Meaning("DATE", value, mod, FROM_WRITTEN) if value else None


def from_told(moment: Moment, step: float, unit: str, mod: str | None) -> Meaning | None:
    """``step`` units on from the time last named, with ``X`` for what it does not tell; else from publication."""
    base, value = moment.named or moment.written, moment.value or ""
    if moment.era:
        year = int(moment.era[2:]) - step
        return Meaning("DATE", f"BC{year:04.0f}" if unit == "Y" and year > 0 else unknown(unit), mod, FROM_NAMED)
    begin = days.begins(value)
    if begin:
        coarse = days.GRAINS.find(days.grain(value)) > days.GRAINS.find(unit)
        inside = moment.named and value and moment.named.isoformat().startswith(value)
        if coarse and not inside and not (unit == "D" and moment.named):
            rest = {
                "D": "-XX" if value[5:6].isdigit() else "-XX-XX",
                "W": "-WXX",
                "WE": "-WXX-WE",
                "M": "-XX",
                "Q": "-QX",
            }
            return Meaning(
                "DATE",
                (value if unit == "D" and value[5:6].isdigit() else value[:4]) + rest.get(unit, ""),
                mod,
                FROM_NAMED,
            )
        base = moment.named if coarse or (unit == "D" and moment.named) else begin
    if not base:
        return Meaning("DATE", unknown(unit), mod, "no day named")
    known = back(base, step, unit)
    return Meaning("DATE", known, mod, FROM_NAMED) if known else None


def unknown(unit: str) -> str:
    """A value of the unit's grain with nothing known."""
    return {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "E": "XXX"}.get(
        unit, "XXXX"
    )


def set_of(found: Candidate, _moment: Moment) -> Meaning | None:
    """Every day, daily, each July, twice a week, every 31 January."""
    rule = "every such span"
    if found.word("V"):
        return Meaning("SET", word_values()[found.low("V")], None, rule)
    if found.word("!"):
        value = feasts()[found.feast]
        return Meaning("SET", f"XXXX-{value}", None, "every such day") if len(value) == MONTH_DAY else None
    if found.word("m") and found.word("do"):
        word = found.word("do")
        number = int(word.value or 0) if word else 0
        value = f"XXXX-{int(word_values()[found.low('m')]):02}-{number:02}"
        return Meaning("SET", value, None, "every such day") if 1 <= number <= LONGEST_MONTH else None
    if found.word("m"):
        return Meaning("SET", f"XXXX-{int(word_values()[found.low('m')]):02}", None, "every such month")
    if found.word("S"):
        return Meaning("SET", f"XXXX-{word_values()[found.low('S')]}", None, "every such season")
    if found.codes[-2:-1] in ("a", "v") and found.word("^UD"):
        return Meaning("SET", period(1, word_values()[found.words[-1].low]), None, rule)
    count = 2.0 if found.low("o1") == "other" else count_of(found)
    return Meaning("SET", period(count, unit_of(found)), None, rule)


def set_day_part(found: Candidate, _moment: Moment) -> Meaning | None:
    """Every night."""
    return Meaning("SET", f"XXXX-XX-XXT{word_values()[found.low('D')]}", None, "every such part of a day")


def reference(found: Candidate, moment: Moment) -> Meaning | None:
    """Now, currently, recently, soon, the future."""
    if found.word(")") and unit_of(found) != "D":
        return None
    if found.low("P") == "soon" and moment.after in ("as", "after"):
        return None
    if found.word("PY"):
        return Meaning("DATE", word_values()[found.low("PY")], None, "vague time")
    if found.word("l") and found.low("l") != "past":
        return None
    return Meaning("DATE", "PRESENT_REF" if found.word("C)") else "PAST_REF", None, "vague time")


def anaphoric(found: Candidate, moment: Moment) -> Meaning | None:
    """The week, the year, the weekend: of a history, that of the time last named; of a report, that of its day."""
    unit = unit_of(found)
    if unit not in ("W", "WE", "M", "Y"):
        return None
    if unit == "Y" and moment.before == "for" and not found.word("q"):
        return Meaning("DURATION", "P1Y", None, "length of time as written")
    if moment.history:
        return from_told(moment, 0, unit, edge(found))
    if not moment.written:
        return None
    over = unit == "WE" and moment.written.isoweekday() < SATURDAY and moment.direction != "future"
    value = back(moment.written, -1 if over else 0, unit)
    return Meaning("DATE", value, edge(found), FROM_WRITTEN) if value else None


def aged(found: Candidate, _moment: Moment) -> Meaning | None:
    """The length of time in "eight-month-old truce"."""
    return Meaning("DURATION", period(count_of(found), unit_of(found)), None, "length of time as written")


def beside(found: Candidate, moment: Moment) -> Meaning | None:
    """The day before, the year after: beside the time last named."""
    unit = unit_of(found)
    if not moment.value or unit not in ("D", "W", "M", "Y", "WE"):
        return None
    return from_told(moment, -1 if found.word("B") else 1, unit, None)
