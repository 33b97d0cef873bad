"""The figures of an invented text, for the tests of this folder."""

from dataclasses import replace
from itertools import pairwise

from reportedly.annotate.figures import add_figures
from reportedly.annotate.sentences import add_sentences
from reportedly.annotate.timexes import add_timexes
from reportedly.records import Annotations, Figure, Report, Statement


def read(text: str, statements: tuple[Statement, ...] = ()) -> tuple[Figure, ...]:
    """The figures of a text published on Friday 5 September 2025."""
    report = Report("r", text, published="2025-09-05")
    so_far = replace(add_timexes(report, add_sentences(report, Annotations())), statements=statements)
    found = add_figures(report, so_far).figures
    assert found is not None
    assert all(f.text == text[f.start : f.end] for f in found)
    assert all(first.end <= second.start for first, second in pairwise(found))
    return found


def only(text: str) -> Figure:
    """The one figure of a text."""
    (figure,) = read(text)
    return figure
