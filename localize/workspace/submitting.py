"""Submit: the rules are checked, places are turned to outputs, and judgment, claim and audit change together."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from localize.campaign import SignalsShown
from localize.errors import Refused, said
from localize.ids import new_id
from localize.records import AssignmentId, Frame, Judgment, JudgmentId, Rating, Unit, content_from_json, messages
from localize.rubric.model import Rubric
from localize.rubric.ratings import asked, by_output, cannot_judge_reassigns, check_ratings
from localize.store import Writing, claims, judgments
from localize.store.claims import ClaimRow
from localize.store.shown import ItemTexts, texts_of
from localize.workspace.context import Context, rubric_of
from localize.workspace.reviewing import over, own_claim, whole

KEY_MAX_CHARS = 200


@dataclass(frozen=True)
class Shown:
    """What the page says of a reviewer's circumstances: stored with the judgment."""

    ui_lang: str | None = None
    rubric_lang: str | None = None
    frame: Frame | None = None


def submit(
    context: Context, assignment_id: AssignmentId, ratings: Mapping[str, Any], key: str, shown: Shown
) -> Judgment:
    """Store all ratings of a claim at once. The same key again gives the same judgment and writes nothing."""
    if not 0 < len(key) <= KEY_MAX_CHARS:
        raise Refused(said("The key of a submit has 1 to {most} characters.", most=KEY_MAX_CHARS), said("Use a UUID."))
    if not isinstance(ratings, Mapping):
        raise Refused(said("Ratings are a table: criterion to value."), said("Give a dict such as {{'overall': 4}}."))
    for each in (key, shown.ui_lang, shown.rubric_lang):
        whole(each or "")
    with context.store.work(context.actor_id, on=key) as tx:
        claim = own_claim(context, tx, assignment_id)
        known = judgments.of_key(tx, key)
        if known is not None:
            if known.claim_id != claim.id:
                raise Refused(said("This key was used for another item."), said("Use a new UUID for each submit."))
            return _judgment(known)
        if claim.state not in ("live", "expired"):
            raise over()
        rubric = rubric_of(context, tx, claim.rubric_hash)
        texts = texts_of(tx, claim.item_id)
        row, answers = _new_judgment(tx, claim, texts, rubric, ratings, key, shown)
        judgments.record(tx, row)
        _close(tx, claim, row, returns=cannot_judge_reassigns(rubric, answers))
        if texts.stale:
            judgments.mark(tx, [row.id], "quarantined", "the prompt was revised while it was judged")
        now = tx.now
        journal = tx.journal
    return Judgment(JudgmentId(row.id), journal.sequence_of(row.id), assignment_id, answers, row.late, now)


def _judgment(known: judgments.StoredJudgment) -> Judgment:
    claim = None if known.claim_id is None else AssignmentId(known.claim_id)
    return Judgment(known.id, known.sequence, claim, known.ratings, known.late, known.submitted_at)


def _new_judgment(
    tx: Writing,
    claim: ClaimRow,
    texts: ItemTexts,
    rubric: Rubric,
    ratings: Mapping[str, Any],
    key: str,
    shown: Shown,
) -> tuple[judgments.NewJudgment, tuple[Rating, ...]]:
    profile = asked(rubric, profile=claim.profile, blind=claim.blind)
    possible = asked(rubric, profile=None, blind=claim.blind)
    chosen = [criterion for criterion in possible if criterion in profile or criterion in ratings]
    checked = check_ratings(rubric, ratings, asked=chosen, texts=_judged_texts(texts), outputs=len(texts.outputs))
    answers = by_output(rubric, checked, claim.shown_order)
    late = claim.state != "live" or claim.lease_until < tx.now
    row = judgments.NewJudgment(
        id=new_id(),
        campaign_id=texts.campaign_id,
        claim_id=claim.id,
        item_id=claim.item_id,
        person_id=claim.person_id,
        submit_key=key,
        rubric_hash=claim.rubric_hash,
        profile=claim.profile,
        ratings=judgments.ratings_json(answers),
        purpose=texts.purpose,
        match_tier=claim.tier,
        imported=False,
        late=late,
        ui_lang=shown.ui_lang,
        rubric_lang=shown.rubric_lang,
        signals_shown=SignalsShown.HIDDEN,  # none are shown yet, whatever the campaign allows
        shown_order=json.dumps(list(claim.shown_order)),
        frame=shown.frame,
        opened_at=claim.opened_at,
        submitted_at=max(tx.now, claim.opened_at),  # a clock that was set back makes no negative time
    )
    return row, answers


def _judged_texts(texts: ItemTexts) -> dict[str, str]:
    """The text that a rewrite or a mark speaks of, and its source."""
    judged = {"target": _plain(texts.prompt)} if texts.unit == Unit.PROMPT else {}
    if texts.unit in (Unit.OUTPUT, Unit.TRANSLATION):
        judged["target"] = texts.outputs[0]
    if texts.source is not None:
        judged["source"] = _plain(texts.source)
    return judged


def _plain(content: str) -> str:
    return "\n\n".join(turn.content for turn in messages(content_from_json(content)))


def _close(tx: Writing, claim: ClaimRow, row: judgments.NewJudgment, *, returns: bool) -> None:
    """`returns`: the answers say that somebody else must judge it."""
    if claim.state == "live" and row.late:
        claims.let_go(tx, claim.id, "expired")
    if returns and not row.late:
        claims.let_go(tx, claim.id, "returned", reason="cannot_judge")
    else:
        claims.finish(tx, claim, late=row.late)
    judgments.drop_draft(tx, AssignmentId(claim.id))
