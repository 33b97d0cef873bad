"""A speaker who says one thing on one day and the contrary on another.

In: a story's readings. Out: findings of kind ``changed``: what somebody said, and the same denied by the same speaker
in another report of another day, or said with a "not" in it. Only what is said in nearly the same words is sure to be
about the same thing; two reports of one day may have heard one saying differently, which is no change of mind.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.compare.claims import Claim, claims, day_said, plain_words, same_speaker
from reportedly.compare.denials import NOT, denials
from reportedly.compare.telling import day, evidence, finding, listed, outlet, quoted
from reportedly.compare.words import likeness
from reportedly.records import Comparison, Finding, Reading, Story

# What is denied and what was said are one thing from this likeness of their telling words on, with as many of them.
ALIKE, FEWEST = 0.6, 3
# Words that come and go with a "not" ("did not know", "knew").
WITH_NOT = frozenset({"not", "never", "do", "does", "did", "no", "longer", "that"})
FEWEST_WORDS = 5
# A speaker's statements that are compared with one another.
MOST = 60


def compare_changes(story: Story, readings: tuple[Reading, ...], so_far: Comparison) -> Comparison:
    """Add a finding for each pair of contrary statements by one speaker, one a speaker."""
    told = claims(readings)
    found: dict[tuple[str, ...], Finding] = {}
    for one, other in (*_denied(told), *_negated(told)):
        found.setdefault(one.statement.speakers, _finding(story, one, other))
    return replace(so_far, findings=so_far.findings + tuple(found.values()))


def _denied(told: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """What a speaker said, and the speaker's denial of it, the earlier first."""
    denied = [each.claim for each in denials(told) if not each.refused][:MOST]
    for denial in denied:
        for one in told:
            plain = one.statement.polarity == "asserted" and not NOT.search(one.text)
            if plain and _may_clash(one, denial):
                both = len(one.words.keys() & denial.words.keys())
                if both >= FEWEST and likeness(one.words, denial.words) >= ALIKE and not NOT.search(denial.text):
                    yield _in_order(one, denial)


def _negated(told: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Two statements of one speaker in the same words, but for one "not"."""
    without: dict[tuple[str, ...], list[Claim]] = {}
    for one in told:
        words = tuple(word for word in _spelt_out(one.text) if word not in WITH_NOT)
        if one.statement.polarity == "asserted" and len(words) >= FEWEST_WORDS:
            without.setdefault(words, []).append(one)
    for group in without.values():
        for at, one in enumerate(group[:MOST]):
            for other in group[at + 1 : MOST]:
                if (NOT.search(one.text) is None) != (NOT.search(other.text) is None) and _may_clash(one, other):
                    yield _in_order(one, other)


def _spelt_out(text: str) -> list[str]:
    return [word for each in plain_words(text) for word in each.replace("’", "'").replace("n't", " not").split()]


def _may_clash(one: Claim, other: Claim) -> bool:
    """Whether two statements are by one named speaker, of two reports and two days."""
    days = day_said(one), day_said(other)
    apart = bool(days[0] and days[1] and days[0] != days[1]) and one.reading is not other.reading
    return apart and one.statement.unnamed is None and same_speaker(one, other)


def _in_order(one: Claim, other: Claim) -> tuple[Claim, Claim]:
    return (one, other) if (day_said(one) or "") <= (day_said(other) or "") else (other, one)


def _finding(story: Story, one: Claim, other: Claim) -> Finding:
    said = [
        f"{verb}, in {outlet(each.reading)} on {day(day_said(each))}: {quoted(each.text)}"
        for each, verb in ((one, _verb(one)), (other, _verb(other)))
    ]
    message = f"{listed(one.statement.speakers)} {said[0]}. Then {said[1]}"
    stands_on = [evidence(each.reading, each.shown) for each in (one, other)]
    return finding("changed", story.id, message, stands_on)


def _verb(one: Claim) -> str:
    return "denied" if one.statement.polarity == "denied" else "said"
