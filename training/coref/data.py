"""The sets that whom a phrase stands for is learnt from, as texts with gold.

In: folders and files of GUM, ECB+ and the pronouns of PolNeAR that were judged by hand. Out: ``Lesson``s: the words of
a text, its phrases as the program finds them, and what is known of each. How weights follow is told in ``train``.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent / "eval"))

import coref  # noqa: E402 - found by the path set above

from reportedly.annotate.mentions.entities import read_phrases  # noqa: E402 - found by the path set above
from reportedly.annotate.mentions.page import Page  # noqa: E402 - found by the path set above
from reportedly.annotate.mentions.phrases import PRONOUNS, Phrase  # noqa: E402 - found by the path set above
from reportedly.annotate.mentions.referents import Referent  # noqa: E402 - found by the path set above
from reportedly.annotate.sentences import add_sentences  # noqa: E402 - found by the path set above
from reportedly.records import Annotations, Report, Span  # noqa: E402 - found by the path set above

GENRES = (*coref.GENRES, "letter", "podcast", "bio", "essay", "voyage", "textbook", "academic")
NO_SPACE_BEFORE = frozenset({".", ",", ";", ":", "?", "!", "'s", "n't", ")"})


@dataclass(slots=True)
class Lesson:
    """A text to learn from. ``right`` tells for a phrase whether a referent is its own; None where nothing is known."""

    page: Page
    phrases: list[Phrase]
    clusters: dict[int, object] = field(default_factory=dict)  # by phrase: its gold cluster
    others: dict[int, list[Span]] = field(default_factory=dict)  # by phrase: what else stands for the same

    def right(self, phrase: Phrase, fitting: Sequence[Referent]) -> list[int] | None:
        """The numbers of those in ``fitting`` that the phrase stands for; None where it is not known."""
        if id(phrase) in self.others:
            return self._among(self.others[id(phrase)], fitting) or None
        if not self.clusters:
            return None
        gold = self.clusters.get(id(phrase))
        return [n for n, r in enumerate(fitting) if gold is not None and self._cluster(r) == gold]

    def _cluster(self, referent: Referent) -> object:
        """The gold cluster of most of a referent's phrases, of two the first."""
        counts: defaultdict[object, int] = defaultdict(int)
        for phrase in referent.phrases:
            counts[self.clusters.get(id(phrase))] += 1
        return max(counts, key=counts.__getitem__)

    def _among(self, spans: Sequence[Span], fitting: Sequence[Referent]) -> list[int]:
        """Those of which a name, or a phrase with the very span, is among the gold ones; else those that touch one."""

        def touched(exact: bool) -> Iterator[int]:
            for number, referent in enumerate(fitting):
                for phrase in referent.phrases:
                    close = phrase.span in spans if exact and phrase.kind != "name" else _touches(phrase.span, spans)
                    if close:
                        yield number
                        break

        return list(touched(True)) or list(touched(False))


def _touches(span: Span, others: Iterable[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _read(text: str) -> Lesson:
    sentences = add_sentences(Report(id="r", text=text, language="en"), Annotations()).sentences or ()
    return Lesson(*read_phrases(text, sentences))


def gum(folder: Path) -> Iterator[Lesson]:
    """GUM's documents: every phrase has its gold cluster, or none where gold has no such mention."""
    for document in coref.read_gum(folder, GENRES):
        lesson = _read(document.text)
        starts = {at: n for n, (first, end) in enumerate(document.words) for at in range(first, end)}
        mentions = []
        for phrase in lesson.phrases:
            inside = [starts[at] for at in range(*phrase.span) if at in starts]
            mentions.append(document.mention(inside[0], inside[-1] + 1, None, phrase.type))
        for phrase, number in zip(lesson.phrases, coref.aligned(document, mentions), strict=True):
            lesson.clusters[id(phrase)] = None if number is None else document.gold[number].cluster
        yield lesson


def polnear(pronouns: Path, articles: Path) -> Iterator[Lesson]:
    """Articles in which somebody has judged whom the pronouns of some sources stand for."""
    judged = _by(json.loads(line) for line in pronouns.read_text("utf-8").splitlines())
    for article in map(json.loads, articles.read_text("utf-8").splitlines()):
        rows = [row for row in judged.get(article.get("doc") or article["id"], ()) if row["named"]]
        if rows:
            lesson = _read(article["text"])
            named = {tuple(row["source"]): [(s, e) for s, e in row["named"]] for row in rows}
            lesson.others = {id(p): named[p.span] for p in lesson.phrases if p.span in named and p.kind in PRONOUNS}
            yield lesson


def ecb(corpus: Path, mentions: Path) -> Iterator[Lesson]:
    """ECB+ documents in which a pronoun is marked with others of its chain."""
    people = (row for row in json.loads(mentions.read_text("utf-8")) if row["mention_type"] in {"HUM", "LOC"})
    marked = _by(people, "doc_id")
    lines = (line.split("\t") for line in corpus.read_text("utf-8").splitlines())
    rows = _by({"doc": cells[0], "cells": cells} for cells in lines if len(cells) > 4)
    for document, words in rows.items():
        its = marked.get(document, [])
        if any(row["tokens_str"].lower() in PRONOUNS for row in its):
            lesson = _chains([row["cells"] for row in words], its)
            if lesson.others:
                yield lesson


def _by(rows: Iterable[dict[str, Any]], key: str = "doc") -> dict[str, list[dict[str, Any]]]:
    found: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row[key]].append(row)
    return dict(found)


def _chains(words: Sequence[Sequence[str]], marked: Sequence[dict[str, Any]]) -> Lesson:
    """A document of ECB+ put together from its words, with the chains of its pronouns."""
    text = ""
    places: dict[tuple[str, str], Span] = {}
    for cells in words:
        word = '"' if cells[3] in {"``", "''"} else cells[3]
        space = "" if not text or word in NO_SPACE_BEFORE or text.endswith("(") else " "
        start = len(text) + len(space)
        text += space + word
        places[cells[1], cells[2]] = start, len(text)
    lesson = _read(text)
    chains: defaultdict[str, list[Span]] = defaultdict(list)
    for row in marked:
        spans = [places.get((str(row["sent_id"]), str(number))) for number in row["tokens_number"]]
        if spans[0] and spans[-1]:
            chains[row["coref_chain"]].append((spans[0][0], spans[-1][1]))
    for spans_of_chain in chains.values():
        for phrase in lesson.phrases:
            others = [span for span in spans_of_chain if span != phrase.span]
            if phrase.kind in PRONOUNS and others and phrase.span in spans_of_chain:
                lesson.others[id(phrase)] = others
    return lesson
