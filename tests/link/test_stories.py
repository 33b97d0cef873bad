"""Which reports are one story, on invented reports."""

from reportedly.link.blocks import find_stories
from reportedly.link.sketches import group, sketch_of
from reportedly.records import Annotations, Copy, Reading, Report, Story

FLOOD = {
    "f1": (
        "Dam above Ostrel bursts after two days of rain",
        "2031-05-06",
        "OSTREL - A dam above Ostrel burst on Monday night, flooding the village and killing four people. The Varn "
        "water board had filled the reservoir last month. Mayor Lidia Brenko said the road to Karlin was gone.",
    ),
    "f2": (
        "Four dead as Ostrel dam gives way",
        "2031-05-07",
        "Four people died when the Ostrel dam gave way, mayor Lidia Brenko said. Engineers of the Varn water board had "
        "asked for a second spillway. The reservoir above Ostrel emptied within an hour.",
    ),
    "f3": (
        "Water board chief resigns over Ostrel",
        "2031-05-28",
        "The head of the Varn water board resigned on Tuesday, three weeks after the Ostrel dam burst. Mayor Lidia "
        "Brenko had called for him to go. The spillway that engineers asked for will now be built.",
    ),
}
STRIKE = {
    "s1": (
        "Tram drivers in Pellingen walk out",
        "2031-05-06",
        "PELLINGEN - Tram drivers walked out on Tuesday over pay. The Orlat transport union said nine in ten drivers "
        "had joined. Commuters waited for buses at Hohlmarkt square.",
    ),
    "s2": (
        "Pellingen trams back after union deal",
        "2031-05-08",
        "Trams in Pellingen run again from Thursday after the Orlat transport union accepted an offer. Drivers had "
        "walked out over pay. Buses to Hohlmarkt were full for two days.",
    ),
}


def readings(**more: tuple[str, str, str]) -> list[Reading]:
    rows = {**FLOOD, **STRIKE, **more}
    return [
        Reading(Report(id=i, text=f"{t}\n\n{b}", title=t, published=d, body_start=len(t) + 2), Annotations())
        for i, (t, d, b) in rows.items()
    ]


def grouped(stories: tuple[Story, ...]) -> list[set[str]]:
    return sorted((set(story.reports) for story in stories), key=sorted)


def test_every_report_is_in_exactly_one_story() -> None:
    stories = find_stories(readings())
    assert grouped(stories) == [{"f1", "f2", "f3"}, {"s1", "s2"}]


def test_title_is_a_headline_and_reports_stand_in_order_of_publication() -> None:
    flood = next(story for story in find_stories(readings()) if "f1" in story.reports)
    assert flood.reports == ("f1", "f2", "f3")
    assert flood.title in {title for title, _, _ in FLOOD.values()}
    assert flood.id.startswith("s_")


def test_order_changes_nothing() -> None:
    given = readings()
    wanted = find_stories(given)
    given.reverse()
    assert find_stories(given) == wanted


def test_copies_stand_together_whatever_their_words() -> None:
    copy = Copy("f1", "s1", 0.5, "made up")
    known = {reading.report.id: sketch_of(reading) for reading in readings()}
    assert ("f1", "s1") in group({name: known[name] for name in ("f1", "s1")}, {}, [copy], ())


def test_a_report_on_something_else_stays_alone() -> None:
    other = (
        "Museum buys painting",
        "2031-05-06",
        "The Lantner museum bought a still life by Agathe Rohm for its hall.",
    )
    assert {"m"} in grouped(find_stories(readings(m=other)))


def test_bare_headlines_can_be_grouped() -> None:
    lines = ("Quorvex recalls 90,000 pumps", "Quorvex pump recall widens", "Senate in Dorlan rejects budget")
    given = [Reading(Report(id=str(i), text=line, title=line), Annotations()) for i, line in enumerate(lines)]
    assert grouped(find_stories(given)) == [{"0", "1"}, {"2"}]


def test_no_reports_and_empty_reports() -> None:
    assert find_stories([]) == ()
    (story,) = find_stories([Reading(Report(id="e", text=""), Annotations())])
    assert (story.reports, story.origins, story.title) == (("e",), 1, "")


def test_malformed_publication_times_are_unknown() -> None:
    given = [
        Reading(Report(id=str(i), text="Ostrel dam", published=p), Annotations()) for i, p in enumerate(["x", "20"])
    ]
    assert sum(len(story.reports) for story in find_stories(given)) == 2
