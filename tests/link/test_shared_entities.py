"""Who is one over the reports of a story, and who is not."""

import itertools
from collections.abc import Sequence

import pytest

from reportedly.link.entities import find_shared_entities
from reportedly.link.one_name import MOST_NAMES
from reportedly.records import Annotations, Copy, Entity, Judgement, Reading, Report, SharedEntity, Story, content_id

# (type, name, further forms, roles): what a report of a test names.
Named = tuple[str, str, tuple[str, ...], tuple[str, ...]]


def named(kind: str, name: str, *forms: str, role: str | None = None) -> Named:
    return kind, name, forms, (role,) if role else ()


def reading(report: str, text: str, *names: Named, published: str | None = "2031-05-06") -> Reading:
    """A report in which each name, and each further form, stands where the text first has it."""
    entities = []
    for kind, name, forms, roles in names:
        spans = [(text.index(form), text.index(form) + len(form)) for form in (*forms, name) if form in text]
        entities.append(Entity(content_id("e", report, kind, name), name, kind, tuple(sorted(spans)), roles))
    return Reading(Report(report, text, published=published), Annotations(entities=tuple(entities)))


def person(report: str, name: str, text: str = "", role: str | None = None) -> Reading:
    return reading(report, text or f"{name} spoke.", named("person", name, role=role))


def shared(*readings: Reading, judged: Sequence[Judgement] = (), copies: tuple[Copy, ...] = ()) -> list[SharedEntity]:
    """What is found, the same in any order of the reports."""
    reports = tuple(sorted(each.report.id for each in readings))
    found = {
        find_shared_entities(Story("s_1", "t", reports, 1, copies), order, judged)
        for order in itertools.islice(itertools.permutations(readings), 24)
    }
    assert len(found) == 1, "the order of the reports tells"
    (one,) = found
    every = [entity.id for each in readings for entity in each.annotations.entities or () if entity.named]
    assert sorted(every) == sorted(identity for each in one for identity in each.entities), "each is in exactly one"
    return list(one)


def sizes(*readings: Reading, **more: Sequence[Judgement]) -> list[int]:
    return sorted(len(each.entities) for each in shared(*readings, **more))  # type: ignore[arg-type]  # judgements only


@pytest.mark.parametrize(
    "names",
    [
        ("Ida Berg", "Ida Berg"),
        ("Ida Berg", "Berg"),
        ("Ida Berg", "I. Berg"),
        ("Ida Berg", "Ida M. Berg"),
        ("Ida Marie Berg", "Ida M. Berg"),
        ("Raúl Ödman", "Raul Odman"),
        ("Kim Jong Un", "Kim Jong-un"),
        ("Kim Jong Un", "Kim"),
        ("Omar Gaddafi", "Omar Gadhafi"),
        ("Oleh Zelinsky", "Oleh Zelinskyy"),
        ("Jim Larnsen", "James Larnsen"),
        ("Anna van der Holm", "Van der Holm"),
        ("President Ida Marie Berg", "Ida Marie Berg"),
    ],
)
def test_forms_of_one_name(names: tuple[str, str]) -> None:
    (one,) = shared(*(person(f"r_{number}", name) for number, name in enumerate(names)))
    assert {mention.text for mention in one.mentions} == set(names)
    assert set(one.names) <= set(names)


@pytest.mark.parametrize(
    "names",
    [
        ("Ida Berg", "Jon Berg"),
        ("Ida Berg", "Ida"),
        ("Ida Berg", "Ivar Berg"),
        ("Ida M. Berg", "Ida K. Berg"),
        ("Kim Jong Un", "Kim Jong Il"),
        ("Marta Holm", "Maria Holm"),
        ("Jon Berg", "Jan Berg"),
        ("Tom Larnsen Jr.", "Tom Larnsen Sr."),
        ("Omar Karim Haddad", "Karim Haddad"),
        ("Ida Berg", "Bergen"),
    ],
)
def test_two_names_are_two(names: tuple[str, str]) -> None:
    assert sizes(*(person(f"r_{number}", name) for number, name in enumerate(names))) == [1, 1]


def test_a_surname_joins_only_where_one_person_bears_it() -> None:
    berg = person("r_c", "Berg")
    assert sizes(person("r_a", "Ida Berg"), person("r_b", "Ida Berg"), berg) == [3]
    found = shared(person("r_a", "Ida Berg"), person("r_b", "Jon Berg"), berg)
    assert [len(each.entities) for each in found] == [1, 1, 1]
    (left,) = [each for each in found if each.name == "Berg"]
    assert "not told" in left.reason


def test_two_of_one_report_are_two() -> None:
    both = reading("r_a", "Ida Berg met Ida M. Berg.", named("person", "Ida Berg"), named("person", "Ida M. Berg"))
    assert sizes(both, person("r_b", "Ida Berg")) == [1, 2]


