"""Submit: the rules are checked, places are turned to outputs, and judgment, claim and audit change together."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from localize.campaign import SignalsShown
from localize.errors import Refused, said
from localize.ids import new_id
from localize.records import AssignmentId, Frame, Judgment, JudgmentId, Rating
from localize.rubric.model import Rubric
from localize.rubric.ratings import asked, by_output, cannot_judge_reassigns, check_ratings
from localize.store import Writing, claims, judgments, own_work
from localize.store.claims import ClaimRow
from localize.store.judged_texts import texts_by_side
from localize.store.retiring import OF_PROMPTS
from localize.store.shown import ItemTexts, texts_of
from localize.workspace.comparing import OF_KNOWN, note_answer
from localize.workspace.context import Context, known_campaign, rubric_of
from localize.workspace.exposing import Exposure, Opened, exposure_of, keep_exposure
from localize.workspace.gold import perhaps_gold
from localize.workspace.overlapping import settle_places
from localize.workspace.proposing import propose
from localize.workspace.repeating import perhaps_repeat
from localize.workspace.resting import look_after
from localize.workspace.reviewing import OPEN, over, own_claim, whole
from localize.workspace.routing import follow_up

KEY_MAX_CHARS = 200
CANNOT_JUDGE = "cannot_judge"


@dataclass(frozen=True)
class Shown:
    """What the page says of a reviewer's circumstances: stored with the judgment."""

    ui_lang: str | None = None
    rubric_lang: str | None = None
    frame: Frame | None = None
    active: int | None = None  # seconds at work, as the window counted them
    opened: Opened | None = None  # explanations of signals; None: no signals were shown


def submit(
    context: Context, assignment_id: AssignmentId, ratings: Mapping[str, Any], key: str, shown: Shown
) -> Judgment:
    """Store all ratings of a claim at once. The same key again gives the same judgment and writes nothing."""
    check_sent(ratings, key, shown)
    with context.store.work(context.actor_id, on=key) as tx:
        claim = own_claim(context, tx, assignment_id)
        known = judgments.of_key(tx, key)
        if known is not None:
            return sent_before(tx, claim, known)
        if claim.state not in OPEN:
            raise over()
        claims.note_time(tx, claim, shown.active)
        texts = texts_of(tx, claim.item_id)
        closed = known_campaign(context, tx, texts.campaign_id).state == "closed"
        late = claim.state != "live" or claim.lease_until < tx.now or closed
        made = make_judgment(context, tx, claim, texts, ratings, key, shown, late=late)
        keep_judgment(tx, made)
        keep_exposure(tx, claim, made.row.attempt, made.exposure)
        if texts.purpose not in OF_KNOWN:
            propose(context, tx, claim, made.answers)
        _close(tx, claim, late=late, returns=made.returns)
        settle_places(context, tx, claim.item_id, texts)
        look_after(context, tx, claim, made.answers)
        if not late and not made.returns:
            rubric = rubric_of(context, tx, claim.rubric_hash)
            perhaps_repeat(context, tx, claim, texts, rubric)
            perhaps_gold(context, tx, claim, texts, rubric)
        follow_up(context, tx, claim, made.row, made.answers)
        if texts.purpose in OF_KNOWN:
            note_answer(context, tx, claim, made.row.id, made.answers, returns=made.returns)
    return made.as_judgment(tx)


@dataclass(frozen=True)
class Made:
    """A judgment on its way into the database. `returns`: its answers say that somebody else must judge the item.

    `stale`: the prompt was revised while its outputs were judged.
    """

    row: judgments.NewJudgment
    exposure: Exposure
    answers: tuple[Rating, ...]
    returns: bool
    stale: bool

    def as_judgment(self, tx: Writing) -> Judgment:
        """As it is known after its change, when it has its number."""
        row = self.row
        assert row.submitted_at is not None
        claim = None if row.claim_id is None else AssignmentId(row.claim_id)
        return Judgment(
            JudgmentId(row.id), tx.journal.sequence_of(row.id), claim, self.answers, row.late, row.submitted_at
        )


