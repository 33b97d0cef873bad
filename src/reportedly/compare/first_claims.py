"""Claims in a report that something is the first, the only, the last, the most of its kind, or the n-th in a stretch.

In: a reading. Out: ``FirstClaim``s in order of place: the words that claim, the limits they set ("since 2019", "in a
decade", "this year") with the day those reach back to, and what is claimed as weighed words. What the reports in hand
say to a claim is judged in ``firsts``.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from reportedly.compare.words import WORD, names_within, rarity, sentences, stem, themes
from reportedly.knowledge import table, values
from reportedly.records import Reading, Span

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
# What is read of a claim behind its first words: further on other things are told.
LONGEST = 180
# A report is read so far, and gives so many claims at most.
MOST_SENTENCES, MOST = 4000, 60
# A most or an only is a claim of a thing named by so few words before its limit.
NEAR, SHORT = 90, 60
NOT_FIRST = 0
# What is the most or the first stands so far before the claim at most ("The fire, the largest of the year").
BEFORE = 60

CLAUSE_END = re.compile(r"[;:!?\n”\"](?!\d)|\s[—–-]\s|--|,\s(?!\d)")
TIME = re.compile(
    r"(?:(?P<not>\bnot|n[’']t) )?\b(?:only )?(?:for )?(?:the |its |his |her |their |a )(?:very )?"
    rf"(?P<rank>{'|'.join(ORDINALS)})(?: (?:straight|successive|consecutive|such))? time\b"
    r"(?! (?:around|buyer|I|you|we)\b)",
    re.IGNORECASE,
)
EVER = re.compile(
    r"\b(?:first[- ]ever|never before|unprecedented|without precedent"
    r"|(?:all-time|record)[- ](?:high|low)s?|(?:a|the) record \$?\d[\d,.]*)\b",
    re.IGNORECASE,
)
RANKED = re.compile(
    rf"(?P<not>\b(?:not|n[’']t) )?(?P<of>\bone of )?(?:\b(?:the|its|his|her|their|a)|[’']s?) (?:very |only )?"
    rf"(?P<rank>{'|'.join(ORDINALS)}|last) (?!time\b)",
    re.IGNORECASE,
)
ONLY = re.compile(r"\bthe only (?=[\w’'-])", re.IGNORECASE)
TO_DO = re.compile(
    r"(?!to (?:admit|say|tell|concede|acknowledge|agree)\b)(?:[\w’'.,-]+ ){0,6}?"
    r"to (?!the\b|a\b|an\b|his\b|her\b|its\b|their\b|\d)(?=[a-z])"
)
# "The most I have ever seen" is nobody's claim but the speaker's.
ME = re.compile(r"\b(?:I|me|my)\b")
THAT_DID = re.compile(r"(?:[\w’'-]+ ){0,5}?(?:who|that|which|ever|of its kind|of their kind)\b")
HAS_DONE = re.compile(r"(?:[\w’'-]+ ){1,5}?(?:(?:who|that|which) (?:has|have|had|did)|(?:ever )?to have)\b")
IN_HISTORY = (
    r"in (?:[\w’'.&-]+ ){0,5}?history\b|on record\b|of all time\b|\bever\b|(?<!not )(?<!as )\byet\b"
    r"|in (?:living )?memory\b|to date\b"
)
SINCE = r"\bsince (?!then\b)[^,.;:)”\"\n]{2,60}"
UNIT = r"(?:years?|decades?|centur(?:y|ies)|months?|weeks?|generations?)"
SPAN = (
    r"\b(?:in|for) (?:(?:more|less) than |over |nearly |almost |at least |about |only |just |the (?:last|past) )*"
    rf"(?:[\w-]+ ){{0,2}}?{UNIT}\b"
)
WITHIN_YEAR = r"\b(?:so far )?this (?:year|season|decade|century|month|week)\b|\bin (?:19|20)\d\d\b"


@dataclass(frozen=True, slots=True)
class FirstClaim:
    """One claim: the sentence it stands in, its own words, and the stretch that tells what is claimed.

    ``sort`` is time ("for the first time"), first, only, last, most or ever; ``rank`` the ordinal (``NOT_FIRST`` for
    "not the first"), ``most`` what a most is of ("harm"). ``limits`` are the words that bound it, ``since`` the day
    they reach back to where it can be told. ``words`` are those of the stretch, ``core`` those of the claim without its
    limits, ``around`` those of the sentence without them. ``soft`` is a claim of being one of several.
    """

    reading: Reading
    sentence: Span
    span: Span
    scope: Span
    phrase: str
    sort: str
    rank: int
    most: str
    limits: tuple[str, ...]
    since: str | None
    words: dict[str, float]
    core: dict[str, float]
    around: dict[str, float]
    names: frozenset[str]
    speakers: tuple[str, ...]
    soft: bool


@dataclass(frozen=True, slots=True)
class _Found:
    """A place in the text that claims: its span so far, sort, rank and group, and where its limits may stand."""

    start: int
    end: int
    sort: str
    rank: int = 1
    most: str = ""
    soft: bool = False


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word for row in table("firsts") if row["kind"] == kind for word in values(row["words"]))


@cache
def _mosts() -> dict[str, str]:
    return {word: row["group"] for row in table("firsts") if row["kind"] == "most" for word in values(row["words"])}


@cache
def _most() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(_mosts(), key=len, reverse=True))
    return re.compile(
        r"(?P<of>\b(?:one of|among) )?(?:\b(?:the|its|his|her|their|our)|[’']s?) "
        r"(?:two |three |second |third |single )?"
        rf"(?P<most>(?:{words})|most (?!of\b|other\b|likely\b|recent|people\b)(?:\w+ly )?[a-z-]+)"
        rf"(?:(?:,| and| or) (?:{words}))?(?= [\w’'-]|[,.])",
        re.IGNORECASE,
    )


@cache
def _limits() -> re.Pattern[str]:
    stretch = "|".join(sorted(_words("stretch")))
    place = "|".join(sorted(_words("world")))
    held = rf"\bof (?:the|his|her|its|their|[A-Z][\w.]+[’']s?) (?:[\w-]+ )?(?:{stretch})\b"
    here = rf"(?<!rest )\b(?:(?:in|on|across) (?:the )?|of the )(?:whole |entire )?(?:{place})\b"
    return re.compile(f"{SINCE}|{IN_HISTORY}|{SPAN}|{WITHIN_YEAR}|{held}|{here}", re.IGNORECASE)


def first_claims(reading: Reading, kept: Mapping[str, float] | None = None) -> list[FirstClaim]:
    """The claims of a report's body, one a sentence at most and told from the left."""
    claims: list[FirstClaim] = []
    text, body = reading.report.text, reading.report.body_start
    spans = [span for span in sentences(reading)[:MOST_SENTENCES] if span[0] >= body]
    for span in spans:
        found = None if text[span[0] : span[1]].rstrip(" ”\"'").endswith("?") else _first_found(text, span)
        if found:
            claim = _claim(reading, span, found, kept or {})
            if claim:
                claims.append(claim)
        if len(claims) >= MOST:
            break
    return claims


