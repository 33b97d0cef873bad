"""Figures of a report: numbers with bounds, what is counted, whose, what happened, and who says so.

In: a report with its sentences, timexes and statements as far as they are known. Out: its annotations with
``figures``, in order, none overlapping. ``amounts`` reads the numbers, ``labels`` keeps names and labels out, ``nouns``
finds what is counted, ``events`` what happened. A number no noun follows takes noun and holder from its neighbour in
the sentence.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.annotate.figures import events, lexicon, nouns, places
from reportedly.annotate.figures.amounts import Amount, amounts
from reportedly.annotate.figures.labels import Line
from reportedly.annotate.figures.numerals import Lexeme, lexemes
from reportedly.annotate.sentences import sentence_spans
from reportedly.records import Annotations, Figure, Report, Span, Statement, Timex, content_id

# A headline has capitals on most of its words, so that capitals tell nothing.
HEADLINE_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Given:
    """The report, and the offsets where names of people and bodies begin in it."""

    report: Report
    others: frozenset[int]


def add_figures(report: Report, so_far: Annotations) -> Annotations:
    """``so_far`` with the report's figures."""
    sentences = so_far.sentences if so_far.sentences else tuple(sentence_spans(report))
    found: list[Figure] = []
    bodies = [e for e in so_far.entities or () if e.type in ("person", "organisation")]
    others = frozenset(start for entity in bodies for start, _ in entity.mentions)
    for line, timexes in lines(report.text, sentences, so_far.timexes or ()):
        if any(item.value is not None or item.low in WORTH for item in line.items):
            found.extend(figures_of(line, timexes, Given(report, others)))
    return replace(so_far, figures=tuple(attributed(found, so_far.statements or ())))


# Figures of one sentence so near to one another lend one another their noun.
NEIGHBOURS = 4
# Times looked at for a figure, so that a text of nothing but dates stays quick.
MOST_TIMES = 30
WORTH = frozenset(phrase[-1] for phrase in lexicon.vague_phrases()) | frozenset(
    "no nobody none half third quarter hundred thousand million billion trillion dozen".split()
)


def lines(text: str, sentences: Sequence[Span], timexes: Sequence[Timex]) -> Iterator[tuple[Line, Sequence[Timex]]]:
    """Each sentence with its lexemes, and its times."""
    items = lexemes(text)
    times = sorted(timexes, key=lambda timex: timex.start)
    at = place = 0
    for start, end in sentences:
        while at < len(items) and items[at].start < start:
            at += 1
        begin = at
        while at < len(items) and items[at].start < end:
            at += 1
        while place < len(times) and times[place].end <= start:
            place += 1
        stop = place
        while stop < len(times) and times[stop].start < end:
            stop += 1
        part, near = items[begin:at], times[place:stop]
        dates = [(timex.start, timex.end) for timex in near if timex.type != "DURATION"]
        yield Line(text, part, dates, headline(text, part)), near[:MOST_TIMES]


def headline(text: str, items: Sequence[Lexeme]) -> bool:
    """Whether most longer words have a capital and no full stop ends the line."""
    words = [item for item in items[:40] if item.kind == "word" and item.end - item.start > 3]
    if items and items[-1].low in (".", "”", '"'):
        return False
    return len(words) > 3 and sum(text[w.start].isupper() for w in words) >= HEADLINE_SHARE * len(words)


def figures_of(line: Line, timexes: Sequence[Timex], given: Given) -> list[Figure]:
    """The figures of one sentence."""
    read = parted(line, [placed(line, amount) for amount in amounts(line)])
    found = [(amount, counted, min(last, len(line.items))) for amount, counted, last in read]
    spans = [(amount.first, last) for amount, _, last in found]
    turns = events.changes(line, spans)
    figures: list[Figure] = []
    bound: list[events.Found | None] = []
    for index, (amount, counted, last) in enumerate(found):
        spent = bound[-1].place + 1 if index and bound[-1] and bound[-1].place >= spans[index - 1][1] else 0
        floor = max(spent, spans[index - 1][1]) if index else 0
        edges = (min(floor, amount.first), spans[index + 1][0] if index + 1 < len(spans) else len(line.items))
        still = amount.kind in ("ordinal", "age") or amount.unit == "magnitude"
        event = None if still else events.event_of(line, spans[index], edges, amount.kind)
        if event is None and index and amount.kind == "count" and joined(line, spans[index - 1][1], amount.first):
            event = bound[-1]
        if event is None and index and amount.kind == "vote" and found[index - 1][0].kind == "vote":
            event = bound[-1]
        bound.append(event)
        if amount.kind == "zero" and not event:
            continue
        figures.append(record(given, line, (amount, counted, last), event))
        turn = turns.get(index)
        if turn:
            before = found[turn.before][0].best if turn.before is not None else None
            figures[-1] = replace(figures[-1], change=turn.direction, before=before)
    return [replace(figure, when=when_of(figure, timexes)) for figure in neighbourly(line, figures)]


