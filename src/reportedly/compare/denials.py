"""What somebody denies, with the statement denied where a report in hand has it; and what somebody would not deny.

In: a story's readings. Out: findings of kind ``denied`` and ``not-denied``, a denial many reports print told once.
Whether a cue denies its content ("denied", "rejected the claim") was read before; what is judged here is whether a
statement was denied at all, not a request refused, which statement that was, and whether it can be told without it.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from reportedly.compare.claims import Claim, claims, plain_words, same_speaker
from reportedly.compare.telling import evidence, finding, listed, outlet, quoted
from reportedly.compare.words import WORD, covering, rarity, shared_part, stem, text_of, themes, weighed
from reportedly.knowledge import table, values
from reportedly.records import Comparison, Finding, Reading, Story

# What a denial and what it denies have in common: most of the denial's words by weight, telling words, and their
# weight (two rare words or three less rare ones); and a part of the statement's words, or it says more than is denied.
SHARED, SHARED_BACK, FEWEST, LEAST_WEIGHT = 0.5, 0.25, 2, 8.0
# A word that every report of the story has tells nothing of what is denied.
TELLING = 3.0
# One denial in two reports; a denial that nothing is tied to needs so many telling words to be understood.
SAME, CLEAR = 0.5, 3
MOST_EVIDENCE, MOST_DENIALS = 6, 3
TIED, ALONE = 1.0, 0.5
NOT = re.compile(r"\b(?:not|never|neither|nor|cannot|declined to|refused to|without)\b|n[’']t\b", re.IGNORECASE)
# "rejected the idea that the bridge should close": disagreement, not denial; "the accusations": of what is not told.
OPINION, UNTOLD = frozenset({"should", "ought"}), frozenset({"such", "what", "how", "why", "whose", "said", "as"})
# Statements that share less are of one thing where so many words run alike in them, two of them telling.
LESS, RUN = 0.28, 3
# Statements of which one's words are mostly the other's are of one thing, however common in the story; the subject of
# one is often a pronoun in the other.
MOSTLY, PARTLY = 0.6, 0.4
PRONOUN = re.compile(r"(?:it|that|this|them|so|these|those|he|she|they)\b[\s,.]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Denial:
    """A claim that is denied in its words, with whether the denial is itself denied ("did not deny")."""

    claim: Claim
    refused: bool


@cache
def _words(kind: str) -> tuple[str, ...]:
    return tuple(word for row in table("denials") if row["kind"] == kind for word in values(row["words"]))


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, _words(kind)))})\b", re.IGNORECASE)


@cache
def _auxiliaries() -> frozenset[str]:
    rows = [row for row in table("small_words") if row["kind"] in ("auxiliary", "past")]
    return frozenset(word for row in rows for word in values(row["words"]))


def compare_denials(story: Story, readings: tuple[Reading, ...], so_far: Comparison) -> Comparison:
    """Add a finding for each statement that is denied, and for each denial whose statement is not in hand."""
    told = claims(readings)
    asserted = [one for one in told if one.statement.polarity == "asserted" and one.speakers and not is_verdict(one)]
    tied: dict[tuple[str, bool], tuple[Claim, list[list[Denial]]]] = {}
    found: list[Finding] = []
    for group in _groups(_told_once(denials(told))):
        both = next(((each, one) for each in group if (one := _denied(each, asserted))), None)
        if both:
            denial, one = both
            group.sort(key=lambda each: each is not denial)
            tied.setdefault((one.statement.id + one.reading.report.id, denial.refused), (one, []))[1].append(group)
        elif any(same_speaker(group[0].claim, one) and same_words(group[0].claim, one) for one in asserted):
            continue  # who denies it had said it: a change, or a slip
        elif clear := next((each for each in group if _is_clear(each)), None):
            group.sort(key=lambda each: each is not clear)
            found.append(_alone(story, group))
    met = tuple(_finding(story, one, groups) for one, groups in tied.values())
    return replace(so_far, findings=so_far.findings + met + tuple(found))


def denials(told: Sequence[Claim]) -> list[Denial]:
    """The statements that deny a statement, in their order."""
    found = []
    for one in told:
        if one.statement.polarity == "denied" and _denies(one):
            cue = text_of(one.reading, one.statement.cue)
            found.append(Denial(one, NOT.search(cue) is not None))
        elif one.statement.polarity == "asserted" and is_verdict(one):
            found.append(Denial(one, refused=False))
    return found


def is_verdict(one: Claim) -> bool:
    """Whether a statement says that a claim is baseless: "called the claim that … baseless", "it is untrue that"."""
    text = one.reading.report.text
    sentence = text[slice(*one.shown)]
    verdict = _pattern("verdict").search(sentence)
    if not verdict or NOT.search(text_of(one.reading, one.statement.cue)):
        return False
    opening = re.match(r"(?:that )?(?:it (?:is|was|were) |there (?:is|was) )", one.text, re.IGNORECASE)
    if opening:
        return _pattern("verdict").match(one.text, opening.end()) is not None and " that " in one.text
    called = re.search(r"\b(?:call|describ|label|brand|dismiss)\w*\b", text_of(one.reading, one.statement.cue))
    start, end = covering(one.statement.contents)
    after = text[end : one.shown[1]]
    claim = _pattern("claim").search(text, one.shown[0], start + 12)
    return bool(called and claim and _pattern("verdict").match(after.lstrip(" ,“\"'as")))


def _denies(one: Claim) -> bool:
    """Whether what is denied is a statement: a clause, or something called a claim; not a request or a bill."""
    cue = text_of(one.reading, one.statement.cue)
    opening = covering([*one.statement.cue, one.statement.contents[0]])
    lead = one.reading.report.text[opening[0] : one.statement.contents[0][0] + 12]
    head = [word.lower() for word in WORD.findall(one.text)[:4]]
    outright = _pattern("outright").search(cue) is not None
    if PRONOUN.match(one.text) or not head or head[0] in UNTOLD:
        return False
    if not outright and OPINION & {word.lower() for word in WORD.findall(one.text)}:
        return False
    if not one.statement.cue or _pattern("claim").search(lead):
        return True
    if set(head) & set(_words("refused")) and head[0] != "that":
        return False
    return outright or (head[0] == "that" and _is_clause(one.text))


def _is_clause(text: str) -> bool:
    """Whether words tell that something is or was so, not only name it."""
    words = WORD.findall(text)
    that = [word.lower() for word in words[:2]]
    named = that[:1] == ["that"] and that[-1] in _words("claim")
    return not named and (that[:1] == ["that"] or bool(_auxiliaries().intersection(words)))


def _told_once(every: Sequence[Denial]) -> list[Denial]:
    """Denials of the bodies, then those of headlines whose body tells of no denial, in order of publication each."""
    bodies = [one for one in every if not _in_headline(one)]
    known = {one.claim.reading.report.id for one in bodies}
    return bodies + [one for one in every if _in_headline(one) and one.claim.reading.report.id not in known]


def _in_headline(denial: Denial) -> bool:
    """A headline says less, and of a body rather than of who speaks for it."""
    return denial.claim.shown[1] <= denial.claim.reading.report.body_start


def _groups(every: Sequence[Denial]) -> list[list[Denial]]:
    """Denials by one speaker of one thing, each group over its first."""
    groups: list[list[Denial]] = []
    for denial in every:
        home = next((group for group in groups if _is_one(group[0], denial)), None)
        if home is None:
            groups.append([denial])
        else:
            home.append(denial)
    return groups


def _is_one(one: Denial, other: Denial) -> bool:
    if one.refused != other.refused or not same_speaker(one.claim, other.claim):
        return False
    return shared_part(one.claim.words, other.claim.words) >= SAME


def _denied(denial: Denial, asserted: Sequence[Claim]) -> Claim | None:
    """What is denied: the statement by somebody else, not told later than the denial, that shares most with it."""
    best: tuple[float, Claim] | None = None
    own = denial.claim
    if not _is_clause(own.text) or (denial.refused and not own.speakers):
        return None
    for one in asserted:
        if same_speaker(one, own) or not _not_later(one, own) or _overlap(one, own) or NOT.search(one.text):
            continue
        if same_words(own, one) and (best is None or not same_words(own, best[1])):
            best = math.inf, one
        weight, share, back, count = _shared(own, one)
        if count < FEWEST or weight < LEAST_WEIGHT or (best is not None and weight <= best[0]):
            continue
        if (share >= SHARED and back >= SHARED_BACK) or (max(share, back) >= LESS and _runs_alike(own, one)):
            best = weight, one
    return best[1] if best else None


def same_words(one: Claim, other: Claim) -> bool:
    """Whether two statements are mostly of the same words, those that all the story has among them."""
    a, b = weighed(one.text), weighed(other.text)
    both = a.keys() & b.keys()
    parts = [sum(words[word] for word in words if word in both) / (sum(words.values()) or 1.0) for words in (a, b)]
    return len(both) >= CLEAR and max(parts) >= MOSTLY and min(parts) >= PARTLY


def _runs_alike(one: Claim, other: Claim) -> bool:
    """Whether ``RUN`` words follow one another in both, the first and the last of them telling."""
    a, b = plain_words(one.text), plain_words(other.text)
    runs = {tuple(b[at : at + long]) for long in (RUN, RUN + 1) for at in range(len(b) - long + 1)}
    return any(
        run in runs and all(rarity(stem(word)) >= TELLING for word in (run[0], run[-1]))
        for long in (RUN, RUN + 1)
        for at in range(len(a) - long + 1)
        if (run := tuple(a[at : at + long]))
    )


def _overlap(one: Claim, other: Claim) -> bool:
    """Whether two statements stand in the same words: one is then told inside the other."""
    return one.reading is other.reading and one.shown[0] < other.shown[1] and other.shown[0] < one.shown[1]


def _not_later(one: Claim, denial: Claim) -> bool:
    first, second = one.reading.report.published, denial.reading.report.published
    return not first or not second or first[:10] <= second[:10]


def _shared(one: Claim, other: Claim) -> tuple[float, float, float, int]:
    """Weight, parts of both's weights, and number of the telling words of both; words of a theme are one."""
    a = {themes().get(word, word): weight for word, weight in one.words.items()}
    b = {themes().get(word, word): weight for word, weight in other.words.items()}
    both = sorted(word for word in a.keys() & b.keys() if a[word] >= TELLING or b[word] >= TELLING)
    weight = sum(max(a[word], b[word]) for word in both)
    parts = [sum(words[word] for word in both) / (sum(words.values()) or 1.0) for words in (a, b)]
    return weight, parts[0], parts[1], len(both)