def claims_first(text: str, span: Span) -> bool:
    """Whether a stretch claims a first itself."""
    return TIME.search(text, *span) is not None or EVER.search(text, *span) is not None


def _first_found(text: str, span: Span) -> _Found | None:
    found = [one for way in (_times, _evers, _ranked, _onlys, _mosts_in) for one in way(text, span)]
    return min(found, key=lambda one: (one.soft, one.start, -one.end), default=None)


def _clause(text: str, start: int, sentence: Span) -> int:
    """Where the clause that opens at ``start`` ends."""
    furthest = min(sentence[1], start + LONGEST)
    end = CLAUSE_END.search(text, start, furthest)
    return end.start() if end else furthest


def _times(text: str, span: Span) -> Iterator[_Found]:
    """ "for the first time", "the second time in 2008", "not the first time"."""
    for match in TIME.finditer(text, *span):
        rank = ORDINALS.index(match["rank"].lower()) + 1
        end = _clause(text, match.end(), span)
        limit = _limits().search(text, match.end(), end)
        if rank == 1 and "for " not in match.group().lower() and not match["not"] and not _is_held(text, span, match):
            continue  # "she liked it the first time"
        if match["not"] and rank == 1:
            yield _Found(match.start("rank"), end, "time", NOT_FIRST)
        elif not match["not"] and (limit or rank == 1) and not _is_vague(text, match.end(), end):
            yield _Found(match.start(), end, "time", rank)


def _is_held(text: str, span: Span, match: re.Match[str]) -> bool:
    """Whether "is", "became", "marked", a comma or a dash stands before."""
    before = text[max(span[0], match.start() - 20) : match.start()].lower().split()
    return bool(before) and (before[-1] in _words("held") or before[-1][-1] in ",—–-")


