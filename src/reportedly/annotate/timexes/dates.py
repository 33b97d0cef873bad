"""What days and times mean: type, value and mod, and why.

In: a ``Candidate`` and the ``Moment`` it is read from. Out: ``Meaning``, or None where the words are no time after all.
Where the day of writing is not known, values keep ``X`` for what the text does not say (``XXXX-WXX-5``).
"""

from datetime import date

from reportedly.annotate.timexes import days
from reportedly.annotate.timexes.coded import feasts, word_values
from reportedly.annotate.timexes.find import Candidate
from reportedly.annotate.timexes.meaning import (
    FROM_NAMED,
    Meaning,
    Moment,
    edge,
    narrated,
    part_value,
    year_of,
)
from reportedly.annotate.timexes.weekdays import weekday

# A month at most so many months ahead, its year not named, is the one to come: the one past is "last May".
SOON = 2
# The rule of a day that the text gives with its year.
WRITTEN = "date as written"
# That of a day whose year only the tense tells.
PAST = "year past: the sentence speaks of the past"
# A day further ahead than this, in a sentence on the past, is that of the year before; one further behind, in a
# sentence on what is to come, that of the year after.
AHEAD = 60
BEHIND = 90
NO_DAY_BEFORE = frozenset("in at for over within during".split())
# "The cholera of 1832 killed one in nine": no count.
DONE = frozenset("killed wounded injured dead".split())
YEAR_OF = frozenset("of in since".split())
LAST_YEAR = 9999
CENTURY = 100
# "The over-80s", "in her 30s": the ages of people.
AGED_BEFORE = frozenset("- his her their my your our".split())
IN_TALE = "the year a tale of the past has come to"
# What stands before a year that could as well be a count.
OLD_YEAR_BEFORE = frozenset("in since until by before after during".split())
NO_YEAR_BEFORE = frozenset("$ £ € ¥ # no number flight route nearly almost about around some than least up".split())
NO_YEAR_AFTER = frozenset(
    """% people men women children soldiers troops killed wounded injured dead jobs workers employees homes houses miles
    km kilometers kilometres metres meters feet dollars euros pounds tons tonnes points shares votes seats others more
    km/h gmt hours percent per barrels members passengers students victims cases""".split()
)


def month_of(found: Candidate) -> int:
    """The number of the month named."""
    return int(word_values()[found.low("mb")])


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
        return Meaning("DATE", known.isoformat(), None, WRITTEN) if known else None
    if moment.history and moment.era:
        return Meaning("DATE", f"{moment.era}-{month:02}-{number:02}", None, IN_TALE)
    if moment.history:
        known = fitting(found, told_of(moment, month, number))
        return Meaning("DATE", known.isoformat(), None, IN_TALE) if known else None
    if not moment.written:
        return Meaning("DATE", f"XXXX-{month:02}-{number:02}", None, "no year in the text, no day of publication")
    known = days.nearest(moment.written, month, number)
    away = (known - moment.written).days if known else 0
    rule = "year that is nearest to publication"
    if known and moment.direction == "past" and away > AHEAD:
        known, rule = days.made(known.year - 1, month, number) or known, PAST
    if known and moment.direction == "future" and away < -BEHIND:
        known, rule = (
            days.made(known.year + 1, month, number) or known,
            "year to come: the sentence speaks of the future",
        )
    return Meaning("DATE", known.isoformat(), None, rule) if known else None


def fitting(found: Candidate, known: date | None) -> date | None:
    """``known``, or the same day of a year near it on which the weekday beside it falls, where it falls on none."""
    word = found.word("wW")
    if not known or not word or known.isoweekday() == int(word_values()[word.low]):
        return known
    near = (days.made(known.year + step, known.month, known.day) for step in (1, -1, 2, -2, 3, -3))
    return next((one for one in near if one and one.isoweekday() == int(word_values()[word.low])), known)


def slash_days(found: Candidate, moment: Moment) -> Meaning | None:
    """The first day of "7/8 December", as a night between two days is named."""
    first, second = (int(part) for part in found.words[0].low.split("/")[:2])
    month, year = month_of(found), year_of(found, moment)
    if second != first + 1:
        return None
    if not year and moment.history:
        told = told_of(moment, month, first)
        year = told.year if told else None
    near = days.nearest(moment.written, month, first) if moment.written else None
    known = days.made(year or (near.year if near else 0), month, first)
    return Meaning("DATE", known.isoformat(), None, "the first of two days") if known else None


