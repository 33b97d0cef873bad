"""Claims as a network may see them, and what is made of them: whole names and clauses, no claim that says nothing."""

import pytest
from told import claim_of, page_of

from reportedly.annotate.statements.claims import Claim
from reportedly.annotate.statements.mended import REST_OF_WORD, mended, moved

# text, cue, source, contents; then source and contents as mended.
Row = tuple[str, str, str | None, tuple[str, ...], str | None, tuple[str, ...]]
SOURCES: list[Row] = [
    # cut inside a word or a name
    (
        "The portal Harl-Net said the gate was shut.",
        "said",
        "The portal Harl",
        ("the gate was shut",),
        "The portal Harl-Net",
        ("the gate was shut",),
    ),
    (
        "Ana Ortega said the gate was shut.",
        "said",
        "Ana",
        ("the gate was shut",),
        "Ana Ortega",
        ("the gate was shut",),
    ),
    (
        "“The gate is shut,” said harbour master Ana Ortega.",
        "said",
        "harbour master",
        ("“The gate is shut,”",),
        "harbour master Ana Ortega",
        ("The gate is shut,",),
    ),
    # a pronoun after the comma of another clause
    (
        "Asked by the judge, she said the gate was shut.",
        "said",
        "Asked by the judge, she",
        ("the gate was shut",),
        "she",
        ("the gate was shut",),
    ),
    # his role and the name after it
    (
        "According to her lawyer, Karl Berg, the gate was shut.",
        "According to",
        "her lawyer",
        ("the gate was shut",),
        "her lawyer, Karl Berg",
        ("the gate was shut",),
    ),
    # a name before, in apposition
    (
        "The Larn Times, a daily of the coast, said the gate was shut.",
        "said",
        "a daily of the coast",
        ("the gate was shut",),
        "The Larn Times, a daily of the coast",
        ("the gate was shut",),
    ),
    (
        "In Larn, a sailor said the gate was shut.",
        "said",
        "a sailor",
        ("the gate was shut",),
        "a sailor",
        ("the gate was shut",),
    ),
    # those round somebody
    (
        "Two aides to Karl Berg said the gate was shut.",
        "said",
        "Karl Berg",
        ("the gate was shut",),
        "Two aides to Karl Berg",
        ("the gate was shut",),
    ),
    # who may not be named
    (
        "An engineer, speaking on condition of anonymity because he was not allowed to talk, said the gate was shut.",
        "said",
        "he",
        ("the gate was shut",),
        "An engineer",
        ("the gate was shut",),
    ),
    # the subject that opens the sentence
    (
        "A gang leader known as Tall Tomas claimed that the gate was shut.",
        "claimed",
        None,
        ("that the gate was shut",),
        "A gang leader known as Tall Tomas",
        ("that the gate was shut",),
    ),
    (
        "It rained and was said that the gate was shut.",
        "said",
        None,
        ("that the gate was shut",),
        None,
        ("that the gate was shut",),
    ),
]
CONTENTS: list[Row] = [
    # fragments that nothing parts; fragments of one quotation
    (
        "Berg said that the gate was shut.",
        "said",
        "Berg",
        ("that the gate", "was shut"),
        "Berg",
        ("that the gate was shut",),
    ),
    (
        "“The gate is shut. Nobody came. We waited,” Berg said.",
        "said",
        "Berg",
        ("“The gate is shut.", "We waited,”"),
        "Berg",
        ("The gate is shut. Nobody came. We waited,",),
    ),
    (
        "“The gate is shut,” Berg said, “and nobody came.”",
        "said",
        "Berg",
        ("“The gate is shut,”", "“and nobody came.”"),
        "Berg",
        ("The gate is shut,", "and nobody came."),
    ),
    # who was told
    (
        "Berg told Reuters the gate was shut.",
        "told",
        "Berg",
        ("Reuters the gate was shut",),
        "Berg",
        ("the gate was shut",),
    ),
    (
        "Berg told Lind the gate was shut.",
        "told",
        "Berg",
        ("Lind the gate was shut",),
        "Berg",
        ("the gate was shut",),
    ),
    # what is according to somebody is the clause up to the comma
    (
        "The gate was shut on Monday, according to Berg.",
        "according to",
        "Berg",
        ("The gate was shut",),
        "Berg",
        ("The gate was shut on Monday",),
    ),
    # what is denied comes after "a claim that"
    (
        "Berg denied a claim that the gate was shut.",
        "denied",
        "Berg",
        ("a claim that the gate was shut",),
        "Berg",
        ("the gate was shut",),
    ),
    # the medium after quoted words
    (
        "Berg called the crew “quick and calm” in a letter.",
        "called",
        "Berg",
        ("the crew “quick and calm” in a letter",),
        "Berg",
        ("the crew “quick and calm”",),
    ),
]


def mend(text: str, *claims: Claim) -> list[Claim]:
    return mended(page_of(text), (0, len(text)), claims)


