"""From cues to attributions: which words of a stretch each cue attributes to its source.

In: the tokens of a stretch, and which quotation (or None) each stands in. Out: ``Attribution``s in order of their cues,
contents as ranges of token indexes, nested ones tied to their parent. A cue without content is kept where a quotation
before or after the stretch may be its content.
"""

from collections.abc import Sequence

from reportedly.annotate.statements.clauses import (
    ACCORDING,
    QUOTES,
    UNSAID,
    Attribution,
    Range,
    Verb,
    find_cue,
    group_start,
    is_finite,
    noun_after,
    small,
    subject_before,
)
from reportedly.annotate.statements.contents import cite, fill_contents
from reportedly.annotate.statements.sources import (
    SPEAKING_TO,
    addressee,
    adverbials,
    can_invert,
    inverted_subject,
    issuer,
    quoted_as_saying,
)
from reportedly.annotate.tokens import Token

# Verbs whose content may be a quotation that stands in another sentence.
BARE_SAYING = frozenset(
    "say tell add write reply respond answer continue ask explain recall note quip tweet post declare warn".split()
)
# Verbs whose participle rarely tells what the subject of the sentence says.
NO_PARTICIPLE = frozenset(
    "show find learn read think believe hope fear expect assume maintain rule determine signal indicate reveal "
    "feel".split()
)
CUES_AROUND = 20  # cues on each side that one may be nested in
UNWILLING = frozenset("would could will wouldn't couldn't did didn't".split())
CONTINUING = frozenset("and but or then ,".split())
APOSTROPHES = frozenset("'‘’`")


def find_attributions(words: Sequence[Token], inside: Sequence[int | None]) -> list[Attribution]:
    """The attributions of one stretch; ``inside[i]`` is the number of the quotation token i stands in, or None."""
    found: list[Attribution] = []
    at = 0
    while at < len(words):
        cue = find_cue(words, at) if inside[at] is None else None
        attribution = _attribution(words, inside, cue, found) if cue else None
        if attribution:
            found.append(attribution)
            at = max(at + 1, attribution.segment[1])
        else:
            at += 1
    _fill(words, inside, found)
    for attribution in found:
        cite(words, inside, attribution)
    # A verb that turned out to attribute nothing must not cut another's content short: without it, fill in again.
    kept = [a for a in found if a.contents or a.verb is ACCORDING or a.verb.lemma in BARE_SAYING]
    _fill(words, inside, kept)
    return _tied(kept)


def _fill(words: Sequence[Token], inside: Sequence[int | None], found: Sequence[Attribution]) -> None:
    for attribution in found:
        attribution.contents = []
    for position in range(len(found)):
        fill_contents(words, inside, found, position)


def _attribution(
    words: Sequence[Token], inside: Sequence[int | None], cue: tuple[Verb, Range], found: Sequence[Attribution]
) -> Attribution | None:
    """Cue, source and the adverbials around them; contents are filled in when all cues are known."""
    verb, (first, last) = cue
    if verb is ACCORDING:
        source = issuer(words, inside, first, last)
        return Attribution(verb, (first, last), source, (first, source[1])) if source else None
    floor = _floor(words, inside, first)
    start = max(floor, group_start(words, first))
    quoted = quoted_as_saying(words, verb, (start, first, last), floor)
    if quoted:
        return quoted
    group = [token.low for token in words[start:first]]
    if verb.form == "past" and set(group) & small("be") and group[-1] not in small("have"):
        return _impersonal(words, verb, (first, last), start)
    if verb.form == "base" and "to" in group:
        return None
    attribution = Attribution(verb, (first, last), None, (start, last))
    attribution.denied = verb.polarity == "denied"
    attribution.hedged = bool(set(group) & small("not")) and bool(set(group) & UNWILLING)
    _find_source(words, inside, attribution, (start, floor), found)
    if attribution.source is None or (attribution.source[0] and words[attribution.source[0] - 1].low in UNSAID):
        return None
    if verb.lemma in SPEAKING_TO:
        attribution.addressee = addressee(words, inside, attribution)
    attribution.segment = (attribution.segment[0], adverbials(words, inside, attribution))
    return attribution


def _find_source(
    words: Sequence[Token],
    inside: Sequence[int | None],
    attribution: Attribution,
    bounds: tuple[int, int],
    found: Sequence[Attribution],
) -> None:
    """Put source and segment into an attribution; ``bounds`` are the verb group's start and the subject's floor."""
    verb, (first, last) = attribution.verb, attribution.cue
    start, floor = bounds
    if verb.form == "ing" and not {token.low for token in words[start:first]} & small("be"):
        # "Guilty of threatening to sue", "after saying so": a deed spoken of, not words attributed.
        spoken_of = start and words[start - 1].low in small("preposition")
        if verb.lemma not in NO_PARTICIPLE and not spoken_of:
            attribution.participle = True
            attribution.source = found[-1].source if found else subject_before(words, _first_finite(words, first), 0)
            attribution.segment = (first, last)
        return
    inverted = inverted_subject(words, inside, (start, last), verb)
    attribution.source = inverted or subject_before(words, start, floor)
    if inverted:
        attribution.segment = (start, inverted[1])
    elif attribution.source:
        attribution.segment = (attribution.source[0], last)
    elif can_invert(words, inside, start, verb):
        attribution.source = noun_after(words, last, len(words))
        attribution.segment = (start, attribution.source[1] if attribution.source else last)
    elif start and words[start - 1].low in CONTINUING and found:
        attribution.source, attribution.participle = found[-1].source, True
    elif start and words[start - 1].low in {"and", "but"}:
        # "The coast guard ended its search and said …": the subject of the first verb.
        attribution.source = subject_before(words, _first_finite(words, first), 0)


def _impersonal(words: Sequence[Token], verb: Verb, cue: Range, start: int) -> Attribution | None:
    """ "It was announced that …": an attribution without a source; any other passive is none."""
    if start and words[start - 1].low == "it" and cue[1] < len(words) and words[cue[1]].low == "that":
        return Attribution(verb, cue, None, (start - 1, cue[1]), passive=True)
    return None


def _floor(words: Sequence[Token], inside: Sequence[int | None], at: int) -> int:
    """Where the unquoted words before token ``at`` begin."""
    floor = at
    while floor and inside[floor - 1] is None and words[floor - 1].text not in QUOTES - APOSTROPHES:
        floor -= 1
    return floor


def _first_finite(words: Sequence[Token], end: int) -> int:
    return next((i for i in range(end) if is_finite(words[i])), end)


def _tied(found: list[Attribution]) -> list[Attribution]:
    """Tie an attribution whose clause stands inside another's content to that one, the smallest that holds it."""
    for position, inner in enumerate(found):
        near = found[max(0, position - CUES_AROUND) : position + CUES_AROUND]
        outer = [a for a in near if a is not inner and _holds(a, inner)]
        inner.parent = min(outer, key=_size) if outer else None
    return found


def _holds(outer: Attribution, inner: Attribution) -> bool:
    return any(s <= inner.segment[0] and inner.segment[1] <= e for s, e in outer.contents)


def _size(attribution: Attribution) -> int:
    return sum(e - s for s, e in attribution.contents)