def told_of(moment: Moment, month: int, day: int = 1) -> date | None:
    """The day and month in the year a history tells of."""
    value = moment.value or ""
    base = days.begins(value)
    if not base:
        return None
    if days.grain(value) in "YEC":
        return days.made(base.year, month, day)
    return days.onward(base, month, day)


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
    return Meaning("DATE", known.isoformat(), None, WRITTEN) if known else None


def month(found: Candidate, moment: Moment) -> Meaning | None:
    """A month, its year named, or the one the words and the tense point to."""
    number, mod = month_of(found), edge(found)
    year = year_of(found, moment) if found.word("yu") else None
    if year:
        return Meaning("DATE", f"{year:04}-{number:02}", mod, "month and year as written")
    if moment.history and moment.era:
        return Meaning("DATE", f"{moment.era}-{number:02}", mod, IN_TALE)
    if moment.value and narrated(found):
        return month_beside(found, moment, number)
    if moment.history and not found.word("lHNrh"):
        told = told_of(moment, number)
        return Meaning("DATE", f"{told.year:04}-{number:02}", mod, IN_TALE) if told else None
    if not moment.written:
        return Meaning("DATE", f"XXXX-{number:02}", mod, "no year in the text, no day of publication")
    now = moment.written
    later = min(now.year if number >= now.month else now.year + 1, LAST_YEAR)
    earlier = now.year if number <= now.month else now.year - 1
    if found.word("l"):
        year, rule = (earlier if number != now.month else now.year - 1), "latest such month before publication"
    elif found.word("N"):
        year, rule = min(later if number != now.month else now.year + 1, LAST_YEAR), "next such month after publication"
    elif found.word("H"):
        year, rule = now.year, "this year's"
    elif moment.direction == "future" or (not moment.direction and 1 <= (number - now.month) % 12 <= SOON):
        year, rule = later, "month to come: the sentence speaks of the future, or it is near"
    else:
        year, rule = earlier, "latest such month up to publication"
    return Meaning("DATE", f"{year:04}-{number:02}", mod, rule)


def month_beside(found: Candidate, moment: Moment, number: int) -> Meaning | None:
    """The following January, the previous July, that May: counted from the time last named."""
    base = days.begins(moment.value or "")
    if not base:
        return None
    step = 0
    if found.word("N"):
        step = number <= base.month
    elif found.word("l"):
        step = -(number >= base.month)
    return Meaning("DATE", f"{base.year + step:04}-{number:02}", edge(found), FROM_NAMED)


def era(found: Candidate, _moment: Moment) -> Meaning | None:
    """A year before the era (``BC0431``), or one said to be of it."""
    word = found.word("ydn")
    value = int(word.value or 0) if word else 0
    if not 1 <= value <= 9999:
        return None
    before = word_values()[found.low("F")]
    return Meaning("DATE", f"{before}{value:04}", edge(found), "year as written")


def year_range(found: Candidate, _moment: Moment) -> Meaning | None:
    """The second year of "1939-45"."""
    first, second = found.words[0].value or 0, found.words[2].value or 0
    value = int(first) // 100 * 100 + int(second)
    follows = first < value < first + CENTURY and second < CENTURY
    return Meaning("DATE", f"{value:04}", None, "year as written") if follows else None


def day_alone(found: Candidate, moment: Moment) -> Meaning | None:
    """On the 16th: of the month last named."""
    word = found.word("o")
    value = moment.value or ""
    if (
        not word
        or not word.value
        or not word.low[0].isdigit()
        or moment.before in NO_DAY_BEFORE
        or len(value) < 7
        or days.grain(value) not in "DM"
    ):
        return None
    known = days.made(int(value[:4]), int(value[5:7]), int(word.value))
    return Meaning("DATE", known.isoformat(), None, "day of the month last named") if known else None


