"""How rare a word is in the news, from a table counted over other news than the reports at hand.

In: a word. Out: its rarity, the negative logarithm of the share of reports that hold it. Which words two reports share
does not belong here. The table is static on purpose: what a report is about must not change when others are added.
"""

import math
from functools import cache

from reportedly.knowledge import table, values

# A word that the table lacks stands in fewer reports than any that it holds.
UNSEEN = 0.0001
# A word in more reports than this part of other news weighs nothing.
STOP = 0.12


def stem(word: str) -> str:
    """A word without its plural ending, so that headlines in either number meet."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def rarity(stemmed: str) -> float:
    """0 for the words of every report, then the more the rarer: 4.6 for one report in a hundred."""
    return _rarities().get(stemmed, -math.log(UNSEEN))


def mostly_small(stemmed: str) -> bool:
    """Whether other news mostly writes this word without a capital, so that a capital makes no name of it."""
    return stemmed in _small()


@cache
def _rarities() -> dict[str, float]:
    return {
        word: 0.0 if float(row["share"]) >= STOP else -math.log(float(row["share"]))
        for row in table("word_shares")
        for word in values(row["words"])
    }


@cache
def _small() -> frozenset[str]:
    return frozenset(w for row in table("word_shares") if row["written"] == "small" for w in values(row["words"]))
