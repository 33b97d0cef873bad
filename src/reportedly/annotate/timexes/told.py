"""What a text has told of time up to some place, from which what follows is counted.

In: the expressions of a text with their meanings, one after another. Out: the ``Moment`` each next one is read from. A
report is read from the day it was written. A history, which tells of years by their numbers and hardly ever by the day
of writing, is read from the day, month or year it last named, and runs on rather than back.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.annotate.timexes import days
from reportedly.annotate.timexes.coded import Coded, word_values
from reportedly.annotate.timexes.find import Candidate
from reportedly.annotate.timexes.meaning import Meaning, Moment, narrated
from reportedly.annotate.timexes.tense import direction
from reportedly.records import Span

FEWEST_YEARS = 3
FEWEST_DATES = 4
# Words before the year a history opens with.
OPENED_BY = frozenset("in of by during from".split())
# A year this many before that of publication is one of the past.
LONG_AGO = 2
# A history that names a year further off than this from the one it has come to makes an aside.
ONE_TALE = 10
# "BC04" is a century; longer values name a year.
YEARLESS = 4
# Words before a bare year that take a tale to it.
CARRIES = frozenset("in by during until till throughout".split())
# A quarter or year that a company reports on holds for "a year earlier" so many characters on.
PERIOD_REACH = 700
# A month whose figures are compared, so many.
MONTH_REACH = 60
# A number counts what stands no more words after it.
NEAR = 4
# A dateline stands within so many characters, and so many days of publication.
OPENING = 120
WEEK = 7
DATED = frozenset(("DATE", "TIME"))
# Those whose value is a span reported on, or counted from one.
PERIODS = frozenset(("month", "quarter", "half", "latest", "span", "deictic", "anaphoric"))


@dataclass(slots=True)
class Told:
    """The day of writing, and what was named last: a day in full, a value with its year, a span reported on."""

    written: date | None
    opening: str | None = None
    day: date | None = None
    value: str | None = None
    period: str | None = None
    period_at: int = 0
    month: str | None = None
    month_at: int = 0
    aside: str | None = None
    era: str = ""
    day_at: int = -1

    @property
    def history(self) -> bool:
        """Whether the text is read from the times it tells of."""
        return self.opening is not None

    def moment(self, given: Coded, candidate: Candidate) -> Moment:
        """What is known where ``candidate`` stands."""
        first, last = candidate.first, candidate.first + len(candidate.words)
        period = self.period if candidate.span[0] - self.period_at <= PERIOD_REACH else None
        if self.month and candidate.span[0] - self.month_at <= MONTH_REACH:
            period = self.month
        return Moment(
            written=self.written,
            named=self.day,
            value=None if self.era else self.value or self.opening,
            era=self.era,
            history=self.history,
            period=period,
            direction=direction(given, first, last),
            counted=counted(given, first),
            year_after=given.year_after(last),
            before=given.words[first - 1].low if first else "",
            after=given.words[last].low if last < len(given.words) else "",
        )

    def note(self, candidate: Candidate, meaning: Meaning, moment: Moment) -> None:
        """Take in what an expression came to mean, read from ``moment``."""
        if candidate.name in PERIODS and "year before" not in meaning.rule:
            self._note_period(candidate, meaning)
        if meaning.type not in DATED or "X" in meaning.value or looks_away(candidate, meaning, moment.before):
            return
        if meaning.value.startswith("BC") and len(meaning.value) > YEARLESS:
            self.era = meaning.value[: YEARLESS + 2]
            return
        if not meaning.value[:4].isdigit():
            return
        value = meaning.value.partition("T")[0]
        if candidate.codes == "y" and self.value and moment.before not in CARRIES:
            return  # "the 1938 treaty", "since 1938": the tale does not go there
        if self.opening and self._aside(value):
            self.aside = value
            return
        self.value, self.aside, self.era = value, None, ""
        if days.day_of(meaning.value):
            self.day, self.day_at = days.day_of(meaning.value), candidate.span[0]

    def _aside(self, value: str) -> bool:
        """Whether a value lies so far from what a history tells of that it stands in an aside, unless said again."""
        return bool(self.era or far(value, self.value)) and (self.aside is None or far(value, self.aside))

    def _note_period(self, candidate: Candidate, meaning: Meaning) -> None:
        """A quarter reported on, or a year or some months of one."""
        if meaning.value[4:6] in ("-Q", "-H") and meaning.value[:4].isdigit():
            self.period = meaning.value
        elif candidate.name == "month" and days.grain(meaning.value) == "M":
            self.month, self.month_at = meaning.value, candidate.span[1]
            return
        elif meaning.type == "DURATION" and meaning.value.endswith("M") and candidate.word("o") and self.written:
            self.period = f"{self.written.year:04}"
        elif candidate.word("q") and meaning.value.isdigit():
            self.period = meaning.value
        else:
            return
        self.period_at = candidate.span[1]

    def said_before(self, quote: Span, sentence: int) -> date | None:
        """The day that the sentence of ``quote``, which begins at ``sentence``, named before the quoted words."""
        return self.day if sentence <= self.day_at < quote[0] else None


def counted(given: Coded, first: int) -> bool:
    """Whether a number of things or a sum stands just before a place: "300 trains a day", "$5m a year"."""
    near = given.codes[max(0, first - NEAR) : first]
    return bool(near) and near[-1] in "xydn" and any(code in near for code in "ydn$") and "," not in near


def looks_away(candidate: Candidate, meaning: Meaning, before: str) -> bool:
    """Whether a time is only compared with, goes on since, looks back, or is too wide to be where a tale is."""
    back = candidate.name in ("ago", "beside") and bool(candidate.word("eB"))
    wide = candidate.name in ("decade", "century")
    return back or wide or before == "since" or "year before" in meaning.rule


def far(value: str, other: str | None) -> bool:
    """Whether two values lie more years apart than one tale runs on from one expression to the next."""
    return other is not None and abs(int(value[:4]) - int(other[:4])) > ONE_TALE


def opening_year(found: Sequence[Candidate], written: date | None, *, given: Coded, ahead: bool) -> str | None:
    """The year a history opens with, None where a text is no history of times past.

    A history tells of years by their numbers and hardly ever by the day it was written on: it names many past years, or
    opens with one ("in 1861", not "since 1861"), has more than a date or two to tell and its weekdays are fewer.
    ``found`` are its expressions outside quotations; ``ahead``: outside them it speaks of what will be.
    """
    years = [int(word.value) if (word := one.word("y")) and word.value else 0 for one in found if one.word("yF")]
    past = [year for year in years if not written or written.year - year >= LONG_AGO]
    if not past or 2 * len(past) <= len(years):
        return None
    if written and any(dateline(one, written) for one in found[:1]):
        return None
    now = sum(told_from_now(one) for one in found)
    weekdays = sum(one.name == "weekday" for one in found)
    dates = sum(one.name in ("day", "month", "day-alone", "night-of") for one in found)
    opening = next(one for one in found if one.word("yF") or told_from_now(one) or one.name == "weekday")
    before = given.words[opening.first - 1].low if opening.first else ""
    placed = bool(opening.word("yF")) and years[0] in past and (opening.codes not in "yF" or before in OPENED_BY)
    opens = placed and not ahead and 2 * weekdays <= dates and (dates >= FEWEST_DATES or len(past) > 1)
    many = len(past) >= FEWEST_YEARS and (now + weekdays) * 3 <= len(past)
    return f"{past[0]:04}" if now * 3 <= len(past) and (opens or many) else None


def dateline(found: Candidate, written: date) -> bool:
    """Whether an expression is the day of a dateline: near the beginning, near the day of writing, without a year."""
    if found.name != "day" or found.word("y") or found.span[0] > OPENING or not found.word("m"):
        return False
    number = found.word("do")
    known = days.nearest(written, int(word_values()[found.low("m")]), int(number.value or 0) if number else 0)
    return known is not None and abs((known - written).days) <= WEEK


def told_from_now(found: Candidate) -> bool:
    """Whether words are understood only from the day of writing: yesterday, two weeks ago, last month."""
    if found.name in ("deictic-day", "year-ago"):
        return True
    if found.name == "ago":
        return found.codes.endswith("G")
    return found.name in ("deictic", "season", "day-part") and bool(found.word("lHNC")) and not narrated(found)
