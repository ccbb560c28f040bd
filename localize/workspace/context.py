"""What every part of the workspace needs: the store, the settings, who acts, and what never changes once read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from localize.campaign import Campaign, parse_campaign
from localize.campaign.glossary import GlossaryLine, parse_glossary
from localize.errors import NotFound, said
from localize.records import CampaignId, Person, PersonId
from localize.rubric.model import Rubric
from localize.rubric.read import parse_kept_rubric, read_rubric
from localize.rubric.shelf import find_rubrics
from localize.settings import Settings
from localize.store import Reading, Store, campaigns
from localize.workspace.given import Tallies
from localize.workspace.memory import Remembered


@dataclass(frozen=True)
class Context:
    """`actor` None is the local operator."""

    store: Store
    settings: Settings
    actor: Person | None = None
    remembered: Remembered = field(default_factory=Remembered)
    rubrics: dict[str, Rubric] = field(default_factory=dict)  # by hash: their content never changes
    tallies: Tallies = field(default_factory=Tallies)

    @property
    def actor_id(self) -> PersonId | None:
        return None if self.actor is None else self.actor.id


@dataclass(frozen=True)
class OpenCampaign:
    """A stored campaign, parsed, with the rubric content it pins."""

    campaign: Campaign
    state: str
    version: int
    guidelines: str
    pins: Mapping[str, str]
    glossary: tuple[GlossaryLine, ...] = ()

    @property
    def id(self) -> CampaignId:
        return self.campaign.id


_parsed = lru_cache(maxsize=256)(parse_campaign)
_glossary = lru_cache(maxsize=64)(parse_glossary)


def campaign_in(view: Reading, campaign_id: str) -> OpenCampaign:
    """Raises NotFound naming the campaigns there are."""
    row = campaigns.find(view, campaign_id)
    if row is None:
        known = ", ".join(each.id for each in campaigns.every(view))
        raise NotFound(
            said("There is no campaign {campaign}.", campaign=campaign_id),
            said("Campaigns here: {known}.", known=known)
            if known
            else said("Make one with `localize campaign create FILE.toml`."),
        )
    return _open(view, row)


def known_campaign(context: Context, view: Reading, campaign_id: str) -> OpenCampaign:
    """As `campaign_in`, read once for each edition."""
    return context.remembered.at(view).recall(("campaign", campaign_id), lambda: campaign_in(view, campaign_id))


def campaigns_in(view: Reading) -> list[OpenCampaign]:
    return [_open(view, row) for row in campaigns.every(view)]


def _open(view: Reading, row: campaigns.CampaignRow) -> OpenCampaign:
    pins = campaigns.pinned(view, row.id)
    glossary = _glossary(row.glossary) if row.glossary else ()
    return OpenCampaign(_parsed(row.source), row.state, row.version, row.guidelines, pins, glossary)


def rubric_of(context: Context, view: Reading, rubric_hash: str) -> Rubric:
    """A rubric whose content is kept in the database."""
    if rubric_hash not in context.rubrics:
        rubric_id, source = campaigns.rubric_source(view, rubric_hash)
        context.rubrics[rubric_hash] = parse_kept_rubric(source, rubric_id)
    return context.rubrics[rubric_hash]


def rubric_on_shelf(context: Context, rubric_id: str) -> Rubric:
    """A rubric file: the workspace's own before the shipped ones. Raises NotFound, or BadRubric."""
    shelf = find_rubrics(context.settings.rubrics)
    if rubric_id not in shelf:
        raise NotFound(
            said("There is no rubric {rubric}.", rubric=rubric_id),
            said("Rubrics here: {known}.", known=", ".join(sorted(shelf))),
        )
    return read_rubric(shelf[rubric_id])