def _evers(text: str, span: Span) -> Iterator[_Found]:
    for match in EVER.finditer(text, *span):
        word = match.group().lower()
        if _in_marks(text, span, match.start()) or text.endswith(
            ("if not ", "hardly ", "not ", "n’t "), 0, match.start()
        ):
            continue
        sort = "first" if word.startswith("first") else "ever"
        yield _Found(match.start(), _clause(text, match.end(), span), sort)


def _ranked(text: str, span: Span) -> Iterator[_Found]:
    """ "the first woman to lead", "the first successful one since 2004", "its third strike this year"."""
    for match in RANKED.finditer(text, *span):
        rank = 1 if match["rank"].lower() == "last" else ORDINALS.index(match["rank"].lower()) + 1
        if not _names_a_kind(text, match.end(), span[1], rank) or text[match.start("rank")].isupper():
            continue
        end = _clause(text, match.end(), span)
        limit = _limits().search(text, match.end(), min(end, match.end() + (NEAR if rank == 1 else SHORT)))
        held = _is_held(text, span, match)
        does = _does(text, match.end(), end)
        if match["not"] or (limit and _is_vague(text, limit.start(), limit.end())):
            continue
        if match["rank"].lower() == "last":
            if held and does:
                yield _Found(match.start(), end, "last")
        elif limit or (rank == 1 and (does or (held and THAT_DID.match(text, match.end(), end)))):
            yield _Found(match.start(), end, "first", rank, soft=bool(match["of"]))


def _names_a_kind(text: str, start: int, end: int, rank: int) -> bool:
    """Whether a noun follows that can be first of: no half, no step, no fraction ("a third of")."""
    head = [match.group().lower() for _, match in zip(range(4), WORD.finditer(text, start, end), strict=False)]
    if len(head) < 2 or (rank > 1 and head[0] in _words("after")):
        return False
    return not _words("noun") & set(head if head[1] == "and" else head[:1])


def _does(text: str, start: int, end: int) -> bool:
    """Whether "to do …" follows, not "a challenge to …"."""
    does = TO_DO.match(text, start, end)
    before = text[start : does.end()].split()[:-1] if does else []
    return does is not None and (not before or before[-1].lower() not in _words("toward"))


def _onlys(text: str, span: Span) -> Iterator[_Found]:
    for match in ONLY.finditer(text, *span):
        end = _clause(text, match.end(), span)
        head = WORD.findall(text, match.end(), end)[:3]
        limit = _limits().search(text, match.end(), min(end, match.end() + NEAR))
        done = HAS_DONE.match(text, match.end(), end) or (limit and "ever" not in limit.group())
        denied = text[max(span[0], match.start() - 5) : match.start()].lower().rstrip().endswith(("not", "n't", "n’t"))
        if not denied and done and not {word.lower() for word in head} & _words("alone"):
            yield _Found(match.start(), end, "only")


def _mosts_in(text: str, span: Span) -> Iterator[_Found]:
    """ "the deadliest fire since 2009", "the country's largest", where they are limited; else they are opinion."""
    for match in _most().finditer(text, *span):
        word = match["most"].lower()
        end = _clause(text, match.end(), span)
        limit = _limits().search(text, match.end(), min(end, match.end() + NEAR))
        measured = word in _mosts()
        if not limit or limit.group().lower().startswith("for ") or match["most"].endswith(word.title()):
            continue  # no reach told, or a prize ("Most Valuable Player")
        if not measured and re.match(r"in \d", limit.group()):
            continue  # "her most celebrated songs were written in 1954"
        if (measured and word not in _words("judged")) or not _in_marks(text, span, match.start()):
            yield _Found(match.start(), end, "most", most=_mosts().get(word, word), soft=bool(match["of"]))


