"""Who is quoted by whom: "citing officials", "quoted the minister as saying", "according to the agency".

In: a page and an attribution as the network reads it. Out: the same with the first speaker as its source, and whoever
quotes or cites him among its relays, nearest the speaker first.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from reportedly.annotate.mentions.names import ROLES
from reportedly.annotate.statements.claims import Claim
from reportedly.annotate.statements.clauses import Range, is_according, issuer, noun_after, small
from reportedly.annotate.statements.contents import next_line
from reportedly.annotate.statements.known import head_word, speaker_words
from reportedly.annotate.statements.page import REACH, Attribution, Page, span_of
from reportedly.annotate.tokens import Token, tokens
from reportedly.records import Span

# "quoted officials [as saying]", "[as telling her,]": what parts the quoted from their words.
AS_SAYING = re.compile(
    r",?\s+as (?:telling\s+(?!that\b)[^,:;.“\"]{1,60}?(?:[,:]\s*|\s+that\s+|(?=\s*[“\"]))"
    r"|[a-z]+ing\b[,:]?\s*(?:that\s+)?)"
)
THAT = re.compile(r",?\s+that\s+")
AS_SAYING_OR_THAT = re.compile(f"{AS_SAYING.pattern}|{THAT.pattern}")
QUOTED_AS = re.compile(r"\b(?:quot|cit)(?:es|ed|ing)\s+(\S[^;:“”\"\n]{0,150}?),?\s+as\s*\Z")
# "The agency quoted [an official] as saying, adding": what is added is the official's.
QUOTED_BEFORE = re.compile(r"\s+(?:has |had )?(?:quoted|cited)\s+(\S[^.;:“”\"\n]{0,120}?),?\s+as [a-z]+ing,?\s*")
CITING = frozenset({"citing", "quoting"})
REFERRING = (["with", "reference", "to"], ["in", "reference", "to"])
# "…, which in turn quoted the minister": one more hand behind the one cited.
IN_TURN = re.compile(
    r",?\s+(?:which|who)\s+(?:in turn\s+|also\s+)?(?:had\s+|has\s+|was\s+)?(?:in turn\s+)?(?:quot|cit)(?:ed|es|ing)\s+"
)
ENDS = frozenset({".", ";", ":", "(", ")", "—", "–", "“", "”", '"', ","})
TURNS = frozenset("that who which as but while when said says saying".split())
LONGEST_CITED = 25  # tokens of whom an outlet cites
OPENS_LATE = 2  # tokens between the attributing clause and "citing"
THROUGH = re.compile(r"(?:^|[.!?]\s+|\n)((?:[A-Z]|the |The )[^,.;:!?\n“”\"]{1,80}), (?:through|via)\s+\Z")
# "Ana Ortega said [through her lawyer] that …"
THROUGH_WHOM = re.compile(
    r"\s+(?:on \w+ )?(?:through|via) ((?:an?|his|her|its|their|the) "
    r"(?:\w+ )?(?:spokes(?:man|woman|person)|lawyer|attorney|solicitor|publicist|representative|agent|aide))\b"
)
LONGEST_TERM = 3  # words
NEAR = 200  # code points between "quoted" and "as saying"


def only_cites(text: str, claim: Claim) -> bool:
    """True where a claim's words are no more than whom "citing" names: "reported, citing [an official]"."""
    source = text[slice(*claim.source)].lower() if claim.source else ""
    cues = CITING | {"cited", "quoted", "had cited", "had quoted"} if source in {"who", "which"} else CITING
    if not claim.contents or text[slice(*claim.cue)].lower() not in cues:
        return False
    (start, _), (_, end) = claim.contents[0], claim.contents[-1]
    after_cue = start >= claim.cue[1] and not text[claim.cue[1] : start].strip()
    parted = len(claim.contents) > 1 or THAT.search(text, start, end) or AS_SAYING.search(text, start, end + 20)
    words = tokens(text, (start, end))
    return after_cue and not parted and _cited(words, [False] * len(words), 0) is not None


