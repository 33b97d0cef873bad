"""Invented reports with their chains, for the tests of what chains amount to."""

from reportedly.records import Annotations, Hand, Reading, Report, Span, Statement

LETTER = (
    "Lund writes to Ortega\n\nThe harbour will stay open all winter and every ship may enter, Mara Lund wrote to "
    "Pia Ortega.\n\nShe thanked the pilots of Berg."
)
WIRE = (
    "Lund promises open harbour\n\nMara Lund has promised an open harbour in a letter carried by the Larn Agency.\n\n"
    "“The harbour will stay open all winter and every ship may enter,” she wrote, the Larn Agency reported."
)
HERALD = "Open harbour\n\n“The harbour will stay open all winter,” Mara Lund wrote, according to the Larn Agency."


def at(text: str, words: str) -> Span:
    """Where the words first stand."""
    start = text.index(words)
    return start, start + len(words)


def statement(
    name: str, text: str, words: str, *chain: Hand, unnamed: int | None = None, source: str = ""
) -> Statement:
    """A statement of those words."""
    speakers = tuple(hand.name for hand in chain if hand.kind == "speaker")
    sources = (at(text, source),) if source else ()
    return Statement(
        name, "direct", (at(text, words),), sources=sources, speakers=speakers, unnamed=unnamed, chain=chain
    )


def reading(name: str, text: str, publisher: str | None, *statements: Statement) -> Reading:
    """A report with those statements."""
    report = Report(name, text, title=text.partition("\n")[0], publisher=publisher, published="2024-05-06")
    return Reading(report, Annotations(statements=statements))


def letter() -> Reading:
    """The agency's own text."""
    hands = Hand("Mara Lund", "speaker"), Hand("Larn Agency", "publisher", held=True)
    words = "The harbour will stay open all winter and every ship may enter"
    return reading("r_letter", LETTER, "Larn Agency", statement("st_letter", LETTER, words, *hands))


def wire() -> Reading:
    """A report that cites it, of an agency's."""
    hands = (
        Hand("Mara Lund", "speaker"),
        Hand("letter", "medium", at(WIRE, "letter")),
        Hand("Larn Agency", "relay", at(WIRE, "the Larn Agency"), held=True),
        Hand("North Wire", "agency"),
        Hand("The Ostra Post", "publisher", held=True),
    )
    words = "The harbour will stay open all winter and every ship may enter"
    return reading("r_wire", WIRE, "The Ostra Post", statement("st_wire", WIRE, words, *hands))


def herald() -> Reading:
    """Another that cites it, and keeps less."""
    hands = Hand("Mara Lund", "speaker"), Hand("the Larn Agency", "relay"), Hand("Berg Herald", "publisher", held=True)
    words = "The harbour will stay open all winter"
    return reading("r_herald", HERALD, "Berg Herald", statement("st_herald", HERALD, words, *hands))
