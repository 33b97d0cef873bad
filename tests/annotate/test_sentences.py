"""Sentence spans."""

from itertools import pairwise

import pytest

from reportedly.annotate.sentences import add_sentences
from reportedly.records import Annotations, Report


def split(text: str, body_start: int = 0) -> list[str]:
    spans = add_sentences(Report("r", text, body_start=body_start), Annotations()).sentences
    assert spans is not None
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    return [text[start:end] for start, end in spans]


def test_abbreviations_and_numbers_do_not_end_a_sentence() -> None:
    text = "Mr. Olsen paid $1.2 million on Sept. 3. He left. Nobody saw him."
    assert split(text) == ["Mr. Olsen paid $1.2 million on Sept. 3.", "He left.", "Nobody saw him."]


def test_the_title_is_a_sentence_of_its_own() -> None:
    title = "Ferry sinks off Larn"
    assert split(f"{title}\n\nA ferry sank. All were saved.", len(title) + 2) == [
        title,
        "A ferry sank.",
        "All were saved.",
    ]


def test_the_lines_between_title_and_body_are_sentences_of_their_own() -> None:
    head = "Larn Aide Bert Cole Dies at 75\nPublished May 6, 2031\n"
    assert split(f"{head}He died.", len(head)) == [
        "Larn Aide Bert Cole Dies at 75",
        "Published May 6, 2031",
        "He died.",
    ]


def test_a_title_of_two_lines_is_one() -> None:
    title = "Ferry sinks off Larn\nin a storm"
    report = Report("r", f"{title}\n\nA ferry sank.", title=title, body_start=len(title) + 2)
    spans = add_sentences(report, Annotations()).sentences or ()
    assert [report.text[start:end] for start, end in spans] == [title, "A ferry sank."]


def test_an_empty_line_ends_a_sentence() -> None:
    assert split("It was late in the\n\nafternoon when she came.") == ["It was late in the", "afternoon when she came."]


def test_each_line_is_a_sentence_where_lines_are_not_wrapped() -> None:
    text = "Ferry sinks off Larn\nTUESDAY 4 MARCH 2025\nA ferry sank on Monday off the island of Larn."
    assert split(text) == text.split("\n")


def test_wrapped_lines_are_read_on() -> None:
    text = (
        "The harbour master said that the ferry had left the pier\n"
        "without its lights on, and that nobody had noticed until the\n"
        "storm came up. Four boats went out.\n"
    )
    assert len(split(text)) == 2


def test_offsets_are_code_points() -> None:
    assert split("𝒳 came. Ünal left.") == ["𝒳 came.", "Ünal left."]


@pytest.mark.parametrize("piece", ['"', "a", "\n", " ", "a. ", "a\n", "(", "He said “a. "])
def test_hostile_text_ends(piece: str) -> None:
    split(piece * (300_000 // len(piece)))


def test_empty_text_has_no_sentences() -> None:
    assert split("") == split(" \n\n ") == []
