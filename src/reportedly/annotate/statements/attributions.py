"""From claims to attributions: what the clause round a cue says besides source and words.

In: a text, its sentences and quotations. Out: ``Attribution``s, nested ones tied to the one they stand in. What a cue
claims is read by the network (``claims``); here stand the verb, whom it was said to, and the hands it was told by. Who
they are is worked out in ``speakers``.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from reportedly.annotate.statements.citing import cite
from reportedly.annotate.statements.claims import Claim, find_claims
from reportedly.annotate.statements.clauses import (
    ACCORDING,
    Range,
    Verb,
    addressee,
    adverbials,
    is_according,
    is_finite,
    small,
    verbs,
)
from reportedly.annotate.statements.closing import closing_clause
from reportedly.annotate.statements.contents import meets
from reportedly.annotate.statements.inside import papers_inside, quoted_inside
from reportedly.annotate.statements.known import speaker_words
from reportedly.annotate.statements.mended import mended, moved
from reportedly.annotate.statements.page import REACH, Attribution, Page, span_of
from reportedly.annotate.statements.quotes import Quote
from reportedly.annotate.tokens import Token, tokens
from reportedly.knowledge import table
from reportedly.nets import see
from reportedly.records import Span

SPEAKING_TO = frozenset("tell remind inform notify assure brief thank urge warn accuse ask".split())
OBJECT_ENDS = frozenset("for of to that not about with".split())
UNWILLING = frozenset("would could will wouldn't couldn't did didn't has have had hasn't haven't hadn't".split())
STOPS = frozenset({".", ";", ":", "!", "?", "”", '"'})
LIKELY = re.compile(
    r"(?:that )?(?:it|he|she|they) (?:could|would|did|can) ?not (?:confirm|say|rule out|exclude|guarantee|verify)\b|"
    r"(?:that )?(?:it|he|she|they) (?:(?:thought|thinks?|believe[ds]?|consider(?:ed|s)?|finds?|found) it|"
    r"(?:was|is|were)) (?:only |also |quite |very |more |most |highly )?(?:un|im)?"
    r"(?:like(?:ly|lier|liest)|possible|probable|conceivable|plausible)\b",
    re.IGNORECASE,
)
NOBODY = frozenset({"neither", "nobody", "no one", "none"})
MODAL = re.compile(r"\b(?:would|will|could|should|might|may|must|to|shall)\s+(?:\w+ly\s+)?\S+\Z")
GOES_ON = re.compile(r",? (?:but|and) that\b")
PARTICIPLE = "ing"  # "adding that …": goes on with what its subject said before
SAME_CLAUSE = re.compile(
    r",?\s+and that\b|,\s+(?:an?|the|who|which|where|when|with|including|\w+ing)\b|\s+(?!and|but|while)"
)
LONGEST_TELLER = 15  # words of a subject before "told"
ENDS_SPEECH = frozenset(",?!…—–-")
SUBJECT_NOUNS = frozenset(row["title"].lower() for row in table("titles")) | speaker_words("unnamed") | {"of", "the"}
CLOSES = frozenset(',.;:!?\n“”"')
SAYS = frozenset({"says", "tells", "writes"})  # "claims", "reports", "states" are nouns more often
LEAST_SAID = 3  # words of what somebody inside a content is told to have said
LONGEST_SUBJECT = 8  # words of a subject that follows a quotation inside a content
DEEPEST = 3  # contents within contents; no news text goes deeper


def find_attributions(page: Page, within: Span, depth: int = 1) -> list[Attribution]:
    """The attributions in a part of a text, each followed by those inside its own content."""
    part = page.text[within[0] : within[1]]
    claims = mended(page, within, (moved(claim, within[0]) for claim in find_claims(part, see(part))))
    found: list[Attribution] = []
    shut = sorted(span for claim in claims for span in claim.contents)
    cues = sorted(claim.cue for claim in claims)
    # "Ana hailed the crew as “calm” [in a letter to Kim], the agency reported": what follows a content up to the comma
    # is of the clause inside it.
    open_to = next((at for at in range(within[1], len(page.text)) if page.text[at] in CLOSES), within[1])
    before: Attribution | None = None
    for claim in claims:
        attribution = _attribution(page, shut, claim, Bars(cues, (within[0], open_to)))
        if before is not None:
            _go_on(before, attribution)
        found.append(attribution)
        found += _nested(page, attribution, depth)
        before = attribution
    return found


def _go_on(before: Attribution, found: Attribution) -> None:
    """ "The agency quoted officials as saying …, adding that …": what is added is the officials'."""
    relayed = before.relays[-1:] == [found.source] and before.source != found.source
    if relayed and found.verb.form == PARTICIPLE:
        found.source, found.relays = before.source, list(before.relays)


@dataclass(frozen=True, slots=True)
class Bars:
    """What is no word of an attributing clause: the cues of others, and all outside the part that is read."""

    cues: Sequence[Span]
    within: Span

    def bar(self, word: Token, own: Span) -> bool:
        """True for a word that is another's."""
        outside = not self.within[0] <= word.start < self.within[1]
        return outside or (_inside(self.cues, word) and not own[0] <= word.start < own[1])


