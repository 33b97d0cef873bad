"""Who "she", "the company", "I" and "a nurse" are, in invented texts."""

from annotated import read, words

from reportedly.annotate.mentions.clusters import initials


def stood_for(text: str, **given: str) -> dict[str, list[str]]:
    """The words of the mentions of each entity, by its name."""
    report, found = read(text, **given)
    return {entity.name: words(report, entity.mentions) for entity in found.entities or ()}


def names_of(text: str) -> list[str]:
    return list(stood_for(text))


def test_a_body_is_it_and_the_company() -> None:
    found = stood_for("Norland Steel said its profit fell. The company will close two plants.")
    assert found["Norland Steel"] == ["Norland Steel", "its", "The company"]


def test_the_leader_of_a_state_is_who_leads_it() -> None:
    found = stood_for("French President Karl Berg met Cuban leader Raul Ortega. The Cuban leader smiled.")
    assert "The Cuban leader" in found["Raul Ortega"]
    assert found["Karl Berg"] == ["French President Karl Berg", "Karl Berg"]


def test_a_title_with_capitals_is_no_name_of_its_own() -> None:
    found = stood_for("Prime Minister Ana Holm spoke in Larn. Later the Prime Minister left.")
    assert "Prime Minister" in found["Ana Holm"]
    assert "Prime Minister" not in found


def test_a_title_that_is_nobodys_stays_as_written() -> None:
    assert "Prime Minister" in names_of("The Prime Minister left Larn on Monday.")


def test_unnamed_people_the_text_comes_back_to_are_entities() -> None:
    found = stood_for("A nurse was hurt in Larn on Friday. She was taken to hospital. The nurse is 34.")
    assert found["A nurse"] == ["A nurse", "She", "The nurse"]


def test_unnamed_people_named_once_are_none() -> None:
    assert "A nurse" not in stood_for("A nurse was hurt in Larn on Friday. The road was shut.")


def test_i_in_a_quotation_is_who_says_it() -> None:
    found = stood_for("“I am glad that my boat is safe,” Ana Holm said on Monday.")
    assert found["Ana Holm"] == ["I", "my", "Ana Holm"]


def test_we_in_a_quotation_is_the_body_that_says_it_and_no_person() -> None:
    found = stood_for("“We have no choice,” the Larn Port Authority said. “We are tired,” Ana Holm said.")
    assert "We" in found["Larn Port Authority"]
    assert "We" not in found["Ana Holm"]


def test_i_outside_quotations_is_one_entity() -> None:
    found = stood_for("I grew up in Larn. My mother sold fish. I left when I was ten.")
    assert found["I"] == ["I", "My", "I", "I"]


def test_the_report_s_he_is_nobody_who_is_only_quoted() -> None:
    found = stood_for(
        "Jan Lind, a spokesman, spoke on Monday. “That would help Peter Berg. Peter Berg knows it,” he said."
    )
    assert "he" in found["Jan Lind"]
    assert "he" not in found["Peter Berg"]


def test_a_mayor_after_a_name_is_somebody_new() -> None:
    found = stood_for("Ana Holm left Larn. A guard said the gate was shut.")
    assert found["Ana Holm"] == ["Ana Holm"]


def test_my_father_is_not_the_man_named_next() -> None:
    found = stood_for("My father would have loved Peter Berg. Berg sold him a boat.")
    assert "My father" not in found["Peter Berg"]


def test_the_wife_that_a_name_follows_is_named_by_it() -> None:
    found = stood_for("Tony Berg and his wife, Cherie Berg, arrived. Mrs Berg waved. Mr Berg did not.")
    assert {"his wife", "Mrs Berg"} <= set(found["Cherie Berg"])
    assert "Mr Berg" in found["Tony Berg"]


def test_what_a_verb_follows_is_no_apposition() -> None:
    found = stood_for("Karl Berg wrote a note to Raul Ortega, Cuban state radio said on Monday.")
    assert "Cuban state radio" not in found["Raul Ortega"]


def test_a_place_and_a_person_of_one_name() -> None:
    found = stood_for("Jack London was born near Oakland. London wrote novels. In London, critics praised him.")
    assert found["London"] == ["London"]
    assert "him" in found["Jack London"]


def test_family_names_that_open_small() -> None:
    found = stood_for("Ludwig van der Berg and Maria de la Cruz met. Van der Berg praised Dr. de la Cruz.")
    assert "Van der Berg" in found["Ludwig van der Berg"]
    assert "Dr. de la Cruz" in found["Maria de la Cruz"]


def test_a_side_of_a_title_at_the_sentence_s_start() -> None:
    report, found = read("State Duma Speaker Vyacheslav Volodin arrived in Larn.")
    assert [entity.roles for entity in found.entities or () if entity.type == "person"] == [("State Duma Speaker",)]
    assert report.text.startswith("State")


def test_a_senator_s_party_and_state_are_no_name() -> None:
    assert names_of("Senator John Smith (R-Texas) voted no.") == ["John Smith"]


def test_initials_are_another_name() -> None:
    assert initials("Coastal Rescue Agency of Larn") == "CRAL"
    found = stood_for("The Harl Port Authority closed a gate. HPA divers found oil.")
    assert found["Harl Port Authority"] == ["Harl Port Authority", "HPA"]


def test_the_north_is_the_state_whose_name_opens_so() -> None:
    found = stood_for("North Korea sent troops. The North has denied it.")
    assert {"North Korea", "North"} <= set(found["North Korea"])


def test_us_in_capitals_is_no_pronoun() -> None:
    assert "we" not in stood_for("The US sent ships. A second US ship left.")


def test_what_is_of_one_country_is_not_of_another() -> None:
    found = stood_for(
        "The Norwegian foreign ministry was glad. The French foreign ministry was not. “Nobody asked us,” it said."
    )
    assert not any("The Norwegian foreign ministry" in m and "The French foreign ministry" in m for m in found.values())


def test_a_ministry_keeps_the_words_before_it() -> None:
    assert "Transport Ministry" in names_of("Sorvia's Transport Ministry on Wednesday denied that the ship had sunk.")


def test_an_entity_knows_whether_it_is_named() -> None:
    _, found = read("A nurse was hurt in Larn on Friday. She was taken to hospital. Ana Holm saw her.")
    named = {entity.name: entity.named for entity in found.entities or ()}
    assert named["Ana Holm"]
    assert not named["A nurse"]
