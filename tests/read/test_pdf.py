"""PDF files, made here by hand. All names, places and outlets are invented."""

from pathlib import Path

from reportedly.read import parse

PAGES = (
    (
        (20, 740, "The Harwick Courier    Tuesday, May 4, 2021"),
        (22, 700, "Ledger found in lighthouse"),
        (11, 670, "By Mara Quill"),
        (11, 640, "The keeper of the Dunmoor lighthouse has found a ledger that no-"),
        (11, 626, "body knew of, the harbour trust said on Tuesday. It lists every"),
        (11, 612, "ship that passed the light in one year of the last century and"),
        (9, 40, "https://www.harwickcourier.example/ledger   Page 1 of 2"),
    ),
    (
        (11, 740, "the hour at which it did."),
        (11, 710, "Nobody had asked for the ledger before, the keeper said, and"),
        (11, 696, "nobody had thought of looking behind the old stove."),
        (9, 40, "https://www.harwickcourier.example/ledger   Page 2 of 2"),
    ),
)


def pdf(pages: tuple[tuple[tuple[int, int, str], ...], ...]) -> bytes:
    """A PDF of text lines: size, height on the page, words."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for page in pages:
        stream = "".join(f"BT /F1 {size} Tf 60 {height} Td ({words}) Tj ET\n" for size, height, words in page)
        kids.append(len(objects) + 1)
        font = "/Resources<</Font<</F1 3 0 R>>>>/MediaBox[0 0 612 792]"
        objects.append(f"<</Type/Page/Parent 2 0 R{font}/Contents {len(objects) + 2} 0 R>>")
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(f'{kid} 0 R' for kid in kids)}]/Count {len(kids)}>>"
    body = "%PDF-1.4\n" + "".join(f"{number} 0 obj\n{text}\nendobj\n" for number, text in enumerate(objects, 1))
    return f"{body}trailer<</Root 1 0 R/Size {len(objects) + 1}>>\n%%EOF".encode()


def test_a_printed_page_is_read() -> None:
    parsed = parse(pdf(PAGES), Path("ledger.pdf"))
    report = parsed.report
    assert report.title == "Ledger found in lighthouse"
    assert report.byline == ("Mara Quill",)
    assert report.published == "2021-05-04"
    assert report.url == "https://www.harwickcourier.example/ledger"
    assert "a ledger that nobody knew of" in report.text
    assert "one year of the last century and the hour at which it did." in report.text
    assert "Page 1 of 2" not in report.text
    assert report.text.count("\n\n") == 2


def test_places_lead_back_to_the_pages() -> None:
    parsed = parse(pdf(PAGES), Path("ledger.pdf"))
    at = parsed.report.text.index("harbour trust")
    span = parsed.canonical.to_source((at, at + 13))
    assert span is not None
    assert parsed.source[slice(*span)] == "harbour trust"
