"""What sources are looked up in: a report's text, the entity at each place, its dates.

In: a report and what was found in it so far. Out: lookups by span. Who speaks is decided in ``speakers``, which hands
stand between in ``hands``.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from reportedly.annotate.mentions.names import demonyms
from reportedly.annotate.statements.clauses import small
from reportedly.knowledge import table, values
from reportedly.records import Annotations, Entity, Report, Span

PERSON_PRONOUNS = frozenset("he she his her him".split())
BODY_PRONOUNS = frozenset("it its they their them".split())
TITLE_WORDS = frozenset(row["title"].lower() for row in table("titles"))
BEHIND = re.compile(r"\b(?:of|in|for|at|from|with|to|by|on)(?: the)?\s*\Z")
WHO_REACH = 80  # code points between a name and the "who" that stands for it
NEAREST = 12  # mentions before "who" that are looked at
OVERLAPPING = 4  # mentions that may begin before a span and hold it
# "[Ana Ortega], the mayor of Harl, who", "[Ana Ortega], 24, from Harl, who", "[Ana Ortega] of the Harl Party, who"
APPOSITION = re.compile(
    r"(?:,\s+\d{1,3})?(?:,?\s+(?:of|from|at|with)\b[^,.;:!?\n]{2,60}|"
    r",\s+(?:the|an?|his|her|its|their|now|then|former|chief|head|director)\b[^,.;:!?\n]{2,80})?"
)
HYPHENED = re.compile(r"[-‐‑]\w")
POSSESSED = re.compile(r"['’]s?\b")
NO_NOUN_BEFORE = re.compile(r"[,;:()]|['’]s?\b")
APPOSED = re.compile(r"([^,]+), ", re.DOTALL)
SMALL_JOINTS = small("preposition") | small("conjunction")
POSSESSIVES = frozenset({"his", "her", "its", "their"})
MOST_CANDIDATES = 50  # with more, nobody can be told from the word alone
DESCRIBING = frozenset("former late then ex senior state news agency broadcaster rival northern southern".split())
# Words that may follow a name inside a source phrase without making another noun its head.
AFTER_HEAD = frozenset("and of who in at for from on with which himself herself itself to both also".split())
HEAD_ENDS = frozenset("who which that familiar close briefed".split())

# Names, entity ids and, for unnamed speakers, how many (0: not told).
Named = tuple[tuple[str, ...], tuple[str, ...], int | None]


@cache
def speaker_words(kind: str) -> frozenset[str]:
    """Nouns of one kind of ``speaker_words.tsv``."""
    return frozenset(word for row in table("speaker_words") if row["kind"] == kind for word in values(row["words"]))


def named_as(entities: Sequence[Entity]) -> Named:
    """Entities as speakers, each once."""
    kept = list(dict.fromkeys(entities))
    return tuple(e.name for e in kept), tuple(e.id for e in kept), None


def head_word(lows: Sequence[str]) -> str | None:
    """The last word before a preposition or a relative: the noun a phrase is about."""
    head = None
    for low in lows:
        if low in small("preposition") or low in HEAD_ENDS:
            break
        head = low
    return head


class Known:
    """What the speakers of one report are looked up in: its text, the entity at each place, its dates."""

    def __init__(self, report: Report, so_far: Annotations) -> None:
        self.text = report.text
        self.entities = so_far.entities or ()
        self.timexes = so_far.timexes or ()
        placed = [(span, entity) for entity in self.entities for span in entity.mentions]
        self.places = sorted(placed, key=lambda place: (place[0], place[1].id))
        self.starts = [span[0] for span, _ in self.places]
        self._persons = {entity.id for entity in self.entities if entity.type == "person"}
        self._firsts: dict[str, tuple[list[int], list[Entity]]] = {}
        self._bearers: dict[str, list[Entity]] = {}
        for entity in self.entities:
            for word in _titles(entity):
                self._bearers.setdefault(word, []).append(entity)

    def within(self, span: Span) -> list[tuple[Span, Entity]]:
        """Mentions inside a span, the longest where several start together, none inside another."""
        found: list[tuple[Span, Entity]] = []
        for at in range(bisect_left(self.starts, span[0]), len(self.places)):
            place, entity = self.places[at]
            if place[0] >= span[1]:
                break
            if place[1] > span[1]:
                continue
            if found and place[1] <= found[-1][0][1]:
                continue
            if found and place[0] == found[-1][0][0]:
                found.pop()
            found.append((place, entity))
        return found

    def cut_from(self, span: Span) -> Entity | None:
        """The person or body whose name a span is cut from: "Defence" of "Defence Minister Lund"."""
        at = bisect_left(self.starts, span[0] + 1)
        for place, entity in reversed(self.places[max(0, at - OVERLAPPING) : at]):
            whole = place[0] <= span[0] and span[1] <= place[1] and place != span
            if whole and entity.named and entity.type in {"person", "organisation"}:
                return entity
        return None

    def is_person(self, identity: str) -> bool:
        """True where the entity of an id is a person."""
        return identity in self._persons

    def before(self, start: int, kind: str) -> list[Entity]:
        """Entities of one type named before an offset, the first named first."""
        if kind not in self._firsts:
            ordered = sorted((e for e in self.entities if e.type == kind), key=lambda e: e.mentions[0])
            self._firsts[kind] = [e.mentions[0][0] for e in ordered], ordered
        starts, ordered = self._firsts[kind]
        return ordered[: min(bisect_left(starts, start), MOST_CANDIDATES)]

    def antecedent(self, start: int, *, person: bool) -> Entity | None:
        """The entity that "who" or "which" at an offset stands for: named right before it, or before an apposition.

        "Ana Ortega, the mayor of Harl, who"; not Ortega in "Ortega's voters, who", nor in "aides of Ortega who".
        """
        end = start
        while end and self.text[end - 1] in " ,\n":
            end -= 1
        parted = "," in self.text[end:start]
        last = bisect_left(self.starts, end)
        beside: Entity | None = None
        for span, entity in reversed(self.places[max(0, last - NEAREST) : last]):
            if start - span[1] > WHO_REACH:
                break
            body = span[1] == end and parted and entity.type == "organisation"  # "the Herald, who report"
            if span[1] > end or (person and entity.type != "person" and not body):
                continue
            if span[1] == end:
                behind = bool(BEHIND.search(self.text[max(0, span[0] - 12) : span[0]]))
                if not behind and not body:
                    return entity
                beside = entity if parted and not (body and behind) else None
            elif parted and APPOSITION.fullmatch(self.text, span[1], end):
                return entity
        return beside

    def bearers(self, start: int, word: str) -> list[Entity]:
        """Entities named before an offset whose name begins or ends in ``word``, or whose role ends in it."""
        return [e for e in self._bearers.get(word, [])[:MOST_CANDIDATES] if e.mentions[0][0] < start]


def _titles(entity: Entity) -> set[str]:
    """The small words by which "the ministry", "the president" may mean an entity."""
    if entity.type == "organisation":
        words = entity.name.lower().split()
        return {words[0], words[-1]}
    if entity.type != "person":
        return set()
    return {re.split(r"\s+(?:of|for|at)\s+", role.lower())[0].split()[-1] for role in entity.roles}


def heads(known: Known, source: Span) -> list[Entity]:
    """The entities a source phrase names as its heads: not behind a preposition, not before another noun."""
    found: list[Entity] = []
    text, last = known.text, source[0]
    named = known.within(source)
    final = _final_person(text, source, named) or _final_body(text, source, named)
    if final:
        return [final]
    for span, entity in named:
        if text[slice(*span)].lower() in POSSESSIVES and span[1] < source[1]:
            break  # "his counterpart" is not he
        gap = text[last : span[0]]
        words = re.findall(r"[\w’']+|,", gap.lower())
        joined = bool(words) and words[0] in {"and", "&"} and len(words) <= 3
        if found and not joined and not (words == [","] and _is_listed(text, entity, found, (span[1], source[1]))):
            break
        words = words[1:] if found and words == [","] else words
        titled = not found and entity.type == "person" and words[-1:] == [","] and any(w in TITLE_WORDS for w in words)
        if titled and not any(w in small("preposition") or "'" in w for w in words):
            found.append(entity)
            break
        if any(w in small("preposition") or w in {"'s", "’s"} for w in words) or (not found and "," in words):
            break
        if _goes_on(known, span, entity, source[1]):
            break
        if (
            not found
            and any(w not in small("determiner") and not _describes(w) for w in words)
            and entity.type not in {"person", "organisation"}
        ):
            break
        found.append(entity)
        last = span[1]
    return found


def _goes_on(known: Known, span: Span, entity: Entity, end: int) -> bool:
    """True where a name is no head for what follows it: "Larn's", "Larn-friendly", "the Larn ministry"."""
    after = known.text[span[1] : end]
    owner = re.match(r"['’]s?\b", after) and not (entity.type == "person" and not after[2:].strip())
    following = re.match(r"\s+([^\W\d_][\w-]+)", after)
    noun = following is not None and following[1] not in AFTER_HEAD
    return bool(owner or noun or HYPHENED.match(after)) or _name_goes_on(known, span[1], end)


def _is_listed(text: str, entity: Entity, found: Sequence[Entity], rest: Span) -> bool:
    """True for the second of "Ana Ortega, Jan Berg and Mara Lund": of one type, and an "and" still to come."""
    return entity.type == found[0].type and bool(re.match(r"(?:,[^,]{2,60})*,? and\b", text[slice(*rest)]))


def _name_goes_on(known: Known, start: int, end: int) -> bool:
    """True for "Harl Fire [and Rescue Service]": capitals after "and" that are no name of their own."""
    rest = re.match(r"\s+(?:and|&)\s+(?=[A-Z])", known.text[start:end])
    at = start + rest.end() if rest else start
    place = bisect_left(known.starts, at)
    return rest is not None and (place == len(known.starts) or known.starts[place] != at)


def _final_person(text: str, source: Span, named: Sequence[tuple[Span, Entity]]) -> Entity | None:
    """The person whose name ends a phrase it is the head of: "Lt. Ana Ortega", "the envoy to Larn, Ana Ortega"."""
    if not named or named[-1][1].type != "person" or named[-1][0][1] != source[1]:
        return None
    before = text[source[0] : named[-1][0][0]]
    owner = named[-2] if len(named) > 1 else None
    if owner and owner[1].type == "organisation" and text[owner[0][1] : named[-1][0][0]] in {"'s ", "’s "}:
        return named[-1][1]  # "the Herald's Ana Ortega"
    if _describes_somebody(before):
        return named[-1][1]
    words = before.split()
    alone = not any(e.type == "person" for _, e in named[:-1])
    if alone and words and words[-1].lower() in TITLE_WORDS and not POSSESSED.search(before):
        joints = frozenset({"and", "of", "&"})  # "chairman, chief executive and president Ana Ortega"
    else:
        joints = frozenset[str]()
    joined = (not joints and NO_NOUN_BEFORE.search(before)) or SMALL_JOINTS - joints & set(before.lower().split())
    return None if joined else named[-1][1]


def _final_body(text: str, source: Span, named: Sequence[tuple[Span, Entity]]) -> Entity | None:
    """The body that ends a phrase after the land it is of: "Norland's Larnair"."""
    if len(named) < 2 or named[-1][0][1] != source[1] or named[-1][1].type != "organisation":
        return None
    (place, owner), (span, body) = named[-2:]
    alone = not re.search(r"\w", text[source[0] : place[0]].removeprefix("the ").removeprefix("The "))
    owned = owner.type in {"state", "place"} and text[place[1] : span[0]] in {"'s ", "’s "}
    return body if alone and owned else None


def _describes_somebody(before: str) -> bool:
    """True where the words before a name say who it is and end in a comma: "Larn's new envoy to the council, "."""
    role = APPOSED.fullmatch(before)
    words = role[1].split() if role else []
    plain = [word for word in words if word.islower() and word not in small("determiner") | SMALL_JOINTS]
    return bool(plain) and not any(word in {"and", "who", "which"} for word in words)


def agency_named(known: Known, source: Span) -> list[Entity]:
    """The body that "state news agency N", "the N newspaper" names; "Sorvian television" names none."""
    named = [(s, e) for s, e in known.within(source) if e.type in {"organisation", "other"}]
    phrase = known.text[slice(*source)]
    outlet = re.search(r"\b(?:agency|newspaper|television|broadcaster|channel|network|radio)\b", phrase)
    if outlet and len(named) == 1 and (named[0][1].type == "organisation" or named[0][0][1] == source[1]):
        return [named[0][1]]
    return []


def _describes(word: str) -> bool:
    return word in demonyms() or word in DESCRIBING
