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
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from localize import errors
from localize.errors import BadFile, LocalizeError, Said, said, said_from_json, said_to_json
from localize.intake.patience import Patience
from localize.intake.source import Limits, excerpt
from localize.records import ImportRow, JudgmentRow, MadeBy, Message, OutputRow, Rejection

_LINE_MAX_MB = 64
_LINE_MAX = _LINE_MAX_MB * 1_000_000
_MEGABYTE = 2**20


def rows(path: Path, format: str, mapping: Mapping[str, str] | None, limits: Limits) -> Iterator[ImportRow | Rejection]:
    """As `intake.read`, of a known format. Raises the same, and BadFile where the file needs too much."""
    for kind, value in _answers("rows", path, format, mapping, limits):
        yield _row(value) if kind == "row" else Rejection(**value)


def columns(path: Path, format: str, limits: Limits) -> list[str]:
    """As `intake.columns`, of a known format."""
    return [str(name) for _, names in _answers("columns", path, format, None, limits) for name in names]


def scores(path: Path, format: str, limits: Limits) -> Iterator[tuple[str, dict[str, Any]]]:
    """Numbers of a file of a known format, as `score` or `rejected` with its fields. Raises as `rows`."""
    return _answers("scores", path, format, None, limits)


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
    patience = Patience(process, limits.cpu_seconds and 2 * limits.cpu_seconds)
    try:
        while line := patience.wait(process.stdout.readline, _LINE_MAX + 1):
            if not line.endswith(b"\n"):
                break
            kind, value = json.loads(line)
            if kind == "end":
                return
            if kind == "fault":
                raise _fault(value)
            yield kind, value
        if len(line) > _LINE_MAX:  # it would wait for ever for somebody who reads on
            process.kill()
        code = patience.wait(process.wait)
        raise _too_long(path, patience.seconds) if patience.ended else _ended(path, code, limits)
    finally:
        patience.over.set()
        process.kill()
        process.stdout.close()
        process.wait()


def _too_long(path: Path, seconds: int | None) -> BadFile:
    return BadFile(said("{file} takes longer than {seconds} s to read.", file=path.name, seconds=seconds), _split())


def _split() -> Said:
    return said("Split it, or import it on the server with `localize import`.")


def _ended(path: Path, code: int, limits: Limits) -> BadFile:
    """The process is gone without its last word."""
    if code == -getattr(signal, "SIGXCPU", 24):
        return _too_long(path, limits.cpu_seconds)
    if limits.memory_bytes is None:
        return BadFile(
            said("{file} broke the program that reads it: it is damaged.", file=path.name),
            said("Write it again, or save the table as JSON Lines or CSV."),
        )
    room = limits.memory_bytes // _MEGABYTE
    return BadFile(
        said("{file} is damaged, or cannot be read in {room} MB of memory.", file=path.name, room=room), _split()
    )


def _fault(value: Any) -> LocalizeError:
    kind, what, way_out = value
    found = getattr(errors, kind, BadFile)
    made: LocalizeError = found(said_from_json(what), said_from_json(way_out))
    return made


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
    from localize.intake.scores import read_scores_here

    asked, path, format, mapping, allowed = json.loads(request)
    limits, chosen = Limits(**allowed), intake.formats()[format]
    _limit(limits)
    try:
        if asked == "columns":
            _say_columns(Path(path), intake.columns_here(Path(path), chosen, limits))
        elif asked == "scores":
            for line in read_scores_here(Path(path), chosen, limits):
                _say("rejected" if isinstance(line, Rejection) else "score", asdict(line))
        else:
            for row in intake.read_here(Path(path), chosen, mapping, limits):
                _say_row(row)
        _say("end", None)
    except LocalizeError as fault:
        _say("fault", [type(fault).__name__, said_to_json(fault.what), said_to_json(fault.way_out)])
    except MemoryError:
        os._exit(1)


def _say_columns(path: Path, names: list[str]) -> None:
    if not _say("columns", names):
        raise BadFile(
            said("The column names of {file} are larger than {top} MB as JSON.", file=path.name, top=_LINE_MAX_MB),
            said("Give the columns shorter names."),
        )


def _say_row(row: ImportRow | Rejection) -> None:
    if not _say("row" if isinstance(row, ImportRow) else "rejected", asdict(row)):
        reason = said(
            "the row is larger than {top} MB as JSON; shorten it, or write one row for each output", top=_LINE_MAX_MB
        )
        start = excerpt(row.prompt_id) if isinstance(row, ImportRow) else row.excerpt
        _say("rejected", asdict(Rejection(row.line, None, str(reason), start)))


def _say(kind: str, value: Any) -> bool:
    """Whether it is short enough to be said: the other side reads no longer line."""
    line = json.dumps([kind, value], ensure_ascii=False, default=_moment).encode() + b"\n"
    if len(line) > _LINE_MAX:
        return False
    sys.stdout.buffer.write(line)
    if kind != "row":
        sys.stdout.buffer.flush()
    return True


def _moment(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(type(value))


def _limit(limits: Limits) -> None:
    """Memory, CPU seconds, no new files of size, no core. Windows has no such limits: there the caps alone hold."""
    if sys.platform == "win32":
        return
    import resource

    for what, most, last in (
        (resource.RLIMIT_AS, limits.memory_bytes, 0),
        (resource.RLIMIT_CPU, limits.cpu_seconds, 1),  # at the hard limit comes SIGKILL, which says nothing of time
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        if most is not None:
            inherited = resource.getrlimit(what)[1]
            top = most + last if inherited == resource.RLIM_INFINITY else min(most + last, inherited)
            with suppress(ValueError, OSError):  # macOS refuses RLIMIT_AS: the others hold all the same
                resource.setrlimit(what, (min(most, top), top))
