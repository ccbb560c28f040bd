"""Which items a report asks for: what is shown of the reported one under the other rubric, in a pool for reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from localize.errors import LocalizeError
from localize.ids import derived_id
from localize.languages import parts
from localize.records import Unit
from localize.rubric.model import Rubric
from localize.rubric.reporting import Report, reports
from localize.store import Reading, Writing, campaigns, items, routed
from localize.store.judgments import ratings_from_json
from localize.workspace.campaigning import keep_and_pin
from localize.workspace.context import Context, OpenCampaign, rubric_of, rubric_on_shelf


@dataclass(frozen=True, slots=True)
class WantedItem:
    """An item that a report asks for under a rubric; `outputs` in imported order."""

    id: str
    rubric: Rubric
    outputs: tuple[str, ...]


def wanted_items(
    context: Context,
    view: Reading,
    opened: OpenCampaign,
    place: routed.Reported,
    outputs: tuple[str, ...],
    reported: Iterable[Report],
    *,
    pinning: bool = False,
) -> Iterator[WantedItem]:
    """The items that reports on `outputs` of a localization ask for; their ids are what they are about."""
    for report in reported:
        rubric = _rubric(context, view, opened, report.rubric, pinning=pinning)
        if rubric is None:
            continue
        for group in _groups(rubric.unit, outputs, place.every, report):
            known = derived_id("item", rubric.unit, rubric.id, rubric.major, place.localization_id, sorted(group), 0)
            yield WantedItem(known, rubric, group)


def _groups(unit: Unit, outputs: tuple[str, ...], every: tuple[str, ...], report: Report) -> Iterator[tuple[str, ...]]:
    """What a rubric of that unit shows of a reported item: each output by itself, or all of them.

    Of an item that shows no output, all outputs that its prompt has got by now.
    """
    shown = outputs or every
    named = [each for number, each in enumerate(shown) if report.outputs is None or number in report.outputs]
    match unit:
        case Unit.OUTPUT | Unit.TRANSLATION:
            yield from ((each,) for each in named)
        case Unit.PROMPT:
            yield ()
        case Unit.PAIR if len(shown) == 2:
            yield shown
        case Unit.LIST if len(shown) > 1:
            yield shown


def _rubric(context: Context, view: Reading, opened: OpenCampaign, rubric_id: str, *, pinning: bool) -> Rubric | None:
    """The rubric as the campaign pins it; `pinning`: pinned now from the shelf if it is not.

    None where there is none on the shelf, or it asks for a place to find help and the campaign names none.
    """
    pins = campaigns.pinned(view, opened.id)
    if rubric_id in pins:
        return rubric_of(context, view, pins[rubric_id])
    if not pinning or not isinstance(view, Writing):
        return None
    try:
        rubric = rubric_on_shelf(context, rubric_id)
    except LocalizeError:
        return None
    wellbeing = rubric.wellbeing
    if wellbeing is not None and wellbeing.support_link_required and opened.campaign.support_link is None:
        return None
    keep_and_pin(view, opened.id, rubric.id, rubric.version, rubric.hash, rubric.source_text)
    view.journal.new_edition = True
    return rubric


def reported_by_others(
    context: Context, view: Reading, opened: OpenCampaign, place: routed.Reported, but: str
) -> Iterator[tuple[str, set[str]]]:
    """(person, items that they report) of every judgment of the localization that stands, but for one."""
    for each in routed.judgments_of(view, place.localization_id, but=but):
        said_so = reports(rubric_of(context, view, each.rubric_hash), ratings_from_json(each.ratings))
        yield each.person_id, {one.id for one in wanted_items(context, view, opened, place, each.outputs, said_so)}


def overlap_of(opened: OpenCampaign, rubric: Rubric) -> int:
    """As many as the campaign wants of each item, or of each under this rubric."""
    reviews = opened.campaign.reviews
    own = next((each.overlap for each in reviews if (each.unit, each.rubric) == (rubric.unit, rubric.id)), None)
    return own or opened.campaign.overlap


def pool_of_reports(opened: OpenCampaign, locale: str, rubric: Rubric) -> items.PoolRow:
    number = routed.FIRST_POOL
    return items.PoolRow(
        id=derived_id("pool", opened.id, number, locale, rubric.unit, rubric.id),
        campaign_id=opened.id,
        number=number,
        locale=locale,
        language=parts(locale).language,
        unit=rubric.unit,
        rubric_id=rubric.id,
    )
