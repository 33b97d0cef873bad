"""Which body a phrase names that prints, airs or sends out news: "the state news agency N", "state television".

In: a span of a report and what is known of it. Out: the outlet's name, or None where the phrase names none. The
register knows many outlets; a noun ("newspaper", "FM") tells of one that it does not know.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from reportedly.annotate.mentions.names import BODY_WORDS, demonyms
from reportedly.annotate.statements.clauses import is_medium, small
from reportedly.annotate.statements.known import Known
from reportedly.annotate.tokens import Token, tokens
from reportedly.knowledge.register import named, outlet
from reportedly.records import Entity, Span

# Nouns that say a body is an outlet. After a name or before it: "the N daily", "radio station N".
NOUNS = frozenset(
    "agency newspaper daily weekly magazine broadcaster television tv radio channel station network programme program "
    "podcast show site website portal outlet outlets tabloid journal paper media press newswire title publication "
    "newsletter".split()
)
# Words that end the name of an outlet itself.
NAME_ENDS = frozenset(
    "fm tv radio television news times post daily herald tribune gazette online channel show programme journal review "
    "business chronicle observer guardian mail standard express telegraph courier mirror star sun argus weekly podcast "
    "today tonight".split()
)
# A body whose name has such a word is told something as a body, not as an outlet: "told the Senate committee".
PLATFORMS = frozenset(
    "Twitter X Facebook Telegram Instagram TikTok YouTube WhatsApp VKontakte Weibo Bluesky LinkedIn".split()
)
PARTS = frozenset({",", ".", ";", ":", "“", "”", '"', "‘", "(", "—", "–"})
OF_WHOM = re.compile(r".*-(?:run|backed|owned|controlled|based|linked|affiliated|language|funded|friendly|aligned)\Z")
ADJECTIVES = frozenset(
    "state national regional foreign domestic opposition state-run private local official rival independent "
    "semi-official semiofficial popular".split()
)
NEAREST, FAR = 12, 800  # mentions and code points back in which "the agency" is looked for
NO_OUTLET = frozenset(
    "parliament congress senate house court tribunal council committee commission assembly ministry police duma "
    "fbi cia nsa dea mi5 mi6 nypd lapd who imf ec ecb opec icc icj iaea fda cdc epa fifa uefa nba nfl "
    "mps mp meps mlas tds peers senators knesset bundestag lords commons inquest inquiry jury conference un union nato "
    "eu board cabinet security".split()
) | frozenset(word.lower() for word in BODY_WORDS) - NOUNS - NAME_ENDS - {"service", "group", "press"}
TIES = frozenset("of and & the de la al am - 's ’s".split())
DOUBTFUL = frozenset({"paper", "site", "show", "programme", "program", "service", "network", "title", "publication"})
POSSESSIVES = frozenset({"its", "his", "her", "their"})
OWN = frozenset({"this", "our", "us"})  # "this newspaper" is the publisher, whom the report tells
LONGEST_NAME = 5  # words of an outlet's name
LONGEST = 14  # tokens of a phrase that names an outlet


def outlet_named(known: Known, span: Span, *, told: bool = False) -> str | None:
    """The name of the outlet a phrase names. ``told``: the phrase is whom something was told, so that any name of a
    body which is no parliament, court or ministry counts."""
    words = tokens(known.text, span)[:LONGEST]
    words = words[: next((at for at, word in enumerate(words) if word.text in PARTS), len(words))]
    opens = words[0].low if words else ""
    while words and words[0].low in small("determiner"):
        words = words[1:]
    if opens in OWN or _is_no_outlet(words):
        return None
    definite = opens == "the"
    alone = definite and len(words) == 1 and words[0].low in NOUNS
    before = named_before(known, span[0]) if alone else None
    if before or (alone and words[0].low in DOUBTFUL):
        return before
    registered = _registered(known, words)
    if registered:
        return registered
    whole = words
    while len(words) > 1 and not words[0].is_capital and _is_plain(words[0]):
        words = words[1:]
    noun = next((at for at in range(len(words) - 1, -1, -1) if words[at].text in NOUNS), None)
    if noun is None:
        return _by_its_name(known, words, told=told)
    if not _ends_phrase(words, noun + 1):
        return None
    name = _registered_run(known, words, noun + 1) or _run(words, noun + 1) or _run_before(words, noun)
    if name:
        return _canonical(known, name)
    return None if opens in POSSESSIVES else " ".join(known.text[whole[0].start : whole[-1].end].split())


def _is_no_outlet(words: Sequence[Token]) -> bool:
    """True for pronouns, media, and platforms, which carry everybody's words."""
    if not words or words[0].low in small("pronoun") or any(word.text in PLATFORMS for word in words):
        return True
    if is_medium(" ".join(word.low for word in words[-2:])) or [word.low for word in words] in (["press"], ["media"]):
        return True
    return is_medium(words[-1].text) and words[-1].low not in NOUNS


