"""What a chain of hands amounts to, in the terms newsrooms use: first-hand or not, named or not, whose line it is.

In: statements with their chains, readings, copies. Out: facts that follow from them; nothing is judged. Who the hands
are belongs to ``chains``, what they kept to ``held``, how it reads on screen to ``show``.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportedly.joined import origin_of
from reportedly.knowledge.register import outlet
from reportedly.link.held import kept, key, words_of
from reportedly.link.unnamed import kind_of, withheld
from reportedly.records import Copy, Hand, Reading, Report, Span, Statement

# Media owned by a state, by the words of a phrase that names none of them.
STATE = re.compile(
    r"\bstate(?:[- ](?:run|owned|controlled))?\s(?:\w+\s)?"
    r"(?:media|television|tv|radio|broadcaster|newspaper|news agency)\b"
    r"|\bofficial news agency\b",
    re.IGNORECASE,
)
SEEN_BY = re.compile(r"\b(?:seen|obtained|reviewed|viewed|examined) by\b")
# Between a document's words and its reader's name no more stands than this.
SEEN_REACH = 40
# Two statements carry the same words where the shorter one shares this part of its words with the other.
SAME = 0.6
OUTLETS = frozenset({"relay", "agency", "publisher"})


@dataclass(frozen=True, slots=True)
class Facts:
    """What one statement's chain amounts to.

    ``speaker``: told, unnamed, publisher (the report's own words) or not told. ``between``: the hands between the
    speaker and who printed it. ``unnamed``: how many (0: not told); ``unnamed_as`` what the phrase calls them;
    ``withheld`` where the report says why. ``seen_by``: who is said to have seen the document. ``state``: hands that
    are state media. ``printed``: whether it is known who printed it.
    """

    speaker: str
    between: tuple[str, ...]
    unnamed: int | None
    unnamed_as: str | None
    withheld: Span | None
    medium: str | None
    seen_by: str | None
    state: tuple[str, ...]
    printed: bool

    @property
    def distance(self) -> int | None:
        """1 where no hand is named between speaker and print (first-hand), 2 for one (second-hand), and so on."""
        return len(self.between) + 1 if self.speaker in ("told", "unnamed") else None


@dataclass(frozen=True, slots=True)
class Carried:
    """A statement over a story's reports. ``told``: each report that has the same words, with its statement, the one
    asked about first; ``through``: hands that every one of their chains passes through; ``lines``: how many of them
    share neither a hand nor a text."""

    told: tuple[tuple[Reading, Statement], ...]
    through: tuple[str, ...]
    lines: int


def facts_of(report: Report, statement: Statement) -> Facts:
    """The facts of one chain."""
    chain = statement.chain
    # An unnamed speaker's name is the phrase first used; the source here may be "he".
    phrase = " ".join((*statement.speakers, *(report.text[start:end] for start, end in statement.sources)))
    medium = next((hand for hand in chain if hand.kind == "medium"), None)
    return Facts(
        speaker=_speaker(statement),
        between=tuple(hand.name for hand in _between(chain)),
        unnamed=statement.unnamed,
        unnamed_as=None if statement.unnamed is None else kind_of(phrase),
        withheld=withheld(report.text, statement),
        medium=medium.name if medium else None,
        seen_by=_seen_by(report.text, chain),
        state=tuple(hand.name for hand in chain if hand.kind != "medium" and _is_state_media(hand, report.text)),
        printed=any(hand.kind in ("agency", "publisher") for hand in chain),
    )


def is_state_media(name: str) -> bool:
    """Whether a name is that of state media: by the register, or because the phrase says so."""
    known = outlet(name)
    return known.state if known else bool(STATE.search(name))


def _is_state_media(hand: Hand, text: str) -> bool:
    """The same of a hand, whose words may say more than its name: "the state news agency Sorinform"."""
    return is_state_media(hand.name) or bool(hand.span and hand.kind != "speaker" and STATE.search(text, *hand.span))


def carried(reading: Reading, statement: Statement, readings: Iterable[Reading], copies: Collection[Copy]) -> Carried:
    """The reports that have a statement's words, and what their chains have in common."""
    told = [(reading, statement)]
    for other in readings:
        same = None if other.report.id == reading.report.id else _same(reading.report, statement, other)
        if same:
            told.append((other, same))
    passed = [_outlets(each) for _, each in told]
    common = set(passed[0]).intersection(*passed[1:]) if len(told) > 1 else set()
    names = tuple(name for one, name in passed[0].items() if one in common)
    return Carried(tuple(told), names, _lines([one.report.id for one, _ in told], passed, copies))


def _speaker(statement: Statement) -> str:
    if not any(hand.kind == "speaker" for hand in statement.chain):
        return "publisher" if [hand.kind for hand in statement.chain] == ["publisher"] else "not told"
    return "told" if statement.unnamed is None else "unnamed"


def _between(chain: Sequence[Hand]) -> list[Hand]:
    """The relays, and the agency where another printed its wire."""
    printed = any(hand.kind == "publisher" for hand in chain)
    return [hand for hand in chain if hand.kind == "relay" or (hand.kind == "agency" and printed)]


def _seen_by(text: str, chain: Sequence[Hand]) -> str | None:
    """The hand after the medium, where the words between them say that it saw it: "a letter seen by Reuters"."""
    for one, other in pairwise(chain):
        if one.kind == "medium" and other.kind == "relay" and one.span and other.span:
            start, end = one.span[1], other.span[0]
            if start <= end <= start + SEEN_REACH and SEEN_BY.search(text, start, end):
                return other.name
    return None


def _outlets(statement: Statement) -> dict[str, str]:
    """The hands of a chain that carry words of others, by key."""
    hands = (hand for hand in statement.chain if hand.kind in OUTLETS or (hand.kind == "speaker" and outlet(hand.name)))
    return {key(hand.name): hand.name for hand in hands}


def _same(report: Report, statement: Statement, other: Reading) -> Statement | None:
    """The statement of another report with the same words; of several the one that shares most, then the shortest."""
    found: list[tuple[float, int, int, Statement]] = []
    own = words_of(report.text, statement.contents)
    for number, each in enumerate(other.annotations.statements or ()):
        words = words_of(other.report.text, each.contents)
        shorter = min(len(own.folded), len(words.folded))
        both = sum(passage.words for passage in kept(report, statement, words))
        if shorter and both >= SAME * shorter:
            found.append((-both, len(words.folded), number, each))
    return min(found)[3] if found else None


def _lines(reports: Sequence[str], passed: Sequence[Iterable[str]], copies: Collection[Copy]) -> int:
    """How many groups the reports make where a shared hand or a shared text joins two."""
    groups: list[set[str]] = []
    origin = origin_of(reports, copies)
    for report, keys in zip(reports, passed, strict=True):
        marks = {f"text {origin[report]}", *(f"hand {name}" for name in keys)}
        touching = [group for group in groups if group & marks]
        groups = [group for group in groups if not group & marks]
        groups.append(marks.union(*touching))
    return len(groups)
