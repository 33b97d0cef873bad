"""Plain text and Markdown as people save them. All names, places and outlets here are invented."""

from pathlib import Path

import pytest

from reportedly.read import parse
from reportedly.records import Report

CLIP = """\
THE HARWICK COURIER

Lighthouse keeper finds forgotten ledger

By Mara Quill and Teo Brand, Courier staff writers
Published 4 May 2021, 09:30 BST

Share | Tweet | Email

The keeper of the Dunmoor lighthouse has found a ledger that nobody knew of, the harbour trust said on Tuesday. It lists

every ship that passed in 1911.

Advertisement

"I thought it was a cash book," the keeper, Oda Fenn, said. "Then I saw the ships and the hours at which they

Page 1 of 2

passed the light."

Read more: Five lighthouses to see this summer

What happens next

The trust said it would show the ledger in the autumn.

Copyright © 2021 Harwick Courier. All rights reserved.
https://www.harwickcourier.example/news/2021/05/04/ledger
"""


def read(text: str, name: str = "clip.txt") -> Report:
    return parse(text.encode(), Path(name)).report


def test_a_saved_clip_is_taken_apart() -> None:
    report = read(CLIP)
    assert report.title == "Lighthouse keeper finds forgotten ledger"
    assert report.publisher == "The Harwick Courier"
    assert report.byline == ("Mara Quill", "Teo Brand")
    assert report.agency == ()
    assert report.published == "2021-05-04T09:30+01:00"
    assert report.published_text == "4 May 2021, 09:30 BST"
    assert report.url == "https://www.harwickcourier.example/news/2021/05/04/ledger"
    assert report.language == "en"


def test_paragraphs_cut_by_a_page_are_joined_and_headings_stay() -> None:
    text = read(CLIP).text
    assert "said on Tuesday. It lists every ship that passed in 1911." in text
    assert "the hours at which they passed the light." in text
    assert "\n\nWhat happens next\n\n" in text


def test_furniture_is_left_out_and_said() -> None:
    report = read(CLIP)
    for words in ("Share | Tweet", "Advertisement", "Read more", "Page 1 of 2", "All rights reserved", "https://"):
        assert words not in report.text
    said = [warning.message for warning in report.warnings if warning.kind == "left-out"]
    assert any("Read more: Five lighthouses" in message for message in said)
    assert any("Share | Tweet | Email" in message for message in said)


@pytest.mark.parametrize(
    "sentence",
    [
        "Source code for the harbour's tide clock was lost in the fire, the trust said.",
        "Share prices of the two ferry lines fell by a tenth on Monday.",
        "Follow-up work on the pier will take two years, the engineer Ola Brandt said.",
        "Related costs rose to 4 million crowns, the ministry said.",
        "More than forty boats were lost.",
        "Subscribe to the plan or leave, the minister told the owners.",
        "Read aloud in the chamber, the letter drew laughter.",
    ],
)
def test_prose_that_opens_like_furniture_stays(sentence: str) -> None:
    text = "Harbour trust counts its losses\n\nThe trust met on Friday to count its losses after the storm."
    text += f"\n\n{sentence}\n\nIt meets again in June."
    assert sentence in read(text).text


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("By [AFP](#)", "AFP"),
        ("ASSOCIATED PRESS", "AP"),
        ("Sources Anadolu Agency", "Anadolu Agency"),
        ("(Reuters)", "Reuters"),
        ("With inputs from PTI", "PTI"),
    ],
)
def test_agency_credits(line: str, agency: str) -> None:
    text = f"# Bridge at Dunmoor reopens after ten years\n\n{line}\n\nMay 4, 2021\n\n"
    text += "The bridge at Dunmoor reopened on Tuesday after ten years of repairs.\n"
    report = read(text, "clip.md")
    assert report.agency == (agency,)
    assert report.byline == ()


@pytest.mark.parametrize(
    ("opening", "place", "agency"),
    [
        ("PARIS (AFP) — ", "Paris", ("AFP",)),
        ("BEIJING, Sept. 3 (Xinhua) -- ", "Beijing", ("Xinhua",)),
        ("(Reuters) - ", None, ("Reuters",)),
        ("MOSCOW, September 3. /TASS/. ", "Moscow", ("TASS",)),
        ("Murcia, 14 may (EFE).- ", "Murcia", ("EFE",)),
        ("WASHINGTON — ", "Washington", ()),
    ],
)
def test_datelines(opening: str, place: str | None, agency: tuple[str, ...]) -> None:
    body = f"{opening}The two ministers met for an hour on Wednesday and signed nothing, their offices said."
    report = read(f"Ministers meet and sign nothing\n\nSeptember 3, 2020\n\n{body}\n")
    assert (report.dateline.place if report.dateline else None) == place
    assert report.agency == agency
    assert body in report.text


def test_numeric_dates_are_read_only_where_they_are_certain() -> None:
    head = "Council votes on the pier\n\n{date}\n\n"
    head += "The council voted on Monday to mend the pier before winter comes, the clerk said.\n\n{url}\n"
    unknown = read(head.format(date="03/04/2021", url=""))
    assert (unknown.published, unknown.published_text) == (None, "03/04/2021")
    assert read(head.format(date="25/04/2021", url="")).published == "2021-04-25"
    assert read(head.format(date="03/04/2021", url="https://www.courier.co.uk/a/pier-vote")).published == "2021-04-03"
    assert read(head.format(date="03/04/2021", url="https://www.sfgate.com/a/pier-vote")).published == "2021-03-04"


def test_hard_wrapped_mail_is_one_paragraph_each() -> None:
    text = """\
From: Ida Holm <ida@example.org>
To: desk@example.org
Subject: Fwd: Ferry line to close after ninety years
Date: Mon, 3 May 2021 08:00:00 +0200

---------- Forwarded message ----------

Ferry line to close after ninety years

By Mara Quill
2 May 2021

The ferry between Dunmoor and Little Harwick will sail for the last time
in October, ninety years after the first crossing, its owners told their
crews on Sunday.

The line lost money in each of the past six years. "We have tried what
could be tried," the owner, Teo Brand, said.
"""
    report = read(text)
    assert report.title == "Ferry line to close after ninety years"
    assert report.published == "2021-05-02"
    assert "for the last time in October, ninety years" in report.text
    assert "desk@example.org" not in report.text


def test_front_matter() -> None:
    text = (
        '---\ntitle: "Ferry line to close"\nauthor:\n  - "[[Mara Quill]]"\n  - "[[Teo Brand]]"\n'
        "published: 2021-05-02\ncreated: 2022-01-01\n"
        "source: https://www.harwickcourier.example/ferry-line\n---\n\nThe ferry will sail for the last time in "
        "October, its owners said on Sunday.\n"
    )
    report = read(text, "clip.md")
    assert report.title == "Ferry line to close"
    assert report.byline == ("Mara Quill", "Teo Brand")
    assert report.published == "2021-05-02"
    assert report.url == "https://www.harwickcourier.example/ferry-line"
    assert report.publisher == "harwickcourier.example"


def test_text_that_is_all_header_is_kept() -> None:
    assert read("Advertisement\n" * 3).text.startswith("Advertisement")


def test_nothing_is_said_that_does_not_stand_there() -> None:
    report = read("The bridge at Dunmoor reopened on Tuesday after ten years of repairs, the county said.\n")
    assert report.title is None
    assert (report.publisher, report.published, report.url, report.dateline) == (None, None, None, None)
    assert (report.agency, report.byline) == ((), ())
