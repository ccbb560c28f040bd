"""Items that are asked of nobody any more, and slots whose rule changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import Select, and_, bindparam, false, func, or_, select, update

from localize.records import Unit
from localize.store import claims
from localize.store.columns import portions
from localize.store.judgments import is_superseded
from localize.store.protection import unwanted
from localize.store.schema_content import localizations, prompts
from localize.store.schema_work import items, judgments, pools, slots
from localize.store.transactions import Reading, Writing

OF_PROMPTS = (Unit.PROMPT, Unit.BRIEF)
"""Units of items that show no output."""


def close_other_majors(tx: Writing, campaign_id: str, rubric_id: str, major: int) -> None:
    """A new major of a rubric makes new items: what is free of the old ones is asked of nobody any more."""
    old = select(items.c.id).where(
        items.c.campaign_id == campaign_id, items.c.rubric_id == rubric_id, items.c.rubric_major != major
    )
    _close_free(tx, old)


def mark_expert_slots(tx: Writing, campaign_id: str, expert_domains: Collection[str]) -> None:
    """Let free slots ask for the field of their prompt where it is one for experts, and for none elsewhere."""
    mine = select(items.c.id).where(items.c.campaign_id == campaign_id, items.c.known_id.is_(None))
    domain = (
        select(prompts.c.domain)
        .join(localizations, localizations.c.prompt_id == prompts.c.id)
        .join(items, items.c.localization_id == localizations.c.id)
        .where(items.c.id == slots.c.item_id, prompts.c.domain.in_(list(expert_domains)))
        .scalar_subquery()
    )
    free = update(slots).where(slots.c.item_id.in_(mine), slots.c.state == "free")
    tx.connection.execute(free.values(domain=domain))


def bring_forward(tx: Writing, campaign_id: str, priority: Collection[str]) -> None:
    """Let what waits of these domains and tags come before all else; the order among it stays."""
    firsts = select(pools.c.id, func.min(slots.c.position)).join(slots).group_by(pools.c.id)
    for pool_id, first in tx.connection.execute(firsts.where(pools.c.campaign_id == campaign_id)).all():
        waiting = select(slots.c.item_id, slots.c.number).where(
            slots.c.pool_id == pool_id, slots.c.state == "free", slots.c.lane == 1, slots.c.only_for.is_(None)
        )
        urgent = waiting.where(unwanted(slots.c.item_id, tx.connection.dialect.name)).order_by(slots.c.position)
        found = tx.connection.execute(urgent, {"unwanted": list(priority)}).all()
        places = [
            {"item": row.item_id, "place": row.number, "to": first - len(found) + count}
            for count, row in enumerate(found)
        ]
        if places:
            tx.connection.execute(_MOVE, places)


_MOVE = (
    update(slots)
    .where(slots.c.item_id == bindparam("item"), slots.c.number == bindparam("place"))
    .values(position=bindparam("to"))
)


def close_prompt_items(tx: Writing, localization_ids: Collection[str]) -> None:
    """The prompt itself was judged: its superseded revision is asked of nobody any more."""
    for some in portions(localization_ids):
        _close_free(tx, select(items.c.id).where(items.c.localization_id.in_(some), items.c.unit == Unit.PROMPT))


def close_free_slots(tx: Writing, localization_ids: Collection[str]) -> None:
    """What was rejected is asked of nobody any more; who has begun may finish."""
    for some in portions(localization_ids):
        _close_free(tx, select(items.c.id).where(items.c.localization_id.in_(some)))


def open_again(
    tx: Writing,
    localization_id: str,
    majors: Mapping[str, int],
    *,
    prompts: bool = True,
    outputs: bool = True,
    not_for: str | None = None,
) -> None:
    """Free the closed slots of a localization that is no longer rejected: under the majors that its campaign has now.

    `prompts` and `outputs` say of which items; `not_for` is the author of a proposal, who may be another than before.
    They come first: cursors have passed them.
    """
    known = [and_(items.c.rubric_id == rubric, items.c.rubric_major == major) for rubric, major in majors.items()]
    of_prompts = items.c.unit.in_(OF_PROMPTS)
    kinds = [each for each, wanted in ((of_prompts, prompts), (~of_prompts, outputs)) if wanted]
    mine = select(items.c.id).where(items.c.localization_id == localization_id, ~items.c.stale)
    here = slots.c.item_id.in_(mine.where(or_(false(), *known), or_(false(), *kinds)))
    author = {} if not_for is None else {"not_for": not_for}
    tx.connection.execute(update(slots).where(here, slots.c.state == "closed").values(state="free", lane=0, **author))


def has_items_of_outputs(view: Reading, localization_id: str) -> bool:
    query = select(items.c.id).where(items.c.localization_id == localization_id, items.c.unit.not_in(OF_PROMPTS))
    return view.connection.execute(query.limit(1)).first() is not None


def keep_from(tx: Writing, localization_id: str, author: str) -> None:
    """A proposal has another author: it is for everybody but them."""
    mine = select(items.c.id).where(items.c.localization_id == localization_id)
    tx.connection.execute(update(slots).where(slots.c.item_id.in_(mine)).values(not_for=author))


def _close_free(tx: Writing, of_items: Select[str]) -> None:
    free = (slots.c.item_id.in_(of_items)) & (slots.c.state == "free")
    tx.connection.execute(update(slots).where(free).values(state="closed"))


def retire_items(tx: Writing, localization_ids: Collection[str]) -> list[str]:
    """Make the items of superseded localizations stale and close their unused slots.

    Returns the ids of the judgments of their outputs that were not taken back or corrected. What was said of the old
    prompt itself stays true of it.
    """
    touched: list[str] = []
    for localization_id in localization_ids:
        mine = select(items.c.id).where(items.c.localization_id == localization_id)
        tx.connection.execute(update(items).where(items.c.localization_id == localization_id).values(stale=True))
        _close_free(tx, mine)
        claims.let_go_of(tx, list(tx.connection.execute(mine).scalars()))
        of_outputs = mine.where(items.c.unit.not_in(OF_PROMPTS))
        standing = select(judgments.c.id).where(judgments.c.item_id.in_(of_outputs), ~is_superseded())
        touched += tx.connection.execute(standing).scalars()
    return touched
