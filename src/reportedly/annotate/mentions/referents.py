"""Whom each phrase stands for: the one before it that fits best, or somebody new.

In: the phrases of a text in order. Out: ``Referent``s, each with its phrases. How well two fit is told in ``fitting``.
Each phrase is held against the last ``MOST`` that fit at all, so that time stays linear in the number of phrases.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from reportedly.annotate.mentions.clusters import Cluster
from reportedly.annotate.mentions.names import countries
from reportedly.annotate.mentions.page import Page
from reportedly.annotate.mentions.phrases import PRONOUNS, SPEECH, Phrase, head_nouns

MOST = 24  # so many of the last ones are looked at
REACH = {"i": 3, "we": 3, "you": 3, "he": 8, "she": 8, "it": 4, "they": 5}  # sentences back
SPEECH_KINDS = frozenset(SPEECH.values())
JUST_BEFORE = 6  # words
GOING_ON = frozenset("of for at in from with to on and or who which that whose".split())
JOINING = frozenset(
    ", ( ) : - – — is was are were be been being become becomes became remains remained as named called not also once "
    "then".split()
)
ALIKE = 4  # of those whose words hold a description's noun so many more


@dataclass(slots=True, eq=False)
class Referent:
    """Somebody or something that phrases of the text so far stand for.

    ``words`` are those of its names and descriptions, ``heads`` the last words of these; ``lasts`` has its last phrase
    of each kind, ``told`` is its last outside quotations, ``countries`` are the states that its words say it is of.
    """

    cluster: Cluster | None
    type: str
    gender: str | None = None
    plural: bool | None = None
    phrases: list[Phrase] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    lasts: dict[str, Phrase] = field(default_factory=dict)
    told: Phrase | None = None
    countries: set[str] = field(default_factory=set)
    number: int = 0

    @property
    def last(self) -> Phrase:
        """The phrase that stood for it last."""
        return self.phrases[-1]

    def ground(self, phrase: Phrase) -> Phrase | None:
        """The last phrase that one of the report's own pronouns may go back to: none that is only quoted."""
        if phrase.quote or phrase.kind not in REACH or phrase.kind in SPEECH:
            return self.last
        return self.told


Choose = Callable[[Page, Phrase, Sequence[Referent]], Referent | None]


class Referents:
    """Those a text has spoken of so far, findable by how lately and by their words."""

    def __init__(self) -> None:
        self.all: list[Referent] = []
        self._recent: dict[int, Referent] = {}  # by number, the last spoken of last
        self._by_word: defaultdict[str, list[Referent]] = defaultdict(list)

    def add(self, phrase: Phrase) -> Referent:
        """Somebody new."""
        made = Referent(phrase.cluster, phrase.type, number=len(self.all))
        self.all.append(made)
        return made

    def name(self, referent: Referent, cluster: Cluster) -> None:
        """Give a referent its name, with the words of its name and roles."""
        referent.cluster, referent.type = cluster, cluster.type
        referent.gender = referent.gender or cluster.gender
        self._learn(referent, [word for text in (cluster.name, *cluster.roles) for word in text.lower().split()])

    def take(self, referent: Referent, phrase: Phrase) -> None:
        """Let a phrase stand for a referent."""
        referent.phrases.append(phrase)
        referent.told = referent.told if phrase.quote else phrase
        referent.gender = referent.gender or phrase.gender
        referent.type = referent.type or phrase.type
        if referent.plural is None:
            referent.plural = phrase.plural
        if phrase.kind in SPEECH and phrase.kind not in referent.lasts:
            self._by_word[phrase.kind].append(referent)
        elif phrase.kind not in PRONOUNS and phrase.kind not in SPEECH:
            self._learn(referent, phrase.words)
            referent.heads.add(phrase.head)
        referent.lasts[phrase.kind] = phrase
        self._recent.pop(referent.number, None)
        self._recent[referent.number] = referent

    def _learn(self, referent: Referent, words: Sequence[str]) -> None:
        referent.countries |= countries(tuple(words))
        for word in words:
            if word not in referent.words:
                referent.words.add(word)
                self._by_word[word].append(referent)

    def fitting(self, page: Page, phrase: Phrase) -> list[Referent]:
        """Those a phrase may stand for, the last spoken of first."""
        found: list[Referent] = []
        reach = REACH.get(phrase.kind, 10_000)
        for seen, referent in enumerate(reversed(self._recent.values())):
            if len(found) == MOST or seen == 3 * MOST:
                break
            ground = referent.ground(phrase)
            if ground and distance(phrase, ground) <= reach and may_be(page, phrase, referent):
                found.append(referent)
        if phrase.kind in PRONOUNS:
            found.sort(key=lambda r: (r.ground(phrase) or r.last).first, reverse=True)
        else:
            word = phrase.kind if phrase.kind in SPEECH else phrase.head
            alike = [r for r in reversed(self._by_word[word][-3 * ALIKE :]) if r not in found]
            found.extend([r for r in alike if may_be(page, phrase, r)][:ALIKE])
        return found


