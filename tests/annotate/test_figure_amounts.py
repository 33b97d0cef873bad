"""Numbers with their bounds and units: each way a newsroom writes one."""

import pytest
from figures_read import only, read

from reportedly.annotate.figures.numerals import lexemes


@pytest.mark.parametrize(
    ("text", "low", "high", "best"),
    [
        ("The mercury tops 38 degrees.", 38, None, 38),
        ("It drew 30 or more boats.", 30, None, 30),
        ("An average of 70 boats came.", 70, 70, 70),
        ("The band has 300-odd drummers.", None, None, 300),
        ("Then 450 boats up to 900 came.", 450, 450, 450),
        ("Plots run from 450 sq ft up to 900 sq ft.", 450, 900, None),
        ("Fares of 80 cents to 1 euro apply.", 0.8, 1, None),
        ("They carried two or three more crates.", 2, 3, None),
        ("Two tents cost 30k or 40k respectively.", 2, 2, 2),
    ],
)
def test_bounds_and_ranges(text: str, low: float | None, high: float | None, best: float | None) -> None:
    first = read(text)[0]
    assert (first.low, first.high, first.best) == (low, high, best)


def test_a_bracketed_conversion_has_the_bound_of_what_it_converts() -> None:
    first, second = read("The engine makes just under 300 hp (224 kW).")
    assert (first.low, second.low, second.high) == (None, None, 224)


def test_over_after_a_number_bounds_nothing() -> None:
    assert [(f.best, f.modifier) for f in read("He got 7 years over a scam and 12 crowns over five years.")] == [
        (7, None),
        (12, None),
        (5, None),
    ]


@pytest.mark.parametrize(
    ("text", "best", "unit"),
    [
        ("It fell to minus 17 degrees.", -17, "degree"),
        ("The balance was $-50.8bn.", -50.8e9, "USD"),
        ("Support is put at plus or minus 3 points.", 3, "point"),
        ("The mass is 1.5×10^6 tonnes.", 1.5e6, "tonne"),
        ("They paid HK $5.4m.", 5.4e6, "HKD"),
        ("They paid K21,700 there.", 21700, None),
        ("It cost 12 billion crowns.", 12e9, "CZK"),
        ("Rates rose by 2.5 percentage points.", 2.5, "percentage point"),
        ("The gap shrank by 0.3 of a percentage point.", 0.3, "percentage point"),
        ("The hull is 31.5 m long.", 31.5, "metre"),
        ("The 170,000-square-foot hall burned.", 170000, "square foot"),
        ("He served 41/2 months there.", 4.5, "month"),
        ("They waited an hour and a half.", 1.5, "hour"),
        ("They waited half an hour.", 0.5, "hour"),
        ("It took 15 extra minutes.", 15, "minute"),
        ("About 8 B people live.", 8e9, None),
        ("Its 11 000 staff left.", 11000, None),
        ("It was warmer by 2.1degC.", 2.1, "degree celsius"),
    ],
)
def test_units_and_odd_spellings(text: str, best: float, unit: str | None) -> None:
    figure = only(text)
    assert figure.best == pytest.approx(best)
    assert figure.unit == unit


@pytest.mark.parametrize(
    "text",
    [
        "Voters under 30 stayed at home.",
        "Two boys, aged 15 and 16, ran.",
        "Search for girl, 6, goes on.",
        "Bert Cole, is 88 and still runs.",
        "Painter Oda Lind dies at 79.",
        "He was 75.",
        "Nobody older than 60 may sail.",
    ],
)
def test_ages(text: str) -> None:
    assert read(text)[-1].unit == "year"


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("Output fell by a third.", 1 / 3),
        ("One-fifth of the boats sank.", 0.2),
        ("Nearly half were children.", 0.5),
        ("A quarter rejected the plan.", 0.25),
        ("One sailor in six is ill.", 1 / 6),
        ("The strike halts 9 ferries in 10.", 0.9),
        ("Use fell by roughly half.", 0.5),
    ],
)
def test_fractions(text: str, best: float) -> None:
    assert read(text)[0].best == pytest.approx(best)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("No deaths were reported.", "deaths"),
        ("There are no beds.", "beds"),
        ("No hospital has closed.", "hospital"),
        ("None of the 12 piers fell.", "piers"),
        ("Nobody was hurt.", "people"),
    ],
)
def test_nought(text: str, counted: str) -> None:
    first = read(text)[0]
    assert (first.best, first.counted) == (0, counted)


@pytest.mark.parametrize("text", ["There is no time to lose.", "They had no deal.", "No doubt they left."])
def test_no_that_counts_nothing(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [("She won by a mere dozen votes.", 12), ("A couple of dozen men came.", 24), ("Half a dozen men came.", 6)],
)
def test_dozens_named(text: str, value: float) -> None:
    assert only(text).best == value


