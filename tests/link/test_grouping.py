"""Which reports stand together, from given likenesses and judgements."""

import random

from reportedly.link.grouping import CONTRAST, FLOOR, JOIN, TIE, group

STRONG = 2 * TIE


def every(*names: str, value: float = STRONG) -> dict[tuple[str, str], float]:
    return {(a, b): value for a in names for b in names if a < b}


def test_what_is_alike_stands_together_and_the_rest_alone() -> None:
    assert group("dcba", every("a", "b", "c")) == (("a", "b", "c"), ("d",))


def test_pairs_that_are_not_given_count_as_nothing() -> None:
    chain = {("a", "b"): STRONG, ("b", "c"): TIE, ("c", "d"): STRONG}
    assert TIE / 4 < JOIN
    assert group("abcd", chain) == (("a", "b"), ("c", "d"))


def test_a_group_does_not_reach_across_blocks() -> None:
    assert FLOOR < JOIN < TIE
    assert group("ab", {("a", "b"): (JOIN + TIE) / 2}) == (("a",), ("b",))


def test_two_firm_groups_stay_two_where_the_likeness_between_them_is_far_less() -> None:
    firm = every("a", "b", "c") | every("x", "y", "z")
    between = {(one, other): CONTRAST * STRONG * 0.95 for one in "abc" for other in "xyz"}
    assert group("abcxyz", firm | between) == (("a", "b", "c"), ("x", "y", "z"))
    rough = dict.fromkeys("abcxyz", 0.0)
    assert group("abcxyz", firm | between, solid=rough) == (("a", "b", "c", "x", "y", "z"),)


def test_bound_reports_stand_together_whatever_their_likeness() -> None:
    assert group("abc", {}, bound=[("c", "a")]) == (("a", "c"), ("b",))


def test_a_judgement_overrules_likeness_and_copies() -> None:
    alike = every("a", "b", "c")
    found = group("abc", alike, judged=[("c", "a", False)])
    assert not any({"a", "c"} <= set(each) for each in found)
    assert group("ab", alike, bound=[("a", "b")], judged=[("a", "b", False)]) == (("a",), ("b",))
    assert group("abd", {}, judged=[("a", "d", True)]) == (("a", "d"), ("b",))


def test_judged_apart_holds_for_whole_groups() -> None:
    alike = every("a", "b", "x", "y")
    found = group("abxy", alike, bound=[("a", "b"), ("x", "y")], judged=[("b", "y", False)])
    assert found == (("a", "b"), ("x", "y"))


def test_of_two_judgements_that_contradict_the_later_counts() -> None:
    assert group("ab", {}, judged=[("a", "b", False), ("b", "a", True)]) == (("a", "b"),)
    assert group("ab", every("a", "b"), judged=[("a", "b", True), ("a", "b", False)]) == (("a",), ("b",))
    roundabout = [("a", "c", False), ("a", "b", True), ("b", "c", True)]
    assert group("abc", {}, judged=roundabout) == (("a", "b", "c"),)


def test_judgements_on_unknown_reports_are_passed_over() -> None:
    assert group("a", {("a", "q"): 9.0}, bound=[("a", "q")], judged=[("a", "q", True)]) == (("a",),)


def test_order_changes_nothing() -> None:
    drawn = random.Random(7)  # noqa: S311 - nothing is kept secret with it
    names = [f"r{n:02}" for n in range(40)]
    alike = {(a, b): drawn.choice([0.3, 0.8, 2.0, 4.0]) for a in names for b in names if a < b and drawn.random() < 0.2}
    bound, apart = [(names[3], names[9])], [(names[1], names[2], False)]
    wanted = group(names, alike, bound=bound, judged=apart)
    for _ in range(5):
        drawn.shuffle(names)
        mixed = list(alike.items())
        drawn.shuffle(mixed)
        turned = {(b, a) if drawn.random() < 0.5 else (a, b): value for (a, b), value in mixed}
        assert group(names, turned, bound=bound, judged=apart) == wanted


def test_blocks_can_be_grouped_one_at_a_time() -> None:
    first, second = every("a", "b", "c"), every("x", "y", value=TIE) | {("c", "x"): JOIN}
    assert group("abcxy", first | second) == group("abc", first) + group("xy", second)
