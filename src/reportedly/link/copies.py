"""Reports that carry one text: copies and rewrites of each other or of one agency's wire.

In: reports. Out: a ``Copy`` for each pair that shares text, with the part of the shorter report shared, the passages
and the reason in words. Which of the two came first, and what stands in the copy, do not belong here.

Measured by containment of five-word runs outside quotation marks and captions: two reporters at one press conference
share the quotations, not the sentences round them. Runs are hashed into one inverted index, so that only reports that
share some are ever compared.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.link.words import Words, own_words
from reportedly.records import Copy, Report, Span

RUN = 5
# Part of the shorter report's runs that another must share to be its copy; lower where both credit one agency, whose
# wire an editor may have cut and rewritten. Set on the reports of acceptance/ecb (development half).
COPY_SHARE = 0.20
SAME_AGENCY_SHARE = 0.14
# Fewer shared runs than this are a headline, a title or a set phrase.
FEWEST_RUNS = 12
# A run that stands in more reports than this says that it is a wire or a standing line; each report is then compared
# with the next few that hold it, in order of id, not with all of them, which keeps the work near linear.
MANY = 40
NEIGHBOURS = 8
# Passages less than this many words apart in both reports are one passage.
GAP = 3


@dataclass(frozen=True, slots=True)
class _Printed:
    """One report's words with its runs: the hash of the five words from each position on."""

    report: Report
    words: Words
    runs: tuple[int, ...]
    distinct: frozenset[int]


def find_copies(reports: Sequence[Report]) -> tuple[Copy, ...]:
    """The pairs of reports that share text, in order of ids; the same whatever the order of ``reports``."""
    printed = [_print(report) for report in sorted(reports, key=lambda report: report.id)]
    found = []
    for first, second in _candidates(printed):
        copy = _compare(printed[first], printed[second])
        if copy:
            found.append(copy)
    return tuple(found)


def _print(report: Report) -> _Printed:
    words = own_words(report.text)
    folded = words.folded
    runs = tuple(hash(folded[i : i + RUN]) for i in range(len(folded) - RUN + 1))
    return _Printed(report, words, runs, frozenset(runs))


def _candidates(printed: Sequence[_Printed]) -> list[tuple[int, int]]:
    """Pairs of positions that share enough runs to be worth a look, sorted."""
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for index, one in enumerate(printed):
        for run in one.distinct:
            holders[run].append(index)
    shared: defaultdict[tuple[int, int], int] = defaultdict(int)
    for held_by in holders.values():
        for pair in _pairs(held_by):
            shared[pair] += 1
    return sorted(pair for pair, count in shared.items() if count >= FEWEST_RUNS)


def _pairs(held_by: Sequence[int]) -> Iterable[tuple[int, int]]:
    reach = len(held_by) if len(held_by) <= MANY else NEIGHBOURS
    for at, first in enumerate(held_by):
        for second in held_by[at + 1 : at + 1 + reach]:
            yield first, second


def _compare(one: _Printed, other: _Printed) -> Copy | None:
    common = one.distinct & other.distinct
    share = len(common) / min(len(one.distinct), len(other.distinct))
    agencies = [name for name in one.report.agency if name in other.report.agency]
    if len(common) < FEWEST_RUNS or share < (SAME_AGENCY_SHARE if agencies else COPY_SHARE):
        return None
    passages = _passages(one, other, common)
    reason = f"{round(100 * share)} % of the shorter report's own words stand in the other"
    if agencies:
        reason += f"; both credit {' and '.join(agencies)}"
    return Copy(one.report.id, other.report.id, round(share, 3), reason, passages)


def _passages(one: _Printed, other: _Printed, common: frozenset[int]) -> tuple[tuple[Span, Span], ...]:
    """The shared passages as pairs of spans, in the order of ``one``; neighbouring runs are put together."""
    places: dict[int, int] = {}
    for at, run in enumerate(other.runs):
        if run in common:
            places.setdefault(run, at)
    matched: list[list[int]] = []
    for at, run in enumerate(one.runs):
        if run not in common:
            continue
        there = places[run]
        last = matched[-1] if matched else None
        if last and at - last[1] < GAP + RUN and 0 <= there - last[3] < GAP + RUN:
            last[1], last[3] = at, there
        elif last and at <= last[1] + RUN - 1:
            continue  # a run that overlaps the passage before, but stands elsewhere in the other report
        else:
            matched.append([at, at, there, there])
    return tuple((_span(one.words, a, b), _span(other.words, c, d)) for a, b, c, d in matched)


def _span(words: Words, first: int, last: int) -> Span:
    return words.spans[first][0], words.spans[last + RUN - 1][1]
