"""A story day by day: one entry for one thing, in the best words, and what of it was known on a day."""

from reportedly.compare.timeline import best_told, compare_timelines, timeline_as_of
from reportedly.records import Annotations, Comparison, Event, Evidence, Reading, Report, SharedEvent, Story, Timex

STORY = Story("s_1", "t", ("a", "b"), 2)
FIRST = "He resigned on Monday.\nNobody else spoke."
SECOND = "Ida Berg, the mayor of Larn, resigned on Monday after the harbour fire."


def reading(name: str, text: str, published: str | None, when: str = "2031-05-05") -> Reading:
    at = text.index("resigned")
    start = text.index("Monday")
    sentences = []
    for line in text.split("\n"):
        begin = text.index(line)
        sentences.append((begin, begin + len(line)))
    return Reading(
        Report(id=name, text=text, published=published),
        Annotations(
            sentences=tuple(sentences),
            timexes=(Timex("t", start, start + 6, "DATE", when),),
            events=(Event(f"e{name}", "resignation", at, at + 8, (), None, when),),
        ),
    )


def shared(*readings: Reading, when: str = "2031-05-05") -> SharedEvent:
    mentions = tuple(
        Evidence(each.report.id, "resigned", event.start, event.end)
        for each in readings
        for event in each.annotations.events or ()
    )
    return SharedEvent("ev_1", "s_1", "resignation", when, (), mentions)


def test_one_event_of_two_reports_is_one_entry_in_the_words_that_stand_alone() -> None:
    readings = reading("a", FIRST, "2031-05-05"), reading("b", SECOND, "2031-05-06")
    found = compare_timelines(STORY, readings, Comparison(events=(shared(*readings),)))
    (entry,) = found.timeline
    assert entry.text == SECOND
    assert [each.report for each in entry.evidence] == ["a", "b"]


def test_a_day_cut_short_by_one_report_is_the_day_of_the_other() -> None:
    readings = reading("a", FIRST, "2031-05-05", when="2031-05"), reading("b", SECOND, "2031-05-06")
    found = compare_timelines(STORY, readings, Comparison(events=(shared(*readings),)))
    assert [entry.date for entry in found.timeline] == ["2031-05-05"]


def test_what_was_known_on_a_day_is_told_by_the_reports_of_that_day() -> None:
    readings = reading("a", FIRST, "2031-05-05"), reading("b", SECOND, "2031-05-06")
    whole = compare_timelines(STORY, readings, Comparison(events=(shared(*readings),))).timeline
    (known,) = timeline_as_of(whole, readings, "2031-05-05")
    assert (known.text, [each.report for each in known.evidence]) == ("He resigned on Monday.", ["a"])
    assert timeline_as_of(whole, readings, "2031-05-04") == ()
    assert timeline_as_of(whole, readings, "2031-05-06") == whole


def test_a_report_of_unknown_day_is_not_taken_for_known() -> None:
    readings = (reading("a", FIRST, None),)
    whole = compare_timelines(STORY, readings, Comparison()).timeline
    assert whole
    assert timeline_as_of(whole, readings, "2040-01-01") == ()


def test_a_line_of_credits_opens_no_entry() -> None:
    text = "Larn News Agency, Ida Berg in Karsk, Monday Morning Edition, Page One\nNothing resigned."
    one = reading("a", text, "2031-05-06")
    bare = Reading(one.report, Annotations(sentences=one.annotations.sentences, timexes=one.annotations.timexes))
    assert compare_timelines(STORY, (bare,), Comparison()).timeline == ()


def test_the_best_told_is_whole_and_leans_on_no_other() -> None:
    told = [
        Evidence("a", words)
        for words in ("of the harbour", "It burned.", "The harbour of Larn burned on Monday night.")
    ]
    assert best_told(told).text == told[2].text


def opening(name: str, text: str) -> Reading:
    """A report that opens with one dated sentence."""
    start = text.index("Friday")
    times = (Timex(f"t{name}", start, start + 6, "DATE", "2031-05-02"),)
    return Reading(Report(id=name, text=text), Annotations(sentences=((0, len(text)),), timexes=times))


def test_one_crash_in_two_reports_own_words_is_one_entry() -> None:
    one = opening("a", "Ida Berg was killed on Friday by a drunken driver near the harbour in the old town of Ostrel.")
    two = opening("b", "The driver who killed a clerk in the old town of Ostrel on Friday had been drinking for hours.")
    (entry,) = compare_timelines(STORY, (one, two), Comparison()).timeline
    assert [each.report for each in entry.evidence] == ["a", "b"]


def test_an_arrest_is_not_the_shooting_it_was_made_for() -> None:
    one = opening(
        "a", "Bert Cole was shot on Friday outside an inn near the harbour of Ostrel, his sister told a priest."
    )
    two = opening(
        "b", "Police arrested a young sailor on Friday in Karsk, hours after Bert Cole was shot near the harbour."
    )
    assert len(compare_timelines(STORY, (one, two), Comparison()).timeline) == 2
