"""The networks as they lie in this package: what ``nets.toml`` says of each, and its file made ready to run.

In: the name of a network. Out: a function from the arrays of one window to the arrays of each head. A file is loaded
only where its SHA-256 is the one that ``nets.toml`` gives, and only once something is to be read. What the arrays mean
does not belong here.
"""

import hashlib
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.errors import BrokenNet, MissingNet
from reportedly.nets.labels import ROLES

FOLDER: Traversable = files("reportedly.nets")
LIST = "nets.toml"
AGAIN = "install reportedly again"
Arrays = Mapping[str, NDArray[Any]]
Network = Callable[[Arrays], dict[str, NDArray[np.float32]]]


@dataclass(frozen=True, slots=True)
class Net:
    """What is known of a network.

    ``recipe`` is the SHA-256 of the recipe it was trained by, ``window`` how many pieces it was trained to see at once,
    ``scores`` what it reached, each named by set and measure. Where ``statements`` is false it was taught no roles and
    no links (training/reader/README.md says why one might), and so finds no cue.
    """

    file: str
    sha256: str
    recipe: str
    layers: int
    window: int
    trained_on: Sequence[str]
    scores: Mapping[str, float]
    statements: bool = True


def described(name: str, folder: Traversable | None = None) -> Net:
    """What ``nets.toml`` says of a network. Raises ``MissingNet`` and ``BrokenNet``."""
    try:
        return Net(**tomllib.loads(_bytes(LIST, folder or FOLDER).decode())[name])
    except (ValueError, TypeError, KeyError) as error:  # no TOML, no table of this name, or not with these fields
        reason = f"it does not describe the network “{name}” ({type(error).__name__} {error})"
        raise BrokenNet(LIST, reason, AGAIN) from None


def load(name: str, folder: Traversable | None = None) -> Network:
    """The network, ready to run on one core of this machine. Raises ``MissingNet`` and ``BrokenNet``."""
    net = described(name, folder)
    data = _bytes(net.file, folder or FOLDER)
    found = hashlib.sha256(data).hexdigest()
    if found != net.sha256:
        reason = f"its SHA-256 is {found[:12]}…, not {net.sha256[:12]}… as {LIST} says: it is damaged or another file"
        raise BrokenNet(net.file, reason, AGAIN)
    try:
        run = _network(data)
    except Exception as error:  # onnxruntime's own, which have no common kind
        raise BrokenNet(net.file, f"it is no network that can be run here ({error})", AGAIN) from None
    return run if net.statements else _without_roles(run)


@cache
def network(name: str) -> Network:
    """The network of this package, loaded the first time it is asked for."""
    return load(name)


def _without_roles(run: Network) -> Network:
    """The network with its untaught head of roles made sure that no word has any."""

    def found(arrays: Arrays) -> dict[str, NDArray[np.float32]]:
        outputs = run(arrays)
        sure = np.full_like(outputs["roles"], -100.0)
        sure[..., ROLES.index("O")] = 0.0
        return outputs | {"roles": sure}

    return found


def _bytes(name: str, folder: Traversable) -> bytes:
    try:
        return folder.joinpath(name).read_bytes()
    except OSError as error:
        raise MissingNet(name, f"the network's file cannot be read ({error.strerror})", AGAIN) from None


def _network(data: bytes) -> Network:
    import onnxruntime  # noqa: PLC0415 - takes a tenth of a second and 50 MB, which who reads nothing need not wait for

    options = onnxruntime.SessionOptions()
    # One thread: threads share the windows out among them (seen.py). No arena: it keeps the memory of the largest
    # window for ever, and is no faster here.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
    names = [output.name for output in session.get_outputs()]
    return lambda arrays: dict(zip(names, session.run(names, dict(arrays)), strict=True))
