"""Where the same thing happened, as each report places it.

In: a story's readings and its date series, which say what is one thing. Out: place series: for sentences that date one
thing, the places told beside the doing they date; and findings of kind ``conflict`` where two states are named. Reports
are only put side by side where their places can be told apart or together: a place is within another where a report of
the story says so ("Biloxi, Mississippi", "Norland's Larn province"); other names that differ are left out.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations, pairwise

from reportedly.compare.dated import doings
from reportedly.compare.telling import evidence, finding, printed, quoted
from reportedly.compare.words import WORD, sentence_at
from reportedly.knowledge import table
from reportedly.records import Comparison, Entity, Finding, Point, Reading, Series, Span, Story

PLACES = frozenset({"place", "state"})
# What stands between a doing and the place it is told at, up to the name.
AT = re.compile(
    r"\b(?P<at>in|at|near|outside|off(?: the coast of)?|(?:north|south|east|west)\w* of|between)\s+"
    r"(?P<more>(?:[\w’'-]+ ){0,4})$",
    re.IGNORECASE,
)
STRUCK = re.compile(r"\b(?:struck|hits?|rocked|shook|jolted)\s+(?P<more>(?:[\w’'-]+ ){0,5})$", re.IGNORECASE)
JOINED = re.compile(r",\s*|\s+and\s+|['’]s\s+")
LAST_AT = re.compile(r"\b(in|at|on|near|outside|off|of)\s+(?:the\s+|an?\s+)?(?:[\w’'-]+\s+){0,3}?$", re.IGNORECASE)
# Words before a name after which it is no place of the doing: "hit by a", "a loss to", "the road from".
OTHERWISE = re.compile(r"\b(?:by|to|from|with|for|against|than)\b", re.IGNORECASE)
ARTICLE = re.compile(r"(?:the|an?|its|their|his|her) ", re.IGNORECASE)
# What opens a clause of its own: the place beyond it is another doing's.
CLAUSE = re.compile(
    r"[;:]|,\s+(?:and|but|while|who|which|where|when)\b|\b(?:after|before|while|whose)\b", re.IGNORECASE
)
# A place stands so near the doing, and so near the date, at most.
REACH, LEAD_IN = 90, 60
# Places so told of one thing that are compared; those of fewer reports are left out.
MOST = 40
ROUND_IT = frozenset({"in", "at", "on", "of", ""})


@dataclass(frozen=True, slots=True)
class _Placed:
    """Where one report puts a thing: the words, how they place it ("off", "near"), and the names, nearest first."""

    reading: Reading
    span: Span
    at: str
    names: tuple[str, ...]

    @property
    def value(self) -> str:
        """The place as one line: "off Sicily", "Biloxi, Mississippi"."""
        names = (" and " if self.at == "between" else ", ").join(self.names)
        return names if self.at in ROUND_IT else f"{self.at} {names}"


def compare_places(story: Story, readings: tuple[Reading, ...], so_far: Comparison) -> Comparison:
    """Add the story's place series and the conflicts among them."""
    by_id = {reading.report.id: reading for reading in readings}
    inside = _inside(readings)
    series: list[Series] = []
    findings: list[Finding] = []
    taken: set[tuple[str, int]] = set()
    for dated in so_far.dates:
        if dated.story != story.id:
            continue
        doing = _doing([(by_id[point.report], (point.start, point.end)) for point in dated.points])
        found = [one for point in dated.points for one in _placed(by_id[point.report], (point.start, point.end), doing)]
        fresh = list({(one.reading.report.id, one.span): one for one in found}.values())
        fresh = [one for one in fresh if (one.reading.report.id, one.span[0]) not in taken]
        kept, relation = _together(fresh, inside)
        if len({one.reading.report.id for one in kept}) < 2:
            continue
        taken.update((one.reading.report.id, one.span[0]) for one in kept)
        series.append(Series(story.id, dated.what, tuple(_point(one) for one in kept), relation))
        if relation == "conflict":
            findings.append(_finding(story, kept))
    return replace(so_far, places=so_far.places + tuple(series), findings=so_far.findings + tuple(findings))


def _doing(dated: Sequence[tuple[Reading, Span]]) -> str | None:
    """The doing that most of the reports tell beside the date, with the least name where as many tell two."""
    counts = Counter(doing for reading, span in dated for doing in {word[0] for word in _doings_near(reading, span)})
    return min(counts, key=lambda doing: (-counts[doing], doing), default=None)


def _doings_near(reading: Reading, date: Span) -> list[tuple[str, Span]]:
    """The doings told within reach of a date in its sentence."""
    start, end = sentence_at(reading, date[0])
    text = reading.report.text
    words = WORD.finditer(text, max(start, date[0] - REACH), min(end, date[1] + REACH))
    return [(doings()[low], match.span()) for match in words if (low := match.group().lower()) in doings()]


def _placed(reading: Reading, date: Span, doing: str | None) -> Iterator[_Placed]:
    """The place told nearest the doing, in its clause."""
    told = [span for name, span in _doings_near(reading, date) if name == doing]
    found = []
    start, end = sentence_at(reading, date[0])
    for chain in _chains(reading, (start, end)):
        span, at, names = chain
        for word in told:
            between = reading.report.text[min(word[1], span[1]) : max(word[0], span[0])]
            if len(between) <= REACH and not CLAUSE.search(between):
                found.append((len(between), span, at, names))
    if found:
        _, span, at, names = min(found)
        yield _Placed(reading, span, at, names)


