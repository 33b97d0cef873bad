"""Who says what through whose hands, in words: for the tests of the modules of statements.

In: an invented text, read by the network or as marked (``seen_made``), or made entities of it. Out: what each
statement tells, as words instead of spans, and the values the pure functions take.
"""

from dataclasses import dataclass, replace

import pytest
from annotated import read, words
from seen_made import marked, seen_in

from reportedly.annotate.sentences import add_sentences
from reportedly.annotate.statements import attributions
from reportedly.annotate.statements.claims import Claim
from reportedly.annotate.statements.known import Known
from reportedly.annotate.statements.page import Page
from reportedly.annotate.statements.quotes import Quotes, find_quotes
from reportedly.link.chains import add_chains
from reportedly.nets import Seen
from reportedly.records import Annotations, Entity, Reading, Report, Span, Statement


@dataclass(frozen=True)
class Told:
    """A statement in words. ``chain`` are the names from speaker to publisher, ``inside`` is True for a nested one."""

    contents: tuple[str, ...]
    speakers: tuple[str, ...]
    relays: tuple[str, ...]
    medium: str | None
    addressees: tuple[str, ...]
    polarity: str
    unnamed: int | None
    inside: bool
    chain: tuple[str, ...]

    @property
    def hands(self) -> tuple[str, ...]:
        """Speakers, then relays."""
        return (*self.speakers, *self.relays)


def told(text: str, *, publisher: str | None = None, agency: tuple[str, ...] = ()) -> list[Told]:
    """The statements of a text, in order of their first word."""
    report, found = read(text)
    report = replace(report, publisher=publisher, agency=agency)
    linked = add_chains(Reading(report, found), []).annotations.statements
    return [_told(report, statement) for statement in linked or ()]


def _told(report: Report, statement: Statement) -> Told:
    return Told(
        tuple(words(report, statement.contents)),
        statement.speakers,
        tuple(hand.name for hand in statement.relays),
        statement.medium,
        statement.addressees,
        statement.polarity,
        statement.unnamed,
        statement.parent is not None,
        tuple(hand.name for hand in statement.chain),
    )


def told_as_seen(monkeypatch: pytest.MonkeyPatch, *written: str) -> list[Told]:
    """The same of a marked text; more marked texts say what is seen in its parts when they are read by themselves."""
    seen = dict(map(marked, written))

    def see(text: str) -> Seen:
        return seen_in(text, seen.get(text, []))

    monkeypatch.setattr(attributions, "see", see)
    return told(next(iter(seen)))


def the(found: list[Told], *contents: str) -> Told:
    """The statement with just these contents."""
    alike = [one for one in found if one.contents == contents]
    assert alike, [one.contents for one in found]
    return alike[0]


def place(text: str, part: str) -> Span:
    """Where some words first stand."""
    start = text.index(part)
    return start, start + len(part)


def page_of(text: str) -> Page:
    """A text with its sentences and quotations."""
    sentences = add_sentences(Report("r", text, language="en"), Annotations()).sentences
    return Page(text, sentences or (), Quotes(find_quotes(text)))


def claim_of(text: str, cue: str, source: str | None, *contents: str) -> Claim:
    """A claim of a text by its words."""
    return Claim(
        place(text, cue), place(text, source) if source else None, tuple(place(text, c) for c in contents), 0.9
    )


def known_of(text: str, **entities: str) -> Known:
    """A text in which these names stand: ``person="Ana Ortega|Ortega, Karl Berg"``; the first of each is the name."""
    made = [
        Entity(f"e_{names}", names.split("|")[0], kind, tuple(sorted(mentions)))
        for kind, several in entities.items()
        for names in several.split(", ")
        if (mentions := _mentions(text, names.split("|")))
    ]
    return Known(Report("r", text, language="en"), Annotations(entities=tuple(made)))


def _mentions(text: str, names: list[str]) -> set[Span]:
    """Every place of each name, without those inside a longer one."""
    found: set[Span] = set()
    for name in sorted(names, key=len, reverse=True):
        at = text.find(name)
        while at >= 0:
            span = at, at + len(name)
            if not any(start <= span[0] and span[1] <= end for start, end in found):
                found.add(span)
            at = text.find(name, span[1])
    return found
