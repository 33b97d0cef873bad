"""The numbers of a sentence that are no quantities.

In: a ``Line`` and the place of a number. Out: ``is_label``, true for names with numbers, list marks, addresses, routes,
phone numbers and versions.
"""

import re

from reportedly.annotate.figures import lexicon
from reportedly.annotate.figures.line import Line

COMPANY = frozenset(("group", "gang", "big", "council", "class", "school", "committee"))
STREETS = frozenset(
    "street st avenue ave road rd boulevard blvd lane drive highway way row quay square place terrace crescent".split()
)


HOUSES = 100
ALARMS = frozenset(("911", "999", "112", "000"))
CALLED = frozenset("call calls caller callers dispatcher dispatchers operator operators tape tapes recording".split())
GUNS = frozenset("magnum rifle revolver pistol handgun gun shotgun bullet bullets cartridge cartridges".split())


def is_label(line: Line, at: int) -> bool:
    """Whether the number at ``at`` is part of a name, a list mark, a version or the like."""
    item, before = line.items[at], line.low(at - 1)
    if any(
        reader(line, at)
        for reader in (glued, listed, primed, dialled, dated_with, vehicle, spare_power, acronym, bore, block, alarm)
    ):
        return True
    if line.low(at + 1) in ("-", "–") and street(line, at + 2):
        return True
    if follows_label(line, at):
        return True
    if before in NUMERO or (before == "." and line.low(at - 2) in ("no", "nos")):
        return not (before == "no" and line.text[item.start].isalpha())
    if before in lexicon.labels() and not (line.opens(at - 1) and line.low(at + 1) in lexicon.count_nouns()):
        large = (item.value or 0) >= 1000 and "," in line.text_of(at, at + 1)
        plain = line.text_of(at - 1, at).islower() and (large or plural_soon(line, at + 1))
        return not plain and (line.tight(at, at + 2) or not unit_like(line, at + 1))
    if item.low == "one" and (before in ONE_BEFORE or line.low(at + 1) in ONE_AFTER):
        return before in ONE_BEFORE or line.low(at + 1) == "of" or not harmed(line, at)
    if line.capital(at) and item.low.isalpha() and not line.opens(at) and not line.capitals:
        return before in COMPANY or (before == "of" and line.capital(at - 2)) or line.capital(at - 1)
    if before == "of" and line.text_of(at - 2, at - 1) in ("Group", "Gang") and at >= 2:
        return not line.opens(at - 2)
    return modelled(line, at) or named(line, at) or street(line, at)


def bore(line: Line, at: int) -> bool:
    """The bore of a gun that names its sort: "a .357 Magnum", "a .22 rifle"."""
    pointed = line.text_of(at, at + 1).startswith(".") or (line.low(at - 1) == "." and line.tight(at - 1, at + 1))
    return pointed and line.low(at + 1) in GUNS


def block(line: Line, at: int) -> bool:
    """The houses of a street: "the 12200 block of 223rd Street"."""
    return line.low(at + 1) == "block" and line.low(at - 1) == "the" and (line.value(at) or 0) >= HOUSES


def alarm(line: Line, at: int) -> bool:
    """The number one calls for help: "a 911 dispatcher", "several 999 calls"."""
    return line.text_of(at, at + 1) in ALARMS and line.low(at + 1) in CALLED


def dialled(line: Line, at: int) -> bool:
    """A telephone number, or digits that open with nought: 0555 010 432, "call 101"."""
    digits = line.low(at)
    if len(digits) > 1 and digits[0] == "0" and digits.isdigit():
        return True
    if digits.isdigit() and len(digits) >= LONGEST_COUNT:
        return True
    if before_tied(line, at, 3, 4):
        return True
    if (
        line.low(at - 1) in ("call", "dial", "telephone", "text", "ring", "phone")
        and len(digits) >= 3
        and not plural_soon(line, at + 1)
    ):
        return digits.isdigit()
    for before in range(at - 1, at - MOST_GROUPS, -1):
        if line.kind(before) != "num" or not line.low(before).isdigit():
            return False
        if line.low(before)[0] == "0":
            return True
    return False


# No telephone number has more groups of digits.
MOST_GROUPS = 6


