"""Holds `reportedly demo` to the gold file of the example story, one test a row of it.

In: the story's reports and its gold file (which says on top what its keys mean). The program is asked through its
command line alone (``run``): `demo --json` for what the reports say together, `read --json` for each report.

A row the program is known to miss may be listed in ``demo_known_failures.tsv`` beside this file (columns: row,
reason). It then must fail; a row that is listed and passes, or is listed and does not exist, is an error.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(str(files("reportedly"))) / "examples" / "teval-strait"
GOLD: dict[str, Any] = json.loads(FOLDER.with_suffix(".gold.json").read_text("utf-8"))
KNOWN = Path(__file__).with_name("demo_known_failures.tsv")
HAND = tuple[str, str]


# ---- the seam, and what the program says


@cache
def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    """What `reportedly ARGUMENTS` gives: the one place this file meets the program. Run once, also where it fails."""
    command = [sys.executable, "-c", "import sys; from reportedly.show.cli import main; sys.exit(main())", *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8", timeout=300)


def printed(*arguments: str) -> str:
    done = run(*arguments)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


@cache
def demo() -> dict[str, Any]:
    """What `demo --json` prints."""
    found: dict[str, Any] = json.loads(printed("demo", "--json"))
    return found


@cache
def names() -> dict[str, str]:
    """Report id -> file name, as `demo --json` gives them."""
    return {report["id"]: Path(report["path"]).name for report in demo()["reports"]}


@cache
def readings() -> dict[str, dict[str, Any]]:
    """File name -> what `read --json` prints for it."""
    lines = printed("read", *(str(FOLDER / name) for name in GOLD["reports"]), "--json").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    return {Path(row["report"]["path"]).name: row for row in rows}


# ---- rows and their names


def slug(text: str) -> str:
    return "-".join(re.findall(r"\w+", text.lower())[:8])


def known() -> dict[str, str]:
    if not KNOWN.exists():
        return {}
    lines = KNOWN.read_text("utf-8").splitlines()[1:]
    pairs = (line.partition("\t") for line in lines if line.strip())
    return {row: reason for row, _, reason in pairs}


def rows(kind: str, named: Iterable[tuple[str, Any]]) -> list[Any]:
    """Parameters for pytest, each with its row's name, marked where the row is known to fail."""
    listed, made = known(), []
    for name, row in named:
        row_id = f"{kind}/{name}"
        ALL_ROWS.append(row_id)
        marks = [pytest.mark.xfail(reason=listed[row_id], strict=True)] if row_id in listed else []
        made.append(pytest.param(row, id=row_id, marks=marks))
    return made


ALL_ROWS: list[str] = []


def of_file(row: dict[str, Any], words: str) -> str:
    return f"{row['file'][:2]}-{slug(words)}"


# ---- how words and names are compared


def fold(text: str) -> str:
    """Case, kinds of quotation marks and white space do not count."""
    straight = text.translate(str.maketrans("“”‘’", "\"\"''"))
    return " ".join(straight.casefold().split())


def has_words(needle: str, text: str) -> bool:
    """Whether one of the answers of ``needle`` stands in ``text`` as whole words."""
    folded = fold(text)
    return any(re.search(rf"(?<!\w){re.escape(fold(one))}(?!\w)", folded) for one in needle.split("|"))


def same_name(gold: str, found: str) -> bool:
    """Articles do not count; one name may be the shorter form of the other."""
    for one in gold.split("|"):
        left = set(re.findall(r"\w+", one.casefold())) - {"the", "a", "an"}
        right = set(re.findall(r"\w+", found.casefold())) - {"the", "a", "an"}
        if left and right and (left <= right or right <= left):
            return True
    return False


def same_names(gold: list[str], found: list[str]) -> bool:
    return len(gold) == len(found) and all(any(same_name(one, other) for other in found) for one in gold)


