"""Names as they are compared: which two forms may be of one name.

In: names as reports write them. Out: a ``Form`` with the key that equal names share, and why one form fits another, if
it does. That two forms fit does not say that one is meant: who else bears the name, and what tells two bearers apart,
is weighed in ``one_name``.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from reportedly.knowledge import register, table, values

LONGEST = 200  # characters of a name looked at
# Letters that are no other letter with a mark.
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"})
GENERATIONS = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
NOT_NOW = frozenset({"then", "elect", "ex", "former"})  # before or after a title
PARTICLES = frozenset("al bin ibn bint ben de del della di da dos du la le van von der den el ter ten".split())
# Words that say what sort of place a name is of, and may be left out.
SORTS_OF_PLACE = frozenset("island islands peninsula province region oblast".split())
# One sound, several spellings in Latin letters: "Gaddafi" and "Gadhafi", "Zelensky" and "Zelenskiy". In this order.
SPELLINGS = (
    *(("kh", "h"), ("gh", "g"), ("dh", "d"), ("ph", "f"), ("th", "t"), ("zh", "z"), ("sh", "s"), ("ck", "k")),
    *(("ae", "a"), ("oe", "o"), ("ue", "u"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ie", "i"), ("y", "i")),
    *(("q", "k"), ("w", "v"), ("x", "ks"), ("ff", "v")),
)
# A family name as long as this, in letters, may be misspelled by one of them.
LONG_ENOUGH = 7


@dataclass(frozen=True, slots=True)
class Form:
    """A name taken apart. ``key`` is equal for equal names, ``words`` are folded, ``generation`` is jr, sr, ii, …"""

    key: str
    words: tuple[str, ...]
    generation: str | None = None

    @property
    def fullness(self) -> tuple[int, int]:
        """How much of the name it gives: words, then letters."""
        return len(self.words), sum(map(len, self.words))


@lru_cache(50_000)
def form_of(name: str, kind: str) -> Form:
    """The form of a name of an entity of that type; states and outlets go by the name that the tables give them."""
    words = _without_titles(fold(name)) if kind == "person" else fold(name)
    generation = GENERATIONS.get(words[-1]) if kind == "person" and len(words) > 2 else None
    words = words[:-1] if generation else words
    known = None if kind == "person" else official(name)
    return Form(known or "".join(words), words, generation)


def fold(name: str) -> tuple[str, ...]:
    """The words of a name in plain small letters: "U.S." is us, "Jong-un" two words, "Larn's" larn."""
    low = name[:LONGEST].casefold().replace("’", "'").translate(LETTERS)
    plain = "".join(each for each in unicodedata.normalize("NFKD", low) if not unicodedata.combining(each))
    runs = (re.sub(r"'s?$", "", run.strip("'")) for run in re.split(r"[\s\-‐–/]+", plain))
    words = [word for word in (re.sub(r"\W+", "", run) for run in runs) if word]
    return tuple(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def official(name: str) -> str | None:
    """What a state or an outlet is called in the tables, with what it is before it; None for any other name."""
    state = _states().get(" ".join(fold(name)))
    if state:
        return f"state:{state}"
    known = register.outlet(name)
    return f"outlet:{known.name}" if known else None


def _without_titles(words: tuple[str, ...]) -> tuple[str, ...]:
    """A person's name without what was left before it: "then-President Tesk", "Senators Ida Berg"."""
    last = max((place for place, word in enumerate(words[:-1]) if word in NOT_NOW), default=-1)
    words = words[last + 1 :]
    least = 1 if last >= 0 else 2  # "Dean Smith" may be called so
    while len(words) > least and not _titles().isdisjoint({words[0], words[0].removesuffix("s")}):
        words = words[1:]
    return words


def is_shared(name: str) -> bool:
    """True where several outlets bear the name ("The Star")."""
    return len(register.known_by(name)) > 1


def is_everywhere(words: tuple[str, ...]) -> bool:
    """True for the name of a body that every land has one of: "Foreign Ministry", "Supreme Court"."""
    return bool(words) and all(word in _plain_body_words() or word in {"of", "and", "for"} for word in words)


def is_title(words: tuple[str, ...]) -> bool:
    """True for what stands before a name and is none: "President", "Prime Minister"."""
    return bool(words) and all(word in _titles() for word in words)


def initials(name: str) -> str:
    """The letters that stand for the name of a body of several words: USGS for "U.S. Geological Survey"; "" where
    there are fewer than three."""
    runs = [re.sub(r"\W+", "", run) for run in re.split(r"[\s-]+", name)]
    letters = "".join(run if run.isupper() else run[0] for run in runs if run[:1].isupper())
    return letters.casefold() if len(runs) > 1 and len(letters) > 2 else ""


