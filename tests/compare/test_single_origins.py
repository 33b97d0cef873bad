"""How many origins one statement has, and when that is told, on invented reports."""

from made_readings import compared, figure, kinds, only, reading, statement

from reportedly.compare.claims import claims
from reportedly.compare.origins import Origins, origins_of
from reportedly.records import Copy, Hand, Reading

SAID = "the ferry Halvera failed two safety inspections in spring"
OPENINGS = ("Records show it.", "Its owner is silent.", "Nobody in Larn slept.", "Rain fell in Karsk.")


def hearing(name: str, opening: str, speaker: str, words: str = SAID, said: str | None = None) -> Reading:
    return statement(reading(name, f"{opening} {speaker} said {words}."), words, speaker, said=said)


def citing(name: str, opening: str, relay: str) -> Reading:
    hands = (Hand(relay, "relay"),)
    return statement(reading(name, f"{opening} It is said {SAID}."), SAID, "Ida Berg", relays=hands)


def test_what_all_have_from_one_speaker() -> None:
    made = [hearing(name, opening, "Ida Berg") for name, opening in zip("abc", OPENINGS, strict=False)]
    found = only(compared(*made), "single-origin")
    assert found.message == f"3 reports, 3 publishers, 1 origin: A, B and C all have this from Ida Berg: “{SAID}”"
    assert [each.report for each in found.evidence] == ["a", "b", "c"]


def test_two_hearers_of_one_speaker_are_not_told_two_that_cite_one_outlet_are() -> None:
    assert kinds(compared(*(hearing(name, name, "Ida Berg") for name in "ab"))) == []
    found = only(compared(*(citing(name, name, "Sorinform") for name in "ab")), "single-origin")
    assert found.message.startswith("2 reports, 2 publishers, 1 origin: A and B both have this from Sorinform")


def test_a_second_speaker_bears_it_out() -> None:
    made = [hearing(name, opening, "Ida Berg") for name, opening in zip("abc", OPENINGS, strict=False)]
    assert kinds(compared(*made, hearing("d", OPENINGS[3], "Anton Vale"))) == []


def test_remarks_of_two_days_are_two() -> None:
    made = [
        hearing(name, opening, "Ida Berg", said=day)
        for name, opening, day in zip("abc", OPENINGS, ("2031-05-06", "2031-05-06", "2031-05-20"), strict=False)
    ]
    assert kinds(compared(*made)) == []


def test_copies_are_no_further_hearers() -> None:
    made = [hearing(name, opening, "Ida Berg") for name, opening in zip("abc", OPENINGS, strict=False)]
    found = compared(*made, copies=(Copy("b", "c", 0.9, "90 %"),))
    assert "single-origin" not in kinds(found)


def test_a_number_on_one_speakers_word() -> None:
    text = "{} The burst at the Ostrel dam in the hills left 9 people dead, the harbour board said."
    made = [
        figure(
            reading(name, text.format(opening)),
            "9 people",
            9.0,
            event="dead",
            counted="people",
            speakers=("Harbour Board",),
        )
        for name, opening in zip("abc", OPENINGS, strict=False)
    ]
    found = only(compared(*made), "single-origin")
    assert "all have “9 people” (people killed) from Harbour Board" in found.message


def test_at_most_three_are_told_of_a_story() -> None:
    texts = {
        f"the {thing} of the {place} was never once inspected by {who}": thing
        for thing, place, who in (
            ("boiler", "freighter Tarsk", "surveyors"),
            ("rudder", "dredger Elvik", "engineers"),
            ("mast", "schooner Ostrel", "carpenters"),
            ("anchor", "trawler Gradina", "divers"),
            ("siren", "lighthouse Karlin", "keepers"),
        )
    }
    made = []
    for name in "ab":
        one = reading(name, f"{name} wrote. " + ". ".join(texts) + ".")
        for words in texts:
            one = statement(one, words, "Ida Berg", relays=(Hand("Sorinform", "relay"),))
        made.append(one)
    assert kinds(compared(*made)).count("single-origin") == 3


def test_origins_of_a_statement_are_joined_by_text_outlet_and_speaker() -> None:
    made = (
        citing("a", OPENINGS[0], "Sorinform"),
        hearing("b", OPENINGS[1], "Ida Berg"),
        hearing("c", OPENINGS[2], "Anton Vale"),
        hearing("d", OPENINGS[3], ""),
    )
    told = claims(made)
    assert origins_of(told, {}) == Origins(reports=4, publishers=4, origins=3)
    assert origins_of(told, {"c": "c", "d": "c"}) == Origins(reports=4, publishers=4, origins=2)
    assert origins_of(told[:2], {}).origins == 1
