"""Which words an attribution attributes: the contents before, after and round its clause.

In: the tokens of a stretch and its attributions with cue, source and segment. Out: their ``contents`` filled in, as
ranges of token indexes; none where the clause attributes nothing in its own stretch.
"""

from collections.abc import Sequence

from reportedly.annotate.mentions.names import ROLES
from reportedly.annotate.statements.clauses import (
    ABOUT,
    ACCORDING,
    QUOTES,
    SENTENCE_END,
    Attribution,
    Range,
    is_finite,
    is_medium,
    noun_after,
    small,
)
from reportedly.annotate.tokens import Token

# Verbs that name a thing as often as they state a claim ("reported a fault"): a clause needs its "that".
NEEDS_THAT = frozenset(
    "show find learn read rule determine maintain signal indicate reveal recount relate imply mention report "
    "confirm disclose observe note acknowledge recall propose suggest hint underscore underline signal stress".split()
)
CLAUSE_WILL_DO = frozenset({"note", "acknowledge", "suggest"})
QUESTION_WORDS = frozenset("if whether why how what who when where about".split())
WH_CLAUSE = frozenset("how whether if why what".split())
NO_RESUMPTION = frozenset(
    "who which whose where while as and but when with after before in on at although though despite because if".split()
)
NO_CLAIM = frozenset(
    "who which whose whom as and but while afterward afterwards later by after during following when".split()
)
# What opens a clause that only leads up to the words: "Asked if the toll was 40, he replied: …".
FRONTED = frozenset(
    "asked pressed questioned speaking contrary unlike like when while after before as although though if had were "
    "despite in on at during earlier later since".split()
)
SO = frozenset("so as of much nothing little".split())  # "said so", "said as much": no content of their own
DIVIDERS = frozenset({",", ":", "—", "–", "-"})
CUES_AHEAD = 40  # no sentence has more; a text of nothing but cues stays linear
PARENTHESES = frozenset("however though also too".split())


def fill_contents(
    words: Sequence[Token], inside: Sequence[int | None], found: Sequence[Attribution], position: int
) -> None:
    """Work out the contents of one attribution from what stands before and after it."""
    this = found[position]
    before_end, after = this.segment[0], this.segment[1]
    end = _content_end(words, inside, found, position)
    if this.verb is ACCORDING:
        _fill_phrase(words, found, position, end)
        return
    frames = this.verb.frames
    ahead = _ahead(words, inside, this, after, end)
    behind = (
        _behind(words, inside, found, position, before_end)
        if frames & {"clause", "ask"} and not this.participle
        else None
    )
    fronted = behind is not None and words[behind[0]].low in FRONTED and inside[behind[0]] is None
    if ahead and behind and (fronted or not _resumes(words, inside, after)):
        behind = None
    this.contents = [part for part in (behind, ahead) if part]


def _content_end(
    words: Sequence[Token], inside: Sequence[int | None], found: Sequence[Attribution], position: int
) -> int:
    """Where the content after an attribution must stop: the next attribution's own clause, or the stretch's end."""
    this = found[position]
    citing = next(
        (
            i
            for i in range(this.segment[1], len(words))
            if words[i].low in {"citing", "quoting"} and inside[i] is None and words[i - 1].text == ","
        ),
        len(words),
    )
    plain_end = next((i + 1 for i in range(len(words) - 1, -1, -1) if inside[i] is None and words[i].is_word), 0)
    if this.source and words[this.source[0]].low in {"who", "which"}:
        stop = range(this.segment[1], citing)
        citing = min(citing, next((i + 1 for i in stop if words[i].text == "," and inside[i] is None), citing))
    for later in found[position + 1 : position + 1 + CUES_AHEAD]:
        start = later.segment[0]
        if start <= this.segment[1]:
            continue
        if start > citing:
            break
        before = words[start - 1]
        last = later.segment[1] >= plain_end
        if later.participle and before.text in {","} | QUOTES:
            return start - 1
        if later.verb is ACCORDING and before.text == ",":
            return start - 1
        if last and before.text in {","} | QUOTES and not later.participle:
            return start - 1
        if before.low in {"and", "but", "while", "though", "although"} and _own_subject(this, later):
            return start - 2 if words[start - 2].text == "," else start - 1
        if later.participle and before.low in {"and", "but"}:
            return start - 1
    return citing - 1 if citing < len(words) else len(words)


