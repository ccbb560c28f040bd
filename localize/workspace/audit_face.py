"""The audit: what was done, by whom, and whether anybody changed what was written of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from localize.records import PersonId
from localize.workspace import auditing
from localize.workspace.auditing import AuditRows, Chain
from localize.workspace.authorize import Action
from localize.workspace.bound import Bound


class AuditFace(Bound):
    """Methods of `Workspace` that read the audit."""

    def audit(
        self,
        *,
        actions: Sequence[str] = (),
        actor: PersonId | None = None,
        object: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        offset: int = 0,
        limit: int = 100,
    ) -> AuditRows:
        """Rows of the audit, newest first: of some actions (`person.` is all that begin so), by an actor, on an object,
        from `since` on, and before `until`.

        For coordinators a reviewer's work has no name. `limit` is at most 100,000. Raises Forbidden and BadQuestion.
        """
        return auditing.audit(
            self._allow(Action.SEE_AUDIT),
            actions=actions,
            actor=actor,
            object=object,
            since=since,
            until=until,
            offset=offset,
            limit=limit,
        )

    def audited_actions(self) -> list[str]:
        """Every action that the audit holds, in alphabetical order. Raises Forbidden."""
        return auditing.actions(self._allow(Action.SEE_AUDIT))

    def audit_chain(self) -> Chain:
        """Whether the audit is whole: every row is read, which takes a while. Raises Forbidden."""
        return auditing.chain(self._allow(Action.SEE_AUDIT))