def fits(one: Form, other: Form) -> str | None:
    """Why two forms of persons' names may be of one name, None where not. Equal keys are no matter of fitting."""
    short, full = sorted((one, other), key=lambda form: (form.fullness, form.key))
    if one.generation and other.generation and one.generation != other.generation:
        return None
    if len(short.words) == 1 or short.words[0] in PARTICLES:
        return "short form of the name" if _is_short_for(short.words, full.words) else None
    by_middle = len(full.words[0]) == 1 and full.words[1:] == short.words  # "J. Ida Berg"
    if by_middle or (short.words[-1] == full.words[-1] and _given_fits(short.words[:-1], full.words[:-1])):
        return "forms of one name"
    return "spellings of one name" if _spelled_alike(short.words, full.words) else None


def place_key(form: Form) -> str:
    """The key of a place's name without the word that says what sort of place it is."""
    words = form.words[:-1] if len(form.words) > 1 and form.words[-1] in SORTS_OF_PLACE else form.words
    return "".join(words)


def blocks_of(form: Form) -> set[str]:
    """Under which words forms that may fit each other are found: two that fit share one."""
    last = form.words[-1] if form.words else ""
    found = {last, sounds(last)}
    if form.words and form.words[0] in _opening_families():
        found.add(form.words[0])
    if len(form.words) > 1:  # a letter of the family name may be wrong: by what is before it
        found.add(f"{' '.join(form.words[:-1])} ")
    return found


@lru_cache(50_000)
def sounds(word: str) -> str:
    """A word spelled one way where Latin letters allow several."""
    for written, plain in SPELLINGS:
        word = word.replace(written, plain)
    return re.sub(r"(.)\1+", r"\1", word)


def _is_short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """A family name, with or without what stands before it ("van der Berg"); of names that open with the family's,
    the first word. A given name alone is short for nobody: too many bear it."""
    if len(full) < 2 or len(short) >= len(full):
        return False
    if len(short) == 1 and short[0] in _opening_families():
        return short[0] in (full[0], full[-1])
    bare = tuple(word for word in short if word not in PARTICLES)
    if len(bare) != 1 or bare[0] in _given():
        return False
    return full[-len(short) :] == short or (len(short) == 1 and full[-1] == short[0])


def _given_fits(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    """Given names: the first the same, or its first letter; the middle ones of one among the other's, in order."""
    few, many = sorted((few, many), key=len)
    if not few or not many or not _same_given(few[0], many[0]):
        return False
    rest = iter(many[1:])
    return all(any(_same_given(name, other) for other in rest) for name in few[1:])


def _same_given(one: str, other: str) -> bool:
    short, full = sorted((one, other), key=len)
    if short == full or (len(short) == 1 and full.startswith(short)) or sounds(short) == sounds(full):
        return True
    return not _called().get(one, frozenset()).isdisjoint(_called().get(other, frozenset()))


def _spelled_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Full names whose words sound the same, or that differ by one letter of a long family name."""
    if len(one) != len(other) or len(one) < 2:
        return False
    if all(sounds(a) == sounds(b) for a, b in zip(one, other, strict=True)):
        return True
    family = (one[-1], other[-1])
    return one[:-1] == other[:-1] and min(map(len, family)) >= LONG_ENOUGH and _one_letter_off(*family)


def _one_letter_off(one: str, other: str) -> bool:
    short, full = sorted((one, other), key=len)
    if len(full) - len(short) > 1:
        return False
    at = next((place for place, (a, b) in enumerate(zip(short, full, strict=False)) if a != b), len(short))
    return short[at:] == full[at + 1 :] or (len(short) == len(full) and short[at + 1 :] == full[at + 1 :])


@cache
def _states() -> dict[str, str]:
    """Each name of a state, folded -> the state; not its capital, which is a place of its own."""
    return {
        " ".join(fold(name)): row["name"] for row in table("states") for name in (row["name"], *values(row["aliases"]))
    }


@cache
def _called() -> dict[str, frozenset[str]]:
    """Given name, whole or short, folded -> the whole names it may be."""
    found: dict[str, set[str]] = {}
    for row in table("short_given_names"):
        for each in (row["name"], *values(row["short"])):
            found.setdefault(each.casefold(), set()).add(row["name"])
    return {name: frozenset(whole) for name, whole in found.items()}


@cache
def _titles() -> frozenset[str]:
    rows = (*((row["title"],) for row in table("titles")), *(values(row["words"]) for row in table("role_kinds")))
    return frozenset(word for names in rows for name in names for word in fold(name))


@cache
def _plain_body_words() -> frozenset[str]:
    plain = (word for row in table("plain_body_words") for word in values(row["words"]))
    return frozenset(plain) | {row["word"].casefold() for row in table("body_words")}


@cache
def _opening_families() -> frozenset[str]:
    """Family names that open a name, as in East Asia."""
    rows = (row for row in table("given_names") if row["origin"] == "East and South-East Asian")
    return frozenset(name.casefold() for row in rows for name in values(row["men"]))


@cache
def _given() -> frozenset[str]:
    rows = (row for row in table("given_names") if row["origin"] != "East and South-East Asian")
    return frozenset(word for row in rows for cell in ("men", "women") for n in values(row[cell]) for word in fold(n))