def before_tied(line: Line, at: int, short: int, long: int) -> bool:
    """Whether so many digits tied to so many more stand here: 800-4410."""
    after = line.low(at + 2)
    tied = line.low(at + 1) == "-" and line.tight(at, at + 3) and after.isdigit() and line.low(at).isdigit()
    return tied and (len(line.low(at)), len(after)) == (short, long) and not line.sign(at)


# A whole number of so many digits without a comma is an identifier.
LONGEST_COUNT = 10


def dated_with(line: Line, at: int) -> bool:
    """One of two days or years: "between 27 and 30 August", "A.D. 1000 and 1260", "in '09"."""
    digits, before, after = line.low(at), line.low(at - 1), line.low(at + 1)
    if not digits.isdigit() or line.sign(at):
        return False
    if before in PRIMES and len(digits) == 2 and line.tight(at - 1, at + 1) and not line.tight(at - 2, at):
        return True
    value = int(digits)
    if after in JOINS and line.kind(at + 2) == "num" and at + 2 < len(line.items) and line.blocked(at + 2):
        return value <= 31
    dated = at >= 2 and (line.blocked(at - 2) or line.low(at - 3) in ("a.d.", "ad", "b.c.", "bc"))
    year = before in JOINS and dated and 1000 <= value <= 2100
    return year and not unit_like(line, at + 1) and not plural_soon(line, at + 1)


JOINS = frozenset(("and", "or", "to", "-", "–"))


def vehicle(line: Line, at: int) -> bool:
    """A bus or a train by its number or its time: "the 42 bus", "the 7.15 to Larn"."""
    if line.low(at - 1) not in ("the", "a", "no"):
        return False
    if line.low(at + 1) in ("bus", "train", "tram", "flight", "ferry", "freeway", "motorway"):
        return True
    return bool(CLOCK.fullmatch(line.low(at))) and line.low(at + 1) in ("to", "from") and line.capital(at + 2)


CLOCK = re.compile(r"\d{1,2}\.[0-5]\d")


def spare_power(line: Line, at: int) -> bool:
    """What is left of a power or a product: "10^6", "4 × 4"."""
    if line.low(at - 1) in POWERS:
        return True
    return line.low(at + 1) in POWERS and line.value(at + 2) != 10.0


def acronym(line: Line, at: int) -> bool:
    """A number tied to capitals from afar: "COVID -19"."""
    model = line.text_of(at - 1, at)
    if line.kind(at - 2) == "num" and len(model) > 1 and model.isupper() and (line.low(at - 1),) not in lexicon.units():
        return True  # 12 AK 47 guns
    if line.low(at - 1) != "-" or not line.tight(at - 1, at + 1) or line.kind(at - 2) != "word":
        return False
    word = line.text_of(at - 2, at - 1)
    return len(word) > 1 and word.isupper() and line.low(at - 2) not in lexicon.signs()


def follows_label(line: Line, at: int) -> bool:
    """A number beside one that is a label: "sections 3 and 4", "iPhone 11 and 12"; "11" again where it was one."""
    if line.low(at - 1) in ("and", "or", "to", ",") and line.kind(at - 2) == "num" and not plural_soon(line, at + 1):
        return at >= 3 and line.low(at - 3) in lexicon.labels() and not line.blocked(at - 2)
    if (
        not line.capital(at + 1)
        or line.capitals
        or not line.low(at).isdigit()
        or (line.kind(at - 1) == "word" and line.capital(at - 1))
    ):
        return False
    again = (place for place in range(max(1, at - 40), at) if line.low(place) == line.low(at))
    return any(line.low(place - 1) in lexicon.labels() for place in again)


POWERS = frozenset("×^")
NUMERO = frozenset(("#", "no", "nos", "№"))
ONE_BEFORE = frozenset("one the this that no any every each another which".split())
ONE_AFTER = frozenset("of another 's ’s , . can could should would may".split())


def primed(line: Line, at: int) -> bool:
    """Part of a height or an angle: 6'3"."""
    before, after = line.low(at - 1), line.low(at + 1)
    if after in PRIMES and line.value(at + 2) is not None and line.tight(at, at + 3):
        return True
    return before in PRIMES and line.tight(at - 1, at + 1) and line.value(at - 2) is not None


