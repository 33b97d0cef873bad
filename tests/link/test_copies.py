"""Reports that carry one text, made of invented sentences."""

import os
import subprocess
import sys

import pytest

from reportedly.link.blocks import find_copies
from reportedly.link.copies import compare
from reportedly.link.near import MANY, MOST_COPIES
from reportedly.link.origins import count_origins
from reportedly.link.prints import MOST, USUAL, fingerprints, printed
from reportedly.link.words import captions, own_words, quoted
from reportedly.records import Report

WIRE = (
    "A dam above the village of Ostrel gave way on Monday night after two days of rain, and water reached the lower "
    "streets before anybody had been warned. Firefighters carried residents of a nursing home up three flights of "
    "stairs. The reservoir had been drained for repairs in spring and was filled again only last month. Engineers from "
    "the regional water board had asked for a second spillway and were told to wait for the next budget. The road to "
    "Karlin is closed until further notice and trains turn back at the tunnel."
)
OWN = (
    "Nobody in Ostrel slept. When the wall broke, the baker said, it sounded like furniture being moved upstairs. By "
    "morning the nursing home stood empty, its beds lined up in the school gymnasium, and men with shovels were "
    "looking for the bridge. The water board will meet today to ask itself who signed off the filling of the basin."
)
SPEECH = (
    "“We asked for a second spillway four years ago, we asked again after the storms, and each time a polite letter "
    "came back telling us to wait until the money had been found in a budget nobody has ever seen,” the engineer said."
)


def report(name: str, text: str, agency: str | None = None) -> Report:
    return Report(id=name, text=text, agency=(agency,) if agency else ())


def test_a_cut_copy_is_found_with_its_passage() -> None:
    cut = "Village flooded\n\n" + " ".join(WIRE.split()[:50])
    (copy,) = find_copies([report("a", WIRE), report("b", cut)])
    assert (copy.first, copy.second) == ("a", "b")
    assert copy.share > 0.9
    (start, end), (there, until) = copy.passages[0]
    assert WIRE[start:end] == cut[there:until]
    assert "shorter report's own words" in copy.reason


def test_two_reporters_on_one_event_are_no_copies() -> None:
    assert find_copies([report("a", WIRE), report("b", OWN)]) == ()


def test_shared_quotations_are_no_copy() -> None:
    assert find_copies([report("a", f"{WIRE} {SPEECH}"), report("b", f"{OWN} {SPEECH}")]) == ()


def test_shared_captions_are_no_copy() -> None:
    caption = "Photo: " + " ".join(WIRE.split()[:30]) + "\n"
    assert find_copies([report("a", caption + WIRE), report("b", caption + OWN)]) == ()


def test_one_agency_is_a_second_witness() -> None:
    part = " ".join(WIRE.split()[:40])
    fill = " ".join(f"word{i}" for i in range(90))
    texts = f"{WIRE} {' '.join(f'other{i}' for i in range(90))}", f"{OWN} {part} {fill}"
    assert find_copies([report("a", texts[0]), report("b", texts[1])]) == ()
    (copy,) = find_copies([report("a", texts[0], "Norwire"), report("b", texts[1], "Norwire")])
    assert "both credit Norwire" in copy.reason


def test_a_credit_line_is_a_second_witness() -> None:
    part = " ".join(WIRE.split()[:40])
    long = f"{WIRE} {' '.join(f'other{i}' for i in range(90))}"
    taken = f"Ostrel flooded\n(Karsk Post)\n{OWN} {part} {' '.join(f'word{i}' for i in range(90))}"
    (copy,) = find_copies([Report("a", long, publisher="Karsk Post"), Report("b", taken, publisher="Larn Echo")])
    assert "Larn Echo credits Karsk Post" in copy.reason
    assert find_copies([Report("a", long, publisher="Sorvia Star"), Report("b", taken, publisher="Larn Echo")]) == ()


REWRITTEN = (
    "After two days of rain a dam above Ostrel gave way late on Monday, and water was in the lower streets before "
    "anyone "
    "could be warned. Residents of a nursing home were carried by firefighters up three flights of stairs. The "
    "reservoir, drained for repairs in the spring, had only been filled again last month. A second spillway had been "
    "asked for by engineers from the regional water board, who were told they must wait for the next budget. The "
    "Karlin "
    "road stays closed until further notice; trains turn back at the tunnel."
)


def test_a_page_with_two_texts_does_not_make_them_one_origin() -> None:
    texts = {"a": WIRE, "b": OWN, "page": f"{WIRE}\n{OWN}"}
    days = {"a": "2031-05-04", "b": "2031-05-04", "page": "2031-05-06"}
    copies = find_copies([Report(name, text, published=days[name]) for name, text in texts.items()])
    assert {(copy.first, copy.second): copy.joins for copy in copies} == {("a", "page"): True, ("b", "page"): False}
    assert count_origins(texts, copies) == 2
    unknown = find_copies([Report(name, text, published=days["a"]) for name, text in texts.items()])
    assert count_origins(texts, unknown) == 1
    agencies = {"a": ("Norwire",), "b": ("Aldway",), "page": ("Aldway", "Norwire")}
    credited = find_copies([Report(name, text, agency=agencies[name]) for name, text in texts.items()])
    assert count_origins(texts, credited) == 2


