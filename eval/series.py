"""Series of figures and dates over fifteen stories of ECB+: gold of our own, for texts beside the repository.

Usage: python eval/series.py PART FOLDER    lays out a part's reports and gold in FOLDER/ecb, as score_all.py wants them

In ``series/PART.json`` a gold series holds offsets, numbers, days and our own words; the reports are rebuilt from
../shared/data/stories/ecbplus_docs.jsonl. That file gives tokens ("35 - year - old", "20 , 000"); ``printed`` puts them
together as a paper prints them, by rule: 96 lines of 100 come out as in the texts of ../shared/acceptance/ecb. Five
readers wrote the gold, none of whom had seen what the program finds. Nine stories are tuned on; of the six ``unseen``
ones nobody looks at what is missed.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
DOCUMENTS = HERE.parent.parent / "shared" / "data" / "stories" / "ecbplus_docs.jsonl"
PARTS = ("tuned", "unseen")
# Before these a spaced hyphen is a dash; between other words it ties them.
BEHIND_A_DASH = frozenset(
    """the a an and or but in on at of to for with by from as is was were are be been that which who he she it they we i
    his her their not no if when while after before said says according""".split()
)
# Of those, the ones that may stand within a tied word: "state - of - the - art".
TIED = frozenset("of the to in and on up at".split())
# Where the space of a match is dropped: the one before it, the one behind it, or every one in it.
BEFORE = tuple(
    map(re.compile, (r" (?=[,;:?!%)\]}’”])", r" (?='(?:s|re|ve|ll|d|m)\b|n't\b|' )", r" (?=/ )", r" (?=’ s\b)"))
)
BEHIND = tuple(
    map(re.compile, (r"[(\[{$£€“#](?= )", r"/(?= )", r"’(?= (?:s|t|re|ve|ll|m|d)\b)", r"\b[A-Z] \.(?= [A-Z] \.)"))
)
EVERY = tuple(map(re.compile, (r"\d , (?=\d{3}\b)", r"\d [.:] (?=\d)", r"\b[ap] \. m(?: \.)?", r"(?<=\w )- -(?= \w)")))
STOP = re.compile(r" (?=\.)")
DECIMAL, YEAR, WORDY = re.compile(r"\. ?\d"), re.compile(r"\. \d{4}"), re.compile(r"[A-Za-z)]")
BARE_DECIMAL = re.compile(r" \. (?=\d)")
HYPHEN = re.compile(r"(?<=\w) - (?=\w)")
LAST_WORD, WORD, TIES_ON = re.compile(r"\w+\Z"), re.compile(r"\w+"), re.compile(r"\w+ - \w")


def printed(tokens: str) -> tuple[str, list[int]]:
    """The text as printed, and for each of its characters where it stands in ``tokens``."""
    text, places = _quotes_made_one(tokens)
    dropped = set(_dropped(text)) | {at for at in range(1, len(text)) if text[at - 1 : at + 1] == "\n\n"}
    kept = [at for at in range(len(text)) if at not in dropped]
    return "".join(text[at] for at in kept), [places[at] for at in kept]


def _quotes_made_one(tokens: str) -> tuple[str, list[int]]:
    """The text with one mark for each of the two-character quotes, and where each character was."""
    found = [(match.group(), match.start()) for match in re.finditer(r"``|''|[\s\S]", tokens)]
    return "".join('"' if len(mark) > 1 else mark for mark, _ in found), [at for _, at in found]


def _dropped(text: str) -> Iterator[int]:
    """The places of spaces that print has not."""
    yield from (match.start() for pattern in BEFORE for match in pattern.finditer(text))
    yield from (match.end() for pattern in BEHIND for match in pattern.finditer(text))
    for pattern in EVERY:
        for match in pattern.finditer(text):
            yield from (at for at in range(*match.span()) if text[at] == " ")
    for match in STOP.finditer(text):
        bare = DECIMAL.match(text, match.end()) and not YEAR.match(text, match.end())
        if not bare or WORDY.match(text, match.start() - 1):
            yield match.start()
    for match in BARE_DECIMAL.finditer(text):
        if not text[max(0, match.start() - 1)].isdigit():
            yield match.end() - 1
    for match in HYPHEN.finditer(text):
        if _ties(text, match):
            yield from (match.start(), match.end() - 1)
    for line in re.finditer(r"[^\n]+", text):
        yield from _round_quotes(text, line)


def _ties(text: str, hyphen: re.Match[str]) -> bool:
    """Whether a spaced hyphen was one that ties."""
    before, after = LAST_WORD.search(text, 0, hyphen.start()), WORD.match(text, hyphen.end())
    words = (before[0].lower() if before else "", after[0].lower() if after else "")
    if words[0] in BEHIND_A_DASH:
        return False
    return words[1] not in BEHIND_A_DASH or bool(words[1] in TIED and TIES_ON.match(text, hyphen.end()))


def _round_quotes(text: str, line: re.Match[str]) -> Iterator[int]:
    """The spaces inside double quotes, which open and close by turns where nothing else tells."""
    opened = False
    for match in re.finditer('"', line[0]):
        at = line.start() + match.start()
        before, behind = text[at - 1] if at else "\n", text[at + 1 : at + 2] or "\n"
        if before not in " \n(":
            opened = False
        elif behind not in " \n":
            opened = True
        elif opened or behind == "\n" or (at - line.start() > 2 and text[at - 2] in ",.?!"):
            yield at - 1
            opened = False
        else:
            yield at + 1
            opened = True


def texts_of(story: dict[str, Any], rows: dict[str, dict[str, Any]]) -> dict[str, str]:
    """The printed texts of a story's reports by their names."""
    return {name: printed(tokens_of(rows[name.removesuffix(".txt")]))[0] for name in story["reports"]}


def tokens_of(row: dict[str, Any]) -> str:
    """Title and text of a row."""
    title, text = row.get("title") or "", row.get("text") or ""
    return f"{title}\n\n{text}" if title and text and not text.startswith(title) else text or title


def lay_out(part: str, folder: Path) -> Path:
    """Write the part's reports and its gold, with the words at its offsets, under ``folder``; returns the folder that
    score_all.py takes as its root."""
    with DOCUMENTS.open(encoding="utf-8") as lines:
        rows = {row["id"]: row for row in map(json.loads, lines)}
    gold = json.loads((HERE / "series" / f"{part}.json").read_text("utf-8"))
    for story in gold["stories"]:
        texts = texts_of(story, rows)
        place = folder / "ecb" / "reports" / story["story"]
        place.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (place / name).write_text(text, "utf-8")
        for point in points_of(story):
            point["text"] = texts[point["report"]][point["start"] : point["end"]]
    (folder / "ecb" / "gold.json").write_text(json.dumps(gold), "utf-8")
    return folder


def points_of(story: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every point and every trap of a story's gold."""
    for kind in ("figures", "dates", "places"):
        for series in story[kind]:
            yield from series["points"]
    yield from (*story["not"], *story["firsts"])


if __name__ == "__main__":
    lay_out(sys.argv[1], Path(sys.argv[2]))
