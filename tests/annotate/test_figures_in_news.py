"""Figures in the dense sentences of agency copy: who says them, what they count, how they move."""

from dataclasses import replace

import pytest
from figures_read import read

from reportedly.annotate.figures import add_figures
from reportedly.annotate.sentences import add_sentences
from reportedly.annotate.timexes import add_timexes
from reportedly.records import Annotations, Report, Statement


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "About 40 migrants drowned, the coast guard and aid groups said on Friday.",
            ["guard and aid groups"],
        ),
        ("Shares lost 3 percent, exchange data showed.", ["exchange data"]),
        ("The bank would own 54 percent, bankers close to the talks said.", ["bankers close to the talks"]),
        ("Police put the crowd at 35,000 and organisers at close to 200,000.", ["Police", "organisers"]),
        ("Norlink, fined in May, put losses at 40 million and said demand had fallen by 300.", ["Norlink", "Norlink"]),
        ("The union wants 9 percent.", ["union"]),
        ("Observers logged 312 complaints.", ["Observers"]),
        ("The marchers were 900, organisers said; police estimated 400.", ["organisers", "police"]),
        ("The ministry said 20 homes were lost, 90 people had been told to leave and 12 fled.", ["ministry"] * 3),
    ],
)
def test_who_says_it(text: str, speakers: list[str]) -> None:
    told = [" ".join(figure.speakers) for figure in read(text)]
    assert len(told) == len(speakers)
    assert all(speaker in found for speaker, found in zip(speakers, told, strict=True))


def test_what_follows_the_verb_names_no_teller_of_what_stands_before() -> None:
    first, _ = read("Some 40 boats sank, the mayor said 12 had been saved.")
    assert first.speakers == ()


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The judge held three deputies accused of fraud.", ["deputies"]),
        ("She leads a 36-strong national squad.", ["squad"]),
        ("Three signalmen were questioned.", ["signalmen"]),
        ("He took €1.4 million in bribes.", ["bribes"]),
        ("Selwick is a market town of 26,000.", ["people"]),
        ("They won a 3 percent rise in pay.", ["pay"]),
        (
            "The bomb killed 11 people, three of them soldiers, and wounded more than 30.",
            ["people", "soldiers", "people"],
        ),
        ("Hundreds of huts burned, sending thousands across the river.", ["huts", "people"]),
        ("By nightfall 31 had escaped.", ["people"]),
        ("A profit of €214 million, up 18 percent from €181 million.", ["profit"] * 3),
        ("The firm added 175,000 jobs, short of the 240,000 economists had expected.", ["jobs", "jobs"]),
        ("The number known to have died rose to 874 from 610.", ["people", "people"]),
        ("It found 57 percent of Norlanders back him, 31 percent oppose him.", ["Norlanders", "Norlanders"]),
        ("The fire brought to six the number of people killed.", ["people"]),
        ("Inflation is expected to ease to 4 percent.", ["inflation"]),
        ("Tickets sell at prices from €15 to €950.", ["prices"]),
    ],
)
def test_what_is_counted(text: str, counted: list[str]) -> None:
    assert [figure.counted for figure in read(text)] == counted


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Of the dead, 97 were in Oster and 38 in Berg.", ["dead", "dead"]),
        ("Of those killed, 23 were children.", ["killed"]),
        ("A further 1,700 prisoners are to go home.", ["go"]),
        ("The ministry confirmed 13 deaths.", ["died"]),
        ("They put losses at 80.", ["lost"]),
        ("More than 1,400 firefighters backed by 22 aircraft were battling the blaze.", ["battle", "back"]),
        ("They found armed men at eight camps.", ["found"]),
        ("Passengers were stranded as 7,500 handlers, cleaners and guards began a strike.", ["begin"]),
        ("Survivors spoke of 50 bodies.", ["speak"]),
        ("Three guards and a dozen drivers were questioned.", ["question", "question"]),
        ("Larn hosts 40 camps and has shut its border.", ["host"]),
    ],
)
def test_what_happened(text: str, events: list[str]) -> None:
    assert [figure.event for figure in read(text)] == events


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("Profit was 214 crowns, up 18 percent from 181 crowns.", [("up", 181.0), ("up", None), (None, None)]),
        ("Calls went from 96 to 131.", [(None, None), ("up", 96.0)]),
        ("It cuts the ceiling by 1,200 to 8,500.", [("down", None), ("down", None)]),
        ("Guests spent 11 percent less.", [("down", None)]),
        ("The index saw a 0.3 percent rise.", [("up", None)]),
        ("Wards see 20 percent more patients than usual.", [("up", None)]),
    ],
)
def test_how_it_moves(text: str, changes: list[tuple[str | None, float | None]]) -> None:
    assert [(figure.change, figure.before) for figure in read(text)] == changes


def test_a_number_held_against_another_has_its_unit() -> None:
    assert [figure.unit for figure in read("The rate ticked up to 3.9 percent from 3.8.")] == ["%", "%"]


def test_an_age_is_of_the_one_named_before_it() -> None:
    assert [figure.holder for figure in read("Ilan Petrow, 61, drives a bus.")] == ["Ilan Petrow"]


@pytest.mark.parametrize(
    ("text", "best"),
    [("More than half a million people fled.", 500_000.0), ("Two in every five voted.", 0.4)],
)
def test_parts_and_halves(text: str, best: float) -> None:
    assert [figure.best for figure in read(text)] == [best]


def test_where_a_number_came_to_is_no_end_of_a_range() -> None:
    found = read("Copper lost 2% to $1,737 a tonne.")
    assert [(figure.text, figure.unit, figure.best) for figure in found] == [("2%", "%", 2), ("$1,737", "USD", 1737)]


def test_words_before_a_participle_are_no_teller() -> None:
    (figure,) = read("They praised works such as a newly reported 3 km tunnel.")
    assert figure.speakers == ()


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("The navy, which has 26,000 men, sailed.", "navy"),
        ("Berg Steel employs 900 welders.", "Berg Steel"),
        ("Westmark's population fell to 5 million.", "Westmark"),
        ("Its shares rose 3 per cent.", "its"),
        ("Lund lost 12 of its lorries.", "its"),
        ("Berg sold Norland's 400 lorries.", "Norland"),
        ("Crews put out 12 fires.", None),
    ],
)
def test_whose_it_is_by_its_verb(text: str, owner: str | None) -> None:
    figure, *_ = read(text)
    assert figure.holder == owner


def test_an_age_that_is_reached() -> None:
    (figure,) = read("Lund turned 40 on Monday.")
    assert (figure.unit, figure.counted) == ("year", None)


def test_from_one_number_to_another_is_a_change() -> None:
    first, second = read("The bank raised the rate from 5 to 7.5 per cent.")
    assert (first.best, second.best, second.change, second.before) == (5, 7.5, "up", 5)


@pytest.mark.parametrize(
    ("title", "speakers"),
    [
        ("Larn's mayor pledges help as toll nears 20", ()),
        ("Larn's mayor says as many as 20 dead", ("the mayor",)),
        ("Larn's mayor tells of 20 dead as rain goes on", ("the mayor",)),
    ],
)
def test_what_a_headline_tells_after_as_is_its_own(title: str, speakers: tuple[str, ...]) -> None:
    said = Statement("s", "indirect", ((12, len(title)),), cue=((0, 11),), speakers=("the mayor",))
    report = Report("r", f"{title}\n\nIt rained in Larn.", title=title, body_start=len(title) + 2)
    so_far = replace(add_timexes(report, add_sentences(report, Annotations())), statements=(said,))
    (figure,) = add_figures(report, so_far).figures or ()
    assert figure.speakers == speakers
