"""What the figures of one report say against each other: its headline against its body, parts against their total.

In: a story's readings. Out: findings of kind ``headline`` and ``parts``. Only what cannot both hold is told, and only
where the report itself says that the two count one thing; figures of several reports are compared in ``figures``.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.compare.counting import Quantity, ground, told_in
from reportedly.compare.relations import bounds, fit, loose_bounds, meet
from reportedly.compare.telling import amount, evidence, finding, listed, printed, quoted
from reportedly.compare.tolls import with_tolls
from reportedly.records import Comparison, Finding, Reading, Story

# Kinds of people of whom nobody is of two; whoever is a woman may also be a Norlander.
FAMILIES = (frozenset({"women", "children"}), frozenset({"men", "women", "children"}))
# What tells that the figures behind it are parts of the one before.
PARTS = re.compile(
    r"\b(?:among them|of them|of whom|including|them being|made up of|consisting of|namely)\b", re.IGNORECASE
)
# What tells that those parts are all there are.
ALL_PARTS = re.compile(r"\b(?:made up of|consisting of|namely)\b", re.IGNORECASE)
# Characters behind a total in which its parts begin, and words that turn to other people.
NEAR = 60
ELSEWHERE = re.compile(r"\b(?:while|although|though|which|when|but|as|people|others)\b", re.IGNORECASE)
# Figures of one sentence that are held against each other.
MOST = 40
MEN = re.compile(r"\bmen\b", re.IGNORECASE)


def compare_within(story: Story, readings: tuple[Reading, ...], so_far: Comparison) -> Comparison:
    """Add what the figures of each report say against each other."""
    known = ground(readings)
    found: list[Finding] = []
    for reading in readings:
        told = with_tolls(told_in(reading, known))
        found += _headlines(story, reading, told)
        found += _parts(story, reading, told)
    return replace(so_far, findings=so_far.findings + tuple(found))


def _headlines(story: Story, reading: Reading, told: Sequence[Quantity]) -> list[Finding]:
    """Numbers of the headline that the body does not give, where it gives one other number of the same."""
    body_start = reading.report.body_start
    body = [one for one in told if one.figure.start >= body_start]
    found = []
    for head in told:
        if head.figure.start >= body_start or head.dimension != "count" or head.part or not head.happening:
            continue
        alike = [
            one for one in body if (one.happening, one.kind or "people") == (head.happening, head.kind or "people")
        ]
        whole = [one for one in alike if one.is_whole and not (one.era or one.former or one.scope)]
        if not whole or any(_holds(head, one) for one in body):
            continue
        if len({one.number for one in whole}) == 1:
            found.append(_differ(story, reading, head, whole[0]))
    return found


def _holds(head: Quantity, one: Quantity) -> bool:
    """Whether a number of the body can be the headline's; "more than 20" may stand for the body's 23, not for 40."""
    return fit(head, one) and meet(loose_bounds(head), loose_bounds(one))


def _differ(story: Story, reading: Reading, head: Quantity, body: Quantity) -> Finding:
    what = f"{head.noun_words or 'people'} {head.happening}"
    message = f"{printed(reading)}: the headline has {amount(head.figure)} {what}, the body {amount(body.figure)}"
    return finding("headline", story.id, message, [evidence(reading, head.sentence), evidence(reading, body.sentence)])


def _parts(story: Story, reading: Reading, told: Sequence[Quantity]) -> list[Finding]:
    """Totals whose parts, told in the same sentence, cannot add up to them."""
    found = []
    sentences: dict[tuple[int, int], list[Quantity]] = {}
    for one in told:
        if one.dimension == "count":
            sentences.setdefault(one.sentence, []).append(one)
    for _, group in sorted((sentence, group[:MOST]) for sentence, group in sentences.items()):
        for at, total in enumerate(group[:-1]):
            parts = _told_as_parts(reading.report.text, total, group[at + 1 :])
            if parts and _cannot_add_up(reading.report.text, total, parts):
                found.append(_sum_finding(story, reading, total, parts))
                break
    return found


def _told_as_parts(text: str, total: Quantity, behind: Sequence[Quantity]) -> list[Quantity]:
    """The figures behind a total that its sentence tells as parts of it; [] where another count stands between."""
    if not (total.is_exact and total.happening and total.number) or total.part:
        return []
    between = PARTS.search(text, total.figure.end, min(behind[0].figure.start, total.figure.end + NEAR))
    if not between or ELSEWHERE.search(text, total.figure.end, between.start()):
        return []
    parts = [one for one in behind if one.is_exact and _family_word(one)]
    same = all(one.happening in (None, total.happening) for one in parts)
    return parts if same and len(parts) == len(behind) else []


def _family_word(one: Quantity) -> str | None:
    """What part of the people a figure counts: women, children, men, or those of one state."""
    if one.kind in {"women", "children"} or (one.kind or "").startswith("of "):
        return one.kind
    return "men" if one.kind == "people" and MEN.search(one.figure.text) else None


def _cannot_add_up(text: str, total: Quantity, parts: Sequence[Quantity]) -> bool:
    most = bounds(total)[1]
    if any(part.number > most for part in parts):
        return True
    words = [_family_word(part) or "" for part in parts]
    of_states = all(word.startswith("of ") for word in words)
    if len(set(words)) < len(words) or not (of_states or any(set(words) <= family for family in FAMILIES)):
        return False
    added = sum(part.number for part in parts)
    all_told = ALL_PARTS.search(text, total.figure.end, parts[0].figure.start)
    return added > most or bool(all_told and len(parts) > 1 and added < bounds(total)[0])


def _sum_finding(story: Story, reading: Reading, total: Quantity, parts: Sequence[Quantity]) -> Finding:
    text = reading.report.text
    told = listed(f"{amount(part.figure)} {part.noun_words}".strip() for part in parts)
    whole = f"{amount(total.figure)} {total.noun_words or 'people'} {total.happening}"
    message = f"{printed(reading)}: {told} cannot be the parts of {whole}: {quoted(text[slice(*total.sentence)])}"
    return finding("parts", story.id, message, [evidence(reading, total.sentence)])
