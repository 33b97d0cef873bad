"""One count told in other words, and counts that only look like one, over invented reports."""

import re
from cProfile import Profile
from dataclasses import replace

from made_readings import compared, figure, reading

from reportedly.compare.quantities import quantities
from reportedly.records import Figure, Reading, Series

LEAD = "A fire at the Ostrel bank killed {} on Monday, the fire service said."


def told(name: str, text: str, *figures: tuple[str, float, str, str | None], day: str | None = "2031-05-06") -> Reading:
    """A report of ``text``: its figures' words, numbers, what is counted and what happened to them."""
    made = reading(name, text, day)
    for words, best, counted, event in figures:
        made = figure(made, words, best, counted=counted, event=event)
    return made


def numbers(*readings: Reading) -> list[tuple[int, str | None]]:
    """For each series how many mentions it has and their relation."""
    return [(len(one.points), one.relation) for one in series(*readings)]


def series(*readings: Reading) -> list[Series]:
    return list(compared(*readings).figures)


def test_one_toll_under_several_nouns_for_people() -> None:
    one = told("alpha", LEAD.format("three people"), ("three people", 3.0, "people", "killed"))
    two = told("beta", LEAD.format("three clerks"), ("three clerks", 3.0, "clerks", "killed"))
    three = told("gamma", LEAD.format("three women"), ("three women", 3.0, "women", "killed"))
    assert numbers(one, two, three) == [(3, "agree")]


def test_two_sorts_of_people_in_one_sentence_are_two_counts() -> None:
    text = LEAD.format("two women and two policemen")
    made = [
        told(name, text, ("two women", 2.0, "women", "killed"), ("two policemen", 2.0, "policemen", "killed"))
        for name in ("alpha", "beta")
    ]
    assert numbers(*made) == [(2, "agree"), (2, "agree")]


def test_two_callings_are_two_counts() -> None:
    one = told("alpha", LEAD.format("two soldiers"), ("two soldiers", 2.0, "soldiers", "killed"))
    two = told("beta", LEAD.format("two policemen"), ("two policemen", 2.0, "policemen", "killed"))
    assert not series(one, two)


def test_those_told_of_before_are_taken_up_again() -> None:
    text = LEAD.format("three people") + " The mayor laid flowers for the three clerks in the town of Larn."
    one = told("alpha", text, ("three people", 3.0, "people", "killed"), ("three clerks", 3.0, "clerks", None))
    two = told("beta", LEAD.format("three people"), ("three people", 3.0, "people", "killed"))
    assert numbers(one, two) == [(3, "agree")]


def test_those_found_dead_are_killed() -> None:
    text = "A fire broke out at the Ostrel bank on Monday. Two women were found dead in the vault of the bank."
    one = told("alpha", text, ("Two women", 2.0, "women", "found"))
    two = told("beta", LEAD.format("two women"), ("two women", 2.0, "women", "killed"))
    assert numbers(one, two) == [(2, "agree")]


def test_a_toll_told_far_down_is_the_reports_own_where_no_lead_tells_one() -> None:
    text = (
        "Crowds clashed with police in the streets of Ostrel on Monday over new taxes. "
        "Trains stood still and shops were shut across the whole of the old town. "
        "The police of the town said that {} were injured in the clashes."
    )
    one = told("alpha", text.format("12 people"), ("12 people", 12.0, "people", "injured"))
    two = told("beta", text.format("18 people"), ("18 people", 18.0, "people", "injured"), day="2031-05-07")
    assert numbers(one, two) == [(2, "revised")]


def test_a_toll_of_the_same_year_is_one_whether_the_year_is_named() -> None:
    one = told("alpha", LEAD.format("two clerks"), ("two clerks", 2.0, "clerks", "killed"))
    text = "The trial of the man who killed two clerks at the Ostrel bank in May 2031 began on Monday."
    two = told("beta", text, ("two clerks", 2.0, "clerks", "killed"), day="2033-05-06")
    assert numbers(one, two) == [(2, "agree")]


def test_the_ages_of_two_bearers_are_two() -> None:
    text = "Police in Ostrel named one of the men as {}, 48, a clerk of the old bank by the river."
    made = []
    for name, bearer in (("alpha", "Bert Cole"), ("beta", "Jon Frey")):
        one = reading(name, text.format(bearer))
        made.append(figure(one, "48", 48.0, unit="year", holder=bearer))
    assert not series(*made)


