"""What one report is about, small enough to keep: its telling words, names, runs of two words, days and figures.

In: one reading. Out: a ``Profile``, the same whatever other reports are in hand, and the keys under which reports that
may be on the same events find each other. How alike two reports are belongs in ``likeness``.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from reportedly.link.rarity import mostly_small, rarity, stem
from reportedly.link.words import WORD, fold
from reportedly.records import Annotations, Reading, Report

# Words of one report that are looked at: the first so many; what a report is about is told by then.
LONGEST = 20_000
# The weightiest words and runs that are kept. More change no score of the three story sets.
MOST_WORDS, MOST_RUNS, MOST_DATES, MOST_FIGURES = 200, 100, 40, 40
# A word of the headline counts as often as this more.
TITLE_WEIGHT = 2
# Between two words of a run stands one of these: "water board", "search-and-rescue".
BETWEEN = (" ", "-")
# Days so near that of publication are those that all news speaks of.
OF_THE_DAY = 3
# Below this a number tells no story from another.
LEAST_FIGURE = 4
# At most so many keys; a word that stands in more than one report in 20 is none.
MOST_WORD_KEYS, MOST_RUN_KEYS, LEAST_RARITY = 36, 6, 3.0

YEAR, DAY = re.compile(r"\d{4}(?!\d)"), re.compile(r"\d{4}-\d\d-\d\d")

Vector = dict[str, float]


@dataclass(frozen=True, slots=True)
class Profile:
    """What a report is about. ``words``, ``names``, ``title`` and ``runs`` are unit vectors of weights by rarity.

    ``size`` is how many weighed words the report has; ``days`` and ``years`` are those it speaks of; ``figures`` its
    numbers with their units; ``earliest`` and ``latest`` the days its publication time can mean, None if unknown.
    """

    words: Vector
    names: Vector
    title: Vector
    runs: Vector
    size: int
    days: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    earliest: str | None = None
    latest: str | None = None

    def as_plain(self) -> dict[str, Any]:
        """The profile as JSON can hold it."""
        return asdict(self)

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> "Profile":
        """The profile that ``as_plain`` gave, also after it has been JSON."""
        values: dict[str, Any] = {name: tuple(x) if isinstance(x, list) else x for name, x in plain.items()}
        return cls(**values)


class _Words:
    """The words of a report while they are counted."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.runs: Counter[str] = Counter()
        self.capitals: Counter[str] = Counter()

    def add(self, text: str, times: int = 1) -> list[str]:
        """Count the words and runs of ``text``, and give the words."""
        found: list[str] = []
        before, end = "", 0
        for number, match in enumerate(WORD.finditer(text)):
            if number == LONGEST:
                break
            word = stem(fold(match.group()))
            found.append(word)
            self.counts[word] += times
            self.capitals[word] += 1 if match.group()[0].isupper() else -1
            if before and rarity(before) > 0 and rarity(word) > 0 and text[end : match.start()] in BETWEEN:
                self.runs[f"{before} {word}"] += times
            before, end = word, match.end()
        return found


def profile_of(reading: Reading) -> Profile:
    """What this report is about; nothing but the reading itself is looked at."""
    report, parts = reading.report, reading.annotations
    title, body = _title_and_body(report)
    counted = _Words()
    counted.add(body)
    capitals = Counter(counted.capitals)
    heading = counted.add(title, TITLE_WEIGHT)
    if not body:
        capitals = counted.capitals
    words = {w: (1 + math.log(n)) * rarity(w) for w, n in counted.counts.items() if rarity(w) > 0}
    kept = _weightiest(words, MOST_WORDS)
    runs = {run: (1 + math.log(n)) * run_rarity(run) for run, n in counted.runs.items()}
    earliest, latest = days(report.published)
    told_days, years = _spoken_of(parts, earliest if earliest == latest else None)
    return Profile(
        words=_unit(kept),
        names=_unit({w: x for w, x in kept.items() if capitals[w] > 0 and not mostly_small(w)}),
        title=_unit({w: rarity(w) for w in heading if rarity(w) > 0}),
        runs=_unit(_weightiest(runs, MOST_RUNS)),
        size=len(words),
        days=told_days,
        years=years,
        figures=_figures(parts),
        earliest=earliest,
        latest=latest,
    )


def keys(profile: Profile) -> tuple[str, ...]:
    """The words, and runs of two usual words, under which a report is looked up, the most telling first.

    Reports without a common key are never compared.
    """
    words = {word: weight for word, weight in profile.words.items() if rarity(word) >= LEAST_RARITY}
    runs = {run: weight for run, weight in profile.runs.items() if words.keys().isdisjoint(run.split(" "))}
    return (*_weightiest(words, MOST_WORD_KEYS), *_weightiest(runs, MOST_RUN_KEYS))


def run_rarity(run: str) -> float:
    """How rare a run of two words is: as one of its words, on the mean."""
    return sum(map(rarity, run.split(" "))) / 2


def _title_and_body(report: Report) -> tuple[str, str]:
    title, body = report.title or "", report.text[report.body_start :]
    return title, "" if body.strip() == title.strip() else body


def _weightiest(weights: Vector, most: int) -> Vector:
    return dict(sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))[:most])


def _unit(vector: Vector) -> Vector:
    """The vector with length 1, its weights rounded so that they are kept as they are compared."""
    length = math.sqrt(math.fsum(x * x for x in vector.values()))
    return {word: round(x / length, 4) for word, x in sorted(vector.items())}


def _spoken_of(parts: Annotations, printed: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The days and the years that the report speaks of, but those it was ``printed`` in: all news of a week has these
    in common, and how near two reports are in time is weighed by itself."""
    values = [timex.value for timex in parts.timexes or () if timex.type in {"DATE", "TIME"}]
    days = (day for day in _matches(DAY, values) if not (printed and _is_near(day, printed)))
    years = (year for year in _matches(YEAR, values) if not (printed and year == printed[:4]))
    return _first(days, MOST_DATES), _first(years, MOST_DATES)


def _is_near(day: str, printed: str) -> bool:
    try:
        return abs((date.fromisoformat(day) - date.fromisoformat(printed)).days) <= OF_THE_DAY
    except ValueError:
        return False


def _matches(pattern: re.Pattern[str], texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        match = pattern.match(text)
        if match:
            yield match.group()


def _figures(parts: Annotations) -> tuple[str, ...]:
    """The numbers that can tell a story from another, each with its unit."""
    told = []
    for figure in parts.figures or ():
        number = figure.low if figure.best is None else figure.best
        if number is not None and abs(number) >= LEAST_FIGURE and figure.ordinal is None and not figure.vague:
            told.append(f"{number:g} {figure.unit or ''}".strip())
    return _first(told, MOST_FIGURES)


def _first(found: Iterable[str], most: int) -> tuple[str, ...]:
    """The first so many different ones, sorted."""
    return tuple(sorted(list(dict.fromkeys(found))[:most]))


def days(published: str | None) -> tuple[str | None, str | None]:
    """The first and the last day a publication time can mean; None where it is unknown or malformed."""
    text = published or ""
    for earliest, latest in (
        (text[:10], text[:10]),
        (text[:7] + "-01", text[:7] + "-28"),
        (text[:4] + "-01-01", text[:4] + "-12-31"),
    ):
        try:
            return date.fromisoformat(earliest).isoformat(), date.fromisoformat(latest).isoformat()
        except ValueError:
            continue
    return None, None
