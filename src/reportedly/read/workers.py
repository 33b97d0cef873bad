"""Reading many files: worker processes under limits, reports in the order of the files.

In: paths and limits. Out: a report or an error for each. Small texts without foreign markup (up to ``SMALL`` bytes)
are read here, in this process, because a worker takes longer to start than they take to read: the limits on time and
memory do not hold for them. Their readers are our own and linear in the text.
"""

import json
import os
import queue
import select
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from reportedly.errors import ReadError, ReaderStopped
from reportedly.read.files import Limits, check_file, read_bytes
from reportedly.read.parse import parse, reader_for
from reportedly.read.wire import LENGTH, error_from_json, frame, report_from_json
from reportedly.records import Report

DEFAULT = Limits()
SMALL = 200_000  # bytes of a plain text that is read in this process


class Worker:
    """One worker process, kept over many files; started when first needed and again after it was ended."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.process: subprocess.Popen[bytes] | None = None

    def read(self, path: Path) -> Report:
        """Have the process read a file. Raises ``ReadError``; ``ReaderStopped`` where it died or took too long."""
        process = self._started()
        try:
            assert process.stdin is not None  # noqa: S101  # a pipe was asked for
            process.stdin.write(frame({"path": str(path), "size": self.limits.size}))
            process.stdin.flush()
            reply = self._reply(process)
        except TimeoutError:
            self.stop()
            raise ReaderStopped(
                str(path),
                f"reading it took longer than {self.limits.seconds:g} s",
                "cut it into single reports, or save it as plain text",
            ) from None
        except (OSError, EOFError, ValueError):
            self.stop()
            raise ReaderStopped(
                str(path),
                "the process that read it died (out of memory, or a fault in a library)",
                "cut it into single reports, or save it as plain text",
            ) from None
        if "report" in reply:
            return report_from_json(reply["report"])
        raise error_from_json(reply)

    def stop(self) -> None:
        """End the process."""
        if self.process:
            self.process.kill()
            self.process.wait()
            for pipe in (self.process.stdin, self.process.stdout):
                if pipe:
                    try:
                        pipe.close()
                    except OSError:  # bytes a dead process did not take
                        continue
        self.process = None

    def _started(self) -> subprocess.Popen[bytes]:
        if self.process and self.process.poll() is None:
            return self.process
        self.stop()
        places = os.pathsep.join(place for place in sys.path if place)
        self.process = subprocess.Popen(  # noqa: S603  # our own interpreter and module
            [sys.executable, "-m", "reportedly.read.worker", str(self.limits.memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": places, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
        )
        return self.process

    def _reply(self, process: subprocess.Popen[bytes]) -> dict[str, Any]:
        assert process.stdout is not None  # noqa: S101  # a pipe was asked for
        until = time.monotonic() + self.limits.seconds
        descriptor = process.stdout.fileno()
        size = LENGTH.unpack(_exactly(descriptor, LENGTH.size, until))[0]
        value: dict[str, Any] = json.loads(_exactly(descriptor, size, until))
        return value


def _exactly(descriptor: int, size: int, until: float) -> bytes:
    parts: list[bytes] = []
    while size:
        left = until - time.monotonic()
        if left <= 0 or not select.select([descriptor], [], [], left)[0]:
            raise TimeoutError
        part = os.read(descriptor, min(size, 1 << 20))
        if not part:
            raise EOFError
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


class Pool:
    """A few workers that share the files."""

    def __init__(self, limits: Limits, workers: int) -> None:
        self.limits = limits
        self.free: queue.SimpleQueue[Worker] = queue.SimpleQueue()
        self.all = [Worker(limits) for _ in range(max(1, workers))]
        for worker in self.all:
            self.free.put(worker)
        self.here = threading.Lock()

    def read(self, path: Path) -> Report | ReadError:
        """A report or the reason there is none."""
        try:
            size = check_file(path, self.limits)
            if size <= SMALL and not _foreign(path):
                with self.here:
                    return _here(path, self.limits)
            worker = self.free.get()
            try:
                return worker.read(path)
            finally:
                self.free.put(worker)
        except ReadError as error:
            return error

    def close(self) -> None:
        """End all workers."""
        for worker in self.all:
            worker.stop()


def _here(path: Path, limits: Limits) -> Report:
    """Read a small text in this process. A reader's own fault becomes ``ReaderStopped``, as it does in a worker."""
    try:
        return parse(read_bytes(path, limits), path).report
    except ReadError:
        raise
    except Exception as error:  # a fault in our own rules must not end the reading of the other files
        detail = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        raise ReaderStopped(
            str(path), f"its reader failed ({detail})", "tell us of it, or cut the text into single reports"
        ) from error


def _foreign(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return reader_for(file.read(4096), path).foreign
    except OSError as error:
        raise ReadError(
            str(path), f"it cannot be opened ({(error.strerror or 'unknown reason').lower()})", "check its permissions"
        ) from None


def read_files(paths: Sequence[Path], *, limits: Limits = DEFAULT, workers: int = 2) -> Iterator[Report | ReadError]:
    """Read files, in the order given; a file that cannot be read gives its error, and the others go on."""
    pool = Pool(limits, workers)
    waiting: deque[Future[Report | ReadError]] = deque()
    todo = iter(paths)
    with ThreadPoolExecutor(max_workers=max(1, workers)) as threads:
        try:
            for path in todo:
                waiting.append(threads.submit(pool.read, path))
                if len(waiting) >= 4 * max(1, workers):
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()
            pool.close()


def read_file(path: Path) -> Report:
    """Read one file in this process, without a limit on time. Raises ``ReadError``."""
    return parse(read_bytes(path, Limits()), path).report
