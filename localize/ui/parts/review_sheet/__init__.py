"""The review sheet: prompt, outputs, form, keys and autosave as one component of the browser.

The page mounts it under one key for all items, so that the element and the focus in it stay; `data` names the
assignment, and each event names its own. How it works in the browser is in the `*.js` files, one idea each.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from localize.ui.parts.review_sheet.events import DraftEvent, Event, SkipEvent, SubmitEvent, parse_event
from localize.ui.parts.review_sheet.words import words
from localize.ui.session import component_state

__all__ = ["DraftEvent", "SkipEvent", "SubmitEvent", "parse_event", "review_sheet", "sheet_source", "words"]

HERE = Path(__file__).parent
HTML = '<div class="frame">\n<div class="sheet"></div>\n</div>'
ENTRY = "sheet.js"
KINDS = ("draft", "submit", "skip")
Handlers = dict[str, Callable[[Any], None]]


@cache
def sheet_source() -> tuple[str, str, str]:
    """HTML, CSS and JavaScript of the sheet; styles joined, and scripts into one module, the entry last."""
    scripts = sorted(each for each in HERE.glob("*.js") if each.name != ENTRY)
    joined = "\n".join(each.read_text("utf-8") for each in [*scripts, HERE / ENTRY])
    styles = "\n".join(each.read_text("utf-8") for each in sorted(HERE.glob("*.css")))
    return HTML, styles, joined


@cache
def _component() -> Callable[..., Any]:
    html, css, js = sheet_source()
    return st.components.v2.component("localize_review_sheet", html=html, css=css, js=js)


def review_sheet(
    data: dict[str, Any],
    *,
    key: str,
    on_draft: Callable[[DraftEvent], None],
    on_submit: Callable[[SubmitEvent], None],
    on_skip: Callable[[SkipEvent], None],
) -> None:
    """Show the sheet for `data` and hand each event to its callback, which runs before the page is drawn again.

    `key` is one and the same for all items. An event may come twice (a resend): callbacks must bear that. What is
    malformed is dropped. Streamlit calls no callbacks in the first run of a session that replaced a lost one (the
    server was restarted); such an event is handed on at the end of that run, and the page is run again.
    """
    handlers: Handlers = {"draft": on_draft, "submit": on_submit, "skip": on_skip}

    def called(kind: str) -> Callable[[], None]:
        return lambda: _deliver(parse_event(kind, getattr(component_state(key), kind, None)), handlers[kind])

    text = json.dumps(data, ensure_ascii=False).encode()  # as it is: Streamlit would search a dict for tables
    result = _component()(key=key, data=text, **{f"on_{kind}_change": called(kind) for kind in KINDS})
    for kind in KINDS:
        event = parse_event(kind, getattr(result, kind, None))
        if event is not None and _was_missed(event, data):
            handlers[kind](event)
            if not isinstance(event, DraftEvent):
                st.rerun()


def _deliver(event: Event | None, handler: Callable[[Any], None]) -> None:
    if event is not None:
        handler(event)


def _was_missed(event: Event, data: dict[str, Any]) -> bool:
    """True when the page, as it was just drawn, does not know of this event yet."""
    if event.assignment_id != data["assignment_id"] or data["frozen"]:
        return False
    if isinstance(event, DraftEvent):
        return event.revision > int(data["revision"])
    return not data["message"]
