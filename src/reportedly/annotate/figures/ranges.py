"""Two numbers read as one thing: a range, the two sides of a vote, games won and lost; scores are none of them.

In: a ``Line`` and the first number. Out: ``Amount``s.
"""

from dataclasses import replace

from reportedly.annotate.figures import lexicon
from reportedly.annotate.figures.amount import ROUND, Amount, exact
from reportedly.annotate.figures.labels import street
from reportedly.annotate.figures.line import Line
from reportedly.annotate.figures.units import DASHES, unit_after

VOTES = frozenset("vote voted votes voting approved passed passes ruled ruling majority ballot margin".split())
# Words of a game near two numbers tied together.
GAMES = frozenset(
    "win won loss lost defeat draw drew lead led deficit down beat beats victory score tie aggregate".split()
)
# What two numbers tied together are right before these: games won and lost, "an 18-30 start", "is 284-286 lifetime".
RECORDS = frozenset("record records mark start lifetime overall slate ledger".split())
# Before the numbers, or before one word that stands before them: "a dismal 9-14 start".
OPENING = frozenset("a an the his her its their our to with and".split())
MOST_GAMES = 2500
# A number to which another has moved is no end of a range where it is so many times as large.
MOVED = 2.5


def vote(line: Line, at: int, value: float) -> list[Amount] | None:
    """The two sides of a vote ("94-1"); an empty list for a score; None where it is neither."""
    if line.lows(at + 1, at + 4) == ("-", "to", "-") and line.value(at + 4) is not None:
        return [exact(at, at + 1, value, kind="vote"), exact(at + 4, at + 5, line.value(at + 4) or 0.0, kind="vote")]
    other = line.value(at + 2)
    near = line.items[max(0, at - 12) : at + 14]
    if line.low(at + 1) not in DASHES or other is None or not line.tight(at, at + 3):
        return sides(line, at, value) if any(item.low in VOTES for item in near) else None
    if line.low(at + 3) in DASHES or line.low(at - 1) in DASHES:
        return []
    if any(item.low in VOTES for item in near):
        return [exact(at, at + 1, value, kind="vote"), exact(at + 2, at + 3, other, kind="vote")]
    game = any(item.low in GAMES for item in line.items[max(0, at - 4) : at + 6])
    return [] if game or value >= other else None


def won_and_lost(line: Line, at: int, value: float) -> Amount | None:
    """Games won, of a record of games won and lost ("a 122-147 record"); its words are those of both numbers."""
    other = line.value(at + 2)
    if other is None or line.low(at + 1) not in DASHES or not line.tight(at, at + 3) or max(value, other) > MOST_GAMES:
        return None
    if line.low(at + 3) in DASHES or line.low(at - 1) in DASHES or age_words(line, at):
        return None
    return exact(at, at + 3, value, kind="record") if of_games(line, at) else None


def of_games(line: Line, at: int) -> bool:
    """Whether a word of a record stands right behind two numbers or right before them, and no noun follows it."""
    if line.lows(at - 2, at) in (("record", "of"), ("mark", "of")):
        return line.kind(at + 3) != "word" or line.low(at + 3) in lexicon.STOP
    word, after = line.low(at + 3), line.low(at + 4)
    if word == "start" and line.low(at - 1) not in OPENING and line.kind(at - 1) == "word":
        return line.low(at - 2) in OPENING and after in ("", "to", ",", ".")  # a dismal 9-14 start to the season
    return word in RECORDS and (line.kind(at + 4) != "word" or after in lexicon.STOP)


def tally(line: Line, at: int) -> bool:
    """Whether the two sides of a vote stand here, whatever name goes before: "passes water bill 94-1"."""
    tied = line.low(at + 1) in DASHES and line.value(at + 2) is not None and line.tight(at, at + 3)
    return tied and line.kind(at - 1) == "word" and any(word in VOTES for word in line.lows(max(0, at - 6), at))


def sides(line: Line, at: int, value: float) -> list[Amount] | None:
    """A vote told with "to": "by 94 votes to 1", "voted 214 to 187"."""
    place = at + 2 if line.low(at + 1) in ("votes", "vote") else at + 1
    other = line.value(place + 1)
    if line.low(place) != "to" or other is None or line.blocked(place + 1):
        return None
    if line.low(at - 1) not in ("by", "of", "voted", "vote", "passed", "was", ",") and place == at + 1:
        return None
    after = line.low(place + 2)
    if line.kind(place + 2) == "word" and after not in lexicon.STOP | {"votes", "vote"}:
        return None
    last = place + 3 if after in ("votes", "vote") else place + 2
    return [exact(at, place, value, kind="vote"), exact(place + 1, last, other, kind="vote")]


