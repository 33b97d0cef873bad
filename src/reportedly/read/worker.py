"""A worker process: reads one file after another for its parent, under a limit of memory. ``python -m
reportedly.read.worker``.

In: frames on standard input, each with a path and a size limit. Out: frames on standard output, each a report or an
error. Time is watched by the parent, which ends a worker that takes too long.
"""

import contextlib
import os
import resource
import socket
import sys
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from reportedly.errors import ReadError, ReaderStopped
from reportedly.read.files import Limits, read_bytes
from reportedly.read.parse import parse
from reportedly.read.wire import error_to_json, frame, read_frame, report_to_json


def answer(job: dict[str, Any]) -> dict[str, Any]:
    """Read the file of a job; every fault becomes an error naming the file."""
    name = str(job["path"])
    path = Path(name)
    try:
        data = read_bytes(path, Limits(size=int(job["size"])))
        return {"report": report_to_json(parse(data, path).report)}
    except ReadError as error:
        return error_to_json(error)
    except MemoryError:
        return error_to_json(
            ReaderStopped(
                name, "reading it took more memory than the limit", "cut it into single reports, or raise the limit"
            )
        )
    except RecursionError:
        return error_to_json(
            ReaderStopped(name, "it is nested too deeply to be read", "save the page as plain text and give that")
        )
    except Exception as error:  # a parser's own fault must not end the reading of the other files
        detail = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        return error_to_json(
            ReaderStopped(name, f"its reader failed ({detail})", "save it as plain text and give that")
        )


def _no_sockets(*_: object, **__: object) -> NoReturn:
    raise OSError("reading opens no connection")


def serve(jobs: BinaryIO, answers: BinaryIO, memory: int) -> None:
    """Answer jobs until there are no more. Memory is limited, and no connection can be opened, from here on."""
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    socket.socket.connect = _no_sockets  # type: ignore[method-assign]  # promise: nothing leaves the machine
    while (job := read_frame(jobs)) is not None:
        try:
            reply = frame(answer(job))
        except MemoryError:
            reply = frame(
                error_to_json(
                    ReaderStopped(
                        str(job["path"]), "reading it took more memory than the limit", "cut it into single reports"
                    )
                )
            )
        answers.write(reply)
        answers.flush()


def main() -> None:
    """Serve on standard input and output; whatever libraries print goes to standard error, which the parent drops."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    serve(sys.stdin.buffer, answers, int(sys.argv[1]))


if __name__ == "__main__":
    main()
