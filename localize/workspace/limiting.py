"""How much of a day and of a campaign a person has had, against the campaign's caps and their own limit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from localize.assignment.load import Limit, Load, limit_reached
from localize.assignment.protecting import day_of
from localize.campaign import Caps
from localize.records import CampaignId, Person
from localize.store import Reading, loads
from localize.workspace.context import OpenCampaign

NO_CAPS = Caps()


@dataclass(frozen=True, slots=True)
class Reached:
    """A limit that somebody has reached. `opens_at` is None where it does not end with the day; `most` of `limit`."""

    limit: Limit
    most: int
    opens_at: datetime | None


def limits_reached(view: Reading, person: Person, campaigns: Iterable[OpenCampaign]) -> dict[CampaignId, Reached]:
    """Campaign -> why a person gets nothing more of it now. Costs nothing where there are no limits.

    What they hold counts as what they gave: nothing is handed out that would go over.
    """
    asked = {each.id: each.campaign.caps for each in campaigns}
    capped = {campaign: caps for campaign, caps in asked.items() if caps != NO_CAPS}
    if not capped and person.items_per_day is None:
        return {}
    day = day_of(view.now, person.time_zone)
    today = {campaign: Load(*had) for campaign, had in loads.since(view, person.id, day.start).items()}
    everything = sum(today.values(), Load()).items
    if person.items_per_day is not None and everything >= person.items_per_day:
        own = Reached(Limit.OWN_ITEMS_PER_DAY, person.items_per_day, day.end)
        return dict.fromkeys(asked, own)
    found = {}
    for campaign, caps in capped.items():
        in_all = 0 if caps.items_per_person is None else loads.items_of(view, person.id, campaign)
        limit = limit_reached(caps, today.get(campaign, Load()), in_all)
        if limit is not None:
            until = day.end if limit.ends_with_the_day else None
            found[campaign] = Reached(limit, getattr(caps, limit.value), until)
    return found
