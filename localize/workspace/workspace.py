"""`Workspace`: what people do, one method each. The Python API, and what pages and commands call."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from localize.errors import Forbidden
from localize.records import Person, PersonId
from localize.settings import Settings, create_settings, read_settings
from localize.store import Store
from localize.store.transactions import Clock, utc_now
from localize.workspace import access, safekeeping
from localize.workspace.audit_face import AuditFace
from localize.workspace.board_face import BoardFace
from localize.workspace.context import Context
from localize.workspace.data_face import DataFace
from localize.workspace.own_face import OwnFace
from localize.workspace.people_face import PeopleFace
from localize.workspace.prompts_face import PromptsFace
from localize.workspace.review_face import ReviewFace
from localize.workspace.rubric_face import RubricFace
from localize.workspace.sets_face import SetsFace
from localize.workspace.signals_face import SignalsFace
from localize.workspace.talk_face import TalkFace
from localize.workspace.wellbeing_face import WellbeingFace


class Workspace(
    PeopleFace,
    AuditFace,
    BoardFace,
    DataFace,
    SignalsFace,
    RubricFace,
    SetsFace,
    PromptsFace,
    ReviewFace,
    OwnFace,
    TalkFace,
    WellbeingFace,
):
    """A folder with its database, rubrics and data sets. Thread-safe; open one per process.

    Unbound it is the local operator; `acting_as(person)` is the same face bound to somebody, which asks `authorize`.
    """

    @classmethod
    def create(cls, path: str | Path, database_url: str | None = None, *, clock: Clock = utc_now) -> Self:
        """Make a workspace folder and its database. Raises BadSettings where there is one."""
        if database_url is not None:
            Store.open(database_url, clock=clock).close()  # one that cannot be opened leaves no folder behind
        return cls._with(create_settings(Path(path), database_url), clock)

    @classmethod
    def open(cls, path: str | Path, *, clock: Clock = utc_now) -> Self:
        """Open a workspace folder; an older database is upgraded. Raises BadSettings."""
        return cls._with(read_settings(Path(path)), clock)

    @classmethod
    def restore(cls, path: str | Path, file: str | Path, database_url: str | None = None) -> Self:
        """Make a workspace folder from a backup, and open it. Raises BadFile, BadSettings and Refused; all or nothing.

        `database_url` is for another, empty database than the backup's.
        """
        safekeeping.restore(Path(path), Path(file), database_url)
        return cls.open(path)

    @classmethod
    def _with(cls, settings: Settings, clock: Clock) -> Self:
        return cls(Context(Store.open(settings.database, clock=clock), settings))

    def close(self) -> None:
        self._context.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def acting_as(self, person_id: PersonId) -> Self:
        """The same workspace bound to a person: every method asks whether they may. Raises NotFound.

        Only the unbound workspace can be bound: who acts as somebody cannot become somebody else.
        """
        return self._bound(access.person_in(self._context, person_id))

    def acting_for(self, token: str) -> Self | None:
        """The workspace bound to whom a session belongs to, while it lasts; None for a token that opens nothing."""
        person = access.session_person(self._context, token)
        return None if person is None else self._bound(person)

    def _bound(self, person: Person) -> Self:
        if self._context.actor is not None:
            raise Forbidden
        return type(self)(replace(self._context, actor=person))
