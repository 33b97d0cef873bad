"""Where the names of a sentence are: what the network marks, and runs of capitals that it leaves out.

In: the tokens of a sentence and the network's marks in it. Out: ``Run``s in order, none overlapping. What a run names,
if anything, is told in ``naming``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.annotate.mentions.names import (
    BODY_WORDS,
    CALENDAR,
    NEVER_ALONE,
    PARTICLES,
    ROLES,
    TITLES,
    common_words,
    demonyms,
    given_names,
)
from reportedly.annotate.tagged import Tagged
from reportedly.annotate.tokens import Token
from reportedly.records import Span

# A capital after these opens no sentence: "Norland's Transport Ministry".
NO_OPENING = frozenset({",", "'", "’", "'s", "’s", "-", "–", "&", "("})
HYPHENS = frozenset("-‐‑'’")
ARABIC = ("al-", "el-", "ul-", "ad-", "ash-", "as-", "bin-")
# "Oslo-based", "Lind-led": what follows the hyphen is no part of the name.
NO_NAME_ENDS = frozenset("based led born backed era like style owned run controlled appointed friendly".split())


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a sentence, half-open, that may be a name.

    ``kind`` is the network's, None where it marked nothing, ``chance`` how likely that kind is.
    """

    first: int
    end: int
    span: Span
    kind: str | None = None
    chance: float = 1.0


def marked_runs(sentence: Sequence[Token], marks: Sequence[Tagged]) -> list[Run]:
    """The network's marks as runs of words; two of one kind with nothing between them are one name.

    A mark may end inside a word ("Oslo-based").
    """
    found: list[Run] = []
    at = 0
    for mark in marks:
        while at < len(sentence) and sentence[at].end <= mark.span[0]:
            at += 1
        end = at
        while end < len(sentence) and sentence[end].start < mark.span[1]:
            end += 1
        run = _whole_name(sentence, Run(at, end, mark.span, mark.kind, mark.chance))
        if found and (found[-1].end, found[-1].kind) == (run.first, run.kind):
            before = found.pop()
            run = replace(run, first=before.first, span=(before.span[0], run.span[1]))
        found.append(run)
    return [trimmed for run in found if (trimmed := _trimmed(sentence, run))]


def _whole_name(sentence: Sequence[Token], run: Run) -> Run:
    """A person's name without a cut in it: "Ryu Seong[-hwan]", "Yasir [al-Tayeb Osman]"."""
    if run.kind != "person" or run.first >= run.end:
        return run
    last, end = sentence[run.end - 1], run.end
    rest = last.text[max(0, run.span[1] - last.start) :]
    if rest and not (rest[0] in HYPHENS and len(rest) > 2 and rest[1:].lower() not in NO_NAME_ENDS):
        return run
    if not rest and end + 1 < len(sentence) and sentence[end].low in PARTICLES and sentence[end + 1].is_capital:
        end += 2
    elif not rest and end < len(sentence) and sentence[end].low.startswith(ARABIC) and len(sentence[end].text) > 3:
        end += 1
    while end > run.end and end < len(sentence) and sentence[end].is_capital and sentence[end].is_word:
        end += 1
    return replace(run, end=end, span=(run.span[0], sentence[end - 1].end))


def _trimmed(sentence: Sequence[Token], run: Run) -> Run | None:
    """A mark without the small words at its edges ("the", "navy"); None where it is all small words."""
    first, end = run.first, run.end
    while first < end and not (_is_large(sentence[first]) or sentence[first].low in PARTICLES):
        first += 1
    while first < end and not _is_large(sentence[end - 1]) and sentence[end - 1].text != ".":
        end -= 1
    if first == end:
        return None
    span = max(run.span[0], sentence[first].start), min(run.span[1], sentence[end - 1].end)
    return replace(run, first=first, end=end, span=span)


def _is_large(token: Token) -> bool:
    return any(character.isupper() or character.isdigit() for character in token.text)


def capital_runs(sentence: Sequence[Token]) -> Iterator[Run]:
    """Runs of capitals, with the small words that tie them."""
    at = 0
    while at < len(sentence):
        end = _run_end(sentence, at)
        if end > at:
            yield Run(at, end, (sentence[at].start, sentence[end - 1].end))
        at = max(end, at + 1)


def _starts_name(sentence: Sequence[Token], at: int) -> bool:
    token = sentence[at]
    if not token.is_capital or token.low in CALENDAR or token.low in NEVER_ALONE - {"mr", "mrs", "ms", "dr", "sir"}:
        return False
    opens = at == 0 or (not sentence[at - 1].is_word and sentence[at - 1].text not in NO_OPENING)
    if not opens:
        return True
    following = sentence[at + 1] if at + 1 < len(sentence) else None
    if token.low not in common_words():
        return True
    # "Will Smith": a common word that opens a sentence is a name only as a given name before a capital.
    # "Mayor Lindqvist": a title is one before any capital.
    named = bool(following and following.is_capital and (token.text in given_names() or token.text in TITLES))
    return named or (token.text in TITLES and _links(sentence, at + 1))


def _run_end(sentence: Sequence[Token], at: int) -> int:
    """Where the run of name words that starts at ``at`` ends; ``at`` itself where none starts."""
    if not _starts_name(sentence, at):
        return at
    end = at + 1
    while end < len(sentence):
        token = sentence[end]
        if token.is_word and token.is_capital and token.low not in CALENDAR and token.low != "i":
            end += 1
        elif _links(sentence, end) and end + 1 < len(sentence):
            end += 2 if sentence[end + 1].is_capital else 3
        elif token.low in ROLES and sentence[end - 1].low in demonyms() and _capital(sentence, end + 1):
            end += 1
        else:
            break
    return min(end, len(sentence))


def _capital(sentence: Sequence[Token], at: int) -> bool:
    return at < len(sentence) and sentence[at].is_word and sentence[at].is_capital and sentence[at].low not in CALENDAR


def _links(sentence: Sequence[Token], at: int) -> bool:
    """True where the small word at ``at`` ties the capitals on both sides into one name."""
    if at >= len(sentence):
        return False
    low, before = sentence[at].low, sentence[at - 1]
    if low in PARTICLES or sentence[at].text == "&":
        return _capital(sentence, at + 1)
    if low in {"of", "for"}:
        wide = (
            before.text in BODY_WORDS
            or before.text in TITLES
            or before.text in {"Secretary", "Minister", "Bank", "University"}
        )
        return wide and (
            _capital(sentence, at + 1)
            or (at + 2 < len(sentence) and sentence[at + 1].low == "the" and _capital(sentence, at + 2))
        )
    return False
