"""The words of a text in one row, with what of their surroundings tells whom they stand for.

In: a text and its sentences' tokens. Out: a ``Page``. What in it may stand for somebody is found in ``phrases``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportedly.annotate.tokens import Token

OPEN, CLOSE, STRAIGHT = "“«„", "”»", '"'
LEAST_TURNS = 3  # questions with a paragraph of their own, in an interview


@dataclass(frozen=True, slots=True)
class Page:
    """The words of a text in one row: tokens, the number of each one's sentence and of its quotation.

    ``asks`` tells of each whether its paragraph ends in a question, ``told`` how many sentences with words outside
    quotations begin before it. In a ``dialogue`` questions and answers take turns.
    """

    text: str
    tokens: Sequence[Token]
    starts: Sequence[int]
    sentences: Sequence[int]
    quotes: Sequence[int]
    asks: Sequence[bool]
    told: Sequence[int]
    dialogue: bool = False


def page_of(text: str, sentences: Sequence[Sequence[Token]]) -> Page:
    """The tokens of all sentences in a row. A quotation ends at its mark or with its paragraph."""
    row: list[Token] = []
    numbers: list[int] = []
    quotes: list[int] = []
    quote = last = 0
    for number, sentence in enumerate(sentences):
        for token in sentence:
            if row and quote and "\n" in text[row[-1].end : token.start]:
                quote = 0
            straight = token.text == STRAIGHT or _is_doubled(text, token)
            opens = token.text in OPEN or (straight and not quote)
            if opens:
                last += 1
            closes = token.text in CLOSE or (straight and bool(quote))
            quote = last if opens else 0 if closes else quote
            row.append(token)
            numbers.append(number)
            quotes.append(quote)
    asks = _asks(text, row)
    turns = sum(one and not other for one, other in pairwise(asks))
    return Page(
        text, row, [t.start for t in row], numbers, quotes, asks, _told(row, numbers, quotes), turns >= LEAST_TURNS
    )


def _is_doubled(text: str, token: Token) -> bool:
    """The first of two apostrophes that stand for one quotation mark."""
    return (
        token.text == "'" and text[token.start : token.start + 2] == "''" and text[token.start - 1 : token.start] != "'"
    )


def _told(row: Sequence[Token], numbers: Sequence[int], quotes: Sequence[int]) -> list[int]:
    told: list[int] = []
    sentences: set[int] = set()
    for token, number, quote in zip(row, numbers, quotes, strict=True):
        if not quote and token.is_word:
            sentences.add(number)
        told.append(len(sentences))
    return told


def _asks(text: str, row: Sequence[Token]) -> list[bool]:
    asks: list[bool] = []
    asking = False
    for token, following in zip(reversed(row), [None, *reversed(row)], strict=False):
        if following is None or "\n" in text[token.end : following.start]:
            asking = token.text == "?"
        asks.append(asking)
    return asks[::-1]
