"""Score the program on every measuring set at hand and hold the figures to floors.toml.

Usage: python eval/measure.py [--only SET…] [--all] [--raise]

    --only   of: pages statements timexes quantities findings stories copies seeds meta-pages meta-saved
             figures times chains (sets of our own) series (gold of our own) coreference pronouns events
    --all    print every figure, not only those with a floor, and every statement gained or lost since the last run
    --raise  write figures that rose into floors.toml (they are never lowered)

The sets and their scorers lie beside the repository, in ../shared, and are no part of it; what is missing is said. Only
the JSON that the program prints is read. Exit status 0 where every floor holds, 1 where one does not or nothing could
be measured. In ``floors.toml`` the figures under [most] must not be passed, all others must be reached.
"""

import argparse
import importlib
import json
import re
import shlex
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from copies_bed import copies_figures
from coref import coref_figures
from gained import gained_and_lost
from pronouns import pronoun_figures
from series import PARTS, lay_out

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
FLOORS = HERE / "floors.toml"
PROGRAM = [sys.executable, "-c", "from reportedly.show.cli import main; main()"]
PRINTED = HERE.parent / "build" / "statements.printed.jsonl"  # what was read of the statements' set in the last run
# What score_all.py prints of one part: a line with its name, seconds and remarks, then a line or more of figures.
PART = re.compile(r"^(?P<set>\w+) (?P<part>\S+) \[\d+ s\] ?(?P<more>\{.*\})?$", re.MULTILINE)
ROW = re.compile(
    r"^\s*(?P<label>\S.*?)\s+(?:P (?P<P>[\d.]+) +R (?P<R>[\d.]+) +F1 (?P<F1>[\d.]+)|(?P<one>[\d.]+))$", re.MULTILINE
)
Figures = dict[str, float]


def main() -> int:
    """Measure, print the table, compare with the floors."""
    arguments = _arguments()
    if not SHARED.is_dir():
        print(
            f"nothing measured: {SHARED} is not there; it holds the measuring sets and their scorers", file=sys.stderr
        )
        return 1
    floors = tomllib.loads(FLOORS.read_text("utf-8"))
    figures: Figures = {}
    failed = False
    for name in arguments.only or SETS:
        start = time.monotonic()
        try:
            found = SETS[name](name)
        except (OSError, RuntimeError, ValueError) as fault:
            print(f"{name}: could not be measured: {fault}", file=sys.stderr)
            failed = True
            continue
        figures |= found
        failed |= not _print(name, found, floors, time.monotonic() - start, everything=arguments.all)
        if name == "statements":
            gold = SHARED / "data" / "polnear" / "dev.jsonl"
            print("\n".join(gained_and_lost(gold, PRINTED.read_text("utf-8"), everything=arguments.all)))
    if arguments.rise:
        _raise(floors, figures)
    return int(failed)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=list(SETS), metavar="SET")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--raise", action="store_true", dest="rise")
    return parser.parse_args()


def _print(name: str, found: Figures, floors: dict[str, Figures], seconds: float, *, everything: bool) -> bool:
    """One set's table; False where a floor does not hold or a figure with a floor was not given."""
    print(f"\n{name}  ({seconds:.0f} s)")
    bounds = {
        key: (bound, -1 if group == "most" else 1) for group, rows in floors.items() for key, bound in rows.items()
    }
    wanted = [key for key in bounds if key.split("/")[0] == name]
    holds = True
    for key in sorted({*found, *wanted} if everything else wanted):
        bound, way = bounds.get(key, (None, 1))
        value = found.get(key)
        ok = bound is None or (value is not None and way * value >= way * bound)
        holds &= ok
        shown = "missing" if value is None else f"{value:.4g}"
        limit = "" if bound is None else f"{'at least' if way > 0 else 'at most'} {bound:g}"
        print(f"  {key.partition('/')[2]:44} {shown:>9}  {limit:16} {'' if ok else 'DOES NOT HOLD'}")
    return holds


