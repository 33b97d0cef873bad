"""A ledger of nothing but records: what the page asks of one, answered from a comparison in memory."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from reportedly.errors import BadQuery, NoSuchId
from reportedly.ledger.answers import Hit, Reach, StoryLine
from reportedly.records import Annotations, Comparison, Finding, Reading, Statement


class Fake:
    """Answers as ``reportedly.ledger.Ledger`` does."""

    def __init__(self, comparison: Comparison) -> None:
        self.all = comparison
        self.readings = {reading.report.id: reading for reading in comparison.readings}

    def stories(self) -> tuple[StoryLine, ...]:
        lines = []
        for story in self.all.stories:
            reports = [self.readings[each].report for each in story.reports]
            days = sorted(report.published[:10] for report in reports if report.published)
            lines.append(
                StoryLine(
                    story,
                    len(reports),
                    len({report.publisher for report in reports if report.publisher}),
                    story.origins,
                    days[0] if days else None,
                    days[-1] if days else None,
                    sum(finding.story == story.id for finding in self.all.findings),
                )
            )
        return tuple(lines)

    def story(self, story_id: str, *, parts: Collection[str] = ()) -> Comparison:
        found = [story for story in self.all.stories if story.id == story_id]
        if not found:
            raise NoSuchId(story_id, "not in the ledger", "see the stories")
        readings = [self.readings[each] for each in found[0].reports]
        if not parts:
            readings = [replace(reading, annotations=Annotations()) for reading in readings]
        return replace(
            self.all,
            readings=tuple(readings),
            stories=(found[0],),
            figures=tuple(each for each in self.all.figures if each.story == story_id),
            dates=tuple(each for each in self.all.dates if each.story == story_id),
            events=tuple(each for each in self.all.events if each.story == story_id),
            findings=tuple(each for each in self.all.findings if each.story == story_id),
            timeline=tuple(each for each in self.all.timeline if each.story == story_id),
        )

    def report(self, report_id: str) -> Reading:
        if report_id not in self.readings:
            raise NoSuchId(report_id, "not in the ledger", "see the stories")
        return self.readings[report_id]

    def statement(self, statement_id: str) -> tuple[Reading, Statement]:
        for reading in self.readings.values():
            for statement in reading.annotations.statements or ():
                if statement.id == statement_id:
                    return reading, statement
        raise NoSuchId(statement_id, "not in the ledger", "see the stories")

    def story_of(self, report_id: str) -> str | None:
        return next((story.id for story in self.all.stories if report_id in story.reports), None)

    def findings(self, *, limit: int | None = None) -> tuple[Finding, ...]:
        return self.all.findings[:limit]

    def search(self, words: str, *, limit: int = 50) -> tuple[Hit, ...]:
        if not any(map(str.isalnum, words)):
            raise BadQuery("search", "there is no word in it", "give a word")
        hits = [hit for reading in self.readings.values() if (hit := self._hit(reading, words))]
        return tuple(hits[:limit])

    def _hit(self, reading: Reading, words: str) -> Hit | None:
        text = reading.report.text
        start = text.casefold().find(words.casefold())
        if start < 0:
            return None
        end = start + len(words)
        passage = max(0, text.rfind("\n", 0, start) + 1), text.find("\n", end)
        stop = passage[1] if passage[1] >= 0 else len(text)
        holding: Sequence[Statement] = [
            each for each in reading.annotations.statements or () if any(s <= start < e for s, e in each.contents)
        ]
        return Hit(
            reading.report,
            passage[0],
            stop,
            ((start, end),),
            text.casefold().count(words.casefold()),
            holding[0] if holding else None,
            self.story_of(reading.report.id),
        )

    def printed_by(self, publisher: str, phrases: Sequence[str]) -> tuple[Reading, ...]:
        printed = [each for each in self.readings.values() if each.report.publisher == publisher]
        return tuple(each for each in printed if any(phrase in each.report.text for phrase in phrases))

    def reach(self) -> Reach:
        days = sorted(each.report.published for each in self.readings.values() if each.report.published)
        return Reach(len(self.readings), days[0] if days else None, days[-1] if days else None)
