"""Parts and wholes: "five of the six sailors", "14 of them children", "its 90 boats".

In: a ``Line`` and its figures as read so far. Out: the same, parts counting what their whole counts, and each with
what it is part of or whose it is.
"""

from dataclasses import replace

from reportedly.annotate.figures import lexicon, nouns
from reportedly.annotate.figures.amount import Amount
from reportedly.annotate.figures.heads import head_noun
from reportedly.annotate.figures.line import Line

Placed = tuple[Amount, nouns.Counted, int]
PRONOUNS = frozenset("them whom which these us you it".split())
# "A crowd of 3,000" counts people.
OF_PEOPLE = frozenset("crowd population audience congregation membership town city village suburb".split())
PARTIAL = frozenset("count part percent zero ordinal".split())


def parted(line: Line, found: list[Placed]) -> list[Placed]:
    """Parts of a counted whole count the same ("five of the six sailors"); a crowd is of people."""
    out = list(found)
    for index in range(len(out) - 1, -1, -1):
        amount, counted, last = out[index]
        after = out[index + 1] if index + 1 < len(out) else None
        if amount.kind not in PARTIAL or (amount.unit and amount.kind != "percent"):
            continue
        of_next = after is not None and opens_whole(line, last, after[0].first)
        if of_next and after is not None:
            whole = after[1].noun or earlier(out, index)
            owner = after[1].holder or nouns.owner_before(line, after[0].first)
            out[index] = amount, nouns.Counted(counted.noun or whole, last, whole or owner), last
        elif line.low(amount.first - 1) == "of" and line.low(amount.first - 2) in OF_PEOPLE and not counted.noun:
            out[index] = amount, replace(counted, noun=lexicon.PEOPLE), last
        else:
            told = of_them(line, amount, counted, earlier(out, index))
            out[index] = amount, of_noun(line, amount, told, last), last
    return fronted(line, out)


def earlier(found: list[Placed], index: int) -> str | None:
    """What the nearest count before the one at ``index`` counts."""
    before = found[max(0, index - LOOKED_BACK) : index]
    return next((one[1].noun for one in reversed(before) if one[1].noun and not one[0].unit), None)


# So many figures back a whole is looked for.
LOOKED_BACK = 8


def of_noun(line: Line, amount: Amount, counted: nouns.Counted, last: int) -> nouns.Counted:
    """ "Half of the crop", "ten of his workmates": the noun is the whole, and the part is of it."""
    if line.low(last) == "of" and line.low(last + 1) in nouns.OWNERS and line.low(last + 2) == "own":
        return replace(counted, holder=line.low(last + 1))  # three dead of its own
    if counted.holder or not counted.noun:
        return counted
    if line.lows(last, last + 2) == ("among", "them"):
        return replace(counted, holder="them")
    at = amount.last
    parts = amount.kind in ("part", "percent") or (line.low(at + 1) in lexicon.OPENERS and not amount.unit)
    if line.low(at) != "of":
        return replace(counted, holder=owner_after(line, last)) if amount.kind == "count" else counted
    if line.low(at + 1) in nouns.OWNERS:
        return replace(counted, holder=line.low(at + 1))
    return replace(counted, holder=counted.noun) if parts else counted


def owner_after(line: Line, last: int) -> str | None:
    """The name after "of": "several members of the Larn Union"."""
    if line.low(last) != "of" or line.capitals:
        return None
    first = last + 2 if line.low(last + 1) == "the" else last + 1
    end = first
    while line.capital(end) and line.kind(end) == "word" and not line.is_dated(end) and end - first < 5:
        end += 1
    if end == first:
        return None
    return lexicon.states().get(line.text_of(first, end), line.text_of(first, end))


def opens_whole(line: Line, last: int, first: int) -> bool:
    """Whether "of" or "out of", perhaps with whose, is all that stands between two figures."""
    start = last + 1 if line.low(last) == "out" else last
    if line.low(start) != "of" or first - start > 6:
        return False
    inner = range(start + 1, first)
    plain = all(line.kind(at) in ("word", "poss") for at in inner)
    names = all(line.low(at) not in lexicon.STOP - lexicon.OPENERS for at in inner)
    return plain and names and (len(inner) <= 1 or any(line.kind(at) == "poss" for at in inner))


def of_them(line: Line, amount: Amount, counted: nouns.Counted, whole: str | None) -> nouns.Counted:
    """ "14 of them children", "of which 61": part of what was counted before."""
    at = amount.last
    led = line.low(amount.first - 1) in ("which", "whom") and line.low(amount.first - 2) == "of"
    if not led and not (line.low(at) == "of" and line.low(at + 1) in PRONOUNS):
        return counted
    word = line.low(amount.first - 1) if led else line.low(at + 1)
    if led:
        return replace(counted, noun=counted.noun or whole, holder=whole or word)
    own = nouns.counted_after(line, at + 2, False)
    told = own.noun if own.noun and own.last - at <= 4 else None
    several = whole if word in ("them", "whom", "which", "these") else None
    return nouns.Counted(told or several, at, several or word)


def fronted(line: Line, found: list[Placed]) -> list[Placed]:
    """ "Of the 30 passengers, 12 were rescued and eight drowned": what follows is part of what stands first."""
    for start in (at for at in range(len(line.items)) if line.low(at) == "of" and line.low(at - 1) in ("", ";")):
        found = fronted_at(line, found, start)
    return found


def fronted_at(line: Line, found: list[Placed], start: int) -> list[Placed]:
    """The same, for a clause whose "of" stands at the lexeme ``start``."""
    done = next((n for n, one in enumerate(found) if one[0].first > start), len(found))
    if done == len(found):
        return found
    counts = found[done][0].first <= start + 2 and line.low(found[done][0].first - 1) in ("of", "the")
    ended = next((at for at in range(start + 1, min(start + 8, len(line.items))) if line.low(at) == ","), start)
    named = harmed(line, start + 2) or head_noun(line, start + 1, ended)
    if line.low(start + 1) == "those" and ended == start + 3:
        named = line.text_of(start + 1, ended)  # of those killed, 23 …
    whole = (found[done][1].noun or harmed(line, found[done][2])) if counts else named
    if not whole:
        return found
    skipped = done + counts
    rest = [
        (amount, nouns.Counted(counted.noun or plain_noun(whole), counted.last, whole), last)
        if amount.kind == "count" and not amount.unit and counted.noun in (None, whole)
        else (amount, counted, last)
        for amount, counted, last in found[skipped:]
    ]
    return [*found[:skipped], *rest]


def plain_noun(whole: str) -> str:
    """What a whole counts: those killed are people."""
    return lexicon.PEOPLE if whole.startswith("those ") else whole


def harmed(line: Line, at: int) -> str | None:
    """ "Of the 212 injured"."""
    return line.low(at) if line.low(at) in nouns.HARMED else None
