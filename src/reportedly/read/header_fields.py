"""Fields a saved text names outright: a front matter, ``Key: value`` lines, its own address.

In: keys and values, lines. Out: ``Facts``. Lines without a key are read in ``header_lines``.
"""

import re
from collections.abc import Sequence

from reportedly.read.dates import find_dates
from reportedly.read.facts import Facts
from reportedly.read.furniture import ADDRESS, page_mark
from reportedly.read.lines import Line
from reportedly.read.names import read_credit
from reportedly.read.outlets import agency_like, outlet_named

SAVED = re.compile(
    r"^\W*(?:retrieved|saved|accessed|printed|clipped|downloaded|exported|archived|captured|copied|viewed|fetched"
    r"|scraped|snapshot)\b",
    re.I,
)


# The address of a page that an archive or a search engine kept.
ARCHIVED = re.compile(
    r"(?:web\.archive\.org/web/\d{4,14}\w{0,3}/|archive\.\w{2,5}/\d{8,14}/|\bcache of )(https?://[^\s<>]{4,500})", re.I
)
SOURCE_LABEL = re.compile(
    r"\W*(?:source|original(?:ly)?(?: published)?(?: (?:article|story|post|url|link|at|on|by|in))?"
    r"|(?:read|view|see) (?:the )?(?:original|full (?:article|story))(?: (?:article|story|on|at))?|via"
    r"|link to (?:the )?original|fuente|quelle|fonte|bron|clipped from|saved from|first published (?:in|on|by|at))\b",
    re.I,
)
HEAD = 45  # lines looked at from the top
FOOT = 40  # and from the bottom
KEYS = {
    "title": "title headline subject hd head heading titel titre story",
    "byline": "by author authors byline bylines writer reporter autor creator dc.creator article:author "
    "written_by journalist",
    "published": "fecha datum veröffentlicht publicado pubblicato date published publication_date pub_date "
    "pubdate posted date_published published_on published_at published_time publish_date datepublished"
    " first_published posted_on pd issued article:published_time published_date date_published publication "
    "date_and_time pubdate issue_date",
    "updated": "updated modified last_updated date_modified last_modified lastmod updated_on revised",
    "publisher": "source publication outlet publisher newspaper site website site_name sitename og:site_name "
    "sn medium paper journal news_outlet provider src sources via fuente quelle fonte bron kilde "
    "feed publication_title publication_name zeitung periódico journal_name",
    "agency": "agency credit wire news_agency agencies wire_service",
    "url": "url link address original_url source_url permalink canonical original_link web_address "
    "article_url origin canonical_url uri webpage original_source web link_to_original"
    " available_at original document_url article_link read_at",
    "dateline": "dateline place location",
    "language": "language lang la",
    "ignored": "created sent gesendet captured created_time updated_time parent_id is_conflict is_todo type_ "
    "order user_created_time user_updated_time id latitude longitude altitude section category categories "
    "topic topics page edition length word_count words wc saved retrieved accessed printed clipped exported "
    "saved_on saved_at retrieved_on"
    " accessed_on printed_on date_saved date_accessed clipped_on tags tag keywords layout slug id description "
    "summary excerpt image cover load-date load_date copyright type status"
    " highlight abstract from to cc bcc reply-to message-id document folder reading_time captured archived "
    "exported_on date_added draft subtitle format collection notes"
    " publication-type doc byline_title clip_date clipping_date downloaded",
}


FIELD_OF = {key: name for name, keys in KEYS.items() for key in keys.split()}


FIELD = re.compile(r"([A-Za-z][A-Za-z_. -]{0,24}?)\s*(?::\s*|=\s*)(.*)$")


def read_fields(fields: dict[str, str], facts: Facts, where: str, country: str | None = None) -> None:
    """Take the fields of a front matter or of ``Key: value`` lines."""
    for key, value in fields.items():
        kind = FIELD_OF.get(key.strip().lower().replace(" ", "_").replace("-", "_"))
        if kind and kind != "ignored" and value.strip():
            take_field(kind, value.strip(), facts, f"{where} {key}".strip(), country)


