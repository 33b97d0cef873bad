"""Text that is hard on the stages of dates and figures: made here, for the tests, the fuzz target and the bench.

In: nothing, or bytes and text from whoever looks for faults. Out: texts of a given length (``TEXTS``), words to draw
from (``words``), readings without the network (``read``) and what must hold of each (``check``).
"""

import math
import random
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import date
from functools import cache, partial
from itertools import islice
from unittest.mock import patch

import numpy as np

from reportedly.annotate.figures import add_figures
from reportedly.annotate.sentences import add_sentences
from reportedly.annotate.timexes import add_timexes
from reportedly.knowledge import table, values
from reportedly.nets import HEADS, Seen, seen
from reportedly.records import Annotations, Figure, Reading, Report, Timex
from reportedly.show import as_json

PAGE = 3_000  # code points
WRITTEN = "2024-05-10"
# Days a report may be said to be of: the ends of the calendar, and what is none.
PUBLISHED = (None, WRITTEN, "2024", "2024-02-30", "0001-01-01", "9999-12-31", "0000-00-00", "soon")

# Scraps that, said over and over, are hard on one rule or another.
REPEATED = (
    "1|9|0|1 |1,|1, |1.|1.1|1/|1/1 |1/1/1/|1-|1-1 |1-to-|1 000 |１,000|1\n|1.\n|(1) |[1]|#1 |No. 1 |×1 |+1 |-1 |"
    "minus 1 |1' |6'3\" |=1|_1|10:|1%|1 % |$|$ |$1 |US$|1m|1 m |1k|1e9 |1e400 |½|½ |1½|1 ½ |1/2 |1²|²|٣|٣ |３|３ |"
    "１９９９ |Ⅷ |一九九九年 |𝟏 |𝟙𝟡𝟡𝟡 |\u200f1 |\u202e1|1\u0301|\x00|1\x00|a\u0301|\u0301|😀1|İ|ß1|ﬁve |"
    "日本語2024年5月|twenty |twenty-|one-|one hundred and |hundred |thousand |million |trillion |1 trillion |"
    "two and a half |half |half half a |a half |and |a |the |no |no one |of |one |to |1 to |from 1 to |"
    "between 1 and |1 or |1 in 1 |one in |two, |1, 1 and |third |1st |1 of the |1 of the 1 of the |several |"
    "tens of thousands of |dozens |a couple of |scores of |at least |at least 1 |more than |up to |at least up to 1 |"
    "1 or more |about about 1 |killed |1 killed |killed 1 |rose 1 from 1 to 1 |people |1 people |people 1 |"
    "1 year 1 month |voted 1-1 |1-year-old |year-|aged 1 |Ann, 1, |magnitude 1 |John 1 |Berg |in Berg |in |"
    "In Berg 1 |Berg's |Berg's 1 |Mill Street 1 |Mr |A.|A. |U.S. |Monday |Monday, |May |May, |May 1 |1 May |"
    "the 1st of May |of May |Jan. |Jan. 1, |2001-01-01|2001-01-01 |12/12/12 |12/12/12/|2024 |1990s |'90s |10:30 |"
    "10:30|1 a.m. |a.m. |GMT |last |the last |first |early |late |week |weeks |a week |the week of |years ago |ago |"
    "quarter |the third quarter of |every |every Monday |daily |now |may |the day after |the same day |spring |"
    "in the spring of |from May to |between May and |mid-|'s |- |-|—|–|'|\"|“|”1“|(|)|. |...|! |; |: |\n|\n\n| |"
    "\u2028|\t|http://|www.|a@|@|1.1.1.|x|x1|\ud800"
).split("|")
MARKS = tuple(", . - – — ' ’s % $ £ € ( ) “ ” / : ; & # @ ½ \n \n\n".split(" "))
NUMBERS = (
    *"0 1 2 3 7 12 22 31 32 45 100 999 1,000 1,00 2.5 .5 1/2 9/11 12/11/2024 10:30 25:61 1st 2nd 1990s '90s".split(),
    *"1999 2024 2024-05-10 2024-13-45 20000101 1e400 1.2.3 007 ٣ １２ ² one two twenty ninety nine hundred".split(),
    *"thousand million billion trillion dozen half third thirds quarter fifth and a an the of to from between".split(),
    *"or in on at".split(),
    "9" * 400,
    "0." + "0" * 400 + "1",
    "1" + " trillion" * 40,
)
TABLES = (
    *("units", "number_modifiers", "vague_numbers", "number_labels", "count_nouns", "figure_events"),
    *("time_words", "clock_zones", "demonyms", "titles"),
)


@cache
def words() -> tuple[str, ...]:
    """Words of the knowledge tables that the stages go by (what stands in the first columns), once each, in order."""
    cells = (cell for name in TABLES for row in table(name) for cell in islice(row.values(), 2))
    return tuple(dict.fromkeys(word.replace(" >", "") for cell in cells for word in values(cell)))


