"""The sheet's page on a server of its own, which a test may kill and start again on the same port."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from real_server import free_port

from localize.ui.parts.review_sheet import sheet_source
from localize.ui.server import settings

APP = Path(__file__).with_name("sheet_site.py")


def plain_script() -> str:
    """The sheet's module as a script without exports: its functions can be called in a page."""
    return sheet_source()[2].replace("export default", "window.sheet =").replace("export { portion }", "")


@dataclass
class SheetServer:
    folder: Path
    theme: str = "light"
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def record_file(self) -> Path:
        return self.folder / "record.json"

    def start(self) -> None:
        options = {**settings("127.0.0.1", self.port), "theme.base": self.theme}
        command = [sys.executable, "-m", "streamlit", "run", str(APP)]
        command += [
            f"--{name}={str(value).lower() if isinstance(value, bool) else value}" for name, value in options.items()
        ]
        environment = {**os.environ, "SHEET_RECORD": str(self.record_file), "PYTHONPATH": str(APP.parents[2])}
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, cwd=self.folder)
        self._wait()

    def _wait(self) -> None:
        for _ in range(600):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/_stcore/health", timeout=1).close()
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise RuntimeError((self.folder / "server.log").read_text())

    def kill(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def forget(self) -> None:
        self.record_file.unlink(missing_ok=True)

    def record(self) -> dict[str, Any]:
        if not self.record_file.exists():
            return {"drafts": {}, "submits": [], "skips": [], "refused": [], "verdicts": [], "seen": []}
        known: dict[str, Any] = json.loads(self.record_file.read_text("utf-8"))
        return known

    def address(self, **query: str) -> str:
        return f"http://127.0.0.1:{self.port}/?" + "&".join(f"{name}={value}" for name, value in query.items())
