"""The example story against its own gold file: exact words stand in the files, counts add up, weekdays fit.

Asks nothing of the program; ``test_demo_gold.py`` does that.
"""

import calendar
import datetime
import html
import json
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

FOLDER = Path(str(files("reportedly"))) / "examples" / "teval-strait"
GOLD: dict[str, Any] = json.loads(FOLDER.with_suffix(".gold.json").read_text("utf-8"))
DAY = "|".join(calendar.day_name)
MONTH = "|".join(list(calendar.month_name)[1:])
YEAR = 2025
DATED = re.compile(rf"\b({DAY}),? (?:({MONTH}) (\d{{1,2}})|(\d{{1,2}}) ({MONTH}))\b")


def of_file(row: dict[str, Any], words: str) -> str:
    return f"{row['file'][:2]}-" + "-".join(re.findall(r"\w+", words.lower())[:8])


def plain_text(name: str) -> str:
    """The words of a file, by means of this test's own; white space is one space."""
    path = FOLDER / name
    if path.suffix == ".pdf":
        document = pypdfium2.PdfDocument(path)
        text = " ".join(page.get_textpage().get_text_bounded() for page in document)
        document.close()
    else:
        text = path.read_text("utf-8")
    if path.suffix == ".html":
        text = html.unescape(re.sub(r"<[^>]+>", " ", re.sub(r"(?s)<(script|style).*?</\1>", " ", text)))
    return " ".join(text.replace("**", "").split())


def exact_words() -> Iterator[tuple[str, tuple[str, str]]]:
    """Every exact piece of text the gold names, with its file."""
    for name, report in GOLD["reports"].items():
        yield f"{name[:2]}-title", (name, report["title"])
    for chain in GOLD["chains"]:
        yield of_file(chain, chain["content"]), (chain["file"], chain["content"])
    points = [point for series in GOLD["figures"] for point in series["points"]]
    sides = [row[side] for row in GOLD["apart"] for side in ("a", "b")]
    for row in (*points, *sides, *GOLD["dates"]):
        yield of_file(row, row["words"]), (row["file"], row["words"])


@pytest.mark.parametrize("row", [pytest.param(row, id=name) for name, row in exact_words()])
def test_gold_words_stand_in_the_files(row: tuple[str, str]) -> None:
    name, words = row
    found = plain_text(name)
    if name.startswith("05") and words == GOLD["reports"][name]["title"]:
        found = found.replace('"', "")
    assert " ".join(words.split()) in found


def test_the_pile_is_as_large_as_promised() -> None:
    main = GOLD["origins"][0]
    assert main["reports"] >= 16
    assert main["reports"] > main["publishers"] > main["origins"]
    assert sum(name.endswith(".html") for name in GOLD["reports"]) >= 6
    assert {Path(name).suffix for name in GOLD["reports"]} == {".html", ".txt", ".md", ".pdf"}
    assert all((FOLDER / name).stat().st_size < 40_000 for name in GOLD["reports"])


def test_gold_rows_hold_together() -> None:
    on_disk = {path.name for path in FOLDER.iterdir()}
    assert set(GOLD["reports"]) == on_disk
    assert sorted(name for story in GOLD["stories"] for name in story) == sorted(on_disk)
    for row in (*(point for series in GOLD["figures"] for point in series["points"]), *GOLD["dates"]):
        assert row["text"] in row["words"]
    for chain in GOLD["chains"]:
        assert len(chain["chain"]) == len(chain["kinds"])
    for story, counts in zip(GOLD["stories"], GOLD["origins"], strict=True):
        publishers = {GOLD["reports"][name]["publisher"] for name in story}
        copies = {later for first, later in GOLD["copies"] if first in story}
        told = {"reports": len(story), "publishers": len(publishers), "origins": len(story) - len(copies)}
        assert told == counts


def test_weekdays_fit_their_dates_but_for_the_planned_one() -> None:
    wrong = []
    for name in GOLD["reports"]:
        for day, month, number, number_first, month_after in DATED.findall(plain_text(name)):
            month_number = list(calendar.month_name).index(month or month_after)
            date = datetime.date(YEAR, month_number, int(number or number_first))
            if calendar.day_name[date.weekday()] != day:
                wrong.append((name[:2], f"{day}, {date}"))
    assert wrong == [("14", "Friday, 2025-10-16")]
