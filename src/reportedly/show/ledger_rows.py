"""What a ledger answers, as flat rows for programs and spreadsheets: each ends with the evidence it stands on.

In: a ledger and its answers. Out: rows with the columns of ``COLUMNS``, one row for each piece of evidence, and their
printing as JSON (one object a line) or CSV. How answers look on screen belongs to ``terminal.ledger``.
"""

import csv
import re
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from reportedly.joined import origin_of
from reportedly.knowledge.register import outlet
from reportedly.ledger import Hit, Known, Ledger, Said, StoryLine
from reportedly.ledger.fold import fold
from reportedly.link.chain_facts import facts_of
from reportedly.link.held import OwnText
from reportedly.records import (
    Comparison,
    Evidence,
    Finding,
    Hand,
    Reading,
    Report,
    Statement,
    Story,
    TimelineEntry,
)
from reportedly.show import as_json, streams
from reportedly.show.as_json import iso_date
from reportedly.show.hands import Chain, Drawn
from reportedly.show.hands import chain as draw

Row = dict[str, object]
# The columns every row ends with. ``words`` stand at start:end of the report's text; ``chain`` tells through whose
# hands they came; ``reports`` and ``origins`` how many reports tell the same, and of how many independent origins these
# are.
EVIDENCE = ("words", "report", "publisher", "published", "url", "start", "end", "sha256", "chain", "reports", "origins")
COLUMNS = {
    "look": ("finding", "kind", "message", "story", "title"),
    "stories": ("story", "title", "publishers", "first", "last", "findings"),
    "story": ("story", "title", "headline", "copy_of", "share"),
    "chain": (
        *("statement", "place", "hand", "kind", "held", "hand_words", "hand_start", "hand_end", "own_texts"),
        *("outlet", "country", "control", "owner"),
        *("distance", "speaker", "unnamed", "unnamed_as", "withheld", "seen_by", "state_media", "through", "lines"),
    ),
    "said": (
        *("statement", "speakers", "mode", "polarity", "said", "story"),
        *("day", "day_is", "source", "unnamed", "unnamed_as", "medium", "between"),
    ),
    "who": (
        *("who", "name", "type", "names", "roles", "stories", "statements", "first", "last", "reason"),
        *("story", "title", "entity"),
    ),
    "figures": ("story", "what", "relation", "text", "low", "high", "best", "said_by", "as_of"),
    "timeline": ("story", "date", "text"),
    "search": ("story", "title", "statement", "speakers", "found"),
}
# A spreadsheet would run what begins so: such a cell gets an apostrophe before it (the exact words are in --json).
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")


@dataclass
class Source:
    """Where evidence is looked up: stories with their readings' statements, each loaded once."""

    ledger: Ledger
    stories: dict[str, Comparison] = field(default_factory=dict)
    folded: dict[str, str] = field(default_factory=dict)

    def comparison(self, story: str) -> Comparison:
        """The story of that id."""
        if story not in self.stories:
            self.stories[story] = self.ledger.story(story, parts=("statements",))
        return self.stories[story]

    def story(self, story: str) -> Story:
        """The story itself."""
        return self.comparison(story).stories[0]

    def reading(self, story: str, report: str) -> Reading:
        """A report of a story."""
        return next(each for each in self.comparison(story).readings if each.report.id == report)

    def reading_of(self, said: Said) -> Reading:
        """The reading a statement found stands in, as its story has it."""
        return self.reading(said.story, said.report.id) if said.story else self.ledger.report(said.report.id)

    def chain(self, said: Said) -> Chain:
        """A statement's chain, with the own texts of its hands."""
        story = self.comparison(said.story) if said.story else None
        return draw(self.reading_of(said), said.statement, story, self.ledger)

    def telling(self, story: str, words: str) -> list[str]:
        """The reports of a story that hold the same words, quotation marks and white space aside."""
        wanted = fold(words)
        found = []
        for reading in self.comparison(story).readings:
            report = reading.report
            if wanted in self.folded.setdefault(report.id, fold(report.text)):
                found.append(report.id)
        return found


