"""Names under a headline that no "By" introduces: "Ana Ortega and Tom Reiter  Energy correspondent".

In: the lines of a saved text whose head has been read. Out: the byline in ``Facts``. A name alone may be a topic, so
one counts only with a date or another credit close by, or where a line "By" stands before it.
"""

import re
from collections.abc import Sequence

from reportedly.knowledge.register import fold
from reportedly.read.dateline import known_places
from reportedly.read.dates import find_dates
from reportedly.read.facts import Context
from reportedly.read.furniture import PROSE_END, SURE_SHARE, caption_like, why_furniture
from reportedly.read.lines import Line
from reportedly.read.names import BY, DESK, Credit, read_credit
from reportedly.read.outlets import spells

REACH = 14  # lines under the title that are looked at
NEAR = 7  # lines within which a date or credit stands by
PROSE = 20  # words of a line that is the report's own
LONGEST = 14
UPDATED = re.compile(r"\b(?:updated?|modified)\b", re.IGNORECASE)
JOINTS = frozenset("and with by for & / | , · - – —".split())
WITNESSES = frozenset({"a date line", "a byline", "an agency's credit", "a credit", "a field of the report"})


# "Tom Reiter Europe environment correspondent": a job in small words, a region before it perhaps.
JOB_BEHIND = re.compile(
    r"\s+((?:[A-Z]\w+\s+)?)(?:[a-z]+\s+){0,3}"
    r"(?:correspondent|editor|reporter|writer|columnist|producer|analyst|contributor)s?\W*\Z"
)
NO_NAME = re.compile(r"\b(?:font|text|size|mode|close|menu|search|sources?|credit|photo|image|video)\b", re.IGNORECASE)


def names_under_title(lines: Sequence[Line], context: Context) -> None:
    """Take names without "By" between the title and the report as the byline, where there is none yet."""
    titles = [index for index, reason in context.taken.items() if reason == "title"]
    if context.facts.byline or not titles:
        return
    persons: list[str] = []
    for index in range(max(titles) + 1, min(len(lines), max(titles) + 1 + REACH)):
        text = lines[index].text
        if _one_line(text, f"line {index + 1}", context):
            context.taken[index] = "a byline"
            return
        if len(text.split()) >= PROSE and PROSE_END.search(text):
            break
        credit = _credit(text)
        if credit and _elsewhere_named(lines, index, credit, context):
            credit = None
        if not credit or not _witnessed(lines, index, context):
            if persons:
                break
            continue
        persons += [name for name in credit.persons if name not in persons]
        context.facts.agencies(credit.agencies, f"line {index + 1}")
        context.taken[index] = "a byline"
    if persons:
        context.facts.credit(Credit(tuple(persons)), f"line {max(titles) + 2} and on", 5)


def _one_line(text: str, where: str, context: Context) -> bool:
    """A line of name, outlet and date parted by marks: "Ana Ortega · Harl News · Posted: 3 May 2025 9:00"."""
    parts = [part for part in re.split(r"\s+[·•|]\s+", text) if part.strip()]
    if not 2 <= len(parts) <= 6 or len(text.split()) > 30:
        return False
    days = [day for part in parts for day in find_dates(part, context.country) if not UPDATED.search(part)]
    credit = _credit(parts[0])
    if not days or not credit or not days[0].iso:
        return False
    context.facts.credit(credit, where, 4)
    context.facts.offer_date(days[0].iso, days[0].text, where, 4)
    return True


def _elsewhere_named(lines: Sequence[Line], index: int, credit: Credit, context: Context) -> bool:
    """True for a menu's entry or a site's own name: an item no other line repeats, a name the address spells."""
    name = credit.persons[0]
    if spells(name, context.host) or name in context.names or name == context.facts.publisher:
        return True
    repeated = any(name in line.text for place, line in enumerate(lines) if place != index)
    return lines[index].kind == "item" and not repeated


def _credit(text: str) -> Credit | None:
    """The credit of a line that holds nothing but names, joints and at most a job; None for any other."""
    if len(text.split()) > LONGEST or PROSE_END.search(text) or caption_like(text) or why_furniture(text):
        return None
    if {word.lower() for word in text.split()} & SURE_SHARE or NO_NAME.search(text):
        return None
    job = JOB_BEHIND.search(text)
    if job:
        place = fold(job[1].strip()) in known_places()
        text = text[: job.start() if place else job.end(1)]
    credit = read_credit(text, explicit=False)
    if not credit.persons:
        return None
    rest = text
    for name in (*credit.persons, *credit.agencies, *credit.outlets):
        rest = rest.replace(name, " ")
    left = [word for word in re.findall(r"[^\s\[\]()*_]+", rest) if word.strip(",.") and word not in JOINTS]
    return credit if not left or (len(left) <= 5 and DESK.search(" ".join(left))) else None


def _witnessed(lines: Sequence[Line], index: int, context: Context) -> bool:
    """True where "By" stands right before, or a date or credit within ``NEAR`` lines."""
    if index and BY.fullmatch(lines[index - 1].text.strip() + " "):
        return True
    return any(
        context.taken.get(other) in WITNESSES for other in range(index - NEAR, index + NEAR + 1) if other != index
    )
