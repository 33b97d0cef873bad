"""Words for the screen, made safe and short.

In: any text, day or number. Out: text of one line without control characters, quoted or shortened. Colours, columns and
what is said about a report do not belong here.
"""

import re
from collections.abc import Sequence
from datetime import date as Day  # noqa: N812 - "date" is what everything here is given

# Control characters could drive the terminal (ESC opens commands that move, hide or paste); marks that turn the reading
# direction could show other words than stand there; lone surrogates cannot be written. None of them is part of a word.
UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
GAPS = re.compile(r"[\s\u2028\u2029]+")
QUOTES = '"“”„«»'
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAY = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")
WEEK = re.compile(r"(\d{4})-W(\d{2})(-WE)?")
LAST_WEEK, SATURDAY = 53, 6
PERIODS = {
    "Q1": "first quarter of",
    "Q2": "second quarter of",
    "Q3": "third quarter of",
    "Q4": "fourth quarter of",
    "H1": "first half of",
    "H2": "second half of",
    "SP": "spring",
    "SU": "summer",
    "FA": "autumn",
    "WI": "winter",
}


def clean(text: str) -> str:
    """The text on one line, white space as single spaces, each character a terminal could act on as U+FFFD."""
    return UNSAFE.sub("\ufffd", GAPS.sub(" ", text).strip())


def shorten(text: str, width: int) -> str:
    """The text cut on a word boundary, with an ellipsis, to at most ``width`` characters."""
    text = clean(text[: 4 * width + 400])
    if len(text) <= width:
        return text
    cut = text[: max(1, width - 1)]
    whole = cut.rsplit(" ", 1)[0]
    return (whole if len(whole) > width // 2 else cut).rstrip(" ,;:-–—") + "…"


def around(text: str, start: int, end: int, width: int) -> tuple[str, str, str]:
    """The words at ``start:end`` and what stands before and after them in their paragraph, ``width`` characters in all.

    Cut on word boundaries, with an ellipsis where something is left out.
    """
    words = shorten(text[start:end], width)
    if len(words) > width - 8:
        return "", words, ""
    room = width - len(words)
    first = max(text.rfind("\n", 0, start) + 1, start - 2 * width)
    last = text.find("\n", end, end + 2 * width)
    before = clean(text[first:start] + "|")[:-1]
    after = clean("|" + text[end : last if last >= 0 else end + 2 * width])[1:]
    left = min(len(before), max(room // 2, room - len(after)))
    right = min(len(after), room - left)
    head = before if left == len(before) else "…" + before[len(before) - left + 1 :].partition(" ")[2]
    tail = after if right == len(after) else after[: max(0, right - 1)].rpartition(" ")[0].rstrip(" ,;:-–—") + "…"
    return head, words, tail


def quoted(text: str) -> str:
    """The text in quotation marks, unless it holds some itself: marks round marks are hard to read."""
    return text if any(mark in text for mark in QUOTES) else f"“{text}”"


def day(date: str | None, *, year: bool = True) -> str:
    """An ISO date as a desk writes it: 2025-08-15T08:16 is "15 Aug 2025", 2025-04 "Apr 2025"; None is "no date".

    Weeks and parts of a year in words too: 2025-W33 is "week of 11 Aug 2025", 2025-Q3 "third quarter of 2025".
    """
    found = DAY.match(date) if date else None
    if not found:
        return _period(date) or clean(date) if date else "no date"
    month, number = int(found[2]), found[3]
    name = MONTHS[month - 1] if 1 <= month <= len(MONTHS) else found[2]
    shown = f"{int(number)} {name}" if number else name
    return f"{shown} {found[1]}" if year or not number else shown


def _period(date: str) -> str | None:
    """A week, a weekend, a quarter, a half or a season in words; None where it is none of them."""
    week = WEEK.fullmatch(date)
    if week and 1 <= int(week[2]) <= LAST_WEEK and int(week[1]):
        try:
            first = Day.fromisocalendar(int(week[1]), int(week[2]), SATURDAY if week[3] else 1)
        except ValueError:  # a year without so many weeks
            return None
        return f"{'weekend' if week[3] else 'week'} of {day(first.isoformat())}"
    year, _, part = date.partition("-")
    return f"{PERIODS[part]} {year}" if part in PERIODS and year.isdigit() else None


def days(dates: Sequence[str | None]) -> str:
    """The first and the last of some ISO dates, as "3–9 Sep 2025"; those not known are left out."""
    known = sorted(date[:10] for date in dates if date)
    if not known:
        return "no dates"
    first, last = day(known[0]), day(known[-1])
    if first == last:
        return first
    shared = first.split()[1:] == last.split()[1:] and len(first.split()) == 3
    return f"{first.split()[0]}–{last}" if shared else f"{first} – {last}"


def number(value: float) -> str:
    """A number with thousands parted: 2000.0 is "2,000", 0.5 "0.5"."""
    return f"{int(value):,}" if float(value).is_integer() and abs(value) < 1e15 else f"{value:,g}"


def bounds(low: float | None, high: float | None, best: float | None) -> str:
    """What a figure says: "22", "at least 22", "up to 80", "10 to 15"; "" where it says no number."""
    if low is not None and high is not None:
        return number(low) if low == high else f"{number(low)} to {number(high)}"
    if low is not None:
        return f"at least {number(low)}"
    if high is not None:
        return f"up to {number(high)}"
    return f"about {number(best)}" if best is not None else ""


def count(how_many: int, one: str, many: str = "") -> str:
    """ "1 report", "3 reports"."""
    return f"{how_many:,} {one if how_many == 1 else many or one + 's'}"
