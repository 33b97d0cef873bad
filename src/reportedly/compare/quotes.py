"""One saying quoted in two wordings: two translators, or a slip.

In: a story's readings. Out: findings of kind ``variant``: the same speaker, the same occasion, quoted words that run
alike but are not the same. A quotation cut short is no variant, and what somebody said twice, on two occasions, is two
sayings.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import combinations

from reportedly.compare.claims import Claim, claims, one_occasion, plain_words
from reportedly.compare.telling import evidence, finding, listed, outlet, quoted
from reportedly.compare.words import rarity, stem
from reportedly.records import Comparison, Finding, Reading, Span, Story

FEWEST_WORDS, MOST_WORDS = 4, 120
# Likeness of the two runs of words (twice the matched words over all words), and, for runs this short, more.
ALIKE, SHORT, SHORT_ALIKE = 0.5, 7, 0.6
# The same where the speaker of one wording is not named.
UNKNOWN_ALIKE = 0.75
MOST = 400
OPEN, CLOSE = "“\"„«‘'`", "”\"“»’'"


@dataclass(frozen=True, slots=True)
class _Quote:
    """Words quoted as one run, with the statement they belong to."""

    claim: Claim
    span: Span
    words: tuple[str, ...]


def compare_quotes(story: Story, readings: tuple[Reading, ...], so_far: Comparison) -> Comparison:
    """Add a finding for each saying quoted in two wordings, told once for the wordings' first reports."""
    wordings: dict[tuple[str, ...], list[_Quote]] = {}
    for claim in claims(readings):
        for quote in _quotes(claim):
            wordings.setdefault(quote.words, []).append(quote)
    found = []
    for one, other in combinations(list(wordings.values())[:MOST], 2):
        if _run_alike(one[0].words, other[0].words) >= ALIKE and not _printed_together(one, other):
            pair = _of_one_saying(one, other)
            if pair:
                found.append(_finding(story, *pair))
    return replace(so_far, findings=so_far.findings + tuple(found))


def _quotes(claim: Claim) -> Iterator[_Quote]:
    """The runs of a statement that stand in quotation marks, sentence by sentence where a run has several."""
    text = claim.reading.report.text
    for start, end in claim.statement.contents if claim.statement.mode in ("direct", "mixed") else ():
        for span in _inside_marks(text, (start, end), claim.statement.mode):
            words = tuple(plain_words(text[span[0] : span[1]]))
            if FEWEST_WORDS <= len(words) <= MOST_WORDS:
                yield _Quote(claim, span, words)


def _inside_marks(text: str, span: Span, mode: str) -> list[Span]:
    """The quoted parts of a content span: all of it where it is direct, else what stands between marks."""
    start, end = span
    if mode == "direct":
        return [span]
    found: list[Span] = []
    opened: int | None = start if start and text[start - 1] in OPEN else None
    for at in range(start, end):
        if opened is None and text[at] in '“"„«':
            opened = at + 1
        elif opened is not None and text[at] in '”"»' and at > opened:
            found.append((opened, at))
            opened = None
    if opened is not None and end > opened:
        found.append((opened, end))
    return found


def _run_alike(one: Sequence[str], other: Sequence[str]) -> float:
    """How far two runs of words are alike, 0 to 1; 0 where one is the other cut short or misspelt."""
    if [stem(word) for word in one] == [stem(word) for word in other]:
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    matched = sum(block.size for block in matcher.get_matching_blocks())
    telling = matched >= FEWEST_WORDS or any(rarity(stem(word)) > 0 for word in set(one) & set(other))
    return matcher.ratio() if telling and matched < min(len(one), len(other)) else 0.0


def _printed_together(one: Sequence[_Quote], other: Sequence[_Quote]) -> bool:
    """Whether one report quotes both wordings: then they are two sayings."""
    reports = {quote.claim.reading.report.id for quote in one}
    return any(quote.claim.reading.report.id in reports for quote in other)


def _of_one_saying(one: Sequence[_Quote], other: Sequence[_Quote]) -> tuple[_Quote, _Quote] | None:
    """The first quotations of two wordings that one speaker can have said at one time.

    Where a report does not name the speaker ("the head of state"), the wordings must be nearly one.
    """
    alike = _run_alike(one[0].words, other[0].words)
    shorter = min(len(one[0].words), len(other[0].words))
    for first in one:
        for second in other:
            known = _one_speaker(first, second)
            needed = UNKNOWN_ALIKE if not known else SHORT_ALIKE if shorter < SHORT else ALIKE
            if known is not None and alike >= needed and one_occasion(first.claim, second.claim):
                return first, second
    return None


def _one_speaker(one: _Quote, other: _Quote) -> bool | None:
    """True for a speaker in common; None for two that differ; False where one is nameless."""
    a, b = one.claim.speakers, other.claim.speakers
    if a & b:
        return True
    return False if any(not speakers or all(map(_is_described, speakers)) for speakers in (a, b)) else None


def _is_described(speaker: str) -> bool:
    """Whether a speaker is a description, not a name."""
    return not any(word[0].isupper() for word in speaker.removeprefix("The ").split())


def _named(one: _Quote, other: _Quote) -> tuple[str, ...]:
    """The speaker by name, where either report names one."""
    speakers = [quote.claim.statement.speakers for quote in (one, other)]
    named = [each for each in speakers if each and not all(map(_is_described, each))]
    return next(iter(named), next((each for each in speakers if each), ("A speaker",)))


def _finding(story: Story, one: _Quote, other: _Quote) -> Finding:
    texts = [quote.claim.reading.report.text[quote.span[0] : quote.span[1]] for quote in (one, other)]
    message = (
        f"{listed(_named(one, other))} is quoted in two wordings: {quoted(texts[0])} "
        f"({outlet(one.claim.reading)}) and {quoted(texts[1])} ({outlet(other.claim.reading)})"
    )
    stands_on = [evidence(one.claim.reading, one.span), evidence(other.claim.reading, other.span)]
    return finding("variant", story.id, message, stands_on)
