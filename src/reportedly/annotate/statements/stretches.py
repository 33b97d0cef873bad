"""The attributed statements of a report, from quotations and the attributing clauses round them.

In: a report, its sentences and entities. Out: ``Annotations.statements``. A stretch is a sentence, or the sentences
that one quotation runs over; each stretch's attributions come from ``attributions``, a quotation without one of its
own goes to the speaker before it. Who a source is, and the hands between, are worked out in ``speakers``.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reportedly.annotate.statements.attributions import find_attributions
from reportedly.annotate.statements.clauses import ACCORDING, QUOTES, Attribution, Range
from reportedly.annotate.statements.known import Attributed
from reportedly.annotate.statements.quotes import PARAGRAPH, Quote, find_quotes
from reportedly.annotate.statements.speakers import name_speakers
from reportedly.annotate.tokens import Token, tokens, windows
from reportedly.records import Annotations, Report, Span, Statement, content_id

LONGEST_STRETCH = 12_000  # code points; a quotation over more is read in parts, so that time stays linear
LEAST_QUOTED_WORDS = 4  # a shorter quotation without an attribution is a name or a term, not a statement


@dataclass(slots=True)
class Stretch:
    """A sentence, or several under one quotation: its span, tokens, and the quotation each token stands in."""

    span: Span
    paragraph: int
    words: list[Token]
    inside: list[int | None]
    quotes: list[Quote]
    found: list[Attributed] = field(default_factory=list)


def add_statements(report: Report, so_far: Annotations) -> Annotations:
    """Fill in ``statements`` in order of their first word."""
    quotes = find_quotes(report.text)
    stretches = _stretches(report.text, so_far.sentences or (), quotes)
    for at, stretch in enumerate(stretches):
        _attribute(report.text, stretch, stretches[at - 1] if at else None)
    _carry_on(report.text, stretches)
    attributed = [item for stretch in stretches for item in stretch.found if item.contents]
    named = name_speakers(report, so_far, attributed)
    return replace(so_far, statements=_records(report, attributed, named, quotes))


def _stretches(text: str, sentences: Sequence[Span], quotes: Sequence[Quote]) -> list[Stretch]:
    """Sentences, joined where a quotation runs from one into the next inside a paragraph."""
    breaks = [match.start() for match in PARAGRAPH.finditer(text)]
    starts = [quote.outer[0] for quote in quotes]
    spans: list[Span] = []
    for start, end in windows(text, sentences):
        if (
            spans
            and end - spans[-1][0] <= LONGEST_STRETCH
            and _crossed(quotes, starts, spans[-1][1] if text[spans[-1][1] - 1 : spans[-1][1]] else start, start)
        ):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return [_stretch(text, span, quotes, starts, bisect_right(breaks, span[0])) for span in spans]


def _crossed(quotes: Sequence[Quote], starts: Sequence[int], before: int, after: int) -> bool:
    """True where one quotation holds the end of a sentence and the start of the next."""
    at = bisect_right(starts, before - 1) - 1
    return at >= 0 and quotes[at].outer[0] < before and quotes[at].outer[1] > after + 1 and quotes[at].end > after


def _stretch(text: str, span: Span, quotes: Sequence[Quote], starts: Sequence[int], paragraph: int) -> Stretch:
    words = tokens(text, span)
    first = max(0, bisect_right(starts, span[0]) - 1)
    here = [quote for quote in quotes[first : bisect_left(starts, span[1])] if quote.outer[1] > span[0]]
    inside: list[int | None] = []
    at = 0
    for word in words:
        while at < len(here) and here[at].end <= word.start:
            at += 1
        within = at < len(here) and here[at].start <= word.start
        inside.append(at if within else None)
    return Stretch(span, paragraph, words, inside, here)


def _attribute(text: str, stretch: Stretch, previous: Stretch | None) -> None:
    """Fill ``stretch.found`` from its own cues; a relay ("according to …") joins the statement it follows."""
    for attribution in find_attributions(stretch.words, stretch.inside):
        item = _attributed(stretch, attribution)
        joined = attribution.verb is ACCORDING and not attribution.contents and stretch.found
        if joined:
            stretch.found[-1].relays.append(attribution)
            continue
        if not item.contents:
            item.contents = _loose_quote(stretch, previous)
        stretch.found.append(item)
    _quotes_left(stretch)
    del text


def _attributed(stretch: Stretch, attribution: Attribution) -> Attributed:
    contents = tuple(_content_span(stretch, part) for part in attribution.contents)
    return Attributed(attribution, stretch.words, contents, stretch.span, stretch.paragraph)


def _content_span(stretch: Stretch, part: Range) -> Span:
    """The span of a content without quote marks that enclose the whole of it."""
    words = stretch.words[part[0] : part[1]]
    start, end = words[0].start, words[-1].end
    for quote in stretch.quotes:
        # A comma before the closing mark is no word of the content range, but it stands inside the marks.
        if quote.outer[0] <= start <= quote.start and quote.end - 1 <= end <= quote.outer[1]:
            return quote.start, quote.end
        if quote.outer[0] == start and quote.outer[1] < end and words[0].text in QUOTES:
            return start, end
        if quote.end <= end < quote.outer[1]:
            end = quote.outer[1] if quote.outer[0] > start else end
    return start, end


def _loose_quote(stretch: Stretch, previous: Stretch | None) -> tuple[Span, ...]:
    """The quotation that the stretch before left without an attribution: "Enough!" | she said."""
    if previous is None or previous.paragraph != stretch.paragraph or previous.found or not _all_quoted(previous):
        return ()
    spans = tuple((quote.start, quote.end) for quote in previous.quotes)
    previous.inside = [0 for _ in previous.inside]
    previous.quotes = []
    return spans


def _all_quoted(stretch: Stretch) -> bool:
    """True where every word of the stretch stands inside quotation marks."""
    return bool(stretch.quotes) and all(
        quote is not None or not word.is_word for word, quote in zip(stretch.words, stretch.inside, strict=True)
    )


def _quotes_left(stretch: Stretch) -> None:
    """A quotation that no attribution of its stretch took joins the one before it, if that one was quoted too."""
    taken = [span for item in stretch.found for span in item.contents]
    for quote in stretch.quotes:
        if any(s < quote.end and quote.start < e for s, e in taken) or not stretch.found:
            continue
        spoken = [item for item in stretch.found if item.contents and not _is_phrase(item)]
        alone = stretch.words and quote.end - quote.start > 30
        if spoken and alone and spoken[-1].contents[-1][1] < quote.start:
            spoken[-1].contents = (*spoken[-1].contents, (quote.start, quote.end))


def _is_phrase(item: Attributed) -> bool:
    """True for "according to …", which takes no quotation from another sentence."""
    return item.attribution is not None and item.attribution.verb is ACCORDING


def _carry_on(text: str, stretches: Sequence[Stretch]) -> None:
    """Give stretches that are nothing but quotation to the speaker before them."""
    last: Attributed | None = None
    for at, stretch in enumerate(stretches):
        if stretch.found:
            spoken = [item for item in stretch.found if item.contents]
            last = spoken[-1] if spoken else last
            continue
        if not _all_quoted(stretch):
            if any(word.is_word for word in stretch.words):
                last = last if last and last.paragraph == stretch.paragraph else None
            continue
        spans = tuple((quote.start, quote.end) for quote in stretch.quotes)
        if sum(len(text[s:e].split()) for s, e in spans) < LEAST_QUOTED_WORDS:
            continue
        before = stretches[at - 1].quotes[-1:] if at else []
        runs_on = stretch.paragraph == stretches[at - 1].paragraph + 1 and bool(before) and not before[0].closed
        if last and (runs_on or (last.paragraph == stretch.paragraph and _is_quoted(text, last))):
            last.contents = (*last.contents, *spans)
            last.paragraph = stretch.paragraph
        elif not stretch.quotes[-1].closed and not _opens_quoted(stretches, at + 1):
            continue  # a mark without its partner: what it opens is not known to be a quotation
        else:
            near = last if last and stretch.paragraph - last.paragraph == 1 and _is_quoted(text, last) else None
            lead = near or _subject_before(stretches, at)
            item = Attributed(None, stretch.words, spans, stretch.span, stretch.paragraph, carried=lead)
            stretch.found.append(item)
            last = item


def _opens_quoted(stretches: Sequence[Stretch], at: int) -> bool:
    """True where the stretch at ``at`` starts inside quotation marks."""
    return at < len(stretches) and bool(stretches[at].words) and stretches[at].words[0].text in QUOTES


def _is_quoted(text: str, item: Attributed) -> bool:
    """True where the last words of a statement are quoted ones."""
    end = item.contents[-1][1]
    return (
        bool(re.match(r"[\s,.]*[”\"»]", text[end : end + 4]))
        or text[end - 1 : end] in {"”", '"', "»"}
        or item.attribution is None
    )


def _subject_before(stretches: Sequence[Stretch], at: int) -> Attributed | None:
    """The statement of the same paragraph before a quotation without cue, if there is one."""
    for earlier in reversed(stretches[max(0, at - 2) : at]):
        if earlier.paragraph == stretches[at].paragraph and earlier.found and earlier.found[-1].contents:
            return earlier.found[-1]
    return None


def _records(
    report: Report, attributed: Sequence[Attributed], named: Sequence[Statement], quotes: Sequence[Quote]
) -> tuple[Statement, ...]:
    """Finish the statements: mode, ids, and the tie from a nested one to the one it stands in."""
    ids = [content_id("st", report.id, item.contents) for item in attributed]
    place = {id(item.attribution): ids[i] for i, item in enumerate(attributed) if item.attribution}
    records: dict[str, Statement] = {}
    for item, statement, key in zip(attributed, named, ids, strict=True):
        parent = place.get(id(item.attribution.parent)) if item.attribution and item.attribution.parent else None
        mode = _mode(report.text, item.contents, quotes)
        records.setdefault(key, replace(statement, id=key, mode=mode, parent=parent if parent != key else None))
    return tuple(sorted(records.values(), key=lambda s: (s.contents[0], s.id)))


def _mode(text: str, contents: Sequence[Span], quotes: Sequence[Quote]) -> str:
    """Direct when every word of the content is inside quote marks, indirect when none is, else mixed."""
    starts = [quote.outer[0] for quote in quotes]
    quoted = plain = 0
    for start, end in contents:
        for word in re.finditer(r"\w+", text[start:end]):
            at = bisect_right(starts, start + word.start()) - 1
            within = at >= 0 and quotes[at].start <= start + word.start() < quotes[at].end
            quoted, plain = quoted + within, plain + (not within)
    return "direct" if not plain else "mixed" if quoted else "indirect"
