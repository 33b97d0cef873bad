"""Words and marks of a text with their offsets.

In: a text and a span of it. Out: ``Token``s in order. Sentences, names and meanings are found elsewhere.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportedly.records import Span

# An abbreviation keeps its full stop; a possessive 's is a token of its own; hyphens, inner apostrophes and dots hold a
# word together. Every alternative starts on a different kind of character or is tried once, so matching is linear.
TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}"
    r"|(?:Mr|Mrs|Ms|Dr|Gen|Sens?|Reps?|Gov|Lt|Col|Sgt|Capt|St|Prof|Rev|Jr|Sr|Inc|Corp|Ltd|Co|No|Maj|Adm|Det|Brig|Cmdr|Mt|Atty|Supt|Insp|Cpl|Hon|Const)\."
    r"|[A-Z]\.(?= [A-Z])"
    r"|['’]s\b"
    r"|\d+(?:,\d{3})+(?:\.\d+)?"
    r"|[^\W_]+(?:[-.'’&‑–](?!s\b)[^\W_]+)*"
    r"|\S"
)


# No sentence is longer; what a text without full stops gives as one is read in pieces, so that time stays linear.
LONGEST_SENTENCE = 2_000


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark: its half-open span in the text, its words as written and in small letters."""

    start: int
    end: int
    text: str
    low: str

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()


def tokens(text: str, span: Span) -> list[Token]:
    """The tokens of ``text[span]``, offsets counted in ``text``."""
    return [Token(m.start(), m.end(), m.group(), m.group().lower()) for m in TOKEN.finditer(text, *span)]


def windows(text: str, sentences: Iterable[Span]) -> Iterator[Span]:
    """Sentence spans, those over ``LONGEST_SENTENCE`` code points cut in pieces at white space."""
    for first, end in sentences:
        start = first
        while end - start > LONGEST_SENTENCE:
            cut = text.rfind(" ", start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE)
            cut = cut if cut > start else start + LONGEST_SENTENCE
            yield start, cut
            start = cut
        yield start, end
