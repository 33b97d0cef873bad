"""Figures: numbers with bounds, what is counted, whose, what happened."""

import pytest
from figures_read import only, read

from reportedly.annotate.figures import add_figures
from reportedly.annotate.figures.numerals import lexemes
from reportedly.records import Annotations, Report, Statement


@pytest.mark.parametrize(
    ("text", "low", "high", "best", "modifier"),
    [
        ("22 divers died.", 22, 22, 22, None),
        ("At least 22 divers died.", 22, None, 22, "at least"),
        ("More than 10,000 divers came.", 10000, None, 10000, "more than"),
        ("Up to 80 divers came.", None, 80, 80, "up to"),
        ("Fewer than 80 divers came.", None, 80, 80, "fewer than"),
        ("Around 600 divers came.", None, None, 600, "around"),
        ("An estimated 2,000 divers came.", None, None, 2000, "estimated"),
        ("Then 10 to 15 divers jumped.", 10, 15, None, None),
        ("Between 10 and 15 divers jumped.", 10, 15, None, None),
        ("Twenty-three divers jumped.", 23, 23, 23, None),
        ("Two dozen divers jumped.", 24, 24, 24, None),
        ("More than a hundred divers jumped.", 100, None, 100, "more than"),
    ],
)
def test_bounds(text: str, low: float | None, high: float | None, best: float | None, modifier: str | None) -> None:
    figure = only(text)
    assert (figure.low, figure.high, figure.best, figure.modifier) == (low, high, best, modifier)
    assert figure.counted == "divers"


@pytest.mark.parametrize(
    ("words", "low"),
    [("Dozens of", 24), ("Hundreds of", 200), ("Tens of thousands of", 20000), ("Several", 3), ("Scores of", 40)],
)
def test_vague_words_have_only_a_low(words: str, low: float) -> None:
    figure = only(f"{words} divers came.")
    assert (figure.low, figure.high, figure.best, figure.vague) == (low, None, None, True)


@pytest.mark.parametrize(
    ("text", "best", "unit"),
    [
        ("The bridge cost $1.2m.", 1.2e6, "USD"),
        ("The bridge cost €3bn.", 3e9, "EUR"),
        ("The bridge cost 334 million dollars.", 334e6, "USD"),
        ("The bridge cost US$5 million.", 5e6, "USD"),
        ("About a fifth, or 19 per cent, of it sank.", 19, "%"),
        ("It lies 40 km away.", 40, "kilometre"),
        ("It lasted 12 minutes.", 12, "minute"),
        ("Ines Dahl, 47, was there.", 47, "year"),
        ("A 6.1 magnitude quake came.", 6.1, "magnitude"),
    ],
)
def test_units(text: str, best: float, unit: str) -> None:
    assert (best, unit) in [(figure.best, figure.unit) for figure in read(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The blast killed 3 and injured 14.", [(3, "people", "killed"), (14, "people", "injured")]),
        ("Three miners were killed and 14 wounded.", [(3, "miners", "killed"), (14, "miners", "wounded")]),
        ("The blast tore through the hall, killing 12.", [(12, "people", "killed")]),
        ("The flood left 14 trapped.", [(14, "people", "trapped")]),
        ("The flood brought a death toll of 23.", [(23, "people", "killed")]),
        ("Police arrested 12 drivers on the pier.", [(12, "drivers", "arrested")]),
        ("No one was hurt.", [(0, "people", "hurt")]),
        ("9 dead and 20 injured in the fire.", [(9, "people", "dead"), (20, "people", "injured")]),
        ("The army captured 15 divers and freed three others.", [(15, "divers", "captured"), (3, "divers", "freed")]),
        ("Another two divers are also reported to have been killed.", [(2, "divers", "killed")]),
    ],
)
def test_what_happened_to_whom(text: str, wanted: list[tuple[float, str, str | None]]) -> None:
    assert [(f.best, f.counted, f.event) for f in read(text)] == wanted


def test_what_is_left_out_is_taken_from_the_neighbour() -> None:
    first, second = read("Around 300 Norwegian sailors were rescued and dozens more injured.")
    assert (first.counted, first.holder, first.event) == ("sailors", "Norway", "rescued")
    assert (second.counted, second.holder, second.event) == ("sailors", "Norway", "injured")


