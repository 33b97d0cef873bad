"""Words quoted as one run, and which runs may be one saying.

In: claims. Out: ``Quote``s with their words made comparable, and pairs of them that share telling words. What a pair
shows (two wordings, a cut, two speakers) is judged in ``quotes`` and ``cuts``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from reportedly.compare.claims import Claim, days_apart, one_occasion, same_speaker
from reportedly.compare.words import WORD, rarity, stem
from reportedly.records import Span

FEWEST_WORDS, MOST_WORDS = 4, 120
# A word that stands in more quotations than this pairs none, and so many wordings are paired.
COMMON, MOST = 40, 1200
OPEN, CLOSE = "“\"„«‘'`", "”\"“»’'"
# Where reports give no day, words so like one another are taken for one saying, if there are so many.
UNDATED_ALIKE, UNDATED_WORDS = 0.75, 8
# One word in two spellings ("harbour", "harbor"; "11th", "eleventh" are told by their letters or by a digit).
RESPELT = 0.8
SHORT_FORMS = (("won't", "will not"), ("can't", "can not"), ("cannot", "can not"), ("shan't", "shall not"))
ENDINGS = (("n't", " not"), ("'ll", " will"), ("'re", " are"), ("'ve", " have"), ("'m", " am"))
BRACKETS = re.compile(r"\[[^\]\n]{0,60}\]|\([^)\n]{0,60}\)")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words quoted as one run, with the statement they belong to; short forms are spelt out, brackets left out."""

    claim: Claim
    span: Span
    words: tuple[str, ...]
    # For each word where it starts in the report's text, and after which words a sentence or clause ends.
    starts: tuple[int, ...]

    @property
    def text(self) -> str:
        """The words as printed."""
        return self.claim.reading.report.text[slice(*self.span)]


def quotations(told: Sequence[Claim]) -> list[Quote]:
    """The runs that stand in quotation marks, of all statements."""
    return [quote for claim in told for quote in _quotes(claim)]


def _quotes(claim: Claim) -> Iterator[Quote]:
    """The runs of one statement."""
    text = claim.reading.report.text
    for start, end in claim.statement.contents if claim.statement.mode in ("direct", "mixed") else ():
        for span in _inside_marks(text, (start, end), claim.statement.mode):
            words, starts = spelt_out(text, span)
            if FEWEST_WORDS <= len(words) <= MOST_WORDS:
                yield Quote(claim, span, words, starts)


