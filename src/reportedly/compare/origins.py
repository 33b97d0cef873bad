"""Statements that many reports carry on one word: one outlet cited by all, or one text printed by all.

In: a story with its copies, and its readings. Out: findings of kind ``single-origin``, the most repeated first. That a
report is a copy is a finding of its own (``copying``); here it is what the reader could take for several voices.
"""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.compare.claims import Claim, claims
from reportedly.compare.telling import evidence, finding, listed, outlet, quoted
from reportedly.compare.words import likeness, shared_part
from reportedly.records import Comparison, Finding, Reading, Story

# Statements say one thing from this likeness of their words on, with as many telling words in common.
ALIKE, FEWEST = 0.4, 3
FEWEST_REPORTS = 2
MOST_FINDINGS = 3
MOST_EVIDENCE = 6


def compare_origins(story: Story, readings: tuple[Reading, ...], so_far: Comparison) -> Comparison:
    """Add findings for what several independent reports have from one outlet, none of them first hand."""
    relayed: dict[str, list[Claim]] = {}
    for claim in claims(readings):
        source = _cited_outlet(claim, readings)
        if source:
            relayed.setdefault(source, []).append(claim)
    root = _roots(story)
    found: list[tuple[int, Finding]] = []
    for source, told in sorted(relayed.items()):
        for group in _alike(told):
            reports = {claim.reading.report.id for claim in group}
            if len({root.get(report, report) for report in reports}) >= FEWEST_REPORTS:
                found.append((-len(reports), _finding(story, source, group)))
    found.sort(key=lambda item: (item[0], item[1].id))
    return replace(so_far, findings=so_far.findings + tuple(one for _, one in found[:MOST_FINDINGS]))


def _cited_outlet(claim: Claim, readings: Sequence[Reading]) -> str | None:
    """The outlet another's report has a statement from: the relay nearest the speaker, or the speaker that prints."""
    relays = [hand.name for hand in claim.statement.chain or claim.statement.relays if hand.kind == "relay"]
    if relays:
        return relays[0]
    printers = {_plain(reading.report.publisher): reading.report.publisher for reading in readings}
    speakers = claim.statement.speakers
    cited = _plain(speakers[0]) if len(speakers) == 1 else ""
    return printers.get(cited) if cited and cited != _plain(claim.reading.report.publisher) else None


def _plain(name: str | None) -> str:
    return (name or "").lower().removeprefix("the ")


def _alike(told: Sequence[Claim]) -> list[list[Claim]]:
    """The statements that say one thing, each group over its first statement."""
    groups: list[list[Claim]] = []
    for claim in told:
        home = next((group for group in groups if _one_thing(group[0], claim)), None)
        if home is None:
            groups.append([claim])
        else:
            home.append(claim)
    return groups


def _one_thing(one: Claim, other: Claim) -> bool:
    both = len(one.words.keys() & other.words.keys())
    if both < FEWEST:
        return False
    return likeness(one.words, other.words) >= ALIKE or shared_part(one.words, other.words) >= 2 * ALIKE


def _roots(story: Story) -> dict[str, str]:
    """For each report the first id of those it shares its text with."""
    root = {report: report for report in story.reports}
    for _ in story.reports:
        changed = False
        for copy in story.copies:
            low = min(root.get(copy.first, copy.first), root.get(copy.second, copy.second))
            for report in (copy.first, copy.second):
                if report in root and root[report] != low:
                    root[report], changed = low, True
        if not changed:
            break
    return root


def _finding(story: Story, source: str, group: Sequence[Claim]) -> Finding:
    first: dict[str, Claim] = {}
    for claim in group:
        first.setdefault(claim.reading.report.id, claim)
    shown = list(first.values())
    outlets = list(dict.fromkeys(outlet(claim.reading) for claim in shown))
    message = f"{listed(outlets)} all have this from {source}: {quoted(shown[0].text)}"
    return finding(
        "single-origin", story.id, message, [evidence(claim.reading, claim.shown) for claim in shown[:MOST_EVIDENCE]]
    )