Placed = tuple[Amount, nouns.Counted, int]
OF_WHOLE = frozenset((("of", "the"), ("of", "its"), ("of", "their"), ("of", "his"), ("of", "her"), ("of",)))
# "A crowd of 3,000" counts people.
OF_PEOPLE = frozenset("crowd population audience congregation membership".split())


def parted(line: Line, found: list[Placed]) -> list[Placed]:
    """Parts of a counted whole count the same ("five of the six sailors"); a crowd is of people."""
    out = list(found)
    for index in range(len(out) - 1, -1, -1):
        amount, counted, last = out[index]
        if counted.noun or amount.unit or amount.kind not in ("count", "part"):
            continue
        after = out[index + 1] if index + 1 < len(out) else None
        if after and after[1].noun and line.lows(last, after[0].first) in OF_WHOLE:
            out[index] = amount, nouns.Counted(after[1].noun, last, after[1].holder), last
        elif line.low(amount.first - 1) == "of" and line.low(amount.first - 2) in OF_PEOPLE:
            out[index] = amount, nouns.Counted(lexicon.PEOPLE, last), last
    return out


def placed(line: Line, amount: Amount) -> Placed:
    """An amount with the noun it counts and where its whole phrase ends."""
    at = amount.last
    if amount.kind in ("age", "vote"):
        return amount, nouns.Counted(None, at), at
    if amount.unit and line.low(at) not in ("of", "in") and amount.kind != "points":
        attributive = line.low(at - 2) in ("-", "‑") or amount.kind == "money"
        counted = nouns.counted_after(line, at, True) if attributive else nouns.Counted(None, at)
        return amount, counted, at
    if amount.unit and line.low(at) == "in":
        return amount, nouns.Counted(None, at), at
    if line.low(at) == "-" and line.tight(at - 1, at + 2) and line.low(at + 1) in lexicon.single_nouns():
        return amount, nouns.Counted(line.low(at + 1), at + 2), at + 2
    single = amount.best == 1 or amount.kind == "ordinal"
    counted = nouns.counted_after(line, at, single)
    if line.low(at) == "of" and amount.kind in ("part", "percent") and not counted.noun:
        counted = nouns.counted_after(line, at, True)  # a third of the power
    if line.low(at) == "of" and amount.kind == "count" and not amount.vague and counted.noun and not amount.unit:
        whole = line.low(at + 1) in lexicon.OPENERS
        counted = counted if whole else nouns.Counted(None, at)
    if amount.kind == "ordinal" and counted.noun is None:
        subject = subject_of(line, amount.first)
        counted = nouns.Counted(subject, at)
    if amount.kind == "ordinal":
        return amount, counted, at
    return amount, counted, max(at, counted.last)


def subject_of(line: Line, at: int) -> str | None:
    """The noun the sentence opens with, for "was their fourth"."""
    if line.low(at - 2) not in ("was", "is", "be", "became"):
        return None
    for place in range(min(4, at)):
        noun = line.kind(place) == "word" and line.low(place) not in lexicon.STOP | lexicon.OPENERS
        ended = line.kind(place + 1) != "word" or line.low(place + 1) in lexicon.STOP
        if noun and ended and not line.capital(place):
            return line.low(place)
    return None


def joined(line: Line, last: int, first: int) -> bool:
    """Whether only a comma or "and" stands between two figures."""
    return 0 < first - last <= 2 and all(line.low(n) in ("and", ",", "or", "plus") for n in range(last, first))


