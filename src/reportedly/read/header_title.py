"""Which of a saved text's first lines is its title, and which name the outlet or the author beside it.

In: the lines of the head that say nothing else. Out: the title in ``Facts``; kickers, mastheads and mottoes noted as
taken.
"""

import re
from collections.abc import Sequence
from string import capwords

from reportedly.read.facts import Context
from reportedly.read.furniture import PROSE_END
from reportedly.read.header_words import JOB, NEWSPAPER, SECTIONS, SEPARATORS, fold_letters
from reportedly.read.headline import likeliest
from reportedly.read.lines import Line, word_count
from reportedly.read.names import Credit, person, read_credit
from reportedly.read.outlets import outlet_named, spells


def split_title(text: str, context: Context) -> tuple[str, str | None]:
    """A title without the outlet that a page puts behind (or before) it, and that outlet."""
    parts = re.split(r"\s+[|–—•·»:-]+\s+|\s*\|\s*", text)
    if len(parts) < 2:
        return text, None
    last, first = parts[-1].strip(), parts[0].strip()
    for name, rest in ((last, text[: text.rfind(last)]), (first, text[text.find(first) + len(first) :])):
        known = outlet_named(name) or (name if spells(name, context.host) or name in context.names else None)
        if known:
            title = rest.strip(" |–—•·»-")
            return _less_section(title), known
    bar = re.search(r"\s*\|\s*([^|]{2,40})$", text)
    if bar and len(bar[1].split()) <= 4:
        ours = NEWSPAPER.search(bar[1]) or spells(bar[1], context.host)
        return text[: bar.start()].strip(), bar[1].strip() if ours else None
    dash = re.search(r"\s+[–—-]+\s+((?:The\s+)?(?:[A-Z][\w.'’&-]*\s?){1,4})$", text)
    if dash and NEWSPAPER.search(dash[1]):
        return text[: dash.start()].strip(), dash[1].strip()
    return text, None


def _less_section(title: str) -> str:
    match = re.search(r"\s*[|–—-]\s*([\w &]{2,30})$", title)
    return title[: match.start()] if match and all(w in SECTIONS for w in match[1].lower().split()) else title


def choose_title(lines: Sequence[Line], titles: list[int], body: int, context: Context) -> int:
    """Of the lines before the body that say nothing else, the title; kickers and mastheads before it are taken, what
    follows it (a standfirst) is body. Returns the body's first line."""
    facts = context.facts
    _title_twice(lines, titles, context)
    for index in titles:
        if (
            lines[index].kind == "heading"
            and lines[index].level == 1
            and not (len(titles) > 1 and _outlet_looks(lines[index].text, context))
        ):
            facts.ranks["title"] = max(facts.ranks.get("title", 99), 3) if facts.title else 99
            facts.offer("title", _clean_title(lines[index].text, context), f"line {index + 1}", 2)
    known = _same_as_title(lines, titles, facts.title)
    chosen = known[0] if known else None
    if chosen is None and titles and (not facts.title or facts.ranks.get("title", 0) >= 8):
        chosen = _first_title(lines, titles, body, context)
        if chosen is not None:
            parts = [chosen]
            while _title_goes_on(lines, parts, titles, context):
                parts.append(parts[-1] + 1)
            facts.offer("title", _clean_title(" ".join(lines[i].text for i in parts), context), f"line {chosen + 1}", 4)
            known = parts
    for index in known:
        context.taken[index] = "title"
    rest = [index for index in titles if index not in known]
    _note_rest(lines, rest, chosen, context)
    after = [index for index in rest if index not in context.taken]
    return min([body, *after])


def _note_rest(lines: Sequence[Line], rest: Sequence[int], chosen: int | None, context: Context) -> None:
    """Note what the lines beside the title are: the title again, a kicker above it, a name or outlet below."""
    for index in rest:
        if chosen is not None and fold_letters(lines[index].text) == fold_letters(context.facts.title or ""):
            context.taken[index] = "title"
        elif chosen is not None and index < chosen:
            _take_masthead(lines[index].text, context, f"line {index + 1}")
            context.taken[index] = "a line above the title"
        elif _bare_name(lines, index, context):
            context.taken[index] = "a byline"
        elif _named_outlet(lines, index, context):
            context.taken[index] = "a masthead"


BODY_LINES = 40  # lines of the body whose words a headline is known by
SLUG = re.compile(
    r"\b(?:\d(?:st|nd|rd|th)\s+ld\b|writethru|advisory|^[A-Z]{2,4}-{1,2}[A-Z]|^(?:urgent|bulletin|newsalert"
    r"|eds?)\b[:.-])",
    re.I,
)


