"""Entities that only a whole reading gives: who "I" and "we" are in what somebody says, and those without a name.

In: a report with its entities and statements. Out: ``Annotations.entities`` with more mentions, and with the unnamed
people and bodies that the report comes back to ("a nurse … she"). Statements, figures and events are read before, so
none of theirs is changed: an unnamed source stays the phrase as written.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.annotate.mentions.entities import referents
from reportedly.annotate.mentions.phrases import PRONOUNS, SPEECH
from reportedly.annotate.mentions.referents import Referent
from reportedly.annotate.tokens import tokens
from reportedly.records import Annotations, Entity, Report, Span, Statement, content_id

Mentions = dict[str, list[Span]]
NAMES = {"i": "I", "we": "we", "you": "you"}
OPEN_OR_CLOSE = '“”«»„"'


def add_spoken(report: Report, so_far: Annotations) -> Annotations:
    """Add to ``entities``."""
    if so_far.entities is None:
        return so_far
    unnamed = list(_unnamed(report, referents(report, so_far.sentences or ())))
    known = {entity.id: entity for entity in (*so_far.entities, *unnamed)}
    more = _spoken(report.text, so_far.statements or (), known)
    found = [replace(e, mentions=tuple(sorted({*e.mentions, *more.get(e.id, ())}))) for e in known.values()]
    return replace(so_far, entities=tuple(sorted(found, key=lambda entity: entity.mentions[0])))


def _unnamed(report: Report, known: Sequence[Referent]) -> Iterator[Entity]:
    """Those without a name that two phrases or more stand for, named by the first that describes them."""
    for referent in known:
        described = next((p for p in referent.phrases if p.kind not in PRONOUNS), None)
        if referent.cluster or described is None or len(referent.phrases) < 2:
            continue
        name = NAMES.get(described.kind) or " ".join(report.text[slice(*described.span)].split())
        kind = referent.type or "other"
        identity = content_id("u", report.id, kind, name, described.span)
        yield Entity(identity, name, kind, tuple(phrase.span for phrase in referent.phrases))


def _spoken(text: str, statements: Sequence[Statement], known: dict[str, Entity]) -> Mentions:
    """The "I" and "we" of quoted words, given to who says them: "I" to a person, "we" to a body or a state."""
    more: defaultdict[str, list[Span]] = defaultdict(list)
    taken: set[Span] = set()
    placed = ((span, entity) for entity in known.values() for span in entity.mentions)
    sources = sorted(placed, key=lambda place: (place[0], place[1].id))
    # The innermost words first: what somebody quotes is not the quoting one's own.
    for statement in sorted(statements, key=lambda s: sum(end - start for start, end in s.contents)):
        if statement.mode == "indirect":
            continue
        speaker = _speaker(statement, known, sources)
        for span, kind in _first_persons(text, statement):
            if span in taken:
                continue
            taken.add(span)
            if speaker and (kind == "i") == (speaker.type == "person"):
                more[speaker.id].append(span)
    return more


def _speaker(statement: Statement, known: dict[str, Entity], sources: Sequence[tuple[Span, Entity]]) -> Entity | None:
    """The one speaker of a statement: by id, or the entity whose mention is its source."""
    if statement.speaker_ids:
        return known.get(statement.speaker_ids[0]) if len(statement.speaker_ids) == 1 else None
    for start, end in statement.sources[:1]:
        at = bisect_left(sources, start, key=lambda place: place[0][0])
        if at < len(sources) and sources[at][0][0] == start and sources[at][0][1] <= end:
            return sources[at][1]
    return None


def _first_persons(text: str, statement: Statement) -> Iterator[tuple[Span, str]]:
    """First persons inside quotation marks in the words of a statement, with "i" or "we"."""
    for content in statement.contents:
        quoted = statement.mode == "direct" or text[content[0] - 1 : content[0]] in {"“", '"', "«", "„"}
        for token in tokens(text, content):
            if token.text in OPEN_OR_CLOSE:
                quoted = token.text in "“«„" or (token.text == '"' and not quoted)
            kind = SPEECH.get(token.low)
            if quoted and kind in {"i", "we"}:
                yield (token.start, token.end), kind
