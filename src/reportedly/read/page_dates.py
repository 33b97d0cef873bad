"""When a page was first published, from its data and from what it shows.

In: the parsed page and its data. Out: ``published`` in ``Facts``: the first publication, never an update.
"""

import re
from collections.abc import Sequence
from typing import Any

from lxml.html import HtmlElement

from reportedly.read.dates import find_dates, iso_instant
from reportedly.read.facts import Facts
from reportedly.read.page_credits import elsewhere, shown_text
from reportedly.read.page_data import found_in, strings

DATE_META = (
    "article:published_time",
    "datepublished",
    "article:published",
    "og:article:published_time",
    "og:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publish_date",
    "publication_date",
    "pubdate",
    "pub_date",
    "published_date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "dc.date.created",
    "originalpublicationdate",
    "date",
    "article.published",
    "published",
    "cxenseparse:recs:publishtime",
    "article_date_original",
    "displaydate",
    "rnews:datepublished",
    "vr:published_time",
    "datecreated",
    "pdate",
    "ptime",
    "bt:pubdate",
    "article-publication-date",
    "citation_publication_date",
    "citation_date",
    "iso-8601-publish-date",
)


DATE_CLASS = re.compile(r"date|time|publish|posted|stamp|meta|byline", re.I)


def published_of(
    tree: HtmlElement, meta: dict[str, list[str]], own: Sequence[dict[str, Any]], facts: Facts, country: str | None
) -> None:
    seen: list[tuple[str, str, int]] = []
    for node in own:
        for key, rank in (("datePublished", 1), ("dateCreated", 4), ("uploadDate", 5)):
            seen += [
                (iso, f"{found_in(node)} {key}", rank)
                for text in strings(node.get(key))[:1]
                if (iso := _meta_date(text, country))
            ]
    for number, name in enumerate(DATE_META):
        seen += [
            (iso, f"meta {name}", 2 if number < 8 else 3)
            for text in meta.get(name, [])[:1]
            if (iso := _meta_date(text, country))
        ]
    shown = _shown_dates(tree, country)
    seen += shown
    if not seen:
        return
    rank = min(item[2] for item in seen)
    chosen = next(item for item in seen if item[2] == rank)
    firm = [item for item in seen if item[2] <= 2]
    for item in firm:
        if item[0][:10] < chosen[0][:10] and any(other[0][:10] == item[0][:10] for other in shown):
            chosen = item
    same = [item for item in seen if item[0][:10] == chosen[0][:10]]
    fuller = [item for item in same if "T" in item[0] and item[2] <= 4]
    if "T" not in chosen[0] and fuller:
        chosen = fuller[0]
    elif not re.search(r"(?:Z|[+-]\d\d:\d\d)$", chosen[0]):
        chosen = next(
            (item for item in fuller if re.search(r"(?:Z|[+-]\d\d:\d\d)$", item[0]) and item[0][:16] == chosen[0][:16]),
            chosen,
        )
    facts.offer_date(chosen[0], None, chosen[1], 1)


def _meta_date(text: str, country: str | None) -> str | None:
    if re.fullmatch(r"\d{13}|\d{10}", text):
        return None
    iso = iso_instant(text)
    if iso:
        return iso
    found = find_dates(text, country)
    return found[0].iso if found else None


def _shown_dates(tree: HtmlElement, country: str | None) -> list[tuple[str, str, int]]:
    """Dates a page shows in ``<time>`` or in an element called a date; an update's date is none."""
    found: list[tuple[str, str, int]] = []
    for element in tree.xpath("//time | //*[contains(@itemprop,'datePublished')]"):
        text = shown_text(element)
        named = f"{element.get('class') or ''} {element.get('itemprop') or ''} {text}"
        if re.search(r"updat|modif", named, re.I) or elsewhere(element):
            continue
        iso = iso_instant(element.get("datetime") or element.get("content") or "") or next(
            (d.iso for d in find_dates(text, country) if d.iso), None
        )
        if iso:
            found.append(
                (iso, "time", 3 if "datepublished" in named.lower() or element.get("pubdate") is not None else 4)
            )
        if len(found) >= 4:
            break
    for element in tree.xpath("//body//*[@class or @id]") if not found else ():
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        if not DATE_CLASS.search(named) or re.search(r"updat|modif", named, re.I) or elsewhere(element):
            continue
        text = shown_text(element) if len(element) < 12 else ""
        dates = [d for d in find_dates(text, country) if d.iso] if 6 <= len(text) <= 160 else []
        if dates and not re.search(r"updated|modified", text[: dates[0].span[0]], re.I):
            found.append((str(dates[0].iso), "shown date", 4))
            break
    return found