def cite(words: Sequence[Token], inside: Sequence[int | None], this: Attribution) -> None:
    """ "The agency reported, citing officials": the officials speak, the agency relays."""
    if not this.contents or not this.source or this.relays or this.verb is ACCORDING:
        return
    for at in range(this.segment[1], len(words) - 1):
        close = words[at - 1].text == "," and (at - this.segment[1] <= 2 or any(e == at - 1 for _, e in this.contents))
        if words[at].low in {"citing", "quoting"} and inside[at] is None and close:
            cited = noun_after(words, at + 1, len(words))
            if cited:
                this.relays, this.source = [this.source], cited
            return


def _own_subject(this: Attribution, later: Attribution) -> bool:
    return later.source is not None and later.source != this.source and later.source[0] == later.segment[0]


def _ahead(
    words: Sequence[Token], inside: Sequence[int | None], this: Attribution, after: int, end: int
) -> Range | None:
    """The content after the attribution, if what follows is one."""
    start = after
    while start < end and (words[start].text in DIVIDERS | SENTENCE_END or words[start].low in PARENTHESES):
        start += 1
    marks = {words[i].text for i in range(after, start)}
    if marks & SENTENCE_END and start < end and words[start].text not in QUOTES and inside[start] is None:
        return None  # another sentence
    opened = ":" in marks
    if start < end and words[start].low == "that":
        start, opened, marks = start + 1, True, set()
    stop = _trim(words, start, end)
    if not opened and "," not in marks and start < stop and this.verb.lemma in {"say", "tell"}:
        start, opened = _past_adverbials(words, inside, start, stop)
    if stop <= start or (words[start].low in SO and "ask" not in this.verb.frames):
        return None
    opened = opened or words[start].text in QUOTES or inside[start] is not None
    return _by_frame(words, inside, this, (start, stop), opened=opened, comma="," in marks)


def _by_frame(
    words: Sequence[Token], inside: Sequence[int | None], this: Attribution, part: Range, *, opened: bool, comma: bool
) -> Range | None:
    """What of ``part`` the verb's frames allow as content. ``opened``: "that", a colon or a quotation mark opens it."""
    start, stop = part
    frames = this.verb.frames
    quoted = any(inside[i] is not None for i in range(start, stop))
    if "clause" not in frames and "object" in frames:
        return _object(words, inside, start, stop) if quoted else None
    if "ask" in frames:
        return part if opened or words[start].low in QUESTION_WORDS else None
    if "clause" not in frames and "to" in frames:
        near = [words[i].low for i in range(max(0, start - 1), min(stop, start + 8)) if inside[i] is None]
        near = near[: near.index(",")] if "," in near else near
        return part if {"to", "for", "that"} & set(near) else None
    if opened or ("to" in frames and words[start].low == "to" and not comma):
        return part
    if "clause" not in frames:
        return None
    if comma:
        return part if _resumable(words, start, stop) and _clause(words, start - 1, stop) else None
    return part if _is_claim(words, this, part, quoted=quoted) else None


def _is_claim(words: Sequence[Token], this: Attribution, part: Range, *, quoted: bool) -> bool:
    """True where words that nothing opens seem to be a clause the verb attributes."""
    start, stop = part
    lemma = this.verb.lemma
    if lemma in NEEDS_THAT and not quoted and words[start].low not in WH_CLAUSE:
        return lemma in CLAUSE_WILL_DO and _clause(words, start, stop)
    if words[start].low in NO_CLAIM:
        return False
    return lemma == "say" or quoted or words[start].low in WH_CLAUSE or _clause(words, start, stop)


def _past_adverbials(words: Sequence[Token], inside: Sequence[int | None], start: int, stop: int) -> tuple[int, bool]:
    """Past a phrase of place or manner that stands before the content: "said [at a rally in Harl on Monday] that …".

    Gives the content's start and whether "that" opened it; ``stop`` where the phrase leads to no content.
    """
    odd = (
        words[start].low in small("preposition") - {"of", "with"}
        or words[start].text in QUOTES
        or inside[start] is not None
    )
    that = next((i for i in range(start, min(stop, start + 18)) if words[i].low == "that" and inside[i] is None), None)
    if (
        that is not None
        and that > start
        and (odd or words[that - 1].low in small("time") or words[that - 1].is_capital)
    ):
        return that + 1, True
    number = start + 1 < stop and (words[start + 1].low in ABOUT or words[start + 1].text[0].isdigit())
    if (
        words[start].low not in small("preposition")
        or number
        or (_clause(words, start, stop) and any(words[i].text == "," for i in range(start, min(stop, start + 12))))
    ):
        return start, False
    quote = next(
        (i for i in range(start, min(stop, start + 25)) if words[i].text in QUOTES and words[i - 1].text in {",", ":"}),
        None,
    )
    return (quote, False) if quote is not None else (stop, False)


