"""Who says a figure: the statement that holds it, else who its sentence names as telling it.

In: figures, statements, and the ``Line`` of a figure with its verbs. Out: figures with their statement and speakers,
or the words for a teller ("the state government", in "…, the state government estimated").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.annotate.figures import lexicon
from reportedly.annotate.figures.clause import BE, DETERMINERS, LIGHT_WALLS, PREPOSITIONS, WALLS, Verb, is_wall, past
from reportedly.annotate.figures.line import Line
from reportedly.annotate.figures.nouns import OWNERS
from reportedly.records import Figure, Statement

TELLING = frozenset(
    """say tell add claim announce estimate suggest write report reckon state confirm forecast note warn admit show
    complain insist argue stress conclude calculate disclose reveal counter""".split()
)
# Verbs that tell a number only before it: "put the losses at 40", "spoke of three", "wants 9 per cent".
COUNTING = frozenset(
    """put speak report estimate count record claim give list log register observe want demand offer propose expect
    fear predict""".split()
)
PRONOUNS = frozenset("he she they it i we who nobody none one".split())
# Words no teller is named by.
NOBODY = frozenset("a an the some also just not that which who it".split())
# Verbs of the second sort are looked for this near.
NEAR = 12
# A teller is named in so many words at most.
LONGEST = 9


def teller_of(line: Line, verbs: Sequence[Verb], first: int) -> str | None:
    """The words for who tells the figure that begins at the lexeme ``first``, where the sentence itself says so."""
    told = _teller_of(line, verbs, first)
    last = told.split()[-1].lower() if told else ""
    return None if last.endswith("ly") or last in NOBODY else told  # "a newly ‹reported› 3 km tunnel"


def _teller_of(line: Line, verbs: Sequence[Verb], first: int) -> str | None:
    own = next((verb for verb in verbs if verb.place == first and verb.base in COUNTING), None)
    if own and own.first == own.place:
        return told_before(line, verbs, own, first)  # police ‹estimated› 4,000
    after = named_after(line, verbs, first)
    if after:
        return after
    for verb in reversed(verbs):
        if verb.place >= first or verb.base not in TELLING | COUNTING or passive(line, verb):
            continue
        if goes_on(line, verb, first):
            return told_after(line, verbs, verb) if verb.base in TELLING else None
        if verb.base in TELLING or first - verb.place <= NEAR:
            return left_out(line, verb, first) or told_before(line, verbs, verb, first)
    return None


def named_after(line: Line, verbs: Sequence[Verb], first: int) -> str | None:
    """The first who is named as telling it after the figure."""
    telling = (verb for verb in verbs if verb.base in TELLING and verb.place > first and not passive(line, verb))
    for verb in telling:
        told = told_after(line, verbs, verb)
        if told and any(line.low(at) in (",", "”", '"') for at in range(first, verb.first)):  # not within the name
            return told
    return None


def passive(line: Line, verb: Verb) -> bool:
    """Whether the verb names nobody who tells: "12 were reported hurt", "people had been told to stay"."""
    return any(line.low(at) in BE for at in range(verb.first, verb.place))


def left_out(line: Line, verb: Verb, first: int) -> str | None:
    """Who puts a number where the verb is not said again: "police put it at 40 and ‹organisers› at 200"."""
    if verb.base != "put" or line.low(first - 1) != "at":
        return None
    start = first - 1
    while first - start < LONGEST and in_name(line, start - 1):
        start -= 1
    if start <= verb.place or line.low(start - 1) not in ("and", "but") or line.low(start) in OWNERS:
        return None
    return phrase(line, start, first - 1)


def goes_on(line: Line, verb: Verb, first: int) -> bool:
    """Whether the one who told goes on after naming: "…, the mayor said; eight were hurt"."""
    return any(line.low(at) in (";", "but") for at in range(verb.place, first))


def told_after(line: Line, verbs: Sequence[Verb], verb: Verb) -> str | None:
    """ "…, the state government and two agencies estimated", or "…, said Sister Grace"."""
    if line.low(verb.first - 1) in (",", "”", '"'):
        last = verb.place + 1
        while last < len(line.items) and last - verb.place < LONGEST and in_name(line, last):
            last += 1
        return phrase(line, verb.place + 1, last)
    start = verb.first
    while start > 0 and verb.first - start < LONGEST and line.kind(start - 1) in ("word", "poss", "num"):
        if line.low(start - 1) in WALLS or line.low(start - 1) in STARTING or line.is_dated(start - 1):
            return None
        start -= 1
    acts = any(start <= one.place < verb.first for one in verbs)
    opened = start > 0 and line.low(start - 1) in (",", "”", '"') and line.low(start) not in LIGHT_WALLS
    return phrase(line, start, verb.first) if opened and not acts and closes(line, verb) else None


# What no name of a teller begins or goes on with.
STARTING = PREPOSITIONS - frozenset("of for to from in at with".split())


def closes(line: Line, verb: Verb) -> bool:
    """Whether nothing told follows the verb: "…, the mayor said on Friday", not "…, the mayor said 12 had died"."""
    at = verb.place + 1
    over = line.kind(at) in ("mark", "") or line.is_dated(at) or line.low(at) in ("early", "late", "later")
    return over or (line.low(at) in PREPOSITIONS) or (verb.base == "tell" and line.kind(at) == "word")


def told_before(line: Line, verbs: Sequence[Verb], verb: Verb, first: int) -> str | None:
    """ "The ministry put losses at 40", "said Tomas Ferro, who put them at 70"."""
    start = verb.first
    if line.low(start - 1) == "," and not verb.word.endswith("ing"):  # "Norlink, fined in May, put losses at 40"
        start = next((at for at in range(start - 2, -1, -1) if line.low(at) == ","), start)
    last = start
    while start > 0 and last - start < LONGEST and line.kind(start - 1) in ("word", "poss"):
        if is_wall(line, start - 1) or line.low(start - 1) in lexicon.past_forms():
            break
        start -= 1
    if start == last and line.low(start - 1) == "and":
        earlier = next((one for one in reversed(verbs) if one.place < verb.place), None)
        return told_before(line, (), earlier, first) if earlier and verbs else None
    if start == last and line.low(start - 1) == "who":
        closed = any(line.low(at) == "," for at in range(verb.place, first))
        return None if closed else antecedent(line, start - 1)
    opens = start == 0 or is_wall(line, start - 1)
    return phrase(line, start, last) if opens else None


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


def attributed(
    text: str, figures: Sequence[Figure], statements: Sequence[Statement], *, heading: int = 0
) -> Iterator[Figure]:
    """Figures with the smallest statement whose contents hold them, and its speakers. Both are taken in text order.

    One that only tells what was agreed or wanted ("the sides agreed on 9 points") yields to one that says so. In a
    headline, which ends at ``heading``, what stands after "as" is the paper's own ("Mayor pledges help as toll nears
    20").
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
        if figure.end <= heading:
            holding = [span for span in holding if not MEANWHILE.search(text, span[0], figure.start)]
        if not holding:
            yield figure
            continue
        _, _, index = min(holding, key=lambda span: (wishes(text, statements[span[2]]), span[1] - span[0], span))
        speakers = tuple(name for name in statements[index].speakers if not name[:1].isdigit())
        yield replace(figure, statement=statements[index].id, speakers=speakers or figure.speakers)


# "As" in a headline, but not in "as many as 20".
MEANWHILE = re.compile(r"\sas\s(?!(?:many|much|few|little|high|low|far|long|well)\b)", re.IGNORECASE)


def wishes(text: str, statement: Statement) -> bool:
    """Whether the cue is of a wish or a plan, not of telling."""
    words = {word for start, end in statement.cue for word in text[start:end].lower().split()}
    return any(lexicon.verb_forms().get(word) in WISHING for word in words)


WISHING = frozenset("agree want decide plan hope".split())
