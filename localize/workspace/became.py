"""What became of an item that was on somebody's screen, in words: nobody should wonder where it went."""

from __future__ import annotations

from localize.errors import Said, said
from localize.records import AssignmentId
from localize.store.shown import texts_of
from localize.workspace.context import Context, known_campaign, rubric_of
from localize.workspace.reviewing import own_claim


def what_became_of(context: Context, assignment_id: AssignmentId) -> Said:
    """Why an item is not on the screen any more. Raises NotFound."""
    with context.store.read() as view:
        claim = own_claim(context, view, assignment_id)
        texts = texts_of(view, claim.item_id)
        campaign = known_campaign(context, view, texts.campaign_id)
        rubric = rubric_of(context, view, claim.rubric_hash)
        in_time = claim.lease_until > view.now
    match claim.state:
        case "done" | "late" | "returned":
            return said("The item you had open was submitted in another window.")
        case "skipped":
            return said("The item you had open was skipped in another window.")
    if texts.stale:
        return said("The prompt of the item you had open was revised. What you wrote is kept.")
    title = campaign.campaign.title
    match campaign.state:
        case "closed":
            return said("{campaign} was closed while you had an item open. What you wrote is kept.", campaign=title)
        case "paused":
            return said(
                "{campaign} was paused while you had an item open. What you wrote is kept and waits for you.",
                campaign=title,
            )
    if claim.state == "live":
        return said("The item you had open is not one of yours any more: your profile or the campaign has changed.")
    if rubric.wellbeing is not None and in_time:
        return said("The item you had open was put aside, as you asked or as today's limit is reached.")
    return said("The item you had open was given to somebody else, as its time ran out. What you wrote is kept.")
