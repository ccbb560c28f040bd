"""`Workspace`: what people do, one method each. The Python API, and what pages and commands call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self
from uuid import uuid4

from localize import intake
from localize.campaign import Campaign
from localize.errors import Forbidden, Said
from localize.records import AssignmentId, Draft, Frame, Judgment, Person, PersonId, ReviewItem
from localize.rubric.model import Rubric
from localize.settings import Settings, create_settings, read_settings
from localize.store import Store, campaigns, people
from localize.store.transactions import Clock, utc_now
from localize.workspace import (
    access,
    assigning,
    campaigning,
    history,
    importing,
    peopling,
    reporting,
    reviewing,
    submitting,
)
from localize.workspace.assigning import AssignReport
from localize.workspace.authorize import Action, authorize
from localize.workspace.context import Context, OpenCampaign, campaign_in, campaigns_in, rubric_of
from localize.workspace.importing import ImportReport, Progress

if TYPE_CHECKING:  # Polars takes a third of a second to load; an import does not need it
    import polars as pl

    from localize.exporters import Manifest


class Workspace:
    """A folder with its database, rubrics and data sets. Thread-safe; open one per process.

    Unbound it is the local operator; `acting_as(person)` is the same face bound to somebody, which asks `authorize`.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    # --- opening -----------------------------------------------------------------------------------------------------

    @classmethod
    def create(cls, path: str | Path, database_url: str | None = None, *, clock: Clock = utc_now) -> Self:
        """Make a workspace folder and its database. Raises BadSettings where there is one."""
        return cls._with(create_settings(Path(path), database_url), clock)

    @classmethod
    def open(cls, path: str | Path, *, clock: Clock = utc_now) -> Self:
        """Open a workspace folder; an older database is upgraded. Raises BadSettings."""
        return cls._with(read_settings(Path(path)), clock)

    @classmethod
    def _with(cls, settings: Settings, clock: Clock) -> Self:
        return cls(Context(Store.open(settings.database, clock=clock), settings))

    def close(self) -> None:
        self._context.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def acting_as(self, person_id: PersonId) -> Self:
        """The same workspace bound to a person: every method asks whether they may. Raises NotFound."""
        return type(self)(replace(self._context, actor=access.person_in(self._context, person_id)))

    @property
    def actor(self) -> Person | None:
        return self._context.actor

    @property
    def settings(self) -> Settings:
        return self._context.settings

    def _allow(self, action: Action, owner: PersonId | None = None) -> Context:
        authorize(self._context.actor, action, owner)
        return self._context

    # --- people ------------------------------------------------------------------------------------------------------

    def add_person(
        self,
        name: str,
        *,
        role: str = "reviewer",
        locales: Mapping[str, str] | None = None,
        domains: Sequence[str] = (),
        ui_language: str | None = None,
    ) -> Person:
        """Add somebody. `locales` maps tags to `native`, `near-native` or `learned`; `.access_code` is shown once."""
        context = self._allow(Action.MANAGE_REVIEWERS if role == "reviewer" else Action.MANAGE_STAFF)
        return peopling.add(context, name, role=role, locales=locales or {}, domains=domains, ui_language=ui_language)

    def people(self) -> list[Person]:
        """Everybody who can sign in, oldest first."""
        with self._allow(Action.SEE_PEOPLE).store.read() as view:
            return people.every(view)

    def person(self, person_id: PersonId) -> Person:
        own = self._context.actor is not None and self._context.actor.id == person_id
        return access.person_in(self._allow(Action.SEE_OWN if own else Action.SEE_PEOPLE, person_id), person_id)

    def declare(self, person_id: PersonId, locales: Mapping[str, str], domains: Sequence[str] = ()) -> Person:
        """Replace the locales and domains of a person."""
        return peopling.declare(self._allow(Action.MANAGE_REVIEWERS), person_id, locales, domains)

    def renew_code(self, person_id: PersonId) -> Person:
        """A new access code; the old one and all sessions of the person end."""
        return peopling.renew_code(self._allow_for_account(person_id), person_id)

    def invite(self, person_id: PersonId) -> str:
        """A link that signs the person in, once; an earlier unused one ends."""
        return access.invite(self._allow_for_account(person_id), person_id)

    def _allow_for_account(self, person_id: PersonId) -> Context:
        """Who can open an account can act as it: a coordinator only opens those of reviewers."""
        role = access.person_in(self._context, person_id).role
        return self._allow(Action.MANAGE_REVIEWERS if role == "reviewer" else Action.MANAGE_STAFF)

    def set_ui_language(self, person_id: PersonId, language: str) -> None:
        with self._allow(Action.SEE_OWN, person_id).store.write(person_id) as tx:
            people.set_ui_language(tx, person_id, language)

    # --- the door: nobody is signed in yet ---------------------------------------------------------------------------

    def sign_in(self, code: str) -> str | None:
        """A session token for a right access code, else None."""
        return access.sign_in(self._context, code)

    def invited(self, token: str) -> Person | None:
        """Who an invitation link is for, while it works."""
        return access.invited(self._context, token)

    def accept_invitation(self, token: str) -> str | None:
        """Exchange an invitation for a session token; None when it was used, replaced or is too old."""
        return access.accept(self._context, token)

    def session_person(self, token: str) -> Person | None:
        """Who a session belongs to, while it lasts."""
        return access.session_person(self._context, token)

    def sign_out(self, token: str) -> None:
        access.sign_out(self._context, token)

    # --- campaigns ---------------------------------------------------------------------------------------------------

    def create_campaign(self, file: str | Path) -> Campaign:
        """Make a campaign from its TOML file and pin the rubrics it names."""
        return campaigning.create(self._allow(Action.MANAGE_CAMPAIGNS), Path(file))

    def update_campaign(self, file: str | Path) -> Campaign:
        """Take the changed file of a campaign, and its rubrics as they are now."""
        return campaigning.update(self._allow(Action.MANAGE_CAMPAIGNS), Path(file))

    def campaigns(self) -> list[OpenCampaign]:
        """All campaigns, oldest first."""
        with self._allow(Action.SEE_WORK).store.read() as view:
            return campaigns_in(view)

    def campaign(self, campaign_id: str) -> OpenCampaign:
        with self._allow(Action.SEE_TERMS).store.read() as view:
            return campaign_in(view, campaign_id)

    def campaign_source(self, campaign_id: str) -> str:
        """The campaign file as it was read."""
        with self._allow(Action.SEE_WORK).store.read() as view:
            campaign_in(view, campaign_id)
            row = campaigns.find(view, campaign_id)
            return "" if row is None else row.source

    def rubric(self, rubric_hash: str) -> Rubric:
        """A rubric by the hash of its content."""
        return rubric_of(self._allow(Action.SEE_TERMS), rubric_hash)

    # --- the way of the data -----------------------------------------------------------------------------------------

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
        """Counts by locale."""
        return reporting.status(self._allow(Action.SEE_WORK), campaign, ui_language)

    def doctor(self) -> list[reporting.Finding]:
        """Look at settings and integrity; changes nothing."""
        return reporting.doctor(self._allow(Action.READ_DATA))

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
    ) -> Manifest:
        """Write one folder with files by locale, `excluded.jsonl` and `manifest.json`."""
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
        )

    # --- reviewing ---------------------------------------------------------------------------------------------------

    def next_item(self, person_id: PersonId | None = None, campaign: str | None = None) -> ReviewItem | None:
        """The person's live assignment, else the first item they may judge, held for two hours; else None."""
        person = self._person(person_id)
        return reviewing.next_item(self._allow(Action.REVIEW, person), person, campaign)

    def item(self, assignment_id: AssignmentId) -> ReviewItem:
        """An assignment as it was handed out."""
        return reviewing.item_of(self._context, assignment_id)

    def draft(self, assignment_id: AssignmentId) -> Draft | None:
        return reviewing.draft(self._context, assignment_id)

    def save_draft(self, assignment_id: AssignmentId, ratings: Mapping[str, Any], revision: int | None = None) -> Draft:
        """Keep unsubmitted ratings (as shown) and renew the lease.

        A `revision` not above the kept one comes from a window that fell behind: its text is kept as `.older`.
        """
        return reviewing.save_draft(self._context, assignment_id, ratings, revision)

    def submit(
        self,
        assignment_id: AssignmentId,
        ratings: Mapping[str, Any],
        key: str | None = None,
        *,
        ui_lang: str | None = None,
        rubric_lang: str | None = None,
        frame: Frame | None = None,
    ) -> Judgment:
        """Store the judgment of an assignment. Ratings are as shown: {criterion: value or {value, comment, state}}.

        The same key again gives the same judgment and writes nothing. Raises BadRatings naming each criterion.
        """
        shown = submitting.Shown(ui_lang, rubric_lang, frame)
        return submitting.submit(self._context, assignment_id, ratings, str(key or uuid4()), shown)

    def skip(self, assignment_id: AssignmentId, reason: str, comment: str | None = None) -> None:
        """Give an item back: `not_my_field`, `not_my_region`, `upsetting`, `broken` or `other`."""
        reviewing.skip(self._context, assignment_id, reason, comment)

    def progress(self, assignment_id: AssignmentId) -> tuple[int, int]:
        """(items judged, items there are) for the person, where this assignment belongs."""
        return reviewing.progress(self._context, assignment_id)

    def why_empty(self, person_id: PersonId | None = None) -> Said:
        """Why there is no next item, in words."""
        person = self._person(person_id)
        return reviewing.why_empty(self._allow(Action.SEE_OWN, person), person)

    def _person(self, person_id: PersonId | None) -> PersonId:
        if person_id is None and self._context.actor is not None:
            return self._context.actor.id
        if person_id is None:
            raise Forbidden
        return person_id