def cite(page: Page, found: Attribution, cue: Range) -> Attribution:
    """Set right who speaks and who relays; ``cue`` is a range of the attribution's words."""
    words = found.words
    found.relays = [span_of(words, part) for part in _according(words, found.barred, cue)]
    lows = {word.low for word in words[slice(*cue)]}
    if lows & {"quoted", "cited"} and _is_passive(words, cue):
        _quoted(page, found, cue)
    elif "told" in lows and _is_passive(words, cue):
        _was_told(found, cue)
    elif not _quote(page, found):
        _cite(page, found, cue)
    _speak_by(page, found)
    return found


def _according(words: Sequence[Token], barred: Sequence[bool], cue: Range) -> Iterator[Range]:
    """The bodies that "according to" names after an attribution that has another cue."""
    for at in range(cue[1], len(words) - 2):
        if is_according([words[at].low, words[at + 1].low]) and not barred[at]:
            part = issuer(words, barred, at, at + 2)
            if part:
                yield part


def _is_passive(words: Sequence[Token], cue: Range) -> bool:
    return any(word.low in small("be") for word in words[max(0, cue[0] - 1) : cue[1]])


def _quote(page: Page, found: Attribution) -> bool:
    """ "The agency quoted officials as saying …": the officials speak, the agency relays. True where it is so."""
    if found.cue is None:
        return False
    if found.verb.lemma in {"quote", "cite"}:
        return _quotes(page, found, found.cue[1])
    said = QUOTED_AS.search(page.text, max(0, found.cue[0] - NEAR), found.cue[0])
    if said is None and page.text.startswith("as ", found.cue[0]):
        said = QUOTED_AS.search(page.text, max(0, found.cue[0] - NEAR), found.cue[0] + 2)
    if said is None and found.source and found.source[1] < found.cue[0]:
        said = QUOTED_BEFORE.fullmatch(page.text, found.source[1], found.cue[0])
    if said:
        _speak_through(found, said.span(1))
    return said is not None


def _quotes(page: Page, found: Attribution, start: int) -> bool:
    """The same where "quoted" is the cue: its object speaks, and what follows "as saying" or "that" is said."""
    end = found.contents[-1][1]
    parting = AS_SAYING if found.verb.form != "ing" else AS_SAYING_OR_THAT
    last = start + NEAR if end <= found.cue_start else end + 20
    said = parting.search(page.text, start, min(max(last, start), start + REACH))
    speaker = next_line(page.text, start)
    if said and said.start() > start and said.end() < end and not _long_quote(page, (start, said.start())):
        _speak_through(found, (speaker, said.start()))
        spoken = ((max(s, said.end()), e) for s, e in found.contents if e > said.end())
        found.contents = tuple(_without_marks(page, span) for span in spoken)
        return True
    before = tuple(span for span in found.contents if span[1] <= found.cue_start)
    if said and before and said.start() > start and (said.end() >= end or len(before) == len(found.contents)):
        found.contents = before
        _speak_through(found, (speaker, said.start()))  # "“…,” the agency quoted Ana as saying"
        return True
    speaker_first = said is not None and found.contents[0][0] < said.start()
    if said and speaker_first and said.end() >= end and found.source and (clause := _before(page, found.source[0])):
        _speak_through(found, (found.contents[0][0], said.start()))
        found.contents = (clause,)
        return True
    if len(found.contents) > 1 and found.contents[0][0] - start <= 1:
        _speak_through(found, found.contents[0])
        found.contents = found.contents[1:]
        return True
    return False


def _without_marks(page: Page, span: Span) -> Span:
    """A content without the marks round it, where it is one quotation."""
    quote = page.quotes.opening(span[0])
    return (quote.start, quote.end) if quote and quote.outer[1] >= span[1] - 1 else span


