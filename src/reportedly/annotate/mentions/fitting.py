"""How well a phrase and somebody spoken of before it fit: what can be told of the two, and what that weighs.

In: a phrase and a ``Referent``. Out: the names of what holds of them ("he near=0", "person the head=same"), each with a
weight in ``antecedents.tsv``, learnt by ``training/coref``. Each name opens with the kind of the phrase, so what tells
for "she" and what tells for "the company" are weighed apart.
"""

import re
from collections.abc import Iterator, Sequence

from reportedly.annotate.mentions.names import demonyms
from reportedly.annotate.mentions.page import Page
from reportedly.annotate.mentions.phrases import POSSESSIVE, PRONOUNS, SPEECH, Phrase, head_nouns
from reportedly.annotate.mentions.referents import Referent, distance

PREPOSITIONS = frozenset(
    "of in for at from with to by on about against after before between near under over into through during without "
    "within among like as than via behind toward towards across around outside inside off".split()
)
COPULAS = frozenset("is was are were be been being become became becomes remains remained named called".split())
SAYING = frozenset(
    "said says told tells added adds wrote writes asked asks stated explained noted argued warned announced claimed "
    "insisted recalled replied declared".split()
)
SAID_TO = frozenset({"told", "tells", "asked", "asks"})  # who follows these is spoken to
APPOSED = 20  # words of "a lawyer for the crew" between a name and its verb
NO_VERB = frozenset("and or but who which that when while where because if".split())
SMALL = frozenset({"the", "a", "an", "this", "that", "these", "those", "'s", "’s", "our", "its", "their", "his", "her"})
NEAR = (0, 1, 2, 3, 5, 9, 20)
MARK_OR_JOINT = re.compile(r"[,;:()—–-]|\b(?:and|but|or|who|which|that|when|while|because|after|as|if)\b")


def bucket(number: int, edges: Sequence[int]) -> int:
    """The greatest edge that a number reaches."""
    return max((edge for edge in edges if edge <= number), default=edges[0])


def new_signs(page: Page, phrase: Phrase, fitting: Sequence[Referent]) -> Iterator[str]:
    """What tells that a phrase brings in somebody new."""
    kind = group(phrase)
    yield f"{kind} new"
    yield f"{kind} new among={min(len(fitting), 4)}"
    yield f"{kind} new opening={phrase.kind}"
    if phrase.kind == "it":
        yield from (f"it new {sign}" for sign in _it_signs(page, phrase))
        return
    if phrase.kind == "they":
        yield f"they new person={int(phrase.chance * 4)}"
    if phrase.kind in SPEECH:
        known = any(phrase.kind in referent.lasts for referent in fitting)
        yield f"{kind} new known={known}"
        yield f"{kind} new asks={page.asks[phrase.first]} known={known}"
        return
    if phrase.kind in PRONOUNS:
        yield f"{kind} new possessive={phrase.head in POSSESSIVE}"
        yield f"{kind} new sentence={min(phrase.sentence, 2)}"
        yield f"{kind} new quoted={bool(phrase.quote)}"
        return
    after = page.tokens[phrase.end].low if phrase.end < len(page.tokens) else ""
    follows = after if after in {"of", "who", "that", "which", "in", "for", "to", "with", ","} else ""
    yield f"{kind} new {phrase.kind} follows={follows}"
    yield f"{kind} new {phrase.kind} words={min(len(phrase.words), 4)}"
    yield f"{kind} new {phrase.kind} sentence={min(phrase.sentence, 2)}"
    yield f"{kind} new {phrase.kind} plural={phrase.plural}"
    yield f"{kind} new chance={int(phrase.chance * 5)}"
    known = any(phrase.head in referent.heads for referent in fitting)
    yield f"{kind} new {phrase.kind} known={known}"
    for noun_class in head_nouns().get(phrase.head, ("none",)):
        yield f"{kind} new {phrase.kind} class={noun_class}"


def _it_signs(page: Page, phrase: Phrase) -> Iterator[str]:
    """What "it" stands beside: much of it stands for nothing."""
    following = [token.low for token in page.tokens[phrase.end : phrase.end + 3]] + [""] * 3
    before = page.tokens[phrase.first - 1].low if phrase.first else ""
    if phrase.head != "it":
        yield f"word={phrase.head}"
        return
    be = following[0] in COPULAS or following[0] in {"'s", "’s", "would", "will", "may", "can", "could", "does", "did"}
    yield f"be={be}"
    yield f"before={before if before in PREPOSITIONS else 'mark' if not before[:1].isalpha() else ''}"
    yield f"acts={following[0].endswith(('ed', 's')) and not be}"
    yield f"after={following[0] if be else ''}"


