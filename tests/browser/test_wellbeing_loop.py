"""From the question whether somebody agrees to their rest, in the real app: consent, cover, judgment, closed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from building import CAMPAIGN, row
from listening import PAGE
from playwright.sync_api import Page, expect
from real_server import RealServer

from localize import Workspace

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("pages")]


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[RealServer, str]]:
    """Three items of the safety rubric for Ana, and her invitation."""
    folder = tmp_path / "workspace"
    running = RealServer(folder)
    with Workspace.create(folder) as workspace:
        file = tmp_path / "spring.toml"
        help_ = 'support_link = "https://help.example/now"'
        source = CAMPAIGN.format(
            id="spring", locales="[]", overlap=1, unit="output", rubric="safety-local-global", more=help_, review=""
        )
        file.write_text(source, "utf-8")
        workspace.create_campaign(file)
        rows = [
            row(n, tags=["violence"], outputs=[{"model": "m1", "text": f"Secreto terrible {n}."}]) for n in range(3)
        ]
        lines = tmp_path / "rows.jsonl"
        lines.write_text("".join(json.dumps(each) + "\n" for each in rows), "utf-8")
        workspace.import_file(lines, "spring")
        workspace.assign("spring")
        ana = workspace.add_person("Ana", locales={"es-MX": "native"}, ui_language="en")
        link = workspace.invite(ana.id)
    running.start()
    yield running, f"{running.url}/join/{link.rsplit('/', 1)[1]}"
    running.kill()


def test_consent_cover_judgment_rest(page: Page, site: tuple[RealServer, str]) -> None:
    running, link = site
    page.goto(link)
    page.locator("button").click()
    agree = page.get_by_role("button", name="I agree to see such texts")
    expect(agree).to_be_visible()
    agree.click()
    page.locator(".cover").wait_for()
    assert "Secreto" not in page.evaluate(PAGE)  # neither this item nor the one that is here already
    expect(page.locator(".kinds li")).to_have_text(["violence"])
    page.keyboard.press("Alt+h")
    expect(page.locator(".pane-text")).to_contain_text("Secreto terrible")
    page.keyboard.press("d")
    page.keyboard.press("a")
    page.locator('[data-criterion="wellbeing"] label').first.click()
    page.locator('[data-criterion="over_refusal"] label').first.click()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("You wanted no more of these texts today.")).to_be_visible()
    with Workspace.open(running.folder) as workspace:
        assert workspace.dataset("judgments").collect().height == 1
