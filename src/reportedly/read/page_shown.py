"""What a page shows round its headline: masthead, date line, byline and credit that no markup names.

In: the page's visible blocks, the places of title and body. Out: ``Facts``, as weaker witnesses than the page's data.
Old pages have nothing else.
"""

from collections.abc import Sequence

from reportedly.read.dates import find_dates
from reportedly.read.facts import Context, Facts
from reportedly.read.header_credits import by_line, credit_line
from reportedly.read.header_dates import UPDATED, date_line
from reportedly.read.header_words import NEWSPAPER, SECTIONS, fold_letters
from reportedly.read.lines import text_of
from reportedly.read.outlets import country_of, host_of, spells
from reportedly.read.paragraphs import Paragraph
from reportedly.read.visible import Visible
from reportedly.text import Piece

ABOVE = 12  # blocks before the headline that are looked at
BELOW = 12  # blocks between the headline and the body
MOST_BLOCKS = 3000  # of a page
FOOT = 4000  # letters of a page's end in which its own name stands once more


def shown_round_title(facts: Facts, title: Sequence[Piece], paragraphs: Sequence[Paragraph], visible: Visible) -> None:
    """Take what stands round the headline."""
    begin = next((piece.source[0] for piece in title if piece.source), None)
    body = next((piece.source[0] for p in paragraphs for piece in p.pieces if piece.source), None)
    if begin is None or body is None or begin > body or len(visible.blocks) > MOST_BLOCKS:
        return
    above: list[str] = []
    below: list[str] = []
    for pieces in visible.block_pieces():
        at = pieces[0].source[0] if pieces[0].source else 0
        if at >= body:
            break
        (above if at < begin else below).append(text_of(pieces))
    host = host_of(facts.url)
    context = Context(facts, host, country_of(host, facts.publisher))
    for text in below[1 : BELOW + 1]:
        if 3 <= len(text) <= 200 and not facts.byline:
            by_line(text, context, "below the headline", True)
        if 3 <= len(text) <= 60 and not facts.agency:
            credit_line(text, context, "below the headline", True)
        _date(text, context)
    for text in reversed(above[-ABOVE:]):
        _date(text, context)
        _masthead(text, facts, host, visible)


def _date(text: str, context: Context) -> None:
    """A date line, where the page's data have no date."""
    if context.facts.published or len(text) > 160 or not find_dates(text, context.country):
        return
    first = find_dates(text, context.country)[0]
    if date_line(text, context, "beside the headline", False):
        return
    if len(text.split()) <= 12 and not UPDATED.search(text[: first.span[0]]):
        context.facts.offer_date(first.iso, first.text, "beside the headline", 6)


def _masthead(text: str, facts: Facts, host: str | None, visible: Visible) -> None:
    """An outlet's name above the headline: it looks like one, and stands at the page's end again or in its host."""
    words = text.split()
    if facts.ranks.get("publisher", 99) < 9 or not 1 < len(words) <= 5 or not NEWSPAPER.search(text):
        return
    if not (text.isupper() or text.istitle()) or all(word.lower() in SECTIONS for word in words):
        return
    again = fold_letters(text) in fold_letters(visible.letters[-FOOT:])
    if again or spells(text, host):
        facts.offer("publisher", text, "above the headline", 8)
