"""Whose the words of a document are: "the letter said", "a ministry statement", "a report by the agency".

In: a source that is a document, what is known of its report, and the statements before it. Out: the issuer, who
speaks, and the document, which is the medium. Documents that words were said in ("said in a letter") are told by
``hands``.
"""

import re
from collections.abc import Callable, Sequence

from reportedly.annotate.statements.clauses import noun_after, small
from reportedly.annotate.statements.hands import before_participle, media
from reportedly.annotate.statements.known import Known, Named, head_word, heads, named_as, speaker_words
from reportedly.annotate.tokens import tokens
from reportedly.records import Span, Statement

# What a paper is called before whose it is: "an internal police note".
OF_PAPERS = frozenset(
    "internal joint written brief leaked confidential new separate official draft preliminary final recent earlier "
    "daily annual short long public initial formal".split()
)
SPEAKERS = frozenset({"person", "organisation", "state"})
SENT = re.compile(
    r"\b(?:sent|wrote|addressed|published|issued|released|posted)\s+(?:[a-z]+\s+){0,3}?"
    r"(letter|message|statement|telegram|report|memo|note|email|post)\b"
)
PASSED_ON = frozenset("obtained seen reviewed leaked carried read viewed shared cited quoted".split())
SUBJECT = re.compile(
    r"((?:[Tt]he |[Aa]n? )?[A-Z][\w&’'.-]*(?:,? (?:of |the |for |and )*[A-Z][\w&’'.-]*){0,6})\s(?:\w+\s){0,2}\Z"
)
OF_WHOM = frozenset({"from", "by", "of"})
FROM = re.compile(r"\b(letter|message|statement|telegram|report|memo|note|email|post)\s+(?:[a-z]+\s+){0,2}?from\s+")
SIGNED = re.compile(r"\b(?:signed|written|penned)\s+by\s+")
ISSUER = re.compile(
    r"\b(?:from|by|of(?=\s+the\s+(?:police|army|military|ministry|government|court|council|company)))\s+(?:the\s+|an?\s+)?(\S.*)"
)
OWNER = re.compile(r"(?P<pronoun>his|her|its|their)\b|(?P<noun>[^,’']{2,80}?)['’]s?\s", re.IGNORECASE)
WHICH_WAS = re.compile(r",? (?:which|that) (?:was|were|(?:had|has|have) been)\Z")
WORD = re.compile(r"[\w’'.-]+")
WRITER_REACH = 1_500  # code points back in which the sender of a paper is looked for
GIVEN_OUT = frozenset({"statement", "release"})  # what a body gives out when asked: of the body that spoke just before
SPOKE_JUST_BEFORE = 400  # code points


def issuer_of(
    known: Known, source: Span, made: Sequence[Statement], name: Callable[[Span], Named]
) -> tuple[Named, str, Span] | None:
    """Issuer, medium and its span where a source is a document; None for other sources. ``name`` tells who a span is.

    The issuer is whom the phrase names ("a statement from the ministry", "a police report"), else who is told to have
    sent one or the speaker of the last statement that came in one, whichever is nearer; of a statement the body that
    spoke just before. Where nobody is known it is the phrase as written.
    """
    phrase = " ".join(known.text[slice(*source)].split())
    lows = [word.lower() for word in WORD.findall(phrase)]
    head = head_word(before_participle(lows))
    if head not in speaker_words("paper") or head not in media():
        return None
    if head.capitalize() in WORD.findall(phrase)[1:]:
        return None  # "BMJ Case Reports"
    medium = media()[head]
    named = _owner(known, source, head, name) or _named_in(known, source, phrase, head, name)
    if named:
        return named, medium, source
    last = next((s for s in reversed(made) if s.medium == medium and s.speakers), None)
    since = max((end for _, end in last.contents), default=0) if last else 0
    writer = _writer(known, (max(since, source[0] - WRITER_REACH), source[0]), head, name)
    if writer:
        return writer, medium, source
    if last and lows[0] in {"the", "his", "her", "its", "their"}:
        return (last.speakers, last.speaker_ids, last.unnamed), medium, source
    words = phrase.split()
    bare = " ".join(words[: len(before_participle([word.strip(",").lower() for word in words]))]).strip(" ,")
    bare = WHICH_WAS.sub("", bare)
    return (head in GIVEN_OUT and _just_before(known, source, made)) or ((bare,), (), None), medium, source


