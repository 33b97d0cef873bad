"""What a number counts, and whose it is.

In: a ``Line`` and where a number's words end. Out: ``Counted``: the counted noun as written, where its phrase ends, and
the state it is of where an adjective, a people's name or a possessive tells.
"""

from dataclasses import dataclass

from reportedly.annotate.figures import lexicon
from reportedly.annotate.figures.labels import Line

LONGEST = 8
MORE = frozenset("more other others additional further new".split())


@dataclass(frozen=True, slots=True)
class Counted:
    """The counted noun (None where none follows), the lexeme after its phrase, and whose."""

    noun: str | None
    last: int
    holder: str | None = None


def counted_after(line: Line, at: int, single: bool) -> Counted:
    """The noun phrase that follows a number whose words end at ``at``. ``single``: the number is one."""
    start = at
    if line.low(start) == "of":
        start += 1
        while line.low(start) in lexicon.OPENERS:
            start += 1
    if start > at + 1 and line.low(start) in ("dead", "injured", "wounded", "missing"):
        return Counted(line.low(start), start + 1)
    head = head_of(line, start, single)
    if head is None:
        return Counted(None, at)
    holder = demonym_in(line, start, head + 1) or owner_in(line, start, head)
    noun = line.text_of(head, head + 1)
    return Counted(noun if line.capital(head) and not line.capitals else noun.lower(), head + 1, holder)


def head_of(line: Line, start: int, single: bool) -> int | None:
    """The place of the counted noun in the phrase that begins at ``start``; None where there is none."""
    head = None
    for place in range(start, start + LONGEST + 1):
        word = line.low(place)
        if line.kind(place) == "poss":
            head = None  # the noun so far was an owner
            continue
        if word in ("-", "&") and line.tight(place - 1, place + 2):
            continue
        if line.kind(place) != "word" or word in lexicon.STOP:
            break
        first_part = line.low(place + 1) == "-" and line.tight(place, place + 3)
        if first_part or (head is None and word in MORE and place == start):
            continue
        noun = is_single(line, place) if single else is_plural(line, place)
        if (head is None and noun and may_head(line, place, start)) or (head is not None and noun and carries_on(word)):
            head = place
        elif head is not None or ends_phrase(line, place):
            break
    return head


HARMED = frozenset("dead wounded injured missing".split())


def may_head(line: Line, place: int, start: int) -> bool:
    """Whether a noun may be the one counted, and is no verb: not "dead" in "9 dead"."""
    word = line.low(place)
    if word in HARMED:
        return place > start and plural_next(line, place)
    return word not in lexicon.event_forms() or word in lexicon.count_nouns()


def carries_on(word: str) -> bool:
    """Whether a noun after the noun is the true head: "police officers"."""
    return word in lexicon.count_nouns() and word not in lexicon.event_forms() and word not in HARMED


def ends_phrase(line: Line, place: int) -> bool:
    """Whether a verb stands here: what follows is no part of the phrase."""
    word = line.low(place)
    if line.low(place - 1) == "-" and line.tight(place - 1, place + 1):
        return False
    verb = word in lexicon.event_forms() and word.endswith(("ed", "ing", "en", "ad", "ot", "nt"))
    return verb and not plural_next(line, place)


def plural_next(line: Line, place: int) -> bool:
    """Whether the word after is a plural: "14 wounded soldiers"."""
    return line.kind(place + 1) == "word" and is_plural(line, place + 1) and line.low(place + 1) not in lexicon.STOP


def is_plural(line: Line, place: int) -> bool:
    """Whether a word looks like a plural noun."""
    word = line.low(place)
    if word in lexicon.IRREGULAR or word in lexicon.count_nouns():
        return True
    if line.capital(place) and line.text_of(place, place + 1) in lexicon.demonyms():
        return word.endswith("s")
    if line.capital(place) and not line.capitals:
        return False
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is"))
        and (word not in lexicon.NOT_PLURAL)
    )


def is_single(line: Line, place: int) -> bool:
    """Whether a word is the singular of a noun often counted, or the last word of a plain phrase."""
    word = line.low(place)
    if word in lexicon.single_nouns():
        return True
    after = line.low(place + 1)
    closed = line.kind(place + 1) != "word" or after in lexicon.STOP or after in lexicon.event_forms()
    return closed and not line.capital(place) and len(word) > 2 and line.kind(place + 1) != "poss"


def demonym_in(line: Line, first: int, last: int) -> str | None:
    """The state an adjective or people's name in the phrase belongs to, where just one does."""
    known, found = lexicon.demonyms(), []
    place = first
    while place < last:
        two = line.text_of(place, min(place + 2, last)) if place + 2 <= last else ""
        one = line.text_of(place, place + 1)
        if two in known:
            found.append(known[two])
            place += 2
            continue
        if one in known and line.low(place + 1) not in ("-",):
            found.append(known[one])
        place += 1
    return found[0] if len(set(found)) == 1 else None


def owner_in(line: Line, first: int, last: int) -> str | None:
    """The owner named in the phrase: "half of Norway's ferries"."""
    for place in range(first, last):
        if line.kind(place + 1) == "poss" and line.capital(place):
            return name_ending(line, place)
    return None


def owner_before(line: Line, at: int) -> str | None:
    """The owner just before a number: "Norway's 40 ferries"."""
    if line.kind(at - 1) == "poss" and line.capital(at - 2):
        return name_ending(line, at - 2)
    return None


def name_ending(line: Line, last: int) -> str:
    """The run of capitals that ends at ``last``, as the state it names where it is one."""
    first = last
    while first > 0 and last - first < 3 and line.capital(first - 1) and line.kind(first - 1) == "word":
        first -= 1
    if line.low(first) in ("the", "in", "on", "at", "but", "and") and first < last:
        first += 1
    for begin in range(first, last + 1):
        state = lexicon.states().get(line.text_of(begin, last + 1))
        if state:
            return state
    return line.text_of(first, last + 1)
