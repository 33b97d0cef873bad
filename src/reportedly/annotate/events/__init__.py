"""Events of the plain kinds: a trigger word, who took part, where and when."""

from reportedly.annotate.events.find import add_events

__all__ = ["add_events"]
