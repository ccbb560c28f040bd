"""The server: Streamlit's ASGI app over localize/ui/entry/script.py, the door's routes, headers, warm-up."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware

import localize.ui
from localize.ui.door import ROUTES
from localize.ui.session import workspace

HEADERS = [
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),  # with no-referrer browsers hide the Origin that the door checks
]

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


class Headers:
    """Adds our headers to every HTTP answer."""

    def __init__(self, app: Callable[[Message, Receive, Send], Awaitable[None]]) -> None:
        self.app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *HEADERS]
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


@asynccontextmanager
async def lifespan(_: object) -> AsyncIterator[None]:
    workspace()
    threading.Thread(target=_warm_up, daemon=True).start()  # the first visitor does not pay for imports
    yield
    workspace().close()


def _warm_up() -> None:
    from localize.ui import warm_up

    warm_up()


app = st.App(
    Path(localize.ui.__file__).with_name("entry") / "script.py",
    routes=ROUTES,
    middleware=[Middleware(Headers)],
    lifespan=lifespan,
)
