"""A rewritten prompt becomes a proposed revision: one person writes it, others judge it, a coordinator decides.

A conversation of several turns is shown, and rewritten, as its turns with a blank line between them. The new text is
taken for a proposal where it is plain which one turn was changed; else it stays what it is, an answer of the judgment.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from localize.assignment import plan_items
from localize.campaign import Review
from localize.contents import BETWEEN_TURNS
from localize.records import Content, Message, Purpose, Rating, Unit, as_text, content_from_json, content_json
from localize.rubric.deciding import rewritten
from localize.store import Writing, items, judgments, retiring, revisions
from localize.store.claims import ClaimRow
from localize.store.revisions import Revision
from localize.store.shown import ItemTexts, texts_of
from localize.workspace.context import Context, OpenCampaign, known_campaign, rubric_of


def propose(context: Context, tx: Writing, claim: ClaimRow, answers: Iterable[Rating]) -> None:
    """Make a proposal of what a judgment writes in place of the prompt, with an item for others to judge.

    The same text is one proposal, whoever writes it. What a coordinator rejected stays rejected. Nothing is proposed
    for a text that another has taken the place of meanwhile.
    """
    wanted = _wanted(context, tx, claim, answers)
    if wanted is None:
        return
    judged, content = wanted
    revisions.in_turn(tx, judged.campaign_id)
    texts = texts_of(tx, claim.item_id)
    now = revisions.current(tx, judged.prompt_id, judged.locale)
    if texts.stale or judged.superseded_by is not None or (now is not None and _same(content, now.content)):
        return
    known = revisions.proposal_of(tx, judged.prompt_id, judged.locale, content_json(content))
    if known is None:
        new_id = revisions.add_proposal(tx, judged, content_json(content), claim.person_id)
        _ask_others(context, tx, claim, texts, new_id)
        tx.journal.audit("localization.proposed", new_id, item=claim.item_id)
        tx.journal.new_edition = True
    elif known.status == "rejected" and known.reason is None:
        revisions.set_status(tx, known.id, "in_review", author=claim.person_id)
        majors = majors_of(context, tx, known.campaign_id)
        retiring.open_again(tx, known.id, majors, not_for=claim.person_id)
        tx.journal.audit("localization.proposed", known.id, item=claim.item_id)


def take_back(context: Context, tx: Writing, claim: ClaimRow, answers: Iterable[Rating]) -> None:
    """A judgment was withdrawn or corrected: its proposal goes too, unless somebody has judged it already.

    Whoever else wrote the same text becomes its author.
    """
    wanted = _wanted(context, tx, claim, answers)
    if wanted is None:
        return
    judged, content = wanted
    revisions.in_turn(tx, judged.campaign_id)
    known = revisions.proposal_of(tx, judged.prompt_id, judged.locale, content_json(content))
    if known is None or known.author != claim.person_id or known.status != "in_review":
        return
    if revisions.is_judged(tx, known.id):
        return
    other = _who_else_wrote(context, tx, judged, content, but=claim.person_id)
    if other is None:
        revisions.set_status(tx, known.id, "rejected")
        retiring.close_free_slots(tx, [known.id])
        tx.journal.audit("localization.taken_back", known.id)
    else:
        revisions.set_status(tx, known.id, "in_review", author=other)
        retiring.keep_from(tx, known.id, other)
        tx.journal.audit("localization.proposed", known.id, instead=True)


def _wanted(
    context: Context, tx: Writing, claim: ClaimRow, answers: Iterable[Rating]
) -> tuple[Revision, Content] | None:
    """The judged localization, and what a judgment says in its place."""
    rubric = rubric_of(context, tx, claim.rubric_hash)
    text = rewritten(rubric, answers) if rubric.unit == Unit.PROMPT else None
    if text is None:
        return None
    judged = revisions.of_item(tx, claim.item_id)
    content = in_the_form_of(content_from_json(judged.content), text)
    return None if content is None else (judged, content)


def _who_else_wrote(context: Context, tx: Writing, judged: Revision, content: Content, *, but: str) -> str | None:
    for person_id, rubric_hash, ratings, old in revisions.judgments_beside(tx, judged.prompt_id, judged.locale):
        text = rewritten(rubric_of(context, tx, rubric_hash), judgments.ratings_from_json(ratings))
        if person_id != but and text is not None and in_the_form_of(content_from_json(old), text) == content:
            return person_id
    return None


def in_the_form_of(old: Content, text: str) -> Content | None:
    """A text for the judged prompt as a content of the same form; None where it is as it was, or its turns are unclear.

    >>> in_the_form_of((Message("system", "Be kind."), Message("user", "Hi")), "Be kind.\\n\\nHello")
    (Message(role='system', content='Be kind.'), Message(role='user', content='Hello'))
    """
    if not text.strip() or text.strip() == as_text(old).strip():
        return None
    if isinstance(old, str):
        return text
    changed = []
    for number, turn in enumerate(old):
        before = "".join(each.content + BETWEEN_TURNS for each in old[:number])
        after = "".join(BETWEEN_TURNS + each.content for each in old[number + 1 :])
        middle = text[len(before) : len(text) - len(after)]
        if middle.strip() and text == before + middle + after:
            changed.append((*old[:number], Message(turn.role, middle), *old[number + 1 :]))
    return changed[0] if len(changed) == 1 else None


def _same(content: Content, stored: str) -> bool:
    return as_text(content).strip() == as_text(content_from_json(stored)).strip()


def _ask_others(context: Context, tx: Writing, claim: ClaimRow, texts: ItemTexts, localization_id: str) -> None:
    """As many places as the judged item has, at the end of its pool, none of them for the author."""
    opened = known_campaign(context, tx, texts.campaign_id)
    major = rubric_of(context, tx, opened.pins[texts.rubric_id]).major
    review = Review(Unit.PROMPT, texts.rubric_id)
    (item,) = plan_items(localization_id, texts.locale, texts.domain, (), review, rubric_major=major, seed=0)
    row = items.ItemRow(
        item.id, localization_id, texts.locale, Unit.PROMPT, texts.rubric_id, major, Purpose.REVIEW, item.outputs
    )
    first = items.last_position(tx, claim.pool_id) + 1
    slot = items.SlotRow(item.id, 0, claim.pool_id, first, _field(opened, texts), not_for=claim.person_id)
    count = items.slot_counts(tx, [claim.item_id])[claim.item_id]
    items.add_items(tx, opened.id, [row])
    items.add_slots(tx, [replace(slot, number=number, position=first + number) for number in range(count)])


def _field(opened: OpenCampaign, texts: ItemTexts) -> str | None:
    return texts.domain if texts.domain in opened.campaign.expert_domains else None


def majors_of(context: Context, tx: Writing, campaign_id: str) -> dict[str, int]:
    """Rubric id -> the major that a campaign uses now."""
    pins = known_campaign(context, tx, campaign_id).pins
    return {rubric: rubric_of(context, tx, pin).major for rubric, pin in pins.items()}
