# ruff: noqa: ARG002 - a linker of the tests has a linker's form
"""Who bears a name over all stories of a ledger; what a person decides on it lasts and can be taken back."""

from collections.abc import Sequence

import pytest

from reportedly import pipeline
from reportedly.errors import NoSuchId
from reportedly.ledger import Known, Ledger
from reportedly.records import Annotations, Comparison, Entity, Judgement, Reading, Report, Statement, content_id


class Alone:
    """The pipeline, but every report is a story of its own, unless it is told which are one."""

    def __init__(self, *groups: tuple[str, ...]) -> None:
        self.groups = groups

    def __getattr__(self, name: str) -> object:
        return getattr(pipeline, name)

    def group(self, reports: Sequence[str], *_: object) -> tuple[list[tuple[str, ...]], tuple[()]]:
        grouped = [tuple(name for name in group if name in reports) for group in self.groups]
        rest = [(name,) for name in reports if not any(name in group for group in self.groups)]
        return [group for group in [*grouped, *rest] if group], ()

    def likeness(self, *_: object) -> float:
        return 2.0

    def candidates(self, sketch: object, by_key: object, by_run: object) -> tuple[list[int], list[int]]:
        return by_key("all", None, 100), []  # type: ignore[operator]  # as the ledger gives it

    def sketch(self, reading: Reading) -> object:
        from reportedly.records import Sketch

        return Sketch(keys=("all",), profile="x")


def told(report: str, day: str, *people: tuple[str, str]) -> Reading:
    """A report in which some people of given roles speak."""
    text = " ".join(f"{name} spoke." for name, _ in people)
    entities, statements = [], []
    for name, role in people:
        at = text.index(name)
        identity = content_id("e", report, "person", name)
        entities.append(Entity(identity, name, "person", ((at, at + len(name)),), (role,) if role else ()))
        statements.append(
            Statement(content_id("st", report, name), "indirect", ((0, 3),), speakers=(name,), speaker_ids=(identity,))
        )
    parts = Annotations(entities=tuple(entities), statements=tuple(statements))
    return Reading(Report(report, text, published=day, sha256="0" * 64), parts)


def entity(report: str, name: str) -> str:
    return content_id("e", report, "person", name)


def keep(ledger: Ledger, *readings: Reading, linker: object = None) -> None:
    list(ledger.add(readings))
    ledger.relink(linker or Alone())  # type: ignore[arg-type]  # does what a linker does


def asked(ledger: Ledger, name: str) -> list[tuple[str, int, int]]:
    """Each with how many stories and statements it has."""
    return [(each.name, len(each.stories), each.statements) for each in ledger.who(name, pipeline)]


def test_one_person_in_two_stories(ledger: Ledger) -> None:
    keep(
        ledger,
        told("r_a", "2031-05-06", ("Ida Berg", "President")),
        told("r_b", "2033-01-02", ("Ida Berg", "President")),
    )
    (found,) = ledger.who("berg", pipeline)
    assert (found.name, len(found.stories), found.statements) == ("Ida Berg", 2, 2)
    assert (found.first, found.last) == ("2031-05-06", "2033-01-02")
    assert found.roles == ("President",)
    assert found.stories[0][1].startswith("Ida Berg"), "the newest first, with its title"


def test_a_common_name_alone_is_not_enough(ledger: Ledger) -> None:
    keep(ledger, told("r_a", "2031-05-06", ("John Tell", "")), told("r_b", "2031-06-06", ("John Tell", "")))
    found = ledger.who("John Tell", pipeline)
    assert [len(each.stories) for each in found] == [1, 1]
    assert all("several bear" in each.reason for each in found)


@pytest.mark.parametrize("beside", ["Jon Holm", "Ana Maria Lund"])
def test_somebody_else_in_both_stories(ledger: Ledger, beside: str) -> None:
    both = (("John Tell", ""), (beside, ""))
    keep(ledger, told("r_a", "2031-05-06", *both), told("r_b", "2031-06-06", *both))
    assert [stories for _, stories, _ in asked(ledger, "Tell")] == [2]


def test_a_long_name_is_one_persons(ledger: Ledger) -> None:
    readings = (told(f"r_{n}", "2031-05-06", ("Ana Maria Lund", "")) for n in range(3))
    keep(ledger, *readings)
    assert asked(ledger, "Lund") == [("Ana Maria Lund", 3, 3)]


def test_two_mayors(ledger: Ledger) -> None:
    seats = ("mayor of Larn", "mayor of Harl", "mayor of Larn")
    keep(ledger, *(told(f"r_{n}", "2031-05-06", ("John Tell", seat)) for n, seat in enumerate(seats)))
    assert [stories for _, stories, _ in asked(ledger, "Tell")] == [2, 1]


