"""What a worker process and its parent say to each other: one JSON object behind its length.

In: a report or an error. Out: bytes, and back. JSON, not pickle: a worker has read foreign bytes, and what comes
from it is data and must not become code.
"""

import json
import struct
from dataclasses import asdict
from typing import Any, BinaryIO

from reportedly import errors
from reportedly.records import Dateline, Report, ReportWarning

LENGTH = struct.Struct(">Q")


def frame(value: dict[str, Any]) -> bytes:
    """A JSON object with its length in front."""
    data = json.dumps(value).encode("ascii")
    return LENGTH.pack(len(data)) + data


def read_frame(stream: BinaryIO) -> dict[str, Any] | None:
    """The next JSON object of a stream; None at its end."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    value: dict[str, Any] = json.loads(stream.read(LENGTH.unpack(head)[0]))
    return value


def report_to_json(report: Report) -> dict[str, Any]:
    """A report as JSON data."""
    return asdict(report)


def report_from_json(value: dict[str, Any]) -> Report:
    """The report that ``report_to_json`` wrote."""
    dateline = value.pop("dateline")
    warnings = value.pop("warnings")
    agency, byline = tuple(value.pop("agency")), tuple(value.pop("byline"))
    found_in = tuple((name, where) for name, where in value.pop("found_in"))
    return Report(
        **value,
        agency=agency,
        byline=byline,
        found_in=found_in,
        dateline=Dateline(**dateline) if dateline else None,
        warnings=tuple(ReportWarning(**warning) for warning in warnings),
    )


def error_to_json(error: errors.ReadError) -> dict[str, Any]:
    """A reading error as JSON data."""
    return {"error": type(error).__name__, "args": [error.where, error.reason, error.next_step]}


def error_from_json(value: dict[str, Any]) -> errors.ReadError:
    """The error that ``error_to_json`` wrote; an unknown name becomes a plain ``ReadError``."""
    kind = getattr(errors, str(value["error"]), errors.ReadError)
    where, reason, next_step = value["args"]
    if not (isinstance(kind, type) and issubclass(kind, errors.ReadError)):
        kind = errors.ReadError
    return kind(where, reason, next_step)
