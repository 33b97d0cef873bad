"""Whether the words round a time expression speak of what was or of what is to come.

In: the coded text and the place of the expression. Out: ``past``, ``future`` or None. The nearest finite verb or cue
before the expression in its sentence decides; where there is none, the nearest after it. What somebody agreed, planned
or has to do lies ahead, whatever the tense in which the agreeing is told.
"""

from itertools import pairwise

from reportedly.annotate.timexes.coded import Coded

FUTURE = frozenset(
    "will shall ll would expected expects scheduled due planned planning upcoming slated effective payable forecast"
    " want wants hope hopes aim aims seek seeks".split()
)
# A verb, or a name in the plural; "set", which is often past: future only before "to" or "for".
FUTURE_TO = frozenset("plans plan set".split())
PAST = frozenset(
    "said says was were had did has been told began came took made met went gave got saw fell rose won lost held"
    " left led sent spoke struck broke became found wrote bought sold paid shot hit cut put ran flew drove fought"
    " stood kept brought thought knew grew drew fled withdrew caught sank sought threw chose heard felt hid"
    " swore stole taught woke wore according ago since".split()
)
# Looks like the past of a verb and is none.
NO_VERB = frozenset("indeed hundred united speed exceed proceed succeed".split())
TO_BE = frozenset("will shall ll to would also not".split())
# What "may", "must" be done lies ahead; what "may have" been done does not.
MODALS = frozenset("could might may must should".split())
# "Agreed to meet", "a plan to sell": after these an infinitive lies ahead.
AIMS = frozenset(
    """agree agrees agreed agreement plan plans planned planning expect expects expected scheduled due set slated
    supposed likely hope hopes hoped want wants wanted intend intends intended promised pledged vowed threatened ready
    deadline proposed proposal proposes decided offered offer voted prepared preparing needs has have is are deal pact
    contract able wait waiting ordered asked urged invited allowed""".split()
)
# What somebody aims at "by June".
BOUND_BY = AIMS - frozenset("has have is are set scheduled".split())
# "Asked the court to sit": so, past the one who is asked.
ASKS = frozenset("ask asks asked order ordered urge urges urged invite invited want wants expect expects".split())
# "Had been due", "as previously planned": an aim of before, not of now.
FORMER = frozenset("had previously originally initially first".split())
# "Until Friday": a bound set now lies ahead, whatever verb tells of the setting.
BOUNDS = frozenset("until till".split())
# What goes on until a day that is past.
LASTED = frozenset("went lasted stayed remained continued waited fought lived worked served kept held ran".split())
# The present of what is fixed beforehand: "the truce ends on Friday".
ENDS = frozenset(
    "ends begins starts opens closes takes resumes expires leaves arrives votes faces returns meets sits".split()
)
# The plural of the same, just before its day, unless denied or still to be done.
END = frozenset("end open start begin close meet vote reopen resume expire".split())
DONE = frozenset("did not to n't".split())
# "As soon as Friday", "as early as May".
FAR = frozenset("soon early late".split())
# Before the name of a thing that is fixed beforehand: "Friday's vote" may lie ahead.
FIXED = frozenset(
    """meeting vote election elections summit talks match game final session hearing debate deadline ceremony launch
    conference rally protest strike march funeral trial referendum auction""".split()
)
REACH = 25
NEAR = 5


def direction(given: Coded, first: int, last: int) -> str | None:
    """The direction the sentence gives the expression at ``first`` to ``last`` (places in ``given.words``)."""
    start, end = sentence(given, first, last)
    if word(given, first - 1) in BOUNDS:
        lasted = any(word(given, place) in LASTED for place in range(max(start, first - NEAR), first))
        return "past" if lasted or past_perfect(given, start, end) else "future"
    if word(given, first - 1) == "as" and word(given, first - 2) in FAR:
        return "future"
    if given.codes[last : last + 1] == "'" and word(given, last + 1) not in FIXED:
        return "past"  # "Friday's ruling": what has a day of its own, unless it is fixed beforehand, has been
    if word(given, first - 1) == "by" and any(word(given, place) in BOUND_BY for place in range(start, first)):
        return "future"  # "promised a plan by June"
    if word(given, last) in ("is", "are") and first == start:
        return "future"  # "Thursday is a holiday"
    plain = word(given, first - 1) == "on" and word(given, first - 2) in END and word(given, first - 3) not in DONE
    if plain:
        return "future"  # "the talks end on Friday"
    for place in (*range(first - 1, start - 1, -1), *range(last, end)):
        told = cue(given, place)
        if told:
            return told
    return None


def sentence(given: Coded, first: int, last: int) -> tuple[int, int]:
    """The places looked at: those of the sentence, no further off than ``REACH``."""
    start = given.codes.rfind("|", max(0, first - REACH), first) + 1 or max(0, first - REACH)
    end = given.codes.find("|", last, last + REACH)
    return start, end if end >= 0 else min(len(given.codes), last + REACH)


def word(given: Coded, place: int) -> str:
    """The word at ``place`` in lower case, empty beyond the ends."""
    return given.words[place].low if 0 <= place < len(given.words) else ""


def past_perfect(given: Coded, start: int, end: int) -> bool:
    """Whether the sentence tells what had been, or did not come to be, up to a time."""
    words = [word(given, place) for place in range(start, end)]
    return "had" in words or any(
        one in ("did", "was", "were") and two in ("not", "n't") for one, two in pairwise(words)
    )


def former(given: Coded, place: int) -> bool:
    """Whether the aim told at ``place`` is one of before: "had been due", "as previously planned"."""
    return word(given, place - 1) in FORMER or (
        word(given, place - 1) == "been" and bool(FORMER & {word(given, place - 2), word(given, place - 3)})
    )


def cue(given: Coded, place: int) -> str | None:
    """What the word at ``place`` tells."""
    low, before, after = word(given, place), word(given, place - 1), word(given, place + 1)
    if low == "to":
        aimed = before in AIMS or word(given, place - 2) in ASKS
        if not aimed or given.codes[place + 1 : place + 2] != "x":
            return None
        return "past" if before.endswith(("ed", "due", "set")) and former(given, place - 1) else "future"
    if low in ENDS:
        return "future"
    if low in FUTURE_TO:
        return "future" if after in ("to", "for") else None
    if low in MODALS:
        return "past" if after in ("have", "not") else "future" if given.codes[place] == "x" else None
    if low in FUTURE:
        return "past" if former(given, place) else "future"
    if low in PAST or (len(low) > 4 and low.endswith("ed") and low not in NO_VERB):
        ahead = before == "be" and word(given, place - 2) in TO_BE
        return "future" if ahead else "past"
    return None
