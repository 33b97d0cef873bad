"""Which statements of the gold are found now that were not in the last run, and which no longer are.

In: the gold, and what the program printed of its texts. Out: lines to print. A statement is found as the scorer has
it in "full": content Jaccard of at least 0.8 and the right source. The last run's matches are kept in ``build/``,
which git ignores; without them nothing is said but that.

Run as a program, ``python eval/gained.py COPY COMMAND…`` runs the command and keeps a copy of what it prints.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).resolve().parent
SCORERS = HERE.parent.parent / "shared" / "scorers"
LAST = HERE.parent / "build" / "statements.last.json"
KINDS = ("direct", "mixed", "indirect")
SHOWN = 12  # of a kind, unless all are wanted
WIDTH = 110

Found = dict[str, str]  # what a gold statement reads -> its kind, for those that were found


def gained_and_lost(gold: Path, printed: str, *, everything: bool) -> list[str]:
    """The lines that tell this run from the last; this run takes its place."""
    now = _found(gold, printed)
    before: Found | None = json.loads(LAST.read_text("utf-8")) if LAST.exists() else None
    LAST.parent.mkdir(exist_ok=True)
    LAST.write_text(json.dumps(now, ensure_ascii=False, indent=1), "utf-8")
    if before is None:
        return [f"  {len(now)} statements found; there is no earlier run to compare with"]
    most = len(now) + len(before) if everything else SHOWN
    return [*_lines("gained", now, before, most), *_lines("lost", before, now, most)]


def _lines(word: str, some: Found, others: Found, most: int) -> Iterator[str]:
    for kind in KINDS:
        new = [key for key, its in some.items() if its == kind and key not in others]
        if new:
            yield f"  {word}, {kind}: {len(new)}"
            yield from (f"    {key}" for key in new[:most])
        if len(new) > most:
            yield f"    and {len(new) - most} more (--all shows them)"


def _found(gold: Path, printed: str) -> Found:
    """The gold statements that were found, each as article, source, cue and the start of its content."""
    sys.path.insert(0, str(SCORERS))
    scorer = import_module("score_polnear")
    read = {row["report"]["id"]: row["statements"] for row in map(json.loads, printed.splitlines())}
    found: Found = {}
    for row in map(json.loads, gold.read_text("utf-8").splitlines()):
        doc = scorer.Doc(row["text"])
        wanted = [scorer.St(statement, doc) for statement in row["statements"]]
        got = [
            scorer.St({"source": s["sources"], "cue": s["cue"], "content": s["contents"]}, doc)
            for s in read.get(row["id"], [])
        ]
        for _, number in scorer.match(got, wanted, 0.8, True):
            found[_key(row, row["statements"][number])] = wanted[number].kind
    return found


def _key(row: dict, statement: dict) -> str:
    source, cue, content = (
        " … ".join(row["text"][s:e] for s, e in statement.get(role) or ()) for role in ("source", "cue", "content")
    )
    at = (statement.get("content") or [[0, 0]])[0][0]
    return " ".join(f"{row['id'][:24]} {at}: {source or '–'} | {cue} | {content}".split())[:WIDTH]


def main() -> int:
    """Run a command and keep a copy of what it prints."""
    copy, *command = sys.argv[1:]
    done = subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=False)
    Path(copy).write_text(done.stdout, "utf-8")
    sys.stdout.write(done.stdout)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
