"""Texts as databases, wikis, channels and reading programs keep them. All names, places and outlets are invented."""

from pathlib import Path

import pytest

from reportedly.errors import ReaderStopped
from reportedly.read import parse, read_files, workers
from reportedly.records import Report

TITLE = "Old ferry line to close after ninety years"
BODY = """The ferry from Dunmoor to Little Harwick will sail for the last time in October, its owners said on Sunday.

The line lost money in each of the past six years, according to accounts that the company filed in the spring.

"We have tried what could be tried," the owner, Teo Brand, told a meeting of the crews on the upper deck."""


def read(text: str, name: str = "clip.txt") -> Report:
    return parse(text.encode(), Path(name)).report


def test_a_news_database_between_word_count_and_copyright() -> None:
    block = (
        "Mara Quill\n412 words\n3 May 2021\nThe Harwick Courier\nHRWCOU\nFirst\nA4\nEnglish\n(c) 2021 Courier Holdings"
    )
    foot = "Document HRWCOU0020210503eh530000a\n\nSearch Summary\nText   ferry and close*\nSource   All Sources"
    report = read(f"{TITLE}\n\n{block}\n\n{BODY}\n\n{foot}\n")
    assert (report.title, report.publisher, report.byline) == (TITLE, "The Harwick Courier", ("Mara Quill",))
    assert report.published == "2021-05-03"
    for words in ("HRWCOU", "412 words", "Search Summary", "ferry and close", "English"):
        assert words not in report.text


def test_a_record_behind_the_text() -> None:
    record = (
        "Subject: Ferries; Closures\nPublication title: Harwick Courier; Harwick\nPublication date: May 3, 2021\n"
        "Publisher: Courier Holdings Ltd\nDocument type: News\nDatabase: Coastal Newsstand\nCopyright: Courier Holdings"
    )
    report = read(f"{TITLE}\n\nFULL TEXT\nBy Mara Quill\n\n{BODY}\n\nDETAILS\n\n{record}\n")
    assert (report.title, report.publisher, report.published) == (TITLE, "Harwick Courier", "2021-05-03")
    assert report.byline == ("Mara Quill",)
    for words in ("Coastal Newsstand", "Closures", "FULL TEXT"):
        assert words not in report.text


def test_a_wiki_citation_names_the_report() -> None:
    cite = (
        "{{cite news |last=Quill |first=Mara |title=" + TITLE + " |url=https://harwickcourier.example/2021/ferry-line "
        "|newspaper=Harwick Courier |date=3 May 2021 |access-date=1 June 2022}}"
    )
    report = read(f"<ref>{cite}</ref>\n\n== {TITLE} ==\n\n{BODY}\n\n== Notes ==\n* supports: the year, not the toll\n")
    assert (report.title, report.publisher, report.byline) == (TITLE, "Harwick Courier", ("Mara Quill",))
    assert (report.published, report.url) == ("2021-05-03", "https://harwickcourier.example/2021/ferry-line")
    assert "cite news" not in report.text
    assert "supports" not in report.text


def test_a_channel_message() -> None:
    text = (
        f"**Harbour Wire** · 9.1K subscribers\n\n⚡️ **{TITLE}**\n\n{BODY}\n\n"
        "🔗 Source: [Harwick Courier](https://www.harwickcourier.example/2021/ferry-line)\n\n#ferry #harbour\n\n"
        "@harbourwire\n\n👍 12 😢 4   **1.2K** views   03.05.2021, 14:52\n"
    )
    report = read(text, "clip.md")
    assert (report.title, report.publisher) == (TITLE, "Harwick Courier")
    assert (report.url, report.published) == ("https://www.harwickcourier.example/2021/ferry-line", "2021-05-03T14:52")
    for words in ("subscribers", "#ferry", "@harbourwire", "views"):
        assert words not in report.text


def test_a_mail_in_a_mail_with_the_outlet_in_its_subject() -> None:
    text = (
        "From: Ida Holm\nTo: Desk\nSubject: FW: " + TITLE + " - Harwick Courier\n\nFor the file, please.\n\n"
        "________________\nFrom: Courier alerts <alerts@harwick.example>\nSent: Monday, May 3, 2021 7:00 AM\n"
        "To: Ida Holm\n"
        f"Subject: {TITLE} - Harwick Courier\n\n{TITLE}\n\nBy MARA QUILL Associated Press\nMay 2, 2021\n\n{BODY}\n\n"
        "Read more: Five piers to see<https://www.harwick.example/piers>\n"
    )
    report = read(text)
    assert (report.title, report.publisher) == (TITLE, "Harwick Courier")
    assert (report.byline, report.agency) == (("Mara Quill",), ("AP",))
    assert "For the file" not in report.text
    assert "https://" not in report.text


