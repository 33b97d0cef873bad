"""The notes beside a report's text: what each lit statement, figure and date was read as.

In: a reading's records. Out: ``Note``, a heading and facts in words. Nothing is said that was not read: what is unknown
has no line.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.records import Figure, Finding, Hand, Report, Statement, Timex
from reportedly.show import words
from reportedly.show.page import addresses, naming
from reportedly.show.page.lit import DATE, FIGURE, STATEMENT, WORDS
from reportedly.show.terminal.story import LABELS

MODES = {"direct": "in their words", "mixed": "partly in their words", "indirect": "in the report’s words"}
TAGS = {"denied": "denied", "hedged": "hedged", "asked": "asked"}
TYPES = {"DATE": "day or period", "TIME": "time of day", "DURATION": "how long", "SET": "how often"}
CHANGES = {"up": "rose", "down": "fell"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a note; ``href`` where it leads further."""

    label: str
    value: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What something lit was read as. ``title`` says it in one line; ``hands`` is a statement's chain."""

    kind: str
    label: str
    title: str
    quote: str
    facts: tuple[Fact, ...]
    hands: tuple[Hand, ...] = ()
    href: str | None = None
    tag: str = ""


def of_statement(report: Report, statement: Statement, inside: Mapping[str, Statement]) -> Note:
    """A statement: who said it, to whom, when, through which hands. ``inside`` are the report's statements by id."""
    parent = inside.get(statement.parent or "")
    unnamed = "" if statement.unnamed is None else "unnamed"
    if statement.unnamed and statement.unnamed > 1:
        unnamed = f"{statement.unnamed} unnamed"
    facts = (
        Fact("To", words.clean(", ".join(statement.addressees))),
        Fact("In a", words.clean(statement.medium or "")),
        Fact("Said on", words.day(statement.said) if statement.said else ""),
        Fact("Source", unnamed),
        Fact(
            "Inside",
            f"what {naming.speaker(report, parent)} said" if parent else "",
            f"#{parent.id}" if parent else None,
        ),
    )
    return Note(
        STATEMENT,
        f"Statement, {MODES.get(statement.mode, statement.mode)}",
        naming.speaker(report, statement),
        naming.said(report, statement.contents, 240),
        _known(facts),
        statement.chain,
        addresses.statement(statement.id),
        TAGS.get(statement.polarity, ""),
    )


def of_figure(figure: Figure, statements: Mapping[str, Statement]) -> Note:
    """A figure: what number is meant, of what, and who says so."""
    change = CHANGES.get(figure.change or "", "")
    before = f"from {words.number(figure.before)}" if figure.before is not None else ""
    facts = (
        Fact("Counted", words.clean(figure.counted or "")),
        Fact("Unit", words.clean(figure.unit or "")),
        Fact("Of", words.clean(figure.holder or "")),
        Fact("What happened", words.clean(figure.event or "")),
        Fact("Where", words.clean(figure.place or "")),
        Fact("When", words.day(figure.when) if figure.when else ""),
        Fact("Change", " ".join(filter(None, (change, before)))),
        Fact("Bounds", "vague: only a lower bound" if figure.vague else words.clean(figure.modifier or "")),
        Fact(
            "Said by",
            words.clean(", ".join(figure.speakers)) or "not attributed",
            f"#{figure.statement}" if figure.statement in statements else None,
        ),
    )
    return Note(FIGURE, "Figure", meant(figure) or "no number", words.shorten(figure.text, 120), _known(facts))


def of_timex(report: Report, timex: Timex) -> Note:
    """A date: which day or days are meant, and by which rule."""
    known = [day for day in (timex.earliest, timex.latest) if day]
    title = words.days(known) if known else words.clean(timex.value)
    facts = (
        Fact("Kind", TYPES.get(timex.type, timex.type)),
        Fact("Written", timex.value),
        Fact("Modifier", words.clean(timex.mod or "").lower()),
        Fact("Worked out by", words.clean(timex.rule)),
    )
    return Note(DATE, "Date", title, words.shorten(report.text[timex.start : timex.end], 120), _known(facts))


def of_words(said: str, findings: Sequence[Finding]) -> Note:
    """Words that findings stand on."""
    facts = tuple(
        Fact(label(finding), words.shorten(finding.message, 400), addresses.story(finding.story, finding.id))
        for finding in findings
    )
    return Note(WORDS, "Evidence" if findings else "Passage", "", words.shorten(said, 240), facts)


def label(finding: Finding) -> str:
    """The kind of a finding in words."""
    return LABELS.get(finding.kind, words.clean(finding.kind.replace("-", " ")).capitalize())


def meant(figure: Figure) -> str:
    """The number a figure says, with its bounds."""
    if figure.ordinal is not None:
        return f"number {figure.ordinal}"
    return words.bounds(figure.low, figure.high, figure.best)


def _known(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact.value)