def _is_clear(denial: Denial) -> bool:
    """Whether a denial can be understood without what it denies: a clause with telling words, by somebody named."""
    claim = denial.claim
    words = WORD.findall(claim.text)
    speakers = claim.statement.speakers
    named = bool(speakers) and speakers[0].split()[0].lower() not in _words("nobody") and speakers[0][0].isupper()
    told = not UNTOLD.intersection(words) and not set(_words("claim")).intersection(words[:2])
    return named and told and _is_clause(claim.text) and len(claim.words) >= CLEAR and not _in_headline(denial)


def _finding(story: Story, denied: Claim, groups: Sequence[Sequence[Denial]]) -> Finding:
    """A statement with those who deny it, one denial a speaker."""
    refused = groups[0][0].refused
    by_speaker = [group for at, group in enumerate(groups) if not any(_is_by(group, other) for other in groups[:at])]
    told = "; ".join(_told(group) for group in by_speaker[:MOST_DENIALS])
    message = f"{listed(denied.statement.speakers)} said, in {outlet(denied.reading)}: {quoted(denied.text)}. {told}"
    shown = [group[0].claim for group in by_speaker[:MOST_DENIALS]]
    stands_on = [evidence(one.reading, one.shown) for one in (shown[0], denied, *shown[1:])]
    return finding("not-denied" if refused else "denied", story.id, message, stands_on, weight=TIED)


def _is_by(group: Sequence[Denial], other: Sequence[Denial]) -> bool:
    return same_speaker(group[0].claim, other[0].claim)


def _alone(story: Story, group: Sequence[Denial]) -> Finding:
    """A denial of what no report in hand has anybody say."""
    denial = group[0]
    firsts = {each.claim.reading.report.id: each.claim for each in reversed(group)}
    stands_on = [evidence(one.reading, one.shown) for one in list(firsts.values())[::-1][:MOST_EVIDENCE]]
    message = f"{_told(group)}. Who says so was not found in the reports in hand"
    return finding("not-denied" if denial.refused else "denied", story.id, message, stands_on, weight=ALONE)


def _told(group: Sequence[Denial]) -> str:
    denial = group[0]
    who = listed(denial.claim.statement.speakers) or "An unnamed source"
    where = dict.fromkeys(outlet(each.claim.reading) for each in group)
    did = "did not deny" if denial.refused else "denied"
    return f"{who} {did}, in {listed(where)}: {quoted(denial.claim.text)}"
