"""The files to read and their bytes, with everything that may be wrong about them before a byte is parsed.

In: paths. Out: a list of files, or a file's bytes. Raises ``MissingFile``, ``NotAFile``, ``EmptyFile``, ``TooLarge``.
"""

import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from reportedly.errors import EmptyFile, MissingFile, NotAFile, ReadError, TooLarge


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: ``seconds`` of time, ``memory`` bytes of a worker's data, ``size`` bytes of the file."""

    seconds: float = 20.0
    memory: int = 2 * 1024**3
    size: int = 20 * 1000**2


def find_files(paths: Iterable[Path]) -> list[Path]:
    """The files of ``paths``: folders walked, their files sorted by path, hidden ones left out, none twice.

    A path given by name is kept whatever it is, so that reading it says what is wrong.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if not path.is_dir():
            found[path] = None
            continue
        inside = []
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            inside += [Path(folder) / name for name in names if not name.startswith(".")]
        found.update(dict.fromkeys(sorted(inside)))
    return list(found)


def check_file(path: Path, limits: Limits) -> int:
    """The size of a file that may be read; opens nothing, so a FIFO cannot block."""
    name = str(path)
    try:
        info = path.stat()
    except FileNotFoundError:
        raise MissingFile(name, "there is no such file", "check the name and the folder") from None
    except (OSError, ValueError) as error:
        raise ReadError(name, f"it cannot be looked at ({_reason(error)})", "check its name and permissions") from None
    if stat.S_ISDIR(info.st_mode):
        raise NotAFile(name, "it is a folder", "give the files in it")
    if not stat.S_ISREG(info.st_mode):
        raise NotAFile(name, "it is a pipe, socket or device, not a file", "copy what it holds into a file first")
    if info.st_size == 0:
        raise EmptyFile(name, "it is empty", "save it again, or leave it out")
    if info.st_size > limits.size:
        raise TooLarge(
            name,
            f"{info.st_size / 1e6:.1f} MB is more than the limit of {limits.size / 1e6:.1f} MB",
            "cut it into single reports and give those",
        )
    return info.st_size


def read_bytes(path: Path, limits: Limits) -> bytes:
    """The bytes of a file, after ``check_file``."""
    check_file(path, limits)
    try:
        with path.open("rb") as file:
            return file.read(limits.size + 1)
    except OSError as error:
        raise ReadError(str(path), f"it cannot be opened ({_reason(error)})", "check its permissions") from None


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
