"""Lines to paragraphs: hard wraps undone, paragraphs that a page break cut in mid sentence joined.

In: the body's lines (page marks and furniture still in place, each told apart by the caller's ``drop``). Out:
paragraphs with the pieces that make them. Whether a line is furniture is ``furniture``'s business; what is title or
byline ``header``'s.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from reportedly.read.furniture import caption_like
from reportedly.read.lines import Line, text_of
from reportedly.text import Piece

TERMINAL = re.compile(r"[.!?…:;。！？؟۔]['\"”’»)\]]*$")
OPENS_LOW = re.compile(r"[\"“„‚‘'(\[«]?[a-zß-öø-ÿа-яёα-ω]")
TWEET = re.compile(r"https?://t\.co/|pic\.twitter\.com|\(@\w{1,30}\)|(?:^|\s)[@#]\w{2,40}$|^@\w+")
# A caption with the picture's credit behind its full stop: "… in June. Reuters".
CAPTION_WORDS = 25
CREDIT_END = re.compile(r"[.!?][\"”’)]?\s+(?:[A-Z][\w.’'-]*[ /]?){1,5}\Z")
# Words a sentence cannot end with: a paragraph that stops here was cut.
LINKING = frozenset(
    "the a an of to in on at by for from with and or but nor that which who whom whose than as is are was were be "
    "been has have had will would"
    " can could may might must shall should not into onto upon over under between among against about after before "
    "during while because since until"
    " if when where although though through within without toward towards amid despite including its their his her "
    "our your my this these those"
    " said says told saying called former president minister prime chief general mr mrs ms dr sen rep gov gen lt col "
    "capt sgt st der die das und von"
    " le la les des et du el los las y de".split()
)
ABBREVIATED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|Rev|Prof|St|Maj|Adm|Cmdr|No)\.$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. ``kind`` as in ``Line``; ``linked`` the part of it that is links; ``footer`` is true where page
    marks were dropped right before it."""

    text: str
    pieces: tuple[Piece, ...]
    kind: str = "text"
    strong: bool = False
    linked: float = 0.0
    footer: bool = False
    indent: int = 0


def hard_wrapped(lines: Sequence[Line]) -> bool:
    """True where lines break at a width: most lines followed by another end in mid sentence, many go on in lower
    case."""
    inner = [
        (first, second)
        for first, second in pairwise(lines)
        if not second.blank
        and first.kind in {"text", "quote", "item"}
        and second.kind == "text"
        and len(first.text) >= 38
    ]
    if len(inner) < 3:
        return False
    widths = sorted(len(first.text) for first, _ in inner)
    wide = widths[int(len(widths) * 0.9)]
    if wide > 130 or median(widths) < wide * 0.72:
        return False
    cut = sum(not TERMINAL.search(first.text) for first, _ in inner) / len(inner)
    low = sum(bool(OPENS_LOW.match(second.text)) for _, second in inner) / len(inner)
    return cut >= 0.5 and low >= 0.3


def hyphenated(lines: Sequence[Line]) -> bool:
    """True where a hard-wrapped text has words parted at line ends, as typeset columns have: two such words or more
    that stand nowhere with their hyphen."""
    parted = [
        (match[1], rest[0])
        for first, second in pairwise(lines)
        if not second.blank
        and (match := re.search(r"([^\W\d_]{2,})[-\u2010]$", first.text))
        and (rest := re.match(r"[a-zß-öø-ÿ]{2,}", second.text))
    ]
    return len(parted) >= 2


