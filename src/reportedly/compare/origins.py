"""Statements that several reports carry on one word: one outlet cited by all, one speaker's one remark.

In: a story with its copies, and its readings. Out: findings of kind ``single-origin``, at most ``MOST_FINDINGS``; and
``origins_of``, how many independent origins one statement has. That a report is a copy is a finding of its own
(``copying``); here it is what the reader could take for several voices: reports that share no text, and yet have a
statement from one outlet, or a statement or a number from one speaker whom nobody bears out.

Precision first: an outlet must be cited by each report that is told of; of a speaker, every report of the story that
has the statement must have it from nobody else.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from reportedly.compare.claims import Claim, claims, days_apart
from reportedly.compare.telling import evidence, finding, listed, outlet, quoted
from reportedly.compare.words import likeness, sentence_at, shared_part
from reportedly.joined import origin_of
from reportedly.knowledge.register import fold
from reportedly.knowledge.register import outlet as known_outlet
from reportedly.records import Comparison, Finding, Point, Reading, Series, Statement, Story

# Statements say one thing from this likeness of their words on, with as many telling words in common.
ALIKE, FEWEST = 0.4, 3
# Reports that share no text, at least: for one outlet, and, since any press conference has several listeners, for one
# speaker more.
FEWEST_CITING, FEWEST_HEARING = 2, 3
MOST_FINDINGS = 3
MOST_EVIDENCE = 6
# A word that so many statements have says nothing of which are alike; only its first statements are compared.
MOST_HOLDERS = 60


@dataclass(frozen=True, slots=True)
class Origins:
    """The three counts of one statement: reports that have it, their publishers, independent origins of it."""

    reports: int
    publishers: int
    origins: int


def compare_origins(story: Story, readings: tuple[Reading, ...], so_far: Comparison) -> Comparison:
    """Add findings for what several reports that share no text have from one outlet or one speaker."""
    root = origin_of(story.reports, story.copies)
    told = claims(readings)
    cited: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in told:
        source = _cited_outlet(claim, readings)
        if source:
            cited[source].append(claim)
    found = [(0, source, group) for source, group in _groups(cited) if _texts(group, root) >= FEWEST_CITING]
    heard: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in told:
        heard[_speaker(claim.statement)].append(claim)
    in_outlets = {id(claim) for _, _, group in found for claim in group}
    index = _Index(told)
    for source, group in _groups({name: each for name, each in heard.items() if name}):
        fresh = not any(id(claim) in in_outlets for claim in group)
        if fresh and _texts(group, root) >= FEWEST_HEARING and _nobody_else(group, index):
            found.append((1, source, group))
    found.sort(key=_rank)
    made = [_finding(story, source, group, root) for _, source, group in found]
    made += _counted(so_far.figures, readings, root, {_plain(source) for _, source, _ in found})
    return replace(so_far, findings=so_far.findings + tuple(made[:MOST_FINDINGS]))


def _counted(
    figures: Iterable[Series], readings: Sequence[Reading], root: Mapping[str, str], but: Collection[str]
) -> list[Finding]:
    """Findings for a number that several reports give, each of them on the word of one speaker, none of ``but``."""
    by_id = {reading.report.id: reading for reading in readings}
    found: list[Finding] = []
    for series in figures:
        values: defaultdict[tuple[float | None, ...], list[Point]] = defaultdict(list)
        for point in series.points:
            values[point.low, point.high, point.best].append(point)
        for points in values.values():
            speakers = {_plain(point.said_by) for point in points}
            texts = {root.get(point.report, point.report) for point in points}
            if len(texts) >= FEWEST_HEARING and len(speakers) == 1 and not speakers & {"", *but}:
                found.append(_of_number(series, points, by_id))
    return found


def _of_number(series: Series, points: Sequence[Point], by_id: Mapping[str, Reading]) -> Finding:
    first = {point.report: point for point in reversed(points)}
    shown = [first[report] for report in dict.fromkeys(point.report for point in points)]
    readings = [by_id[point.report] for point in shown]
    publishers = len({_plain(reading.report.publisher) for reading in readings if reading.report.publisher})
    number = f"{quoted(shown[0].text)} ({series.what})"
    message = _message((len(shown), publishers, 1), readings, f"{number} from {shown[0].said_by}")
    sentences = [sentence_at(reading, point.start) for reading, point in zip(readings, shown, strict=True)]
    stands_on = [evidence(reading, span) for reading, span in zip(readings, sentences, strict=True)]
    return finding("single-origin", series.story, message, stands_on[:MOST_EVIDENCE])


def _message(counts: tuple[int, int, int], readings: Iterable[Reading], what: str) -> str:
    """The three counts, who printed it, and what they have from whom."""
    named = zip(counts, ("report", "publisher", "origin"), strict=True)
    amounts = ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for count, name in named if count)
    outlets = list(dict.fromkeys(map(outlet, readings)))
    return f"{amounts}: {listed(outlets)} {'both' if len(outlets) == 2 else 'all'} have {what}"


def _rank(found: tuple[int, str, list[Claim]]) -> tuple[int, int, str, str]:
    """Outlets before speakers, the most repeated first."""
    kind, source, group = found
    return kind, -len({claim.reading.report.id for claim in group}), source, group[0].text


def origins_of(told: Sequence[Claim], root: Mapping[str, str]) -> Origins:
    """How many origins a statement has that several reports make: reports that share their text (``root``: the first
    id of those that do), an outlet they cite, or the speaker they quote, are one."""
    parent: dict[str, str] = {}

    def top(mark: str) -> str:
        while parent.setdefault(mark, mark) != mark:
            mark = parent[mark]
        return mark

    for claim in told:
        report = claim.reading.report
        first = top(f"text {root.get(report.id, report.id)}")
        for mark in _marks(claim):
            parent[top(mark)] = first
            first = top(first)
    reports = {claim.reading.report.id: claim.reading.report for claim in told}
    tops = {top(f"text {root.get(each, each)}") for each in reports}
    publishers = {_plain(report.publisher) for report in reports.values() if report.publisher}
    return Origins(len(reports), len(publishers), len(tops))


def _marks(claim: Claim) -> list[str]:
    """On whose word a report has a statement: the outlets between, and the speaker."""
    relays = [hand.name for hand in claim.statement.chain or claim.statement.relays if hand.kind == "relay"]
    speaker = _speaker(claim.statement)
    return [f"outlet {_plain(name)}" for name in relays] + ([f"outlet {_plain(speaker)}"] if speaker else [])


def _cited_outlet(claim: Claim, readings: Sequence[Reading]) -> str | None:
    """The outlet another's report has a statement from: the relay nearest the speaker, or the speaker that prints."""
    own = _plain(claim.reading.report.publisher)
    relays = [hand.name for hand in claim.statement.chain or claim.statement.relays if hand.kind == "relay"]
    if relays:
        return relays[0] if _plain(relays[0]) != own else None
    printers = {_plain(reading.report.publisher): reading.report.publisher for reading in readings}
    cited = _plain(_speaker(claim.statement))
    return printers.get(cited) if cited and cited != own else None