def group(phrase: Phrase) -> str:
    """Phrases that are weighed alike."""
    if phrase.kind in {"he", "she"}:
        return "he"
    if phrase.kind in {"it", "they", "name", "i", "we", "you"}:
        return phrase.kind
    return "person" if phrase.type == "person" else "body" if phrase.type == "organisation" else "place"


def all_signs(page: Page, phrase: Phrase, fitting: Sequence[Referent]) -> Iterator[Iterator[str]]:
    """For each that fits what holds of the phrase and it."""
    speaks = phrase.kind in PRONOUNS and not phrase.quote and says(page, phrase)
    spoke = next((n for n, r in enumerate(fitting) if says(page, r.ground(phrase) or r.last)), -1) if speaks else -1
    for rank, referent in enumerate(fitting):
        yield signs(page, phrase, referent, rank, spoke=rank == spoke if speaks else None)


def signs(page: Page, phrase: Phrase, referent: Referent, rank: int, *, spoke: bool | None) -> Iterator[str]:
    """What holds of a phrase and a referent, which ``rank`` others that fit were spoken of after.

    ``spoke`` tells, of a phrase that says something, whether the referent is the last that did.
    """
    kind = group(phrase)
    if spoke is not None:
        yield f"{kind} spoke={spoke}"
    for sign in _all_signs(page, phrase, referent, rank):
        yield f"{kind} {sign}"


def _all_signs(page: Page, phrase: Phrase, referent: Referent, rank: int) -> Iterator[str]:
    last = referent.ground(phrase) or referent.last
    apart = bucket(distance(phrase, last), NEAR)
    yield f"near={apart}"
    yield f"rank={min(rank, 5)}"
    yield f"type={referent.type}"
    yield f"named={referent.cluster is not None}"
    yield f"times={bucket(len(referent.phrases), (1, 2, 3, 5))}"
    lasts = (
        "same"
        if last.head == phrase.head
        else group(last)
        if last.kind in PRONOUNS or last.kind in SPEECH
        else last.kind
    )
    yield f"last={lasts}"
    yield f"gender={'same' if referent.gender and referent.gender == phrase.gender else referent.gender is None}"
    yield f"number={phrase.plural}{referent.plural}"
    yield f"subject near={min(apart, 3)} {_place(page, last)}"
    yield f"both={_place(page, phrase)}{_place(page, last)}"
    yield f"quote={_quotes(phrase, referent.last)}"
    recent = sum(phrase.sentence - p.sentence <= 3 for p in referent.phrases[-6:])
    yield f"recent={min(recent, 4)}"
    if apart == 0:
        yield from _between(page, phrase, last)
    yield f"paragraph={_same_paragraph(page, phrase, last)}"
    if phrase.kind in SPEECH:
        yield from _speech_signs(page, phrase, referent)
    elif phrase.kind in PRONOUNS:
        yield from _pronoun_signs(page, phrase, referent)
    else:
        yield from _word_signs(phrase, referent)


def _pronoun_signs(page: Page, phrase: Phrase, referent: Referent) -> Iterator[str]:
    last = referent.ground(phrase) or referent.last
    form = "own" if phrase.head in POSSESSIVE else "self" if phrase.head.endswith(("self", "selves")) else "bare"
    yield f"{form} near={bucket(distance(phrase, last), (0, 1, 2))} last={last.kind in PRONOUNS}"
    if phrase.kind == "they":
        yield f"person={int(phrase.chance * 4)} {referent.type} {referent.plural}"
    if phrase.quote and not last.quote:
        yield f"quoted says={says(page, last)}"
    if not phrase.quote and says(page, phrase):
        yield f"says={says(page, last)} near={bucket(distance(phrase, last), (0, 1, 2, 4))}"
    if "name" in referent.lasts:
        yield f"name near={bucket(distance(phrase, referent.lasts['name']), NEAR)}"


def _speech_signs(page: Page, phrase: Phrase, referent: Referent) -> Iterator[str]:
    """What tells whether "I", "we" or "you" is somebody: who said it before, in question or answer."""
    asks = page.asks[phrase.first]
    named = referent.cluster is not None
    said = sorted((p for kind, p in referent.lasts.items() if kind in SPEECH), key=lambda p: p.first)
    mine = referent.lasts.get(phrase.kind)
    yield f"said={'+'.join(sorted(p.kind for p in said))} named={named}"
    yield f"early={referent.phrases[0].sentence < 3} asks={asks} named={named} said={bool(said)}"
    if mine:
        yield f"mine near={bucket(phrase.sentence - mine.sentence, NEAR)}"
        yield f"mine asks={asks}{page.asks[mine.first]}"
    elif said:
        yield f"others asks={asks}{page.asks[said[-1].first]} {said[-1].kind}"


