"""Names, and what else stands for the same person, body, state or place in one report."""

from reportedly.annotate.mentions.entities import add_entities

__all__ = ["add_entities"]
