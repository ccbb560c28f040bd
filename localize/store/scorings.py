"""Runs of `score`: one at a time in a campaign; whoever waits for it reads how far it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import insert, select, update

from localize.errors import Refused, said
from localize.ids import new_id
from localize.store.schema_signals import scorings
from localize.store.transactions import Reading, Writing

DEAD_AFTER = timedelta(seconds=60)
"""A run that has written nothing for this long is over; the next one takes its place and goes on."""


@dataclass(frozen=True, slots=True)
class ScoringRow:
    """`done` of `total` texts. `running`, `finished`, or `stopped` before its end."""

    id: str
    campaign_id: str
    state: str
    done: int
    total: int
    started_at: datetime
    beat_at: datetime
    ended_at: datetime | None

    def is_alive(self, now: datetime) -> bool:
        return self.state == "running" and self.beat_at > now - DEAD_AFTER


def begin(tx: Writing, campaign_id: str, total: int) -> str:
    """Raises Refused while another run of the campaign lives."""
    other = latest(tx, campaign_id)
    if other is not None and other.is_alive(tx.now):
        raise Refused(
            said("The signals of {campaign} are being computed already.", campaign=campaign_id),
            said("Wait until that has finished; what it has done stays."),
        )
    if other is not None and other.state == "running":
        end(tx, other.id, "stopped")
    scoring_id = new_id()
    row = {"id": scoring_id, "campaign_id": campaign_id, "total": total, "started_at": tx.now, "beat_at": tx.now}
    tx.connection.execute(insert(scorings), row)
    return scoring_id


def beat(tx: Writing, scoring_id: str, done: int) -> None:
    """Say that a run lives and how far it is. Raises Refused when another took it for dead meanwhile."""
    mine = (scorings.c.id == scoring_id) & (scorings.c.state == "running")
    if tx.connection.execute(update(scorings).where(mine).values(beat_at=tx.now, done=done)).rowcount != 1:
        raise Refused(
            said("This run stood still too long, and another one took its place."),
            said("What it had done stays; the other one goes on."),
        )


def end(tx: Writing, scoring_id: str, state: str) -> None:
    """`finished`, or `stopped` before its end."""
    mine = (scorings.c.id == scoring_id) & (scorings.c.state == "running")
    tx.connection.execute(update(scorings).where(mine).values(state=state, ended_at=tx.now))


def latest(view: Reading, campaign_id: str) -> ScoringRow | None:
    """The last run that was begun."""
    query = select(scorings).where(scorings.c.campaign_id == campaign_id)
    row = view.connection.execute(query.order_by(scorings.c.started_at.desc(), scorings.c.id.desc()).limit(1)).first()
    return None if row is None else ScoringRow(*row)
