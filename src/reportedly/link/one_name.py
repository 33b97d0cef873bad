"""Bearers of names that are one: those of one name that nothing tells apart, and those of forms of one name.

In: ``Bearer``s (an entity of a report, or of a story), and what a person decided. Out: groups of them, each bearer in
exactly one, with the reason; the same in whatever order they come. Names are compared in ``names_alike``, what tells
two bearers apart is read in ``marks``.

First those of one key: one group where nothing tells any two apart, else only those that are known again by something
(a role, an age, a text copied); whoever is left stays alone. Then groups whose names fit each other, a shorter form
only where all fuller ones that it fits are of one name. Two of one report are two. Last what a person decided.

Bounds: of one key MOST_MARKS different sets of marks are compared, each with each; of a word that more than MOST_NAMES
names share no two are. What is past a bound stays apart.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from reportedly.link.marks import PLAIN, Marks, excluded, known_again, other_gender
from reportedly.link.names_alike import Form, blocks_of, fits, place_key
from reportedly.records import APART, TOGETHER, Judgement

MOST_MARKS, MOST_NAMES = 60, 60
SAME_NAME, ALONE, SHORT_NAME, LISTED_NAME = (
    "same name",
    "named once",
    "short form of the name",
    "short form that a report gives",
)
UNTOLD = "of a name that several bear; nothing says that it is one of those"


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who or what bears a name. ``ids`` are entities' ids, ``reports`` where they are named, ``others`` the keys of
    short forms that a report gives of a body's name. ``ties`` are things by which it is known again, beside its marks.
    One that is ``open`` bears a name that says little: it joins only whom it is known again by."""

    ids: tuple[str, ...]
    reports: frozenset[str]
    type: str
    form: Form
    key: str
    marks: Marks = frozenset()
    others: frozenset[str] = frozenset()
    ties: frozenset[str] = frozenset()
    open: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Bearers that are one, and why they are held for one, or apart from others of the name."""

    bearers: tuple[Bearer, ...]
    reason: str


@dataclass(slots=True, eq=False)
class _Part:
    """Bearers of one key that are one. ``unsure``: it cannot be told which of several bearers of the name it is."""

    bearers: list[Bearer]
    reasons: set[str] = field(default_factory=set)
    unsure: bool = False

    @property
    def form(self) -> Form:
        return max((each.form for each in self.bearers), key=lambda form: (form.fullness, form.words))

    @property
    def marks(self) -> Marks:
        return frozenset().union(*(each.marks for each in self.bearers))

    @property
    def keys(self) -> set[str]:
        return {each.key for each in self.bearers}

    @property
    def ties(self) -> set[str]:
        return known_again(self.marks).union(*(each.ties for each in self.bearers))

    @property
    def ids(self) -> set[str]:
        return {identity for each in self.bearers for identity in each.ids}

    @property
    def reports(self) -> set[str]:
        return {report for each in self.bearers for report in each.reports}


class Decided:
    """What a person decided on pairs of entities; of two that contradict each other the later holds."""

    def __init__(self, judged: Iterable[Judgement]) -> None:
        self.pairs: dict[tuple[str, str], Judgement] = {}
        for judgement in sorted(judged, key=lambda each: each.number):
            for one, other in _pairs(judgement):
                self.pairs[min(one, other), max(one, other)] = judgement
        self._against: defaultdict[str, set[str]] = defaultdict(set)
        for (one, other), judgement in self.pairs.items():
            if judgement.says == APART:
                self._against[one].add(other)
                self._against[other].add(one)

    def apart(self, one: Collection[str], other: Collection[str]) -> bool:
        """Whether one of these was judged to be none of those."""
        return any(not self._against[each].isdisjoint(other) for each in one if each in self._against)

    def names(self, identity: str) -> bool:
        """Whether something was decided on this entity."""
        return identity in self._against


def _pairs(judgement: Judgement) -> Iterator[tuple[str, str]]:
    """Each of one side with each of the other; of those that are together each two, so that none hangs on another."""
    if judgement.says == APART:
        yield from product(judgement.first, judgement.second)
    else:
        yield from combinations((*judgement.first, *judgement.second), 2)


def grouped(bearers: Sequence[Bearer], judged: Iterable[Judgement] = ()) -> list[Group]:
    """Who is one, each in exactly one group, in order of their first ids."""
    decided = Decided(judged)
    by_key: defaultdict[str, list[Bearer]] = defaultdict(list)
    for each in sorted(bearers, key=lambda each: each.ids):
        by_key[each.key].append(each)
    parts = [part for _, members in sorted(by_key.items()) for part in _parts(members, decided)]
    made = _judged(_joined(parts, decided), decided)
    groups = [Group(tuple(sorted(p.bearers, key=lambda each: each.ids)), "; ".join(sorted(p.reasons))) for p in made]
    return sorted(groups, key=lambda group: group.bearers[0].ids)


def _parts(members: list[Bearer], decided: Decided) -> list[_Part]:
    """Those of one key: who of them are one."""
    if len(members) == 1:
        return [_Part(members, {ALONE})]
    alike: defaultdict[tuple[Marks, str], list[Bearer]] = defaultdict(list)
    for each in members:
        telling = frozenset(mark for mark in each.marks if mark[0] != "gender")
        alike[telling, next((identity for identity in each.ids if decided.names(identity)), "")].append(each)
    kinds = sorted(alike, key=lambda kind: (-len(alike[kind]), sorted(kind[0]), kind[1]))[:MOST_MARKS]
    why = {
        reason
        for one, other in combinations(kinds, 2)
        if (reason := _told_apart((one, alike[one]), (other, alike[other]), decided))
    }
    namesakes = any(kind == "namesake" for each in members for kind, _ in each.marks)
    if not why and not namesakes and len(alike) <= MOST_MARKS and not any(each.open for each in members):
        return [_Part(members, {SAME_NAME})]
    return _known_again(members, decided, "; ".join(sorted(why)))


def _told_apart(
    one: tuple[tuple[Marks, str], list[Bearer]], other: tuple[tuple[Marks, str], list[Bearer]], decided: Decided
) -> str | None:
    ids = ([identity for each in side[1] for identity in each.ids] for side in (one, other))
    if (one[0][1] or other[0][1]) and decided.apart(*ids):
        return "judged to be two"
    return excluded(one[0][0], other[0][0])


def _known_again(members: list[Bearer], decided: Decided, why: str) -> list[_Part]:
    """Of bearers of one key that may be several: those that are known again by something, and each other alone."""
    by_tie: dict[tuple[str, str], int] = {}
    homes = _Homes(len(members))
    twins = any(mark == ("generation", PLAIN) for each in members for mark in each.marks)
    for place, each in enumerate(members):
        # Father and son may share a role, and whom else reports name.
        generation = max((value for kind, value in each.marks if twins and kind == "generation"), default="")
        for tie in sorted(known_again(each.marks) | each.ties):
            homes.join(by_tie.setdefault((generation, tie), place), place)
    found = []
    told = f"another of this name: {why}" if why else UNTOLD
    for places in homes.all():
        some = [members[place] for place in places]
        if len(some) > 1 and not _disagree(some, decided):
            found.append(_Part(some, {"same name, known again", *({told} if why else ())}))
        else:
            found += [_Part([each], {told}, unsure=bool(why)) for each in some]
    return found


def _disagree(some: Sequence[Bearer], decided: Decided) -> bool:
    """Whether any two of these are told apart."""
    kinds = {frozenset(each.marks): each for each in some}
    if len(kinds) > MOST_MARKS:
        return True
    ids = {identity for each in some for identity in each.ids}
    if any(decided.apart([identity], ids - {identity}) for identity in ids if decided.names(identity)):
        return True
    return any(excluded(one, other) for one, other in combinations(sorted(kinds, key=sorted), 2))


def _joined(parts: Sequence[_Part], decided: Decided) -> list[_Part]:
    """Parts of forms of one name, put together."""
    edges: dict[tuple[int, int], str] = {}
    for block in _blocks(parts):
        for one, other in combinations(block, 2):
            why = None if (one, other) in edges else _fit(parts[one], parts[other], decided)
            if why:
                edges[one, other] = why
    leaning = _doubtful(parts, edges)
    homes = _Homes(len(parts))
    for one, other in edges:
        if one not in leaning and other not in leaning:
            homes.join(one, other)
    found: list[_Part] = []
    for places in homes.all():
        some = [parts[place] for place in places]
        if len(some) == 1:
            part = some[0]
            told = {"fits several of this name: which is not told"} if places[0] in leaning else set()
            found.append(_Part(part.bearers, (part.reasons - ({ALONE} if told else set())) | told, part.unsure))
        elif _are_two(some, decided):
            found += some
        else:
            inside = {edges[pair] for pair in combinations(places, 2) if pair in edges}
            kept = {each for part in some for each in part.reasons if each not in (ALONE, SAME_NAME, UNTOLD)}
            found.append(_Part([each for part in some for each in part.bearers], inside | kept))
    return found


def _blocks(parts: Sequence[_Part]) -> Iterable[list[int]]:
    """Places of the parts that may fit each other."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, part in enumerate(parts):
        if part.unsure:
            continue
        kind = part.bearers[0].type
        keys = blocks_of(part.form) if kind == "person" else {part.bearers[0].key, place_key(part.form)}
        for key in keys.union(*(each.others for each in part.bearers)):
            found[f"{'person' if kind == 'person' else 'other'} {key}"].append(place)
    return [places for _, places in sorted(found.items()) if 1 < len(places) <= MOST_NAMES]


