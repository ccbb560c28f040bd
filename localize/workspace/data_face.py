"""The way of the data: campaigns, import, assignment, status, data sets, export."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from localize import intake
from localize.campaign import Campaign
from localize.records import Role
from localize.rubric.model import Rubric
from localize.store import campaigns
from localize.workspace import assigning, campaigning, doctoring, history, importing, reporting, safekeeping
from localize.workspace.assigning import AssignReport
from localize.workspace.authorize import Action
from localize.workspace.bound import Bound
from localize.workspace.context import OpenCampaign, campaign_in, campaigns_in, known_campaign, rubric_of
from localize.workspace.importing import ImportReport, Progress
from localize.workspace.packed import Backup

if TYPE_CHECKING:  # Polars takes a third of a second to load; an import does not need it
    import polars as pl

    from localize.exporters import Manifest


class DataFace(Bound):
    """Methods of `Workspace` about campaigns and their data."""

    def create_campaign(self, file: str | Path) -> Campaign:
        """Make a campaign from its TOML file and pin the rubrics it names."""
        return campaigning.create(self._allow(Action.MANAGE_CAMPAIGNS), Path(file))

    def update_campaign(self, file: str | Path, *, version: int | None = None) -> Campaign:
        """Take the changed file of a campaign, and its rubrics as they are now.

        With the `version` that the change began from (of `campaign`), raises CampaignChanged where it is another now.
        """
        return campaigning.update(self._allow(Action.MANAGE_CAMPAIGNS), Path(file), version)

    def edit_campaign(self, campaign_id: str, source: str, *, version: int) -> Campaign:
        """Take a changed text of a campaign's file; its guidelines and glossary stay. All or nothing.

        Raises BadCampaign with every fault by its key, and CampaignChanged where `version` is not the newest.
        """
        return campaigning.edit(self._allow(Action.MANAGE_CAMPAIGNS), campaign_id, source, version)

    def pause_campaign(self, campaign_id: str) -> OpenCampaign:
        """Nobody gets new items of it until it is resumed; what is on a screen may still be sent. Raises NotFound."""
        return campaigning.set_state(self._allow(Action.MANAGE_CAMPAIGNS), campaign_id, "paused")

    def resume_campaign(self, campaign_id: str) -> OpenCampaign:
        """Go on with a paused or closed campaign. Raises NotFound."""
        return campaigning.set_state(self._allow(Action.MANAGE_CAMPAIGNS), campaign_id, "open")

    def close_campaign(self, campaign_id: str) -> OpenCampaign:
        """End it: no new items; what still comes in is kept, marked late. Raises NotFound."""
        return campaigning.set_state(self._allow(Action.MANAGE_CAMPAIGNS), campaign_id, "closed")

    def campaigns(self) -> list[OpenCampaign]:
        """All campaigns, oldest first."""
        with self._allow(Action.SEE_WORK).store.read() as view:
            return campaigns_in(view)

    def campaign(self, campaign_id: str) -> OpenCampaign:
        """A reviewer is not told how often known items and repeats come, nor the seed that chooses them."""
        context = self._allow(Action.SEE_TERMS)
        with context.store.read() as view:
            found = known_campaign(context, view, campaign_id)
        if context.actor is None or context.actor.role != Role.REVIEWER:
            return found
        return replace(found, campaign=replace(found.campaign, gold_rate=0.0, repeat_rate=0.0, seed=0))

    def campaign_source(self, campaign_id: str) -> str:
        """The campaign file as it was read."""
        with self._allow(Action.SEE_WORK).store.read() as view:
            campaign_in(view, campaign_id)
            row = campaigns.find(view, campaign_id)
            return "" if row is None else row.source

    def rubric(self, rubric_hash: str) -> Rubric:
        """A rubric by the hash of its content."""
        context = self._allow(Action.SEE_TERMS)
        known = context.rubrics.get(rubric_hash)
        if known is not None:
            return known
        with context.store.read() as view:
            return rubric_of(context, view, rubric_hash)

    def import_file(
        self,
        file: str | Path,
        campaign: str,
        format: str = "auto",
        *,
        mapping: Mapping[str, str] | None = None,
        revise: bool = False,
        changes_task: bool = True,
        keep_good: bool = False,
        dry_run: bool = False,
        limits: intake.Limits = intake.LOCAL,
        progress: Progress = lambda rows: None,
    ) -> ImportReport:
        """Import prompts, outputs and judgments; all or nothing unless `keep_good`. See docs/guides/import.md.

        `mapping` makes fields from templates; `progress` is called with the number of rows after each chunk.
        Raises BadFile and NotFound; single bad rows are in `.rejected` with line, column and reason.
        """
        return importing.import_file(
            self._allow(Action.IMPORT),
            Path(file),
            campaign,
            format=format,
            mapping=mapping,
            revise=revise,
            changes_task=changes_task,
            keep_good=keep_good,
            dry_run=dry_run,
            limits=limits,
            progress=progress,
        )

    def assign(
        self, campaign: str, overlap: int | None = None, seed: int | None = None, *, dry_run: bool = False
    ) -> AssignReport:
        """Make items and slots for what was imported, `overlap` judgments each, in the order of `seed`."""
        return assigning.assign(self._allow(Action.ASSIGN), campaign, overlap=overlap, seed=seed, dry_run=dry_run)

    def status(self, campaign: str | None = None, ui_language: str = "en") -> list[reporting.CampaignStatus]:
        """How far each locale is, by whom, how fast, until when, for how much money, and what helps most.

        Names of locales are in `ui_language`.
        """
        return reporting.status(self._allow(Action.SEE_WORK), campaign, ui_language)

    def doctor(self) -> list[doctoring.Finding]:
        """Look at settings, integrity, the audit and the data sets; changes nothing."""
        return doctoring.doctor(self._allow(Action.READ_DATA))

    def backup(self, file: str | Path) -> Backup:
        """Write all that is needed to go on elsewhere into one new file, while people work. Raises Refused."""
        return safekeeping.backup(self._allow(Action.MANAGE_STAFF), Path(file))

    def copy_to(self, database_url: str, *, switch: bool = False) -> dict[str, int]:
        """Copy every row into another, empty database (SQLite or PostgreSQL); returns rows by table.

        With `switch` the workspace uses it from its next opening on. Nobody writes meanwhile. Raises Refused.
        """
        return safekeeping.copy_to(self._allow(Action.MANAGE_STAFF), database_url, switch=switch)

    def judged_items(self, campaign: str, locale: str, offset: int = 0, limit: int = 10) -> history.JudgedItems:
        """Items of a locale that have judgments, own or imported, with outputs, models and every judgment."""
        return history.judged_items(self._allow(Action.READ_DATA), campaign, locale, offset, limit)

    def dataset(
        self, name: str, campaign: str | None = None, *, history: bool = False, as_of: int | None = None
    ) -> pl.LazyFrame:
        """A data set, brought up to date first: `judgments`, `ratings` or `preferences`.

        `history` keeps superseded judgments; `as_of` is a number of the sequence.
        """
        from localize import datasets

        context = self._allow(Action.READ_DATA)
        datasets.refresh(context.store, context.settings.datasets)
        return datasets.read(context.settings.datasets, name, campaign=campaign, history=history, as_of=as_of)

    def export(
        self,
        campaign: str,
        format: str,
        out: str | Path,
        locales: Sequence[str] | None = None,
        *,
        votes: str = "majority",
        near: bool = False,
    ) -> Manifest:
        """Write one folder with files by locale, `excluded.jsonl` and `manifest.json`.

        `near`: judgments of the fallback tiers that the campaign opened vote too; each line says `match_tier`.
        """
        from localize import exporters

        context = self._allow(Action.READ_DATA)
        return exporters.export(
            context.store,
            context.settings.datasets,
            campaign=campaign,
            format=format,
            out=Path(out),
            locales=locales,
            votes=votes,
            near=near,
        )
