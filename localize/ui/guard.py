"""What stands before every route: headers on each answer, and only those of Streamlit's own routes that pages need."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Awaitable, Callable, MutableMapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse
from streamlit import net_util

from localize.errors import BadSettings, said

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]


def _inline_scripts() -> str:
    """The scripts in Streamlit's own page, by their hashes: nothing else that stands in a page is run."""
    page = Path(st.__file__).with_name("static") / "index.html"
    found = re.findall("<script>(.*?)</script>", page.read_text(encoding="utf-8"), re.DOTALL)
    return " ".join(f"'sha256-{b64encode(sha256(each.encode()).digest()).decode()}'" for each in found)


POLICY = "; ".join(
    (
        "default-src 'self'",
        f"script-src 'self' blob: {_inline_scripts()}",  # the sheet's modules come as blobs
        "style-src 'self' 'unsafe-inline'",  # Streamlit and the sheet set styles from code
        "img-src 'self' data: blob:",  # an image of a text would tell its author who read it
        "font-src 'self' data:",
        "connect-src 'self' data: blob:",
        "media-src 'self' data: blob:",
        "worker-src 'self' blob:",
        "frame-src 'none'",
        "frame-ancestors 'none'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
    )
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",  # with no-referrer browsers hide the Origin that the door checks
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
STRICT_TRANSPORT = "max-age=31536000"

_CORE = "/_stcore/"
_NEEDED = ("health", "host-config", "stream", "upload_file/", "bidi-components/")
_HOST_CONFIG = {  # as Streamlit's own, without the sites of its makers that might steer a page from a frame
    "allowedOrigins": [],
    "useExternalAuthToken": False,
    "enableCustomParentMessages": False,
    "enforceDownloadInNewTab": False,
    "metricsUrl": "",
    "blockErrorDialogs": False,
    "resourceCrossOriginMode": None,
}


class Guard:
    """The outermost layer of the server. A fault below it is answered without details."""

    def __init__(self, app: App) -> None:
        self.app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" and not _is_own(Headers(scope=scope)):
            await send({"type": "websocket.close", "code": 1008})  # before it was accepted: 403
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False

        async def with_headers(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                _add_headers(message, secure=scope.get("scheme") == "https")
            await send(message)

        try:
            await _chosen(self.app, str(scope["path"]))(scope, receive, with_headers)
        except Exception:
            if not begun:
                await PlainTextResponse("500", 500)(scope, receive, with_headers)
            raise  # the log names the place


def _is_own(headers: Headers) -> bool:
    """Whether a socket is opened by a page of ours. Streamlit itself lets in any page of this machine's addresses."""
    origin = headers.get("origin")
    return origin is None or origin.split("://")[-1].lower() == headers.get("host", "").lower()


def _chosen(app: App, path: str) -> Any:
    if path == f"{_CORE}host-config":
        return JSONResponse(_HOST_CONFIG, headers={"cache-control": "no-cache"})
    if path.startswith(_CORE) and not path.removeprefix(_CORE).startswith(_NEEDED):
        return PlainTextResponse("404", 404)  # metrics, the agent's door, script health: of no use to a browser
    return app


def _add_headers(message: Message, *, secure: bool) -> None:
    headers = MutableHeaders(scope=message)
    for name, value in HEADERS.items():
        headers[name] = value
    if secure:
        headers["strict-transport-security"] = STRICT_TRANSPORT


def stay_inside() -> None:
    """To judge a foreign origin Streamlit asks a server elsewhere for this machine's address: any stranger could."""
    net_util.get_external_ip = lambda: None


def refuse_unsafe_options() -> None:
    """Whoever starts the app in another way than `localize serve` must not switch off what guards it."""
    for name in ("server.enableCORS", "server.enableXsrfProtection"):
        if not st.get_option(name):
            raise BadSettings(
                said("{option} is switched off: any page of the web could act as your reviewers.", option=name),
                said("Start with `localize serve`, which sets it."),
            )
