"""Names and what stands for them, in invented texts."""

from annotated import read, words

from reportedly.records import Entity


def entity(text: str, name: str, **given: str) -> tuple[Entity, list[str]]:
    """The one entity of a name, and its mentions' words."""
    report, found = read(text, **given)
    alike = [e for e in found.entities or () if e.name == name]
    assert len(alike) == 1, [e.name for e in found.entities or ()]
    return alike[0], words(report, alike[0].mentions)


def test_full_name_family_name_and_pronoun_are_one_person() -> None:
    person, mentions = entity("Mayor Anna Lindqvist opened the gate. Lindqvist said she was glad.", "Anna Lindqvist")
    assert person.type == "person"
    assert person.roles == ("Mayor",)
    assert {"Mayor Anna Lindqvist", "Anna Lindqvist", "Lindqvist", "she"} <= set(mentions)


def test_a_family_name_that_comes_first_is_found_again() -> None:
    _, mentions = entity("Park Min Seo spoke. Later Park left.", "Park Min Seo")
    assert mentions == ["Park Min Seo", "Park"]


def test_a_role_in_small_letters_belongs_to_the_name() -> None:
    person, _ = entity("The plan was refused by Norwegian leader Kari Holm.", "Kari Holm")
    assert person.roles == ("Norwegian leader",)


def test_a_role_after_the_name_is_learnt() -> None:
    person, _ = entity("Kari Holm, the harbour master of Lome, said the gate was shut.", "Kari Holm")
    assert person.roles == ("harbour master of Lome",)


def test_two_bearers_of_one_family_name_stay_two() -> None:
    text = "John Smith left the room. Mary Smith stayed. Smith said nothing."
    _, john = entity(text, "John Smith")
    _, mary = entity(text, "Mary Smith")
    assert john == ["John Smith"]
    assert mary == ["Mary Smith", "Smith"]


def test_a_capital_that_acts_is_its_state_and_one_that_is_stood_in_a_place() -> None:
    state, mentions = entity("Oslo has refused the plan. Norway will vote again.", "Norway")
    assert state.type == "state"
    assert mentions == ["Oslo", "Norway"]
    place, _ = entity("The talks were held in Oslo.", "Oslo")
    assert place.type == "place"


def test_a_short_form_in_brackets_is_another_name() -> None:
    body, mentions = entity("The Coastal Rescue Agency (CRA) sent boats. The CRA said so.", "Coastal Rescue Agency")
    assert body.type == "organisation"
    assert mentions == ["Coastal Rescue Agency", "CRA", "CRA"]


def test_a_pronoun_of_the_other_gender_is_not_given_away() -> None:
    _, mentions = entity("Mr. Smith arrived late. She was already there.", "Smith")
    assert "She" not in mentions


def test_headlines_add_no_names_of_their_own() -> None:
    _, found = read("Anna Lindqvist opened it.", title="Lindqvist Opens Great New Harbour Gate")
    assert [e.name for e in found.entities or ()] == ["Anna Lindqvist"]
