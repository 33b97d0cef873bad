"""Statements that somebody denies, with the statement denied.

In: a story's readings. Out: findings of kind ``denied``. Whether a cue denies its content ("denied", "rejected the
claim") was read before; a denial that meets no statement in hand is no finding here.
"""

from dataclasses import replace

from reportedly.compare.claims import Claim, claims
from reportedly.compare.telling import evidence, finding, listed, outlet, quoted
from reportedly.compare.words import themes
from reportedly.records import Comparison, Finding, Reading, Story

# What a denial and what it denies have in common at least: part of the lighter one's words by weight, telling words,
# and their weight (two rare words or three less rare ones).
SHARED, FEWEST, LEAST_WEIGHT = 0.28, 2, 8.0
# A word that every report of the story has tells nothing of what is denied.
TELLING = 3.0


def compare_denials(story: Story, readings: tuple[Reading, ...], so_far: Comparison) -> Comparison:
    """Add a finding for each denial that meets a statement, the earliest report of both first."""
    told = claims(readings)
    asserted = [one for one in told if one.statement.polarity == "asserted" and one.speakers]
    found: list[Finding] = []
    seen: set[frozenset[str]] = set()
    denials = [one for one in told if one.statement.polarity == "denied"]
    for denial in sorted(denials, key=_in_headline):  # a stable sort: publication order within
        denied = _denied(denial, asserted)
        if denied and denied.speakers not in seen:
            seen.add(denied.speakers)
            found.append(_finding(story, denial, denied))
    return replace(so_far, findings=so_far.findings + tuple(found))


def _in_headline(claim: Claim) -> bool:
    """A headline says less, and of a body rather than of who speaks for it."""
    return claim.shown[1] <= claim.reading.report.body_start


def _denied(denial: Claim, asserted: list[Claim]) -> Claim | None:
    """What is denied: the statement by somebody else, not told later than the denial, that shares most with it."""
    best: tuple[float, Claim] | None = None
    for one in asserted:
        if one.speakers & denial.speakers or not _not_later(one, denial):
            continue
        weight, share, count = _shared(denial, one)
        if share >= SHARED and count >= FEWEST and weight >= LEAST_WEIGHT and (best is None or weight > best[0]):
            best = weight, one
    return best[1] if best else None


def _not_later(one: Claim, denial: Claim) -> bool:
    first, second = one.reading.report.published, denial.reading.report.published
    return not first or not second or first[:10] <= second[:10]


def _shared(one: Claim, other: Claim) -> tuple[float, float, int]:
    """Weight, part of the lighter one's weight, and number of the telling words of both; words of a theme are one."""
    a = {themes().get(word, word): weight for word, weight in one.words.items()}
    b = {themes().get(word, word): weight for word, weight in other.words.items()}
    both = {word for word in a.keys() & b.keys() if a[word] >= TELLING or b[word] >= TELLING}
    least = min(sum(a.values()), sum(b.values()))
    weight = sum(max(a[word], b[word]) for word in sorted(both))
    return weight, weight / least if least else 0.0, len(both)


def _finding(story: Story, denial: Claim, denied: Claim) -> Finding:
    who = listed(denial.statement.speakers) or "An unnamed source"
    message = (
        f"{listed(denied.statement.speakers)} said, in {outlet(denied.reading)}: {quoted(denied.text)}. "
        f"{who} denied, in {outlet(denial.reading)}: {quoted(denial.text)}"
    )
    return finding(
        "denied", story.id, message, [evidence(denial.reading, denial.shown), evidence(denied.reading, denied.shown)]
    )
