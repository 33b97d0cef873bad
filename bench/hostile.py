"""How long dates and figures of hostile text take: milliseconds a page, and whether time grows with the length alone.

Usage: scripts/bench --hostile [--only WORDS] [--pages N] [--most N]. The texts are those of
tests/annotate/hostile_texts.py. Each is read at N pages and at twice as many, as if the network struck nothing out; the
best of several passes of processor time counts. A line for each of the slowest, and for each over a bar: 50 ms a page,
or 2.6 times the time for twice the length. Exit status 1 where one is.
"""

import argparse
import platform
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "annotate"))
from hostile_texts import PAGE, TEXTS, Make, no_network, read, report_of

from reportedly.annotate.figures import add_figures
from reportedly.annotate.sentences import add_sentences
from reportedly.annotate.timexes import add_timexes
from reportedly.records import Annotations

BAR, GROWTH = 50.0, 2.6  # milliseconds a page; times the time for twice the text
LEAST = 0.01  # seconds below which growth is noise
PASSES, AGAIN = 2, 5


@dataclass(frozen=True, slots=True)
class Taken:
    """Milliseconds a page that one text took, by stage, and how its time grew when it was twice as long."""

    name: str
    dates: float
    figures: float
    growth: float
    fault: str = ""

    @property
    def whole(self) -> float:
        return self.dates + self.figures

    @property
    def over(self) -> bool:
        return bool(self.fault) or self.whole > BAR or self.growth > GROWTH


def main() -> int:
    """Time every text; print the slowest and those over the bar."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--only", default="", metavar="WORDS", help="texts whose name holds these words")
    options.add_argument("--pages", type=int, default=2, help="how long (default: %(default)s, and twice that)")
    options.add_argument("--most", type=int, default=15, help="how many lines (default: %(default)s)")
    given = options.parse_args()
    print(f"python {platform.python_version()}, {platform.machine()}, one core")
    print(f"command: {' '.join(['scripts/bench', '--hostile', *sys.argv[1:]])}")
    with no_network():
        found = sorted(taken(given.only, given.pages), key=lambda one: -one.whole)
    over = [one for one in found if one.over]
    tell(list(dict.fromkeys([*over, *found[: given.most]])))
    bars = f"{BAR:.0f} ms a page or {GROWTH} times for twice the text"
    print(f"\n{len(found)} texts, {len(over)} of them over {bars}, or failed")
    return int(bool(over))


def taken(only: str, pages: int) -> Iterator[Taken]:
    """What each text took; one that seems over the bar is timed again, lest something else slowed it."""
    for name, make in TEXTS.items():
        if only not in name:
            continue
        try:
            one = timed(name, make, pages, PASSES)
            yield timed(name, make, pages, AGAIN) if one.over else one
        except Exception as fault:  # any at all: no text may make a stage fail
            yield Taken(name, 0, 0, 0, fault=type(fault).__name__)


def timed(name: str, make: Make, pages: int, passes: int) -> Taken:
    """The best of several passes at both lengths."""
    (once, twice) = (
        [min(times) for times in zip(*(seconds(make(size * PAGE)) for _ in range(passes)), strict=True)]
        for size in (pages, 2 * pages)
    )
    growth = sum(twice) / sum(once) if sum(twice) > LEAST else 0.0
    dates, figures = (each / (2 * pages) * 1000 for each in twice)
    return Taken(name, dates, figures, growth)


def seconds(text: str) -> tuple[float, float]:
    """What dates and figures of a text take, its sentences known."""
    read(report_of("another text"))  # so that nothing is answered from memory
    report = report_of(text)
    split = add_sentences(report, Annotations())
    began = time.process_time()
    dated = add_timexes(report, split)
    between = time.process_time()
    add_figures(report, dated)
    return between - began, time.process_time() - between


def tell(found: Sequence[Taken]) -> None:
    """A line a text."""
    print(f"\n{'text, over and over':24} {'dates':>7} {'figures':>8} {'both':>7} ms a page   twice the text")
    for one in found:
        growth = f"{one.growth:.1f} times" if one.growth else "too quick to tell"
        mark = f"  FAILED: {one.fault}" if one.fault else "  OVER" if one.over else ""
        print(f"{one.name:24} {one.dates:7.1f} {one.figures:8.1f} {one.whole:7.1f}{'':13}{growth}{mark}")


if __name__ == "__main__":
    sys.exit(main())
