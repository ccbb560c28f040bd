"""A reviewer's queue: the next item, drafts, skip, and why there is nothing. Refusals end in words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from localize.errors import NotFound, Refused, Said, said
from localize.languages import parts
from localize.records import (
    AssignmentId,
    CampaignId,
    Draft,
    PersonId,
    ReviewItem,
    SkipReason,
    Unit,
    content_from_json,
)
from localize.rubric.ratings import asked
from localize.store import Reading, claims, counting, judgments
from localize.store.claims import ClaimRow
from localize.store.shown import texts_of
from localize.workspace.access import person_in
from localize.workspace.authorize import Action, authorize
from localize.workspace.claiming import claim_first, open_campaigns, pools_of
from localize.workspace.context import Context, campaigns_in, rubric_of

DRAFT_MAX_CHARS = 1_000_000


def next_item(context: Context, person_id: PersonId, campaign_id: str | None) -> ReviewItem | None:
    """The person's live claim, else a claim of the first slot they may judge, else None."""
    person = person_in(context, person_id)
    with context.store.read() as view:
        opened = open_campaigns(view, campaign_id)
        pools = pools_of(context, view, person, opened)
        claim = claims.live(view, person_id, [pool.id for pool, _, _ in pools])
        if claim is not None:
            return _item(context, view, claim)
    if not pools:
        return None
    with context.store.write(person_id) as tx:
        claims.expire(tx)
        claim = claim_first(context, tx, person, pools)
        return None if claim is None else _item(context, tx, claim)


def item_of(context: Context, assignment_id: AssignmentId) -> ReviewItem:
    with context.store.read() as view:
        return _item(context, view, own_claim(context, view, assignment_id))


def _item(context: Context, view: Reading, claim: ClaimRow) -> ReviewItem:
    texts = texts_of(view, claim.item_id)
    rubric = rubric_of(context, claim.rubric_hash)
    source = None if claim.blind or texts.source is None else content_from_json(texts.source)
    criteria = asked(rubric, profile=claim.profile, blind=claim.blind)
    possible = asked(rubric, profile=None, blind=claim.blind)
    return ReviewItem(
        assignment_id=AssignmentId(claim.id),
        campaign=CampaignId(texts.campaign_id),
        locale=texts.locale,
        unit=Unit(texts.unit),
        rubric=texts.rubric_id,
        rubric_hash=claim.rubric_hash,
        criteria=criteria,
        more=tuple(each for each in possible if each not in criteria),
        prompt=content_from_json(texts.prompt),
        outputs=tuple(texts.outputs[number] for number in claim.shown_order),
        source_locale=texts.source_locale,
        source_prompt=source,
        domain=texts.domain,
        tags=tuple(json.loads(texts.tags)),
        opened_at=claim.opened_at,
    )


def own_claim(context: Context, view: Reading, assignment_id: AssignmentId) -> ClaimRow:
    claim = claims.find(view, assignment_id)
    if claim is None:
        raise NotFound(said("There is no such assignment."), said("Open your next item."))
    authorize(context.actor, Action.REVIEW, PersonId(claim.person_id))
    return claim


def draft(context: Context, assignment_id: AssignmentId) -> Draft | None:
    with context.store.read() as view:
        own_claim(context, view, assignment_id)
        return judgments.find_draft(view, assignment_id)


def save_draft(
    context: Context,
    assignment_id: AssignmentId,
    ratings: Mapping[str, Any],
    revision: int | None,
    writer: str | None,
) -> Draft:
    """Keep unsubmitted answers and renew the lease."""
    text = json.dumps(ratings, ensure_ascii=False)
    _whole(text)
    if len(text) > DRAFT_MAX_CHARS:
        raise Refused(
            said("These answers are too long to be kept."),
            said("Shorten them to {most} characters.", most=DRAFT_MAX_CHARS),
        )
    with context.store.write(context.actor_id) as tx:
        claim = own_claim(context, tx, assignment_id)
        if claim.state not in ("live", "expired"):
            raise over()
        claims.renew(tx, claim)
        return judgments.save_draft(tx, assignment_id, ratings, revision, writer)


def _whole(text: str) -> None:
    """Half a character (a lone surrogate) or NUL can be stored nowhere."""
    try:
        text.encode()
    except UnicodeEncodeError:
        text = "\0"
    if "\0" in text or "\\u0000" in text:
        raise Refused(
            said("This text holds a sign that cannot be stored."), said("Take out the last sign you typed and go on.")
        )


def over() -> Refused:
    return Refused(
        said("This item is finished or was given to somebody else."), said("Your text is kept. Open your next item.")
    )


def skip(context: Context, assignment_id: AssignmentId, reason: str, comment: str | None) -> None:
    """Give an item back with a reason; somebody else gets it first."""
    try:
        known = SkipReason(reason)
    except ValueError:
        raise Refused(
            said("{reason} is not a reason to skip.", reason=reason),
            said("Reasons: {valid}.", valid=", ".join(SkipReason)),
        ) from None
    _whole(comment or "")
    with context.store.write(context.actor_id) as tx:
        claim = own_claim(context, tx, assignment_id)
        if claim.state == "skipped":
            return  # the browser said it twice
        if claim.state != "live":
            raise over()
        claims.let_go(tx, claim.id, "skipped", reason=known, comment=comment)
        tx.journal.audit("assignment.skipped", claim.item_id, reason=known)


def progress(context: Context, assignment_id: AssignmentId) -> tuple[int, int]:
    """(items the person has judged, items there are) in the pool of an assignment."""
    with context.store.read() as view:
        claim = own_claim(context, view, assignment_id)
        return counting.judged_items(view, PersonId(claim.person_id), claim.pool_id), _size(
            context, view, claim.pool_id
        )


def _size(context: Context, view: Reading, pool_id: str) -> int:
    """Items of a pool, counted once a minute: a large pool takes milliseconds."""
    minute = int(view.now.timestamp()) // 60
    counted, size = context.sizes.get(pool_id, (-1, 0))
    if counted != minute:
        size = counting.items_in_pool(view, pool_id)
        context.sizes[pool_id] = (minute, size)
    return size


def why_empty(context: Context, person_id: PersonId) -> Said:
    """Why there is no next item, in words."""
    person = person_in(context, person_id)
    if not person.locales:
        return said("You have not declared a locale yet. Ask your coordinator to add yours.")
    with context.store.read() as view:
        opened = open_campaigns(view, None)
        mine = pools_of(context, view, person, opened)
        paused = pools_of(context, view, person, {each.id: each for each in campaigns_in(view) if each.state != "open"})
    if mine:
        return said("You have judged everything there is for you. Thank you. New items come here by themselves.")
    if paused:
        return said("Your campaign is paused or closed. Your coordinator knows when it goes on.")
    if any(parts(declared.tag).region is None for declared in person.locales):
        return said("There is work that asks for people of one region. Tell your coordinator where you have lived.")
    return said("There is no work in your locales yet. Your coordinator will tell you when there is.")
