"""Claims of a first, an only, a last or a most: which words claim, what meets one, what is said where nothing does."""

from dataclasses import replace

import pytest
from made_readings import compared, entity, only, reading, statement, timex

from reportedly.compare.first_claims import first_claims
from reportedly.compare.firsts import met_by
from reportedly.records import Comparison, Finding, Reading

CLAIMS = {
    "Brenko visited the Ostrel dam for the first time.": "time",
    "It was the second time in two months that the sluice failed.": "time",
    "This is not the first time the sluice has failed.": "time",
    "Ida Berg became the first woman to lead the Karsk harbour board.": "first",
    "It was the first strike by teachers in Larn in five years.": "first",
    "The raid was its third since May 2030.": "first",
    "The port set a first-ever limit on night sailings.": "first",
    "Norland is the only state in the world without a coast guard.": "only",
    "Berg was the last to be sentenced.": "last",
    "It was the deadliest ferry accident since 1999.": "most",
    "The blaze, the largest of the year for the brigade, was out by noon.": "most",
    "It is the worst flood in the history of the province.": "most",
    "Larn has one of the most crowded harbours in the world.": "most",
    "The river fell to a record low.": "ever",
    "In an unprecedented step, the mayor shut the bridge.": "ever",
}
NO_CLAIMS = (
    "First, we went to the harbour.",
    "The first half ended without a goal.",
    "The First Lady of Norland came to Larn.",
    "It was the first of two meetings.",
    "The dam burst last week.",
    "Only 5 people were on the pier.",
    "At first nobody saw the smoke.",
    "First responders came within minutes.",
    "He was charged with first-degree murder.",
    "The first step is to shut the valve.",
    "The only way to save the pier is to close it.",
    "She finished second in the race.",
    "A third of the houses stood empty this year.",
    "He will be the first to admit the mistake.",
    "She liked the song the first time, Berg said.",
    "“He is the greatest mayor in history,” Berg said.",
    "“It was the worst storm I have ever seen,” Berg said.",
    "They met for the first time in weeks.",
    "Was it the deadliest accident since 1999?",
    "The largest ship lay at the pier.",
    "The step was hardly unprecedented.",
    "It was the first challenge to marriage laws on Thursday.",
)


def claims_of(text: str) -> list[str]:
    return [claim.sort for claim in first_claims(reading("alpha", text))]


@pytest.mark.parametrize("text", CLAIMS)
def test_words_that_claim(text: str) -> None:
    assert claims_of(text) == [CLAIMS[text]]


@pytest.mark.parametrize("text", NO_CLAIMS)
def test_words_that_only_look_like_a_claim(text: str) -> None:
    assert claims_of(text) == []


def test_a_claim_keeps_its_limits_and_how_far_they_reach_back() -> None:
    one = reading("alpha", "It was the deadliest ferry accident in the province since 1999.")
    (claim,) = first_claims(one)
    assert (claim.limits, claim.since) == (("in the province", "since 1999"), "1999-01-01")
    (claim,) = first_claims(reading("beta", "It was the largest fire of the year, the second this year in Larn."))
    assert claim.limits == ("of the year",)


def dam(name: str, published: str, text: str) -> Reading:
    return entity(entity(reading(name, text, published), "Ida Berg", "Berg"), "Ostrel")


VISIT = "Berg visited the cracked spillway at Ostrel for the first time{}."
EARLIER = "Berg visited the cracked spillway at Ostrel with two engineers."


def test_a_first_time_is_met_by_an_earlier_report() -> None:
    one, two = dam("alpha", "2031-02-01", EARLIER), dam("beta", "2031-05-06", VISIT.format(""))
    found = only(compared(one, two), "first")
    assert [each.report for each in found.evidence] == ["beta", "alpha"]
    assert "had reported on 1 February 2031" in found.message


def test_a_report_of_the_day_before_tells_of_the_same_visit() -> None:
    one, two = dam("alpha", "2031-05-05", EARLIER), dam("beta", "2031-05-06", VISIT.format(""))
    assert "No report in hand is from before" in only(compared(one, two), "first").message


def test_what_is_announced_is_not_met_by_its_announcement() -> None:
    one = dam("alpha", "2031-05-01", "Berg will visit the cracked spillway at Ostrel.")
    two = dam("beta", "2031-05-06", "Berg will visit the cracked spillway at Ostrel for the first time.")
    assert "had reported" not in only(compared(one, two), "first").message


@pytest.mark.parametrize(("limit", "met"), [(" since 2029", True), (" since 2032", False), (" since the war", False)])
def test_a_limit_is_honoured(limit: str, met: bool) -> None:
    one, two = dam("alpha", "2031-02-01", EARLIER), dam("beta", "2033-05-06", VISIT.format(limit))
    assert (met_by(first_claims(two)[0], [one]) is not None) == met


