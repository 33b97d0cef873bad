"""The verbs of a sentence, and which of them governs a number.

In: a ``Line``. Out: ``Verb`` values in order; the verb a figure is subject or object of; and the nouns a verb has
beside it. A word that may be a noun as well ("cuts", "rise") is a verb where what stands round it says so, and only if
its clause has no surer verb. What happened to those counted is told in ``events``.
"""

from bisect import bisect_left
from dataclasses import dataclass

from reportedly.annotate.figures import lexicon
from reportedly.annotate.figures.line import Line

BE = frozenset("be is are was were been being am".split())
MODALS = frozenset("will would can could may might shall should must cannot".split())
HELPERS = BE | MODALS | frozenset("have has had having do does did".split())
DETERMINERS = frozenset(
    "a an the this these those its their his her our my your some any no every each all both another".split()
)
SUBJECTS = frozenset("i you we they he she it who which that there".split())
PREPOSITIONS = frozenset(
    """in at on for by with to from of after over under against into through during within across between among near
    around off out until since per about above below before behind beyond despite than as without aboard inside
    outside throughout along amid like""".split()
)
# Where a clause ends: what governs a number stands on this side of it.
WALLS = frozenset("who which that whose where when while because although though if but whereas".split())
LIGHT_WALLS = frozenset("and or as after before since until than".split())
STOPS = frozenset(";:—–()…")
# Verbs that take a whole clause: what follows is that clause's, not theirs.
SAYING = frozenset(
    """say tell add claim announce confirm estimate believe think warn report suggest show know reckon note admit expect
    deny insist argue hope fear declare mean understand calculate predict leave see find""".split()
)
TELLING = frozenset("say find show suggest believe think fear hope warn".split())
# A number is looked for this many lexemes from its verb.
REACH = 24
# Words in -ing and -ed that are no verbs.
NO_VERB = frozenset(
    """during including according regarding concerning following pending morning evening nothing something anything
    everything king spring ring ceiling building buildings thing hundred sacred naked wicked indeed need seed speed
    feed breed aged red bed deed united""".split()
)


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb at a lexeme: its form and dictionary form, where its group begins ("had been ‹rescued›")."""

    place: int
    first: int
    word: str
    base: str


def verbs_of(line: Line) -> tuple[Verb, ...]:
    """The verbs of a sentence, each group of helpers and verb as one."""
    known = {at for at in range(len(line.items)) if surely(line, at)}
    for at in range(len(line.items)):
        if at not in known and maybe(line, at, known) and lonely(line, at, known):
            known.add(at)
    found: list[Verb] = []
    for at in sorted(known):
        word = line.low(at)
        verb = Verb(at, at, word, lexicon.verb_forms().get(word, word))
        if found and found[-1].word in HELPERS and only_adverbs(line, found[-1].place + 1, at):
            verb = Verb(at, found[-1].first, word, verb.base)
            found.pop()
        found.append(verb)
    return tuple(verb for verb in found if verb.word not in MODALS)


def near(verbs: tuple[Verb, ...], first: int, last: int) -> tuple[Verb, ...]:
    """The verbs so near to a figure at the lexemes ``first`` to ``last`` that they may have to do with it.

    The last two always may: "…, the mayor said" at the end of a sentence is of all of it.
    """
    begin = bisect_left(verbs, first - 2 * REACH, key=lambda verb: verb.place)
    end = bisect_left(verbs, last + 2 * REACH, key=lambda verb: verb.place)
    return verbs[begin:end] + verbs[max(end, len(verbs) - 2) :]


def surely(line: Line, at: int) -> bool:
    """Whether the lexeme is a verb whatever else its clause holds."""
    word = line.low(at)
    if line.kind(at) != "word" or hyphened(line, at) or word in NO_VERB or named(line, at):
        return False
    if word in HELPERS:
        return True
    before = before_adverbs(line, at)
    if word in NO_NOUN:
        return before not in DETERMINERS
    if word.startswith("un") and past(word) and before not in HELPERS:
        return False
    if past(word) and line.low(at - 1) in DETERMINERS and line.kind(at + 1) == "num":
        return False  # an ‹estimated› 40
    if past(word):
        return not describes(line, at, before)
    base = lexicon.verb_forms().get(word)
    if word.endswith("ing") and base != word and len(word) > 4:
        return going(line, at, before)
    if base is None:
        return False
    return before in HELPERS or before in ("to", "not", "n't") or before in SUBJECTS - {"that"}


def past(word: str) -> bool:
    """Whether a word has the form of a past tense or a participle."""
    if word in lexicon.past_forms():
        return True
    return word.endswith("ed") and len(word) > 4 and word not in NO_VERB


def named(line: Line, at: int) -> bool:
    """Whether the capital of a word makes it (part of) a name."""
    return line.capital(at) and not line.capitals and not (line.opens(at) and line.low(at) in HELPERS)


def hyphened(line: Line, at: int) -> bool:
    """Whether a word is tied to another."""
    return (line.low(at + 1) == "-" and line.tight(at, at + 2)) or (
        line.low(at - 1) == "-" and line.tight(at - 1, at + 1)
    )


def before_adverbs(line: Line, at: int) -> str:
    """The word before the lexeme, adverbs passed over."""
    at -= 1
    while line.low(at) in ADVERBS or (line.low(at).endswith("ly") and line.kind(at) == "word"):
        at -= 1
    return line.low(at)


ADVERBS = frozenset(
    "also still already now then only just even ever never always again soon both all each earlier later since".split()
)


def describes(line: Line, at: int, before: str) -> bool:
    """Whether a participle stands before a noun as an adjective: "the damaged bridge", "14 wounded soldiers"."""
    after = line.low(at + 1)
    noun = line.kind(at + 1) == "word" and after not in lexicon.STOP and not after.endswith("ly")
    if not noun or after in lexicon.past_forms():
        return False
    if before in lexicon.past_forms() and before not in HELPERS and before == line.low(at - 1):
        return plural(after)  # "saw ‹armed› men"
    return before in DETERMINERS or before in PREPOSITIONS - {"to"} or line.kind(at - 1) in ("num", "poss", "ord")


def going(line: Line, at: int, before: str) -> bool:
    """Whether a word in -ing is a verb: "killing 12", "was rising", not "the fighting"."""
    if before in BE:
        return True
    if before in DETERMINERS or line.kind(at - 1) in ("num", "poss"):
        return False
    after = line.low(at + 1)
    opens = line.kind(at + 1) == "num" or after in DETERMINERS or after in ("at", "more", "up", "about", "nearly", "to")
    return opens or line.low(at - 1) == "," or (before in PREPOSITIONS and line.kind(at + 1) == "word")


def maybe(line: Line, at: int, known: set[int]) -> bool:
    """Whether a word that may be a noun can be the verb of its clause: "oil ‹jumps› 4 pct". ``known``: surer verbs."""
    word, before = line.low(at), before_adverbs(line, at)
    if line.kind(at) != "word" or word not in lexicon.verb_forms() or hyphened(line, at) or named(line, at):
        return False
    if word in NOUNS or (line.low(at + 1) == "of" and lexicon.verb_forms()[word] not in WITH_OF):
        return False
    if line.low(at - 1) in SHARES and not word.endswith("s"):
        return True  # 31 per cent ‹oppose› it
    if before in DETERMINERS | PREPOSITIONS - {"aboard"} or line.kind(at - 1) in ("poss", "ord", ""):
        return False
    if line.kind(at - 1) == "num":
        ended = line.low(at + 1) in lexicon.STOP or line.kind(at + 1) != "word" or line.capital(at + 1)
        return ended and word.endswith("s") == (line.low(at - 2) == "of")
    if before in (",", "and", "but"):
        return opens_object(line, at + 1) and (not known or follows(at, known))
    led = word.endswith("s") and line.low(at - 2) in LEADING
    if line.kind(at - 1) == "mark" or (led and follows(at, known)):
        return False  # held in dawn ‹raids›
    if word.endswith("s") or word in lexicon.unchanging():
        return not plural(before) or line.capital(at - 1) or word in lexicon.unchanging()
    return plural(before)


def follows(at: int, known: set[int]) -> bool:
    """Whether a sure verb stands before the lexeme, and not far."""
    return any(at - step in known for step in range(1, REACH))


def plural(word: str) -> bool:
    """Whether a word looks like a plural."""
    return word in PLURALS or (word.endswith("s") and not word.endswith(("ss", "us", "is")))


def opens_object(line: Line, at: int) -> bool:
    """Whether what a verb takes begins here."""
    return line.kind(at) in ("num", "") or line.low(at) in lexicon.STOP or line.low(at) in "$€£"


SHARES = frozenset("percent cent % pct".split())
LEADING = PREPOSITIONS - frozenset("as than after before since until that like".split())
PLURALS = frozenset("people police men women children gunmen staff crew troops".split())
# Forms that are no nouns.
NO_NOUN = frozenset(
    """wants seeks expects says loses sells brings gives sends becomes includes contains requires receives believes
    thinks earns owns employs destroys kills injures arrives describes accuses allows means put""".split()
)
# Verbs that take "of"; another word before it is a noun: "costs of 3m".
WITH_OF = frozenset("consist die speak think hear dispose approve accuse warn complain know dream boast rid".split())
# Forms that are nouns far more often than verbs.
NOUNS = frozenset("numbers number rounds round rates rate prices price points point pages lines line years".split())


def lonely(line: Line, at: int, known: set[int]) -> bool:
    """Whether the stretch between two walls that the lexeme stands in has no sure finite verb."""
    for step in (-1, 1):
        place = at + step
        while abs(place - at) < REACH and 0 <= place < len(line.items) and not is_wall(line, place):
            if place in known and not unfinished(line, place, at):
                return False
            place += step
    return True


def unfinished(line: Line, place: int, at: int) -> bool:
    """Whether a verb is not the finite one of its clause: "looking", "to look", "a camp ‹built› for 12 holds …"."""
    if line.low(place).endswith("ing") or line.low(place - 1) == "to":
        return True
    if place > at and line.low(place - 1) in SUBJECTS:
        return True  # what they ‹hold› is a clause of its own
    if place < at and lexicon.verb_forms().get(line.low(place)) in TELLING and not line.low(at).endswith("s"):
        return True  # a poll ‹found› 57 per cent of voters back it
    reduced = (
        line.low(place + 1) in PREPOSITIONS and line.kind(place - 1) == "word" and line.low(place - 1) not in HELPERS
    )
    return place < at and reduced and line.low(at).endswith("s")


def is_wall(line: Line, at: int) -> bool:
    """Whether a clause may end here."""
    word = line.low(at)
    return word in WALLS or word in LIGHT_WALLS or (line.kind(at) == "mark" and word not in "-$€£'’%")


def only_adverbs(line: Line, first: int, last: int) -> bool:
    """Whether nothing but adverbs stands between a helper and its verb."""
    return last - first < 4 and all(
        line.low(at) in ADVERBS | {"not", "n't", "t", "'", "’", "been", "be", "being", "so", "far"}
        or line.low(at).endswith("ly")
        for at in range(first, last)
    )


def governing(line: Line, verbs: tuple[Verb, ...], first: int, last: int) -> Verb | None:
    """The verb that the figure at the lexemes ``first`` to ``last`` is subject or object of."""
    at = first - 1
    while line.low(at) in DETERMINERS or line.low(at) in ADVERBS or line.low(at) in ("of", "last", "first", "other"):
        at -= 1
    left, right = verb_left(line, verbs, first), verb_right(line, verbs, last)
    led = line.low(at) in LIGHT_WALLS | {"with"}
    if right and led and (right.first - last <= 4 or line.low(last) == ","):
        return right  # "as 12,000 drivers walked out", "with 88 papers rejected"
    if line.low(at) in OPENING and not right:
        return listed(line, verbs, last)
    held = left is not None and left.place == at and left.base not in SAYING
    if held or (line.low(at) in PREPOSITIONS | {"worth", "up", "down"} and left):
        return left
    if left and right and any(line.lows(n, n + 2) == (",", "and") for n in range(left.place + 1, at)):
        return right  # "…, and in Hodo 11 of the 36 ‹died›"
    if left and not is_wall(line, at) and at >= 0 and left.base not in SAYING:
        return left if not right or right.first > last else right
    return right or left


# What begins a clause whose subject follows at once.
OPENING = frozenset("as while when because although though whereas".split())


def listed(line: Line, verbs: tuple[Verb, ...], last: int) -> Verb | None:
    """The verb after a list: "as 12,000 drivers, guards and cleaners ‹walked› out"."""
    after = next((verb for verb in verbs if verb.first >= last), None)
    if after is None or after.first - last > REACH or after.word.endswith("ing"):
        return None
    closed = any(line.low(at) in WALLS or line.low(at) in STOPS for at in range(last, after.first))
    return None if closed else after


def verb_left(line: Line, verbs: tuple[Verb, ...], first: int) -> Verb | None:
    """The nearest verb before the lexeme in its clause."""
    held = (verb for verb in reversed(verbs) if verb.place < first and line.low(verb.place - 1) != "those")
    before = next(held, None)
    if before is None or first - before.place > REACH:
        return None
    walled = any(line.low(at) in WALLS or line.low(at) in STOPS for at in range(before.place + 1, first))
    return None if walled else before


def verb_right(line: Line, verbs: tuple[Verb, ...], last: int) -> Verb | None:
    """The verb the noun phrase that ends at the lexeme is subject of: past adverbs, a place, a bracket of commas."""
    start = last + 1 if line.low(last - 1) == "those" else last  # a third of those asked said …
    if line.low(last) == "of" and line.low(last + 1) in ("them", "whom", "these"):
        start = last = last + 2  # 39 of them, nine children among them, drowned
    after = finite_after(line, verbs, start)
    if after is None or after.first - last > REACH:
        return None
    if line.low(last) == ",":
        return after_bracket(line, verbs, last)
    between = range(last, after.first)
    if any(line.low(at) in (",", "but", "to") or line.low(at) in STOPS for at in between):
        return None
    plain = sum(1 for at in between if line.kind(at) == "word" and line.low(at) not in lexicon.STOP)
    if after.word.endswith("ing") and after.first == after.place and plain:
        return None
    inside = line.low(last) in PREPOSITIONS or line.low(last) in ("who", "which", "that")
    return after if plain <= 2 or inside else None


def finite_after(line: Line, verbs: tuple[Verb, ...], start: int) -> Verb | None:
    """The first verb from the lexeme on that is no participle of its own: "1,400 men backed by 22 were ‹fighting›"."""
    near = [verb for verb in verbs if verb.first >= start][:2]
    if len(near) < 2:
        return near[0] if near else None
    one, two = near
    reduced = one.first == one.place and past(one.word) and line.low(one.place + 1) == "by" and two.word not in HELPERS
    grouped = two.first < two.place and not any(is_wall(line, at) for at in range(one.place, two.first))
    return two if reduced and grouped else one


def after_bracket(line: Line, verbs: tuple[Verb, ...], last: int) -> Verb | None:
    """The verb right after a later comma: "12 sailors, three of them officers, ‹were freed›"."""
    closing = {at + 1 for at in range(last + 1, min(last + REACH, len(line.items))) if line.low(at) == ","}
    fit = (verb for verb in verbs if verb.first in closing and not verb.word.endswith("ing"))
    return next((verb for verb in fit if verb.base not in SAYING or verb.first < verb.place), None)