def _in_marks(text: str, span: Span, at: int) -> bool:
    """Whether ``at`` stands inside quotation marks, as far as its sentence shows."""
    before = text[span[0] : at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _is_vague(text: str, start: int, end: int) -> bool:
    head = re.match(r"\s*(?:in|for) ((?:\w+ ?){1,3})", text[start:end].lower())
    return head is not None and any(head[1].strip().startswith(word) for word in _words("vague"))


def _claim(reading: Reading, sentence: Span, found: _Found, kept: Mapping[str, float]) -> FirstClaim | None:
    text = reading.report.text
    span = found.start, max(found.end, found.start + 1)
    scope = _scope(text, sentence, found)
    names = names_within(reading, scope) or names_within(reading, sentence)
    limits = tuple(" ".join(match.group().lower().split()) for match in _limits().finditer(text, *span))
    words = telling(text[slice(*scope)], names, kept)
    core = telling(_limits().sub(" ", text[slice(*span)]), frozenset(), kept)
    if not (words or core) or ME.search(text, *span):
        return None
    return FirstClaim(
        reading=reading,
        sentence=sentence,
        span=span,
        scope=scope,
        phrase=" ".join(text[slice(*span)].split())[:40],
        sort=found.sort,
        rank=found.rank,
        most=found.most,
        limits=limits,
        since=_since(reading, span),
        words=words or core,
        core=core or words,
        around=telling(_limits().sub(" ", text[slice(*sentence)]), frozenset(), kept),
        names=names,
        speakers=_speakers(reading, found.start),
        soft=found.soft,
    )


def _scope(text: str, sentence: Span, found: _Found) -> Span:
    """What is claimed: the words after "the first time" up to the end; the whole sentence where few follow."""
    if found.sort not in ("time", "ever"):
        return max(sentence[0], found.start - BEFORE), found.end
    after = found.start, sentence[1]
    begun = text[found.start : found.start + 4].lower() == "for "
    return sentence if begun or found.sort == "ever" or len(WORD.findall(text, *after)) < 7 else after


def telling(text: str, names: frozenset[str], kept: Mapping[str, float]) -> dict[str, float]:
    """The telling words of a stretch under their themes; words of names, of saying and of claiming are left out."""
    named = {stem(word) for name in names for word in WORD.findall(name)}
    found: dict[str, float] = {}
    for stemmed in sorted(stems(text) - named - _saying() - _idle()):
        theme = themes().get(stemmed)
        weight = max(rarity(stemmed), 3.0 if theme else 0.0) * kept.get(stemmed, 1.0)
        if weight > 0:
            found[theme or stemmed] = weight
    return found


def is_speaking(text: str) -> bool:
    """Whether a claim is that something was said: what meets it is then a statement."""
    return bool(stems(text) & _saying())


def stems(text: str) -> set[str]:
    """The stemmed words of a stretch."""
    return {stem(match.group()) for match in WORD.finditer(text)}


@cache
def _saying() -> frozenset[str]:
    return frozenset(stem(word) for word in _words("saying"))


@cache
def _idle() -> frozenset[str]:
    """Words round a claim that belong to no thing claimed: ordinals, mosts, and words of manner."""
    mosts = {word for group in _mosts() for word in group.split()}
    return frozenset(stem(word) for word in (*_words("idle"), *ORDINALS, *mosts))


def _since(reading: Reading, span: Span) -> str | None:
    """The day a claim's limits reach back to: "since 2019", "in a decade", "this year"; None where none is told."""
    published = (reading.report.published or "")[:10]
    days = []
    for match in _limits().finditer(reading.report.text, *span):
        words = match.group().lower()
        year = re.search(r"\b(?:1[5-9]|20)\d\d\b", words)
        inside = [one for one in reading.annotations.timexes or () if match.start() <= one.start < match.end()]
        if "this year" in words and published:
            days.append(f"{published[:4]}-01-01")
        elif words.startswith(("since", "in")) and year:
            days.append(next((one.earliest for one in inside if one.earliest), None) or f"{year.group()}-01-01")
        elif published and inside:
            days += [back for one in inside if (back := _back(published, one.value))]
    return max(days, default=None)


def _back(published: str, duration: str) -> str | None:
    """The day a duration ("P10Y", "P2M") before publication."""
    told = re.fullmatch(r"P(\d+)(Y|M|W|D)", duration)
    try:
        day = date.fromisoformat(published)
        if not told:
            return None
        long = int(told[1]) * {"Y": 365.25, "M": 30.5, "W": 7, "D": 1}[told[2]]
        return date.fromordinal(max(1, day.toordinal() - round(long))).isoformat()
    except ValueError:
        return None


def _speakers(reading: Reading, at: int) -> tuple[str, ...]:
    """Who is said to have claimed it; empty where the report claims it in its own words."""
    for statement in reading.annotations.statements or ():
        if any(start <= at < end for start, end in statement.contents):
            return statement.speakers or ("an unnamed source",)
    return ()