def _long_quote(page: Page, span: Span) -> bool:
    """True where a span holds quoted words that are more than a term."""
    return any(len(page.text[q.start : q.end].split()) > LONGEST_TERM for q in page.quotes.within(span))


def _speak_through(found: Attribution, speaker: Span) -> None:
    """Make a span the source, and what was the source the next hand."""
    if found.source and not (found.source[0] < speaker[1] and speaker[0] < found.source[1]):
        found.relays = [found.source, *found.relays]
    found.source = speaker


def _quoted(page: Page, found: Attribution, cue: Range) -> None:
    """ "The minister was quoted by the agency as saying": the agency relays; where none is named, one named before."""
    words = found.words
    found.is_quoted = True
    start, end = found.contents[0]
    said = AS_SAYING.match(page.text, max(0, start - 1), end)
    if said and said.end() < end:
        found.contents = ((said.end(), end), *found.contents[1:])
    first, _ = found.contents[0]
    if len(found.contents) > 1 and found.source and found.cue and first < found.cue[0] < found.source[0]:
        # The subject is taken for words said: "[The commissioner] was quoted by the agency as saying".
        found.quoted_by, found.source, found.contents = found.source, found.contents[0], found.contents[1:]
        return
    if found.source and found.source[0] >= words[cue[1] - 1].end:
        first = _clause_start(found, cue[0])
        if first < cue[0] and words[first].is_word:
            found.quoted_by, found.source = found.source, (words[first].start, words[cue[0] - 1].end)
            return
    for at in range(cue[0], min(len(words) - 1, cue[1] + LONGEST_CITED)):
        if found.barred[at]:
            break
        if words[at].low == "by":
            part = noun_after(words, at + 1, len(words))
            found.quoted_by = span_of(words, part) if part else None
            break


def _clause_start(found: Attribution, at: int) -> int:
    """The first token of the words before a cue that are its clause’s own."""
    first = at
    while first and at - first < LONGEST_CITED and not found.barred[first - 1]:
        if found.words[first - 1].text in ".;:":
            break
        first -= 1
    return first


def _was_told(found: Attribution, cue: Range) -> None:
    """ "The daily was told by an aide that …": the aide speaks, and who was told relays."""
    words = found.words
    if found.source is None or found.source[0] < words[cue[1] - 1].end:
        return
    first = _clause_start(found, cue[0])
    told = words[first : cue[0]]
    comma = next((at for at, word in enumerate(told) if word.text == ","), len(told))
    if comma:
        found.relays = [(told[0].start, told[comma - 1].end), *found.relays]


def _cite(page: Page, found: Attribution, cue: Range) -> None:
    """ "The agency, citing officials, reported", "citing officials" after it: they speak, the agency relays."""
    if found.source is None:
        return
    words = found.words
    for at in range(len(words) - 1):
        after = _after_citing(words, at)
        if after is None or not _is_its_own(found, cue, at):
            continue
        cited = _cited(words, found.barred, after)
        if cited:
            _speak_through(found, span_of(words, cited))
            if not found.relays and cited[1] < cue[0]:
                found.relays = [part] if (part := _subject_after(words, cited[1], cue[0])) else []
            break
    _go_behind(page, found)


def _speak_by(page: Page, found: Attribution) -> None:
    """ "Siti, through her lawyer, denied", "Siti said through her lawyer": Siti speaks, the lawyer relays."""
    if found.source is None or found.cue is None or found.source[1] > found.cue[0]:
        return
    speaking = THROUGH_WHOM.match(page.text, found.cue[1])
    if speaking:
        found.relays = [speaking.span(1), *found.relays]
    through = THROUGH.search(page.text, max(0, found.source[0] - NEAR), found.source[0])
    if through:
        _speak_through(found, through.span(1))