def _is_plain(word: Token) -> bool:
    """True for a word that says what an outlet is like: "state-run", "private", "German"."""
    return bool(OF_WHOM.match(word.low)) or word.low in ADJECTIVES or word.low in demonyms()


def _ends_phrase(words: Sequence[Token], at: int) -> bool:
    """True where a noun is the last, or a name or a preposition follows: "press statement" is no outlet."""
    return at >= len(words) or _is_name(words[at]) or words[at].low in small("preposition") | {"'s", "’s"}


def named_before(known: Known, start: int) -> str | None:
    """The outlet named last before "the agency", "the newspaper"."""
    at = bisect_left(known.starts, start)
    for (first, _), entity in reversed(known.places[max(0, at - NEAREST) : at]):
        if start - first > FAR:
            return None
        if entity.type in {"organisation", "other"} and (outlet(entity.name) or NAME_ENDS & _ends(entity.name)):
            return entity.name
    return None


def _ends(name: str) -> set[str]:
    words = name.lower().split()
    return {words[0], words[-1]}


def _registered(known: Known, words: Sequence[Token]) -> str | None:
    """An outlet of the register: the phrase itself, or a name in it."""
    whole = named(" ".join(known.text[words[0].start : words[-1].end].split()))
    if whole:
        return whole
    inside = [entity.name for entity in _bodies(known, words) if outlet(entity.name)]
    return inside[-1] if inside else None


def _bodies(known: Known, words: Sequence[Token]) -> list[Entity]:
    return [e for _, e in known.within((words[0].start, words[-1].end)) if e.type in {"organisation", "other"}]


def _run(words: Sequence[Token], at: int) -> Sequence[Token]:
    """The capitals from a place on: "radio station [dzBB]", "the newspaper [Le Monde]"."""
    end = at
    while end < len(words) and (_is_name(words[end]) or (end > at and words[end].low in TIES)):
        end += 1
    while end > at and words[end - 1].low in TIES:
        end -= 1
    return words[at:end]


def _registered_run(known: Known, words: Sequence[Token], at: int) -> Sequence[Token]:
    """The longest name of the register from a place on, small words and all: "the newspaper [Welt am Sonntag]"."""
    ends = range(min(len(words), at + LONGEST_NAME), at + 1, -1) if at < len(words) and _is_name(words[at]) else ()
    return next((words[at:end] for end in ends if named(known.text[words[at].start : words[end - 1].end])), ())


def _run_before(words: Sequence[Token], noun: int) -> Sequence[Token]:
    """The capitals right before a noun, without the land they are of: "[Kommersant] daily", "[RIA Novosti] agency"."""
    first = noun
    while first and (words[first - 1].is_capital or words[first - 1].low in {"news", "&", "state-run"}):
        first -= 1
    end = noun
    while end > first and not words[end - 1].is_capital:
        end -= 1
    while first < end and _is_plain(words[first]):
        first += 1
    return words[first:end]


def _is_name(word: Token) -> bool:
    return word.is_word and (any(c.isupper() for c in word.text) or word.text.isdigit())


def _by_its_name(known: Known, words: Sequence[Token], *, told: bool) -> str | None:
    """An outlet told by its own name ("Joy FM"), or the body that was told."""
    if not _is_name(words[0]):
        return None
    run = _run(words, 0)
    low = {word.low for word in run}
    if len(run) < len(words) and words[len(run)].low not in small("preposition"):
        return None
    if len(run) > 1 and {run[0].low, run[-1].low} & NAME_ENDS:
        return _canonical(known, run)
    whole = run[0].start, run[-1].end
    other = any(s == whole and e.type in {"person", "state", "place"} for s, e in known.within(whole))
    return _canonical(known, run) if told and not other and not low & NO_OUTLET else None


def _canonical(known: Known, run: Sequence[Token]) -> str:
    """The name of the body that stands there, else the words."""
    name = " ".join(known.text[run[0].start : run[-1].end].split())
    registered = named(name)
    if registered:
        return registered
    exact = [e.name for s, e in known.within((run[0].start, run[-1].end)) if s == (run[0].start, run[-1].end)]
    return exact[0] if exact else name
