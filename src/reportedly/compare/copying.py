"""Reports that carry another report's text, and what they made of it.

In: a story with its copies, and its readings. Out: findings of kind ``copy``, one for each report that carries
another's text: what was changed that a reader should know (a number, who says so, a name), what was kept, cut and
added; reports that changed nothing of one text share a finding. Which reports share text was found in ``link``, what
became of a text word by word in ``edits``.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, product, takewhile

from reportedly.compare.edits import Edits, edits, folded
from reportedly.compare.telling import evidence, finding, listed, outlet, printed
from reportedly.compare.words import WORD, sentence_at, sentences
from reportedly.knowledge import table, values
from reportedly.knowledge.credits import came_first, credited
from reportedly.records import Comparison, Copy, Evidence, Finding, Reading, Span, Story

# Changes told of one copy; the longest piece of text that one may be.
MOST_CHANGES = 3
LONGEST_CHANGE = 6
# From so much of the shorter one on, two reports carry one text; with less they share passages.
ONE_TEXT = 0.5
# Reports named in a finding on many.
MOST_TOLD = 6
# Changes of one copy that are looked at, and passages of one sentence: with more it is a text of another kind.
MOST_LOOKED_AT = 400
MOST_IN_SENTENCE = 40
LONGEST_SENTENCE = 1500
# A sentence with a smaller part of its words kept is cut (or added); with a larger one it is the same sentence.
CUT_SENTENCE, SAME_SENTENCE = 0.3, 0.6
FEWEST_WORDS = 4
# Below this part kept of the words of both, a text was rewritten, and no single change is sure.
SURE = 0.4
# A number in digits or a word that may be one; what stands against a slash or a hyphen is part of something else.
NUMBER = re.compile(r"(?<![\d/.,-])\d[\d,]*(?:\.\d+)?(?![\d/]|[.,-]\d)|[^\W\d_]+")
NEXT_WORD = re.compile(r"[ \u00a0]([^\W_]+(?:[.,'’-](?=\w)[^\W_]+)*)")
SENTENCE_STARTS = re.compile(r"(?:^|[.!?:;\n“”\"»])\s*$")
UNBOUND = frozenset({"", "exact"})
HEDGES = frozenset("according allegedly alleged reportedly purportedly apparently supposedly".split())


# The words before a change and after it.
Told = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Change:
    """A change worth telling: the words before and after, "" where they stand in one text alone, and their places."""

    before: str
    after: str
    here: Span
    there: Span


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two readings that carry one text, the first where that is known before the other, and what became of it."""

    one: Reading
    other: Reading
    edits: Edits

    @property
    def longest(self) -> tuple[Span, Span] | None:
        """The longest passage kept."""
        return max(self.edits.kept, key=lambda passage: passage[0][1] - passage[0][0], default=None)


@dataclass(frozen=True, slots=True)
class _Made:
    """A pair with the share of the shorter text, whether the first is known to have been before, and the changes."""

    pair: _Pair
    share: float
    known: bool
    changes: tuple[_Change, ...]


def compare_copies(story: Story, readings: tuple[Reading, ...], so_far: Comparison) -> Comparison:
    """Add a finding for each report that is a copy, told against one that came first: one it credits, else that it
    shares most with."""
    order = {reading.report.id: at for at, reading in enumerate(readings)}
    nearest: dict[int, tuple[bool, float, int, Copy]] = {}
    for copy in story.copies:
        if copy.first not in order or copy.second not in order:
            continue
        base, later = sorted((order[copy.first], order[copy.second]))
        if came_first(readings[later].report, readings[base].report):
            base, later = later, base
        rank = not _credits(readings[later], readings[base]), -copy.share, base
        if later not in nearest or rank < nearest[later][:3]:
            nearest[later] = *rank, copy
    made = [_made(readings[base], readings[later], copy) for later, (_, _, base, copy) in sorted(nearest.items())]
    plain: dict[str, list[_Made]] = {}
    for one in made:
        if not one.changes:
            plain.setdefault(one.pair.one.report.id, []).append(one)
    found = [_finding(story, one) for one in made if one.changes or len(plain[one.pair.one.report.id]) == 1]
    found += [_of_many(story, many) for many in plain.values() if len(many) > 1]
    return replace(so_far, findings=so_far.findings + tuple(found))


