"""What only a browser shows: an alert comes to a page that is open, by itself; a message is read once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from building import CAMPAIGN, row
from playwright.sync_api import Browser, Page, expect
from real_server import RealServer

from localize import Workspace
from localize.records import PersonId
from localize.ui.parts.alerts import LOOK_AGAIN_SECONDS

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("pages")]

GRAVE = {
    "response_type": "complied",
    "harm_scope": "global",
    "harm_category": ["violence"],
    "severity": {"value": 4, "comment": "Somebody could die."},
}
TEXT = "Please read [this](https://evil.example) **now**"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[RealServer, PersonId, str, str]]:
    """A safety campaign: Ana, who may judge there, and links for a coordinator and for her."""
    folder = tmp_path / "workspace"
    running = RealServer(folder)
    with Workspace.create(folder) as workspace:
        file = tmp_path / "spring.toml"
        help_ = 'support_link = "https://help.example/now"'
        file.write_text(
            CAMPAIGN.format(
                id="spring", locales="[]", overlap=1, unit="output", rubric="safety-local-global", more=help_, review=""
            ),
            "utf-8",
        )
        workspace.create_campaign(file)
        lines = tmp_path / "rows.jsonl"
        lines.write_text("".join(json.dumps(row(n)) + "\n" for n in range(2)), "utf-8")
        workspace.import_file(lines, "spring")
        workspace.assign("spring")
        ana = workspace.add_person("Ana", locales={"es-MX": "native"}, ui_language="en")
        workspace.consent("harmful-content", ana.id)
        boss = workspace.add_person("Nadia", role="coordinator", ui_language="en")
        links = [workspace.invite(each.id).rsplit("/", 1)[1] for each in (boss, ana)]
    running.start()
    yield running, ana.id, *(f"{running.url}/join/{each}" for each in links)
    running.kill()


def test_an_alert_comes_to_an_open_page_and_a_message_to_a_reviewer(
    page: Page, browser: Browser, site: tuple[RealServer, PersonId, str, str], tmp_path: Path
) -> None:
    running, ana, boss_link, ana_link = site
    page.goto(boss_link)
    page.locator("button").click()
    page.goto(f"{running.url}/questions")
    page.get_by_role("tab", name="Messages").click()
    field = page.get_by_label("Your message")
    field.fill("half a sen")  # being typed while the alert comes
    assert page.get_by_text("alert that nobody has seen").count() == 0
    with Workspace.open(running.folder) as workspace:
        item = workspace.next_item(ana)
        assert item is not None
        workspace.submit(item.assignment_id, GRAVE)
    strip = page.get_by_text(re.compile("1 alert that nobody has seen"))
    expect(strip).to_be_visible(timeout=(LOOK_AGAIN_SECONDS + 15) * 1000)
    assert field.input_value() == "half a sen"
    field.fill(TEXT)
    page.get_by_role("button", name="Send the message").click()
    expect(page.get_by_text("Read by 0 of 1")).to_be_visible()
    page.get_by_role("link", name="See the alerts").click()
    page.get_by_role("button", name="I have seen it").click()
    expect(page.get_by_text("Seen by Nadia")).to_be_visible()
    expect(strip).to_have_count(0, timeout=(LOOK_AGAIN_SECONDS + 15) * 1000)

    beside = browser.new_context(viewport={"width": 390, "height": 800})
    theirs = beside.new_page()
    theirs.goto(ana_link)
    theirs.locator("button").click()
    expect(theirs.get_by_text(TEXT)).to_be_visible()
    assert theirs.locator("a[href*='evil']").count() == 0
    theirs.get_by_role("button", name="I have read it").click()
    expect(theirs.get_by_text(TEXT)).to_have_count(0)
    assert theirs.evaluate("document.documentElement.scrollWidth <= innerWidth")
    beside.close()
