"""What tells for and against two mentions being one happening: the names of what holds of the two.

In: mentions with what their sentences tell. Out: the names of what holds ("same names=3", "sense lead=both"), each with
a weight in ``weights.tsv``, learnt by ``training/events``. Each name opens with how the two heads are related, so what
tells for one word told twice and for two near words is weighed apart.
"""

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.link.events.halves import Halves
from reportedly.link.events.mentions import Told
from reportedly.link.events.words import root
from reportedly.link.rarity import rarity, stem

PRONOUNS = frozenset({"it", "this", "that", "which", "one", "so"})
PARTS = (0.001, 0.15, 0.3, 0.45, 0.6, 0.8)
ALIKE = (0.5, 1.0, 1.5, 2.5, 3.5, 5.0)
APART = 3  # the strength from which the sides of a story are taken for two happenings
STORY_WORD = 0.7  # the part of its rarity that a word loses when every report of the story has it


Bag = Counter[str]
Alike = dict[tuple[int, int], float]


@dataclass(frozen=True, slots=True)
class Heading:
    """All that the reports of one side of a story tell around one head: the words beside it, its sentences."""

    left: Bag
    right: Bag
    sentences: frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a story beside its mentions.

    How much each word says in it, in what part of its reports each head stands, how alike two reports are, on which
    side each is, and what stands around each head.
    """

    weight: dict[str, float]
    holders: dict[str, float]
    alike: Alike
    halves: Halves
    headings: dict[tuple[str, bool], Heading]

    def side(self, told: Told) -> bool:
        """The side of a mention's report, where the two are apart."""
        return self.halves.sides[told.place] if self.halves.strength >= APART else False


def setting(told: Sequence[Told], alike: Alike, parted: Halves) -> Setting:
    """What the mentions of a story tell of its words."""
    reports = {one.place for one in told}
    seen = {(word, one.place) for one in told for word in (*one.about, one.base, *one.own, *one.numbers)}
    counts = Counter(word for word, _ in sorted(seen))
    heads = Counter(base for base, _ in {(one.base, one.place) for one in told})
    most = max(1, len(reports) - 1)
    weight = {
        word: rarity(stem(word)) * (1 - STORY_WORD * (count - 1) / most) for word, count in sorted(counts.items())
    }
    holders = {base: count / len(reports) for base, count in heads.items()}
    by_head: defaultdict[tuple[str, bool], list[Told]] = defaultdict(list)
    for one in told:
        by_head[one.base, parted.sides[one.place] if parted.strength >= APART else False].append(one)
    headings = {key: _heading(some) for key, some in by_head.items()}
    return Setting(weight, holders, alike, parted, headings)


def _heading(some: Sequence[Told]) -> Heading:
    return Heading(
        Counter(word for one in some for word in one.left),
        Counter(word for one in some for word in one.right),
        frozenset((one.place, one.sentence) for one in some),
    )


def relation(one: Told, other: Told) -> str:
    """How the heads of two mentions are related."""
    if one.base == other.base:
        return "same"
    if one.family == other.family:
        return "family"
    if root(one.base) == root(other.base):
        return "root"
    if one.senses & other.senses:
        return "sense"
    return "part" if one.base in other.own or other.base in one.own else "none"


