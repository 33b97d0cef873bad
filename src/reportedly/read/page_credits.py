"""Who a page credits: its byline and the agency whose text it carries, from its data and from what it shows.

In: the parsed page and its data. Out: ``byline`` and ``agency`` in ``Facts``.
A picture's credit is none of the report's.
"""

import re
from collections.abc import Sequence
from typing import Any

from lxml.html import HtmlElement

from reportedly.knowledge.register import fold
from reportedly.read.facts import Facts
from reportedly.read.names import Credit, read_credit
from reportedly.read.outlets import agency_like
from reportedly.read.page_data import BY_ID, found_in, strings

AUTHOR_META = (
    "author",
    "article:author",
    "article:author_name",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "dc.contributor",
    "byl",
    "byline",
    "authors",
    "cxenseparse:author",
    "og:article:author",
    "vr:author",
    "rbauthors",
    "article.author",
    "cse_author",
    "creator",
    "news_author",
    "authorname",
)


AGENCY_META = (
    "source",
    "article:source",
    "news_source",
    "dc.source",
    "syndication-source-name",
    "content-source",
    "provider",
    "agency",
    "article:provider",
    "articlesource",
    "copyright",
    "dc.rights",
    "original-source-name",
    "cxenseparse:source",
)


CREDIT_CLASS = re.compile(
    r"(?:^|[\s_-])(?:by-?line|byl|authors?|writers?|contributors?|source|sources|agency|provider|credit-?line"
    r"|distributor|articleauthor|article-?source|wire)(?:$|[\s_-]|name|info|text|list|s\b)",
    re.I,
)


NOT_CREDIT = re.compile(
    r"comment|related|footer|sidebar|aside|promo|recommend|trending|popular|widget|teaser|carousel|caption|photo"
    r"|image|media-|figure|video|gallery|bio|about|social|follow|newsletter|share|nav|menu|most-|more-|list-item|card",
    re.I,
)


def shown_text(element: HtmlElement) -> str:
    return " ".join(" ".join(part for part in element.itertext() if isinstance(part, str)).split())


def credits_of(tree: HtmlElement, meta: dict[str, list[str]], own: Sequence[dict[str, Any]], facts: Facts) -> None:
    for node in own:
        items = [item for key in ("author", "creator") for item in _listed(node.get(key))]
        facts.credit(
            _merge([_author(item) for item in items if not _account(item, tree)]),
            f"{found_in(node)} author",
            1,
        )
        for key in ("sourceOrganization", "provider", "copyrightHolder"):
            _agencies(strings(node.get(key)), f"{found_in(node)} {key}", facts)
    for name in AUTHOR_META:
        values = [value for value in meta.get(name, []) if not re.match(r"https?://", value)]
        facts.credit(_merge([read_credit(value) for value in values]), f"meta {name}", 2)
    for name in AGENCY_META:
        _agencies(meta.get(name, []), f"meta {name}", facts)
    shown = _shown_credits(tree)
    for text, credit, strong in shown:
        facts.agencies(credit.agencies, "shown credit")
        folded = {fold(name) for name in credit.persons}
        more = strong and facts.byline and folded > {fold(name) for name in facts.byline}
        if credit.persons and (more or not facts.byline) and (strong or text):
            facts.credit(Credit(credit.persons), "shown byline", 0 if more else 3)


def _account(item: Any, tree: HtmlElement) -> bool:
    """True for an author that is only the account which put the page up: a site's program names it, the page does not
    show it."""
    if not isinstance(item, dict) or not item.get(BY_ID):
        return False
    names = [" ".join(name.split()).lower() for name in strings(item)]
    body = " ".join(shown_text(element) for element in tree.iter("body"))[:400_000].lower()
    return not any(name in body for name in names)


def _listed(value: Any) -> list[Any]:
    return value[:30] if isinstance(value, list) else [value] if value else []


def _author(item: Any) -> Credit:
    names = strings(item)
    credits = [read_credit(re.sub(r"https?://\S*", "", name)) for name in names]
    kind = " ".join(strings(item.get("@type"))) if isinstance(item, dict) else ""
    merged = _merge(credits)
    return (
        Credit((), merged.agencies, merged.outlets)
        if "Organization" in kind and (merged.agencies or merged.outlets or not all(" " in p for p in merged.persons))
        else merged
    )


def _merge(credits: Sequence[Credit]) -> Credit:
    persons = tuple(dict.fromkeys(name for credit in credits for name in credit.persons))
    return Credit(persons, tuple(dict.fromkeys(name for credit in credits for name in credit.agencies)))


def _agencies(values: Sequence[str], where: str, facts: Facts) -> None:
    for value in values:
        for part in [value, *re.split(r"[,;/|&]|\band\b", value)]:
            name = agency_like(
                re.sub(r"^(?:©|\(c\)|copyright|source:?)\s*(?:\d{4})?\s*(?:the\s)?", "", part.strip(), flags=re.I)
            )
            if name:
                facts.agencies((name,), where)


def _shown_credits(tree: HtmlElement) -> list[tuple[str, Credit, bool]]:
    """Credits a page shows: elements that their class, ``rel`` or ``itemprop`` calls a byline. True: it opens with
    "By"."""
    found: list[tuple[str, Credit, bool]] = []
    for element in tree.xpath(
        "//body//*[@rel='author' or contains(@itemprop,'author') or contains(@itemprop,'creator') or @class or "
        "contains(@data-testid,'byline')]"
    ):
        named = " ".join(filter(None, (element.get("class"), element.get("data-testid"), element.get("id"))))
        marked = (
            element.get("rel") == "author"
            or "author" in (element.get("itemprop") or "")
            or "creator" in (element.get("itemprop") or "")
        )
        if not marked and not CREDIT_CLASS.search(named):
            continue
        if NOT_CREDIT.search(named) or elsewhere(element):
            continue
        text = _less_topics(element)
        if not 2 <= len(text) <= 200:
            continue
        found.append(
            (
                text,
                read_credit(text, explicit=False),
                bool(re.match(r"\W*by\b", text, re.I)) or "byline" in named.lower(),
            )
        )
        if len(found) >= 12:
            break
    return found


def _less_topics(element: HtmlElement) -> str:
    """The words of a credit without the links to its topics that stand beside the name."""
    text = shown_text(element)
    for topic in element.xpath(
        ".//a[contains(@rel, 'tag') or contains(@href, '/category/') or contains(@href, '/tag/')]"
    ):
        text = text.replace(shown_text(topic), " ", 1)
    return " ".join(text.split())


def elsewhere(element: HtmlElement) -> bool:
    """True inside comments, captions, side bars and lists of other articles."""
    for number, above in enumerate(element.iterancestors()):
        if above.tag in {"figure", "figcaption", "aside", "footer", "nav"}:
            return True
        if (
            number < 12
            and above.tag != "body"
            and re.search(
                r"comment|related|sidebar|recommend|trending|popular|most-|carousel|caption|teaser|promo|figure"
                r"|gallery|more-",
                f"{above.get('class') or ''} {above.get('id') or ''}",
                re.I,
            )
        ):
            return True
    return False