def test_what_a_report_tells_of_long_ago_is_outside_the_reach() -> None:
    (claim,) = first_claims(dam("beta", "2031-05-06", VISIT.format(" since 2030")))
    one = timex(dam("alpha", "2031-02-01", "Berg visited the cracked spillway at Ostrel in 2024."), "2024", "2024")
    dated = tuple(replace(told, earliest="2024-01-01", latest="2024-12-31") for told in one.annotations.timexes or ())
    assert met_by(claim, [one])
    assert not met_by(claim, [replace(one, annotations=replace(one.annotations, timexes=dated))])


def test_readings_of_another_story_can_meet_a_claim() -> None:
    (claim,) = first_claims(dam("beta", "2031-05-06", VISIT.format("")))
    met = met_by(claim, [reading("gamma", "It rained in Larn.", "2030-01-01"), dam("alpha", "2031-02-01", EARLIER)])
    assert met is not None
    assert met[0].report.id == "alpha"
    assert met_by(claim, []) is None


def firsts(comparison: Comparison) -> list[Finding]:
    return [each for each in comparison.findings if each.kind == "first"]


def test_a_claim_many_print_is_told_once() -> None:
    made = [reading(name, "It was the deadliest ferry accident since 1999.") for name in ("alpha", "beta", "gamma")]
    found = only(compared(*made), "first")
    assert "Claimed by Alpha, 6 May 2031, also in Beta and Gamma" in found.message
    assert len(found.evidence) == 3


def test_one_claim_in_other_words_is_told_once() -> None:
    one = reading("alpha", "For the second time in a month, a pilot of the Karsk line was held for drunken steering.")
    two = reading("beta", "Prinz was held for drunken steering, the Karsk line's second such case in a month.")
    assert "also in Beta" in only(compared(one, two), "first").message


def test_a_claim_of_one_report_says_that_no_other_has_it() -> None:
    one = reading("alpha", "It was the deadliest ferry accident since 1999.")
    found = only(compared(one, reading("beta", "A ferry sank.")), "first")
    assert "No claim in like words was found in the one other report in hand" in found.message
    assert found.evidence[0].text == one.report.text


def test_one_claim_in_two_terms() -> None:
    one = reading("alpha", "It was the deadliest ferry accident since 1999.")
    two = reading("beta", "It was the deadliest ferry accident since 2005.")
    (found,) = firsts(compared(one, two))
    assert found.message.startswith("One claim in different terms")
    assert [each.report for each in found.evidence] == ["alpha", "beta"]


def test_a_first_and_a_second_in_one_reach_differ() -> None:
    one = reading("alpha", "It was the first collapse of a crane at the Karsk docks this year.")
    two = reading("beta", "It was the second collapse of a crane at the Karsk docks this year.")
    assert "different terms" in firsts(compared(one, two))[0].message


def test_ranks_in_two_reaches_do_not_differ() -> None:
    one = reading("alpha", "It was the third collapse of a crane at the Karsk docks this year.")
    two = reading("beta", "It was the second collapse of a crane at the Karsk docks this month.")
    assert all("different terms" not in each.message for each in firsts(compared(one, two)))


def test_claims_of_different_classes_are_two() -> None:
    one = reading("alpha", "Berg is the fifth coach to be sacked this season.")
    two = reading("beta", "Berg is the third coach from the northern league to be sacked this season.")
    assert all("different terms" not in each.message for each in firsts(compared(one, two)))


def test_the_order_of_the_reports_changes_nothing() -> None:
    made = [reading(f"r{n}", f"It was the deadliest ferry accident since {1990 + n % 3}.") for n in range(9)]
    expected = compared(*made).findings
    assert compared(*made[::-1]).findings == expected
    assert compared(*made[4:], *made[:4]).findings == expected


def test_a_speaker_is_named_with_the_claim() -> None:
    one = reading("alpha", "Ida Berg said it was the deadliest ferry accident since 1999.")
    one = statement(one, "it was the deadliest ferry accident since 1999", "Ida Berg")
    assert "Claimed by Ida Berg, in Alpha" in only(compared(one), "first").message


def test_one_rank_in_other_words_is_one_claim() -> None:
    texts = (
        "Bert Cole became the fifth head coach of the league to be sacked this season.",
        "Today Cole became the fifth coach sacked this season, after Jon Frey of Larn and Ida Berg of Karsk.",
        "Cole became the third head coach of the eastern group to be sacked this season.",
    )
    found = [each.message for each in compared(*(reading(f"r{at}", text) for at, text in enumerate(texts))).findings]
    assert len([message for message in found if "fifth" in message]) == 1
    assert len([message for message in found if "third" in message]) == 1
    assert any("also in R1" in message for message in found)


def test_a_second_time_that_one_report_tells_is_no_first() -> None:
    text = "After the quarrel Bert Cole was suspended for the second time in two months."
    assert not compared(reading("alpha", text), reading("beta", "Bert Cole was suspended in Ostrel.")).findings
