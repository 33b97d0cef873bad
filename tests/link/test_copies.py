"""Reports that carry one text, made of invented sentences."""

import pytest

from reportedly.link.copies import find_copies
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
    part = " ".join(WIRE.split()[:24])
    rewritten = f"{OWN} {part} {' '.join(OWN.split()[::-1])}"
    assert find_copies([report("a", WIRE), report("b", rewritten)]) != ()
    longer = f"{WIRE} {' '.join(f'word{i} other{i}' for i in range(20))}"
    plain = find_copies([report("a", longer), report("b", f"{rewritten} {' '.join(str(i) for i in range(90))}")])
    credited = find_copies(
        [report("a", longer, "Norwire"), report("b", f"{rewritten} {' '.join(str(i) for i in range(90))}", "Norwire")]
    )
    assert plain == ()
    assert [copy.reason for copy in credited if "both credit Norwire" in copy.reason]


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
    assert len(found) < 120 * 10


@pytest.mark.parametrize("text", ["", "“" * 200_000, "1" * 300_000, "a " * 100_000, "\n" * 300_000, '"a' * 100_000])
def test_any_text_is_read_in_linear_time(text: str) -> None:
    find_copies([report("a", text), report("b", text)])


def test_quoted_spans_close_at_the_mark_or_the_paragraph() -> None:
    text = "He said “one two” and “three\n\nfour” ``five'' \"six\""
    assert [text[s:e] for s, e in quoted(text)][:2] == ["“one two”", "“three"]
    assert own_words('She said "no way" twice.').folded == ("she", "said", "twice")
    assert captions("Text here.\nPhoto: a pier\nMore") == [(11, 25)]
