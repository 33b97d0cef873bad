"""Rows of ``--jsonl``: reports already extracted, one JSON object a line.

In: lines. Out: ``Report`` with ``text`` exactly as given. What a row does not give is read from the text's head and
foot with the same logic as saved texts. Raises ``InputError`` naming the lines.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from reportedly.errors import InputError
from reportedly.read.dates import find_dates, iso_instant, url_date
from reportedly.read.facts import Facts
from reportedly.read.language import language_of
from reportedly.read.lines import plain_lines
from reportedly.read.outlets import agency_named
from reportedly.read.saved import read_saved
from reportedly.records import Report

LISTS = ("agency", "byline")
TEXTS = ("title", "published", "publisher", "url")


def read_rows(lines: Iterable[str], *, name: str) -> list[Report]:
    """The reports of a list; ``name`` is the file's, for messages. Blank lines are passed over."""
    reports: list[Report] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        row = _row(line, name, number)
        key = str(row["id"])
        if key in seen:
            raise InputError(
                name,
                f"the id {key!r} is on line {seen[key]} and on line {number}",
                "give every report an id of its own",
            )
        seen[key] = number
        reports.append(_report(row))
    return reports


def _row(line: str, name: str, number: int) -> Mapping[str, Any]:
    where = f"{name}, line {number}"
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        raise InputError(where, "it is no JSON", "write one JSON object a line") from None
    if not isinstance(row, dict):
        raise InputError(where, "it is no JSON object", 'write {"id": …, "text": …}')
    for key in ("id", "text"):
        if key not in row:
            raise InputError(where, f"it has no {key!r}", 'write {"id": …, "text": …}')
    if not isinstance(row["id"], str | int) or isinstance(row["id"], bool) or not str(row["id"]).strip():
        raise InputError(where, "its 'id' is no text", "give it a short text of its own")
    if not isinstance(row["text"], str):
        raise InputError(where, "its 'text' is no text", "give the report's text as a JSON string")
    _check_fields(row, where)
    return row


def _check_fields(row: Mapping[str, Any], where: str) -> None:
    for key in TEXTS:
        if row.get(key) is not None and not isinstance(row[key], str):
            raise InputError(where, f"its {key!r} is no text", "give it as a JSON string, or leave it out")
    for key in LISTS:
        value = row.get(key)
        if value is not None and not (
            isinstance(value, str) or (isinstance(value, list) and all(isinstance(v, str) for v in value))
        ):
            raise InputError(
                where, f"its {key!r} is no list of texts", "give it as a list of JSON strings, or leave it out"
            )


def _given(row: Mapping[str, Any]) -> Facts:
    facts = Facts()
    for key in ("title", "publisher", "url"):
        facts.offer(key, row.get(key), "given", 0)
    published = row.get("published")
    if published and published.strip():
        dates = find_dates(published)
        iso = iso_instant(published) or (dates[0].iso if dates else None)
        partial = published.strip() if len(published.strip()) in {4, 7} and published.strip()[:4].isdigit() else None
        facts.offer_date(iso or partial, published.strip(), "given", 0)
    for key in LISTS:
        value = row.get(key)
        if value is not None:
            names = [value] if isinstance(value, str) else list(value)
            setattr(
                facts,
                key,
                [(agency_named(v) or v.strip()) if key == "agency" else v.strip() for v in names if v.strip()],
            )
            facts.where[key], facts.ranks[key] = "given", 0
    return facts


def _report(row: Mapping[str, Any]) -> Report:
    text: str = row["text"]
    facts = _given(row)
    fixed = {key: list(getattr(facts, key)) for key in LISTS if row.get(key) is not None}
    saved = read_saved(plain_lines(text), facts=facts)
    for key, value in fixed.items():
        setattr(facts, key, value)
        facts.where[key] = "given"
    if not facts.published and (day := url_date(facts.url)):
        facts.offer_date(day, None, "address", 9)
    start = saved.body_at if saved.body_at is not None else 0
    facts.offer("language", language_of(text[start:] or text), "its words", 6)
    return Report(
        id=str(row["id"]),
        text=text,
        title=facts.title,
        publisher=facts.publisher,
        agency=tuple(facts.agency),
        byline=tuple(facts.byline),
        dateline=facts.dateline,
        published=facts.published,
        published_text=facts.published_text,
        url=facts.url,
        language=facts.language,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        body_start=start,
        found_in=tuple(sorted(facts.where.items())),
    )
