"""Claims of a first, an only, a last or a most, with what the reports in hand say to them.

In: a story's readings. Out: findings of kind ``first``, one a claim, however many reports print it: first those that a
report published before meets, then those that reports make in different terms ("the first", "the second"; "since 1999",
"since 2005"), last those that nothing in hand meets or contests, which are said to be just that. Which words claim is
read in ``first_claims``; ``met_by`` judges any earlier readings, also of other stories.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from reportedly.compare.claims import NEAR_DAYS
from reportedly.compare.first_claims import NOT_FIRST, FirstClaim, claims_first, first_claims, is_speaking, telling
from reportedly.compare.telling import day, evidence, finding, listed, outlet, printed, quoted
from reportedly.compare.words import commonness, likeness, names_within, sentence_at, sentences, shared_part
from reportedly.records import Comparison, Finding, Reading, Span, Statement, Story

# A sentence that meets a claim shares at least two names with it and this share of its other telling words.
FEWEST_NAMES = 2
SHARED_WORDS = 0.34
# Without names in common, most of the claim's telling words, and as many.
MOSTLY, FEWEST_WORDS = 0.5, 3
# Claims are one from this likeness of their words on, or where the shorter one's words are mostly the other's.
SAME_CLAIM, SHARED_CLAIM = 0.7, 0.5
# Of a report, so many sentences are asked whether they meet a claim; a claim is news near the report's opening.
MOST_SENTENCES, OPENING = 4000, 10
# Words of what is claimed that two claims of one rank beyond the first share at least, or all that one has.
FEWEST_OF_RANK = 2
# A story's claims that are put together, its claims that are tested, and its findings that nothing meets.
MOST_CLAIMS, MOST_TESTED, MOST_UNMET = 240, 40, 6
MOST_EVIDENCE, MOST_OUTLETS = 6, 4
# How much of a reader's time a finding is worth: met, told in different terms, told by several, told once, vague.
MET, DIFFERING, REPEATED, ALONE, VAGUE = 1.0, 0.8, 0.4, 0.3, 0.1


def compare_firsts(story: Story, readings: tuple[Reading, ...], so_far: Comparison) -> Comparison:
    """Add a finding for each claim, with what the other reports of the story say to it."""
    kept = commonness(readings)
    every = [claim for reading in readings for claim in first_claims(reading, kept)][:MOST_CLAIMS]
    found: list[Finding] = []
    unmet: list[Finding] = []
    for at, group in enumerate(_groups(every)):
        claim = group[0]
        earlier = [one for one in readings if one.report.id != claim.reading.report.id]
        met = met_by(claim, earlier, kept) if at < MOST_TESTED else None
        if met:
            found.append(_met(story, claim, *met))
        elif rival := next((one for one in group if _rival(claim, one)), None):
            found.append(_differing(story, (claim, rival)))
        elif _tells(claim, len(group)):
            unmet.append(_unmet(story, group, readings))
    unmet.sort(key=lambda one: -one.weight)  # stable: order of publication within
    return replace(so_far, findings=so_far.findings + tuple(found) + tuple(unmet[:MOST_UNMET]))


def _tells(claim: FirstClaim, reports: int) -> bool:
    """Whether a claim that nothing meets is worth telling: not one of being "one of the first" or "not the first", nor
    a "second time" that one report alone tells."""
    if claim.sort == "time" and claim.rank > 1 and reports == 1:
        return False
    return not claim.soft and claim.rank != NOT_FIRST


def met_by(
    claim: FirstClaim, readings: Iterable[Reading], kept: Mapping[str, float] | None = None
) -> tuple[Reading, Span] | None:
    """The sentence, of a reading published before what the claim is of, that tells most of what is claimed.

    Only a first time is met by another telling of the same; what would meet a most is not judged, and None is no
    verdict on it. The readings may be of any story; ``kept`` is what words keep of their weight among them.
    """
    if not _can_be_met(claim):
        return None
    best: tuple[float, Reading, Span] | None = None
    for reading in readings:
        for span, names, by_claimant in _tellings(claim, reading) if _is_before(claim, reading) else ():
            text = reading.report.text[span[0] : span[1]]
            share, both = _shared(claim, telling(text, names, kept or {}))
            by_name = by_claimant and len(claim.names & names) >= FEWEST_NAMES and share >= SHARED_WORDS
            enough = by_name or (share >= MOSTLY and both >= FEWEST_WORDS)
            if enough and _is_within(claim, reading, span) and (not best or share > best[0]):
                best = share, reading, span
    return best[1:] if best else None


def _shared(claim: FirstClaim, words: Mapping[str, float]) -> tuple[float, int]:
    """The part of the claim's words, by weight, that stand among ``words``, and how many."""
    both = [word for word in claim.words if word in words]
    return sum(claim.words[word] for word in both) / sum(claim.words.values()), len(both)


