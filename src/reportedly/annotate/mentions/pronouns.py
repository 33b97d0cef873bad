"""Who "he", "she" and "his" are: the person the sentence, or the one before, is about.

In: the sentences' tokens and the clusters with their names. Out: mentions added to the clusters. A pronoun whose person
cannot be told stays out; pronouns inside quotation marks are the speaker's own and are left alone.
"""

from bisect import bisect_left
from collections import deque
from collections.abc import Sequence

from reportedly.annotate.mentions.clusters import Cluster
from reportedly.annotate.tokens import Token

GENDERS = {"he": "m", "his": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
OPEN, CLOSE, STRAIGHT = "“«„", "”»", '"'
REACH = 4  # sentences back in which the person of a pronoun is looked for

Mentioned = tuple[int, Cluster]


def find_pronouns(sentences: Sequence[Sequence[Token]], clusters: Sequence[Cluster], title_end: int) -> None:
    """Give each pronoun outside quotation marks to the person it stands for, in order of the text."""
    persons = [c for c in clusters if c.type == "person"]
    everywhere = sorted(((start, c) for c in persons for start, _ in c.mentions), key=lambda place: place[0])
    starts = [start for start, _ in everywhere]
    earlier: deque[list[Cluster]] = deque(maxlen=REACH)
    quoted = False
    for sentence in sentences:
        if not sentence or sentence[0].start < title_end:
            continue
        here = everywhere[bisect_left(starts, sentence[0].start) : bisect_left(starts, sentence[-1].end)]
        quoted, spoken_of = _one_sentence(sentence, here, earlier, quoted=quoted)
        earlier.append(spoken_of)


def _one_sentence(
    sentence: Sequence[Token], here: Sequence[Mentioned], earlier: deque[list[Cluster]], *, quoted: bool
) -> tuple[bool, list[Cluster]]:
    """Resolve one sentence's pronouns; gives whether it ends in a quotation, and its persons, first named first."""
    spoken_of: dict[int, Cluster] = {}
    at = 0
    for token in sentence:
        while at < len(here) and here[at][0] <= token.start:
            spoken_of.setdefault(id(here[at][1]), here[at][1])
            at += 1
        quoted = _after(token, quoted)
        if quoted or token.low not in GENDERS:
            continue
        person = _person(GENDERS[token.low], [list(spoken_of.values())[:REACH], *reversed(earlier)])
        if person:
            person.mentions.append((token.start, token.end))
            person.gender = person.gender or GENDERS[token.low]
            spoken_of.setdefault(id(person), person)
    for _, person in here[at:]:
        spoken_of.setdefault(id(person), person)
    return quoted, list(spoken_of.values())[:REACH]


def _after(token: Token, quoted: bool) -> bool:
    """Whether what follows ``token`` is inside quotation marks."""
    if token.text in OPEN:
        return True
    if token.text in CLOSE:
        return False
    return not quoted if token.text == STRAIGHT else quoted


def _person(gender: str, places: Sequence[Sequence[Cluster]]) -> Cluster | None:
    """The person of that gender in the nearest sentence that has one; one of unknown gender only if named first."""
    for persons in places:
        sure = next((c for c in persons if c.gender == gender), None)
        if sure or (persons and persons[0].gender is None):
            return sure or persons[0]
    return None
