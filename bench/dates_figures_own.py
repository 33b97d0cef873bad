"""This program's stages of dates and figures, taking turns with others: PYTHON dates_figures_own.py NAME FILE.

FILE is a JSON list of objects with ``text`` and ``published``; each is a report of one sentence. The first line printed
says how much was found in all. NAME tells which stages; the network is asked before they are measured, except by "all
stages", which is the whole program.
"""

import json
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from read_turns import serve

from reportedly import pipeline
from reportedly.annotate.figures import add_figures
from reportedly.annotate.timexes import add_timexes
from reportedly.nets import seen
from reportedly.records import Annotations, Report

Given = Sequence[tuple[Report, Annotations]]


def dates(given: Given) -> list[Annotations]:
    """The stage of dates alone."""
    return [add_timexes(report, so_far) for report, so_far in given]


def figures(given: Given) -> list[Annotations]:
    """The stage of figures alone, the dates given."""
    return [add_figures(report, so_far) for report, so_far in given]


def both(given: Given) -> list[Annotations]:
    """One stage after the other."""
    return [add_figures(report, add_timexes(report, so_far)) for report, so_far in given]


def all_stages(given: Given) -> list[Annotations]:
    """Everything the program does with a report; the network remembers none from the pass before."""
    seen._usual.cache_clear()
    found = [pipeline.read_report(report).annotations for report, _ in given]
    for warning in (warning for part in found for warning in part.warnings if warning.kind == "failed"):
        raise SystemExit(warning.message)  # a stage left undone would be time won by doing less
    return found


STAGES: dict[str, Callable[[Given], list[Annotations]]] = {
    "dates": dates,
    "figures": figures,
    "both": both,
    "all stages": all_stages,
}


def main() -> None:
    """Read once, say how much was found, then take turns."""
    name, path = sys.argv[1:]
    kind = name.partition(":")[0]
    rows = json.loads(Path(path).read_text("utf-8"))
    reports = [Report(f"r_{n}", row["text"], published=row["published"], language="en") for n, row in enumerate(rows)]
    given = [(report, Annotations(sentences=((0, len(report.text)),))) for report in reports]
    if kind != "all stages":
        seen._usual = cache(seen._seen)  # every sentence is seen before the clock starts, and none forgotten
    if kind == "figures":
        given = [(report, add_timexes(report, so_far)) for report, so_far in given]
    first = STAGES[kind](given)
    counted = ("timexes",) if kind == "dates" else ("figures",) if kind == "figures" else ("timexes", "figures")
    print(json.dumps({"found": sum(len(getattr(part, each) or ()) for part in first for each in counted)}), flush=True)

    def once() -> None:
        STAGES[kind](given)

    serve(once)


if __name__ == "__main__":
    main()
