"""Firsts, denials, wordings, origins, copies, calendar, dates and timeline, on invented reports."""

from dataclasses import replace

from made_readings import compared, entity, figure, kinds, only, reading, span, statement, timex

from reportedly.compare import COMPARERS
from reportedly.records import Annotations, Comparison, Copy, Event, Hand, Reading, Report, ReportWarning, Story


def claimed_first() -> Reading:
    text = "The speech marked the first time Brenko acknowledged the leaking valve at the Ostrel reservoir."
    return entity(entity(reading("beta", text, "2031-06-01"), "Lidia Brenko", "Brenko"), "Ostrel")


def earlier(words: str = "the leaking valve at the Ostrel reservoir") -> Reading:
    one = reading("alpha", f"Mayor Lidia Brenko said {words} had been known.", "2031-05-06")
    one = entity(entity(one, "Lidia Brenko"), "Ostrel")
    return statement(one, f"{words} had been known", "Lidia Brenko")


def test_a_first_that_an_earlier_report_meets() -> None:
    found = only(compared(earlier(), claimed_first()), "first")
    assert [each.report for each in found.evidence] == ["beta", "alpha"]
    assert "first time" in found.message


def test_a_later_report_meets_no_first() -> None:
    late = replace(earlier(), report=replace(earlier().report, published="2031-06-02"))
    assert "had reported" not in only(compared(late, claimed_first()), "first").message


def test_an_earlier_report_on_something_else_meets_no_first() -> None:
    found = only(compared(earlier("the Ostrel choir and its new benches"), claimed_first()), "first")
    assert "Nothing in the one report in hand published before meets it" in found.message


def test_a_denial_is_tied_to_what_it_denies() -> None:
    claim = "the dredger Halvera had switched off its beacon before the collision"
    one = statement(reading("alpha", f"Harbour master Aldo Prinz said {claim}.", "2031-05-06"), claim, "Aldo Prinz")
    denied = "the dredger had switched off its beacon"
    two = reading("beta", f"The Orlat shipping ministry denied that {denied}.", "2031-05-07")
    two = statement(two, denied, "Orlat shipping ministry", polarity="denied")
    found = only(compared(one, two), "denied")
    assert "Aldo Prinz said" in found.message
    assert "Orlat shipping ministry denied" in found.message


def test_a_denial_of_something_else_is_no_finding() -> None:
    claim = "the lights on the pier went out at nine"
    one = statement(reading("alpha", f"Aldo Prinz said {claim}.", "2031-05-06"), claim, "Aldo Prinz")
    denied = "the dredger had switched off its beacon"
    two = statement(reading("beta", f"The ministry denied that {denied}."), denied, "the ministry", polarity="denied")
    assert "denied" not in kinds(compared(one, two))


def quote(name: str, words: str, published: str = "2031-05-06", said: str | None = None, tail: str = "") -> Reading:
    one = reading(name, f"“{words},” Brenko said.{tail}", published)
    return statement(one, words, "Lidia Brenko", "direct", said=said)


def test_one_saying_in_two_wordings() -> None:
    one = quote("alpha", "we shall hide nothing of what happened at the dam that night")
    two = quote("beta", "we will conceal nothing of what happened at the dam on that night")
    assert "two wordings" in only(compared(one, two), "variant").message


def test_a_cut_quotation_is_no_variant() -> None:
    one = quote("alpha", "we shall hide nothing of what happened at the dam that night")
    assert "variant" not in kinds(compared(one, quote("beta", "hide nothing of what happened at the dam")))


def test_two_occasions_are_two_sayings() -> None:
    one = quote("alpha", "we shall hide nothing of what happened at the dam that night", "2031-05-06", "2031-05-06")
    two = quote("beta", "we will conceal nothing of what happened at the dam on that night", "2031-05-27", "2031-05-27")
    assert "variant" not in kinds(compared(one, two))


def test_what_all_have_from_one_outlet_has_a_single_origin() -> None:
    words = "the ferry Halvera failed two safety inspections"
    made = [reading("courier", "Records show it.", publisher="The Orlat Courier")]
    for name, text in (
        ("alpha", f"The Orlat Courier reported that {words}."),
        ("beta", f"Its owner is silent; {words}."),
    ):
        made.append(statement(reading(name, text), words, "The Orlat Courier"))
    found = only(compared(*made), "single-origin")
    assert {each.report for each in found.evidence} == {"alpha", "beta"}
    assert "from The Orlat Courier" in found.message