def range_on(line: Line, first: Amount) -> Amount | None:
    """ "10 to 15", "between 10 and 15", "$3-5 million"; None where no second number follows."""
    second = second_of(line, first)
    if second is None or first.low is None:
        return None
    sign = line.sign(second + 1) if line.value(second) is None else None
    second = second + 1 if sign and line.value(second + 1) is not None else second
    other = line.value(second)
    if other is None or line.blocked(second) or street(line, second):
        return None
    if sign and first.unit and first.kind != "money":
        return None  # "lost 2% to $1,737": a number and where it came to
    last, unit, kind, times = unit_after(line, second + 1, first.kind == "money" or bool(sign))
    low, high = first.low, other * times
    if first.unit in ("cent", "pence") and (unit or "").isupper():
        first, low = replace(first, unit=unit), low / 100  # 80 cents to 1 euro
    if first.unit and (unit or ("USD" if sign else None)) not in (first.unit, "USD") and first.kind != "money":
        return None
    if low < high and high >= 1e3 and low < 1e3:
        low = scaled_like(line, second, low) if times == 1 else low * times
    if not low < high or not one_range(line, first, low, high):
        return None
    opener = line.low(first.first - 1)
    if age_words(line, first.first) and not unit:
        unit, kind = "year", "time"
    begin = first.first - 1 if opener == "between" else first.first
    return Amount(begin, last, low=low, high=high, unit=first.unit or unit, kind=first.kind if first.unit else kind)


def second_of(line: Line, first: Amount) -> int | None:
    """Where the second number of a range would stand."""
    at, opener = first.last, line.low(first.first - 1)
    join = line.low(at)
    if line.lows(at, at + 2) == ("up", "to") and opener == "from":
        return at + 2  # from 450 up to 900
    if not (join in DASHES or join in ("to", "or") or (join == "and" and opener == "between")):
        return None
    doubled = (join in DASHES and line.low(at + 1) == "to") or (join == "to" and line.low(at + 1) in DASHES)
    return at + 2 if doubled else at + 1


def one_range(line: Line, first: Amount, low: float, high: float) -> bool:
    """Whether two numbers are ends of one range: not where a number moves, nor where "or" gives two choices."""
    join = line.low(first.last)
    if join == "or":
        return (high - low in (1, 2, 5, 10, 100) or low * 2 >= high) and not any(
            item.low == "respectively" for item in line.items
        )
    if (
        join != "to"
        or not moves_before(line, first.first)
        or line.lows(first.first - 3, first.first - 1) == ("down", "from")
    ):
        return True
    if introduced(line, first.first) == "from":
        return False
    return low > 0 and high <= MOVED * low and not (first.unit and line.low(first.first - 1) != "by")


def age_words(line: Line, at: int) -> bool:
    """Whether "aged" stands before a number or its "from" or "between"."""
    if line.low(at - 1) in ("from", "between"):
        at -= 1
    return line.low(at - 1) in ("aged", "ages")


def introduced(line: Line, first: int) -> str:
    """The preposition before a number, its article passed over."""
    return line.low(first - 2) if line.low(first - 1) in ("the", "its", "a") else line.low(first - 1)


def moves_before(line: Line, at: int) -> bool:
    """Whether a word of change stands in the five words before ``at``, and the number is no end of a "from … to"."""
    moves, turns = lexicon.change_forms(), lexicon.turn_forms()
    if line.low(at - 1) == "from" and lexicon.verb_forms().get(line.low(at - 2)) == "go":
        return True  # calls went from 96 to 131
    words = line.lows(max(0, at - 5), at)
    return any(word in moves or (word in turns and words[-1] in ("by", "from")) for word in words)


def scaled_like(line: Line, second: int, low: float) -> float:
    """ "3 to 5 million" means 3 million: the first number takes the scale word of the second."""
    words = line.text_of(second, second + 1).lower()
    for word, scale in ROUND.items():
        if word in words and word != "dozen":
            return low * scale
    return low
