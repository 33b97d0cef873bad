"""Whether the words round a time expression speak of what was or of what is to come.

In: the coded text and the place of the expression. Out: ``past``, ``future`` or None. The nearest finite verb or cue
before the expression in its sentence decides; where there is none, the nearest after it.
"""

from reportedly.annotate.timexes.find import Coded

FUTURE = frozenset(
    "will shall ll would expected expects scheduled due plans planned planning upcoming slated set".split()
)
PAST = frozenset(
    "said says was were had did has been told began came came took made met went gave got saw fell rose won lost held"
    " left led sent spoke struck broke became found found wrote bought sold paid shot hit cut put ran flew drove fought"
    " stood kept brought thought knew grew drew fled according ago".split()
)
TO_BE = frozenset("will shall ll to would also not".split())
# "Until Friday": a bound set now lies ahead, whatever verb tells of the setting.
BOUNDS = frozenset("until till".split())
REACH = 25


def direction(given: Coded, first: int, last: int) -> str | None:
    """The direction the sentence gives the expression at ``first`` to ``last`` (places in ``given.words``)."""
    if first and given.words[first - 1].low in BOUNDS:
        return "future"
    for place in range(first - 1, max(-1, first - REACH), -1):
        if given.codes[place] == "|":
            break
        told = cue(given, place)
        if told:
            return told
    for place in range(last, min(len(given.words), last + REACH)):
        if given.codes[place] == "|":
            break
        told = cue(given, place)
        if told:
            return told
    return None


def cue(given: Coded, place: int) -> str | None:
    """What the word at ``place`` tells."""
    word = given.words[place].low
    if word in FUTURE:
        return "future"
    if word in PAST:
        return "past"
    # "Is to hear its first witnesses in November".
    if word == "to" and place and given.words[place - 1].low in ("is", "are"):
        return "future"
    if len(word) > 4 and word.endswith("ed"):
        ahead = place > 1 and given.words[place - 1].low == "be" and given.words[place - 2].low in TO_BE
        return "future" if ahead else "past"
    return None
