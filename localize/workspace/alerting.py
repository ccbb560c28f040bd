"""Alerts to be read: answers that coordinators must know of at once (`alert_when`), until somebody says they saw them.

Also reports that could open no item (`routes_to`): somebody has to look. `routing` raises them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from localize.errors import NotFound, said
from localize.records import AssignmentId, CampaignId
from localize.store import Reading, alerts, claims
from localize.workspace.context import Context, campaign_in, known_campaign
from localize.workspace.history import CURRENT
from localize.workspace.questions import AskedAbout, judged_by

AlertId = NewType("AlertId", str)

AT_ONCE = 50
"""Alerts of one answer at most."""


@dataclass(frozen=True)
class Unseen:
    """How many alerts nobody has seen, and when the newest of them was raised."""

    count: int
    newest: datetime | None


@dataclass(frozen=True)
class Alert:
    """An answer to `criterion` that raised an alert. `who` is the reviewer's pseudonym, `seen_by` a coordinator's name.

    `status` is that of the judgment now: `current`, `corrected`, `withdrawn`, `quarantined`, `excluded` or
    `adjudicated`. `seen_by` is None where nobody has seen it (`seen_at` is None), or it was the local operator.
    """

    id: AlertId
    campaign: CampaignId
    title: str
    assignment_id: AssignmentId
    rubric_hash: str
    criterion: str
    locale: str
    at: datetime
    who: str
    status: str
    seen_at: datetime | None
    seen_by: str | None


@dataclass(frozen=True)
class Alerts:
    """Some of `total` alerts."""

    total: int
    alerts: tuple[Alert, ...]


def unseen(context: Context) -> Unseen:
    with context.store.read() as view:
        return Unseen(*alerts.unseen(view))


def wanted(
    context: Context, *, campaign: str | None, locale: str | None, unseen_only: bool, offset: int, limit: int
) -> Alerts:
    """Those that nobody has seen first, of each kind the newest first. Raises NotFound."""
    with context.store.read() as view:
        if campaign is not None:
            campaign_in(view, campaign)
        total, rows = alerts.wanted(
            view,
            campaign=campaign,
            locale=locale,
            unseen_only=unseen_only,
            offset=max(0, offset),
            limit=max(1, min(limit, AT_ONCE)),
        )
        return Alerts(total, tuple(_alert(context, view, row) for row in rows))


def _alert(context: Context, view: Reading, row: alerts.AlertRow) -> Alert:
    return Alert(
        id=AlertId(row.id),
        campaign=CampaignId(row.campaign_id),
        title=known_campaign(context, view, row.campaign_id).campaign.title,
        assignment_id=AssignmentId(row.claim_id),
        rubric_hash=row.rubric_hash,
        criterion=row.criterion,
        locale=row.locale,
        at=row.at,
        who=row.who or "",
        status=CURRENT if row.status in (None, "restored") else row.status,
        seen_at=row.seen_at,
        seen_by=row.seer,
    )


def see(context: Context, alert_id: AlertId) -> None:
    """Somebody has seen it: the first who says so is named. Raises NotFound."""
    with context.store.write(context.actor_id) as tx:
        if not alerts.exists(tx, alert_id):
            raise _unknown()
        alerts.note_seen(tx, alert_id)


def about(context: Context, alert_id: AlertId) -> AskedAbout:
    """The item of an alert as its reviewer saw it, with their last judgment. Raises NotFound."""
    with context.store.read() as view:
        row = alerts.find(view, alert_id)
        claim = None if row is None else claims.find(view, AssignmentId(row.claim_id))
        if claim is None:
            raise _unknown()
        return judged_by(context, view, claim)


def _unknown() -> NotFound:
    return NotFound(said("There is no such alert."), said("Open the list of alerts again."))
