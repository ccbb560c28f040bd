"""What a coordinator decides about the text of a prompt: approve, reject, or neither again.

An approved proposal takes the place of the current text exactly as an import with `--revise` does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from localize.errors import NotFound, Refused, said
from localize.store import Writing, content, judgments, retiring, revisions
from localize.store.revisions import Revision
from localize.workspace.context import Context, campaign_in
from localize.workspace.proposing import majors_of
from localize.workspace.reviewing import whole

REASON_MAX_CHARS = 2_000


def approve(context: Context, localization_id: str, *, changes_task: bool) -> None:
    """Approve a text; of a proposal `changes_task` says what becomes of the outputs and judgments of the old one.

    Approving it again changes nothing. Raises NotFound, and Refused where another text has taken its place.
    """
    with context.store.write(context.actor_id) as tx:
        this = _standing(tx, localization_id)
        if this.status == "approved":
            return
        details: dict[str, object] = {}
        if this.is_proposal:
            details = _take_the_place(tx, this, changes_task=changes_task)
        _set(context, tx, this, "approved")
        tx.journal.audit("localization.approved", this.id, **details)


def approve_all(context: Context, localization_ids: Iterable[str]) -> tuple[str, ...]:
    """Approve many imported texts at once; returns those that were not approved before. All or nothing.

    Proposals are approved one by one: each asks whether the task changes.
    """
    with context.store.write(context.actor_id) as tx:
        found = _all_standing(tx, localization_ids)
        if any(each.is_proposal for each in found):
            raise Refused(
                said("A proposed text takes the place of another."),
                said("Approve it by itself, and say whether the task changes."),
            )
        new = [each for each in found if each.status != "approved"]
        for each in new:
            _set(context, tx, each, "approved")
            tx.journal.audit("localization.approved", each.id)
    return tuple(each.id for each in new)


def reject(context: Context, localization_id: str, reason: str) -> None:
    """Reject a text with a reason: nobody gets it, or outputs of it, any more. Who has begun may finish.

    A rejected import stays the current text until another takes its place; a rejected proposal never becomes it.
    """
    whole(reason)
    given = reason.strip()
    if not 0 < len(given) <= REASON_MAX_CHARS:
        raise Refused(
            said("A text is rejected with a reason of 1 to {most} characters.", most=REASON_MAX_CHARS),
            said("Say why: its author and your team will want to know."),
        )
    with context.store.write(context.actor_id) as tx:
        this = _standing(tx, localization_id)
        if this.is_proposal and this.status == "approved":
            raise _took_the_place()
        if (this.status, this.reason) == ("rejected", given):
            return
        revisions.set_status(tx, this.id, "rejected", reason=given)
        retiring.close_free_slots(tx, [this.id])
        tx.journal.audit("localization.rejected", this.id)


def decide_again(context: Context, localization_ids: Iterable[str]) -> None:
    """Take back what was decided: an import is a draft again, a rejected proposal is in review again. All or nothing.

    An approved proposal stays: it took the place of another text, and judgments may have been set aside for it. Nor is
    an approval taken back on which items of outputs rest where the campaign asks for approved texts only.
    """
    with context.store.write(context.actor_id) as tx:
        for this in _all_standing(tx, localization_ids):
            if this.status not in ("approved", "rejected"):
                continue
            if this.status == "approved" and this.is_proposal:
                raise _took_the_place()
            approved_only = campaign_in(tx, this.campaign_id).campaign.approved_only
            if this.status == "approved" and approved_only and retiring.has_items_of_outputs(tx, this.id):
                raise Refused(
                    said("Its outputs are being reviewed, because it was approved."),
                    said("Reject it with a reason: then nobody gets them any more."),
                )
            _set(context, tx, this, "in_review" if this.is_proposal else "draft")
            tx.journal.audit("localization.undecided", this.id)


def _set(context: Context, tx: Writing, this: Revision, status: str) -> None:
    """Places that were closed are free again: those of outputs only where the campaign asks about this text at all."""
    revisions.set_status(tx, this.id, status)
    approved_only = campaign_in(tx, this.campaign_id).campaign.approved_only
    retiring.open_again(
        tx,
        this.id,
        majors_of(context, tx, this.campaign_id),
        prompts=this.status == "rejected",
        outputs=status == "approved" or (this.status == "rejected" and not approved_only),
        not_for=this.author,
    )


def _take_the_place(tx: Writing, this: Revision, *, changes_task: bool) -> dict[str, object]:
    """Supersede the current text; returns what the audit says of it."""
    if content.under_way(tx, this.campaign_id):
        raise Refused(
            said("An import into {campaign} is under way.", campaign=this.campaign_id),
            said("Wait until it has finished, then approve."),
        )
    old = revisions.current(tx, this.prompt_id, this.locale)
    if old is None:
        return {}
    revisions.supersede(tx, old.id, this.id)
    retiring.close_prompt_items(tx, [old.id])
    touched = retiring.retire_items(tx, [old.id]) if changes_task else []
    judgments.mark(tx, touched, "quarantined", "the prompt was revised")
    carried = 0 if changes_task else content.carry_outputs(tx, old.id, this.id)
    return {"instead_of": old.id, "changes_task": changes_task, "set_aside": len(touched), "outputs": carried}


def _standing(tx: Writing, localization_id: str) -> Revision:
    (found,) = _all_standing(tx, [localization_id])
    return found


def _all_standing(tx: Writing, localization_ids: Iterable[str]) -> Sequence[Revision]:
    wanted = list(dict.fromkeys(localization_ids))
    found = revisions.some(tx, wanted)
    if len(found) < len(wanted):
        raise NotFound(said("There is no such text of a prompt."), said("Load the page again."))
    if any(each.superseded_by is not None for each in found):
        raise Refused(said("A newer text has taken its place."), said("Load the page again and decide about that one."))
    return found


def _took_the_place() -> Refused:
    return Refused(
        said("This text was approved and has taken the place of another."),
        said("Approve another proposal, or import a better text with --revise."),
    )
