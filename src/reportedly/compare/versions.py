"""Two versions of one report, and what was changed between them.

In: a story's readings. Out: findings of kind ``edited``, one for each version and the one before it: numbers, names,
words of saying and of doubt that were changed, sentences dropped and added, and whether the later one says that it was
changed. Changes of spelling, marks and word order are none. Two outlets that print one text are a copy (``copying``).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache

from reportedly.compare.claims import days_apart, plain_words
from reportedly.compare.telling import day, evidence, finding, outlet, quoted
from reportedly.compare.words import WORD, sentences
from reportedly.knowledge import table, values
from reportedly.records import Comparison, Evidence, Finding, Reading, Span, Story

# Reports are versions of one where they share this part of the shorter one's runs of words, and, where only the title
# is the same, were printed within so many days.
RUN, SHARED, NEAR_DAYS = 4, 0.6, 1
# Two sentences are one, changed, from this likeness of their words on; a changed word so like the old one is respelt.
ONE_SENTENCE, RESPELT = 0.5, 0.75
# A change of more words than this is told as the sentence's, not word by word.
SHORT = 6
MOST_SENTENCES, MOST_VERSIONS, MOST_TOLD, MOST_EVIDENCE = 400, 40, 5, 8
# A sentence put in or taken out tells something from so many words of more than two letters on; a time stamp has fewer.
TELLING_WORDS = 4
# What a reader wants to know first; the share of a finding's use that each sort of change has.
SORTS = {
    "number": 1.0,
    "name": 1.0,
    "saying": 0.9,
    "death": 0.9,
    "hedge": 0.8,
    "dropped": 0.6,
    "words": 0.4,
    "added": 0.3,
}


@dataclass(frozen=True, slots=True)
class Change:
    """One change: its sort, the words before and after, and the sentences they stand in (None where there is none)."""

    sort: str
    before: str
    after: str
    old: Span | None
    new: Span | None


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word for row in table("edits") if row["kind"] == kind for word in values(row["words"]))


def compare_versions(story: Story, readings: tuple[Reading, ...], so_far: Comparison) -> Comparison:
    """Add a finding for each later version of a report that changes what an earlier one says."""
    found = []
    for older, newer in _versions(readings):
        changes = sorted(changes_between(older, newer), key=lambda change: list(SORTS).index(change.sort))
        if changes:
            found.append(_finding(story, older, newer, changes))
    return replace(so_far, findings=so_far.findings + tuple(found))


def _versions(readings: Sequence[Reading]) -> Iterator[tuple[Reading, Reading]]:
    """Each report with the latest earlier version of it."""
    by_outlet: dict[str, list[Reading]] = {}
    for reading in sorted(readings, key=lambda one: (one.report.published or "", one.report.id)):
        if reading.report.publisher:
            by_outlet.setdefault(reading.report.publisher.lower(), []).append(reading)
    for printed in by_outlet.values():
        for at, newer in enumerate(printed):
            before = printed[max(0, at - MOST_VERSIONS) : at]
            older = next((one for one in reversed(before) if _is_one_report(one, newer)), None)
            if older:
                yield older, newer


def _is_one_report(one: Reading, other: Reading) -> bool:
    """Whether two texts of one outlet are versions of one report: its address, or its title and day; and its text."""
    a, b = one.report, other.report
    if not (_address(a.url) and _address(a.url) == _address(b.url)):
        gap = days_apart(a.published, b.published)
        if _title(one) != _title(other) or not _title(one) or (gap is not None and gap > NEAR_DAYS):
            return False
        if gap is None and (a.published or b.published):
            return False
    runs = [_runs(reading) for reading in (one, other)]
    least = min(map(len, runs))
    return a.text != b.text and least > 0 and len(runs[0] & runs[1]) >= SHARED * least


def _address(url: str | None) -> str:
    return re.sub(r"^https?://(?:www\.)?", "", (url or "").partition("#")[0]).rstrip("/")


def _title(reading: Reading) -> tuple[str, ...]:
    return tuple(plain_words(reading.report.title or ""))


def _runs(reading: Reading) -> set[tuple[str, ...]]:
    words = [word for span in _sentences(reading) for word in plain_words(reading.report.text[slice(*span)])]
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def _sentences(reading: Reading) -> tuple[Span, ...]:
    return sentences(reading)[:MOST_SENTENCES]


def changes_between(older: Reading, newer: Reading) -> list[Change]:
    """What two versions say differently, in the order of the text."""
    old = [(span, tuple(plain_words(older.report.text[slice(*span)]))) for span in _sentences(older)]
    new = [(span, tuple(plain_words(newer.report.text[slice(*span)]))) for span in _sentences(newer)]
    old, new = [one for one in old if one[1]], [one for one in new if one[1]]
    kept = {words for _, words in old} & {words for _, words in new}  # moved is not changed
    matcher = SequenceMatcher(None, [words for _, words in old], [words for _, words in new], autojunk=False)
    found: list[Change] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            gone = [one for one in old[a:b] if one[1] not in kept]
            come = [one for one in new[c:d] if one[1] not in kept]
            found += _of_block(older, newer, gone, come)
    return found


Sentence = tuple[Span, tuple[str, ...]]


def _of_block(older: Reading, newer: Reading, gone: list[Sentence], come: list[Sentence]) -> Iterator[Change]:
    """The changes of one stretch: sentences changed, each with its nearest, then those dropped and added."""
    left = list(come)
    for span, words in gone:
        matches = [(SequenceMatcher(None, words, each[1], autojunk=False).ratio(), each) for each in left]
        share, nearest = max(matches, key=lambda match: match[0], default=(0.0, None))
        if nearest is None or share < ONE_SENTENCE:
            if _tells(words):
                yield Change("dropped", older.report.text[slice(*span)], "", span, None)
        else:
            left.remove(nearest)
            yield from _of_sentence(older, newer, span, nearest[0])
    for span, words in left:
        if _tells(words) and not _is_mark(" ".join(words)):
            yield Change("added", "", newer.report.text[slice(*span)], None, span)


def _tells(words: Sequence[str]) -> bool:
    return sum(len(word) > 2 and word.isalpha() for word in words) >= TELLING_WORDS


def _of_sentence(older: Reading, newer: Reading, old: Span, new: Span) -> Iterator[Change]:
    """The words changed in one sentence."""
    a = list(WORD.finditer(older.report.text, *old))
    b = list(WORD.finditer(newer.report.text, *new))
    low = [[match.group().lower() for match in found] for found in (a, b)]
    for tag, i, j, k, m in SequenceMatcher(None, low[0], low[1], autojunk=False).get_opcodes():
        if tag == "equal" or _is_trivial(low[0][i:j], low[1][k:m]):
            continue
        before = older.report.text[a[i].start() : a[j - 1].end()] if j > i else ""
        after = newer.report.text[b[k].start() : b[m - 1].end()] if m > k else ""
        yield Change(_sort(before, after), before, after, old, new)


def _is_trivial(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether only small words or the spelling changed."""
    one, other = "".join(before), "".join(after)
    if any(char.isdigit() for char in one + other):
        return one == other
    telling = {*before, *after} & (_words("number") | _words("saying") | _words("hedge") | _words("death"))
    if telling:
        return False
    if not any(len(word) > 3 for word in (*before, *after)):
        return True
    return bool(one and other) and SequenceMatcher(None, one, other, autojunk=False).ratio() >= RESPELT


