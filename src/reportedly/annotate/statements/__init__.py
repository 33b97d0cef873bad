"""Attributed statements: words or a claim somebody is said to have said, with source, cue, content and hands.

In: a report, its sentences, entities and dates. Out: ``Annotations.statements``. The network sees which words may be
cue, source and content (``nets.see``); ``claims`` decides what each cue claims; ``contents`` makes whole quotations of
it; ``attributions`` adds verb, addressee and hands; ``unclaimed`` takes up the quotations left; ``speakers`` says who.
"""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.annotate.statements.attributions import find_attributions
from reportedly.annotate.statements.page import Attribution, Page
from reportedly.annotate.statements.quotes import Quotes, find_quotes, quoted_words
from reportedly.annotate.statements.speakers import name_speakers
from reportedly.annotate.statements.unclaimed import take_up
from reportedly.records import Annotations, Report, Statement, content_id

__all__ = ["add_statements"]


def add_statements(report: Report, so_far: Annotations) -> Annotations:
    """Fill in ``statements`` in order of their first word."""
    quotes = Quotes(find_quotes(report.text))
    page = Page(report.text, so_far.sentences or (), quotes)
    attributions = take_up(page, find_attributions(page, (0, len(report.text))))
    named = name_speakers(report, so_far, attributions)
    return replace(so_far, statements=_records(report, quotes, attributions, named))


def _records(
    report: Report, quotes: Quotes, attributions: Sequence[Attribution], named: Sequence[Statement]
) -> tuple[Statement, ...]:
    """Finish the statements: mode, ids, and the tie from a nested one to the one it stands in."""
    ids = [content_id("st", report.id, attribution.contents) for attribution in attributions]
    place = {id(attribution): key for attribution, key in zip(attributions, ids, strict=True)}
    records: dict[str, Statement] = {}
    for attribution, statement, key in zip(attributions, named, ids, strict=True):
        parent = place.get(id(attribution.parent))
        mode = _mode(*quoted_words(report.text, quotes, attribution.contents))
        records.setdefault(key, replace(statement, id=key, mode=mode, parent=parent if parent != key else None))
    return tuple(sorted(records.values(), key=lambda s: (s.contents[0], s.id)))


def _mode(quoted: int, plain: int) -> str:
    """Direct when every word of the content is inside quotation marks, indirect when none is, else mixed."""
    return "direct" if not plain else "mixed" if quoted else "indirect"
