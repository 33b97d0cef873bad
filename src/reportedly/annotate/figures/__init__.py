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
from reportedly.annotate.figures.amount import Amount
from reportedly.annotate.figures.amounts import amounts
from reportedly.annotate.figures.changes import changes
from reportedly.annotate.figures.clause import DETERMINERS, Verb, verbs_of
from reportedly.annotate.figures.clause import near as verbs_near
from reportedly.annotate.figures.holders import holder_of
from reportedly.annotate.figures.line import Line
from reportedly.annotate.figures.numerals import Lexeme, lexemes
from reportedly.annotate.figures.sharing import lender, shared
from reportedly.annotate.figures.sources import attributed, teller_of
from reportedly.annotate.figures.subjects import about
from reportedly.annotate.figures.wholes import Placed, parted
from reportedly.annotate.sentences import sentence_spans
from reportedly.annotate.tokens import windows
from reportedly.records import Annotations, Figure, Report, ReportWarning, Span, Timex, content_id

Verbs = tuple[Verb, ...]
# Of whom a number without a noun tells how many children they have.
PARENTS = frozenset("mother father parent parents mom mum dad".split())
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
    lent: Figure | None = None
    bodies = [e for e in so_far.entities or () if e.type in ("person", "organisation")]
    others = frozenset(start for entity in bodies for start, _ in entity.mentions)
    rows: list[Line] = []
    for line, timexes in lines(report.text, sentences, so_far.timexes or ()):
        if is_row(line):
            rows.append(line)
            lent = None
        elif any(item.value is not None or item.kind == "slash" or item.low in WORTH for item in line.items):
            read = figures_of(line, timexes, Given(report, others), lent)
            found.extend(read)
            lent = next((figure for figure in reversed(read) if lender(line, figure)), None)
        else:
            lent = None
    heading = len(report.title) if report.title and report.text.startswith(report.title) else 0
    figures = tuple(attributed(report.text, found, so_far.statements or (), heading=heading))
    return replace(so_far, figures=figures, warnings=(*so_far.warnings, *left_out(rows)))


# Numbers in a sentence from which on it is a row of a table, where it has no more words than numbers.
A_ROW = 20
A_FEW = 2


def is_row(line: Line) -> bool:
    """Whether a line is of numbers without words to say what they count: the row or the cell of a table.

    A number on its own that ends as a sentence does ("$12 million.") is an answer, and is read.
    """
    numbers = sum(item.value is not None for item in line.items)
    if not numbers:
        return False
    words = sum(item.kind == "word" for item in line.items)
    cell = not words and line.items[-1].low not in (".", "!", "?", "”", '"')
    return cell or (numbers >= A_ROW and words <= numbers + A_FEW)


def left_out(rows: Sequence[Line]) -> Iterator[ReportWarning]:
    """A warning for the rows and cells that were not read, where there are any; it points to the first."""
    if rows:
        numbers = sum(item.value is not None for line in rows for item in line.items)
        first = rows[0].items
        message = f"{numbers} numbers in rows or cells without words were not read as figures"
        yield ReportWarning("left-out", message, first[0].start, first[-1].end, stage="figures")


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
    for start, end in windows(text, sentences):
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


def figures_of(line: Line, timexes: Sequence[Timex], given: Given, lent: Figure | None = None) -> list[Figure]:
    """The figures of one sentence. ``lent``: the last figure of the sentence before that counts something."""
    read = parted(line, [placed(line, amount) for amount in amounts(line)])
    if not read:
        return []
    found = clipped(line, read)
    whole = verbs_of(line)
    spans = [(amount.first, last) for amount, _, last in found]
    near = [verbs_near(whole, *span) for span in spans]
    turns = changes(line, near, spans, [amount.kind for amount, _, _ in found])
    known = places.places_in(line, given.others)
    figures: list[Figure] = []
    for index, event in enumerate(bound_events(line, near, found)):
        amount, counted, last = found[index]
        verbs = near[index]
        if amount.kind == "zero" and not event and not counted.noun:
            continue
        bare = not counted.noun
        if bare:
            counted = noun_before(line, verbs, found, index, figures[-1] if figures else None)
        owned = counted.holder or nouns.owner_before(line, amount.first)
        if not owned and amount.kind not in ("age", "ordinal", "zero"):
            whose = holder_of(line, verbs, amount.first, last, of_subject=bare)
            counted = replace(counted, holder=whose)
        teller = teller_of(line, verbs, amount.first)
        turn = turns.get(index)
        told = Surroundings(
            event,
            place=places.place_of(known, amount.first, last),
            speakers=(teller,) if teller else (),
            change=turn.direction if turn else None,
            before=found[turn.before][0].best if turn and turn.before is not None else None,
        )
        figures.append(record(given.report, line, (amount, counted, last), told))
    return dated(line, shared(line, figures, lent), timexes)