def group(
    lines: Sequence[Line],
    *,
    wrapped: bool,
    markdown: bool = False,
    marks: Callable[[Line], bool] = lambda _: False,
    words: Counter[str] | None = None,
) -> tuple[list[Paragraph], list[Line]]:
    """Paragraphs of the lines, and the page marks (lines for which ``marks`` is true) that were left out.

    A page mark parts nothing by itself: the blank lines round it do. ``words``: of the whole text, given where it was
    typeset, so that hyphens at line ends may be the line's.
    """
    found: list[Paragraph] = []
    left: list[Line] = []
    current: list[Line] = []
    footer = pending = False
    blank = 0
    width = _width(lines)

    def close() -> None:
        nonlocal current, pending
        if current:
            found.append(_paragraph(current, pending, words))
            current, pending = [], False

    for line in lines:
        if marks(line):
            left.append(line)
            footer, blank = True, max(blank, line.blank)
            continue
        gap = line.blank or blank or line.page
        if current and (gap or not _continues(current[-1], line, wrapped or markdown, width)):
            close()
            pending = footer
        elif not current:
            pending = footer
        elif footer and not (wrapped or markdown):
            close()
            pending = True
        footer, blank = False, 0
        current.append(line)
    close()
    return found, left


def _width(lines: Sequence[Line]) -> int:
    lengths = sorted(len(line.text) for line in lines)
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


def _continues(before: Line, line: Line, flows: bool, width: int) -> bool:
    """True where ``line`` goes on in the paragraph of ``before`` (no blank line between)."""
    if before.breaks or {before.kind, line.kind} & {"heading", "rule", "image"}:
        return False
    if line.kind == "item" or (line.kind == "quote") != (before.kind == "quote"):
        return False
    if not flows:
        return False
    if before.strong != line.strong and (before.strong and len(before.text) < width * 0.7):
        return False
    short = len(before.text) < width * 0.6
    if (
        short
        and (TERMINAL.search(before.text) or not OPENS_LOW.match(line.text))
        and len(before.text) + len(line.text.split()[0]) + 1 < width
    ):
        return False
    return not (line.indent >= 2 and before.indent == 0 and TERMINAL.search(before.text))


def _paragraph(lines: Sequence[Line], footer: bool, words: Counter[str] | None) -> Paragraph:
    pieces: list[Piece] = []
    for line in lines:
        if pieces:
            pieces[-1:] = join(
                pieces[-1:], line.pieces, words=words, hyphens=words is not None
            )  # only the last piece is looked at: linear in the lines
        else:
            pieces = list(line.pieces)
    text = text_of(pieces)
    size = max(1, sum(len(line.text) for line in lines))
    linked = sum(line.links * len(line.text) for line in lines) / size
    first = lines[0]
    return Paragraph(text, tuple(pieces), first.kind, all(line.strong for line in lines), linked, footer, first.indent)


def join(
    first: Sequence[Piece], second: Sequence[Piece], *, words: Counter[str] | None = None, hyphens: bool = False
) -> list[Piece]:
    """Two runs as one, with a space between, or none where the first ends in a hyphen that belongs to a word.

    ``hyphens``: the text was typeset, so a hyphen at a line's end may be the line's: it goes where the whole word
    occurs elsewhere (``words``) or its halves are no words of the text.
    """
    head, tail = text_of(first[-1:]), text_of(second[:1])
    match = re.search(r"([^\W\d_]+)[-\u2010]$", head)
    rest = re.match(r"[^\W\d_]+", tail)
    if match and rest and (rest[0][0].islower() or not hyphens):
        if hyphens and line_hyphen(match[1], rest[0], words or Counter()):
            last = first[-1]
            cut = Piece(last.text[:-1], (last.source[0], last.source[1] - 1) if last.source else None)
            return [*first[:-1], cut, *second]
        return [*first, *second]
    before, after = first[-1].source, second[0].source
    gap = (before[1], after[0]) if before and after and before[1] < after[0] and after[0] - before[1] <= 8 else None
    return [*first, Piece(" ", gap), *second]