def _attribution(page: Page, shut: Sequence[Span], claim: Claim, bars: Bars | None = None) -> Attribution:
    """A claim with what its clause tells besides: verb, addressee, adverbials, the hands named after it."""
    first, last = _hull(claim)
    words = tokens(page.text, page.clause(first, last))
    quoted = [bool(page.quotes.within((word.start, word.end))) for word in words]
    closed = [within or _inside(shut, word) for within, word in zip(quoted, words, strict=True)]
    cue = _range(words, claim.cue)
    verb = _verb(words[slice(*cue)])
    claim = _teller_first(claim, verb, words, closed, cue)
    first, last = _hull(claim)
    own = _range(words, (first, last))
    segment = cue if any(closed[slice(*own)]) else own
    told = _told(words, quoted, closed, segment[1]) if verb.lemma in SPEAKING_TO else None
    spoken = told[1] if told and not closed[told[0]] else segment[1]
    segment = segment[0], adverbials(words, closed, spoken)
    found = Attribution(claim.contents, claim.cue, claim.source, verb, words, segment)
    found.addressee = span_of(words, told) if told else None
    found.barred = [
        shut or (bars is not None and bars.bar(word, claim.cue)) for shut, word in zip(closed, words, strict=True)
    ]
    found.polarity = _polarity(page.text, verb, words[segment[0] : cue[1]], claim.contents)
    return cite(page, found, cue)


def _teller_first(claim: Claim, verb: Verb, words: Sequence[Token], closed: Sequence[bool], cue: Range) -> Claim:
    """ "A spokesman told the agency": who stands after "told" is told; its subject, right before it, speaks."""
    if verb.lemma != "tell" or claim.source is None or _range(words, claim.source)[0] != cue[1]:
        return claim
    first = cue[0]
    while first and cue[0] - first < LONGEST_TELLER and not closed[first - 1] and words[first - 1].text not in STOPS:
        first -= 1
    while first < cue[0] and not words[first].is_word:
        first += 1
    return replace(claim, source=span_of(words, (first, cue[0]))) if first < cue[0] else claim


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
    if is_according(lows):
        return ACCORDING
    known = verbs()
    for at, low in enumerate(lows):
        verb = known.get(" ".join(lows[at : at + 2])) or known.get(low)
        if verb:
            return verb
    return Verb(lows[0] if lows else "", frozenset(), "asserted", "")


def _polarity(text: str, verb: Verb, clause: Sequence[Token], contents: Sequence[Span]) -> str:
    """The polarity that a verb gives, hedged where its subject would not say it or thinks it no more than likely."""
    comma = max((at for at, token in enumerate(clause) if token.text == ","), default=-1)
    clause = clause[comma + 1 :]
    if verb.polarity == "denied":
        return "denied"
    if "ask" in verb.frames:
        return "asked"
    if verb.polarity == "asserted" and contents and LIKELY.match(text, contents[0][0]):
        return "hedged"
    lows = {token.low for token in clause}
    return "hedged" if lows & NOBODY or (lows & small("not") and lows & UNWILLING) else verb.polarity


def _nested(page: Page, outer: Attribution, depth: int) -> Iterator[Attribution]:
    """The attributions inside the unquoted words of a content: "Kim said that Putin had told him that …"."""
    if depth >= DEEPEST or outer.polarity == "asked":
        return
    for part in outer.contents:
        yield from quoted_inside(page, outer, part)
        yield from papers_inside(page, outer, part)
        if not _may_nest(page, part):
            continue
        inside = [a for a in find_attributions(page, part, depth + 1) if a.parent or _speaks(page, a)]
        own = [a for a in inside if a.parent is None]
        for inner in inside or [*_said_first(page, part), *_said_last(page, part), *_told_inside(page, part)][:1]:
            if own[-1:] == [inner]:
                inner.contents = _whole_own(page, inner, part)
            else:
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


def _whole_own(page: Page, inner: Attribution, part: Span) -> tuple[Span, ...]:
    """The content of the last attribution inside a content, grown over what belongs to it and nobody claims.

    "He said [the gold was held and that none had left], the paper reported"; "[the harbour was full], Ana has said".
    """
    contents = _own(page, inner)
    clause = _hull_of(inner)
    (first, _), (_, last) = contents[0], contents[-1]
    after = page.text[last : part[1]]
    if (
        clause[1] <= first
        and contents == inner.contents
        and SAME_CLAUSE.match(after)
        and not _tells(page, (last, part[1]))
    ):
        return (*contents[:-1], (contents[-1][0], part[1]))
    before = page.text[part[0] : first]
    closes = last <= clause[0] and part[1] - clause[1] <= 2 and len(contents) == 1
    if closes and any(letter.isalnum() for letter in before) and not _tells(page, (part[0], first)):
        return ((part[0], last),)
    return contents