def test_whose() -> None:
    assert only("Oslo sent 300 lorries to the north.").holder == "Norway"
    assert only("Norway's 40 ferries sailed.").holder == "Norway"


def test_ordinals() -> None:
    figure = only("It was her fourth visit to Larn.")
    assert (figure.ordinal, figure.counted, figure.best) == (4, "visit", None)


def test_change() -> None:
    figures = read("The toll rose to 14 from 9.")
    assert (figures[0].best, figures[0].before, figures[0].change) == (14, 9, "up")
    assert only("Sales fell 3%.").change == "down"


def test_change_told_afterwards() -> None:
    first, _ = read("The death toll stood at 23, up from 19 a day earlier.")
    assert (first.best, first.before, first.change, first.event) == (23, 19, "up", "killed")


def test_a_part_counts_what_the_whole_counts() -> None:
    first, second = read("Five of the six sailors survived.")
    assert (first.counted, second.counted) == ("sailors", "sailors")


def test_a_part_lends_no_noun() -> None:
    found = read("The blast killed 30 divers, including 12 children, and wounded 20.")
    assert [(f.best, f.counted, f.event) for f in found] == [
        (30, "divers", "killed"),
        (12, "children", "killed"),
        (20, "divers", "wounded"),
    ]


def test_one_lends_its_plural() -> None:
    assert [f.counted for f in read("One person was killed and two were injured.")] == ["person", "people"]


def test_parts() -> None:
    assert read("Half of the 30 boats sank.")[0].best == 0.5
    assert [f.counted for f in read("It uses a third of the power.")] == ["power"]
    assert read("Two-thirds of the boats sank.")[0].best == pytest.approx(2 / 3)
    assert read("One in five boats sank.")[0].best == pytest.approx(0.2)


def test_the_sides_of_a_vote() -> None:
    assert [f.best for f in read("The council voted 94-1 for the bridge.")] == [94, 1]


@pytest.mark.parametrize(
    "text",
    [
        "It happened on 3 September 2025 at 07:37.",
        "The Group of Seven met.",
        "She ranked No. 2 there.",
        "A Boeing 737 landed.",
        "An F-16 and the G7 and COVID-19 were named.",
        "Call 555-0123-4567 today.",
        "See https://example.org/2024/77 there.",
        "They won 3-1 at home.",
        "1. Boil the water.",
        "She lives at 12 Mill Street.",
        "One of the boats sank.",
        "One can only hope.",
        "He boarded flight 17 in Larn.",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert read(text) == ()


def test_the_statement_that_holds_it() -> None:
    text = "Police said 22 divers died. Later 30 came."
    inner = Statement("s2", "indirect", ((12, 26),), speakers=("Police",))
    outer = Statement("s1", "indirect", ((0, 26),), speakers=("Nobody",))
    first, second = read(text, (outer, inner))
    assert (first.statement, first.speakers) == ("s2", ("Police",))
    assert (second.statement, second.speakers) == (None, ())


def test_where_and_when() -> None:
    figure = only("On Tuesday 22 divers died in Port Larn.")
    assert (figure.place, figure.when) == ("Port Larn", "2025-09-02")


def test_numbers_in_words() -> None:
    values = [
        item.value for item in lexemes("two hundred and fifty thousand, 2.5 million, two and a half") if item.value
    ]
    assert values == [250000, 2500000, 2.5]


@pytest.mark.parametrize("piece", ["1 ", "killed 3 ", "9", "1-", "$", "more than ", "one ", '"', "\n", "5 to ", "of "])
def test_hostile_text_ends(piece: str) -> None:
    read(piece * (60_000 // len(piece)))


def test_rows_of_numbers_are_left_out_and_said_to_be() -> None:
    text = "Results\n\n" + "Berg 12 Lund 14 " * 12 + "\n\n3.5\n\nBerg won 12 seats. How much? $12 million."
    annotations = add_figures(Report("r", text), Annotations())
    assert [figure.text for figure in annotations.figures or ()] == ["12 seats", "$12 million"]
    (warning,) = annotations.warnings
    assert (warning.kind, warning.stage) == ("left-out", "figures")
    assert "25 numbers" in warning.message
