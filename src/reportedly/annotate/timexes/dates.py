"""What days and times mean: type, value and mod, and why.

In: a ``Candidate`` and the ``Moment`` it is read from. Out: ``Meaning``, or None where the words are no time after all.
Where the day of writing is not known, values keep ``X`` for what the text does not say (``XXXX-WXX-5``).
"""

from reportedly.annotate.timexes import days
from reportedly.annotate.timexes.find import Candidate, word_values
from reportedly.annotate.timexes.meaning import Meaning, Moment, edge, limit, part_value

# A month at most so many months ahead, its year not named, is the one to come: the one past is "last May".
SOON = 2
# Years between the year told of and that of publication that make a text history.
LONG_AGO = 2
# A day further ahead than this, in a sentence on the past, is that of the year before.
AHEAD = 60
YEAR_BEFORE = frozenset("in since until by of from before after during between".split())
NO_YEAR_BEFORE = frozenset("$ £ € ¥ # no number flight route nearly almost about around some than least up".split())
NO_YEAR_AFTER = frozenset(
    """% people men women children soldiers troops killed wounded injured dead jobs workers employees homes houses miles
    km kilometers kilometres metres meters feet dollars euros pounds tons tonnes points shares votes seats others more
    km/h gmt hours percent per barrels members passengers students victims cases""".split()
)


def month_of(found: Candidate) -> int:
    """The number of the month named."""
    return int(word_values()[found.low("mb")])


def year_of(found: Candidate, moment: Moment) -> int | None:
    """The year named, with digits or as last, this or next."""
    word = found.word("y")
    if word and word.value:
        return int(word.value)
    if moment.written and found.word("u") and found.word("lHN"):
        return moment.written.year + {"l": -1, "H": 0, "N": 1}[next(c for c in found.codes if c in "lHN")]
    return None


def iso(found: Candidate, _moment: Moment) -> Meaning | None:
    """An ISO date, with a time perhaps."""
    text = found.words[0].low.upper()
    return Meaning("TIME" if "T" in text else "DATE", text, None, "ISO date as written")


def day(found: Candidate, moment: Moment) -> Meaning | None:
    """A day of a month, its year named or the one that brings it nearest to the day of writing."""
    number_word = found.word("do")
    number = int(number_word.value or 0) if number_word else 0
    if not 1 <= number <= 31:
        return None
    if not found.word("m"):
        return weekday(found, moment)
    month, year = month_of(found), year_of(found, moment)
    if year:
        known = days.made(year, month, number)
        return Meaning("DATE", known.isoformat(), None, "date as written") if known else None
    if moment.year and history(moment):
        known = days.made(moment.year, month, number)
        return Meaning("DATE", known.isoformat(), None, "in the year last named") if known else None
    if not moment.written:
        return Meaning("DATE", f"XXXX-{month:02}-{number:02}", None, "no year in the text, no day of publication")
    known = days.nearest(moment.written, month, number)
    if known and moment.direction == "past" and (known - moment.written).days > AHEAD:
        known = days.made(known.year - 1, month, number) or known
    return Meaning("DATE", known.isoformat(), None, "year that is nearest to publication") if known else None


def history(moment: Moment) -> bool:
    """Whether the text tells of a year well before it was written, so that dates belong to that year."""
    return moment.year is not None and (not moment.written or moment.written.year - moment.year >= LONG_AGO)


def slash(found: Candidate, _moment: Moment) -> Meaning | None:
    """Numbers with strokes: a date only where all three are there and their order is beyond doubt; and 9/11."""
    parts = [int(part) for part in found.words[0].low.split("/")]
    if parts == [9, 11]:
        return Meaning("DATE", "2001-09-11", None, "the name of a day")
    if len(parts) < 3:
        return None
    year = parts[2] if parts[2] > 99 else 2000 + parts[2]
    first, second = parts[:2]
    if first <= 12 and second <= 12 and first != second:
        return Meaning("DATE", f"{year:04}", None, "day and month could be either way round")
    known = days.made(year, second, first) if first > 12 else days.made(year, first, second)
    return Meaning("DATE", known.isoformat(), None, "date as written") if known else None


