"""Reports that carry one text: copies and rewrites of each other or of one agency's wire.

In: reports. Out: a ``Copy`` for each pair that shares text, with the part of the shorter report shared, the passages
and the reason in words. Which of the two came first, and what stands in the copy, do not belong here.

Two measures, both over the writer's own words (``words``: two reporters at one press conference share the quotations,
not the sentences round them), both as a part of the shorter report. Word for word: runs of five words that stand in
both. Reworded: its telling words that stand in the other in the same order, a few words apart at most, in stretches;
independent reports share names and set phrases, but no stretches, and a rewriter keeps stretches while no run of five
stays whole. Only reports that share a few fingerprints (``prints``) are compared at all.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.knowledge.credits import came_first, credited
from reportedly.link.prints import Printed
from reportedly.link.words import text_words
from reportedly.records import Copy, Report, Span

RUN = 5
# Part of the shorter report's runs that another must share to be its copy; less will do with a second witness: a
# credit, or the same choice of quotations, which is so where, quotations read too, a fifth of all runs of eight words
# is shared. Set on the reports of acceptance/ecb and ECB+ (stories/ecbplus_docs).
COPY_SHARE = 0.22
WITNESSED_SHARE = 0.15
LONG_RUN, LONG_SHARE = 8, 0.20
# Fewer shared runs than this are a headline, a title or a set phrase.
FEWEST_RUNS = 12
# Part of the shorter report's telling words that stand in shared stretches of a rewriting. On texts rewritten by rule
# (eval/copies_bed.py) .38 and more, between independent reports of one event .32 at most (BASIL, acceptance/ecb).
REWORDED_SHARE = 0.34
# A stretch has so many telling words; shared stretches have so many in all. Fewer are a set phrase, a list of names.
FEWEST_IN_STRETCH = 6
FEWEST_REWORDED = 30
# Telling words this many words on still belong to a stretch; of a repeated pair only its first places are looked at,
# which keeps the work linear.
STRETCH_GAP = 8
MOST_PLACES = 6
# Passages less than this many words apart in both reports are one passage.
GAP = 3
# Characters of a page that a text of its own must have, at least, and the part of them that another may have too.
FEWEST_CARRIED = 300
MOST_OVERLAP = 0.25


@dataclass(frozen=True, slots=True)
class _Text:
    """A printed report with its runs: one for each position, and those that differ."""

    of: Printed
    runs: tuple[tuple[str, ...], ...]
    distinct: frozenset[tuple[str, ...]]


def compare(one: Printed, other: Printed) -> Copy | None:
    """What two reports share, where they are copies; None where they are not. Time is linear in their length."""
    first, second = sorted((one, other), key=lambda each: each.report.id)
    return _compare(_text(first), _text(second))


def _text(one: Printed) -> _Text:
    folded = one.words.folded
    runs = tuple(folded[at : at + RUN] for at in range(len(folded) - RUN + 1))
    return _Text(one, runs, frozenset(runs))


def _compare(one: _Text, other: _Text) -> Copy | None:
    common = one.distinct & other.distinct
    share = len(common) / max(1, min(len(one.distinct), len(other.distinct)))
    enough = len(common) >= FEWEST_RUNS
    how, witness = "", ""
    if enough and share >= WITNESSED_SHARE:
        witness = _witness(one.of.report, other.of.report)
    if not enough or (share < COPY_SHARE and not witness and not (share >= WITNESSED_SHARE and _as_copies(one, other))):
        share, how_many = _reworded(one.of.telling, other.of.telling)
        if share < REWORDED_SHARE or how_many < FEWEST_REWORDED:
            return None
        how, witness = " in the same order, reworded", _witness(one.of.report, other.of.report)
    reason = f"{round(100 * share)} % of the shorter report's own words stand in the other{how}"
    reason += f"; {witness}" if witness else ""
    return Copy(one.of.report.id, other.of.report.id, round(share, 3), reason, _passages(one, other, common))


def _witness(one: Report, other: Report) -> str:
    """A credit that says the same: an agency both name, or one that names the other's publisher; else nothing."""
    agencies = [name for name in one.agency if name in other.agency]
    if agencies:
        return f"both credit {' and '.join(agencies)}"
    for report, before in ((one, other), (other, one)):
        if before.publisher and credited(report, before.publisher):
            return f"{report.publisher or 'one of them'} credits {before.publisher}"
    return ""


