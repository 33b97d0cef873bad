"""How surely two reports are on one story, on invented reports."""

from dataclasses import replace

from reportedly.link.grouping import JOIN
from reportedly.link.likeness import days_apart, likeness, reasons
from reportedly.link.profiles import Profile, profile_of
from reportedly.records import Annotations, Reading, Report


def profile(title: str, body: str = "", published: str | None = None) -> Profile:
    text = f"{title}\n\n{body}" if body else title
    return profile_of(
        Reading(Report(id="r", text=text, title=title, published=published, body_start=len(title) + 2), Annotations())
    )


BURST = profile(
    "Dam above Ostrel bursts",
    "A dam above Ostrel burst on Monday night and flooded the village. Mayor Lidia Brenko said the road to Karlin was "
    "gone. The Varn water board had filled the reservoir last month.",
    "2031-05-06",
)
DEAD = profile(
    "Four dead as Ostrel dam gives way",
    "Four people died when the dam gave way, mayor Lidia Brenko said. Engineers of the Varn water board had asked for "
    "a second spillway. The reservoir above Ostrel emptied within an hour.",
    "2031-05-07",
)
TRAMS = profile(
    "Tram drivers in Pellingen walk out",
    "Tram drivers walked out on Tuesday over pay. The Orlat transport union said nine in ten drivers had joined.",
    "2031-05-06",
)


def test_reports_of_one_story_are_alike_and_others_are_not() -> None:
    assert likeness(BURST, DEAD) > JOIN
    assert likeness(BURST, TRAMS) == 0


def test_the_order_of_the_two_does_not_matter() -> None:
    assert likeness(BURST, DEAD) == likeness(DEAD, BURST)
    assert days_apart(BURST, DEAD) == days_apart(DEAD, BURST) == 1
    assert reasons(BURST, DEAD) == reasons(DEAD, BURST)


def test_time_apart_is_a_weight_and_no_wall() -> None:
    late = replace(DEAD, earliest="2032-05-07", latest="2032-05-07")
    assert 0 < likeness(BURST, late) < likeness(BURST, DEAD)


def test_unknown_days_weigh_nothing() -> None:
    undated = replace(DEAD, earliest=None, latest=None)
    assert days_apart(BURST, undated) is None
    assert likeness(BURST, undated) >= likeness(BURST, DEAD)


def test_days_and_figures_both_speak_of_add_to_it() -> None:
    one = replace(BURST, days=("2031-05-05",), figures=("2430 litre",))
    other = replace(DEAD, days=("2031-05-05",), figures=("2430 litre",))
    assert likeness(one, other) > likeness(BURST, DEAD)


def test_reasons_name_what_is_shared() -> None:
    told = reasons(BURST, DEAD)
    assert any(line.startswith("names shared:") and "ostrel" in line for line in told)
    assert "published 1 day apart" in told
    assert reasons(BURST, TRAMS)[-1] == "published on one day"


def test_headlines_that_share_a_rare_name_are_alike() -> None:
    assert likeness(profile("Quorvex recalls 90,000 pumps"), profile("Quorvex pump recall widens")) > JOIN
    assert likeness(profile("Quorvex recalls 90,000 pumps"), profile("Senate in Dorlan rejects budget")) == 0


def test_empty_reports_are_not_alike() -> None:
    assert likeness(profile(""), profile("")) == 0
    assert reasons(profile(""), profile("")) == ()
