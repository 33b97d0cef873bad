"""One happening told by two reports."""

from reportedly.link.events import find_shared_events
from reportedly.records import Annotations, Entity, Event, Reading, Report, Story

STORY = Story("s_1", "t", ("a", "b"), 2)


def reading(name: str, events: tuple[Event, ...], entities: tuple[Entity, ...] = ()) -> Reading:
    text = "They signed a pact and met again."
    return Reading(Report(id=name, text=text, published="2031-05-06"), Annotations(events=events, entities=entities))


def leader(name: str, role: str) -> Entity:
    return Entity(f"e_{name}", name, "person", ((0, 4),), (role,))


def test_states_and_their_leaders_sign_one_pact() -> None:
    one = reading("a", (Event("1", "agreement", 5, 11, ("Brazil", "Norway"), None, "2030"),))
    two = reading(
        "b",
        (Event("2", "agreement", 5, 11, ("Ana Moreira", "Nils Aasen"), "Oslo", "2030"),),
        (leader("Ana Moreira", "Brazilian President"), leader("Nils Aasen", "Prime Minister of Norway")),
    )
    (shared,) = find_shared_events(STORY, [one, two])
    assert {mention.report for mention in shared.mentions} == {"a", "b"}
    assert shared.when == "2030"
    assert [mention.text for mention in shared.mentions] == ["signed", "signed"]


def test_meetings_on_two_days_are_two() -> None:
    one = reading("a", (Event("1", "meeting", 5, 11, ("Brazil", "Norway"), None, "2031-05-01"),))
    two = reading("b", (Event("2", "meeting", 5, 11, ("Brazil", "Norway"), None, "2031-05-04"),))
    assert find_shared_events(STORY, [one, two]) == ()


def test_one_party_in_common_is_not_enough_for_what_two_do() -> None:
    one = reading("a", (Event("1", "agreement", 5, 11, ("Brazil", "Norway"), None, "2030"),))
    two = reading("b", (Event("2", "agreement", 5, 11, ("Brazil", "Chile"), None, "2030"),))
    assert find_shared_events(STORY, [one, two]) == ()


def test_events_of_one_report_are_not_shared() -> None:
    one = reading("a", (Event("1", "meeting", 5, 11, ("Brazil", "Norway"), None, "2031"),) * 2)
    assert find_shared_events(STORY, [one]) == ()


def test_failed_stages_give_nothing() -> None:
    failed = Reading(Report(id="a", text="x"), Annotations(events=None, entities=None))
    assert find_shared_events(STORY, [failed, failed]) == ()


def test_what_is_long_past_is_not_what_a_report_tells_without_a_day() -> None:
    old = reading("a", (Event("1", "quake", 5, 11, (), None, "2004"),))
    new = reading("b", (Event("2", "quake", 5, 11),))
    assert find_shared_events(STORY, [old, new]) == ()


def test_two_deaths_with_neither_party_nor_day_in_common_stay_two() -> None:
    readings = [reading(name, (Event(name, "death", 5, 11),)) for name in "ab"]
    assert find_shared_events(STORY, readings) == ()


def test_of_three_the_one_with_another_day_stays_out_in_any_order() -> None:
    party = ("Brazil", "Norway")
    whens = {"a": "2031-05-01", "b": "2031-05", "c": "2031-05-04"}
    made = [reading(name, (Event(name, "agreement", 5, 11, party, None, when),)) for name, when in whens.items()]
    answers = {find_shared_events(STORY, order) for order in ([*made], [*reversed(made)])}
    assert len(answers) == 1
    ((shared,),) = answers
    assert len({mention.report for mention in shared.mentions}) == 2
