"""Plain text and Markdown as people save and print it.

In: bytes. Out: ``Parsed``.
"""

import re
from collections import Counter
from pathlib import Path

from reportedly.read.build import Found, Parsed, build
from reportedly.read.decode import decode
from reportedly.read.lines import plain_lines
from reportedly.read.markdown import markdown_lines
from reportedly.read.outlets import host_of
from reportedly.read.saved import read_saved

LINKED = re.compile(r"\]\((https?://[^()\s]{4,500})")
SELF = re.compile(
    r"\[[^\[\]]{0,20}\b(?:view|read|open|show)\b[^\[\]]{0,40}\b(?:browser|online|website"
    r"|original)\b[^\[\]]{0,20}\][^()\n]{0,20}\((https?://[^()\s]{8,500})\)",
    re.I,
)
SOCIAL = re.compile(
    r"(?:^|\.)(?:facebook|twitter|x|instagram|youtube|linkedin|whatsapp|wa|t|reddit|pinterest|google|apple|tiktok"
    r"|telegram)\.(?:com|me|co)$|^api\."
)


def read_plain(data: bytes, path: Path) -> Parsed:
    """A report from plain text. Markdown marks are read where the text has them."""
    return _read(data, path)


def read_markdown(data: bytes, path: Path) -> Parsed:
    """A report from Markdown."""
    return _read(data, path)


def _read(data: bytes, path: Path) -> Parsed:
    decoded = decode(data, str(path))
    source = decoded.text
    markdown = path.suffix.lower() in {".md", ".markdown"} or looks_markdown(source)
    if markdown:
        lines, fields, _ = markdown_lines(source)
        own = SELF.search(source[:200_000])
        if own:
            fields.setdefault("source_url", own[1])
        saved = read_saved(lines, markdown=True, fields=fields, host=linked_host(source))
    else:
        saved = read_saved(plain_lines(source))
    found = Found(saved.facts, source, saved.title, [p.pieces for p in saved.paragraphs], saved.left, decoded.warnings)
    return build(found, data, path)


def linked_host(source: str) -> str | None:
    """The host most links of a text point to, social networks aside; None where none has two."""
    hosts = Counter(host_of(address) for address in LINKED.findall(source[:200_000]))
    known = [(count, host) for host, count in hosts.items() if host and count > 1 and not SOCIAL.search(host)]
    return max(known)[1] if known else None


def looks_markdown(source: str) -> bool:
    """True where a text without a Markdown name has its marks: a ``#`` heading, links, bold words."""
    head = source[:20000]
    marks = (
        len(re.findall(r"^#{1,4} \S", head, re.M))
        + len(re.findall(r"\]\((?:https?:|#|/|mailto:)", head))
        + len(re.findall(r"\*\*[^*\n]{1,80}\*\*", head))
    )
    return marks >= 2 or source.startswith("---\n")