def _fit(one: _Part, other: _Part, decided: Decided) -> str | None:
    """Why two parts may be of one name, None where they are not."""
    types = one.bearers[0].type, other.bearers[0].type
    if not one.keys.isdisjoint(other.keys):  # they were told apart, or not known again, among those of the key
        return None
    if decided.apart(one.ids, other.ids) or excluded(one.marks, other.marks):
        return None
    is_open = any(each.open for part in (one, other) for each in part.bearers)
    if is_open and (one.ties.isdisjoint(other.ties) or one.form.generation != other.form.generation):
        return None
    if types != ("person", "person"):
        return _body_or_place_fits(one, other)
    if one.reports & other.reports or other_gender(one.marks, other.marks):
        return None
    why = fits(one.form, other.form)
    doubt = is_open or any(kind == "namesake" for kind, _ in one.marks | other.marks)
    return None if doubt and why == SHORT_NAME else why


def _body_or_place_fits(one: _Part, other: _Part) -> str | None:
    others = [{key for each in part.bearers for key in each.others} for part in (one, other)]
    if others[0] & other.keys or others[1] & one.keys:
        return LISTED_NAME
    both_places = one.bearers[0].type == other.bearers[0].type == "place"
    if both_places and not one.reports & other.reports and place_key(one.form) == place_key(other.form):
        return "the same but for the sort of place"
    return None