def take_field(kind: str, value: str, facts: Facts, where: str, country: str | None, rank: int = 2) -> None:
    if kind == "title":
        facts.offer("title", value, where, rank)
    elif kind == "byline":
        facts.credit(read_credit(value), where, rank)
    elif kind in {"published", "updated"}:
        late = 4 if kind == "updated" else 0
        dates = find_dates(value, country)
        if dates and "created" not in where:
            facts.offer_date(dates[0].iso, dates[0].text, where, rank + late)
    elif kind == "url":
        address = ADDRESS.search(value)
        facts.offer("url", address[0].strip("<>") if address else None, where, rank)
    elif kind == "dateline":
        facts.offer_dateline(value.split(",", maxsplit=1)[0] if len(value) < 60 else None, None, where, rank)
    elif kind == "language" and re.fullmatch(r"[A-Za-z]{2}(?:[-_]\w{2,4})?", value):
        facts.offer("language", value[:2].lower(), where, rank)
    else:
        _take_source(value, facts, where, rank)


def _take_source(value: str, facts: Facts, where: str, rank: int) -> None:
    """A "Source: …" names an address, an agency or an outlet."""
    address = ADDRESS.search(value)
    if address:
        facts.offer("url", address[0].strip("<>"), where, rank)
        value = value.replace(address[0], " ").strip(" ()-–—|,")
    for part in [value] if outlet_named(value) else re.split(r"\s*(?:[;/|]|,\s|\band\b)\s*", value):
        agency = agency_like(part)
        if agency:
            facts.agencies((agency,), where)
        elif (
            part.strip()
            and len(part.split()) <= 6
            and (outlet_named(part) or part.strip()[:1].isupper() or "." in part)
            and not NOBODY.search(part)
            and part.strip().lower() not in {"agencies", "agency", "news agencies", "wire", "online", "web"}
        ):
            facts.offer("publisher", outlet_named(part) or part.strip(" .,()"), where, rank + 1)


def _linked_source(line: Line, facts: Facts, where: str) -> None:
    """ "Source: [Harwick Courier](https://…)": the one link of a line that names where the text is from."""
    if not SOURCE_LABEL.match(line.text) or len(line.text.split()) > 14:
        return
    links = re.findall(r"\]\((https?://[^()\s]{8,600})\)", line.raw)
    if len(links) == 1 and len(re.sub(r"^\w+://", "", links[0]).strip("/").split("/")) > 1:
        facts.offer("url", links[0], where, 4)


NOBODY = re.compile(r"\b(?:own|authors?|myself|various|multiple|internet|unknown|anonymous|n/a|none|compiled)\b", re.I)


def scan_addresses(lines: Sequence[Line], facts: Facts) -> None:
    """Take the text's own address: a line that is one, or one behind a label, in the head or the foot."""
    foot = range(max(0, len(lines) - FOOT), len(lines))
    for index in [*range(min(HEAD, len(lines))), *foot]:
        text = lines[index].text
        if len(text) > 600:
            continue
        address = ADDRESS.search(text)
        if not address:
            _linked_source(lines[index], facts, f"line {index + 1}")
            continue
        found = address[0].strip("<>").rstrip(").,;]")
        if kept := ARCHIVED.search(text):
            facts.offer("url", kept[1].strip("<>").rstrip(").,;]"), f"line {index + 1}", 4)
            continue
        rest = (text[: address.start()] + text[address.end() :]).strip(" <>:()-–—|.")
        before = lines[index - 1].text if index else ""
        labelled = re.search(
            r"(?:original|source|fuente|quelle|fonte|kilde|url|link|article|from|at|permalink|canonical|address)\W*$",
            rest or before,
            re.I,
        )
        deep = len(re.sub(r"^\w+://", "", found).strip("/").split("/")) > 1
        if not deep and not labelled:
            continue
        if rest and not labelled and not page_mark(text) and not SAVED.match(text):
            continue
        if found.startswith("file:"):
            continue
        facts.offer("url", found, f"line {index + 1}", 3 if labelled else 4 if not rest else 6)
