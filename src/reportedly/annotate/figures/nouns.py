"""What a number counts, and whose it is.

In: a ``Line`` and where a number's words end. Out: ``Counted``: the counted noun as written, where its phrase ends, and
the state it is of where an adjective, a people's name or a possessive tells.
"""

from dataclasses import dataclass

from reportedly.annotate.figures import lexicon
from reportedly.annotate.figures.line import Line

LONGEST = 8
MORE = frozenset("more other others additional further new earlier later previous such".split())
# What stands after a number and is no noun it counts.
NO_HEAD = frozenset(
    """higher lower more less each apiece overall nationwide alone due worth annually yearly monthly daily old himself
    herself itself themselves full empty complete sure certain likely owned""".split()
)


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
    if line.low(start - 1) == "those" and start > at + 1 and line.low(start) not in lexicon.count_nouns():
        return Counted(lexicon.PEOPLE, start)  # a third of those asked
    head = head_of(line, start, single)
    if head is not None and expected(line, head + 1):
        return Counted(None, at)  # the 240,000 economists had expected
    if head is None:
        state = demonym_in(line, start, start + 1)  # 12 Danish and 11 Dutch ‹sailors›
        return Counted(line.text_of(start, start + 1), start + 1, state) if state else Counted(None, at)
    holder = demonym_in(line, start, head + 1) or owner_in(line, start, head)
    noun = line.text_of(head, head + 1)
    return Counted(noun if line.capital(head) and not line.capitals else noun.lower(), head + 1, holder)


def expected(line: Line, at: int) -> bool:
    """Whether those named before the lexeme foresaw the number and are not what it counts."""
    at += line.low(at) in ("had", "have")
    return line.low(at) in ("expected", "forecast", "predicted", "anticipated") and line.low(at + 1) != "to"


def head_of(line: Line, start: int, single: bool) -> int | None:
    """The place of the counted noun in the phrase that begins at ``start``; None where there is none."""
    head = None
    for place in range(start, start + LONGEST + 1):
        word = line.low(place)
        if line.kind(place) == "poss" or plural_owner(line, place):
            head = None  # the noun so far was an owner
            continue
        if joins(line, place) or (head is None and word in MORE and place == start):
            continue
        if line.kind(place) != "word" or word in lexicon.STOP or (line.is_dated(place) and not word.endswith("ly")):
            break
        if line.low(place + 1) == "-" and line.tight(place, place + 3):
            continue
        noun = is_single(line, place) if single else is_plural(line, place)
        if (head is None and noun and may_head(line, place, start, single)) or (
            head is not None and carries_on(line, place, single)
        ):
            head = place
        elif head is not None or ends_phrase(line, place):
            break
    return head


def joins(line: Line, place: int) -> bool:
    """A hyphen or "&" within a name, or the number of one: "two F-16 jets"."""
    if line.low(place) in ("-", "&"):
        return line.tight(place - 1, place + 2)
    if line.kind(place) != "num":
        return False
    model = line.text_of(place - 1, place)
    return (line.low(place - 1) == "-" and line.tight(place - 2, place + 1)) or (len(model) > 1 and model.isupper())


def plural_owner(line: Line, place: int) -> bool:
    """The apostrophe of "tenants' pay"."""
    owner = line.low(place) in ("'", "’") and line.tight(place - 1, place + 1) and line.low(place - 1).endswith("s")
    return owner and line.kind(place + 1) == "word"


MOVES = frozenset("rise fall increase decrease drop decline jump gain cut slump surge growth reduction hike".split())
# Endings of words that are adjectives where a noun follows.
ADJECTIVAL = ("al", "ic", "ive", "ous")
HARMED = frozenset("dead wounded injured missing".split())


def may_head(line: Line, place: int, start: int, single: bool) -> bool:
    """Whether a noun may be the one counted, and is no verb: not "dead" in "9 dead"."""
    word = line.low(place)
    if word in HARMED:
        return place > start and plural_next(line, place)
    if word not in lexicon.event_forms() or word in lexicon.count_nouns() or (word.endswith("s") and not single):
        return True
    return single and word not in lexicon.past_forms() and not word.endswith("ing")  # her fourth visit


