"""Signals of the texts on one sheet: which of them a reviewer sees before, beside or after the judgment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from localize.campaign import SignalsShown
from localize.errors import Said, said
from localize.findings import Finding, SheetSignals, ShownSignal, SignalsOf, State
from localize.records import Unit
from localize.signals import signals as known_signals
from localize.signals.writing import from_json
from localize.store import Reading, signal_opinions, signal_spreads
from localize.store.claims import ClaimRow
from localize.store.shown import Targets, targets_of
from localize.store.signals import Found, found_in
from localize.workspace.context import Context, OpenCampaign, known_campaign
from localize.workspace.spreads import is_metric, percentile

_ORDER = {State.LOOK: 0, State.OK: 1, State.NOT_APPLICABLE: 2}
IMPORTED = said("It was computed elsewhere and imported.")


def before(context: Context, view: Reading, claim: ClaimRow) -> SheetSignals:
    """What stands on the sheet while it is judged. Where signals come after, only whether there will be any."""
    targets = targets_of(view, claim.item_id)
    when = known_campaign(context, view, targets.campaign_id).campaign.signals
    if when is SignalsShown.HIDDEN:
        return SheetSignals(when)
    if when is SignalsShown.BESIDE:
        return SheetSignals(when, of=shown_signals(context, view, claim, targets))
    return SheetSignals(when, reveals=_has_a_look(context, view, claim, targets))


def _has_a_look(context: Context, view: Reading, claim: ClaimRow, targets: Targets) -> bool:
    """In what is judged. A minor one stops nobody, nor does one in the prompt of outputs: those stand beside others."""
    judges_prompt = targets.unit == Unit.PROMPT
    return any(
        finding["state"] == State.LOOK and not _is_minor(name)
        for number, found in _on_sheet(context, view, claim, targets)
        if (number is None) == judges_prompt
        for name, finding in found.items()
    )


def _is_minor(name: str) -> bool:
    known = known_signals().get(name)
    return known is not None and known.minor


def shown_signals(context: Context, view: Reading, claim: ClaimRow, targets: Targets) -> tuple[SignalsOf, ...]:
    """Every finding in the texts of an item, the prompt first, then the outputs as they are shown."""
    place = (targets.campaign_id, targets.locale)
    said_before = signal_opinions.verdicts_of(view, claim.person_id, targets.localization_id)
    right = signal_opinions.precisions(view, *place)
    spreads = context.remembered.at(view).recall(("spreads", *place), lambda: signal_spreads.find(view, *place))

    def shown(output: int | None, name: str, written: Mapping[str, Any]) -> ShownSignal:
        finding = from_json(written)
        known = known_signals().get(name)
        output_id = None if output is None else targets.outputs[output]
        lies = None if output is None or finding.number is None or not is_metric(name) else spreads.get(name)
        return ShownSignal(
            name=name,
            label=Said("{name}", {"name": name}) if known is None else known.label,
            meaning=IMPORTED if known is None else known.meaning,
            category="" if known is None else known.category,
            metric=is_metric(name),
            minor=_is_minor(name),
            finding=finding,
            percentile=None if finding.number is None else percentile(finding.number, lies),
            precision=right.get((targets.locale, name)),
            verdict=said_before.get((output_id, name)),
        )

    found = dict(_on_sheet(context, view, claim, targets))
    places: list[int | None] = [None, *claim.shown_order]
    return tuple(
        SignalsOf(
            None if number is None else claim.shown_order.index(number),
            _sorted(shown(number, name, written) for name, written in found[number].items()),
        )
        for number in places
        if found.get(number)
    )


def _sorted(found: Iterator[ShownSignal]) -> tuple[ShownSignal, ...]:
    """What asks for a look first, what says nothing last; minor ones at the end of each."""
    return tuple(sorted(found, key=lambda each: (_ORDER[each.finding.state], each.minor, each.metric, each.name)))


def _on_sheet(
    context: Context, view: Reading, claim: ClaimRow, targets: Targets
) -> Iterator[tuple[int | None, Mapping[str, Mapping[str, Any]]]]:
    """Number of the output (None: the prompt) -> its findings as JSON by signal, without those that are muted."""
    campaign = known_campaign(context, view, targets.campaign_id)
    silent = muted_in(context, view, campaign, targets.locale)
    found = found_in(view, [targets.localization_id])
    for number, output_id in ((None, None), *enumerate(targets.outputs)):
        here = found.get((targets.localization_id, output_id), Found())
        yield number, {name: finding for name, finding in here.findings.items() if name not in silent}


def muted_in(context: Context, view: Reading, campaign: OpenCampaign, locale: str) -> frozenset[str]:
    """The signals that nobody is shown in a locale of a campaign."""

    def read() -> frozenset[tuple[str, str]]:
        return signal_opinions.muted(view, campaign.id)

    silent = context.remembered.at(view).recall(("muted", campaign.id), read)
    return frozenset(name for tag, name in silent if tag == locale)


def finding_in(view: Reading, targets: Targets, output: int | None, name: str) -> tuple[str, Finding] | None:
    """The version and the finding of one signal in one text of an item; None where there is none."""
    output_id = None if output is None else targets.outputs[output]
    found = found_in(view, [targets.localization_id]).get((targets.localization_id, output_id))
    if found is None or name not in found.findings:
        return None
    return found.versions[name], from_json(found.findings[name])
