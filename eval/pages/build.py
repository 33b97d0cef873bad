"""Turn the positions in gold.json into the gold that the metadata scorer reads, and unpack the pages beside it.

Usage:  python eval/pages/build.py PAGES_FOLDER OUT_FOLDER

PAGES_FOLDER holds `html/<page>.html.gz`. OUT_FOLDER gets `gold.json` (`{"pages": [ENTRY..], "saved": []}`) and
`<page>.html` for each of its pages, so that a reader's output on OUT_FOLDER can be scored against OUT_FOLDER/gold.json.

The committed gold.json holds no running text of the pages: each title, piece of furniture, first or last words and
boundary stands there as a PASSAGE, `{"at": [[start, end], ..], "sha256": ".."}`. The numbers are offsets in code points
into the decoded page; the string is what stands between them without tags and comments, with character references
resolved and white space collapsed, the pieces joined by one space. The sha256 is that of the string in UTF-8, so a page
that has changed is noticed. Nothing is written unless every passage of every page still holds.

Exit status: 0, or 1 with a line on standard error where a page is missing or a passage no longer holds.
"""

import argparse
import gzip
import hashlib
import html
import json
import re
import sys
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
PASSAGES = ("title", "body_first", "body_last")
LISTS_OF_PASSAGES = ("title_aliases", "furniture", "body_first_alternatives", "kept_apart")
MARKUP = re.compile(
    r"<!--.*?-->|<(script|style)\b.*?</\1\s*>|</?(?P<tag>[a-zA-Z][\w:-]*)(?:\"[^\"]*\"|'[^']*'|[^>\"'])*>|<![^>]*>",
    re.DOTALL | re.IGNORECASE,
)
# Tags that stand inside a line: taking them out must not part a word in two. Every other tag parts words.
INLINE = re.compile(
    r"a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|nobr|q|s|samp|small|span|strike|strong"
    r"|sub|sup|time|tt|u|var|wbr",
    re.IGNORECASE,
)


class GoldError(Exception):
    """A page is missing, or a passage of gold.json is no longer where it was."""


def without_markup(piece: str) -> str:
    """The words of a piece of HTML source: no tags or comments, references resolved, white space collapsed."""
    bare = MARKUP.sub(lambda m: "" if INLINE.fullmatch(m["tag"] or "") else " ", piece)
    return " ".join(html.unescape(bare).split())


def digest(text: str) -> str:
    """The sha256 of a string, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def string_at(source: str, passage: Mapping[str, Any], where: str) -> str:
    """The string of a passage; `where` names page and field in the error raised when it no longer holds."""
    text = " ".join(without_markup(source[start:end]) for start, end in passage["at"]).strip()
    if not text:
        raise GoldError(f"{where}: nothing stands at {passage['at']}")
    if digest(text) != passage["sha256"]:
        raise GoldError(f"{where}: what stands at {passage['at']} has changed")
    return text


def page_bytes(pages: Path, entry: Mapping[str, Any]) -> bytes:
    """The page as it was saved, unpacked."""
    path = pages / str(entry["file"])
    try:
        return gzip.decompress(path.read_bytes())
    except (OSError, EOFError, zlib.error) as error:
        raise GoldError(f"{path}: {getattr(error, 'strerror', None) or error}") from error


def with_strings(entry: Mapping[str, Any], source: str) -> dict[str, Any]:
    """The entry in the scorer's form: strings in place of passages."""
    out = {key: value for key, value in entry.items() if key != "encoding"}
    name = str(entry["page"])[:10]
    for key in PASSAGES:
        out[key] = string_at(source, entry[key], f"{name} {key}")
    for key in LISTS_OF_PASSAGES:
        out[key] = [string_at(source, passage, f"{name} {key} {n}") for n, passage in enumerate(entry[key])]
    return out


def build(pages: Path, out: Path) -> int:
    """Write gold.json and the pages into `out`, which is made where missing; returns the number of pages."""
    gold = json.loads((HERE / "gold.json").read_text(encoding="utf-8"))
    entries: list[dict[str, Any]] = []
    for entry in gold["pages"]:
        entries.append(with_strings(entry, page_bytes(pages, entry).decode(entry["encoding"], "replace")))
    out.mkdir(parents=True, exist_ok=True)
    for entry in gold["pages"]:
        (out / f"{entry['page']}.html").write_bytes(page_bytes(pages, entry))
    text = json.dumps({"pages": entries, "saved": gold["saved"]}, ensure_ascii=False, indent=1)
    (out / "gold.json").write_text(text + "\n", encoding="utf-8")
    return len(entries)


def main() -> int:
    """Run from the command line; returns the exit status."""
    parser = argparse.ArgumentParser(description="Write the gold of the pages, and the pages, into a folder.")
    parser.add_argument("pages", type=Path, help="folder that holds html/<page>.html.gz")
    parser.add_argument("out", type=Path, help="folder to write gold.json and <page>.html into")
    arguments = parser.parse_args()
    try:
        count = build(arguments.pages, arguments.out)
    except GoldError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{count} pages and gold.json in {arguments.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