def _clause(words: Sequence[Token], start: int, stop: int) -> bool:
    """True where a subject and a finite verb seem to follow."""
    return any(is_finite(words[i]) for i in range(start + 1, min(stop, start + 20)))


def _resumable(words: Sequence[Token], start: int, stop: int) -> bool:
    """True where words after a comma may go on with a content that the attribution broke; not for an apposition."""
    low = words[start].low
    role = any(word.low in ROLES for word in words[start : start + 5])
    return not role and low not in NO_RESUMPTION and not low.endswith("ing") and stop - start > 1


def _resumes(words: Sequence[Token], inside: Sequence[int | None], after: int) -> bool:
    """True where a content broken by its attribution goes on after it: "…," he said, "…"; "…, he said. …"."""
    return (after < len(words) and words[after].text in {",", ".", ":"}) or (
        after < len(words) and inside[after] is not None
    )


def _object(words: Sequence[Token], inside: Sequence[int | None], start: int, stop: int) -> Range | None:
    """What "hailed", "thanked for", "described as" are said of, cut after the quoted words' own clause."""
    if words[start].low == "for":
        start += 1
    last_quoted = max(i for i in range(start, stop) if inside[i] is not None)
    end = last_quoted + 1
    while end < stop and words[end].text not in {",", ";", ":"}:
        if words[end].low == "in" and any(is_medium(words[i].low) for i in range(end, min(stop, end + 4))):
            break
        end += 1
    return start, _trim(words, start, end)


def _behind(
    words: Sequence[Token], inside: Sequence[int | None], found: Sequence[Attribution], position: int, end: int
) -> Range | None:
    """The content before the attribution: words that end in a comma or a quotation just before it."""
    start = 0
    if position:
        previous = found[position - 1]
        joined = words[end - 1].text == "," and not previous.contents
        start = 0 if joined or (previous.contents and previous.contents[-1][1] <= end) else previous.segment[1]
    if end <= start:
        return None
    before = words[end - 1]
    if before.text not in {",", "—", "–", "?", "!", "."} and before.text not in QUOTES and inside[end - 1] is None:
        return None
    while start < end and not words[start].is_word and words[start].text not in QUOTES:
        start += 1
    stop = _trim(words, start, end)
    quoted = any(inside[i] is not None for i in range(start, stop))
    if stop <= start or (not quoted and not any(is_finite(words[i]) for i in range(start, stop))):
        return None
    if (
        not quoted
        and words[start].low in small("preposition")
        and not any(words[i].text == "," for i in range(start, stop))
        and stop - start < 6
    ):
        return None
    return start, stop


def _fill_phrase(words: Sequence[Token], found: Sequence[Attribution], position: int, end: int) -> None:
    """ "According to S, C", "C, according to S", "C, according to S, C"."""
    this = found[position]
    first, after = this.segment
    previous = found[position - 1] if position else None
    if previous and first - previous.segment[1] <= 1:
        return  # "he said, according to the agency": a hand of the statement before, no content of its own
    ahead_start = after + 1 if after < len(words) and words[after].text in {",", ":"} else after
    stop = _trim(words, ahead_start, end)
    if first <= 1 or not any(t.is_word for t in words[:first]):
        this.contents = [(ahead_start, stop)] if stop > ahead_start > after else []
        return
    start = 0
    stop_before = _trim(words, start, first)
    if stop_before > start:
        this.contents = [(start, stop_before)]
    resumes = stop - ahead_start > 2 and ahead_start > after and _resumable(words, ahead_start, stop)
    if resumes and any(is_finite(words[i]) for i in range(ahead_start, stop)):
        this.contents.append((ahead_start, stop))


def _trim(words: Sequence[Token], start: int, end: int) -> int:
    """``end`` moved left past commas and the stop that ends a sentence, but not past closing quotation marks' words."""
    while end > start and words[end - 1].text in SENTENCE_END | {",", ";", ":", "—", "–"}:
        end -= 1
    return end
