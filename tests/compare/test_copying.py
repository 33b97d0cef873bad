"""What a copy made of the text it carries, told where it is sure, on invented reports."""

from dataclasses import replace

import pytest
from made_readings import compared, only, reading

from reportedly.records import Copy, Reading

BODY = (
    "A dam above the village of Ostrel gave way on Monday night, the water board said. Around 600 people fled to "
    "Karlin "
    "by bus and on foot. Engineers had asked for a second spillway four years ago. The road is closed until further "
    "notice and trains turn back at the tunnel. Mayor Ida Berg slept in the school with the others."
)


def told(body: str, credit: str = "", published: str = "2031-05-07") -> str:
    one = reading("wire", BODY, "2031-05-06", publisher="Norwire")
    two = reading("paper", f"{body}\n{credit}" if credit else body, published, publisher="Larn Echo")
    copy = Copy("paper", "wire", 0.9, "90 %", (((0, 20), (0, 20)),))
    return only(compared(one, two, copies=(copy,)), "copy").message


def test_a_reprint_is_told_with_what_was_kept() -> None:
    assert told(BODY) == (
        "Larn Echo, 7 May 2031, carries text printed before by Norwire, 6 May 2031: 90 % of the shorter one's own "
        "words; kept 61 of 61 words"
    )


def test_a_credit_tells_whose_text_it_is_whatever_the_days_say() -> None:
    message = told(BODY, credit="(Norwire)", published="2031-05-05")
    assert message.startswith("Larn Echo, 5 May 2031, carries the text of Norwire, 6 May 2031")


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("Around 600 people", "600 people", "changed “Around 600 people” to “600 people”"),
        ("Around 600 people", "Around 900 people", "changed “600 people” to “900 people”"),
        (", the water board said", "", "dropped “the water board said”"),
        ("Around 600 people fled", "Around 600 people allegedly fled", "added “allegedly”"),
        ("Ida Berg", "Ida Lund", "changed “Berg” to “Lund”"),
    ],
)
def test_changes_that_matter_are_told(before: str, after: str, change: str) -> None:
    assert change in told(BODY.replace(before, after))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("four years", "4 years"),
        ("on Monday night", "Tuesday night"),
        ("Mayor Ida Berg", "Ida Berg, the mayor,"),
        ("600 people", "six hundred people"),
        ("the water board said", "said the water board"),
        ("closed until", "shut until"),
    ],
)
def test_house_style_is_no_change(before: str, after: str) -> None:
    message = told(BODY.replace(before, after))
    assert "changed" not in message
    assert "dropped" not in message


def test_cut_and_added_sentences_are_counted() -> None:
    cut = BODY.replace("Engineers had asked for a second spillway four years ago. ", "")
    message = told(f"{cut} Nobody in the lower streets had been warned. The baker gave away his bread.")
    assert "cut 1 sentence, added 2 sentences" in message


def test_where_nobody_knows_which_was_first_both_are_told() -> None:
    message = told(BODY.replace("Around 600", "600"), published="2031-05-06")
    assert message.startswith("Norwire, 6 May 2031, and Larn Echo, 6 May 2031, carry one text")
    assert "“600 people” in Larn Echo" in message
    assert "“Around 600 people” in Norwire" in message


def test_a_copy_is_told_against_the_text_it_credits() -> None:
    def made(name: str, publisher: str, agency: tuple[str, ...] = ()) -> Reading:
        one = reading(name, BODY, "2031-05-06", publisher=publisher)
        return replace(one, report=replace(one.report, agency=agency))

    copies = (Copy("a", "c", 1.0, ""), Copy("b", "c", 0.9, ""), Copy("a", "b", 0.9, ""))
    found = compared(
        made("a", "Sorvia Star"), made("b", "Norwire"), made("c", "Larn Echo", ("Norwire",)), copies=copies
    )
    messages = [each.message for each in found.findings if each.kind == "copy"]
    assert any(each.startswith("Larn Echo, 6 May 2031, carries the text of Norwire") for each in messages)


def test_reports_that_changed_nothing_share_a_finding() -> None:
    made = [reading(name, BODY, "2031-05-06", publisher=f"{name.title()} Post") for name in ("alpha", "beta", "gamma")]
    copies = tuple(Copy(a, b, 1.0, "100 %", ()) for a, b in (("alpha", "beta"), ("alpha", "gamma"), ("beta", "gamma")))
    message = only(compared(*made, copies=copies), "copy").message
    assert message == (
        "2 reports carry one text with Alpha Post, 6 May 2031: Beta Post and Gamma Post; "
        "100 % of the shorter one's own words"
    )


def test_less_than_half_is_passages() -> None:
    one = reading("wire", BODY, "2031-05-06", publisher="Norwire")
    two = reading("paper", f"{BODY} Bread was dear.", "2031-05-06", publisher="Larn Echo")
    message = only(compared(one, two, copies=(Copy("paper", "wire", 0.3, "30 %", ()),)), "copy").message
    assert message.startswith(
        "Norwire, 6 May 2031, and Larn Echo, 6 May 2031, share passages: 30 % of the shorter one's own words;"
    )
