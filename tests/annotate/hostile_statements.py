"""Text that is hard on the rules of who speaks, and readings of it without the network.

In: nothing, or a text. Out: texts of a given length (``TEXTS``), statements as two networks would give them that see
far too much (``spoken``), and what must hold of each (``check``).
"""

import re
from collections.abc import Callable, Iterator
from functools import partial
from unittest.mock import patch

from hostile_texts import any_characters, drawn, repeated, report_of

from reportedly.annotate.sentences import add_sentences
from reportedly.annotate.statements import add_statements, attributions
from reportedly.annotate.statements.claims import Claim
from reportedly.knowledge import table, values
from reportedly.records import Annotations, Entity, Span, Statement

# Scraps that, said over and over, are hard on one rule or another.
REPEATED = (
    "as saying |citing |quoting |citing citing |citing officials, |Citing officials, |as quoted by |was quoted by |"
    "quoted officials as saying |, the agency quoted Ana as saying |“a b c d,” the agency quoted Ana as saying |"
    "Ana was quoted by Berg as saying |Ana was quoted as saying |quoted as |cited as telling |as telling her, |"
    "said, citing Ana, which in turn quoted |, which in turn quoted the minister|with reference to |according to |"
    "Ana said, according to Berg, |According to Ana, |According to her lawyer, Karl, |as per |told Reuters |"
    "Berg told Reuters that |told the agency |The agency said so. |The newspaper told the newspaper |the newspaper |"
    "state-run |the state-run news agency |News of the Times of the |said Ana that Berg said |he said that |He said. |"
    "Berg said that Ana said that |said |said that |Ana told Berg that |“He told me, ‘Go home,’ and |‘Go |“‘|“He told "
    "me, ‘|He told me, ‘Go home,’ |“a b c d,” Ana told Berg. |“a b c d.”\n\n|“a b c d.” — Ana\n\n|“a b c d|”|“|\"|' |"
    "a letter seen by |A letter from |the letter said |The letter said it rained. |a letter signed by |Ana’s letter |"
    "sent a letter |In a letter to |in an interview with |in a statement carried by |speaking to |on television |"
    "denied a claim that |It dismissed as “a b” the claim that |who asked not to be named, |who said |, who |which |"
    "Ana, who had come, said |Ana, through her lawyer, denied |Ana, through |known as Tall |known as |identified as A |"
    "Both leaders said so. |The official said so. |It quoted him as saying so. |they said. |Ana Ortega, |, the mayor, |"
    "and Ana |and |Ana and |the |A |’s |the Ana’s |one of the officials, quoted by |an aide to |aides to aides to |"
    "speaking because he |An aide, speaking as he |a b c d e, police said. |, police said|a b c d e said|\n|, |.|: |; |"
    "told a news conference that |minutes of |adding that |, adding that |but that |and that |denied |would not say |"
    "it was likely that |asked whether "
).split("|")
CUES = re.compile(
    r"\b(?:said|told|quoted|cited|citing|reported|denied|added|adding|asked|according to)\b", re.IGNORECASE
)
CAPITALS = re.compile(r"\b[A-Z]\w*")
KINDS = ("person", "organisation", "state", "other")
MOST_ENTITIES = 50
Make = Callable[[int], str]


def nested(opens: str, closes: str, size: int) -> str:
    """Quotations in one another, opened and then closed."""
    half = size // 20
    return f"{opens}he said, " * half + f"no{closes} " * half


def _texts() -> Iterator[tuple[str, Make]]:
    for scrap in REPEATED:
        yield repr(scrap), partial(repeated, scrap)
    for opens, closes in (("“", "”"), ("‘", "’"), ("«", "»"), ('"', '"')):
        yield f"nested {opens}", partial(nested, opens, closes)
    words = (*dict.fromkeys(word for scrap in REPEATED for word in scrap.split()), "\n\n", "“", "”", ".", ",")
    cells = tuple(
        word
        for name in ("cues", "media", "carriers")
        for row in table(name)
        for c in row.values()
        for word in values(c)[:2]
    )
    for seed in range(3):
        yield f"words {seed}", partial(drawn, seed, words)
        yield f"tables {seed}", partial(drawn, seed, (*words, *cells))
        yield f"characters {seed}", partial(any_characters, seed)


