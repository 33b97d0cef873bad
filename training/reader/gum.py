"""GUM's documents as the reader's network and its peer are taught and measured on them.

In: a folder of GUM's ``.conllu`` files. Out: ``Document``s: the text put together again, its sentences' words, the gold
names and nominals. The one place that says what a name of GUM is; how they become labels of word pieces is not here.

A name is a mention of a person, an organization or a place whose head is a proper noun. GUM's mentions are whole noun
phrases ("the Swiss mathematician Daniel Bernoulli, who …"), so a name is the run of name words round the head: titles
stay, articles go, and what hangs on by a comma, a verb or a relation other than "of" or "for" is left out. A people
("the Greeks") is described, not named.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

KINDS = {"person": "person", "organization": "organisation", "place": "place"}
OPENS_OR_CLOSES = re.compile(r"\((\d+)-(\w+)|(\d+)\)|\)")
ALWAYS_TIE = {"of", "for", "&", "-", "–", "de", "la", "von", "van", "der", "den", "del", "du", "di", "da", "le", "/"}
PROPER = {"NNP", "NNPS"}

Labelled = tuple[int, int, str]  # half-open code points and what stands there


@dataclass(frozen=True, slots=True)
class Word:
    """A word of GUM: its place in the text and its columns; ``head`` counts in the sentence, -1 at the root."""

    start: int
    end: int
    form: str
    upos: str
    xpos: str
    head: int
    relation: str
    entity: str


@dataclass(slots=True)
class Document:
    """A text with its words by sentence; ``names`` and ``nominals`` each in order and without overlap."""

    id: str
    text: str
    sentences: list[list[Word]] = field(default_factory=list)
    names: list[Labelled] = field(default_factory=list)
    nominals: list[Labelled] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase of GUM: the half-open range of its words, its head's place and its kind."""

    first: int
    end: int
    head: int
    kind: str


def documents(folder: Path) -> list[Document]:
    """All documents of a folder, in order of their names."""
    return [document(path) for path in sorted(folder.glob("*.conllu"))]


def document(path: Path) -> Document:
    """One document with its names and nominals."""
    made = _read(path)
    names: list[Labelled] = []
    nominals: list[Labelled] = []
    for words in made.sentences:
        mentions = list(_mentions(words))
        names.extend(_name(words, mention, mentions) for mention in mentions if _is_name(words, mention))
        nominals.extend(_nominals(words, mentions))
    made.names = _longest(names)
    made.nominals = _longest(nominals)
    return made


def _read(path: Path) -> Document:
    """The text of a file and its words. A paragraph is a line, a sentence goes on after a space."""
    text: list[str] = []
    length = 0
    sentences: list[list[Word]] = []
    words: list[Word] = []
    between = covered = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if line.startswith("# newpar") and "newpar_block" not in line:
            between = "\n" if text else ""
        elif not line:
            sentences.append(words)
            words = []
        elif len(cells) == 10 and "-" in cells[0]:
            covered = cells[0].split("-")[1]
            gap_after = "" if "SpaceAfter=No" in cells[9] else " "
        elif len(cells) == 10 and "." not in cells[0]:
            text.extend((between, cells[1]))
            start = length + len(between)
            length = start + len(cells[1])
            words.append(_word(cells, start))
            between = "" if covered or "SpaceAfter=No" in cells[9] else " "
            if covered == cells[0]:
                covered, between = "", gap_after
    return Document(path.stem, "".join(text), [*sentences, words] if words else sentences)


def _word(cells: Sequence[str], start: int) -> Word:
    entity = next((part[7:] for part in cells[9].split("|") if part.startswith("Entity=")), "")
    head = int(cells[6]) - 1
    return Word(start, start + len(cells[1]), cells[1], cells[3], cells[4], head, cells[7], entity)


def _mentions(words: Sequence[Word]) -> Iterator[Mention]:
    """Every mention of a kind that is asked for, in the order in which they close."""
    still_open: list[tuple[str, str, int]] = []
    for at, word in enumerate(words):
        for match in OPENS_OR_CLOSES.finditer(word.entity):
            if match[1]:
                still_open.append((match[1], match[2], at))
                continue
            place = next((n for n in reversed(range(len(still_open))) if match[3] in {None, still_open[n][0]}), None)
            if place is None:
                continue
            _, kind, first = still_open.pop(place)
            if kind in KINDS:
                yield Mention(first, at + 1, _head(words, first, at + 1), KINDS[kind])


