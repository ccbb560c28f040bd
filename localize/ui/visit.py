"""One run of a page: the workspace bound to who acts, the person, the texts in their language."""

from __future__ import annotations

from dataclasses import dataclass

from localize.records import Person
from localize.texts import Texts
from localize.ui.session import current_texts, signed_in
from localize.workspace import Workspace


@dataclass(frozen=True)
class Visit:
    workspace: Workspace
    person: Person
    words: Texts


def current_visit() -> Visit | None:
    """Who is here now, by the cookie. Callbacks ask again: a page drawn before a session ended gives no authority."""
    bound = signed_in()
    if bound is None or bound.actor is None:
        return None
    return Visit(bound, bound.actor, current_texts(bound.actor))
