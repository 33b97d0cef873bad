"""What a number without a noun after it is a number of: "a ‹fine› of £500", "‹Turnout› fell to 58 per cent".

In: a ``Line``, its verbs and an amount. Out: the noun as written, or None. The noun after a number is found in
``nouns``, one lent by another figure in ``sharing``.
"""

from reportedly.annotate.figures import lexicon, nouns
from reportedly.annotate.figures.amount import Amount
from reportedly.annotate.figures.clause import BE, DETERMINERS, PREPOSITIONS, Verb, governing
from reportedly.annotate.figures.heads import COUNTERS, clause_start, head_noun, object_noun, subject_noun
from reportedly.annotate.figures.line import Line

# Figures that need no noun: an age, a length of time, a measure says what it is by its unit.
BY_THEMSELVES = frozenset("age time measure ordinal zero".split())
# Verbs whose subject the number is of, where they move no number themselves.
LEVELS = frozenset(
    """be stand reach total cost hit remain average come amount range run close settle trade number exceed top pass
    equal represent vary end stay hover finish sit account""".split()
)
# The same, where the number is a share or points.
SHIFTS = frozenset("add lose gain swing shed".split())


def about(line: Line, verbs: tuple[Verb, ...], amount: Amount) -> nouns.Counted:
    """The noun a number is of, told before it, or after it as what it buys; and whose it is."""
    if amount.kind in BY_THEMSELVES or line.low(amount.last) == "others":
        return nouns.Counted(None, amount.last)
    told = spent_in(line, amount) if amount.kind == "money" else moved_in(line, amount) or before_of(line, amount)
    if told:
        return nouns.Counted(told, amount.last)
    noun, owner = beside(line, verbs, amount.first) if amount.kind != "count" else None, None
    if not noun:
        noun, owner = by_verb(line, verbs, amount)
    noun = noun or per_piece(line, amount)
    if noun == "number":
        return nouns.Counted(None, amount.last, owner)  # put the number at three
    return nouns.Counted(lexicon.PEOPLE if noun in TOLLS else noun, amount.last, owner)


def spent_in(line: Line, amount: Amount) -> str | None:
    """What money is in: "€1.4m in ‹bribes›", "$3m in unpaid ‹taxes›"."""
    at = amount.last
    if line.low(at) != "in":
        return None
    head = None
    while line.kind(at + 1) == "word" and line.low(at + 1) not in lexicon.STOP and not line.is_dated(at + 1):
        at += 1
        if line.capital(at) or at - amount.last > 4 or line.low(at).endswith("ly") or line.low(at + 1) == "-":
            return None
        if head is not None and lexicon.event_forms().get(line.low(at)) and not line.low(at).endswith("s"):
            break
        head = at
    return line.low(head) if head is not None and line.low(head) not in NO_PURPOSE else None


NO_PURPOSE = frozenset("total all return turn full part addition line exchange early late front court".split())


def moved_in(line: Line, amount: Amount) -> str | None:
    """What moved by a share: "a 3 per cent rise in ‹rents›"."""
    at = amount.last
    if amount.kind != "percent" or line.low(at) not in nouns.MOVES or line.low(at + 1) not in ("in", "of"):
        return None
    return head_noun(line, at + 2, min(at + 10, len(line.items)))


def before_of(line: Line, amount: Amount) -> str | None:
    """What a number told before its noun counts: "bringing to six the number of ‹people› killed"."""
    at = amount.last
    told = line.lows(at, at + 3) in (("the", "number", "of"), ("the", "total", "of"))
    return head_noun(line, at + 3, min(at + 10, len(line.items))) if told and amount.kind == "count" else None


def beside(line: Line, verbs: tuple[Verb, ...], first: int) -> str | None:
    """The noun the number is tied to: "growth of 3 per cent", "a bonus worth €1m", "sales down 18 per cent"."""
    at = first - 1
    while line.low(at) in DETERMINERS:
        at -= 1
    if line.low(at) == "by" and line.low(at - 1) in ("up", "down"):
        at -= 1
    word, noun = line.low(at), line.low(at - 1)
    plain = line.kind(at - 1) == "word" and noun not in lexicon.STOP and not noun.endswith("ly")
    plain = plain and not line.is_dated(at - 1)
    tied = word in TIES or (word in ("from", "between") and noun in PRICES)
    if not tied or not plain or noun in COUNTERS or any(verb.place == at - 1 for verb in verbs):
        return None
    start = clause_start(line, verbs, at)
    if word in ("up", "down") and not any(start <= verb.place < at for verb in verbs):
        return head_noun(line, start, at)
    return line.text_of(at - 1, at) if line.capital(at - 1) and at > 1 else noun


TOLLS = frozenset(("toll", "tolls"))
TIES = frozenset("of worth up down totalling totaling".split())
# Nouns of an amount that may be told as a range: "prices from €15".
PRICES = frozenset("prices price fees fares rents wages salaries fines costs tickets bids loans".split())


def by_verb(line: Line, verbs: tuple[Verb, ...], amount: Amount) -> tuple[str | None, str | None]:
    """The object of the verb that moves or sets the number, and whose; else the subject of one that says what it is."""
    verb = governing(line, verbs, amount.first, amount.last)
    if verb is None or verb.place >= amount.first:
        return None, None
    last = amount.first - (line.low(amount.first - 1) in ('"', "“"))
    tied = line.low(last - 1) in PREPOSITIONS
    noun = object_noun(line, verb, last) if tied and line.low(verb.place + 1) not in PREPOSITIONS else None
    if noun:
        return noun, nouns.owner_in(line, verb.place + 1, last)
    levels = LEVELS | SHIFTS if amount.kind in ("percent", "points", "part") else LEVELS
    moves = verb.word in lexicon.change_forms() or verb.base in levels or line.low(verb.place + 1) in ("up", "down")
    moves = moves or (verb.base == "go" and line.low(verb.place + 1) == "from")
    passive = verb.first < verb.place and line.low(verb.first) in BE | {"have", "has", "had"} and tied
    return (subject_noun(line, verbs, verb) if moves or passive else None), None


def per_piece(line: Line, amount: Amount) -> str | None:
    """ "$82 a barrel"."""
    at = amount.last
    piece = amount.kind == "money" and line.low(at) in ("a", "an", "per") and line.kind(at + 1) == "word"
    known = lexicon.units().get((line.low(at + 1),))
    return line.low(at + 1) if piece and not (known and known[1] == "time") else None
