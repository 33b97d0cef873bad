"""What an unnamed speaker is: an official, a witness, a source familiar with the matter; from the words used, no more.

In: the phrase a report uses, or a statement with its text. Out: a kind of ``knowledge/unnamed_kinds.tsv``, or where the
report says why no name is given. How many they are is read with the statement; no name is ever guessed.
"""

import re
from functools import cache

from reportedly.knowledge import table, values
from reportedly.records import Span, Statement

# The kind that says least: it tells only where no other word does.
PERSON = "person"
# How reports say that a name is withheld.
WITHHELD = re.compile(
    r"on (?:the )?condition (?:of anonymity|that \w+ not be (?:named|identified))|(?:spoke|speaking) anonymously"
    r"|(?:declin|ask|refus|want|request)\w* (?:not )?to (?:be|remain) (?:named|identified|anonymous)"
    r"|not (?:being )?authori[sz]ed to (?:speak|talk|comment|discuss)\w*|requested anonymity"
    r"|whose name (?:was|is) (?:withheld|not given)"
)
# A paragraph longer than this is no paragraph; the words are looked for near the statement only.
REACH = 1200


def kind_of(phrase: str) -> str | None:
    """The kind of unnamed speaker a phrase describes; None where none of its words tells."""
    low = " ".join(phrase.lower().split())
    kinds = [_kinds()[match.group()] for match in _words().finditer(low)]
    return next((kind for kind in kinds if kind != PERSON), kinds[0] if kinds else None)


def words_for(kind: str) -> tuple[str, ...]:
    """The kind itself, and the words that tell it."""
    return (kind, *(word for word, each in _kinds().items() if each == kind))


def withheld(text: str, statement: Statement) -> Span | None:
    """Where the paragraph of an unnamed speaker's words says that or why the name is not given."""
    if statement.unnamed is None:
        return None
    place = (statement.sources or statement.cue or statement.contents)[0][0]
    start = max(text.rfind("\n", 0, place) + 1, place - REACH)
    end = text.find("\n", place)
    found = WITHHELD.search(text, start, min(end if end >= 0 else len(text), place + REACH))
    return found.span() if found else None


@cache
def _kinds() -> dict[str, str]:
    """Words in small letters -> kind."""
    return {word: row["kind"] for row in table("unnamed_kinds") for word in values(row["words"])}


@cache
def _words() -> re.Pattern[str]:
    longest = sorted(_kinds(), key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b")
