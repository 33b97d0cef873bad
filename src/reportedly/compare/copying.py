"""Reports that carry another report's text, and how much of it they leave out.

In: a story with its copies, and its readings. Out: findings of kind ``copy``, one for each report that carries
another's text. Which reports share text was found in ``link``.
"""

from dataclasses import replace

from reportedly.compare.telling import evidence, finding, listed, printed
from reportedly.compare.words import WORD
from reportedly.records import Comparison, Copy, Finding, Reading, Story

# From this difference in length a copy is called cut.
CUT = 0.85


def compare_copies(story: Story, readings: tuple[Reading, ...], so_far: Comparison) -> Comparison:
    """Add a finding for each report that is a copy, told against the report it shares most with that came first."""
    order = {reading.report.id: at for at, reading in enumerate(readings)}
    nearest: dict[int, tuple[float, int, Copy]] = {}
    for copy in story.copies:
        if copy.first not in order or copy.second not in order:
            continue
        base, later = sorted((order[copy.first], order[copy.second]))
        if later not in nearest or (-copy.share, base) < nearest[later][:2]:
            nearest[later] = -copy.share, base, copy
    found = tuple(
        _finding(story, readings[base], readings[later], copy) for later, (_, base, copy) in sorted(nearest.items())
    )
    return replace(so_far, findings=so_far.findings + found)


def _finding(story: Story, base: Reading, later: Reading, copy: Copy) -> Finding:
    lengths = [len(WORD.findall(reading.report.text)) for reading in (base, later)]
    cut = f", cut from {lengths[0]:,} words to {lengths[1]:,}" if lengths[1] < CUT * lengths[0] else ""
    agencies = [name for name in base.report.agency if name in later.report.agency]
    credit = f"; both credit {listed(agencies)}" if agencies else ""
    share = round(100 * copy.share)
    message = (
        f"{printed(later)}, and {printed(base)}, carry one text: {share} % of the shorter one's own words are shared"
        f"{cut}{credit}"
    )
    longest = max(copy.passages, key=lambda pair: pair[0][1] - pair[0][0], default=None)
    stands_on = []
    if longest:
        first, second = longest if copy.first == base.report.id else (longest[1], longest[0])
        stands_on = [evidence(base, first), evidence(later, second)]
    return finding("copy", story.id, message, stands_on)
