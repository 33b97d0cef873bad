"""One statement: its words, and the ordered hands they passed through.

In: a ledger and a statement's id. Out: ``StatementView`` for its template.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.records import Hand, Report, Statement
from reportedly.show import words
from reportedly.show.page import addresses, naming
from reportedly.show.page.kept import Kept
from reportedly.show.page.notes import MODES, TAGS, Fact
from reportedly.show.page.said import PLAIN

KINDS = {
    "speaker": "speaker",
    "medium": "medium",
    "relay": "citing",
    "agency": "agency",
    "publisher": "publisher",
}


@dataclass(frozen=True, slots=True)
class HandView:
    """A hand of the chain: its part, its name, the words that name it in their context, and its own texts in hand."""

    kind: str
    name: str
    held: bool
    before: str
    words: str
    after: str
    href: str | None
    texts: tuple[naming.Source, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """Another statement: around this one, inside it, or with the same words in another report."""

    speaker: str
    text: str
    href: str
    source: naming.Source


@dataclass(frozen=True, slots=True)
class StatementView:
    """Everything the page of a statement shows."""

    source: naming.Source
    speaker: str
    text: str
    before: str
    after: str
    quoted: bool
    mode: str
    tag: str
    cue: str
    facts: tuple[Fact, ...]
    hands: tuple[HandView, ...]
    lit: str
    parent: Near | None
    inside: tuple[Near, ...]
    elsewhere: tuple[Near, ...]
    story: tuple[str, str] | None


def view(kept: Kept, statement_id: str) -> StatementView:
    """The page of a statement. Raises ``NoSuchId``."""
    reading, statement = kept.statement(statement_id)
    report = reading.report
    story_id = kept.story_of(report.id)
    story = kept.story(story_id, parts=("statements",)) if story_id else None
    sources = naming.Sources(story.readings, story.stories[0].copies) if story else naming.Sources((reading,))
    others = reading.annotations.statements or ()
    parents = [_near(report, each, sources) for each in others if each.id == statement.parent]
    start, end = (statement.contents[0][0], statement.contents[-1][1]) if statement.contents else (0, 0)
    before, _, after = words.around(report.text, start, end, end - start + 160) if end else ("", "", "")
    return StatementView(
        sources[report.id],
        naming.speaker(report, statement),
        naming.said(report, statement.contents),
        before,
        after,
        statement.mode == "direct",
        MODES.get(statement.mode, words.clean(statement.mode)),
        TAGS.get(statement.polarity, ""),
        naming.said(report, statement.cue, 200),
        _facts(report, statement),
        tuple(_hand(hand, report, sources) for hand in statement.chain),
        addresses.item(report.id, statement.id),
        parents[0] if parents else None,
        tuple(_near(report, each, sources) for each in others if each.parent == statement.id),
        tuple(_elsewhere(report, statement, sources)),
        (addresses.story(story.stories[0].id), words.clean(story.stories[0].title)) if story else None,
    )


def _hand(hand: Hand, report: Report, sources: naming.Sources) -> HandView:
    """A hand with its words; where it is held, the reports that are its own texts."""
    before = said = after = ""
    href = None
    if hand.span:
        before, said, after = words.around(report.text, *hand.span, 110)
        href = addresses.found(report.id, hand.span)
    texts: tuple[naming.Source, ...] = ()
    if hand.kind == "publisher":
        texts = (sources[report.id],)
    elif hand.held:
        own = _key(hand.name)
        texts = tuple(
            sources[each.report.id]
            for each in sources.readings.values()
            if _key(each.report.publisher or "") == own and each.report.id != report.id
        )
    kind = KINDS.get(hand.kind, words.clean(hand.kind))
    return HandView(kind, words.clean(hand.name), hand.held, before, said, after, href, texts)


def _facts(report: Report, statement: Statement) -> tuple[Fact, ...]:
    unnamed = "" if statement.unnamed is None else f"{statement.unnamed or 'number not told'}"
    facts = (
        Fact("Said to", words.clean(", ".join(statement.addressees))),
        Fact("In a", words.clean(statement.medium or "")),
        Fact("Said on", words.day(statement.said) if statement.said else ""),
        Fact("As written", words.quoted(naming.said(report, statement.sources, 200)) if statement.sources else ""),
        Fact("Unnamed", unnamed),
    )
    return tuple(fact for fact in facts if fact.value)


def _near(report: Report, statement: Statement, sources: naming.Sources) -> Near:
    return Near(
        naming.speaker(report, statement),
        naming.said(report, statement.contents, 260),
        addresses.statement(statement.id),
        sources[report.id],
    )


def _elsewhere(report: Report, statement: Statement, sources: naming.Sources) -> Iterable[Near]:
    """Statements of the story's other reports with the same words."""
    own = _plain(report, statement)
    for reading in sources.readings.values():
        if reading.report.id != report.id:
            for each in reading.annotations.statements or ():
                if own and _plain(reading.report, each) == own:
                    yield _near(reading.report, each, sources)


def _plain(report: Report, statement: Statement) -> str:
    return "".join(PLAIN.findall(naming.said(report, statement.contents).casefold()))


def _key(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")
