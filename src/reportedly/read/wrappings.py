"""What a text was wrapped in when it was passed on or saved: a mail, a chat, a note program's data, a text browser's
marks.

In: lines. Out: the lines of the report itself, the fields the wrapping gave, and what was left out. The page's own
furniture is ``furniture``'s business.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.read.lines import Line, cut_pieces, text_of
from reportedly.read.printouts import Unwrapped, read_printout
from reportedly.text import Piece

MAIL = re.compile(
    r"(from|to|cc|bcc|date|sent|subject|reply-to|von|an|datum|gesendet|betreff|de|para|asunto|fecha|objet"
    r"|à)\s*:\s?(.*)$",
    re.I,
)
SURE_MAIL = frozenset({"from", "to", "subject", "sent", "von", "betreff", "asunto", "objet", "cc"})
FORWARDED = re.compile(
    r"^[-_>\s]*(?:begin forwarded message|forwarded message|original message|weitergeleitete nachricht|ursprüngliche "
    r"nachricht|mensaje reenviado|message transféré)[-_\s:]*$",
    re.I,
)
CHAT = re.compile(
    r"^\W?\[?\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4},?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?\]?\s*(?:-\s*)?[^:\[\]]{2"
    r",40}:\s+",
    re.I,
)
NOTE = re.compile(r"([a-z][a-z_]{1,30}):(?:\s(.*))?$")
MARK = re.compile(
    r"\[\d{1,3}\](?=\S)|\(BUTTON\)|\[\d{1,3}\]?\[[\w .-]{1,60}\.(?:png|jpe?g|gif|svg|webp)\]|\[[\w.-]{1,60}\.(?:png"
    r"|jpe?g|gif|svg|webp)\]"
)
EDGE = 25  # lines of the head and of the foot in which signs are looked for
SIGNS = re.compile(
    r"(?:[\U0001F000-\U0001FAFF\u2600-\u27BF\u2B00-\u2BFF\u231A-\u23FF\uFE0F\u200D\u20E3]+\s*"
    r"|\[(?:logo|image|img|photo|picture|icon|bild|foto|imagen)\b[^\[\]]{0,40}\]\s*)+",
    re.I,
)
PRINTED_LINK = re.compile(r"(?<=[\w.,:;!?”\"'’)\]])\s?<https?://[^<>\s]{4,600}>")
REFERENCE = re.compile(r"\d{1,4}\.\s+((?:https?|mailto|javascript|ftp|file):\S*)$")


def unwrap(lines: Sequence[Line]) -> Unwrapped:
    """A text without what it was wrapped in; the lines themselves where it was in nothing."""
    found = Unwrapped(list(lines))
    for step in (_mail, _quoted, _chat, _note_data, _excerpt, _text_browser, _signs, _printed_links, read_printout):
        step(found)
    return found


def _mail(found: Unwrapped) -> None:
    """A mail's head, what its sender wrote above a forwarded text, and the signature."""
    end = _mail_head(found, 0)
    if not end:
        return
    found.drop(0, end, "the mail it came in")
    for index, line in enumerate(found.lines[:25]):
        if FORWARDED.match(line.text):
            found.drop(0, index + 1, "the mail it came in")
            found.drop(0, _mail_head(found, 0), "the mail it came in")
            break
        if index and (inner := _mail_head(found, index)):
            found.drop(0, inner, "the mail it came in")
            break
    for index in range(len(found.lines) - 1, max(3, len(found.lines) - 14), -1):
        if re.fullmatch(r"--|__+|-- ?\S{0,3}", found.lines[index].text):
            found.drop(index, len(found.lines), "the mail it came in")
            break


def _mail_head(found: Unwrapped, start: int) -> int:
    """The index after a mail's head that opens at ``start``; 0 where none does."""
    keys: list[str] = []
    index = start
    while index < min(len(found.lines), start + 14):
        line = found.lines[index]
        match = MAIL.match(line.text)
        if line.blank and keys:
            break
        if match:
            keys.append(match[1].lower())
            if match[1].lower() in {"subject", "betreff", "asunto", "objet"}:
                found.subject = match[2].strip()
        elif not keys or not line.indent:
            break
        elif found.subject is not None and keys[-1] in {"subject", "betreff", "asunto", "objet"}:
            found.subject = f"{found.subject} {line.text}".strip()
        index += 1
    return index if len(SURE_MAIL & set(keys)) >= 2 else 0


def _quoted(found: Unwrapped) -> None:
    """Lines that a mail program quoted with ``>``: most of the text, or it is a quotation of its own."""
    quoted = [line for line in found.lines if line.raw.lstrip().startswith(">") and line.kind != "quote"]
    if len(found.lines) < 4 or len(quoted) < 0.6 * len(found.lines):
        return
    out: list[Line] = []
    for line in found.lines:
        match = re.match(r"(?:>\s?)+", line.text)
        pieces = cut_pieces(line.pieces, match.end(), len(line.text)) if match else list(line.pieces)
        text = text_of(pieces)
        if text:
            blank = line.blank or (1 if out and not out[-1].text else 0)
            out.append(replace(line, text=text, pieces=tuple(pieces), blank=blank))
        else:
            out.append(replace(line, text="", pieces=()))
    kept: list[Line] = []
    gap = 0
    for line in out:
        if not line.text:
            gap = 1
            continue
        kept.append(replace(line, blank=max(line.blank, gap)))
        gap = 0
    found.lines = kept


