"""What in a text may stand for somebody: names, descriptions and pronouns, with what their words tell of them.

In: a text, its sentences' tokens, the network's descriptions in it and the clusters with their names. Out: ``Phrase``s
in order of the text. Whom each stands for is decided in ``referents``.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from reportedly.annotate.mentions.clusters import Cluster
from reportedly.annotate.mentions.names import ROLES_AFTER, TITLES, demonyms, noun_genders
from reportedly.annotate.mentions.naming import Name
from reportedly.annotate.mentions.page import Page
from reportedly.annotate.tagged import Tagged, likely
from reportedly.knowledge import table, values
from reportedly.nets import Seen
from reportedly.records import Span

PRONOUNS = (
    dict.fromkeys(("he", "him", "his", "himself"), "he")
    | dict.fromkeys(("she", "her", "hers", "herself"), "she")
    | dict.fromkeys(("it", "its", "itself"), "it")
    | dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they")
)
SPEECH = (
    dict.fromkeys(("i", "me", "my", "mine", "myself"), "i")
    | dict.fromkeys(("we", "us", "our", "ours", "ourselves"), "we")
    | dict.fromkeys(("you", "your", "yours", "yourself", "yourselves"), "you")
)
GENDERS = {"he": "m", "she": "f"}
POSSESSIVE = frozenset({"his", "her", "its", "their", "my", "our", "your"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
INDEFINITE = frozenset("a an another some any every each no many several few most all one two three four five".split())
# Words that stand in descriptions written with capitals ("the Prime Minister", "Your Honor").
WITH_CAPITALS = frozenset(
    "prime vice foreign home deputy acting assistant associate honor honour excellency madam mr madame supreme circuit "
    "district special executive senior interior finance defence defense health education state attorney "
    "solicitor".split()
)
UNIQUE = frozenset(
    "parliament senate congress house army navy senator king pope head marshal baron bishop dean page".split()
)
DESCRIPTIONS = frozenset({"the", "this", "own", "a", "bare"})
GUARDS = {("coast", "guard"), ("national", "guard")}
ALWAYS_BODIES = frozenset("media press police government ministry agency newspaper broadcaster".split())
TIES = frozenset("and or of in at for to by with from who which".split())
EDGES = TIES | {"the", "a", "an", "that", "this", "'s", "’s"}
SINGULAR_ENDINGS = ("ss", "us", "is", "news")


@dataclass(slots=True, eq=False)
class Phrase:
    """Words that stand for somebody or something.

    ``kind`` is "name", a pronoun ("he", "she", "it", "they", "i", "we", "you") or how a description opens: "the",
    "this", "own" ("his wife"), "a", "bare". ``first`` and ``end`` are its words' numbers in the text, half-open;
    ``head`` is its last word. ``quote`` is the number of the quotation it stands in, 0 outside; ``told`` how many
    sentences with words outside quotations begin before it; ``chance`` how likely the network holds it for one.
    ``capitals`` are the words of a description that is written like a name.
    """

    span: Span
    kind: str
    type: str
    first: int
    end: int
    sentence: int
    words: tuple[str, ...] = ()
    head: str = ""
    gender: str | None = None
    plural: bool | None = None
    quote: int = 0
    told: int = 0
    chance: float = 1.0
    cluster: Cluster | None = None
    capitals: str | None = None


@cache
def head_nouns() -> dict[str, tuple[str, ...]]:
    """Noun -> its classes in ``head_nouns.tsv``, in the order of the table."""
    found: dict[str, tuple[str, ...]] = {}
    for row in table("head_nouns"):
        for word in values(row["words"]):
            found[word] = tuple(dict.fromkeys((*found.get(word, ()), row["class"])))
    return found


@cache
def _generic() -> frozenset[str]:
    """Words that name nobody by themselves, however they are written."""
    titles = {title.lower().rstrip(".") for title in TITLES | ROLES_AFTER}
    return frozenset(titles | head_nouns().keys())


def is_description(name: Name, *, known: bool) -> bool:
    """Whether a name is a description with capitals ("the President", "Prime Minister"). ``known``: a person whose name
    ends in its words is named elsewhere."""
    words = [word.lower().rstrip(".") for word in name.canonical.split() if word.lower() not in {"the", "this"}]
    if (
        known
        or not words
        or not (words[-1] in _generic() and all(word in _generic() | WITH_CAPITALS for word in words))
    ):
        return False
    if len(words) > 1:  # "Supreme Court", "Health Ministry" are names enough
        return type_of_noun(words[-1]) == "person"
    return words[0] not in UNIQUE and (type_of_noun(words[0]) == "person") == (name.type == "person")


def type_of_noun(word: str) -> str:
    """The type of what a noun is said of, "" where that is not known."""
    classes = set(head_nouns().get(word, ()))
    if word in ROLES_AFTER or word.title() in TITLES or "person" in classes or "plural" in classes:
        return "person"
    if classes & {"state", "settlement", "region", "site"}:
        return "place"
    return "organisation" if classes & {"company", "outlet", "body", "collective"} else ""


def find_phrases(
    page: Page, seen: Seen, marks: Iterable[Tagged], clusters: Sequence[Cluster], described: Iterable[Name] = ()
) -> list[Phrase]:
    """Names, pronouns and descriptions in order, a phrase before the longer ones that open with it.

    ``described`` are descriptions written with capitals.
    """
    named = list(_names(page, clusters))
    taken = {at for name in named for at in range(name.first, name.end)}
    capital = [phrase for name in described if not _is_bare_place(phrase := _with_capitals(page, name))]
    taken |= {phrase.end - 1 for phrase in capital}
    marked = list(_descriptions(page, marks, taken))
    taken |= {phrase.end - 1 for phrase in marked}
    owners = [owner for phrase in [*marked, *capital] if (owner := _owner(page, phrase)) and owner.end - 1 not in taken]
    found = [*named, *_pronouns(page, seen), *capital, *marked, *owners]
    return sorted(found, key=lambda phrase: (phrase.first, phrase.end))


def _is_bare_place(phrase: Phrase) -> bool:
    """ "State" in "Secretary of State": no place is meant."""
    return phrase.kind == "bare" and phrase.type == "place" and len(phrase.words) == 1


def _with_capitals(page: Page, name: Name) -> Phrase:
    """ "The President": with the small word before it."""
    first, end = _place(page, name.core)
    if first and page.tokens[first - 1].low in DEFINITE | INDEFINITE | POSSESSIVE:
        first -= 1
    made = _description(page, first, end, type_of_noun(page.tokens[end - 1].low) or name.type, name.chance)
    return replace(made, span=name.span, capitals=name.canonical)


def _owner(page: Page, phrase: Phrase) -> Phrase | None:
    """ "The ministry" in "the ministry's spokesman"."""
    at = next((n for n in range(phrase.first + 1, phrase.end - 1) if page.tokens[n].low in {"'s", "’s"}), None)
    kind = type_of_noun(page.tokens[at - 1].low) if at else ""
    if at is None or not kind:
        return None
    return _description(page, phrase.first, at, kind, phrase.chance)


def _place(page: Page, span: Span) -> tuple[int, int]:
    """The half-open numbers of the words that a span touches."""
    first = bisect_left(page.starts, span[0])
    if first and page.tokens[first - 1].end > span[0]:
        first -= 1
    return first, max(first + 1, bisect_left(page.starts, span[1]))


def _names(page: Page, clusters: Sequence[Cluster]) -> Iterator[Phrase]:
    """Each name once, with its title where it has one."""
    for cluster in clusters:
        covered = -1
        for span in sorted(set(cluster.mentions), key=lambda span: (span[1], span[0])):
            if span[1] == covered:
                continue
            covered = span[1]
            first, end = _place(page, span)
            if first >= len(page.tokens):
                continue
            words = tuple(token.low for token in page.tokens[first:end])
            yield Phrase(
                span,
                "name",
                cluster.type,
                first,
                end,
                page.sentences[first],
                words,
                words[-1],
                cluster.gender,
                plural=False,
                quote=page.quotes[first],
                told=page.told[first],
                cluster=cluster,
            )


def _pronouns(page: Page, seen: Seen) -> Iterator[Phrase]:
    for at, token in enumerate(page.tokens):
        kind = PRONOUNS.get(token.low) or SPEECH.get(token.low)
        if kind is None or token.text in {"US", "IT"} or (kind in SPEECH and page.quotes[at]):
            continue
        span = token.start, token.end
        yield Phrase(
            span,
            kind,
            "person" if kind in GENDERS or kind in SPEECH else "",
            at,
            at + 1,
            page.sentences[at],
            (token.low,),
            token.low,
            GENDERS.get(kind),
            plural={"they": True, "we": True, "you": None}.get(kind, False),
            quote=page.quotes[at],
            told=page.told[at],
            chance=likely(seen, "nominals", span) if kind == "they" else 1.0,
        )


def _descriptions(page: Page, marks: Iterable[Tagged], taken: set[int]) -> Iterator[Phrase]:
    for mark in marks:
        if mark.kind == "pronoun":
            continue
        first, end = _trimmed(page, *_place(page, mark.span))
        if first == end or end - 1 in taken or page.tokens[end - 1].low in PRONOUNS.keys() | SPEECH.keys():
            continue
        yield _description(page, first, end, mark.kind, mark.chance)


def _trimmed(page: Page, first: int, end: int) -> tuple[int, int]:
    """The words of a mark without marks and small words at its edges, which the network sometimes takes in."""
    end = min(end, len(page.tokens))
    first = next(
        (at + 1 for at in range(first, end) if page.tokens[at].low == "than"), first
    )  # "two more than [police]"
    while first < end and not (page.tokens[end - 1].is_word and page.tokens[end - 1].low not in EDGES):
        end -= 1
    while first < end and (not page.tokens[first].is_word or page.tokens[first].low in TIES):
        first += 1
    return first, end


def _description(page: Page, first: int, end: int, kind: str, chance: float) -> Phrase:
    words = tuple(token.low for token in page.tokens[first:end])
    kind = "organisation" if words[-1] in ALWAYS_BODIES or words[-2:] in GUARDS else kind
    span = page.tokens[first].start, page.tokens[end - 1].end
    return Phrase(
        span,
        _opening(words),
        kind,
        first,
        end,
        page.sentences[first],
        words,
        words[-1],
        noun_genders().get(words[-1]),
        _is_plural(words),
        page.quotes[first],
        page.told[first],
        chance,
    )


def _opening(words: Sequence[str]) -> str:
    """How a description opens."""
    if words[0] in DEFINITE:
        return "the" if words[0] == "the" else "this"
    if words[0] in POSSESSIVE or any(word in {"'s", "’s"} for word in words):
        return "own"
    return "a" if words[0] in INDEFINITE else "bare"


def _is_plural(words: Sequence[str]) -> bool | None:
    """None of a word for several that "it" and "they" are both said of ("the crew")."""
    head = words[-1]
    classes = head_nouns().get(head, ())
    if "collective" in classes:
        return None
    if "plural" in classes or head in demonyms():
        return "plural" in classes or head.endswith("s")
    return head.endswith("s") and not head.endswith(SINGULAR_ENDINGS) and words[0] not in {"a", "an", "this"}
