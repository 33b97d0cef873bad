"""What happened to the things counted: a verb bound to its number within the clause.

In: a ``Line``, its verbs and the places of the figures in it. Out: the event's name: that of its row in
``figure_events`` (killed, arrested, send), else the verb in its dictionary form. The verb after the counted noun ("12
people were killed", "9 dead") is tried against the verb before it ("killing 12", "sent 300 lorries"); the nearer in
grammar wins. Where no known event stands by the number, the verb that governs it tells.
"""

from dataclasses import dataclass

from reportedly.annotate.figures import lexicon
from reportedly.annotate.figures.clause import DETERMINERS, Verb, governing
from reportedly.annotate.figures.line import Line

REACH = 7
SKIPPED = frozenset(
    """who that which have has had been be being were was are is also reported reportedly feared confirmed believed
    presumed more others still already now later to seriously critically badly severely slightly listed as officially
    had in fact not yet either all both remain remained are left thought known then people have said go gone went
    people's and-a seriously being lightly mostly either initially subsequently since again them of us up""".split()
) - {"and-a", "in", "fact", "up"}
LIGHT = frozenset("left leaving saw with had reported recorded reporting has have found need needed".split())
PREPOSITIONS = frozenset("in from at on near aboard across around inside among throughout under".split())
BARRIERS = frozenset("in at on from with near for into after before during under over than as to by of between".split())
# What may stand between a verb and the number of people or things it is done to, and between a verb and a price.
PASSED = frozenset("by of to than over under".split())
PRICED = BARRIERS
TOLLS = frozenset("toll tolls".split())


@dataclass(frozen=True, slots=True)
class Found:
    """An event and how surely it belongs: ``gap`` lexemes away, ``finite`` with an auxiliary."""

    event: str
    role: str
    gap: int
    finite: bool = False
    form: str = ""
    place: int = 0


def event_of(line: Line, span: tuple[int, int], edges: tuple[int, int], kind: str) -> Found | None:
    """What happened to the figure at ``span``. ``edges``: where its neighbours end and begin; ``kind`` its sort."""
    after = event_after(line, span[1], edges[1])
    before = event_before(line, span[0], edges[0], kind)
    if after and before and before.gap == 1 < after.gap and before.form not in LIGHT and after.role != "state":
        return before
    if after and before:
        near = after.gap <= 1 and before.gap > 1
        return after if after.finite or near or before.form in LIGHT or after.role == "state" else before
    if not before and not after and kind == "count" and toll_before(line, span[0], edges[0]):
        return Found("killed", "object", REACH, False, "toll", span[0])
    return before or after


def event_after(line: Line, last: int, edge: int) -> Found | None:
    """The event word after the figure, past auxiliaries and a place."""
    if line.lows(last, last + 2) == ("into", "custody"):
        return Found("arrested", "object", 0, True, "custody", last + 1)
    known = lexicon.event_forms().get(line.low(last + 2)) if line.lows(last, last + 2) == ("among", "the") else None
    if known:
        return Found(known[0], "state", 2, True, line.low(last + 2), last + 2)
    at = past_place(line, last)
    finite = False
    for place in range(at, min(edge, at + REACH)) if at is not None else ():
        word = line.low(place)
        if word == "to" and line.low(place + 1) not in ("have", "be"):
            return None
        finite = finite or word in lexicon.AUX
        if is_event(line, place):
            return event_at(line, place, place - last, finite)
        if word not in SKIPPED:
            told = finite and line.kind(place) == "word" and (word.endswith("ed") or word in lexicon.past_forms())
            return Found(verb_of(word), "object", place - last, True, word, place) if told else None
    return None


def past_place(line: Line, at: int) -> int | None:
    """Past a place ("12 people ‹in Larn› were …"), where a verb may stand; None where the clause ends before one."""
    if line.low(at) not in PREPOSITIONS:
        return None if line.low(at) == "and" else at
    jump = next((at + n for n in range(1, 9) if line.low(at + n) in lexicon.AUX), None)
    barred = jump is None or any(
        line.kind(n) == "num" or line.low(n) in CLOSING or line.low(n) in lexicon.event_forms()
        for n in range(at + 1, jump)
    )
    return None if barred else jump


CLOSING = frozenset(", ; . and that which who".split())


def is_event(line: Line, place: int) -> bool:
    """Whether an event word stands here that is no helper of the one after it ("reported killed")."""
    forms, word, after = lexicon.event_forms(), line.low(place), line.low(place + 1)
    told = word in SKIPPED and (after in forms or after in ("to", "as"))
    return word in forms and forms[word][1] != "change" and not told


def event_at(line: Line, place: int, gap: int, finite: bool) -> Found | None:
    """The event word after a figure, as what happened to those counted."""
    word = line.low(place)
    event, role = lexicon.event_forms()[word]
    if role == "object" and word.endswith("ing"):
        return None  # "two hospitals were treating": those counted do it, it is not done to them
    if role == "object" and not finite and event in lexicon.people_events() and takes_object(line, place + 1):
        return None  # "two gunmen killed 12"
    return Found(named(line, place, event), role, gap, finite, word, place)


def named(line: Line, place: int, event: str) -> str:
    """The event's name; "shot down" and "shot" are two things."""
    return "downed" if line.lows(place, place + 2) == ("shot", "down") else event


