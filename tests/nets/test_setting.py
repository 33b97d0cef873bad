"""Which network reads is chosen by the command, else by the environment, and nothing else is taken for a network."""

from collections.abc import Iterator

import pytest
from typer.testing import CliRunner

from reportedly.errors import NoSuchNet
from reportedly.nets import Setting, choose, chosen
from reportedly.show.cli import app


@pytest.fixture(autouse=True)
def _undone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing is chosen before a test, nor after it."""
    monkeypatch.delenv("REPORTEDLY_NET", raising=False)
    monkeypatch.delenv("REPORTEDLY_THREADS", raising=False)
    choose()
    yield
    choose()


def test_the_setting_is_the_programs_else_the_environments(monkeypatch: pytest.MonkeyPatch) -> None:
    assert chosen() == Setting("main", 1)
    monkeypatch.setenv("REPORTEDLY_NET", "fast")
    monkeypatch.setenv("REPORTEDLY_THREADS", "2")
    assert chosen() == Setting("fast", 2)
    choose("main")
    assert chosen() == Setting("main", 2)
    choose(threads=3)
    assert chosen() == Setting("fast", 3)


@pytest.mark.parametrize(("net", "threads"), [("slow", None), (None, 0), (None, -1), (None, 65)])
def test_a_setting_there_is_none_of_is_refused(net: str | None, threads: int | None) -> None:
    with pytest.raises(NoSuchNet):
        choose(net, threads)
    assert chosen() == Setting()


def test_a_command_says_so_before_it_reads() -> None:
    asked = CliRunner().invoke(app, ["demo", "--net", "slow"])
    assert asked.exit_code == 2
    asked = CliRunner().invoke(app, ["demo"], env={"REPORTEDLY_THREADS": "many"})
    assert asked.exit_code == 2
    assert "no number of threads" in asked.output
