"""One run of a page: the workspace bound to who acts, the person, the texts in their language."""

from __future__ import annotations

from dataclasses import dataclass

from localize.records import Person
from localize.texts import Texts
from localize.ui.session import current_texts, signed_in, workspace
from localize.workspace import Workspace


@dataclass(frozen=True)
class Visit:
    workspace: Workspace
    person: Person
    words: Texts


def current_visit() -> Visit | None:
    """Who is here now, by the cookie. Callbacks ask again: a page drawn before a session ended gives no authority."""
    person = signed_in()
    return None if person is None else Visit(workspace().acting_as(person.id), person, current_texts(person))