def record(given: Given, line: Line, read: Placed, event: events.Found | None) -> Figure:
    """The figure as far as its own words tell. ``read``: its amount, what it counts, where its phrase ends."""
    amount, counted, last = read
    report = given.report
    start, end = line.items[amount.first].start, line.items[last - 1].end
    holder = counted.holder or nouns.owner_before(line, amount.first)
    if not holder and event and event.role == "object" and event.place < amount.first and counted.noun:
        holder = events.sender_of(line, event) if event.event in ("sent", "deployed", "lost") else None
    return Figure(
        id=content_id("figure", report.id, start, end),
        start=start,
        end=end,
        text=report.text[start:end],
        low=amount.low,
        high=amount.high,
        best=amount.best,
        modifier=bare_modifier(amount.modifier),
        vague=amount.vague,
        ordinal=amount.ordinal,
        unit=amount.unit,
        counted=counted.noun,
        holder=holder,
        event=event.event if event else None,
        place=places.place_of(line, amount.first, last, given.others),
    )


def bare_modifier(words: str | None) -> str | None:
    """The modifier without its article: "estimated" for "an estimated"."""
    return words.removeprefix("an ").removeprefix("a ") if words else None


def neighbourly(line: Line, figures: list[Figure]) -> list[Figure]:
    """Figures of people without a noun of their own take noun and holder from the nearest figure that has one.

    A figure of a part ("including 12 children") lends nothing: what follows it counts the whole again.
    """
    lends = [figure.counted is not None and counts(figure) and not is_part(line, figure) for figure in figures]
    out: list[Figure] = []
    for index, figure in enumerate(figures):
        harmed = figure.event in lexicon.people_events()
        giver = None
        if counts(figure) and not figure.counted and figure.event:
            near = (
                *range(index - 1, max(-1, index - 1 - NEIGHBOURS), -1),
                *range(index + 1, min(len(figures), index + 1 + NEIGHBOURS)),
            )
            giver = next((figures[place] for place in near if lends[place]), None)
        if giver and (harmed or giver.event == figure.event):
            out.append(replace(figure, counted=several(giver), holder=figure.holder or giver.holder))
        elif harmed and counts(figure) and not figure.counted:
            out.append(replace(figure, counted=lexicon.PEOPLE))
        else:
            out.append(figure)
    return out


def is_part(line: Line, figure: Figure) -> bool:
    """Whether the figure is of a part of one before it."""
    place = bisect_left(line.items, figure.start, key=lambda item: item.start)
    return line.low(place - 1) in ("including", "among")


def several(giver: Figure) -> str | None:
    """The noun of ``giver`` as it counts more than one."""
    noun = giver.counted
    if giver.best != 1 or not noun:
        return noun
    known = {"person": "people", "man": "men", "woman": "women", "child": "children"}.get(noun)
    return known or (noun if noun in lexicon.count_nouns() else noun + "s")


def counts(figure: Figure) -> bool:
    """Whether the figure is a count: no unit, no place in an order."""
    return not figure.unit and figure.ordinal is None


def when_of(figure: Figure, timexes: Sequence[Timex]) -> str | None:
    """The value of the date nearest to the figure in its sentence."""
    dated = [t for t in timexes if t.type in ("DATE", "TIME") and not t.value.endswith("_REF") and "X" not in t.value]
    near = min(dated, key=lambda t: (max(t.start - figure.end, figure.start - t.end), t.start), default=None)
    return near.value if near else None


def attributed(figures: Sequence[Figure], statements: Sequence[Statement]) -> Iterator[Figure]:
    """Figures with the smallest statement whose contents hold them, and its speakers. Both are taken in text order."""
    spans = sorted((start, end, index) for index, s in enumerate(statements) for start, end in s.contents)
    open_spans: list[tuple[int, int, int]] = []
    at = 0
    for figure in figures:
        while at < len(spans) and spans[at][0] <= figure.start:
            open_spans.append(spans[at])
            at += 1
        open_spans = [span for span in open_spans if span[1] > figure.start]
        holding = [span for span in open_spans if span[1] >= figure.end]
        if not holding:
            yield figure
            continue
        _, _, index = min(holding, key=lambda span: (span[1] - span[0], span))
        yield replace(figure, statement=statements[index].id, speakers=statements[index].speakers)
