"""The order in which a story's findings are shown: most useful first, and nothing told twice.

In: a comparison. Out: the same with its findings in order. What is a finding is decided by the comparers; how many of
them are shown is decided where they are shown. All are kept but those that tell what another has told.

A finding's use is its kind's, times the part of it the comparer gave (``weight``), and a little more where it stands on
more origins, tells of what the story's headlines tell of, or is of the story's last days. Each further finding of a
kind counts for less, so that after two or three of one kind another has its turn.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.compare.claims import days_apart, plain_words
from reportedly.compare.words import shared_part, weighed
from reportedly.joined import origin_of
from reportedly.records import Comparison, Evidence, Finding, Reading, Story

# What a reader would act on comes first: numbers and days that cannot both hold, then words that were turned, then what
# changed as it became known, then what to mind when citing. That a report is a copy is told by the origins too.
KINDS: Mapping[str, float] = {
    "conflict": 10.0,  # two counts of one thing: one must be asked about before either is printed
    "parts": 9.5,  # a report's own numbers do not fit: the same, within one report
    "changed": 9.5,  # a speaker who says the contrary: the rarest, and the most quoted
    "quote-cut": 9.0,  # citing the shorter one says another thing
    "revised": 8.5,  # the older number is out of date
    "denied": 8.0,  # who cites the claim must cite the denial
    "edited": 8.0,  # what was cited may stand there no more
    "first": 7.5,  # met by an earlier report, or told in other terms; less where it only stands alone (weight)
    "headline": 7.0,  # the headline says what the report does not
    "two-speakers": 7.0,  # one of the names is wrong, or the words are nobody's own
    "calendar": 6.5,  # a day that cannot be
    "not-denied": 6.0,  # asked, and not denied
    "variant": 5.0,  # two translations, or a slip: matters to who quotes
    "single-origin": 4.5,  # many voices that are one
    "copy": 2.0,  # the same, of whole texts
}
UNKNOWN = 5.0
# What each further finding of a kind keeps of its use; a copy says little after the first.
AGAIN: Mapping[str, float] = {"copy": 0.5}
AGAIN_ELSE = 0.75
# How much is added for each further origin (of so many at most), for the headlines' subject, and for the last days.
AN_ORIGIN, MOST_ORIGINS, SUBJECT, RECENT, LAST_DAYS = 0.04, 4, 0.2, 0.05, 2
# What one kind tells, another need not tell of the same words: a cut is also a wording, an edited report also a copy.
TELLS_ALSO = {"variant": "quote-cut", "copy": "edited"}


@dataclass(frozen=True, slots=True)
class _Known:
    """What the score is made from besides the findings themselves."""

    root: Mapping[str, str]
    readings: Mapping[str, Reading]
    headlines: Mapping[str, float]
    newest: str | None


def order_findings(story: Story, readings: tuple[Reading, ...], so_far: Comparison) -> Comparison:
    """The findings, each told once, by their use; kinds take turns."""
    known = _known(story, readings)
    left = _once(so_far.findings, known)
    scores = {one.id: score(one, known) for one in left}
    ordered: list[Finding] = []
    seen: Counter[str] = Counter()
    by_kind: dict[str, list[Finding]] = {}
    for one in sorted(left, key=lambda each: -scores[each.id]):  # stable: as found within
        by_kind.setdefault(one.kind, []).append(one)
    while by_kind:
        kind = max(by_kind, key=lambda name: (_now(scores[by_kind[name][0].id], name, seen), -_place(name)))
        ordered.append(by_kind[kind].pop(0))
        seen[kind] += 1
        if not by_kind[kind]:
            del by_kind[kind]
    return replace(so_far, findings=tuple(ordered))


def score(finding: Finding, known: _Known) -> float:
    """How useful a finding is to a reader, before others of its kind are told."""
    use = KINDS.get(finding.kind, UNKNOWN) * finding.weight
    reports = {each.report for each in finding.evidence}
    origins = len({known.root.get(report, report) for report in reports})
    use *= 1 + AN_ORIGIN * (min(origins, MOST_ORIGINS) - 1)
    words = weighed(" ".join((finding.message, *(each.text for each in finding.evidence))))
    use *= 1 + SUBJECT * min(1.0, shared_part(known.headlines, words))
    days = [known.readings[report].report.published for report in reports if report in known.readings]
    gaps = [days_apart(known.newest, published) for published in days]
    return use * (1 + RECENT) if any(gap is not None and gap <= LAST_DAYS for gap in gaps) else use


def _now(use: float, kind: str, seen: Mapping[str, int]) -> float:
    """What is left of a use after so many of the kind."""
    return float(use * AGAIN.get(kind, AGAIN_ELSE) ** seen.get(kind, 0))


def _place(kind: str) -> int:
    return list(KINDS).index(kind) if kind in KINDS else len(KINDS)


def _known(story: Story, readings: Sequence[Reading]) -> _Known:
    """The copies under their first report, the headlines' words, and the newest day."""
    root = origin_of(story.reports, story.copies)
    titles = " ".join(dict.fromkeys(one.report.title or "" for one in readings))
    newest = max((one.report.published or "" for one in readings), default="") or None
    return _Known(root, {one.report.id: one for one in readings}, weighed(titles), newest)


def _once(findings: Sequence[Finding], known: _Known) -> list[Finding]:
    """The findings without those that tell what another has told: same kind and words, or by a kind that tells more."""
    kept: dict[tuple[str, frozenset[tuple[str, str]]], Finding] = {}
    for one in findings:
        root = {} if one.kind == "copy" else known.root  # each copy is a finding of its own
        words = frozenset((root.get(each.report, each.report), _words(each)) for each in one.evidence)
        kept.setdefault((one.kind, words or frozenset({(one.id, "")})), one)
    told = list({one.id: one for one in kept.values()}.values())
    return [one for one in told if not any(_covers(other, one) for other in told if other is not one)]


def _words(one: Evidence) -> str:
    return " ".join(plain_words(one.text)) or one.text


def _covers(other: Finding, one: Finding) -> bool:
    """Whether ``other`` is of the kind that tells this too, and stands on the same reports and places."""
    if TELLS_ALSO.get(one.kind) != other.kind:
        return False
    if one.kind == "copy":
        return {each.report for each in one.evidence} <= {each.report for each in other.evidence}
    return all(any(_touch(each, another) for another in other.evidence) for each in one.evidence)


def _touch(one: Evidence, other: Evidence) -> bool:
    if one.report != other.report or one.start is None or other.start is None:
        return False
    return one.start < (other.end or 0) and other.start < (one.end or 0)
