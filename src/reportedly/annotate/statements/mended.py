"""Claims mended where the network cuts a name, a quotation or a clause in two, or claims what is no statement.

In: a page and the claims found in a part of it. Out: the claims that say something, each with whole source and whole
contents. What the clause round a cue tells besides is read in ``attributions``.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from reportedly.annotate.statements.citing import only_cites
from reportedly.annotate.statements.claims import Claim
from reportedly.annotate.statements.clauses import is_according, is_finite, is_medium, noun_after, small
from reportedly.annotate.statements.closing import with_closing, with_said
from reportedly.annotate.statements.contents import meets, set_right
from reportedly.annotate.statements.page import REACH, Page, span_of
from reportedly.annotate.tokens import tokens
from reportedly.knowledge.register import is_outlet
from reportedly.records import Span

LONGEST_MEDIUM = 4  # tokens after the quoted words in which a medium follows them
NAMELESS = re.compile(r"(?:that )?(?:not to be|to not be|not be|to remain|to stay) (?:named|identified|quoted|anon)")
REST_OF_WORD = re.compile(r"(?<=\w)[^\W_]*(?:[-‐‑][^\W_]+)+")
REST_OF_NAME = re.compile(r"((?:\s[A-Z][\w’'-]*){1,4})\s?")
REACH_BACK = 120  # code points before a source
ROLE_ENDS = re.compile(r"\b(?!(?:he|she|it|they|who|which|we|i|others|some|many|police|officials)\b)[a-z]{3,}\Z")
# "According to [her lawyer], Cem Argun, …"
HIS_ROLE = re.compile(r"(?:his|her|its|their) (?:\w+ ){0,2}[a-z]+", re.IGNORECASE)
APPOSED_NAME = re.compile(r"(, [A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3}),")
# "[The Commercial Times, ]a Taiwanese daily", "[aides to ]the candidate"
NAME_BEFORE = re.compile(
    r"(?:^|[.!?”\"] |\n)((?!(?:In|At|On|From|For|After|Before|Since|During|By|With|Under|As|When|While|But|And|Yet|"
    r"Also|Meanwhile|Later|Earlier|However|Elsewhere|Still|Instead|Asked|Speaking|Writing|Quoting|Citing|\w+ly)\b)"
    r"[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,4}), \Z"
)
PART_BEFORE = re.compile(
    r"\b((?:(?:the|an?|some|several|two|three|four|five) )?(?:[a-z]+ )?"
    r"(?:aides?|advis[eo]rs?|lawyers?|spokes(?:man|woman|person|people)|supporters?|relatives|friends|members?|"
    r"officials?) (?:to|of|for) )\Z",
    re.IGNORECASE,
)
ASIDE = re.compile(
    r"(?:Though|Although|While|When|Asked|Even though)\b"
)  # "Though they would not say …, “…,” she said"
CUE_NAME = re.compile(r"((?:[A-Z][\w’'-]*)(?: [A-Z][\w’'-]*)*)\s+(?=[a-z])")
AFTER_COMMA = re.compile(r"[^,]+, (he|she|they|it)")  # "asked by the judge, [she]"
# "[An official], speaking on condition of anonymity because he was not allowed to …, said"
UNNAMED = re.compile(
    r"(?:^|[.!?”\"] |\n)([^,.;:\n“”\"]{3,100}), (?:speaking|who|talking|asking|requesting|granted)\b[^.\n“”\"]{0,160}"
    r"\b(?:because|as|since) \Z"
)
UNNAMED_REACH = 300
# "[The statement], which was obtained by Variety, claimed": a clause that tells who has it.
WHO_HAS_IT = re.compile(
    r"(?:^|[.!?”\"] |\n)((?:The|A|An|Its|His|Her|Their) [^,.;:\n“”\"]{3,60}), which (?:was|were|had been|has been) "
    r"(?:first )?(?:obtained|seen|reviewed|published|reported|released|posted|leaked|carried) (?:by|in|on|to) \Z"
)
OPENING_ADVERB = re.compile(r"(?:[A-Z]\w+ly|Meanwhile|However|Still|Instead|Also|Later|Earlier|Elsewhere), (?=\w)")
# "According to the daily, [which first had the story,] Berg left"
WHO_HAD_IT_FIRST = re.compile(r"(?:which|who) [^,.;:“”\"]{3,80}, (?=\w)")
SUBJECT = re.compile(r"\s+(?:that\s+)?((?:the|a|an|one|his|her|their|[A-Z])[^.;:“”\"]{1,90}?),?\s+")
JOINS = frozenset("and but then also while he she they it".split())
TO_OUTLET = re.compile(
    r"to ((?:the )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}) that "
)  # "denied [to Reuters that] he knew"
# "told [Harl Radio] the port was shut": who is told, taken for the first words said
TOLD_NAME = re.compile(
    r"[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,4} "
    r"(?=(?:that|the|an?|his|her|its|their|he|she|it|they|there|this|these|no|more)\b)"
)
LONGEST_SUBJECT = 9  # words and marks
LONGEST_OUTLET = 5  # words of its name
CLOSES = frozenset(".;:!?")
OPENS_WITH_THAT = re.compile(r"that\b", re.IGNORECASE)
# "Dismissed as “invention” [a claim that]": what a denial is of comes after the noun.
DENIED_NOUN = re.compile(
    r"(?:as\s+\S+(?:\s+\S+){0,3}?\s+)?(?:[a-z’']+\s+){0,4}?"
    r"(?:claim|suggestion|report|allegation|accusation|charge|rumou?r|notion|idea|speculation|assertion)s?\s+that\s+"
)


def mended(page: Page, within: Span, claims: Iterable[Claim]) -> list[Claim]:
    """The claims of a part of a page that say something, set right."""
    told = [
        claim
        for claim in with_closing(page, within, list(claims))
        if not _speaks_of_itself(page, claim) and not only_cites(page.text, claim)
    ]
    told = [with_said(page.text, _in_one_sentence(page, claim)) for claim in told]
    told = [_whole(page, claim) for claim in told if not _asks_not_to_be_named(page.text, claim)]
    told = [_without_outlet(page.text, claim) for claim in _each_its_subject(page.text, told)]
    cues = sorted(claim.cue for claim in told)
    return [
        _whole_clause(page, cues, _without_medium(page, claim)) for claim in set_right(page.text, page.quotes, told)
    ]


def moved(claim: Claim, by: int) -> Claim:
    """A claim of a part of a text, with offsets of the whole text."""

    def by_offset(span: Span) -> Span:
        return span[0] + by, span[1] + by

    source = by_offset(claim.source) if claim.source else None
    return replace(claim, cue=by_offset(claim.cue), source=source, contents=tuple(map(by_offset, claim.contents)))


def _speaks_of_itself(page: Page, claim: Claim) -> bool:
    """True for "I think" inside a quotation: these are words of the speaker, who is told outside it."""
    source = claim.source and page.text[slice(*claim.source)].lower()
    return source in {"i", "we"} and bool(page.quotes.within(claim.cue))


def _asks_not_to_be_named(text: str, claim: Claim) -> bool:
    """ "Who asked not to be named" tells of the source and is no statement of its own."""
    return bool(claim.contents) and bool(NAMELESS.match(text, claim.contents[0][0]))


def _in_one_sentence(page: Page, claim: Claim) -> Claim:
    """A claim without a source that is an article alone, or stands in another sentence than its cue with no quotation
    between; what words are "according to" is then named right after."""
    source, cue = claim.source, claim.cue
    if source is None:
        return claim
    gap = (source[1], cue[0]) if source[1] <= cue[0] else (cue[1], source[0])
    article = page.text[slice(*source)].lower() in {"the", "a", "an"}
    if not article and not page.parts(gap):
        return claim
    according = is_according(page.text[slice(*cue)].lower().split())
    words = tokens(page.text, (cue[1], cue[1] + REACH_BACK)) if according else []
    part = noun_after(words, 0, len(words))
    return replace(claim, source=span_of(words, part) if part else None)


def _whole(page: Page, claim: Claim) -> Claim:
    """A claim whose source is not cut inside a word or a name ("the portal [Detik] said"), nor its content in two."""
    text = page.text
    joined: list[Span] = list(claim.contents[:1])
    for before, part in pairwise(claim.contents):
        if text[before[1] : part[0]].strip() and not _one_quotation(page, claim, (before[0], part[1])):
            joined.append(part)
        else:
            joined[-1] = joined[-1][0], part[1]
    if len(joined) > 1 and ASIDE.match(text, joined[0][0]) and page.quotes.opening(joined[1][0]):
        joined = joined[1:]
    if joined and joined[0][0] >= claim.cue[1] and is_according(text[slice(*claim.cue)].lower().split()):
        joined = _past_relative(text, joined)
    claim = _name_to_source(text, replace(claim, contents=tuple(joined)))
    if claim.source is None:
        return _with_subject(page, claim)
    return replace(claim, source=_whole_source(text, claim.source, claim.cue))


def _past_relative(text: str, parts: list[Span]) -> list[Span]:
    """Contents without the clause that tells of their source."""
    if len(parts) > 1 and text.startswith(("which ", "who "), parts[0][0]):
        return parts[1:]
    told_of = WHO_HAD_IT_FIRST.match(text, *parts[0])
    return [(told_of.end(), parts[0][1]), *parts[1:]] if told_of else parts


def _name_to_source(text: str, claim: Claim) -> Claim:
    """A claim whose cue has taken the end of its source: "Promoters [Calle Once] furiously denied"."""
    source, cue = claim.source, claim.cue
    name = CUE_NAME.match(text, *cue) if source and text[source[1] : cue[0]].isspace() else None
    if source is None or name is None:
        return claim
    return replace(claim, source=(source[0], name.end(1)), cue=(name.end(), cue[1]))


def _one_quotation(page: Page, claim: Claim, hull: Span) -> bool:
    """True where two fragments stand in one quotation, and neither cue nor source parts them."""
    quotes = page.quotes.within(hull)
    parted = [span for span in (claim.cue, claim.source) if span and hull[0] < span[0] < hull[1]]
    return len(quotes) == 1 and quotes[0].outer[0] <= hull[0] and hull[1] <= quotes[0].outer[1] and not parted


def _whole_source(text: str, source: Span, cue: Span) -> Span:
    """A source with the rest of its name, and with the noun phrase that it is only a part of."""
    start, end = source
    pronoun = AFTER_COMMA.fullmatch(text, start, end)
    if pronoun:
        return pronoun.span(1)
    unnamed = UNNAMED.search(text, max(0, start - UNNAMED_REACH), start)
    if unnamed:
        return unnamed.span(1)
    told_of = WHO_HAS_IT.search(text, max(0, start - UNNAMED_REACH), start)
    if told_of and text[end : cue[0]].strip() in {",", ""}:
        return told_of.start(1), end
    adverb = OPENING_ADVERB.match(text, start, end)
    start = adverb.end() if adverb else start
    rest = REST_OF_WORD.match(text, end)
    if rest:
        return start, rest.end()
    name = REST_OF_NAME.fullmatch(text, end, cue[0]) or (
        ROLE_ENDS.search(text, start, end) and REST_OF_NAME.match(text, end)
    )
    name = name or (HIS_ROLE.fullmatch(text, start, end) and APPOSED_NAME.match(text, end))
    if name and not (name.start() < cue[1] and cue[0] < name.end(1)):
        end = name.end(1)
    described = text[start:end].startswith(("a ", "an ", "the "))
    before = NAME_BEFORE.search(text, max(0, start - REACH_BACK), start) if described else None
    before = before or PART_BEFORE.search(text, max(0, start - REACH_BACK), start)
    return (before.start(1) if before else start), end


def _with_subject(page: Page, claim: Claim) -> Claim:
    """A claim without a source whose clause opens its sentence: "[A leader known as Ti Roch] claimed in a tape"."""
    start = page.clause(*claim.cue)[0]
    words = tokens(page.text, (start, claim.cue[0])) if claim.cue[0] - start <= REACH_BACK else []
    plain = not any(is_finite(word) or word.text in {",", ";", ":", "“", "”", '"'} for word in words)
    opens = bool(words) and (words[0].is_capital or words[0].low in small("determiner"))
    after = not claim.contents or claim.contents[0][0] >= claim.cue[1]
    named = words and words[0].low not in small("preposition") | small("conjunction") | small("adverb") | {"asked"}
    if not (plain and opens and after and named):
        return claim
    return replace(claim, source=(words[0].start, words[-1].end))


def _each_its_subject(text: str, claims: list[Claim]) -> list[Claim]:
    """Claims of one source where a subject stands before the second cue: "She said [the man, Lind, confessed that …]".

    What the first claims is then the whole of the second, which is found again inside.
    """
    found = claims[:1]
    for claim in claims[1:]:
        before = found[-1]
        start, end = before.cue[1], claim.cue[0]
        subject = SUBJECT.fullmatch(text, start, end) if start < end and claim.contents else None
        shared = before.source is not None and before.source == claim.source
        shared = shared and all(span[1] <= claim.cue[0] for span in before.contents)
        if shared and subject and _is_subject(subject[1]) and not text[slice(*claim.cue)].endswith("ing"):
            found[-1] = replace(before, contents=((subject.start(1), claim.contents[-1][1]),))
        else:
            found.append(claim)
    return found


def _is_subject(words: str) -> bool:
    """True for "the kingpin, Jan Lind", not for "the release but" or "the vote since he left office"."""
    found = tokens(words, (0, len(words)))
    edges = {found[0].low, found[-1].low} & JOINS
    return len(found) <= LONGEST_SUBJECT and not edges and not any(is_finite(word) for word in found)


def _without_outlet(text: str, claim: Claim) -> Claim:
    """A claim without the outlet that was told, taken for the first words said: "told [Reuters] the port was shut"."""
    if not claim.contents:
        return claim
    (start, end), rest = claim.contents[0], claim.contents[1:]
    to = TO_OUTLET.match(text, start, end)
    if to and is_outlet(to[1]):
        return replace(claim, contents=((to.end(), end), *rest))
    if not text[slice(*claim.cue)].lower().endswith("told"):
        return claim
    if text[claim.cue[1] : start].strip():
        return claim
    words = tokens(text, (start, min(end, start + 80)))[:LONGEST_OUTLET]
    for size in range(len(words) - 1, 0, -1):
        if words[size - 1].is_capital and is_outlet(text[start : words[size - 1].end]):
            return replace(claim, contents=((words[size].start, end), *rest))
    named = TOLD_NAME.match(text, start, end)
    return replace(claim, contents=((named.end(), end), *rest)) if named else claim


def _whole_clause(page: Page, cues: list[Span], claim: Claim) -> Claim:
    """ "[Ana told them] that …, according to the paper": what is according to somebody is the whole clause before it.

    What somebody denies begins after "the claim that".
    """
    if not claim.contents:
        return claim
    (start, end), rest = claim.contents[0], claim.contents[1:]
    cue = page.text[slice(*claim.cue)].lower()
    noun = DENIED_NOUN.match(page.text, start, end) if cue.split()[-1:] != ["as"] else None
    if noun and noun.end() < end and not OPENS_WITH_THAT.match(page.text, start):
        return replace(claim, contents=((noun.end(), end), *rest))
    if not is_according(cue.split()) or end > claim.cue[0]:
        return claim
    gap = page.text[end : claim.cue[0]].rstrip(" ,\n")
    if gap and not rest and not set(gap) & CLOSES and not meets(cues, (end, claim.cue[0])):
        end += len(gap)
    first = page.clause(start, start)[0] if OPENS_WITH_THAT.match(page.text, start) else start
    return replace(claim, contents=((start if meets(cues, (first, start)) else first, end), *rest))


def _without_medium(page: Page, claim: Claim) -> Claim:
    """A claim without the medium that follows the quoted words of a content: "the crew as “calm” [in a letter]"."""
    *before, (start, end) = claim.contents
    quote = next((quote for quote in reversed(page.quotes.within((start, end))) if quote.closed), None)
    if quote is None or quote.outer[1] >= end:
        return claim
    tail = tokens(page.text, (quote.outer[1], min(end, quote.outer[1] + REACH)))[:LONGEST_MEDIUM]
    if tail and tail[0].low in {"in", "on"} and any(is_medium(word.low) for word in tail):
        return replace(claim, contents=(*before, (start, quote.outer[1])))
    return claim
