"""What the heads of the network tell of a word: the labels of each head, in the order of its outputs.

B- begins a span, I- goes on with it, O is outside. Training and reading share this file.
"""


def _spans(*kinds: str) -> tuple[str, ...]:
    return ("O", *(f"{edge}-{kind}" for kind in kinds for edge in "BI"))


# What a word is in an attribution, whichever attribution that is.
ROLES = _spans("source", "cue", "content")
# What a word is to one given cue.
LINKS = _spans("source", "content")
# Names; states are places here, told apart by knowing them.
NAMES = _spans("person", "organisation", "place")
# Descriptions up to their head noun ("the prime minister"), and pronouns that stand for a person.
NOMINALS = (*_spans("person", "organisation", "place"), "pronoun")
TIMEXES = _spans("timex")
EVENTS = _spans("event")
HEADS: dict[str, tuple[str, ...]] = {
    "roles": ROLES,
    "names": NAMES,
    "nominals": NOMINALS,
    "timexes": TIMEXES,
    "events": EVENTS,
}