def _head(words: Sequence[Word], first: int, end: int) -> int:
    """The word of a range that hangs on none in it."""
    return next((at for at in range(first, end) if not first <= words[at].head < end), first)


def _is_proper(word: Word) -> bool:
    return word.upos == "PROPN" or word.xpos in PROPER


def _is_name(words: Sequence[Word], mention: Mention) -> bool:
    return _is_proper(words[mention.head]) and not _is_people(words[mention.head], mention)


def _is_people(head: Word, mention: Mention) -> bool:
    """ "The Greeks" describes persons and names none."""
    return mention.kind == "person" and head.xpos == "NNPS"


def _name(words: Sequence[Word], mention: Mention, mentions: Sequence[Mention]) -> Labelled:
    """The run of name words round the head of a mention, inside the mention."""
    inner = {m.first for m in mentions if m.end - m.first < mention.end - mention.first and m.first > mention.first}
    closed = {m.end for m in mentions if m.end - m.first < mention.end - mention.first}
    first, end = mention.head, mention.head + 1
    while first > mention.first:
        step = _steps_back(words, mention, first, closed)
        if not step:
            break
        first -= step
    while end < mention.end:
        step = _steps_on(words, mention, end, inner)
        if not step:
            break
        end += step
    return words[first].start, words[end - 1].end, mention.kind


def _steps_back(words: Sequence[Word], mention: Mention, first: int, closed: set[int]) -> int:
    """How many words before ``first`` the name goes on to: 0, one name word, or a tie with the name word before it."""
    before = words[first - 1]
    if _is_proper(before) or _is_inside_capital(words, first - 1):
        return 1
    ties = before.form.lower() in ALWAYS_TIE or (before.form in {"'s", "’s", "'", "’"} and first not in closed)
    return 2 if ties and first - 2 >= mention.first and _is_proper(words[first - 2]) else 0


def _is_inside_capital(words: Sequence[Word], at: int) -> bool:
    """A capital that is no proper noun by its tag and still no mere opening of a sentence ("the Royal Society")."""
    return at > 0 and words[at].form[:1].isupper() and words[at].upos in {"ADJ", "NOUN", "NUM"}


def _steps_on(words: Sequence[Word], mention: Mention, end: int, inner: set[int]) -> int:
    """How many words from ``end`` on the name takes in."""
    word = words[end]
    if _is_proper(word) and end not in inner:
        return 1
    if word.form[:1].isupper() and word.upos in {"ADJ", "NOUN"}:
        return 1
    if word.upos == "NUM" and word.relation in {"flat", "nummod", "dep", "nmod:unmarked"} and word.head < end:
        return 1
    following = end + 1
    if word.form.lower() in {"of", "for"} and following < mention.end and words[following].upos == "DET":
        following += 1
    if following >= mention.end or not _is_proper(words[following]):
        return 0
    if mention.kind == "person" and word.form.lower() in {"of", "for"} and inner & {end + 1, following}:
        return 0  # "Ana Ortega of the Harbour Party" is a person and a body
    ties = word.form.lower() in ALWAYS_TIE or (word.form in {"'s", "’s", "’", "'"})
    joins = word.form.lower() == "and" and not _is_conjunct(words, following, mention.head)
    return following + 1 - end if ties or joins else 0


def _is_conjunct(words: Sequence[Word], at: int, head: int) -> bool:
    """Whether the word stands, by conjunction, beside the head itself: two names, not one with "and" in it."""
    for _ in range(len(words)):
        if words[at].head == head:
            return words[at].relation.startswith("conj")
        at = words[at].head
        if at < 0:
            break
    return False


def _nominals(words: Sequence[Word], mentions: Sequence[Mention]) -> Iterator[Labelled]:
    """Descriptions up to their head noun, and the pronouns that stand for a person."""
    for mention in mentions:
        head = words[mention.head]
        if head.upos == "NOUN" or _is_people(head, mention):
            yield words[mention.first].start, head.end, mention.kind
        elif head.upos == "PRON" and mention.kind == "person":
            yield head.start, head.end, "pronoun"


def _longest(spans: Sequence[Labelled]) -> list[Labelled]:
    """The longest spans first, none that overlaps one taken; in order of the text."""
    taken: list[Labelled] = []
    filled: set[int] = set()
    for span in sorted(set(spans), key=lambda s: (s[0] - s[1], s)):
        if filled.isdisjoint(range(span[0], span[1])):
            filled.update(range(span[0], span[1]))
            taken.append(span)
    return sorted(taken)
