"""What the serving process writes to standard error: JSON lines, without texts of people and without secrets.

A message is written only where it stands as a literal in the function that logs it, and of its arguments only numbers;
of an exception its type and its places, never its words or values. Libraries are heard from WARNING up. What reaches
standard output or error on another way (prints, tracebacks, panics of compiled code) is counted, never written.
"""

from __future__ import annotations

import atexit
import json
import logging
import os
import sys
import threading
import warnings
from collections import deque
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache, lru_cache
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import Any, TextIO

from localize.errors import LocalizeError

OURS = "localize"
TEXT_MAX_CHARS = 300
PLACES_MAX = 40
CHAIN_MAX = 8
_SAID_ANYWAY = "Uncaught app execution"  # Streamlit's line of a fault in a page; `faults` writes one with its incident
_log = logging.getLogger("localize.ui.logs")


@cache
def start_log() -> None:
    """From here on this process writes nothing but lines of JSON. Never undone; a second call does nothing."""
    logging.getLogger(OURS).setLevel(logging.INFO)
    logging.raiseExceptions = False  # its report of a record that cannot be written quotes the record
    lines = Lines(_take_streams())

    def write_once(logger: logging.Logger, record: logging.LogRecord) -> None:
        lines.handle(record)

    # Whatever handlers a library hangs to its loggers, now or later, with formats of its own.
    logging.Logger.callHandlers = write_once  # type: ignore[assignment, method-assign]
    _hear_what_nobody_catches()


def event(log: logging.Logger, message: str, /, *, level: int = logging.INFO, **fields: str | int) -> None:
    """A line of ours with values that are known to be safe; `message` is a literal of the caller."""
    log.log(level, message, stacklevel=2, extra={"fields": fields})


class Lines(logging.Handler):
    """Writes records as lines. A full disk or a closed terminal stops no page."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__()
        self.stream = stream

    def emit(self, record: logging.LogRecord) -> None:
        ours = record.name.partition(".")[0] == OURS
        if record.levelno < (logging.INFO if ours else logging.WARNING) or record.msg == _SAID_ANYWAY:
            return
        try:
            self.stream.write(json.dumps(_entry(record, ours=ours)) + "\n")
            self.stream.flush()
        except (OSError, ValueError):
            pass


def _entry(record: logging.LogRecord, *, ours: bool) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname,
        "logger": record.name[:TEXT_MAX_CHARS],
        "place": _place(record.pathname, record.lineno, record.funcName or ""),
    }
    if _is_literal(record):
        entry["message"] = record.msg.strip()[:TEXT_MAX_CHARS]
    if numbers := [each for each in record.args or () if isinstance(each, int | float) and abs(each) < 1e15]:
        entry["numbers"] = numbers
    if ours:
        entry |= {name: _short(value) for name, value in getattr(record, "fields", {}).items()}
    if record.exc_info and record.exc_info[1] is not None:
        entry["exceptions"] = [_described(each) for each in _chain(record.exc_info[1])]
    return entry


def _is_literal(record: logging.LogRecord) -> bool:
    """Whether the message is a constant of the function that logs it: no value can have found its way into it."""
    frame = sys._getframe() if type(record.msg) is str else None
    while frame is not None:
        code = frame.f_code
        if code.co_filename == record.pathname and code.co_name == record.funcName:
            return record.msg in code.co_consts
        frame = frame.f_back
    return False


def _chain(fault: BaseException) -> Iterator[BaseException]:
    """An exception, then what it came from, then the members of a group."""
    waiting, seen = deque([fault]), set[int]()
    while waiting and len(seen) < CHAIN_MAX:
        each = waiting.popleft()
        if id(each) in seen:
            continue
        seen.add(id(each))
        yield each
        earlier = each.__cause__ or (None if each.__suppress_context__ else each.__context__)
        waiting.extend([] if earlier is None else [earlier])
        waiting.extend(each.exceptions if isinstance(each, BaseExceptionGroup) else [])


def _described(fault: BaseException) -> dict[str, Any]:
    """Type and places, outermost first; of our own refusals also their sentence, its fields unfilled."""
    kind = type(fault)
    found: dict[str, Any] = {"type": f"{kind.__module__}.{kind.__qualname__}"[:TEXT_MAX_CHARS]}
    if isinstance(fault, LocalizeError):
        found["sentence"] = fault.what.message[:TEXT_MAX_CHARS]
    found["places"] = list(_places(fault.__traceback__))
    return found


def _places(trace: TracebackType | None) -> Iterator[str]:
    for frame, line in deque(walk_tb(trace), PLACES_MAX):
        yield _place(frame.f_code.co_filename, line, frame.f_code.co_qualname)


def _place(path: str, line: int, function: str) -> str:
    return f"{_file(path)}:{line} {function}"[:TEXT_MAX_CHARS]


@lru_cache(maxsize=4096)
def _file(path: str) -> str:
    """From its package on: what stands before that names the machine and its users."""
    folders = [each.rstrip(os.sep) + os.sep for each in sys.path if each.strip(os.sep)]
    roots = [each for each in folders if path.startswith(each) and not Path(each, "__init__.py").exists()]
    return path.removeprefix(max(roots, key=len)) if roots else Path(path).name


def _short(value: str | int) -> str | int:
    return value[:TEXT_MAX_CHARS] if isinstance(value, str) else value


def _hear_what_nobody_catches() -> None:
    """Faults outside of everything, in threads, in finalizers; of a warning only its category and place are kept."""

    def uncaught(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            _log.critical("nobody caught this", exc_info=fault)

    def in_a_thread(found: threading.ExceptHookArgs) -> None:
        if not issubclass(found.exc_type, SystemExit):
            _log.error("a thread ended with this", exc_info=found.exc_value)

    def unraisable(found: Any) -> None:
        _log.error("this could not be raised", exc_info=found.exc_value)

    def warned(
        message: object, kind: type[Warning], path: str, line: int, file: object = None, of: object = None
    ) -> None:
        event(_log, "a warning", level=logging.WARNING, category=kind.__qualname__, at=_place(path, line, "").strip())

    sys.excepthook = uncaught
    threading.excepthook = in_a_thread
    sys.unraisablehook = unraisable
    warnings.showwarning = warned  # type: ignore[assignment]


def _take_streams() -> TextIO:
    """The real standard error, for lines only; whoever writes to descriptor 1 or 2 meets a reader that counts."""
    sys.stdout.flush()
    sys.stderr.flush()
    log = os.fdopen(os.dup(2), "w", encoding="ascii")
    reading, writing = os.pipe()
    os.dup2(writing, 1)
    os.dup2(writing, 2)
    os.close(writing)
    reader = threading.Thread(target=_count, args=(reading,), name="stray output", daemon=True)
    reader.start()
    atexit.register(_let_go, reader)
    return log


def _count(reading: int) -> None:
    with open(reading, "rb", buffering=0) as stray:
        while chunk := stray.read(1 << 16):
            event(_log, "output that is no record was withheld", level=logging.WARNING, bytes=len(chunk))


def _let_go(reader: threading.Thread) -> None:
    """At the end: what is still in the pipe is counted, what comes later goes nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    reader.join(timeout=1)