def test_a_woman_is_no_short_form_of_a_man() -> None:
    she = reading("r_a", "Berg spoke. She left; her car stayed.", named("person", "Berg", "She", "her"))
    he = reading("r_b", "Jon Berg spoke. He left; his car stayed.", named("person", "Jon Berg", "He", "his"))
    assert sizes(she, he) == [1, 1]


def test_ages_tell_two_of_a_name_apart() -> None:
    young = person("r_a", "John Tell", "John Tell, 34, was hurt.")
    old = person("r_b", "John Tell", "The 61-year-old baker John Tell was hurt.")
    unknown = person("r_c", "John Tell")
    found = shared(young, old, unknown)
    assert [len(each.entities) for each in found] == [1, 1, 1], "whose age is not told may be either"
    assert all("ages" in each.reason for each in found)
    later = reading("r_d", "John Tell (36) is well.", named("person", "John Tell"), published="2033-06-01")
    assert sizes(young, later) == [2], "two years on he is two years older"
    assert sizes(young, person("r_e", "John Tell", "John Tell, 35, was hurt.")) == [2], "a birthday between"


def test_roles_tell_two_of_a_name_apart_and_know_one_again() -> None:
    here = person("r_a", "John Tell", role="mayor of Larn")
    there = person("r_b", "John Tell", role="mayor of Harl")
    again = person("r_c", "John Tell", role="the mayor of Larn")
    assert sizes(here, there) == [1, 1]
    assert sizes(here, there, again) == [1, 2]
    assert sizes(here, person("r_d", "John Tell", role="former mayor of Harl")) == [2]
    assert sizes(person("r_e", "John Tell", role="suspect"), person("r_f", "John Tell", role="judge")) == [1, 1]


def test_no_relation() -> None:
    told = person("r_a", "Ida Berg", "Ida Berg, no relation to the mayor, spoke.")
    assert sizes(told, person("r_b", "Berg")) == [1, 1]
    assert sizes(told, person("r_c", "Ida Berg")) == [1, 1]


def test_father_and_son() -> None:
    both = reading("r_a", "Tom Larnsen and Tom Larnsen Jr. spoke.", named("person", "Tom Larnsen", "Tom Larnsen Jr."))
    assert sizes(both, person("r_b", "Tom Larnsen"), person("r_c", "Tom Larnsen Jr.")) == [1, 1, 1]
    assert sizes(person("r_b", "Tom Larnsen"), person("r_c", "Tom Larnsen Jr.")) == [2]


def test_a_copy_is_of_the_same_persons() -> None:
    readings = [
        person("r_a", "John Tell", "John Tell, 34, was hurt."),
        person("r_b", "John Tell", "John Tell, 61, was hurt."),
        person("r_c", "John Tell"),
    ]
    found = shared(*readings, copies=(Copy("r_a", "r_c", 0.9, "text"),))
    assert sorted(len(each.entities) for each in found) == [1, 2]


def test_a_role_alone_joins_nothing() -> None:
    nameless = Entity("u_1", "the mayor", "person", ((0, 9),))
    told = Reading(Report("r_a", "The mayor spoke."), Annotations(entities=(nameless,)))
    assert sizes(told, person("r_b", "Ida Berg", role="mayor")) == [1]
    assert sizes(person("r_a", "President"), person("r_b", "President")) == [1, 1]


def test_states_and_outlets_by_the_tables() -> None:
    states = [reading("r_a", "The DPRK spoke.", named("state", "DPRK"))]
    states.append(reading("r_b", "North Korea spoke.", named("state", "North Korea")))
    assert sizes(*states) == [2]
    wires = [reading("r_a", "AFP said so.", named("organisation", "AFP"))]
    wires.append(reading("r_b", "Agence France-Presse said so.", named("organisation", "Agence France-Presse")))
    assert sizes(*wires) == [2]


def test_a_name_that_several_outlets_bear_says_not_which() -> None:
    papers = [reading(f"r_{n}", "The Times wrote so.", named("organisation", "The Times")) for n in range(2)]
    assert sizes(*papers) == [1, 1]


def test_capitals_that_a_report_expands() -> None:
    full = reading("r_a", "The Larn Coast Guard (LCG) came.", named("organisation", "Larn Coast Guard", "LCG"))
    short = reading("r_b", "The LCG came.", named("organisation", "LCG"))
    bare = reading("r_c", "The Larn Coast Guard came.", named("organisation", "Larn Coast Guard"))
    assert sizes(full, short) == [2]
    assert sizes(bare, short) == [1, 1], "no report says what the letters stand for"
    two = reading("r_d", "The Lower Crag Guides (LCG) came.", named("organisation", "Lower Crag Guides", "LCG"))
    assert sizes(full, short, two) == [1, 1, 1], "two bodies are called so"