def _outlet_looks(text: str, context: Context) -> bool:
    """True where a line before the title is an outlet's name, alone or with its motto or section behind a bar."""
    parts = [part for part in SEPARATORS.split(text.strip(" *_#|-–—")) if part]
    if not parts:
        return False
    name = parts[0]
    known = outlet_named(name) or spells(name, context.host) or name in context.names
    looks = (
        len(name.split()) <= 5
        and NEWSPAPER.search(name)
        and (name.istitle() or name.isupper())
        and not PROSE_END.search(name)
    )
    return bool((known and len(parts) <= 3) or (looks and len(parts) == 1))


def _motto(lines: Sequence[Line], index: int, context: Context) -> bool:
    """True for the line right under a masthead, before a gap: a motto."""
    line = lines[index]
    before = context.taken.get(index - 1) == "a masthead" or (
        index > 0 and _outlet_looks(lines[index - 1].text, context)
    )
    after = index + 1 < len(lines) and (lines[index + 1].blank > 0 or lines[index + 1].kind == "rule")
    return bool(before and after and not line.blank and len(line.text.split()) <= 14)


def _title_twice(lines: Sequence[Line], titles: list[int], context: Context) -> None:
    """A title that stands once alone and once with its outlet ("Title - Outlet", of a tab or a mail's subject) tells
    which part is which."""
    longer = [lines[index].text for index in titles] + ([context.facts.title] if context.facts.title else [])
    for index in titles:
        alone = lines[index].text
        if len(fold_letters(alone)) < 15:
            continue
        for text in longer:
            match = (
                re.match(r"\s*(?:[|–—•·»:-]+\s|[|»])\s*(\S.*)$", text[len(alone) :]) if text.startswith(alone) else None
            )
            name = re.split(r"\s+[|–—•·»]+\s+|\s*\|\s*", match[1])[-1].strip() if match else ""
            if not name or len(name.split()) > 6 or PROSE_END.search(name):
                continue
            context.names.append(name)
            context.facts.offer("publisher", outlet_named(name) or name, f"line {index + 1}", 5)
            context.facts.ranks["title"] = max(context.facts.ranks.get("title", 99), 5) if context.facts.title else 99
            context.facts.offer("title", alone, f"line {index + 1}", 4)
            return


def _same_as_title(lines: Sequence[Line], titles: list[int], title: str | None) -> list[int]:
    if not title:
        return []
    wanted = fold_letters(title)
    for index in titles:
        text = ""
        for size in range(3):
            if index + size not in titles:
                break
            text += lines[index + size].text
            got = fold_letters(text)
            if got == wanted or (len(wanted) > 20 and got.startswith(wanted) and len(got) < len(wanted) + 40):
                return list(range(index, index + size + 1))
    return []


def _first_title(lines: Sequence[Line], titles: list[int], body: int, context: Context) -> int | None:
    """The first line that can be a title: not a kicker, a masthead or a name where a better one follows."""
    folded = [fold_letters(lines[index].text) for index in titles]
    twice = [
        index for index, letters in zip(titles, folded, strict=True) if folded.count(letters) > 1 and len(letters) > 15
    ]
    headings = [
        index for index in titles if lines[index].kind == "heading" and not _outlet_looks(lines[index].text, context)
    ]
    if headings:
        return min(headings, key=lambda index: (lines[index].level, index))
    if twice:
        return twice[-1]
    likely = _like_body(lines, titles, body, context)
    return likely if likely is not None else _first_by_shape(lines, titles, body, context)


def _first_by_shape(lines: Sequence[Line], titles: list[int], body: int, context: Context) -> int | None:
    """The first line that has the shape of a title, where no line shares its words with the body."""
    for place, index in enumerate(titles):
        text = lines[index].text
        words = text.split()
        later = [lines[other].text for other in titles[place + 1 :]]
        better = any(len(other.split()) >= 4 for other in later)
        if better and (SLUG.search(text) or _outlet_looks(text, context) or _motto(lines, index, context)):
            continue
        if better and (
            len(words) <= 3
            or (len(words) <= 5 and NEWSPAPER.search(text) and text.istitle())
            or (text.isupper() and len(words) <= 4)
        ):
            continue
        if lines[index].kind in {"item", "quote"} or word_count(text) > 40:
            return None
        if _plain_sentence(lines, index, context):
            return None
        if not re.search(r"[^\W\d_]{2,}", text) or re.fullmatch(r"\d{1,2}[:.]\d\d\s?[ap]?\.?m?\.?:?", text):
            continue
        if len(words) < 2 and body >= len(lines):
            return None
        return index
    return None


