"""Entities of one report: its names, what else stands for the same person or body, one entity each.

In: a report and its sentences. Out: ``Annotations.entities``, each with every mention. A short name joins the full name
it belongs to; pronouns and descriptions go to the one that fits best (``antecedents``), else to nobody. Those without
a name, and what a speaker's "I" is, are added once statements are read (``spoken``). Across reports nothing is joined.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from reportedly.annotate.mentions.antecedents import choose
from reportedly.annotate.mentions.clusters import Cluster, Clusters, mention
from reportedly.annotate.mentions.names import PARTICLES, ROLES_AFTER
from reportedly.annotate.mentions.naming import Name, find_names
from reportedly.annotate.mentions.page import Page, page_of
from reportedly.annotate.mentions.phrases import Phrase, find_phrases, is_description
from reportedly.annotate.mentions.referents import Referent, resolve
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
    """Fill in ``entities``, in order of first mention: those that have a name."""
    named = [referent.cluster for referent in referents(report, so_far.sentences or ()) if referent.cluster]
    found = sorted(named, key=lambda cluster: min(cluster.mentions))
    return replace(so_far, entities=tuple(entity_of(report, cluster) for cluster in found))


@lru_cache(1)
def referents(report: Report, sentences: tuple[Span, ...]) -> tuple[Referent, ...]:
    """Everybody a report speaks of, named or not. The last report's are remembered: two annotators ask for them."""
    title_end = len(report.title) if report.title and report.text.startswith(report.title) else 0
    page, phrases = read_phrases(report.text, sentences, title_end)
    known = resolve(page, phrases, choose)
    for referent in known:
        capitals = next((phrase.capitals for phrase in referent.phrases if phrase.capitals), None)
        if referent.cluster is None and capitals:
            referent.cluster = Cluster(capitals, referent.type)
        if referent.cluster:
            referent.cluster.mentions.extend(p.span for p in referent.phrases if p.kind != "name")
    return tuple(known)


def read_phrases(text: str, sentences: Sequence[Span], title_end: int = 0) -> tuple[Page, list[Phrase]]:
    """The words of a text, and what in them may stand for somebody, names with their clusters."""
    spans = list(windows(text, sentences))
    words = [tokens(text, span) for span in spans]
    seen = see(text)
    by_sentence = zip(words, _by_sentence(spans, tagged(seen, "names")), strict=True)
    found = [name for sentence, marks in by_sentence for name in find_names(text, sentence, marks, seen)]
    named, described = _parted(found)
    clusters = [cluster for cluster in _gather(text, named, title_end) if cluster.mentions]
    page = page_of(text, words)
    return page, find_phrases(page, seen, tagged(seen, "nominals", sure=0.5), clusters, described)


def _parted(found: Sequence[Name]) -> tuple[list[Name], list[Name]]:
    """Names, and descriptions that are written like names ("the President")."""
    full = (name.canonical.lower().split() for name in found if _is_full(name))
    family = {word for words in full for word in (words[0], words[-1])}
    described = [name for name in found if is_description(name, known=name.canonical.lower() in family)]
    away = {id(name) for name in described}
    return [name for name in found if id(name) not in away], described


def _by_sentence(spans: Sequence[Span], marks: Sequence[Tagged]) -> Iterator[Sequence[Tagged]]:
    """The marks that begin in each sentence."""
    starts = [mark.span[0] for mark in marks]
    for start, end in spans:
        yield marks[bisect_left(starts, start) : bisect_left(starts, end)]


def entity_of(report: Report, cluster: Cluster) -> Entity:
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
    full = [name for name in body if _is_full(name)]
    for name in sorted(full, key=_opens_small):  # "Van der Berg" may be the family name of "Ana van der Berg"
        known = clusters.short(name) if _opens_small(name) else None
        mention(known or clusters.full(name) or clusters.add(name), name)
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


def _opens_small(name: Name) -> bool:
    return name.canonical.split()[0].lower() in PARTICLES


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