def event_before(line: Line, first: int, edge: int, kind: str) -> Found | None:
    """The event word before the figure, nearest first, in its clause; few prepositions lie between."""
    forms, moved = lexicon.event_forms(), False
    passed = PRICED if kind == "money" else PASSED
    for place in range(first - 1, max(edge - 1, first - 1 - REACH, -1), -1):
        word, gap = line.low(place), first - place
        if word in TOLLS:
            return Found("killed", "object", gap, False, word, place)
        if ends_clause(line, place, gap) or (word in BARRIERS and word not in passed):
            return None
        event, role = forms.get(word, ("", ""))
        if not event and gap > 1 and word in lexicon.past_forms() and word not in PASSIVE:
            return None  # "survivors ‹spoke› of 50"
        if kind == "money" and event in lexicon.people_events():
            return None
        if role in ("object", "subject", "state"):
            if moved and event not in lexicon.people_events():
                return None  # "spending rose 6 per cent": what moved is not what was done
            toll = word in ("death", "dead") and line.low(place + 1) == "toll"
            return Found("killed" if toll else named(line, place, event), role, gap, False, word, place)
        moved = moved or role == "change"
        beside = gap == 1 and line.kind(place) == "word" and word not in lexicon.STOP
        if beside and len(word) > 4 and word.endswith(("ed", "ing")) and not moved:
            return Found(verb_of(word), "object", 1, False, word, place)
    return None


# Participles that stand before a number with its event word before them: "killed an estimated 40".
PASSIVE = frozenset("estimated reported combined".split())


def ends_clause(line: Line, place: int, gap: int) -> bool:
    """Whether nothing before the lexeme can be what happened to a figure ``gap`` after it."""
    word = line.low(place)
    if line.kind(place) == "mark" and word in ',;:.()—–"“”':
        return True
    return word in CLAUSES or (word in ("and", "or") and gap > 1)


CLAUSES = frozenset("who which that where when while but because".split())


def verb_of(word: str) -> str:
    """The dictionary form of a participle, the word itself where no table has it."""
    return lexicon.verb_forms().get(word, word)


def toll_before(line: Line, first: int, edge: int) -> bool:
    """Whether the number is that of a death toll named before it."""
    return any(line.low(place) in TOLLS for place in range(max(edge, first - 12, 0), first))


def sender_of(line: Line, found: Found) -> str | None:
    """The state that sent or lost what is counted, where it is the subject of the verb before the number."""
    at = found.place - 1
    for _ in range(3):
        if line.low(at) in ("have", "has", "had", "already", "also", "would", "will", "is", "was", "reportedly"):
            at -= 1
    if not line.capital(at):
        return None
    known = lexicon.states()
    for size in (3, 2, 1):
        if at - size + 1 >= 0 and line.text_of(at - size + 1, at + 1) in known:
            return known[line.text_of(at - size + 1, at + 1)]
    return None


def told_by(line: Line, verbs: tuple[Verb, ...], span: tuple[int, int]) -> Found | None:
    """The verb of its clause, where no event word stands by the figure."""
    verb = governing(line, verbs, *span)
    if verb is None:
        return beside(line, span[0])
    state = lexicon.event_forms().get(line.low(verb.place + 1), ("", ""))
    if state[1] == "state" and state[0] in lexicon.people_events() and verb.place >= span[1]:
        return Found(state[0], "state", 1, True, line.low(verb.place + 1), verb.place + 1)  # were confirmed dead
    known = lexicon.event_forms().get(verb.word)
    acts = verb.place >= span[1] and verb.first == verb.place and takes_object(line, verb.place + 1)
    if known and known[0] in lexicon.people_events() and known[1] == "object" and acts:
        return None  # "two gunmen killed 12": those counted did it, it was not done to them
    name = named(line, verb.place, known[0] if known and known[1] != "change" else verb.base)
    at = verb.place + 1 + (line.low(verb.place + 1) in ("yet", "still", "expected", "due"))
    if verb.base in ("be", "have") and line.low(at) == "to":
        name = lexicon.verb_forms().get(line.low(at + 1), name)  # are to go home
    if verb.base == "put" and line.low(span[0] - 1) == "at":
        name = LOSSES.get(line.low(span[0] - 2), name)  # put losses at 80
    return Found(name, "verb", abs(verb.place - span[0]), True, verb.word, verb.place)


# Nouns of those who came to harm, to what happened to them.
LOSSES = {"losses": "lost", "toll": "killed", "dead": "dead", "deaths": "died", "fatalities": "killed"}
LOSSES |= {"injured": "injured", "wounded": "wounded", "missing": "missing"}


def beside(line: Line, first: int) -> Found | None:
    """The move told without a verb: "Greens up 4 points"."""
    moves = {"up": "rise", "down": "fall"}
    at = first - 2 if line.low(first - 1) == "by" else first - 1
    return Found(moves[line.low(at)], "change", first - at, False, line.low(at), at) if line.low(at) in moves else None


def of_those(line: Line, first: int, last: int) -> bool:
    """Whether the figure is of those counted before, so that the same happened to them: "14 of them children"."""
    if line.low(first - 1) in ("including", "among"):
        return True
    return (
        line.low(last) == "of"
        and line.low(last + 1) in ("them", "whom", "these")
        and line.low(last + 2) not in lexicon.AUX
    )


def in_noun(noun: str | None, place: int) -> Found | None:
    """What the counted noun itself tells: deaths, arrests."""
    known = lexicon.event_forms().get(noun or "") or lexicon.event_forms().get((noun or "").removesuffix("s"))
    told = known if known and known[0] in lexicon.people_events() else None
    return Found(told[0], "state", 0, False, noun or "", place) if told else None


def takes_object(line: Line, at: int) -> bool:
    """Whether somebody or something done to begins here, and no time."""
    named = line.kind(at) == "num" or line.low(at) in DETERMINERS or line.capital(at)
    return named and not line.is_dated(at) and line.lows(at + 1, at + 2) not in lexicon.units()