def clipped(line: Line, read: Sequence[Placed]) -> list[Placed]:
    """The amounts, none of whose phrases runs into the next; a noun that stands in the next is none of its own."""
    found: list[Placed] = []
    for index, (amount, counted, last) in enumerate(read):
        edge = read[index + 1][0].first if index + 1 < len(read) else len(line.items)
        own = counted if last <= edge else nouns.Counted(None, edge, counted.holder)
        found.append((amount, own, min(last, edge)))
    return found


def noun_before(line: Line, verbs: Verbs, found: Sequence[Placed], index: int, done: Figure | None) -> nouns.Counted:
    """What a number without a noun after it is of: what the one it restates is of, or what its clause names."""
    amount, counted, _ = found[index]
    if done and done.counted and goes_on(line, found[index - 1][2], amount.first):
        return replace(counted, noun=done.counted)
    told = about(line, verbs, amount)
    return replace(counted, noun=told.noun, holder=counted.holder or told.holder)


def goes_on(line: Line, last: int, first: int) -> bool:
    """Whether a number says what the one before came to, or says it again: "up 18 per cent at €3bn", ", to 40"."""
    words = tuple(word for word in line.lows(last, first) if word != ",")
    return words in (("to",), ("at",), ("or",), ("from",)) or (not words and first > last)


def bound_events(line: Line, near: Sequence[Verbs], found: Sequence[Placed]) -> list[events.Found | None]:
    """What happened to each figure; an event word between two figures belongs to one of them."""
    bound: list[events.Found | None] = []
    for index, (amount, counted, last) in enumerate(found):
        before = found[index - 1] if index else None
        floor = before[2] if before else 0
        if before and bound[-1] and bound[-1].role != "verb":
            floor = max(floor, bound[-1].place + 1)
        edges = (min(floor, amount.first), found[index + 1][0].first if index + 1 < len(found) else len(line.items))
        still = amount.kind in ("ordinal", "age", "record") or amount.unit == "magnitude" or of_parent(line, amount)
        event = None if still else events.event_of(line, (amount.first, last), edges, amount.kind)
        of_before = before and (
            joined(line, before[2], amount.first) or events.of_those(line, amount.first, amount.last)
        )
        if event is None and of_before and amount.kind in ("count", "part"):
            event = bound[-1]
        if event is None and not still:
            event = events.told_by(line, near[index], (amount.first, last)) or events.in_noun(counted.noun, last)
        bound.append(event)
    return bound


def placed(line: Line, amount: Amount) -> Placed:
    """An amount with the noun it counts and where its whole phrase ends."""
    at = amount.last
    if amount.kind == "vote":
        return amount, nouns.Counted("votes", at), at
    if amount.kind == "record":
        return amount, nouns.Counted("wins", at), at
    if of_parent(line, amount):
        return amount, nouns.Counted("children", at), at
    if amount.kind == "age":
        return amount, nouns.Counted(None, at), at
    counted = measured_noun(line, amount) if amount.unit else plain_noun(line, amount)
    if amount.kind == "ordinal":
        counted = counted if counted.noun else nouns.Counted(subject_of(line, amount.first), at)
        return amount, counted, at
    return amount, counted, max(at, counted.last)


def of_parent(line: Line, amount: Amount) -> bool:
    """Whether the number is of somebody's children, whom no noun names: "a mother of two died"."""
    told = amount.kind == "count" and not amount.unit and line.low(amount.first - 1) == "of"
    after = line.low(amount.last)
    named = line.kind(amount.last) == "word" and after not in (lexicon.STOP | lexicon.past_forms() | nouns.HARMED)
    if after == "of" or (line.low(amount.first - 2) == "parents" and after in lexicon.past_forms()):
        return False  # the parents of two of the girls, of two killed there
    return told and line.low(amount.first - 2) in PARENTS and not named