def _doubtful(parts: Sequence[_Part], edges: Mapping[tuple[int, int], str]) -> set[int]:
    """The places of shorter forms that fit two fuller ones which do not fit each other."""
    fuller: defaultdict[int, list[int]] = defaultdict(list)
    for pair in edges:
        short, full = sorted(pair, key=lambda place: parts[place].form.fullness)
        if parts[short].form.fullness < parts[full].form.fullness:
            fuller[short].append(full)
    return {
        place
        for place, fits_to in fuller.items()
        if any(pair not in edges for pair in combinations(sorted(fits_to), 2))
    }


def _are_two(some: Sequence[_Part], decided: Decided) -> bool:
    """Whether parts that hang together by their names are told apart after all, or stand in one report as two."""
    if some[0].bearers[0].type == "person" and max(Counter(r for part in some for r in part.reports).values()) > 1:
        return True
    pairs = combinations(some, 2)
    return any(decided.apart(one.ids, other.ids) or excluded(one.marks, other.marks) for one, other in pairs)


def _judged(parts: Sequence[_Part], decided: Decided) -> list[_Part]:
    """The parts with those put together that a person judged to be one, unless that brings together whom a person
    judged to be two."""
    home = {identity: place for place, part in enumerate(parts) for identity in part.ids}
    apart = [pair for pair, judgement in decided.pairs.items() if judgement.says == APART]
    homes = _Homes(len(parts))
    reasons: dict[tuple[int, int], str] = {}
    for (one, other), judgement in sorted(decided.pairs.items(), key=lambda item: (-item[1].number, item[0])):
        if judgement.says != TOGETHER or one not in home or other not in home:
            continue
        sides = homes.root(home[one]), homes.root(home[other])
        crossing = (
            {homes.root(home[a]), homes.root(home[b])} == set(sides) for a, b in apart if a in home and b in home
        )
        if sides[0] != sides[1] and not any(crossing):
            homes.join(*sides)
            reasons[home[one], home[other]] = f"judged to be one (judgement {judgement.number})"
    found = []
    for places in homes.all():
        inside = set(places)
        why = {reason for pair, reason in reasons.items() if inside.issuperset(pair)}
        kept = {each for place in places for each in parts[place].reasons if not (why and each == ALONE)}
        found.append(_Part([each for place in places for each in parts[place].bearers], kept | why))
    return found


class _Homes:
    """Places put together by pairs."""

    def __init__(self, count: int) -> None:
        self._home = list(range(count))

    def root(self, place: int) -> int:
        while self._home[place] != place:
            self._home[place] = self._home[self._home[place]]
            place = self._home[place]
        return place

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.root(one), self.root(other)))
        self._home[high] = low

    def all(self) -> list[list[int]]:
        """The groups, each and all in order of places."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for place in range(len(self._home)):
            found[self.root(place)].append(place)
        return [found[first] for first in sorted(found)]