def _can_be_met(claim: FirstClaim) -> bool:
    """Whether the claim is of a first time, told as news, of somebody or something named, and its reach is known."""
    first = claim.rank == 1 and (claim.sort == "time" or claim.phrase.lower().startswith(("first", "never")))
    enough = len(claim.names) >= FEWEST_NAMES or len(claim.words) >= FEWEST_WORDS
    known = not any(limit.startswith(("since", "in ", "for ")) for limit in claim.limits) or claim.since is not None
    return first and enough and known and not _is_planned(claim) and _is_news(claim)


def _is_planned(claim: FirstClaim) -> bool:
    """Whether the claim is of what is still to come: an earlier report then announces the same."""
    words = claim.reading.report.text[slice(*claim.sentence)].lower().split()
    return bool({"will", "would", "plans", "planned", "expected"} & set(words))


def _is_news(claim: FirstClaim) -> bool:
    opening = sentences(claim.reading)[: OPENING + 1]
    return bool(_days_told(claim)) or any(span == claim.sentence for span in opening)


def _days_told(claim: FirstClaim) -> list[str]:
    """Days named in the claim's sentence, outside its own words, that lie in the days before publication."""
    published = _day(claim.reading)
    return [
        one.earliest
        for one in claim.reading.annotations.timexes or ()
        if claim.sentence[0] <= one.start < claim.sentence[1]
        and not claim.span[0] <= one.start < claim.span[1]
        and one.earliest
        and one.earliest == one.latest
        and published
        and _days_before(published, 2 * NEAR_DAYS) <= one.earliest <= published
    ]


def _is_before(claim: FirstClaim, reading: Reading) -> bool:
    """Whether a report came out before what the claim is of: a report of the same day tells of the same thing."""
    told, published, claimed = _days_told(claim), _day(reading), _day(claim.reading)
    if not published or not claimed:
        return False
    return published < min(told) if told else published <= _days_before(claimed, NEAR_DAYS)


def _day(reading: Reading) -> str | None:
    """The day of publication, where it is known to the day."""
    return published[:10] if len(published := reading.report.published or "") >= 10 else None


def _days_before(when: str, days: int) -> str:
    try:
        return (date.fromisoformat(when) - timedelta(days=days)).isoformat()
    except (ValueError, OverflowError):
        return ""


def _is_within(claim: FirstClaim, reading: Reading, span: Span) -> bool:
    """Whether what a sentence tells lies within the claim's reach in time."""
    if claim.since is None:
        return True
    told = [one for one in reading.annotations.timexes or () if span[0] <= one.start < span[1] and one.earliest]
    return (_day(reading) or "") >= claim.since and all((one.earliest or "") >= claim.since for one in told)


def _tellings(claim: FirstClaim, reading: Reading) -> Iterator[tuple[Span, frozenset[str], bool]]:
    """Sentences that could meet the claim, with the names in them; for a claim of saying, statements' sentences.

    The last says whether it is told of those the claim names: for a statement, whether its speaker is among them.
    """
    text = reading.report.text
    if not is_speaking(claim.reading.report.text[slice(*claim.scope)]):
        for span in sentences(reading)[:MOST_SENTENCES]:
            if not claims_first(text, span):
                yield span, names_within(reading, span), True
        return
    for statement in reading.annotations.statements or ():
        speakers = frozenset(statement.speakers)
        span = sentence_at(reading, statement.contents[0][0])
        if statement.polarity == "asserted" and not claims_first(text, statement.contents[0]):
            yield span, names_within(reading, _whole(span, statement)) | speakers, bool(speakers & claim.names)


def _whole(span: Span, statement: Statement) -> Span:
    return min(span[0], statement.contents[0][0]), max(span[1], statement.contents[0][1])


def _groups(claims: Sequence[FirstClaim]) -> list[list[FirstClaim]]:
    """Claims of one thing put together, each group over its first claim; the claims of one report stay apart."""
    groups: list[list[FirstClaim]] = []
    for claim in claims:
        home = next((group for group in groups if _is_one_thing(group[0], claim)), None)
        if home is None:
            groups.append([claim])
        elif all(one.reading.report.id != claim.reading.report.id for one in home):
            home.append(claim)
        elif not any(likeness(one.core, claim.core) >= SAME_CLAIM for one in home):
            groups.append([claim])
    return groups


