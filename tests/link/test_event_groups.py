"""Which mentions are put together, which kept apart, and that the order given does not matter."""

import re
from itertools import permutations

import numpy as np

from reportedly.link.events import Mention, link
from reportedly.link.events.groups import joined
from reportedly.link.events.halves import halves
from reportedly.records import Annotations, Reading, Report

QUAKE = (
    ("a", "A strong quake struck Larn on Monday, destroying the harbour.\nThe tremor was felt in Karsk."),
    ("b", "The harbour of Larn was destroyed when an earthquake struck on Monday."),
    ("c", "Ida Berg resigned as mayor of Larn, the town hall said."),
)


def reading(name: str, text: str) -> Reading:
    sentences = tuple(match.span() for match in re.finditer(r"[^\n]+", text))
    return Reading(Report(id=name, text=text, published="2031-05-06"), Annotations(sentences=sentences))


def mention(one: Reading, words: str) -> Mention:
    start = one.report.text.index(words)
    return Mention(one.report.id, ((start, start + len(words)),))


READINGS = [reading(*row) for row in QUAKE]
MENTIONS = [
    mention(READINGS[0], "quake"),
    mention(READINGS[0], "destroying"),
    mention(READINGS[1], "destroyed"),
    mention(READINGS[1], "earthquake"),
    mention(READINGS[2], "resigned"),
]


def together(groups: list[list[Mention]], one: Mention, other: Mention) -> bool:
    return any(one in group and other in group for group in groups)


def test_near_words_of_one_happening_meet_and_others_do_not() -> None:
    groups = link(READINGS, MENTIONS)
    assert sorted(m for group in groups for m in [(x.report, x.spans) for x in group]) == sorted(
        (x.report, x.spans) for x in MENTIONS
    )
    assert together(groups, MENTIONS[1], MENTIONS[2])
    assert together(groups, MENTIONS[0], MENTIONS[3])
    assert not together(groups, MENTIONS[0], MENTIONS[1])
    assert [MENTIONS[4]] in groups


def test_the_order_given_changes_nothing() -> None:
    answers = {
        repr(link([READINGS[n] for n in order], [MENTIONS[n] for n in (4, 2, 0, 3, 1)]))
        for order in permutations(range(3))
    }
    assert answers == {repr(link(READINGS, MENTIONS))}


def test_a_judge_is_obeyed() -> None:
    assert len(link(READINGS, MENTIONS, judge=lambda _one, _other: 0.0)) == len(MENTIONS)
    assert len(link(READINGS, MENTIONS, judge=lambda _one, _other: 1.0)) == 1


def test_nothing_gives_nothing() -> None:
    assert link([], []) == []
    assert link(READINGS, []) == []


def test_groups_are_joined_by_the_mean_so_that_one_chance_likeness_chains_nothing() -> None:
    likely = np.array([[0, 0.9, 0.0], [0.9, 0, 0.6], [0.0, 0.6, 0]])
    assert joined(likely, 0.5) == [[0, 1], [2]]


def test_two_happenings_of_one_story_are_told_apart() -> None:
    first = [
        Report(
            id=f"a{n}", text=f"Fire gutted the Larn cannery; brigade captain Moro fought flames at cannery pier {n}."
        )
        for n in range(4)
    ]
    second = [
        Report(
            id=f"b{n}", text=f"Fire burned a Sorvia chapel; bishop Tarn mourned frescoes, pews and chapel organ {n}."
        )
        for n in range(4)
    ]
    found = halves([*first, *second])
    assert len(set(found.sides[:4])) == len(set(found.sides[4:])) == 1
    assert found.sides[0] != found.sides[4]
    assert found.strength >= 3


def test_a_few_reports_are_not_parted() -> None:
    assert halves([Report(id="a", text="One fire."), Report(id="b", text="Two fires.")]).strength == 0
