"""What one report is about, and under which words it is found, on invented reports."""

import json

from reportedly.link.profiles import Profile, keys, profile_of
from reportedly.link.rarity import rarity
from reportedly.records import Annotations, Figure, Reading, Report, Timex

TITLE = "Dam above Ostrel bursts"
BODY = "OSTREL - A dam above Ostrel burst on Monday, the Varn water board said. Mayor Lidia Brenko called for help."


def reading(title: str = TITLE, body: str = BODY, published: str | None = None) -> Reading:
    timexes = (Timex("t1", 0, 1, "DATE", "2031-05-05"), Timex("t2", 0, 1, "DATE", "2029"))
    figures = (
        Figure("f1", 0, 1, "2,430 litres", best=2430, unit="litre"),
        Figure("f2", 0, 1, "two", best=2),
        Figure("f3", 0, 1, "dozens", low=24, vague=True),
    )
    report = Report(id="r", text=f"{title}\n\n{body}", title=title, body_start=len(title) + 2, published=published)
    return Reading(report, Annotations(timexes=timexes, figures=figures))


def test_rare_words_names_and_runs_are_kept_and_usual_words_are_not() -> None:
    profile = profile_of(reading())
    assert {"ostrel", "dam", "brenko"} <= profile.words.keys()
    assert {"ostrel", "brenko"} <= profile.names.keys()
    assert "dam" not in profile.names
    assert "lidia brenko" in profile.runs
    assert not {"the", "said", "on"} & profile.words.keys()


def test_days_years_and_telling_figures() -> None:
    profile = profile_of(reading(published="2031-05"))
    assert profile.days == ("2031-05-05",)
    assert profile.years == ("2029", "2031")
    assert profile.figures == ("2430 litre",)
    assert (profile.earliest, profile.latest) == ("2031-05-01", "2031-05-28")


def test_a_stage_that_failed_leaves_the_rest() -> None:
    given = Reading(reading().report, Annotations(timexes=None, figures=None, entities=None))
    assert profile_of(given).words
    assert (profile_of(given).days, profile_of(given).figures) == ((), ())


def test_a_profile_outlives_json() -> None:
    profile = profile_of(reading(published="2031-05-06T08:00"))
    assert Profile.from_plain(json.loads(json.dumps(profile.as_plain()))) == profile


def test_keys_are_few_and_the_most_telling_come_first() -> None:
    many = profile_of(reading(body=BODY + " ".join(f"Zor{chr(97 + n % 26)}{chr(97 + n // 26)}x" for n in range(500))))
    assert len(keys(many)) <= 42
    assert keys(profile_of(reading()))[0] == "ostrel"


def test_usual_words_are_keys_only_side_by_side() -> None:
    found = keys(profile_of(reading(title="", body="The market price rose.")))
    assert "market" not in found
    assert "market price" in found


def test_a_rare_word_weighs_more_than_a_usual_one() -> None:
    assert rarity("the") == 0 < rarity("police") < rarity("dam") < rarity("ostrel")


def test_an_empty_report_has_an_empty_profile() -> None:
    profile = profile_of(Reading(Report(id="e", text=""), Annotations()))
    assert (profile.words, profile.size, keys(profile)) == ({}, 0, ())
