"""`add` killed at any moment, and two at once: nothing acknowledged is lost, nothing is there twice, the rest follows.

In a normal run a few rounds over few reports; under CI, or with --full, thirty kills of an `add` of 82, and ten pairs.
"""

import random
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from .crashing import add, contents, finish, held, killed, start

PLACES = ("Ostra", "Kessen", "Marlow", "Tarn", "Vellin", "Hogar")
PEOPLE = ("Jana Brix", "Ilse Maro", "Tomas Vell", "Pia Lund")


@dataclass(frozen=True)
class Whole:
    """Reports, and what a ledger holds after an `add` of them that nothing disturbed."""

    paths: tuple[Path, ...]
    seconds: float
    ids: tuple[str, ...]
    contents: dict[str, list[tuple[object, ...]]]


def write(folder: Path, count: int) -> tuple[Path, ...]:
    """Invented reports of floods, several of each."""
    paths = []
    for number in range(count):
        place, person = PLACES[number % len(PLACES)], PEOPLE[number % len(PEOPLE)]
        text = (
            f"River floods {place}, report {number}\n\n{place.upper()}, 3 May 2031 - At least {number + 3} houses "
            f"stood in water in {place} on Saturday, the fire brigade said.\n\n“We have seen {number + 5} boats sink,” "
            f"said {person}, the mayor of {place}.\n\nThe river Ansa rose to {number % 7 + 2} metres, the Harbour "
            f"Gazette reported, citing the water board.\n"
        )
        paths.append(folder / f"report-{number:03}.txt")
        paths[-1].write_text(text, "utf-8")
    return tuple(paths)


@pytest.fixture(scope="module")
def whole(full: bool, tmp_path_factory: pytest.TempPathFactory) -> Whole:
    folder = tmp_path_factory.mktemp("reports")
    paths = write(folder, 82 if full else 16)
    ledger = tmp_path_factory.mktemp("whole") / "stories.db"
    began = time.perf_counter()
    ended = add(ledger, paths)
    seconds = time.perf_counter() - began
    assert (ended.status, ended.errors) == (0, "")
    assert len(ended.acknowledged) == len(paths) == len(held(ledger))
    return Whole(paths, seconds, tuple(held(ledger)), contents(ledger))


@pytest.fixture
def moments(full: bool, whole: Whole) -> Iterator[float]:
    """Moments of an `add`: the start of the program is short, most fall into its work."""
    chance = random.Random(20310503)  # noqa: S311 - no secret
    return iter([chance.uniform(0.1, 1.02) * whole.seconds for _ in range(30 if full else 3)])


def test_killed_at_any_moment(whole: Whole, moments: Iterator[float], tmp_path: Path) -> None:
    for number, moment in enumerate(moments):
        path = tmp_path / f"{number}.db"
        stopped = killed(path, whole.paths, moment)
        there = held(path)
        assert set(stopped.acknowledged) <= set(there), f"lost, killed after {moment:.2f} s"
        assert len(there) == len(set(there))
        ended = add(path, whole.paths)
        assert (ended.status, ended.errors) == (0, "")
        assert tuple(held(path)) == whole.ids
        assert contents(path) == whole.contents
        assert [each.name for each in tmp_path.glob(f"{number}.db*")] == [path.name], "nothing is left beside it"


def test_two_at_once(whole: Whole, full: bool, tmp_path: Path) -> None:
    third = len(whole.paths) // 3
    for number in range(10 if full else 1):
        path = tmp_path / f"{number}.db"
        running = [start(path, whole.paths[: 2 * third]), start(path, whole.paths[third:])]
        with ThreadPoolExecutor() as threads:
            ended = list(threads.map(finish, running))
        assert [(each.status, each.errors) for each in ended] == [(0, ""), (0, "")]
        assert tuple(held(path)) == whole.ids
        found = contents(path)
        # Which of the two linked first shows in the stories' ids, which stay as a story grows; in nothing else.
        for name in ("readings", "statements", "hands", "held", "words"):
            assert found[name] == whole.contents[name]
        assert sorted(each[1:] for each in found["stories"]) == sorted(each[1:] for each in whole.contents["stories"])
