"""A report put together: title, body, facts, warnings, and the map back to the source.

In: what a reader found in a file. Out: ``Parsed``. Finding things is the readers' business.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportedly.errors import EmptyFile
from reportedly.knowledge.register import fold
from reportedly.read.dates import url_date
from reportedly.read.facts import Facts
from reportedly.read.language import language_of
from reportedly.read.outlets import agency_named, host_of, host_stem
from reportedly.read.saved import Left
from reportedly.records import Report, ReportWarning, content_id
from reportedly.text import Canonical, Piece, assemble

QUOTED = 160  # characters of left-out words shown in a warning
MOST_WARNINGS = 300  # then one warning counts the rest


@dataclass(frozen=True, slots=True)
class Parsed:
    """A report with the map from its text to ``source``, the decoded text of the file."""

    report: Report
    canonical: Canonical
    source: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a reader found in a file: facts, title and body as pieces of ``source``, what was left out, other
    warnings."""

    facts: Facts
    source: str
    title: Sequence[Piece]
    paragraphs: Sequence[Sequence[Piece]]
    left: Sequence[Left] = ()
    warnings: Sequence[ReportWarning] = ()


def build(found: Found, data: bytes, path: Path) -> Parsed:
    """The report of a file. Raises ``EmptyFile`` where there is neither title nor body."""
    facts = found.facts
    title = list(found.title) or ([Piece(facts.title, None)] if facts.title else [])
    pieces: list[Piece] = list(title)
    for number, paragraph in enumerate(found.paragraphs):
        if pieces:
            pieces.append(Piece("\n\n", None))
        if number == 0:
            start = sum(len(piece.text) for piece in pieces)
        pieces.extend(paragraph)
    canonical = assemble(pieces)
    if not canonical.text.strip():
        raise EmptyFile(str(path), "there is no text in it", "save the page or the text again, or leave it out")
    body_start = start if found.paragraphs else len(canonical.text)
    text = canonical.text
    if not facts.published and (day := url_date(facts.url)):
        facts.offer_date(day, None, "address", 9)
    facts.offer("language", language_of(text[body_start:] or text), "its words", 6)
    own = {fold(name).replace(" ", "") for name in (facts.publisher, host_stem(host_of(facts.url))) if name}
    facts.byline = [name for name in facts.byline if fold(name).replace(" ", "") not in own]
    facts.agency = [name for name in facts.agency if agency_named(name) or fold(name).replace(" ", "") not in own]
    report = Report(
        id=content_id("r", text, facts.publisher, facts.url),
        text=text,
        path=str(path),
        title="".join(piece.text for piece in title) or None,
        publisher=facts.publisher,
        agency=tuple(facts.agency),
        byline=tuple(facts.byline),
        dateline=facts.dateline,
        published=facts.published,
        published_text=facts.published_text,
        url=facts.url,
        language=facts.language,
        sha256=hashlib.sha256(data).hexdigest(),
        body_start=body_start,
        found_in=tuple(sorted(facts.where.items())),
        warnings=(*found.warnings, *left_out(found.left)),
    )
    return Parsed(report, canonical, found.source)


def left_out(left: Iterable[Left]) -> list[ReportWarning]:
    """One warning for each thing left out, naming its words; those beyond a limit are counted in one."""
    known: dict[tuple[str, str], int] = {}
    for item in left:
        words = " ".join(item.text.split())
        if re.search(r"\w", words):
            key = (words if len(words) <= QUOTED else words[: QUOTED - 1] + "…", item.reason)
            known[key] = known.get(key, 0) + 1
    out = [
        ReportWarning(
            "left-out", f"left out “{words}”{f' ({times} times)' if times > 1 else ''}: {reason}", stage="read"
        )
        for (words, reason), times in known.items()
    ]
    if len(out) > MOST_WARNINGS:
        rest = len(out) - MOST_WARNINGS
        out = [
            *out[:MOST_WARNINGS],
            ReportWarning("left-out", f"left out {rest} more lines that are no body", stage="read"),
        ]
    return out