def _raise(floors: dict[str, Figures], figures: Figures) -> None:
    """Write the floors anew, each at what was now reached where that is better, cut to three decimals."""
    lines = [line for line in FLOORS.read_text("utf-8").splitlines() if line.startswith("#")]
    for group, rows in floors.items():
        lines += ["", f"[{group}]"]
        for key, bound in sorted(rows.items()):
            value = figures.get(key, bound)
            better = (
                min(bound, -(-value * 1000 // 1) / 1000) if group == "most" else max(bound, value * 1000 // 1 / 1000)
            )
            lines.append(f'"{key}" = {better:g}')
    FLOORS.write_text("\n".join(lines) + "\n", "utf-8")


def _statements(name: str) -> Figures:
    """Statements, with a copy of what the program printed."""
    PRINTED.parent.mkdir(exist_ok=True)
    return _scored(name, [sys.executable, str(HERE / "gained.py"), str(PRINTED), *PROGRAM])


def _series(name: str) -> Figures:
    """Figures and dates over fifteen more stories, gold of our own (series.py)."""
    figures: Figures = {}
    for part in PARTS:
        with tempfile.TemporaryDirectory() as folder:
            root = lay_out(part, Path(folder))
            found = _scored("findings", root=root)
        figures |= {f"{name}/{part} {row.removeprefix('findings/ecb ')}": value for row, value in found.items()}
    return figures


def _scored(name: str, program: list[str] = PROGRAM, root: Path | None = None) -> Figures:
    """A set that score_all.py knows, beside the repository or under ``root``."""
    command = [
        sys.executable,
        str(SHARED / "scorers" / "score_all.py"),
        "--sets",
        name,
        "--command",
        shlex.join(program),
    ]
    printed = _run([*command, "--root", str(root)] if root else command)
    parts = list(PART.finditer(printed))
    if not parts:
        raise ValueError(printed.strip()[-200:])
    figures: Figures = {}
    for part, following in zip(parts, [*parts[1:], None], strict=True):
        text = printed[part.end() : following.start() if following else len(printed)].strip()
        prefix = f"{name}/{part['part']} " if part["part"] != name else f"{name}/"
        figures |= {prefix + key: value for key, value in _figures(text)}
        figures |= {prefix + key: value for key, value in _figures(part["more"] or "{}")}
    return figures


def _figures(text: str) -> Iterator[tuple[str, float]]:
    """The figures in what a scorer prints: JSON, or rows of a label and numbers."""
    if text.startswith("{"):
        yield from _leaves(json.loads(text), "")
        return
    for row in ROW.finditer(text):
        for kind in ("P", "R", "F1", "one"):
            if row[kind]:
                yield row["label"] + ("" if kind == "one" else f" {kind}"), float(row[kind])


def _leaves(value: object, name: str) -> Iterator[tuple[str, float]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, f"{name} {key}".strip())
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _leaves(inner, f"{name} {number}".strip() if number else name)
    elif isinstance(value, int | float):
        yield name, float(value)


def _figures_own(name: str) -> Figures:
    """Figures in the invented reports of eval/figures, as score_figures.py counts them."""
    return _scored_own(name, "score_figures.py", "overall")


def _chains(name: str) -> Figures:
    """Chains of hands in the invented reports of eval/chains, as score_chains.py counts them."""
    return _scored_own(name, "score_chains.py", "all")


def _scored_own(name: str, scorer: str, part: str) -> Figures:
    """What a scorer prints in one part of its JSON of each set of our own under a name."""
    figures: Figures = {}
    for folder in _sets(name, "gold.json"):
        printed = _run([*PROGRAM, "read", "--json", "--jsonl", str(folder / "documents.jsonl")])
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as output:
            output.write(printed)
            output.flush()
            command = [sys.executable, str(SHARED / "scorers" / scorer), str(folder / "gold.json")]
            scored = json.loads(_run([*command, output.name, "--json"], strict=True))
        figures |= {f"{name}/{folder.name} {row}": value for row, value in _leaves(scored[part], "")}
    return figures


def _times_own(name: str) -> Figures:
    """Dates in the invented texts of eval/times, as score_timex.py counts them."""
    sys.path.insert(0, str(SHARED / "scorers"))
    score = importlib.import_module("score_timex").score
    figures: Figures = {}
    for folder in _sets("times", "gold.jsonl"):
        documents = _rows(folder / "documents.jsonl")
        gold = {row["id"]: row["timexes"] for row in _rows(folder / "gold.jsonl")}
        printed = _run([*PROGRAM, "read", "--json", "--jsonl", str(folder / "documents.jsonl")])
        found = {row["report"]["id"]: row["timexes"] for row in map(json.loads, printed.splitlines())}
        scores = score([(row, gold[row["id"]]) for row in documents], found)
        kinds = ("strict", "relaxed", "type", "value")
        figures |= {f"{name}/{folder.name} {kind} f1": scores[kind]["f1"] for kind in kinds}
    return figures


def _events(name: str) -> Figures:
    """Mentions of one happening in ECB+ dev, with stories found by the program (events.py)."""
    printed = _run([sys.executable, str(HERE / "events.py"), "--split", "dev"], strict=True)
    rows = re.findall(r"^(.+?): \{'CoNLL': ([\d.]+)", printed, re.MULTILINE)
    return {f"{name}/dev {label}": float(value) for label, value in rows}


def _copies(name: str) -> Figures:
    """Copies made on purpose (copies_bed.py), and any sets of copies beside the repository."""
    figures = {f"{name}/bed {row}": value for row, value in copies_figures().items()}
    return figures | (_scored(name) if (SHARED / "data" / "copies").is_dir() else {})


def _coreference(name: str) -> Figures:
    """Coreference on GUM's dev part beside two baselines (coref.py)."""
    return {f"{name}/{row}": value for row, value in coref_figures().items()}


def _pronouns(name: str) -> Figures:
    """Speakers behind pronouns, hand-checked on PolNeAR (pronouns.py)."""
    return {f"{name}/{row}": value for row, value in pronoun_figures().items()}


def _sets(folder: str, gold: str) -> list[Path]:
    """The sets of our own in a folder: each a folder with the gold in it."""
    return sorted(path.parent for path in (HERE / folder).glob(f"*/{gold}"))


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _seeds(name: str) -> Figures:
    """How many checks of the two real reports hold."""
    printed = _run([sys.executable, str(SHARED / "acceptance" / "check_seeds.py"), "--command", shlex.join(PROGRAM)])
    found = re.search(r"^(\d+) of (\d+) checks hold$", printed, re.MULTILINE)
    if not found:
        raise ValueError(printed.strip()[-200:])
    return {f"{name}/checks that hold": float(found[1]), f"{name}/of": float(found[2])}


def _meta_pages(name: str) -> Figures:
    """Metadata of real pages, against the gold in eval/pages."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        _run([sys.executable, str(HERE / "pages" / "build.py"), str(SHARED / "data" / "pages"), folder], strict=True)
        return _meta(name, "pages", out / "gold.json", sorted(out.glob("*.html")))


def _meta_saved(name: str) -> Figures:
    """Metadata of the invented saved files in eval/saved."""
    files = [path for path in (HERE / "saved").iterdir() if path.suffix in {".md", ".txt"} and path.name != "README.md"]
    return _meta(name, "saved", HERE / "saved" / "gold.json", sorted(files))


def _meta(name: str, part: str, gold: Path, files: list[Path]) -> Figures:
    printed = _run([*PROGRAM, "read", "--json", *map(str, files)])
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as output:
        output.write(printed)
        output.flush()
        scorer = [sys.executable, str(SHARED / "scorers" / "score_meta.py"), "--gold", str(gold), output.name, "--json"]
        scored = json.loads(_run(scorer, strict=True))
    return {f"{name}/{row}": rates[part]["rate"] for row, rates in scored.items() if rates[part]["rate"] is not None}


def _run(command: list[str], *, strict: bool = False) -> str:
    """Standard output of a command; what it says on standard error goes on. Raises ``RuntimeError`` where it fails."""
    done = subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=False)
    if strict and done.returncode:
        raise RuntimeError(f"{Path(command[1]).name} ended with {done.returncode}")
    return done.stdout


SETS: dict[str, Callable[[str], Figures]] = {
    **dict.fromkeys(("pages", "timexes", "quantities", "findings", "stories"), _scored),
    "statements": _statements,
    "copies": _copies,
    "events": _events,
    "series": _series,
    "seeds": _seeds,
    "figures": _figures_own,
    "times": _times_own,
    "chains": _chains,
    "coreference": _coreference,
    "pronouns": _pronouns,
    "meta-pages": _meta_pages,
    "meta-saved": _meta_saved,
}


if __name__ == "__main__":
    sys.exit(main())
