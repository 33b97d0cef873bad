"""An invented story whose hands are held: an agency's own report, and two that cite it; made by hand, so that the tests
of what is shown need no reading of text."""

from pathlib import Path

from reportedly import pipeline
from reportedly.ledger import Ledger
from reportedly.records import Annotations, Entity, Hand, Reading, Report, Span, Statement

QUOTE = "The harbour of Berg will stay open all winter and every ship of Norland may enter"
AGENCY = (
    f"Lund promises open harbour of Berg\n\n{QUOTE}, President Mara Lund wrote to Pia Ortega.\n\n"
    "Two aides familiar with the letter, who spoke on condition of anonymity, said a fee was planned."
)
POST = (
    f"Lund promises Berg harbour stays open\n\n“{QUOTE},” Lund wrote in a letter seen by the Larn Agency.\n\n"
    "Ortega denied that any fee was planned for ships of Norland."
)
HERALD = (
    "Berg harbour to stay open, Lund says\n\n“The harbour of Berg will stay open all winter,” Mara Lund wrote to "
    "Ortega of Norland, according to the Larn Agency. “Ships may enter,” she went on."
)
ID = {"agency": "st_0000000000a1", "post": "st_0000000000b1", "herald": "st_0000000000c1"}


def at(text: str, words: str) -> Span:
    """Where the words last stand."""
    start = text.rindex(words)
    return start, start + len(words)


def readings() -> list[Reading]:
    """The three reports, with what was read from them."""
    return [_agency(), _post(), _herald()]


def make(path: Path) -> Path:
    """A ledger with the three reports, linked."""
    with Ledger.open(path, create=True, command="add") as ledger:
        list(ledger.add(readings()))
        ledger.relink(pipeline)
    return path


def _reading(name: str, text: str, publisher: str, day: str, *said: Statement) -> Reading:
    report = Report(name, text, title=text.partition("\n")[0], publisher=publisher, published=day, sha256="0" * 64)
    lund = Entity("e_lund", "Mara Lund", "person", (at(text, "Lund"),), ("President",))
    reading = Reading(report, Annotations(entities=(lund,), statements=said))
    return pipeline.with_chains(reading, {publisher})


def _agency() -> Reading:
    said = Statement(
        ID["agency"],
        "indirect",
        (at(AGENCY, QUOTE),),
        sources=(at(AGENCY, "President Mara Lund"),),
        speakers=("Mara Lund",),
        speaker_ids=("e_lund",),
        said="2024-05-05",
    )
    unnamed = Statement(
        "st_0000000000a2",
        "indirect",
        (at(AGENCY, "a fee was planned"),),
        sources=(at(AGENCY, "Two aides familiar with the letter"),),
        speakers=("Two aides familiar with the letter",),
        unnamed=2,
    )
    return _reading("r_agency", AGENCY, "Larn Agency", "2024-05-06", said, unnamed)


def _post() -> Reading:
    said = Statement(
        ID["post"],
        "direct",
        (at(POST, QUOTE),),
        sources=(at(POST, "Lund"),),
        speakers=("Mara Lund",),
        speaker_ids=("e_lund",),
        medium="letter",
        medium_span=at(POST, "letter"),
        relays=(Hand("Larn Agency", "relay", at(POST, "the Larn Agency")),),
    )
    denied = Statement(
        "st_0000000000b2",
        "indirect",
        (at(POST, "that any fee was planned for ships of Norland"),),
        sources=(at(POST, "Ortega"),),
        speakers=("Pia Ortega",),
        polarity="denied",
    )
    return _reading("r_post", POST, "The Ostra Post", "2024-05-07", said, denied)


def _herald() -> Reading:
    said = Statement(
        ID["herald"],
        "direct",
        (at(HERALD, "The harbour of Berg will stay open all winter"),),
        sources=(at(HERALD, "Mara Lund"),),
        speakers=("Mara Lund",),
        speaker_ids=("e_lund",),
        relays=(Hand("Larn Agency", "relay", at(HERALD, "the Larn Agency")),),
    )
    carried_on = Statement("st_0000000000c2", "direct", (at(HERALD, "Ships may enter"),), speakers=("Mara Lund",))
    return _reading("r_herald", HERALD, "Berg Herald", "2024-05-08", said, carried_on)