def _is_one_thing(one: FirstClaim, other: FirstClaim) -> bool:
    """Whether two claims are of one sort and mostly of the same words; for one rank, sentences much alike will do."""
    if (one.sort == "most") != (other.sort == "most") or one.most != other.most:
        return False
    both = len(one.core.keys() & other.core.keys())
    if min(one.rank, other.rank) > 1:
        # "The fifth coach" and "the third of the East" are two claims; "the fifth" twice in like words is one.
        few = min(len(one.core), len(other.core))
        return one.core.keys() == other.core.keys() or (one.rank == other.rank and 0 < min(FEWEST_OF_RANK, few) <= both)
    if likeness(one.core, other.core) >= SAME_CLAIM:
        return True
    needed = 1 if one.sort == "most" and min(len(one.core), len(other.core)) == 1 else FEWEST_NAMES
    if both >= needed and shared_part(one.core, other.core) >= SHARED_CLAIM:
        return True
    around = len(one.around.keys() & other.around.keys())
    if one.rank != other.rank or around < FEWEST_WORDS:
        return False
    if one.rank > 1:  # a rank beyond the first says much by itself: words by number, though all the story has them
        return around >= SHARED_WORDS * min(len(one.around), len(other.around))
    return around > FEWEST_WORDS and shared_part(one.around, other.around) >= SHARED_CLAIM


def _rival(one: FirstClaim, other: FirstClaim) -> bool:
    """Whether two claims of the same words cannot be one: another rank in one reach, or a reach to another year."""
    if likeness(one.core, other.core) < SAME_CLAIM:
        return False
    if one.rank != other.rank:
        return one.limits == other.limits and (
            bool(one.rank and other.rank) or {one.rank, other.rank} == {NOT_FIRST, 1}
        )
    return bool(one.since and other.since) and (one.since or "")[:4] != (other.since or "")[:4]


def _said(claim: FirstClaim) -> str:
    """Who claims it: the speaker and the outlet, or the outlet alone, which then claims it in its own words."""
    speakers = listed(claim.speakers)
    return f"{speakers}, in {outlet(claim.reading)}" if speakers else printed(claim.reading)


def _quoted(claim: FirstClaim) -> str:
    return quoted(claim.reading.report.text[slice(*claim.sentence)], claim.phrase)


def _met(story: Story, claim: FirstClaim, reading: Reading, span: Span) -> Finding:
    here, there = evidence(claim.reading, claim.sentence), evidence(reading, span)
    message = (
        f"{printed(claim.reading)} reports a first: {_quoted(claim)}. "
        f"{outlet(reading)} had reported on {day(reading.report.published)}: {quoted(there.text)}"
    )
    return finding("first", story.id, message, [here, there], weight=MET)


def _differing(story: Story, group: Sequence[FirstClaim]) -> Finding:
    told = "; ".join(f"{_quoted(claim)} ({_said(claim)})" for claim in group)
    stands_on = [evidence(claim.reading, claim.sentence) for claim in group]
    return finding("first", story.id, f"One claim in different terms: {told}", stands_on, weight=DIFFERING)


def _unmet(story: Story, group: Sequence[FirstClaim], readings: Sequence[Reading]) -> Finding:
    """A claim nothing in hand meets or contests, with how far that reaches."""
    claim = group[0]
    others = group[1:]
    outlets = list(dict.fromkeys(outlet(one.reading) for one in others))
    outlets[MOST_OUTLETS:] = [f"{len(outlets) - MOST_OUTLETS} more"] if len(outlets) > MOST_OUTLETS else []
    also = f", also in {listed(outlets)}" if outlets else ""
    message = f"Claimed by {_said(claim)}{also}: {_quoted(claim)}. {_reach(claim, group, readings)}"
    weight = VAGUE if claim.soft else REPEATED if others else ALONE
    stands_on = [evidence(one.reading, one.sentence) for one in group[:MOST_EVIDENCE]]
    return finding("first", story.id, message, stands_on, weight=weight)


def _reach(claim: FirstClaim, group: Sequence[FirstClaim], readings: Sequence[Reading]) -> str:
    """What was looked at, in words: the reports published before, or the other reports' claims."""
    if _can_be_met(claim):
        before = sum(_is_before(claim, one) for one in readings)
        return (
            f"Nothing in {_count(before)} published before meets it" if before else "No report in hand is from before"
        )
    left = len(readings) - len(group)
    return f"No claim in like words was found in {_count(left, 'other ')}" if left else "No other report is in hand"


def _count(reports: int, other: str = "") -> str:
    return f"the one {other}report in hand" if reports == 1 else f"the {reports} {other}reports in hand"