def _credits(reading: Reading, other: Reading) -> bool:
    name = other.report.publisher
    return bool(name) and credited(reading.report, name or "")


def _made(base: Reading, later: Reading, copy: Copy) -> _Made:
    pair = _Pair(base, later, edits(base.report.text, later.report.text))
    return _Made(pair, copy.share, came_first(base.report, later.report) is True, tuple(_changes(pair)))


def _finding(story: Story, made: _Made) -> Finding:
    """A report that carries another's text, and what became of it."""
    pair, known = made.pair, made.known
    base, later = pair.one, pair.other
    share = f"{round(100 * made.share)} % of the shorter one's own words"
    whole = made.share >= ONE_TEXT
    if known:
        what = "text" if whole else "passages"
        whose = f"{'the ' if whole else ''}{what} of" if _credits(later, base) else f"{what} printed before by"
        head = f"{printed(later)}, carries {whose} {printed(base)}: {share}"
    else:
        head = f"{printed(later)}, and {printed(base)}, {'carry one text' if whole else 'share passages'}: {share}"
        head += " are shared" if whole else ""
    told = [_told(pair, change, known=known) for change in made.changes[:MOST_CHANGES]]
    agencies = [name for name in base.report.agency if name in later.report.agency]
    credit = f"; both credit {listed(agencies)}" if agencies else ""
    message = "; ".join([head, *told, _amounts(pair, known=known)]) + credit
    stands_on = [each for change in made.changes[:MOST_CHANGES] for each in _sentences_of(pair, change)]
    stands_on += [evidence(base, pair.longest[0]), evidence(later, pair.longest[1])] if pair.longest else []
    return finding("copy", story.id, message, list(dict.fromkeys(stands_on)))


def _of_many(story: Story, made: Sequence[_Made]) -> Finding:
    """Reports that carry the text of one and changed no number, name or source in it."""
    base = made[0].pair.one
    shares = sorted(round(100 * one.share) for one in made)
    share = f"{shares[0]} %" if shares[0] == shares[-1] else f"{shares[0]} to {shares[-1]} %"
    shown = [outlet(one.pair.other) for one in made[:MOST_TOLD]]
    shown += [f"{len(made) - MOST_TOLD} more"] if len(made) > MOST_TOLD else []
    how = "carry one text with" if shares[0] >= 100 * ONE_TEXT else "share passages with"
    message = f"{len(made)} reports {how} {printed(base)}: {listed(shown)}; {share} of the shorter one's own words"
    stands_on = [evidence(one.pair.other, one.pair.longest[1]) for one in made[:MOST_TOLD] if one.pair.longest]
    first = [evidence(base, made[0].pair.longest[0])] if made[0].pair.longest else []
    return finding("copy", story.id, message, first + stands_on)


def _told(pair: _Pair, change: _Change, *, known: bool) -> str:
    """The change in words: what was changed to what, or where which stands if nobody knows which was first."""
    if not known:
        both = ((change.before, pair.one), (change.after, pair.other))
        sides = [f"“{words}” in {outlet(reading)}" for words, reading in both if words]
        return ", ".join(sides) + (" alone" if len(sides) == 1 else "")
    if change.before and change.after:
        return f"changed “{change.before}” to “{change.after}”"
    return f"dropped “{change.before}”" if change.before else f"added “{change.after}”"


def _sentences_of(pair: _Pair, change: _Change) -> tuple[Evidence, Evidence]:
    return (
        evidence(pair.one, sentence_at(pair.one, change.here[0])),
        evidence(pair.other, sentence_at(pair.other, change.there[0])),
    )


def _amounts(pair: _Pair, *, known: bool) -> str:
    """How much was kept, cut and added: "kept 412 of 780 words, cut 9 sentences, added 2"."""
    text = pair.one.report.text
    words = _count(text, (_body(pair.one), len(text)))
    kept = sum(_count(text, here) for here, _ in pair.edits.kept if here[0] >= _body(pair.one))
    cut = _left_out(pair.one, [here for here, _ in (*pair.edits.kept, *pair.edits.changed)])
    added = _left_out(pair.other, [there for _, there in (*pair.edits.kept, *pair.edits.changed)])
    if not known:
        alone = [(cut, pair.one), (added, pair.other)]
        told = [f"{_of_sentences(count)} in {outlet(reading)} alone" for count, reading in alone if count]
        return ", ".join(told) or "sentence by sentence the same"
    more = [f"{verb} {_of_sentences(count)}" for verb, count in (("cut", cut), ("added", added)) if count]
    return ", ".join([f"kept {kept:,} of {words:,} words", *more])