def carries_on(line: Line, place: int, single: bool) -> bool:
    """Whether a noun after the noun is the true head: "police officers"."""
    word = line.low(place)
    if single and word.endswith("s"):
        return False  # a 40-bed ward houses …
    told = word in lexicon.past_forms() and line.low(place + 1) in FOLLOWING  # three deputies ‹accused› of …
    return word in lexicon.count_nouns() and word not in lexicon.event_forms() and word not in HARMED and not told


FOLLOWING = frozenset("of by in with for to from at on over after".split())


def ends_phrase(line: Line, place: int) -> bool:
    """Whether a verb stands here: what follows is no part of the phrase."""
    word = line.low(place)
    if line.low(place - 1) == "-" and line.tight(place - 1, place + 1):
        return False
    verb = word in lexicon.event_forms() and word.endswith(("ed", "ing", "en", "ad", "ot", "nt"))
    return verb and not plural_next(line, place) and not plural_next(line, place + 1)


def plural_next(line: Line, place: int) -> bool:
    """Whether the word after is a plural: "14 wounded soldiers"."""
    return line.kind(place + 1) == "word" and is_plural(line, place + 1) and line.low(place + 1) not in lexicon.STOP


def is_plural(line: Line, place: int) -> bool:
    """Whether a word looks like a plural noun."""
    word = line.low(place)
    if word in lexicon.IRREGULAR or word in lexicon.count_nouns():
        return True
    if word.endswith("men") and len(word) > 5 and word not in ("specimen", "regimen", "abdomen", "acumen"):
        return True
    if line.capital(place) and line.text_of(place, place + 1) in lexicon.demonyms():
        return word.endswith("s")
    if line.capital(place) and not line.capitals and (line.capital(place + 1) or line.kind(place - 1) == "poss"):
        return False  # "Democrats" may be counted, the "States" of a name are not
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is"))
        and (word not in lexicon.NOT_PLURAL)
    )


def is_single(line: Line, place: int) -> bool:
    """Whether a word is the singular of a noun often counted, or the last word of a plain phrase."""
    word, after = line.low(place), line.low(place + 1)
    if line.capital(place) and not line.capitals and line.kind(place - 1) != "num":
        return False
    if (
        word in MOVES
        and after in ("in", "on", "from", "over")
        and line.low(place - 1) in ("percent", "cent", "pct", "%")
    ):
        return False  # a 3 per cent rise in ‹rents›
    if word.endswith(ADJECTIVAL) and line.kind(place + 1) == "word" and not line.capital(place + 1):
        noun = after not in lexicon.STOP and not after.endswith("ly") and after not in lexicon.verb_forms()
        if noun and not line.is_dated(place + 1):
            return False  # a 36-strong ‹national› squad
    if word in NO_HEAD or (word.endswith("ly") and word not in ("family", "assembly", "rally", "ally", "monopoly")):
        return False
    if word in lexicon.past_forms() and word not in lexicon.single_nouns() and place + 1 < len(line.items):
        return False
    plain = line.kind(place + 1) == "word" and after not in lexicon.STOP and not line.is_dated(place + 1)
    verb = after in lexicon.past_forms() or after.endswith("ly") or harms(after)
    verb = verb or (after.endswith("ing") and word in lexicon.single_nouns())
    if word in lexicon.single_nouns():
        return not (plain and not verb and (after in lexicon.single_nouns() or (after,) in lexicon.units()))
    return (not plain or verb) and not line.capital(place) and len(word) > 2 and line.kind(place + 1) != "poss"


def harms(word: str) -> bool:
    """Whether the word is of something that befalls people."""
    return lexicon.event_forms().get(word, ("", ""))[0] in lexicon.people_events()


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
        if plural_owner(line, place + 1):
            return line.low(place)
        if line.kind(place + 1) == "poss" and not line.is_dated(place):
            return name_ending(line, place) if line.capital(place) else line.low(place)
    return None


def owner_before(line: Line, at: int) -> str | None:
    """The owner just before a number, as written where it is no name: "Norway's 40 ferries", "its 40 ferries"."""
    if line.low(at - 1) in OWNERS:
        return line.low(at - 1)
    if line.kind(at - 1) != "poss" or line.kind(at - 2) != "word" or line.is_dated(at - 2):
        return None
    return name_ending(line, at - 2) if line.capital(at - 2) else line.low(at - 2)


OWNERS = frozenset("its their his her our my your".split())


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
