"""What a person decides about stories: these reports are one story, those are not; and taking that back.

In: arguments as the command line gives them. Out: a judgement kept or ended in the ledger, what became of the stories
on standard output, and the exit status (docs/ledger.md). How a judgement is honoured is told in ``link.stories``.
"""
# ruff: noqa: PLC0415 - what compares stories is imported when something has been decided

from collections.abc import Sequence
from contextlib import suppress

from rich.text import Text

from reportedly.errors import BadJudgement, NoSuchId
from reportedly.ledger import Ledger
from reportedly.ledger.judging import APART, TOGETHER
from reportedly.records import Judgement
from reportedly.show import streams, words
from reportedly.show.ledger_commands import Asked, story_id, told
from reportedly.show.ledger_rows import write_json
from reportedly.show.terminal.layout import wide_console
from reportedly.show.terminal.progress import at_work

__all__ = ["Asked", "judgements", "merge", "split", "undo"]


def merge(stories: Sequence[str], note: str | None, judge: str | None, asked: Asked) -> int:
    """``reportedly merge``: the reports of these stories are of one story."""
    with told(), Ledger.open(asked.path, command="merge") as ledger:
        named = list(dict.fromkeys(ledger.story(story_id(ledger, each), parts=()).stories[0].id for each in stories))
        if len(named) < 2:
            raise BadJudgement(
                " ".join(stories), "these are one story already", "name two stories; see: reportedly stories"
            )
        sides = [ledger.story(each, parts=()).stories[0].reports for each in named]
        for other in sides[1:]:
            _keep(ledger, Judgement(0, TOGETHER, sides[0], other, note, judge))
        _tell(ledger, sides[0][0])
    return 0


def split(story: str, reports: Sequence[str], note: str | None, judge: str | None, asked: Asked) -> int:
    """``reportedly split``: these reports are not of the story that the others are of."""
    with told(), Ledger.open(asked.path, command="split") as ledger:
        held = ledger.story(story_id(ledger, story), parts=()).stories[0].reports
        strange = [each for each in reports if each not in held]
        if strange:
            raise BadJudgement(strange[0], "this report is not in that story", f"see: reportedly story {story}")
        rest = tuple(each for each in held if each not in reports)
        if not rest:
            raise BadJudgement(story, "these are all of its reports", "name some of them, and leave some")
        _keep(ledger, Judgement(0, APART, tuple(dict.fromkeys(reports)), rest, note, judge))
        for side in (rest, reports):
            _tell(ledger, side[0])
    return 0


def judgements(asked: Asked) -> int:
    """``reportedly judgements``: what was decided and not taken back."""
    with told(), Ledger.open(asked.path, read_only=True) as ledger:
        found = ledger.judgements()
    if asked.as_json:
        for each in found:
            write_json(_row(each))
        return 0
    console = wide_console()
    for each in found:
        sides = f"{words.count(len(each.first), 'report')} and {words.count(len(each.second), 'report')}"
        by = f", by {each.judge}" if each.judge else ""
        why = f": {each.note}" if each.note else ""
        console.print(Text(words.clean(f"{each.number}  {each.says}: {sides}{by}{why}")))
        for side in (each.first, each.second):
            console.print(Text(words.clean(f"     {' '.join(side)}")))
    if not found:
        streams.fault(
            "no judgement holds; make one with: reportedly merge STORY STORY, or: reportedly split STORY REPORT"
        )
    return 0


def undo(number: int, asked: Asked) -> int:
    """``reportedly undo``: a judgement is taken back."""
    with told(), Ledger.open(asked.path, command="undo") as ledger:
        held = [each for each in ledger.judgements() if each.number == number]
        ledger.unjudge(number)
        _relink(ledger)
        for report in (held[0].first[0], held[0].second[0]):
            with suppress(NoSuchId):  # the report may be forgotten
                _tell(ledger, report)
    return 0


def _keep(ledger: Ledger, judgement: Judgement) -> None:
    kept = ledger.judge(judgement)
    _relink(ledger)
    said = f"judgement {kept.number} holds until: reportedly undo {kept.number}"
    wide_console().print(Text(said))


def _relink(ledger: Ledger) -> None:
    from reportedly import pipeline

    with at_work("comparing"):
        ledger.relink(pipeline)


def _tell(ledger: Ledger, report: str) -> None:
    """The story that a report is in now."""
    home = ledger.story_of(report)
    if home is not None:
        story = ledger.story(home, parts=()).stories[0]
        said = f"{story.id}  {words.count(len(story.reports), 'report')}  {words.shorten(story.title, 80)}"
        wide_console().print(Text(words.clean(said)))


def _row(judgement: Judgement) -> dict[str, object]:
    """A judgement as a row for programs and spreadsheets."""
    return {
        "judgement": judgement.number,
        "says": judgement.says,
        "first": list(judgement.first),
        "second": list(judgement.second),
        "note": judgement.note,
        "judge": judgement.judge,
    }
