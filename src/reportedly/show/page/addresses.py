"""Where things are on the page, and which addresses of others may become links.

In: ids, spans, URLs of reports. Out: addresses, percent-encoded. An id may be any text (``--jsonl`` takes ids as
given), so what is no plain word goes into the query, where a browser leaves it alone.
"""

import re
from urllib.parse import quote, urlsplit

from reportedly.records import Evidence, Span

PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,199}")
LONGEST_URL = 2000
# What ends or confuses an address: white space, controls, quotation marks, angle brackets, backslashes.
UNFIT = re.compile(r"[\s\x00-\x20\x7f-\x9f\"'<>\\^`{|}]")


def story(story_id: str, part: str = "") -> str:
    """A story, or a part of its page (an element's id)."""
    return _at("story", story_id) + (f"#{part}" if part else "")


def report(report_id: str, words: Span | None = None) -> str:
    """A report, or words of it: they are lit there."""
    return _at("report", report_id) + (f"#{anchor(words)}" if words else "")


def item(report_id: str, item_id: str) -> str:
    """A statement, figure or date where it stands in its report, explained."""
    return f"{_at('report', report_id)}#{item_id}"


def found(report_id: str, words: Span) -> str:
    """Words of a report that nothing else points to (a search's): the query names them too, and so they are lit."""
    path = _at("report", report_id)
    return f"{path}{'&' if '?' in path else '?'}w={words[0]}-{words[1]}#{anchor(words)}"


def statement(statement_id: str) -> str:
    """A statement's chain."""
    return _at("statement", statement_id)


def evidence(given: Evidence) -> str:
    """The words a finding stands on; where they stand in no text, the field that holds them."""
    if given.start is None or given.end is None:
        return f"{_at('report', given.report)}#about"
    return report(given.report, (given.start, given.end))


def light(report_id: str, words: Span | None) -> str:
    """The style sheet that lights a report's words when they are pointed to."""
    asked = f"&w={words[0]}-{words[1]}" if words else ""
    return f"/lit.css?report={quote(_writable(report_id), safe='')}{asked}"


def anchor(words: Span) -> str:
    """The id of the element that stands where the words begin."""
    return f"w{words[0]}-{words[1]}"


def outside(url: str | None) -> str | None:
    """The URL where it may become a link: http or https with a host and nothing odd in it; else None."""
    if not url or len(url) > LONGEST_URL or UNFIT.search(url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme.lower() in ("http", "https") and host and "@" not in parts.netloc else None


def _at(kind: str, name: str) -> str:
    return f"/{kind}/{name}" if PLAIN.fullmatch(name) else f"/{kind}?id={quote(_writable(name), safe='')}"


def _writable(text: str) -> str:
    """Lone surrogates cannot be written in UTF-8, nor so in an address."""
    return text.encode("utf-8", "replace").decode("utf-8")
