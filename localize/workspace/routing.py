"""What a judgment sets going beyond itself: items opened under another rubric (`routes_to`), coordinators told at once.

Called last in the change of a judgment, when nothing more is remembered of the campaign: a rubric may be pinned here.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable

from localize.records import Purpose, Rating
from localize.rubric.model import Rubric
from localize.rubric.places import as_shown
from localize.rubric.ratings import alerts
from localize.rubric.reporting import Report, reports
from localize.store import Writing, items, revisions, routed
from localize.store.alerts import raise_alert
from localize.store.claims import ClaimRow
from localize.store.judgments import NewJudgment
from localize.store.own_work import LastJudgment
from localize.store.shown import ItemTexts, texts_of
from localize.workspace.context import Context, OpenCampaign, known_campaign, rubric_of
from localize.workspace.reported_items import (
    WantedItem,
    overlap_of,
    pool_of_reports,
    reported_by_others,
    wanted_items,
)

_log = logging.getLogger(__name__)
_ASKED = (Purpose.REVIEW, Purpose.REPEAT)
"""Purposes of items that somebody wants to know about; what is said of items whose answer is known goes nowhere."""


def follow_up(
    context: Context,
    tx: Writing,
    claim: ClaimRow,
    row: NewJudgment,
    answers: tuple[Rating, ...],
    before: tuple[Rating, ...] = (),
) -> None:
    """After a judgment is kept: alert and open what its answers ask for. Costs next to nothing where they do not.

    `before` are the answers that it corrects: of what these told the coordinators they are not told again.
    """
    if row.purpose not in _ASKED:
        return
    rubric = rubric_of(context, tx, row.rubric_hash)
    alarming = _alarming(rubric, claim, answers) - _alarming(rubric, claim, before)
    reported = reports(rubric, answers)
    if reported:
        alarming |= _open(context, tx, row, reported) - {each.criterion for each in reports(rubric, before)}
    if alarming:
        _log.warning("a judgment raised alerts", extra={"fields": {"alerts": len(alarming)}})
    for criterion in sorted(alarming):
        raise_alert(tx, row.campaign_id, row.id, criterion)


def _alarming(rubric: Rubric, claim: ClaimRow, answers: tuple[Rating, ...]) -> set[str]:
    """Criteria whose answer is an alert. Conditions speak of what was shown; private answers are never told."""
    if not any(each.alert_when for each in rubric.criteria):
        return set()
    private = {each.id for each in rubric.criteria if each.private}
    return set(alerts(rubric, as_shown(rubric, answers, claim.shown_order))) - private


def call_back(
    context: Context, tx: Writing, claim: ClaimRow, last: LastJudgment, instead: tuple[Rating, ...] = ()
) -> None:
    """A judgment was taken back, or corrected by answers that stand `instead` of it: so are its reports.

    An item that nobody has begun and nobody else reports is asked of nobody any more. Alerts stay: who was told knows.
    """
    rubric = rubric_of(context, tx, claim.rubric_hash)
    before = reports(rubric, last.ratings)
    if not before:
        return
    revisions.in_turn(tx, last.campaign_id)
    opened = known_campaign(context, tx, last.campaign_id)
    place = routed.reported(tx, claim.item_id)
    was, still = (
        {each.id for each in wanted_items(context, tx, opened, place, place.outputs, said_so)}
        for said_so in (before, reports(rubric, instead))
    )
    gone = was - still
    if not gone:
        return
    others = list(reported_by_others(context, tx, opened, place, last.id))
    for item_id in sorted(gone):
        if not any(slot.routed for slot in routed.places_of(tx, item_id)):
            continue
        reporters = {person_id for person_id, wanted in others if item_id in wanted}
        if claim.person_id not in reporters:
            routed.let_them(tx, item_id, claim.person_id)
        if not reporters and routed.close(tx, item_id):
            tx.journal.audit("item.called_back", item_id, judgment=last.id)


def _open(context: Context, tx: Writing, row: NewJudgment, reported: Iterable[Report]) -> set[str]:
    """Open what is reported; the criteria of reports that could open nothing, which coordinators must know of."""
    texts = texts_of(tx, row.item_id)
    place = routed.reported(tx, row.item_id)
    if texts.stale or place.rejected:
        return set()
    revisions.in_turn(tx, row.campaign_id)  # of two reports at once the second sees what the first has opened
    opened = known_campaign(context, tx, row.campaign_id)
    in_vain = set()
    for report in reported:
        wanted = list(wanted_items(context, tx, opened, place, place.outputs, [report], pinning=True))
        for each in wanted:
            _ask(tx, opened, texts, place, each, row)
        if not wanted:
            in_vain.add(report.criterion)
    return in_vain


def _ask(
    tx: Writing, opened: OpenCampaign, texts: ItemTexts, place: routed.Reported, wanted: WantedItem, row: NewJudgment
) -> None:
    """Let others judge an item; one that is asked already is asked once. Never of those who report it."""
    slots = routed.places_of(tx, wanted.id)
    if slots and not slots[0].routed:
        return  # the campaign itself asks for it
    if slots:
        if all(each.state == "closed" for each in slots):
            routed.open_again(tx, wanted.id, not_for=row.person_id)
            tx.journal.audit("item.routed", wanted.id, judgment=row.id, rubric=wanted.rubric.id)
        elif any(each.not_for != row.person_id for each in slots):
            routed.keep_from(tx, wanted.id, row.person_id, slots[0].pool_id, wanted.rubric.hash)
        return
    pool = pool_of_reports(opened, texts.locale, wanted.rubric)
    items.ensure_pool(tx, pool)
    first = items.last_position(tx, pool.id) + 1
    field = texts.domain if texts.domain in opened.campaign.expert_domains else None
    item = items.ItemRow(
        wanted.id,
        place.localization_id,
        texts.locale,
        wanted.rubric.unit,
        wanted.rubric.id,
        wanted.rubric.major,
        Purpose.REVIEW,
        wanted.outputs,
    )
    items.add_items(tx, opened.id, [item])
    items.add_slots(
        tx,
        [
            items.SlotRow(wanted.id, number, pool.id, first + number, field, not_for=row.person_id)
            for number in range(overlap_of(opened, wanted.rubric))
        ],
    )
    tx.journal.audit("item.routed", wanted.id, judgment=row.id, rubric=wanted.rubric.id)
    tx.journal.new_edition = True