def _like_body(lines: Sequence[Line], titles: list[int], body: int, context: Context) -> int | None:
    """The line that shares its words with the body or the address, and is neither an outlet's name nor prose."""
    near = [
        index
        for index in titles
        if lines[index].kind not in {"item", "quote"}
        and not _outlet_looks(lines[index].text, context)
        and not _plain_sentence(lines, index, context)
    ]
    text = " ".join(line.text for line in lines[body : body + BODY_LINES])
    likely = likeliest([lines[index].text for index in near], text, context.facts.url)
    return near[likely] if likely is not None else None


def _plain_sentence(lines: Sequence[Line], index: int, context: Context) -> bool:
    """True for a sentence with its full stop that no date or byline stands by: the report begins without a title."""
    near = {context.taken.get(other, "") for other in (index - 1, index + 1)}
    beside = near & {"a date line", "a byline", "an agency's credit", "a field of the report", "a credit"}
    return bool(re.search(r"\.[\"”’)]*$", lines[index].text)) and len(lines[index].text.split()) >= 6 and not beside


def _title_goes_on(lines: Sequence[Line], parts: list[int], titles: list[int], context: Context) -> bool:
    """True where the next line is the rest of a title that was wrapped."""
    last, following = parts[-1], parts[-1] + 1
    if (
        not context.wrapped
        or following not in titles
        or lines[following].blank
        or len(parts) > 3
        or lines[last].kind == "heading"
    ):
        return False
    narrow = max((len(line.text) for line in lines[following : following + 30]), default=0) < 60
    return (
        (narrow or len(lines[last].text) >= 40)
        and not PROSE_END.search(lines[last].text)
        and lines[following].kind == "text"
        and (narrow or _runs_on(lines[last].text, lines[following].text))
    )


def _runs_on(first: str, second: str) -> bool:
    small = {
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "with",
        "and",
        "or",
        "as",
        "by",
        "from",
        "after",
        "over",
        "amid",
        "into",
        "but",
        "says",
        "say",
        "is",
        "are",
        "its",
    }
    return (
        second[:1].islower()
        or first.rsplit(maxsplit=1)[-1].lower().strip(",") in small
        or first.endswith((",", "-", "–"))
        or 55 <= len(first) <= 80
    )


def _clean_title(text: str, context: Context) -> str:
    title, outlet = split_title(text, context)
    if outlet:
        context.facts.offer("publisher", outlet, "title", 5)
    return title


def _take_masthead(text: str, context: Context, where: str) -> None:
    """The outlet a line above the title names: known, spelled by the host, or by its looks."""
    parts = [part for part in SEPARATORS.split(text.strip(" *_|-–—")) if part]
    name = parts[0] if parts else ""
    known = outlet_named(name) or (name if name and (spells(name, context.host) or name in context.names) else None)
    words = name.split()
    looks = (
        1 < len(words) <= 6
        and NEWSPAPER.search(name)
        and all(word[0].isupper() or word in {"of", "and", "the", "&", "de", "la"} for word in words)
    )
    if known or (looks and len(parts) == 1):
        context.names.append(name)
        cased = capwords(name) if name.isupper() and " " in name else name
        context.facts.offer("publisher", outlet_named(name) or cased, where, 3 if known else 5)


def _named_outlet(lines: Sequence[Line], index: int, context: Context) -> bool:
    """A line under the title that looks like an outlet's name and stands next to a date line or another field."""
    name = re.sub(r"\s*\([A-Z][\w .,]{1,30}\)$", "", lines[index].text.strip(" *_|"))
    near = {context.taken.get(other, "") for other in (index - 1, index + 1)}
    if not _outlet_looks(name, context) or not near & {
        "a date line",
        "a field of the report",
        "a copyright line",
        "a byline",
    }:
        return False
    context.names.append(name)
    context.facts.offer(
        "publisher", outlet_named(name) or (capwords(name) if name.isupper() else name), f"line {index + 1}", 5
    )
    return True


def _bare_name(lines: Sequence[Line], index: int, context: Context) -> bool:
    """A line that is a person's name, next to a date line, a credit or right under the title."""
    text = lines[index].text
    if context.facts.byline or len(text.split()) > 10 or PROSE_END.search(text) or lines[index].kind != "text":
        return False
    credit: Credit = read_credit(text, explicit=False)
    first = re.split(r"[,|]|\sin\s", text)[0]
    named = person(first)
    if not credit.persons or not named:
        return False
    rest = first.strip()[len(named) :].strip(" ,")
    if fold_letters(named) != fold_letters(first) and not JOB.match(rest):
        return False  # "Mara Quill reports that …" is a sentence
    near = [context.taken.get(other, "") for other in (index - 1, index + 1)]
    if not any(
        reason
        in {"a date line", "title", "a credit", "an agency's credit", "a masthead", "a field of the report", "a byline"}
        for reason in near
    ):
        return False
    context.facts.credit(credit, f"line {index + 1}", 5)
    return True