@pytest.mark.parametrize("row", SOURCES + CONTENTS, ids=lambda row: row[0][:45])
def test_whole_sources_and_contents(row: Row) -> None:
    text, cue, seen_source, seen_contents, source, contents = row
    (claim,) = mend(text, claim_of(text, cue, seen_source, *seen_contents))
    assert (text[slice(*claim.source)] if claim.source else None) == source
    assert tuple(text[slice(*part)] for part in claim.contents) == contents


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        ("“I think the gate was shut,” said Berg.", "think", "I", "the gate was shut"),
        ("“We believe the gate was shut,” said Berg.", "believe", "We", "the gate was shut"),
        ("It was shut, said Berg, who asked not to be named.", "asked", "who", "not to be named"),
        ("It was shut, said an aide who wished to remain anonymous.", "wished", "who", "to remain anonymous"),
        ("The Courier reported it, citing two officials.", "citing", "The Courier", "two officials"),
        ("The agency, quoting Karl Berg, said so.", "quoting", "The agency", "Karl Berg"),
    ],
)
def test_what_tells_of_the_source_alone_is_no_claim(text: str, cue: str, source: str, content: str) -> None:
    assert mend(text, claim_of(text, cue, source, content)) == []


def test_i_outside_a_quotation_is_somebody() -> None:
    text = "I think the gate was shut."
    assert mend(text, claim_of(text, "think", "I", "the gate was shut"))


def test_what_has_a_subject_of_its_own_is_inside_the_first() -> None:
    text = "She said the man, Lind, confessed that the gate was shut."
    said = claim_of(text, "said", "She")
    confessed = claim_of(text, "confessed", "She", "that the gate was shut")
    (claim,) = mend(text, said, confessed)
    assert claim == claim_of(text, "said", "She", "the man, Lind, confessed that the gate was shut")


@pytest.mark.parametrize("goes_on", ["but warned", "adding", "and then he warned"])
def test_one_subject_of_two_cues_has_two_claims(goes_on: str) -> None:
    text = f"She said it rained, {goes_on} that the gate was shut."
    cue = goes_on.rsplit(maxsplit=1)[-1]
    found = mend(text, claim_of(text, "said", "She", "it rained"), claim_of(text, cue, "She", "that the gate was shut"))
    assert [text[slice(*claim.cue)] for claim in found] == ["said", cue]


def test_a_part_of_a_text_is_moved_to_its_place() -> None:
    text = "It rained. Berg said the gate was shut."
    part = text[11:]
    claim = claim_of(part, "said", "Berg", "the gate was shut")
    assert moved(claim, 11) == claim_of(text, "said", "Berg", "the gate was shut")
    bare = claim_of(part, "said", None)
    assert moved(bare, 11) == claim_of(text, "said", None)


def test_a_source_stands_in_the_sentence_of_its_cue() -> None:
    text = "According to the Larn Bank, prices rose. A report by the Harbour Ministry says they will fall."
    claim = claim_of(text, "According to", "the Harbour Ministry", "prices rose")
    (found,) = mended(page_of(text), (0, len(text)), [claim])
    assert found.source is not None
    assert text[slice(*found.source)] == "the Larn Bank"


def test_a_quotation_may_stand_between_source_and_cue() -> None:
    text = "Ana Ortega stood by the gate: “It is shut. Go home,” she added."
    claim = claim_of(text, "added", "Ana Ortega", "“It is shut. Go home,”")
    (found,) = mended(page_of(text), (0, len(text)), [claim])
    assert found.source == claim.source


def test_an_article_alone_is_no_source() -> None:
    text = "It rained. The denials said otherwise."
    (found,) = mended(page_of(text), (0, len(text)), [claim_of(text, "said", "The", "otherwise")])
    assert found.source is None or text[slice(*found.source)] != "The"


def test_the_rest_of_a_long_word_is_found_at_once() -> None:
    assert REST_OF_WORD.match("Harl-" + "a" * 50_000, 3)
    assert REST_OF_WORD.match("Harl" + "a" * 50_000 + " said", 3) is None


@pytest.mark.parametrize(
    ("text", "cue", "source", "content", "whole", "said"),
    [
        (
            "Separately, the Harbour Ministry said the gate was shut.",
            "said",
            "Separately, the Harbour Ministry",
            "the gate was shut",
            "the Harbour Ministry",
            "the gate was shut",
        ),
        (
            "The statement, which was obtained by the Harl Post, claimed that the gate was shut.",
            "claimed",
            "the Harl Post",
            "that the gate was shut",
            "The statement, which was obtained by the Harl Post",
            "that the gate was shut",
        ),
        (
            "According to Der Kurier, which first had the story, the gate was shut.",
            "According to",
            "Der Kurier",
            "which first had the story, the gate was shut",
            "Der Kurier",
            "the gate was shut",
        ),
    ],
)
def test_what_tells_of_a_source_is_neither_name_nor_content(
    text: str, cue: str, source: str, content: str, whole: str, said: str
) -> None:
    (found,) = mended(page_of(text), (0, len(text)), [claim_of(text, cue, source, content)])
    assert found.source is not None
    assert (text[slice(*found.source)], [text[slice(*part)] for part in found.contents]) == (whole, [said])
