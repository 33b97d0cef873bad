"""Search: reports that hold the words asked for, each with a passage in which they are marked.

In: a ledger and the words. Out: ``SearchView`` for its template; an empty answer says what was searched.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.errors import BadQuery, NoFullText
from reportedly.ledger.answers import Hit, Reach
from reportedly.show import words
from reportedly.show.page import addresses, naming
from reportedly.show.page.kept import Kept

LONGEST = 400
MOST = 50
PASSAGE = 400
BEFORE, AFTER = 90, 160


@dataclass(frozen=True, slots=True)
class Part:
    """A run of a passage; ``found`` where it is what was asked for."""

    text: str
    found: bool


@dataclass(frozen=True, slots=True)
class HitView:
    """A report found: a passage in parts, how often the words stand in it, and who says them where a statement does."""

    source: naming.Source
    parts: tuple[Part, ...]
    times: int
    href: str
    said_by: str
    statement: str | None


@dataclass(frozen=True, slots=True)
class SearchView:
    """Everything the page of a search shows. ``fault`` says why there is no answer."""

    asked: str
    hits: tuple[HitView, ...]
    fault: str
    status: int
    reach: str
    more: bool


def view(kept: Kept, asked: str) -> SearchView:
    """The answer to a search. A query that cannot be searched for, or a SQLite that cannot, gives a fault in words."""
    asked = asked.strip()
    reach = searched(kept.reach())
    shown = words.shorten(asked, LONGEST)
    if not asked:
        return SearchView("", (), "", 200, reach, more=False)
    try:
        hits = kept.search(asked, limit=MOST + 1)
    except (BadQuery, NoFullText) as error:
        return SearchView(shown, (), f"{error.reason}; {error.next_step}", 400, reach, more=False)
    return SearchView(shown, tuple(_hit(each) for each in hits[:MOST]), "", 200, reach, more=len(hits) > MOST)


def searched(reach: Reach) -> str:
    """What there was to look in: "412 reports, the oldest of 11 Feb 2019"."""
    if not reach.reports:
        return "no reports: the ledger is empty"
    told = words.count(reach.reports, "report")
    return f"{told}, the oldest of {words.day(reach.oldest)}" if reach.oldest else told


def _hit(hit: Hit) -> HitView:
    start, end = _around(hit)
    spans = sorted(span for span in hit.spans if start <= span[0] < span[1] <= end)
    first = spans[0] if spans else (hit.start, hit.end)
    said_by = naming.speaker(hit.report, hit.statement) if hit.statement else ""
    return HitView(
        naming.source(hit.report),
        tuple(_parts(hit.report.text, (start, end), spans)),
        hit.times,
        addresses.found(hit.report.id, first),
        said_by,
        addresses.statement(hit.statement.id) if hit.statement else None,
    )


def _around(hit: Hit) -> tuple[int, int]:
    """The passage with what stands before and after it in its paragraphs, cut between words."""
    text, end = hit.report.text, min(hit.end, hit.start + PASSAGE)
    first = max(0, hit.start - BEFORE, text.rfind("\n", 0, hit.start) + 1)
    last = text.find("\n", end, end + AFTER)
    last = last if last >= 0 else min(len(text), end + AFTER)
    if first and text[first - 1].isalnum():
        first = min(hit.start, text.find(" ", first) + 1 or hit.start)
    if last < len(text) and text[last].isalnum():
        last = max(end, text.rfind(" ", end, last))
    return first, last


def _parts(text: str, within: tuple[int, int], spans: list[tuple[int, int]]) -> Iterator[Part]:
    at, end = within
    yield Part("…" if at > 0 and text[at - 1] != "\n" else "", found=False)
    for start, stop in spans:
        if start >= at:
            yield Part(text[at:start], found=False)
            yield Part(text[start:stop], found=True)
            at = stop
    yield Part(text[at:end], found=False)
    yield Part("…" if end < len(text) and text[end] != "\n" else "", found=False)
