"""Guidelines: the newest version, who said that they have read it, and who has not yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from localize.assignment import eligible
from localize.errors import NotFound, said
from localize.records import CampaignId, Person, PersonId
from localize.store import Reading, guidelines, items, people
from localize.workspace.context import Context, OpenCampaign, campaign_in, known_campaign, rubric_of


@dataclass(frozen=True)
class Guidelines:
    """The newest version of a campaign's guidelines, in our subset of Markdown. `read_at`: when the actor read it."""

    campaign: CampaignId
    title: str
    number: int
    text: str
    since: datetime
    read_at: datetime | None


@dataclass(frozen=True)
class GuidelineReader:
    """Somebody who works on a campaign; `readings` are (version, when), and `up_to_date` says if the newest is one."""

    person_id: PersonId
    name: str
    readings: tuple[tuple[int, datetime], ...]
    up_to_date: bool

    @property
    def last_number(self) -> int | None:
        return self.readings[-1][0] if self.readings else None

    @property
    def last_at(self) -> datetime | None:
        return self.readings[-1][1] if self.readings else None


@dataclass(frozen=True)
class GuidelineReaders:
    """Who read which version of a campaign's guidelines; `number` and `since` are of the newest."""

    number: int
    since: datetime
    readers: tuple[GuidelineReader, ...]


def newest(context: Context, campaign_id: str, person_id: PersonId | None) -> Guidelines | None:
    """Remembered for each edition, as every run of the review page asks. Raises NotFound."""
    with context.store.read() as view:
        campaign = known_campaign(context, view, campaign_id)
        memory = context.remembered.at(view)
        version = memory.recall(("guidelines", campaign_id), lambda: guidelines.newest(view, campaign_id))
        if version is None or not version.text:
            return None
        read_at = None
        if person_id is not None:
            key = ("guidelines read", campaign_id, version.number, person_id)
            read_at = memory.recall(key, lambda: guidelines.read_at(view, campaign_id, version.number, person_id))
        return Guidelines(campaign.id, campaign.campaign.title, version.number, version.text, version.since, read_at)


def mark_read(context: Context, campaign_id: str, number: int, person_id: PersonId) -> None:
    """Raises NotFound for a version that does not exist."""
    with context.store.write(context.actor_id) as tx:
        campaign_in(tx, campaign_id)
        if not guidelines.exists(tx, campaign_id, number):
            raise NotFound(
                said("There is no version {number} of these guidelines.", number=number),
                said("Open the guidelines again."),
            )
        guidelines.mark_read(tx, campaign_id, number, person_id)


def readers(context: Context, campaign_id: str) -> GuidelineReaders | None:
    """Everybody who may judge items of the campaign or has read a version. Raises NotFound."""
    with context.store.read() as view:
        campaign = campaign_in(view, campaign_id)
        version = guidelines.newest(view, campaign_id)
        if version is None or not version.text:
            return None
        found: dict[str, list[tuple[int, datetime]]] = {}
        for row in guidelines.readings(view, campaign_id):
            found.setdefault(row.person_id, []).append((row.number, row.at))
        everybody = [
            each for each in people.every(view) if each.id in found or _works_on(context, view, campaign, each)
        ]
        return GuidelineReaders(
            version.number,
            version.since,
            tuple(_reader(each, found.get(each.id, []), version.number) for each in everybody),
        )


def _reader(person: Person, readings: list[tuple[int, datetime]], newest_number: int) -> GuidelineReader:
    return GuidelineReader(
        person.id, person.name, tuple(readings), any(number == newest_number for number, _ in readings)
    )


def _works_on(context: Context, view: Reading, campaign: OpenCampaign, person: Person) -> bool:
    pools = context.remembered.at(view).recall(
        ("pools of", campaign.id), lambda: tuple(items.pools_of(view, campaign.id))
    )
    return any(
        eligible(person, pool.locale, rubric_of(context, view, campaign.pins[pool.rubric_id]), campaign.campaign)
        for pool in pools
        if pool.rubric_id in campaign.pins
    )