def rows_of_findings(source: Source, findings: Iterable[Finding]) -> Iterator[Row]:
    """Rows of ``look``."""
    for each in findings:
        story = source.story(each.story)
        row: Row = {"finding": each.id, "kind": each.kind, "message": each.message, "story": story.id}
        yield from _on(source, row | {"title": story.title}, story, each.evidence)


def rows_of_stories(source: Source, lines: Iterable[StoryLine]) -> Iterator[Row]:
    """Rows of ``stories``, each on the headline of its first report."""
    for each in lines:
        row: Row = {
            "story": each.story.id,
            "title": each.story.title,
            "publishers": each.publishers,
            "first": iso_date(each.first),
            "last": iso_date(each.last),
            "findings": each.findings,
        }
        reading = source.reading(each.story.id, each.story.reports[0])
        yield row | evidence(reading, _headline(reading.report)) | _told(each.story, each.story.reports)


def rows_of_reports(source: Source, story: Story) -> Iterator[Row]:
    """Rows of ``story``: its reports in order of publication, each with what it shares most of its text with."""
    for report in story.reports:
        reading = source.reading(story.id, report)
        pairs = [(copy.share, *(copy.first, copy.second)) for copy in story.copies]
        shared = max(((share, one, two) for share, one, two in pairs if report in (one, two)), default=None)
        other = (shared[2] if shared[1] == report else shared[1]) if shared else None
        row: Row = {"story": story.id, "title": story.title, "headline": reading.report.title}
        row |= {"copy_of": other, "share": shared[0] if shared else None}
        same = [report] if other is None else [report, other]
        yield row | evidence(reading, _headline(reading.report)) | _told(story, same)


def rows_of_chains(source: Source, told: Iterable[Said]) -> Iterator[Row]:
    """Rows of ``chain``: the hands in order, each on the statement's words, with what the chain amounts to."""
    for said in told:
        drawn, name = source.chain(said), said.statement.id
        words = evidence_of_statement(source, source.reading_of(said), said.statement, said.story)
        for place, each in enumerate(drawn.hands, 1):
            yield {"statement": name, "place": place} | _hand(said.report, each) | _facts(said.report, drawn) | words


def _hand(report: Report, each: Drawn) -> Row:
    """A hand, the words that name it, its own texts, and what the register knows of it."""
    start, end = each.span or (None, None)
    known = None if each.hand.kind == "medium" else outlet(each.hand.name)
    return {
        "hand": each.hand.name,
        "kind": each.hand.kind,
        "held": each.is_held,
        "hand_words": report.text[start:end] if each.span else None,
        "hand_start": start,
        "hand_end": end,
        "own_texts": [_own_text(text) for text in each.texts],
        "outlet": known.kind if known else None,
        "country": known.country if known else None,
        "control": (known.control or None) if known else None,
        "owner": known.owner if known else None,
    }


def _own_text(text: OwnText) -> Row:
    """A hand's own text, and where the words kept of it stand: in the statement's report, and in it."""
    report = text.reading.report
    return {
        "report": report.id,
        "title": report.title,
        "published": iso_date(report.published),
        "statement": text.statement,
        "words_kept": text.words,
        "words": text.of,
        "kept": [{"here": list(each.here), "there": list(each.there)} for each in text.kept],
    }


def _facts(report: Report, drawn: Chain) -> Row:
    """What a chain amounts to; the same in each of its rows."""
    facts = drawn.facts
    return {
        "distance": facts.distance,
        "speaker": facts.speaker,
        "unnamed": _count(facts.unnamed),
        "unnamed_as": facts.unnamed_as,
        "withheld": report.text[slice(*facts.withheld)] if facts.withheld else None,
        "seen_by": facts.seen_by,
        "state_media": list(facts.state),
        "through": list(drawn.carried.through),
        "lines": drawn.carried.lines,
    }


