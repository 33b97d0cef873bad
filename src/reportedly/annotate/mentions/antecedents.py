"""Which of those spoken of before a phrase stands for: the one that fits best, where it fits better than somebody new.

In: a phrase and those it may be. Out: one of them, or None. What tells for and against is in ``fitting``; what each
sign weighs was learnt by ``training/coref`` and is kept in ``antecedents.tsv`` beside this file.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from reportedly.annotate.mentions.fitting import all_signs, new_signs
from reportedly.annotate.mentions.nominals import bearer
from reportedly.annotate.mentions.page import Page
from reportedly.annotate.mentions.phrases import DESCRIPTIONS, Phrase
from reportedly.annotate.mentions.referents import Referent

# How much worse than somebody new the best may fit and still be taken. The weights are of single choices; one link left
# out parts all that follows, so what is nearly as likely is joined. Not so where a description would be laid on a name
# with which it shares no word: to call somebody named a suspect who is none is the worst that can be got wrong.
LENIENCE = 0.8
SEVERITY = {"person": 1.5, "organisation": 0.0, "place": 0.0}


@cache
def _weights() -> dict[str, float]:
    lines = files("reportedly.annotate.mentions").joinpath("antecedents.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {sign: float(weight) for sign, weight in rows}


def choose(page: Page, phrase: Phrase, fitting: Sequence[Referent]) -> Referent | None:
    """The referent that a phrase most likely stands for; None where it is likelier to be new."""
    if not fitting:
        return None
    sure = bearer(phrase, fitting)
    if sure:
        return sure
    scores = [_weight(found) for found in all_signs(page, phrase, fitting)]
    best = max(range(len(scores)), key=scores.__getitem__)
    lead = scores[best] - _weight(new_signs(page, phrase, fitting))
    return fitting[best] if lead > _least(phrase, fitting[best]) else None


def _least(phrase: Phrase, referent: Referent) -> float:
    """How much better than somebody new a referent must fit."""
    laid_on = phrase.kind in DESCRIPTIONS and referent.cluster is not None and phrase.head not in referent.words
    return SEVERITY.get(phrase.type, 0.0) if laid_on else -LENIENCE


def _weight(found: Iterable[str]) -> float:
    weights = _weights()
    return sum(weights.get(sign, 0.0) for sign in found)
