"""Bare numbers that are somebody's age: "Ines Dahl, 47,", "aged 15 and 16", "voters over 65", "dies at 79".

In: a ``Line`` and the place of a number without a unit. Out: whether it is an age.
"""

from reportedly.annotate.figures import lexicon
from reportedly.annotate.figures.line import Line

OLDEST = 115
# So far before "is" may the name stand whose age it gives: "Ella Frey at the ministry, is 29".
REACH = 12
AGED = frozenset(("aged", "age", "ages"))
CLOSERS = frozenset((",", ".", ")", ";", "", "―", "—", "–"))
PERSONS = frozenset("girl boy man woman mother father son daughter brother sister wife husband teenager those".split())
DEATH = frozenset("dies died die".split())


# "She turned 40 on Monday".
TURNS = frozenset("turn turns turned turning".split())


def is_age(line: Line, at: int, value: float) -> bool:
    """Whether the number is somebody's age."""
    if value != int(value) or not 1 <= value <= OLDEST:
        return False
    before = line.low(at - 1)
    if before in AGED and line.low(at - 2) != "the":
        return True
    if before in TURNS and (closes(line, at) or line.low(at + 1) in lexicon.STOP):
        return True
    if before == "of" and line.low(at - 2) == "age":
        return True
    if before in ("and", "or") and line.value(at - 2) is not None:
        return is_age_list(line, at - 2)
    return bracketed(line, at) or bounded_age(line, at) or at_death(line, at) or stated(line, at, value)


def is_age_list(line: Line, at: int) -> bool:
    """Whether the number before "and" follows "aged": "aged 15 and 16"."""
    while line.low(at - 1) == "," and line.value(at - 2) is not None:
        at -= 2
    return line.low(at - 1) in AGED


def closes(line: Line, at: int) -> bool:
    """Whether nothing counted follows the number."""
    return line.low(at + 1) in CLOSERS


def bracketed(line: Line, at: int) -> bool:
    """Between commas or brackets after a name or a person: "Ines Dahl, 47,", "girl, 6,"."""
    if at < 2 or line.low(at - 1) not in (",", "("):
        return False
    if line.low(at - 2) == "." and line.low(at - 3) in ("jr", "sr"):
        return closes(line, at)  # Bert Cole Jr., 49,
    if line.kind(at - 2) != "word" or line.is_dated(at - 2):
        return False
    named = line.capital(at - 2) and not line.capitals
    # In a headline two names stand before it, and a comma behind: "Larn Bagman Bert Cole, 75, Dies".
    headed = line.capital(at - 2) and line.capital(at - 3) and line.kind(at - 3) == "word" and line.low(at + 1) == ","
    return (named or headed or line.low(at - 2) in PERSONS) and closes(line, at)


def bounded_age(line: Line, at: int) -> bool:
    """After people and a bound: "voters under 30", "those over 65"."""
    if line.low(at - 1) not in ("under", "over", "above", "below", "than"):
        return False
    if line.low(at - 1) == "than" and line.low(at - 2) in ("older", "younger"):
        return ended(line, at)
    person = line.low(at - 2) in PERSONS | lexicon.count_nouns() - lexicon.things() | {"anyone", "everyone", "anybody"}
    return person and ended(line, at)


def ended(line: Line, at: int) -> bool:
    """Whether no noun follows the number."""
    after = line.low(at + 1)
    return line.kind(at + 1) != "word" or after in lexicon.STOP or after in lexicon.past_forms()


def at_death(line: Line, at: int) -> bool:
    """ "Dies at 79"."""
    told = line.low(at - 2) == "dead" or any(line.low(place) in DEATH for place in range(max(0, at - 5), at))
    return line.low(at - 1) == "at" and closes(line, at) and told


def stated(line: Line, at: int, value: float) -> bool:
    """ "Bert Cole, is 88 and …": a full name before "is", and nothing counted after."""
    if line.low(at - 1) not in ("is", "was", "turned", "turns") or value < 10:
        return False
    if line.low(at - 2) in ("he", "she") and closes(line, at):
        return True
    first = at - 3
    while line.low(at - 2) == "," and first > 0 and at - first < REACH and line.low(first) != ",":
        first -= 1
    named = any(line.capital(n) and line.capital(n + 1) for n in range(max(0, first - 1), at - 2))
    return (
        named
        and not line.capitals
        and (closes(line, at) or line.low(at + 1) in ("and", "when", "in", "on", "this", "next"))
    )
