"""What a person decides: these reports are one story, those names one person; and taking that back.

In: arguments as the command line gives them. Out: a judgement kept or ended in the ledger, what became of the stories
on standard output, and the exit status (docs/ledger.md). How a judgement is honoured is told in ``link.stories`` and
``link.one_name``.
"""
# ruff: noqa: PLC0415 - what compares stories is imported when something has been decided

from collections.abc import Sequence
from contextlib import suppress

from rich.text import Text

from reportedly.errors import BadJudgement, NoSuchId
from reportedly.ledger import Known, Ledger
from reportedly.ledger.judging import ENTITY, is_on_entities
from reportedly.records import APART, TOGETHER, Judgement
from reportedly.show import streams, words
from reportedly.show.ledger_commands import Asked, story_id, told
from reportedly.show.ledger_rows import write_json
from reportedly.show.terminal.layout import wide_console
from reportedly.show.terminal.progress import at_work

__all__ = ["Asked", "different", "judgements", "merge", "same", "split", "undo"]


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


def same(entities: Sequence[str], note: str | None, judge: str | None, asked: Asked) -> int:
    """``reportedly same``: these entities are one person, body, state or place."""
    named = _entities(entities)
    with told(), Ledger.open(asked.path, command="same") as ledger:
        _keep(ledger, Judgement(0, TOGETHER, named[:1], named[1:], note, judge))
        _tell_who(ledger, named)
    return 0


def different(entities: Sequence[str], note: str | None, judge: str | None, asked: Asked) -> int:
    """``reportedly different``: none of these entities is any of the others."""
    named = _entities(entities)
    with told(), Ledger.open(asked.path, command="different") as ledger:
        for place in range(1, len(named)):
            _keep(ledger, Judgement(0, APART, named[:place], named[place : place + 1], note, judge))
        _tell_who(ledger, named)
    return 0


def _entities(given: Sequence[str]) -> tuple[str, ...]:
    """The ids of two entities or more."""
    named = tuple(dict.fromkeys(given))
    strange = next((each for each in named if not each.startswith(ENTITY)), None)
    with told():
        if strange is not None:
            raise BadJudgement(strange, "this is no entity's id", "they begin with e_; see: reportedly who NAME")
        if len(named) < 2:
            raise BadJudgement(" ".join(given), "this is one entity", "name two; see: reportedly who NAME")
    return named


def _tell_who(ledger: Ledger, entities: Sequence[str]) -> None:
    """Who those are now that were named."""
    from reportedly import pipeline

    seen: set[str] = set()
    for each in entities:
        with suppress(NoSuchId):  # the report may be forgotten
            found = (known for known in ledger.who(each, pipeline) if _is(known, each))
            for known in found:
                ids = sorted(identity for entity in known.entities for identity in entity.entities)
                if ids[0] not in seen:
                    seen.add(ids[0])
                    count = words.count(len(known.stories), "story", "stories")
                    wide_console().print(Text(words.clean(f"{known.name}  {count}  {known.reason}")))


def _is(known: Known, entity: str) -> bool:
    return any(entity in each.entities for each in known.entities)


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
        kind = ("name", "names") if is_on_entities(each) else ("report", "reports")
        sides = f"{words.count(len(each.first), *kind)} and {words.count(len(each.second), *kind)}"
        by = f", by {each.judge}" if each.judge else ""
        why = f": {each.note}" if each.note else ""
        console.print(Text(words.clean(f"{each.number}  {each.says}: {sides}{by}{why}")))
        for side in (each.first, each.second):
            console.print(Text(words.clean(f"     {' '.join(side)}")))
    if not found:
        streams.fault(
            "no judgement holds; make one with: reportedly merge STORY STORY, or split STORY REPORT, or same E E, or "
            "different E E"
        )
    return 0


def undo(number: int, asked: Asked) -> int:
    """``reportedly undo``: a judgement is taken back."""
    with told(), Ledger.open(asked.path, command="undo") as ledger:
        held = [each for each in ledger.judgements() if each.number == number]
        ledger.unjudge(number)
        _relink(ledger)
        if is_on_entities(held[0]):
            _tell_who(ledger, (*held[0].first, *held[0].second))
            return 0
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