def year(found: Candidate, moment: Moment) -> Meaning | None:
    """A year in digits or words, where its neighbours do not make it a count."""
    word = found.word("y")
    value = int(word.value or 0) if word else 0
    bare = found.codes == "y"
    if bare and (not 1600 <= value <= 2100) and (moment.before not in OLD_YEAR_BEFORE or moment.after == "to"):
        return None
    done = moment.after in DONE and moment.before in YEAR_OF
    if bare and (moment.before in NO_YEAR_BEFORE or (moment.after in NO_YEAR_AFTER and not done)):
        return None
    return Meaning("DATE", f"{value:04}", edge(found), "year as written")


def decade(found: Candidate, moment: Moment) -> Meaning | None:
    """The 1990s, the '90s."""
    if moment.before in AGED_BEFORE:
        return None
    digits = "".join(c for c in found.low("s") if c.isdigit())
    if not digits:
        return Meaning("DATE", word_values()[found.low("s")], edge(found), "decade as written")
    if digits.endswith("00") and digits < "2000":
        return Meaning("DATE", digits[:2], edge(found), "century as written")  # the 1800s
    if len(digits) == 2:
        digits = ("19" if digits > "20" else "20") + digits
    return Meaning("DATE", digits[:3], edge(found), "decade as written")


def century(found: Candidate, moment: Moment) -> Meaning | None:
    """The 20th century."""
    word = found.word("o")
    if word and word.value and word.value <= 30:
        before = word_values()[found.low("F")] if found.word("F") else ""
        number = int(word.value) - (not before)
        return Meaning("DATE", f"{before}{number:02}", edge(found), "century as written")
    if found.word("H") and moment.written:
        return Meaning("DATE", f"{moment.written.year // 100:02}", None, "the century of publication")
    return None


def named_day(found: Candidate, moment: Moment) -> Meaning | None:
    """Christmas, Thanksgiving, Easter: the one the words point to, else the one nearest to publication."""
    rule = feasts()[found.feast]
    now = moment.written
    if moment.year_after:
        known = days.feast(rule, moment.year_after)
        return Meaning("DATE", known.isoformat(), None, "day of the year by name") if known else None
    if moment.history and not moment.era:
        return feast_told_of(rule, moment)
    if not now:
        return Meaning("DATE", "XXXX-XX-XX", None, "no day of publication")
    near = [known for step in (-1, 0, 1) if (known := days.feast(rule, now.year + step))]
    if found.word("l"):
        near = [day for day in near if day < now]
    elif found.word("N"):
        near = [day for day in near if day > now]
    if moment.direction == "past":
        near = [day for day in near if (day - now).days <= AHEAD]
    elif moment.direction == "future":
        near = [day for day in near if (day - now).days >= -BEHIND]
    known = min(near, key=lambda day: (abs((day - now).days), day), default=None)
    return Meaning("DATE", known.isoformat(), None, "day of the year by name") if known else None


def feast_told_of(rule: str, moment: Moment) -> Meaning | None:
    """The feast in the year a history tells of, or the one just ahead over the turn of the year."""
    base = days.begins(moment.value or "")
    this = days.feast(rule, base.year) if base else None
    if not base or not this:
        return None
    told = days.onward(base, this.month, this.day) if days.grain(moment.value or "") not in "YEC" else this
    known = days.feast(rule, told.year) if told else None
    return Meaning("DATE", known.isoformat(), None, IN_TALE) if known else None


def night_of(found: Candidate, moment: Moment) -> Meaning | None:
    """The night of 4 May, the night of 4-5 May: the night that begins on the first day named."""
    at = next(place for place, code in enumerate(found.codes) if code in "dom")
    if "m" not in found.codes:
        alone = day_alone(found, moment)
        return Meaning("TIME", f"{alone.value}{part_value(found.low('D'))}", None, alone.rule) if alone else None
    codes, words = found.codes[at:], found.words[at:]
    keep = [place for place, code in enumerate(codes) if code in "mylNHu" or place == codes.find("d") or code == "o"]
    own = Candidate("day", "".join(codes[p] for p in keep), tuple(words[p] for p in keep), found.first)
    told = day(own, moment)
    return Meaning("TIME", f"{told.value}{part_value(found.low('D'))}", None, told.rule) if told else None
