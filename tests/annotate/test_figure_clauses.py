"""What a number counts, whose, what happened, and how it moves: read from the clause round it."""

import pytest
from figures_read import only, read

from reportedly.records import Statement


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Turnout fell to 58 percent.", "turnout"),
        ("The deficit is to narrow to 2.9 percent.", "deficit"),
        ("House prices in Berg rose 4 percent.", "prices"),
        ("The bank cut its rate by 25 basis points.", "rate"),
        ("He must pay a fine of £500.", "fine"),
        ("She gave up a bonus worth €1m.", "bonus"),
        ("Quorvex posted sales down 18 percent.", "sales"),
        ("It bought a 5 percent stake.", "stake"),
        ("It costs $82 a barrel.", "barrel"),
        ("The gap between rich and poor narrowed by 3 percent.", "gap"),
        ("The number of whales fell to 300.", "whales"),
        ("A 2,000-strong crowd came.", "crowd"),
        ("Larn holds two F-16 jets.", "jets"),
        ("Rents take 40 percent of tenants' pay.", "pay"),
        ("They stole £80,000 worth of watches.", "watches"),
        ("Three earlier drafts failed.", "drafts"),
        ("Half the island fled.", "island"),
        ("Two Democrats left.", "Democrats"),
    ],
)
def test_what_is_counted(text: str, counted: str) -> None:
    assert counted in [figure.counted for figure in read(text)]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Three of the six miners came out.", "miners"),
        ("The navy freed 76 sailors, 14 of them cadets.", "sailors"),
        ("Of the 30 passengers, 12 swam.", "passengers"),
        ("Of the dead, 19 drowned.", "dead"),
        ("Nine of its tanks burned.", "its"),
        ("They flew in the mine's 130 sensors.", "mine"),
        ("Several members of the Larn Union spoke.", "Larn Union"),
        ("Half of the crop rotted.", "crop"),
    ],
)
def test_whose_or_of_what(text: str, holder: str) -> None:
    assert holder in [figure.holder for figure in read(text)]


@pytest.mark.parametrize(
    ("text", "best", "event"),
    [
        ("Twelve engines and 75 firefighters fought the flames.", 12, "fight"),
        ("The river stood at 7 metres.", 7, "stand"),
        ("Norland puts 5 satellites in orbit.", 5, "put"),
        ("Two boys, who cannot be named, were cleared.", 2, "clear"),
        ("She won, with 88 papers rejected.", 88, "reject"),
        ("Ferries stopped as about 900 drivers walked out.", 900, "walk"),
        ("The blast killed 12 people, including two children.", 2, "killed"),
        ("Five divers have so far been confirmed dead.", 5, "dead"),
        ("The army shot down 19 drones.", 19, "downed"),
        ("There were 37 arrests.", 37, "be"),
        ("Greens up 4 points in Berg.", 4, "rise"),
    ],
)
def test_what_happened_is_the_verb_of_the_clause(text: str, best: float, event: str) -> None:
    assert event in [figure.event for figure in read(text) if figure.best == best]


def test_those_who_act_do_not_undergo() -> None:
    first, second = read("Two gunmen killed 12 men.")
    assert (first.event, second.event) == (None, "killed")


@pytest.mark.parametrize(
    ("text", "best", "change", "before"),
    [
        ("Prices rose from 9 crowns to 14 crowns.", 14, "up", 9),
        ("The bank lifts its rate to 5.25 percent from 5 percent.", 5.25, "up", 5),
        ("A jab cut cases by 75 percent.", 75, "down", None),
        ("Oil fell $1.20, or 1.5 percent.", 1.5, "down", None),
        ("The index lost 162 points.", 162, "down", None),
        ("Reserves shrank from £9m to just £1.5m.", 1.5e6, "down", 9e6),
        ("The river stood at 7.4 metres, up from 3.1 metres.", 7.4, "up", 3.1),
        ("Shares closed 3 percent lower at 12.50 euros.", 12.5, None, None),
        ("Members make up about 15 percent.", 15, None, None),
        ("The jets fly 10 mph less than the drones.", 10, None, None),
    ],
)
def test_change(text: str, best: float, change: str | None, before: float | None) -> None:
    (figure,) = [one for one in read(text) if one.best == best]
    assert (figure.change, figure.before) == (change, before)


def test_the_from_figure_takes_no_direction() -> None:
    assert [f.change for f in read("The budget fell to $40 billion, down from the $45 to $47 billion of May.")] == [
        "down",
        None,
    ]


def test_a_part_of_those_named_before() -> None:
    assert [f.counted for f in read("Six of the nine board members agreed; two wanted more.")] == ["members"] * 3


def test_a_figure_that_points_back_counts_what_the_sentence_before_counted() -> None:
    assert [f.counted for f in read("Berg will send 500 troops. The first 200 leave on Friday.")] == ["troops"] * 2


def test_only_people_are_hurt() -> None:
    found = read("The quake flattened 1,200 homes, and 30 were injured.")
    assert [f.counted for f in found] == ["homes", "people"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Losses could reach 40 crowns, the state office estimated.", "the state office"),
        ("Each had paid $300, said Sister Gro Obel.", "Sister Gro Obel"),
        ("Larn's ministry put the losses at 40.", "Larn's ministry"),
        ("Witnesses spoke of three deaths.", "Witnesses"),
        ("It was calm, said Tom Ferro, who put the missing at 70.", "Tom Ferro"),
    ],
)
def test_who_says_it_where_no_statement_holds_it(text: str, speaker: str) -> None:
    assert only(text).speakers == (speaker,)


def test_nobody_tells_in_the_passive() -> None:
    assert only("Some 40 were reported hurt.").speakers == ()


def test_what_was_agreed_is_told_by_who_tells_it() -> None:
    text = "Ruud said the sides agreed on 9 points."
    outer = Statement("s1", "indirect", ((10, 38),), cue=((5, 9),), speakers=("Ruud",))
    inner = Statement("s2", "indirect", ((30, 38),), cue=((20, 26),), speakers=("the sides",))
    assert only(text).speakers == ("Ruud",) or read(text, (outer, inner))[0].speakers == ("Ruud",)
