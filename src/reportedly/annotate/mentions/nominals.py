"""Descriptions that can be nobody's but one's: "the mayor" of the one mayor named, "the ministry" of the one ministry.

In: a description and those it may stand for. Out: the one person whose role, or body whose name, ends in its very
words. What fits two fits nobody here; other signs decide then.
"""

import re
from collections.abc import Iterable, Sequence

from reportedly.annotate.mentions.clusters import Cluster
from reportedly.annotate.mentions.phrases import Phrase, head_nouns
from reportedly.annotate.mentions.referents import Referent

# "The press", "the government" are mostly said of others than the one body that has the word in its name.
LOOSE = frozenset({"government", "press", "public", "state"})
JUST_BEFORE = 2  # sentences
WHOLE = frozenset({"prime", "vice"})  # a prime minister is not "the minister", a vice president not "the president"
BEHIND = re.compile(r"\s+(?:of|for|at|to|in|from|and|with)\s+")


def bearer(phrase: Phrase, fitting: Sequence[Referent]) -> Referent | None:
    """The one referent that bears a definite description."""
    if phrase.kind not in {"the", "this"} or len(phrase.words) < 2:
        return None
    words = " ".join(phrase.words[1:])
    bearers = [r for r in fitting if r.cluster and words in _descriptions(r.cluster)]
    return bearers[0] if len(bearers) == 1 else None if bearers else _only_company(phrase, fitting)


def _only_company(phrase: Phrase, fitting: Sequence[Referent]) -> Referent | None:
    """ "The company": the one body that was named just before, where no other was."""
    if len(phrase.words) != 2 or "company" not in head_nouns().get(phrase.head, ()):
        return None
    near = [r for r in fitting if r.type == "organisation" and phrase.sentence - r.last.sentence <= JUST_BEFORE]
    named = [r for r in near if r.cluster and not _is_public(r.cluster)]
    return named[0] if len(near) == len(named) == 1 else None


def _is_public(cluster: Cluster) -> bool:
    """Whether a body's own name says that it is no company ("Ministry", "Police")."""
    return any("body" in head_nouns().get(word, ()) for word in cluster.name.lower().split())


def _descriptions(cluster: Cluster) -> Iterable[str]:
    """The ends of a person's roles and of a body's name."""
    texts = cluster.roles if cluster.type == "person" else [cluster.name] if cluster.type == "organisation" else []
    for text in texts:
        words = BEHIND.split(text.lower())[0].split()
        whole = (
            at for at in range(len(words)) if words[at] not in LOOSE and not WHOLE & set(words[max(0, at - 1) : at])
        )
        yield from (" ".join(words[at:]) for at in whole)