def _hull_of(inner: Attribution) -> Span:
    spans = [span for span in (inner.cue, inner.source) if span]
    return min(s for s, _ in spans), max(e for _, e in spans)


def _tells(page: Page, span: Span) -> bool:
    return span[0] < span[1] and _may_nest(page, span)


def _said_first(page: Page, part: Span) -> Iterator[Attribution]:
    """The quotation that opens a content and the clause that follows it: "“…,” Ana wrote to him"."""
    start = next((at for at in range(*part) if not page.text[at].isspace()), part[0])
    quote = page.quotes.opening(start)
    found = said_after(page, [], quote, part[1]) if quote and quote.closed else None
    if found:
        yield found


def _said_last(page: Page, part: Span) -> Iterator[Attribution]:
    """Whose the words are by the clause that closes a content: "…, [the mayor said], the agency reported"."""
    claim = closing_clause(page, part)
    if claim and not page.quotes.within(claim.cue):
        yield _attribution(page, claim.contents, claim)


def said_after(page: Page, claimed: Sequence[Span], quote: Quote, last: int | None = None) -> Attribution | None:
    """Who is told to have said a quotation by the words right after it: "“…,” Ana Ortega wrote to him".

    None where these words are claimed by somebody, or name nobody before a verb of saying.
    """
    end = min(quote.outer[1] + REACH, last if last is not None else page.clause(quote.start, quote.end)[1])
    words = tokens(page.text, (quote.outer[1], end))[: LONGEST_SUBJECT + 3]
    at = next((at for at, word in enumerate(words) if word.low in verbs() and verbs()[word.low].form != "ing"), 0)
    if not at or at > LONGEST_SUBJECT or page.text[quote.end - 1] not in ENDS_SPEECH:
        return None
    verb = verbs()[words[at].low]
    subject = [word for word in words[:at] if word.low not in small("auxiliary")]
    named = all(_may_name(word) for word in subject)
    quoted = verb.lemma == "quote" and len(subject) < at
    if not subject or not named or verb.form not in {"past", "s"} or verb.polarity != "asserted":
        return None
    if not quoted and "clause" not in verb.frames:
        return None
    cue = span_of(words, (len(subject), at + 1))
    if meets(claimed, (words[0].start, cue[1])):
        return None
    claim = Claim(cue, span_of(words, (0, len(subject))), ((quote.start, quote.end),), 1.0)
    return _attribution(page, [(quote.start, quote.end)], claim)


def _told_inside(page: Page, part: Span) -> Iterator[Attribution]:
    """Who opens a content with a verb of saying: "said [that drivers had told him they were late]"."""
    words = tokens(page.text, (part[0], min(part[1], part[0] + REACH)))
    first = 1 if words and words[0].low == "that" else 0
    at = next((at for at, word in enumerate(words[:LONGEST_SUBJECT], 0) if at > first and word.low in verbs()), 0)
    verb = verbs()[words[at].low] if at else ACCORDING
    end = at
    while end > first and words[end - 1].low in small("have"):
        end -= 1
    subject = words[first:end]
    plain = not any(word.low in small("preposition") - {"of", "for"} or is_finite(word) for word in subject)
    said = verb.form == "past" or words[at].low in SAYS
    if not subject or not plain or not said or words[at].is_capital or "clause" not in verb.frames:
        return
    if verb.polarity != "asserted" or page.quotes.within((words[at].start, words[at].end)):
        return
    told = addressee(words, [False] * len(words), at + 1) if verb.lemma in SPEAKING_TO else None
    says = told[1] if told else at + 1
    while says < len(words) and (words[says].low == "that" or not words[says].is_word) and says < at + LONGEST_SUBJECT:
        says += 1
    if len(words) - says < LEAST_SAID:
        return
    quote = next(
        (q for q in page.quotes.within((words[says].start, part[1])) if q.start <= words[says].start + 1), None
    )
    content = (quote.start, quote.end) if quote else (words[says].start, part[1])
    claim = Claim(span_of(words, (end, at + 1)), span_of(words, (first, end)), (content,), 1.0)
    yield _attribution(page, [content], claim)


def _may_name(word: Token) -> bool:
    """True for a word of a subject: a name, a title, an article, a pronoun, a comma round an apposition."""
    plain = small("determiner") | small("pronoun") | SUBJECT_NOUNS
    return word.is_capital or word.low in plain or word.text in {",", "'s", "’s"}


def _speaks(page: Page, inner: Attribution) -> bool:
    """True where somebody says something: not what is thought, nor what the lexicon does not know, nor quoted words."""
    known = "clause" in inner.verb.frames or any(page.quotes.within(span) for span in inner.contents)
    said = inner.verb.polarity in {"asserted", "denied"} and bool(inner.verb.frames) and known
    source = page.text[slice(*inner.source)].lower() if inner.source else ""
    if source in NOBODY or (inner.cue and MODAL.search(page.text, max(0, inner.cue[0] - 20), inner.cue[1])):
        return False
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
