"""Make the screenshots of README and guides from the running app: a fresh demo workspace, a real Chromium.

    python docs/screenshots.py [NAME …]     all, or only those named (review-ja, board, …)

The browser is the one of the variable CHROMIUM, else /usr/bin/chromium.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urljoin
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Browser, Page, TimeoutError, ViewportSize, sync_playwright

from localize import Workspace
from localize.demo import ensure_demo
from localize.records import PersonId

HERE = Path(__file__).parent / "screenshots"
DESKTOP = ViewportSize(width=1280, height=800)
PHONE = ViewportSize(width=390, height=844)
START_SECONDS, WAIT_MS = 60, 30_000
MOST_BYTES = 200_000
ALIKE = 20
"""Two answers that begin with so many equal characters look the same on a picture."""
COLOURS = (256, 128, 64, 32)
"""Of the palette, tried in turn until the file is small enough."""
TO_IMPORT = """\
prompt_id,locale,prompt,output:model-a,output:model-b
tea,fr-FR,Comment prépare-t-on le thé ?,"Faites chauffer l'eau, sans la faire bouillir.",Mettez un sachet dans l'eau.
lunch,fr-CA,Que veut dire « dîner » ici ?,"Au Québec, c'est le repas de midi.",C'est le repas du soir.
breakfast,fr,Que mange-t-on le matin ?,Du pain et du café.,Des céréales.
"""


@dataclass(frozen=True)
class Shot:
    """One picture: who looks, in which window, and what is done on the page before it is taken.

    `campaign` is where a reviewer's first item comes from.
    """

    name: str
    person: str
    window: ViewportSize
    ready: Callable[[Page], None]
    campaign: str | None = None


def _sheet(page: Page) -> None:
    page.locator(".question").first.wait_for(timeout=WAIT_MS)


def _board(page: Page) -> None:
    _open(page, "Board")
    _choose_campaign(page, "demo-answers")


def _tests(page: Page) -> None:
    page.goto(urljoin(page.url, "/tests"))
    page.get_by_role("heading", level=1, name="Tests").wait_for(timeout=WAIT_MS)
    _rest(page)


def _import(page: Page) -> None:
    _open(page, "Import")
    _choose_campaign(page, "demo-answers")
    page.locator("input[type=file]").set_input_files(
        {"name": "french.csv", "mimeType": "text/csv", "buffer": TO_IMPORT.encode()}
    )
    page.get_by_role("heading", name="What is in the file").wait_for(timeout=WAIT_MS)
    _rest(page)
    page.get_by_role("heading", name="What is in the file").evaluate("it => it.scrollIntoView({ block: 'start' })")


def _export(page: Page) -> None:
    _open(page, "Export")
    _choose_campaign(page, "demo-answers")
    page.get_by_text("Preference pairs").first.click()
    _rest(page)
    page.get_by_role("button", name="Prepare").click()
    page.get_by_role("button", name="Download (ZIP)").wait_for(timeout=WAIT_MS)
    _rest(page)
    page.get_by_role("button", name="Prepare").evaluate("it => it.scrollIntoView({ block: 'start' })")


def _open(page: Page, title: str) -> None:
    page.goto(urljoin(page.url, f"/{title.lower()}"))
    page.get_by_role("heading", level=1, name=title).wait_for(timeout=WAIT_MS)
    _rest(page)


def _choose_campaign(page: Page, campaign: str) -> None:
    page.get_by_role("combobox", name="Campaign").first.click()
    page.get_by_role("option", name=campaign).click()
    _rest(page)


def _rest(page: Page) -> None:
    """Streamlit has finished the run that a click began, and the browser has drawn it."""
    page.wait_for_timeout(300)
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for(timeout=WAIT_MS)
    page.evaluate("() => document.fonts.ready.then(() => true)")
    page.wait_for_timeout(300)


SHOTS = (
    Shot("review-en", "Grace", DESKTOP, _sheet, "demo-answers"),
    Shot("review-ar", "Amal", DESKTOP, _sheet, "demo-culture"),
    Shot("review-hi", "Ravi", DESKTOP, _sheet, "demo-prompts"),
    Shot("review-ja", "Yuki", DESKTOP, _sheet, "demo-answers"),
    Shot("review-ar-phone", "Amal", PHONE, _sheet, "demo-culture"),
    Shot("review-ja-phone", "Yuki", PHONE, _sheet, "demo-answers"),
    Shot("board", "Nadia", DESKTOP, _board),
    Shot("tests-fr", "Chloé", DESKTOP, _tests),
    Shot("import", "Nadia", DESKTOP, _import),
    Shot("export", "Nadia", DESKTOP, _export),
)


def _hold(workspace: Workspace, person_id: PersonId, campaign: str) -> None:
    """Hand out an item whose answers can be told apart at a glance."""
    item = workspace.next_item(person_id, campaign=campaign)
    while item is not None and len({text[:ALIKE] for text in item.outputs}) < len(item.outputs):
        workspace.skip(item.assignment_id, "other")
        item = workspace.next_item(person_id, campaign=campaign)


def prepared(folder: Path, base: str, shots: tuple[Shot, ...]) -> dict[str, str]:
    """A demo workspace in which each reviewer holds an item of the wanted campaign; a fresh link for each shot."""
    with ensure_demo(folder, base) as workspace:
        ids = {person.name: person.id for person in workspace.people()}
        for shot in shots:
            if shot.campaign is not None:
                _hold(workspace, ids[shot.person], shot.campaign)
        return {person: workspace.invite(ids[person]) for person in {shot.person for shot in shots}}


@contextmanager
def served(folder: Path, port: int) -> Iterator[None]:
    """The app over a workspace, until the block ends."""
    command = [sys.executable, "-c", "from localize.cli import main; main()"]
    command += ["--workspace", str(folder), "serve", "--port", str(port)]
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
    try:
        _wait_for(f"http://localhost:{port}/api/health", server)
        yield
    finally:
        os.killpg(server.pid, 15)
        server.wait(20)


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            with urlopen(address, timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.3)
    raise SystemExit("The app did not start.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _take(browser: Browser, shots: list[Shot], link: str, base: str) -> None:
    """All pictures of one person: signed in once, by the button of the invitation."""
    context = browser.new_context(viewport=shots[0].window)
    page = context.new_page()
    page.set_default_timeout(WAIT_MS)
    page.goto(link)
    page.locator("form button").click()
    page.wait_for_url(f"{base}/")
    for shot in shots:
        page.set_viewport_size(shot.window)
        page.goto(base)
        try:
            shot.ready(page)
        except TimeoutError as late:
            raise SystemExit(f"{shot.name}: the page did not come to rest: {late}") from None
        _rest(page)
        size = _save(page.screenshot(), HERE / f"{shot.name}.png")
        print(f"{shot.name}.png {size // 1000} kB")
    context.close()


def _save(picture: bytes, path: Path) -> int:
    """With a palette: screens have few colours, and the repository stays small."""
    image = Image.open(BytesIO(picture)).convert("RGB")
    for colours in COLOURS:
        image.quantize(colours, dither=Image.Dither.NONE).save(path, optimize=True)
        if path.stat().st_size < MOST_BYTES:
            break
    return path.stat().st_size


def main() -> int:
    wanted = set(sys.argv[1:])
    shots = tuple(shot for shot in SHOTS if not wanted or shot.name in wanted)
    if wanted - {shot.name for shot in shots}:
        print(f"Pictures: {', '.join(shot.name for shot in SHOTS)}")
        return 2
    HERE.mkdir(exist_ok=True)
    port = _free_port()
    base = f"http://localhost:{port}"
    with TemporaryDirectory(prefix="localize-docs-") as place:
        folder = Path(place) / "workspace"
        links = prepared(folder, base, shots)
        with served(folder, port), sync_playwright() as driver:
            browser = driver.chromium.launch(
                executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
                args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
            )
            for person, link in links.items():
                _take(browser, [shot for shot in shots if shot.person == person], link, base)
            browser.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