def repeated(scrap: str, size: int) -> str:
    """``size`` code points of a scrap over and over."""
    return (scrap * (size // len(scrap) + 1))[:size]


def drawn(seed: int, given: Sequence[str], size: int) -> str:
    """``size`` code points of words drawn at random, some with a capital, some without a space between."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    found: list[str] = []
    left = size
    while left > 0:
        word = chance.choice(given)
        word = word.title() if chance.random() < 0.2 else word
        found += [word, "" if chance.random() < 0.1 else " "]
        left -= len(word) + 1
    return "".join(found)[:size]


def any_characters(seed: int, size: int) -> str:
    """Characters of all of Unicode, surrogates too."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    return "".join(chr(chance.randrange(0x110000)) for _ in range(size))


def any_digits(seed: int, size: int) -> str:
    """Whatever Unicode takes for a number, with marks between."""
    digits = [char for char in map(chr, range(0x20000)) if char.isnumeric()]
    chance = random.Random(seed)  # noqa: S311 - no secret
    return "".join(chance.choices([*digits, *"0123456789 .,-/:%"], k=size))


def one_number(size: int) -> str:
    return "9" * (size - 7) + " people"


def one_fraction(size: int) -> str:
    return "0." + "0" * (size - 12) + "1 per cent"


Make = Callable[[int], str]


def _texts() -> Iterator[tuple[str, Make]]:
    for scrap in REPEATED:
        yield repr(scrap), partial(repeated, scrap)
    numbers, times = (*NUMBERS[:-3], *MARKS), tuple(row["word"] for row in table("time_words"))
    for seed in range(3):
        yield f"words {seed}", partial(drawn, seed, (*words(), *numbers * 10))
        yield f"numbers {seed}", partial(drawn, seed, numbers)
        yield f"times {seed}", partial(drawn, seed, (*times, *numbers * 2))
        yield f"characters {seed}", partial(any_characters, seed)
        yield f"digits {seed}", partial(any_digits, seed)
    yield "one number", one_number
    yield "one fraction", one_fraction


TEXTS: dict[str, Make] = dict(_texts())


def sure(text: str, *_: object) -> Seen:
    """What a network would see that takes the whole text for one span of every kind: nothing is struck out."""
    size = int(bool(text))
    tags = {head: np.full((size, len(labels)), np.log(0.5), dtype=np.float32) for head, labels in HEADS.items()}
    for rows in tags.values():
        rows[:, 0] = np.log(0.01)
    return Seen(((0, len(text)),) * size, np.zeros(size, np.int64), tags, {})


def no_network() -> AbstractContextManager[object]:
    """While it lasts, the stages see what ``sure`` gives."""
    return patch.multiple(seen, _usual=sure, _long=sure)


def report_of(text: str, published: str | None = WRITTEN) -> Report:
    """A report of that text alone."""
    return Report(id="r_hostile", text=text, published=published, language="en")


def read(report: Report) -> Annotations:
    """Its sentences, timexes and figures."""
    found = Annotations()
    with no_network():
        for annotator in (add_sentences, add_timexes, add_figures):
            found = annotator(report, found)
    return found


def check(text: str, published: str | None = WRITTEN) -> None:
    """What must hold of any text at all."""
    report = report_of(text, published)
    found = read(report)
    timexes, figures = found.timexes or (), found.figures or ()
    for kind in (timexes, figures):
        ends = [0] + [place for one in kind for place in (one.start, one.end)]
        assert ends == sorted(ends), "in order, none overlapping"
        assert all(one.start < one.end <= len(text) for one in kind)
    for timex in timexes:
        check_timex(timex)
    for figure in figures:
        assert figure.text == text[figure.start : figure.end]
        check_figure(figure)
    assert as_json.line(as_json.reading(Reading(report, found)))
    read(report_of("another text"))  # so that nothing is answered from memory
    assert read(report) == found, "the same input gives the same output"


# The values TimeML allows, roughly: days, weeks, quarters, seasons, decades, times of day; lengths; references.
DAY = r"(?:BC)?[\dX]{2,4}(?:-(?:[\dX]{2}(?:-[\dX]{2})?|W[\dX]{2}(?:-(?:WE|[\dX]))?|Q[\dX]|H[\dX]|SP|SU|FA|WI))?"
TIME = r"T(?:[\dX]{2}(?::[\dX]{2}(?::[\dX]{2}(?:\.\d+)?)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?|MO|MI|AF|EV|NI|DT)"
LENGTH = r"P(?=.)(?:[\dX.]+(?:[YMWDQEC]|WE|SP|SU|FA|WI))*(?:T(?:[\dX.]+[HMS])+)?"
SHAPES = {
    "DATE": re.compile(rf"{DAY}|(?:PAST|PRESENT|FUTURE)_REF"),
    "TIME": re.compile(rf"{DAY}{TIME}|(?:PAST|PRESENT|FUTURE)_REF"),
    "DURATION": re.compile(LENGTH),
    "SET": re.compile(rf"{LENGTH}|{DAY}(?:{TIME})?"),
}


def check_timex(timex: Timex) -> None:
    """A known type, a value of its shape, and days in order."""
    assert SHAPES[timex.type].fullmatch(timex.value), timex
    assert (timex.earliest is None) == (timex.latest is None), timex
    if timex.earliest and timex.latest:
        assert date.fromisoformat(timex.earliest) <= date.fromisoformat(timex.latest), timex


def check_figure(figure: Figure) -> None:
    """Numbers that are numbers, and bounds in order."""
    numbers = [value for value in (figure.low, figure.best, figure.high) if value is not None]
    assert all(map(math.isfinite, numbers)), figure
    assert numbers == sorted(numbers), figure
    assert figure.before is None or math.isfinite(figure.before), figure
    assert figure.ordinal is None or figure.ordinal > 0, figure