def test_a_rewriting_is_found_by_its_stretches() -> None:
    more = (
        " Divers searched the flooded cellars of the brewery by torchlight and carried two frightened goats upstairs."
    )
    told = " Divers searched the flooded cellars of a brewery by torchlight, carrying two goats upstairs."
    (copy,) = find_copies([report("a", WIRE + more), report("b", REWRITTEN + told)])
    assert "reworded" in copy.reason or copy.share > 0.2


def test_shared_postings_and_standing_lines_are_no_copy() -> None:
    posting = "RT @larncouncil: The lower road is closed, trains turn back at the tunnel and school is out #larn\n"
    legal = (
        "This text may not be published, broadcast or sold on to anybody without the leave of its owner in writing.\n"
    )
    assert find_copies([report("a", f"{WIRE}\n{posting}{legal}"), report("b", f"{OWN}\n{posting}{legal}")]) == ()


def test_a_line_that_very_many_reports_hold_makes_no_copies() -> None:
    line = (
        "Norland Radio is heard on medium wave from Larn to the Sorvian border, and its newsroom welcomes letters of "
        "every length, provided that the writer signs with a name and a street where the postman knows the door."
    )
    bodies = [" ".join(f"w{number}x{i}" for i in range(90)) for number in range(MANY + 5)]
    assert find_copies([report(f"{number:03}", f"{body}\n{line}") for number, body in enumerate(bodies)]) == ()


def test_fingerprints_are_the_same_in_every_process() -> None:
    program = (
        "import sys; from reportedly.link.prints import fingerprints; from reportedly.records import Report; "
        "print(fingerprints(Report('a', sys.argv[1])))"
    )
    printed_by = {
        subprocess.run(
            [sys.executable, "-c", program, WIRE],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert printed_by == {f"{fingerprints(report('b', WIRE))}\n"}


def test_fingerprints_are_bounded_and_chosen_alike() -> None:
    words = " ".join(f"term{i}" for i in range(100_000))
    long, short = fingerprints(report("a", words)), fingerprints(report("b", " ".join(words.split()[500:700])))
    assert len(short) <= USUAL < len(long) <= MOST
    assert len(set(long) & set(short)) >= 4
    assert fingerprints(report("c", "")) == ()


def test_a_pair_is_compared_alike_in_both_orders() -> None:
    one, other = printed(report("c", f"{WIRE} {OWN}")), printed(report("a", WIRE))
    assert compare(one, other) is not None
    assert compare(one, other) == compare(other, one)


def test_order_of_reports_changes_nothing() -> None:
    reports = [report(str(i), " ".join(WIRE.split()[i:])) for i in range(6)]
    wanted = find_copies(reports)
    reports.reverse()
    assert find_copies(reports) == wanted
    assert len(wanted) == 15


def test_many_prints_of_one_wire_stay_linked() -> None:
    found = find_copies([report(f"{i:03}", WIRE) for i in range(120)])
    linked = {copy.first for copy in found} | {copy.second for copy in found}
    assert len(linked) == 120
    assert len(found) < 120 * MOST_COPIES


@pytest.mark.parametrize(
    "text",
    [
        "",
        "“" * 200_000,
        "1" * 300_000,
        "a " * 100_000,
        "\n" * 300_000,
        '"a' * 100_000,
        '"' * 300_000,
        "``" * 300_000,
        "“a\n" * 100_000,
        "@a: " * 100_000,
        "(" * 300_000,
        ". photo" * 100_000,
        "abcd efgh " * 50_000,
    ],
)
def test_any_text_is_read_in_linear_time(text: str) -> None:
    find_copies([report("a", text), report("b", text)])


def test_marks_round_a_whole_text_make_it_no_quotation() -> None:
    reprint = '"' + WIRE.replace(". ", ".\n") + '" (Karsk Post)\nThat is all we know in Larn tonight.'
    long = f"{reprint[:-60]}\nThe tunnel was dug in another century.\nIts lamps are oil.{reprint[-60:]}"
    assert find_copies([report("a", WIRE), report("b", long)]) != ()


def test_a_posting_goes_with_the_line_that_says_whose_it_is() -> None:
    text = "It rained.\nWe never signed that paper.\n— Ida Berg (@idaberg) March 5, 2031\nNobody slept."
    assert own_words(text).folded == ("it", "rained", "nobody", "slept")


def test_quoted_spans_close_at_the_mark_or_the_paragraph() -> None:
    text = "He said “one two” and “three\n\nfour” ``five'' \"six\""
    assert [text[s:e] for s, e in quoted(text)][:2] == ["“one two”", "“three"]
    straight = 'A "b c\nd "e f" g.'
    assert [straight[s:e] for s, e in quoted(straight)] == ['"b c', '"e f"']
    assert own_words('She said "no way" twice.').folded == ("she", "said", "twice")
    assert captions("Text here.\nPhoto: a pier\nMore") == [(11, 25)]
