"""The review sheet: prompt, outputs, form, keys and autosave as one component of the browser.

The page mounts it under one key for all items, so that the element and the focus in it stay; `data` names the
assignment, and each event names its own. How it works in the browser is in the `*.js` files, one idea each.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import Any

import streamlit as st

from localize.ui.parts.review_sheet.assets import HTML, loader, sheet_source
from localize.ui.parts.review_sheet.events import (
    DraftEvent,
    Event,
    SeenEvent,
    SkipEvent,
    SubmitEvent,
    ToldEvent,
    UndoEvent,
    VerdictEvent,
    parse_event,
)
from localize.ui.parts.review_sheet.portions import placed, split
from localize.ui.parts.review_sheet.words import words
from localize.ui.session import component_state, current_session

__all__ = [
    "DraftEvent",
    "SeenEvent",
    "SkipEvent",
    "SubmitEvent",
    "ToldEvent",
    "UndoEvent",
    "VerdictEvent",
    "parse_event",
    "review_sheet",
    "sheet_source",
    "words",
]

KINDS = ("draft", "submit", "skip", "undo", "told")
Handlers = dict[str, Callable[[Any], None]]
UNSAID: dict[str, Any] = {
    "settled": [], "notice": None, "next": None, "undo": None, "active": 0, "correcting": False, "signals": None,
    "revealed": None, "heard": 0, "test": None,
}  # fmt: skip
"""What a sheet need not say: ids of items that the server has taken, what became of another item, the next item as data
of its own, the item whose judgment may be taken back, the seconds at work before, that a judgment is corrected (nobody
skips that), what signals say of the texts, what is shown of them after the judgment of an item, the number of the last
event about them, and the test that the item is of."""


@cache
def _component() -> Callable[..., Any]:
    return st.components.v2.component("localize_review_sheet", html=HTML, js=loader("default"))


@cache
def _portion() -> Callable[..., Any]:
    return st.components.v2.component("localize_sheet_portion", html="<span></span>\n", js=loader("portion"))


def _ignore(event: object) -> None:
    """Nobody listens."""


def review_sheet(
    data: dict[str, Any],
    *,
    key: str,
    on_draft: Callable[[DraftEvent], None],
    on_submit: Callable[[SubmitEvent], None],
    on_skip: Callable[[SkipEvent], None] = _ignore,
    on_undo: Callable[[UndoEvent], None] = _ignore,
    on_verdict: Callable[[VerdictEvent], None] = _ignore,
    on_seen: Callable[[SeenEvent], None] = _ignore,
) -> None:
    """Show the sheet for `data` and hand each event to its callback, which runs before the page is drawn again.

    `key` is one and the same for all items. An event may come twice (a resend): callbacks must bear that. What is
    malformed is dropped. Streamlit calls no callbacks in the first run of a session that replaced a lost one (the
    server was restarted); such an event is handed on at the end of that run, and the page is run again.
    """
    handlers: Handlers = {
        "draft": on_draft,
        "submit": on_submit,
        "skip": on_skip,
        "undo": on_undo,
        "told": lambda event: _hear(event, key, on_verdict, on_seen),
    }

    def called(kind: str) -> Callable[[], None]:
        return lambda: _deliver(parse_event(kind, getattr(component_state(key), kind, None)), handlers[kind])

    rest, portions = split(_in_full(data | {"heard": _heard(key)}))
    _mount(portions, key)
    text = json.dumps(rest, ensure_ascii=False).encode()
    result = _component()(key=key, data=text, **{f"on_{kind}_change": called(kind) for kind in KINDS})
    for kind in KINDS:
        event = parse_event(kind, getattr(result, kind, None))
        if event is not None and _was_missed(event, data, _heard(key)):
            handlers[kind](event)
            if not isinstance(event, DraftEvent):
                st.rerun()


def _in_full(data: dict[str, Any]) -> dict[str, Any]:
    """All keys, of the next item too: what it is drawn from must not change when it comes on the screen."""
    following = data.get("next")
    return UNSAID | data | {"next": None if following is None else UNSAID | following}


def _mount(portions: dict[str, bytes], key: str) -> None:
    """The portions as elements that nobody sees."""
    session = current_session()
    session.portions[key] = placed(portions, session.portions.get(key, ()))
    with st.container(key=f"{key}-portions"):
        for place, name in enumerate(session.portions[key]):
            if name:
                _portion()(key=f"{key}-portion-{place}", data=portions[name])


def _deliver(event: Event | None, handler: Callable[[Any], None]) -> None:
    if event is not None:
        handler(event)


def _heard(key: str) -> int:
    return current_session().heard.get(key, 0)


def _hear(
    event: ToldEvent,
    key: str,
    on_verdict: Callable[[VerdictEvent], None],
    on_seen: Callable[[SeenEvent], None],
) -> None:
    """Hand on each message of an event that this session has not heard yet."""
    if event.number <= _heard(key):
        return
    for message in event.messages:
        if isinstance(message, VerdictEvent):
            on_verdict(message)
        else:
            on_seen(message)
    current_session().heard[key] = event.number


def _was_missed(event: Event, data: dict[str, Any], heard: int) -> bool:
    """True when the page, as it was just drawn, does not know of this event yet."""
    if isinstance(event, ToldEvent):
        return event.number > heard
    if event.assignment_id != data["assignment_id"] or data["frozen"]:
        return False
    if isinstance(event, DraftEvent):
        return event.revision > int(data["revision"])
    return not data["message"]
