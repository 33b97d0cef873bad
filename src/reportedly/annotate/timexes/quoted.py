"""Words quoted in a text, and the day they were said: "yesterday" in them counts from there.

In: a text. Out: the spans between quote marks, and whether a place lies in one.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from reportedly.records import Span

# Within one paragraph; marks of three kinds. A mark that is never closed quotes nothing.
QUOTED = re.compile(r"“[^“”\n]*”|\"[^\"\n]*\"|``(?:(?!``|'')[^\n])*''|«[^«»\n]*»")


def quotations(text: str) -> list[Span]:
    """The spans of ``text`` between quote marks, the marks with them, in order."""
    return [match.span() for match in QUOTED.finditer(text)]


def holding(quotes: Sequence[Span], place: int) -> Span | None:
    """The quotation that holds the character at ``place``."""
    at = bisect_right(quotes, place, key=lambda span: span[0]) - 1
    return quotes[at] if at >= 0 and place < quotes[at][1] else None