def _sort(before: str, after: str) -> str:
    """What sort of words a change is of."""
    words = {word.lower() for word in WORD.findall(f"{before} {after}")}
    if any(char.isdigit() for char in before + after):
        return "number"
    for kind in ("number", "saying", "death", "hedge"):
        if words & _words(kind):
            return kind
    named = [re.search(r"(?:^|\s)[A-Z]", text) for text in (before, after)]
    return "name" if any(named) else "words"


def _is_mark(text: str) -> bool:
    return any(re.search(rf"\b{re.escape(mark)}\b", text.lower()) for mark in _words("mark"))


def _finding(story: Story, older: Reading, newer: Reading, changes: Sequence[Change]) -> Finding:
    told = list(dict.fromkeys(_told(one) for one in changes if one.sort not in ("dropped", "added")))
    if len(told) > MOST_TOLD:
        told[MOST_TOLD:] = [f"{len(told) - MOST_TOLD} changes more"]
    told += [_counted(sort, some) for sort in ("dropped", "added") if (some := [c for c in changes if c.sort == sort])]
    message = f"{outlet(newer)} has two versions of one report{_dated(older, newer)}: {'; '.join(told)}. "
    known = older.report.published and newer.report.published and older.report.published != newer.report.published
    message += _marked(older, newer) if known else "Which came first is not told"
    return finding("edited", story.id, message, _stands_on(older, newer, changes), weight=SORTS[changes[0].sort])


def _dated(older: Reading, newer: Reading) -> str:
    days = list(dict.fromkeys(when for one in (older, newer) if (when := day(one.report.published))))
    return f" ({' and '.join(days)})" if days else ""


def _counted(sort: str, changes: Sequence[Change]) -> str:
    """How many sentences were dropped or added, and the first of them."""
    many = f"{len(changes)} sentence{'s' if len(changes) > 1 else ''}"
    return f"{many} {sort}: {quoted(changes[0].before or changes[0].after)}"


def _told(change: Change) -> str:
    if not change.before:
        return f"{quoted(change.after)} was put in"
    if not change.after:
        return f"{quoted(change.before)} was taken out"
    return f"{quoted(change.before)} became {quoted(change.after)}"


def _marked(older: Reading, newer: Reading) -> str:
    is_new = _is_mark(newer.report.text) and not _is_mark(older.report.text)
    return "The later one says that it was changed" if is_new else "The later one does not say that it was changed"


def _stands_on(older: Reading, newer: Reading, changes: Sequence[Change]) -> list[Evidence]:
    """The sentences of both versions, each once, in the order the changes are told."""
    spans = dict.fromkeys(
        (reading, span)
        for change in changes
        for reading, span in ((0, change.old), (1, change.new))
        if span is not None
    )
    return [evidence((older, newer)[which], span) for which, span in list(spans)[:MOST_EVIDENCE]]
