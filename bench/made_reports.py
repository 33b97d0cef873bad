"""Readings made by number, as many as wanted: invented reports with statements, figures and names where they stand.

In: how many reports, how many to a story, how many statements to a report. Out: readings, always the same ones. No
stage of the program runs for them, so that what is measured is what comes after reading. Words are the common ones of
news, each as often as there, and a few that only one story has; of the five people of a story three are its own, and
two are of a thousand that turn up again and again, the best known in a seventh of all stories.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from reportedly.knowledge import table, values
from reportedly.records import (
    Annotations,
    Entity,
    Figure,
    Hand,
    Reading,
    Report,
    Span,
    Statement,
    Timex,
    content_id,
)

SYLLABLES = (
    "bar",
    "den",
    "fol",
    "gar",
    "hin",
    "jor",
    "kel",
    "lum",
    "mar",
    "nov",
    "pel",
    "ros",
    "sul",
    "tar",
    "vik",
    "wen",
)
FIRST = ("Ada", "Bruno", "Celia", "Dario", "Edda", "Falk", "Greta", "Hugo", "Ines", "Jonas", "Karla", "Levin")
OUTLETS = ("The Ostra Post", "Valley Echo", "Radio Ostra", "Harbour Gazette", "North Courier", "The Kessen Times")
START = date(2031, 1, 1)
THINGS = ("people", "houses", "boats", "schools", "families", "workers")


def readings(
    count: int, *, to_story: int = 8, statements: int = 20, to_day: int | None = None, first: int = 0
) -> Iterator[Reading]:
    """``count`` readings, from number ``first`` on; every ``to_story`` are about one thing, so share names and many
    words. ``to_day`` are printed each day, one after another; without it they are spread over a year."""
    for number in range(first, first + count):
        yield _reading(number, number // to_story, statements, _day(number, number // to_story, to_day))


def _day(number: int, story: int, to_day: int | None) -> str:
    if to_day is None:
        return f"2031-{1 + story % 12:02d}-{1 + number % 28:02d}"
    return (START + timedelta(days=number // to_day)).isoformat()


def _word(chance: random.Random, parts: int = 3) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(parts))


def _known(chance: random.Random) -> list[int]:
    """Two persons whom much of the news is about: the first of a thousand in every seventh story or so."""
    return [int(1000 ** chance.random()) - 1 for _ in range(2)]


@cache
def _english() -> tuple[list[str], list[float]]:
    """The common words of news, and in which part of the reports each stands."""
    rows = [(word, float(row["share"])) for row in table("common_words") for word in values(row["words"])]
    return [word for word, _ in rows], [share for _, share in rows]


class _Writing:
    """A text as it grows, and what stands in it."""

    def __init__(self, title: str) -> None:
        self.text = title + "\n\n"
        self.body_start = len(self.text)

    def put(self, words: str) -> Span:
        """Add words; where they stand."""
        start = len(self.text)
        self.text += words
        return start, len(self.text)


def _reading(number: int, story: int, statements: int, day: str) -> Reading:
    of_story, own = random.Random(f"story {story}"), random.Random(f"report {number}")  # noqa: S311 - no secret
    place = _word(of_story).capitalize()
    people = [f"{_word(of_story, 3).capitalize()} {_word(of_story, 4).capitalize()}" for _ in range(3)]
    people += [f"{FIRST[at % len(FIRST)]} {SYLLABLES[at % len(SYLLABLES)].capitalize()}{at}" for at in _known(of_story)]
    words, shares = _english()
    common = [*(_word(of_story, 4) for _ in range(5)), *of_story.choices(words, shares, k=40)]
    publisher = OUTLETS[number % len(OUTLETS)]
    made = _Writing(f"{_word(own).capitalize()} at {place}")
    report_id = content_id("r", "bench", number)
    said: list[Statement] = []
    figures: list[Figure] = []
    timexes: list[Timex] = []
    mentions: dict[str, list[Span]] = {name: [] for name in (*people, place)}
    for place_of in range(statements):
        name = people[own.randrange(len(people))]
        made.put("“")
        start, _ = made.put(
            " ".join(own.choice(common) if own.random() < 0.4 else own.choices(words, shares)[0] for _ in range(18))
        )
        amount = own.randrange(2, 400)
        number_at = made.put(f" {amount}")
        _, end = made.put(f" {own.choice(THINGS)} in {place}")
        made.put(",” ")
        cue = made.put("said")
        made.put(" ")
        source = made.put(name)
        made.put(" on ")
        when = made.put(day)
        made.put(".\n\n" if place_of % 3 == 2 else ". ")
        mentions[name].append(source)
        chain = (Hand(name, "speaker", source), Hand(publisher, "publisher", held=True))
        identity = content_id("st", report_id, start)
        said.append(Statement(identity, "direct", ((start, end),), (cue,), (source,), (name,), chain=chain, said=day))
        best = float(amount)
        at = (number_at[0] + 1, number_at[1])
        figures.append(
            Figure(
                content_id("figure", report_id, at[0]),
                *at,
                str(amount),
                best,
                best,
                best,
                counted="people",
                statement=identity,
                speakers=(name,),
            )
        )
        timexes.append(Timex(content_id("timex", report_id, when[0]), *when, "DATE", day, None, day, day, "iso"))
    entities = tuple(
        Entity(content_id("e", report_id, name), name, "place" if name == place else "person", tuple(spans))
        for name, spans in mentions.items()
    )
    report = Report(
        report_id,
        made.text,
        path=f"made/{number}.txt",
        title=made.text.partition("\n")[0],
        publisher=publisher,
        published=day,
        url=f"https://made.example/{number}",
        language="en",
        sha256=content_id("", number).ljust(64, "0"),
        body_start=made.body_start,
    )
    parts = Annotations(
        sentences=(),
        timexes=tuple(timexes),
        entities=entities,
        statements=tuple(said),
        figures=tuple(figures),
        events=(),
    )
    return Reading(report, parts)