def span_of(file: str, words: str, inner: str | None = None) -> tuple[int, int]:
    """Where ``words`` (or ``inner`` within them) stand in the text the program read from ``file``."""
    text = readings()[file]["report"]["text"]
    match = re.search(r"\s+".join(map(re.escape, words.split())), text)
    assert match, f"not in the text read from {file}: {words!r}"
    if inner is None:
        return match.span()
    within = re.search(r"\s+".join(map(re.escape, inner.split())), match.group())
    assert within, f"{inner!r} is not in {words!r}"
    return match.start() + within.start(), match.start() + within.end()


def overlap(row: dict[str, Any], span: tuple[int, int]) -> bool:
    return row["start"] is not None and bool(row["start"] < span[1] and span[0] < row["end"])


def test_known_failures_name_rows_of_the_gold() -> None:
    assert set(known()) <= set(ALL_ROWS)


# ---- each report


def fields(wanted: Iterable[str]) -> Iterator[tuple[str, tuple[str, str]]]:
    for name, report in GOLD["reports"].items():
        for field in wanted:
            if not (field == "agency" and report["agency"] is None) and not (field == "lacks" and not report["lacks"]):
                yield f"{name[:2]}-{field}", (name, field)


@pytest.mark.parametrize("row", rows("report", fields(["title", "publisher", "published", "url", "language"])))
def test_report_field(row: tuple[str, str]) -> None:
    name, field = row
    gold, found = GOLD["reports"][name][field], readings()[name]["report"][field]
    if gold is None or found is None:
        assert found == gold
    elif field == "publisher":
        assert same_name(gold, found)
    elif field == "published":
        assert found[:10] == gold[:10]
    elif field == "url":
        assert found.rstrip("/").removeprefix("https://").removeprefix("www.") == gold.rstrip("/").removeprefix(
            "https://"
        ).removeprefix("www.")
    else:
        assert fold(found) == fold(gold)


@pytest.mark.parametrize("row", rows("report", fields(["agency", "byline", "dateline_place", "lacks"])))
def test_report_hands_and_furniture(row: tuple[str, str]) -> None:
    name, field = row
    gold, report = GOLD["reports"][name][field], readings()[name]["report"]
    if field == "lacks":
        assert [one for one in gold if fold(one) in fold(report["text"])] == []
    elif field == "dateline_place":
        place = (report["dateline"] or {}).get("place")
        assert (place or "").split(",")[0].casefold() == (gold or "").casefold()
    else:
        assert same_names(gold, report[field] or []), report[field]


# ---- stories and copies


def groups(members: Iterable[str], pairs: Iterable[Iterable[str]]) -> list[set[str]]:
    """The members, joined where a pair joins them."""
    made = [{member} for member in members]
    for first, second in pairs:
        joined = [group for group in made if first in group or second in group]
        made = [group for group in made if group not in joined] + [set().union(*joined)]
    return made


def found_copies() -> list[tuple[str, str]]:
    return [(names()[a], names()[b]) for story in demo()["stories"] for a, b in story["copies"]]


def test_every_report_is_in_one_story() -> None:
    told = [names()[report] for story in demo()["stories"] for report in story["reports"]]
    assert sorted(told) == sorted(GOLD["reports"])


@pytest.mark.parametrize("row", rows("story", ((story[0][:2], story) for story in GOLD["stories"])))
def test_story(row: list[str]) -> None:
    assert sorted(row) in [sorted(names()[report] for report in story["reports"]) for story in demo()["stories"]]


@pytest.mark.parametrize(
    "row", rows("origins", ((s[0][:2], (s, o)) for s, o in zip(GOLD["stories"], GOLD["origins"], strict=True)))
)
def test_origins(row: tuple[list[str], dict[str, int]]) -> None:
    story, counts = row
    told = [found["origins"] for found in demo()["stories"] if story[0] in map(names().get, found["reports"])]
    assert told == [counts["origins"]]