def month(found: Candidate, moment: Moment) -> Meaning | None:
    """A month, its year named, or the one the words and the tense point to."""
    number, mod = month_of(found), edge(found)
    year = year_of(found, moment) if found.word("yu") else None
    if year:
        return Meaning("DATE", f"{year:04}-{number:02}", mod, "month and year as written")
    if moment.year and history(moment) and not found.word("lHN"):
        return Meaning("DATE", f"{moment.year:04}-{number:02}", mod, "in the year last named")
    if not moment.written:
        return Meaning("DATE", f"XXXX-{number:02}", mod, "no year in the text, no day of publication")
    now = moment.written
    later = now.year if number >= now.month else now.year + 1
    earlier = now.year if number <= now.month else now.year - 1
    if found.word("l"):
        year, rule = (earlier if number != now.month else now.year - 1), "latest such month before publication"
    elif found.word("N"):
        year, rule = (later if number != now.month else now.year + 1), "next such month after publication"
    elif found.word("H"):
        year, rule = now.year, "this year's"
    elif moment.direction == "future" or (not moment.direction and 1 <= (number - now.month) % 12 <= SOON):
        year, rule = later, "month to come: the sentence speaks of the future, or it is near"
    else:
        year, rule = earlier, "latest such month up to publication"
    return Meaning("DATE", f"{year:04}-{number:02}", mod, rule)


def year(found: Candidate, moment: Moment) -> Meaning | None:
    """A year in digits or words, where its neighbours do not make it a count."""
    word = found.word("y")
    value = int(word.value or 0) if word else 0
    bare = found.codes == "y"
    if bare and (not 1600 <= value <= 2100) and moment.before not in YEAR_BEFORE:
        return None
    if bare and (moment.before in NO_YEAR_BEFORE or moment.after in NO_YEAR_AFTER):
        return None
    return Meaning("DATE", f"{value:04}", edge(found), "year as written")


def decade(found: Candidate, _moment: Moment) -> Meaning | None:
    """The 1990s, the '90s."""
    digits = "".join(c for c in found.low("s") if c.isdigit())
    if not digits:
        return Meaning("DATE", word_values()[found.low("s")], edge(found), "decade as written")
    if len(digits) == 2:
        digits = ("19" if digits > "20" else "20") + digits
    return Meaning("DATE", digits[:3], edge(found), "decade as written")


def century(found: Candidate, moment: Moment) -> Meaning | None:
    """The 20th century."""
    word = found.word("o")
    if word and word.value and word.value <= 30:
        return Meaning("DATE", f"{int(word.value) - 1:02}", edge(found), "century as written")
    if found.word("H") and moment.written:
        return Meaning("DATE", f"{moment.written.year // 100:02}", None, "the century of publication")
    return None


def quarter(found: Candidate, moment: Moment) -> Meaning | None:
    """A quarter of a year, its year named or the latest such quarter."""
    word = found.word("o")
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


def named_day(found: Candidate, moment: Moment) -> Meaning | None:
    """Christmas, Thanksgiving, Easter: the one the words point to, else the one nearest to publication."""
    rule = word_values()[found.low("!")]
    now = moment.written
    if not now:
        return Meaning("DATE", "XXXX-XX-XX", None, "no day of publication")
    near = [days.feast(rule, now.year + step) for step in (-1, 0, 1)]
    if found.word("l"):
        near = [day for day in near if day < now]
    elif found.word("N"):
        near = [day for day in near if day > now]
    known = min(near, key=lambda day: (abs((day - now).days), day), default=None)
    return Meaning("DATE", known.isoformat(), None, "day of the year by name") if known else None


