"""Reports, publishers, independent origins."""

from reportedly.joined import origin_of
from reportedly.link.origins import OriginGroup, count_origins, count_publishers, origin_groups
from reportedly.records import Copy, Report


def test_origins_count_copies_of_copies_once() -> None:
    copies = (Copy("a", "b", 0.4, ""), Copy("c", "b", 0.4, ""))
    assert count_origins(["a", "b", "c", "d"], copies) == 2
    assert origin_of(["b", "c", "d"], copies) == {"b": "b", "c": "b", "d": "d"}


def test_two_names_of_one_outlet_are_one_publisher() -> None:
    names = ("The Karsk Post", "Karsk Post", "AFP", "Agence France-Presse", None)
    assert count_publishers(Report(str(number), "", publisher=name) for number, name in enumerate(names)) == 2


def test_a_group_says_whose_text_its_reports_carry() -> None:
    reports = [
        Report("wire", "Dam bursts", publisher="Norwire", published="2031-05-05"),
        Report("own", "Nobody slept", publisher="Sorvia Star", published="2031-05-05"),
        Report("print", "Dam bursts", publisher="Larn Echo", agency=("Norwire",), published="2031-05-04"),
        Report("cut", "Dam", publisher="Karsk Post", agency=("Norwire",), published="2031-05-06"),
    ]
    copies = (Copy("print", "wire", 0.97, ""), Copy("cut", "wire", 0.5, ""))
    assert origin_groups(reports, copies) == (
        OriginGroup(
            ("wire", "print", "cut"),
            "carry the text of Norwire: 50 to 97 % of the shorter one's own words shared; Norwire credited",
        ),
        OriginGroup(("own",)),
    )


def test_a_group_of_unknown_order_carries_one_text() -> None:
    reports = [Report("a", "Dam bursts"), Report("b", "Dam bursts")]
    (group,) = origin_groups(reports, (Copy("a", "b", 1.0, ""),))
    assert group.reason == "carry one text: 100 % of the shorter one's own words shared"
