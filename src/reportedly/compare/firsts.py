"""Claims of a first time that an earlier report of the same story meets.

In: a story's readings, in order of publication. Out: findings of kind ``first``: the sentence of the claim and the
sentence of a report published before it that tells of the same thing. Claims that nothing meets are no finding: that a
first time stands unmet in a handful of reports says nothing.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from reportedly.compare.telling import day, evidence, finding, outlet, printed, quoted
from reportedly.compare.words import (
    WORD,
    commonness,
    likeness,
    names_within,
    rarity,
    sentence_at,
    sentences,
    stem,
    themes,
)
from reportedly.records import Comparison, Finding, Reading, Span, Statement, Story

CLAIM = re.compile(
    r"\b(?:for the first time|(?:was|is|be|marked|marks|marking|became|the|its|his|her|their) (?:very )?first time"
    r"|first[- ]ever|never before|for the first)\b",
    re.IGNORECASE,
)
# "since 2019", "in a decade": a first within a stretch of time, met only by what happened within it.
LIMIT = re.compile(
    r"\b(?:since|in (?:more than |over |nearly |almost )?(?:\w+ ){0,2}(?:years?|decades?|months?|weeks?))\b",
    re.IGNORECASE,
)
# Words of saying: the claim is then that something was said for the first time, and what meets it is a statement.
SAYING = frozenset(
    stem(word)
    for word in (
        "confirm",
        "confirmed",
        "acknowledged",
        "acknowledge",
        "admitted",
        "admit",
        "said",
        "stated",
        "spoke",
        "mentioned",
        "mention",
        "conceded",
        "recognised",
        "recognized",
        "announced",
        "publicly",
        "named",
        "called",
    )
)
# Words round a claim that belong to no thing claimed.
IDLE = frozenset(
    stem(word) for word in ("first", "time", "marked", "directly", "openly", "remarks", "official", "since")
)
# A sentence that meets a claim shares at least two names with it and this share of its other telling words.
FEWEST_NAMES = 2
SHARED_WORDS = 0.34
# Without names in common, most of the claim's telling words, and as many.
MOSTLY, FEWEST_WORDS = 0.5, 3
# Two claims of a first from this likeness on are one.
SAME_CLAIM = 0.7
MOST_SENTENCES = 4000


@dataclass(frozen=True, slots=True)
class _Claim:
    reading: Reading
    sentence: Span
    names: frozenset[str]
    words: dict[str, float]
    speaking: bool
    phrase: str


def compare_firsts(story: Story, readings: tuple[Reading, ...], so_far: Comparison) -> Comparison:
    """Add a finding for each claim of a first time that an earlier report meets."""
    found = []
    told: list[dict[str, float]] = []
    kept = commonness(readings)
    for at, reading in enumerate(readings):
        for claim in _claims(reading, kept):
            if any(likeness(claim.words, words) >= SAME_CLAIM for words in told):
                continue  # a copy of the report that claimed it
            told.append(claim.words)
            met = _best_met(claim, [one for one in readings[:at] if _is_earlier(one, reading)], kept)
            if met:
                found.append(_finding(story, claim, *met))
    return replace(so_far, findings=so_far.findings + tuple(found))


def _claims(reading: Reading, kept: Mapping[str, float]) -> Iterator[_Claim]:
    """The claims of a report that can be met: no span of time set, and told of somebody or something named."""
    seen: set[Span] = set()
    text = reading.report.text
    for match in CLAIM.finditer(text, reading.report.body_start):
        sentence = sentence_at(reading, match.start())
        if sentence in seen or LIMIT.match(text, match.end() + 1):
            continue
        seen.add(sentence)
        scope = _scope(text, sentence, match)
        names = names_within(reading, scope) or names_within(reading, sentence)
        words = _telling(text[scope[0] : scope[1]], names, kept)
        if words and (len(names) >= FEWEST_NAMES or len(words) >= FEWEST_WORDS):
            yield _Claim(
                reading, sentence, names, words, bool(_stems(text[scope[0] : scope[1]]) & SAYING), match.group()
            )


def _scope(text: str, sentence: Span, match: re.Match[str]) -> Span:
    """What is claimed: the words after "the first time" up to the end, or the whole sentence where few follow."""
    after = match.end(), sentence[1]
    return after if len(WORD.findall(text, *after)) >= 5 and "for" not in match.group().lower().split() else sentence


def _is_earlier(one: Reading, other: Reading) -> bool:
    first, second = (one.report.published or "")[:10], (other.report.published or "")[:10]
    return len(first) == 10 and len(second) == 10 and first < second


def _best_met(claim: _Claim, earlier: list[Reading], kept: Mapping[str, float]) -> tuple[Reading, Span] | None:
    """The sentence of an earlier report that tells most of what is claimed, if any tells enough."""
    best: tuple[float, Reading, Span] | None = None
    for reading in earlier:
        for span, names, by_claimant in _tellings(claim, reading):
            words = _telling(reading.report.text[span[0] : span[1]], names, kept)
            whole = sum(claim.words.values())
            share = sum(weight for word, weight in claim.words.items() if word in words) / whole
            both = sum(1 for word in claim.words if word in words)
            by_name = by_claimant and len(claim.names & names) >= FEWEST_NAMES and share >= SHARED_WORDS
            if (by_name or (share >= MOSTLY and both >= FEWEST_WORDS)) and (not best or share > best[0]):
                best = share, reading, span
    return best[1:] if best else None


def _tellings(claim: _Claim, reading: Reading) -> Iterator[tuple[Span, frozenset[str], bool]]:
    """Sentences that could meet the claim, with the names in them; for a claim of saying, statements' sentences.

    The last says whether it is told of those the claim names: for a statement, whether its speaker is among them.
    """
    if not claim.speaking:
        for span in sentences(reading)[:MOST_SENTENCES]:
            if not CLAIM.search(reading.report.text, *span):
                yield span, names_within(reading, span), True
        return
    for statement in reading.annotations.statements or ():
        speakers = frozenset(statement.speakers)
        if statement.polarity == "asserted" and not CLAIM.search(reading.report.text, *_whole((1 << 62, 0), statement)):
            span = sentence_at(reading, statement.contents[0][0])
            yield span, names_within(reading, _whole(span, statement)) | speakers, bool(speakers & claim.names)


def _whole(span: Span, statement: Statement) -> Span:
    return min(span[0], statement.contents[0][0]), max(span[1], statement.contents[0][1])


def _telling(text: str, names: frozenset[str], kept: Mapping[str, float]) -> dict[str, float]:
    """The telling words of a stretch under their themes; words of names and of saying are left out."""
    named = {stem(word) for name in names for word in WORD.findall(name)}
    found: dict[str, float] = {}
    for stemmed in sorted(_stems(text) - named - SAYING - IDLE):
        theme = themes().get(stemmed)
        weight = max(rarity(stemmed), 3.0 if theme else 0.0) * kept.get(stemmed, 1.0)
        if weight > 0:
            found[theme or stemmed] = weight
    return found


def _stems(text: str) -> set[str]:
    return {stem(match.group()) for match in WORD.finditer(text)}


def _finding(story: Story, claim: _Claim, met: Reading, span: Span) -> Finding:
    here, there = evidence(claim.reading, claim.sentence), evidence(met, span)
    message = (
        f"{printed(claim.reading)} reports a first: {quoted(here.text, claim.phrase)}. "
        f"{outlet(met)} had reported on {day(met.report.published)}: {quoted(there.text)}"
    )
    return finding("first", story.id, message, [here, there])
