"""Whose the words of a document are, and in what they stood."""

import pytest
from told import known_of, place

from reportedly.annotate.statements.known import Known, Named
from reportedly.annotate.statements.papers import issuer_of
from reportedly.annotate.statements.sources import speakers_of
from reportedly.records import Statement


def issued(text: str, source: str, *made: Statement, **entities: str) -> tuple[Named, str] | None:
    """Issuer and medium of a source of a text."""
    known = known_of(text, **entities)
    found = issuer_of(known, place(text, source), made, lambda span: speakers_of(known, span, []))
    assert found is None or found[2] == place(text, source)
    return found[:2] if found else None


def names(text: str, source: str, *made: Statement, **entities: str) -> tuple[tuple[str, ...], str] | None:
    found = issued(text, source, *made, **entities)
    return (found[0][0], found[1]) if found else None


def spoke(known: Known, source: str, *speakers: str, medium: str | None = None) -> Statement:
    span = place(known.text, source)
    ids = tuple(entity.id for entity in known.entities if entity.name in speakers)
    return Statement("st", "indirect", (span,), (), (span,), speakers, ids, medium=medium)


@pytest.mark.parametrize(
    ("source", "issuer", "medium"),
    [
        ("a letter from Ana Ortega", "Ana Ortega", "letter"),
        ("a letter signed by Ana Ortega", "Ana Ortega", "letter"),
        ("Ana Ortega’s letter", "Ana Ortega", "letter"),
        ("a statement by the Harbour Ministry", "Harbour Ministry", "statement"),
        ("a Harbour Ministry statement", "Harbour Ministry", "statement"),
        ("the Harbour Ministry’s report", "Harbour Ministry", "report"),
        ("the ministry’s report", "the ministry", "report"),
        ("a police report", "police", "report"),
        ("an internal police memo", "police", "memo"),
        ("a statement from the police", "police", "statement"),
    ],
)
def test_the_issuer_is_whom_the_phrase_names(source: str, issuer: str, medium: str) -> None:
    text = f"It rained. {source} said the gate was shut."
    assert names(text, source, person="Ana Ortega", organisation="Harbour Ministry") == ((issuer,), medium)


@pytest.mark.parametrize("source", ["Ana Ortega", "the ministry", "the gate", "the report’s author", "a letter writer"])
def test_what_is_no_document(source: str) -> None:
    assert issued(f"It rained. {source} said so.", source, person="Ana Ortega") is None


def test_a_document_nobody_is_known_of_speaks_as_written() -> None:
    text = "It rained. A secret memo said the gate was shut."
    assert issued(text, "A secret memo") == ((("A secret memo",), (), None), "memo")


def test_the_letter_is_the_last_ones() -> None:
    text = "Ana Ortega said in a letter that it rained. The letter said the gate was shut. A letter said it was not."
    known = known_of(text, person="Ana Ortega")
    made = spoke(known, "Ana Ortega", "Ana Ortega", medium="letter")
    assert names(text, "The letter", made, person="Ana Ortega") == (("Ana Ortega",), "letter")
    assert names(text, "A letter", made, person="Ana Ortega") == (("A letter",), "letter")


def test_the_letter_is_its_senders() -> None:
    text = "Ana Ortega sent a letter to Karl Berg. It rained. The letter said the gate was shut."
    assert names(text, "The letter", person="Ana Ortega, Karl Berg") == (("Ana Ortega",), "letter")


def test_the_letter_is_from_its_sender() -> None:
    text = "Karl Berg had a letter from Ana Ortega. It rained. The letter said the gate was shut."
    assert names(text, "The letter", person="Ana Ortega, Karl Berg") == (("Ana Ortega",), "letter")


def test_the_letter_is_not_one_of_another_sentences_name() -> None:
    text = "Ana Ortega left. A letter was sent to Karl Berg. The letter said the gate was shut."
    assert names(text, "The letter", person="Ana Ortega, Karl Berg") == (("The letter",), "letter")


def test_a_statement_is_of_the_body_that_spoke_just_before() -> None:
    text = "The Harbour Ministry said it rained. A statement said the gate was shut. A letter said it was not."
    known = known_of(text, organisation="Harbour Ministry")
    made = spoke(known, "The Harbour Ministry", "Harbour Ministry")
    assert names(text, "A statement", made, organisation="Harbour Ministry") == (("Harbour Ministry",), "statement")
    assert names(text, "A letter", made, organisation="Harbour Ministry") == (("A letter",), "letter")


def test_a_statement_is_not_of_a_body_that_spoke_long_before() -> None:
    text = f"The Harbour Ministry said it rained. {'It rained on. ' * 40}A statement said the gate was shut."
    known = known_of(text, organisation="Harbour Ministry")
    made = spoke(known, "The Harbour Ministry", "Harbour Ministry")
    assert names(text, "A statement", made, organisation="Harbour Ministry") == (("A statement",), "statement")


@pytest.mark.parametrize("seen", ["seen", "obtained", "reviewed"])
def test_who_has_seen_a_paper_has_not_issued_it(seen: str) -> None:
    text = f"It rained. A memo {seen} by the Harl Courier said the gate was shut."
    found = names(text, f"A memo {seen} by the Harl Courier", organisation="Harl Courier")
    assert found
    assert found[0] != ("Harl Courier",)
