"""Names and words made alike, to be found however they are written.

In: a text. Out: its words in small letters without accents, one blank before and after each, so that " ann lee " is in
" dr ann lee ". Which texts are compared belongs to the callers.
"""

import re
import unicodedata

# A longer run without a blank is no word; it is cut, since normalising takes long on long runs of combining marks.
LONGEST = 100
WORD = re.compile(r"[^\W_]+")
LEAVE_OUT = frozenset({"the", "s"})


def fold(text: str) -> str:
    """The folded form of a name or a text; "" where there is no word in it."""
    words = [word for run in text.casefold().split() for word in WORD.findall(_bare(run[:LONGEST]))]
    telling = [word for word in words if word not in LEAVE_OUT] or words
    return f" {' '.join(telling)} " if telling else ""


def _bare(run: str) -> str:
    """The characters without accents."""
    if run.isascii():
        return run
    return "".join(each for each in unicodedata.normalize("NFKD", run) if not unicodedata.combining(each))
