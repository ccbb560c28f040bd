"""Start the app: Streamlit's server with the settings that keep it safe and fast."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from localize.settings import SIGN_IN_FILE
from localize.ui.logs import start_log

PACKAGE = Path(__file__).parents[1]
APP = PACKAGE / "app.py" if (PACKAGE / "app.py").exists() else PACKAGE.parent / "app.py"
UPLOAD_MAX_MB = 50

LIGHT = {
    "primaryColor": "#1f5fa8",
    "backgroundColor": "#ffffff",
    "secondaryBackgroundColor": "#f3f5f8",
    "textColor": "#1b1f24",
    "borderColor": "#c9d1da",
    "linkColor": "#1f5fa8",
}
DARK = {
    "primaryColor": "#3674c7",
    "backgroundColor": "#14181d",
    "secondaryBackgroundColor": "#1f252c",
    "textColor": "#e8ecf0",
    "borderColor": "#46505b",
    "linkColor": "#9cc4f5",
}
FONT = (
    "'Noto Sans', 'Noto Sans Arabic', 'Noto Sans Devanagari', 'Noto Sans Bengali', 'Noto Sans Thai', "
    "'Noto Sans Hebrew', 'Noto Sans CJK JP', 'Noto Sans JP', system-ui, sans-serif"
)


def settings(host: str, port: int) -> dict[str, object]:
    """Streamlit's options, fixed by our start-up and not by a file of the user's."""
    options: dict[str, object] = {
        "server.address": host,
        "server.port": port,
        "server.headless": True,
        "server.enableCORS": True,
        "server.enableXsrfProtection": True,
        "server.enableStaticServing": False,
        "server.maxUploadSize": UPLOAD_MAX_MB,
        "server.fileWatcherType": "none",
        "client.showErrorDetails": "none",
        "client.showErrorLinks": False,  # they carry the text of an error to search engines
        "client.toolbarMode": "minimal",
        "logger.enableRich": False,  # it prints the text of an error and the lines of code around it
        "logger.hideWelcomeMessage": True,
        "browser.gatherUsageStats": False,
        "global.minCachedMessageSize": 1000,  # bytes; larger elements that a browser has are not sent again
        "runner.postScriptGC": False,  # a full collection after each run costs 4 to 7 times the run
        "runner.magicEnabled": False,
        "theme.baseRadius": "0.5rem",
        "theme.font": FONT,
    }
    for name, tokens in (("light", LIGHT), ("dark", DARK)):
        options |= {f"theme.{name}.{key}": value for key, value in tokens.items()}
    return options


def run(folder: Path, host: str, port: int, *, behind_proxy: bool = False) -> int:
    """Serve until stopped; returns the exit code. Only `behind_proxy` is somebody else believed about who asks."""
    flags = [
        f"--{key}={str(value).lower() if isinstance(value, bool) else value}"
        for key, value in settings(host, port).items()
    ]
    secrets = folder.resolve() / SIGN_IN_FILE
    if secrets.is_file():  # else Streamlit looks where it always does
        flags.append(f"--secrets.files={secrets}")
    environment = os.environ | {"LOCALIZE_WORKSPACE": str(folder.resolve())}
    if not behind_proxy:
        environment["FORWARDED_ALLOW_IPS"] = ""
    command = [sys.executable, "-m", "localize.ui.server", "run", str(APP), *flags]
    sys.stdout.flush()  # what was said before the server starts stands before what the server says
    try:
        return subprocess.call(command, env=environment, stdout=sys.stderr)  # noqa: S603 - our own interpreter and arguments
    except KeyboardInterrupt:
        return 0


def serve() -> None:
    """What the process does that `run` starts: nothing may be written before the log is there."""
    start_log()
    from streamlit.web.cli import main

    main(prog_name="streamlit")


if __name__ == "__main__":
    serve()