def measured_noun(line: Line, amount: Amount) -> nouns.Counted:
    """The noun after a number with a unit: "40 per cent of voters", "a 5 per cent stake", "$5 million in aid"."""
    at, nothing = amount.last, nouns.Counted(None, amount.last)
    before, word = line.low(at - 2), line.low(at)
    if amount.kind == "points" or word == "of":
        counted = nouns.counted_after(line, at, amount.best == 1)
        share = amount.kind == "percent" and not counted.noun
        return nouns.counted_after(line, at, True) if share else counted
    if word == "worth" and line.low(at + 1) == "of":
        return nouns.counted_after(line, at + 1, False)
    if word == "in":
        return nothing
    if amount.kind == "percent":
        owned = line.low(amount.first - 1) in DETERMINERS or line.kind(amount.first - 1) == "poss"
        verbal = word in lexicon.verb_forms() or word.endswith("ly")  # 34 per cent strongly agree
        return nouns.counted_after(line, at, True) if line.kind(at) == "word" and (owned or not verbal) else nothing
    return nouns.counted_after(line, at, True) if before in ("-", "‑") or amount.kind == "money" else nothing


def plain_noun(line: Line, amount: Amount) -> nouns.Counted:
    """The noun after a number without a unit."""
    at = amount.last
    if line.low(at) == "-" and line.tight(at - 1, at + 2):
        if line.low(at + 1) == "strong":
            return nouns.counted_after(line, at + 2, True)
        if line.low(at + 1) in lexicon.single_nouns():
            return nouns.Counted(line.low(at + 1), at + 2)
    if amount.kind == "part" and line.low(at - 2) == "in" and line.kind(at - 3) == "word":
        return nouns.Counted(line.low(at - 3), at)  # one voter in six
    if amount.kind == "part" and line.low(at) in ("the", "its", "their", "his", "her"):
        return nouns.counted_after(line, at + 1, True)  # half the crop
    single = (amount.best == 0 and line.low(at) != "of") or amount.best == 1 or amount.kind == "ordinal"
    counted = nouns.counted_after(line, at, single and (amount.best != 0 or not nouns.plural_next(line, at - 1)))
    if line.low(at) != "of":
        return counted
    if amount.kind == "part" and not counted.noun:
        return nouns.counted_after(line, at, True)  # a third of the power
    whole = line.low(at + 1) in lexicon.OPENERS
    return counted if whole or amount.kind != "count" or amount.vague or not counted.noun else nouns.Counted(None, at)


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


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a sentence tells of a figure: what happened, where, who says so, which way it moved and from what."""

    event: events.Found | None
    place: str | None
    speakers: tuple[str, ...]
    change: str | None
    before: float | None


def record(report: Report, line: Line, read: Placed, told: Surroundings) -> Figure:
    """The figure, as its words and its sentence tell. ``read``: its amount, what it counts, where its phrase ends."""
    amount, counted, last = read
    event = told.event
    start, end = line.items[amount.first].start, line.items[last - 1].end
    holder = counted.holder or nouns.owner_before(line, amount.first)
    if not holder and event and event.role == "object" and event.place < amount.first and counted.noun:
        holder = events.sender_of(line, event) if event.event in ("send", "deployed", "lost") else None
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
        place=told.place,
        speakers=told.speakers,
        change=told.change,
        before=told.before,
    )


def bare_modifier(words: str | None) -> str | None:
    """The modifier without its article: "estimated" for "an estimated"."""
    return words.removeprefix("an ").removeprefix("a ") if words else None


# Before a date that only bounds or is compared with what the sentence tells of.
COMPARED = frozenset("since than against".split())


def dated(line: Line, figures: Sequence[Figure], timexes: Sequence[Timex]) -> list[Figure]:
    """The figures, each with the value of the date nearest to it in its sentence, where there is one."""
    days = [t for t in timexes if t.type in ("DATE", "TIME") and not t.value.endswith("_REF") and "X" not in t.value]
    days = [t for t in days if "year before" not in t.rule and not compared(line, t)]
    if not days:
        return list(figures)
    near = (min(days, key=lambda t: (max(t.start - f.end, f.start - t.end), t.start)) for f in figures)
    return [replace(figure, when=timex.value) for figure, timex in zip(figures, near, strict=True)]


def compared(line: Line, timex: Timex) -> bool:
    """Whether a date is only one compared with: "its lowest since May", "from a year earlier"."""
    place = bisect_left(line.items, timex.start, key=lambda item: item.start)
    last = bisect_left(line.items, timex.end, key=lambda item: item.start)
    return line.low(place - 1) in COMPARED or (
        line.low(place - 1) == "from" and line.low(last - 1) in ("earlier", "ago")
    )
