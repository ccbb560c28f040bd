"""The server: Streamlit's ASGI app over localize/ui/entry/script.py, the door's routes, headers, warm-up."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

import localize.ui
from localize.ui.door import ROUTES
from localize.ui.guard import Guard, refuse_unsafe_options
from localize.ui.session import workspace


@asynccontextmanager
async def lifespan(_: object) -> AsyncIterator[None]:
    refuse_unsafe_options()
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
    middleware=[Middleware(Guard)],
    lifespan=lifespan,
)
