"""`localize messages …`"""

from __future__ import annotations

from typing import Annotated

import typer

from localize.cli import output
from localize.cli.options import Json, opened
from localize.workspace.messaging import MessageId

app = typer.Typer(no_args_is_help=True)


@app.command()
def send(
    context: typer.Context,
    text: str,
    campaign: Annotated[str, typer.Option(help="the campaign's id")],
    locale: Annotated[str | None, typer.Option(help="only to those who may judge this locale; default: all")] = None,
    json: Json = False,
) -> None:
    """Write to all who may judge in a campaign; they see it until they say that they have read it."""
    with opened(context) as workspace:
        message = workspace.send_message(campaign, text, locale)
    if json:
        output.answer(message)
    else:
        output.line(f"sent to {message.people} people, id {message.id}")


@app.command("list")
def list_(
    context: typer.Context,
    campaign: Annotated[str | None, typer.Option(help="one campaign; default: all")] = None,
    json: Json = False,
) -> None:
    """What was sent, the newest first, and how many have read it."""
    with opened(context) as workspace:
        sent = workspace.messages(campaign)
    if json:
        output.answer({"messages": sent})
        return
    rows = [
        [
            each.at.date(),
            each.campaign,
            each.locale or "all",
            f"{each.read} of {each.people}",
            "taken back" if each.ended_at else "",
            each.text,
            each.id,
        ]
        for each in sent
    ]
    output.table(["day", "campaign", "locale", "read by", "", "text", "id"], rows)


@app.command("take-back")
def take_back(context: typer.Context, message_id: str, json: Json = False) -> None:
    """Nobody is shown it any more."""
    with opened(context) as workspace:
        message = workspace.take_back_message(MessageId(message_id))
    if json:
        output.answer(message)
    else:
        output.line(f"{message.id} is taken back; {message.read} of {message.people} had read it")
