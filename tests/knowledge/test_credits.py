"""Who credits whom, and which of two reports came first."""

import pytest

from reportedly.knowledge.credits import came_first, credited, earlier
from reportedly.records import Report


@pytest.mark.parametrize(
    ("first", "second", "answer"),
    [
        ("2024-05-06", "2024-05-07T01:00", True),
        ("2024-05-07", "2024-05-06", False),
        ("2024-05-06", "2024-05-06T08:00", None),
        ("2024-05", "2024-05-06", None),
        ("2024-05-06T09:00+02:00", "2024-05-06T08:00Z", True),
        ("2024-05-06T09:00", "2024-05-06T08:00Z", None),
        (None, "2024-05-06", None),
        ("2024-05-06Tnoon", "2024-05-06", None),
    ],
)
def test_which_came_first(first: str | None, second: str | None, answer: bool | None) -> None:
    assert earlier(first, second) is answer


@pytest.mark.parametrize(
    "text",
    [
        "Dam bursts\n(Karsk Post)\nA dam burst.",
        "Dam bursts\nKarsk Post\nA dam burst.",
        "LARN (Karsk Post) - A dam burst.",
        "A dam burst.\nWith reporting by the Karsk Post",
        "A dam burst.\nSource: The Karsk Post",
        "A dam burst.\nThe Karsk Post contributed to this report.",
        "A dam burst.\nThis article was first published in the Karsk Post.",
    ],
)
def test_a_credit_in_the_head_or_the_foot(text: str) -> None:
    taken = Report("b", text, publisher="Larn Echo", published="2031-05-04")
    own = Report("a", "A dam burst.", publisher="The Karsk Post", published="2031-05-06")
    assert credited(taken, "The Karsk Post")
    assert came_first(own, taken) is True
    assert came_first(taken, own) is False


@pytest.mark.parametrize(
    "text",
    [
        "A dam burst, the Karsk Post reported.",
        "Ida Berg reads the Karsk Post every day.\nA dam burst.",
        "A dam burst.\n" * 20 + "(Karsk Post)\n" + "A dam burst.\n" * 20,
        "",
    ],
)
def test_what_only_names_an_outlet_is_no_credit(text: str) -> None:
    assert not credited(Report("b", text, publisher="Larn Echo"), "Karsk Post")


def test_agencies_are_known_by_their_short_names() -> None:
    taken = Report("b", "A dam burst.", publisher="Larn Echo", agency=("CWS", "Aldway"))
    assert all(credited(taken, name) for name in ("Continental Wire Service", "Aldway News Agency", "Aldway"))
    assert not credited(taken, "Norwire")


def test_nobody_credits_itself() -> None:
    assert not credited(Report("a", "Karsk Post\nA dam burst.", publisher="The Karsk Post"), "Karsk Post")
