"""The order in which a story's findings are shown: most useful first.

In: a comparison. Out: the same with its findings in order, none twice. What is a finding is decided by the comparers.
"""

from dataclasses import replace

from reportedly.records import Comparison, Reading, Story

# What a reader would act on comes first; that a report is a copy is told by the story's origins as well.
KINDS = ("conflict", "revised", "first", "denied", "calendar", "variant", "single-origin", "copy")


def order_findings(story: Story, readings: tuple[Reading, ...], so_far: Comparison) -> Comparison:  # noqa: ARG001 - a comparer's form
    """The findings by kind; within a kind those that stand on more reports first, then as found."""
    once = {finding.id: finding for finding in so_far.findings}

    def rank(finding_id: str) -> tuple[int, int]:
        finding = once[finding_id]
        place = KINDS.index(finding.kind) if finding.kind in KINDS else len(KINDS)
        return place, -len({each.report for each in finding.evidence})

    return replace(so_far, findings=tuple(once[finding_id] for finding_id in sorted(once, key=rank)))
