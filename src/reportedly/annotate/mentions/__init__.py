"""Names, and what else stands for the same person, body, state or place in one report."""

from reportedly.annotate.mentions.entities import add_entities
from reportedly.annotate.mentions.spoken import add_spoken

__all__ = ["add_entities", "add_spoken"]
