"""A reviewer's queue: the next item, drafts, skip, and why there is nothing. Refusals end in words."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from localize.errors import NotFound, Refused, said
from localize.findings import SheetSignals
from localize.records import (
    AssignmentId,
    CampaignId,
    Draft,
    Person,
    PersonId,
    Purpose,
    ReviewItem,
    Sheet,
    SkipReason,
    Unit,
    content_from_json,
)
from localize.rubric.ratings import asked
from localize.store import Reading, ahead, claims, counting, judgments, repeats
from localize.store.claims import ClaimRow
from localize.store.shown import texts_of
from localize.workspace import sheet_signals
from localize.workspace.access import known_person
from localize.workspace.authorize import Action, authorize
from localize.workspace.claiming import Pool, claim_first, live_claim, make_room, pools_of
from localize.workspace.comparing import note_skip
from localize.workspace.context import Context, campaign_in, known_campaign, rubric_of
from localize.workspace.overlapping import settle_places
from localize.workspace.resting import look_after
from localize.workspace.resuming import take_up_again
from localize.workspace.testing import place_in_test, pools_of_test

DRAFT_MAX_CHARS = 1_000_000
OPEN = ("live", "expired")
JUDGED = ("done", "late", "returned")
"""States of a claim before and after its judgment."""
_SILENT = (Purpose.GOLD, Purpose.REPEAT)
"""Purposes that a reviewer does not know of: these items look like any other."""
_TAGGED = (Purpose.REVIEW, Purpose.REPEAT)
"""The tags of an item whose answer is known would tell what is wrong with it."""


def next_item(context: Context, person_id: PersonId, campaign_id: str | None) -> ReviewItem | None:
    """The item of the person's live claim, else of a claim of the first slot they may judge, else None."""
    with context.store.read() as view:
        person, pools = drawing(context, view, person_id, campaign_id)
        claim = live_claim(view, person, pools)
        if claim is not None and not claim.prefetched:
            return _item(context, view, claim)
    if not pools:
        return None
    with context.store.work(person_id, on=person_id) as tx:  # asked again: all of it holds until the end of this change
        person, pools = drawing(context, tx, person_id, campaign_id)
        claims.expire(tx)
        claim = live_claim(tx, person, pools)
        if claim is None:
            make_room(tx, person)
            claim = claim_first(tx, person, pools)
        return None if claim is None else _item(context, tx, ahead.bring_up(tx, claim))


def drawing(
    context: Context, view: Reading, person_id: PersonId, campaign_id: str | None
) -> tuple[Person, tuple[Pool, ...]]:
    """A person and the pools they draw from, of all open campaigns or of one: in the middle of a test, only that."""
    person = known_person(context, view, person_id)
    pools = pools_of_test(context, view, person) or pools_of(context, view, person)
    if campaign_id is None:
        return person, pools
    campaign_in(view, campaign_id)
    return person, tuple(each for each in pools if each[1].id == campaign_id)


def item_of(context: Context, assignment_id: AssignmentId) -> ReviewItem:
    with context.store.read() as view:
        return _item(context, view, own_claim(context, view, assignment_id))


def _item(context: Context, view: Reading, claim: ClaimRow) -> ReviewItem:
    texts = texts_of(view, claim.item_id)
    rubric = rubric_of(context, view, claim.rubric_hash)
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
        tags=tuple(json.loads(texts.tags)) if texts.purpose in _TAGGED else (),
        opened_at=claim.opened_at,
        purpose=Purpose.REVIEW if texts.purpose in _SILENT else Purpose(texts.purpose),
    )


def sheet_of(context: Context, view: Reading, claim: ClaimRow) -> Sheet:
    item = _item(context, view, claim)
    campaign = known_campaign(context, view, item.campaign)
    done, of = _progress(context, view, claim)
    kept = judgments.find_draft(view, item.assignment_id)
    signals = sheet_signals.before(context, view, claim) if claim.state == "live" else SheetSignals()
    test = None if item.purpose is Purpose.REVIEW else place_in_test(view, claim)
    return Sheet(item, kept, done, of, campaign.campaign.title, claim.active_seconds, signals, test)


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
    *,
    active: int | None,
    correcting: bool,
) -> Draft:
    """Keep unsubmitted answers and renew the lease; `correcting`: of a judgment that is to be corrected."""
    text = json.dumps(ratings, ensure_ascii=False)
    whole(text)
    if len(text) > DRAFT_MAX_CHARS:
        raise Refused(
            said("These answers are too long to be kept."),
            said("Shorten them to {most} characters.", most=DRAFT_MAX_CHARS),
        )
    with context.store.work(context.actor_id) as tx:
        claim = own_claim(context, tx, assignment_id)
        if claim.state not in (JUDGED if correcting else OPEN):
            raise over()
        if not correcting:
            if claim.state == "live":
                claims.renew(tx, claim)
            else:
                take_up_again(context, tx, claim)
            ahead.keep(tx, PersonId(claim.person_id))
        claims.note_time(tx, claim, active)
        return judgments.save_draft(tx, assignment_id, ratings, revision, writer)


_ESCAPED_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")  # in JSON; not a backslash that somebody typed before u0000


def whole(text: str) -> None:
    """Half a character (a lone surrogate) or NUL can be stored nowhere."""
    try:
        text.encode()
    except UnicodeEncodeError:
        text = "\0"
    if "\0" in text or _ESCAPED_NUL.search(text):
        raise Refused(
            said("This text holds a sign that cannot be stored."), said("Take out the last sign you typed and go on.")
        )


def words_of(text: str, most: int) -> str:
    """What somebody wrote to others, without blanks around it: 1 to `most` characters that can be stored."""
    words = text.strip()
    whole(words)
    if not 0 < len(words) <= most:
        raise Refused(
            said("There are {count} characters in this text.", count=len(words)),
            said("Write 1 to {most} characters.", most=most),
        )
    return words


def over() -> Refused:
    return Refused(
        said("This item is finished or was given to somebody else."), said("Your text is kept. Open your next item.")
    )


def skip(context: Context, assignment_id: AssignmentId, reason: str, comment: str | None, active: int | None) -> None:
    """Give an item back with a reason; somebody else gets it first."""
    try:
        known = SkipReason(reason)
    except ValueError:
        raise Refused(
            said("{reason} is not a reason to skip.", reason=reason),
            said("Reasons: {valid}.", valid=", ".join(SkipReason)),
        ) from None
    whole(comment or "")
    with context.store.work(context.actor_id) as tx:
        claim = own_claim(context, tx, assignment_id)
        if claim.state == "skipped":
            return  # the browser said it twice
        if claim.state != "live":
            raise over()
        claims.note_time(tx, claim, active)
        claims.let_go(tx, claim.id, "skipped", reason=known, comment=comment)
        settle_places(context, tx, claim.item_id)
        tx.journal.audit("assignment.skipped", claim.item_id, reason=known)
        note_skip(tx, claim)
        look_after(context, tx, claim)


def progress(context: Context, assignment_id: AssignmentId) -> tuple[int, int]:
    """(items the person has judged, items there are) in the pool of an assignment."""
    with context.store.read() as view:
        return _progress(context, view, own_claim(context, view, assignment_id))


def _progress(context: Context, view: Reading, claim: ClaimRow) -> tuple[int, int]:
    """The items of a pool are remembered: a large one takes milliseconds to count."""
    pool = claim.pool_id
    size = context.remembered.at(view).recall(("size", pool), lambda: counting.items_in_pool(view, pool))
    person = PersonId(claim.person_id)
    return counting.judged_items(view, person, pool), size + repeats.had(view, person, pool)