def _chat(found: Unwrapped) -> None:
    """A chat's time stamp and sender before its first words, and before later messages."""
    for index, line in enumerate(found.lines[:200]):
        match = CHAT.match(line.text)
        if match and (index == 0 or CHAT.match(found.lines[0].raw.strip())):
            found.left.append((line.text[: match.end()], "the chat it came in"))
            pieces = cut_pieces(line.pieces, match.end(), len(line.text))
            found.lines[index] = replace(line, text=text_of(pieces), pieces=tuple(pieces))
    if found.lines and found.left and re.fullmatch(r"[*_].{3,300}[*_]", found.lines[0].text):
        line = found.lines[0]
        pieces = cut_pieces(line.pieces, 1, len(line.text) - 1)
        found.lines[0] = replace(line, text=text_of(pieces), pieces=tuple(pieces), strong=True)
    found.lines = [line for line in found.lines if line.text]


def _note_data(found: Unwrapped) -> None:
    """A note program's own data behind the text: ``id: …``, ``source_url: …``, one a line."""
    index = len(found.lines)
    fields: dict[str, str] = {}
    while index and (match := NOTE.match(found.lines[index - 1].text)):
        fields[match[1]] = (match[2] or "").strip()
        index -= 1
        if found.lines[index].blank and len(fields) >= 4:
            break
    if len(fields) < 4 or "id" not in fields:
        return
    found.drop(index, len(found.lines), "a note program's own data")
    for key in ("source_url", "author"):
        if fields.get(key):
            found.fields[key] = fields[key]


def _excerpt(found: Unwrapped) -> None:
    """A web clipper's excerpt of the text, printed before it."""
    for index, line in enumerate(found.lines[:12]):
        if line.text.strip("# ").lower() == "excerpt" and line.raw.lstrip().startswith((">", "#")):
            end = index + 1
            while end < len(found.lines) and (
                found.lines[end].kind == "quote" or found.lines[end].raw.lstrip().startswith(">")
            ):
                end += 1
            found.drop(index, end, "a web clipper's excerpt of the text")
            return


def _signs(found: Unwrapped) -> None:
    """Pictures that a program wrote as signs or as words in brackets before a line of the head or the foot."""
    count = len(found.lines)
    for index in {*range(min(EDGE, count)), *range(max(0, count - EDGE), count)}:
        line = found.lines[index]
        match = SIGNS.match(line.text)
        if match and match.end() < len(line.text):
            _replace(found, index, cut_pieces(line.pieces, match.end(), len(line.text)))
    found.lines = [line for line in found.lines if not SIGNS.fullmatch(line.text)]


def _printed_links(found: Unwrapped) -> None:
    """``words<https://…>``, as a mail's plain part has its links: the address goes, the line counts as linked."""
    for index, line in enumerate(found.lines):
        if "<http" not in line.text or len(line.text) > 4000:
            continue
        runs: list[Piece] = []
        at = linked = 0
        for match in PRINTED_LINK.finditer(line.text):
            runs += cut_pieces(line.pieces, at, match.start())
            linked += len(line.text[at : match.start()].split("|")[-1])
            at = match.end()
        if at:
            runs += cut_pieces(line.pieces, at, len(line.text))
            _replace(found, index, runs)
            size = max(1, len(found.lines[index].text))
            found.lines[index] = replace(found.lines[index], links=min(1.0, linked / size))


def _replace(found: Unwrapped, index: int, pieces: Sequence[Piece]) -> None:
    text = text_of(pieces)
    first, last = len(text) - len(text.lstrip()), len(text.rstrip())
    kept = tuple(cut_pieces(pieces, first, last))
    found.lines[index] = replace(found.lines[index], text=text_of(kept), pieces=kept)


def _text_browser(found: Unwrapped) -> None:
    """A text browser's link numbers and buttons, and its list of addresses behind the text."""
    marked = sum(bool(re.match(r"(?:\* )?\[\d{1,3}\]\S", line.text)) for line in found.lines)
    start = next(
        (
            index
            for index, line in enumerate(found.lines)
            if line.text.lower() in {"references", "visible links"}
            and any(REFERENCE.match(other.text) for other in found.lines[index + 1 : index + 4])
        ),
        None,
    )
    if marked < 2 and start is None:
        return
    if start is not None:
        addresses = [match[1] for line in found.lines[start:] if (match := REFERENCE.match(line.text))]
        own = _own_address(addresses)
        if own:
            found.fields["source_url"] = own
        found.drop(start, len(found.lines), "a text browser's list of addresses")
    out = []
    for line in found.lines:
        runs, at = [], 0
        for match in MARK.finditer(line.text):
            runs += cut_pieces(line.pieces, at, match.start())
            at = match.end()
        pieces = [*runs, *cut_pieces(line.pieces, at, len(line.text))] if at else list(line.pieces)
        text = text_of(pieces)
        links = 1.0 if re.fullmatch(r"(?:[*+•o] )?(?:\[\d{1,3}\]\S[^\[\]]{0,200})+", line.text) else 0.0
        out.append(
            replace(
                line,
                text=text.strip(),
                pieces=tuple(cut_pieces(pieces, len(text) - len(text.lstrip()), len(text.rstrip()))),
                links=links,
            )
        )
    found.lines = [line for line in out if line.text]


def _own_address(addresses: Sequence[str]) -> str | None:
    """The page's own address among those it links to: the one with a fragment (skip links), or the one a share
    button carries."""
    for address in addresses:
        base, _, fragment = address.partition("#")
        if fragment and len(re.sub(r"^\w+://[^/]*", "", base).strip("/")) > 5:
            return base
    for address in addresses:
        match = re.search(r"[?&](?:url|u|link)=(https?[^&\s]+)", address)
        if match:
            return match[1].replace("%3A", ":").replace("%2F", "/")
    return None