def spelt_out(text: str, span: Span) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The words of a span in small letters, "won't" as "will not", without what an editor put in brackets."""
    inserted = [match.span() for match in BRACKETS.finditer(text, *span)]
    words: list[str] = []
    starts: list[int] = []
    for match in WORD.finditer(text, *span):
        if any(start <= match.start() < end for start, end in inserted):
            continue
        low = match.group().lower().replace("’", "'")
        low = dict(SHORT_FORMS).get(low, low)
        for ending, full in ENDINGS:
            low = low.removesuffix(ending) + full if low.endswith(ending) and len(low) > len(ending) else low
        for word in low.split():
            words.append(word)
            starts.append(match.start())
    return tuple(words), tuple(starts)


def _inside_marks(text: str, span: Span, mode: str) -> list[Span]:
    """The quoted parts of a content span: all of it where it is direct, else what stands between marks."""
    start, end = span
    if mode == "direct":
        return [span]
    found: list[Span] = []
    opened: int | None = start if start and text[start - 1] in OPEN else None
    for at in range(start, end):
        if opened is None and text[at] in '“"„«':
            opened = at + 1
        elif opened is not None and text[at] in '”"»' and at > opened:
            found.append((opened, at))
            opened = None
    if opened is not None and end > opened:
        found.append((opened, end))
    return found


def pairs(quotes: Sequence[Quote]) -> Iterator[tuple[list[Quote], list[Quote]]]:
    """Wordings that share a telling word or three in a row, each with all its quotations, in order of publication."""
    wordings: dict[tuple[str, ...], list[Quote]] = {}
    for quote in quotes:
        wordings.setdefault(quote.words, []).append(quote)
    listed = list(wordings.values())[:MOST]
    holders: dict[str, list[int]] = {}
    for at, wording in enumerate(listed):
        for key in _keys(wording[0].words):
            holders.setdefault(key, []).append(at)
    shared: set[tuple[int, int]] = set()
    for held in holders.values():
        if len(held) <= COMMON:
            shared.update((one, other) for at, one in enumerate(held) for other in held[at + 1 :])
    for one, other in sorted(shared):
        yield listed[one], listed[other]


def _keys(words: Sequence[str]) -> set[str]:
    """By what a wording is looked up: its telling words, and its words by threes where none tells anything."""
    telling = {stemmed for word in words if rarity(stemmed := stem(word)) > 0}
    return telling | {" ".join(words[at : at + 3]) for at in range(len(words) - 2)}


def printed_together(one: Sequence[Quote], other: Sequence[Quote]) -> bool:
    """Whether one report quotes both wordings: then they are two sayings."""
    reports = {quote.claim.reading.report.id for quote in one}
    return any(quote.claim.reading.report.id in reports for quote in other)


def one_saying(one: Quote, other: Quote, alike: float) -> bool:
    """Whether two quotations can be of one occasion; where no day is known, only long ones that are much alike."""
    if one_occasion(one.claim, other.claim):
        return True
    days = days_apart(one.claim.reading.report.published, other.claim.reading.report.published)
    told = one.claim.statement.said and other.claim.statement.said
    long = min(len(one.words), len(other.words)) >= UNDATED_WORDS
    return days is None and not told and long and alike >= UNDATED_ALIKE


def one_speaker(one: Quote, other: Quote) -> bool | None:
    """True for a speaker in common; None for two that differ; False where one is nameless."""
    if same_speaker(one.claim, other.claim):
        return True
    both = one.claim.speakers, other.claim.speakers
    return False if any(not speakers or all(map(is_described, speakers)) for speakers in both) else None


def is_described(speaker: str) -> bool:
    """Whether a speaker is a description, not a name."""
    return not any(word[0].isupper() for word in speaker.removeprefix("The ").split())


def is_told_of(*quotes: Quote) -> bool:
    """Whether any of the reports names the speaker, or calls him by what he is ("the head of state")."""
    speakers = [name for quote in quotes for name in quote.claim.statement.speakers]
    return any(not is_described(name) or name.lower().startswith(("the ", "a ", "an ")) for name in speakers)


def named(*quotes: Quote) -> tuple[str, ...]:
    """The speaker by name, where any of the reports names one."""
    speakers = [quote.claim.statement.speakers for quote in quotes]
    known = [each for each in speakers if each and not all(map(is_described, each))]
    return next(iter(known), next((each for each in speakers if each), ("A speaker",)))


def differences(one: Sequence[str], other: Sequence[str]) -> list[tuple[slice, slice]]:
    """The telling words in which two runs differ, side by side.

    Another spelling of a word is no difference, nor is what one run has beyond an end of the other: that is a cut.
    """
    codes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    inner = [code for at, code in enumerate(codes) if 0 < at < len(codes) - 1 or _is_even(code)]
    found = [(slice(a, b), slice(c, d)) for tag, a, b, c, d in inner if tag != "equal"]
    return [(a, b) for a, b in found if not _is_respelt(one[a], other[b]) and any(map(_tells, (*one[a], *other[b])))]


def untold_differences(one: Quote, other: Quote) -> list[tuple[slice, slice]]:
    """The differences of two quotations, but for what one leaves out with dots in its place."""
    return [(a, b) for a, b in differences(one.words, other.words) if not (_has_dots(one, a) or _has_dots(other, b))]


def _has_dots(quote: Quote, words: slice) -> bool:
    """Whether nothing but dots stands in the place of ``words``."""
    if words.start != words.stop or not 0 < words.start < len(quote.starts):
        return False
    between = quote.claim.reading.report.text[quote.starts[words.start - 1] : quote.starts[words.start]]
    return "…" in between or "..." in between or ". . ." in between


def _is_even(code: tuple[str, int, int, int, int]) -> bool:
    """Whether words at an end are put in place of as many, give or take one: else the run is cut there."""
    tag, a, b, c, d = code
    return tag == "replace" and abs((b - a) - (d - c)) <= 1


def _tells(word: str) -> bool:
    return word in ("not", "no", "if") or (len(word) > 2 and (word.isdigit() or rarity(stem(word)) > 0))


def _is_respelt(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether only letters differ: "harbour", "harbor"; "11th", "eleventh"; "Sen.", "Senator"; "pew", "pews"."""
    a, b = (re.sub(r"[.']", "", "".join(words)) for words in (one, other))
    if a == b or [stem(word) for word in one] == [stem(word) for word in other]:
        return True
    if len(one) != len(other) or not one:
        return False
    if any(char.isdigit() for char in a + b) and not (a.isdigit() and b.isdigit()):
        return True
    short, long = sorted((a, b), key=len)
    if len(one) == 1 and len(short) > 2 and long.startswith(short):
        return True
    return len(one) == 1 and SequenceMatcher(None, a, b, autojunk=False).ratio() >= RESPELT
