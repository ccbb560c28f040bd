"""The server: Streamlit's ASGI app over localize/ui/entry/script.py, the door's routes, headers, warm-up."""

from __future__ import annotations

import logging
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

import localize.ui
from localize.settings import Settings
from localize.ui.door import ROUTES
from localize.ui.faults import say_fault
from localize.ui.guard import Guard, refuse_unsafe_options, stay_inside
from localize.ui.logs import event, start_log
from localize.ui.parts.review_sheet.assets import ROUTE
from localize.ui.session import workspace

_log = logging.getLogger("localize.app")


@asynccontextmanager
async def lifespan(_: object) -> AsyncIterator[None]:
    refuse_unsafe_options()
    stay_inside()
    start_log()  # for whoever starts the app in another way than `localize serve`, which does it first of all
    try:
        _say_started(workspace().settings)
    except Exception:
        _log.critical("the server cannot start", exc_info=True)  # the server's own report quotes what was said
        raise
    threading.Thread(target=_warm_up, daemon=True).start()  # the first visitor does not pay for imports
    yield
    workspace().close()


def _say_started(settings: Settings) -> None:
    try:
        edition = version("localize-review")
    except PackageNotFoundError:  # a checkout that nobody installed
        edition = "unknown"
    kind = settings.database.partition(":")[0]  # never more of it: a URL may hold a password
    event(_log, "the server has started", workspace=settings.folder.name, database=kind, version=edition)


def _warm_up() -> None:
    from localize.ui import warm_up

    warm_up()


app = st.App(
    Path(localize.ui.__file__).with_name("entry") / "script.py",
    routes=[*ROUTES, ROUTE],
    middleware=[Middleware(Guard), Middleware(GZipMiddleware, minimum_size=1000, compresslevel=6)],
    on_script_error=say_fault,
    lifespan=lifespan,
)
