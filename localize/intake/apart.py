"""Reading an uploaded file in a process of its own, which may use so much memory and time and no more.

A file that makes a parser hang, grow or crash ends that process and not the server, and nothing of the server's
secrets is in it. What comes back is one JSON line for each row: nothing of the file is ever run.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from localize import errors
from localize.errors import BadFile, LocalizeError, Said, said
from localize.intake.source import Limits
from localize.records import ImportRow, JudgmentRow, MadeBy, Message, OutputRow, Rejection

_LINE_MAX = 64_000_000
_MEGABYTE = 2**20


def rows(path: Path, format: str, mapping: Mapping[str, str] | None, limits: Limits) -> Iterator[ImportRow | Rejection]:
    """As `intake.read`, of a known format. Raises the same, and BadFile where the file needs too much."""
    for kind, value in _answers("rows", path, format, mapping, limits):
        yield _row(value) if kind == "row" else Rejection(**value)


def columns(path: Path, format: str, limits: Limits) -> list[str]:
    """As `intake.columns`, of a known format."""
    return [str(name) for _, names in _answers("columns", path, format, None, limits) for name in names]


def _answers(
    asked: str, path: Path, format: str, mapping: Mapping[str, str] | None, limits: Limits
) -> Iterator[tuple[str, Any]]:
    request = json.dumps([asked, str(path.absolute()), format, mapping and dict(mapping), asdict(limits)])
    environment = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1", "POLARS_MAX_THREADS": "1"}
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and arguments
        [sys.executable, "-m", "localize.intake", request],
        env=environment | ({"SYSTEMROOT": os.environ["SYSTEMROOT"]} if "SYSTEMROOT" in os.environ else {}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdout is not None
    try:
        while line := process.stdout.readline(_LINE_MAX):
            kind, value = json.loads(line) if line.endswith(b"\n") else ("cut", None)
            if kind == "end":
                return
            if kind == "fault":
                raise _fault(value)
            if kind == "cut":
                break
            yield kind, value
        raise _ended(path, process.wait(), limits)
    finally:
        process.kill()
        process.stdout.close()
        process.wait()


def _ended(path: Path, code: int, limits: Limits) -> BadFile:
    """The process is gone without its last word."""
    split = said("Split it, or import it on the server with `localize import`.")
    if code == -getattr(signal, "SIGXCPU", 24):
        return BadFile(
            said("{file} takes longer than {seconds} s to read.", file=path.name, seconds=limits.cpu_seconds), split
        )
    if limits.memory_bytes is None:
        return BadFile(
            said("{file} broke the program that reads it: it is damaged.", file=path.name),
            said("Write it again, or save the table as JSON Lines or CSV."),
        )
    room = limits.memory_bytes // _MEGABYTE
    return BadFile(
        said("{file} is damaged, or cannot be read in {room} MB of memory.", file=path.name, room=room), split
    )


def _fault(value: Any) -> LocalizeError:
    kind, what, way_out = value
    found = getattr(errors, kind, BadFile)
    made: LocalizeError = found(_said(what), _said(way_out))
    return made


def _said(value: Any) -> Any:
    """A sentence back from JSON, with the sentences among its fields."""
    if isinstance(value, dict):
        return Said(value["message"], {name: _said(each) for name, each in value["fields"].items()})
    return value


def _row(value: dict[str, Any]) -> ImportRow:
    value["prompt"], value["source_prompt"] = _content(value["prompt"]), _content(value["source_prompt"])
    value["made_by"] = MadeBy(value["made_by"])
    value["outputs"] = tuple(OutputRow(**each) for each in value["outputs"])
    value["judgments"] = tuple(_judgment(each) for each in value["judgments"])
    value["tags"] = tuple(value["tags"])
    return ImportRow(**value)


def _content(value: Any) -> Any:
    return tuple(Message(**turn) for turn in value) if isinstance(value, list) else value


def _judgment(value: dict[str, Any]) -> JudgmentRow:
    at = value["submitted_at"]
    return JudgmentRow(
        **value | {"outputs": tuple(value["outputs"]), "submitted_at": at and datetime.fromisoformat(at)}
    )


# In the process of its own:


def serve(request: str) -> None:
    """Answer one request on standard output, under the limits."""
    from localize import intake

    asked, path, format, mapping, allowed = json.loads(request)
    limits, chosen = Limits(**allowed), intake.formats()[format]
    _limit(limits)
    try:
        if asked == "columns":
            _say("columns", intake.columns_here(Path(path), chosen, limits))
        else:
            for row in intake.read_here(Path(path), chosen, mapping, limits):
                _say("row" if isinstance(row, ImportRow) else "rejected", asdict(row))
        _say("end", None)
    except LocalizeError as fault:
        _say("fault", [type(fault).__name__, _plain(fault.what), _plain(fault.way_out)])
    except MemoryError:
        os._exit(1)


def _say(kind: str, value: Any) -> None:
    line = json.dumps([kind, value], ensure_ascii=False, default=_moment)
    sys.stdout.buffer.write(line.encode() + b"\n")
    if kind != "row":
        sys.stdout.buffer.flush()


def _moment(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(type(value))


def _plain(value: object) -> Any:
    if isinstance(value, Said):
        return {"message": value.message, "fields": {name: _plain(each) for name, each in value.fields.items()}}
    return value if isinstance(value, str | int | float) else str(value)


def _limit(limits: Limits) -> None:
    """Memory, CPU seconds, no new files of size, no core. Windows has no such limits: there the caps alone hold."""
    if sys.platform == "win32":
        return
    import resource

    for what, most in (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        if most is not None:
            resource.setrlimit(what, (most, most))