def test_copies_are_no_second_voice() -> None:
    words = "the ferry Halvera failed two safety inspections"
    relay = (Hand("Sorinform", "relay"),)
    made = [
        statement(reading(name, f"It is said {words}."), words, "Brenko", relays=relay) for name in ("alpha", "beta")
    ]
    copy = Copy("alpha", "beta", 0.9, "90 %", (((0, 10), (0, 10)),))
    found = compared(*made, copies=(copy,))
    assert kinds(found) == ["copy"]
    assert "90 % of the shorter one's own words" in found.findings[0].message


def test_a_clash_of_weekday_and_date_is_shown() -> None:
    one = reading("alpha", "On Friday, 6 May 2031, it rained.")
    start, end = span(one, "Friday, 6 May 2031")
    warning = ReportWarning("calendar", "6 May 2031 was a Tuesday", start, end)
    printed = replace(reading("beta", "Rain.").report, published_text="Friday, 6 May 2031")
    printed = replace(printed, warnings=(ReportWarning("calendar", "6 May 2031 was a Tuesday"),))
    one = replace(one, annotations=replace(one.annotations, warnings=(warning,)))
    found = compared(one, Reading(printed, Annotations()))
    assert kinds(found) == ["calendar", "calendar"]
    assert {each.field for finding in found.findings for each in finding.evidence} == {None, "published_text"}
    assert "Tuesday" in found.findings[0].message


def test_one_thing_dated_on_two_days_is_a_conflict() -> None:
    text = "The corvette Tarsk sank a pirate trawler in the gulf on {}."
    one = timex(reading("alpha", text.format("18 April")), "18 April", "2031-04-18")
    two = timex(reading("beta", text.format("19 April")), "19 April", "2031-04-19")
    found = compared(one, two)
    assert [series.relation for series in found.dates] == ["conflict"]
    assert "18 April 2031" in only(found, "conflict").message


def test_a_weekday_in_reports_of_two_days_is_no_conflict() -> None:
    text = "The corvette Tarsk sank a pirate trawler in the gulf on Monday."
    one = timex(reading("alpha", text), "Monday", "2031-05-05")
    two = timex(reading("beta", text, "2031-05-13"), "Monday", "2031-05-12")
    assert kinds(compared(one, two)) == []


def test_the_timeline_holds_dated_events_and_statements_in_order() -> None:
    one = reading("alpha", "Brenko met engineers in Karlin on Sunday. On Monday the dam burst, she said.")
    one = statement(one, "the dam burst", "Lidia Brenko", said="2031-05-06")
    start, end = span(one, "met")
    event = Event("ev", "meeting", start, end, ("Lidia Brenko",), "Karlin", "2031-05-04")
    one = replace(one, annotations=replace(one.annotations, events=(event,)))
    assert [(entry.date, entry.text[:10]) for entry in compared(one).timeline] == [
        ("2031-05-04", "Brenko met"),
        ("2031-05-06", "On Monday "),
    ]


def test_findings_come_most_useful_first() -> None:
    tail = " The burst at the Ostrel dam in the hills left {} people dead."
    one = quote("alpha", "we shall hide nothing of what happened at the dam that night", tail=tail.format(4))
    two = quote(
        "beta", "we will conceal nothing of what happened at the dam on that night", "2031-05-07", tail=tail.format(9)
    )
    one = figure(one, "4 people", 4.0, event="dead", counted="people")
    two = figure(two, "9 people", 9.0, event="dead", counted="people")
    assert kinds(compared(one, two)) == ["revised", "variant"]


def test_parts_that_failed_are_done_without() -> None:
    nothing = Annotations(None, None, None, None, None, None)
    readings = tuple(Reading(Report(id=name, text="A dam burst.\nNobody spoke."), nothing) for name in "ab")
    story, so_far = Story("s_1", "t", ("a", "b"), 2), Comparison()
    for _, comparer in COMPARERS:
        so_far = comparer(story, readings, so_far)
    assert so_far == Comparison()