def distance(phrase: Phrase, before: Phrase) -> int:
    """Sentences from one phrase to another; between two outside quotations the wholly quoted ones do not count."""
    return phrase.sentence - before.sentence if phrase.quote or before.quote else phrase.told - before.told


def may_be(page: Page, phrase: Phrase, referent: Referent) -> bool:
    """Whether nothing that is known of both forbids that they are one."""
    if phrase.gender and referent.gender and phrase.gender != referent.gender:
        return False
    if referent.last.end > phrase.first or (phrase.cluster and referent.cluster):
        return False
    if phrase.kind in SPEECH:
        return _may_speak(page, phrase, referent)
    if phrase.kind in PRONOUNS:
        return _may_be_pronoun(phrase.kind, referent)
    return _may_be_described(page, phrase, referent)


def _may_be_pronoun(kind: str, referent: Referent) -> bool:
    person = referent.type == "person"
    if kind == "it":
        return not person and not referent.plural
    if referent.cluster is None and referent.phrases[0].kind in SPEECH:
        return False  # the text's "I" and "we" are nobody's "he" and "they"
    if kind == "they":
        return referent.cluster is None or not (person or referent.type == "place")
    return person and not referent.plural


def _may_be_described(page: Page, phrase: Phrase, referent: Referent) -> bool:
    """Whether a name or a description may be a referent's: one type, one number, one country."""
    if _brings_in(phrase, referent) and not _told_of(page, phrase, referent.last):
        return False
    if referent.phrases[0].kind in SPEECH and not page.dialogue and not _told_of(page, phrase, referent.last):
        return False
    person = referent.type == "person"
    if person and referent.cluster and "collective" in head_nouns().get(phrase.head, ()):
        return False
    mine = countries(phrase.words)
    if mine and referent.countries and mine.isdisjoint(referent.countries):
        return False
    return person == (phrase.type == "person") and {phrase.plural, referent.plural} != {True, False}


def _may_speak(page: Page, phrase: Phrase, referent: Referent) -> bool:
    """Whether "I", "we" or "you" may be somebody: who said it before, or, in a dialogue, somebody named."""
    said = {p.kind for p in referent.phrases[-8:]} & SPEECH_KINDS
    if said:
        return page.dialogue or phrase.kind in said
    if phrase.kind == "we":
        return referent.cluster is None and bool(referent.plural)
    return page.dialogue and referent.type == "person" and not referent.plural


def _brings_in(phrase: Phrase, referent: Referent) -> bool:
    """Whether a phrase is mostly the first that is said of somebody: a name, "a mayor", "his wife"."""
    one = phrase.kind == "own" or (phrase.kind == "bare" and not phrase.plural)
    return phrase.kind in {"name", "a"} or (one and phrase.type == "person" and phrase.head not in referent.heads)


def _told_of(page: Page, phrase: Phrase, last: Phrase) -> bool:
    """Whether such a phrase may still say who somebody is: nothing but a comma, a number or "is" stands between."""
    if last.sentence != phrase.sentence or phrase.first - last.end > JUST_BEFORE:
        return False
    between = page.tokens[last.end : phrase.first]
    after = page.tokens[phrase.end].low if phrase.end < len(page.tokens) else "."
    # "In a letter to Ortega, state media reported": what goes on with a verb is no apposition.
    closed = after in GOING_ON or not after[0].isalpha() or not any(token.text == "," for token in between)
    return closed and all(token.low in JOINING or token.low.isdigit() for token in between)


def resolve(page: Page, phrases: Sequence[Phrase], choose: Choose) -> list[Referent]:
    """Every referent of a text, in order of its first phrase. ``choose`` picks one of those that fit, or none."""
    known = Referents()
    by_cluster: dict[int, Referent] = {}
    for phrase in phrases:
        found = by_cluster.get(id(phrase.cluster)) if phrase.cluster else None
        if found is None:
            fitting = known.fitting(page, phrase)
            found = choose(page, phrase, fitting) or known.add(phrase)
            if phrase.cluster:
                known.name(found, phrase.cluster)
                by_cluster[id(phrase.cluster)] = found
        known.take(found, phrase)
    return known.all
