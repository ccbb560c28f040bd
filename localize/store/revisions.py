"""Revisions of a localization: which one is current, what reviewers propose, and how one takes the place of another."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, and_, exists, func, insert, or_, select, update

from localize.ids import derived_id
from localize.records import MadeBy, Unit
from localize.store.columns import portions
from localize.store.schema_content import batches, campaigns, localizations, prompts
from localize.store.schema_work import items, judgment_events, judgments
from localize.store.transactions import Reading, Writing


def is_current(of: FromClause = localizations) -> ColumnElement[bool]:
    """What a prompt says in its locale now: not taken the place of, and no proposal that nobody has approved."""
    return and_(of.c.superseded_by.is_(None), or_(of.c.author.is_(None), of.c.status == "approved"))


def is_settled() -> ColumnElement[bool]:
    """Of an item: its text was rejected, or the prompt that it asks about has another text now."""
    replaced = and_(localizations.c.superseded_by.is_not(None), items.c.unit == Unit.PROMPT)
    return exists().where(
        localizations.c.id == items.c.localization_id, or_(localizations.c.status == "rejected", replaced)
    )


@dataclass(frozen=True, slots=True)
class Revision:
    """A published localization. `author` is the reviewer who proposed it, None for imports; `content` is JSON.

    A rejected one without a `reason` is a proposal that its author took back, or that an import has overtaken.
    """

    id: str
    campaign_id: str
    prompt_id: str
    locale: str
    revision: int
    content: str
    reference: str | None
    status: str
    author: str | None
    reason: str | None
    superseded_by: str | None

    @property
    def is_proposal(self) -> bool:
        return self.author is not None


def _revisions() -> Select[Any]:
    at = localizations.c
    columns = (at.id, prompts.c.campaign_id, at.prompt_id, at.locale, at.revision, at.content, at.reference, at.status,
               at.author, at.reason, at.superseded_by)  # fmt: skip
    return (
        select(*columns)
        .join(prompts, prompts.c.id == at.prompt_id)
        .join(batches, batches.c.id == at.batch_id)
        .where(batches.c.state == "published")
    )


def find(view: Reading, localization_id: str) -> Revision | None:
    row = view.connection.execute(_revisions().where(localizations.c.id == localization_id)).first()
    return None if row is None else Revision(*row)


def some(view: Reading, localization_ids: Collection[str]) -> list[Revision]:
    """Those of these that there are, by id."""
    query = _revisions().order_by(localizations.c.id)
    return [
        Revision(*row)
        for ids in portions(localization_ids)
        for row in view.connection.execute(query.where(localizations.c.id.in_(ids)))
    ]


def of_item(view: Reading, item_id: str) -> Revision:
    """The localization that an item shows."""
    query = _revisions().join(items, items.c.localization_id == localizations.c.id).where(items.c.id == item_id)
    return Revision(*view.connection.execute(query).one())


def current(view: Reading, prompt_id: str, locale: str) -> Revision | None:
    here = (localizations.c.prompt_id == prompt_id) & (localizations.c.locale == locale)
    row = view.connection.execute(_revisions().where(here, is_current())).first()
    return None if row is None else Revision(*row)


def proposal_of(view: Reading, prompt_id: str, locale: str, content: str) -> Revision | None:
    """The proposal with this text, whatever was decided about it; none that something else took the place of."""
    at = localizations.c
    here = and_(at.prompt_id == prompt_id, at.locale == locale, at.content == content)
    query = _revisions().where(here, at.author.is_not(None), at.superseded_by.is_(None))
    row = view.connection.execute(query.order_by(at.revision.desc())).first()
    return None if row is None else Revision(*row)


def in_turn(tx: Writing, campaign_id: str) -> None:
    """Whoever makes a revision of a known prompt waits here for the one before, so that each gets its own number."""
    query = select(campaigns.c.id).where(campaigns.c.id == campaign_id)
    tx.connection.execute(query.with_for_update(key_share=True))


def newest(view: Reading, prompt_ids: Collection[str]) -> dict[tuple[str, str], int]:
    """(prompt id, locale) -> the highest number of a revision, whether proposed, imported, or about to be."""
    at = localizations.c
    query = select(at.prompt_id, at.locale, func.max(at.revision)).group_by(at.prompt_id, at.locale)
    return {
        (row[0], row[1]): row[2]
        for ids in portions(prompt_ids)
        for row in view.connection.execute(query.where(at.prompt_id.in_(ids)))
    }


def renumber(tx: Writing, campaign_id: str, rows: Sequence[dict[str, Any]]) -> None:
    """Give imported revisions the next free number: a reviewer may have proposed one since the rows were decided."""
    revised = [row for row in rows if row["revision"] > 1]
    if not revised:
        return
    in_turn(tx, campaign_id)
    known = newest(tx, [row["prompt_id"] for row in revised])
    for row in revised:
        row["revision"] = known.get((row["prompt_id"], row["locale"]), 0) + 1


def add_proposal(tx: Writing, of: Revision, content: str, author: str) -> str:
    """Write another text for a localization as the next revision, in review. Call `in_turn` before."""
    number = newest(tx, [of.prompt_id])[of.prompt_id, of.locale] + 1
    new_id = derived_id("localization", of.prompt_id, of.locale, "proposal", number, near=of.prompt_id)
    row = {
        "id": new_id,
        "prompt_id": of.prompt_id,
        "locale": of.locale,
        "revision": number,
        "content": content,
        "made_by": MadeBy.REVIEWER,
        "reference": of.reference,
        "status": "in_review",
        "author": author,
        "batch_id": _batch_of_proposals(tx, of.campaign_id),
    }
    tx.connection.execute(insert(localizations), row)
    return new_id


def _batch_of_proposals(tx: Writing, campaign_id: str) -> str:
    """One published batch of a campaign holds all that its reviewers propose."""
    batch_id = derived_id("batch", campaign_id, "proposals")
    if tx.connection.execute(select(batches.c.id).where(batches.c.id == batch_id)).first() is None:
        row = {"id": batch_id, "campaign_id": campaign_id, "state": "published", "beat_at": tx.now}
        tx.connection.execute(insert(batches), row)
    return batch_id


def set_status(tx: Writing, localization_id: str, status: str, *, reason: str | None = None, **more: Any) -> None:
    """`more` may name another `author`."""
    here = update(localizations).where(localizations.c.id == localization_id)
    tx.connection.execute(here.values(status=status, reason=reason, **more))


def supersede(tx: Writing, old_id: str, successor: str) -> None:
    tx.connection.execute(update(localizations).where(localizations.c.id == old_id).values(superseded_by=successor))


def replaced_by(tx: Writing, batch_id: str) -> list[tuple[str, str]]:
    """(current localization, its successor) for every revision in a batch that is about to be published."""
    new, old = localizations.alias(), localizations
    query = (
        select(old.c.id, new.c.id)
        .join(new, (new.c.prompt_id == old.c.prompt_id) & (new.c.locale == old.c.locale))
        .where(new.c.batch_id == batch_id, new.c.revision > 1, old.c.batch_id != batch_id, is_current(old))
    )
    return [(row[0], row[1]) for row in tx.connection.execute(query)]


def overtaken(tx: Writing, batch_id: str) -> list[str]:
    """Proposals whose very text a batch brings: there is nothing to decide about them any more."""
    new, at = localizations.alias(), localizations.c
    same = and_(new.c.prompt_id == at.prompt_id, new.c.locale == at.locale, new.c.content == at.content)
    query = select(at.id).join(new, same).where(new.c.batch_id == batch_id, new.c.id != at.id)
    open_ones = query.where(at.author.is_not(None), at.status == "in_review")
    return list(tx.connection.execute(open_ones).scalars())


def is_judged(view: Reading, localization_id: str) -> bool:
    query = select(judgments.c.id).join(items, items.c.id == judgments.c.item_id)
    return view.connection.execute(query.where(items.c.localization_id == localization_id).limit(1)).first() is not None


def judgments_beside(view: Reading, prompt_id: str, locale: str) -> list[tuple[str, str, str, str]]:
    """(person, rubric hash, ratings, judged content) of what counts of a prompt's own judgments, oldest first."""
    taken_back = exists().where(
        judgment_events.c.judgment_id == judgments.c.id, judgment_events.c.kind.in_(("withdrawn", "corrected"))
    )
    query = (
        select(judgments.c.person_id, judgments.c.rubric_hash, judgments.c.ratings, localizations.c.content)
        .join(items, items.c.id == judgments.c.item_id)
        .join(localizations, localizations.c.id == items.c.localization_id)
        .where(localizations.c.prompt_id == prompt_id, localizations.c.locale == locale)
        .where(items.c.unit == Unit.PROMPT, ~judgments.c.imported, ~taken_back)
        .order_by(judgments.c.sequence)
    )
    return [(row[0], row[1], row[2], row[3]) for row in view.connection.execute(query)]