def line_hyphen(left: str, right: str, words: Counter[str]) -> bool:
    """True where the hyphen between two halves at a line's end is the line's and not the word's."""
    whole, halved = (left + right).lower(), f"{left}-{right}".lower()
    if words[whole] or words[halved]:
        return words[whole] >= words[halved]
    if left.lower() in {
        "well",
        "long",
        "short",
        "non",
        "anti",
        "pro",
        "co",
        "ex",
        "self",
        "mid",
        "half",
        "high",
        "low",
        "full",
        "so",
        "far",
        "two",
        "three",
        "four",
        "five",
        "six",
        "ten",
        "year",
        "post",
        "pre",
        "vice",
        "cross",
        "hard",
        "right",
        "left",
        "state",
        "world",
        "all",
        "old",
        "new",
    }:
        return False
    return not (words[left.lower()] > 1 and words[right.lower()] > 1)  # once is the line's own end


def words_of(texts: Iterable[str]) -> Counter[str]:
    """How often each word, hyphened words whole, occurs: what tells a line's hyphen from a word's."""
    words: Counter[str] = Counter()
    for text in texts:
        words.update(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.lower()))
    return words


def rejoin(paragraphs: Sequence[Paragraph], *, hyphens: bool = False) -> list[Paragraph]:
    """Paragraphs that were cut in mid sentence made whole. Headings, items, tweets and captions stay by themselves."""
    words = words_of(paragraph.text for paragraph in paragraphs) if hyphens else Counter()
    done: list[Paragraph] = []
    parts: list[list[Piece]] = []
    for paragraph in paragraphs:
        if done and is_cut(done[-1], paragraph):
            parts[-1] = _extend(parts[-1], list(paragraph.pieces), words, hyphens)
            last = done[-1]
            done[-1] = Paragraph(
                last.text[-2000:] + " " + paragraph.text, (), last.kind, last.strong, last.linked, last.footer
            )
            continue
        done.append(paragraph)
        parts.append(list(paragraph.pieces))
    return [
        Paragraph(text_of(pieces), tuple(pieces), item.kind, item.strong, item.linked, item.footer)
        for item, pieces in zip(done, parts, strict=True)
    ]


def _extend(first: list[Piece], second: list[Piece], words: Counter[str], hyphens: bool) -> list[Piece]:
    """``first`` with ``second`` joined on, changed in place: a text of many cuts stays linear."""
    tail = join(first[-1:], second, words=words, hyphens=hyphens)
    first[-1:] = tail
    return first


def is_cut(before: Paragraph, after: Paragraph) -> bool:
    """True where ``after`` goes on with the sentence that ``before`` breaks off."""
    if (
        before.kind not in {"text", "quote", "item"}
        or after.kind not in {"text", "quote"}
        or (before.kind == "quote") != (after.kind == "quote")
    ):
        return False
    text, rest = before.text[-3000:], after.text
    if ABBREVIATED.search(text) and rest[:1].isupper():
        return len(text.split()) > 5
    if TERMINAL.search(text) or TWEET.search(text[-160:]) or TWEET.match(rest):
        return False
    if len(text.split()) <= CAPTION_WORDS and CREDIT_END.search(text[-80:]) and not OPENS_LOW.match(rest):
        return False
    words = text.split()
    if len(words) < 3 or (before.strong and not after.strong) or caption_like(text):
        return False
    last = words[-1].strip("\"'“”‘’([").lower()
    if before.kind == "item" and not OPENS_LOW.match(rest):
        return False
    if OPENS_LOW.match(rest):
        return len(words) >= 5 or after.footer or last in LINKING
    if last in LINKING or text.endswith((",", "-", "–", "—")):
        return len(words) >= 5
    return _broken_off(text, words) and _goes_on(rest) and (after.footer or _inside(text) or len(words) >= 25)


def _broken_off(text: str, words: Sequence[str]) -> bool:
    return len(words) >= 7 or (len(words) >= 4 and _inside(text))


def _goes_on(rest: str) -> bool:
    return bool(TERMINAL.search(rest)) or len(rest.split()) >= 12


def _inside(text: str) -> bool:
    """True where a sentence ends inside the paragraph, or a quotation is open at its end."""
    opened = text.count("“") - text.count("”")
    return bool(re.search(r"[a-z0-9][.!?][\"”’']*\s+[\"“A-Z]", text)) or opened > 0 or (text.count('"') % 2 == 1)
