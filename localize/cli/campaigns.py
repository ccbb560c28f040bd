"""`localize campaign …`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from localize.campaign import Campaign
from localize.cli import output
from localize.cli.options import Json, opened
from localize.workspace.context import OpenCampaign

app = typer.Typer(no_args_is_help=True)


@app.command()
def create(context: typer.Context, file: Path, json: Json = False) -> None:
    """Make a campaign from its TOML file."""
    with opened(context) as workspace:
        campaign = workspace.create_campaign(file)
    _tell(campaign, "created", json)


@app.command()
def update(
    context: typer.Context,
    file: Path,
    version: Annotated[int | None, typer.Option(help="refuse where the campaign has another version by now")] = None,
    json: Json = False,
) -> None:
    """Take the changed file of a campaign, and its rubrics as they are now."""
    with opened(context) as workspace:
        campaign = workspace.update_campaign(file, version=version)
    _tell(campaign, "updated", json)


@app.command()
def pause(context: typer.Context, campaign_id: str, json: Json = False) -> None:
    """Give out no new items of a campaign until it is resumed."""
    with opened(context) as workspace:
        _tell_state(workspace.pause_campaign(campaign_id), json)


@app.command()
def resume(context: typer.Context, campaign_id: str, json: Json = False) -> None:
    """Go on with a paused or closed campaign."""
    with opened(context) as workspace:
        _tell_state(workspace.resume_campaign(campaign_id), json)


@app.command()
def close(context: typer.Context, campaign_id: str, json: Json = False) -> None:
    """End a campaign; judgments that still come in are kept, marked late."""
    with opened(context) as workspace:
        _tell_state(workspace.close_campaign(campaign_id), json)


def _tell_state(campaign: OpenCampaign, json: bool) -> None:
    if json:
        output.answer({"id": campaign.id, "state": campaign.state})
    else:
        output.line(f"{campaign.id} is {campaign.state}")


def _tell(campaign: Campaign, done: str, json: bool) -> None:
    if json:
        output.answer(campaign)
    else:
        output.line(f"{campaign.id} {done}: {campaign.title}")


@app.command("list")
def list_(context: typer.Context, json: Json = False) -> None:
    """All campaigns."""
    with opened(context) as workspace:
        every = [
            {"id": each.id, "title": each.campaign.title, "state": each.state, "version": each.version}
            for each in workspace.campaigns()
        ]
    if json:
        output.answer({"campaigns": every})
    else:
        output.table(["id", "state", "title"], [[each["id"], each["state"], each["title"]] for each in every])


@app.command()
def show(context: typer.Context, campaign_id: str, json: Json = False) -> None:
    """One campaign: its file, its state, the rubric content it pins."""
    with opened(context) as workspace:
        campaign = workspace.campaign(campaign_id)
        source = workspace.campaign_source(campaign_id)
    if json:
        document: dict[str, Any] = output.plain(campaign.campaign)
        output.answer(
            document
            | {"state": campaign.state, "version": campaign.version, "rubric_hashes": campaign.pins, "source": source}
        )
        return
    output.line(f"# {campaign.state}, version {campaign.version}")
    for rubric, content in campaign.pins.items():
        output.line(f"# {rubric} {content[:12]}")
    output.line(source.rstrip())
