"""A statement's chain as every view shows it: each hand with its words, what is known of it, its own text, and facts.

In: a statement with its report, and its story's readings and copies. Out: ``Chain``, plain values in plain words. How
it is laid out belongs to the terminal, the page and the rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from babel import Locale

from reportedly.knowledge.register import outlet
from reportedly.link.chain_facts import Carried, Facts, carried, facts_of
from reportedly.link.held import OwnText, own_texts, phrases
from reportedly.records import Comparison, Hand, Reading, Report, Span, Statement
from reportedly.show import words

LEADS = {"speaker": "speaker", "relay": "told by", "agency": "agency", "publisher": "printed by"}
# Media that no "in a" goes before.
BEFORE_MEDIA = {
    "at a": "press conference|briefing|hearing",
    "in": "court|remarks|testimony|commentary|court documents",
    "on": "Facebook|Instagram|Telegram|TikTok|Truth Social|Twitter|YouTube",
    "on a": "website|blog",
}
BEFORE = {medium: before for before, media in BEFORE_MEDIA.items() for medium in media.split("|")}
ORDINALS = {1: "first-hand", 2: "second-hand", 3: "third-hand"}
KINDS = {"source familiar": "said to be familiar with the matter", "person": "person"}
# Kinds of hands that stand side by side where several follow each other: neither told the other.
TOGETHER = frozenset({"speaker", "agency"})
# Hands that have texts of their own to be held or not.
OUTLETS = frozenset({"relay", "agency", "publisher"})


@dataclass(frozen=True, slots=True)
class Drawn:
    """A hand. ``lead`` is its part in plain words ("told by"); ``span`` the words that name it; ``known`` what the
    register knows of it; ``found_in`` where the report names it, for a hand that stands in no words of the text;
    ``texts`` its own texts."""

    hand: Hand
    lead: str
    span: Span | None
    known: str
    found_in: str
    texts: tuple[OwnText, ...]

    @property
    def telling(self) -> tuple[OwnText, ...]:
        """The own texts that hold words of the statement; the first of them all where none does."""
        return tuple(text for text in self.texts if text.kept) or self.texts[:1]

    @property
    def is_missed(self) -> bool:
        """Whether it has words of its own that are not in hand."""
        return self.hand.kind in OUTLETS and not self.is_held

    @property
    def is_held(self) -> bool:
        """Whether its own text is in hand."""
        return self.hand.held or bool(self.texts)


@dataclass(frozen=True, slots=True)
class Chain:
    """The hands in order, what they amount to, and what the story's other reports with these words have in common.
    ``reports`` is how many reports the story has."""

    report: Report
    statement: Statement
    hands: tuple[Drawn, ...]
    facts: Facts
    carried: Carried
    reports: int

    @property
    def labels(self) -> tuple[str, ...]:
        """The facts in plain words, each a few."""
        return (*labels(self.report, self.facts), *self.elsewhere)

    @property
    def telling(self) -> tuple[str, ...]:
        """The same for lists: not that the words stand in one report alone, as most do."""
        return self.labels if len(self.carried.told) > 1 else labels(self.report, self.facts)

    @property
    def elsewhere(self) -> tuple[str, ...]:
        """What is told of the story's other reports."""
        return _carried(self.carried, self.reports)


class Texts(Protocol):
    """Where the own texts of hands are looked for: a ledger."""

    def printed_by(self, publisher: str, phrases: Sequence[str]) -> tuple[Reading, ...]:
        """The reports of a publisher that hold one of the phrases."""
        ...


def chain(reading: Reading, statement: Statement, story: Comparison | None, texts: Texts) -> Chain:
    """The chain of a statement of ``reading``; ``story`` is the reading's story alone, None until it is in one."""
    report = reading.report
    readings = story.readings if story else (reading,)
    copies = story.stories[0].copies if story else ()
    hands = tuple(_drawn(hand, report, statement, readings, texts) for hand in statement.chain)
    told = carried(reading, statement, readings, copies)
    return Chain(report, statement, hands, facts_of(report, statement), told, len(readings))