def _subject_after(words: Sequence[Token], first: int, last: int) -> Span | None:
    """The words between whom an outlet cites and its verb: "Citing officials, [the daily N] said"."""
    while first < last and not words[first].is_word:
        first += 1
    return span_of(words, (first, last)) if first < last else None


def _go_behind(page: Page, found: Attribution) -> None:
    """ "Citing local media, which in turn quoted the minister": the minister speaks, local media relay."""
    if found.source is None:
        return
    turn = IN_TURN.match(page.text, found.source[1])
    if turn is None:
        inside = IN_TURN.search(page.text, *found.source)
        if inside is None:
            return
        turn, found.source = inside, (found.source[0], inside.start())
    words = [word for word in found.words if word.start >= turn.end()]
    cited = _cited(words, [False] * len(words), 0)
    if cited:
        _speak_through(found, _with_name(span_of(words, cited), words, cited[1]))


def _with_name(span: Span, words: Sequence[Token], at: int) -> Span:
    """A role with the name that a comma parts from it: "the region's foreign minister, Ana Ortega"."""
    if at + 1 < len(words) and words[at].text == "," and words[at + 1].is_capital:
        end = at + 1
        while end < len(words) and words[end].is_capital and words[end].is_word:
            end += 1
        return span[0], words[end - 1].end
    return span


def _after_citing(words: Sequence[Token], at: int) -> int | None:
    """Where whom is cited begins, if "citing" or "with reference to" stands at a token."""
    if words[at].low in CITING:
        return at + 1
    return at + 3 if [word.low for word in words[at : at + 3]] in REFERRING and at + 3 < len(words) else None


def _is_its_own(found: Attribution, cue: Range, at: int) -> bool:
    """True where "citing" belongs to an attribution's clause: between source and cue, right after it, or before."""
    words, barred = found.words, found.barred
    if cue[0] <= at < cue[1]:
        return True
    if found.source is None:
        return False
    if at < cue[0] and not any(word.is_word for word in words[:at]):
        return True
    if barred[at] and not _closes(words, at):
        return False
    if at < cue[0]:
        return words[at - 1].text == "," and found.source[1] <= words[at].start
    parted = words[at - 1].text == "," or words[at].low not in CITING
    return parted and (at - found.segment[1] <= OPENS_LATE or barred[at - 2])


def _closes(words: Sequence[Token], at: int) -> bool:
    """True where only whom is cited follows to the end of the sentence."""
    rest = words[at : at + LONGEST_CITED]
    return not any(word.text in {"“", '"', ";"} for word in rest)


def _cited(words: Sequence[Token], barred: Sequence[bool], start: int) -> Range | None:
    """Who is cited, up to the comma; None for what is no source: "citing a lack of money"."""
    end = start
    while end < min(len(words), start + LONGEST_CITED) and not barred[end]:
        if words[end].text in ENDS or (words[end].low in TURNS and end > start):
            break
        end += 1
    lows = [word.low for word in words[start:end]]
    if not lows:
        return None
    before = lows[: next((at for at, low in enumerate(lows) if low in small("preposition")), len(lows))]
    first = next((word for word in words[start:end] if word.low not in small("determiner")), None)
    named = first is not None and first.is_capital
    return (start, end) if named or head_word(lows) in _sources() or _sources() & set(before) else None


@cache
def _sources() -> frozenset[str]:
    """The nouns of whoever may be cited."""
    return speaker_words("unnamed") | speaker_words("body") | speaker_words("paper") | ROLES


def _before(page: Page, end: int) -> Span | None:
    """The words of the sentence before "…, the agency quoted the captain as saying", less the marks at their edges."""
    start = page.clause(end - 1, end - 1)[0]
    if end - start > REACH:
        return None
    inner = page.text[start:end].rstrip(" \t\n,")
    quote = page.quotes.opening(start)
    if quote and quote.outer[1] >= start + len(inner):
        return quote.start, quote.end
    return (start, start + len(inner)) if inner else None
