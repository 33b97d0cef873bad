"""Quotations inside quotations: whose they are, and what is none."""

import pytest
from told import page_of, place

from reportedly.annotate.statements.inside import quoted_inside
from reportedly.annotate.statements.page import Attribution
from reportedly.annotate.statements.quotes import Quotes, find_quotes


def inside(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and words of each quotation inside the first quotation of a text."""
    quote = Quotes(find_quotes(text)).found[0]
    outer = Attribution(((quote.start, quote.end),), place(text, "said") if "said" in text else None)
    page = page_of(text)
    found = list(quoted_inside(page, outer, (quote.start, quote.end)))
    assert all(one.parent is outer for one in found)
    assert all(quote.start <= s < e <= quote.end for one in found for s, e in (*one.contents, one.source or (0, 0)))
    return [
        (text[slice(*one.source or (0, 0))], text[slice(*one.cue or (0, 0))], text[slice(*one.contents[0])])
        for one in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He told me, ‘Go home,’” Ana said.", [("He", "told", "Go home")]),
        ("“My engineer came in and said, ‘Go home!’ so I ran,” Ana said.", [("My engineer", "said", "Go home!")]),
        ("“And then he went, ‘Get out,’ and I did,” Ana said.", [("he", "went", "Get out")]),
        ("“She was like, ‘Why now?’ and I left,” Ana said.", [("She", "like", "Why now?")]),
        (
            "“Lind said, ‘Go home,’ but Berg asked: ‘Is it shut?’ and I left,” Ana said.",
            [("Lind", "said", "Go home"), ("Berg", "asked", "Is it shut?")],
        ),
    ],
)
def test_whose_the_inner_words_are(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert inside(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“The so-called ‘Old Gate’ was shut,” Ana said.",  # a term
        "“He shut, ‘Go home,’ the gate,” Ana said.",  # no verb of saying
        "“Said, ‘Go home,’” Ana said.",  # nobody
        "“We don’t know, it’s Berg’s,” Ana said.",
        "“He told me, ‘Go home,” Ana said.",  # never closed
    ],
)
def test_what_is_nobodys(text: str) -> None:
    assert inside(text) == []


def test_a_hundred_of_them() -> None:
    text = "“" + "He told me, ‘Go home,’ and I left. " * 100 + "” Ana said."
    assert inside(text) == [("He", "told", "Go home")] * 100
