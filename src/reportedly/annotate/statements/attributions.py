"""From claims to attributions: what the clause round a cue says besides source and words.

In: a text, its sentences and quotations. Out: ``Attribution``s, nested ones tied to the one they stand in. What a cue
claims is read by the network (``claims``); here stand the verb, whom it was said to, and the hands it was told by. Who
they are is worked out in ``speakers``.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from reportedly.annotate.statements.claims import Claim, find_claims
from reportedly.annotate.statements.clauses import (
    ACCORDING,
    Range,
    Verb,
    addressee,
    adverbials,
    is_medium,
    issuer,
    noun_after,
    small,
    verbs,
)
from reportedly.annotate.statements.contents import set_right
from reportedly.annotate.statements.quotes import Quotes
from reportedly.annotate.tokens import Token, tokens
from reportedly.nets import see
from reportedly.records import Span

PHRASES = {("according", "to"), ("as", "per")}
SPEAKING_TO = frozenset("tell remind inform notify assure brief thank urge warn accuse ask".split())
OBJECT_ENDS = frozenset("for of to that not about with".split())
LONGEST_MEDIUM = 4  # tokens after the quoted words in which a medium follows them
UNWILLING = frozenset("would could will wouldn't couldn't did didn't has have had hasn't haven't hadn't".split())
NOBODY = frozenset({"neither", "nobody"})
GOES_ON = re.compile(r",? (?:but|and) that\b")
AS_SAYING = re.compile(r" as (?:saying|telling|stating)[,:]? ")
REACH = 1_000  # code points of a sentence looked at on each side of a cue, so that time stays linear
LONGEST_SUBJECT = 4  # words of a subject that follows a quotation inside a content
DEEPEST = 3  # contents within contents; no news text goes deeper


@dataclass(slots=True)
class Attribution:
    """Who is said to have said what: spans of the text, and the tokens of the clause that says so.

    ``segment`` is the attributing clause itself, as a range of ``words``: subject to adverbials. A quotation that
    nobody claims has no cue; ``carried`` is then the attribution whose speaker goes on.
    """

    contents: tuple[Span, ...]
    cue: Span | None = None
    source: Span | None = None
    verb: Verb = ACCORDING
    words: Sequence[Token] = ()
    segment: Range = (0, 0)
    addressee: Span | None = None
    relays: list[Span] = field(default_factory=list)
    polarity: str = "asserted"
    parent: "Attribution | None" = None
    carried: "Attribution | None" = None


class Page:
    """A text with its sentences and quotations, which clauses are read from."""

    def __init__(self, text: str, sentences: Sequence[Span], quotes: Quotes) -> None:
        self.text, self.sentences, self.quotes = text, sentences, quotes
        self._starts = [start for start, _ in sentences]

    def clause(self, first: int, last: int) -> Span:
        """The sentence, or the sentences, from one offset to another, cut to what is near."""
        opens = max(0, bisect_right(self._starts, first) - 1)
        closes = max(opens, bisect_right(self._starts, last) - 1)
        if not self.sentences:
            return first, last
        start, end = min(first, self.sentences[opens][0]), max(last, self.sentences[closes][1])
        return max(start, first - REACH), min(end, last + REACH)


def find_attributions(page: Page, within: Span, depth: int = 1) -> list[Attribution]:
    """The attributions in a part of a text, each followed by those inside its own content."""
    part = page.text[within[0] : within[1]]
    claims = [_moved(claim, within[0]) for claim in find_claims(part, see(part))]
    found: list[Attribution] = []
    claims = [_less_medium(page, claim) for claim in set_right(page.text, page.quotes, claims)]
    shut = sorted(span for claim in claims for span in claim.contents)
    for claim in claims:
        attribution = _attribution(page, shut, claim)
        found.append(attribution)
        found += _nested(page, attribution, depth)
    return found


def _moved(claim: Claim, by: int) -> Claim:
    def moved(span: Span) -> Span:
        return span[0] + by, span[1] + by

    source = moved(claim.source) if claim.source else None
    return replace(claim, cue=moved(claim.cue), source=source, contents=tuple(map(moved, claim.contents)))


def _attribution(page: Page, shut: Sequence[Span], claim: Claim) -> Attribution:
    """A claim with what its clause tells besides: verb, addressee, adverbials, the hands named after it."""
    first, last = _hull(claim)
    words = tokens(page.text, page.clause(first, last))
    quoted = [bool(page.quotes.within((word.start, word.end))) for word in words]
    closed = [within or _inside(shut, word) for within, word in zip(quoted, words, strict=True)]
    cue = _range(words, claim.cue)
    verb = _verb(words[slice(*cue)])
    own = _range(words, (first, last))
    segment = cue if any(closed[slice(*own)]) else own
    told = _told(words, quoted, closed, segment[1]) if verb.lemma in SPEAKING_TO else None
    spoken = told[1] if told and not closed[told[0]] else segment[1]
    segment = segment[0], adverbials(words, closed, spoken)
    found = Attribution(claim.contents, claim.cue, claim.source, verb, words, segment)
    found.addressee = span_of(words, told) if told else None
    found.polarity = _polarity(verb, words[segment[0] : cue[1]])
    found.relays = [span_of(words, part) for part in _relays(words, closed, cue)]
    _cite(found, closed)
    _quote(page, found)
    return found


def _less_medium(page: Page, claim: Claim) -> Claim:
    """A claim without the medium that follows the quoted words of a content: "the crew as “calm” [in a letter]"."""
    *before, (start, end) = claim.contents
    quote = next((quote for quote in reversed(page.quotes.within((start, end))) if quote.closed), None)
    if quote is None or quote.outer[1] >= end:
        return claim
    tail = tokens(page.text, (quote.outer[1], min(end, quote.outer[1] + REACH)))[:LONGEST_MEDIUM]
    if tail and tail[0].low in {"in", "on"} and any(is_medium(word.low) for word in tail):
        return replace(claim, contents=(*before, (start, quote.outer[1])))
    return claim


def _told(words: Sequence[Token], quoted: Sequence[bool], closed: Sequence[bool], at: int) -> Range | None:
    """Whom it was said to: "told [Kim] that …", or the first words of the content: "thanked [Kim] for …"."""
    told = addressee(words, closed, at) or addressee(words, quoted, at)
    if told is None or not closed[told[0]]:
        return told
    return told if told[1] < len(words) and words[told[1]].low in OBJECT_ENDS else None


def _hull(claim: Claim) -> Span:
    """From the first to the last word of cue and source."""
    places = [claim.cue, claim.source or claim.cue]
    first, last = min(s for s, _ in places), max(e for _, e in places)
    return (first, last) if last - first <= REACH else claim.cue


def span_of(words: Sequence[Token], part: Range) -> Span:
    """The span of a range of tokens."""
    return words[part[0]].start, words[part[1] - 1].end


def _range(words: Sequence[Token], span: Span) -> Range:
    """The tokens that share a character with a span."""
    here = [at for at, word in enumerate(words) if word.start < span[1] and word.end > span[0]]
    return (here[0], here[-1] + 1) if here else (0, 0)


def _inside(spans: Sequence[Span], word: Token) -> bool:
    at = bisect_right(spans, (word.start, len(spans) and spans[-1][1] + 1)) - 1
    return at >= 0 and word.start < spans[at][1]


def _verb(cue: Sequence[Token]) -> Verb:
    """What the lexicon knows of the verb of a cue."""
    lows = [token.low for token in cue]
    if tuple(lows[:2]) in PHRASES:
        return ACCORDING
    known = verbs()
    for at, low in enumerate(lows):
        verb = known.get(" ".join(lows[at : at + 2])) or known.get(low)
        if verb:
            return verb
    return Verb(lows[0] if lows else "", frozenset(), "asserted", "")


def _polarity(verb: Verb, clause: Sequence[Token]) -> str:
    if verb.polarity == "denied":
        return "denied"
    if "ask" in verb.frames:
        return "asked"
    lows = {token.low for token in clause}
    return "hedged" if lows & NOBODY or (lows & small("not") and lows & UNWILLING) else verb.polarity


def _relays(words: Sequence[Token], closed: Sequence[bool], cue: Range) -> Iterator[Range]:
    """The bodies that "according to" names after an attribution that has another cue."""
    for at in range(cue[1], len(words) - 2):
        if (words[at].low, words[at + 1].low) in PHRASES and not closed[at]:
            part = issuer(words, closed, at, at + 2)
            if part:
                yield part


def _cite(found: Attribution, closed: Sequence[bool]) -> None:
    """ "The agency reported, citing officials": the officials speak, the agency relays."""
    words = found.words
    for at in range(found.segment[1], len(words) - 1):
        if words[at].low in {"citing", "quoting"} and words[at - 1].text == "," and found.source:
            cited = noun_after(words, at + 1, len(words))
            after_clause = at - found.segment[1] <= 2 or closed[at - 2]
            if cited and after_clause and not closed[at]:
                found.relays, found.source = [found.source, *found.relays], span_of(words, cited)
                return


def _quote(page: Page, found: Attribution) -> None:
    """ "The agency quoted officials as saying …": the officials speak, the agency relays."""
    start, end = found.contents[0]
    said = AS_SAYING.search(page.text, start, min(end, start + REACH))
    if found.verb.lemma not in {"quote", "cite"} or said is None or said.end() >= end:
        return
    found.relays += [found.source] if found.source else []
    found.source = start, said.start()
    found.contents = ((said.end(), end), *found.contents[1:])


def _nested(page: Page, outer: Attribution, depth: int) -> Iterator[Attribution]:
    """The attributions inside the unquoted words of a content: "Kim said that Putin had told him that …"."""
    if depth >= DEEPEST or outer.polarity == "asked":
        return
    for part in outer.contents:
        if not _may_nest(page, part):
            continue
        inside = [a for a in find_attributions(page, part, depth + 1) if a.parent or _speaks(page, a)]
        for inner in inside or _said_first(page, part):
            inner.contents = _own(page, inner)
            inner.parent = inner.parent or outer
            yield inner


def _own(page: Page, inner: Attribution) -> tuple[Span, ...]:
    """An inner content up to ", but that …", which goes on with what the outer speaker says."""
    first = inner.contents[0]
    end = next((m.start() for m in GOES_ON.finditer(page.text, *first) if not page.quotes.within(m.span())), None)
    if end is not None and end > first[0]:
        return ((first[0], end),)
    return tuple(s for s in inner.contents if s == first or not GOES_ON.search(page.text, first[1], s[0] + 10))


def _said_first(page: Page, part: Span) -> Iterator[Attribution]:
    """The quotation that opens a content and the clause that follows it: "“…,” Ana wrote to him"."""
    start = next((at for at in range(*part) if not page.text[at].isspace()), part[0])
    quote = page.quotes.opening(start)
    if quote is None or not quote.closed:
        return
    words = tokens(page.text, (quote.outer[1], min(part[1], quote.outer[1] + REACH)))
    at = next((at for at, word in enumerate(words[: LONGEST_SUBJECT + 1]) if word.low in verbs()), 0)
    verb = verbs()[words[at].low] if at else ACCORDING
    named = all(word.is_capital or word.low in small("determiner") | small("pronoun") for word in words[:at])
    if named and verb.form in {"past", "s"} and "clause" in verb.frames and verb.polarity == "asserted":
        claim = Claim(span_of(words, (at, at + 1)), span_of(words, (0, at)), ((quote.start, quote.end),), 1.0)
        yield _attribution(page, [(quote.start, quote.end)], claim)


def _speaks(page: Page, inner: Attribution) -> bool:
    """True where somebody says something: not what is thought, nor what the lexicon does not know, nor quoted words."""
    known = "clause" in inner.verb.frames or any(page.quotes.within(span) for span in inner.contents)
    said = inner.verb.polarity in {"asserted", "denied"} and bool(inner.verb.frames) and known
    return said and inner.source is not None and inner.cue is not None and not page.quotes.within(inner.cue)


def _may_nest(page: Page, part: Span) -> bool:
    """True where a content holds a verb by which somebody says something, outside quotation marks."""
    return any(
        token.low in _tellings() and not page.quotes.within((token.start, token.end))
        for token in tokens(page.text, part)
    )


@cache
def _tellings() -> frozenset[str]:
    """The finite forms of the verbs that say something; of two words, the first."""
    found = verbs().items()
    return frozenset(
        form.split()[0] for form, verb in found if verb.form != "ing" and verb.polarity in {"asserted", "denied"}
    )
