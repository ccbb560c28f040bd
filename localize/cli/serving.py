"""`localize init, serve, demo`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from localize.cli import output
from localize.cli.options import Json, folder_of
from localize.errors import BadSettings, said
from localize.workspace import Workspace

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
Port = Annotated[int, typer.Option(min=1, max=65535)]


def init(
    context: typer.Context,
    database: Annotated[str | None, typer.Option(help="a database URL; default: SQLite in the folder")] = None,
    json: Json = False,
) -> None:
    """Make a workspace: its folder, settings, secret and database."""
    folder = folder_of(context)
    with Workspace.create(folder, database):
        pass
    if json:
        output.answer({"workspace": folder.resolve()})
    else:
        output.line(f"{folder.resolve()} is ready. Next: `localize people add NAME --role coordinator`.")


def serve(
    context: typer.Context,
    host: Annotated[str, typer.Option(help="the address to listen on")] = "127.0.0.1",
    port: Port = 8501,
    behind_proxy: Annotated[
        bool, typer.Option(help="a proxy in front speaks TLS: other addresses are allowed")
    ] = False,
    json: Json = False,
) -> None:
    """Serve the pages of a workspace."""
    if host not in LOOPBACK and not behind_proxy:
        raise BadSettings(
            said("{host} is open to the network and speaks no TLS.", host=host),
            said("Put a proxy with TLS in front and add --behind-proxy, or listen on 127.0.0.1."),
        )
    folder = folder_of(context)
    with Workspace.open(folder):
        pass  # a workspace that cannot be opened is refused here, in words
    if json:
        output.answer({"workspace": folder.resolve(), "url": f"http://{host}:{port}"})
    else:
        output.line(f"The pages are at http://{host}:{port}. Ctrl+C ends this.")
    from localize.ui.server import run

    raise typer.Exit(run(folder, host, port, behind_proxy=behind_proxy))


def demo(
    context: typer.Context,
    port: Port = 8501,
    serve: Annotated[bool, typer.Option(help="open the pages when the workspace is ready")] = True,
    json: Json = False,
) -> None:
    """A workspace with real data and accounts for each role, then the pages; prints the sign-in links."""
    from localize.demo import accounts, ensure_demo

    folder = folder_of(context, "localize-demo")
    base_url = f"http://localhost:{port}"
    with ensure_demo(folder, base_url) as workspace:
        made = accounts(workspace)
    if json:
        output.answer({"workspace": folder.resolve(), "url": base_url, "people": made})
    else:
        _show(folder, made)
        if serve:
            output.line(f"\nThe pages are at {base_url}. Ctrl+C ends this.")
    if serve:
        from localize.ui.server import run

        raise typer.Exit(run(folder, "127.0.0.1", port))


def _show(folder: Path, made: list[dict[str, object]]) -> None:
    output.line(
        f"A workspace with real data is in {folder.resolve()}. Sign in with a link (it works once) or a code:\n"
    )
    for each in made:
        locales = ", ".join(str(tag) for tag in each["locales"]) if isinstance(each["locales"], dict) else ""
        output.line(f"{each['name']} · {each['role']} · {locales}")
        output.line(f"  {each['invitation']}    code {each['access_code']}")


def add_to(app: typer.Typer) -> None:
    app.command()(init)
    app.command()(serve)
    app.command()(demo)
