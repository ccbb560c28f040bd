"""Campaigns and the rubric content each of them pins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import insert, select, update

from localize.store.schema_content import campaigns, pins, rubrics
from localize.store.schema_people import people
from localize.store.schema_work import audit
from localize.store.transactions import Reading, Writing


@dataclass(frozen=True)
class CampaignRow:
    """A campaign as stored: `source` is its file; `version` rises with each change."""

    id: str
    source: str
    guidelines: str
    state: str
    version: int
    glossary: str


def add(tx: Writing, campaign_id: str, source: str, guidelines: str, glossary: str) -> None:
    row = {"id": campaign_id, "source": source, "guidelines": guidelines, "glossary": glossary, "created_at": tx.now}
    tx.connection.execute(insert(campaigns), row)
    tx.journal.audit("campaign.created", campaign_id)


def change(tx: Writing, campaign_id: str, source: str, guidelines: str, glossary: str) -> None:
    values = {"source": source, "guidelines": guidelines, "glossary": glossary, "version": campaigns.c.version + 1}
    tx.connection.execute(update(campaigns).where(campaigns.c.id == campaign_id).values(values))
    tx.journal.audit("campaign.updated", campaign_id)


def set_state(tx: Writing, campaign_id: str, state: str) -> bool:
    """Open, pause or close it; False where it is so already."""
    here = (campaigns.c.id == campaign_id) & (campaigns.c.state != state)
    if tx.connection.execute(update(campaigns).where(here).values(state=state)).rowcount == 0:
        return False
    tx.journal.audit("campaign.state", campaign_id, state=state)
    return True


def changed_by(view: Reading, campaign_id: str) -> str | None:
    """The name of whoever changed a campaign last; None for the local operator."""
    query = (
        select(people.c.name)
        .select_from(audit)
        .outerjoin(people, people.c.id == audit.c.actor)
        .where(audit.c.action == "campaign.updated", audit.c.object == campaign_id)
        .order_by(audit.c.sequence.desc())
        .limit(1)
    )
    name: str | None = view.connection.execute(query).scalar()
    return name


def made_on(view: Reading, campaign_id: str) -> date:
    """The day (UTC) on which a campaign was made."""
    made: datetime = view.connection.execute(
        select(campaigns.c.created_at).where(campaigns.c.id == campaign_id)
    ).scalar_one()
    return made.date()


def find(view: Reading, campaign_id: str) -> CampaignRow | None:
    return next(iter(every(view, campaign_id)), None)


def every(view: Reading, campaign_id: str | None = None) -> list[CampaignRow]:
    at = campaigns.c
    query = select(at.id, at.source, at.guidelines, at.state, at.version, at.glossary).order_by(
        campaigns.c.created_at, campaigns.c.id
    )
    if campaign_id is not None:
        query = query.where(campaigns.c.id == campaign_id)
    return [CampaignRow(*row) for row in view.connection.execute(query)]


def keep_rubric(tx: Writing, rubric_hash: str, rubric_id: str, version: str, source: str) -> None:
    """Keep a rubric's content by its hash, once."""
    known = tx.connection.execute(select(rubrics.c.hash).where(rubrics.c.hash == rubric_hash)).first()
    if known is None:
        row = {"hash": rubric_hash, "id": rubric_id, "version": version, "source": source}
        tx.connection.execute(insert(rubrics), row)


def pin(tx: Writing, campaign_id: str, rubric_id: str, rubric_hash: str) -> None:
    """Make this content the one the campaign uses for `rubric_id`."""
    here = (pins.c.campaign_id == campaign_id) & (pins.c.rubric_id == rubric_id)
    if tx.connection.execute(update(pins).where(here).values(rubric_hash=rubric_hash)).rowcount == 0:
        row = {"campaign_id": campaign_id, "rubric_id": rubric_id, "rubric_hash": rubric_hash}
        tx.connection.execute(insert(pins), row)


def pinned(view: Reading, campaign_id: str) -> dict[str, str]:
    """Rubric id -> content hash."""
    rows = view.connection.execute(
        select(pins.c.rubric_id, pins.c.rubric_hash).where(pins.c.campaign_id == campaign_id)
    )
    return {row.rubric_id: row.rubric_hash for row in rows}


def rubric_source(view: Reading, rubric_hash: str) -> tuple[str, str]:
    """The id and the TOML text of a kept rubric."""
    row = view.connection.execute(select(rubrics.c.id, rubrics.c.source).where(rubrics.c.hash == rubric_hash)).one()
    return row.id, row.source


def rubric_version(view: Reading, rubric_hash: str) -> str:
    """The version of a kept rubric."""
    version: str = view.connection.execute(select(rubrics.c.version).where(rubrics.c.hash == rubric_hash)).scalar_one()
    return version
