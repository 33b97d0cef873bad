"""The clause that closes a sentence: "…, police said."."""

import pytest
from told import claim_of, page_of, place

from reportedly.annotate.statements.claims import Claim
from reportedly.annotate.statements.closing import closing_clause, with_closing, with_said


def closing(text: str, *claims: Claim) -> list[Claim]:
    return with_closing(page_of(text), (0, len(text)), list(claims))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The gate was shut on Monday, police said.", "police", "said", "The gate was shut on Monday"),
        (
            "It rained. The gate was shut on Monday, two people told Reuters.",
            "two people",
            "told",
            "The gate was shut on Monday",
        ),
        (
            "The gate was shut on Monday, a deck hand who survived said.",
            "a deck hand who survived",
            "said",
            "The gate was shut on Monday",
        ),
        ("“We shut the gate at dawn,” the mayor said.", "the mayor", "said", "We shut the gate at dawn"),
        (
            "The gate was shut on Monday, the Harl Courier has reported.",
            "the Harl Courier",
            "has reported",
            "The gate was shut on Monday",
        ),
    ],
)
def test_it_says_whose_word_the_rest_is(text: str, source: str, cue: str, content: str) -> None:
    (claim,) = closing(text)
    assert claim.source is not None
    assert text[slice(*claim.source)] == source
    assert text[slice(*claim.cue)] == cue
    assert [text[slice(*part)] for part in claim.contents] == [content]


@pytest.mark.parametrize(
    "text",
    [
        "It rained, Berg said.",  # too short to tell a clause from a list
        "The gate was shut on Monday, as Berg had said.",
        "The gate was shut on Monday, which nobody said.",
        "The gate was shut on Monday, but Berg said.",
        "The gate was shut on Monday, Berg told her.",
        "The port said 21 people were dead, two more than the coast guard had announced at noon.",
        "The gate was shut on Monday, Berg said that it rained; Lind left.",
    ],
)
def test_what_is_no_such_clause(text: str) -> None:
    assert closing(text) == []


def test_a_clause_that_the_network_saw_is_left_to_it() -> None:
    text = "The gate was shut on Monday, police said."
    seen = claim_of(text, "said", "police", "The gate was shut")
    assert closing(text, seen) == [seen]


def test_what_was_seen_in_the_rest_is_found_again_inside() -> None:
    text = "Ana said the gate was shut on Monday, police said."
    seen = claim_of(text, "said", "Ana", "the gate was shut on Monday")
    (claim,) = closing(text, seen)
    assert text[slice(*claim.contents[0])] == "Ana said the gate was shut on Monday"


def test_who_closes_what_somebody_reported() -> None:
    text = "The ferry sank, Ana Berg said late on Monday, Larn Radio reported."
    claim = closing_clause(page_of(text), place(text, "The ferry sank, Ana Berg said late on Monday"))
    assert claim is not None
    assert claim.source is not None
    assert text[slice(*claim.source)] == "Ana Berg"
    assert [text[slice(*part)] for part in claim.contents] == ["The ferry sank"]
    assert closing_clause(page_of(text), place(text, "The ferry sank")) is None


def test_what_was_reported_goes_up_to_who_reported_it() -> None:
    text = "The ferry sank, harbour master Ana Berg said on Monday, Larn Radio reported."
    cut = "The ferry sank, harbour master Ana Berg"
    whole = claim_of(text, "reported", "Larn Radio", f"{cut} said on Monday")
    assert with_said(text, claim_of(text, "reported", None, cut)) == whole
    assert with_said(text, claim_of(text, "reported", "Larn Radio", cut)) == whole
    assert with_said(text, claim_of(text, "said", "Ana Berg", "The ferry sank")).contents == (
        place(text, "The ferry sank"),
    )
