"""Quotations inside quotations: "“He told me, ‘Go home,’” Ana said" are his words on her word.

In: a page, an attribution and one of its contents. Out: an attribution for each quotation in it that is told to be
somebody's, with the one it stands in as its parent.
"""

import re
from collections.abc import Iterator

from reportedly.annotate.statements.clauses import ACCORDING, is_finite, small, verbs
from reportedly.annotate.statements.page import Attribution, Page, span_of
from reportedly.annotate.tokens import Token, tokens
from reportedly.records import Span

# Words in single marks that a verb and a comma or colon open.
INNER = re.compile(r"(?P<lead>\b\w+(?:\s+[\w’']+){0,4})\s*[,:]\s+[‘'](?P<words>[^‘“”\"\n]{2,600}?[\w.,!?…])[’'](?!\w)")
WORD = re.compile(r"\w+")
PAPERS = r"(?:letter|call|message|statement|e-?mail|note|report|memo|text|signal|telegram)"
# "a distress call from [the ferry] [saying] …", "[the ferry] put out a message [that] …"
PAPER_FROM = re.compile(
    rf"\b{PAPERS} from (?P<source>(?:the |an? )?[\w’'-]+(?: [\w’'-]+){{0,4}}?) "
    r"(?P<cue>saying|warning|stating)(?: that)? "
)
PAPER_OUT = re.compile(
    r"(?P<source>(?<![\w’'-])[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,4}) (?:had |has )?"
    rf"(?:put out|issued|sent|released|posted|published) (?:an? )(?:\w+ )?{PAPERS}(?: [^,;:“”\"]{{0,40}}?)? "
    r"(?P<cue>that|saying) "
)
OPENS = frozenset({".", "!", "?", ";", ":", "“", '"', ",", "‘"})
NOBODY_SAID = frozenset("it people you anybody everybody everyone anyone somebody someone nobody one".split())
IMAGINED = frozenset("would could should might i'd he'd she'd they'd we'd if".split())
SPOKEN = frozenset({"went", "goes", "like"})  # "he went, ‘Get out’", "she was like, ‘No’"
REACH = 150  # code points before a verb in which its clause opens
LONGEST_SUBJECT = 8  # words
PAST = frozenset("came rang called phoned walked turned looked stood went sat leaned texted just then also".split())
TURNS = frozenset("and but then so that when because who".split())


def quoted_inside(page: Page, outer: Attribution, part: Span) -> Iterator[Attribution]:
    """The quotations in a content that its own words give to somebody, in order."""
    for found in INNER.finditer(page.text, *part):
        cue = _verb(page.text, found.span("lead"))
        if cue is None or not page.quotes.within(found.span("words")):
            continue
        subject = _subject(tokens(page.text, (max(part[0], cue[0] - REACH), cue[0])))
        if subject is None or not _is_told(page.text[slice(*subject)].lower(), page.text[slice(*cue)].lower()):
            continue
        clause = tokens(page.text, (subject[0], cue[1]))
        verb = verbs().get(page.text[slice(*cue)].lower(), ACCORDING)
        inner = Attribution((_bare(page.text, found.span("words")),), cue, subject, verb, clause, (0, len(clause)))
        inner.barred, inner.parent = [False] * len(clause), outer
        yield inner


def papers_inside(page: Page, outer: Attribution, part: Span) -> Iterator[Attribution]:
    """What a paper in a content says: "they had a call from [the ferry] saying [it was on fire]"."""
    for pattern in (PAPER_FROM, PAPER_OUT):
        for found in pattern.finditer(page.text, *part):
            if page.quotes.within(found.span("cue")) or found.end() >= part[1]:
                continue
            words = tokens(page.text, (found.start("source"), found.end("cue")))
            cue = found.span("cue")
            inner = Attribution(((found.end(), part[1]),), cue, found.span("source"), ACCORDING, words, (0, len(words)))
            inner.barred, inner.parent = [False] * len(words), outer
            yield inner
            return


def _verb(text: str, lead: Span) -> Span | None:
    """The first verb of saying in the words before a quotation."""
    found = (word.span() for word in WORD.finditer(text, *lead))
    return next((span for span in found if _is_speech(text[slice(*span)].lower())), None)


def _is_told(subject: str, verb: str) -> bool:
    """True for "he said", "my mother went"; not for "people say", "it's like", "I would say": nobody said it."""
    words = subject.split()
    imagined = set(words) & (IMAGINED | small("modal") | small("not")) or words[0] in NOBODY_SAID
    known = verbs().get(verb)
    told = known is None or known.form in {"past", "s"} or (known.form == "ing" and "kept" in words)
    return bool(told and not imagined)


def _is_speech(low: str) -> bool:
    verb = verbs().get(low)
    return low in SPOKEN or (verb is not None and ("clause" in verb.frames or verb.lemma == "ask"))


def _subject(words: list[Token]) -> Span | None:
    """The words that open the clause of a verb, up to its first verb: "[a student of mine] came in and said"."""
    first = len(words)
    while first and words[first - 1].text not in OPENS:
        first -= 1
    while first < len(words) and (words[first].low in TURNS or not words[first].is_word):
        first += 1
    end = first
    while end < len(words) and end - first < LONGEST_SUBJECT and not _ends_subject(words, first, end):
        end += 1
    return span_of(words, (first, end)) if end > first else None


def _ends_subject(words: list[Token], first: int, end: int) -> bool:
    pronoun = end > first and words[end - 1].low in small("pronoun")
    return is_finite(words[end]) or words[end].low in verbs() or pronoun or words[end].low in PAST


def _bare(text: str, span: Span) -> Span:
    start, end = span
    while end > start + 1 and text[end - 1] in ",.":
        end -= 1
    return start, end
