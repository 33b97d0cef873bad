"""Who takes part in an event, and whom "their" and "both sides" stand for.

In: a scene, the place of a trigger, the scenes before. Out: names, as the report gives them; none where the text does
not tell them plainly.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportedly.annotate.events.scenes import Scene
from reportedly.annotate.events.triggers import Trigger
from reportedly.annotate.statements.clauses import small
from reportedly.records import Entity, Span

ACTORS = frozenset({"person", "organisation", "state"})
# What two do with each other: whom it is done with takes part too.
TOGETHER = frozenset({"meeting", "call", "agreement", "ceasefire", "wedding"})
SPOKEN = frozenset("said says say told adding added saying announced reported confirmed acknowledged".split())
NEARBY = 4  # words between a trigger and the one it was done with
# Behind one of these another clause begins, with another one who acts.
JOINTS = frozenset("that before after when while because as if since until where whether but although though".split())
BY = frozenset({"by", "between", "of"})
RELATIVES = frozenset({"who", "which", "that", ","})
PLACED = frozenset({"in", "at", "near", "from", "off", "outside"})
OWNED_WITHIN = 4  # words between an owner and what is its: "Berg's first official visit"
# What may follow one who acts; where another word does, the name only describes it ("Larn burglars").
FREE = frozenset({",", "and", "(", "who", "which", "that", "—", "–", "or"})
TITLE_WORDS = frozenset({"former", "the", "a", "an", "then", "-"})
BOTH = frozenset({"both", "two"})
GROUPS = {
    "leaders": "person",
    "presidents": "person",
    "ministers": "person",
    "premiers": "person",
    "men": "person",
    "women": "person",
    "countries": "state",
    "nations": "state",
    "states": "state",
    "governments": "state",
    "companies": "organisation",
    "firms": "organisation",
    "sides": "",
    "parties": "",
}
GROUP_BEFORE = 6  # words before a trigger in which "both sides" may stand
LOOKED_BACK = 4  # sentences in which the members of a group are looked for


def parties(told: Sequence[Scene], number: int, trigger: Trigger) -> tuple[str, ...]:
    """Who takes part in the event that a trigger of scene ``number`` tells of."""
    scene, at, kind = told[number], trigger.at, trigger.kind
    group = _group(scene, at, kind)
    if group is not None:
        return _members(told, number, *group)
    actors = [(span, entity) for span, entity in scene.mentions if _acts(scene, span, entity)]
    split = bisect_right([span[0] for span, _ in actors], scene.words[at].start)
    # Who speaks does not do what is spoken of: "Gren said a man had been arrested".
    spoken = max((i for i in range(at) if scene.low(i) in SPOKEN), default=-1)
    before = [(span, entity) for span, entity in actors[:split] if scene.index(span[0]) > spoken]
    if before and (_parted(scene, before[-1][0], at) or scene.words[at].low.endswith("ing")):
        before = [] if scene.low(at - 1) == "," or _parted(scene, before[-1][0], at) else before
    before = [pair for pair in before if _leads(scene, pair[0], trigger)]
    names = _joined(scene, before)
    after = actors[split:]
    following = scene.low(at + 1)
    with_other = kind in TOGETHER and after and scene.index(after[0][0][0]) - at - 1 <= NEARBY
    if with_other and following not in {"in", "at"}:
        names.append(after[0][1].name)
    elif not names and after and following in BY and scene.index(after[0][0][0]) - at - 1 <= NEARBY:
        names.extend(_run(scene, after) if following == "between" else [after[0][1].name])
    return tuple(dict.fromkeys(names))


def _acts(scene: Scene, span: Span, entity: Entity) -> bool:
    """Whether a mention can be of one who acts: no place something is in, no first half of "Sorvian-flagged"."""
    if entity.type not in ACTORS or scene.before(span[0]) in PLACED:
        return False
    at = scene.index(span[0])
    return not (at < len(scene.words) and scene.words[at].end > span[1] and "-" in scene.words[at].text)


def _leads(scene: Scene, actor: Span, trigger: Trigger) -> bool:
    """Whether the actor before a trigger is the one it is told of: its subject, or the owner of a noun.

    In "Larn aide Ida Berg, a friend of Jon Vik, died" neither Larn nor Vik is: one stands before a noun, one behind a
    preposition.
    """
    at, together = trigger.at, trigger.kind in TOGETHER | {"visit"}
    first, end = scene.index(actor[0]), scene.index(actor[1])
    if end == at:
        return True
    if scene.low(end) in {"'s", "’s", "'", "’"}:
        return at - end - 1 <= OWNED_WITHIN and not any(scene.low(i) in small("preposition") for i in range(end, at))
    if trigger.part == "noun" and not together:
        return False
    if scene.low(end) not in FREE | small("auxiliary") | small("adverb") | {scene.low(at)}:
        return _is_past(scene.low(end)) and together
    while first and (scene.words[first - 1].is_capital or scene.low(first - 1) in TITLE_WORDS):
        first -= 1
    return scene.low(first - 1) not in small("preposition") | {"be", "been"}


def _is_past(word: str) -> bool:
    return word.endswith("ed") or word in small("past")


def _parted(scene: Scene, actor: Span, at: int) -> bool:
    """Whether another clause begins between an actor and a trigger: "Larn said that the ship sank"."""
    first = scene.index(actor[1])
    between = [scene.low(i) for i in range(first, at)]
    if between and between[0] == "," and len(between) > 1:
        between = between[1:]
    if between and between[0] in RELATIVES:
        between = between[1:]
    return any(word in JOINTS or word == ";" for word in between)


def _joined(scene: Scene, actors: Sequence[tuple[Span, Entity]]) -> list[str]:
    """The last actor, and those that "and" ties to it."""
    names: list[str] = []
    upper: Span | None = None
    for span, entity in reversed(actors):
        if upper is not None:
            if span[1] > upper[0]:
                continue
            between = [word.low for word in scene.words[scene.index(span[1]) : scene.index(upper[0])]]
            if between not in (["and"], ["and", "the"]):
                break
        names.insert(0, entity.name)
        upper = span
    return names


def _run(scene: Scene, actors: Sequence[tuple[Span, Entity]]) -> list[str]:
    """The first actor, and those that "and" ties to it."""
    names = [actors[0][1].name]
    for (span, _), (following, entity) in pairwise(actors):
        between = [word.low for word in scene.words[scene.index(span[1]) : scene.index(following[0])]]
        if between not in (["and"], ["and", "the"]):
            break
        names.append(entity.name)
    return names


def _group(scene: Scene, at: int, kind: str) -> tuple[str, int] | None:
    """The type of the members of the group that a trigger's party is ("" where any may be), and where it stands."""
    if kind in TOGETHER and "their" in (scene.low(at - 1), scene.low(at - 2)):
        return "", at
    for place in range(at - 1, max(0, at - GROUP_BEFORE), -1):
        if scene.low(place) in JOINTS | {",", ";"} or scene.low(place) in SPOKEN:
            return None
        if scene.low(place) in GROUPS and scene.low(place - 1) in BOTH:
            return GROUPS[scene.low(place)], place - 1
    return None


def _members(told: Sequence[Scene], number: int, wanted: str, at: int) -> tuple[str, ...]:
    """The two named last before a group, going back sentence by sentence; none where they are more than two at once."""
    seen: dict[str, dict[str, None]] = {
        kind: {} for kind in ([wanted] if wanted else ["person", "state", "organisation"])
    }
    for scene, end in _backwards(told, number, at):
        for span, entity in scene.mentions:
            if span[1] <= end and entity.named and entity.type in seen:
                seen[entity.type].setdefault(entity.name)
        for names in seen.values():
            if len(names) >= 2:
                return tuple(names) if len(names) == 2 else ()
    return ()


def _backwards(told: Sequence[Scene], number: int, at: int) -> Iterator[tuple[Scene, int]]:
    yield told[number], told[number].words[at].start
    for back in range(number - 1, max(-1, number - 1 - LOOKED_BACK), -1):
        scene = told[back]
        yield scene, scene.words[-1].end if scene.words else 0