def _speaker(statement: Statement) -> str:
    """The one speaker named; "" where there is none, or several, or one without a name."""
    name = statement.speakers[0] if len(statement.speakers) == 1 and statement.unnamed is None else ""
    return name if any(word[:1].isupper() for word in name.removeprefix("The ").split()) else ""


@cache
def _plain(name: str | None) -> str:
    known = known_outlet(name) if name else None
    return fold(known.name if known else name or "").replace(" ", "")


def _groups(told: Mapping[str, Sequence[Claim]]) -> list[tuple[str, list[Claim]]]:
    """Under each name the statements that say one thing."""
    return [(name, group) for name, each in sorted(told.items()) for group in _alike(each)]


def _alike(told: Sequence[Claim]) -> list[list[Claim]]:
    """The statements that say one thing, each group over its first statement."""
    groups: list[list[Claim]] = []
    for claim in told:
        home = next((group for group in groups if _one_thing(group[0], claim)), None)
        if home is None:
            groups.append([claim])
        else:
            home.append(claim)
    return groups


def _one_thing(one: Claim, other: Claim) -> bool:
    both = len(one.words.keys() & other.words.keys())
    if both < FEWEST or not _may_be_one_day(one.statement, other.statement):
        return False
    return likeness(one.words, other.words) >= ALIKE or shared_part(one.words, other.words) >= 2 * ALIKE


def _may_be_one_day(one: Statement, other: Statement) -> bool:
    """Whether nothing says that two statements were made on two days."""
    return not days_apart(one.said, other.said)


class _Index:
    """Statements by their words, to find those that say what one says without looking at all."""

    def __init__(self, told: Iterable[Claim]) -> None:
        self._holders: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in told:
            for word in claim.words:
                if len(self._holders[word]) < MOST_HOLDERS:
                    self._holders[word].append(claim)

    def like(self, claim: Claim) -> list[Claim]:
        """The statements that say the same as one."""
        near = {id(each): each for word in claim.words for each in self._holders[word]}
        return [each for each in near.values() if _one_thing(claim, each)]


def _nobody_else(group: Sequence[Claim], index: _Index) -> bool:
    """Whether no statement that says the same as one of the group is another's."""
    speaker = _plain(_speaker(group[0].statement))
    return all(_plain(_speaker(each.statement)) == speaker for claim in group for each in index.like(claim))


def _texts(group: Sequence[Claim], root: Mapping[str, str]) -> int:
    """How many texts a statement stands in: copies are one."""
    return len({root.get(claim.reading.report.id, claim.reading.report.id) for claim in group})


def _finding(story: Story, source: str, group: Sequence[Claim], root: Mapping[str, str]) -> Finding:
    first: dict[str, Claim] = {}
    for claim in group:
        first.setdefault(claim.reading.report.id, claim)
    shown = list(first.values())
    counts = origins_of(shown, root)
    message = _message(
        (counts.reports, counts.publishers, counts.origins),
        [claim.reading for claim in shown],
        f"this from {source}: {quoted(shown[0].text)}",
    )
    return finding(
        "single-origin", story.id, message, [evidence(claim.reading, claim.shown) for claim in shown[:MOST_EVIDENCE]]
    )
