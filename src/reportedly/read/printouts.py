"""What databases, wikis, channels and reading programs print round a text that is kept in them.

In: lines. Out: the lines of the report itself, the fields the program gave, and what was left out, as in
``wrappings``, whose steps these are. Nothing here knows one program's page by heart: it knows records (``Key: value``
line after line), the short block between a word count and a copyright line, citation templates, and the headings
under which readers keep their own notes.
"""

import re
from dataclasses import dataclass, field, replace

from reportedly.read.dates import find_dates
from reportedly.read.furniture import ADDRESS, PROSE_END
from reportedly.read.header_fields import FIELD_OF
from reportedly.read.lines import Line, cut_pieces, text_of

HEAD = 40  # lines of the head in which a printout's own block may stand
RECORD = re.compile(r"(?:[-*•]\s+)?(?P<key>[A-Z][A-Za-z_ /()-]{1,30}?)(?:\s*:(?=\s|$)\s*|\s{3,}|\t+)(?P<value>.*)$")
LEAST = 4  # lines that make a record
WORDS = re.compile(r"\(?\d[\d,.]{0,8}\s+words?\)?$", re.I)
COPYRIGHT = re.compile(r"(?:\(c\)|©|copyright\b)", re.I)
DOCUMENT_END = re.compile(
    r"(?:end of document|search summary|document [A-Z]{2,12}0?\d{8}\w{6,})$"
    r"|-+\s*end of (?:document|article|clipping)\s*-+$",
    re.I,
)
TEXT_MARK = re.compile(r"\W*(?:full[ -]?text|full document|text of article|article text|body|volltext)\W*", re.I)
CITATION = re.compile(r"\{\{\s*(?:cite|citation|citar|literatur|internetquelle|article)\b", re.I)
PARAMETER = re.compile(r"\|\s*([A-Za-z_-]{2,20}\d?)\s*=\s*([^|{}]{0,400})")
WIKI_HEADING = re.compile(r"(={2,4})\s*([^=\n]{2,200}?)\s*\1$")
# The headings under which a reader's own notes, or a page's links, follow a kept text.
AFTERWORD = re.compile(
    r"\W*(?:(?:my\s+|new\s+)?(?:highlights?|annotations?|notes?)(?:\s+first synced.*|\s+added.*)?|see also"
    r"|references|external links|back\s?links?(?::?\s*\d+)?|related (?:pages|notes)|linked mentions|footnotes"
    r"|link to original)\W*",
    re.I,
)
CITED = {
    "title": "title",
    "url": "url",
    "work": "publication",
    "newspaper": "publication",
    "website": "publication",
    "magazine": "publication",
    "agency": "agency",
    "date": "date",
    "author": "author",
    "titel": "title",
    "werk": "publication",
    "autor": "author",
    "datum": "date",
}


@dataclass(slots=True)
class Unwrapped:
    """A text out of its wrapping. ``left`` are the wrapping's words with their reason; ``subject`` a mail's."""

    lines: list[Line]
    fields: dict[str, str] = field(default_factory=dict)
    left: list[tuple[str, str]] = field(default_factory=list)
    subject: str | None = None

    def drop(self, start: int, end: int, why: str) -> None:
        """Leave out the lines from ``start`` to before ``end``."""
        self.left += [(line.text, why) for line in self.lines[start:end] if re.search(r"\w", line.text)]
        del self.lines[start:end]


def read_printout(found: Unwrapped) -> None:
    """Take off what a program printed round the text."""
    for step in (_citation, _wiki_headings, _afterword, _document_end, _records, _word_count_block, _text_mark):
        step(found)


def _citation(found: Unwrapped) -> None:
    """A wiki's citation template in the head names the report outright."""
    for index, line in enumerate(found.lines[:HEAD]):
        if not CITATION.search(line.text[:2000]):
            continue
        given = {key.lower(): value.strip() for key, value in PARAMETER.findall(line.text[:4000]) if value.strip()}
        for key, kind in CITED.items():
            if key in given:
                found.fields.setdefault(kind, given[key])
        if "last" in given or "last1" in given:
            names = [
                f"{given.get(f'first{n}', '')} {given[f'last{n}']}".strip()
                for n in ("", "1", "2", "3", "4")
                if f"last{n}" in given
            ]
            found.fields.setdefault("author", "; ".join(names))
        found.drop(index, index + 1, "a citation of the report")
        return


