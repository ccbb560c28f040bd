"""Everything that reaches one browser, kept to be searched: frames, answers, the page and its shadow roots, storage."""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import streamlit
from playwright.sync_api import BrowserContext, Error, Page, Response, WebSocket

PAGE = """() => {
  const parts = []
  const walk = root => {
    parts.push(root.innerHTML || '')
    root.querySelectorAll('*').forEach(each => {
      if ('value' in each) parts.push(String(each.value))
      if (each.shadowRoot) walk(each.shadowRoot)
    })
  }
  walk(document.documentElement)
  return document.title + parts.join('\\n')
}"""
FILES = Path(streamlit.__file__).with_name("static")
STORAGE = """() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href])"""


class Listener:
    """Of one browser context, from before its first page. `heard` is channel -> all bytes that came through it."""

    def __init__(self, context: BrowserContext) -> None:
        self.heard: dict[str, list[bytes]] = defaultdict(list)
        self.unread: list[str] = []
        self._answers: list[Response] = []
        context.on("response", lambda answer: self._answers.append(answer))
        context.on("page", lambda page: self._open(page))

    def _open(self, page: Page) -> None:
        page.on("websocket", self._socket)
        page.on("download", lambda download: self._unpack(download.path()))

    def _socket(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda payload: self._keep("frames received", payload))
        socket.on("framesent", lambda payload: self._keep("frames sent", payload))

    def _keep(self, channel: str, payload: str | bytes) -> None:
        self.heard[channel].append(payload.encode() if isinstance(payload, str) else payload)

    def _unpack(self, file: Path) -> None:
        content = file.read_bytes()
        self.heard["downloads"].append(content)
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(io.BytesIO(content)) as packed:
                self.heard["downloads"] += [packed.read(name) for name in packed.namelist()]

    def look(self, page: Page) -> None:
        """Keep what stands in the page and in the browser's storage now, and all answers that have come."""
        self._keep("page", page.evaluate(PAGE))
        self._keep("storage", page.evaluate(STORAGE))
        while self._answers:
            answer = self._answers.pop(0)
            if is_the_same_for_everybody(answer.url):
                continue
            if 300 <= answer.status < 400:
                self._keep("answers", answer.headers.get("location", ""))
                continue
            try:
                self._keep("answers", answer.body())
            except Error as fault:
                self.unread.append(f"{answer.url} {fault.message}")

    def found(self, canaries: Mapping[str, Sequence[str]]) -> set[tuple[str, str]]:
        """(kind, channel) of each canary that was heard, in whatever case it was written."""
        heard = {channel: b"\n".join(parts).lower() for channel, parts in self.heard.items()}
        return {
            (kind, channel)
            for kind, words in canaries.items()
            for channel, content in heard.items()
            if any(word.lower().encode() in content for word in words)
        }


def is_the_same_for_everybody(url: str) -> bool:
    """A file of Streamlit's frontend. Browsers keep them, and then there is nothing to be read again."""
    path = urlsplit(url).path
    return path.startswith("/static/") and (FILES / path.lstrip("/")).is_file()