def modelled(line: Line, at: int) -> bool:
    """A jet by its number ("737 Max"), or a number tied to a word that is neither unit nor counted ("four-door")."""
    jet = line.capital(at + 1) or line.low(at + 1) in ("jet", "jets", "plane", "planes")
    owned = line.low(at - 1) in ("a", "the", "his", "her", "its", "their")
    if JETS.fullmatch(line.low(at)) and (jet or (owned and not plural_soon(line, at + 1))):
        return True
    if line.low(at + 1) == "-" and line.kind(at + 2) == "word" and line.tight(at, at + 3):
        tied = line.low(at + 2) in ("square", "cubic", "nautical")
        return not tied and not unit_like(line, at + 2) and line.low(at + 2) not in lexicon.single_nouns() | HYPHENED
    return False


def harmed(line: Line, at: int) -> bool:
    """Whether the word before is a thing done to people ("killed one.")."""
    return lexicon.event_forms().get(line.low(at - 1), ("", ""))[0] in lexicon.people_events()


def glued(line: Line, at: int) -> bool:
    """F-16, COVID-19, 555-0123-4567, 1.2.3, 140x60: part of a longer sign."""
    item = line.items[at]
    if at and line.low(at - 1) in ("-", "/", "_", "–") and line.tight(at - 2, at + 1) and at >= 2:
        prior = line.items[at - 2]
        if prior.kind == "word" and prior.low not in (
            "mid",
            "post",
            "pre",
            "under",
            "over",
            "sub",
            "plus",
            "minus",
            "magnitude",
        ):
            return True
        if prior.kind == "num":
            return True  # a score, a telephone number: ranges and votes were read before
    if line.kind(at + 1) == "word" and line.tight(at, at + 2) and item.low[0].isdigit():
        return line.low(at + 1) not in GLUED and (line.low(at + 1),) not in lexicon.units()
    return line.low(at - 1) in ("_", "@", "=", "/", "&") and line.tight(at - 1, at + 1)


GLUED = frozenset("m b k bn mn mm tn am pm p c ps".split())
# What a number is tied to by a hyphen and still counts.
HYPHENED = frozenset("magnitude plus odd old million billion strong dozen hundred thousand to".split())
PRIMES = frozenset("'’′")
JETS = re.compile("7[0-8]7")


def listed(line: Line, at: int) -> bool:
    """A list mark at the beginning: "1.", "2)", "(3)"."""
    if at == 0 and line.low(1) in (".", ")", ":") and line.items[at].low.isdigit():
        return True
    bracketed = line.low(at - 1) == "(" and line.low(at + 1) == ")" and at <= 1
    return bracketed or (line.low(at - 1) in ("[",) and line.low(at + 1) == "]")


def named(line: Line, at: int) -> bool:
    """A number after a name, with nothing counted after it: "Boeing 737", "Apollo 11"."""
    item = line.items[at]
    if not line.capital(at - 1) or line.capitals or line.is_dated(at - 1) or not item.low[0].isdigit():
        return False
    if line.sign(at) or line.kind(at - 1) != "word" or line.opens(at - 1):
        return False
    if "," in line.text_of(at, at + 1) and line.tight(at - 1, at + 1):
        return False  # a currency by letters nobody knows: "K21,700"
    after = line.low(at + 1)
    return (
        not unit_like(line, at + 1)
        and after not in lexicon.count_nouns()
        and not plural_soon(line, at + 1)
        and (lexicon.event_forms().get(after, ("", ""))[0] not in lexicon.people_events())
    )


def plural_soon(line: Line, at: int) -> bool:
    """Whether a plural in lower case follows within three words."""
    for step in range(3):
        word = line.low(at + step)
        if line.kind(at + step) != "word" or word in lexicon.STOP:
            return False
        if word in lexicon.count_nouns() or (word.endswith("s") and len(word) > 3 and not line.capital(at + step)):
            return True
    return False


def unit_like(line: Line, at: int) -> bool:
    """Whether a unit stands here."""
    return line.lows(at, at + 1) in lexicon.units() or line.lows(at, at + 2) in lexicon.units()


def street(line: Line, at: int) -> bool:
    """12 Mill Street: a house number."""
    if not line.capital(at + 1) or line.capitals:
        return False
    return any(line.low(at + step) in STREETS and line.capital(at + step) for step in (2, 3))
