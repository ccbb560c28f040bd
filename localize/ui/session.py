"""What one browser tab remembers, and who acts. The only file that touches st.session_state.

A session holds no authority: who acts is read from the HttpOnly cookie on every run.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import streamlit as st

from localize.errors import Said
from localize.ids import new_id
from localize.languages import negotiate_ui
from localize.records import AssignmentId, Person
from localize.texts import Texts, texts, ui_languages
from localize.workspace import Workspace
from localize.workspace.known_records import CheckAnswer

if TYPE_CHECKING:  # these parts import this file
    from localize.ui.parts.account import Account
    from localize.ui.parts.rubric_preview import Preview
    from localize.ui.parts.signal_numbers import CheckedScores
    from localize.ui.parts.uploads import Checked, Columns

COOKIE = "localize_session"
_KEY = "localize.session"


@dataclass
class Reviewing:
    """What the review page must remember: the assignment on the screen, those that were taken (the last few), the one
    whose judgment may be taken back and since when, those drawn of which something is shown after the judgment and the
    one for which it is now, what must be said, and until when no next item is looked for.

    `test` is the campaign and the key of the test that the item on the screen is of. `checks` are answers to known
    items that the person has not been told of; `checks_due`: there may be others now. Times are of `time.monotonic`.
    """

    shown: str | None = None
    settled: tuple[str, ...] = ()
    last: tuple[str, float] | None = None
    revealing: frozenset[AssignmentId] = frozenset()
    revealed: AssignmentId | None = None
    notice: tuple[Said, str | None] | None = None
    nothing_ahead_until: float = 0.0
    test: tuple[str, str] | None = None
    checks: tuple[CheckAnswer, ...] = ()
    checks_due: bool = True


@dataclass
class Asking:
    """Of one field for a question: what the text begun in it is about, and how many have been sent from it.

    `thanks`: the last one has just been sent.
    """

    about: AssignmentId | None
    sent: int = 0
    thanks: bool = False


@dataclass(frozen=True)
class Decided:
    """How many texts of prompts of a campaign were just approved, or else rejected; `undo` may be undecided again."""

    campaign: str
    approved: bool
    count: int
    undo: tuple[str, ...] = ()


@dataclass(frozen=True)
class Muted:
    """Signals by name and locale of a campaign that were just muted, or else shown again."""

    campaign: str
    places: tuple[tuple[str, str], ...]
    silent: bool


@dataclass(frozen=True)
class Editing:
    """The text of a campaign's file and its version, as somebody began to change it."""

    campaign: str
    source: str
    version: int


@dataclass
class Session:
    """Of one tab: the UI language chosen before sign-in, and what a page must say or show again.

    `owner` is a hash of the cookie it belongs to. `refusal` is of the review page, `correction` of "My work", `columns`
    and `checked` of the import page, `account` and `accounts` of the people page, `decided` of the prompts page,
    `preview` of the rubrics page, `muted` and `scores` of the signals page, `editing`, `conflict` and `saved` of the
    board. `portions` are what stands in the places of each sheet, `heard` the number of the last event about signals
    that came from it, `asking` the fields for questions by their keys.
    """

    owner: str | None = None
    window: str = field(default_factory=new_id)
    ui_language: str | None = None
    time_zone: str | None = None
    refusal: object = None
    correction: object = None
    portions: dict[str, tuple[str, ...]] = field(default_factory=dict)
    heard: dict[str, int] = field(default_factory=dict)
    reviewing: Reviewing = field(default_factory=Reviewing)
    asking: dict[str, Asking] = field(default_factory=dict)
    campaign: str | None = None
    columns: Columns | None = None
    checked: Checked | None = None
    account: Account | None = None
    accounts: tuple[Account, ...] = ()
    decided: Decided | None = None
    preview: Preview | None = None
    muted: Muted | None = None
    scores: CheckedScores | None = None
    editing: Editing | None = None
    conflict: Editing | None = None
    saved: bool = False


def current_session() -> Session:
    """What this tab remembers of whoever the cookie names now; what it remembers of anybody else is dropped.

    The id of a Streamlit session opens it to everybody who learns it, so what is in it must not outlive its owner.
    """
    token = session_token()
    owner = None if token is None else sha256(token.encode()).hexdigest()
    session: Session = st.session_state.setdefault(_KEY, Session(owner))
    if session.owner != owner:
        for key in list(st.session_state):
            del st.session_state[key]
        session = st.session_state[_KEY] = Session(owner, ui_language=session.ui_language)
    return session


def component_state(key: str) -> Any:
    """State and triggers of the component mounted under `key`, for its callbacks; None before it was mounted."""
    return st.session_state.get(key)


@cache
def workspace() -> Workspace:
    """The one workspace of this process, unbound: for the door and for binding."""
    return Workspace.open(os.environ["LOCALIZE_WORKSPACE"])


def session_token() -> str | None:
    token = st.context.cookies.get(COOKIE)
    return None if token is None else str(token)


def signed_in() -> Workspace | None:
    """The workspace of whom the cookie belongs to now; asked on every run, so that an ended session ends at once."""
    token = session_token()
    return None if token is None else workspace().acting_for(token)


def current_texts(person: Person | None) -> Texts:
    """UI texts: the person's language, else what this tab chose, else what the browser asks for."""
    wanted = [person.ui_language if person else None, current_session().ui_language]
    if person is not None:
        wanted += [declared.tag for declared in person.locales]
    wanted.append(st.context.locale)
    return texts(negotiate_ui([tag for tag in wanted if tag], ui_languages()))
