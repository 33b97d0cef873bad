"""One statement: its words, and the ordered hands they passed through.

In: a ledger and a statement's id. Out: ``StatementView`` for its template.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.link.held import OwnText
from reportedly.records import Report, Statement
from reportedly.show import words
from reportedly.show.hands import Chain, Drawn, chain
from reportedly.show.page import addresses, naming
from reportedly.show.page.kept import Kept
from reportedly.show.page.notes import MODES, TAGS, Fact

# Passages kept of a hand's own text that are shown.
MOST_PASSAGES = 3


@dataclass(frozen=True, slots=True)
class OwnView:
    """A report that is a hand's own text, with the statement's words that stand in it, and where they are lit there."""

    source: naming.Source
    kept: tuple[tuple[str, str], ...]
    told: str


@dataclass(frozen=True, slots=True)
class HandView:
    """A hand of the chain: its part, its name, what is known of it, the words that name it, its own texts in hand."""

    lead: str
    name: str
    known: str
    held: bool
    missed: bool
    before: str
    words: str
    after: str
    href: str | None
    found_in: str
    texts: tuple[OwnView, ...]
    more: int


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
    labels: tuple[str, ...]
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
    drawn = chain(reading, statement, story, kept)
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
        drawn.telling,
        _facts(report, statement),
        tuple(_hand(each, report, sources) for each in drawn.hands),
        addresses.item(report.id, statement.id),
        parents[0] if parents else None,
        tuple(_near(report, each, sources) for each in others if each.parent == statement.id),
        tuple(_elsewhere(drawn, sources)),
        (addresses.story(story.stories[0].id), words.clean(story.stories[0].title)) if story else None,
    )


def _hand(drawn: Drawn, report: Report, sources: naming.Sources) -> HandView:
    """A hand with its words; where it is held, the reports that are its own texts."""
    before = said = after = ""
    href = None
    if drawn.span:
        before, said, after = words.around(report.text, *drawn.span, 110)
        href = addresses.found(report.id, drawn.span)
    hand = drawn.hand
    texts = tuple(_own(each, sources) for each in drawn.telling)
    if hand.kind == "publisher":
        texts = (OwnView(sources[report.id], (), "this report"),)
    return HandView(
        drawn.lead,
        words.clean(hand.name),
        drawn.known,
        drawn.is_held,
        drawn.is_missed,
        before,
        said,
        after,
        href,
        words.clean(drawn.found_in),
        texts,
        max(0, len(drawn.texts) - len(drawn.telling)),
    )


def _own(text: OwnText, sources: naming.Sources) -> OwnView:
    """A hand's own text, and what was kept of it."""
    report = text.reading.report
    kept = tuple(
        (words.quoted(naming.said(report, [each.there], 160)), addresses.found(report.id, each.there))
        for each in text.kept[:MOST_PASSAGES]
    )
    told = f"{text.words} of {words.count(text.of, 'word')} kept" if kept else "these words do not stand in it"
    return OwnView(sources[report.id] if report.id in sources else naming.source(report), kept, told)


def _facts(report: Report, statement: Statement) -> tuple[Fact, ...]:
    facts = (
        Fact("Said to", words.clean(", ".join(statement.addressees))),
        Fact("Said on", words.day(statement.said) if statement.said else ""),
        Fact("As written", words.quoted(naming.said(report, statement.sources, 200)) if statement.sources else ""),
    )
    return tuple(fact for fact in facts if fact.value)


def _near(report: Report, statement: Statement, sources: naming.Sources) -> Near:
    return Near(
        naming.speaker(report, statement),
        naming.said(report, statement.contents, 260),
        addresses.statement(statement.id),
        sources[report.id],
    )


def _elsewhere(drawn: Chain, sources: naming.Sources) -> Iterable[Near]:
    """The statements of the story's other reports with the same words."""
    return [_near(reading.report, each, sources) for reading, each in drawn.carried.told[1:]]
