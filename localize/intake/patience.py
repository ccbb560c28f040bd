"""How long another process is waited for."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from threading import Event, Thread
from time import monotonic
from typing import TypeVar

_LOOK_SECONDS = 0.5
_Answer = TypeVar("_Answer")


class Patience:
    """Ends a process that is waited for longer than so many seconds at a time (None: any), whatever it uses of CPU.

    The time that its rows wait for us does not count. A thread looks, since a pipe cannot be polled on Windows.
    """

    def __init__(self, process: subprocess.Popen[bytes], seconds: int | None) -> None:
        self.seconds = seconds
        self.ended = False
        self.over = Event()
        self._process = process
        self._since: float | None = None
        if seconds is not None:
            Thread(target=self._look, args=(seconds,), daemon=True).start()

    def wait(self, answer: Callable[..., _Answer], *asked: int) -> _Answer:
        self._since = monotonic()
        try:
            return answer(*asked)
        finally:
            self._since = None

    def _look(self, seconds: int) -> None:
        while not self.over.wait(_LOOK_SECONDS):
            since = self._since
            if since is not None and monotonic() - since > seconds:
                self.ended = True
                self._process.kill()
                return
