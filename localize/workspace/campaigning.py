"""Campaigns: made from a file, changed by a newer one, paused and closed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from localize.campaign import Campaign, parse_campaign
from localize.campaign.glossary import parse_glossary
from localize.errors import BadCampaign, BadFile, CampaignChanged, Problem, Refused, said
from localize.rubric import find_rubrics
from localize.store import Writing, campaigns, guidelines
from localize.store.items import forget_cursors
from localize.store.retiring import bring_forward, close_other_majors, mark_expert_slots
from localize.workspace.context import Context, OpenCampaign, campaign_in, rubric_on_shelf
from localize.workspace.pay_terms import rate_faults

GUIDELINES_MAX_CHARS = 100_000


def create(context: Context, file: Path) -> Campaign:
    source, text, glossary, campaign = _read(file)
    with context.store.write(context.actor_id) as tx:
        if campaigns.find(tx, campaign.id) is not None:
            raise Refused(
                said("There is a campaign {campaign} already.", campaign=campaign.id),
                said("Use `localize campaign update FILE.toml`, or give the new one another id."),
            )
        campaigns.add(tx, campaign.id, source, text, glossary)
        guidelines.keep(tx, campaign.id, text)
        _pin(context, tx, campaign)
    return campaign


def update(context: Context, file: Path, version: int | None = None) -> Campaign:
    """Take a changed campaign file, and the rubrics as they are on the shelf now.

    With the `version` that the change began from, raises CampaignChanged where it is another now.
    """
    source, text, glossary, campaign = _read(file)
    return _change(context, campaign, source, text, glossary, version)


def edit(context: Context, campaign_id: str, source: str, version: int) -> Campaign:
    """Take a changed text of a campaign file; the guidelines and the glossary that it names stay as they are.

    Raises BadCampaign with every fault, CampaignChanged, and Refused where it names a file that is not here.
    """
    campaign = parse_campaign(source)
    if campaign.id != campaign_id:
        raise Refused(
            said("The id of a campaign cannot change: {campaign}.", campaign=campaign_id),
            said("Make another campaign from a file of its own."),
        )
    with context.store.read() as view:
        before = campaign_in(view, campaign_id).campaign
        row = campaigns.find(view, campaign_id)
    assert row is not None
    for named, known in ((campaign.guidelines, before.guidelines), (campaign.glossary, before.glossary)):
        if named is not None and known is None:
            raise Refused(
                said("The campaign file names {file}, which is not here.", file=named),
                said("Hand in the campaign file together with this file."),
            )
    text = "" if campaign.guidelines is None else row.guidelines
    glossary = "" if campaign.glossary is None else row.glossary
    return _change(context, campaign, source, text, glossary, version)


def _change(
    context: Context, campaign: Campaign, source: str, text: str, glossary: str, version: int | None
) -> Campaign:
    with context.store.write(context.actor_id) as tx:
        before = campaign_in(tx, campaign.id).campaign
        _check_version(tx, campaign.id, version)
        if before.source_locale != campaign.source_locale:
            raise Refused(
                said("The source locale of a campaign cannot change."),
                said("Make another campaign for the new source."),
            )
        campaigns.change(tx, campaign.id, source, text, glossary)
        guidelines.keep(tx, campaign.id, text)
        _pin(context, tx, campaign)
        for review in campaign.reviews:
            close_other_majors(tx, campaign.id, review.rubric, rubric_on_shelf(context, review.rubric).major)
        mark_expert_slots(tx, campaign.id, campaign.expert_domains)
        if campaign.priority and campaign.priority != before.priority:
            bring_forward(tx, campaign.id, campaign.priority)
        forget_cursors(tx, campaign.id)
    return campaign


def _check_version(tx: Writing, campaign_id: str, version: int | None) -> None:
    now = campaigns.find(tx, campaign_id)
    if version is not None and now is not None and now.version != version:
        who = campaigns.changed_by(tx, campaign_id) or said("whoever runs this machine")
        raise CampaignChanged(who, now.source, now.version)


def set_state(context: Context, campaign_id: str, state: str) -> OpenCampaign:
    """Pausing and closing take nothing away: what is open on somebody's screen stays theirs, and may be sent."""
    with context.store.write(context.actor_id) as tx:
        campaign_in(tx, campaign_id)
        campaigns.set_state(tx, campaign_id, state)
        return campaign_in(tx, campaign_id)


def _read(file: Path) -> tuple[str, str, str, Campaign]:
    """The campaign file, its guidelines, its glossary, and what the first says."""
    try:
        source = file.read_text(encoding="utf-8-sig")
        campaign = parse_campaign(source)
        text = _beside(file, campaign.guidelines)[:GUIDELINES_MAX_CHARS]
        glossary = _beside(file, campaign.glossary)
    except FileNotFoundError as fault:
        raise BadFile(said("There is no file {file}.", file=fault.filename), said("Check the path.")) from None
    except (UnicodeDecodeError, OSError) as fault:
        raise BadFile(
            said("{file} cannot be read: {fault}.", file=file, fault=fault), said("Save it as a UTF-8 text.")
        ) from None
    if "\0" in text:
        raise BadFile(said("The guidelines hold a NUL, which cannot be stored."), said("Save them as a UTF-8 text."))
    if glossary:
        parse_glossary(glossary)
    return source, text, glossary, campaign


def _beside(file: Path, name: str | None) -> str:
    """The text of a file that the campaign file names."""
    return "" if name is None else (file.parent / name).read_text(encoding="utf-8-sig")


def _pin(context: Context, tx: Writing, campaign: Campaign) -> None:
    _fits(rate_faults(campaign.rates, find_rubrics(context.settings.rubrics)))
    for number, review in enumerate(campaign.reviews, 1):
        rubric = rubric_on_shelf(context, review.rubric)
        problems = []
        if rubric.unit != review.unit:
            what = said("the rubric {rubric} judges the unit {unit}", rubric=rubric.id, unit=rubric.unit)
            problems.append(Problem("C005", f"review {number}.unit", what))
        if review.profile is not None and review.profile not in rubric.profiles:
            known = ", ".join(rubric.profiles) or "-"
            what = said("the rubric {rubric} has these profiles: {known}", rubric=rubric.id, known=known)
            problems.append(Problem("C006", f"review {number}.profile", what))
        if rubric.wellbeing is not None and rubric.wellbeing.support_link_required and campaign.support_link is None:
            what = said("is missing: the rubric {rubric} asks for a place where people find help", rubric=rubric.id)
            problems.append(Problem("C008", "support_link", what))
        _fits(problems)
        keep_and_pin(tx, campaign.id, rubric.id, rubric.version, rubric.hash, rubric.source_text)


def _fits(problems: Sequence[Problem]) -> None:
    if problems:
        raise BadCampaign(
            said("The campaign does not fit its rubrics: {problems}.", problems="; ".join(map(str, problems))),
            said("Mend these keys and try again."),
        )


def keep_and_pin(tx: Writing, campaign_id: str, rubric_id: str, version: str, content: str, source: str) -> None:
    campaigns.keep_rubric(tx, content, rubric_id, version, source)
    campaigns.pin(tx, campaign_id, rubric_id, content)
