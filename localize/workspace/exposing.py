"""What a reviewer saw of signals, kept with the judgment; and what they say of a signal that they saw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from localize.campaign import SignalsShown
from localize.errors import Refused, said
from localize.findings import SignalsOf, State
from localize.records import AssignmentId
from localize.store import Reading, Writing, signal_opinions
from localize.store.claims import ClaimRow
from localize.store.shown import Targets, targets_of
from localize.workspace import sheet_signals
from localize.workspace.context import Context, known_campaign
from localize.workspace.reviewing import JUDGED, own_claim

VERDICTS = ("right", "false_alarm")
Opened = Sequence[tuple[int | None, str]]
"""Explanations that a reviewer opened: place of the output as shown (None: the prompt), and name of the signal."""


@dataclass(frozen=True)
class Exposure:
    """`when` goes into the judgment: whether signals were seen before it. `shown_when`, `shown`: what was seen now."""

    when: SignalsShown
    shown_when: SignalsShown = SignalsShown.HIDDEN
    shown: tuple[tuple[int | None, str, str], ...] = ()
    opened: tuple[tuple[int | None, str], ...] = ()


def exposure_of(context: Context, tx: Writing, claim: ClaimRow, opened: Opened | None) -> Exposure:
    """What the sheet of a claim showed, by the rules that it was served under; `opened` None: its texts alone."""
    seen = signal_opinions.has_seen(tx, claim.id)
    when = SignalsShown.BESIDE if seen else SignalsShown.HIDDEN
    if opened is None:
        return Exposure(when)
    sheet = sheet_signals.before(context, tx, claim)
    if sheet.when == SignalsShown.BESIDE and sheet.of:
        shown = _shown(claim, sheet.of)
        return Exposure(SignalsShown.BESIDE, SignalsShown.BESIDE, shown, _known(claim, opened, shown))
    if sheet.when == SignalsShown.AFTER and sheet.reveals:
        of = sheet_signals.shown_signals(context, tx, claim, targets_of(tx, claim.item_id))
        return Exposure(SignalsShown.BESIDE if seen else SignalsShown.AFTER, SignalsShown.AFTER, _shown(claim, of))
    return Exposure(when)


def keep_exposure(tx: Writing, claim: ClaimRow, attempt: int, exposure: Exposure) -> None:
    if exposure.shown_when is not SignalsShown.HIDDEN:
        signal_opinions.expose(tx, claim.id, attempt, exposure.shown_when, exposure.shown, exposure.opened)


def _shown(claim: ClaimRow, of: Sequence[SignalsOf]) -> tuple[tuple[int | None, str, str], ...]:
    """By number of the output, since places are one reviewer's."""
    return tuple(
        (_number(claim, text.place), each.name, each.finding.state.value) for text in of for each in text.found
    )


def _known(
    claim: ClaimRow, opened: Opened, shown: Sequence[tuple[int | None, str, str]]
) -> tuple[tuple[int | None, str], ...]:
    """What was opened of what was shown: a browser can say anything."""
    there = {(number, name) for number, name, _ in shown}
    numbered = ((_number(claim, place), name) for place, name in opened if place is None or place in _places(claim))
    return tuple(dict.fromkeys(each for each in numbered if each in there))


def _places(claim: ClaimRow) -> range:
    return range(len(claim.shown_order))


def _number(claim: ClaimRow, place: int | None) -> int | None:
    return None if place is None else claim.shown_order[place]


def revealed(context: Context, assignment_id: AssignmentId) -> tuple[SignalsOf, ...]:
    """What signals found in an item that its reviewer has judged; nothing where the campaign hides them."""
    with context.store.read() as view:
        claim = own_claim(context, view, assignment_id)
        targets = targets_of(view, claim.item_id)
        if claim.state not in JUDGED or _hidden(context, view, targets):
            return ()
        return sheet_signals.shown_signals(context, view, claim, targets)


def _hidden(context: Context, view: Reading, targets: Targets) -> bool:
    return known_campaign(context, view, targets.campaign_id).campaign.signals is SignalsShown.HIDDEN


def note_seen(context: Context, assignment_id: AssignmentId, opened: Opened) -> None:
    """Which explanations a reviewer opened after their judgment; said again it changes nothing."""
    with context.store.work(context.actor_id) as tx:
        claim = own_claim(context, tx, assignment_id)
        of = sheet_signals.shown_signals(context, tx, claim, targets_of(tx, claim.item_id))
        signal_opinions.note_opened(tx, claim.id, _known(claim, opened, _shown(claim, of)))


def judge_signal(
    context: Context, assignment_id: AssignmentId, place: int | None, name: str, verdict: str | None
) -> None:
    """Say that a signal was right or a false alarm; None takes it back. Raises Refused, NotFound and Forbidden."""
    if verdict is not None and verdict not in VERDICTS:
        raise Refused(
            said("{verdict} is not a verdict on a signal.", verdict=verdict),
            said("Verdicts: {valid}.", valid=", ".join(VERDICTS)),
        )
    with context.store.work(context.actor_id) as tx:
        claim = own_claim(context, tx, assignment_id)
        targets = targets_of(tx, claim.item_id)
        found = _seen_finding(context, tx, claim, targets, place, name)
        number = _number(claim, place)
        output_id = None if number is None else targets.outputs[number]
        known = signal_opinions.verdicts_of(tx, claim.person_id, targets.localization_id).get((output_id, name))
        if known == verdict:
            return
        row = signal_opinions.NewVerdict(
            campaign_id=targets.campaign_id,
            claim_id=claim.id,
            person_id=claim.person_id,
            localization_id=targets.localization_id,
            output_id=output_id,
            locale=targets.locale,
            name=name,
            version=found,
            verdict=verdict or "withdrawn",
        )
        signal_opinions.add_verdict(tx, row)


def _seen_finding(
    context: Context, tx: Writing, claim: ClaimRow, targets: Targets, place: int | None, name: str
) -> str:
    """The version of a signal that told this reviewer to look. Raises Refused where it did not."""
    when = known_campaign(context, tx, targets.campaign_id).campaign.signals
    may_see = when is SignalsShown.BESIDE or (when is SignalsShown.AFTER and claim.state in JUDGED)
    there = place is None or place in _places(claim)
    found = sheet_signals.finding_in(tx, targets, _number(claim, place), name) if may_see and there else None
    if found is None or found[1].state is not State.LOOK:
        raise Refused(
            said("This signal does not ask you to look at anything here."), said("Your judgment stays as it is.")
        )
    return found[0]