def _owner(known: Known, source: Span, head: str, name: Callable[[Span], Named]) -> Named | None:
    """Whose the document is: "the bureau’s report", "his letter"; None where nobody is told or known."""
    text = known.text[slice(*source)]
    owner = OWNER.match(text)
    if owner is None or head in (owner["noun"] or "").lower().split():
        return None  # "a report by the agency’s energy programme"
    end = owner.end("pronoun") if owner["pronoun"] else owner.end("noun")
    found = name((source[0], source[0] + end))
    return found if found[1] or (found[0] and not owner["pronoun"]) else None


def _named_in(known: Known, source: Span, phrase: str, head: str, name: Callable[[Span], Named]) -> Named | None:
    """The issuer that the phrase itself tells."""
    signed = SIGNED.search(known.text, *source)
    if signed:
        return name((signed.end(), source[1]))
    found = [(span, e) for span, e in known.within(source) if e.type in SPEAKERS]
    issuers = [e for span, e in found if _issues(known, source, span)]
    if issuers:
        return named_as(issuers[:1])
    by = ISSUER.search(phrase)
    if by and (phrase[: by.start()].lower().split() or [""])[-1] not in PASSED_ON:
        return (by[1],), (), None
    before = re.search(rf"\s{re.escape(head)}\b", known.text[slice(*source)], re.IGNORECASE)
    return _named_before(known, (source[0], source[0] + before.start())) if before else None


def _named_before(known: Known, part: Span) -> Named | None:
    """The body whose name or noun ends the words before the paper: "a Defence Ministry [statement]", "police"."""
    words = [m for m in WORD.finditer(known.text, *part) if m.group().lower() not in small("determiner")]
    if not words:
        return None
    while len(words) > 1 and words[0].group().lower() in OF_PAPERS:
        words = words[1:]
    named = [e for span, e in known.within(part) if span[1] == words[-1].end() and e.type == "organisation"]
    if named:
        return named_as(named[:1])
    body = words[-1].group().lower() in speaker_words("body") - {"court"} | {"un"}
    return ((" ".join(m.group() for m in words),), (), None) if body else None


def _issues(known: Known, source: Span, mention: Span) -> bool:
    """True for "the ministry's statement", "a letter from the ministry", "a report by the ministry"."""
    before = [word for word in known.text[source[0] : mention[0]].lower().split() if word != "the"]
    if before[-1:] == ["by"] and (before[-2:-1] or [""])[0] in PASSED_ON:
        return False
    after = known.text[mention[1] : source[1]]
    return bool(re.match(r"['’]s?\s", after)) or (before[-1:] or [""])[0] in OF_WHOM


def _writer(known: Known, within: Span, paper: str, name: Callable[[Span], Named]) -> Named | None:
    """Who is told in a part of the text to have sent or written the paper: "Ortega sent a letter to … The letter"."""
    first, start = within
    sender = [m for m in FROM.finditer(known.text, first, start) if m[1].lower() == paper]
    if sender:
        words = tokens(known.text, (sender[-1].end(), min(len(known.text), sender[-1].end() + 120)))
        part = noun_after(words, 0, len(words))
        return name((words[0].start, words[part[1] - 1].end)) if part else None
    sent = [m.start() for m in SENT.finditer(known.text, first, start) if m[1].lower() == paper]
    subject = SUBJECT.search(known.text, first, sent[-1]) if sent else None
    if subject is None:
        return None
    span = subject.span(1)
    named = [e for s, e in known.within(span) if s[1] == span[1] and e.type in SPEAKERS]
    return named_as(named) if named else name(span)


def _just_before(known: Known, source: Span, made: Sequence[Statement]) -> Named | None:
    """The one body that spoke just before "a statement said"."""
    last = next((s for s in reversed(made) if s.sources and s.sources[0][0] < source[0]), None)
    if last is None or len(last.speakers) != 1 or source[0] - last.sources[0][1] > SPOKE_JUST_BEFORE:
        return None
    bodies = [e for e in heads(known, last.sources[0]) if e.type in {"organisation", "state"}]
    return named_as(bodies) if len(bodies) == 1 else None
