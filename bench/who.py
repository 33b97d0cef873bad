"""What share of a report's whole time names, entities, statements and chains take, beside the network.

Usage: python bench/who.py --texts FILE [--rounds 5]

    --texts   one JSON object a line with "text"

Each round reads every report whole, as ``read`` does, and clocks the parts: the network (also where a statement inside
a statement is asked of it again), the entities with what is spoken, the statements less the network, the chains.
Printed are the parts' shares of the whole, the middle of the rounds, and words a second. The bar is a third for names,
entities and chains together; statements are told apart, since chains are found while they are read.
"""

import argparse
import json
import statistics
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

from reportedly.annotate import ANNOTATORS
from reportedly.annotate.statements import attributions
from reportedly.link.chains import add_chains
from reportedly.nets import see, seen
from reportedly.records import Annotations, Reading, Report

Times = defaultdict[str, float]
PARTS = ("network", "entities", "statements", "chains", "the rest")


def main() -> None:
    """Read the texts, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    texts = [json.loads(line)["text"] for line in arguments.texts.read_text("utf-8").splitlines() if line.strip()]
    _round(texts[:1])  # the first report loads the network
    rounds = [_round(texts) for _ in range(arguments.rounds)]
    words = sum(len(text.split()) for text in texts)
    whole = statistics.median(sum(times.values()) for times in rounds)
    print(f"{len(texts)} reports, {words} words; {words / whole:.0f} words a second")
    for part in PARTS:
        seconds = statistics.median(times[part] for times in rounds)
        print(f"  {part:12}{seconds:8.2f} s {100 * seconds / whole:6.1f} %")


def _round(texts: list[str]) -> Times:
    times: Times = defaultdict(float)
    seen._usual.cache_clear()
    with patch.object(attributions, "see", _clocked(times, see)):
        for number, text in enumerate(texts):
            _read(Report(f"r{number}", text), times)
    return times


def _read(report: Report, times: Times) -> None:
    """One report through every stage, each part's seconds added to ``times``."""
    began = time.perf_counter()
    seen.see(report.text)
    times["network"] += time.perf_counter() - began
    so_far = Annotations()
    for name, annotator in ANNOTATORS:
        asked, began = times["network"], time.perf_counter()
        so_far = annotator(report, so_far)
        part = {"entities": "entities", "spoken": "entities", "statements": "statements"}.get(name, "the rest")
        times[part] += time.perf_counter() - began - (times["network"] - asked)
    began = time.perf_counter()
    add_chains(Reading(report, so_far), ())
    times["chains"] += time.perf_counter() - began


def _clocked(times: Times, asked: Callable[[str], Any]) -> Callable[[str], Any]:
    """The network as statements ask it, its seconds counted as its own."""

    def ask(text: str) -> Any:
        began = time.perf_counter()
        answer = asked(text)
        times["network"] += time.perf_counter() - began
        return answer

    return ask


if __name__ == "__main__":
    main()
