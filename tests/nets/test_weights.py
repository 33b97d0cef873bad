"""A network's file is loaded only where it is the one that was trained."""

import hashlib
from pathlib import Path

import numpy as np
import pytest

from reportedly.errors import BrokenNet, MissingNet
from reportedly.nets import NETS
from reportedly.nets.pieces import windows
from reportedly.nets.seen import look_at
from reportedly.nets.weights import FOLDER, LIST, described, load


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The networks' files, in a folder that may be changed."""
    for name in (LIST, *(described(net).file for net in NETS)):
        (tmp_path / name).write_bytes(FOLDER.joinpath(name).read_bytes())
    return tmp_path


@pytest.mark.parametrize("name", NETS)
def test_each_network_is_described_and_loads(name: str) -> None:
    net = described(name)
    assert len(net.recipe) == 64
    assert net.trained_on
    assert net.scores
    assert len(FOLDER.joinpath(net.file).read_bytes()) <= 40e6
    one = np.full((1, 3), 101)
    assert load(name)({"ids": one, "looks": one * 0, "firsts": one[:, :1] * 0})["links"].shape == (1, 1, 1, 5)


@pytest.mark.parametrize("name", NETS)
def test_one_changed_byte_is_refused(folder: Path, name: str) -> None:
    path = folder / described(name).file
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(BrokenNet, match=f"^{path.name}: its SHA-256 is .*; install reportedly again$"):
        load(name, folder)


def test_what_is_not_there_is_named(folder: Path) -> None:
    (folder / described("main").file).unlink()
    with pytest.raises(MissingNet, match=r"^main\.onnx: .*cannot be read \(No such file"):
        load("main", folder)
    (folder / LIST).unlink()
    with pytest.raises(MissingNet, match=f"^{LIST}: "):
        load("fast", folder)


@pytest.mark.parametrize("said", [b"", b"main = 3", b"[main]\nfile = 'a'", b"\xff", b"[main"])
def test_a_list_that_does_not_describe_it_is_refused(folder: Path, said: bytes) -> None:
    (folder / LIST).write_bytes(said)
    with pytest.raises(BrokenNet, match=f"^{LIST}: it does not describe the network “main”"):
        load("main", folder)


def test_a_file_that_is_no_network_is_refused(folder: Path) -> None:
    net = described("main", folder)
    other = b"no network"
    (folder / net.file).write_bytes(other)
    text = (folder / LIST).read_text("utf-8")
    (folder / LIST).write_text(text.replace(net.sha256, hashlib.sha256(other).hexdigest()), "utf-8")
    with pytest.raises(BrokenNet, match=r"^main\.onnx: "):
        load("main", folder)


def test_a_network_taught_no_statements_finds_no_cue(folder: Path) -> None:
    text = (folder / LIST).read_text("utf-8")
    (folder / LIST).write_text(text.replace("[main]", "[main]\nstatements = false"), "utf-8")
    assert look_at(windows("“No,” she said."), load("main", folder)).links == {}