def rows_of_said(source: Source, said: Iterable[Said]) -> Iterator[Row]:
    """Rows of ``said``. ``day`` is the day it was said, else the day its report was published; ``day_is`` which."""
    for each in said:
        statement, report = each.statement, each.report
        facts = facts_of(report, statement)
        row: Row = {
            "statement": statement.id,
            "speakers": list(statement.speakers),
            "mode": statement.mode,
            "polarity": statement.polarity,
            "said": iso_date(statement.said),
            "story": each.story,
            "day": iso_date(statement.said or report.published),
            "day_is": "said" if statement.said else "published" if report.published else None,
            "source": [report.text[start:end] for start, end in statement.sources],
            "unnamed": _count(facts.unnamed),
            "unnamed_as": facts.unnamed_as,
            "medium": statement.medium,
            "between": list(facts.between),
        }
        yield row | evidence_of_statement(source, source.reading_of(each), statement, each.story)


def rows_of_who(source: Source, found: Iterable[Known]) -> Iterator[Row]:
    """Rows of ``who``: a row for each report that names one, on the words that name it first. ``who`` counts those that
    are not held for one; ``entity`` is the id in that report."""
    for number, each in enumerate(found, 1):
        head: Row = {
            "who": number,
            "name": each.name,
            "type": each.type,
            "names": list(each.names),
            "roles": list(each.roles),
            "stories": len(each.stories),
            "statements": each.statements,
            "first": iso_date(each.first),
            "last": iso_date(each.last),
            "reason": each.reason,
        }
        for entity in each.entities:
            story = source.story(entity.story)
            told = _told(story, {mention.report for mention in entity.mentions})
            for mention, identity in zip(entity.mentions, entity.entities, strict=False):
                row = head | {"story": story.id, "title": story.title, "entity": identity}
                yield row | evidence(source.reading(story.id, mention.report), mention) | told


def _count(unnamed: int | None) -> int | str | None:
    """How many unnamed speakers; None where they are named or not told of."""
    return "not told" if unnamed == 0 else unnamed


def rows_of_figures(source: Source, comparison: Comparison) -> Iterator[Row]:
    """Rows of ``figures``: a row for each point of each series."""
    (story,) = comparison.stories
    for series in comparison.figures:
        told = _told(story, {point.report for point in series.points})
        for point in series.points:
            row: Row = {
                "story": story.id,
                "what": series.what,
                "relation": series.relation,
                "text": point.text,
                "low": point.low,
                "high": point.high,
                "best": point.best,
                "said_by": point.said_by,
                "as_of": iso_date(point.as_of),
            }
            where = Evidence(point.report, point.text, point.start, point.end)
            yield row | evidence(source.reading(story.id, point.report), where) | told


def rows_of_timeline(source: Source, story: Story, entries: Iterable[TimelineEntry]) -> Iterator[Row]:
    """Rows of ``timeline``."""
    for each in entries:
        yield from _on(
            source, {"story": story.id, "date": iso_date(each.date), "text": each.text}, story, each.evidence
        )


def rows_of_hits(source: Source, hits: Iterable[Hit]) -> Iterator[Row]:
    """Rows of ``search``."""
    for each in hits:
        row: Row = {
            "story": each.story,
            "title": each.report.title,
            "statement": each.statement.id if each.statement else None,
            "speakers": list(each.statement.speakers) if each.statement else [],
            "found": each.times,
        }
        where = Evidence(each.report.id, each.report.text[each.start : each.end], each.start, each.end)
        if each.story:
            reading = source.reading(each.story, each.report.id)
            told = _told(source.story(each.story), source.telling(each.story, where.text))
        else:
            reading, told = source.ledger.report(each.report.id), {"reports": 1, "origins": 1}
        yield row | evidence(reading, where) | told


