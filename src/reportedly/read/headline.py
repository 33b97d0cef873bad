"""Which of several lines is the headline of a body: the one that shares its words.

In: candidate lines, the text of the body, the report's address where it is known. Out: the place of the headline among
the candidates, or None where no line is clearly it. Menus, mottoes and section labels share no words with the report.
"""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

WORD = re.compile(r"[^\W_]{3,}")
COMMON = frozenset(
    "the and for with from that this are was were has have had not but you your our all new more most into over out "
    "after about says said its his her their who what when how why will would could can may".split()
)
BODY_NAME = re.compile(r"\b(?:news|press|wire) (?:agency|service)\b|\benglish service\b", re.IGNORECASE)  # a masthead
FEWEST, MOST = 4, 32  # words of a headline
FEWEST_TELLING = 3  # of them words that tell something
IN_BODY = 0.4  # share of a headline's words that stand in the body, at least
IN_ADDRESS = 0.5  # or in the address, which often spells the headline


def likeliest(candidates: Sequence[str], body: str, address: str | None) -> int | None:
    """The place of the headline: the line the address spells, else the first that shares enough words with the body."""
    known, spelled = _words(body), _words(urlsplit(address).path) if address else set()
    shares: list[tuple[float, float, int]] = []
    for place, line in enumerate(candidates):
        words = _words(line)
        if FEWEST <= len(line.split()) <= MOST and len(words) >= FEWEST_TELLING and not BODY_NAME.search(line):
            shares.append((len(words & spelled) / len(words), len(words & known) / len(words), place))
    addressed = [share for share in shares if share[0] >= IN_ADDRESS]
    if addressed:
        return max(addressed, key=lambda share: (share[0], -share[2]))[2]
    return next((place for _, in_body, place in shares if in_body >= IN_BODY), None)


def _words(text: str) -> set[str]:
    return {match.group().lower() for match in WORD.finditer(text)} - COMMON
