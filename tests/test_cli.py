"""The command line as a user calls it: in a process of its own, by its name."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

PROGRAM = [sys.executable, "-c", "from reportedly.show.cli import main; main()"]
STORY = "Bakery moves to Harbour Street\n\nThe bakery will move on Friday, its owner Jana Brix said on Tuesday.\n"
Run = Callable[..., subprocess.CompletedProcess[str]]


def call(
    *args: object, env: dict[str, str] | None = None, stdin: str | None = None
) -> subprocess.CompletedProcess[str]:
    """Call the program; its output is decoded as UTF-8."""
    return subprocess.run(
        [*PROGRAM, *map(str, args)],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        env={**os.environ, "COLUMNS": "80", **(env or {})},
        input=stdin,
        timeout=120,
        check=False,
    )


def rows(*values: object) -> str:
    return "".join(json.dumps(value) + "\n" for value in values)


@pytest.fixture
def clips(tmp_path: Path) -> Path:
    """A JSONL file of two invented reports."""
    first = {"id": "one", "text": STORY, "publisher": "The Ostra Post", "published": "2024-05-07"}
    second = {"id": "two", "text": "Trams\n\nNo tram ran on Monday.\n", "title": "Trams"}
    path = tmp_path / "clips.jsonl"
    path.write_text(rows(first, second), "utf-8")
    return path


def test_help_names_the_commands_and_is_quick() -> None:
    start = time.perf_counter()
    done = call("--help")
    print(f"--help: {time.perf_counter() - start:.2f} s")  # noqa: T201 - a figure to read, not to fail on
    assert done.returncode == 0
    for command in ("demo", "read", "compare", "schema"):
        assert command in done.stdout


def test_help_imports_no_stage() -> None:
    code = (
        "import sys\nfrom reportedly.show import cli\ntry: cli.app(['--help'])\nexcept SystemExit: pass\n"
        "print([name for name in ('rich.console', 'pydantic', 'lxml', 'reportedly.read') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_version() -> None:
    done = call("--version")
    assert (done.returncode, done.stdout.split()[0]) == (0, "reportedly")


@pytest.mark.parametrize(
    "args", [["read"], ["compare"], ["nonsense"], ["schema", "nonsense"], ["read", "--nonsense", "x"], ["--nonsense"]]
)
def test_mistakes_in_the_command_end_with_2(args: list[str]) -> None:
    done = call(*args)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("which", ["read", "compare"])
def test_schemas_are_json_schemas(which: str) -> None:
    from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships no types

    made = json.loads(call("schema", which).stdout)
    Draft202012Validator.check_schema(made)
    assert made["additionalProperties"] is False


def test_jsonl_is_read_as_given(clips: Path) -> None:
    done = call("read", "--jsonl", clips, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    made = [json.loads(line)["report"] for line in done.stdout.splitlines()]
    assert [each["id"] for each in made] == ["one", "two"]
    assert made[0]["text"] == STORY
    assert made[0]["publisher"] == "The Ostra Post"
    assert made[1]["title"] == "Trams"


def test_jsonl_from_standard_input(clips: Path) -> None:
    done = call("compare", "--jsonl", "-", "--json", stdin=clips.read_text("utf-8"))
    made = json.loads(done.stdout)
    assert sorted(report for story in made["stories"] for report in story["reports"]) == ["one", "two"]


@pytest.mark.parametrize("command", ["read", "compare"])
def test_an_id_given_twice_names_both_lines(tmp_path: Path, command: str) -> None:
    path = tmp_path / "twice.jsonl"
    path.write_text(rows({"id": "a", "text": "x y"}, {"id": "b", "text": "x"}, {"id": "a", "text": "z"}), "utf-8")
    done = call(command, "--jsonl", path)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1
    assert "1" in done.stderr
    assert "3" in done.stderr


@pytest.mark.parametrize("data", [b"\xff\xfe{}", b"{", b"[]\n", b'{"id": "a"}\n', b""])
def test_malformed_jsonl_is_one_line_and_no_traceback(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_bytes(data)
    done = call("read", "--jsonl", path, "--json")
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == done.returncode, "one line and status 1, or neither"


def test_the_same_output_twice_whatever_the_hash_seed(clips: Path) -> None:
    outputs = {call("compare", "--jsonl", clips, "--json", env={"PYTHONHASHSEED": seed}).stdout for seed in "12"}
    assert len(outputs) == 1


@pytest.mark.parametrize("env", [{"LC_ALL": "C", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "ascii"}])
def test_any_encoding_of_the_terminal_will_do(tmp_path: Path, env: dict[str, str]) -> None:
    path = tmp_path / "odd.jsonl"
    text = "Łódź\n\n“Żółw — 名前 …”, said Ünal Ğ. \ud800"
    path.write_text(rows({"id": "a", "text": text}), "utf-8")
    for args in (["read"], ["read", "--json"], ["compare"]):
        done = call(*args, "--jsonl", path, env=env)
        assert (done.returncode, done.stderr) == (0, "")
        if "--json" in args:
            assert json.loads(done.stdout)["report"]["text"] == text


def test_a_closed_pipe_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text(rows(*({"id": str(number), "text": STORY * 20} for number in range(60))), "utf-8")
    with subprocess.Popen(
        [*PROGRAM, "read", "--jsonl", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


def test_the_answer_of_a_folder_without_reports_says_what_was_searched(tmp_path: Path) -> None:
    done = call("compare", tmp_path)
    assert done.returncode == 1
    assert str(tmp_path) in " ".join(done.stderr.split())
    assert "no report could be read" in done.stdout


def test_a_pipe_gets_neither_colours_nor_a_bar(clips: Path) -> None:
    done = call("compare", "--jsonl", clips)
    assert "\x1b" not in done.stdout + done.stderr
    assert not any(line.endswith(" ") for line in done.stdout.splitlines())
