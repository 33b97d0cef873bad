"""Files that are no reports: each gives one line that names it, the reason and what to do, and stops no other.

Every case is made here; none is committed. The PDFs are written by hand.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

PROGRAM = [sys.executable, "-c", "from reportedly.show.cli import main; main()"]
GOOD = "Bakery moves to Harbour Street\n\nThe bakery will move on Friday, its owner Jana Brix said on Tuesday.\n"
MEGABYTE = 1_000_000


def read(*paths: Path, command: str = "read") -> subprocess.CompletedProcess[str]:
    arguments = [*PROGRAM, command, *map(str, paths), "--json"]
    return subprocess.run(arguments, capture_output=True, encoding="utf-8", timeout=180, check=False)


def pdf(content: bytes, *, trailer: bytes = b"", extra: bytes = b"") -> bytes:
    """A one-page PDF with that content stream; ``extra`` objects and ``trailer`` entries are put in as they are."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    objects += [extra] if extra else []
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj%s\nendobj\n" % (number, body)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return made


def encrypted_pdf() -> bytes:
    """A PDF whose password is not the empty one: the check values are made up, so that no password fits."""
    protection = b"<</Filter/Standard/V 1/R 2/Length 40/P -4/O<%s>/U<%s>>>" % (b"5a" * 32, b"a5" * 32)
    ids = b"/Encrypt 6 0 R/ID[<%s><%s>]" % (b"11" * 16, b"11" * 16)
    return pdf(b"BT /F 12 Tf 20 200 Td (Secret) Tj ET", trailer=ids, extra=protection)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def blank(path: Path) -> None:
    path.write_bytes(b" \n\t\n")


def binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 64)


def encrypted(path: Path) -> None:
    path.write_bytes(encrypted_pdf())


def truncated(path: Path) -> None:
    path.write_bytes(pdf(b"BT /F 12 Tf 20 200 Td (Half a report) Tj ET")[:180])


def fifo(path: Path) -> None:
    os.mkfifo(path)


def too_large(path: Path) -> None:
    with path.open("wb") as file:
        for _ in range(50):
            file.write(b"The bakery will move on Friday, she said. " * (MEGABYTE // 42))


def missing(path: Path) -> None:
    assert not path.exists()


FAULTS: list[tuple[str, Callable[[Path], None], str]] = [
    ("empty.txt", empty, "empty"),
    ("blank.md", blank, "empty"),
    ("binary.txt", binary, "text"),
    ("binary.html", binary, "text"),
    ("locked.pdf", encrypted, "password"),
    ("cut.pdf", truncated, "PDF"),
    ("pipe.txt", fifo, "pipe"),
    ("missing.html", missing, "no such file"),
    ("an odd name \x1b[31m\n.txt", missing, "no such file"),
]


@pytest.mark.parametrize(("name", "make", "why"), FAULTS, ids=[name.split()[0] for name, _, _ in FAULTS])
def test_one_line_names_the_file_the_reason_and_what_to_do(
    tmp_path: Path, name: str, make: Callable[[Path], None], why: str
) -> None:
    make(tmp_path / name)
    done = read(tmp_path / name)
    assert done.returncode == 1
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith(str(tmp_path))
    where, _, rest = line.partition(": ")
    reason, _, step = rest.partition("; ")
    assert where
    assert why in reason
    assert step
    assert "Traceback" not in line
    assert "\x1b" not in line


@pytest.mark.parametrize("command", ["read", "compare"])
def test_every_other_file_of_a_folder_is_done(tmp_path: Path, command: str) -> None:
    (tmp_path / "a.txt").write_text(GOOD, "utf-8")
    binary(tmp_path / "b.txt")
    truncated(tmp_path / "c.pdf")
    (tmp_path / "d.md").write_text("# Trams stop\n\nNo tram ran on Monday, the operator said.\n", "utf-8")
    done = read(tmp_path, command=command)
    assert done.returncode == 1
    assert [line.partition(":")[0] for line in done.stderr.splitlines()] == [
        str(tmp_path / n) for n in ("b.txt", "c.pdf")
    ]
    if command == "read":
        paths = [json.loads(line)["report"]["path"] for line in done.stdout.splitlines()]
    else:
        paths = [report["path"] for report in json.loads(done.stdout)["reports"]]
    assert paths == [str(tmp_path / name) for name in ("a.txt", "d.md")]


def test_fifty_megabytes_of_text_end_soon_and_are_read_or_named(tmp_path: Path) -> None:
    too_large(tmp_path / "large.txt")
    (tmp_path / "good.txt").write_text(GOOD, "utf-8")
    done = read(tmp_path / "large.txt", tmp_path / "good.txt")
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith(str(tmp_path / "large.txt"))
    assert ";" in line
    (row,) = done.stdout.splitlines()
    assert json.loads(row)["report"]["path"].endswith("good.txt")


def test_html_nested_three_hundred_deep_is_kept_whole(tmp_path: Path) -> None:
    path = tmp_path / "deep.html"
    inner = "<p>The bakery will move on Friday, its owner Jana Brix said on Tuesday.</p>"
    deep = "<div>" * 300 + inner + "<p>The deepest words of all stand here.</p>" + "</div>" * 300
    path.write_text(
        f"<html><body><article><h1>Bakery moves</h1><p>On the surface.</p>{deep}</article></body></html>", "utf-8"
    )
    done = read(path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "The deepest words of all stand here." in json.loads(done.stdout)["report"]["text"]


@pytest.mark.parametrize(("encoding", "said"), [("cp1252", "utf-8"), ("utf-16", "utf-8"), ("latin-1", "utf-8")])
def test_a_wrong_encoding_is_read_and_no_word_lost(tmp_path: Path, encoding: str, said: str) -> None:
    path = tmp_path / "wrong.html"
    body = "<p>The café on Brückenstraße will move on Friday, its owner José Núñez said on Tuesday.</p>"
    page = f'<html><head><meta charset="{said}"></head><body><h1>Café moves</h1>{body}</body></html>'
    path.write_bytes(page.encode(encoding))
    done = read(path)
    assert "Traceback" not in done.stderr
    if done.returncode:
        assert done.stderr.startswith(str(path))
    else:
        assert "its owner Jos" in json.loads(done.stdout)["report"]["text"]
