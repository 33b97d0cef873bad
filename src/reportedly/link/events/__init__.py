"""One happening told by several reports: which mentions are one, and the events that a story's reports share."""

from reportedly.link.events.groups import link
from reportedly.link.events.mentions import Mention
from reportedly.link.events.shared import find_shared_events
from reportedly.link.events.words import head_lemma

__all__ = ["Mention", "find_shared_events", "head_lemma", "link"]