def test_scores_count_where_something_befell_them() -> None:
    assert only("The blast left scores injured.").low == 40
    assert [f.low for f in read("He scores often.")] == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They voted 214 to 187 for it.", [214, 187]),
        ("It passed by 94 votes to 1.", [94, 1]),
        ("Council passes harbour bill 94-1.", [94, 1]),
        ("Lund lost 1-3 at home.", []),
    ],
)
def test_votes_and_scores(text: str, values: list[float]) -> None:
    assert [f.best for f in read(text)] == values


def test_ordinals_before_such_and_of() -> None:
    assert only("It was the second such crash there.").ordinal == 2
    assert only("She was the fifth of his pupils.").ordinal == 5


@pytest.mark.parametrize(
    "text",
    [
        "Call 0555 010 432 or ring 800-4410.",
        "Take the 42 bus or the 7.15 to Larn.",
        "Sections 3 and 4 were struck out.",
        "He sat in seat 14C and quoted case 4471.",
        "The new Veloria 30 Sport is out.",
        "She wore number 1940.",
        "They met between 27 and 30 August.",
        "They began in '09.",
        "The COVID -19 wards closed.",
        "The shop is at 9 Mint Row.",
        "He scored in the 80th minute.",
        "The lead up to the 1990s was calm.",
    ],
)
def test_labels(text: str) -> None:
    assert read(text) == ()


def test_a_gang_that_opens_the_line_is_counted() -> None:
    assert only("Gang of four flees.").best == 4
    assert read("The Gang of Four met.") == ()


def test_no_number_in_words_grows_without_end() -> None:
    assert all((item.value or 0) <= 1e18 for item in lexemes("1.5 trillion" + " trillion" * 40))


@pytest.mark.parametrize(
    ("text", "won"),
    [
        ("The coach had a 122-147 record there.", 122),
        ("He is 284-286 lifetime as a coach.", 284),
        ("After an 18-30 start, the Larks won.", 18),
        ("The Larks are off to a dismal 9-14 start.", 9),
        ("They have a record of 40-42, he said.", 40),
    ],
)
def test_games_won_and_lost_are_no_range(text: str, won: float) -> None:
    first = read(text)[0]
    assert (first.low, first.high, first.best, first.counted) == (won, won, won, "wins")


@pytest.mark.parametrize(
    "text", ["They passed the bill 94-1.", "Rain of 10-15 inches fell.", "Some 10-15 people came."]
)
def test_votes_and_ranges_are_no_games(text: str) -> None:
    assert "wins" not in [figure.counted for figure in read(text)]


@pytest.mark.parametrize(
    "text", ["A mother of two died there.", "A crash left a father of 2 dead.", "He is a dad of two."]
)
def test_how_many_children_somebody_has_is_no_toll(text: str) -> None:
    figure = only(text)
    assert (figure.best, figure.counted, figure.event) == (2, "children", None)


def test_a_parents_children_that_a_noun_names_are_counted_by_it() -> None:
    assert only("She was a mother of three boys.").counted == "boys"


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("They lent 22 billion over three years.", None),
        ("He served for over three years.", "over"),
        ("It took over three years.", "over"),
        ("A mine shut after over three years.", "over"),
    ],
)
def test_over_a_length_of_time(text: str, modifier: str | None) -> None:
    assert read(text)[-1].modifier == modifier


@pytest.mark.parametrize("text", ["They gave them up to 30 days.", "It was delayed over 30 hours."])
def test_bounds_behind_other_words_hold(text: str) -> None:
    figure = only(text)
    assert (figure.low, figure.high) != (30, 30)


def test_up_to_behind_what_was_brought_there_is_no_bound() -> None:
    assert only("A last find is bringing the total up to 14 people.").low == 14


def test_two_of_somebodys_children_are_counted_by_their_own_noun() -> None:
    assert only("The parents of two of the girls wept.").counted == "girls"


def test_an_age_behind_junior() -> None:
    assert only("Bert Cole Jr., 49, ran.").unit == "year"


@pytest.mark.parametrize("text", ["A 911 dispatcher spoke.", "It burnt in the 12200 block of Larn Road."])
def test_numbers_one_calls_and_of_houses(text: str) -> None:
    assert not read(text)


@pytest.mark.parametrize("text", ["Larn Bagman Bert Cole, 75, Dies", "Larn Aide Bert Cole Dies at 75"])
def test_an_age_in_a_headline(text: str) -> None:
    assert only(text).unit == "year"


@pytest.mark.parametrize("gun", [".357 Magnum", ".22 rifle", ".45 pistol"])
def test_the_bore_of_a_gun_counts_nothing(gun: str) -> None:
    assert [figure.text for figure in read(f"She fired a {gun} at two women.")] == ["two women"]