def test_an_empty_name_and_one_that_nobody_has(ledger: Ledger) -> None:
    keep(ledger, told("r_a", "2031-05-06", ("Ida Berg", "")))
    for name in ("", "…", "Nobody", "er", "%", "|"):
        assert ledger.who(name, pipeline) == ()
    with pytest.raises(NoSuchId):
        ledger.who("e_000000000000", pipeline)


def test_by_an_entitys_id(ledger: Ledger) -> None:
    keep(ledger, told("r_a", "2031-05-06", ("Ida Berg", "")))
    assert asked(ledger, entity("r_a", "Ida Berg")) == [("Ida Berg", 1, 1)]


def test_a_judgement_holds_over_stories_outlives_reports_and_is_taken_back(ledger: Ledger) -> None:
    keep(ledger, told("r_a", "2031-05-06", ("John Tell", "")), told("r_b", "2031-06-06", ("John Tell", "")))
    ids = [entity(report, "John Tell") for report in ("r_a", "r_b")]
    kept = ledger.judge(Judgement(0, "together", (ids[0],), (ids[1],), "one man", "Ada"))
    ledger.relink(Alone())  # type: ignore[arg-type]  # does what a linker does
    assert [stories for _, stories, _ in asked(ledger, "Tell")] == [2]
    keep(ledger, told("r_c", "2031-07-06", ("John Tell", "")))
    assert [stories for _, stories, _ in asked(ledger, "Tell")] == [2, 1]
    ledger.unjudge(kept.number)
    ledger.relink(Alone())  # type: ignore[arg-type]  # does what a linker does
    assert [stories for _, stories, _ in asked(ledger, "Tell")] == [1, 1, 1]


def test_a_judgement_within_a_story_compares_it_again(ledger: Ledger) -> None:
    one = Alone(("r_a", "r_b", "r_c"))
    names = {"r_a": "Ida Berg", "r_b": "Jon Berg", "r_c": "Berg"}
    keep(ledger, *(told(report, "2031-05-06", (name, "")) for report, name in names.items()), linker=one)

    def sizes() -> list[int]:
        (line,) = ledger.stories()
        return sorted(len(each.entities) for each in ledger.story(line.story.id).entities)

    assert sizes() == [1, 1, 1]
    kept = ledger.judge(Judgement(0, "together", (entity("r_a", "Ida Berg"),), (entity("r_c", "Berg"),)))
    ledger.relink(one)  # type: ignore[arg-type]
    assert sizes() == [1, 2]
    ledger.unjudge(kept.number)
    ledger.relink(one)  # type: ignore[arg-type]
    assert sizes() == [1, 1, 1]
    with pytest.raises(NoSuchId):
        ledger.judge(Judgement(0, "apart", (entity("r_a", "Ida Berg"),), ("e_000000000000",)))


def test_a_story_kept_names_whom_it_named(ledger: Ledger) -> None:
    keep(ledger, told("r_a", "2031-05-06", ("John Tell", "mayor of Larn")))
    (line,) = ledger.stories()
    kept: Comparison = ledger.story(line.story.id)
    again = pipeline.compare_story(kept.stories[0], kept.readings)
    assert kept.entities == again.entities
    assert kept.entities[0].marks


def test_whoever_cannot_be_worked_out_is_alone(ledger: Ledger) -> None:
    class Fails:
        def one_over_stories(self, shared: Sequence[object], *_: object) -> list[tuple[tuple[object, ...], str]]:
            return [((each,), "could not be worked out") for each in shared]

    keep(ledger, told("r_a", "2031-05-06", ("Ida Berg", "")))
    (found,) = ledger.who("Berg", Fails())  # type: ignore[arg-type]
    assert isinstance(found, Known)
    assert found.reason == "could not be worked out"


def test_a_name_in_the_middle_of_a_word_is_not_found(ledger: Ledger) -> None:
    keep(ledger, told("r_a", "2031-05-06", ("Ida Bergen", "")))
    assert ledger.who("Berg", pipeline) == ()


def test_a_surname_over_stories_is_short_for_nobody(ledger: Ledger) -> None:
    beside = ("Jon Holm", "")
    keep(ledger, told("r_a", "2031-05-06", ("Ida Berg", ""), beside), told("r_b", "2031-06-06", ("Berg", ""), beside))
    assert [stories for _, stories, _ in asked(ledger, "Berg")] == [1, 1]
