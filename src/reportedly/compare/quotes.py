"""One saying quoted in two wordings, and the same words put into two mouths.

In: a story with its copies, and its readings. Out: findings of kind ``variant`` (the same speaker, the same occasion,
quoted words that run alike but are not the same: two translators, or a slip) and ``two-speakers`` (the same words by
two people, each named beside them, in reports of two origins). A quotation cut short is judged in ``cuts``; what
somebody said twice, on two occasions, is two sayings.
"""

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from reportedly.compare.claims import claims
from reportedly.compare.quotations import (
    Quote,
    differences,
    is_told_of,
    named,
    one_saying,
    one_speaker,
    pairs,
    printed_together,
    quotations,
    untold_differences,
)
from reportedly.compare.telling import evidence, finding, listed, outlet, quoted
from reportedly.compare.words import WORD, rarity, stem
from reportedly.records import Comparison, Finding, Reading, Story

# Likeness of the two runs of words (twice the matched words over all words), and, for runs this short, more.
ALIKE, SHORT, SHORT_ALIKE = 0.5, 7, 0.6
# The same where the speaker of one wording is not named.
UNKNOWN_ALIKE = 0.75
FEWEST_WORDS = 4
MOST_WORDINGS, COUNTED = 4, ("no", "one", "two", "three", "four")
# Words so many are no slogan that two people would say alike; names this like one another are one name.
OWN_WORDS, ONE_NAME = 9, 0.75


def compare_quotes(story: Story, readings: tuple[Reading, ...], so_far: Comparison) -> Comparison:
    """Add a finding for each saying quoted in two wordings, or by two speakers, told once for its first reports."""
    every = quotations(claims(readings))
    sayings: dict[tuple[str, ...], list[Quote]] = {}
    for one, other in pairs(every):
        if _run_alike(one[0].words, other[0].words) >= ALIKE and not printed_together(one, other):
            pair = _of_one_saying(one, other)
            if pair:
                _put_together(sayings, pair)
    found = [_variant(story, saying) for saying in {id(saying): saying for saying in sayings.values()}.values()]
    return replace(so_far, findings=so_far.findings + tuple(found) + tuple(_two_speakers(story, every)))


def _put_together(sayings: dict[tuple[str, ...], list[Quote]], pair: tuple[Quote, Quote]) -> None:
    """Enter a pair of wordings under the saying that either is of already, where they differ from all it has."""
    saying = next((sayings[each.words] for each in pair if each.words in sayings), [])
    for each in pair:
        if all(_run_alike(each.words, one.words) for one in saying):
            saying.append(each)
        sayings.setdefault(each.words, saying)


def _run_alike(one: Sequence[str], other: Sequence[str]) -> float:
    """How far two runs of words are alike, 0 to 1; 0 where one is the other cut short or spelt differently."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    if [stem(word) for word in one] == [stem(word) for word in other]:
        return 0.0
    matched = sum(block.size for block in matcher.get_matching_blocks())
    telling = matched >= FEWEST_WORDS or any(rarity(stem(word)) > 0 for word in set(one) & set(other))
    if not telling or matched >= min(len(one), len(other)) or not differences(one, other):
        return 0.0
    return matcher.ratio()


def _of_one_saying(one: Sequence[Quote], other: Sequence[Quote]) -> tuple[Quote, Quote] | None:
    """The first quotations of two wordings that one speaker can have said at one time.

    Where a report does not name the speaker ("the head of state"), the wordings must be nearly one.
    """
    alike = _run_alike(one[0].words, other[0].words)
    shorter = min(len(one[0].words), len(other[0].words))
    for first in one:
        for second in other:
            known = one_speaker(first, second) if is_told_of(first, second) else None
            needed = UNKNOWN_ALIKE if not known else SHORT_ALIKE if shorter < SHORT else ALIKE
            if known is not None and alike >= needed and one_saying(first, second, alike):
                return (first, second) if untold_differences(first, second) else None
    return None


def _variant(story: Story, saying: Sequence[Quote]) -> Finding:
    shown = saying[:MOST_WORDINGS]
    around = [_first_difference(each, shown[0] if at else shown[1]) for at, each in enumerate(shown)]
    told = listed(
        f"{quoted(each.text, differing)} ({outlet(each.claim.reading)})"
        for each, differing in zip(shown, around, strict=True)
    )
    message = f"{listed(named(*shown))} is quoted in {COUNTED[len(shown)]} wordings: {told}"
    return finding("variant", story.id, message, [evidence(each.claim.reading, each.span) for each in shown])


def _first_difference(one: Quote, other: Quote) -> str:
    """The words, as printed, from where a quotation first differs, so that they are shown."""
    first = next((here for here, _ in untold_differences(one, other)), None)
    if first is None or first.start >= len(one.starts):
        return ""
    text = one.claim.reading.report.text[one.starts[first.start] : one.span[1]]
    return " ".join(text.split())[:20]


def _two_speakers(story: Story, every: Sequence[Quote]) -> list[Finding]:
    """Findings for words that reports of two origins put into two mouths, one a wording."""
    copied = {frozenset((copy.first, copy.second)) for copy in story.copies}
    wordings: dict[tuple[str, ...], list[tuple[str, Quote]]] = {}
    for quote in every:
        speaker = _named_beside(quote) if len(quote.words) >= OWN_WORDS else None
        if speaker:
            wordings.setdefault(quote.words, []).append((speaker, quote))
    found = []
    for quotes in wordings.values():
        (who, one), rest = quotes[0], quotes[1:]
        other = next((each for each in rest if _differ((who, one), each, copied)), None)
        if other:
            found.append(_speakers(story, (who, one), other))
    return found


def _named_beside(quote: Quote) -> str | None:
    """The one person a report names beside the words as their speaker; None for a pronoun, a body, a document."""
    statement, text = quote.claim.statement, quote.claim.reading.report.text
    if len(statement.speakers) != 1 or statement.medium or statement.relays:
        return None
    speaker = statement.speakers[0]
    people = {one.name for one in quote.claim.reading.annotations.entities or () if one.type == "person" and one.named}
    last = speaker.split()[-1]
    beside = any(last in WORD.findall(text, start, end) for start, end in statement.sources)
    return speaker if speaker in people and beside else None


def _differ(one: tuple[str, Quote], other: tuple[str, Quote], copied: set[frozenset[str]]) -> bool:
    """Whether two named people differ, in reports of two origins, and neither report names both by the words."""
    (who, first), (whom, second) = one, other
    a, b = who.split()[-1], whom.split()[-1]
    if SequenceMatcher(None, a.lower(), b.lower()).ratio() >= ONE_NAME or set(who.split()) & set(whom.split()):
        return False
    ids = frozenset(quote.claim.reading.report.id for quote in (first, second))
    near = [quote.claim.reading.report.text[slice(*quote.claim.shown)] for quote in (first, second)]
    return len(ids) > 1 and ids not in copied and b not in near[0] and a not in near[1]


def _speakers(story: Story, one: tuple[str, Quote], other: tuple[str, Quote]) -> Finding:
    told = " and ".join(f"{who} ({outlet(quote.claim.reading)})" for who, quote in (one, other))
    message = f"The same words are given to {told}: {quoted(one[1].text)}"
    stands_on = [evidence(quote.claim.reading, quote.claim.shown) for _, quote in (one, other)]
    return finding("two-speakers", story.id, message, stands_on)
