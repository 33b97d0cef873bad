"""What happened to the things counted: a verb bound to its number within the clause.

In: a ``Line`` and the places of the figures in it. Out: the event's name (a past participle: killed, sent, arrested),
and how a number changes. The verb after the counted noun ("12 people were killed", "9 dead") is tried against the verb
before it ("killing 12", "sent 300 lorries"); the nearer in grammar wins.
"""

from dataclasses import dataclass

from reportedly.annotate.figures import lexicon
from reportedly.annotate.figures.labels import Line

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
    before = event_before(line, span[0], edges[0], PRICED if kind == "money" else PASSED)
    if after and before:
        near = after.gap <= 1 and before.gap > 1
        return after if after.finite or near or before.form in LIGHT or after.role == "state" else before
    if not before and not after and kind == "count" and toll_before(line, span[0], edges[0]):
        return Found("killed", "object", REACH, False, "toll", span[0])
    return before or after


def event_after(line: Line, last: int, edge: int) -> Found | None:
    """The event word after the figure, past auxiliaries and a place."""
    forms, finite = lexicon.event_forms(), False
    at = last
    if line.lows(at, at + 2) == ("into", "custody"):
        return Found("arrested", "object", 0, True, "custody", at + 1)
    if line.low(at) in PREPOSITIONS or line.low(at) == "and":
        jump = next((at + n for n in range(1, 9) if line.low(at + n) in lexicon.AUX), None)
        barred = jump is None or any(
            line.kind(n) == "num"
            or line.low(n) in (",", ";", ".", "and", "that", "which", "who")
            or line.low(n) in forms
            for n in range(at + 1, jump)
        )
        if barred or jump is None:
            return None
        at = jump
    for place in range(at, min(edge, at + REACH)):
        word = line.low(place)
        if word in lexicon.AUX:
            finite = True
        told = word in SKIPPED and (line.low(place + 1) in forms or line.low(place + 1) in ("to", "as"))
        if word in forms and forms[word][1] != "change" and not told:
            event, role = forms[word]
            if role == "object" and word.endswith("ing"):
                return None  # "two hospitals were treating": those counted do it, it is not done to them
            return Found(event, role, place - last, finite, word, place)
        if word in SKIPPED:
            continue
        if finite and line.kind(place) == "word" and (word.endswith("ed") or word in lexicon.AUX):
            return Found(word, "object", place - last, True, word, place) if word.endswith("ed") else None
        return None
    return None


def event_before(line: Line, first: int, edge: int, passed: frozenset[str]) -> Found | None:
    """The event word before the figure, nearest first, in its clause; of prepositions only ``passed`` lie between."""
    forms = lexicon.event_forms()
    for place in range(first - 1, max(edge - 1, first - 1 - REACH, -1), -1):
        word = line.low(place)
        if line.kind(place) == "mark" and word in ',;:.()—–"“”':
            return None
        if word in TOLLS:
            return Found("killed", "object", first - place, False, word, place)
        if (word in ("and", "or") and place < first - 1) or (word in BARRIERS and word not in passed):
            return None
        if word in ("who", "which", "that", "where", "when", "while", "but", "because"):
            return None
        if word in forms and forms[word][1] in ("object", "subject", "state"):
            event, role = forms[word]
            if word in ("death", "dead") and line.low(place + 1) == "toll":
                event = "killed"
            return Found(event, role, first - place, False, word, place)
        beside = place == first - 1 and line.kind(place) == "word" and word not in lexicon.STOP
        if beside and len(word) > 4 and word.endswith(("ed", "ing")):
            return Found(participle(word), "object", 1, False, word, place)
    return None


def participle(word: str) -> str:
    """The past participle of a regular "-ing" form, as well as spelling alone can tell; other words as they are."""
    if not word.endswith("ing"):
        return word
    stem = word[:-3]
    return stem + ("d" if stem.endswith("e") else "ed")


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


@dataclass(frozen=True, slots=True)
class Change:
    """How a number moves, and the place of the figure it moved from in the list of figures (None where not told)."""

    direction: str
    before: int | None = None


def changes(line: Line, places: list[tuple[int, int]]) -> dict[int, Change]:
    """For the figures at ``places`` (first and last lexeme), which of them tell a change."""
    found: dict[int, Change] = {}
    for index, (first, last) in enumerate(places):
        floor = places[index - 1][1] if index else 0
        direction = moved(line, first, last, floor)
        near_next = index + 1 < len(places) and places[index + 1][0] - last <= 8
        follows = index and line.low(first - 1) == "to" and line.low(places[index - 1][0] - 1) == "from"
        if follows and first - places[index - 1][1] <= 5:
            turn = moved(line, places[index - 1][0], last, 0) or direction
            if turn:
                found[index] = Change(turn, index - 1)
                found.pop(index - 1, None)
            continue
        turned = line.low(places[index + 1][0] - 2) if near_next else ""
        if turned in ("up", "down") and line.low(places[index + 1][0] - 1) == "from":
            found[index] = Change(turned, index + 1)  # "… stood at 23, up from 19"
            continue
        if not direction and index - 1 in found and line.lows(places[index - 1][1], first) == ("to",):
            direction = found[index - 1].direction  # "rose 12 per cent to 40 from 36"
        if not direction:
            continue
        if near_next and line.low(places[index + 1][0] - 1) == "from":
            found[index] = Change(direction, index + 1)
        elif line.low(first - 1) != "from" or index == 0:
            found[index] = Change(direction)
    sources = {change.before for change in found.values()}
    return {index: change for index, change in found.items() if index not in sources}


def moved(line: Line, first: int, last: int, floor: int) -> str | None:
    """Up or down where a word of change stands close before the figure, or just after it."""
    forms = lexicon.change_forms()
    for place in range(first - 1, max(floor - 1, first - 5, -1), -1):
        word = line.low(place)
        if line.kind(place) == "mark" and word in ",;:.()":
            return None
        if word not in forms and place < first - 1 and line.kind(place) == "word" and word not in BETWEEN:
            return None
        if word in forms and not (word == "up" and line.low(place + 1) == "to" and place + 2 == first):
            return forms[word]
    after = line.low(last)
    if after in CHANGE_AFTER:
        return CHANGE_AFTER[after]
    return None


# What may stand between a word of change and the number it speaks of.
BETWEEN = frozenset(
    """by to a an another some nearly about around from over more than at least further record just almost as much high
    low up down sharply again only slightly steadily approximately roughly estimated total""".split()
)
CHANGE_AFTER = dict.fromkeys("increase rise jump hike gain surge growth higher".split(), "up") | dict.fromkeys(
    "drop decline fall decrease reduction lower cut".split(), "down"
)
