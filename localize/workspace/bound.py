"""What all faces of the workspace share: its context, and the question whether the actor may."""

from __future__ import annotations

from localize.errors import Forbidden
from localize.records import Person, PersonId
from localize.settings import Settings
from localize.workspace.authorize import Action, authorize
from localize.workspace.context import Context


class Bound:
    """A context with who acts; None is the local operator."""

    def __init__(self, context: Context) -> None:
        self._context = context

    @property
    def actor(self) -> Person | None:
        return self._context.actor

    @property
    def settings(self) -> Settings:
        return self._context.settings

    def _allow(self, action: Action, owner: PersonId | None = None) -> Context:
        authorize(self._context.actor, action, owner)
        return self._context

    def _person(self, person_id: PersonId | None) -> PersonId:
        if person_id is None and self._context.actor is not None:
            return self._context.actor.id
        if person_id is None:
            raise Forbidden
        return person_id
