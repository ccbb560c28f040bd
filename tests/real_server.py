"""`localize serve` as a process of its own, spoken to without a browser: HTTP and Streamlit's websocket."""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

ROOT = Path(__file__).parents[1]


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


@dataclass
class RealServer:
    """`app` is what is served instead of app.py; `log` is standard error of the command and the server."""

    folder: Path
    port: int = field(default_factory=free_port)
    more: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None
    app: Path | None = None
    flags: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        return self.folder.parent / f"server-{self.port}.log"

    def start(self) -> None:
        other = "" if self.app is None else f"from localize.ui import server; server.APP = {str(self.app)!r}; "
        command = [sys.executable, "-c", f"{other}from localize.cli import main; main()", "--workspace"]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*command, str(self.folder), "serve", "--port", str(self.port), *self.flags],
                stdout=subprocess.DEVNULL,
                stderr=log,
                start_new_session=True,
                env=os.environ | {"PYTHONPATH": str(ROOT)} | self.more,
            )
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{self.url}/api/health", timeout=1).close()
                return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError(self.log.read_text())

    def kill(self) -> None:
        assert self.process is not None
        os.killpg(self.process.pid, 9)
        self.process.wait()

    def lines(self) -> list[dict[str, Any]]:
        """The log. Fails where a line of it is no JSON."""
        *whole, _ = self.log.read_text(encoding="ascii").split("\n")
        return [json.loads(line) for line in whole]

    def ask(
        self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        """Status, headers (lower case) and body of one request; redirects are not followed."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        found = (answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        connection.close()
        return found

    def sign_in(self, code: str) -> str:
        """The cookie of a session."""
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": self.url}
        status, answer, _ = self.ask("POST", "/auth/sign-in/", f"code={code}".encode(), headers)
        assert status == 303
        return answer["set-cookie"].split(";")[0]

    def websocket(
        self, cookie: str | None = None, session_id: str | None = None, origin: str | None = ""
    ) -> ClientConnection:
        """As the frontend connects; `session_id` asks for an earlier session of Streamlit's."""
        protocols = ["streamlit"] if session_id is None else ["streamlit", "PLACEHOLDER_AUTH_TOKEN", session_id]
        return connect(
            f"ws://127.0.0.1:{self.port}/_stcore/stream",
            origin=Origin(self.url) if origin == "" else None if origin is None else Origin(origin),
            subprotocols=[Subprotocol(each) for each in protocols],
            additional_headers={} if cookie is None else {"Cookie": cookie},
            max_size=2**27,
        )


def run_page(socket: ClientConnection, page: str = "", locale: str = "", press: str = "") -> tuple[str, bytes]:
    """Ask for a page and wait until its run ends: the session's id, and all frames that came.

    `locale` is the browser's; `press` the id of a button that is pressed.
    """
    message = BackMsg()
    message.rerun_script.query_string = ""
    message.rerun_script.page_name = page
    message.rerun_script.context_info.locale = locale
    if press:
        message.rerun_script.widget_states.widgets.add(id=press, trigger_value=True)
    socket.send(message.SerializeToString())
    return _answer(socket)


def _answer(socket: ClientConnection) -> tuple[str, bytes]:
    session, frames = "", b""
    for _ in range(500):
        frame = socket.recv(timeout=20)
        assert isinstance(frame, bytes)
        frames += frame
        found = ForwardMsg.FromString(frame)
        kind = found.WhichOneof("type")
        if kind == "new_session":
            session = found.new_session.initialize.session_id
        elif kind == "script_finished" and found.script_finished != ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY:
            break
    return session, frames
