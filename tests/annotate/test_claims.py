"""Claims from what a network might see: fragments, clashes, doubt."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from seen_made import marked, seen_in

from reportedly.annotate.statements.claims import Claim, _Reading, _reported, find_claims
from reportedly.nets import HEADS, LINKS, Seen


def claims(written: str, sure: dict[str, float] | None = None) -> tuple[str, list[Claim]]:
    text, spans = marked(written)
    return text, find_claims(text, seen_in(text, spans, sure))


def words(text: str, claim: Claim) -> list[str]:
    return [text[start:end] for start, end in claim.contents]


def test_fragments_round_a_cue_are_one_claim() -> None:
    text, found = claims(
        "{content 1|“We waited,”} {source 1|Tomas Reiter} {cue 1|said}. {content 1|“Nobody came.”}\n\nIt rained."
    )
    assert [words(text, claim) for claim in found] == [["“We waited,”", "“Nobody came.”"]]
    assert [text[slice(*claim.source)] for claim in found if claim.source] == ["Tomas Reiter"]
    assert [text[slice(*claim.cue)] for claim in found] == ["said"]


def test_no_source_is_no_source() -> None:
    _, found = claims("It {cue 1|was announced} {content 1|that the pumps had failed}.")
    assert [claim.source for claim in found] == [None]


def test_the_surer_of_two_claims_has_the_words() -> None:
    written = "{source 1|Kim} {cue 1|said} and {cue 2|hinted} {content 1,2|that the pumps had failed}."
    text, found = claims(written, {"1": 0.9, "2": 0.7})
    assert [text[slice(*claim.cue)] for claim in found] == ["said"]


def test_according_to_gives_way_to_another_cue() -> None:
    written = "{content 1,2|The pumps failed}, {source 1|she} {cue 1|said}, {cue 2|according to} {source 2|the agency}."
    text, found = claims(written, {"1": 0.7, "2": 0.95})
    assert [text[slice(*claim.cue)] for claim in found] == ["said"]


def test_what_is_doubtful_is_not_said() -> None:
    _, found = claims("{source 1|Kim} {cue 1|hums} {content 1|along the way}.", {"1": 0.3})
    assert found == []


def test_a_colon_at_the_end_of_a_line_keeps_a_cue_without_words() -> None:
    text, found = claims("{source 1|Kim} {cue 1|wrote}:\n\n“The pumps failed.”")
    assert [(text[slice(*claim.cue)], claim.contents) for claim in found] == [("wrote", ())]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(0, 40))
def test_any_scores_give_claims_that_share_no_word(seed: int, size: int) -> None:
    text = "word " * size
    plain = seen_in(text, [])
    chance = np.random.default_rng(seed)

    def rows(labels: int, words: int = size) -> np.ndarray:
        scores = chance.normal(0, 3, (words, labels))
        return (scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)).astype(np.float32)

    links = {word: (0, rows(len(LINKS))) for word in range(0, size, 2)}
    seen = Seen(plain.spans, plain.paragraphs, {head: rows(len(labels)) for head, labels in HEADS.items()}, links)
    taken: set[int] = set()
    for claim in find_claims(text, seen):
        for start, end in claim.contents:
            assert 0 <= start < end <= len(text)
            assert not taken & set(range(start, end))
            taken |= set(range(start, end))


def test_who_reports_last_has_the_clauses_of_all_before() -> None:
    """ "Ana told him that …, the paper wrote, the agency reported": three for one content never break it."""
    told = _Reading((1, 2), (0, 1), ((3, 9),), (0.9,), 0.9)
    wrote = _Reading((11, 12), (10, 11), ((3, 9),), (0.9,), 0.9)
    reported = _Reading((14, 15), (13, 14), ((3, 9),), (0.9,), 0.9)
    assert [r.contents for r in _reported([told, wrote])] == [((0, 9),)]
    assert [r.cue for r in _reported([told, wrote, reported])] == [(11, 12), (14, 15)]
    assert _reported([told]) == [told]