def _as_copies(one: _Text, other: _Text) -> bool:
    """Whether the two share as much of all their words, quotations among them, as copies do."""
    runs = []
    for text in (one, other):
        folded = text_words(text.of.report.text).folded
        runs.append({folded[at : at + LONG_RUN] for at in range(len(folded) - LONG_RUN + 1)})
    return len(runs[0] & runs[1]) >= LONG_SHARE * max(1, min(map(len, runs)))


def _reworded(one: Sequence[str], other: Sequence[str]) -> tuple[float, int]:
    """The part of the shorter list that stands in the other in shared stretches, and how many words these are."""
    if len(one) > len(other):
        one, other = other, one
    matched = sum(size for size in _stretches(one, other) if size >= FEWEST_IN_STRETCH)
    return matched / max(1, len(one)), matched


def _stretches(one: Sequence[str], other: Sequence[str]) -> Iterator[int]:
    """How many words each shared stretch has: pairs of words that follow each other in both, at most a gap apart."""
    places: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for at in range(len(other) - 1):
        known = places[other[at], other[at + 1]]
        if len(known) < MOST_PLACES:
            known.append(at)
    last, there, size = -1, -1, 0
    for at in range(len(one) - 1):
        found = places.get((one[at], one[at + 1]))
        if not found:
            continue
        following = [place for place in found if there < place <= there + STRETCH_GAP]
        if size and at - last <= STRETCH_GAP and following:
            size += 1 if at == last + 1 else 2
            there = following[0]
        else:
            yield size
            size, there = 2, found[0]
        last = at
    yield size


def parted(found: Sequence[Copy], reports: Mapping[str, Report]) -> tuple[Copy, ...]:
    """The copies, those left unjoined by which a page would make one origin of the several texts that it carries.

    Of the texts that came before a page and share other parts of it, it is joined to the one it carries most of.
    """
    pairs = {(copy.first, copy.second) for copy in found}
    carried: defaultdict[str, list[tuple[int, str, list[Span], int]]] = defaultdict(list)
    for number, copy in enumerate(found):
        earlier = _page_of(reports[copy.first], reports[copy.second])
        if earlier is not None:
            page, text = (copy.second, copy.first) if earlier else (copy.first, copy.second)
            spans = sorted(passage[earlier] for passage in copy.passages)
            carried[page].append((-_length(spans), text, spans, number))
    apart: set[int] = set()
    for texts in carried.values():
        size, main, most, _ = min(texts)
        for least, text, spans, number in texts:
            linked = (min(main, text), max(main, text)) in pairs
            enough = -max(size, least) >= FEWEST_CARRIED
            if text != main and enough and not linked and _overlap(most, spans) < -MOST_OVERLAP * least:
                apart.add(number)
    return tuple(replace(copy, joins=number not in apart) for number, copy in enumerate(found))


def _page_of(one: Report, other: Report) -> bool | None:
    """Whether the second may be a page that carries the first (True), or the first one that carries the second: it came
    later, or credits more agencies; None where neither is known."""
    earlier = came_first(one, other)
    if earlier is None and set(one.agency) != set(other.agency) and one.agency and other.agency:
        first, second = set(one.agency), set(other.agency)
        return True if first < second else False if second < first else None
    return earlier


def _length(spans: Sequence[Span]) -> int:
    return sum(end - start for start, end in spans)


def _overlap(one: Sequence[Span], other: Sequence[Span]) -> int:
    """How many characters stand in both; each is sorted."""
    both, at = 0, 0
    for start, end in one:
        while at < len(other) and other[at][1] <= start:
            at += 1
        place = at
        while place < len(other) and other[place][0] < end:
            both += max(0, min(end, other[place][1]) - max(start, other[place][0]))
            place += 1
    return both


def _passages(one: _Text, other: _Text, common: frozenset[tuple[str, ...]]) -> tuple[tuple[Span, Span], ...]:
    """The shared passages as pairs of spans, in the order of ``one``; neighbouring runs are put together."""
    places: dict[tuple[str, ...], int] = {}
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
    return tuple((_span(one, a, b), _span(other, c, d)) for a, b, c, d in matched)


def _span(text: _Text, first: int, last: int) -> Span:
    spans = text.of.words.spans
    return spans[first][0], spans[last + RUN - 1][1]
