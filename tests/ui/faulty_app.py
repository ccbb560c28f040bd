"""The app with a fault in every page, a button whose callback fails, and a route for each other way to fail.

Every fault quotes the canary's words.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import sys
import threading
import traceback
import warnings
from dataclasses import replace
from typing import Any

import streamlit as st
from canary import CANARY, WORDS
from sqlalchemy import create_engine, text
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

import app as real
from localize.ui import main
from localize.ui.pages import sign_in
from localize.ui.visit import Visit, current_visit

app = st.App("script.py")  # Streamlit looks for such a line before it runs this file
app = real.app


class Fault(Exception):
    """Whose words are not for a log."""


def fail(*_: object, **__: object) -> Any:
    secret = WORDS  # a value that a log of local variables would show
    try:
        raise KeyError(secret)
    except KeyError as first:
        raise Fault(WORDS) from first


class Broken:
    """A workspace that answers nothing."""

    def __getattr__(self, name: str) -> Any:
        return fail()


def in_a_broken_workspace() -> Visit | None:
    visit = current_visit()
    return None if visit is None else replace(visit, workspace=Broken())  # type: ignore[arg-type]


def with_a_button(visit: Any, ways: Any) -> None:
    st.button("fault", key="fault", on_click=fail)


main.current_visit = in_a_broken_workspace
main.account_menu = with_a_button
sign_in.untrusted = fail


class Unraisable:
    def __del__(self) -> None:
        fail()


async def never_awaited() -> None:
    fail()


def in_a_thread() -> None:
    thread = threading.Thread(target=fail, name=WORDS)
    thread.start()
    thread.join()


def in_a_statement() -> None:
    with create_engine("sqlite://").connect() as connection:
        connection.execute(text("SELECT :secret FROM nowhere -- " + CANARY), {"secret": WORDS})


def in_a_finalizer() -> None:
    Unraisable()
    gc.collect()


def printed() -> None:
    print(WORDS)  # noqa: T201
    print(WORDS, file=sys.stderr, flush=True)  # noqa: T201
    sys.stdout.flush()
    os.write(1, WORDS.encode())
    os.write(2, WORDS.encode())
    try:
        fail()
    except Fault:
        traceback.print_exc()


def logged() -> None:
    for name in ("localize.somewhere", "streamlit.somewhere", "elsewhere"):
        log = logging.getLogger(name)
        log.error(f"quoted: {WORDS}")
        log.error("a literal with %s and %d", WORDS, 7)
        log.error(WORDS)
        log.error("%(secret)s", {"secret": WORDS})
        log.error("too few %s %s", WORDS)
        log.error(Fault(WORDS))
        log.error("with a stack", stack_info=True, extra={"fields": {"secret": "mended"}, "secret": WORDS})
        log.handlers = [logging.StreamHandler(sys.stderr)]
        log.error("its own handler: %s", WORDS)
        try:
            fail()
        except Fault:
            log.exception("caught: %s", WORDS)
    logging.getLogger("elsewhere").handlers[0].handleError(logging.makeLogRecord({"msg": WORDS}))


def warned() -> None:
    warnings.warn(WORDS, UserWarning, stacklevel=1)


def in_a_group() -> None:
    raise ExceptionGroup(WORDS, [Fault(WORDS), ValueError(WORDS)])


def too_deep(left: int = 100_000) -> int:
    return too_deep(left - 1) + 1


WAYS = {each.__name__: each for each in (fail, in_a_thread, in_a_statement, in_a_finalizer, printed, logged, warned,
                                         in_a_group, too_deep)}  # fmt: skip


async def fault(request: Request) -> PlainTextResponse:
    way = request.path_params["way"]
    if way == "in_a_task":
        task = asyncio.create_task(never_awaited(), name=WORDS)
        await asyncio.sleep(0.05)
        del task
        gc.collect()
    else:
        WAYS[way]()
    return PlainTextResponse("done")


app._user_routes.append(Route("/fault/{way}", fault))