def check_sent(ratings: Mapping[str, Any], key: str, shown: Shown) -> None:
    """Raises Refused for what can be stored nowhere."""
    if not 0 < len(key) <= KEY_MAX_CHARS:
        raise Refused(said("The key of a submit has 1 to {most} characters.", most=KEY_MAX_CHARS), said("Use a UUID."))
    if not isinstance(ratings, Mapping):
        raise Refused(said("Ratings are a table: criterion to value."), said("Give a dict such as {{'overall': 4}}."))
    for each in (key, shown.ui_lang, shown.rubric_lang):
        whole(each or "")


def sent_before(tx: Writing, claim: ClaimRow, known: judgments.StoredJudgment) -> Judgment:
    """The judgment that the same key made. Raises Refused where it was of another item, or was taken back since."""
    if known.claim_id != claim.id:
        raise Refused(said("This key was used for another item."), said("Use a new UUID for each submit."))
    if claim.state in OPEN and own_work.is_withdrawn(tx, known.id):
        raise Refused(
            said("You took this judgment back. Your text is kept."),
            said("Submit it again: it is then stored as a new one."),
        )
    return Judgment(known.id, known.sequence, AssignmentId(claim.id), known.ratings, known.late, known.submitted_at)


def make_judgment(
    context: Context,
    tx: Writing,
    claim: ClaimRow,
    texts: ItemTexts,
    ratings: Mapping[str, Any],
    key: str,
    shown: Shown,
    *,
    late: bool,
) -> Made:
    """The judgment that these ratings make of a claim; nothing is written yet. Raises BadRatings."""
    rubric = rubric_of(context, tx, claim.rubric_hash)
    exposure = exposure_of(context, tx, claim, shown.opened)
    row, answers = _new_judgment(tx, claim, texts, rubric, ratings, key, shown, exposure.when, late=late)
    stale = texts.stale and texts.unit not in OF_PROMPTS  # what was said of an old prompt stays true of it
    return Made(row, exposure, answers, cannot_judge_reassigns(rubric, answers), stale)


def keep_judgment(tx: Writing, made: Made) -> None:
    """Store it with all that follows from it, after a submit and after a correction alike."""
    judgments.record(tx, made.row)
    if made.stale:
        judgments.mark(tx, [made.row.id], "quarantined", "the prompt was revised while it was judged")


def _new_judgment(
    tx: Writing,
    claim: ClaimRow,
    texts: ItemTexts,
    rubric: Rubric,
    ratings: Mapping[str, Any],
    key: str,
    shown: Shown,
    signals_shown: SignalsShown,
    *,
    late: bool,
) -> tuple[judgments.NewJudgment, tuple[Rating, ...]]:
    profile = asked(rubric, profile=claim.profile, blind=claim.blind)
    possible = asked(rubric, profile=None, blind=claim.blind)
    chosen = [criterion for criterion in possible if criterion in profile or criterion in ratings]
    judged = texts_by_side(texts.unit, texts.prompt, texts.source, texts.outputs[0] if texts.outputs else None)
    checked = check_ratings(rubric, ratings, asked=chosen, texts=judged, outputs=len(texts.outputs))
    answers = by_output(rubric, checked, claim.shown_order)
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
        signals_shown=signals_shown,
        shown_order=json.dumps(list(claim.shown_order)),
        frame=shown.frame,
        opened_at=claim.opened_at,
        submitted_at=max(tx.now, claim.opened_at),  # a clock that was set back makes no negative time
        attempt=judgments.attempts(tx, claim.id),
    )
    return row, answers


def _close(tx: Writing, claim: ClaimRow, *, late: bool, returns: bool) -> None:
    """`returns`: the answers say that somebody else must judge it."""
    if claim.state == "live" and late:
        claims.let_go(tx, claim.id, "expired")
    if returns and not late:
        claims.let_go(tx, claim.id, "returned", reason=CANNOT_JUDGE)
    else:
        claims.finish(tx, claim, late=late)
    judgments.drop_draft(tx, AssignmentId(claim.id))