def _chains(reading: Reading, sentence: Span) -> Iterator[tuple[Span, str, tuple[str, ...]]]:
    """Places named one after another ("Biloxi, Mississippi") with what leads in to them, in a sentence."""
    text = reading.report.text
    mentions = _mentions(reading, sentence)
    at = 0
    while at < len(mentions):
        first = at
        while at + 1 < len(mentions) and JOINED.fullmatch(text[mentions[at][0][1] : mentions[at + 1][0][0]]):
            at += 1
        chain = mentions[first : at + 1]
        at += 1
        before = text[max(sentence[0], chain[0][0][0] - LEAD_IN) : chain[0][0][0]]
        lead = AT.search(before) or STRUCK.search(before)
        if lead and not OTHERWISE.search(lead["more"]):
            how, more = _lead(lead)
            names = tuple(entity.name for _, entity in chain)
            if how != "between" or len(names) > 1:
                ordered = (
                    names[::-1] if "’s" in (own := text[chain[0][0][1] : chain[-1][0][0]]) or "'s" in own else names
                )
                yield (chain[0][0][0] - len(more), chain[-1][0][1]), how, ordered


def _lead(lead: re.Match[str]) -> tuple[str, str]:
    """How the name nearest is led in to ("in", "off"), and the words before it that belong to the place."""
    more = lead["more"]
    last = LAST_AT.search(more)
    how = last[1] if last else lead.groupdict().get("at") or ""
    return how.lower().partition(" the ")[0], "" if ARTICLE.fullmatch(more) else more


def _mentions(reading: Reading, sentence: Span) -> list[tuple[Span, Entity]]:
    """The places and states named in a sentence, in order, the longer of two that overlap."""
    start, end = sentence
    found = sorted(
        (
            (mention, entity)
            for entity in reading.annotations.entities or ()
            if entity.named and entity.type in PLACES
            for mention in entity.mentions
            if start <= mention[0] and mention[1] <= end
        ),
        key=lambda each: (each[0][0], -each[0][1], each[1].id),
    )
    kept: list[tuple[Span, Entity]] = []
    for mention, entity in found:
        if not kept or mention[0] >= kept[-1][0][1]:
            kept.append((mention, entity))
    return kept


def _inside(readings: Sequence[Reading]) -> dict[str, set[str]]:
    """Place -> the places that a report says it lies in: "Biloxi, Mississippi", "Norland's Larn province"."""
    found: dict[str, set[str]] = {}
    for reading in readings:
        text = reading.report.text
        mentions = sorted(
            (
                (mention, entity)
                for entity in reading.annotations.entities or ()
                if entity.named and entity.type in PLACES
                for mention in entity.mentions
            ),
            key=lambda each: (each[0], each[1].id),
        )
        for (one, small), (other, large) in pairwise(mentions):
            between = text[one[1] : other[0]]
            if re.fullmatch(r",\s*", between) and large.name in _states():
                found.setdefault(small.name, set()).add(large.name)
            elif re.fullmatch(r"['’]s\s+(?:\w+\s+)?", between) and small.name in _states():
                found.setdefault(large.name, set()).add(small.name)
    return found


def _together(placed: Sequence[_Placed], inside: Mapping[str, set[str]]) -> tuple[list[_Placed], str | None]:
    """Those of which it can be told what their places are to each other, and the relation."""
    told = Counter(one.value for one in placed)
    ones = {one.value: one for one in reversed(placed)}
    values = sorted(told, key=lambda value: (-told[value], value))[:MOST]
    fits = {frozenset((a, b)): _fit(ones[a], ones[b], inside) for a, b in combinations(values, 2)}
    clash = next((pair for pair in combinations(values, 2) if fits[frozenset(pair)] == "conflict"), None)
    if clash:
        return [ones[value] for value in clash], "conflict"
    kept: list[str] = []
    for value in values:
        if all(fits[frozenset((value, other))] != "open" for other in kept):
            kept.append(value)
    same = all(fits[frozenset(pair)] == "agree" for pair in combinations(kept, 2))
    return [one for one in placed if one.value in kept], "agree" if same else "compatible"


def _fit(one: _Placed, other: _Placed, inside: Mapping[str, set[str]]) -> str:
    """agree, compatible (one finer, or one at and one near), conflict (two states), or open."""
    a, b = set(one.names), set(other.names)
    if a == b:
        return "agree" if (one.at in ROUND_IT) == (other.at in ROUND_IT) else "compatible"
    if a & b or any(inside.get(small, set()) & far for near, far in ((a, b), (b, a)) for small in near):
        return "compatible"
    of_states = one.names[-1] in _states() and other.names[-1] in _states()
    plain = one.at in ROUND_IT and other.at in ROUND_IT
    return "conflict" if of_states and plain and one.reading is not other.reading else "open"


@cache
def _states() -> frozenset[str]:
    return frozenset(row["name"] for row in table("states"))


def _point(one: _Placed) -> Point:
    return Point(
        report=one.reading.report.id,
        start=one.span[0],
        end=one.span[1],
        text=one.reading.report.text[slice(*one.span)],
        as_of=(one.reading.report.published or "")[:10] or None,
        value=one.value,
    )


def _finding(story: Story, clash: Sequence[_Placed]) -> Finding:
    told = [f"{one.value} ({printed(one.reading)})" for one in clash]
    sentences = [sentence_at(one.reading, one.span[0]) for one in clash]
    what = quoted(clash[0].reading.report.text[slice(*sentences[0])], clash[0].value)
    message = f"Placed differently: {told[0]}, against {told[1]}: {what}"
    shown = [evidence(one.reading, span) for one, span in zip(clash, sentences, strict=True)]
    return finding("conflict", story.id, message, shown)