def _of_sentences(count: int) -> str:
    return f"{count:,} sentence{'' if count == 1 else 's'}"


def _body(reading: Reading) -> int:
    """Where the body begins: after the title, which every paper writes anew."""
    report = reading.report
    title = report.title or ""
    return max(report.body_start, len(title) if title and report.text.startswith(title) else 0)


def _count(text: str, span: Span) -> int:
    return sum(1 for _ in WORD.finditer(text, *span))


def _left_out(reading: Reading, kept: Iterable[Span]) -> int:
    """How many sentences of the body have hardly a word among the spans kept. Linear: both go left to right."""
    spans = sorted(kept)
    count, at = 0, 0
    text, body = reading.report.text, _body(reading)
    for start, end in sentences(reading):
        words = _count(text, (start, end))
        if start < body or words < FEWEST_WORDS:
            continue
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        within = takewhile(lambda span, end=end: span[0] < end, islice(spans, at, None))  # type: ignore[misc]  # its default has the type of end
        inside = sum(_count(text, (max(first, start), min(last, end))) for first, last in within)
        count += inside < CUT_SENTENCE * words
    return count


def _changes(pair: _Pair) -> Iterator[_Change]:
    """The changes that matter, most useful first: numbers, then who says so, then names."""
    if not _is_sure(pair):
        return
    left, right = pair.one.report.text, pair.other.report.text
    bodies = _body(pair.one), _body(pair.other)
    short = [
        (here, there)
        for here, there in pair.edits.changed
        if here[0] >= bodies[0]
        and there[0] >= bodies[1]
        and max(_count(left, here), _count(right, there)) <= LONGEST_CHANGE
        and "/" not in left[slice(*here)] + right[slice(*there)]
    ]
    for telling in (_number, _attribution, _name):
        for here, there in short[:MOST_LOOKED_AT]:
            words = telling(pair, here, there)
            if words:
                yield _Change(*words, here, there)


def _is_sure(pair: _Pair) -> bool:
    """Whether enough of the shorter text is kept to tell one change from another."""
    kept = sum(_count(pair.one.report.text, here) for here, _ in pair.edits.kept)
    words = min(_count(reading.report.text, (0, len(reading.report.text))) for reading in (pair.one, pair.other))
    return kept >= SURE * words


def _number(pair: _Pair, here: Span, there: Span) -> Told | None:
    """A number that became another, or how exactly one is told: "around 600", now "600"."""
    left, right = (_amount(*side) for side in ((pair.one.report.text, here), (pair.other.report.text, there)))
    if not left or not right or left.words == right.words:
        return None
    same_number = left.numbers == right.numbers
    if same_number and (left.bound == right.bound or {left.bound, right.bound} <= UNBOUND):
        return None
    if left.rest != right.rest or (
        not same_number and (left.numbers <= right.numbers or right.numbers <= left.numbers)
    ):
        return None
    return left.words, right.words


@dataclass(frozen=True, slots=True)
class _Amount:
    """A changed stretch with a number in it or right after it: its words, numbers, how they are bound, other words."""

    words: str
    numbers: frozenset[str]
    bound: str
    rest: str


def _amount(text: str, span: Span) -> _Amount | None:
    """What a stretch of text says of a number; None where it says nothing of one, or of part of one."""
    start, end = span
    following = WORD.match(text, end) if start == end else NEXT_WORD.match(text, end)
    if not _numbers(text[start:end]) and following:
        end = following.end()
        following = NEXT_WORD.match(text, end)
    numbers = _numbers(text[start:end])
    around = text[max(0, start - 2) : start].strip()[-1:], text[end : end + 2].strip()[:1]
    if not numbers or any(mark.isdigit() or mark in "/-–½¼¾�" for mark in around if mark):
        return None  # part of a longer number, a date, a fraction
    other = [word for word in text[start:end].lower().split() if not _numbers(word)]
    modifier = " ".join(other)
    bound = _modifiers().get(modifier)
    words = " ".join(text[start : following.end() if following else end].split())
    return _Amount(words, frozenset(numbers), bound or "", "" if bound else modifier)


