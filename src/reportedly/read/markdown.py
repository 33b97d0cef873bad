"""Markdown as people save pages: its marks read, its words kept with their places.

In: the decoded text. Out: ``Line`` after ``Line`` without marks (``**``, ``[words](address)``, ``#``, ``>``), and the
fields of a front matter. Only what clippings use is read; anything else stays as text.
"""

import re
from dataclasses import replace

from reportedly.read.lines import Line, plain_lines, text_of
from reportedly.text import Piece

LINK = re.compile(
    r"!\[(?P<alt>[^\[\]\n]*)\]\((?:[^()\n]|\([^()\n]*\))*+\)"
    r"|\[(?P<words>[^\[\]\n]*)\](?:\((?P<to>(?:[^()\n]|\([^()\n]*\))*+)\)|\[[^\[\]\n]*\])"
    r"|<(?P<auto>(?:https?://|mailto:)[^<>\s]*)>"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<mark>\*{1,3}|(?<![^\W_])_{1,3}|_{1,3}(?![^\W_])|~~|`+)"
    r"|(?P<tag></?(?:br|b|i|em|strong|p|div|span|figure|figcaption|img|center|hr|sup|sub|u|small|a)\b[^<>]{0,300}/?>)"
)
HEADING = re.compile(r"(#{1,6})\s+")


def markdown_lines(source: str) -> tuple[list[Line], dict[str, str], list[Line]]:
    """The lines of Markdown without its marks, the fields of the front matter, and the front matter's own lines."""
    lines = plain_lines(source)
    fields, body_at = front_matter(lines)
    front, lines = lines[:body_at], lines[body_at:]
    read = [_unmarked(line) for line in _whole_links(_setext(lines))]
    return [line for line in read if line.text], fields, front


def front_matter(lines: list[Line]) -> tuple[dict[str, str], int]:
    """The fields of a YAML-like block between ``---`` lines at the very top, and the index of the first line after
    it."""
    if not lines or not re.fullmatch(r"-{3,}|\+{3,}", lines[0].text):
        return {}, 0
    fields: dict[str, str] = {}
    key = ""
    for index, line in enumerate(lines[1:80], 1):
        if re.fullmatch(r"-{3,}|\.{3}|\+{3,}", line.text):
            return (fields, index + 1) if fields else ({}, 0)
        match = re.match(r"([A-Za-z][\w .-]{0,30}?)\s*[:=]\s*(.*)$", line.text)
        item = re.match(r"-\s+(.*)$", line.text)
        if item and key:
            fields[key] = "; ".join(filter(None, [fields[key], _bare(item[1].strip("\"'"))]))
        elif match:
            key = match[1].lower().replace(" ", "_").replace("-", "_")
            fields[key] = _bare(match[2])
        elif not key:
            return {}, 0
        else:
            fields[key] = f"{fields[key]} {_bare(line.text)}".strip()
    return {}, 0


def _bare(value: str) -> str:
    value = value.strip()
    if value in {">", "|", ">-", "|-"}:
        return ""
    if value.startswith("[[") and value.endswith("]]"):
        return value[2:-2].split("|")[-1]
    if value.startswith("[") and value.endswith("]") and "](" not in value:
        value = "; ".join(part.strip().strip("\"'") for part in value[1:-1].split(","))
    value = re.sub(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]", r"\1", value.strip("\"'"))
    return re.sub(r"^\[([^\[\]]*)\]\([^()]*\)$", r"\1", value)


def _setext(lines: list[Line]) -> list[Line]:
    """Titles underlined with ``===`` or ``---`` become headings."""
    out: list[Line] = []
    for line in lines:
        under = line.kind == "rule" and not line.blank and re.fullmatch(r"=+|-+", line.text)
        if under and out and out[-1].kind == "text" and len(out[-1].text) < 200:
            out[-1] = replace(out[-1], kind="heading", level=1 if line.text[0] == "=" else 2)
            continue
        out.append(line)
    return out


def _whole_links(lines: list[Line]) -> list[Line]:
    """A link whose words were wrapped over two lines is one line again."""
    out: list[Line] = []
    for line in lines:
        last = out[-1] if out else None
        opened = last is not None and len(last.text) < 600 and last.text.count("[") > last.text.count("]")
        if last is not None and opened and not line.blank and "](" in line.text:
            pieces = (*last.pieces, Piece(" ", None), *line.pieces)
            out[-1] = replace(
                last, text=f"{last.text} {line.text}", pieces=pieces, span=(last.span[0], line.span[1]), raw=line.raw
            )
            continue
        out.append(line)
    return out


SPANNED = re.compile(r"\[([^\[\]\n]*)\]\{[^{}\n]{0,100}\}|(?<=\))(\{\.[^{}\n]{0,100}\})")


def _without_spans(line: Line) -> Line:
    """Pandoc's ``[words]{.class}`` without brackets and class, ``[words](address){.class}`` without the class."""
    keep: list[int] = []
    at = 0
    for match in SPANNED.finditer(line.text):
        keep += [*range(at, match.start()), *(range(*match.span(1)) if match[1] is not None else ())]
        at = match.end()
    keep += range(at, len(line.text))
    pieces = _pick(line.pieces, keep)
    return replace(line, text=text_of(pieces), pieces=tuple(pieces))


def _unmarked(line: Line) -> Line:
    if "]{" in line.text or "){." in line.text:
        line = _without_spans(line)
    if line.kind == "rule":
        return line
    kind, level = line.kind, line.level
    cut = 0
    quote = re.match(r"(?:>\s?)+", line.text)
    if quote:
        kind, cut = "quote", quote.end()
    heading = HEADING.match(line.text, cut)
    if heading:
        kind, level, cut = "heading", len(heading[1]), heading.end()
    item = re.match(r"(?:[-+*]|\d{1,3}[.)])\s+", line.text[cut:])
    if item and not heading:
        kind = "item"
        if not item[0][0].isdigit():
            cut += item.end()
    stop = len(line.text) - 1 if line.text.endswith("\\") and not line.text.endswith("\\\\") else None
    text, keep, linked, marked = _inline(line.text, cut, stop)
    if heading:
        closing = re.search(r"\s#+\s*$", text)
        if closing:
            keep = [i for i in keep if i < keep[closing.start()]]
    pieces = _trim(_pick(line.pieces, keep))
    bare = text_of(pieces)
    image = bool(re.match(r"!\[", line.text[cut:])) and not bare
    return replace(
        line,
        text=bare,
        pieces=tuple(pieces),
        kind="image" if image else kind,
        level=level,
        strong=bool(bare) and marked >= len(bare) * 0.95,
        links=linked / max(1, len(bare)),
        breaks=line.raw.endswith("  ") or line.raw.rstrip().endswith("\\"),
    )


def _inline(text: str, start: int, stop: int | None = None) -> tuple[str, list[int], int, int]:
    """For ``text[start:stop]``: the text without inline marks, the indexes of its characters that stay, how many are
    linked, how many stressed."""
    keep: list[int] = []
    linked = marked = 0
    open_marks: set[str] = set()
    at = start
    stop = len(text) if stop is None else stop
    for match in LINK.finditer(text, start, stop):
        keep.extend(range(at, match.start()))
        marked += (match.start() - at) if open_marks else 0
        at = match.end()
        if match["words"] is not None:
            inner = _inline(text, match.start("words"), match.end("words"))
            keep.extend(inner[1])
            linked += len(inner[1])
            marked += max(inner[3], len(inner[1]) if open_marks else 0)
        elif match["auto"] is not None:
            keep.extend(range(*match.span("auto")))
            linked += len(match["auto"])
        elif match["escaped"]:
            keep.append(match.start("escaped"))
        elif match["mark"]:
            mark = match["mark"]
            before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
            closes = text.find(mark, match.end(), min(stop, match.end() + 4000)) >= 0
            if (before.isspace() and after.isspace()) or (mark not in open_marks and not closes):
                keep.extend(range(*match.span()))
            else:
                open_marks ^= {mark}
    keep.extend(range(at, stop))
    marked += (stop - at) if open_marks else 0
    return "".join(text[i] for i in keep), keep, linked, marked


def _pick(pieces: tuple[Piece, ...], keep: list[int]) -> list[Piece]:
    """The pieces cut down to the characters at the indexes ``keep`` of their joined text."""
    out: list[Piece] = []
    at = 0
    position = 0
    for piece in pieces:
        end = at + len(piece.text)
        runs: list[list[int]] = []
        while position < len(keep) and keep[position] < end:
            index = keep[position] - at
            if runs and runs[-1][1] == index:
                runs[-1][1] = index + 1
            else:
                runs.append([index, index + 1])
            position += 1
        exact = piece.source is not None and len(piece.text) == piece.source[1] - piece.source[0]
        for first, last in runs:
            span = piece.source
            if piece.source is not None and exact:
                span = (piece.source[0] + first, piece.source[0] + last)
            out.append(Piece(piece.text[first:last], span))
        at = end
    return out


def _trim(pieces: list[Piece]) -> list[Piece]:
    """Pieces without white space at the ends and without two spaces running."""
    out: list[Piece] = []
    for piece in pieces:
        if piece.text.isspace() and (not out or out[-1].text.endswith(" ")):
            continue
        if out and out[-1].text.endswith(" ") and piece.text.startswith(" "):
            out.append(_cut(piece, len(piece.text) - len(piece.text.lstrip()), len(piece.text)))
            continue
        out.append(piece)
    while out and not out[-1].text.strip():
        out.pop()
    if out:
        out[-1] = _cut(out[-1], 0, len(out[-1].text.rstrip()))
        out[0] = _cut(out[0], len(out[0].text) - len(out[0].text.lstrip()), len(out[0].text))
    return [piece for piece in out if piece.text]


def _cut(piece: Piece, first: int, last: int) -> Piece:
    if (first, last) == (0, len(piece.text)):
        return piece
    span = piece.source
    if span is not None and len(piece.text) == span[1] - span[0]:
        span = (span[0] + first, span[0] + last)
    return Piece(piece.text[first:last], span)