def _wiki_headings(found: Unwrapped) -> None:
    """``== Words ==`` is a heading."""
    for index, line in enumerate(found.lines):
        match = WIKI_HEADING.match(line.text) if line.text.startswith("==") else None
        if match:
            pieces = tuple(cut_pieces(line.pieces, *match.span(2)))
            found.lines[index] = replace(line, text=text_of(pieces), pieces=pieces, kind="heading", level=2)


def _prose(line: Line) -> bool:
    return len(line.text.split()) >= 12 and bool(PROSE_END.search(line.text))


def _afterword(found: Unwrapped) -> None:
    """A reader's own notes under a heading of their own, behind the text."""
    prose = 0
    for index, line in enumerate(found.lines):
        prose += _prose(line)
        if line.kind == "heading" and prose >= 3 and AFTERWORD.fullmatch(line.text):
            rest = found.lines[index + 1 :]
            if sum(other.kind in {"text", "heading"} and _prose(other) for other in rest) <= 1:
                found.drop(index, len(found.lines), "notes kept with the text")
            return


def _document_end(found: Unwrapped) -> None:
    """Where a database says that a document ends, what follows is its own."""
    for index in range(len(found.lines) // 3, len(found.lines)):
        if DOCUMENT_END.match(found.lines[index].text):
            found.drop(index, len(found.lines), "a database's own lines")
            return


def _record(line: Line) -> tuple[str, str] | None:
    match = RECORD.match(line.raw.strip() if "\t" in line.raw or "   " in line.raw else line.text)
    if not match or len(match["value"]) > 300 or len(match["key"].split()) > 4:
        return None
    return match["key"].strip().lower().replace(" ", "_").replace("-", "_"), match["value"].strip()


def _records(found: Unwrapped) -> None:
    """A run of ``Key: value`` lines behind the text, or a run in its head of which most keys are known."""
    lines = found.lines
    prose = [index for index, line in enumerate(lines) if _prose(line)]
    foot_at = prose[-1] if len(prose) >= 3 else len(lines)
    end = len(lines)
    while end > 0:
        keys: dict[str, str] = {}
        start = end
        while start > 0 and (pair := _record(lines[start - 1])) is not None:
            keys[pair[0]] = pair[1]
            start -= 1
        if len(keys) >= LEAST and (start > foot_at or end <= HEAD):
            known = sum(key in FIELD_OF for key in keys)
            if known >= 2 and (start > foot_at or 2 * known >= len(keys)):
                _take_record(found, keys, foot=start > foot_at)
                found.drop(start, end, "a record kept with the text")
        end = start - 1 if start == end else start
        if end > HEAD and end <= foot_at:
            end = HEAD  # a record stands in the foot or in the head


def _take_record(found: Unwrapped, keys: dict[str, str], *, foot: bool) -> None:
    named = next((key for key in ("publication_title", "publication_name", "source_title") if keys.get(key)), None)
    if named:
        found.fields["publication"] = re.split(r"\s*[;(]", keys[named])[0]
        keys = {key: value for key, value in keys.items() if key not in {"publisher", "source"}}
    for key, value in keys.items():
        if re.search(r"(?:^|_)(?:url|link|address)(?:_|$)", key) and key not in FIELD_OF and ADDRESS.fullmatch(value):
            found.fields.setdefault("url", value)
        if not (foot and key in {"subject", "source", "from", "id", "location", "place"}):
            found.fields.setdefault(key, value)


def _word_count_block(found: Unwrapped) -> None:
    """The block of a news database between a word count and a copyright line: day, outlet, code, edition, page."""
    lines = found.lines
    for index, line in enumerate(lines[:HEAD]):
        if not WORDS.match(line.text):
            continue
        end = next((i for i in range(index + 1, min(index + 14, len(lines))) if COPYRIGHT.match(lines[i].text)), None)
        if end is None or any(map(_prose, lines[index:end])):
            return
        for place in range(index + 1, end):
            dates = find_dates(lines[place].text)
            if dates:
                found.fields.setdefault("date", lines[place].text)
                if place + 1 < end and re.search(r"[a-z]", lines[place + 1].text):
                    found.fields.setdefault("publication", lines[place + 1].text)
                break
        found.drop(index, end + 1, "a database's own lines")
        return


def _text_mark(found: Unwrapped) -> None:
    """ "Full text" before the text is the program's own."""
    for index, line in enumerate(found.lines[:HEAD]):
        if index and TEXT_MARK.fullmatch(line.text) and not any(map(_prose, found.lines[:index])):
            found.drop(index, index + 1, "a database's own lines")
            return