@pytest.mark.parametrize("row", rows("copy", ((f"{a[:2]}-{b[:2]}", (a, b)) for a, b in GOLD["copies"])))
def test_copy(row: tuple[str, str]) -> None:
    assert any(set(row) <= group for group in groups(GOLD["reports"], found_copies()))


def test_nothing_else_is_a_copy() -> None:
    real = {frozenset(p) for g in groups(GOLD["reports"], GOLD["copies"]) for p in combinations(sorted(g), 2)}
    assert [pair for pair in found_copies() if frozenset(pair) not in real] == []


# ---- statements


def tokens(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def likeness(gold: str, found: str) -> float:
    """Dice overlap of the words of two contents."""
    left, right = tokens(gold), tokens(found)
    shared = sum(min(left.count(word), right.count(word)) for word in set(left))
    return 2 * shared / (len(left) + len(right)) if left and right else 0.0


def statement_for(row: dict[str, Any]) -> dict[str, Any]:
    """The program's statement whose content is most like the row's, of those that overlap it."""
    reading = readings()[row["file"]]
    text = reading["report"]["text"]
    best: tuple[float, dict[str, Any]] = (0.0, {})
    for statement in reading["statements"] or []:
        fragments = [text[start:end] for start, end in statement["contents"]]
        # The gold may give one fragment of words that a cue breaks in two; contract.md makes them one statement.
        alike = max(likeness(row["content"], part) for part in [" ".join(fragments), *fragments])
        best = max(best, (alike, statement), key=lambda pair: pair[0])
    assert best[0] >= 0.6, f"no such statement was read; nearest: {best[1]}"
    return best[1]


def readings_of_chain(row: dict[str, Any]) -> list[list[HAND]]:
    """Every chain that is right: optional hands in or out."""
    choices: list[list[list[HAND]]] = []
    for name, kind in zip(row["chain"], row["kinds"], strict=True):
        hand = [(name.removeprefix("?"), kind)]
        choices.append([[], hand] if name.startswith("?") else [hand])
    return [[hand for part in chosen for hand in part] for chosen in product(*choices)]


def chain_fits(gold: list[HAND], found: list[HAND]) -> bool:
    return len(gold) == len(found) and all(
        same_name(name, told) and told_kind in kind.split("|")
        for (name, kind), (told, told_kind) in zip(gold, found, strict=True)
    )


CHAINS = [(of_file(row, row["content"]), row) for row in GOLD["chains"]]


@pytest.mark.parametrize("row", rows("statement", CHAINS))
def test_statement(row: dict[str, Any]) -> None:
    found = statement_for(row)
    assert (found["mode"], found["polarity"]) == (row["mode"], row["polarity"])
    assert (found["unnamed"] is not None) == row["unnamed"]
    if not row["unnamed"]:
        assert same_names(row["speakers"], found["speakers"]), found["speakers"]


@pytest.mark.parametrize("row", rows("chain", CHAINS))
def test_chain(row: dict[str, Any]) -> None:
    told = [(hand["name"], hand["kind"]) for hand in statement_for(row)["chain"]]
    assert any(chain_fits(gold, told) for gold in readings_of_chain(row)), told


# ---- figures


def holding(row: dict[str, Any]) -> list[tuple[int, dict[str, Any]]]:
    """The series (by number) and the points in them that stand on the row's words."""
    span = span_of(row["file"], row["words"], row["text"])
    return [
        (number, point)
        for number, series in enumerate(demo()["figures"])
        for point in series["points"]
        if names()[point["report"]] == row["file"] and overlap(point, span)
    ]


POINTS = [(of_file(point, point["words"]), point) for series in GOLD["figures"] for point in series["points"]]


@pytest.mark.parametrize("row", rows("figure", POINTS))
def test_figure(row: dict[str, Any]) -> None:
    found = holding(row)
    assert found, "this figure is in no series"
    values = [(point["low"], point["high"], point["best"]) for _, point in found]
    assert (row["low"], row["high"], row["best"]) in values
    if row["said_by"]:
        assert any(point["said_by"] and same_name(row["said_by"], point["said_by"]) for _, point in found), found


@pytest.mark.parametrize("row", rows("series", ((slug(series["what"]), series) for series in GOLD["figures"])))
def test_series(row: dict[str, Any]) -> None:
    """The points that stand in any series stand in one, of more than half the row's points, rightly related."""
    numbers = [{number for number, _ in holding(point)} for point in row["points"]]
    placed = [found for found in numbers if found]
    assert len(placed) * 2 > len(numbers)
    whole = set.intersection(*placed)
    assert whole, f"spread over several series: {numbers}"
    assert demo()["figures"][min(whole)]["relation"] in row["relation"].split("|")


APART = [(f"{of_file(r['a'], r['a']['words'])}/{of_file(r['b'], r['b']['words'])}", r) for r in GOLD["apart"]]


@pytest.mark.parametrize("row", rows("apart", APART))
def test_figures_kept_apart(row: dict[str, Any]) -> None:
    first, second = ({number for number, _ in holding(row[side])} for side in ("a", "b"))
    assert not first & second, row["why"]


# ---- dates


@pytest.mark.parametrize("row", rows("date", ((of_file(row, row["words"]), row) for row in GOLD["dates"])))
def test_date(row: dict[str, Any]) -> None:
    span = span_of(row["file"], row["words"], row["text"])
    found = [timex["value"] for timex in readings()[row["file"]]["timexes"] or [] if overlap(timex, span)]
    assert set(found) & set(row["value"].split("|")), found


# ---- findings


def told_by(finding: dict[str, Any]) -> str:
    return " \n ".join([finding["message"], *(evidence["text"] for evidence in finding["evidence"])])


def evidence_files(finding: dict[str, Any]) -> set[str]:
    return {names()[evidence["report"]] for evidence in finding["evidence"]}


def of_kind(row: dict[str, Any]) -> list[dict[str, Any]]:
    return [finding for finding in demo()["findings"] if finding["kind"] in row["kind"].split("|")]


def finding_name(row: dict[str, Any]) -> str:
    return slug(" ".join([row["kind"], *row["needles"]]))


@pytest.mark.parametrize("row", rows("finding", ((finding_name(row), row) for row in GOLD["findings"])))
def test_finding(row: dict[str, Any]) -> None:
    found = of_kind(row)
    assert any(
        all(has_words(needle, told_by(finding)) for needle in row["needles"])
        and all(evidence_files(finding) & set(group.split("|")) for group in row["files"])
        for finding in found
    ), [finding["message"] for finding in found]


@pytest.mark.parametrize("row", rows("not", ((finding_name(row), row) for row in GOLD["not"])))
def test_no_such_finding(row: dict[str, Any]) -> None:
    for finding in of_kind(row):
        by_words = bool(row["needles"]) and all(has_words(needle, told_by(finding)) for needle in row["needles"])
        assert not by_words, f"{row['why']}: {finding['message']}"
        assert not evidence_files(finding) & set(row["files"]), f"{row['why']}: {finding['message']}"


@pytest.mark.parametrize("row", rows("timeline", ((row["date"], row) for row in GOLD["timeline"])))
def test_timeline(row: dict[str, Any]) -> None:
    found = [entry["text"] for entry in demo()["timeline"] if entry["date"].startswith(row["date"])]
    assert any(all(has_words(needle, text) for needle in row["needles"]) for text in found), found


def test_the_weekday_is_warned_of_where_it_stands() -> None:
    warned = {name for name, row in readings().items() if any(w["kind"] == "calendar" for w in row["warnings"])}
    assert warned == {name for name in GOLD["reports"] if name.startswith("14")}


def test_no_word_judges_the_reports() -> None:
    told = [finding["message"] for finding in demo()["findings"]]
    assert [text for text in told if re.search(r"\b(true|false|verified|debunked)\b", text.lower())] == []