def _word_signs(phrase: Phrase, referent: Referent) -> Iterator[str]:
    """What the words of a name or a description say."""
    opening = phrase.kind
    details = set(phrase.words[:-1]) - SMALL
    same_head = phrase.head in referent.heads
    yield f"{opening} head={'same' if same_head else phrase.head in referent.words}"
    if same_head:
        exact = any(phrase.words == p.words for p in referent.phrases[-8:])
        yield f"{opening} exact={exact}"
        yield f"{opening} same near={bucket(phrase.sentence - referent.last.sentence, NEAR)}"
        yield f"{opening} same details={_details(phrase, referent)}"
    elif details:
        countries = {demonyms()[word].lower() for word in details if word in demonyms()}
        yield f"details={len(details & referent.words) > 0} countries={bool(countries & referent.words)}"
    named = referent.cluster is not None
    for noun_class in head_nouns().get(phrase.head, ("none",)):
        yield f"{opening} class={noun_class} type={referent.type} named={named} same={same_head}"
    yield f"{opening} near={bucket(phrase.sentence - referent.last.sentence, (0, 1, 2, 4))} named={named}"


def _details(phrase: Phrase, referent: Referent) -> str:
    """How what stands before the noun of a description compares with what stood before it in the referent's."""
    mine = set(phrase.words[:-1]) - SMALL
    others = {word for p in referent.phrases[-8:] if p.head == phrase.head for word in p.words[:-1]} - SMALL
    if not mine:
        return "fewer" if others else "none"
    if mine <= referent.words:
        return "known"
    return "clash" if others - mine else "more"


def _place(page: Page, phrase: Phrase) -> str:
    """Where in its clause a phrase stands, as far as its neighbours tell."""
    before = page.tokens[phrase.first - 1].low if phrase.first else "."
    if before in {"the", "a", "an"} and phrase.first > 1:
        before = page.tokens[phrase.first - 2].low
    after = page.tokens[phrase.end] if phrase.end < len(page.tokens) else None
    if after is not None and after.low in {"'s", "’s"}:
        return "owner"
    if before in PREPOSITIONS:
        return "behind"
    opens = not phrase.first or page.sentences[phrase.first - 1] != phrase.sentence
    verb = (
        after is not None and after.low.isalpha() and after.text.islower() and after.low not in PREPOSITIONS | NO_VERB
    )
    return f"{'opens' if opens else 'inner'}{' acts' if verb else ''}"


def _quotes(phrase: Phrase, last: Phrase) -> str:
    if phrase.quote == last.quote:
        return "same" if phrase.quote else "none"
    return "other" if phrase.quote and last.quote else "in" if phrase.quote else "out"


def says(page: Page, phrase: Phrase) -> bool:
    """Whether a phrase is the subject of a word of saying: "Ortega said", "said Ortega", "Ortega, a lawyer, told …"."""
    if phrase.first and page.tokens[phrase.first - 1].low in SAYING - SAID_TO:
        return True
    at = phrase.end
    if at < len(page.tokens) and page.tokens[at].text == ",":
        at = next((n + 1 for n in range(at + 1, min(at + APPOSED, len(page.tokens))) if page.tokens[n].text == ","), at)
    return any(token.low in SAYING for token in page.tokens[at : at + 2])


def _between(page: Page, phrase: Phrase, last: Phrase) -> Iterator[str]:
    """What stands between two phrases of one sentence."""
    words = [token.low for token in page.tokens[last.end : phrase.first]]
    yield f"apart={bucket(len(words), (0, 1, 2, 4, 8, 16))}"
    joints = len(MARK_OR_JOINT.findall(" ".join(words[:40])))
    yield f"joints={min(joints, 3)}"
    if words in (["and"], [",", "and"], ["or"], ["as", "well", "as"]):
        yield "joined"
    if words == [","]:
        after = page.tokens[phrase.end].text if phrase.end < len(page.tokens) else ""
        yield f"apposed {phrase.kind} then={after if after in {',', '.'} else ''}"
    if words in (["("], ["-"], [":"], ["—"], ["–"]):
        yield f"apposed {phrase.kind} mark"
    if not words:
        yield f"touching {phrase.kind}"
    if words and len(words) <= 3 and words[0] in COPULAS | {"'s", "’s", "as", "has"} and not words[-1].endswith("ly"):
        yield f"copula {phrase.kind} {words[0] in {'as'}} {len(words)}"


def _same_paragraph(page: Page, phrase: Phrase, last: Phrase) -> bool:
    start, end = last.span[1], phrase.span[0]
    return end - start < 2_000 and "\n" not in page.text[start:end]