def test_a_readers_own_notes_are_no_report() -> None:
    text = f"# {TITLE}\n\nBy Mara Quill\n\n{BODY}\n\n## Highlights\n- the upper deck\n    - Note: use in chapter 4\n"
    assert "chapter 4" not in read(text, "clip.md").text


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("By [Aldermark News Agency](#)", ("Aldermark News Agency",)),
        ("Sources Northern Wire Service", ("Northern Wire Service",)),
        ("Harwick Courier avec AFP", ("AFP",)),
        ("By State News Agency", ()),
    ],
)
def test_agencies_by_the_form_of_their_names(line: str, agency: tuple[str, ...]) -> None:
    url = "https://www.harwickcourier.example/2021/ferry-line"
    report = read(f"# {TITLE}\n\n{line}\n\nMay 3, 2021\n\n{BODY}\n\nOriginal url:\n\n<{url}>\n", "clip.md")
    assert (report.agency, report.byline) == (agency, ())


@pytest.mark.parametrize(
    ("opening", "place", "agency"),
    [
        ("DUNMOOR, Oct 13 (Northlight) - ", "Dunmoor", ("Northlight",)),
        ("HARWICK, October 13. /Northlight/. ", "Harwick", ("Northlight",)),
        ("HARWICK (WQZX) — ", "Harwick", ()),
        ("HARWICK (Dunmoor Gazette) — ", "Harwick", ()),
        ("(Video) - ", None, ()),
    ],
)
def test_agencies_by_their_place_in_a_dateline(opening: str, place: str | None, agency: tuple[str, ...]) -> None:
    report = read(f"{TITLE}\n\nMay 3, 2021\n\n{opening}{BODY}\n")
    assert (report.dateline.place if report.dateline else None) == place
    assert report.agency == agency


def test_an_agencys_own_text_is_its_publishers() -> None:
    head = "Northlight\nNews Agency of Aldermark. English Service\n\n3 May 2021, 09:10"
    report = read(f"{head}\n\n{TITLE}\n\nHARWICK, May 3. /Northlight/. {BODY}\n")
    assert (report.title, report.publisher, report.agency) == (TITLE, "Northlight", ())


def test_an_outlet_behind_a_byline_that_the_address_spells() -> None:
    url = "https://harwicktimes.example/2021/05/03/ferry"
    report = read(f"# {TITLE}\n\n*By Mara Quill, Harwick Times*\n\nMay 3, 2021\n\n{BODY}\n\n<{url}>\n", "clip.md")
    assert (report.publisher, report.byline) == ("Harwick Times", ("Mara Quill",))


def test_a_date_line_is_no_print_header() -> None:
    report = read(f"{TITLE}\n\n08.02.2024, 21:37 CET · Updated 09.02.2024, 06:10 CET\n\n{BODY}\n")
    assert report.published == "2024-02-08T21:37+01:00"


def test_a_clock_time_is_added_to_the_day_of_a_field() -> None:
    text = f"---\ntitle: {TITLE}\npublished: 2021-05-03\n---\n\nMay 3, 2021, 6:00 a.m.\n\n{BODY}\n"
    assert read(text, "clip.md").published == "2021-05-03T06:00"


def test_words_parted_at_line_ends_are_whole_again() -> None:
    text = f"""{TITLE}

By Mara Quill

The ferry between the two harbours will
sail for the last time in Octo-
ber, ninety years after the first cros-
sing, its owners told the crews on
Sunday. The line lost money in each of
the past six years and had no win-
ter service since the pier was closed.
"""
    assert "in October, ninety years after the first crossing" in read(text).text


def test_a_fault_of_a_reader_ends_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{TITLE}\n\n{BODY}\n")

    def broken(data: bytes, path: Path) -> object:
        if path.name == "a.txt":
            raise ZeroDivisionError("odd")
        return parse(data, path)

    monkeypatch.setattr(workers, "parse", broken)
    first, second = read_files([tmp_path / "a.txt", tmp_path / "b.txt"])
    assert isinstance(first, ReaderStopped)
    assert "its reader failed (ZeroDivisionError: odd)" in str(first)
    assert isinstance(second, Report)