def latest(found: Candidate, moment: Moment) -> Meaning | None:
    """The latest quarter or period, the year-earlier period: those a company reports on."""
    if not moment.written:
        return None
    if found.codes[-1] == "u":
        return Meaning("DATE", f"{moment.written.year:04}", None, "counted from publication")
    step = -5 if "u" in found.codes else -1
    value = days.shift_quarter(*days.quarter(moment.written), step)
    return Meaning("DATE", value, None, "the quarter last reported on" if step == -1 else "the quarter a year before")


def weekday(found: Candidate, moment: Moment) -> Meaning | None:
    """A day of the week: the latest up to publication, or the next where the sentence speaks of the future."""
    number, mod = int(word_values()[found.low("wW")]), edge(found)
    part = found.word("Dj")
    time = part_value(part.low) if part else ""
    kind = "TIME" if time else "DATE"
    now = moment.written
    if not now:
        return Meaning(kind, f"XXXX-WXX-{number}{time}", mod, "no day of publication")
    back = (now.isoweekday() - number) % 7
    ahead = (number - now.isoweekday()) % 7
    if found.word("l"):
        known, rule = days.shift_day(now, -(back or 7)), "last such weekday before publication"
    elif found.word("N"):
        known, rule = days.shift_day(now, ahead or 7), "next such weekday after publication"
    elif found.word("H") or moment.direction == "future":
        known, rule = days.shift_day(now, ahead), "weekday to come: the sentence speaks of the future"
    else:
        known, rule = days.shift_day(now, -back), "weekday on or before publication"
    return Meaning(kind, f"{known.isoformat()}{time}", mod, rule) if known else None


def weekday_set(found: Candidate, _moment: Moment) -> Meaning | None:
    """Every such weekday."""
    number = int(word_values()[found.low("w%")])
    part = found.word("D")
    return Meaning("SET", f"XXXX-WXX-{number}{part_value(part.low) if part else ''}", None, "every such weekday")


def deictic_day(found: Candidate, moment: Moment) -> Meaning | None:
    """Yesterday, today, tomorrow, tonight."""
    word = found.low("R")
    step = word_values()[word]
    part = found.word("D")
    time = "TNI" if word == "tonight" else part_value(part.low) if part else ""
    kind = "TIME" if time else "DATE"
    if not moment.written:
        return Meaning(kind, f"XXXX-XX-XX{time}", edge(found), "no day of publication")
    known = days.shift_day(moment.written, int(step[:2]) if word != "tonight" else 0)
    return Meaning(kind, f"{known.isoformat()}{time}", edge(found), "counted from publication") if known else None


def day_part(found: Candidate, moment: Moment) -> Meaning | None:
    """This morning, last night, the next evening."""
    part = part_value(found.low("D"))
    base = moment.written if found.word("Hl") else moment.named or moment.written
    if not base:
        return Meaning("TIME", f"XXXX-XX-XX{part}", edge(found), "no day of publication")
    step = -1 if found.word("l") else 1 if found.word("N") else 0
    known = days.shift_day(base, step)
    return Meaning("TIME", f"{known.isoformat()}{part}", edge(found), "counted from publication") if known else None


def clock(found: Candidate, moment: Moment) -> Meaning | None:
    """A time of day, with its zone and day where they stand beside it."""
    time = clock_value(found)
    if not time:
        return None
    base = moment.named if moment.named and not found.word("wR") else moment.written
    if found.word("R") and moment.written:
        base = days.shift_day(moment.written, int(word_values()[found.low("R")][:2].rstrip("T")))
    elif found.word("w"):
        told = weekday(found, moment)
        return Meaning("TIME", f"{told.value[:10]}T{time}", limit(found), told.rule) if told else None
    elif found.word("m"):
        at = found.codes.index("m")
        told = day(Candidate("day", found.codes[at:], found.words[at:], found.first + at), moment)
        return Meaning("TIME", f"{told.value}T{time}", limit(found), told.rule) if told else None
    stamp = base.isoformat() if base else "XXXX-XX-XX"
    return Meaning("TIME", f"{stamp}T{time}", limit(found), "time on the day last named or of publication")


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
    elif ("z" in found.codes or "U" in found.codes) and word.value >= 100:
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