TEXTS: dict[str, Make] = dict(_texts())


def clause_claims(text: str, _seen: object) -> list[Claim]:
    """A claim for each word that may be a cue: two words before it are its source, all up to the next its content."""
    cues = [match.span() for match in CUES.finditer(text)]
    found: list[Claim] = []
    for at, cue in enumerate(cues):
        start = cues[at - 1][1] if at else 0
        source = _trimmed(text, (max(start, cue[0] - 20), cue[0]))
        end = cues[at + 1][0] if at + 1 < len(cues) else len(text)
        content = _trimmed(text, (cue[1], max(cue[1], end - 20)))
        found.append(Claim(cue, source, (content,) if content else (), 0.9))
    return found


def whole_claims(text: str, _seen: object) -> list[Claim]:
    """The first cue of each ten claims all the text up to the next, so that claims stand within claims."""
    cues = [match.span() for match in CUES.finditer(text)][::10]
    found: list[Claim] = []
    for at, cue in enumerate(cues):
        end = cues[at + 1][0] if at + 1 < len(cues) else len(text)
        content = _trimmed(text, (cue[1], end))
        found.append(Claim(cue, None, (content,) if content else (), 0.9))
    return found


def one_claim(text: str, _seen: object) -> list[Claim]:
    """The first cue claims all the rest."""
    cue = CUES.search(text)
    content = _trimmed(text, (cue.end(), len(text))) if cue else None
    source = _trimmed(text, (max(0, cue.start() - 20), cue.start())) if cue else None
    return [Claim(cue.span(), source, (content,), 0.9)] if cue and content else []


SEERS = {"clauses": clause_claims, "wholes": whole_claims, "one": one_claim}


def _trimmed(text: str, span: Span) -> Span | None:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def so_far(text: str) -> Annotations:
    """The sentences of a text, and its capitals as entities."""
    mentions: dict[str, list[Span]] = {}
    for match in CAPITALS.finditer(text):
        mentions.setdefault(match.group(), []).append(match.span())
    made = [
        Entity(f"e_{at}", name, KINDS[at % len(KINDS)], tuple(spans))
        for at, (name, spans) in enumerate(list(mentions.items())[:MOST_ENTITIES])
    ]
    sentences = add_sentences(report_of(text), Annotations()).sentences
    return Annotations(sentences=sentences, entities=tuple(made), timexes=())


def spoken(text: str, seer: str, found: Annotations | None = None) -> tuple[Statement, ...]:
    """The statements of a text whose claims are seen in one of these ways."""
    found = found or so_far(text)
    with patch.multiple(attributions, see=lambda _: None, find_claims=SEERS[seer]):
        return add_statements(report_of(text), found).statements or ()


def check(text: str, seer: str) -> None:
    """What must hold of any text at all."""
    found = spoken(text, seer)
    ids = {statement.id for statement in found}
    assert len(ids) == len(found)
    for statement in found:
        spans = [*statement.contents, *statement.cue, *statement.sources, *(hand.span for hand in statement.relays)]
        spans += [statement.medium_span] if statement.medium_span else []
        assert statement.contents
        assert all(span and 0 <= span[0] < span[1] <= len(text) for span in spans), statement
        assert statement.parent is None or statement.parent in ids - {statement.id}, statement
        assert statement.polarity in {"asserted", "denied", "hedged", "asked"}
        bodies = [_bare(name) for name in (*statement.speakers, *(hand.name for hand in statement.relays))]
        assert len(set(bodies[len(statement.speakers) :])) == len(statement.relays), "no relay twice"
        assert not set(bodies[: len(statement.speakers)]) & set(bodies[len(statement.speakers) :]), "no speaker relays"


def _bare(name: str) -> str:
    return re.sub(r"^(?:the|an?) ", "", name.strip(" ,").lower())
