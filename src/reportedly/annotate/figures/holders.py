"""Whose a figure is, where its verb tells: the one who has, employs or lost them, the owner of what rose or fell.

In: a ``Line``, its verbs and a figure's lexemes. Out: the owner as written, or None. Owners that stand at the number
itself ("Norland's 400 soldiers") are found in ``nouns``.
"""

from reportedly.annotate.figures import lexicon, nouns
from reportedly.annotate.figures.clause import PREPOSITIONS, Verb, governing
from reportedly.annotate.figures.heads import clause_start
from reportedly.annotate.figures.line import Line

# Verbs whose object is their subject's.
HAVING = frozenset("have own hold employ lose win post earn operate".split())
POSSESSIVES = frozenset("its their his her our my your".split())


def holder_of(line: Line, verbs: tuple[Verb, ...], first: int, last: int, *, of_subject: bool) -> str | None:
    """The owner of the figure at ``first`` to ``last``. ``of_subject``: the verb's subject is what it counts."""
    verb = governing(line, verbs, first, last)
    if verb is None or verb.place >= first or (verb.first < verb.place and line.low(verb.first) in ("was", "were")):
        return None
    if verb.base in HAVING and not any(line.low(at) in PREPOSITIONS for at in range(verb.place + 1, first)):
        return subject_name(line, verb.first)
    if not of_subject:
        return None
    start = clause_start(line, verbs, verb.first)
    if line.low(start) in POSSESSIVES:
        return line.low(start)
    return nouns.owner_in(line, start, verb.first)


def subject_name(line: Line, end: int) -> str | None:
    """The name or "the army" that ends where a verb group begins; past ", which" too."""
    at = end - 1
    if line.low(at) in ("which", "who") and line.low(at - 1) == ",":
        at -= 2
    if line.kind(at) != "word" or line.low(at) in lexicon.STOP or line.is_dated(at):
        return None
    if line.capital(at):
        return nouns.name_ending(line, at)
    return line.low(at) if line.low(at - 1) == "the" else None
