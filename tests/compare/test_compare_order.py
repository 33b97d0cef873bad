"""The order of findings: by use, kinds in turn, nothing told twice, the same whatever order they were found in."""

from made_readings import reading

from reportedly.compare.order import KINDS, order_findings
from reportedly.compare.telling import finding
from reportedly.records import Comparison, Copy, Evidence, Finding, Story

READINGS = tuple(
    reading(name, f"A ferry sank off Larn. Words of {name}.", published, title=title)
    for name, published, title in (
        ("alpha", "2031-05-01", "Ferry sinks off Larn"),
        ("beta", "2031-05-09", "Larn mourns ferry crew"),
        ("gamma", "2031-05-09", "Choir sings in Karsk"),
    )
)


def story(*copies: Copy) -> Story:
    return Story("s", "t", tuple(one.report.id for one in READINGS), 3, copies)


def made(kind: str, number: int = 0, report: str = "alpha", weight: float = 1.0, text: str = "A boat") -> Finding:
    stands_on = [Evidence(report, f"{text} {number}", number * 50, number * 50 + 10)]
    return finding(kind, "s", f"{kind} {number} {report}", stands_on, weight=weight)


def ordered(*findings: Finding, copies: tuple[Copy, ...] = ()) -> list[Finding]:
    return list(order_findings(story(*copies), READINGS, Comparison(findings=tuple(findings))).findings)


def test_kinds_come_by_their_use() -> None:
    every = [made(kind, at, f"r{at}") for at, kind in enumerate(reversed(list(KINDS)))]
    assert [one.kind for one in ordered(*every)] == list(KINDS)


def test_no_kind_fills_the_top() -> None:
    many = [made("conflict", at) for at in range(9)] + [made("variant", 20), made("copy", 30)]
    top = [one.kind for one in ordered(*many)[:4]]
    assert top.count("conflict") == 3
    assert "variant" in top


def test_all_are_kept() -> None:
    assert len(ordered(*(made("copy", at) for at in range(30)))) == 30


def test_a_claim_that_stands_alone_comes_after_wordings() -> None:
    found = ordered(made("first", 1, weight=0.3), made("variant", 2), made("first", 3))
    assert [one.message.split()[1] for one in found] == ["3", "2", "1"]


def test_what_the_headlines_tell_of_and_the_last_days_come_first() -> None:
    old, new = made("variant", 1, "alpha"), made("variant", 2, "beta")
    assert ordered(old, new) == [new, old]
    other, main = made("variant", 1, text="A choir"), made("variant", 2, text="The ferry off Larn mourns crew sinks")
    assert ordered(other, main) == [main, other]


def test_what_copies_tell_alike_is_told_once() -> None:
    copy = Copy("alpha", "beta", 0.9, "90 %")
    one, two = made("calendar", 1, "alpha"), made("calendar", 1, "beta")
    assert len(ordered(one, two)) == 2
    assert len(ordered(one, two, copies=(copy,))) == 1


def test_an_edited_report_is_not_told_again_as_a_copy() -> None:
    pair = [Evidence("alpha", "A ferry", 0, 7), Evidence("beta", "A ferry", 0, 7)]
    edited, copy = finding("edited", "s", "changed", pair), finding("copy", "s", "same", pair)
    assert ordered(copy, edited) == [edited]
    other = finding("copy", "s", "same", [Evidence("alpha", "A ferry", 0, 7), Evidence("gamma", "A ferry", 0, 7)])
    assert ordered(other, edited) == [edited, other]


def test_unknown_kinds_are_kept() -> None:
    assert [one.kind for one in ordered(made("copy"), made("another kind", 2))] == ["another kind", "copy"]
