"""Whose text a report says it prints: credits in its head and foot, "(Karsk Post)", "With reporting by Norwire".

In: two reports, or one and the name of an outlet. Out: whether it credits the outlet, which of the two came first.
Reading who wrote a report is ``read``'s; this is asked of reports at hand, where the name to look for is known.
"""

import re
from datetime import datetime

from reportedly.knowledge.register import fold, outlet
from reportedly.records import Report

# Lines of the head and of the foot, and characters of a line, in which a credit is looked for.
HEAD, FOOT, LONGEST = 6, 4, 240
FEWEST_INITIALS = 3
# What stands before or round a credited name when that is not the whole line.
BEFORE = (
    r"(?:source|via|courtesy(?: of)?|from|by|credit|report|with (?:additional |some "
    r")?(?:reporting|inputs?|files?|material"
    r"|information)(?: by| from)?|(?:first |originally )?(?:published|reported|appeared|printed) (?:first |originally "
    r")?"
    r"(?:by|in|on|with)|this (?:article|story|report)(?: was)? (?:first |originally )?(?:published|appeared|printed) "
    r"(?:first |originally )?(?:by|in|on|with)|reprinted (?:from|with the permission of)|©|\(c\)|copyright(?: \d{4})?)"
)
AFTER = r"(?:contributed to this (?:report|story|article)|news agency|report|\d{4}|all rights reserved)"


def credited(report: Report, name: str) -> bool:
    """Whether a report credits the outlet: among its agencies, or in a line of its head or foot."""
    if not name.strip() or (report.publisher and _one(report.publisher, name)):
        return False
    return any(_one(agency, name) for agency in report.agency) or _in_lines(report, name)


def came_first(one: Report, other: Report) -> bool | None:
    """Whether one report was there before the other; None where nothing tells.

    An outlet's own text comes before those that credit it, whatever their days say: a paper may date the day it prints,
    an agency the day it mends. Else the times of publication tell.
    """
    first, second = (bool(a.publisher) and credited(b, a.publisher or "") for a, b in ((one, other), (other, one)))
    return first if first != second else earlier(one.published, other.published)


def earlier(first: str | None, second: str | None) -> bool | None:
    """Whether the first ISO moment lies before the second; None where what is known of them does not tell."""
    if not first or not second:
        return None
    one, other = _moment(first), _moment(second)
    if one and other and (one.tzinfo is None) == (other.tzinfo is None):
        return one < other if one != other else None
    shared = min(len(first), len(second), 10)
    return first[:shared] < second[:shared] if first[:shared] != second[:shared] else None


def _moment(date: str) -> datetime | None:
    """The moment of an ISO date with a clock time; None for a day alone and for what is no such date."""
    try:
        return datetime.fromisoformat(date) if len(date) > 10 else None
    except ValueError:
        return None


def _one(one: str, other: str) -> bool:
    """Whether two names are one outlet's; "Aldway" is "Aldway News Agency", "CWS" "Continental Wire Service"."""
    a, b = fold(one), fold(other)
    if not a or not b:
        return False
    known = outlet(one, is_one=True), outlet(other, is_one=True)
    if all(known):
        return known[0] == known[1]
    short, long = sorted((a, b), key=len)
    initials = "".join(word[0] for word in long.split())
    return long in {short, f"{short} news agency"} or (len(short) >= FEWEST_INITIALS and short == initials)


def _in_lines(report: Report, name: str) -> bool:
    lines = [line.strip() for line in report.text.splitlines() if line.strip()]
    said = rf"(?:the )?{re.escape(' '.join(name.split()).removeprefix('The '))}"
    whole = re.compile(rf"\W*(?:{BEFORE}\W{{1,3}})?{said}(?:\W{{1,3}}{AFTER})?\W*", re.IGNORECASE)
    bracketed = re.compile(rf"[(\[]\s?{said}\s?[)\]]", re.IGNORECASE)
    for line in dict.fromkeys(lines[:HEAD] + lines[-FOOT:]):
        ends = (line[:LONGEST], line[-LONGEST:])
        if (len(line) <= LONGEST and whole.fullmatch(line)) or any(bracketed.search(end) for end in ends):
            return True
    return False