def _drawn(hand: Hand, report: Report, statement: Statement, readings: Sequence[Reading], texts: Texts) -> Drawn:
    """A hand. Its own text is one of its story's reports; where none is, one anywhere that holds the words."""
    own = own_texts(hand, statement, report, readings)
    if not own and hand.kind in OUTLETS:
        found = own_texts(hand, statement, report, texts.printed_by(hand.name, phrases(report, statement)))
        own = tuple(each for each in found if each.kept)
    named = hand.span or (statement.sources[0] if hand.kind == "speaker" and statement.sources else None)
    return Drawn(
        hand=hand,
        lead=lead(hand, unnamed=statement.unnamed is not None),
        span=named,
        known=known_of(hand),
        found_in=_found_in(hand, report),
        texts=own,
    )


def lead(hand: Hand, *, unnamed: bool = False) -> str:
    """A hand's part in plain words: "speaker", "in a" letter, "told by", "agency", "printed by"."""
    if hand.kind == "medium":
        return _in(hand.name)
    if hand.kind == "speaker" and unnamed:
        return "unnamed"
    return LEADS.get(hand.kind, words.clean(hand.kind))


def known_of(hand: Hand) -> str:
    """What the register knows of an outlet: "state agency, North Korea; owned by …"; "" where it knows nothing."""
    found = None if hand.kind == "medium" else outlet(hand.name)
    if not found:
        return ""
    kind = found.kind if not found.control or found.control in found.kind else f"{found.control} {found.kind}"
    what = ", ".join(part for part in (kind, country(found.country)) if part)
    return f"{what}; owned by {words.clean(found.owner)}" if found.owner else what


@cache
def country(code: str) -> str:
    """A country by its ISO 3166 code, in English; the code itself where nothing is known of it."""
    return str(Locale("en").territories.get(code, code))


def labels(report: Report, facts: Facts) -> tuple[str, ...]:
    """The facts of one chain in plain words."""
    made = [_distance(facts), _unnamed(facts)]
    if facts.withheld:
        made.append(f"no name given: {words.quoted(words.clean(report.text[slice(*facts.withheld)]))}")
    if facts.medium:
        seen = f"{facts.medium} seen by {facts.seen_by}" if facts.seen_by else f"{_in(facts.medium)} {facts.medium}"
        made.append(words.clean(seen))
    if facts.state:
        made.append(f"state media: {listed(facts.state)}")
    if not facts.printed:
        made.append("who printed it is not told")
    return tuple(each for each in made if each)


def unnamed_as(count: int | None, kind: str | None) -> str:
    """How many unnamed speakers, and of what kind: "2 unnamed (official)"; "" where the speaker is not unnamed."""
    if count is None:
        return ""
    told = KINDS.get(kind or "", kind or "")
    number = f"{count} unnamed" if count else "unnamed, number not told"
    return f"{number} ({told})" if told else number


def listed(names: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"; safe for the screen."""
    clean = [words.clean(name) for name in names]
    return " and ".join([", ".join(clean[:-1]), clean[-1]] if len(clean) > 1 else clean)


def words_of(report: Report, spans: Sequence[Span]) -> str:
    """The words of a report at the spans, an ellipsis between them."""
    return words.clean(" … ".join(report.text[start:end] for start, end in spans))


def _distance(facts: Facts) -> str:
    through = f", through {listed(facts.between)}" if facts.between else ""
    if facts.speaker == "publisher":
        return "the report's own words, no source told"
    if facts.distance is None:
        return f"speaker not told{through}"
    if facts.distance == 1:
        return "first-hand: no hand named between speaker and print"
    return ORDINALS.get(facts.distance, f"{len(facts.between)} hands between") + through


def _unnamed(facts: Facts) -> str:
    return unnamed_as(facts.unnamed, facts.unnamed_as)


def _carried(told: Carried, reports: int) -> tuple[str, ...]:
    number = len(told.told)
    if number < 2:
        others = f"other {words.count(reports - 1, 'report')}" if reports > 2 else "other report"
        return (f"these words were not found in the {others} of this story",) if reports > 1 else ()
    if told.through:
        return (f"in {number} reports, all by way of {listed(told.through)}",)
    if told.lines == 1:
        return (f"in {number} reports of a single line: a hand or a text joins them",)
    return (f"in {number} reports, {told.lines} lines with no hand or text in common",)


def _in(medium: str) -> str:
    """The preposition, and the article, that go before a medium."""
    return BEFORE.get(medium, "in an" if medium[:1].lower() in "aeiou" else "in a")


def _found_in(hand: Hand, report: Report) -> str:
    """Where the head of the report names its agency or publisher."""
    return dict(report.found_in).get(hand.kind, "") if hand.kind in ("agency", "publisher") and not hand.span else ""
