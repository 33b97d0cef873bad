"""Attributed statements: words or a claim somebody is said to have said, with source, cue, content and hands."""

from reportedly.annotate.statements.stretches import add_statements

__all__ = ["add_statements"]
