"""Small networks that read a text once: what each of its words is, and what it is to a cue.

In: a text. Out: ``Seen``. They run on any CPU, from files of this package alone, and know nothing of news: what is made
of their answers is the stages' own. ``choose`` takes the faster network, or more threads, for all that follows.
"""

from reportedly.nets.labels import EVENTS, HEADS, LINKS, NAMES, NOMINALS, ROLES, TIMEXES
from reportedly.nets.seen import Seen, see
from reportedly.nets.setting import NETS, Setting, choose, chosen

__all__ = [
    "EVENTS",
    "HEADS",
    "LINKS",
    "NAMES",
    "NETS",
    "NOMINALS",
    "ROLES",
    "TIMEXES",
    "Seen",
    "Setting",
    "choose",
    "chosen",
    "see",
]