def test_a_person_who_grew_older_is_no_conflict_though_one_report_has_no_day() -> None:
    text = "A jury in Ostrel heard that Bert Cole, {}, shot at the guard of the old bank by the river."
    made = [
        figure(reading(name, text.format(age), day), age, float(age), unit="year", holder="Bert Cole")
        for name, day, age in (("alpha", "2031-05-06", "27"), ("beta", "2033-05-07", "29"), ("gamma", None, "29"))
    ]
    (one,) = series(*made)
    assert one.relation == "revised"


def test_games_won_and_lost_are_one_thing_with_both_numbers_only() -> None:
    text = "The Ostrel Larks sacked coach Bert Cole on Monday after a {} start to the season."
    told_so = [told(name, text.format("9-14"), ("9-14", 9.0, "wins", None)) for name in ("alpha", "beta")]
    other = told("gamma", text.format("9-12"), ("9-12", 9.0, "wins", None))
    assert numbers(*told_so, other) == [(2, "agree")]


def test_those_who_did_it_are_not_those_it_befell() -> None:
    one = told("alpha", LEAD.format("two women"), ("two women", 2.0, "women", "killed"))
    text = "A guard at the Ostrel bank was killed by two gunmen on Monday, the fire service said."
    assert not series(one, told("beta", text, ("two gunmen", 2.0, "gunmen", "killed")))


def test_those_sentenced_to_death_are_no_toll() -> None:
    one = told("alpha", LEAD.format("two people"), ("two people", 2.0, "people", "killed"))
    text = "Five men were sentenced to death on Monday for the fire at the Ostrel bank."
    assert not series(one, told("beta", text, ("Five men", 5.0, "men", "sentenced")))


def test_men_and_women_are_two_counts() -> None:
    one = told("alpha", LEAD.format("two women"), ("two women", 2.0, "women", "killed"))
    assert not series(one, told("beta", LEAD.format("two men"), ("two men", 2.0, "men", "killed")))


def test_soldiers_and_civilians_of_two_sentences_are_two_counts() -> None:
    text = LEAD.format("three soldiers") + " Three civilians were killed in the street before the Ostrel bank."
    figures = (("three soldiers", 3.0, "soldiers", "killed"), ("Three civilians", 3.0, "civilians", "killed"))
    assert numbers(*(told(name, text, *figures) for name in ("alpha", "beta"))) == [(2, "agree"), (2, "agree")]


def test_those_of_whom_something_else_is_told_are_not_taken_up() -> None:
    text = LEAD.format("two people") + " The two leaders agreed on a truce in the old town hall of Larn."
    one = told("alpha", text, ("two people", 2.0, "people", "killed"), ("two leaders", 2.0, "leaders", "agree"))
    two = told("beta", LEAD.format("two people"), ("two people", 2.0, "people", "killed"))
    assert numbers(one, two) == [(2, "agree")]


def test_what_happened_to_things_is_told_where_most_tell_it() -> None:
    text = "Bert Cole was charged with {} of theft in Larn on Monday, the court of Ostrel said."
    made = [told(name, text.format("two counts"), ("two counts", 2.0, "counts", None)) for name in ("alpha", "beta")]
    made.append(told("gamma", text.format("two counts"), ("two counts", 2.0, "counts", "shot")))
    assert [one.what for one in series(*made)] == ["counts"]


def test_two_prices_near_to_each_other_need_few_words_in_common() -> None:
    one = "Norland will lend Sorvia {} to mend its dams, ministers said in Karsk on Monday night."
    other = "After the flood Sorvia asked for help, and on Monday it was promised {} by its neighbour for new walls."
    pairs = []
    for words, best in (("$44 million", 44e6), ("$70 million", 70e6)):
        made = figure(reading("alpha", one.format("$43 million")), "$43 million", 43e6, unit="USD")
        pairs.append(series(made, figure(reading("beta", other.format(words)), words, best, unit="USD")))
    assert [len(found) for found in pairs] == [1, 0]


def test_eight_times_the_mentions_are_about_eight_times_the_work() -> None:
    assert work(800) <= 12 * work(100)


def work(times: int) -> int:
    """Calls of functions that two reports take which tell of two men so often."""
    text = "Two men were killed in Larn. The two men met there. " * times
    made = []
    for name in ("alpha", "beta"):
        one = reading(name, text)
        spans = [match.span() for match in re.finditer("[Tt]wo men", text)]
        figures = tuple(
            Figure(f"f{start}", start, end, text[start:end], low=2.0, high=2.0, best=2.0, counted="men")
            for start, end in spans
        )
        made.append(replace(one, annotations=replace(one.annotations, figures=figures)))
    with Profile() as profile:
        quantities(made)
    return sum(each.callcount for each in profile.getstats())
