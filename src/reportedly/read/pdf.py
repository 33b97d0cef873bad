"""PDF: pages to lines, with their places on the page, and the same logic as saved text.

In: bytes. Out: ``Parsed`` whose ``source`` is the pages' text, a form feed between them. Runs in worker processes. A
document without text (a scan) is ``NotText``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium_c

from reportedly.errors import BrokenPdf, EncryptedPdf, NotText
from reportedly.read.build import Found, Parsed, build
from reportedly.read.dates import iso_instant
from reportedly.read.facts import Facts
from reportedly.read.lines import Line, plain_lines
from reportedly.read.names import read_credit
from reportedly.read.paragraphs import line_hyphen, words_of
from reportedly.read.saved import read_saved
from reportedly.records import ReportWarning
from reportedly.text import Piece

PAGES = 400  # pages read; the rest is said to be left out
PLACED = 60_000  # characters whose places are asked for


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands on its page, in points: left edge, bottom, height of its letters."""

    page: int
    left: float
    bottom: float
    height: float


def read_pdf(data: bytes, path: Path) -> Parsed:
    """A report from a PDF."""
    name = str(path)
    if b"%PDF-" not in data[:1024]:
        raise BrokenPdf(name, "it is called a PDF but is none", "save it again, or give it the name of what it is")
    document = _open(data, name)
    try:
        facts = _stated(document)
        count = len(document)
        source, places, broken = _pages(document, min(count, PAGES))
    finally:
        document.close()
    if not re.search(r"\w", source):
        raise NotText(name, "it holds pictures of text, no text", "run it through text recognition (OCR) first")
    warnings = (
        [ReportWarning("truncated", f"{count - PAGES} pages after page {PAGES} were not read", stage="read")]
        if count > PAGES
        else []
    )
    warnings += [ReportWarning("left-out", f"page {number} could not be read", stage="read") for number in broken]
    lines = _placed(plain_lines(source), places)
    saved = read_saved(lines, typeset=True, facts=facts)
    found = Found(saved.facts, source, saved.title, [p.pieces for p in saved.paragraphs], saved.left, warnings)
    return build(found, data, path)


