"""The chain of hands each statement passed through, from the first speaker to the publisher read.

In: a reading, and the names of publishers whose own text is in hand. Out: the reading with every statement's ``chain``
filled in. Speaker, medium and relays come from the text, agency and publisher from the report; a hand not known is left
out, and one body has one place in a chain.
"""

from collections.abc import Collection
from dataclasses import replace

from reportedly.link.held import key
from reportedly.records import Hand, Reading, Report, Statement


def add_chains(reading: Reading, held: Collection[str]) -> Reading:
    """Fill in every statement's chain. ``held`` are names of publishers and agencies whose own reports are in hand."""
    statements = reading.annotations.statements
    if statements is None:
        return reading
    names = {key(name) for name in held}
    chained = tuple(replace(s, chain=_chain(s, reading.report, names)) for s in statements)
    return replace(reading, annotations=replace(reading.annotations, statements=chained))


def _chain(statement: Statement, report: Report, held: Collection[str]) -> tuple[Hand, ...]:
    publisher = [Hand(report.publisher, "publisher")] if report.publisher else []
    printed = [Hand(name, "agency") for name in report.agency if not publisher or key(name) != key(publisher[0].name)]
    printed += publisher
    own = {key(hand.name) for hand in printed}
    span = statement.sources[0] if len(statement.sources) == 1 else None
    hands = [Hand(name, "speaker", span) for name in statement.speakers]
    if statement.medium:
        hands.append(Hand(statement.medium, "medium", statement.medium_span))
    spoken = {key(hand.name) for hand in hands}
    hands += [relay for relay in statement.relays if key(relay.name) not in own | spoken and not _is_own(relay, report)]
    hands += [hand for hand in printed if key(hand.name) not in spoken]
    return tuple(replace(hand, held=_is_held(hand, report, held)) for hand in hands)


def _is_own(relay: Hand, report: Report) -> bool:
    """True for "told the Courier" in the Nairobi Courier, "told the BBC" in BBC Sport: its own, in short."""
    words = key(relay.name).split()
    own = [key(name).split() for name in (report.publisher, *report.agency) if name]
    return bool(words) and any(words in (name[: len(words)], name[-len(words) :]) for name in own)


def _is_held(hand: Hand, report: Report, held: Collection[str]) -> bool:
    """True where the hand's own text is in hand: the publisher read, or a body that published another report."""
    if hand.kind == "publisher":
        return True
    return hand.kind != "medium" and key(hand.name) in held and key(hand.name) != key(report.publisher or "")