def _numbers(text: str) -> set[str]:
    found = (folded(match.group()).rstrip(".") for match in NUMBER.finditer(text))
    return {word for word in found if word[:1].isdigit()}


def _attribution(pair: _Pair, here: Span, there: Span) -> Told | None:
    """A statement that became plain fact, or a fact that is now a statement: in a sentence otherwise kept."""
    left, right = pair.one.report.text, pair.other.report.text
    says = _says(left, here), _says(right, there)
    if says[0] == says[1]:
        return None
    sentences_of = product(_around(pair.one, here), _around(pair.other, there))
    one, other = next((both for both in sentences_of if _same(pair, *both)), ((0, 0), (0, 0)))
    if _says(left, one) == _says(right, other) or ":" in left[slice(*one)] + right[slice(*other)]:
        return None
    before, after = (" ".join(text[slice(*span)].split()) for text, span in ((left, here), (right, there)))
    return (before, "") if says[0] else ("", after)


def _around(reading: Reading, span: Span) -> tuple[Span, ...]:
    """The sentence of a span, unless too long to be one; of an empty one, which stands before a word, also that of the
    word before."""
    start, end = span
    found = (sentence_at(reading, at) for at in ((start, max(0, start - 2)) if start == end else (start,)))
    return tuple((first, last) for first, last in found if last - first <= LONGEST_SENTENCE)


def _same(pair: _Pair, one: Span, other: Span) -> bool:
    """Whether two sentences are the same but for a few words."""
    first = bisect_right(pair.edits.kept, one[0], key=lambda passage: passage[0][1])
    within = takewhile(lambda passage: passage[0][0] < one[1], pair.edits.kept[first : first + MOST_IN_SENTENCE])
    both = sum(
        _count(pair.one.report.text, (max(here[0], one[0]), min(here[1], one[1])))
        for here, there in within
        if there[0] < other[1] and other[0] < there[1]
    )
    longer = max(_count(pair.one.report.text, one), _count(pair.other.report.text, other))
    return both >= SAME_SENTENCE * longer and both >= FEWEST_WORDS


def _says(text: str, span: Span) -> bool:
    return any(match.group() in _saying() for match in WORD.finditer(text, *span))


def _name(pair: _Pair, here: Span, there: Span) -> Told | None:
    """A name that became another; not a shorter or longer form of it."""
    left, right = pair.one.report.text, pair.other.report.text
    one, two = left[slice(*here)].split(), right[slice(*there)].split()
    before = left[max(0, here[0] - 4) : here[0]], right[max(0, there[0] - 4) : there[0]]
    if not one or not two or any(map(SENTENCE_STARTS.search, before)):
        return None
    if not all(word[:1].isupper() and word.strip(",.").isalpha() for word in (*one, *two)):
        return None
    names = [[word.strip(",.").lower() for word in words] for words in (one, two)]
    if _is_form(names[0], names[1]) or any(word in _calendar() for word in (*names[0], *names[1])):
        return None
    return " ".join(one), " ".join(two)


def _is_form(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names share a word's beginning, or one is the other's initials."""
    initials = {"".join(word[0] for word in one), "".join(word[0] for word in other)}
    if initials & {"".join(one).replace(".", ""), "".join(other).replace(".", "")}:
        return True
    return any(a[:3] == b[:3] for a in one for b in other)


@cache
def _saying() -> frozenset[str]:
    """The words that lay what is told to somebody."""
    return HEDGES | {form for row in table("cues") if row["frame"] == "clause" for form in values(row["forms"])}


@cache
def _modifiers() -> dict[str, str]:
    """What stands before a number, and how it bounds it: about, low, high, exact."""
    return {words: row["bound"] for row in table("number_modifiers") for words in values(row["words"])}


@cache
def _calendar() -> frozenset[str]:
    """Names of days and months, which every paper writes by the day it prints."""
    days = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday"}
    return frozenset(
        days | {word.lower() for row in table("month_names") for cell in row.values() for word in values(cell)}
    )
