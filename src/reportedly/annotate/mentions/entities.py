"""Entities of one report: its names, what else stands for the same person or body, one entity each.

In: a report and its sentences. Out: ``Annotations.entities``, each with every mention. A short name joins the full name
it belongs to, a pronoun the person it most likely stands for; where two would do, it is left out. Across reports
nothing is joined here.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.annotate.mentions.clusters import Cluster, Clusters, mention
from reportedly.annotate.mentions.names import ROLES_AFTER
from reportedly.annotate.mentions.naming import Name, find_names
from reportedly.annotate.mentions.nominals import find_nominals
from reportedly.annotate.mentions.pronouns import find_pronouns
from reportedly.annotate.tagged import Tagged, tagged
from reportedly.annotate.tokens import tokens, windows
from reportedly.nets import see
from reportedly.records import Annotations, Entity, Report, Span, content_id

# "Ana Ortega, the mayor of Harl,", "Ana Ortega, a lawyer for the crew,": what the person is, after the name.
APPOSITION = re.compile(
    r",\s+(?!and |or |but )(?:the |a |an )?"
    r"((?:[a-z][\w’'-]*\s+){0,4}?[a-z][\w’'-]*(?:\s+(?:of|for|at)\s+[^,.;:\n]{2,60})?)[,.;]"
)
SHORT_FORM = re.compile(r"\s*\(([A-Z][A-Za-z.&-]{1,9})\)")


def add_entities(report: Report, so_far: Annotations) -> Annotations:
    """Fill in ``entities``, in order of first mention."""
    spans = list(windows(report.text, so_far.sentences or ()))
    sentences = [tokens(report.text, span) for span in spans]
    seen = see(report.text)
    marks, nominals = tagged(seen, "names"), tagged(seen, "nominals")
    title_end = len(report.title) if report.title and report.text.startswith(report.title) else 0
    named = [
        name
        for sentence, here in zip(sentences, _by_sentence(spans, marks), strict=True)
        for name in find_names(report.text, sentence, here, seen)
    ]
    clusters = _gather(report.text, named, title_end)
    find_nominals(report.text, nominals, clusters, title_end)
    find_pronouns(sentences, clusters, title_end)
    found = sorted((c for c in clusters if c.mentions), key=lambda c: min(c.mentions))
    return replace(so_far, entities=tuple(_entity(report, cluster) for cluster in found))


def _by_sentence(spans: Sequence[Span], marks: Sequence[Tagged]) -> Iterator[Sequence[Tagged]]:
    """The marks that begin in each sentence."""
    starts = [mark.span[0] for mark in marks]
    for start, end in spans:
        yield marks[bisect_left(starts, start) : bisect_left(starts, end)]


def _entity(report: Report, cluster: Cluster) -> Entity:
    mentions = tuple(sorted(set(cluster.mentions)))
    identity = content_id("e", report.id, cluster.type, cluster.name)
    return Entity(identity, cluster.name, cluster.type, mentions, tuple(cluster.roles))


def _gather(text: str, named: Sequence[Name], title_end: int) -> list[Cluster]:
    """Join names to clusters. Full names of persons come first, so that a short name before them joins too.

    Names in headlines, which write every word with a capital, and names that the network doubts join what is known and
    add nothing of their own, but for states in a headline.
    """
    clusters = Clusters()
    body = [name for name in named if name.sure and name.core[0] >= title_end]
    for name in body:
        if _is_full(name):
            mention(clusters.full(name) or clusters.add(name), name)
    for name in body:
        if _is_full(name):
            _learn_role(text, clusters, name)
    for name in body:
        if not _is_full(name):
            cluster = clusters.short(name) or clusters.same(name) or clusters.add(name)
            mention(cluster, name)
            _learn_short_form(text, clusters, cluster, name)
    for name in named:
        if not name.sure or name.core[0] < title_end:
            known = clusters.short(name) or clusters.same(name)
            if known or (name.sure and name.type == "state"):
                mention(known or clusters.add(name), name)
    return clusters.all


def _is_full(name: Name) -> bool:
    return name.type == "person" and " " in name.canonical


def _learn_role(text: str, clusters: Clusters, name: Name) -> None:
    """What an apposition after a person's name says the person is."""
    match = APPOSITION.match(text, name.core[1])
    words = re.split(r"\s+(?:of|for|at)\s+", match[1])[0].split() if match else []
    cluster = clusters.full(name) if words and words[-1] in ROLES_AFTER else None
    if match and cluster and match[1] not in cluster.roles:
        cluster.roles.append(" ".join(match[1].split()))


def _learn_short_form(text: str, clusters: Clusters, cluster: Cluster, name: Name) -> None:
    """The short form that a report gives in brackets after the name of a body."""
    match = SHORT_FORM.match(text, name.core[1])
    if match and cluster.type in {"organisation", "other"}:
        clusters.alias(cluster, match[1])
        cluster.type = "organisation"
        cluster.types["organisation"] += 1
