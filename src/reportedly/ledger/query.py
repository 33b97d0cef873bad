"""What a user types into a search, as a query FTS5 understands.

In: any text. Out: a query in which every word stands in quotation marks, so that nothing in it can be taken for FTS5's
own grammar (https://sqlite.org/fts5.html, "Full-text Query Syntax"). Raises ``BadQuery``.

All words must be there; "in quotes" they must stand together; OR between two gives a choice; NOT or a minus before one
leaves reports out that hold it; a star after a word stands for any ending. All else is passed over.
"""

import re
from dataclasses import dataclass

from reportedly.errors import BadQuery

# A query longer than this is a mistake or an attack; FTS5's own limits are near (a depth of 256).
MOST_WORDS, LONGEST = 64, 4_000
PIECE = re.compile(r"""(?P<minus>-(?=["“”„«\w]))?(?:["“”„«](?P<phrase>[^"“”„»]*)["“”»]?|(?P<word>[^\s"“”„«»]+))""")
WORD = re.compile(r"[^\W_]+")
# What SQLite's functions cannot take, and the noncharacters by which ``index`` marks the words found.
UNSEARCHABLE = re.compile("[\x00\ud800-\udfff\ufdd0\ufdd1]")


@dataclass(frozen=True, slots=True)
class Term:
    """One thing looked for: its words, and whether any ending will do."""

    words: str
    any_ending: bool = False

    def __str__(self) -> str:
        return f'"{self.words}"{"*" if self.any_ending else ""}'


def parse(words: str) -> str:
    """The query. Raises ``BadQuery`` where there is no word in it to look for, or there are too many."""
    if len(words) > LONGEST:
        raise BadQuery("search", f"{len(words):,} characters are too many to search for", f"give at most {LONGEST:,}")
    wanted: list[list[Term]] = []
    unwanted: list[Term] = []
    choice = leave_out = False
    for piece in PIECE.finditer(words):
        if piece["word"] in ("OR", "NOT", "AND") and not piece["minus"]:
            choice, leave_out = piece["word"] == "OR" and bool(wanted), piece["word"] == "NOT"
            continue
        for term in _terms(piece):
            if piece["minus"] or leave_out:
                unwanted.append(term)
            elif choice:
                wanted[-1].append(term)
            else:
                wanted.append([term])
            choice = leave_out = False
    count = sum(len(WORD.findall(term.words)) for terms in (*wanted, unwanted) for term in terms)
    if count > MOST_WORDS:
        raise BadQuery("search", f"{count:,} words are too many to search for", f"give at most {MOST_WORDS}")
    if not wanted:
        reason = "there is nothing to look for but what to leave out" if unwanted else "there is no word to look for"
        raise BadQuery("search", reason, 'give words, such as: reportedly search "lost at sea" ferry')
    both = " AND ".join(f"({' OR '.join(map(str, terms))})" for terms in wanted)
    return f"({both}){''.join(f' NOT {term}' for term in unwanted)}"


def _terms(piece: re.Match[str]) -> list[Term]:
    """The term of a piece, if any: a phrase, or a word, whose parts ("U.S.-led") must stand together."""
    phrase = piece["phrase"]
    words = " ".join(UNSEARCHABLE.sub(" ", piece["word"] if phrase is None else phrase).split())
    if not WORD.search(words):
        return []
    return [Term(words.removesuffix("*"), any_ending=phrase is None and words.endswith("*"))]