def _open(data: bytes, name: str) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data)
        if len(document) == 0:
            raise BrokenPdf(name, "it has no pages", "save it again, or leave it out")
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or getattr(error, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD:
            raise EncryptedPdf(name, "it needs a password", "save a copy without a password and give that") from None
        raise BrokenPdf(
            name, "it cannot be opened as a PDF, cut short perhaps", "save it again, or give the text"
        ) from None
    return document


def _stated(document: pypdfium2.PdfDocument) -> Facts:
    """Title, author and time of making, as weak witnesses: a word processor fills them in."""
    facts = Facts()
    try:
        stated = document.get_metadata_dict(skip_empty=True)
    except (pypdfium2.PdfiumError, ValueError, UnicodeError):
        return facts
    title = str(stated.get("Title", ""))
    if len(title.split()) > 2 and not re.search(
        r"\.(?:docx?|pdf|indd|html?|txt|odt)$|^(?:microsoft|untitled|about:)", title, re.I
    ):
        facts.offer("title", title, "PDF title", 9)
    facts.credit(replace(read_credit(str(stated.get("Author", "")), explicit=False), outlets=()), "PDF author", 9)
    made = re.match(r"D:(\d{4})(\d\d)(\d\d)", str(stated.get("CreationDate", "")))
    if made:
        facts.offer_date(iso_instant("-".join(made.groups())), None, "PDF creation date", 12)
    return facts


def _pages(document: pypdfium2.PdfDocument, count: int) -> tuple[str, dict[int, Place], list[int]]:
    """The pages' text, the places of its lines by the offset where they begin, and the pages that could not be read."""
    texts: list[str] = []
    places: dict[int, Place] = {}
    broken: list[int] = []
    at = 0
    for number in range(count):
        try:
            page = document[number]
            words = page.get_textpage()
            text = words.get_text_range()
            if at < PLACED:
                places.update(_line_places(words, text, at, number))
        except (pypdfium2.PdfiumError, UnicodeError):
            broken.append(number + 1)
            continue
        text = text.replace("\0", "\ufffd")
        texts.append(text)
        at += len(text) + 1
    return _hyphens("\f".join(texts)), places, broken


def _hyphens(source: str) -> str:
    """The text with PDFium's mark for a hyphen at a line's end (U+FFFE, the lines already joined) read: a soft hyphen,
    which is dropped, where the hyphen is the line's; else a hyphen. Lengths stay, so places hold."""
    if "\ufffe" not in source:
        return source
    words = words_of([source])

    def read(match: re.Match[str]) -> str:
        return f"{match[1]}{chr(0xAD) if line_hyphen(match[1], match[2], words) else '-'}"

    return re.sub(r"([^\W\d_]{1,60})\ufffe(?=([^\W\d_]{1,60}))", read, source).replace("\ufffe", "-")


def _line_places(words: pypdfium2.PdfTextPage, text: str, at: int, page: int) -> dict[int, Place]:
    found: dict[int, Place] = {}
    for match in re.finditer(r"[^\r\n]+", text):
        first = match.start() + len(match.group()) - len(match.group().lstrip())
        middle = min(first + 1, match.end() - 1)
        try:
            left, bottom, right, top = words.get_charbox(first, loose=True)
            other = words.get_charbox(middle, loose=True)
        except (pypdfium2.PdfiumError, IndexError, ValueError):
            continue
        if right > left or top > bottom:
            found[at + match.start()] = Place(page, left, min(bottom, other[1]), max(top - bottom, other[3] - other[1]))
    return found


def _placed(lines: Sequence[Line], places: dict[int, Place]) -> list[Line]:
    """Lines with the blank lines that a wide gap, a change of size or an indent means on paper."""
    known = [places.get(line.span[0]) for line in lines]
    gaps = [
        first.bottom - second.bottom
        for first, second in pairwise(known)
        if first and second and first.page == second.page and 0 < first.bottom - second.bottom < 60
    ]
    usual = median(gaps) if gaps else 0.0
    sizes = sorted(place.height for place in known if place)
    body = sizes[len(sizes) // 2] if sizes else 0.0
    lefts = sorted(place.left for place in known if place)
    margin = lefts[len(lefts) // 4] if lefts else 0.0
    out: list[Line] = []
    for index, line in enumerate(lines):
        place, before = known[index], known[index - 1] if index else None
        blank = line.blank
        if place and before and place.page == before.page and usual:
            gap = before.bottom - place.bottom
            changed = abs(place.height - before.height) > 0.15 * max(place.height, before.height)
            indented = margin + 6 < place.left < margin + 60 and before.left <= margin + 3
            if gap > usual * 1.3 or gap < 0 or changed or indented:
                blank = max(blank, 1)
        big = bool(place and body and place.height > body * 1.25 and len(line.text) < 200)
        kind = "heading" if big and line.kind == "text" else line.kind
        out.append(
            replace(
                line,
                blank=blank,
                kind=kind,
                level=1 if big and place and sizes and place.height >= sizes[-1] * 0.97 else 2 if big else 0,
            )
        )
    return _whole_titles(out)


def _whole_titles(lines: Sequence[Line]) -> list[Line]:
    """A title set over several lines of one size is one heading."""
    out: list[Line] = []
    for line in lines:
        if (
            out
            and line.kind == "heading"
            and out[-1].kind == "heading"
            and line.level == out[-1].level
            and line.blank <= 1
            and len(out[-1].text) < 160
        ):
            last = out[-1]
            out[-1] = replace(
                last,
                text=f"{last.text} {line.text}",
                pieces=(*last.pieces, Piece(" ", None), *line.pieces),
                span=(last.span[0], line.span[1]),
            )
            continue
        out.append(line)
    return out