def test_a_body_and_its_branch_are_two() -> None:
    bodies = ("Blue Lantern", "Blue Lantern Norland")
    assert sizes(*(reading(f"r_{n}", f"{n} came.", named("organisation", n, n)) for n in bodies)) == [1, 1]


def test_ministries_of_two_lands_are_two() -> None:
    def ministry(report: str, whose: str) -> Reading:
        return reading(report, f"The {whose}Foreign Ministry spoke.", named("organisation", "Foreign Ministry"))

    assert sizes(ministry("r_a", "French "), ministry("r_b", "Spanish ")) == [1, 1]
    assert sizes(ministry("r_a", "French "), ministry("r_b", "Spanish "), ministry("r_c", "")) == [1, 1, 1]
    assert sizes(ministry("r_a", "French "), ministry("r_b", "")) == [2]


def test_places_of_one_name_in_two_lands() -> None:
    def town(report: str, text: str) -> Reading:
        return reading(report, text, named("place", "Harl"))

    assert sizes(town("r_a", "In Harl, Norway, it rained."), town("r_b", "In Harl, Peru, it rained.")) == [1, 1]
    assert sizes(town("r_a", "In Harl, Norway, it rained."), town("r_b", "In Harl it rained.")) == [2]
    listed = town("r_b", "It rained in Berg, Harl, Peru, and Spain.")
    assert sizes(town("r_a", "In Harl, Norway, it rained."), listed) == [2], "a list tells no land"


def test_one_kind_taken_for_another() -> None:
    slip = [reading("r_a", "Suka Larn fell.", named("place", "Suka Larn")), person("r_b", "Suka Larn")]
    assert sizes(*slip) == [2]
    ship = reading("r_c", "Ida Berg sailed on the Ida Berg.", named("person", "Ida Berg"), named("other", "Ida Berg"))
    assert sizes(ship, person("r_d", "Ida Berg")) == [1, 2], "a report that has both tells them apart"


def test_words_stand_in_the_reports() -> None:
    text = "Mayor Ida Berg spoke, and she left."
    one = reading("r_a", text, named("person", "Ida Berg", "Mayor Ida Berg", "she", role="Mayor"))
    (found,) = shared(one, person("r_b", "Ida Berg"))
    assert [(each.report, each.text) for each in found.mentions] == [("r_a", "Ida Berg"), ("r_b", "Ida Berg")]
    assert found.mentions[0].start == text.index("Ida Berg")
    assert found.roles == ("Mayor",)
    assert found.entities[0] == (one.annotations.entities or ())[0].id


def test_a_person_decides() -> None:
    readings = [person("r_a", "Ida Berg"), person("r_b", "Jon Berg"), person("r_c", "Berg")]
    ida, jon, berg = ((each.annotations.entities or ())[0].id for each in readings)
    same = Judgement(1, "together", (ida,), (berg,))
    found = shared(*readings, judged=[same])
    assert sorted(len(each.entities) for each in found) == [1, 2]
    assert any("judgement 1" in each.reason for each in found)
    later = shared(*readings, judged=[same, Judgement(2, "apart", (berg,), (ida,))])
    assert {each.name: len(each.entities) for each in later} == {"Ida Berg": 1, "Jon Berg": 2}, "one is left"
    assert sizes(*readings, judged=[same, Judgement(2, "apart", (ida,), (jon,))]) == [1, 2]


def test_a_person_tells_two_apart() -> None:
    readings = [person("r_a", "Ida Berg"), person("r_b", "Ida Berg"), person("r_c", "Berg")]
    first, second, _ = ((each.annotations.entities or ())[0].id for each in readings)
    apart = Judgement(3, "apart", (first,), (second,))
    assert sizes(*readings) == [3]
    assert sizes(*readings, judged=[apart]) == [1, 1, 1]
    assert sizes(*readings, judged=[apart, Judgement(4, "together", (second,), (first,))]) == [3], "the later holds"


def test_many_names_of_one_word_end() -> None:
    many = [person(f"r_{n}", f"Given{n} Berg") for n in range(MOST_NAMES + 20)]
    assert len(find_shared_entities(Story("s", "t", (), 1), many)) == len(many)


def test_nothing_and_failed_stages() -> None:
    failed = Reading(Report("a", "x"), Annotations(entities=None))
    assert find_shared_entities(Story("s", "t", ("a",), 1), [failed]) == ()
    odd = Entity("e_1", "\u0301…", "person", ((0, 1),))
    assert (
        len(find_shared_entities(Story("s", "t", ("a",), 1), [Reading(Report("a", "x"), Annotations(entities=(odd,)))]))
        == 1
    )
