"""The language of a text, from its words.

In: text, and what a page says its language is. Out: a two-letter code (ISO 639-1), or None where the text is too
short to tell.
"""

import re

SAMPLE = 4000  # characters looked at: enough to be sure, short enough to be quick
ENOUGH = 40  # letters without which words tell nothing


def language_of(text: str, stated: str | None = None) -> str | None:
    """The language of ``text``; ``stated`` (a page's own word) decides where the text is short."""
    said = re.match(r"[a-z]{2}", stated.strip().lower()) if stated else None
    sample = text[:SAMPLE]
    letters = sum(c.isalpha() for c in sample)
    if letters < ENOUGH:
        return said[0] if said else None
    import py3langid  # noqa: PLC0415  # heavy (numpy and a model): loaded only once a text is read

    found: str = py3langid.classify(" ".join(sample.split()))[0]
    return said[0] if said and letters < 3 * ENOUGH else found