def signs(one: Told, other: Told, known: Setting) -> Iterator[str]:
    """The names of all that holds of two mentions; the same in either order."""
    kind = relation(one, other)
    yield kind
    together = one.place == other.place
    if kind == "none" and {one.base, other.base} & PRONOUNS:
        yield f"pronoun apart={min(3, abs(one.sentence - other.sentence)) if together else 'report'}"
    if together:
        near = "sentence" if one.sentence == other.sentence else "report"
    else:
        alike = known.alike.get((min(one.place, other.place), max(one.place, other.place)), 0.0)
        near = f"{bisect_right(ALIKE, alike)}"
    yield f"{kind} reports={near}"
    pairs = {
        "left": (one.left, other.left),
        "right": (one.right, other.right),
        "about": (one.about, other.about),
        "names": (one.names, other.names),
    }
    part = {name: _part(*pair, known) for name, pair in pairs.items()}
    crossed = max(_part(one.left, other.right, known), _part(one.right, other.left, known))
    for name, value in part.items():
        yield f"{kind} {name}={_bucket(value)}"
    yield f"{kind} crossed={_bucket(crossed)}"
    yield f"{kind} sides={_third(part['left'])}{_third(part['right'])} {near if together else ''}"
    yield f"{kind} names={_third(part['names'])} about={_third(part['about'])} {'own' if together else near}"
    yield from _halves(kind, one, other, known, together)
    if kind != "same":
        yield from _headings(kind, one, other, known)
    yield f"{kind} days={_agree(one.days, other.days)}"
    yield f"{kind} numbers={_agree(one.numbers, other.numbers)}"
    yield f"{kind} places={_agree(one.places, other.places)}"
    if one.own or other.own:
        yield f"{kind} own={_agree(one.own, other.own)}"
    yield f"{kind} lead={(one.sentence == 0) + (other.sentence == 0)}"
    yield f"{kind} unreal={one.unreal + other.unreal}"
    yield f"{kind} verbal={one.verbal + other.verbal}"
    yield f"{kind} another={_agree(one.another, other.another)}"
    if kind != "none":
        rare = known.weight.get(one.base, 0.0) + known.weight.get(other.base, 0.0)
        yield f"{kind} rare={min(7, int(rare / 2))}"
        held = min(known.holders.get(one.base, 0.0), known.holders.get(other.base, 0.0))
        yield f"{kind} held={min(4, int(held * 8))}"
        for sense in sorted(one.senses & other.senses):
            yield f"sense {sense}"
        if kind == "same" and (one.senses or other.senses) == frozenset():
            yield "same unknown"
    if kind == "sense":
        widest, narrowest = sorted((len(one.senses), len(other.senses)), reverse=True)
        shared = min(3, len(one.senses & other.senses))
        yield f"senses={shared}"
        yield f"senses={shared} of={min(6, narrowest)} {min(6, widest)}"


def _halves(kind: str, one: Told, other: Told, known: Setting, together: bool) -> Iterator[str]:
    sides = known.halves.sides
    half = "own" if together else "same" if sides[one.place] == sides[other.place] else "other"
    names, about = _part(one.names, other.names, known), _part(one.about, other.about, known)
    strength = 0 if together else known.halves.strength
    yield f"{kind} halves={half}{strength}"
    yield f"{kind} halves={half}{min(strength, 3) // 2} names={_third(names)} about={_third(about)}"


def _headings(kind: str, one: Told, other: Told, known: Setting) -> Iterator[str]:
    """What the reports tell around either head, taken together: two words for one thing stand in the same company, and
    seldom in one sentence."""
    mine = known.headings[one.base, known.side(one)]
    its = known.headings[other.base, known.side(other)]
    left, right = _company(mine.left, its.left, known), _company(mine.right, its.right, known)
    yield f"{kind} all left={_bucket(left)}"
    yield f"{kind} all right={_bucket(right)}"
    least = min(len(mine.sentences), len(its.sentences))
    both = len(mine.sentences & its.sentences) / least
    yield f"{kind} all={_third(left)}{_third(right)} beside={both > 0} few={least < 3}"
    yield f"{kind} beside={bisect_right((0.01, 0.3, 0.6), both)} of={bisect_right((1, 2, 4), least)}"


def _company(one: Bag, other: Bag, known: Setting) -> float:
    """The cosine of the words around two heads, by weight; -1 where either has none."""
    weight = known.weight
    product = sum(weight.get(word, 3.0) ** 2 * count * other[word] for word, count in one.items() if word in other)
    lengths = [math.sqrt(sum((weight.get(word, 3.0) * n) ** 2 for word, n in bag.items())) for bag in (one, other)]
    return product / (lengths[0] * lengths[1]) if all(lengths) else -1.0


def _part(one: frozenset[str], other: frozenset[str], known: Setting) -> float:
    """The part, by weight, of the lighter one's words that the other has; -1 where either has none."""
    if not one or not other:
        return -1.0
    weight = known.weight
    least = min(sum(weight.get(word, 3.0) for word in one), sum(weight.get(word, 3.0) for word in other))
    return sum(weight.get(word, 3.0) for word in one & other) / least if least > 0 else -1.0


def _bucket(value: float) -> str:
    return "?" if value < 0 else str(bisect_right(PARTS, value))


def _third(value: float) -> str:
    return "?" if value < 0 else "0" if value < 0.1 else "1" if value < 0.45 else "2"


def _agree(one: frozenset[str], other: frozenset[str]) -> str:
    if not one or not other:
        return "?" if not one and not other else "one"
    return "same" if one == other else "some" if one & other else "clash"