def evidence(reading: Reading, words: Evidence) -> Row:
    """The evidence columns of some words of a report, but for how many others tell the same."""
    report = reading.report
    return {
        "words": words.text,
        "report": report.id,
        "publisher": report.publisher,
        "published": iso_date(report.published),
        "url": report.url,
        "start": words.start,
        "end": words.end,
        "sha256": report.sha256,
        "chain": [{"name": hand.name, "kind": hand.kind, "held": hand.held} for hand in _chain(reading, words)],
    }


def evidence_of_statement(source: Source, reading: Reading, statement: Statement, story: str | None) -> Row:
    """The evidence columns of a statement: its words from first to last."""
    text = reading.report.text
    start, end = statement.contents[0][0], statement.contents[-1][1]
    row = evidence(reading, Evidence(reading.report.id, text[start:end], start, end))
    row["chain"] = [{"name": hand.name, "kind": hand.kind, "held": hand.held} for hand in statement.chain]
    if story is None:
        return row | {"reports": 1, "origins": 1}
    return row | _told(source.story(story), {reading.report.id, *source.telling(story, text[start:end])})


def write(rows: Iterable[Row], columns: Sequence[str], *, as_csv: bool) -> int:
    """Print rows with these columns, and those of evidence, on standard output; how many there were."""
    names = (*columns, *EVIDENCE)
    number = 0
    table = csv.writer(sys.stdout, lineterminator="\n")
    if as_csv:
        table.writerow(names)
    for row in rows:
        number += 1
        ordered = {name: row[name] for name in names}
        if as_csv:
            table.writerow([_cell(value) for value in ordered.values()])
        else:
            write_json(
                {name: as_json.number(each) if isinstance(each, float) else each for name, each in ordered.items()}
            )
    return number


def write_json(value: as_json.Json) -> None:
    """One line of JSON on standard output."""
    sys.stdout.write(as_json.line(value, ascii_only=not streams.speaks_utf8(sys.stdout)) + "\n")


def _on(source: Source, row: Row, story: Story, words: Sequence[Evidence]) -> Iterator[Row]:
    """A row for each piece of evidence."""
    told = _told(story, {each.report for each in words})
    for each in words:
        yield row | evidence(source.reading(story.id, each.report), each) | told


def _told(story: Story, reports: Collection[str]) -> Row:
    """How many reports tell it, and of how many independent origins these are."""
    origins = origin_of(story.reports, story.copies)
    told = {report for report in reports if report in origins}
    return {"reports": len(told), "origins": len({origins[report] for report in told})}


def _chain(reading: Reading, words: Evidence) -> Sequence[Hand]:
    """The hands the words came through: of the shortest statement they stand in, else those that printed the report."""
    if words.start is not None and words.end is not None:
        around = [
            (end - start, number)
            for number, statement in enumerate(reading.annotations.statements or ())
            for start, end in statement.contents
            if start <= words.start and words.end <= end
        ]
        if around:
            return (reading.annotations.statements or ())[min(around)[1]].chain
    report = reading.report
    printed = [Hand(name, "agency") for name in report.agency]
    return [*printed, *([Hand(report.publisher, "publisher", held=True)] if report.publisher else [])]


def _headline(report: Report) -> Evidence:
    """The headline where the text begins with it, else the text's first line."""
    first = report.text.partition("\n")[0]
    return Evidence(report.id, first, 0, len(first))


def _cell(value: object) -> object:
    """A value as a spreadsheet takes it."""
    if value is None or isinstance(value, int):
        return str(value).lower() if isinstance(value, bool) else value
    if isinstance(value, float):
        return as_json.number(value)
    text = "; ".join(map(_item, value)) if isinstance(value, list) else str(value)
    return f"'{text}" if FORMULA.match(text) else text


def _item(value: object) -> str:
    if isinstance(value, dict) and "words_kept" in value:
        return f"{value['report']} ({value['words_kept']} of {value['words']} words kept)"
    if isinstance(value, dict):
        return f"{value['name']} ({value['kind']}{', held' if value['held'] else ''})"
    return str(value)
