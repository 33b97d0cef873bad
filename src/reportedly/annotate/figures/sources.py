"""Who says a figure: the statement that holds it, else who its sentence names as telling it.

In: figures, statements, and the ``Line`` of a figure with its verbs. Out: figures with their statement and speakers,
or the words for a teller ("the state government", in "…, the state government estimated").
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.annotate.figures import lexicon
from reportedly.annotate.figures.clause import BE, DETERMINERS, PREPOSITIONS, Verb, is_wall, past
from reportedly.annotate.figures.line import Line
from reportedly.records import Figure, Statement

TELLING = frozenset(
    "say tell add claim announce estimate suggest write report reckon state confirm forecast note warn admit".split()
)
# Verbs that tell a number only before it: "put the losses at 40", "spoke of three".
COUNTING = frozenset("put speak report estimate count record claim give list".split())
PRONOUNS = frozenset("he she they it i we who nobody none one".split())
# Verbs of the second sort are looked for this near.
NEAR = 12
# A teller is named in so many words at most.
LONGEST = 9


def teller_of(line: Line, verbs: Sequence[Verb], first: int) -> str | None:
    """The words for who tells the figure that begins at the lexeme ``first``, where the sentence itself says so."""
    for verb in verbs:
        if verb.base in TELLING and (verb.place > first or goes_on(line, verb, first)):
            told = told_after(line, verb)
            if told:
                return told
    near = next((verb for verb in reversed(verbs) if verb.place < first and verb.base in TELLING | COUNTING), None)
    if near is None or any(line.low(at) in (";", "but") for at in range(near.place, first)):
        return None
    if near.base not in TELLING and first - near.place > NEAR:
        return None
    return told_before(line, verbs, near, first)


def goes_on(line: Line, verb: Verb, first: int) -> bool:
    """Whether the one who told goes on after naming: "…, the mayor said; eight were hurt"."""
    return any(line.low(at) in (";", "but") for at in range(verb.place, first))


def told_after(line: Line, verb: Verb) -> str | None:
    """ "…, the state government estimated" or "…, said Sister Grace"."""
    if line.low(verb.first - 1) in (",", "”", '"'):
        last = verb.place + 1
        while last < len(line.items) and last - verb.place < LONGEST and in_name(line, last):
            last += 1
        return phrase(line, verb.place + 1, last)
    start = verb.first
    while start > 0 and verb.first - start < LONGEST and line.kind(start - 1) in ("word", "poss"):
        if line.low(start - 1) in PREPOSITIONS - {"of", "for"} or is_wall(line, start - 1):
            return None
        start -= 1
    return phrase(line, start, verb.first) if start > 0 and line.low(start - 1) in (",", "”", '"') else None


def told_before(line: Line, verbs: Sequence[Verb], verb: Verb, first: int) -> str | None:
    """ "The ministry put losses at 40", "said Tomas Ferro, who put them at 70"."""
    if any(line.low(at) in BE for at in range(verb.first, verb.place)):
        return None  # "12 were reported hurt" names nobody
    start = verb.first
    while start > 0 and verb.first - start < LONGEST and line.kind(start - 1) in ("word", "poss"):
        if is_wall(line, start - 1) or line.low(start - 1) in lexicon.past_forms():
            break
        start -= 1
    if start == verb.first and line.low(start - 1) == "and":
        earlier = next((one for one in reversed(verbs) if one.place < verb.place), None)
        return told_before(line, (), earlier, first) if earlier and verbs else None
    if start == verb.first and line.low(start - 1) == "who":
        closed = any(line.low(at) == "," for at in range(verb.place, first))
        return None if closed else antecedent(line, start - 1)
    opens = start == 0 or is_wall(line, start - 1)
    return phrase(line, start, verb.first) if opens else None


def antecedent(line: Line, at: int) -> str | None:
    """The name or phrase that "who" at the lexeme speaks of."""
    last = at - (line.low(at - 1) == ",")
    start = last
    while start > 0 and last - start < LONGEST and in_name(line, start - 1) and not past(line.low(start - 1)):
        start -= 1
    return phrase(line, start, last)


def in_name(line: Line, at: int) -> bool:
    """Whether the lexeme goes on with a name after "said"."""
    return line.kind(at) in ("word", "poss") and (line.low(at) not in PREPOSITIONS and not is_wall(line, at))


def phrase(line: Line, first: int, last: int) -> str | None:
    """The words as written, the article left out where nothing else would be; None for a pronoun or nothing."""
    while first < last and line.low(first) in DETERMINERS and last - first == 1:
        first += 1
    if first >= last or line.low(last - 1) in PRONOUNS or line.is_dated(first):
        return None
    return line.text_of(first, last)


def attributed(text: str, figures: Sequence[Figure], statements: Sequence[Statement]) -> Iterator[Figure]:
    """Figures with the smallest statement whose contents hold them, and its speakers. Both are taken in text order.

    One that only tells what was agreed or wanted ("the sides agreed on 9 points") yields to one that says so.
    """
    spans = sorted((start, end, index) for index, s in enumerate(statements) for start, end in s.contents)
    open_spans: list[tuple[int, int, int]] = []
    at = 0
    for figure in figures:
        while at < len(spans) and spans[at][0] <= figure.start:
            open_spans.append(spans[at])
            at += 1
        open_spans = [span for span in open_spans if span[1] > figure.start]
        holding = [span for span in open_spans if span[1] >= figure.end]
        if not holding:
            yield figure
            continue
        _, _, index = min(holding, key=lambda span: (wishes(text, statements[span[2]]), span[1] - span[0], span))
        yield replace(figure, statement=statements[index].id, speakers=statements[index].speakers or figure.speakers)


def wishes(text: str, statement: Statement) -> bool:
    """Whether the cue is of a wish or a plan, not of telling."""
    words = {word for start, end in statement.cue for word in text[start:end].lower().split()}
    return any(lexicon.verb_forms().get(word) in WISHING for word in words)


WISHING = frozenset("agree want decide plan hope".split())
