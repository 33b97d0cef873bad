"""Who bears a name, in the terminal: one paragraph for each person, body, state or place.

In: what a ledger knows of a name. Out: lines on a console. Who is one is told by the ledger.
"""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from reportedly.ledger import Known
from reportedly.records import SharedEntity
from reportedly.show import words
from reportedly.show.terminal import layout

# How many of these, of their roles and of their stories are printed unless all are asked for.
MOST, ROLES, STORIES = 20, 4, 5


def print_who(console: Console, found: Sequence[Known], *, full: bool) -> None:
    """Those of a name, those in most stories first, each with its stories and the reason why it is one."""
    if len(found) > 1:
        console.print(Text(f"{words.count(len(found), 'bearer')} of this name, as far as can be told"))
        console.print()
    shown = found if full else found[:MOST]
    for each in shown:
        name = layout.plain(each.name, layout.NAME, width=console.width)
        reports = {mention.report for entity in each.entities for mention in entity.mentions}
        facts = (
            each.type,
            words.count(len(reports), "report"),
            words.count(len(each.stories), "story", "stories"),
            words.count(each.statements, "statement") if each.statements else "",
            words.days([each.first, each.last]),
        )
        console.print(layout.line(name, *map(layout.plain, facts)))
        for label, texts in (("written", _others(each)), ("called", each.roles)):
            if texts:
                listed = "; ".join(texts if full else texts[:ROLES])
                layout.indented(console, layout.plain(f"{label} {listed}", width=4_000 if full else console.width - 4))
        layout.indented(console, layout.plain(each.reason, layout.FAINT))
        stories = each.stories if full else each.stories[:STORIES]
        for story, title in stories:
            _print_story(console, title, [entity for entity in each.entities if entity.story == story])
        if len(each.stories) > len(stories):
            more = f"and {words.count(len(each.stories) - len(stories), 'more story', 'more stories')}: --full"
            layout.indented(console, Text(more, style=layout.FAINT), 4)
    if len(found) > len(shown):
        more = f"and {words.count(len(found) - len(shown), 'more')}: --full prints all, --json gives them to programs"
        console.print(Text(more, style=layout.FAINT))


def _others(known: Known) -> tuple[str, ...]:
    """The forms of the name as written, where there are others than the name itself."""
    return known.names if set(known.names) - {known.name} else ()


def _print_story(console: Console, title: str, entities: Sequence[SharedEntity]) -> None:
    """A story with an id by which the entity can be named there, for ``same`` and ``different``."""
    ids = layout.plain(" ".join(entity.entities[0] for entity in entities), layout.FAINT)
    layout.indented(console, layout.line(layout.plain(title, width=max(20, console.width - 30)), ids), 4)
